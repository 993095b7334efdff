//! One value of several.

use super::Writer;
use super::expr::Precedence;
use crate::Dialect;
use crate::expr::{Case, ChoiceNode, End, Extreme, Node};
use crate::table::{SqlType, Storage};

impl Writer {
    pub(super) fn choice_node(&mut self, node: &ChoiceNode) -> (String, Precedence) {
        let storage = node.storage();
        let text = match node {
            ChoiceNode::Coalesce(node) => {
                let values: Vec<_> =
                    node.values.iter().map(|value| self.chosen(value, storage)).collect();
                format!("COALESCE({})", values.join(", "))
            }
            ChoiceNode::NullIf(node) => {
                let (value, other) = (self.argument(&node.value), self.argument(&node.other));
                format!("NULLIF({value}, {other})")
            }
            ChoiceNode::Extreme(node) => self.extreme(node),
            ChoiceNode::Case(case) => self.case(case, node.values(), storage),
        };
        (text, Precedence::Atom)
    }

    fn arguments<'a>(&mut self, nodes: impl IntoIterator<Item = &'a Node>) -> String {
        let arguments: Vec<_> = nodes.into_iter().map(|node| self.argument(node)).collect();
        arguments.join(", ")
    }

    /// One of the values, all of one type: PostgreSQL does not choose between `json` and `jsonb`.
    fn chosen(&mut self, node: &Node, storage: Storage) -> String {
        if node.ty() == SqlType::Json {
            self.document_as(node, storage)
        } else {
            self.argument(node)
        }
    }

    fn extreme(&mut self, node: &Extreme) -> String {
        let values = self.arguments(&node.values);
        let name = match (node.end, self.dialect) {
            (End::Least, Dialect::Sqlite) => "min",
            (End::Greatest, Dialect::Sqlite) => "max",
            (End::Least, Dialect::Postgres | Dialect::Mysql) => "LEAST",
            (End::Greatest, Dialect::Postgres | Dialect::Mysql) => "GREATEST",
        };
        let text = format!("{name}({values})");
        let nullable = self.arguments(node.values.iter().filter(|node| node.may_be_null()));
        match self.dialect {
            // PostgreSQL passes over NULL.
            Dialect::Postgres if !nullable.is_empty() => {
                format!("CASE WHEN num_nulls({nullable}) = 0 THEN {text} END")
            }
            Dialect::Postgres | Dialect::Mysql | Dialect::Sqlite => text,
        }
    }

    fn case(&mut self, case: &Case, values: Vec<&Node>, storage: Storage) -> String {
        // The literals of PostgreSQL are of the smallest type that holds them.
        let mut ty = match self.dialect {
            Dialect::Postgres if values.iter().all(|value| matches!(value, Node::Literal(_))) => {
                wider_than_its_literals(values[0].ty())
            }
            Dialect::Postgres | Dialect::Mysql | Dialect::Sqlite => None,
        };
        let mut text = "CASE".to_owned();
        for branch in &case.branches {
            let condition = self.argument(&branch.condition);
            let value = self.chosen(&branch.value, storage);
            let value = match ty.take() {
                Some(ty) => format!("CAST({value} AS {ty})"),
                None => value,
            };
            text.push_str(&format!(" WHEN {condition} THEN {value}"));
        }
        if let Some(value) = &case.otherwise {
            text.push_str(&format!(" ELSE {}", self.chosen(value, storage)));
        }
        text + " END"
    }
}

fn wider_than_its_literals(ty: SqlType) -> Option<&'static str> {
    match ty {
        SqlType::I64 => Some("bigint"),
        SqlType::F64 => Some("double precision"),
        SqlType::Bool
        | SqlType::I32
        | SqlType::Text
        | SqlType::Json
        | SqlType::Uuid
        | SqlType::Timestamp
        | SqlType::I8
        | SqlType::I16
        | SqlType::U8
        | SqlType::U16
        | SqlType::U32
        | SqlType::U64
        | SqlType::F32
        | SqlType::Decimal
        | SqlType::Enum(_)
        | SqlType::Bytes
        | SqlType::Date
        | SqlType::Time
        | SqlType::DateTime
        | SqlType::Array(_) => None,
    }
}
