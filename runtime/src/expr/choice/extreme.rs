//! `LEAST(a, b)`, `GREATEST(a, b)`

use super::ChoiceNode;
use crate::expr::{Expr, IntoNode, Node, Number, Operand};
use crate::table::ColumnType;

/// The least or the greatest of several numbers.
#[derive(Clone, Debug, PartialEq)]
pub struct Extreme {
    /// Which of them.
    pub end: End,
    /// The numbers, at least two.
    pub values: Vec<Node>,
}

/// An end of an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// The least.
    Least,
    /// The greatest.
    Greatest,
}

fn extreme<T, V>(end: End, value: Node, other: impl IntoNode) -> Expr<T, V> {
    let mut values = match value {
        Node::Choice(choice) => match *choice {
            ChoiceNode::Extreme(node) if node.end == end => node.values,
            other => vec![Node::from(other)],
        },
        other => vec![other],
    };
    values.push(other.into_node());
    Expr::new(Node::from(ChoiceNode::Extreme(Extreme { end, values })))
}

operands! { impl[V: ColumnType] V {
    /// The smaller of two numbers, NULL where either is NULL.
    ///
    /// | dialect | text |
    /// |---|---|
    /// | postgres | `LEAST(a, b)`, which passes over NULL: `CASE WHEN num_nulls(a, b) = 0 THEN LEAST(a, b) END` where one may be |
    /// | mysql | `LEAST(a, b)` |
    /// | sqlite | `min(a, b)` |
    ///
    /// ```
    /// use amend::prelude::*;
    ///
    /// #[derive(Table)]
    /// #[table(name = "goods")]
    /// struct Good { stock: i64, wanted: i64 }
    ///
    /// let change = Good::update().set(Good::wanted, Good::wanted.least(Good::stock).greatest(0));
    /// # let _ = change;
    /// ```
    pub fn least<R: Operand<T, V::Base>>(self, other: R) -> Expr<T, V::Or<R::Value>>
    where
        V: ColumnType<Base: Number>,
    {
        extreme(End::Least, self.into_node(), other)
    }

    /// The larger of two numbers, NULL where either is NULL.
    pub fn greatest<R: Operand<T, V::Base>>(self, other: R) -> Expr<T, V::Or<R::Value>>
    where
        V: ColumnType<Base: Number>,
    {
        extreme(End::Greatest, self.into_node(), other)
    }
}}
