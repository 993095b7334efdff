//! The time that is so many seconds after the beginning of 1970.

use crate::Dialect;
use crate::dialect::write::Writer;
use crate::dialect::write::expr::Precedence;
use crate::expr::FromTimestamp;

impl Writer {
    pub(super) fn time_of_seconds(&mut self, node: &FromTimestamp) -> (String, Precedence) {
        let operand = self.argument(&node.operand);
        let compared = self.expr(&node.operand, Precedence::Sum);
        let (first, last) = (FromTimestamp::FIRST, FromTimestamp::LAST);
        let outside = format!("{compared} NOT BETWEEN {first} AND {last}");
        match self.dialect {
            Dialect::Postgres => {
                let seconds = format!("CASE WHEN {outside} THEN 1e18 ELSE {operand} END");
                (format!("to_timestamp({seconds})"), Precedence::Atom)
            }
            Dialect::Mysql => {
                let seconds = format!("IF({outside}, ~0 + 1, {operand})");
                let text = format!("TIMESTAMP'1970-01-01 00:00:00' + INTERVAL {seconds} SECOND");
                (text, Precedence::Sum)
            }
            Dialect::Sqlite => {
                let closed = self.expr(&node.operand, Precedence::Atom);
                let time = format!("strftime('%Y-%m-%dT%H:%M:%S+00:00', {operand}, 'unixepoch')");
                let text =
                    format!("CASE WHEN {outside} THEN json('[' || {closed}) ELSE {time} END");
                (text, Precedence::Atom)
            }
        }
    }
}
