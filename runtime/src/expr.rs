//! The typed expressions of the builder, and the tree that they build.
//!
//! - [`Expr`]: an expression over a row of one table, with the Rust type of its values.
//! - [`Condition`]: true, false or unknown for a row, with SQL's three-valued logic.
//! - [`Node`]: the tree without types, one node a file; what a dialect checks and writes.
//!
//! Comparison has SQL's meaning: it is unknown where an operand is NULL, and text compares by the
//! collation of its column.

/// Gives methods to columns and to expressions alike.
macro_rules! operands {
    (impl[$($bounds:tt)*] $value:ty { $($body:tt)* }) => {
        impl<T: $crate::table::Table, $($bounds)*> $crate::table::Column<T, $value> { $($body)* }
        impl<T: $crate::table::Table, $($bounds)*> $crate::expr::Expr<T, $value> { $($body)* }
    };
}

mod changed;
mod column;
mod compare;
mod is_null;
mod json_append;
mod json_contains;
mod json_is_null;
mod json_text;
mod literal;
mod logic;
mod text_match;
mod typed;

pub use changed::Changed;
pub use column::ColumnRef;
pub use compare::{Compare, Comparison};
pub use is_null::IsNull;
pub use json_append::JsonAppend;
pub use json_contains::{IntoJsonScalar, JsonContains};
pub use json_is_null::JsonIsNull;
pub use json_text::{JsonKey, JsonPath, JsonStep, JsonText};
pub use literal::{Literal, Value};
pub use logic::{Connective, Logic};
pub use text_match::{TextEnd, TextMatch};
pub use typed::{Condition, Expr, IntoCondition, IntoExpr, IntoLiteral, IntoNode, Operand};

use crate::table::SqlType;

/// An expression over one row, without types: what a dialect checks and writes.
#[derive(Clone, Debug, PartialEq)]
pub enum Node {
    /// A column of the row.
    Column(ColumnRef),
    /// A value that was known when `gen` ran.
    Literal(Literal),
    /// `a = b` and its kin.
    Compare(Box<Compare>),
    /// `a IS NULL`
    IsNull(Box<IsNull>),
    /// `NOT a`
    Not(Box<Node>),
    /// `a AND b`, `a OR b`
    Logic(Logic),
    /// Text that starts or ends with another.
    TextMatch(Box<TextMatch>),
    /// The text at a path of a document.
    JsonText(Box<JsonText>),
    /// Whether a document is or has an element.
    JsonContains(Box<JsonContains>),
    /// A document with one more element.
    JsonAppend(Box<JsonAppend>),
    /// Whether a document is JSON's null.
    JsonIsNull(Box<JsonIsNull>),
    /// Whether an assignment would change the row.
    Changed(Box<Changed>),
}

impl Node {
    /// The type of the node's values.
    pub fn ty(&self) -> SqlType {
        match self {
            Node::Column(column) => column.column.ty,
            Node::Literal(literal) => literal.ty,
            Node::JsonText(_) => SqlType::Text,
            Node::JsonAppend(_) => SqlType::Json,
            Node::Compare(_)
            | Node::IsNull(_)
            | Node::Not(_)
            | Node::Logic(_)
            | Node::TextMatch(_)
            | Node::JsonContains(_)
            | Node::JsonIsNull(_)
            | Node::Changed(_) => SqlType::Bool,
        }
    }

    /// The nodes directly below this one.
    pub fn children(&self) -> Vec<&Node> {
        match self {
            Node::Column(_) | Node::Literal(_) => Vec::new(),
            Node::Compare(node) => vec![&node.left, &node.right],
            Node::IsNull(node) => vec![&node.operand],
            Node::Not(operand) => vec![operand],
            Node::Logic(node) => node.operands.iter().collect(),
            Node::TextMatch(node) => vec![&node.operand],
            Node::JsonText(node) => vec![&node.document],
            Node::JsonContains(node) => vec![&node.document],
            Node::JsonAppend(node) => vec![&node.document],
            Node::JsonIsNull(node) => vec![&node.document],
            Node::Changed(node) => vec![&node.column, &node.value],
        }
    }

    /// Every column that the node reads, repeated as often as it is read.
    pub fn columns(&self) -> Vec<&ColumnRef> {
        match self {
            Node::Column(column) => vec![column],
            other => other.children().into_iter().flat_map(Node::columns).collect(),
        }
    }
}
