//! What a `match` on a value of the row looks like to the compiler.

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, Utc};
use rust_decimal::Decimal;
use uuid::Uuid;

use super::Val;
use crate::table::{Json, Scalar};

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
}

impl<T, V: Patterned> Scrutinee for Val<T, V> {
    type Pattern = V::Pattern;
}

macro_rules! tuples {
    ($(($($part:ident),+);)*) => {$(
        impl<$($part: Scrutinee),+> Scrutinee for ($($part,)+) {
            type Pattern = ($($part::Pattern,)+);
        }
    )*};
}

tuples! {
    (A);
    (A, B);
    (A, B, C);
    (A, B, C, D);
    (A, B, C, D, E);
    (A, B, C, D, E, F);
}

/// Lets the compiler see that every value has an arm; the match never runs.
pub fn exhaustive<S: Scrutinee>(_: &S, _: fn(S::Pattern)) {}

/// A guard that may hold or not.
pub fn perhaps() -> bool {
    true
}
