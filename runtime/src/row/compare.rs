//! Comparisons, as Rust has them.

use super::convert::unwidened;
use super::logic::known;
use super::{Fits, InOrder, SameAs, Val};
use crate::expr::{
    Compare, Comparison, ExactOrder, IntoNode as _, IsNull, Literal, Node, PredicateNode, Same,
    Value,
};
use crate::table::{SqlType, Storage};

/// `a == b`: `None` equals `None` and nothing else, text compares code point for code point.
pub fn eq<T, V>(left: Val<T, V>, right: impl SameAs<T, V>) -> Val<T, bool> {
    Val::new(right.same(left.into_node(), false))
}

/// `a != b`
pub fn ne<T, V>(left: Val<T, V>, right: impl SameAs<T, V>) -> Val<T, bool> {
    Val::new(right.same(left.into_node(), true))
}

macro_rules! orders {
    ($($name:ident $comparison:ident $sign:literal;)*) => {$(
        #[doc = concat!("`a ", $sign, " b`, of values that are never `None`.")]
        pub fn $name<T, B: InOrder>(left: Val<T, B>, right: impl Fits<T, B>) -> Val<T, bool> {
            Val::new(ordered(Comparison::$comparison, left.into_node(), right.into_node()))
        }

        impl<T, B> Val<T, B> {
            #[doc = concat!("`a ", $sign, " b`")]
            pub fn $name(self, other: impl Fits<T, B>) -> Val<T, bool>
            where
                B: InOrder,
            {
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
    pub fn eq(self, other: impl SameAs<T, V>) -> Val<T, bool> {
        eq(self, other)
    }

    /// `a != b`
    pub fn ne(self, other: impl SameAs<T, V>) -> Val<T, bool> {
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
