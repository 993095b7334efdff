//! Methods of `Option`, with closures.

use super::{Program, dual};

pub(super) fn programs() -> Vec<Program> {
    vec![
        dual!("unwrap_or", |t| t.a = t.age.unwrap_or(7)),
        dual!("unwrap_or_default", |t| {
            t.a = t.age.unwrap_or_default();
            t.name = t.note.clone().unwrap_or_default();
        }),
        dual!("unwrap_or of a column", |t| {
            t.name = t.note.clone().unwrap_or(t.title.clone());
        }),
        dual!("unwrap_or_else", |t| {
            t.a = t.age.unwrap_or_else(|| if t.flag { 1 } else { t.b });
        }),
        dual!("or and or_else", |t| {
            t.age = t.age.or(t.score);
            t.note = t.note.clone().or_else(|| Some(t.name.clone()));
        }),
        dual!("and and xor", |t| {
            t.score = t.age.and(t.score);
            t.seen = t.seen.xor(Some(t.flag));
        }),
        dual!("map", |t| {
            t.age = t.age.map(|age| age / 2);
            t.note = t.note.clone().map(|note| note.replace("a", "b"));
        }),
        dual!("map_or", |t| {
            t.a = t.age.map_or(-1, |age| age.max(t.b));
            t.flag = t.note.as_deref().map_or(true, |note| note.is_empty());
        }),
        dual!("map_or_else", |t| {
            t.name = t.age.map_or_else(|| "none".to_string(), |age| format!("{age} years"));
        }),
        dual!("and_then", |t| {
            t.score = t.age.and_then(|age| if age > 3 { Some(age) } else { None });
        }),
        dual!("filter", |t| {
            t.age = t.age.filter(|age| *age > 3 && t.flag);
        }),
        dual!("is_some_and, is_none_or", |t| {
            t.flag = t.age.is_some_and(|age| age > 5);
            t.done = t.note.clone().is_none_or(|note| note == t.name);
        }),
        dual!("not is_some_and", |t| {
            if !t.age.is_some_and(|age| age > t.a) {
                t.age = None;
            }
        }),
        dual!("then and then_some", |t| {
            t.age = t.flag.then(|| t.a / 2);
            t.note = t.done.then_some("done".to_string());
        }),
        dual!("take, get_or_insert", |t| {
            t.age.take();
            if t.flag {
                t.score = Some(4);
            }
            t.seen.get_or_insert(false);
        }),
        dual!("an option of a choice", |t| {
            let age = if t.flag { t.age } else { None };
            let Some(age) = age else { return };
            t.a = age;
        }),
        dual!("guarded in a closure", |t| {
            t.a = t.age.filter(|age| *age != 0).map_or(0, |age| 100 / age);
        }),
        dual!("only where there is one", |t| {
            t.seen = t.age.map(|age| age == 3);
            t.flag = t.age.map(|age| age > 3) == Some(true);
        }),
    ]
}
