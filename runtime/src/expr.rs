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

mod cast;
mod changed;
mod choice;
mod column;
mod compare;
mod is_null;
mod json;
mod literal;
mod logic;
mod number;
mod predicate;
mod query;
mod stored;
mod text;
mod time;
mod typed;

pub use cast::{CastNode, CastTo, Conversion, Convert, Parse, ParseTo};
pub use changed::Changed;
pub use choice::{
    Branch, Case, ChoiceNode, Coalesce, EmptyCase, End, Extreme, NullIf, OpenCase, case,
};
pub use column::ColumnRef;
pub use compare::{Compare, Comparison};
pub use is_null::IsNull;
pub use json::{
    InJson, IntoElements, IntoEntries, IntoJson, IntoJsonScalar, JsonAppend, JsonArray,
    JsonContains, JsonIsNull, JsonKey, JsonKind, JsonLength, JsonMerge, JsonNode, JsonObject,
    JsonPart, JsonPath, JsonPlace, JsonQuestion, JsonRemove, JsonScalar, JsonSet, JsonStep,
    JsonText, JsonTyped, JsonValue, json_array, json_object,
};
pub use literal::{Literal, Value};
pub use logic::{Connective, Logic};
pub use number::{
    Abs, Arithmetic, Divisible, Divisor, Exact, Fractional, Integer, Negate, Number, NumberNode,
    Operator, Quotient, Round, RoundTo, Rounding, Sign, Signed,
};
pub use predicate::{Between, Distinct, IsTrue, OneOf, PredicateNode};
pub use query::{
    Aggregate, AggregateFunction, Direction, Exists, Found, InRows, IntoSet, Match, Pick,
    PickOrder, QueryNode, Rows, RowsTree, Summable, Values,
};
#[doc(hidden)]
pub use stored::node_of;
pub use text::{
    Concat, Letters, Pad, Pattern, PatternPart, Replace, Substring, TextCase, TextEnd, TextLength,
    TextLike, TextMatch, TextNode, TextPosition, TextSide, TextUnit, Trim, TrimEnds, text,
};
pub use time::{
    Difference, DifferenceUnit, Field, FromTimestamp, Shift, StoredTime, Time, TimeField, TimeNode,
    TimeShift, TimeUnit, Truncate, now,
};
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
    /// A condition on values beyond the six comparisons.
    Predicate(Box<PredicateNode>),
    /// An operation on numbers.
    Number(Box<NumberNode>),
    /// An operation on text.
    Text(Box<TextNode>),
    /// An operation on times.
    Time(Box<TimeNode>),
    /// An operation on documents.
    Json(Box<JsonNode>),
    /// One value of several.
    Choice(Box<ChoiceNode>),
    /// A question to other rows.
    Query(Box<QueryNode>),
    /// A value as another type.
    Cast(Box<CastNode>),
    /// Whether an assignment would change the row.
    Changed(Box<Changed>),
}

impl Node {
    /// The type of the node's values.
    pub fn ty(&self) -> SqlType {
        match self {
            Node::Column(column) => column.column.ty,
            Node::Literal(literal) => literal.ty,
            Node::Number(node) => node.ty(),
            Node::Text(node) => node.ty(),
            Node::Time(node) => node.ty(),
            Node::Json(node) => node.ty(),
            Node::Choice(node) => node.ty(),
            Node::Query(node) => node.ty(),
            Node::Cast(node) => node.ty(),
            Node::Compare(_)
            | Node::IsNull(_)
            | Node::Not(_)
            | Node::Logic(_)
            | Node::Predicate(_)
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
            Node::Changed(node) => vec![&node.column, &node.value],
            Node::Predicate(node) => node.children(),
            Node::Number(node) => node.children(),
            Node::Text(node) => node.children(),
            Node::Time(node) => node.children(),
            Node::Json(node) => node.children(),
            Node::Choice(node) => node.children(),
            Node::Query(node) => node.children(),
            Node::Cast(node) => node.children(),
        }
    }

    /// Every column of its own row that the node reads, repeated as often as it is read.
    pub fn columns(&self) -> Vec<&ColumnRef> {
        match self {
            Node::Column(column) => vec![column],
            Node::Query(node) => node.outer().into_iter().flat_map(Node::columns).collect(),
            other => other.children().into_iter().flat_map(Node::columns).collect(),
        }
    }
}
