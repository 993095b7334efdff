//! Text without a character at its ends.

use crate::Dialect;
use crate::dialect::write::Writer;
use crate::expr::{Trim, TrimEnds};

impl Writer {
    pub(super) fn trim(&mut self, node: &Trim) -> String {
        let operand = self.argument(&node.operand);
        let blank = node.character == ' ';
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
        let character = self.text(&node.character.to_string()).0;
        match self.dialect {
            Dialect::Postgres | Dialect::Sqlite => format!("{name}({operand}, {character})"),
            Dialect::Mysql => format!("TRIM({name} {character} FROM {operand})"),
        }
    }
}
