//! `+`, `-`, `*`, `/`, `%`: an intermediate is exact, or the statement fails.

use chrono::{DateTime, Months, TimeDelta, Utc};
use rust_decimal::Decimal;

use super::Val;
use super::time::{Span, moved};
use crate::expr::{
    Arithmetic, Concat, Expr, Integer, IntoExpr, IntoNode, Negate, Node, NotZero, NumberNode,
    Operator, Signed, TextNode,
};

/// What can be added to a value of this type.
#[diagnostic::on_unimplemented(
    message = "`{R}` cannot be added to a value of type `{Self}` of a row of `{T}`",
    label = "not something that is added to `{Self}`",
    note = "both sides are of one type; an `Option` says first what it is where it is `None`: `.unwrap_or(…)`"
)]
pub trait Plus<T, R>: Sized {
    /// The sum.
    fn plus(left: Node, right: R) -> Node;
}

/// What can be subtracted from a value of this type.
#[diagnostic::on_unimplemented(
    message = "`{R}` cannot be subtracted from a value of type `{Self}` of a row of `{T}`",
    label = "not something that is subtracted from `{Self}`",
    note = "both sides are of one type; an `Option` says first what it is where it is `None`: `.unwrap_or(…)`"
)]
pub trait Minus<T, R>: Sized {
    /// The type of the difference.
    type Output;
    /// The difference.
    fn minus(left: Node, right: R) -> Node;
}

/// What a value of this type can be multiplied with.
#[diagnostic::on_unimplemented(
    message = "a value of type `{Self}` of a row of `{T}` cannot be multiplied with `{R}`",
    label = "not a `{Self}`",
    note = "both sides are of one type; an `Option` says first what it is where it is `None`: `.unwrap_or(…)`"
)]
pub trait Times<T, R>: Sized {
    /// The product.
    fn times(left: Node, right: R) -> Node;
}

/// What a value of this type can be divided by.
#[diagnostic::on_unimplemented(
    message = "a value of type `{Self}` of a row of `{T}` cannot be divided by `{R}`",
    label = "not a `{Self}`",
    note = "both sides are of one type; an `Option` says first what it is where it is `None`: `.unwrap_or(…)`"
)]
pub trait Over<T, R>: Sized {
    /// The quotient.
    fn over(left: Node, right: R) -> Node;
}

/// `a + b`
pub fn add<T, V: Plus<T, R>, R>(left: Val<T, V>, right: R) -> Val<T, V> {
    Val::new(V::plus(left.into_node(), right))
}

/// `a - b`
pub fn sub<T, V: Minus<T, R>, R>(left: Val<T, V>, right: R) -> Val<T, V::Output> {
    Val::new(V::minus(left.into_node(), right))
}

/// `a * b`
pub fn mul<T, V: Times<T, R>, R>(left: Val<T, V>, right: R) -> Val<T, V> {
    Val::new(V::times(left.into_node(), right))
}

/// `a / b`, which truncates between whole numbers; by 0 the statement fails.
pub fn div<T, V: Over<T, R>, R>(left: Val<T, V>, right: R) -> Val<T, V> {
    Val::new(V::over(left.into_node(), right))
}

/// `a % b`, with the sign of `a`; by 0 the statement fails.
pub fn rem<T, B: Integer>(left: Val<T, B>, right: impl IntoExpr<T, B>) -> Val<T, B> {
    Val::new(divided(Operator::Remainder, left.into_node(), right.into_node()))
}

/// `-a`
pub fn neg<T, B: Signed>(value: Val<T, B>) -> Val<T, B> {
    Val::new(Node::from(NumberNode::Negate(Negate { operand: value.into_node() })))
}

/// A calculation, without one that changes nothing.
pub(super) fn calculated(operator: Operator, left: Node, right: Node) -> Node {
    let whole = |node: &Node| {
        let Node::Literal(literal) = node else { return None };
        literal.value.whole()
    };
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
    let right = match right {
        known @ Node::Literal(_) => known,
        operand => Node::from(NumberNode::NotZero(NotZero { operand })),
    };
    calculated(operator, left, right)
}

macro_rules! numbers {
    ($($ty:ty)*) => {$(
        #[diagnostic::do_not_recommend]
        impl<T, R: IntoExpr<T, $ty>> Plus<T, R> for $ty {
            fn plus(left: Node, right: R) -> Node {
                calculated(Operator::Add, left, right.into_node())
            }
        }

        #[diagnostic::do_not_recommend]
        impl<T, R: IntoExpr<T, $ty>> Minus<T, R> for $ty {
            type Output = $ty;

            fn minus(left: Node, right: R) -> Node {
                calculated(Operator::Subtract, left, right.into_node())
            }
        }

        #[diagnostic::do_not_recommend]
        impl<T, R: IntoExpr<T, $ty>> Times<T, R> for $ty {
            fn times(left: Node, right: R) -> Node {
                calculated(Operator::Multiply, left, right.into_node())
            }
        }
    )*};
}

macro_rules! divisible {
    ($($ty:ty)*) => {$(
        #[diagnostic::do_not_recommend]
        impl<T, R: IntoExpr<T, $ty>> Over<T, R> for $ty {
            fn over(left: Node, right: R) -> Node {
                divided(Operator::Divide, left, right.into_node())
            }
        }
    )*};
}

numbers! { i8 i16 i32 i64 u8 u16 u32 u64 f64 Decimal }
divisible! { i8 i16 i32 i64 u8 u16 u32 u64 f64 }

// A length has no difference: it would fail where it is below 0, which `as i64` says otherwise.
#[diagnostic::do_not_recommend]
impl<T, R: IntoExpr<T, usize>> Plus<T, R> for usize {
    fn plus(left: Node, right: R) -> Node {
        calculated(Operator::Add, left, right.into_node())
    }
}

#[diagnostic::do_not_recommend]
impl<T, R: IntoExpr<T, usize>> Times<T, R> for usize {
    fn times(left: Node, right: R) -> Node {
        calculated(Operator::Multiply, left, right.into_node())
    }
}

#[diagnostic::do_not_recommend]
impl<T, R: IntoExpr<T, String>> Plus<T, R> for String {
    fn plus(left: Node, right: R) -> Node {
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
        impl<T> Plus<T, Months> for $ty {
            fn plus(left: Node, right: Months) -> Node {
                moved(Expr::<T, $ty>::new(left) + right)
            }
        }

        #[diagnostic::do_not_recommend]
        impl<T> Minus<T, Months> for $ty {
            type Output = $ty;

            fn minus(left: Node, right: Months) -> Node {
                moved(Expr::<T, $ty>::new(left) - right)
            }
        }

        #[diagnostic::do_not_recommend]
        impl<T> Minus<T, Expr<T, $ty>> for $ty {
            type Output = Span;

            fn minus(left: Node, right: Expr<T, $ty>) -> Node {
                super::time::between(left, right.into_node())
            }
        }

        #[diagnostic::do_not_recommend]
        impl<T> Plus<T, TimeDelta> for $ty {
            fn plus(left: Node, right: TimeDelta) -> Node {
                moved(Expr::<T, $ty>::new(left) + right)
            }
        }

        #[diagnostic::do_not_recommend]
        impl<T> Minus<T, TimeDelta> for $ty {
            type Output = $ty;

            fn minus(left: Node, right: TimeDelta) -> Node {
                moved(Expr::<T, $ty>::new(left) - right)
            }
        }

        #[diagnostic::do_not_recommend]
        impl<T> Minus<T, Val<T, $ty>> for $ty {
            type Output = Span;

            fn minus(left: Node, right: Val<T, $ty>) -> Node {
                super::time::between(left, right.into_node())
            }
        }
    )*};
}

times!(DateTime<Utc>);
