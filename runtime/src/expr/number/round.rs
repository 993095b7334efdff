//! Numbers with fewer decimals.

use super::{Exact, Fractional, NumberNode};
use crate::expr::{Expr, IntoNode as _, Node};
use crate::table::ColumnType;

/// A double or Decimal brought to a whole number, of any size: it stays of its type.
#[derive(Clone, Debug, PartialEq)]
pub struct Round {
    /// Which of its neighbours.
    pub direction: Rounding,
    /// The number.
    pub operand: Node,
}

/// Where a number is rounded to.
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

/// A Decimal with at most so many decimals.
#[derive(Clone, Debug, PartialEq)]
pub struct RoundTo {
    /// The number.
    pub operand: Node,
    /// How many decimals it keeps.
    pub decimals: u32,
}

fn round<T, V>(direction: Rounding, operand: Node) -> Expr<T, V> {
    Expr::new(Node::from(NumberNode::Round(Round { direction, operand })))
}

operands! { impl[V: ColumnType] V {
    /// The nearest whole number, from the middle away from 0 as in Rust: 2.5 is 3, -2.5 is -3.
    /// NULL for NULL.
    ///
    /// `round` of the engines takes a double to the even neighbour on PostgreSQL and the MySQL
    /// family and misses below 0.5 on SQLite, so it is written with what cuts decimals off:
    ///
    /// | dialect | text, of a double |
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
    pub fn round(self) -> Expr<T, V>
    where
        V: ColumnType<Base: Fractional>,
    {
        round(Rounding::Nearest, self.into_node())
    }

    /// The nearest whole number below: -2.5 is -3. NULL for NULL.
    pub fn floor(self) -> Expr<T, V>
    where
        V: ColumnType<Base: Fractional>,
    {
        round(Rounding::Floor, self.into_node())
    }

    /// The nearest whole number above: -2.5 is -2. NULL for NULL.
    pub fn ceil(self) -> Expr<T, V>
    where
        V: ColumnType<Base: Fractional>,
    {
        round(Rounding::Ceiling, self.into_node())
    }

    /// Without decimals: -2.5 is -2. NULL for NULL.
    pub fn trunc(self) -> Expr<T, V>
    where
        V: ColumnType<Base: Fractional>,
    {
        round(Rounding::Truncate, self.into_node())
    }
}}

operands! { impl[V: ColumnType] V {
    /// The nearest number with at most so many decimals, from the middle away from 0: 1.005 to two
    /// decimals is 1.01. NULL for NULL.
    ///
    /// A column keeps what its `scale` says, and what has more decimals is refused when `gen` runs,
    /// since PostgreSQL would round it without a word: this says that it is meant.
    ///
    /// ```
    /// use amend::prelude::*;
    ///
    /// #[derive(Table)]
    /// #[table(name = "goods")]
    /// struct Good {
    ///     #[column(precision = 10, scale = 2)]
    ///     price: Decimal,
    /// }
    ///
    /// let change = Good::update().set(Good::price, (Good::price * Decimal::new(119, 2)).round_to(2));
    /// # let _ = change;
    /// ```
    ///
    /// | dialect | text |
    /// |---|---|
    /// | postgres | `round("price" * 1.19, 2)` |
    /// | mysql | `` ROUND(`price` * 1.19, 2) `` |
    /// | sqlite | refused |
    pub fn round_to(self, decimals: u32) -> Expr<T, V>
    where
        V: ColumnType<Base: Exact>,
    {
        let operand = self.into_node();
        Expr::new(Node::from(NumberNode::RoundTo(RoundTo { operand, decimals })))
    }
}}
