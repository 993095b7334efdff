//! One value of several.

use super::Writer;
use super::expr::Precedence;
use crate::expr::ChoiceNode;

impl Writer {
    pub(super) fn choice_node(&mut self, node: &ChoiceNode) -> (String, Precedence) {
        match node {
            ChoiceNode::Coalesce(node) => {
                let value = self.argument(&node.value);
                let fallback = self.argument(&node.fallback);
                (format!("COALESCE({value}, {fallback})"), Precedence::Atom)
            }
        }
    }
}
