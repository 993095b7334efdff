//! Documents.

use super::{Refusals, literal};
use crate::expr::{JsonNode, JsonStep};
use crate::{Dialect, Printable, is_hidden};

pub(super) fn check(node: &JsonNode, refusals: &mut Refusals) {
    match node {
        JsonNode::Text(node) => path(&node.path, refusals),
        JsonNode::Part(node) => path(&node.path, refusals),
        JsonNode::Place(node) => path(&node.path, refusals),
        JsonNode::Contains(node) => literal::json(&node.element, refusals),
        JsonNode::Append(node) => literal::json(&node.element, refusals),
        JsonNode::Typed(_) | JsonNode::Kind(_) | JsonNode::Length(_) | JsonNode::IsNull(_) => {}
    }
}

fn path(path: &[JsonStep], refusals: &mut Refusals) {
    path.iter().for_each(|step| json_step(step, refusals));
}

fn json_step(step: &JsonStep, refusals: &mut Refusals) {
    let JsonStep::Key(key) = step else { return };
    match refusals.dialect {
        Dialect::Postgres => literal::text(key, refusals),
        Dialect::Mysql | Dialect::Sqlite => {
            if key.is_empty() || key.chars().any(|c| matches!(c, '"' | '\\') || is_hidden(c)) {
                refusals.dialect(
                    format!(
                        "no path of every version leads to the key `{}`: it is empty, or has a \
                         quote, a backslash or a hidden character",
                        Printable(key)
                    ),
                    "use `Raw` for this change",
                );
            }
        }
    }
}
