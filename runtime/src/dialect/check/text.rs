//! Text.

use super::{Refusals, literal};
use crate::Dialect;
use crate::expr::{Letters, Literal, Node, Pad, Pattern, PatternPart, TextCase, TextNode, Value};

/// SQLITE_MAX_LIKE_PATTERN_LENGTH; a text is written with brackets around its wildcards.
const SQLITE_PATTERN_BYTES: usize = 50_000 / 3;

/// No column is as wide, and SQLite's filling is written out.
const WIDEST: u32 = 10_000;

pub(super) fn check(node: &TextNode, refusals: &mut Refusals) {
    match node {
        TextNode::Match(node) => {
            literal::text(&node.text, refusals);
            pattern_length(node.text.len(), refusals);
        }
        TextNode::Like(node) => pattern(&node.pattern, refusals),
        TextNode::ExactLike(node) => pattern(&node.pattern, refusals),
        TextNode::Substring(node) => {
            at_least(&node.start, 1, "a substring starts", refusals);
            if let Some(length) = &node.length {
                at_least(length, 0, "a substring has a length", refusals);
            }
        }
        TextNode::Side(node) => {
            at_least(&node.length, 0, "a part of a text has a length", refusals)
        }
        TextNode::Replace(node) => {
            if let Node::Literal(Literal { value: Value::Text(from), .. }) = &node.from
                && from.is_empty()
            {
                refusals.statement(
                    "an empty text is replaced, which stands nowhere",
                    "name what goes, or use `.concat(…)`",
                );
            }
        }
        TextNode::Pad(node) => pad(node, refusals),
        TextNode::Case(node) => case(node, refusals),
        TextNode::Trim(node) => literal::text(&String::from_iter(&node.characters), refusals),
        TextNode::Has(_) | TextNode::Concat(_) | TextNode::Length(_) | TextNode::Position(_) => {}
    }
}

fn pattern(pattern: &Pattern, refusals: &mut Refusals) {
    let mut bytes = 0;
    for part in &pattern.parts {
        match part {
            PatternPart::Text(text) => {
                literal::text(text, refusals);
                bytes += text.len();
            }
            PatternPart::One | PatternPart::Any => bytes += 1,
            PatternPart::Stray => refusals.statement(
                "a pattern has a `!` that stands before none of `%`, `_` and `!`",
                "write `!!` for the character, or put the pattern together with `Pattern::new()`",
            ),
        }
    }
    pattern_length(bytes, refusals);
}

fn pattern_length(bytes: usize, refusals: &mut Refusals) {
    if refusals.dialect == Dialect::Sqlite && bytes > SQLITE_PATTERN_BYTES {
        refusals.dialect(
            format!("a pattern is longer than {SQLITE_PATTERN_BYTES} bytes"),
            "compare with `.eq(…)`, or look for a shorter part",
        );
    }
}

fn at_least(node: &Node, least: i32, what: &str, refusals: &mut Refusals) {
    if let Node::Literal(Literal { value: Value::I32(number), .. }) = node
        && *number < least
    {
        refusals.statement(
            format!("{what} of {number}"),
            format!("characters are counted from 1; use {least} or more"),
        );
    }
}

fn pad(node: &Pad, refusals: &mut Refusals) {
    literal::text(&node.fill, refusals);
    if node.fill.is_empty() {
        refusals.statement("a text is filled up with nothing", "name what fills, such as `\"0\"`");
    }
    if node.width > WIDEST {
        refusals.statement(
            format!("a text is filled up to {} characters", node.width),
            format!("use a width of at most {WIDEST}"),
        );
    }
}

fn case(node: &TextCase, refusals: &mut Refusals) {
    let (method, instead) =
        if node.upper { ("upper", "to_ascii_uppercase") } else { ("lower", "to_ascii_lowercase") };
    match (node.letters, refusals.dialect) {
        (Letters::Every, Dialect::Sqlite) => refusals.dialect(
            format!("`.{method}()` would change the letters of ASCII alone"),
            format!("use `.{instead}()`, which does so everywhere, or name the other `dialects`"),
        ),
        (Letters::Every, Dialect::Postgres | Dialect::Mysql)
        | (Letters::Ascii, Dialect::Postgres | Dialect::Mysql | Dialect::Sqlite) => {}
    }
}
