//! Whether an assignment would change the row: null-safe and exact.

use super::Writer;
use super::expr::Precedence;
use crate::Dialect;
use crate::expr::{Changed, Node};
use crate::table::{Collation, SqlType, Storage};

impl Writer {
    pub(super) fn changed(&mut self, node: &Changed) -> (String, Precedence) {
        let binary = matches!(
            &node.column,
            Node::Column(column) if column.column.collation == Collation::Binary
        );
        match self.dialect {
            Dialect::Postgres => {
                let (column, value) = if node.column.storage() == Storage::Json {
                    // The type `json` has no equality.
                    (
                        format!("CAST({} AS text)", self.argument(&node.column)),
                        format!("CAST({} AS text)", self.assigned(&node.value)),
                    )
                } else {
                    (self.expr(&node.column, Precedence::Sum), self.beside(&node.value))
                };
                (format!("{column} IS DISTINCT FROM {value}"), Precedence::Comparison)
            }
            Dialect::Mysql => {
                let (column, value) = (self.argument(&node.column), self.beside(&node.value));
                let exact = |value: String| match node.column.ty() {
                    // MySQL writes a document in one way; MariaDB keeps its text.
                    SqlType::Json => format!("CAST(JSON_EXTRACT({value}, '$') AS BINARY)"),
                    SqlType::Text if !binary => {
                        format!("CAST(CONVERT({value} USING utf8mb4) AS BINARY)")
                    }
                    SqlType::Text
                    | SqlType::Bool
                    | SqlType::I8
                    | SqlType::I16
                    | SqlType::I32
                    | SqlType::I64
                    | SqlType::U8
                    | SqlType::U16
                    | SqlType::U32
                    | SqlType::U64
                    | SqlType::F32
                    | SqlType::F64
                    | SqlType::Decimal
                    | SqlType::Enum(_)
                    | SqlType::Bytes
                    | SqlType::Uuid
                    | SqlType::Date
                    | SqlType::Time
                    | SqlType::DateTime
                    | SqlType::Timestamp
                    | SqlType::Array(_) => value,
                };
                let (column, value) = (exact(column), exact(value));
                (format!("NOT ({column} <=> {value})"), Precedence::Not)
            }
            Dialect::Sqlite => {
                let mut column = self.expr(&node.column, Precedence::Sum);
                if node.column.ty() == SqlType::Text && !binary {
                    column.push_str(" COLLATE BINARY");
                }
                (format!("{column} IS NOT {}", self.beside(&node.value)), Precedence::Comparison)
            }
        }
    }

    /// A value on the other side of a comparison with its column.
    fn beside(&mut self, value: &Node) -> String {
        match value {
            Node::Literal(literal) => self.literal_for_column(literal),
            other if other.storage() == Storage::Json && self.dialect == Dialect::Postgres => {
                self.jsonb(other)
            }
            other => self.expr(other, Precedence::Sum),
        }
    }
}
