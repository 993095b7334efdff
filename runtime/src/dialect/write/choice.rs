//! One value of several.

use super::Writer;
use super::expr::Precedence;
use crate::Dialect;
use crate::expr::{ChoiceNode, Node};
use crate::table::Storage;

impl Writer {
    pub(super) fn choice_node(&mut self, node: &ChoiceNode) -> (String, Precedence) {
        match node {
            ChoiceNode::Coalesce(node) => {
                let (value, fallback) = (self.chosen(&node.value), self.chosen(&node.fallback));
                (format!("COALESCE({value}, {fallback})"), Precedence::Atom)
            }
        }
    }

    /// One of the values, all of one type: PostgreSQL does not choose between `json` and `jsonb`.
    fn chosen(&mut self, node: &Node) -> String {
        match self.dialect {
            Dialect::Postgres if node.storage() == Storage::Json => self.jsonb(node),
            Dialect::Postgres | Dialect::Mysql | Dialect::Sqlite => self.argument(node),
        }
    }
}
