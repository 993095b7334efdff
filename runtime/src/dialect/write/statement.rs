//! Statements as clauses.

use super::Writer;
use super::expr::Precedence;
use super::join::JoinText;
use super::layout::{self, Clause, Joint};
use super::logic::open;
use super::order::assignment_order;
use super::snapshot::{asks_itself, collects, collects_keys};
use crate::Dialect;
use crate::dialect::sea;
use crate::expr::{Connective, Node, Pick, QueryNode};
use crate::statement::{Assignment, DeleteTree, Statement, UpdateTree};
use crate::table::TableDef;

impl Writer {
    pub(super) fn statement(&mut self, statement: &Statement) -> String {
        match statement {
            Statement::Update(tree) => self.of_rows(tree.table, |writer| writer.update(tree)),
            Statement::Insert(tree) => self.insert(tree),
            Statement::Delete(tree) => self.of_rows(tree.table, |writer| writer.delete(tree)),
            Statement::Raw(raw) => closed(raw.text(self.dialect).unwrap_or_default()),
            Statement::Sea(sea) => sea::write(sea, self),
            // The check has refused it.
            Statement::Impossible(_) => String::new(),
        }
    }

    /// A statement whose expressions are of this table's rows.
    fn of_rows(&mut self, table: &TableDef, write: impl FnOnce(&mut Writer) -> String) -> String {
        self.enter(table);
        let text = write(self);
        self.scopes.clear();
        text
    }

    fn update(&mut self, tree: &UpdateTree) -> String {
        let joins = self.enter_joins(tree);
        if collects(tree, self.dialect) {
            return self.collected_update(tree, joins);
        }
        match self.dialect {
            Dialect::Mysql if !joins.is_empty() => return self.joined_update(tree, joins),
            Dialect::Postgres | Dialect::Mysql | Dialect::Sqlite => {}
        }
        let (from, mut conditions) = JoinText::from(joins);
        let written = tree.assignments.iter().collect();
        let assignments: Vec<&Assignment> = match self.dialect {
            // The MySQL family assigns from left to right and reads what it has assigned.
            Dialect::Mysql => assignment_order(&tree.assignments).unwrap_or(written),
            Dialect::Postgres | Dialect::Sqlite => written,
        };
        let items = match self.dialect {
            Dialect::Postgres | Dialect::Sqlite => assignments
                .chunk_by(|one, next| same_row(&one.value, &next.value))
                .map(|assignments| self.assignment(assignments))
                .collect(),
            Dialect::Mysql => {
                assignments.chunks(1).map(|assignment| self.assignment(assignment)).collect()
            }
        };
        let mut clauses = vec![
            Clause::new("UPDATE", vec![self.table(tree.table)], Joint::Comma),
            Clause::new("SET", items, Joint::Comma),
        ];
        match self.dialect {
            Dialect::Sqlite if from.is_none() && asks_itself(tree) => {
                self.remark("FROM lets SQLite collect every row before the first one changes.");
                clauses.push(Clause::new("FROM", vec!["(SELECT 1)".to_owned()], Joint::Comma));
            }
            Dialect::Postgres | Dialect::Mysql | Dialect::Sqlite => {}
        }
        let filter = tree.guarded_filter();
        if from.is_some() {
            clauses.extend(from);
            conditions.extend(filter.iter().flat_map(|filter| self.conjuncts(filter)));
            clauses.push(Clause::new("WHERE", conditions, Joint::And));
        } else {
            clauses.extend(filter.map(|filter| self.filter(&filter)));
        }
        layout::statement(&clauses)
    }

    /// An update of the MySQL family with what is joined, no value of which reads what is set.
    fn joined_update(&mut self, tree: &UpdateTree, joins: Vec<JoinText>) -> String {
        let items = tree.assignments.iter().map(|assignment| {
            let column = self.key(tree.table, assignment.column);
            format!("{column} = {}", self.assigned(&assignment.value))
        });
        let items = items.collect();
        let mut clauses = vec![Clause::new("UPDATE", vec![self.table(tree.table)], Joint::Comma)];
        clauses.extend(joins.into_iter().map(JoinText::join));
        clauses.push(Clause::new("SET", items, Joint::Comma));
        clauses.extend(tree.guarded_filter().map(|filter| self.filter(&filter)));
        layout::statement(&clauses)
    }

    /// `a = value`, or `(a, b) = (SELECT …)` for values of one row.
    fn assignment(&mut self, assignments: &[&Assignment]) -> String {
        let columns = assignments.iter().map(|assignment| self.quoted(assignment.column.name));
        let columns: Vec<_> = columns.collect();
        let picks = assignments.iter().map(|assignment| picked(&assignment.value));
        match (assignments, picks.collect::<Option<Vec<_>>>()) {
            ([one], _) => {
                format!("{} = {}", columns.join(", "), self.assigned_to(one.column, &one.value))
            }
            (_, picks) => {
                format!(
                    "({}) = {}",
                    columns.join(", "),
                    self.pick(&picks.unwrap_or_default(), None)
                )
            }
        }
    }

    fn delete(&mut self, tree: &DeleteTree) -> String {
        if collects_keys(tree, self.dialect) {
            return self.collected_delete(tree);
        }
        let mut clauses =
            vec![Clause::new("DELETE FROM", vec![self.table(tree.table)], Joint::Comma)];
        clauses.extend(tree.filter.as_ref().map(|filter| self.filter(filter)));
        layout::statement(&clauses)
    }

    /// What a filter says beside other conditions.
    fn conjuncts(&mut self, filter: &Node) -> Vec<String> {
        let (operands, inside) = match filter {
            Node::Logic(logic) if logic.connective == Connective::And => {
                (logic.operands.as_slice(), Precedence::Not)
            }
            one => (std::slice::from_ref(one), Precedence::And),
        };
        operands.iter().map(|operand| self.expr(operand, inside)).collect()
    }

    pub(super) fn filter(&mut self, filter: &Node) -> Clause {
        let (operands, inside, joint) = match filter {
            Node::Logic(logic) => match (open(logic), logic.connective) {
                (Err(_), _) => (vec![filter], Precedence::Or, Joint::And),
                (Ok(open), Connective::And) => (open, Precedence::And, Joint::And),
                (Ok(open), Connective::Or) => (open, Precedence::And, Joint::Or),
            },
            one => (vec![one], Precedence::Or, Joint::And),
        };
        let items = operands.into_iter().map(|operand| self.expr(operand, inside)).collect();
        Clause::new("WHERE", items, joint)
    }
}

/// Whether two values are of one row of another table.
fn same_row(one: &Node, other: &Node) -> bool {
    match (picked(one), picked(other)) {
        (Some(one), Some(other)) => one.rows == other.rows && one.order == other.order,
        (Some(_), None) | (None, Some(_) | None) => false,
    }
}

fn picked(value: &Node) -> Option<&Pick> {
    let Node::Query(query) = value else { return None };
    let QueryNode::Pick(pick) = query.as_ref() else { return None };
    Some(pick)
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
