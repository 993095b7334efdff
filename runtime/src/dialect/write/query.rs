//! Questions to other rows.

use super::Writer;
use super::expr::Precedence;
use super::layout::{self, Clause, Joint};
use crate::Dialect;
use crate::expr::{
    Aggregate, AggregateFunction, Comparison, Direction, InRows, IsNull, Match, Node, Pick,
    QueryNode, RowsTree,
};
use crate::table::{Digits, SqlType, TableDef};

/// The longest table name that a number may be added to: PostgreSQL cuts at 63 bytes.
const LONGEST: usize = 55;

impl Writer {
    pub(super) fn query_node(&mut self, node: &QueryNode) -> (String, Precedence) {
        match node {
            QueryNode::Exists(node) => (self.exists(&node.rows), Precedence::Atom),
            QueryNode::In(node) => self.in_rows(node),
            QueryNode::Aggregate(node) => (self.aggregate(node, None), Precedence::Atom),
            QueryNode::Pick(node) => (self.pick(&[node], None), Precedence::Atom),
        }
    }

    fn exists(&mut self, rows: &RowsTree) -> String {
        format!("EXISTS {}", self.select(rows, |_| "1".to_owned()))
    }

    fn in_rows(&mut self, node: &InRows) -> (String, Precedence) {
        // An anti-join that every server plans well; NOT IN where NULL must stay unknown.
        if node.negated && !may_be_null(&node.value) {
            let mut rows = node.rows.clone();
            rows.matches.insert(
                0,
                Match {
                    comparison: Comparison::Equal,
                    inner: node.of.clone(),
                    outer: node.value.clone(),
                },
            );
            return (format!("NOT {}", self.exists(&rows)), Precedence::Not);
        }
        let value = self.expr(&node.value, Precedence::Sum);
        let rows = with_value(&node.rows, &node.of);
        let word = if node.negated { "NOT IN" } else { "IN" };
        let select = self.select(&rows, |writer| writer.argument(&node.of));
        (format!("{value} {word} {select}"), Precedence::Comparison)
    }

    pub(super) fn aggregate(&mut self, node: &Aggregate, keeps: Option<Digits>) -> String {
        let of = node.value.as_ref().map(Node::ty);
        let function = match node.function {
            AggregateFunction::Count => "COUNT",
            AggregateFunction::Sum => "SUM",
            AggregateFunction::Min => "MIN",
            AggregateFunction::Max => "MAX",
        };
        let sums = node.function == AggregateFunction::Sum;
        let value = |writer: &mut Writer| {
            let value = node.value.as_ref().map_or("*".to_owned(), |value| writer.argument(value));
            let call = format!("{function}({value})");
            let call = writer.within(call, keeps);
            match writer.dialect {
                // The sum of a bigint is a numeric, which would divide and overflow otherwise.
                Dialect::Postgres if sums && of == Some(SqlType::I64) => {
                    format!("CAST({call} AS bigint)")
                }
                Dialect::Mysql if sums && of == Some(SqlType::Decimal) => call,
                // DIV gives a BIGINT or fails, under every sql_mode.
                Dialect::Mysql if sums && of == Some(SqlType::U64) => {
                    format!("{call} DIV CAST(1 AS UNSIGNED)")
                }
                Dialect::Mysql if sums => format!("{call} DIV 1"),
                Dialect::Postgres | Dialect::Mysql | Dialect::Sqlite => call,
            }
        };
        self.select(&node.rows, value)
    }

    /// The values of one row.
    pub(super) fn pick(&mut self, picks: &[&Pick], keeps: Option<Digits>) -> String {
        let values = |writer: &mut Writer| {
            let values = picks.iter().map(|pick| {
                let value = writer.argument(&pick.value);
                writer.within(value, keeps)
            });
            values.collect::<Vec<_>>().join(", ")
        };
        let Some(node) = picks.first() else { return String::new() };
        let Some(order) = &node.order else {
            return self.select(&node.rows, values);
        };
        let rows = with_value(&node.rows, &order.by);
        let table = node.rows.table;
        let mut keys = vec![order.by.clone()];
        let key = table.primary_key().map(|column| Node::column(table, column));
        keys.extend(key.filter(|key| *key != order.by));
        let direction = match order.direction {
            Direction::Ascending => "",
            Direction::Descending => " DESC",
        };
        self.select_with(&rows, values, |writer| {
            let keys = keys.iter().map(|key| writer.argument(key) + direction);
            vec![
                Clause::new("ORDER BY", keys.collect(), Joint::Comma),
                Clause::new("LIMIT 1", Vec::new(), Joint::Comma),
            ]
        })
    }

    /// `(SELECT value FROM rows)`; what is said of the rows is written in their scope.
    fn select(&mut self, rows: &RowsTree, value: impl FnOnce(&mut Writer) -> String) -> String {
        self.select_with(rows, value, |_| Vec::new())
    }

    fn select_with(
        &mut self,
        rows: &RowsTree,
        value: impl FnOnce(&mut Writer) -> String,
        end: impl FnOnce(&mut Writer) -> Vec<Clause>,
    ) -> String {
        let outer = self.outer_sides(rows);
        let from = self.enter(rows.table);
        let mut clauses = vec![
            Clause::new("SELECT", vec![value(self)], Joint::Comma),
            Clause::new("FROM", vec![from], Joint::Comma),
        ];
        let parts = self.row_conditions(rows, outer);
        if !parts.is_empty() {
            clauses.push(Clause::new("WHERE", parts, Joint::And));
        }
        clauses.extend(end(self));
        self.scopes.pop();
        layout::subquery(&clauses)
    }

    /// What the rows are compared with, to be written before their scope is entered.
    pub(super) fn outer_sides(&mut self, rows: &RowsTree) -> Vec<String> {
        rows.matches.iter().map(|pair| self.expr(&pair.outer, Precedence::Sum)).collect()
    }

    /// What holds for each of the rows.
    pub(super) fn row_conditions(&mut self, rows: &RowsTree, outer: Vec<String>) -> Vec<String> {
        let mut parts: Vec<String> = rows
            .matches
            .iter()
            .zip(outer)
            .map(|(pair, outer)| {
                let inner = self.expr(&pair.inner, Precedence::Sum);
                format!("{inner} {} {outer}", pair.comparison.sign())
            })
            .collect();
        let first = rows.first_of_each();
        let alone = parts.is_empty() && first.is_none();
        let alone = if alone { Precedence::Or } else { Precedence::And };
        parts.extend(rows.filter.as_ref().map(|filter| self.expr(filter, alone)));
        parts.extend(first.map(|node| self.expr(&node, Precedence::And)));
        parts
    }

    /// Opens the scope of a table's row, under a name that no row outside has, and says how the
    /// table stands in FROM.
    pub(super) fn enter(&mut self, table: &TableDef) -> String {
        let is_taken =
            |name: &str| self.scopes.iter().any(|other| other.eq_ignore_ascii_case(name));
        if !is_taken(table.name) {
            self.scopes.push(table.name.to_owned());
            return self.table(table);
        }
        let stem = if table.name.len() > LONGEST { "other" } else { table.name };
        let mut number = 2;
        while is_taken(&format!("{stem}_{number}")) {
            number += 1;
        }
        let name = format!("{stem}_{number}");
        let from = format!("{} AS {}", self.table(table), self.quoted(&name));
        self.scopes.push(name);
        from
    }
}

/// The rows in which a node has a value.
fn with_value(rows: &RowsTree, node: &Node) -> RowsTree {
    let mut rows = rows.clone();
    if may_be_null(node) {
        let test = Node::IsNull(Box::new(IsNull { operand: node.clone(), negated: true }));
        rows.filter =
            Node::all(crate::expr::Connective::And, rows.filter.into_iter().chain([test]));
    }
    rows
}

fn may_be_null(node: &Node) -> bool {
    !matches!(node, Node::Column(column) if !column.column.nullable)
}
