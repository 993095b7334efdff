//! `a BETWEEN b AND c`

use super::PredicateNode;
use crate::expr::{Condition, IntoNode as _, Node, Operand};
use crate::table::{ColumnType, Ordered};

/// Whether a value is within bounds.
#[derive(Clone, Debug, PartialEq)]
pub struct Between {
    /// The value.
    pub operand: Node,
    /// The smallest that is.
    pub low: Node,
    /// The largest that is.
    pub high: Node,
}

operands! { impl[V: ColumnType] V {
    /// Whether the value is at least `low` and at most `high`, as those two comparisons joined by
    /// AND: unknown for NULL, and false where one bound says so already and the other is NULL.
    ///
    /// ```
    /// use amend::prelude::*;
    ///
    /// #[derive(Table)]
    /// #[table(name = "users")]
    /// struct User { age: i32 }
    ///
    /// let teens = User::age.between(13, 19);
    /// # let _ = teens;
    /// ```
    ///
    /// The text is `age BETWEEN 13 AND 19` in every dialect.
    pub fn between(
        self,
        low: impl Operand<T, V::Base>,
        high: impl Operand<T, V::Base>,
    ) -> Condition<T>
    where
        V: ColumnType<Base: Ordered>,
    {
        let operand = self.into_node();
        let storage = operand.storage();
        let (low, high) = (low.into_node().meeting(storage), high.into_node().meeting(storage));
        Condition::new(Node::from(PredicateNode::Between(Between { operand, low, high })))
    }
}}
