//! `a IS DISTINCT FROM b`

use super::PredicateNode;
use crate::expr::{Condition, IntoExpr, IntoNode, Node};
use crate::table::{ColumnType, Comparable};

/// Whether two values differ, or are the same, where NULL is the same as NULL: never unknown.
#[derive(Clone, Debug, PartialEq)]
pub struct Distinct {
    /// The value on the left.
    pub left: Node,
    /// The value on the right.
    pub right: Node,
    /// `IS NOT DISTINCT FROM`
    pub negated: bool,
}

fn distinct<T>(negated: bool, left: impl IntoNode, right: impl IntoNode) -> Condition<T> {
    let (left, right) = Node::met(left.into_node(), right.into_node());
    Condition::new(Node::from(PredicateNode::Distinct(Distinct { left, right, negated })))
}

operands! { impl[V: ColumnType] V {
    /// Whether the values differ: NULL differs from every value and not from NULL, so this is
    /// never unknown. Text compares by the column's collation.
    ///
    /// | dialect | text |
    /// |---|---|
    /// | postgres | `a IS DISTINCT FROM b` |
    /// | mysql | `NOT (a <=> b)` |
    /// | sqlite | `a IS NOT b` |
    ///
    /// ```
    /// use amend::prelude::*;
    ///
    /// #[derive(Table)]
    /// #[table(name = "users")]
    /// struct User { name: Option<String>, nick: Option<String> }
    ///
    /// let differ = User::name.is_distinct_from(User::nick);
    /// # let _ = differ;
    /// ```
    pub fn is_distinct_from(self, other: impl IntoExpr<T, Option<V::Base>>) -> Condition<T>
    where
        V: ColumnType<Base: Comparable>,
    {
        distinct(false, self, other)
    }

    /// Whether the values are the same, both NULL included: never unknown. Text compares by the
    /// column's collation.
    pub fn is_not_distinct_from(self, other: impl IntoExpr<T, Option<V::Base>>) -> Condition<T>
    where
        V: ColumnType<Base: Comparable>,
    {
        distinct(true, self, other)
    }
}}
