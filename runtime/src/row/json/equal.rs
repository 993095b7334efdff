//! `document["key"] == value`, as `serde_json` has it.

use super::super::Val;
use super::super::compare::same;
use crate::expr::{IntoNode as _, JsonNode, JsonScalar, JsonTyped, Literal, Node, Value};

/// What a part of a document can be compared with.
pub trait JsonEqual<T> {
    /// What the part must be.
    const SCALAR: JsonScalar;
    /// The value.
    fn value(self) -> Node;
}

macro_rules! equal {
    ($([$($bounds:tt)*] $ty:ty, $scalar:ident, |$value:ident| $node:expr;)*) => {$(
        #[diagnostic::do_not_recommend]
        impl<T $($bounds)*> JsonEqual<T> for $ty {
            const SCALAR: JsonScalar = JsonScalar::$scalar;

            fn value(self) -> Node {
                let $value = self;
                $node
            }
        }
    )*};
}

fn known(value: Value) -> Node {
    Node::Literal(Literal::new(value))
}

equal! {
    [] &str, Text, |v| known(Value::Text(v.to_owned()));
    [] String, Text, |v| known(Value::Text(v));
    [] &String, Text, |v| known(Value::Text(v.clone()));
    [] bool, Bool, |v| known(Value::Bool(v));
    [] i32, I64, |v| known(Value::I64(v.into()));
    [] i64, I64, |v| known(Value::I64(v));
    [] f64, F64, |v| known(Value::F64(v));
    [] Val<T, String>, Text, |v| v.into_node();
    [] Val<T, bool>, Bool, |v| v.into_node();
    [] Val<T, i32>, I64, |v| super::super::cast::<T, i32, i64>(v).into_node();
    [] Val<T, i64>, I64, |v| v.into_node();
    [] Val<T, f64>, F64, |v| v.into_node();
}

/// Whether a part of a document is this, or is not.
pub(in crate::row) fn equal<T, R: JsonEqual<T>>(document: Node, right: R, negated: bool) -> Node {
    let typed = Node::from(JsonNode::Typed(JsonTyped { document, scalar: R::SCALAR }));
    same(typed, right.value(), negated)
}
