//! One value of several.

mod case;
mod coalesce;
mod extreme;
mod null_if;

pub use case::{Branch, Case, EmptyCase, OpenCase, case};
pub use coalesce::Coalesce;
pub use extreme::{End, Extreme};
pub use null_if::NullIf;

use super::Node;
use crate::table::{SqlType, Storage};

/// One value of several.
#[derive(Clone, Debug, PartialEq)]
pub enum ChoiceNode {
    /// The first that is not NULL.
    Coalesce(Coalesce),
    /// A value, or NULL where it equals another.
    NullIf(NullIf),
    /// The least or the greatest.
    Extreme(Extreme),
    /// The value of the first condition that is true.
    Case(Case),
}

impl ChoiceNode {
    /// What it may be, of one type.
    pub(crate) fn values(&self) -> Vec<&Node> {
        match self {
            ChoiceNode::Coalesce(node) => node.values.iter().collect(),
            ChoiceNode::NullIf(node) => vec![&node.value],
            ChoiceNode::Extreme(node) => node.values.iter().collect(),
            ChoiceNode::Case(node) => {
                node.branches.iter().map(|branch| &branch.value).chain(&node.otherwise).collect()
            }
        }
    }

    pub(super) fn ty(&self) -> SqlType {
        // Each has at least one value.
        self.values().first().map_or(SqlType::Text, |value| value.ty())
    }

    pub(crate) fn storage(&self) -> Storage {
        let stored = self.values().into_iter().map(Node::storage);
        stored
            .fold(Storage::Usual, |found, next| if found == Storage::Usual { next } else { found })
    }

    pub(super) fn children(&self) -> Vec<&Node> {
        match self {
            ChoiceNode::Coalesce(_) | ChoiceNode::Extreme(_) => self.values(),
            ChoiceNode::NullIf(node) => vec![&node.value, &node.other],
            ChoiceNode::Case(node) => {
                let branches = node.branches.iter();
                let branches = branches.flat_map(|branch| [&branch.condition, &branch.value]);
                branches.chain(&node.otherwise).collect()
            }
        }
    }

    pub(super) fn map_children(self, f: &mut dyn FnMut(Node) -> Node) -> Self {
        match self {
            ChoiceNode::Coalesce(node) => {
                ChoiceNode::Coalesce(Coalesce { values: node.values.into_iter().map(f).collect() })
            }
            ChoiceNode::NullIf(node) => {
                let (value, other) = (f(node.value), f(node.other));
                ChoiceNode::NullIf(NullIf { value, other })
            }
            ChoiceNode::Extreme(node) => {
                let values = node.values.into_iter().map(f).collect();
                ChoiceNode::Extreme(Extreme { end: node.end, values })
            }
            ChoiceNode::Case(node) => {
                let branches = node.branches.into_iter().map(|branch| {
                    let condition = f(branch.condition);
                    Branch { condition, value: f(branch.value) }
                });
                let branches = branches.collect();
                ChoiceNode::Case(Case { branches, otherwise: node.otherwise.map(f) })
            }
        }
    }

    pub(super) fn may_be_null(&self) -> bool {
        let mut values = self.values().into_iter();
        match self {
            ChoiceNode::Coalesce(_) => values.all(Node::may_be_null),
            ChoiceNode::NullIf(_) => true,
            ChoiceNode::Extreme(_) => values.any(Node::may_be_null),
            ChoiceNode::Case(node) => node.otherwise.is_none() || values.any(Node::may_be_null),
        }
    }
}

impl From<ChoiceNode> for Node {
    fn from(node: ChoiceNode) -> Self {
        Node::Choice(Box::new(node))
    }
}
