//! The typed expressions of the builder, and the tree that they build.
//!
//! - [`Expr`]: an expression over a row of one table, with the Rust type of its values.
//! - [`Condition`]: true, false or unknown for a row, with SQL's three-valued logic.
//! - [`Node`]: the tree without types, one node a file; what a dialect checks and writes.
//!
//! What there is, by what it is about:
//!
//! | about | methods of columns and expressions |
//! |---|---|
//! | comparison | `eq`, `ne`, `lt`, `le`, `gt`, `ge`, `between`, `is_in`, `not_in`, `is_distinct_from` |
//! | NULL | `is_null`, `is_not_null`, `or_else`, `coalesce`, `null_if` |
//! | logic | `and`, `or`, `not`, `is_true`, `is_not_true`, [`case()`] |
//! | numbers | `+`, `-`, `*`, `/`, `%`, `abs`, `sign`, `round`, `least`, `greatest` |
//! | text | `concat`, `starts_with`, `ends_with`, `contains`, `like`, `trim`, `replace`, `substring`, `position`, `pad_start`, `to_ascii_lowercase` and their kin; [`text()`] begins with a literal |
//! | times | `+` and `-` a duration or months, `truncate`, `year` … `second`, `seconds_since`, `timestamp`; [`now()`] |
//! | documents | `get`, then `text`, `json`, `as_i64`, `exists`, `set`, `remove`; `append`, `contains`, `with`, `without`, `merge`; [`json_object()`], [`json_array()`] |
//! | types | `to_i32`, `to_i64`, `to_f64`, `to_bool`, `to_text`, `parse_i64`, `parse_uuid`; `stored`, `typed` |
//! | other rows | [`Rows`]: `exists`, `count`, `sum`, `min`, `max`, `get`, `first_by`, `last_by`, `grouped`, `by_key` |
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
mod outcome;
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
    JsonText, JsonType, JsonTyped, JsonValue, json_array, json_object,
};
pub use literal::{Literal, Value};
pub use logic::{Connective, Logic};
pub use number::{
    Abs, Arithmetic, Divisible, Divisor, Exact, Fractional, Integer, Negate, NotZero, Number,
    NumberNode, Operator, Quotient, Round, RoundTo, Rounding, Sign, Signed,
};
pub use predicate::{Between, Distinct, ExactOrder, IsTrue, OneOf, PredicateNode, Same};
pub use query::{
    Aggregate, AggregateFunction, Direction, Exists, Found, Grouped, InRows, IntoSet, Join, Joined,
    Keyed, Match, Pick, PickOrder, QueryNode, Rows, RowsTree, Summable, Values,
};
#[doc(hidden)]
pub use stored::node_of;
pub use text::{
    Concat, ExactLike, IntoText, Letters, Pad, Pattern, PatternPart, Replace, Substring, TextCase,
    TextEnd, TextHas, TextLength, TextLike, TextMatch, TextNode, TextPosition, TextSide, TextUnit,
    Trim, TrimEnds, text,
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

    /// The node with another for each that is directly below it, in the order of
    /// [`children`](Node::children): those over other rows too.
    pub fn map_children(self, f: &mut dyn FnMut(Node) -> Node) -> Node {
        match self {
            Node::Column(_) | Node::Literal(_) => self,
            Node::Compare(node) => {
                let (left, right) = (f(node.left), f(node.right));
                Node::Compare(Box::new(Compare { left, right, ..*node }))
            }
            Node::IsNull(node) => {
                Node::IsNull(Box::new(IsNull { operand: f(node.operand), ..*node }))
            }
            Node::Not(operand) => Node::Not(Box::new(f(*operand))),
            Node::Logic(node) => node.map_children(f),
            Node::Changed(node) => {
                let (column, value) = (f(node.column), f(node.value));
                Node::Changed(Box::new(Changed { column, value }))
            }
            Node::Predicate(node) => Node::from(node.map_children(f)),
            Node::Number(node) => Node::from(node.map_children(f)),
            Node::Text(node) => Node::from(node.map_children(f)),
            Node::Time(node) => Node::from(node.map_children(f)),
            Node::Json(node) => Node::from(node.map_children(f)),
            Node::Choice(node) => Node::from(node.map_children(f)),
            Node::Query(node) => Node::from(node.map_children(f)),
            Node::Cast(node) => Node::from(node.map_children(f)),
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
