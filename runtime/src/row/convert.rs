//! `as`, `From`, newtypes.

use super::Val;
use crate::expr::{CastNode, CastTo, Conversion, Convert, IntoNode as _, Node};
use crate::table::{ColumnType, Scalar, SqlType, Transparent, UserDefined};

/// A type whose values can be written `as X`.
#[diagnostic::on_unimplemented(
    message = "a value of type `{Self}` of the row cannot become `{X}` with `as` or `from`",
    label = "of type `{Self}`",
    note = "whole numbers and doubles become each other, a bool a number; text is read with `.parse::<i64>().ok()`"
)]
pub trait As<X>: Sized {
    /// The value as the other type.
    fn cast(value: Node) -> Node;
}

#[diagnostic::do_not_recommend]
impl<V: CastTo<X>, X: Scalar> As<X> for V {
    fn cast(value: Node) -> Node {
        converted(value, <V as CastTo<X>>::CONVERSION, X::TYPE)
    }
}

/// A value as another type; what was made wider on the way is not made narrower again.
fn converted(value: Node, conversion: Conversion, to: SqlType) -> Node {
    let Some(inner) = unwidened(&value).cloned() else {
        return Node::from(CastNode::Convert(Convert { conversion, operand: value, to }));
    };
    let conversion = match (inner.ty().whole(), to.whole()) {
        (Some(_), Some(_)) if inner.ty() == to => return inner,
        (Some(from), Some(to)) if to.0 <= from.0 && from.1 <= to.1 => Conversion::Widen,
        (Some(_), Some(_)) => Conversion::Narrow,
        (_, _) => conversion,
    };
    let value = inner;
    Node::from(CastNode::Convert(Convert { conversion, operand: value, to }))
}

/// A whole number as one of a type that holds all of its own.
pub(super) fn widened(operand: Node, to: SqlType) -> Node {
    Node::from(CastNode::Convert(Convert { conversion: Conversion::Widen, operand, to }))
}

/// The smaller number that a wider one was made of.
pub(super) fn unwidened(node: &Node) -> Option<&Node> {
    let Node::Cast(cast) = node else { return None };
    match cast.as_ref() {
        CastNode::Convert(Convert { conversion: Conversion::Widen, operand, .. }) => Some(operand),
        CastNode::Convert(_) | CastNode::Parse(_) => None,
    }
}

/// What Rust counts, as a number of a column: a length is small enough for any.
macro_rules! lengths {
    ($($ty:ty)*) => {$(
        #[diagnostic::do_not_recommend]
        impl As<$ty> for usize {
            fn cast(value: Node) -> Node {
                match <$ty as ColumnType>::TYPE {
                    SqlType::I64 => value,
                    to => converted(value, Conversion::Narrow, to),
                }
            }
        }
    )*};
}

lengths! { i8 i16 i32 i64 u8 u16 u32 u64 usize }

#[diagnostic::do_not_recommend]
impl As<f64> for usize {
    fn cast(value: Node) -> Node {
        converted(value, Conversion::WholeToFloat, SqlType::F64)
    }
}

#[diagnostic::do_not_recommend]
impl As<String> for usize {
    fn cast(value: Node) -> Node {
        converted(value, Conversion::WholeToText, SqlType::Text)
    }
}

/// `value as X`: a number that does not fit fails the statement, where Rust would cut it.
pub fn cast<T, V: As<X>, X>(value: Val<T, V>) -> Val<T, X> {
    Val::new(V::cast(value.into_node()))
}

/// The value of a newtype, `email.0`.
pub fn stored<T, V>(value: Val<T, V>) -> Val<T, V::Like<<V::Base as UserDefined>::Stored>>
where
    V: ColumnType<Base: Transparent>,
{
    Val::of(value)
}

/// A newtype around a value, `Email(text)`.
pub fn newtype<T, V: ColumnType, N: Transparent<Stored = V::Base>>(
    value: Val<T, V>,
) -> Val<T, V::Like<N>> {
    Val::of(value)
}
