//! What a `match` on a value of the row looks like to the compiler.

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, Utc};
use rust_decimal::Decimal;
use uuid::Uuid;

use super::Val;
use super::compare::same;
use super::option::is_null;
use crate::expr::{Connective, Literal, Node, Value};
use crate::table::{ColumnType, Json, Scalar};

/// The type whose patterns match values of a column of this type.
pub trait Patterned {
    /// `&str` for a `String`, else the type itself.
    type Pattern;
    /// The names that an enum knows; `None` for any other type.
    const NAMES: Option<&'static [&'static str]> = None;
}

macro_rules! patterns {
    ($($ty:ty => $pattern:ty;)*) => {$(
        impl Patterned for $ty {
            type Pattern = $pattern;
        }
    )*};
}

patterns! {
    bool => bool;
    i8 => i8;
    i16 => i16;
    i32 => i32;
    i64 => i64;
    u8 => u8;
    u16 => u16;
    u32 => u32;
    u64 => u64;
    usize => usize;
    f32 => f32;
    f64 => f64;
    String => &'static str;
    Decimal => Decimal;
    Vec<u8> => &'static [u8];
    Json => Json;
    Uuid => Uuid;
    NaiveDate => NaiveDate;
    NaiveTime => NaiveTime;
    NaiveDateTime => NaiveDateTime;
    DateTime<Utc> => DateTime<Utc>;
}

impl<B: Patterned + Scalar> Patterned for Option<B> {
    type Pattern = Option<B::Pattern>;
    const NAMES: Option<&'static [&'static str]> = B::NAMES;
}

/// What a `match` can look at: a value, or a tuple of them.
pub trait Scrutinee {
    /// The type of the patterns.
    type Pattern;

    /// The conditions without which no arm is meant: a text that its enum knows.
    fn known(&self) -> Vec<Node>;
}

impl<T, V: Patterned + ColumnType> Scrutinee for Val<T, V> {
    type Pattern = V::Pattern;

    fn known(&self) -> Vec<Node> {
        let (Some(names), node) = (V::NAMES, self.node()) else { return Vec::new() };
        if node.columns().is_empty() {
            return Vec::new();
        }
        let names = names.iter().map(|name| {
            let literal = Literal { ty: V::TYPE, ..Literal::new(Value::Text((*name).to_owned())) };
            same(node.clone(), Node::Literal(literal), false)
        });
        // The inside of a `None` is matched by nobody.
        let null = node.may_be_null().then(|| is_null(node.clone(), false));
        Node::all(Connective::Or, names.chain(null)).into_iter().collect()
    }
}

macro_rules! tuples {
    ($(($($part:ident $place:tt),+);)*) => {$(
        impl<$($part: Scrutinee),+> Scrutinee for ($($part,)+) {
            type Pattern = ($($part::Pattern,)+);

            fn known(&self) -> Vec<Node> {
                let mut all = Vec::new();
                $(all.extend(self.$place.known());)+
                all
            }
        }
    )*};
}

tuples! {
    (A 0);
    (A 0, B 1);
    (A 0, B 1, C 2);
    (A 0, B 1, C 2, D 3);
    (A 0, B 1, C 2, D 3, E 4);
    (A 0, B 1, C 2, D 3, E 4, F 5);
}

/// A guard that may hold or not.
pub fn perhaps() -> bool {
    true
}
