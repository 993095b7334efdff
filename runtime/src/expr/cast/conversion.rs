//! A number, bool or Uuid as another type.

use rust_decimal::Decimal;
use uuid::Uuid;

use super::CastNode;
use crate::expr::{Expr, Integer, IntoNode as _, Node};
use crate::table::{ColumnType, Scalar, SqlType};

/// A value as another type.
#[derive(Clone, Debug, PartialEq)]
pub struct Convert {
    /// How.
    pub conversion: Conversion,
    /// The value.
    pub operand: Node,
    /// The type that it becomes.
    pub to: SqlType,
}

/// The conversions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Conversion {
    /// False to 0, true to 1.
    BoolToWhole,
    /// A whole number to a type that holds every one of its type.
    Widen,
    /// A whole number to a type that may not hold it, or it fails.
    Narrow,
    /// A whole number to the nearest double.
    WholeToFloat,
    /// A whole number to a Decimal.
    WholeToDecimal,
    /// A Decimal to a whole number without its decimals, or it fails.
    DecimalToWhole,
    /// A Decimal to the nearest double.
    DecimalToFloat,
    /// An `f32` to the double that it is.
    SingleToDouble,
    /// A double to a whole number without its decimals, or it fails.
    FloatToWhole,
    /// 0 to false, any other to true.
    WholeToBool,
    /// A whole number to its decimal digits.
    WholeToText,
    /// A Uuid to its hexadecimal digits, in lower case and with hyphens.
    UuidToText,
}

/// A type that can become another with one meaning in every dialect.
#[diagnostic::on_unimplemented(
    message = "values of type `{Self}` cannot become `{X}` with the same meaning in every dialect",
    note = "a double has another text in each dialect; a text is read with `.parse_i64()` or `.parse_i64_or_fail()`"
)]
pub trait CastTo<X: Scalar>: Scalar {
    /// How.
    const CONVERSION: Conversion;
}

macro_rules! conversions {
    ($([$($bounds:tt)*] $from:ty => $to:ty, $conversion:ident;)*) => {$(
        #[diagnostic::do_not_recommend]
        impl<$($bounds)*> CastTo<$to> for $from {
            const CONVERSION: Conversion = Conversion::$conversion;
        }
    )*};
}

conversions! {
    [] bool => i32, BoolToWhole;
    [] bool => i64, BoolToWhole;
    [I: Integer] I => f64, WholeToFloat;
    [I: Integer] I => Decimal, WholeToDecimal;
    [I: Integer] I => bool, WholeToBool;
    [I: Integer] I => String, WholeToText;
    [] f64 => i8, FloatToWhole;
    [] f64 => i16, FloatToWhole;
    [] f64 => i32, FloatToWhole;
    [] f64 => i64, FloatToWhole;
    [] f64 => u8, FloatToWhole;
    [] f64 => u16, FloatToWhole;
    [] f64 => u32, FloatToWhole;
    [I: Integer] Decimal => I, DecimalToWhole;
    [] Decimal => f64, DecimalToFloat;
    [] f32 => f64, SingleToDouble;
    [] Uuid => String, UuidToText;
}

#[diagnostic::do_not_recommend]
impl<I: Integer, X: Integer> CastTo<X> for I {
    const CONVERSION: Conversion = match (I::TYPE.whole(), X::TYPE.whole()) {
        (Some(from), Some(to)) if to.0 <= from.0 && from.1 <= to.1 => Conversion::Widen,
        (_, _) => Conversion::Narrow,
    };
}

fn convert<T, V, X>(operand: Node) -> Expr<T, V::Like<X>>
where
    V: ColumnType<Base: CastTo<X>>,
    X: Scalar,
{
    let conversion = <V::Base as CastTo<X>>::CONVERSION;
    Expr::new(Node::from(CastNode::Convert(Convert { conversion, operand, to: X::TYPE })))
}

/// The types of whole numbers that have nothing of their own to say.
macro_rules! wholes {
    ($($method:ident $ty:ident;)*) => {$(
        operands! { impl[V: ColumnType] V {
            #[doc = concat!(
                "As `", stringify!($ty), "`: a double or Decimal loses its decimals, and what does ",
                "not fit fails on every engine and in every mode. NULL for NULL. Refused where the ",
                "dialect does not have the type."
            )]
            pub fn $method(self) -> Expr<T, V::Like<$ty>>
            where
                V: ColumnType<Base: CastTo<$ty>>,
            {
                convert::<T, V, $ty>(self.into_node())
            }
        }}
    )*};
}

wholes! {
    to_i8 i8;
    to_i16 i16;
    to_u8 u8;
    to_u16 u16;
    to_u32 u32;
    to_u64 u64;
}

operands! { impl[V: ColumnType] V {
    /// As `i32`: a bool is 0 or 1, a double or Decimal loses its decimals (2.9 and -2.9 become 2 and -2), and
    /// what does not fit fails on every engine and in every mode. NULL for NULL.
    pub fn to_i32(self) -> Expr<T, V::Like<i32>>
    where
        V: ColumnType<Base: CastTo<i32>>,
    {
        convert::<T, V, i32>(self.into_node())
    }

    /// As `i64`: a bool is 0 or 1, a double or Decimal loses its decimals (2.9 and -2.9 become 2 and -2), and
    /// what does not fit fails on every engine and in every mode. NULL for NULL.
    ///
    /// | dialect | text, of a double |
    /// |---|---|
    /// | postgres | `CAST(trunc(x) AS bigint)` |
    /// | mysql | `CASE WHEN x >= … AND x < … THEN CAST(TRUNCATE(x, 0) AS SIGNED) ELSE x DIV 1 END`: `DIV` fails for what does not fit |
    /// | sqlite | `CASE WHEN x NOT BETWEEN … THEN abs(-9223372036854775808) ELSE CAST(x AS INTEGER) END` |
    ///
    /// ```
    /// use amend::prelude::*;
    ///
    /// #[derive(Table)]
    /// #[table(name = "goods")]
    /// struct Good { price: f64, cents: i64 }
    ///
    /// let change = Good::update().set(Good::cents, (Good::price * 100.0).round().to_i64());
    /// # let _ = change;
    /// ```
    pub fn to_i64(self) -> Expr<T, V::Like<i64>>
    where
        V: ColumnType<Base: CastTo<i64>>,
    {
        convert::<T, V, i64>(self.into_node())
    }

    /// As a `Decimal`, of a whole number: the number itself. NULL for NULL. Refused on SQLite.
    ///
    /// | dialect | text |
    /// |---|---|
    /// | postgres | `CAST("cents" AS numeric)` |
    /// | mysql | `` CAST(`cents` AS DECIMAL(19, 0)) `` |
    pub fn to_decimal(self) -> Expr<T, V::Like<Decimal>>
    where
        V: ColumnType<Base: CastTo<Decimal>>,
    {
        convert::<T, V, Decimal>(self.into_node())
    }

    /// As `f64`: the nearest double, which is a whole number itself up to 2^53 and an f32 always.
    /// NULL for NULL.
    pub fn to_f64(self) -> Expr<T, V::Like<f64>>
    where
        V: ColumnType<Base: CastTo<f64>>,
    {
        convert::<T, V, f64>(self.into_node())
    }

    /// As `bool`: false for 0, true for any other. NULL for NULL.
    pub fn to_bool(self) -> Expr<T, V::Like<bool>>
    where
        V: ColumnType<Base: CastTo<bool>>,
    {
        convert::<T, V, bool>(self.into_node())
    }

    /// As text: a whole number in decimal, a Uuid in lower case with hyphens. NULL for NULL.
    ///
    /// A double is refused by the compiler: each dialect writes it in another way.
    pub fn to_text(self) -> Expr<T, V::Like<String>>
    where
        V: ColumnType<Base: CastTo<String>>,
    {
        convert::<T, V, String>(self.into_node())
    }
}}
