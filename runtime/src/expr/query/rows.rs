//! The rows of a table that a question is asked of.

use std::marker::PhantomData;

use super::{Exists, QueryNode};
use crate::expr::{Comparison, Connective, IntoCondition, IntoNode, Node, Operand};
use crate::table::{Column, ColumnDef, ColumnType, Comparable, Ordered, Table, TableDef};

/// Rows of table `T`, asked for a row of table `O`.
///
/// [`filter`](Rows::filter) says which by their own columns, [`matching`](Rows::matching) by what
/// they have in common with the row that asks. What the rows are asked for makes it an expression
/// or a condition over `O`; a table may ask its own rows.
///
/// ```
/// use amend::prelude::*;
///
/// #[derive(Table)]
/// #[table(name = "users")]
/// struct User { #[column(primary_key)] id: i64, orders: i64, city: Option<String> }
///
/// #[derive(Table)]
/// #[table(name = "orders")]
/// struct Order { #[column(primary_key)] id: i64, user_id: i64, city: Option<String>, open: bool }
///
/// let theirs = || Order::rows().matching(Order::user_id, User::id);
/// let change = User::update()
///     .set(User::orders, theirs().count())
///     .set(User::city, theirs().filter(Order::open).last_by(Order::id).get(Order::city))
///     .filter(theirs().exists());
/// # let _ = change;
/// ```
#[must_use = "rows mean nothing until they are asked: `.exists()`, `.count()`, `.max(…)`"]
#[derive(Debug)]
pub struct Rows<T, O> {
    tree: RowsTree,
    of: PhantomData<fn() -> (T, O)>,
}

/// The tree of [`Rows`].
#[derive(Clone, Debug, PartialEq)]
pub struct RowsTree {
    /// The table.
    pub table: &'static TableDef,
    /// What a row has in common with the row that asks.
    pub matches: Vec<Match>,
    /// Which rows, by their own columns: all if there is none.
    pub filter: Option<Node>,
    /// Of those with the same value here only the one with the smallest primary key.
    pub one_of_each: Option<&'static ColumnDef>,
}

impl RowsTree {
    /// That a row is the first of those with its value, if only these are meant.
    pub(crate) fn first_of_each(&self) -> Option<Node> {
        let (column, key) = (self.one_of_each?, self.table.primary_key().next()?);
        let pair = |comparison, column| {
            let (inner, outer) =
                (Node::column(self.table, column), Node::column(self.table, column));
            Match { comparison, inner, outer }
        };
        let rows = RowsTree {
            table: self.table,
            matches: vec![pair(Comparison::Equal, column), pair(Comparison::Less, key)],
            filter: self.filter.clone(),
            one_of_each: None,
        };
        Some(Node::Not(Box::new(Node::from(QueryNode::Exists(Exists { rows })))))
    }
}

/// A comparison of a row with the row that asks.
#[derive(Clone, Debug, PartialEq)]
pub struct Match {
    /// How they are compared.
    pub comparison: Comparison,
    /// Over the row that is asked.
    pub inner: Node,
    /// Over the row that asks.
    pub outer: Node,
}

impl<T: Table, O> Rows<T, O> {
    pub(crate) fn new() -> Self {
        let tree = RowsTree { table: T::DEF, matches: Vec::new(), filter: None, one_of_each: None };
        Rows { tree, of: PhantomData }
    }

    /// Only rows for which this is true; several filters must all be.
    pub fn filter(mut self, condition: impl IntoCondition<T>) -> Self {
        let filters = self.tree.filter.take().into_iter().chain([condition.into_node()]);
        self.tree.filter = Node::all(Connective::And, filters);
        self
    }

    /// Only rows in which the first value equals the second of the row that asks; NULL equals
    /// nothing.
    pub fn matching<B: Comparable>(
        self,
        inner: impl Operand<T, B>,
        outer: impl Operand<O, B>,
    ) -> Self {
        self.compared(inner, Comparison::Equal, outer)
    }

    /// Only rows in which the first value stands so to the second of the row that asks:
    /// `.matching_by(Price::since, Comparison::LessOrEqual, Order::at)`.
    pub fn matching_by<B: Ordered>(
        self,
        inner: impl Operand<T, B>,
        comparison: Comparison,
        outer: impl Operand<O, B>,
    ) -> Self {
        self.compared(inner, comparison, outer)
    }

    /// Of the rows with the same value in this column only the first: the one with the smallest
    /// primary key among those that the filters leave. A row without a value is the first of its
    /// own.
    ///
    /// The table needs a primary key of one column, and the rows may not be
    /// [matched](Rows::matching).
    ///
    /// ```
    /// use amend::prelude::*;
    ///
    /// #[derive(Table)]
    /// #[table(name = "orders")]
    /// struct Order { #[column(primary_key)] id: i64, city: String }
    ///
    /// #[derive(Table)]
    /// #[table(name = "cities")]
    /// struct City { name: String, first_order: i64 }
    ///
    /// let change = City::insert()
    ///     .columns((City::name, City::first_order))
    ///     .select(Order::rows().first_of_each(Order::city), (Order::city, Order::id));
    /// # let _ = change;
    /// ```
    pub fn first_of_each<V: ColumnType<Base: Comparable>>(mut self, column: Column<T, V>) -> Self {
        self.tree.one_of_each = Some(column.def());
        self
    }

    fn compared(
        mut self,
        inner: impl IntoNode,
        comparison: Comparison,
        outer: impl IntoNode,
    ) -> Self {
        let (inner, outer) = Node::met(inner.into_node(), outer.into_node());
        self.tree.matches.push(Match { comparison, inner, outer });
        self
    }
}

impl<T, O> Rows<T, O> {
    pub(crate) fn into_tree(self) -> RowsTree {
        self.tree
    }
}

impl<T, O> Clone for Rows<T, O> {
    fn clone(&self) -> Self {
        Rows { tree: self.tree.clone(), of: PhantomData }
    }
}
