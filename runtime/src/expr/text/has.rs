//! Text in which the text of another column stands.

use super::{TextEnd, TextNode};
use crate::expr::{Expr, IntoNode, Literal, Node, Value};
use crate::table::{Column, ColumnType, Table, TextColumn};

/// Whether another text of the row stands in a text.
#[derive(Clone, Debug, PartialEq)]
pub struct TextHas {
    /// The text that is looked at.
    pub operand: Node,
    /// What must stand in it.
    pub part: Node,
    /// At which end of it; anywhere if there is none.
    pub end: Option<TextEnd>,
}

/// What a text of table `T` can start with, end with or contain.
#[diagnostic::on_unimplemented(
    message = "expected a text over table `{T}` to look for, found `{Self}`",
    label = "not a text",
    note = "look for a `&str` or a `String`, or for a column or an expression of text of the same table"
)]
pub trait IntoText<T>: IntoNode {}

macro_rules! texts {
    ($([$($bounds:tt)*] $ty:ty;)*) => {$(
        #[diagnostic::do_not_recommend]
        impl<$($bounds)*> IntoText<T> for $ty {}
    )*};
}

texts! {
    [T] &str;
    [T] String;
    [T] &String;
    [T: Table, V: ColumnType + TextColumn] Column<T, V>;
    [T, V: ColumnType + TextColumn] Expr<T, V>;
}

/// A text that was known when `gen` ran, or what it is made from.
pub(super) fn known(text: impl IntoNode) -> Result<String, Node> {
    match text.into_node() {
        Node::Literal(Literal { value: Value::Text(text), .. }) => Ok(text),
        other => Err(other),
    }
}

/// That a part stands in a text.
pub(super) fn has(operand: Node, part: Node, end: Option<TextEnd>) -> Node {
    Node::from(TextNode::Has(TextHas { operand, part, end }))
}
