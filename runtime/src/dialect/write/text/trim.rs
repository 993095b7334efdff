//! Text without some characters at its ends.

use crate::Dialect;
use crate::dialect::write::Writer;
use crate::expr::{Trim, TrimEnds};

impl Writer {
    pub(super) fn trim(&mut self, node: &Trim) -> String {
        let operand = self.argument(&node.operand);
        if node.characters.len() != 1 && self.dialect == Dialect::Mysql {
            return self.trim_class(&operand, node);
        }
        let blank = node.characters == [' '];
        let name = match (node.ends, self.dialect) {
            (TrimEnds::Both, Dialect::Postgres) if !blank => "btrim",
            (TrimEnds::Both, Dialect::Postgres | Dialect::Sqlite) => "trim",
            (TrimEnds::Start, Dialect::Postgres | Dialect::Sqlite) => "ltrim",
            (TrimEnds::End, Dialect::Postgres | Dialect::Sqlite) => "rtrim",
            (TrimEnds::Both, Dialect::Mysql) if blank => "TRIM",
            (TrimEnds::Start, Dialect::Mysql) if blank => "LTRIM",
            (TrimEnds::End, Dialect::Mysql) if blank => "RTRIM",
            (TrimEnds::Both, Dialect::Mysql) => "BOTH",
            (TrimEnds::Start, Dialect::Mysql) => "LEADING",
            (TrimEnds::End, Dialect::Mysql) => "TRAILING",
        };
        if blank {
            return format!("{name}({operand})");
        }
        let characters = self.character_set(&node.characters);
        match self.dialect {
            Dialect::Postgres | Dialect::Sqlite => format!("{name}({operand}, {characters})"),
            Dialect::Mysql => format!("TRIM({name} {characters} FROM {operand})"),
        }
    }
    /// The MySQL family's TRIM takes a word and no set. Its two regular expressions agree on a class
    /// of characters that are named; what a collation or a session has set is taken back. Only the
    /// beginning of a text is matched, since looking for its end MySQL runs out of time in a long
    /// one: the end is the beginning of the text from behind.
    fn trim_class(&mut self, operand: &str, node: &Trim) -> String {
        let class: String = node.characters.iter().flat_map(|c| in_class(*c)).collect();
        let pattern = self.utf8_text(&format!("(?-imx)^[{class}]++"));
        let start = |text: &str| format!("REGEXP_REPLACE({text}, {pattern}, _utf8mb4'')");
        let end = |text: &str| format!("REVERSE({})", start(&format!("REVERSE({text})")));
        let text = format!("CONVERT({operand} USING utf8mb4)");
        match node.ends {
            TrimEnds::Both => end(&start(&text)),
            TrimEnds::Start => start(&text),
            TrimEnds::End => end(&text),
        }
    }
}

/// A character of a class: one that may mean something else there comes behind a backslash.
fn in_class(c: char) -> impl Iterator<Item = char> {
    c.is_ascii_punctuation().then_some('\\').into_iter().chain([c])
}
