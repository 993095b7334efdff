//! Values that are exactly the same or differ, of each type; text of other collations is in
//! `words.rs`.

use std::fmt::Debug;

use amend::Dialect;
use amend::expr::{
    self, Branch, ChoiceNode, Comparison, Concat, ExactOrder, IntoNode, Node, Same, TextNode,
};
use amend::prelude::*;
use amend::statement::{Assignment, DeleteTree, Statement, UpdateTree};
use amend::table::{Column, Comparable, Ordered};

use super::{C, Case};
use crate::rows::{Cents, Email, Kind, Status};

const NOT_POSTGRES: &[Dialect] = &[Dialect::Postgres];
const NOT_SQLITE: &[Dialect] = &[Dialect::Sqlite];
const MYSQL_ALONE: &[Dialect] = &[Dialect::Postgres, Dialect::Sqlite];
const POSTGRES_ALONE: &[Dialect] = &[Dialect::Mysql, Dialect::Sqlite];

pub(super) fn cases() -> Vec<Case> {
    let moment = |text: &str| text.parse::<DateTime<Utc>>().expect("a time of this file");
    [
        same(C::flag, C::flag, true, &[]),
        same(C::tiny, C::tiny2, 7_i8, NOT_POSTGRES),
        same(C::short, C::short2, i16::MIN, &[]),
        same(C::small, C::small2, i32::MIN, &[]),
        same(C::big, C::big2, i64::MIN, &[]),
        same(C::byte, C::byte, u8::MAX, NOT_POSTGRES),
        same(C::word, C::word, u16::MAX, NOT_POSTGRES),
        same(C::count, C::count2, u32::MAX, NOT_POSTGRES),
        same(C::huge, C::huge2, u64::MAX, MYSQL_ALONE),
        same(C::single, C::single2, 0.1_f32, &[]),
        same(C::float, C::float2, 1e300, &[]),
        same(C::text, C::text2, "a%b_c!\\'\"\n", &[]),
        same(C::uuid, C::uuid, Uuid::from_u128(2), &[]),
        same(C::at, C::at2, moment("1970-01-01T00:00:00Z"), &[]),
        same(C::bytes, C::bytes2, b"abc".to_vec(), &[]),
        same(C::day, C::day2, parsed::<NaiveDate>("2024-02-29"), &[]),
        same(C::clock, C::clock2, parsed::<NaiveTime>("12:00:00.5"), &[]),
        same(C::local, C::local2, parsed::<NaiveDateTime>("2024-02-29T13:14:15.5"), &[]),
        same(C::price, C::price2, parsed::<Decimal>("20"), NOT_SQLITE),
        same(C::ints, C::ints, vec![1, 2], POSTGRES_ALONE),
        same(C::texts, C::texts, Vec::<String>::new(), POSTGRES_ALONE),
        same(C::email, C::email, Email("a@x".to_owned()), &[]),
        same(C::cents, C::cents, Cents(5), &[]),
        same(C::status, C::status2, Status::Gone, &[]),
        same(C::kind, C::kind2, Kind::Organisation, &[]),
    ]
    .into_iter()
    .flatten()
    .chain([
        ordered(C::tiny, C::tiny2, 7_i8, NOT_POSTGRES),
        ordered(C::big, C::big2, 5_i64, &[]),
        ordered(C::float, C::float2, 0.5, &[]),
        ordered(C::text, C::text2, "org-a", &[]),
        ordered(C::at, C::at2, moment("1970-01-01T00:00:00Z"), &[]),
        ordered(C::bytes, C::bytes2, b"abc".to_vec(), &[]),
        ordered(C::day, C::day2, parsed::<NaiveDate>("2024-02-29"), &[]),
        ordered(C::price, C::price2, parsed::<Decimal>("20"), NOT_SQLITE),
    ])
    .collect()
}

fn parsed<V: std::str::FromStr<Err: Debug>>(text: &str) -> V {
    text.parse().expect("a value of this file")
}

/// The same and not, null-safe and not, as one text of four letters; and what a filter finds.
fn same<B: Comparable>(
    a: Column<C, Option<B>>,
    b: Column<C, Option<B>>,
    value: impl IntoNode + Debug,
    refused_by: &'static [Dialect],
) -> Vec<Case>
where
    Option<B>: IntoNode,
{
    let named = |what: &str| format!("{} same as {what} {value:?}", a.name());
    let names = [named(""), named("column beside"), named("NULL beside"), named("found")];
    let (a, value) = (a.into_node(), value.into_node());
    let others = [value.clone(), b.into_node(), None::<B>.into_node()];
    let told = others.map(|right| {
        let forms = [(false, false), (true, false), (false, true), (true, true)];
        told(forms.map(|(negated, null_safe)| {
            Node::from(Same { left: a.clone(), right: right.clone(), negated, null_safe })
        }))
    });
    let filter = Node::from(Same { left: value, right: a, negated: false, null_safe: false });
    let found = DeleteTree { table: C::DEF, filter: Some(filter), every_row: false };
    let statements = told.into_iter().chain([Statement::Delete(found)]);
    let case = |(name, statement)| Case { name, statement, refused_by };
    names.into_iter().zip(statements).map(case).collect()
}

/// The four orders beside a column and a value, as one text of four letters.
fn ordered<B: Ordered>(
    a: Column<C, Option<B>>,
    b: Column<C, Option<B>>,
    value: impl IntoNode + Debug,
    refused_by: &'static [Dialect],
) -> Case {
    let name = format!("{} ordered beside {value:?}", a.name());
    let (a, b, value) = (a.into_node(), b.into_node(), value.into_node());
    let statement = told(
        [
            (Comparison::Less, a.clone(), b.clone()),
            (Comparison::LessOrEqual, a.clone(), value.clone()),
            (Comparison::Greater, value, a.clone()),
            (Comparison::GreaterOrEqual, b, a),
        ]
        .map(|(comparison, left, right)| Node::from(ExactOrder { comparison, left, right })),
    );
    Case { name, statement, refused_by }
}

/// Sets a text to what is said of each condition.
fn told(conditions: [Node; 4]) -> Statement {
    let parts = conditions.map(letter).to_vec();
    let value = Node::from(TextNode::Concat(Concat { parts }));
    let assignments = vec![Assignment { column: C::text.def(), value }];
    Statement::Update(UpdateTree {
        table: C::DEF,
        joins: Vec::new(),
        assignments,
        filter: None,
        only_changed: false,
    })
}

/// `t`, `f`, or `u` for unknown.
fn letter(condition: Node) -> Node {
    let not = Node::Not(Box::new(condition.clone()));
    let branch =
        |(condition, letter): (Node, &str)| Branch { condition, value: letter.into_node() };
    let branches = [(condition, "t"), (not, "f")].map(branch).to_vec();
    Node::from(ChoiceNode::Case(expr::Case { branches, otherwise: Some("u".into_node()) }))
}
