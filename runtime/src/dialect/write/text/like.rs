//! Text that is like a pattern.

use crate::Dialect;
use crate::dialect::write::Writer;
use crate::dialect::write::expr::Precedence;
use crate::expr::{Node, Pattern, PatternPart};

impl Writer {
    pub(super) fn like(&mut self, operand: &Node, pattern: &Pattern) -> (String, Precedence) {
        let operand = self.expr(operand, Precedence::Sum);
        let text = match self.dialect {
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
        };
        (text, Precedence::Comparison)
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
