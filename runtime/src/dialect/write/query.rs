//! Questions to other rows.

use super::Writer;
use super::expr::Precedence;
use super::layout::{self, Clause, Joint};
use super::logic::{constant, truth};
use crate::Dialect;
use crate::expr::{
    Aggregate, AggregateFunction, Comparison, Direction, InRows, IsNull, Match, Node, Pick,
    PickOrder, QueryNode, RowsTree,
};
use crate::table::{Digits, SqlType, TableDef};

/// The longest table name that a number may be added to: PostgreSQL cuts at 63 bytes.
pub(super) const LONGEST: usize = 55;

impl Writer {
    pub(super) fn query_node(&mut self, node: &QueryNode) -> (String, Precedence) {
        match node {
            QueryNode::Exists(node) if is_nowhere(&node.rows) => (truth(false), Precedence::Atom),
            QueryNode::In(node) if is_nowhere(&node.rows) => {
                (truth(node.negated), Precedence::Atom)
            }
            QueryNode::Exists(node) => (self.exists(&node.rows), Precedence::Atom),
            QueryNode::In(node) => self.in_rows(node),
            QueryNode::Aggregate(node) => (self.aggregate(node, None), Precedence::Atom),
            QueryNode::Pick(node) => (self.pick(&[node], None), Precedence::Atom),
            QueryNode::Joined(node) => self.joined_value(node),
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
        let value = match (self.dialect, &node.value) {
            // MariaDB takes a bare question for another value where the rows depend on the row.
            (Dialect::Mysql, Node::Query(_)) => format!("COALESCE({value})"),
            (Dialect::Postgres | Dialect::Mysql | Dialect::Sqlite, _) => value,
        };
        let word = if node.negated { "NOT IN" } else { "IN" };
        let select = self.select_with(
            &node.rows,
            has_value(&node.of),
            |writer| writer.argument(&node.of),
            |_| Vec::new(),
        );
        (format!("{value} {word} {select}"), Precedence::Comparison)
    }

    pub(super) fn aggregate(&mut self, node: &Aggregate, keeps: Option<Digits>) -> String {
        if let Some(first) = self.first_of_bytes(node) {
            return self.pick(&[&first], None);
        }
        self.select(&node.rows, |writer| writer.aggregate_call(node, keeps))
    }

    /// The function alone, where its rows are in scope.
    pub(super) fn aggregate_call(&mut self, node: &Aggregate, keeps: Option<Digits>) -> String {
        let of = node.value.as_ref().map(Node::ty);
        let sums = node.function == AggregateFunction::Sum;
        let value = node.value.as_ref().map_or("*".to_owned(), |value| self.argument(value));
        let call = format!("{}({value})", function(node.function));
        let call = self.within(call, keeps);
        match self.dialect {
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
    }

    /// PostgreSQL before 18 has no `MIN` of bytes, but an order of them. Rows without a key have
    /// nothing to add to that order.
    fn first_of_bytes(&self, node: &Aggregate) -> Option<Pick> {
        let direction = match node.function {
            AggregateFunction::Min => Direction::Ascending,
            AggregateFunction::Max => Direction::Descending,
            AggregateFunction::Count | AggregateFunction::Sum => return None,
        };
        let value = node.value.clone().filter(|value| value.ty() == SqlType::Bytes)?;
        match self.dialect {
            Dialect::Postgres => {
                let order = Some(PickOrder { by: value.clone(), direction });
                Some(Pick { value, order, rows: node.rows.clone() })
            }
            Dialect::Mysql | Dialect::Sqlite => None,
        }
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
        let table = node.rows.table;
        let mut keys = vec![order.by.clone()];
        let key = table.primary_key().map(|column| Node::column(table, column));
        keys.extend(key.filter(|key| *key != order.by));
        let direction = match order.direction {
            Direction::Ascending => "",
            Direction::Descending => " DESC",
        };
        self.select_with(&node.rows, has_value(&order.by), values, |writer| {
            let keys = keys.iter().map(|key| writer.argument(key) + direction);
            vec![
                Clause::new("ORDER BY", keys.collect(), Joint::Comma),
                Clause::new("LIMIT 1", Vec::new(), Joint::Comma),
            ]
        })
    }

    /// `(SELECT value FROM rows)`; what is said of the rows is written in their scope.
    fn select(&mut self, rows: &RowsTree, value: impl FnOnce(&mut Writer) -> String) -> String {
        self.select_with(rows, None, value, |_| Vec::new())
    }

    fn select_with(
        &mut self,
        rows: &RowsTree,
        has_value: Option<Node>,
        value: impl FnOnce(&mut Writer) -> String,
        end: impl FnOnce(&mut Writer) -> Vec<Clause>,
    ) -> String {
        let outer = self.outer_sides(rows);
        let from = self.enter(rows.table);
        let mut clauses = vec![
            Clause::new("SELECT", vec![value(self)], Joint::Comma),
            Clause::new("FROM", vec![from], Joint::Comma),
        ];
        let parts = self.row_conditions(rows, outer, has_value);
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
    pub(super) fn row_conditions(
        &mut self,
        rows: &RowsTree,
        outer: Vec<String>,
        has_value: Option<Node>,
    ) -> Vec<String> {
        if is_nowhere(rows) {
            return vec![truth(false)];
        }
        let mut parts: Vec<String> = rows
            .matches
            .iter()
            .zip(outer)
            .map(|(pair, outer)| {
                let inner = self.expr(&pair.inner, Precedence::Sum);
                format!("{inner} {} {outer}", pair.comparison.sign())
            })
            .collect();
        let others: Vec<Node> = has_value.into_iter().chain(rows.first_of_each()).collect();
        let alone = parts.is_empty() && others.is_empty();
        let alone = if alone { Precedence::Or } else { Precedence::And };
        let filter = rows.filter.as_ref().filter(|filter| constant(filter).is_none());
        parts.extend(filter.map(|filter| self.expr(filter, alone)));
        parts.extend(others.iter().map(|node| self.expr(node, Precedence::And)));
        parts
    }

    /// Opens the scope of a table's row, under a name that no row outside has, and says how the
    /// table stands in FROM.
    pub(super) fn enter(&mut self, table: &TableDef) -> String {
        let name = self.free_name(table.name);
        let from = if name == table.name {
            self.table(table)
        } else {
            format!("{} AS {}", self.table(table), self.quoted(&name))
        };
        self.scopes.push(name);
        from
    }

    /// A name that no row has.
    pub(super) fn free_name(&self, wanted: &str) -> String {
        let is_taken =
            |name: &str| self.scopes.iter().any(|other| other.eq_ignore_ascii_case(name));
        if !is_taken(wanted) {
            return wanted.to_owned();
        }
        let stem = if wanted.len() > LONGEST { "other" } else { wanted };
        let mut number = 2;
        while is_taken(&format!("{stem}_{number}")) {
            number += 1;
        }
        format!("{stem}_{number}")
    }
}

/// The name of a function.
pub(super) fn function(function: AggregateFunction) -> &'static str {
    match function {
        AggregateFunction::Count => "COUNT",
        AggregateFunction::Sum => "SUM",
        AggregateFunction::Min => "MIN",
        AggregateFunction::Max => "MAX",
    }
}

/// Whether no row can be found: then nothing else is said of the rows, see `logic::open`.
pub(super) fn is_nowhere(rows: &RowsTree) -> bool {
    rows.filter.as_ref().and_then(constant) == Some(false)
}

/// That a node has a value. It is no part of the rows' filter: the first of each is looked for
/// among the others too.
fn has_value(node: &Node) -> Option<Node> {
    let test = || Node::IsNull(Box::new(IsNull { operand: node.clone(), negated: true }));
    may_be_null(node).then(test)
}

fn may_be_null(node: &Node) -> bool {
    !matches!(node, Node::Column(column) if !column.column.nullable)
}
