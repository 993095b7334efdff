//! New rows, and what happens where one is there already.

use super::Writer;
use super::layout::{self, Clause, Joint};
use crate::Dialect;
use crate::statement::{Conflict, InsertSelect, InsertTree};
use crate::table::TableDef;

impl Writer {
    pub(super) fn insert(&mut self, tree: &InsertTree) -> String {
        let columns: Vec<_> = tree.columns.iter().map(|column| self.quoted(column.name)).collect();
        let table = format!("{} ({})", self.table(tree.table), columns.join(", "));
        let mut clauses = vec![Clause::new("INSERT INTO", vec![table], Joint::Comma)];
        match &tree.select {
            Some(select) => self.insert_select(select, tree, &mut clauses),
            None => {
                let rows = tree.rows.iter().map(|row| {
                    let values: Vec<_> = row.iter().map(|value| self.assigned(value)).collect();
                    format!("({})", values.join(", "))
                });
                clauses.push(Clause::new("VALUES", rows.collect(), Joint::Comma));
            }
        }
        if let Some(conflict) = &tree.conflict {
            let clause = match self.dialect {
                Dialect::Postgres | Dialect::Sqlite => self.on_conflict(conflict),
                Dialect::Mysql => self.on_duplicate_key(conflict, tree.table),
            };
            clauses.push(clause);
        }
        layout::statement(&clauses)
    }

    fn insert_select(
        &mut self,
        select: &InsertSelect,
        tree: &InsertTree,
        clauses: &mut Vec<Clause>,
    ) {
        let scopes = self.scopes.len();
        if tree.conflict.is_some() {
            // What follows a conflict names the table, and must not mean the one that is read.
            self.enter(tree.table);
        }
        let outer = self.outer_sides(&select.rows);
        let from = self.enter(select.rows.table);
        let values = tree.columns.iter().zip(&select.values);
        let values = values.map(|(column, value)| self.selected(column, value)).collect();
        clauses.push(Clause::new("SELECT", values, Joint::Comma));
        clauses.push(Clause::new("FROM", vec![from], Joint::Comma));
        let parts = self.row_conditions(&select.rows, outer, None);
        match self.dialect {
            // ON would be read as that of a join.
            Dialect::Sqlite if parts.is_empty() && tree.conflict.is_some() => {
                clauses.push(Clause::new("WHERE TRUE", Vec::new(), Joint::And));
            }
            Dialect::Postgres | Dialect::Mysql | Dialect::Sqlite => {
                let filter = (!parts.is_empty()).then(|| Clause::new("WHERE", parts, Joint::And));
                clauses.extend(filter);
            }
        }
        self.scopes.truncate(scopes);
    }

    fn on_conflict(&self, conflict: &Conflict) -> Clause {
        let key: Vec<_> = conflict.key.iter().map(|column| self.quoted(column.name)).collect();
        let head = format!("ON CONFLICT ({})", key.join(", "));
        if conflict.update.is_empty() {
            return Clause::new(head + " DO NOTHING", Vec::new(), Joint::Comma);
        }
        let items = conflict.update.iter().map(|column| {
            let name = self.quoted(column.name);
            format!("{name} = excluded.{name}")
        });
        Clause::new(head + " DO UPDATE SET", items.collect(), Joint::Comma)
    }

    /// The index cannot be named: where the row that is there has another key, a subquery of two
    /// rows fails, under every sql_mode.
    fn on_duplicate_key(&mut self, conflict: &Conflict, table: &TableDef) -> Clause {
        self.remark("The subquery of two rows fails where another unique index has found the row.");
        let table = self.quoted(table.name);
        let names: Vec<_> = conflict.key.iter().map(|column| self.quoted(column.name)).collect();
        let same = names.iter().map(|name| format!("{table}.{name} = VALUES({name})"));
        let same = same.collect::<Vec<_>>().join(" AND ");
        let key = names.first().map(|name| {
            format!("{name} = IF({same}, {table}.{name}, (SELECT 1 UNION ALL SELECT 2))")
        });
        let updates = conflict.update.iter().map(|column| {
            let name = self.quoted(column.name);
            format!("{name} = VALUES({name})")
        });
        let items = key.into_iter().chain(updates).collect();
        Clause::new("ON DUPLICATE KEY UPDATE", items, Joint::Comma)
    }
}
