//! Text.

use super::{Refusals, literal};
use crate::Dialect;
use crate::expr::TextNode;

/// SQLITE_MAX_LIKE_PATTERN_LENGTH; a text is written with brackets around its wildcards.
const SQLITE_PATTERN_BYTES: usize = 50_000 / 3;

pub(super) fn check(node: &TextNode, refusals: &mut Refusals) {
    match node {
        TextNode::Match(node) => {
            literal::text(&node.text, refusals);
            if refusals.dialect == Dialect::Sqlite && node.text.len() > SQLITE_PATTERN_BYTES {
                refusals.dialect(
                    format!("a pattern is longer than {SQLITE_PATTERN_BYTES} bytes"),
                    "compare with `.eq(…)`, or look for a shorter part",
                );
            }
        }
    }
}
