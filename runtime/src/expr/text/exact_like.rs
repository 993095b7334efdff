//! Text that is like a pattern, exactly

use super::{Pattern, TextNode};
use crate::expr::Node;

/// Whether text is like a pattern, code point for code point as Rust's `starts_with`, `ends_with`
/// and `contains` look; [`TextLike`](super::TextLike) asks the collation on the MySQL family.
/// Unknown for NULL.
///
/// | dialect | text |
/// |---|---|
/// | postgres | `a LIKE 'x%'` |
/// | mysql | `CONVERT(a USING utf8mb4) COLLATE utf8mb4_bin LIKE 'x%'`, and `a LIKE 'x%' AND` before it where it is how a column starts, so that an index serves; `a LIKE 'x%'` alone for a column that says `collation = "binary"` |
/// | sqlite | `a GLOB 'x*'` |
///
/// It is a tree of its own, and a node of [`Node`] by `Node::from`.
#[derive(Clone, Debug, PartialEq)]
pub struct ExactLike {
    /// The text that is looked at.
    pub operand: Node,
    /// What it must be like.
    pub pattern: Pattern,
}

impl From<ExactLike> for Node {
    fn from(node: ExactLike) -> Self {
        Node::from(TextNode::ExactLike(node))
    }
}
