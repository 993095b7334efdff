//! Times, with the names that `chrono` has.

use chrono::{DateTime, Months, Utc};

use super::arithmetic::calculated;
use super::convert::widened;
use super::{Fits, Val};
use crate::expr::{
    Difference, DifferenceUnit, Expr, IntoNode as _, Literal, Node, Operator, TimeNode, TimeUnit,
    Value,
};
use crate::table::{SqlType, Storage, Table};

/// The time between two times: what `chrono` calls a `TimeDelta`.
#[derive(Clone, Copy, Debug)]
pub struct Span(());

/// A time that was moved.
pub(super) fn moved<T, V>(expr: Expr<T, V>) -> Node {
    expr.into_node()
}

/// How long one time is after another, in seconds until somebody asks otherwise.
pub(super) fn between(left: Node, right: Node) -> Node {
    let (left, right) = (left.meeting(Storage::Usual), right.meeting(Storage::Usual));
    Node::from(TimeNode::Difference(Difference { left, right, unit: DifferenceUnit::Seconds }))
}

impl<T> Val<T, Span> {
    /// The whole days of 24 hours, towards 0.
    pub fn num_days(self) -> Val<T, i64> {
        match self.into_node() {
            Node::Time(node) => match *node {
                TimeNode::Difference(Difference { left, right, .. }) => {
                    let unit = DifferenceUnit::Days;
                    Val::new(Node::from(TimeNode::Difference(Difference { left, right, unit })))
                }
                other => Val::new(Node::from(other)),
            },
            other => Val::new(per(other, 86_400)),
        }
    }

    /// The whole weeks, towards 0.
    pub fn num_weeks(self) -> Val<T, i64> {
        let seven = Node::Literal(Literal::new(Value::I64(7)));
        Val::new(calculated(Operator::Divide, self.num_days().into_node(), seven))
    }

    /// The whole hours, towards 0.
    pub fn num_hours(self) -> Val<T, i64> {
        Val::new(per(self.into_node(), 3_600))
    }

    /// The whole minutes, towards 0.
    pub fn num_minutes(self) -> Val<T, i64> {
        Val::new(per(self.into_node(), 60))
    }

    /// The whole seconds, towards 0.
    pub fn num_seconds(self) -> Val<T, i64> {
        Val::of(self)
    }
}

fn per(seconds: Node, unit: i64) -> Node {
    let unit = Node::Literal(Literal::new(Value::I64(unit)));
    calculated(Operator::Divide, seconds, unit)
}

macro_rules! fields {
    ($($(#[$doc:meta])* $name:ident;)*) => {
        impl<T: Table> Val<T, DateTime<Utc>> {
            $(
                $(#[$doc])*
                pub fn $name(self) -> Val<T, u32> {
                    unsigned(self.built::<DateTime<Utc>>().$name().into_node())
                }
            )*
        }
    };
}

/// A part of a time, which `chrono` counts without a sign.
fn unsigned<T>(part: Node) -> Val<T, u32> {
    Val::new(widened(part, SqlType::U32))
}

fields! {
    /// The month from 1, in UTC.
    month;
    /// The day of the month from 1.
    day;
    /// The hour from 0.
    hour;
    /// The minute.
    minute;
    /// The second.
    second;
}

/// The day of the week of a time.
#[derive(Clone, Debug)]
pub struct DayOfWeek<T> {
    number: Val<T, i32>,
}

impl<T> DayOfWeek<T> {
    /// 1 for Monday to 7 for Sunday.
    pub fn number_from_monday(self) -> Val<T, u32> {
        unsigned(self.number.into_node())
    }

    /// 0 for Monday to 6 for Sunday.
    pub fn num_days_from_monday(self) -> Val<T, u32> {
        let one = Node::Literal(Literal::new(Value::I32(1)));
        unsigned(calculated(Operator::Subtract, self.number.into_node(), one))
    }

    /// 0 for Sunday to 6 for Saturday.
    pub fn num_days_from_sunday(self) -> Val<T, u32> {
        let seven = Node::Literal(Literal::new(Value::I32(7)));
        unsigned(calculated(Operator::Remainder, self.number.into_node(), seven))
    }
}

impl<T: Table> Val<T, DateTime<Utc>> {
    /// The year, in UTC.
    pub fn year(self) -> Val<T, i32> {
        Val::of(self.built::<DateTime<Utc>>().year())
    }

    /// The day of the week.
    pub fn weekday(self) -> DayOfWeek<T> {
        DayOfWeek { number: Val::of(self.built::<DateTime<Utc>>().weekday()) }
    }

    /// The seconds since the beginning of 1970.
    pub fn timestamp(self) -> Val<T, i64> {
        Val::of(self.built::<DateTime<Utc>>().timestamp())
    }

    /// Months later; the last day of a month that has no such day. A time beyond the year 9999
    /// fails the statement, so there always is one.
    pub fn checked_add_months(self, months: Months) -> Val<T, Option<DateTime<Utc>>> {
        Val::of(self.built::<DateTime<Utc>>() + months)
    }

    /// Months before.
    pub fn checked_sub_months(self, months: Months) -> Val<T, Option<DateTime<Utc>>> {
        Val::of(self.built::<DateTime<Utc>>() - months)
    }

    /// How long it is after another.
    pub fn signed_duration_since(self, earlier: impl Fits<T, DateTime<Utc>>) -> Val<T, Span> {
        Val::new(between(self.into_node(), earlier.into_node()))
    }

    /// The beginning of its year, month, day, hour, minute or second: SQL's own.
    pub fn truncate(self, unit: TimeUnit) -> Val<T, DateTime<Utc>> {
        Val::of(self.built::<DateTime<Utc>>().truncate(unit))
    }
}
