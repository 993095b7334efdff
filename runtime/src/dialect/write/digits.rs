//! Decimals in the columns that they are stored in.

use super::Writer;
use crate::Dialect;
use crate::expr::{Node, QueryNode};
use crate::table::{ColumnDef, Digits, SqlType};

/// Fails on the MySQL family in every sql_mode, where it is looked at.
const MYSQL_FAILS: &str = "9223372036854775807 + 1";

impl Writer {
    /// A value as a column is set to it, which fails where a Decimal has more digits before its
    /// point than the column keeps: the MySQL family would store the column's largest number
    /// instead, unless the sql_mode is strict.
    pub(super) fn assigned_to(&mut self, column: &ColumnDef, value: &Node) -> String {
        let Some(keeps) = self.exceeded(column, value) else { return self.assigned(value) };
        match value {
            // Asked once, and looked at inside.
            Node::Query(query) => match query.as_ref() {
                QueryNode::Aggregate(node) => self.aggregate(node, Some(keeps)),
                QueryNode::Pick(node) => self.pick(&[node], Some(keeps)),
                // It stands in a derived table, and is looked at outside.
                QueryNode::Joined(_) => {
                    let value = self.argument(value);
                    self.within(value, Some(keeps))
                }
                QueryNode::Exists(_) | QueryNode::In(_) => self.assigned(value),
            },
            Node::Column(_)
            | Node::Literal(_)
            | Node::Compare(_)
            | Node::IsNull(_)
            | Node::Not(_)
            | Node::Logic(_)
            | Node::Predicate(_)
            | Node::Number(_)
            | Node::Text(_)
            | Node::Time(_)
            | Node::Json(_)
            | Node::Choice(_)
            | Node::Cast(_)
            | Node::Changed(_) => {
                let value = self.argument(value);
                self.within(value, Some(keeps))
            }
        }
    }

    /// A value that is selected for a column: nothing says its type there.
    pub(super) fn selected(&mut self, column: &ColumnDef, value: &Node) -> String {
        match self.exceeded(column, value) {
            Some(_) => self.assigned_to(column, value),
            None => self.argument(value),
        }
    }

    /// The digits of a column, where the value may have more of them and the engine would cut it.
    fn exceeded(&self, column: &ColumnDef, value: &Node) -> Option<Digits> {
        match self.dialect {
            Dialect::Mysql if column.ty == SqlType::Decimal => {
                let (keeps, has) = (column.digits?, value.digits().ok()?);
                (has.whole > keeps.whole && !matches!(value, Node::Literal(_))).then_some(keeps)
            }
            Dialect::Postgres | Dialect::Mysql | Dialect::Sqlite => None,
        }
    }

    pub(super) fn within(&mut self, value: String, digits: Option<Digits>) -> String {
        let Some(digits) = digits else { return value };
        let limit = format!("1{}", "0".repeat(digits.whole as usize));
        self.remark(&format!("{MYSQL_FAILS} fails"));
        format!("CASE WHEN ABS({value}) >= {limit} THEN {MYSQL_FAILS} ELSE {value} END")
    }
}
