//! Random literals, expressions and statements of each type.

use amend::expr::{
    Arithmetic, ChoiceNode, Coalesce, ColumnRef, Compare, Comparison, Connective, IsNull,
    JsonAppend, JsonContains, JsonIsNull, JsonNode, JsonStep, JsonText, JsonValue, Literal, Logic,
    Node, NumberNode, Operator, TextEnd, TextMatch, TextNode, Value,
};
use amend::prelude::*;
use amend::statement::{Assignment, DeleteTree, Statement, UpdateTree};
use amend::table::{ColumnDef, SqlType, Storage};
use chrono::TimeZone as _;
use proptest::prelude::*;
use proptest::sample::select;

use crate::random::TYPES;
use crate::rows::C;

/// How deep an expression goes.
const DEPTH: u32 = 3;

/// A value of a type: small ones often, so that rows meet; extremes and hostile ones too.
pub(crate) fn literal(ty: SqlType) -> BoxedStrategy<Value> {
    match ty {
        SqlType::Bool => any::<bool>().prop_map(Value::Bool).boxed(),
        SqlType::I32 => prop_oneof![4 => -3..4_i32, 1 => any::<i32>()].prop_map(Value::I32).boxed(),
        SqlType::I64 => prop_oneof![4 => -3..4_i64, 1 => any::<i64>()].prop_map(Value::I64).boxed(),
        SqlType::F64 => prop_oneof![
            4 => (-8..9_i32).prop_map(|n| f64::from(n) / 4.0),
            1 => proptest::num::f64::NORMAL,
        ]
        .prop_map(|float| Value::F64(if float == 0.0 { 0.0 } else { float }))
        .boxed(),
        SqlType::Text => text().prop_map(Value::Text).boxed(),
        SqlType::Json => json_value().prop_map(Value::Json).boxed(),
        SqlType::Uuid => (0..4_u128).prop_map(|n| Value::Uuid(Uuid::from_u128(n))).boxed(),
        SqlType::Timestamp => prop_oneof![
            3 => (0..4_i64).prop_map(|n| n * 86_400_000_000),
            1 => -30_000_000_000_000_000..250_000_000_000_000_000_i64,
        ]
        .prop_filter_map("a time", |micros| Utc.timestamp_micros(micros).single())
        .prop_map(Value::Timestamp)
        .boxed(),
        // Those of no random operation yet.
        SqlType::I8
        | SqlType::I16
        | SqlType::U8
        | SqlType::U16
        | SqlType::U32
        | SqlType::U64
        | SqlType::F32
        | SqlType::Decimal
        | SqlType::Enum(_)
        | SqlType::Bytes
        | SqlType::Date
        | SqlType::Time
        | SqlType::DateTime
        | SqlType::Array(_) => Just(Value::Null).boxed(),
    }
}

fn text() -> impl Strategy<Value = String> {
    let fragment = prop_oneof![
        3 => select(vec!["a", "b", "é", "x", " "]),
        1 => select(vec!["'", "\\", "%", "_", "\n", "\"", "😀", "[", "*", "\u{202e}", "-- ", "null"]),
    ];
    proptest::collection::vec(fragment, 0..4).prop_map(|fragments| fragments.concat())
}

fn json_value() -> impl Strategy<Value = Json> {
    let leaf = prop_oneof![
        Just(Json::Null),
        any::<bool>().prop_map(Json::from),
        (-3..4_i64).prop_map(Json::from),
        text().prop_map(Json::from),
    ];
    leaf.prop_recursive(2, 8, 3, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..3).prop_map(Json::from),
            proptest::collection::vec((select(vec!["a", "b c", "é"]), inner), 0..3)
                .prop_map(|entries| entries.into_iter().map(|(k, v)| (k.to_owned(), v)).collect()),
        ]
    })
}

fn columns(ty: SqlType) -> Vec<&'static ColumnDef> {
    C::DEF.columns.iter().filter(|column| column.ty == ty && column.name != "id").collect()
}

fn column(ty: SqlType) -> BoxedStrategy<Node> {
    select(columns(ty)).prop_map(|column| Node::Column(ColumnRef { table: C::DEF, column })).boxed()
}

fn constant(ty: SqlType) -> BoxedStrategy<Node> {
    literal(ty)
        .prop_map(move |value| Node::Literal(Literal { value, ty, storage: Storage::Usual }))
        .boxed()
}

/// An expression whose values are of a type.
pub(crate) fn value(ty: SqlType, depth: u32) -> BoxedStrategy<Node> {
    let leaf = prop_oneof![3 => column(ty), 1 => constant(ty)].boxed();
    if depth == 0 {
        return leaf;
    }
    let below = || value(ty, depth - 1);
    let coalesce = (column(ty), below()).prop_map(|(value, fallback)| {
        Node::from(ChoiceNode::Coalesce(Coalesce { values: vec![value, fallback] }))
    });
    match ty {
        SqlType::I32 | SqlType::I64 | SqlType::F64 => {
            let mut operators =
                vec![Operator::Add, Operator::Subtract, Operator::Multiply, Operator::Divide];
            if ty != SqlType::F64 {
                operators.push(Operator::Remainder);
            }
            let arithmetic =
                (select(operators), below(), below()).prop_map(|(operator, left, right)| {
                    Node::from(NumberNode::Arithmetic(Arithmetic { operator, left, right }))
                });
            prop_oneof![2 => leaf, 2 => arithmetic, 1 => coalesce].boxed()
        }
        SqlType::Text => {
            let path = (column(SqlType::Json), path()).prop_map(|(document, path)| {
                Node::from(JsonNode::Text(JsonText { document, path }))
            });
            prop_oneof![2 => leaf, 1 => path, 1 => coalesce].boxed()
        }
        SqlType::Json => {
            let append = (column(SqlType::Json), json_value()).prop_map(|(document, element)| {
                let ty = SqlType::Json;
                let literal = Literal { value: Value::Json(element), ty, storage: Storage::Usual };
                let element = JsonValue { value: Node::Literal(literal), nullable: false };
                Node::from(JsonNode::Append(JsonAppend { document, element }))
            });
            prop_oneof![2 => leaf, 1 => append, 1 => coalesce].boxed()
        }
        SqlType::Bool
        | SqlType::Uuid
        | SqlType::Timestamp
        | SqlType::I8
        | SqlType::I16
        | SqlType::U8
        | SqlType::U16
        | SqlType::U32
        | SqlType::U64
        | SqlType::F32
        | SqlType::Decimal
        | SqlType::Enum(_)
        | SqlType::Bytes
        | SqlType::Date
        | SqlType::Time
        | SqlType::DateTime
        | SqlType::Array(_) => prop_oneof![2 => leaf, 1 => coalesce].boxed(),
    }
}

fn path() -> impl Strategy<Value = Vec<JsonStep>> {
    let step = prop_oneof![
        select(vec!["a", "b c", "é", "zz"]).prop_map(|key| JsonStep::Key(key.to_owned())),
        (0..3_u32).prop_map(JsonStep::Index),
    ];
    proptest::collection::vec(step, 1..3)
}

/// A condition on a row.
pub(crate) fn condition(depth: u32) -> BoxedStrategy<Node> {
    let comparisons = vec![
        Comparison::Equal,
        Comparison::NotEqual,
        Comparison::Less,
        Comparison::LessOrEqual,
        Comparison::Greater,
        Comparison::GreaterOrEqual,
    ];
    let ordered = vec![SqlType::I32, SqlType::I64, SqlType::F64, SqlType::Text, SqlType::Timestamp];
    let compare = (select(comparisons), select(ordered)).prop_flat_map(move |(comparison, ty)| {
        (value(ty, depth.min(1)), value(ty, depth.min(1))).prop_map(move |(left, right)| {
            Node::Compare(Box::new(Compare { comparison, left, right }))
        })
    });
    let is_null = (select(TYPES.to_vec()), any::<bool>()).prop_flat_map(|(ty, negated)| {
        column(ty).prop_map(move |operand| Node::IsNull(Box::new(IsNull { operand, negated })))
    });
    let matches =
        (column(SqlType::Text), any::<bool>(), text()).prop_map(|(operand, start, text)| {
            let end = if start { TextEnd::Start } else { TextEnd::End };
            Node::from(TextNode::Match(TextMatch { operand, end, text }))
        });
    let scalars = prop_oneof![
        any::<bool>().prop_map(Json::from),
        (-3..4_i64).prop_map(Json::from),
        text().prop_map(Json::from),
    ];
    let contains = (column(SqlType::Json), scalars).prop_map(|(document, element)| {
        Node::from(JsonNode::Contains(JsonContains { document, element }))
    });
    let json_null = column(SqlType::Json)
        .prop_map(|document| Node::from(JsonNode::IsNull(JsonIsNull { document })));
    let leaf = prop_oneof![
        4 => compare,
        1 => is_null,
        1 => matches,
        1 => contains,
        1 => json_null,
        1 => column(SqlType::Bool),
    ]
    .boxed();
    if depth == 0 {
        return leaf;
    }
    let below = || condition(depth - 1);
    let logic = (any::<bool>(), below(), below()).prop_map(|(and, left, right)| {
        let connective = if and { Connective::And } else { Connective::Or };
        // A chain of one connective is one node.
        let mut operands = Vec::new();
        for node in [left, right] {
            match node {
                Node::Logic(inner) if inner.connective == connective => {
                    operands.extend(inner.operands);
                }
                other => operands.push(other),
            }
        }
        Node::Logic(Logic { connective, operands })
    });
    let not = below().prop_map(|operand| Node::Not(Box::new(operand)));
    prop_oneof![2 => leaf, 2 => logic, 1 => not].boxed()
}

/// An update or a delete.
pub(crate) fn statement() -> BoxedStrategy<Statement> {
    let assignment = select(TYPES.to_vec()).prop_flat_map(|ty| {
        (select(columns(ty)), value(ty, DEPTH - 1)).prop_map(|(column, value)| {
            let value = match value {
                Node::Literal(literal) => {
                    Node::Literal(Literal { storage: column.storage, ..literal })
                }
                other => other,
            };
            Assignment { column, value }
        })
    });
    let filter = proptest::option::weighted(0.8, condition(DEPTH - 1));
    let update = (proptest::collection::vec(assignment, 1..3), filter.clone(), any::<bool>())
        .prop_filter("each column once", |(assignments, _, _)| {
            assignments.len() < 2 || assignments[0].column != assignments[1].column
        })
        .prop_map(|(assignments, filter, only_changed)| {
            // The text of a plain document, which the guard compares, is not in the evaluator.
            let only_changed =
                only_changed && assignments.iter().all(|a| a.column.storage == Storage::Usual);
            Statement::Update(UpdateTree {
                table: C::DEF,
                joins: Vec::new(),
                assignments,
                filter,
                only_changed,
            })
        });
    let delete = condition(DEPTH).prop_map(|filter| {
        Statement::Delete(DeleteTree { table: C::DEF, filter: Some(filter), every_row: false })
    });
    prop_oneof![3 => update, 1 => delete].boxed()
}
