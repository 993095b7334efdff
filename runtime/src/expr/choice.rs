//! One value of several.

mod coalesce;

pub use coalesce::Coalesce;

use super::Node;
use crate::table::{SqlType, Storage};

/// One value of several.
#[derive(Clone, Debug, PartialEq)]
pub enum ChoiceNode {
    /// The first that is not NULL.
    Coalesce(Coalesce),
}

impl ChoiceNode {
    pub(super) fn ty(&self) -> SqlType {
        match self {
            ChoiceNode::Coalesce(node) => node.value.ty(),
        }
    }

    /// Times stay as they are stored; what else is chosen is in the usual form.
    pub(super) fn storage(&self) -> Storage {
        match self {
            ChoiceNode::Coalesce(node) if self.ty() == SqlType::Timestamp => node.value.storage(),
            ChoiceNode::Coalesce(_) => Storage::Usual,
        }
    }

    pub(super) fn children(&self) -> Vec<&Node> {
        match self {
            ChoiceNode::Coalesce(node) => vec![&node.value, &node.fallback],
        }
    }
}

impl From<ChoiceNode> for Node {
    fn from(node: ChoiceNode) -> Self {
        Node::Choice(Box::new(node))
    }
}
