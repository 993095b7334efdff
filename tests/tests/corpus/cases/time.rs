//! Times.

use amend::Dialect;

use super::{
    C, Case, DateTime, Expr, Months, Statements as _, TimeDelta, TimeUnit, Utc, case, finds,
};

pub(super) fn cases() -> Vec<Case> {
    let mut cases = columns();
    cases.extend(shifts());
    cases.extend(units());
    cases.extend(fields());
    cases.extend(differences());
    cases.extend(timestamps());
    cases.extend(refused());
    cases.push(finds("between months", C::at.between(C::at2 - Months::new(1), C::at2)));
    cases
}

type At = Expr<C, Option<DateTime<Utc>>>;

fn sets(name: &str, value: At) -> Case {
    case(name, C::update().set(C::at2, value).only_changed())
}

fn time(text: &str) -> DateTime<Utc> {
    text.parse().expect("a time of this file")
}

/// A case on this time, in the row where both columns of times are NULL.
fn on<V>(given: &str, f: impl FnOnce(Expr<C, DateTime<Utc>>) -> Expr<C, V>) -> Expr<C, V> {
    f(C::at.or_else(time(given)))
}

fn is(
    name: &str,
    given: &str,
    f: impl FnOnce(Expr<C, DateTime<Utc>>) -> Expr<C, DateTime<Utc>>,
) -> Case {
    let name = format!("{name} of {given}");
    case(&name, C::update().set(C::at2, on(given, f)).filter(C::id.eq(1)))
}

/// Without the row whose time ends with the year 9999.
fn columns() -> Vec<Case> {
    let inside = || C::id.ne(5);
    let usual = |name: &str, value: At| case(name, C::update().set(C::at2, value).filter(inside()));
    vec![
        usual("a second later", C::at + TimeDelta::seconds(1)),
        usual("a day later", C::at + TimeDelta::days(1)),
        usual("a day and an hour before", C::at2 - TimeDelta::hours(25)),
        usual("a month later", C::at + Months::new(1)),
        usual("a month before", C::at2 - Months::new(1)),
        usual("years later", C::at + Months::new(48)),
        usual("later and before", C::at + TimeDelta::days(29) - Months::new(1)),
        finds("a time long ago", (C::at2 + TimeDelta::days(40)).lt(C::at)),
        case("after the year 9999", C::update().set(C::at2, C::at + TimeDelta::days(1))),
        case(
            "after the year 9999 by a second",
            C::update().set(C::at2, C::at + TimeDelta::seconds(1)),
        ),
        case("after the year 9999 by a month", C::update().set(C::at2, C::at + Months::new(1))),
        case("a condition after the year 9999", {
            C::delete().filter((C::at + TimeDelta::days(1)).gt(C::at2))
        }),
        sets("no time at all", C::at + TimeDelta::zero()),
    ]
}

fn shifts() -> Vec<Case> {
    let mut cases = Vec::new();
    for given in [
        "2024-01-31T23:59:59.999999Z",
        "2023-01-31T12:00:00.5Z",
        "2024-02-29T00:00:00Z",
        "2024-03-31T01:30:00.001Z",
        "2000-12-31T23:59:59.000001Z",
        "1900-01-29T00:00:00Z",
        "1969-12-31T23:59:59.5Z",
        "1000-03-30T00:00:00Z",
        "9998-10-31T23:59:59Z",
    ] {
        for months in [1, 2, 11, 12, 13, 48] {
            cases.push(is(&format!("{months} months after"), given, |at| at + Months::new(months)));
            if !given.starts_with("1000") {
                cases.push(is(&format!("{months} months before"), given, |at| {
                    at - Months::new(months)
                }));
            }
        }
        cases.push(is("90 minutes after", given, |at| at + TimeDelta::minutes(90)));
        cases.push(is("a second before", given, |at| at + TimeDelta::seconds(-1)));
        cases.push(is("many seconds after", given, |at| at + TimeDelta::seconds(31_536_001)));
        cases.push(fraction(is("milliseconds after", given, |at| {
            at + TimeDelta::milliseconds(1500)
        })));
        cases.push(fraction(is("a microsecond before", given, |at| {
            at - TimeDelta::microseconds(1)
        })));
    }
    cases.extend([
        is("to the last month", "9999-11-30T23:59:59.999999Z", |at| at + Months::new(1)),
        is("beyond the last month", "9999-12-01T00:00:00Z", |at| at + Months::new(1)),
        is("to the last second", "9999-12-31T23:59:58.999999Z", |at| at + TimeDelta::seconds(1)),
        is("beyond the last second", "9999-12-31T23:59:59Z", |at| at + TimeDelta::seconds(1)),
        is("before the first year", "1000-01-01T00:00:00Z", |at| at - Months::new(12 * 1000)),
        is("before the first day", "1000-01-01T00:00:00Z", |at| at - TimeDelta::days(365_000)),
    ]);
    cases
}

/// SQLite refuses a fraction of a second.
fn fraction(mut case: Case) -> Case {
    case.refused_by = &[Dialect::Sqlite];
    case
}

fn units() -> Vec<Case> {
    let units = [
        TimeUnit::Year,
        TimeUnit::Month,
        TimeUnit::Day,
        TimeUnit::Hour,
        TimeUnit::Minute,
        TimeUnit::Second,
    ];
    let mut cases = Vec::new();
    for unit in units {
        cases.push(sets(&format!("{unit:?}"), C::at.truncate(unit)));
        for given in
            ["1969-12-31T23:59:59.999999Z", "1000-02-03T04:05:06.7Z", "9999-12-31T23:59:59.999999Z"]
        {
            cases.push(is(&format!("{unit:?}"), given, |at| at.truncate(unit)));
        }
    }
    cases.push(finds("at midnight", C::at.truncate(TimeUnit::Day).eq(C::at)));
    cases.push(sets("end of the month", {
        C::at2.truncate(TimeUnit::Month) + Months::new(1) - TimeDelta::seconds(1)
    }));
    cases
}

fn fields() -> Vec<Case> {
    let small = |name: &str, value: Expr<C, Option<i32>>| {
        case(name, C::update().set(C::small, value).only_changed())
    };
    let mut cases = vec![
        small("year", C::at.year()),
        small("month", C::at.month()),
        small("day", C::at.day()),
        small("hour", C::at.hour()),
        small("minute", C::at2.minute()),
        small("second", C::at.second()),
        small("weekday", C::at.weekday()),
        small("weekday of the other", C::at2.weekday()),
        case("timestamp", C::update().set(C::big, C::at.timestamp()).only_changed()),
        case("timestamp of the other", C::update().set(C::big, C::at2.timestamp())),
        finds("in February", C::at2.month().eq(2)),
        small("calculated with", C::at.year() * 12 + C::at.month() - 1),
    ];
    for given in [
        "1969-12-31T23:59:59.5Z",
        "1970-01-01T00:00:00.999999Z",
        "1000-01-01T00:00:00.000001Z",
        "9999-12-31T23:59:59.999999Z",
        "2024-09-08T07:06:05.4Z",
    ] {
        let row = || C::id.eq(1);
        cases.extend([
            case(&format!("timestamp of {given}"), {
                C::update().set(C::big, on(given, |at| at.timestamp())).filter(row())
            }),
            case(&format!("weekday and second of {given}"), {
                C::update()
                    .set(C::small, on(given, |at| at.weekday()))
                    .set(C::small2, on(given, |at| at.second()))
                    .filter(row())
            }),
        ]);
    }
    cases
}

fn differences() -> Vec<Case> {
    let mut cases = vec![
        case("seconds since", C::update().set(C::big, C::at.seconds_since(C::at2)).only_changed()),
        case("days since", C::update().set(C::big, C::at.days_since(C::at2)).only_changed()),
        case("days before", C::update().set(C::big, C::at2.days_since(C::at)).only_changed()),
        finds("within a day", C::at2.seconds_since(C::at).le(86_400)),
        finds("since the beginning of its year", {
            C::at.days_since(C::at.truncate(TimeUnit::Year)).gt(364)
        }),
    ];
    for (later, earlier) in [
        ("2024-01-01T00:00:02.4Z", "2024-01-01T00:00:00.5Z"),
        ("2024-01-01T00:00:02.5Z", "2024-01-01T00:00:00.5Z"),
        ("2024-01-01T00:00:00.5Z", "2024-01-01T00:00:00.499999Z"),
        ("2024-01-01T00:00:01Z", "2024-01-01T00:00:00.000001Z"),
        ("2024-01-03T00:00:00Z", "2024-01-01T00:00:00.001Z"),
        ("9999-12-31T23:59:59.999999Z", "1000-01-01T00:00:00Z"),
        ("1970-01-01T00:00:00.1Z", "1969-12-31T00:00:00.2Z"),
    ] {
        for (a, b) in [(later, earlier), (earlier, later)] {
            cases.push(case(&format!("from {b} to {a}"), {
                C::update()
                    .set(C::big, on(a, |at| at.seconds_since(time(b))))
                    .set(C::big2, on(a, |at| at.days_since(time(b))))
                    .filter(C::id.eq(1))
            }));
        }
    }
    cases
}

fn timestamps() -> Vec<Case> {
    let mut cases = vec![
        sets("there and back", C::at.timestamp().to_time()),
        sets("seconds of a column later", (C::at2.timestamp() + C::id).to_time()),
        finds("a time made of seconds", C::at2.timestamp().to_time().eq(C::at2)),
        finds(
            "a chosen time equals one",
            C::at.or_else(time("2000-01-01T00:00:00Z")).eq(time("2023-12-31T00:00:00Z")),
        ),
        finds(
            "a chosen time equals a column",
            C::at.or_else(time("2024-02-28T23:00:00Z")).eq(C::at2),
        ),
        case("too many seconds", C::update().set(C::at2, C::big.to_time())),
    ];
    for seconds in
        [-62_135_596_800, -62_135_596_801, -1, 0, 1_709_210_096, 253_402_300_799, 253_402_300_800]
    {
        let time = C::big2.or_else(seconds).to_time();
        cases.push(case(&format!("the time of {seconds}"), {
            C::update().set(C::at, time).filter(C::id.eq(1))
        }));
    }
    cases
}

fn refused() -> Vec<Case> {
    let every = |mut case: Case| {
        case.refused_by = &Dialect::ALL;
        case
    };
    vec![
        every(sets("a nanosecond", C::at + TimeDelta::nanoseconds(1))),
        every(sets("ten thousand years", C::at + Months::new(120_000))),
        every(sets("as many days", C::at - TimeDelta::days(3_660_000))),
    ]
}
