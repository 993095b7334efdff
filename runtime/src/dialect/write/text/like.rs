//! Text that is like a pattern.

use crate::Dialect;
use crate::dialect::write::Writer;
use crate::dialect::write::expr::Precedence;
use crate::expr::{ExactLike, Node, Pattern, PatternPart};

impl Writer {
    pub(super) fn like(&mut self, operand: &Node, pattern: &Pattern) -> (String, Precedence) {
        let operand = self.expr(operand, Precedence::Sum);
        (self.is_like(&operand, pattern), Precedence::Comparison)
    }

    pub(super) fn exact_like(&mut self, node: &ExactLike) -> (String, Precedence) {
        let (operand, overlooks) = self.exact_text(&node.operand);
        let exact = self.is_like(&operand, &node.pattern);
        // An index finds how a column starts by its collation. What is beyond ASCII may have no
        // place in the column's charset, which would be an error.
        let is_found_plainly = match node.pattern.parts.as_slice() {
            [PatternPart::Text(_), ..] => is_ascii(&node.pattern),
            [PatternPart::One | PatternPart::Any | PatternPart::Stray, ..] | [] => false,
        };
        if overlooks && is_found_plainly && matches!(node.operand, Node::Column(_)) {
            let plain = self.like(&node.operand, &node.pattern).0;
            return (format!("{plain} AND {exact}"), Precedence::And);
        }
        (exact, Precedence::Comparison)
    }

    fn is_like(&mut self, operand: &str, pattern: &Pattern) -> String {
        match self.dialect {
            Dialect::Postgres | Dialect::Mysql => {
                let escaped = written(pattern, '_', '%', |c, text| match c {
                    '%' | '_' | '!' => text.extend(['!', c]),
                    c => text.push(c),
                });
                // The default escape character differs by engine and mode, so it is named where
                // one is needed, and is never a backslash.
                let escape =
                    if has_any(pattern, &['%', '_', '!', '\\']) { " ESCAPE '!'" } else { "" };
                format!("{operand} LIKE {}{escape}", self.text(&escaped).0)
            }
            // LIKE ignores the case of ASCII letters on SQLite.
            Dialect::Sqlite => {
                let escaped = written(pattern, '?', '*', |c, text| match c {
                    '*' | '?' | '[' => text.extend(['[', c, ']']),
                    c => text.push(c),
                });
                format!("{operand} GLOB {}", self.text(&escaped).0)
            }
        }
    }
}

/// A pattern with the wildcards of a dialect.
fn written(pattern: &Pattern, one: char, any: char, escape: impl Fn(char, &mut String)) -> String {
    let mut text = String::new();
    for part in &pattern.parts {
        match part {
            PatternPart::Text(part) => part.chars().for_each(|c| escape(c, &mut text)),
            PatternPart::One => text.push(one),
            PatternPart::Any => text.push(any),
            // The check has refused it.
            PatternPart::Stray => {}
        }
    }
    text
}

fn has_any(pattern: &Pattern, characters: &[char]) -> bool {
    pattern.parts.iter().any(|part| match part {
        PatternPart::Text(text) => text.contains(characters),
        PatternPart::One | PatternPart::Any | PatternPart::Stray => false,
    })
}

fn is_ascii(pattern: &Pattern) -> bool {
    pattern.parts.iter().all(|part| match part {
        PatternPart::Text(text) => text.is_ascii(),
        PatternPart::One | PatternPart::Any | PatternPart::Stray => true,
    })
}
