//! How long one time is after another.

use crate::Dialect;
use crate::dialect::write::Writer;
use crate::dialect::write::expr::Precedence;
use crate::expr::{Difference, DifferenceUnit};

impl Writer {
    pub(super) fn difference(&mut self, node: &Difference) -> (String, Precedence) {
        match self.dialect {
            Dialect::Postgres => {
                let left = self.expr(&node.left, Precedence::Sum);
                let right = self.expr(&node.right, Precedence::Product);
                let number = match node.unit {
                    DifferenceUnit::Seconds => {
                        format!("trunc(extract(epoch FROM {left} - {right}))")
                    }
                    // Its days are of 24 hours, and its hours have the sign of its days.
                    DifferenceUnit::Days => format!("extract(day FROM {left} - {right})"),
                };
                (format!("CAST({number} AS bigint)"), Precedence::Atom)
            }
            Dialect::Mysql => {
                let (left, right) = (self.argument(&node.left), self.argument(&node.right));
                let unit = match node.unit {
                    DifferenceUnit::Seconds => "SECOND",
                    DifferenceUnit::Days => "DAY",
                };
                (format!("TIMESTAMPDIFF({unit}, {right}, {left})"), Precedence::Atom)
            }
            Dialect::Sqlite => {
                let (left, right) = (self.argument(&node.left), self.argument(&node.right));
                let later = self.expr(&node.left, Precedence::Sum);
                let earlier = self.expr(&node.right, Precedence::Sum);
                let whole = |operand: &str| format!("strftime('%s', substr({operand}, 1, 19))");
                let fraction = |operand: &str| format!("substr({operand}, 20)");
                // Of two fractions the text that is less is the number that is less.
                let seconds = format!(
                    "{} - {} - ({later} > {earlier} AND {} < {}) + ({later} < {earlier} AND {} > {})",
                    whole(&left),
                    whole(&right),
                    fraction(&left),
                    fraction(&right),
                    fraction(&left),
                    fraction(&right),
                );
                match node.unit {
                    DifferenceUnit::Seconds => (seconds, Precedence::Sum),
                    DifferenceUnit::Days => (format!("({seconds}) / 86400"), Precedence::Product),
                }
            }
        }
    }
}
