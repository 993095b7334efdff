//! `CASE WHEN … THEN … ELSE … END`

use std::marker::PhantomData;

use super::ChoiceNode;
use crate::expr::{Expr, IntoCondition, Node, Operand};
use crate::table::ColumnType;

/// The value of the first condition that is true.
#[derive(Clone, Debug, PartialEq)]
pub struct Case {
    /// Conditions and their values, at least one.
    pub branches: Vec<Branch>,
    /// The value where no condition is true: NULL if there is none.
    pub otherwise: Option<Node>,
}

/// A condition and its value.
#[derive(Clone, Debug, PartialEq)]
pub struct Branch {
    /// The condition.
    pub condition: Node,
    /// The value where it is the first that is true.
    pub value: Node,
}

/// A case without branches, see [`case()`].
#[must_use = "a case has a value once it has a branch"]
#[derive(Clone, Copy, Debug)]
pub struct EmptyCase(());

/// A case with branches, see [`case()`].
#[must_use = "a case is a value once it is closed with `.otherwise(…)` or `.end()`"]
pub struct OpenCase<T, V> {
    branches: Vec<Branch>,
    of: PhantomData<fn() -> (T, V)>,
}

/// Begins a searched CASE: the value of the first condition that is true, in the order in which
/// they are written. A condition that is unknown is not true.
///
/// The result may be NULL where one of the values may, or where it is closed with
/// [`end`](OpenCase::end).
///
/// ```
/// use amend::prelude::*;
///
/// #[derive(Table)]
/// #[table(name = "users")]
/// struct User { age: Option<i32>, class: String }
///
/// let class = case()
///     .when(User::age.is_null(), "unknown")
///     .when(User::age.lt(18), "minor")
///     .otherwise("adult");
/// let change = User::update().set(User::class, class);
/// # let _ = change;
/// ```
///
/// The text is `CASE WHEN age IS NULL THEN 'unknown' WHEN age < 18 THEN 'minor' ELSE 'adult' END`
/// in every dialect.
pub fn case() -> EmptyCase {
    EmptyCase(())
}

impl EmptyCase {
    /// The first condition and its value.
    pub fn when<T, B, R>(
        self,
        condition: impl IntoCondition<T>,
        value: R,
    ) -> OpenCase<T, <R as Operand<T, B>>::Value>
    where
        B: ColumnType,
        R: Operand<T, B>,
    {
        OpenCase::<T, B> { branches: Vec::new(), of: PhantomData }
            .with(condition, value.into_node())
    }
}

impl<T, V> OpenCase<T, V> {
    fn with<W>(mut self, condition: impl IntoCondition<T>, value: Node) -> OpenCase<T, W> {
        self.branches.push(Branch { condition: condition.into_node(), value });
        OpenCase { branches: self.branches, of: PhantomData }
    }

    fn close<W>(self, otherwise: Option<Node>) -> Expr<T, W> {
        let (conditions, values): (Vec<_>, Vec<_>) =
            self.branches.into_iter().map(|branch| (branch.condition, branch.value)).unzip();
        let has_otherwise = otherwise.is_some();
        let mut values = Node::alike(values.into_iter().chain(otherwise).collect());
        let otherwise = if has_otherwise { values.pop() } else { None };
        let branches = conditions.into_iter().zip(values);
        let branches = branches.map(|(condition, value)| Branch { condition, value }).collect();
        let case = Case { branches, otherwise };
        Expr::new(Node::from(ChoiceNode::Case(case)))
    }
}

impl<T, V: ColumnType> OpenCase<T, V> {
    /// A further condition and its value, for rows for which none before is true.
    pub fn when<R: Operand<T, V::Base>>(
        self,
        condition: impl IntoCondition<T>,
        value: R,
    ) -> OpenCase<T, V::Or<R::Value>> {
        self.with(condition, value.into_node())
    }

    /// The value where no condition is true.
    pub fn otherwise<R: Operand<T, V::Base>>(self, value: R) -> Expr<T, V::Or<R::Value>> {
        self.close(Some(value.into_node()))
    }

    /// NULL where no condition is true.
    pub fn end(self) -> Expr<T, Option<V::Base>> {
        self.close(None)
    }
}

impl<T, V> Clone for OpenCase<T, V> {
    fn clone(&self) -> Self {
        OpenCase { branches: self.branches.clone(), of: PhantomData }
    }
}

impl<T, V> std::fmt::Debug for OpenCase<T, V> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.branches.fmt(f)
    }
}
