//! `+`, `-`, `*`, `/`, `%`: an intermediate is exact, or the statement fails.

use chrono::{DateTime, Months, TimeDelta, Utc};
use rust_decimal::Decimal;

use super::time::{Span, moved};
use super::{Fits, Never, Nothing, Val};
use crate::expr::{
    Arithmetic, Concat, Expr, Integer, IntoNode as _, Literal, Negate, Node, NotZero, NumberNode,
    Operator, Signed, TextNode, Value,
};

/// What can be added to a `V` of a row of `T`, which makes an `O`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be added to `{V}` of a row of `{T}`",
    label = "not added to `{V}`",
    note = "numbers and texts are added to their like, `as` makes a number another, a `TimeDelta` is added to a time; an `Option` says first what it is where it is `None`: `.unwrap_or(…)`"
)]
pub trait Summand<T, V, O> {
    /// The sum.
    fn sum(left: Node, right: Self) -> Node;
}

/// What can be subtracted from a `V` of a row of `T`, which makes an `O`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be subtracted from `{V}` of a row of `{T}`",
    label = "not subtracted from `{V}`",
    note = "numbers are subtracted from their like, `as` makes a number another, a time or a `TimeDelta` from a time; an `Option` says first what it is where it is `None`: `.unwrap_or(…)`"
)]
pub trait Subtrahend<T, V, O> {
    /// The difference.
    fn difference(left: Node, right: Self) -> Node;
}

/// What a `V` of a row of `T` can be multiplied with, which makes an `O`.
#[diagnostic::on_unimplemented(
    message = "`{V}` of a row of `{T}` cannot be multiplied with `{Self}`",
    label = "`{V}` is not multiplied with this",
    note = "numbers are, with their like; `as` makes a number another; an `Option` says first what it is where it is `None`: `.unwrap_or(…)`"
)]
pub trait Factor<T, V, O> {
    /// The product.
    fn product(left: Node, right: Self) -> Node;
}

/// What a `V` of a row of `T` can be divided by, which makes an `O`.
#[diagnostic::on_unimplemented(
    message = "`{V}` of a row of `{T}` cannot be divided by `{Self}`",
    label = "`{V}` is not divided by this",
    note = "numbers are, by their like; `as` makes a number another; an `Option` says first what it is where it is `None`: `.unwrap_or(…)`"
)]
pub trait Divisor<T, V, O> {
    /// The quotient.
    fn quotient(left: Node, right: Self) -> Node;
}

/// What a `V` of a row of `T` can be divided by for its remainder, which makes an `O`.
#[diagnostic::on_unimplemented(
    message = "`{V}` of a row of `{T}` has no remainder by `{Self}`",
    label = "`{V}` has no remainder by this",
    note = "`%` is for whole numbers of one type; `as` makes a number another; an `Option` says first what it is where it is `None`: `.unwrap_or(…)`"
)]
pub trait Modulus<T, V, O> {
    /// The remainder.
    fn remainder(left: Node, right: Self) -> Node;
}

/// A type whose values can be below zero, which makes an `O`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be negated",
    label = "of type `{Self}`",
    note = "`-` is for numbers with a sign, `!` for bools; an `Option` says first what it is where it is `None`: `.unwrap_or(…)`"
)]
pub trait Negative<O> {
    /// The value with the other sign.
    fn negative(operand: Node) -> Node;
}

/// `a + b`
pub fn add<T, V, R: Summand<T, V, O>, O>(left: Val<T, V>, right: R) -> Val<T, O> {
    Val::new(R::sum(left.into_node(), right))
}

/// `a - b`
pub fn sub<T, V, R: Subtrahend<T, V, O>, O>(left: Val<T, V>, right: R) -> Val<T, O> {
    Val::new(R::difference(left.into_node(), right))
}

/// `a * b`
pub fn mul<T, V, R: Factor<T, V, O>, O>(left: Val<T, V>, right: R) -> Val<T, O> {
    Val::new(R::product(left.into_node(), right))
}

/// `a / b`, which truncates between whole numbers; by 0 the statement fails.
pub fn div<T, V, R: Divisor<T, V, O>, O>(left: Val<T, V>, right: R) -> Val<T, O> {
    Val::new(R::quotient(left.into_node(), right))
}

/// `a % b`, with the sign of `a`; by 0 the statement fails.
pub fn rem<T, V, R: Modulus<T, V, O>, O>(left: Val<T, V>, right: R) -> Val<T, O> {
    Val::new(R::remainder(left.into_node(), right))
}

/// `-a`
pub fn neg<T, V: Negative<O>, O>(value: Val<T, V>) -> Val<T, O> {
    Val::new(V::negative(value.into_node()))
}

/// A calculation, without one that changes nothing.
pub(super) fn calculated(operator: Operator, left: Node, right: Node) -> Node {
    let whole = |node: &Node| {
        let Node::Literal(literal) = node else { return None };
        literal.value.whole()
    };
    if let (Some(a), Some(b)) = (whole(&left), whole(&right)) {
        // What does not fit is left for the statement to fail with.
        let exact = match operator {
            Operator::Add => a.checked_add(b),
            Operator::Subtract => a.checked_sub(b),
            Operator::Multiply => a.checked_mul(b),
            Operator::Divide => a.checked_div(b),
            Operator::Remainder => a.checked_rem(b),
        };
        let known = exact.and_then(|exact| Value::of_whole(left.ty(), exact));
        if let Some(known) = known {
            return Node::Literal(Literal::new(known));
        }
    }
    match (operator, whole(&left), whole(&right)) {
        (Operator::Add | Operator::Subtract, _, Some(0))
        | (Operator::Multiply | Operator::Divide, _, Some(1)) => return left,
        (Operator::Add, Some(0), _) | (Operator::Multiply, Some(1), _) => return right,
        _ => {}
    }
    Node::from(NumberNode::Arithmetic(Arithmetic { operator, left, right }))
}

/// A quotient or remainder, which fails by 0 as in Rust.
pub(super) fn divided(operator: Operator, left: Node, right: Node) -> Node {
    let right = if right.is_never_zero() {
        right
    } else {
        Node::from(NumberNode::NotZero(NotZero { operand: right }))
    };
    calculated(operator, left, right)
}

macro_rules! numbers {
    ($($ty:ty)*) => {$(
        #[diagnostic::do_not_recommend]
        impl<T, R: Fits<T, $ty>> Summand<T, $ty, $ty> for R {
            fn sum(left: Node, right: R) -> Node {
                calculated(Operator::Add, left, right.into_node())
            }
        }

        #[diagnostic::do_not_recommend]
        impl<T, R: Fits<T, $ty>> Subtrahend<T, $ty, $ty> for R {
            fn difference(left: Node, right: R) -> Node {
                calculated(Operator::Subtract, left, right.into_node())
            }
        }

        #[diagnostic::do_not_recommend]
        impl<T, R: Fits<T, $ty>> Factor<T, $ty, $ty> for R {
            fn product(left: Node, right: R) -> Node {
                calculated(Operator::Multiply, left, right.into_node())
            }
        }
    )*};
}

macro_rules! divisible {
    ($($ty:ty)*) => {$(
        #[diagnostic::do_not_recommend]
        impl<T, R: Fits<T, $ty>> Divisor<T, $ty, $ty> for R {
            fn quotient(left: Node, right: R) -> Node {
                divided(Operator::Divide, left, right.into_node())
            }
        }
    )*};
}

numbers! { i8 i16 i32 i64 u8 u16 u32 u64 f64 Decimal }
divisible! { i8 i16 i32 i64 u8 u16 u32 u64 f64 }

// A length has no difference: it would fail where it is below 0, which `as i64` says otherwise.
#[diagnostic::do_not_recommend]
impl<T, R: Fits<T, usize>> Summand<T, usize, usize> for R {
    fn sum(left: Node, right: R) -> Node {
        calculated(Operator::Add, left, right.into_node())
    }
}

#[diagnostic::do_not_recommend]
impl<T, R: Fits<T, usize>> Factor<T, usize, usize> for R {
    fn product(left: Node, right: R) -> Node {
        calculated(Operator::Multiply, left, right.into_node())
    }
}

#[diagnostic::do_not_recommend]
impl<T, B: Integer, R: Fits<T, B>> Modulus<T, B, B> for R {
    fn remainder(left: Node, right: R) -> Node {
        divided(Operator::Remainder, left, right.into_node())
    }
}

#[diagnostic::do_not_recommend]
impl<B: Signed> Negative<B> for B {
    fn negative(operand: Node) -> Node {
        Node::from(NumberNode::Negate(Negate { operand }))
    }
}

#[diagnostic::do_not_recommend]
impl<V: Never> Negative<Nothing<false>> for V {
    fn negative(operand: Node) -> Node {
        operand
    }
}

#[diagnostic::do_not_recommend]
impl<V: Never> Negative<Nothing<true>> for V {
    fn negative(operand: Node) -> Node {
        operand
    }
}

macro_rules! never {
    ($which:literal $name:ident $method:ident) => {
        #[diagnostic::do_not_recommend]
        impl<T, V, R: Never> $name<T, V, Nothing<$which>> for R {
            fn $method(left: Node, _: R) -> Node {
                left
            }
        }
    };
    ($($name:ident $method:ident)*) => {
        $(never!(false $name $method);)*
        $(never!(true $name $method);)*
    };
}

never!(Summand sum Subtrahend difference Factor product Divisor quotient Modulus remainder);

#[diagnostic::do_not_recommend]
impl<T, R: Fits<T, String>> Summand<T, String, String> for R {
    fn sum(left: Node, right: R) -> Node {
        concatenated([left, right.into_node()])
    }
}

/// Texts one behind the other.
pub(super) fn concatenated(parts: impl IntoIterator<Item = Node>) -> Node {
    let mut all: Vec<Node> = Vec::new();
    for part in parts {
        match part {
            Node::Text(node) => match *node {
                TextNode::Concat(Concat { parts }) => all.extend(parts),
                other => all.push(Node::from(other)),
            },
            other => all.push(other),
        }
    }
    match all.len() {
        1 => all.swap_remove(0),
        _ => Node::from(TextNode::Concat(Concat { parts: all })),
    }
}

macro_rules! times {
    ($($ty:ty)*) => {$(
        #[diagnostic::do_not_recommend]
        impl<T> Summand<T, $ty, $ty> for Months {
            fn sum(left: Node, right: Months) -> Node {
                moved(Expr::<T, $ty>::new(left) + right)
            }
        }

        #[diagnostic::do_not_recommend]
        impl<T> Subtrahend<T, $ty, $ty> for Months {
            fn difference(left: Node, right: Months) -> Node {
                moved(Expr::<T, $ty>::new(left) - right)
            }
        }

        #[diagnostic::do_not_recommend]
        impl<T> Subtrahend<T, $ty, Span> for Expr<T, $ty> {
            fn difference(left: Node, right: Expr<T, $ty>) -> Node {
                super::time::between(left, right.into_node())
            }
        }

        #[diagnostic::do_not_recommend]
        impl<T> Summand<T, $ty, $ty> for TimeDelta {
            fn sum(left: Node, right: TimeDelta) -> Node {
                moved(Expr::<T, $ty>::new(left) + right)
            }
        }

        #[diagnostic::do_not_recommend]
        impl<T> Subtrahend<T, $ty, $ty> for TimeDelta {
            fn difference(left: Node, right: TimeDelta) -> Node {
                moved(Expr::<T, $ty>::new(left) - right)
            }
        }

        #[diagnostic::do_not_recommend]
        impl<T> Subtrahend<T, $ty, Span> for Val<T, $ty> {
            fn difference(left: Node, right: Val<T, $ty>) -> Node {
                super::time::between(left, right.into_node())
            }
        }
    )*};
}

times!(DateTime<Utc>);
