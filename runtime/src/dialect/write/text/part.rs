//! Parts of a text, and where a text stands in another.

use super::is_literal;
use crate::Dialect;
use crate::dialect::write::Writer;
use crate::dialect::write::expr::Precedence;
use crate::expr::{Literal, Node, Substring, TextEnd, TextHas, TextPosition, TextSide, Value};
use crate::table::Collation;

/// The numbers of characters that SQLite takes from the end: there is no place -0, and where the
/// text ends before, the number counts against the longest text that there may be.
const FROM_THE_END: std::ops::RangeInclusive<i32> = 1..=10_000;

impl Writer {
    pub(super) fn substring(&mut self, node: &Substring) -> String {
        let name = match self.dialect {
            Dialect::Postgres => "substring",
            Dialect::Mysql => "SUBSTRING",
            Dialect::Sqlite => "substr",
        };
        let operand = self.argument(&node.operand);
        let start = match (self.dialect, &node.length) {
            // Without a length PostgreSQL starts no earlier than the text does.
            (Dialect::Postgres, None) => self.argument(&node.start),
            (Dialect::Postgres, Some(_)) | (Dialect::Mysql | Dialect::Sqlite, _) => {
                self.no_less(&node.start, 1)
            }
        };
        match &node.length {
            None => format!("{name}({operand}, {start})"),
            Some(length) => {
                let length = self.count(length);
                format!("{name}({operand}, {start}, {length})")
            }
        }
    }

    pub(super) fn side(&mut self, node: &TextSide) -> String {
        let operand = self.argument(&node.operand);
        match (self.dialect, node.end) {
            (Dialect::Postgres, TextEnd::Start) => {
                format!("left({operand}, {})", self.count(&node.length))
            }
            (Dialect::Postgres, TextEnd::End) => {
                format!("right({operand}, {})", self.count(&node.length))
            }
            (Dialect::Mysql, TextEnd::Start) => {
                format!("LEFT({operand}, {})", self.count(&node.length))
            }
            (Dialect::Mysql, TextEnd::End) => {
                format!("RIGHT({operand}, {})", self.count(&node.length))
            }
            (Dialect::Sqlite, TextEnd::Start) => {
                format!("substr({operand}, 1, {})", self.count(&node.length))
            }
            (Dialect::Sqlite, TextEnd::End) => {
                let length = self.expr(&node.length, Precedence::Product);
                let is_place = matches!(
                    &node.length,
                    Node::Literal(Literal { value: Value::I32(number), .. })
                        if FROM_THE_END.contains(number)
                );
                if is_place {
                    format!("substr({operand}, -{length})")
                } else {
                    format!("substr({operand}, max(length({operand}) - {length}, 0) + 1)")
                }
            }
        }
    }

    pub(super) fn position(&mut self, node: &TextPosition) -> String {
        let (operand, needle) = (self.argument(&node.operand), self.argument(&node.needle));
        match self.dialect {
            Dialect::Postgres => format!("strpos({operand}, {needle})"),
            // What is looked for is found by collation; one that is explicit wins.
            Dialect::Mysql if is_binary(&node.operand) && is_literal(&node.needle) => {
                format!("LOCATE({needle}, {operand})")
            }
            Dialect::Mysql => {
                format!("LOCATE({needle}, CONVERT({operand} USING utf8mb4) COLLATE utf8mb4_bin)")
            }
            Dialect::Sqlite => format!("instr({operand}, {needle})"),
        }
    }

    /// That a text of the row stands in another, exactly.
    pub(super) fn has(&mut self, node: &TextHas) -> String {
        let (text, part) = (self.argument(&node.operand), self.argument(&node.part));
        let position = TextPosition { operand: node.operand.clone(), needle: node.part.clone() };
        match (node.end, self.dialect) {
            (None, Dialect::Postgres | Dialect::Mysql | Dialect::Sqlite) => {
                format!("{} > 0", self.position(&position))
            }
            (Some(TextEnd::Start), Dialect::Postgres) => format!("starts_with({text}, {part})"),
            (Some(TextEnd::Start), Dialect::Mysql | Dialect::Sqlite) => {
                format!("{} = 1", self.position(&position))
            }
            (Some(TextEnd::End), Dialect::Postgres) => {
                format!(
                    "right({text}, char_length({part})) = {}",
                    self.expr(&node.part, Precedence::Sum)
                )
            }
            (Some(TextEnd::End), Dialect::Mysql) => {
                // Bytes: some collations that compare exactly fill up with blanks.
                let exact = |text: &str| format!("CAST(CONVERT({text} USING utf8mb4) AS BINARY)");
                let end = exact(&format!("RIGHT({text}, CHAR_LENGTH({part}))"));
                format!("{end} = {}", exact(&part))
            }
            (Some(TextEnd::End), Dialect::Sqlite) => {
                let end = format!("substr({text}, length({text}) - length({part}) + 1)");
                format!("{end} COLLATE BINARY = {}", self.expr(&node.part, Precedence::Sum))
            }
        }
    }

    /// A number of characters; the MySQL family takes one below 0 for 0.
    fn count(&mut self, node: &Node) -> String {
        match self.dialect {
            Dialect::Mysql => self.argument(node),
            Dialect::Postgres | Dialect::Sqlite => self.no_less(node, 0),
        }
    }

    /// A number, or this one if it is less; the check has looked at literals.
    fn no_less(&mut self, node: &Node, least: i32) -> String {
        let number = self.argument(node);
        if is_literal(node) {
            return number;
        }
        match self.dialect {
            // PostgreSQL's GREATEST leaves NULL out.
            Dialect::Postgres => {
                let compared = self.expr(node, Precedence::Sum);
                format!("CASE WHEN {compared} < {least} THEN {least} ELSE {number} END")
            }
            Dialect::Mysql => format!("GREATEST({number}, {least})"),
            Dialect::Sqlite => format!("max({number}, {least})"),
        }
    }
}

fn is_binary(node: &Node) -> bool {
    matches!(node, Node::Column(column) if column.column.collation == Collation::Binary)
}
