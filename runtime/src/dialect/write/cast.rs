//! Values as another type.

mod parse;

use super::Writer;
use super::expr::Precedence;
use super::number::{Beyond, postgres_whole};
use crate::Dialect;
use crate::expr::{CastNode, Conversion, Convert};
use crate::table::{SqlType, Storage};

impl Writer {
    pub(super) fn cast_node(&mut self, node: &CastNode) -> (String, Precedence) {
        match node {
            CastNode::Convert(node) => self.convert(node),
            CastNode::Parse(node) => (self.parse(node), Precedence::Atom),
        }
    }

    fn convert(&mut self, node: &Convert) -> (String, Precedence) {
        let text = match node.conversion {
            Conversion::BoolToWhole => match self.dialect {
                // From a bool PostgreSQL casts to no other number.
                Dialect::Postgres => {
                    let whole = format!("CAST({} AS integer)", self.argument(&node.operand));
                    if node.to == SqlType::I64 { format!("CAST({whole} AS bigint)") } else { whole }
                }
                Dialect::Mysql | Dialect::Sqlite => return self.node(&node.operand),
            },
            Conversion::Widen | Conversion::Narrow => return self.as_whole(&node.operand, node.to),
            Conversion::WholeToDecimal => {
                let ty = match (self.dialect, node.operand.ty().whole()) {
                    (Dialect::Mysql, Some((_, high))) => {
                        format!("DECIMAL({}, 0)", high.ilog10() + 1)
                    }
                    (Dialect::Mysql, None) => "DECIMAL(65, 0)".to_owned(),
                    (Dialect::Postgres | Dialect::Sqlite, Some(_) | None) => "numeric".to_owned(),
                };
                format!("CAST({} AS {ty})", self.argument(&node.operand))
            }
            Conversion::DecimalToWhole => return self.decimal_to_whole(node),
            Conversion::WholeToFloat | Conversion::DecimalToFloat | Conversion::SingleToDouble => {
                let ty = match self.dialect {
                    Dialect::Postgres => "double precision",
                    Dialect::Mysql => "DOUBLE",
                    Dialect::Sqlite => "REAL",
                };
                format!("CAST({} AS {ty})", self.argument(&node.operand))
            }
            Conversion::FloatToWhole => return self.float_to_whole(node),
            Conversion::WholeToBool => {
                let operand = self.expr(&node.operand, Precedence::Sum);
                return (format!("{operand} <> 0"), Precedence::Comparison);
            }
            Conversion::WholeToText => {
                let ty = match self.dialect {
                    Dialect::Postgres => "text",
                    Dialect::Mysql => "CHAR",
                    Dialect::Sqlite => "TEXT",
                };
                format!("CAST({} AS {ty})", self.argument(&node.operand))
            }
            Conversion::UuidToText => self.uuid_to_text(node),
        };
        (text, Precedence::Atom)
    }

    fn float_to_whole(&mut self, node: &Convert) -> (String, Precedence) {
        let x = self.argument(&node.operand);
        let small = node.to != SqlType::I64;
        let text = match self.dialect {
            Dialect::Postgres => {
                format!("CAST(trunc({x}) AS {})", postgres_whole(node.to).unwrap_or("bigint"))
            }
            // What is beyond 64 bits stops there, and is beyond fewer bits as well.
            Dialect::Mysql if small => {
                let whole = format!("CAST(TRUNCATE({x}, 0) AS SIGNED)");
                return self.within_whole(node.to, Beyond::EITHER, (whole, Precedence::Atom));
            }
            Dialect::Sqlite if small => {
                let whole = format!("CAST({x} AS INTEGER)");
                return self.within_whole(node.to, Beyond::EITHER, (whole, Precedence::Atom));
            }
            Dialect::Mysql => {
                let sum = self.expr(&node.operand, Precedence::Sum);
                let product = self.expr(&node.operand, Precedence::Product);
                self.remark("… DIV 1 fails for a number beyond 64 bits");
                // DIV alone would read a double in 17 digits.
                format!(
                    "CASE WHEN {sum} >= -9223372036854775808e0 AND {sum} < 9223372036854775808e0 \
                     THEN CAST(TRUNCATE({x}, 0) AS SIGNED) ELSE {product} DIV 1 END"
                )
            }
            Dialect::Sqlite => {
                let sum = self.expr(&node.operand, Precedence::Sum);
                let beyond = format!("{sum} NOT BETWEEN {} AND {}", i64::MIN, i64::MAX);
                let fails = self.sqlite_overflow();
                format!("CASE WHEN {beyond} THEN {fails} ELSE CAST({x} AS INTEGER) END")
            }
        };
        (text, Precedence::Atom)
    }

    /// DIV cuts towards 0, and fails beyond 64 bits.
    fn decimal_to_whole(&mut self, node: &Convert) -> (String, Precedence) {
        let is_whole = node.operand.digits().is_ok_and(|digits| digits.scale == 0);
        match self.dialect {
            Dialect::Postgres | Dialect::Sqlite => {
                let x = self.argument(&node.operand);
                let x = if is_whole { x } else { format!("trunc({x})") };
                let ty = postgres_whole(node.to).unwrap_or("bigint");
                (format!("CAST({x} AS {ty})"), Precedence::Atom)
            }
            Dialect::Mysql => {
                let x = self.expr(&node.operand, Precedence::Product);
                match node.to {
                    SqlType::U64 => {
                        self.remark("DIV CAST(1 AS UNSIGNED) fails for a number that is no u64");
                        (format!("{x} DIV CAST(1 AS UNSIGNED)"), Precedence::Product)
                    }
                    SqlType::I64 => {
                        self.remark("… DIV 1 fails for a number beyond 64 bits");
                        (format!("{x} DIV 1"), Precedence::Product)
                    }
                    SqlType::I8
                    | SqlType::I16
                    | SqlType::I32
                    | SqlType::U8
                    | SqlType::U16
                    | SqlType::U32
                    | SqlType::Bool
                    | SqlType::F32
                    | SqlType::F64
                    | SqlType::Decimal
                    | SqlType::Text
                    | SqlType::Enum(_)
                    | SqlType::Bytes
                    | SqlType::Json
                    | SqlType::Uuid
                    | SqlType::Date
                    | SqlType::Time
                    | SqlType::DateTime
                    | SqlType::Timestamp
                    | SqlType::Array(_) => {
                        let whole = (format!("{x} DIV 1"), Precedence::Product);
                        self.within_whole(node.to, Beyond::EITHER, whole)
                    }
                }
            }
        }
    }

    fn uuid_to_text(&mut self, node: &Convert) -> String {
        let operand = self.argument(&node.operand);
        match self.dialect {
            Dialect::Postgres => format!("CAST({operand} AS text)"),
            // MariaDB has no BIN_TO_UUID.
            Dialect::Mysql => {
                let mut text = format!("HEX({operand})");
                for at in [9, 14, 19, 24] {
                    text = format!("INSERT({text}, {at}, 0, '-')");
                }
                format!("LOWER({text})")
            }
            Dialect::Sqlite if node.operand.storage() == Storage::Text => {
                format!("lower({operand})")
            }
            Dialect::Sqlite => {
                let hex = format!("hex({operand})");
                // The hex of NULL is no text, so NULL is made of it again.
                let first = format!("substr(NULLIF({hex}, ''), 1, 8)");
                let rest = [(9, 4), (13, 4), (17, 4), (21, 12)]
                    .map(|(at, length)| format!(" || '-' || substr({hex}, {at}, {length})"));
                format!("lower({first}{})", rest.concat())
            }
        }
    }
}
