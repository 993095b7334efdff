//! Statements that ask the table that they change: every answer is of the table as it was.
//!
//! PostgreSQL does so by itself. The MySQL family refuses such a question, or asks a table that is
//! half changed already; there the keys and the new values are collected first, in a derived table
//! that LIMIT keeps from being merged. SQLite collects them first where an UPDATE has a FROM.

use super::Writer;
use super::layout::{self, Clause, Joint};
use super::order::assignment_order;
use crate::expr::{Node, NumberNode};
use crate::statement::{DeleteTree, UpdateTree};
use crate::table::{ColumnDef, SqlType, TableDef};

/// The largest number that LIMIT takes: every row.
const EVERY_ROW: &str = "LIMIT 18446744073709551615";

/// What is said of the derived table's name, unless the table itself has it.
const NAMES: [&str; 2] = ["old", "before"];

/// Whether new values, or the rows that get them, are of the table as it was before any row changed.
/// SQLite would find the rows first where it sees a question in WHERE, and does not see each.
pub(in crate::dialect) fn asks_itself(tree: &UpdateTree) -> bool {
    let values = tree.assignments.iter().map(|assignment| &assignment.value);
    values.chain(&tree.filter).any(|node| node.asks(tree.table))
}

/// Whether the MySQL family has to collect an update's keys and values first.
pub(in crate::dialect) fn collects(tree: &UpdateTree) -> bool {
    asks_itself(tree) || assignment_order(&tree.assignments).is_err()
}

/// Whether the MySQL family has to collect a delete's keys first.
pub(in crate::dialect) fn collects_keys(tree: &DeleteTree) -> bool {
    tree.filter.as_ref().is_some_and(|filter| filter.asks(tree.table))
}

impl Writer {
    /// An update of the MySQL family by what a derived table has collected.
    pub(super) fn collected_update(&mut self, tree: &UpdateTree) -> String {
        let old = self.quoted(name_beside(tree.table));
        let assigned =
            |name: &str| tree.assignments.iter().any(|a| a.column.name.eq_ignore_ascii_case(name));
        let mut collected = Vec::new();
        let mut on = Vec::new();
        for key in tree.table.primary_key() {
            let mut name = key.name.to_owned();
            while assigned(&name) {
                name.insert_str(0, "old_");
            }
            let column = self.key(tree.table, key);
            on.push(format!("{old}.{} = {column}", self.quoted(&name)));
            let alias = if name == key.name {
                String::new()
            } else {
                format!(" AS {}", self.quoted(&name))
            };
            collected.push(column + &alias);
        }
        let mut items = Vec::new();
        for assignment in &tree.assignments {
            let (column, name) =
                (self.key(tree.table, assignment.column), self.quoted(assignment.column.name));
            let value = match &assignment.value {
                Node::Literal(literal) => self.literal_for_column(literal),
                value => {
                    let text = self.argument(value);
                    let text = if is_narrow(value) {
                        format!("CASE WHEN TRUE THEN {text} ELSE {column} END")
                    } else {
                        text
                    };
                    collected.push(format!("{text} AS {name}"));
                    format!("{old}.{name}")
                }
            };
            items.push(format!("{column} = {value}"));
        }
        let table = self.table(tree.table);
        let rows = self.collected(&table, collected, tree.guarded_filter().as_ref());
        let join = format!("{rows} AS {old} ON {}", on.join(" AND "));
        layout::statement(&[
            Clause::new("UPDATE", vec![table], Joint::Comma),
            Clause::new("JOIN", vec![join], Joint::Comma),
            Clause::new("SET", items, Joint::Comma),
        ])
    }

    /// A delete of the MySQL family by the keys that a derived table has collected.
    pub(super) fn collected_delete(&mut self, tree: &DeleteTree) -> String {
        let old = self.quoted(name_beside(tree.table));
        let keys: Vec<_> = tree.table.primary_key().collect();
        let columns: Vec<_> = keys.iter().map(|key| self.key(tree.table, key)).collect();
        let olds: Vec<_> =
            keys.iter().map(|key| format!("{old}.{}", self.quoted(key.name))).collect();
        let row = match columns.as_slice() {
            [one] => one.clone(),
            several => format!("({})", several.join(", ")),
        };
        let table = self.table(tree.table);
        let rows = self.collected(&table, columns, tree.filter.as_ref());
        let filter = format!("{row} IN (SELECT {} FROM {rows} AS {old})", olds.join(", "));
        layout::statement(&[
            Clause::new("DELETE FROM", vec![table], Joint::Comma),
            Clause::new("WHERE", vec![filter], Joint::And),
        ])
    }

    /// The derived table.
    fn collected(&mut self, table: &str, columns: Vec<String>, filter: Option<&Node>) -> String {
        self.remark("LIMIT keeps every row as it was before the first one changes.");
        let mut clauses = vec![
            Clause::new("SELECT", columns, Joint::Comma),
            Clause::new("FROM", vec![table.to_owned()], Joint::Comma),
        ];
        clauses.extend(filter.map(|filter| self.filter(filter)));
        clauses.push(Clause::new(EVERY_ROW, Vec::new(), Joint::Comma));
        layout::subquery(&clauses)
    }

    fn key(&self, table: &TableDef, column: &ColumnDef) -> String {
        format!("{}.{}", self.quoted(table.name), self.quoted(column.name))
    }
}

/// Whether MariaDB takes a value for a narrower one than it is, and refuses or cuts it, unless the
/// column stands beside: a document that is made of no document of the row is a text of few
/// characters to it, and a double without decimals one of 17 digits.
fn is_narrow(value: &Node) -> bool {
    let makes = || value.columns().iter().all(|read| read.column.ty != SqlType::Json);
    value.ty() == SqlType::Json && makes() || value.ty() == SqlType::F64 && rounds(value)
}

fn rounds(value: &Node) -> bool {
    let here = matches!(value, Node::Number(node) if matches!(**node, NumberNode::Round(_)));
    here || value.children().into_iter().any(rounds)
}

/// A name for the derived table.
fn name_beside(table: &TableDef) -> &'static str {
    let [usual, other] = NAMES;
    if table.name.eq_ignore_ascii_case(usual) { other } else { usual }
}
