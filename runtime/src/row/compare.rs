//! Comparisons, as Rust has them.

use super::Val;
use super::convert::unwidened;
use super::json::{JsonEqual, equal};
use super::logic::known;
use crate::expr::{
    Compare, Comparison, ExactOrder, IntoExpr, IntoNode as _, IsNull, Literal, Node, PredicateNode,
    Same, Value,
};
use crate::table::{ColumnType, Comparable, Json, Ordered, SqlType, Storage};

/// What a value of this type can be compared with by `==`.
#[diagnostic::on_unimplemented(
    message = "a value of type `{Self}` of a row of `{T}` cannot be compared with `{R}`",
    note = "both sides are of one type; values of a document, arrays and objects have no equality in every dialect"
)]
pub trait Equal<T, R> {
    /// Whether the two are the same, or are not.
    fn equal(left: Node, right: R, negated: bool) -> Node;
}

#[diagnostic::do_not_recommend]
impl<T, V: ColumnType<Base: Comparable>, R: IntoExpr<T, V>> Equal<T, R> for V {
    fn equal(left: Node, right: R, negated: bool) -> Node {
        same(left, right.into_node(), negated)
    }
}

#[diagnostic::do_not_recommend]
impl<T, R: JsonEqual<T>> Equal<T, R> for Json {
    fn equal(left: Node, right: R, negated: bool) -> Node {
        equal(left, right, negated)
    }
}

/// `a == b`: `None` equals `None` and nothing else, text compares code point for code point.
pub fn eq<T, V: Equal<T, R>, R>(left: Val<T, V>, right: R) -> Val<T, bool> {
    Val::new(V::equal(left.into_node(), right, false))
}

/// `a != b`
pub fn ne<T, V: Equal<T, R>, R>(left: Val<T, V>, right: R) -> Val<T, bool> {
    Val::new(V::equal(left.into_node(), right, true))
}

macro_rules! orders {
    ($($name:ident $comparison:ident $sign:literal;)*) => {$(
        #[doc = concat!("`a ", $sign, " b`, of values that are never `None`.")]
        pub fn $name<T, B: Ordered>(left: Val<T, B>, right: impl IntoExpr<T, B>) -> Val<T, bool> {
            Val::new(ordered(Comparison::$comparison, left.into_node(), right.into_node()))
        }

        impl<T, B: Ordered> Val<T, B> {
            #[doc = concat!("`a ", $sign, " b`")]
            pub fn $name(self, other: impl IntoExpr<T, B>) -> Val<T, bool> {
                $name(self, other)
            }
        }
    )*};
}

orders! {
    lt Less "<";
    le LessOrEqual "<=";
    gt Greater ">";
    ge GreaterOrEqual ">=";
}

impl<T, V> Val<T, V> {
    /// `a == b`
    pub fn eq<R>(self, other: R) -> Val<T, bool>
    where
        V: Equal<T, R>,
    {
        eq(self, other)
    }

    /// `a != b`
    pub fn ne<R>(self, other: R) -> Val<T, bool>
    where
        V: Equal<T, R>,
    {
        ne(self, other)
    }
}

/// Whether two values are the same, or are not.
pub(super) fn same(left: Node, right: Node, negated: bool) -> Node {
    let (left, right) = unwidened_sides(left, right);
    let (of_left, of_right) = (left.storage(), right.storage());
    let (left, right) = if of_left == Storage::Usual {
        (left.meeting(of_right), right)
    } else {
        (left, right.meeting(of_left))
    };
    if left == right && !left.may_fail() {
        return known(!negated);
    }
    if let (Node::Literal(a), Node::Literal(b)) = (&left, &right) {
        return known((a.value == b.value) != negated);
    }
    if is_none(&right) {
        return Node::IsNull(Box::new(IsNull { operand: left, negated }));
    }
    if is_none(&left) {
        return Node::IsNull(Box::new(IsNull { operand: right, negated }));
    }
    // `b == true` is `b`.
    if let Node::Literal(Literal { value: Value::Bool(right), .. }) = &right
        && !left.may_be_null()
    {
        return if *right == negated { Node::Not(Box::new(left)) } else { left };
    }
    Node::from(PredicateNode::Same(Same { left, right, negated, null_safe: true }))
}

fn is_none(node: &Node) -> bool {
    matches!(node, Node::Literal(literal) if literal.value == Value::Null)
}

/// Two sides without what makes both wider, which a comparison does not need.
fn unwidened_sides(left: Node, right: Node) -> (Node, Node) {
    let small = |side: &Node, other: &Node| match side {
        Node::Literal(literal) => {
            let known = i32::try_from(literal.value.whole()?).ok()?;
            let of = unwidened(other)?.ty();
            (of == SqlType::I32).then(|| Node::Literal(Literal::new(Value::I32(known))))
        }
        other => unwidened(other).cloned(),
    };
    match (small(&left, &right), small(&right, &left)) {
        (Some(left), Some(right)) if left.ty() == right.ty() => (left, right),
        _ => (left, right),
    }
}

/// A comparison of the order of two values that are no NULL.
pub(super) fn ordered(comparison: Comparison, left: Node, right: Node) -> Node {
    let (left, right) = unwidened_sides(left, right);
    let (of_left, of_right) = (left.storage(), right.storage());
    let (left, right) = (left.meeting(of_right), right.meeting(of_left));
    if left.ty() == SqlType::Text {
        return Node::from(ExactOrder { comparison, left, right });
    }
    Node::Compare(Box::new(Compare { comparison, left, right }))
}
