//! A quotient of Decimals.

use super::{Divisor, Exact, NumberNode};
use crate::expr::{Expr, IntoNode as _, Node};
use crate::table::{ColumnType, Digits};

/// A quotient of Decimals, with as many decimals as are asked for.
#[derive(Clone, Debug, PartialEq)]
pub struct Quotient {
    /// What is divided.
    pub left: Node,
    /// What it is divided by.
    pub right: Node,
    /// How many decimals the quotient keeps.
    pub decimals: u32,
}

impl Quotient {
    /// How many decimals of the exact quotient tell which way it is rounded.
    ///
    /// A quotient by `b` is in the middle between two numbers of `decimals` decimals, or at least
    /// one part of `2 * b * 10^decimals` away from it, `b` without its point; more decimals on the
    /// left make that part smaller.
    pub(crate) fn decimals_needed(&self, left: Digits, right: Digits) -> u32 {
        let finer = left.scale.saturating_sub(right.scale + self.decimals);
        self.decimals + right.precision() + finer + 1
    }
}

operands! { impl[V: ColumnType] V {
    /// The quotient, rounded to so many decimals, from the middle away from 0: 2 over 3 to two
    /// decimals is 0.67. NULL for NULL, and by 0.
    ///
    /// There is no `/` of Decimals: a quotient may have decimals without end, and each engine cuts
    /// them elsewhere. The engine is made to calculate as many as decide the rounding, with a sum
    /// of 0 that has them.
    ///
    /// ```
    /// use amend::prelude::*;
    ///
    /// #[derive(Table)]
    /// #[table(name = "goods")]
    /// struct Good {
    ///     #[column(precision = 10, scale = 2)]
    ///     price: Decimal,
    ///     #[column(precision = 10, scale = 2)]
    ///     third: Decimal,
    /// }
    ///
    /// let change = Good::update().set(Good::third, Good::price.div_round(Decimal::from(3), 2));
    /// # let _ = change;
    /// ```
    ///
    /// | dialect | text |
    /// |---|---|
    /// | postgres | `round(("price" + 0.0000) / 3, 2)` |
    /// | mysql | `` ROUND((`price` + 0.0000) / 3, 2) `` |
    /// | sqlite | refused |
    pub fn div_round<R: Divisor<T, V::Base>>(
        self,
        other: R,
        decimals: u32,
    ) -> Expr<T, V::Or<R::Value>>
    where
        V: ColumnType<Base: Exact>,
    {
        let (left, right) = (self.into_node(), other.into_node());
        Expr::new(Node::from(NumberNode::Quotient(Quotient { left, right, decimals })))
    }
}}
