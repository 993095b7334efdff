//! Random statements: updates, deletes and inserts.

use amend::expr::{
    Arithmetic, ColumnRef, Connective, Node, NumberNode, OneOf, Operator, Pick, PredicateNode,
    QueryNode, RowsTree, Value,
};
use amend::statement::{
    Assignment, Conflict, DeleteTree, InsertSelect, InsertTree, Statement, UpdateTree,
};
use amend::table::{ColumnDef, SqlType, Storage};
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use proptest::strategy::Union;

use super::choice::coalesce;
use super::condition::joined;
use super::level::{Below, types};
use super::literals::{fitting, of_value};
use super::meet::meeting;
use super::query;
use super::tables::{CHANGING, columns, is_free, named};

/// Where the ids of new rows begin, above those of old ones.
const NEW: i64 = 1_000;

/// The types with operations of their own.
const RICH: [SqlType; 7] = [
    SqlType::Bool,
    SqlType::I32,
    SqlType::I64,
    SqlType::F64,
    SqlType::Text,
    SqlType::Json,
    SqlType::Timestamp,
];

/// An update, a delete or an insert.
pub(super) fn statement(changing: &Below, asked: &[Below]) -> BoxedStrategy<Statement> {
    let rows = Union::new(asked.iter().map(|asked| insert_select(asked.clone())));
    prop_oneof![
        2 => delete(changing),
        6 => update(changing, asked),
        1 => insert_rows(),
        1 => rows,
    ]
    .boxed()
}

/// A condition, now and then beside one that is the same for every row.
fn filter(changing: &Below) -> BoxedStrategy<Node> {
    let connectives = select(vec![Connective::And, Connective::Or]);
    let constant = (changing.expr(SqlType::I64), any::<bool>()).prop_map(|(operand, negated)| {
        Node::from(PredicateNode::OneOf(OneOf {
            operand,
            values: Vec::new(),
            negated,
            exact: false,
        }))
    });
    let beside = (connectives, constant, changing.condition())
        .prop_map(|(connective, left, right)| joined(connective, left, right));
    prop_oneof![30 => changing.condition(), 1 => beside].boxed()
}

fn delete(changing: &Below) -> BoxedStrategy<Statement> {
    let tree = |filter| DeleteTree { table: CHANGING, filter: Some(filter), every_row: false };
    filter(changing).prop_map(move |filter| Statement::Delete(tree(filter))).boxed()
}

fn update(changing: &Below, asked: &[Below]) -> BoxedStrategy<Statement> {
    let own = proptest::collection::vec(assignment(changing), 1..4);
    let picked = Union::new(asked.iter().map(|asked| set_from(changing, asked)));
    let assignments = prop_oneof![
        6 => own,
        1 => circle(),
        1 => (circle(), assignment(changing)).prop_map(|(mut all, one)| {
            all.push(one);
            all
        }),
        1 => picked,
    ];
    let filter = proptest::option::weighted(0.6, filter(changing));
    (assignments, filter, any::<bool>())
        .prop_map(|(assignments, filter, only_changed)| {
            let mut once: Vec<Assignment> = Vec::new();
            for assignment in assignments {
                if once.iter().all(|other| other.column != assignment.column) {
                    once.push(assignment);
                }
            }
            // The text of a plain document, which the guard compares, is not in the evaluator.
            let only_changed =
                only_changed && once.iter().all(|a| a.column.storage != Storage::Json);
            let assignments = once;
            Statement::Update(UpdateTree {
                table: CHANGING,
                joins: Vec::new(),
                assignments,
                filter,
                only_changed,
            })
        })
        .boxed()
}

/// A value for a column; for one that is never NULL a value that is not.
fn assignment(changing: &Below) -> BoxedStrategy<Assignment> {
    let of_type = types(CHANGING).into_iter().map(|ty| {
        // Those with operations of their own.
        let weight = if RICH.contains(&ty) { 4 } else { 1 };
        let columns: Vec<_> = columns(CHANGING, ty).into_iter().filter(|c| is_free(c)).collect();
        let literal = |column: &'static ColumnDef| {
            fitting(column).prop_map(move |value| of_value(value, column.ty))
        };
        let value = (changing.nullable(ty), changing.expr(ty));
        let assignment = (select(columns), value)
            .prop_flat_map(move |(column, (nullable, expr))| {
                let values = match (column.storage, column.nullable) {
                    // A server holds a TIMESTAMP of few years.
                    (Storage::Timestamp, _) => literal(column).boxed(),
                    (_, true) => prop_oneof![1 => literal(column), 6 => Just(nullable)].boxed(),
                    (_, false) => {
                        literal(column).prop_map(move |last| coalesce(expr.clone(), last)).boxed()
                    }
                };
                values.prop_map(move |value| assigned(column, value))
            })
            .boxed();
        (weight, assignment)
    });
    let status = select(vec![("status", "status2"), ("status2", "status")])
        .prop_map(|(to, from)| assigned(named(CHANGING, to), column(named(CHANGING, from))));
    prop_oneof![12 => Union::new_weighted(of_type.collect()), 1 => status].boxed()
}

/// Columns of a type that take each other's values.
fn circle() -> BoxedStrategy<Vec<Assignment>> {
    let of_type = types(CHANGING).into_iter().filter_map(|ty| {
        let columns: Vec<_> = columns(CHANGING, ty)
            .into_iter()
            .filter(|c| is_free(c) && c.nullable && c.storage == Storage::Usual)
            .collect();
        (columns.len() > 1).then(|| Just(columns.clone()).prop_shuffle().boxed())
    });
    let pairs = Union::new(of_type);
    pairs
        .prop_map(|columns| {
            let next = columns.iter().cycle().skip(1);
            columns.iter().zip(next).map(|(to, from)| assigned(to, column(from))).collect()
        })
        .boxed()
}

/// Several columns from one row.
fn set_from(changing: &Below, asked: &Below) -> BoxedStrategy<Vec<Assignment>> {
    let values: Vec<_> = types(CHANGING)
        .into_iter()
        .filter_map(|ty| {
            let column = columns(CHANGING, ty)
                .into_iter()
                .find(|c| is_free(c) && c.nullable && c.storage == Storage::Usual)?;
            Some(asked.expr(ty).prop_map(move |value| (column, value)).boxed())
        })
        .collect();
    let several = subsequence(values, 1..4).prop_flat_map(|values| values);
    (query::row(changing, asked), several)
        .prop_map(|((rows, order), values)| {
            let picked = |(column, value): (&'static ColumnDef, Node)| {
                let (order, rows) = (order.clone(), rows.clone());
                let value = meeting(value, column.storage);
                let value = Node::from(QueryNode::Pick(Pick { value, order, rows }));
                Assignment { column, value }
            };
            values.into_iter().map(picked).collect()
        })
        .boxed()
}

fn assigned(column: &'static ColumnDef, value: Node) -> Assignment {
    Assignment { column, value: meeting(value, column.storage) }
}

fn column(column: &'static ColumnDef) -> Node {
    Node::Column(ColumnRef { table: CHANGING, column })
}

/// What happens to a row whose key is there.
fn conflict(key: &'static str) -> BoxedStrategy<Option<Conflict>> {
    let free = || CHANGING.columns.iter().filter(|column| is_free(column)).collect::<Vec<_>>();
    let key = vec![named(CHANGING, key)];
    let nothing = Just(Some(Conflict { key: key.clone(), update: Vec::new() }));
    let update = subsequence(free(), 1..5)
        .prop_map(move |update| Some(Conflict { key: key.clone(), update }));
    prop_oneof![2 => Just(None), 1 => nothing, 2 => update].boxed()
}

/// Rows of literals, with ids that are there or not, or with new ids and codes that are.
fn insert_rows() -> BoxedStrategy<Statement> {
    let of = |keys: [&'static str; 2], first: BoxedStrategy<Vec<i64>>| {
        let free = CHANGING
            .columns
            .iter()
            .filter(|column| is_free(column) || column.name.starts_with("status"));
        let free: Vec<_> = free.collect();
        let cells: Vec<_> = free.iter().map(|column| cell(column)).collect();
        let rows = first.prop_flat_map(move |first| {
            let cells = proptest::collection::vec(cells.clone(), first.len());
            (Just(first), cells)
        });
        (rows, conflict(keys[0])).prop_map(move |((first, cells), conflict)| {
            let mut columns: Vec<_> = vec![named(CHANGING, "id"), named(CHANGING, "code")];
            columns.extend(&free);
            let rows = first.into_iter().zip(cells).map(|(number, cells)| {
                let (id, code) = match keys[0] {
                    "code" if conflict.is_some() => {
                        (NEW + number, Value::Text(format!("c{number}")))
                    }
                    _ => (number, Value::Null),
                };
                let keys = [of_value(Value::I64(id), SqlType::I64), of_value(code, SqlType::Text)];
                let cells = free.iter().zip(cells);
                let cells = cells
                    .map(|(column, value)| meeting(of_value(value, column.ty), column.storage));
                keys.into_iter().chain(cells).collect()
            });
            let rows = rows.collect();
            Statement::Insert(InsertTree { table: CHANGING, columns, rows, select: None, conflict })
        })
    };
    let numbers = || subsequence((1..14_i64).collect::<Vec<_>>(), 1..4).boxed();
    prop_oneof![of(["id", "code"], numbers()), of(["code", "id"], numbers())].boxed()
}

/// A value for a column, NULL where it may be.
pub(super) fn cell(column: &'static ColumnDef) -> BoxedStrategy<Value> {
    let some = fitting(column);
    if column.nullable { prop_oneof![1 => Just(Value::Null), 5 => some].boxed() } else { some }
}

/// Rows of a table, under their own ids or under new ones.
fn insert_select(asked: Below) -> BoxedStrategy<Statement> {
    let table = asked.table;
    let new = |column: &'static ColumnDef| {
        let own = fitting(column).prop_map(move |value| of_value(value, column.ty));
        if column.nullable {
            asked.nullable(column.ty)
        } else {
            (asked.expr(column.ty), own).prop_map(|(value, own)| coalesce(value, own)).boxed()
        }
        .prop_map(move |value| (column, meeting(value, column.storage)))
        .boxed()
    };
    let free = || CHANGING.columns.iter().filter(|c| is_free(c) && c.storage != Storage::Timestamp);
    let always: Vec<_> = free().filter(|column| !column.nullable).map(new).collect();
    let others: Vec<_> = free().filter(|column| column.nullable).map(new).collect();
    let others = subsequence(others, 1..4).prop_flat_map(|values| values);
    let values = (always, others).prop_map(|(always, others)| [always, others].concat());
    let filter = proptest::option::weighted(0.5, asked.condition());
    (values, filter, any::<bool>(), conflict("id"))
        .prop_map(move |(values, filter, moved, conflict)| {
            let id = Node::Column(ColumnRef { table, column: named(table, "id") });
            let id = match (moved, &conflict) {
                (true, None) => {
                    let (left, right) = (id, of_value(Value::I64(NEW), SqlType::I64));
                    let operator = Operator::Add;
                    Node::from(NumberNode::Arithmetic(Arithmetic { operator, left, right }))
                }
                (_, _) => id,
            };
            let (mut columns, mut nodes) = (vec![named(CHANGING, "id")], vec![id]);
            for (column, value) in values {
                columns.push(column);
                nodes.push(value);
            }
            let rows = RowsTree { table, matches: Vec::new(), filter, one_of_each: None };
            // What the conflict updates is among the new values.
            let conflict = conflict.map(|mut conflict| {
                conflict.update.retain(|column| columns.contains(column));
                conflict
            });
            let select = Some(InsertSelect { rows, values: nodes });
            let rows = Vec::new();
            Statement::Insert(InsertTree { table: CHANGING, columns, rows, select, conflict })
        })
        .boxed()
}
