//! Times.

use chrono::{DateTime, Datelike as _, Months, NaiveDate, TimeDelta, Timelike as _, Utc};

use super::expr::{Scope, value as of};
use super::{Failure, Result};
use crate::expr::{
    DifferenceUnit, Field, Node, Shift, TimeField, TimeNode, TimeShift, TimeUnit, Truncate, Value,
};

pub(super) fn value(node: &TimeNode, scope: Scope<'_>) -> Result<Value> {
    match node {
        TimeNode::Now => Err(Failure::Unknown("the server's clock")),
        TimeNode::Shift(node) => map(&node.operand, scope, |time| shift(time, node)),
        TimeNode::Truncate(node) => map(&node.operand, scope, |time| truncate(time, node)),
        TimeNode::Field(node) => map(&node.operand, scope, |time| Ok(field(time, node))),
        TimeNode::Difference(node) => {
            let (left, right) = (of(&node.left, scope)?, of(&node.right, scope)?);
            let (Value::Timestamp(left), Value::Timestamp(right)) = (left, right) else {
                return Ok(Value::Null);
            };
            let difference = left - right;
            Ok(Value::I64(match node.unit {
                DifferenceUnit::Seconds => difference.num_seconds(),
                DifferenceUnit::Days => difference.num_days(),
            }))
        }
        TimeNode::FromTimestamp(node) => {
            let Value::I64(seconds) = of(&node.operand, scope)? else { return Ok(Value::Null) };
            inside(DateTime::from_timestamp(seconds, 0))
        }
        TimeNode::Stored(node) => of(&node.value, scope),
    }
}

fn map(
    node: &Node,
    scope: Scope<'_>,
    f: impl FnOnce(DateTime<Utc>) -> Result<Value>,
) -> Result<Value> {
    let Value::Timestamp(time) = of(node, scope)? else { return Ok(Value::Null) };
    f(time)
}

fn shift(time: DateTime<Utc>, node: &TimeShift) -> Result<Value> {
    inside(match (node.by, node.back) {
        (Shift::Exact(delta), false) => time.checked_add_signed(delta),
        (Shift::Exact(delta), true) => time.checked_sub_signed(delta),
        (Shift::Months(months), false) => time.checked_add_months(Months::new(months)),
        (Shift::Months(months), true) => time.checked_sub_months(Months::new(months)),
    })
}

fn inside(time: Option<DateTime<Utc>>) -> Result<Value> {
    time.filter(|time| (1..=9999).contains(&time.year()))
        .map(Value::Timestamp)
        .ok_or_else(|| Failure::Refused("a time outside the years 1 to 9999".to_owned()))
}

fn truncate(time: DateTime<Utc>, node: &Truncate) -> Result<Value> {
    let date = time.date_naive();
    let (month, day) = match node.unit {
        TimeUnit::Year => (1, 1),
        TimeUnit::Month => (date.month(), 1),
        TimeUnit::Day | TimeUnit::Hour | TimeUnit::Minute | TimeUnit::Second => {
            (date.month(), date.day())
        }
    };
    let seconds = match node.unit {
        TimeUnit::Year | TimeUnit::Month | TimeUnit::Day => 0,
        TimeUnit::Hour => time.hour() * 3600,
        TimeUnit::Minute => time.hour() * 3600 + time.minute() * 60,
        TimeUnit::Second => time.num_seconds_from_midnight(),
    };
    NaiveDate::from_ymd_opt(date.year(), month, day)
        .and_then(|date| date.and_hms_opt(0, 0, 0))
        .map(|midnight| Value::Timestamp(midnight.and_utc() + TimeDelta::seconds(seconds.into())))
        .ok_or_else(|| Failure::Refused("a time without a beginning".to_owned()))
}

fn field(time: DateTime<Utc>, node: &TimeField) -> Value {
    let number = match node.field {
        Field::Year => return Value::I32(time.year()),
        Field::Timestamp => return Value::I64(time.timestamp()),
        Field::Month => time.month(),
        Field::Day => time.day(),
        Field::Hour => time.hour(),
        Field::Minute => time.minute(),
        Field::Second => time.second(),
        Field::Weekday => time.weekday().number_from_monday(),
    };
    // None of them is more than 59.
    Value::I32(number as i32)
}
