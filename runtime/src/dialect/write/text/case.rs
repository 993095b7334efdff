//! Text in capitals or small letters.

use crate::Dialect;
use crate::dialect::write::Writer;
use crate::dialect::write::expr::Precedence;
use crate::expr::{Letters, TextCase};

impl Writer {
    pub(super) fn text_case(&mut self, node: &TextCase) -> String {
        let operand = self.argument(&node.operand);
        let name = if node.upper { "upper" } else { "lower" };
        match (self.dialect, node.letters) {
            (Dialect::Postgres, Letters::Ascii) => {
                format!("{name}({} COLLATE \"C\")", self.expr(&node.operand, Precedence::Atom))
            }
            (Dialect::Mysql, Letters::Ascii) => {
                // No collation has capitals in ASCII alone, but the charset does whose letters
                // beyond ASCII have none.
                let name = name.to_ascii_uppercase();
                let bytes = format!("CAST(CONVERT({operand} USING utf8mb4) AS BINARY)");
                let changed = format!("{name}(CONVERT({bytes} USING hebrew))");
                format!("CONVERT(CAST({changed} AS BINARY) USING utf8mb4)")
            }
            (Dialect::Mysql, Letters::Every) => format!("{}({operand})", name.to_ascii_uppercase()),
            // The check has refused it on SQLite where every letter is meant.
            (Dialect::Postgres, Letters::Every)
            | (Dialect::Sqlite, Letters::Ascii | Letters::Every) => format!("{name}({operand})"),
        }
    }
}
