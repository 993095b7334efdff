//! `COALESCE(a, b)`

use super::ChoiceNode;
use crate::expr::{Expr, IntoExpr, IntoNode, Node};
use crate::table::Scalar;

/// The first of several values that is not NULL.
///
/// ```
/// use amend::prelude::*;
///
/// #[derive(Table)]
/// #[table(name = "users")]
/// struct User { name: Option<String>, nick: Option<String>, email: Option<String> }
///
/// let name = User::name.coalesce(User::nick).coalesce(User::email).or_else("unknown");
/// let change = User::update().set(User::name, name);
/// # let _ = change;
/// ```
///
/// The text is `COALESCE(name, nick, email, 'unknown')` in every dialect.
#[derive(Clone, Debug, PartialEq)]
pub struct Coalesce {
    /// The values, at least two; the first of them is no coalesce.
    pub values: Vec<Node>,
}

fn coalesce<T, V>(value: Node, fallback: impl IntoNode) -> Expr<T, V> {
    let mut values = match value {
        Node::Choice(choice) => match *choice {
            ChoiceNode::Coalesce(node) => node.values,
            other => vec![Node::from(other)],
        },
        other => vec![other],
    };
    values.push(fallback.into_node());
    let values = Node::alike(values);
    Expr::new(Node::from(ChoiceNode::Coalesce(Coalesce { values })))
}

operands! { impl[B: Scalar] Option<B> {
    /// The value, or this one where it is NULL.
    pub fn or_else(self, fallback: impl IntoExpr<T, B>) -> Expr<T, B> {
        coalesce(self.into_node(), fallback)
    }

    /// The value, or this one where it is NULL, which may be NULL as well.
    pub fn coalesce(self, fallback: impl IntoExpr<T, Option<B>>) -> Expr<T, Option<B>> {
        coalesce(self.into_node(), fallback)
    }
}}
