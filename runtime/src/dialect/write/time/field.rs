//! The year of a time, its month and so on.

use crate::Dialect;
use crate::dialect::write::Writer;
use crate::dialect::write::expr::Precedence;
use crate::expr::{Field, TimeField};

impl Writer {
    pub(super) fn field(&mut self, node: &TimeField) -> (String, Precedence) {
        match self.dialect {
            Dialect::Postgres => {
                let operand = self.expr(&node.operand, Precedence::Atom);
                (on_postgres(&operand, node.field), Precedence::Atom)
            }
            Dialect::Mysql => on_mysql(&self.argument(&node.operand), node.field),
            Dialect::Sqlite => on_sqlite(&self.argument(&node.operand), node.field),
        }
    }
}

fn on_postgres(operand: &str, field: Field) -> String {
    let number = |field: &str| format!("extract({field} FROM {operand} AT TIME ZONE 'UTC')");
    let name = match field {
        Field::Year => "year",
        Field::Month => "month",
        Field::Day => "day",
        Field::Hour => "hour",
        Field::Minute => "minute",
        Field::Weekday => "isodow",
        // A cast rounds.
        Field::Second => return format!("CAST(floor({}) AS integer)", number("second")),
        Field::Timestamp => {
            return format!("CAST(floor(extract(epoch FROM {operand})) AS bigint)");
        }
    };
    format!("CAST({} AS integer)", number(name))
}

fn on_mysql(operand: &str, field: Field) -> (String, Precedence) {
    let name = match field {
        Field::Year => "YEAR",
        Field::Month => "MONTH",
        Field::Day => "DAY",
        Field::Hour => "HOUR",
        Field::Minute => "MINUTE",
        Field::Second => "SECOND",
        Field::Weekday => return (format!("WEEKDAY({operand}) + 1"), Precedence::Sum),
        Field::Timestamp => {
            let text = format!("TO_SECONDS({operand}) - TO_SECONDS('1970-01-01')");
            return (text, Precedence::Sum);
        }
    };
    (format!("{name}({operand})"), Precedence::Atom)
}

fn on_sqlite(operand: &str, field: Field) -> (String, Precedence) {
    let (place, length) = match field {
        Field::Year => (1, 4),
        Field::Month => (6, 2),
        Field::Day => (9, 2),
        Field::Hour => (12, 2),
        Field::Minute => (15, 2),
        Field::Second => (18, 2),
        Field::Weekday => {
            let sunday_is_0 = format!("CAST(strftime('%w', substr({operand}, 1, 10)) AS INTEGER)");
            return (format!("({sunday_is_0} + 6) % 7 + 1"), Precedence::Sum);
        }
        Field::Timestamp => {
            let text = format!("CAST(strftime('%s', substr({operand}, 1, 19)) AS INTEGER)");
            return (text, Precedence::Atom);
        }
    };
    (format!("CAST(substr({operand}, {place}, {length}) AS INTEGER)"), Precedence::Atom)
}
