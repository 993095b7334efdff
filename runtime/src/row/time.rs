//! Times, with the names that `chrono` has.

use chrono::{DateTime, Months, Utc};

use super::Val;
use super::arithmetic::calculated;
use crate::expr::{
    Difference, DifferenceUnit, Expr, IntoNode as _, Literal, Node, Operator, TimeNode, Value,
};
use crate::table::{Storage, Table};

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
                pub fn $name(self) -> Val<T, i32> {
                    Val::of(self.built::<DateTime<Utc>>().$name())
                }
            )*
        }
    };
}

fields! {
    /// The year, in UTC.
    year;
    /// The month from 1.
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

impl<T: Table> Val<T, DateTime<Utc>> {
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
}
