//! `Option` and `bool`.

use super::case::{Case, lenient, strict};
use super::thing::{State, Thing};

pub(super) fn cases() -> Vec<Case> {
    vec![
        strict!("is_some", |t: Thing| t.flag = t.age.is_some()),
        strict!("is_none", |t: Thing| t.flag = t.name.is_none()),
        strict!("is_some_and", |t: Thing| t.flag = t.age.is_some_and(|age| age > 3)),
        strict!("is_some_and of text", |t: Thing| t.flag =
            t.name.as_ref().is_some_and(|n| n.starts_with("an"))),
        strict!("is_none_or", |t: Thing| t.flag = t.age.is_none_or(|age| age > 3)),
        strict!("unwrap_or", |t: Thing| t.n = t.age.unwrap_or(-1)),
        strict!("unwrap_or of the row", |t: Thing| t.n = t.age.unwrap_or(t.m)),
        strict!("unwrap_or of text", |t: Thing| t.s =
            t.name.clone().unwrap_or("nobody".to_string())),
        strict!("unwrap_or_default", |t: Thing| t.n = t.age.unwrap_or_default()),
        strict!("unwrap_or_default of text", |t: Thing| t.s = t.name.clone().unwrap_or_default()),
        strict!("unwrap_or_default of a bool", |t: Thing| t.flag = t.maybe.unwrap_or_default()),
        strict!("unwrap_or_else", |t: Thing| t.n = t.age.unwrap_or_else(|| t.m * 2)),
        strict!("unwrap_or_else that fails", |t: Thing| t.n = t.age.unwrap_or_else(|| 10 / t.m)),
        strict!("or", |t: Thing| t.age = t.age.or(t.limit)),
        strict!("or Some", |t: Thing| t.age = t.age.or(Some(3))),
        strict!("or_else", |t: Thing| t.name = t.name.clone().or_else(|| t.nick.clone())),
        strict!("and", |t: Thing| t.age = t.name.as_ref().and(t.limit)),
        strict!("and_then", |t: Thing| t.age =
            t.age.and_then(|age| if age > 3 { Some(age - 1) } else { None })),
        strict!("and_then of another", |t: Thing| t.age = t.age.and_then(|_| t.limit)),
        strict!("map", |t: Thing| t.age = t.age.map(|age| age / 2)),
        strict!("map to another type", |t: Thing| t.name = t.age.map(|age| format!("{age} years"))),
        strict!("map to a bool", |t: Thing| t.maybe = t.age.map(|age| age > 5)),
        strict!("map to a length", |t: Thing| t.age = t.name.as_ref().map(|n| n.len() as i32)),
        strict!("map_or", |t: Thing| t.n = t.age.map_or(0, |age| age / 2)),
        strict!("map_or of a bool", |t: Thing| t.flag = t.age.map_or(true, |age| age > 5)),
        strict!("map_or_else", |t: Thing| t.n = t.age.map_or_else(|| t.m, |age| age / 2)),
        strict!("filter", |t: Thing| t.age = t.age.filter(|age| *age > 3)),
        strict!("filter of text", |t: Thing| t.name = t.name.clone().filter(|n| !n.is_empty())),
        strict!("xor", |t: Thing| t.age = t.age.xor(t.limit)),
        strict!("take", |t: Thing| {
            t.age.take();
        }),
        strict!("insert", |t: Thing| {
            t.age.insert(t.m);
        }),
        strict!("get_or_insert", |t: Thing| {
            t.age.get_or_insert(t.m);
        }),
        strict!("replace of an Option", |t: Thing| {
            t.age.replace(t.m);
        }),
        strict!("== Some", |t: Thing| t.flag = t.age == Some(0)),
        strict!("!= Some", |t: Thing| t.flag = t.age != Some(0)),
        strict!("== None", |t: Thing| t.flag = t.age == None),
        strict!("!= of two", |t: Thing| t.flag = t.age != t.limit),
        strict!("== of two texts", |t: Thing| t.flag = t.name == t.nick),
        strict!("as_deref ==", |t: Thing| t.flag = t.name.as_deref() == Some("ann")),
        strict!("as_deref !=", |t: Thing| t.flag = t.name.as_deref() != Some("ann")),
        strict!("copied", |t: Thing| t.n = t.age.as_ref().copied().unwrap_or(1)),
        strict!("cloned", |t: Thing| t.name = t.nick.as_ref().cloned()),
        strict!("Some of the row", |t: Thing| t.age = Some(t.n)),
        strict!("None", |t: Thing| t.age = None),
        strict!("if let", |t: Thing| {
            if let Some(age) = t.age
                && age > 0
            {
                t.n = age;
            }
        }),
        strict!("let else", |t: Thing| {
            let Some(name) = t.name.clone() else { return };
            t.s = name;
        }),
        strict!("match", |t: Thing| t.n = match (t.age, t.limit) {
            (Some(age), Some(limit)) if age < limit => age,
            (Some(_), Some(limit)) => limit,
            (Some(one), None) => one,
            (None, Some(other)) => other,
            (None, None) => 0,
        }),
        strict!("then", |t: Thing| t.age = t.flag.then(|| t.n)),
        strict!("then_some", |t: Thing| t.age = (t.n > 0).then_some(5)),
        strict!("&&", |t: Thing| t.flag = t.flag && t.n > 0),
        strict!("||", |t: Thing| t.flag = t.other || t.n > 0),
        strict!("!", |t: Thing| t.flag = !t.flag),
        strict!("&", |t: Thing| t.flag = t.flag & (t.n > 0)),
        strict!("|", |t: Thing| t.flag = t.other | (t.n > 0)),
        strict!("^", |t: Thing| t.flag = t.flag ^ t.other),
        strict!("== of bools", |t: Thing| t.flag = t.flag == t.other),
        strict!("!= of bools", |t: Thing| t.flag = t.flag != (t.n > 0)),
        strict!("&=", |t: Thing| t.flag &= t.n > 0),
        strict!("|=", |t: Thing| t.flag |= t.n > 0),
        strict!("^=", |t: Thing| t.flag ^= t.n > 0),
        strict!("Option<bool> ==", |t: Thing| t.flag = t.maybe == Some(true)),
        strict!("Option<bool> !=", |t: Thing| t.flag = t.maybe != Some(true)),
        strict!("enum ==", |t: Thing| t.flag = t.state == State::Open),
        strict!("enum !=", |t: Thing| t.flag = t.state != State::Gone),
        strict!("Option of an enum ==", |t: Thing| t.flag = t.was == Some(State::Gone)),
        strict!("enum match", |t: Thing| t.n = match t.state {
            State::Open => 1,
            State::OnHold => 2,
            State::Gone => 3,
        }),
        strict!("enum set", |t: Thing| t.state = if t.flag { State::Gone } else { State::Open }),
        strict!("enum of an Option", |t: Thing| t.state = t.was.unwrap_or(State::OnHold)),
        strict!("Uuid ==", |t: Thing| t.flag = Some(t.code) == t.parent),
        strict!("Uuid unwrap_or", |t: Thing| t.code = t.parent.unwrap_or(t.code)),
        strict!("Uuid copied", |t: Thing| t.parent = Some(t.code)),
        strict!("bytes ==", |t: Thing| t.flag = t.bytes == b"abc"),
        strict!("bytes is_empty", |t: Thing| t.flag = t.bytes.is_empty()),
        strict!("bytes len", |t: Thing| t.n = t.bytes.len() as i32),
        strict!("newtype .0", |t: Thing| t.s = t.email.0.clone()),
        strict!("newtype made", |t: Thing| t.email = super::thing::Email(t.s.clone())),
        strict!("newtype of an Option", |t: Thing| t.total = t.cents.map(|c| c.0 / 100)),
        strict!("newtype made in an Option", |t: Thing| t.cents =
            t.total.map(|n| super::thing::Cents(n / 2))),
        lenient!("T where an Option goes", |t: Thing| t.age = t.n),
        lenient!("== of an Option and a value", |t: Thing| t.flag = t.age == t.n),
    ]
}
