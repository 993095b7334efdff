//! Expressions.

use super::{Refusals, ident, literal};
use crate::expr::{JsonStep, Node};
use crate::{Dialect, Printable, is_hidden};

/// SQLITE_MAX_LIKE_PATTERN_LENGTH; a text is written with brackets around its wildcards.
const SQLITE_PATTERN_BYTES: usize = 50_000 / 3;

pub(super) fn check(node: &Node, refusals: &mut Refusals) {
    match node {
        Node::Column(column) => ident::check("column", column.column.name, refusals),
        Node::Literal(value) => literal::check(value, refusals),
        Node::TextMatch(node) => {
            literal::text(&node.text, refusals);
            if refusals.dialect == Dialect::Sqlite && node.text.len() > SQLITE_PATTERN_BYTES {
                refusals.dialect(
                    format!("a pattern is longer than {SQLITE_PATTERN_BYTES} bytes"),
                    "compare with `.eq(…)`, or look for a shorter part",
                );
            }
        }
        Node::JsonText(node) => node.path.iter().for_each(|step| json_step(step, refusals)),
        Node::JsonContains(node) => literal::json(&node.element, refusals),
        Node::JsonAppend(node) => literal::json(&node.element, refusals),
        Node::Compare(_)
        | Node::IsNull(_)
        | Node::Not(_)
        | Node::Logic(_)
        | Node::JsonIsNull(_)
        | Node::Changed(_) => {}
    }
    node.children().into_iter().for_each(|child| check(child, refusals));
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
