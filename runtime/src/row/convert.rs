//! `as`, `From`, newtypes.

use super::Val;
use crate::expr::{CastNode, CastTo, Convert, IntoNode as _, Node};
use crate::table::{ColumnType, Scalar, Transparent, UserDefined};

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
        let conversion = <V as CastTo<X>>::CONVERSION;
        Node::from(CastNode::Convert(Convert { conversion, operand: value, to: X::TYPE }))
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
