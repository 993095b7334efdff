//! Text.

use super::Writer;
use super::expr::Precedence;
use crate::Dialect;
use crate::expr::{TextEnd, TextMatch, TextNode};

impl Writer {
    pub(super) fn text_node(&mut self, node: &TextNode) -> (String, Precedence) {
        match node {
            TextNode::Match(node) => self.text_match(node),
        }
    }

    fn text_match(&mut self, node: &TextMatch) -> (String, Precedence) {
        let operand = self.expr(&node.operand, Precedence::Sum);
        let text = match self.dialect {
            Dialect::Postgres | Dialect::Mysql => self.like(&operand, node),
            // LIKE ignores the case of ASCII letters on SQLite.
            Dialect::Sqlite => {
                let pattern = with_wildcard(node.end, &escaped_for_glob(&node.text), '*');
                format!("{operand} GLOB {}", self.text(&pattern).0)
            }
        };
        (text, Precedence::Comparison)
    }

    fn like(&mut self, operand: &str, node: &TextMatch) -> String {
        // The default escape character differs by engine and mode, so it is named where one is
        // needed, and is never a backslash.
        if node.text.contains(['%', '_', '!', '\\']) {
            let escaped: String = node
                .text
                .chars()
                .flat_map(|c| matches!(c, '%' | '_' | '!').then_some('!').into_iter().chain([c]))
                .collect();
            let pattern = with_wildcard(node.end, &escaped, '%');
            format!("{operand} LIKE {} ESCAPE '!'", self.text(&pattern).0)
        } else {
            let pattern = with_wildcard(node.end, &node.text, '%');
            format!("{operand} LIKE {}", self.text(&pattern).0)
        }
    }
}

fn with_wildcard(end: TextEnd, text: &str, wildcard: char) -> String {
    match end {
        TextEnd::Start => format!("{text}{wildcard}"),
        TextEnd::End => format!("{wildcard}{text}"),
    }
}

fn escaped_for_glob(text: &str) -> String {
    let mut pattern = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '*' | '?' | '[' => pattern.extend(['[', c, ']']),
            c => pattern.push(c),
        }
    }
    pattern
}
