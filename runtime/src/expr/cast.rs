//! Values as another type.

mod conversion;
mod parse;

pub use conversion::{CastTo, Conversion, Convert};
pub use parse::{Parse, ParseTo};

use super::Node;
use crate::table::SqlType;

/// A value as another type.
#[derive(Clone, Debug, PartialEq)]
pub enum CastNode {
    /// A number, bool or Uuid as another type.
    Convert(Convert),
    /// A text read as a number or a Uuid.
    Parse(Parse),
}

impl CastNode {
    pub(super) fn ty(&self) -> SqlType {
        match self {
            CastNode::Convert(node) => node.to,
            CastNode::Parse(node) => node.to.ty(),
        }
    }

    pub(super) fn children(&self) -> Vec<&Node> {
        match self {
            CastNode::Convert(node) => vec![&node.operand],
            CastNode::Parse(node) => vec![&node.operand],
        }
    }

    pub(super) fn map_children(self, f: &mut dyn FnMut(Node) -> Node) -> Self {
        match self {
            CastNode::Convert(node) => {
                CastNode::Convert(Convert { operand: f(node.operand), ..node })
            }
            CastNode::Parse(node) => CastNode::Parse(Parse { operand: f(node.operand), ..node }),
        }
    }

    pub(super) fn may_be_null(&self) -> bool {
        match self {
            CastNode::Convert(node) => node.operand.may_be_null(),
            CastNode::Parse(node) => !node.strict || node.operand.may_be_null(),
        }
    }

    pub(super) fn may_fail_itself(&self) -> bool {
        match self {
            CastNode::Convert(node) => match node.conversion {
                Conversion::Narrow | Conversion::FloatToWhole | Conversion::DecimalToWhole => true,
                Conversion::BoolToWhole
                | Conversion::Widen
                | Conversion::WholeToFloat
                | Conversion::WholeToDecimal
                | Conversion::DecimalToFloat
                | Conversion::SingleToDouble
                | Conversion::WholeToBool
                | Conversion::WholeToText
                | Conversion::UuidToText => false,
            },
            CastNode::Parse(node) => node.strict,
        }
    }
}

impl From<CastNode> for Node {
    fn from(node: CastNode) -> Self {
        Node::Cast(Box::new(node))
    }
}
