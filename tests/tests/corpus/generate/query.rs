//! Questions to other rows, of the other table and of the one that changes.

use amend::expr::{
    Aggregate, AggregateFunction, ColumnRef, Comparison, Direction, Exists, InRows, Match, Node,
    Pick, PickOrder, QueryNode, RowsTree,
};
use amend::table::{SqlType, Storage};
use proptest::prelude::*;
use proptest::sample::select;
use proptest::strategy::Union;

use super::condition::{ORDERED, comparable, is_ordered};
use super::level::{Below, Productions, types};
use super::meet::{both, storage};
use super::tables::{columns, named};

/// What rows are matched by, most often.
const MATCHED: [SqlType; 5] =
    [SqlType::I64, SqlType::I32, SqlType::Text, SqlType::Uuid, SqlType::Timestamp];

/// Questions that a row of `below` asks the rows of `asked`.
pub(super) fn productions(below: &Below, asked: &Below, all: &mut Productions) {
    let exists = rows(below, asked).prop_map(|rows| Node::from(QueryNode::Exists(Exists { rows })));
    all.add_condition(2, exists);
    let within = comparable(below).into_iter().map(|ty| {
        (below.expr(ty), asked.expr(ty), rows(below, asked), any::<bool>())
            .prop_filter("no TIMESTAMP", |(value, of, _, _)| !is_timestamp([value, of]))
            .prop_map(|(value, of, rows, negated)| {
                let (value, of) = both(value, of);
                Node::from(QueryNode::In(InRows { value, of, rows, negated }))
            })
    });
    all.add_condition(2, Union::new(within));
    let aggregate = |function: AggregateFunction, value: Option<BoxedStrategy<Node>>| {
        let value = match value {
            Some(value) => value.prop_map(Some).boxed(),
            None => Just(None).boxed(),
        };
        (value, rows(below, asked)).prop_map(move |(value, rows)| {
            Node::from(QueryNode::Aggregate(Aggregate { function, value, rows }))
        })
    };
    all.add(SqlType::I64, 1, aggregate(AggregateFunction::Count, None));
    for ty in [SqlType::I32, SqlType::I64] {
        let value = Some(asked.expr(ty));
        all.add(SqlType::I64, 1, aggregate(AggregateFunction::Sum, value));
    }
    for ty in types(below.table) {
        if is_ordered(ty) {
            for function in [AggregateFunction::Min, AggregateFunction::Max] {
                all.add(ty, 1, aggregate(function, Some(asked.expr(ty))));
            }
        }
        all.add(ty, 1, pick(below, asked, asked.expr(ty)));
    }
}

/// Whether one of two values is stored as a TIMESTAMP.
fn is_timestamp(values: [&Node; 2]) -> bool {
    values.into_iter().any(|value| storage(value) == Storage::Timestamp)
}

/// A value of one row.
fn pick(below: &Below, asked: &Below, value: BoxedStrategy<Node>) -> BoxedStrategy<Node> {
    (value, row(below, asked))
        .prop_map(|(value, (rows, order))| Node::from(QueryNode::Pick(Pick { value, order, rows })))
        .boxed()
}

/// One row: the first or the last of several, or the one with a primary key.
pub(super) fn row(below: &Below, asked: &Below) -> BoxedStrategy<(RowsTree, Option<PickOrder>)> {
    let directions = select(vec![Direction::Ascending, Direction::Descending]);
    let ordered = types(asked.table).into_iter().filter(|ty| is_ordered(*ty));
    let by = Union::new(ordered.map(|ty| asked.expr(ty)));
    let of_several = (rows(below, asked), by, directions)
        .prop_map(|(rows, by, direction)| (rows, Some(PickOrder { by, direction })));
    let table = asked.table;
    let only =
        (rows(below, asked), below.operand(SqlType::I64)).prop_map(move |(mut rows, outer)| {
            let inner = Node::Column(ColumnRef { table, column: named(table, "id") });
            rows.one_of_each = None;
            rows.matches.push(Match { comparison: Comparison::Equal, inner, outer });
            (rows, None)
        });
    prop_oneof![of_several, only].boxed()
}

/// Rows by a filter of their own, and by what they have in common with the row that asks.
fn rows(below: &Below, asked: &Below) -> BoxedStrategy<RowsTree> {
    let table = asked.table;
    let pair = Union::new(MATCHED.map(|ty| {
        let mut comparisons = vec![Comparison::Equal; 4];
        if is_ordered(ty) {
            comparisons.extend(ORDERED);
        }
        (select(comparisons), asked.expr(ty), below.operand(ty))
            // MySQL may fail where a question compares a TIMESTAMP with a time that none can hold.
            .prop_filter("no TIMESTAMP", |(_, inner, outer)| !is_timestamp([inner, outer]))
            .prop_map(|(comparison, inner, outer)| {
                let (inner, outer) = both(inner, outer);
                Match { comparison, inner, outer }
            })
            .boxed()
    }));
    let filter = proptest::option::weighted(0.4, asked.condition());
    let matched = (proptest::collection::vec(pair, 1..3), filter.clone())
        .prop_map(move |(matches, filter)| RowsTree { table, matches, filter, one_of_each: None });
    let column = Union::new(MATCHED.map(|ty| select(columns(table, ty))));
    let alone =
        (proptest::option::weighted(0.3, column), filter).prop_map(move |(one_of_each, filter)| {
            RowsTree { table, matches: Vec::new(), filter, one_of_each }
        });
    prop_oneof![1 => alone, 2 => matched].boxed()
}
