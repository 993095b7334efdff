//! Times.

use amend::prelude::*;
use chrono::{Datelike as _, Timelike as _};

use super::case::{Case, lenient, strict};
use super::thing::Thing;

pub(super) fn cases() -> Vec<Case> {
    vec![
        strict!("+ TimeDelta", |t: Thing| t.until = t.until + TimeDelta::days(30)),
        strict!("- TimeDelta", |t: Thing| t.until = t.until - TimeDelta::seconds(30)),
        lenient!("+ TimeDelta beyond the year 9999", |t: Thing| t.at = t.at + TimeDelta::days(1)),
        strict!("+= TimeDelta", |t: Thing| t.until += TimeDelta::hours(5)),
        strict!("-= TimeDelta", |t: Thing| t.at -= TimeDelta::minutes(5)),
        strict!("+ Months", |t: Thing| t.until = t.until + Months::new(1)),
        strict!("- Months", |t: Thing| t.at = t.at - Months::new(11)),
        strict!("checked_add_months", |t: Thing| t.seen =
            t.until.checked_add_months(Months::new(12))),
        strict!("checked_sub_months", |t: Thing| t.seen = t.at.checked_sub_months(Months::new(1))),
        strict!("num_seconds", |t: Thing| t.big = (t.until - t.at).num_seconds()),
        strict!("num_minutes", |t: Thing| t.big = (t.until - t.at).num_minutes()),
        strict!("num_hours", |t: Thing| t.big = (t.at - t.until).num_hours()),
        strict!("num_days", |t: Thing| t.big = (t.until - t.at).num_days()),
        strict!("num_weeks", |t: Thing| t.big = (t.until - t.at).num_weeks()),
        strict!("signed_duration_since", |t: Thing| t.flag =
            t.until.signed_duration_since(t.at).num_days() > 7),
        strict!("year", |t: Thing| t.n = t.at.year()),
        strict!("year ==", |t: Thing| t.flag = t.at.year() == 2024),
        strict!("month", |t: Thing| t.n = t.at.month() as i32),
        strict!("month ==", |t: Thing| t.flag = t.until.month() == 2),
        strict!("month in a match", |t: Thing| t.n = match t.at.month() {
            1..=3 => 1,
            4..=6 => 2,
            7..=9 => 3,
            _ => 4,
        }),
        strict!("day", |t: Thing| t.n = t.at.day() as i32),
        strict!("hour", |t: Thing| t.n = t.until.hour() as i32),
        strict!("minute", |t: Thing| t.big = t.until.minute() as i64),
        strict!("second", |t: Thing| t.big = i64::from(t.until.second())),
        strict!("number_from_monday", |t: Thing| t.n = t.at.weekday().number_from_monday() as i32),
        strict!("num_days_from_monday", |t: Thing| t.flag =
            t.at.weekday().num_days_from_monday() > 4),
        strict!("num_days_from_sunday", |t: Thing| t.n =
            t.until.weekday().num_days_from_sunday() as i32),
        strict!("timestamp", |t: Thing| t.big = t.until.timestamp()),
        strict!("<", |t: Thing| t.flag = t.at < t.until),
        strict!(">= a time", |t: Thing| t.flag =
            t.at >= "2024-01-01T00:00:00Z".parse::<DateTime<Utc>>().expect("a time")),
        strict!("== of times", |t: Thing| t.flag = t.at == t.until),
        strict!("max", |t: Thing| t.at = t.at.max(t.until)),
        strict!("min", |t: Thing| t.at = t.at.min(t.until)),
        strict!("Option of a time", |t: Thing| t.at = t.seen.unwrap_or(t.until)),
        strict!("is_some_and of a time", |t: Thing| t.flag =
            t.seen.is_some_and(|seen| seen > t.until)),
        strict!("map of a time", |t: Thing| t.seen = t.seen.map(|seen| seen + TimeDelta::days(1))),
        lenient!("truncate to the year", |t: Thing| t.at = t.at.truncate(TimeUnit::Year)),
        lenient!("truncate to the month", |t: Thing| t.at = t.at.truncate(TimeUnit::Month)),
        lenient!("truncate to the day", |t: Thing| t.at = t.at.truncate(TimeUnit::Day)),
        lenient!("truncate to the hour", |t: Thing| t.until = t.until.truncate(TimeUnit::Hour)),
    ]
}
