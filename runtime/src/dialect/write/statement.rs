//! Statements as clauses.

use super::Writer;
use super::expr::Precedence;
use super::layout::{self, Clause, Joint};
use super::order::assignment_order;
use crate::Dialect;
use crate::dialect::sea;
use crate::expr::{Connective, Node};
use crate::statement::{Assignment, DeleteTree, InsertTree, Statement, UpdateTree};

impl Writer {
    pub(super) fn statement(&mut self, statement: &Statement) -> String {
        match statement {
            Statement::Update(tree) => self.update(tree),
            Statement::Insert(tree) => self.insert(tree),
            Statement::Delete(tree) => self.delete(tree),
            Statement::Raw(raw) => closed(raw.text(self.dialect).unwrap_or_default()),
            Statement::Sea(sea) => sea::write(sea, self),
        }
    }

    fn update(&mut self, tree: &UpdateTree) -> String {
        let written = tree.assignments.iter().collect();
        let assignments: Vec<&Assignment> = match self.dialect {
            // The MySQL family assigns from left to right and reads what it has assigned.
            Dialect::Mysql => assignment_order(&tree.assignments).unwrap_or(written),
            Dialect::Postgres | Dialect::Sqlite => written,
        };
        let items = assignments
            .into_iter()
            .map(|assignment| {
                let column = self.quoted(assignment.column.name);
                format!("{column} = {}", self.assigned(&assignment.value))
            })
            .collect();
        let mut clauses = vec![
            Clause::new("UPDATE", vec![self.table(tree.table)], Joint::Comma),
            Clause::new("SET", items, Joint::Comma),
        ];
        clauses.extend(tree.guarded_filter().map(|filter| self.filter(&filter)));
        layout::statement(&clauses)
    }

    fn insert(&mut self, tree: &InsertTree) -> String {
        let columns: Vec<_> = tree.columns.iter().map(|column| self.quoted(column.name)).collect();
        let rows = tree.rows.iter().map(|row| {
            let values: Vec<_> = row.iter().map(|value| self.assigned(value)).collect();
            format!("({})", values.join(", "))
        });
        let rows = rows.collect();
        let table = format!("{} ({})", self.table(tree.table), columns.join(", "));
        layout::statement(&[
            Clause::new("INSERT INTO", vec![table], Joint::Comma),
            Clause::new("VALUES", rows, Joint::Comma),
        ])
    }

    fn delete(&mut self, tree: &DeleteTree) -> String {
        let mut clauses =
            vec![Clause::new("DELETE FROM", vec![self.table(tree.table)], Joint::Comma)];
        clauses.extend(tree.filter.as_ref().map(|filter| self.filter(filter)));
        layout::statement(&clauses)
    }

    fn filter(&mut self, filter: &Node) -> Clause {
        let (operands, inside, joint) = match filter {
            Node::Logic(logic) => match logic.connective {
                Connective::And => (logic.operands.as_slice(), Precedence::Not, Joint::And),
                Connective::Or => (logic.operands.as_slice(), Precedence::And, Joint::Or),
            },
            one => (std::slice::from_ref(one), Precedence::Or, Joint::And),
        };
        let items = operands.iter().map(|operand| self.expr(operand, inside)).collect();
        Clause::new("WHERE", items, joint)
    }
}

/// A raw text with its `;`, on a line of its own where a comment may end the text.
fn closed(text: &str) -> String {
    let last = text.lines().next_back().unwrap_or_default();
    if last.contains("--") || last.contains('#') {
        format!("{text}\n;")
    } else {
        format!("{text};")
    }
}
