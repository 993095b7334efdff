//! A text read as a number or a Uuid.
//!
//! The engines' own casts read blanks, decimals, or as much of a text as they like, so what is no
//! number is told before. The patterns end with a look ahead that no character follows: `$` stands
//! before a last line's end on MySQL, and no backslash reads the same in every sql_mode.

use super::super::Writer;
use super::super::expr::Precedence;
use crate::Dialect;
use crate::expr::{Parse, ParseTo};

const NUMBER: &str = "^[+-]?0{0,40}[0-9]{1,19}";
const UUID: &str = "^[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}";
/// No character follows.
const END: &str = "(?![^0]|0)";

impl Writer {
    pub(super) fn parse(&mut self, node: &Parse) -> String {
        match self.dialect {
            Dialect::Postgres => self.postgres_parse(node),
            Dialect::Mysql => self.mysql_parse(node),
            Dialect::Sqlite => self.sqlite_parse(node),
        }
    }

    fn postgres_parse(&mut self, node: &Parse) -> String {
        let x = self.argument(&node.operand);
        let closed = self.expr(&node.operand, Precedence::Atom);
        let (ty, is) = match node.to {
            ParseTo::I32 => ("integer", postgres_number(&x, &closed, limits(node.to))),
            ParseTo::I64 => ("bigint", postgres_number(&x, &closed, limits(node.to))),
            ParseTo::Uuid => ("uuid", format!("{closed} ~ '{UUID}$'")),
        };
        let otherwise = if node.strict {
            let message = format!("'cannot be read: ' || {closed}");
            self.remark(&format!("CAST('cannot be read: ' …) fails for what is no {ty}"));
            format!(" ELSE CAST({message} AS {ty})")
        } else {
            String::new()
        };
        format!("CASE WHEN {is} THEN CAST({x} AS {ty}){otherwise} END")
    }

    fn mysql_parse(&mut self, node: &Parse) -> String {
        let x = self.argument(&node.operand);
        let closed = self.expr(&node.operand, Precedence::Operator);
        let (is, value) = match node.to {
            ParseTo::I32 | ParseTo::I64 => {
                let (low, high) = limits(node.to);
                let is = format!(
                    "CASE WHEN {closed} REGEXP '{NUMBER}{END}' \
                     THEN CAST({x} AS DECIMAL(65, 0)) BETWEEN {low} AND {high} END"
                );
                (is, format!("CAST({x} AS SIGNED)"))
            }
            ParseTo::Uuid => {
                (format!("{closed} REGEXP '{UUID}{END}'"), format!("UNHEX(REPLACE({x}, '-', ''))"))
            }
        };
        let otherwise = if node.strict {
            self.remark("CHAR_LENGTH(…) + 9223372036854775807 + 1 fails for what cannot be read");
            format!(" ELSE CHAR_LENGTH({x}) + 9223372036854775807 + 1")
        } else {
            String::new()
        };
        format!("CASE WHEN {is} THEN {value}{otherwise} END")
    }

    fn sqlite_parse(&mut self, node: &Parse) -> String {
        let x = self.argument(&node.operand);
        let closed = self.expr(&node.operand, Precedence::Operator);
        let digits = format!("substr({x}, 1 + ({closed} GLOB '[+-]*'))");
        let number = format!("CAST({x} AS NUMERIC)");
        let fits = match node.to {
            ParseTo::I32 => format!("{number} BETWEEN {} AND {}", i32::MIN, i32::MAX),
            // A number that fits is an integer, any other a double.
            ParseTo::I64 | ParseTo::Uuid => format!("typeof({number}) = 'integer'"),
        };
        let is = format!(
            "{digits} GLOB '[0-9]*' AND {digits} NOT GLOB '*[^0-9]*' AND length({digits}) <= 59 \
             AND {fits}"
        );
        let otherwise = if node.strict {
            format!(" WHEN {closed} IS NOT NULL THEN {}", self.sqlite_overflow())
        } else {
            String::new()
        };
        format!("CASE WHEN {is} THEN CAST({x} AS INTEGER){otherwise} END")
    }
}

fn postgres_number(x: &str, closed: &str, (low, high): (i64, i64)) -> String {
    format!(
        "CASE WHEN {closed} ~ '{NUMBER}$' THEN CAST({x} AS numeric) BETWEEN {low} AND {high} END"
    )
}

fn limits(to: ParseTo) -> (i64, i64) {
    match to {
        ParseTo::I32 => (i32::MIN.into(), i32::MAX.into()),
        ParseTo::I64 | ParseTo::Uuid => (i64::MIN, i64::MAX),
    }
}
