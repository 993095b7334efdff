//! A part of a document, as a document.

use super::JsonStep;
use crate::expr::Node;

/// What is at a path, as a document: NULL where the path leads nowhere.
#[derive(Clone, Debug, PartialEq)]
pub struct JsonPart {
    /// The document, which is no part itself: a path into a part is a longer path.
    pub document: Node,
    /// The steps from its root.
    pub path: Vec<JsonStep>,
}
