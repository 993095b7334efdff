//! `a < b`, exactly

use super::PredicateNode;
use crate::expr::{Comparison, Node};

/// How two values stand to each other as Rust's `<` says: text by its code points, whatever the
/// collation, which is what [`Compare`](crate::expr::Compare) asks. Unknown where a side is NULL.
///
/// | | text | any other type with an order |
/// |---|---|---|
/// | postgres | `a COLLATE "C" < b` | `a < b` |
/// | mysql | `CAST(CONVERT(a USING utf8mb4) AS BINARY) < _utf8mb4'x'` | `a < b` |
/// | sqlite | `a COLLATE BINARY < b` | `a < b` |
///
/// The MySQL family and SQLite have `a < b` for a column that says `collation = "binary"`. An index
/// serves where it is of that collation.
///
/// It is a tree of its own, and a node of [`Node`] by `Node::from`.
#[derive(Clone, Debug, PartialEq)]
pub struct ExactOrder {
    /// How they are compared.
    pub comparison: Comparison,
    /// The value on the left.
    pub left: Node,
    /// The value on the right, of the same type.
    pub right: Node,
}

/// The sides are brought to one storage.
impl From<ExactOrder> for Node {
    fn from(node: ExactOrder) -> Self {
        let (left, right) = Node::meet(node.left, node.right);
        Node::from(PredicateNode::ExactOrder(ExactOrder { left, right, ..node }))
    }
}
