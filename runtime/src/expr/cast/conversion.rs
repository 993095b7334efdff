//! A number, bool or Uuid as another type.

use uuid::Uuid;

use super::CastNode;
use crate::expr::{Expr, IntoNode as _, Node};
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
    /// `i32` to `i64`.
    Widen,
    /// `i64` to `i32`, or it fails.
    Narrow,
    /// A whole number to the nearest double.
    WholeToFloat,
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
    ($($from:ty => $to:ty, $conversion:ident;)*) => {$(
        #[diagnostic::do_not_recommend]
        impl CastTo<$to> for $from {
            const CONVERSION: Conversion = Conversion::$conversion;
        }
    )*};
}

conversions! {
    bool => i32, BoolToWhole;
    bool => i64, BoolToWhole;
    i32 => i64, Widen;
    i64 => i32, Narrow;
    i32 => f64, WholeToFloat;
    i64 => f64, WholeToFloat;
    f64 => i32, FloatToWhole;
    f64 => i64, FloatToWhole;
    i32 => bool, WholeToBool;
    i64 => bool, WholeToBool;
    i32 => String, WholeToText;
    i64 => String, WholeToText;
    Uuid => String, UuidToText;
}

fn convert<T, V, X>(operand: Node) -> Expr<T, V::Like<X>>
where
    V: ColumnType<Base: CastTo<X>>,
    X: Scalar,
{
    let conversion = <V::Base as CastTo<X>>::CONVERSION;
    Expr::new(Node::from(CastNode::Convert(Convert { conversion, operand, to: X::TYPE })))
}

operands! { impl[V: ColumnType] V {
    /// As `i32`: a bool is 0 or 1, a double loses its decimals (2.9 and -2.9 become 2 and -2), and
    /// what does not fit fails on every engine and in every mode. NULL for NULL.
    pub fn to_i32(self) -> Expr<T, V::Like<i32>>
    where
        V: ColumnType<Base: CastTo<i32>>,
    {
        convert::<T, V, i32>(self.into_node())
    }

    /// As `i64`: a bool is 0 or 1, a double loses its decimals (2.9 and -2.9 become 2 and -2), and
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

    /// As `f64`: the nearest double, which is the number itself up to 2^53. NULL for NULL.
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
