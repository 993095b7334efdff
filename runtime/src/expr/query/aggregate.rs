//! `(SELECT count(*) …)` and its kin

use rust_decimal::Decimal;

use super::{QueryNode, Rows, RowsTree};
use crate::expr::{Expr, Node, Operand};
use crate::table::{Comparable, Ordered, Scalar, SqlType, Storage, Table, UserDefined};

/// One value of all rows.
#[derive(Clone, Debug, PartialEq)]
pub struct Aggregate {
    /// Which.
    pub function: AggregateFunction,
    /// The value of a row; `None` for the rows themselves.
    pub value: Option<Node>,
    /// The rows.
    pub rows: RowsTree,
}

/// The four functions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AggregateFunction {
    /// How many.
    Count,
    /// All of them together.
    Sum,
    /// The smallest.
    Min,
    /// The largest.
    Max,
}

impl Aggregate {
    pub(crate) fn ty(&self) -> SqlType {
        match (self.function, &self.value) {
            (AggregateFunction::Min | AggregateFunction::Max, Some(value)) => value.ty(),
            (AggregateFunction::Sum, Some(value)) => match value.ty() {
                SqlType::U64 => SqlType::U64,
                SqlType::Decimal => SqlType::Decimal,
                SqlType::Bool
                | SqlType::I8
                | SqlType::I16
                | SqlType::I32
                | SqlType::I64
                | SqlType::U8
                | SqlType::U16
                | SqlType::U32
                | SqlType::F32
                | SqlType::F64
                | SqlType::Text
                | SqlType::Enum(_)
                | SqlType::Bytes
                | SqlType::Json
                | SqlType::Uuid
                | SqlType::Date
                | SqlType::Time
                | SqlType::DateTime
                | SqlType::Timestamp
                | SqlType::Array(_) => SqlType::I64,
            },
            (AggregateFunction::Count, _)
            | (AggregateFunction::Sum | AggregateFunction::Min | AggregateFunction::Max, None) => {
                SqlType::I64
            }
        }
    }

    pub(super) fn storage(&self) -> Storage {
        match self.function {
            AggregateFunction::Count | AggregateFunction::Sum => Storage::Usual,
            AggregateFunction::Min | AggregateFunction::Max => {
                self.value.as_ref().map_or(Storage::Usual, Node::storage)
            }
        }
    }
}

/// A type whose sum does not depend on the order in which a server meets the rows.
#[diagnostic::on_unimplemented(
    message = "values of type `{Self}` have no sum that is the same everywhere",
    note = "the sum of doubles depends on the order of the rows and on the server; add whole numbers, of cents for example, or Decimals"
)]
pub trait Summable: Comparable {
    /// The type of the sum.
    type Sum: Scalar;
}

macro_rules! sums {
    ($($ty:ty => $sum:ty;)*) => {$(
        #[diagnostic::do_not_recommend]
        impl Summable for $ty {
            type Sum = $sum;
        }
    )*};
}

sums! {
    i8 => i64;
    i16 => i64;
    i32 => i64;
    i64 => i64;
    u8 => i64;
    u16 => i64;
    u32 => i64;
    u64 => u64;
    Decimal => Decimal;
}

#[diagnostic::do_not_recommend]
impl<N: UserDefined<Operations: Summable>> Summable for N {
    type Sum = <N::Operations as Summable>::Sum;
}

impl<T: Table, O> Rows<T, O> {
    fn aggregate<V>(self, function: AggregateFunction, value: Option<Node>) -> Expr<O, V> {
        let rows = self.into_tree();
        Expr::new(Node::from(QueryNode::Aggregate(Aggregate { function, value, rows })))
    }

    /// How many rows there are: 0 if there is none, never NULL.
    ///
    /// ```
    /// use amend::prelude::*;
    ///
    /// #[derive(Table)]
    /// #[table(name = "users")]
    /// struct User { #[column(primary_key)] id: i64, orders: i64, spent: i64 }
    ///
    /// #[derive(Table)]
    /// #[table(name = "orders")]
    /// struct Order { user_id: i64, cents: i64 }
    ///
    /// let theirs = || Order::rows().matching(Order::user_id, User::id);
    /// let change = User::update()
    ///     .set(User::orders, theirs().count())
    ///     .set(User::spent, theirs().sum(Order::cents).or_else(0));
    /// # let _ = change;
    /// ```
    ///
    /// | dialect | text |
    /// |---|---|
    /// | postgres | `(SELECT COUNT(*) FROM "orders" WHERE "orders"."user_id" = "users"."id")` |
    /// | mysql, sqlite | the same with `` ` `` |
    pub fn count(self) -> Expr<O, i64> {
        self.aggregate(AggregateFunction::Count, None)
    }

    /// The sum of a number over all rows: an i64, of a u64 a u64, of a Decimal a Decimal. NULL if
    /// there is none that has the number, so `.or_else(0)` where 0 is meant.
    ///
    /// Exact, or the statement fails: a sum that is not of the type is never stored. SQLite fails
    /// too where only a sum on the way is none.
    ///
    /// | dialect | text |
    /// |---|---|
    /// | postgres | `(SELECT CAST(SUM("orders"."cents") AS bigint) FROM "orders")`; any other without the cast |
    /// | mysql | `` (SELECT SUM(`orders`.`cents`) DIV 1 FROM `orders`) `` |
    /// | sqlite | `` (SELECT SUM(`orders`.`cents`) FROM `orders`) `` |
    pub fn sum<B: Summable>(self, value: impl Operand<T, B>) -> Expr<O, Option<B::Sum>> {
        self.aggregate(AggregateFunction::Sum, Some(value.into_node()))
    }

    /// The smallest value over all rows; NULL if there is none. Text by the column's collation.
    pub fn min<B: Ordered>(self, value: impl Operand<T, B>) -> Expr<O, Option<B>> {
        self.aggregate(AggregateFunction::Min, Some(value.into_node()))
    }

    /// The largest value over all rows; NULL if there is none. Text by the column's collation.
    pub fn max<B: Ordered>(self, value: impl Operand<T, B>) -> Expr<O, Option<B>> {
        self.aggregate(AggregateFunction::Max, Some(value.into_node()))
    }
}
