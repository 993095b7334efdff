//! `a + b` and its kin.

use std::ops;

use rust_decimal::Decimal;

use super::kinds::{BesideDivisible, BesideInteger, BesideNumber};
use super::{Number, NumberNode};
use crate::expr::{Expr, IntoNode, Node, Operand};
use crate::table::{Column, ColumnType, Table};

/// A sum, difference, product, quotient or remainder.
///
/// The result is of the operands' type: a number that does not fit fails the statement on every
/// engine and in every mode, at each operation and not only where a column is set. Whole numbers
/// divide as in Rust, towards 0; by 0 a quotient and a remainder are NULL. What is NULL on either
/// side makes NULL.
///
/// ```
/// use amend::prelude::*;
///
/// #[derive(Table)]
/// #[table(name = "jobs")]
/// struct Job { tries: i32 }
///
/// let change = Job::update().set(Job::tries, Job::tries + 1);
/// # let _ = change;
/// ```
///
/// A sum, difference and product of Decimals is exact: the columns say how many digits they keep,
/// `#[column(precision = 10, scale = 2)]`, and what an engine would round is refused when `gen`
/// runs. A newtype is calculated with as its field is.
///
/// A product that is exactly the smallest `i64` fails on MySQL, though it fits. A double that is
/// too near to 0 fails on PostgreSQL, and is 0 elsewhere.
///
/// | dialect | text |
/// |---|---|
/// | postgres | `"tries" + 1` |
/// | mysql | `` (`tries` + 1) * 4294967296.0 DIV 1 DIV 4294967296 ``: fails where the number leaves 32 bits |
/// | sqlite | `` CASE WHEN `tries` + 1 NOT BETWEEN -2147483648 AND 2147483647 THEN abs(-9223372036854775808) ELSE `tries` + 1 END `` |
#[derive(Clone, Debug, PartialEq)]
pub struct Arithmetic {
    /// Which of them.
    pub operator: Operator,
    /// The value on the left.
    pub left: Node,
    /// The value on the right, of the same type.
    pub right: Node,
}

/// The five operations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operator {
    /// `+`
    Add,
    /// `-`
    Subtract,
    /// `*`
    Multiply,
    /// `/`, which truncates between whole numbers.
    Divide,
    /// `%`, with the sign of the left side.
    Remainder,
}

fn arithmetic<T, V>(operator: Operator, left: impl IntoNode, right: impl IntoNode) -> Expr<T, V> {
    let (left, right) = (left.into_node(), right.into_node());
    Expr::new(Node::from(NumberNode::Arithmetic(Arithmetic { operator, left, right })))
}

/// What a value of type `B` over table `T` can be divided by.
#[diagnostic::on_unimplemented(
    message = "expected a number of type `{B}` over table `{T}` to divide by, found `{Self}`",
    label = "not a `{B}`",
    note = "a Decimal is divided with `.div_round(other, decimals)`, which says how the quotient is rounded"
)]
pub trait Divisor<T, B>: IntoNode {
    /// `B` for a number, `Option<B>` for what may be 0: a quotient by 0 is NULL.
    type Value: ColumnType<Base = B>;
}

macro_rules! operators {
    ($of:ident $trait:ident: $($method:ident $operation:ident $operator:ident;)*) => {$(
        impl<T: Table, V: ColumnType, R: $trait<T, V::Base> + $of<V::Base>> ops::$operation<R>
            for Column<T, V>
        {
            type Output = Expr<T, V::Or<R::Value>>;

            fn $method(self, other: R) -> Self::Output {
                arithmetic(Operator::$operator, self, other)
            }
        }

        impl<T: Table, V: ColumnType, R: $trait<T, V::Base> + $of<V::Base>> ops::$operation<R>
            for Expr<T, V>
        {
            type Output = Expr<T, V::Or<R::Value>>;

            fn $method(self, other: R) -> Self::Output {
                arithmetic(Operator::$operator, self, other)
            }
        }
    )*};
}

operators! { BesideNumber Operand:
    add Add Add;
    sub Sub Subtract;
    mul Mul Multiply;
}

operators! { BesideDivisible Divisor:
    div Div Divide;
}

operators! { BesideInteger Divisor:
    rem Rem Remainder;
}

macro_rules! divisors {
    ($([$($bounds:tt)*] $ty:ty => $base:ty, $value:ty;)*) => {$(
        #[diagnostic::do_not_recommend]
        impl<$($bounds)*> Divisor<T, $base> for $ty {
            type Value = $value;
        }
    )*};
}

divisors! {
    [T] i8 => i8, i8;
    [T] i16 => i16, i16;
    [T] i32 => i32, i32;
    [T] i64 => i64, i64;
    [T] u8 => u8, u8;
    [T] u16 => u16, u16;
    [T] u32 => u32, u32;
    [T] u64 => u64, u64;
    [T] f64 => f64, f64;
    [T] Decimal => Decimal, Decimal;
    [T, B: Number] Expr<T, B> => B, Option<B>;
    [T, B: Number] Expr<T, Option<B>> => B, Option<B>;
    [T: Table, B: Number] Column<T, B> => B, Option<B>;
    [T: Table, B: Number] Column<T, Option<B>> => B, Option<B>;
}
