//! A time before or after another.

use std::ops;

use chrono::{DateTime, Months, TimeDelta, Utc};

use super::{Time, TimeNode, utc};
use crate::expr::{Expr, IntoNode, Node};
use crate::table::{Column, ColumnType, Table};

/// A time before or after another.
///
/// `+` and `-` with a [`TimeDelta`], which is exact, or with [`Months`]. A day is 24 hours: no
/// time zone shortens it. Months keep the day of the month, or take the last day of a month that
/// has no such day: a month after January 31 is February 28 or 29, as in `chrono`. NULL for NULL.
///
/// A result outside the years 1 to 9999 is an error on every server. Refused are fractions of a
/// microsecond, and on SQLite fractions of a second.
///
/// ```
/// use amend::prelude::*;
///
/// #[derive(Table)]
/// #[table(name = "trials")]
/// struct Trial { began: DateTime<Utc>, ends: Option<DateTime<Utc>> }
///
/// let _ = Trial::update().set(Trial::ends, Trial::began + TimeDelta::days(14));
/// let _ = Trial::update().set(Trial::ends, Trial::began + Months::new(1));
/// let _ = Trial::delete().filter(Trial::ends.lt(now() - TimeDelta::days(365)));
/// ```
///
/// | dialect | `a + TimeDelta::days(14)` |
/// |---|---|
/// | postgres | `a + CASE WHEN a >= timestamptz '9999-12-18 00:00:00+00' THEN interval '290000 years' ELSE interval '336 hours' END` |
/// | mysql | `a + INTERVAL IF(a >= '9999-12-18 00:00:00', ~0 + 1, 14) DAY` |
/// | sqlite | `CASE WHEN a >= '9999-12-18T00:00:00+00:00' THEN json(a) ELSE strftime('%Y-%m-%dT%H:%M:%S', substr(a, 1, 19), '+14 days') \|\| substr(a, 20) END` |
///
/// What stands for a result that is too late fails where it is calculated: a time that PostgreSQL
/// does not have, a number that the MySQL family does not have, a time that is no JSON.
#[derive(Clone, Debug, PartialEq)]
pub struct TimeShift {
    /// The time.
    pub operand: Node,
    /// By how much.
    pub by: Shift,
    /// Before it, or else after it.
    pub back: bool,
}

/// How far a time is shifted, always more than nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shift {
    /// By a time that passes.
    Exact(TimeDelta),
    /// By months of the calendar.
    Months(u32),
}

impl TimeShift {
    /// The first time whose result is after the year 9999, or the first whose result is not before
    /// the year 1; none if there is no time between.
    pub(crate) fn bound(&self) -> Option<DateTime<Utc>> {
        let edge: DateTime<Utc> = if self.back { year(1)? } else { year(10_000)? };
        let bound = match (self.by, self.back) {
            (Shift::Exact(delta), true) => edge.checked_add_signed(delta)?,
            (Shift::Exact(delta), false) => edge.checked_sub_signed(delta)?,
            (Shift::Months(months), true) => edge.checked_add_months(Months::new(months))?,
            (Shift::Months(months), false) => edge.checked_sub_months(Months::new(months))?,
        };
        (year(1)? < bound && bound < year(10_000)?).then_some(bound)
    }
}

fn year(year: i32) -> Option<DateTime<Utc>> {
    Some(chrono::NaiveDate::from_ymd_opt(year, 1, 1)?.and_hms_opt(0, 0, 0)?.and_utc())
}

fn shift<T, V>(operand: impl IntoNode, by: Shift, back: bool) -> Expr<T, V> {
    let operand = utc(operand);
    Expr::new(match by {
        Shift::Exact(delta) if delta.is_zero() => operand,
        Shift::Months(0) => operand,
        Shift::Exact(delta) if delta < TimeDelta::zero() => {
            let by = Shift::Exact(-delta);
            Node::from(TimeNode::Shift(TimeShift { operand, by, back: !back }))
        }
        by => Node::from(TimeNode::Shift(TimeShift { operand, by, back })),
    })
}

macro_rules! operators {
    ($($trait:ident $method:ident $back:literal: $by:ty, |$value:ident| $make:expr;)*) => {$(
        impl<T: Table, V: ColumnType<Base: Time>> ops::$trait<$by> for Column<T, V> {
            type Output = Expr<T, V>;

            fn $method(self, $value: $by) -> Expr<T, V> {
                shift(self, $make, $back)
            }
        }

        impl<T, V: ColumnType<Base: Time>> ops::$trait<$by> for Expr<T, V> {
            type Output = Expr<T, V>;

            fn $method(self, $value: $by) -> Expr<T, V> {
                shift(self, $make, $back)
            }
        }
    )*};
}

operators! {
    Add add false: TimeDelta, |delta| Shift::Exact(delta);
    Sub sub true: TimeDelta, |delta| Shift::Exact(delta);
    Add add false: Months, |months| Shift::Months(months.as_u32());
    Sub sub true: Months, |months| Shift::Months(months.as_u32());
}
