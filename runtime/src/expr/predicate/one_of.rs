//! `a IN (…)`

use super::PredicateNode;
use crate::expr::{IntoNode, IntoSet, Node, Operand};
use crate::table::Comparable;

/// Whether a value is one of several, or is none of them.
#[derive(Clone, Debug, PartialEq)]
pub struct OneOf {
    /// The value.
    pub operand: Node,
    /// What it may be.
    pub values: Vec<Node>,
    /// `NOT IN`
    pub negated: bool,
    /// Text is compared code point for code point as by [`Same`](super::Same), and not by its
    /// collation.
    pub exact: bool,
}

impl OneOf {
    fn node(negated: bool, operand: Node, values: impl IntoIterator<Item: IntoNode>) -> Node {
        let storage = operand.storage();
        let values = values.into_iter().map(|value| value.into_node().meeting(storage)).collect();
        Node::from(PredicateNode::OneOf(OneOf { operand, values, negated, exact: false }))
    }
}

/// A list of values is a set: `User::state.is_in(["closed", "banned"])`.
///
/// As with `=`, unknown for NULL, and unknown where none is equal but one of them is NULL. In an
/// empty list there is nothing, not even NULL: its text is `FALSE`, which only SQLite could write
/// as a list.
macro_rules! lists {
    ($([$($bounds:tt)*] $ty:ty;)*) => {$(
        #[diagnostic::do_not_recommend]
        impl<T, B: Comparable, R: Operand<T, B>, $($bounds)*> IntoSet<T, B> for $ty {
            fn holds(self, value: Node, negated: bool) -> Node {
                OneOf::node(negated, value, self)
            }
        }
    )*};
}

lists! {
    [const N: usize] [R; N];
    [] Vec<R>;
}
