//! Operations on times; not the server's clock, which no evaluator knows.

use amend::expr::{
    Difference, DifferenceUnit, Field, FromTimestamp, Node, Shift, TimeField, TimeNode, TimeShift,
    TimeUnit, Truncate,
};
use amend::table::{SqlType, Storage};
use chrono::TimeDelta;
use proptest::prelude::*;
use proptest::sample::select;

use super::level::{Below, Productions};
use super::meet::meeting;

const TIME: SqlType = SqlType::Timestamp;

pub(super) fn productions(below: &Below, all: &mut Productions) {
    let time = || below.expr(TIME).prop_map(|node| meeting(node, Storage::Usual));
    let by = prop_oneof![
        4 => (1..100_000_i64).prop_map(|seconds| Shift::Exact(TimeDelta::seconds(seconds))),
        2 => (1..800_i64).prop_map(|days| Shift::Exact(TimeDelta::days(days))),
        // SQLite refuses these.
        1 => (1..3_000_000_i64).prop_map(|micros| Shift::Exact(TimeDelta::microseconds(micros))),
        4 => (1..30_u32).prop_map(Shift::Months),
        1 => (1_000..90_000_u32).prop_map(Shift::Months),
    ];
    let shift = (time(), by, any::<bool>()).prop_map(|(operand, by, back)| {
        Node::from(TimeNode::Shift(TimeShift { operand, by, back }))
    });
    all.add(TIME, 3, shift);
    let units = vec![
        TimeUnit::Year,
        TimeUnit::Month,
        TimeUnit::Day,
        TimeUnit::Hour,
        TimeUnit::Minute,
        TimeUnit::Second,
    ];
    let truncate = (time(), select(units))
        .prop_map(|(operand, unit)| Node::from(TimeNode::Truncate(Truncate { operand, unit })));
    all.add(TIME, 2, truncate);
    // Most numbers are seconds that a server has a time for.
    let seconds = prop_oneof![
        3 => below.expr(SqlType::I64),
        1 => time().prop_map(|operand| field(operand, Field::Timestamp)),
    ];
    let from =
        seconds.prop_map(|operand| Node::from(TimeNode::FromTimestamp(FromTimestamp { operand })));
    all.add(TIME, 1, from);
    let fields = vec![
        Field::Year,
        Field::Month,
        Field::Day,
        Field::Hour,
        Field::Minute,
        Field::Second,
        Field::Weekday,
    ];
    let part = (time(), select(fields)).prop_map(|(operand, part)| field(operand, part));
    all.add(SqlType::I32, 2, part);
    all.add(SqlType::I64, 1, time().prop_map(|operand| field(operand, Field::Timestamp)));
    let other = below.operand(TIME).prop_map(|node| meeting(node, Storage::Usual));
    let units = select(vec![DifferenceUnit::Seconds, DifferenceUnit::Days]);
    let difference = (time(), other, units).prop_map(|(left, right, unit)| {
        Node::from(TimeNode::Difference(Difference { left, right, unit }))
    });
    all.add(SqlType::I64, 2, difference);
}

fn field(operand: Node, field: Field) -> Node {
    Node::from(TimeNode::Field(TimeField { operand, field }))
}
