//! `a = b`, exactly

use super::PredicateNode;
use crate::expr::Node;

/// Whether two values are the same as Rust's `==` says, or differ: text code point for code point,
/// whatever the collation. [`Distinct`](super::Distinct) and [`Compare`](crate::expr::Compare) ask
/// the collation.
///
/// Unknown where a side is NULL, or never unknown where it is null-safe.
///
/// | | `a = b` | `a <> b` | null-safe, same | null-safe, differ |
/// |---|---|---|---|---|
/// | postgres | `a = b` | `a <> b` | `a IS NOT DISTINCT FROM b` | `a IS DISTINCT FROM b` |
/// | mysql | `a = b` | `a <> b` | `a <=> b` | `NOT (a <=> b)` |
/// | sqlite | `a = b` | `a <> b` | `a IS b` | `a IS NOT b` |
///
/// Of text, unless its column says `collation = "binary"`, a side is
/// `CAST(CONVERT(a USING utf8mb4) AS BINARY)` or `_utf8mb4'x'` on the MySQL family; there
/// `a = 'x' AND …` comes first, so that an index of the column serves. On SQLite it is
/// `a COLLATE BINARY`.
///
/// It is a tree of its own, and a node of [`Node`] by `Node::from`.
#[derive(Clone, Debug, PartialEq)]
pub struct Same {
    /// The value on the left.
    pub left: Node,
    /// The value on the right, of the same type.
    pub right: Node,
    /// Whether they differ.
    pub negated: bool,
    /// Whether NULL is the same as NULL and as nothing else.
    pub null_safe: bool,
}

/// The sides are brought to one storage.
impl From<Same> for Node {
    fn from(node: Same) -> Self {
        let (left, right) = Node::meet(node.left, node.right);
        Node::from(PredicateNode::Same(Same { left, right, ..node }))
    }
}
