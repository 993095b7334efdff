//! Statements that ask the table that they change: every answer is of the table as it was.
//!
//! PostgreSQL does so by itself. The MySQL family refuses such a question, or asks a table that is
//! half changed already; there the keys and the new values are collected first, in a derived table
//! that LIMIT keeps from being merged. SQLite before 3.41 may change each row as it finds it; it
//! collects them first where an UPDATE has a FROM, and a DELETE finds its keys by IN.

use super::Writer;
use super::join::JoinText;
use super::layout::{self, Clause, Joint};
use super::order::assignment_order;
use crate::Dialect;
use crate::expr::{Join, Joined, Node, NumberNode};
use crate::statement::{DeleteTree, UpdateTree};
use crate::table::{ColumnDef, SqlType, TableDef};

/// The largest number that LIMIT takes: every row.
pub(super) const EVERY_ROW: &str = "LIMIT 18446744073709551615";

/// What the derived table is called, unless a row has the name.
const NAME: &str = "old";

/// Whether new values, or the rows that get them, are of the table as it was before any row changed.
/// SQLite would find the rows first where it sees a question in WHERE, and does not see each.
pub(super) fn asks_itself(tree: &UpdateTree) -> bool {
    let values = tree.assignments.iter().map(|assignment| &assignment.value);
    values.chain(&tree.filter).any(|node| node.asks(tree.table))
}

/// Whether an update finds its rows by their keys, which a derived table has collected.
pub(in crate::dialect) fn collects(tree: &UpdateTree, dialect: Dialect) -> bool {
    match dialect {
        Dialect::Mysql => {
            asks_itself(tree)
                || joins_own_rows(tree)
                || if tree.joins.is_empty() {
                    assignment_order(&tree.assignments).is_err()
                } else {
                    reads_assigned(tree)
                }
        }
        Dialect::Postgres | Dialect::Sqlite => false,
    }
}

/// Whether rows of the table that changes are joined one by one, as they were.
fn joins_own_rows(tree: &UpdateTree) -> bool {
    let values = tree.joined();
    tree.joins.iter().any(|join| match join {
        Join::Row(_) => reads(join, &values, tree.table),
        Join::Group(_) => false,
    })
}

/// Whether what is joined is read from this table.
pub(super) fn reads(join: &Join, values: &[&Joined], table: &TableDef) -> bool {
    let rows = join.rows();
    let values = values.iter().filter(|value| value.join() == *join);
    let inner = rows.matches.iter().map(|pair| &pair.inner).chain(&rows.filter);
    let mut inner = inner.chain(values.filter_map(|value| value.value()));
    rows.table.may_be(table) || inner.any(|node| node.asks(table))
}

/// Whether a value reads a column that another assigns: an UPDATE of several tables assigns in no
/// order that MySQL promises.
fn reads_assigned(tree: &UpdateTree) -> bool {
    tree.assignments.iter().any(|reader| {
        reader.value.columns().iter().any(|read| {
            let writer = tree.assignments.iter().find(|writer| writer.column == read.column);
            writer.is_some_and(|writer| !std::ptr::eq(writer, reader))
        })
    })
}

/// Whether a delete finds its rows by their keys, which were collected first.
pub(in crate::dialect) fn collects_keys(tree: &DeleteTree, dialect: Dialect) -> bool {
    match dialect {
        Dialect::Mysql | Dialect::Sqlite => {
            tree.filter.as_ref().is_some_and(|filter| filter.asks(tree.table))
        }
        Dialect::Postgres => false,
    }
}

impl Writer {
    /// An update of the MySQL family by what a derived table has collected.
    pub(super) fn collected_update(&mut self, tree: &UpdateTree, joins: Vec<JoinText>) -> String {
        let old = self.quoted(&self.free_name(NAME));
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
                    let text = self.selected(assignment.column, value);
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
        let rows = self.collected(&table, collected, joins, tree.guarded_filter().as_ref());
        let join = format!("{rows} AS {old} ON {}", on.join(" AND "));
        layout::statement(&[
            Clause::new("UPDATE", vec![table], Joint::Comma),
            Clause::new("JOIN", vec![join], Joint::Comma),
            Clause::new("SET", items, Joint::Comma),
        ])
    }

    /// A delete by the keys that were collected.
    pub(super) fn collected_delete(&mut self, tree: &DeleteTree) -> String {
        let keys: Vec<_> = tree.table.primary_key().collect();
        let columns: Vec<_> = keys.iter().map(|key| self.key(tree.table, key)).collect();
        let row = match columns.as_slice() {
            [one] => one.clone(),
            several => format!("({})", several.join(", ")),
        };
        let table = self.table(tree.table);
        let rows = self.collected(&table, columns, Vec::new(), tree.filter.as_ref());
        let filter = match self.dialect {
            Dialect::Postgres | Dialect::Sqlite => format!("{row} IN {rows}"),
            Dialect::Mysql => {
                let old = self.quoted(&self.free_name(NAME));
                let olds: Vec<_> =
                    keys.iter().map(|key| format!("{old}.{}", self.quoted(key.name))).collect();
                format!("{row} IN (SELECT {} FROM {rows} AS {old})", olds.join(", "))
            }
        };
        layout::statement(&[
            Clause::new("DELETE FROM", vec![table], Joint::Comma),
            Clause::new("WHERE", vec![filter], Joint::And),
        ])
    }

    /// The rows as they were before the first one changed.
    fn collected(
        &mut self,
        table: &str,
        columns: Vec<String>,
        joins: Vec<JoinText>,
        filter: Option<&Node>,
    ) -> String {
        let mut clauses = vec![
            Clause::new("SELECT", columns, Joint::Comma),
            Clause::new("FROM", vec![table.to_owned()], Joint::Comma),
        ];
        clauses.extend(joins.into_iter().map(JoinText::join));
        clauses.extend(filter.map(|filter| self.filter(filter)));
        match self.dialect {
            Dialect::Mysql => {
                self.remark_every_row();
                clauses.push(Clause::new(EVERY_ROW, Vec::new(), Joint::Comma));
            }
            Dialect::Postgres | Dialect::Sqlite => {
                self.remark("IN finds every row before the first one goes.");
            }
        }
        layout::subquery(&clauses)
    }

    /// Says what LIMIT is for.
    pub(super) fn remark_every_row(&mut self) {
        self.remark("LIMIT keeps every row as it was before the first one changes.");
    }

    pub(super) fn key(&self, table: &TableDef, column: &ColumnDef) -> String {
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
