//! Doubles without decimals.

use super::NumberNode;
use crate::expr::{Expr, IntoNode as _, Node};
use crate::table::ColumnType;

/// A double brought to a whole number, of any size: it stays a double.
#[derive(Clone, Debug, PartialEq)]
pub struct Round {
    /// Which of its neighbours.
    pub direction: Rounding,
    /// The double.
    pub operand: Node,
}

/// Where a double is rounded to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rounding {
    /// The nearest, and from the middle away from 0.
    Nearest,
    /// The nearest below.
    Floor,
    /// The nearest above.
    Ceiling,
    /// The nearest towards 0.
    Truncate,
}

fn round<T, V>(direction: Rounding, operand: Node) -> Expr<T, V> {
    Expr::new(Node::from(NumberNode::Round(Round { direction, operand })))
}

operands! { impl[V: ColumnType<Base = f64>] V {
    /// The nearest whole number, from the middle away from 0 as in Rust: 2.5 is 3, -2.5 is -3.
    /// NULL for NULL.
    ///
    /// `round` of the engines goes to the even neighbour on PostgreSQL and the MySQL family and
    /// misses below 0.5 on SQLite, so it is written with what cuts decimals off:
    ///
    /// | dialect | text |
    /// |---|---|
    /// | postgres | `trunc(x + (x - trunc(x)))` |
    /// | mysql | `TRUNCATE(x + (x - TRUNCATE(x, 0)), 0)` |
    /// | sqlite | `CAST(… AS INTEGER)` below 2^52, where doubles have decimals |
    ///
    /// ```
    /// use amend::prelude::*;
    ///
    /// #[derive(Table)]
    /// #[table(name = "goods")]
    /// struct Good { price: f64 }
    ///
    /// let cents = (Good::price * 100.0).round().to_i64();
    /// # let _ = cents;
    /// ```
    pub fn round(self) -> Expr<T, V> {
        round(Rounding::Nearest, self.into_node())
    }

    /// The nearest whole number below: -2.5 is -3. NULL for NULL.
    pub fn floor(self) -> Expr<T, V> {
        round(Rounding::Floor, self.into_node())
    }

    /// The nearest whole number above: -2.5 is -2. NULL for NULL.
    pub fn ceil(self) -> Expr<T, V> {
        round(Rounding::Ceiling, self.into_node())
    }

    /// Without decimals: -2.5 is -2. NULL for NULL.
    pub fn trunc(self) -> Expr<T, V> {
        round(Rounding::Truncate, self.into_node())
    }
}}
