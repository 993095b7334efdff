//! A time before or after another.

use chrono::{DateTime, TimeDelta, Utc};

use crate::Dialect;
use crate::dialect::write::Writer;
use crate::dialect::write::expr::Precedence;
use crate::expr::{Literal, Shift, TimeShift, Value};

impl Writer {
    /// Each text has one of its own for a result outside the years 1 to 9999, which fails wherever
    /// it is calculated and under every mode.
    pub(super) fn shift(&mut self, node: &TimeShift) -> (String, Precedence) {
        // The check has refused a shift without a bound.
        let bound = node.bound().unwrap_or_default();
        let sign = if node.back { '-' } else { '+' };
        let compared = self.expr(&node.operand, Precedence::Sum);
        let outside = if node.back { "<" } else { ">=" };
        let outside = format!("{compared} {outside} {}", self.moment(bound));
        match self.dialect {
            Dialect::Postgres => {
                let step = match node.by {
                    Shift::Exact(delta) => {
                        let (number, unit) = largest(delta, &EXACT_IN_EVERY_ZONE);
                        format!("{number} {unit}s")
                    }
                    Shift::Months(months) => format!("{months} months"),
                };
                let step = format!(
                    "CASE WHEN {outside} THEN interval '290000 years' ELSE interval '{step}' END"
                );
                match node.by {
                    Shift::Exact(_) => (format!("{compared} {sign} {step}"), Precedence::Sum),
                    Shift::Months(_) => {
                        let operand = self.expr(&node.operand, Precedence::Atom);
                        let utc = "AT TIME ZONE 'UTC'";
                        (format!("({operand} {utc} {sign} {step}) {utc}"), Precedence::Operator)
                    }
                }
            }
            Dialect::Mysql => {
                let (number, unit) = match node.by {
                    Shift::Exact(delta) => largest(delta, &UNITS),
                    Shift::Months(months) => (months.into(), "month"),
                };
                let unit = unit.to_ascii_uppercase();
                let step = format!("INTERVAL IF({outside}, ~0 + 1, {number}) {unit}");
                (format!("{compared} {sign} {step}"), Precedence::Sum)
            }
            Dialect::Sqlite => {
                let operand = self.argument(&node.operand);
                let inside = match node.by {
                    // The functions have three decimals, so a fraction goes around them.
                    Shift::Exact(delta) => {
                        let (number, unit) = largest(delta, &UNITS);
                        format!(
                            "strftime('%Y-%m-%dT%H:%M:%S', substr({operand}, 1, 19), \
                             '{sign}{number} {unit}s') || substr({operand}, 20)"
                        )
                    }
                    Shift::Months(months) => months_on_sqlite(&operand, months, node.back),
                };
                let text = format!("CASE WHEN {outside} THEN json({operand}) ELSE {inside} END");
                (text, Precedence::Atom)
            }
        }
    }

    fn moment(&mut self, value: DateTime<Utc>) -> String {
        self.literal(&Literal::new(Value::Timestamp(value))).0
    }
}

/// A day that a month does not have runs over into the next one on SQLite: the earlier of that and
/// the last day of the month.
fn months_on_sqlite(operand: &str, months: u32, back: bool) -> String {
    let months = if back { -i64::from(months) } else { i64::from(months) };
    let day = format!("substr({operand}, 1, 10)");
    let same = format!("date({day}, '{months:+} months')");
    let last = format!("date({day}, 'start of month', '{:+} months', '-1 day')", months + 1);
    // There is no day after December 9999 to go back from.
    let last = format!("ifnull({last}, '9999-12-31')");
    format!("min({same}, {last}) || substr({operand}, 11)")
}

const MICROSECOND: (i64, &str) = (1, "microsecond");
const SECOND: (i64, &str) = (1_000_000, "second");
const MINUTE: (i64, &str) = (60 * SECOND.0, "minute");
const HOUR: (i64, &str) = (60 * MINUTE.0, "hour");
const DAY: (i64, &str) = (24 * HOUR.0, "day");
const UNITS: [(i64, &str); 5] = [DAY, HOUR, MINUTE, SECOND, MICROSECOND];
/// A day of PostgreSQL's `timestamptz` is one of the session's time zone.
const EXACT_IN_EVERY_ZONE: [(i64, &str); 4] = [HOUR, MINUTE, SECOND, MICROSECOND];

/// A time that passes, in the largest unit of which it is a whole number.
fn largest(delta: TimeDelta, units: &[(i64, &'static str)]) -> (i64, &'static str) {
    // The check has refused what is longer than the years 1 to 9999.
    let microseconds = delta.num_microseconds().unwrap_or_default();
    let fits = units.iter().find(|(length, _)| microseconds % length == 0);
    let (length, unit) = fits.copied().unwrap_or(MICROSECOND);
    (microseconds / length, unit)
}
