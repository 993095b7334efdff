//! One value of several.

use super::Writer;
use super::expr::Precedence;
use crate::expr::ChoiceNode;
use crate::table::SqlType;

impl Writer {
    pub(super) fn choice_node(&mut self, node: &ChoiceNode) -> (String, Precedence) {
        match node {
            ChoiceNode::Coalesce(node) => {
                let value = self.argument(&node.value);
                let fallback = if node.value.ty() == SqlType::Json {
                    self.document_as(&node.fallback, node.value.storage())
                } else {
                    self.argument(&node.fallback)
                };
                (format!("COALESCE({value}, {fallback})"), Precedence::Atom)
            }
        }
    }
}
