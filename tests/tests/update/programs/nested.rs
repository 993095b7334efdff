//! Everything within everything.

use super::{Program, dual};
use crate::row::State;

pub(super) fn programs() -> Vec<Program> {
    vec![
        dual!("choices in choices", |t| {
            if t.flag {
                if let Some(age) = t.age {
                    t.a = if age > 5 { if t.done { 1 } else { 2 } } else { 3 };
                } else if t.done {
                    t.b = 4;
                }
            } else {
                match t.state {
                    State::Open if t.a > 3 => t.b = 5,
                    State::Open | State::OnHold => {
                        if t.seen.is_none() {
                            t.seen = Some(t.done);
                        }
                    }
                    State::Gone => return,
                }
                t.done = true;
            }
            t.title = "seen".to_string();
        }),
        dual!("a choice of choices as a value", |t| {
            t.name = match t.note.clone() {
                Some(note) if note.starts_with("org-") => {
                    let rest = note.replace("org-", "");
                    if rest.is_empty() { "org".to_string() } else { rest }
                }
                Some(note) => match t.label.clone() {
                    Some(label) => format!("{note}/{label}"),
                    None => note,
                },
                None => t.name.clone(),
            };
        }),
        dual!("assignments see assignments", |t| {
            t.a = t.b;
            if t.a == 3 {
                t.b = 4;
            }
            t.age = Some(t.b);
            if t.age == Some(4) {
                t.flag = !t.flag;
                t.done = t.flag;
            }
        }),
        dual!("a condition that is overwritten", |t| {
            if t.flag {
                t.flag = false;
                t.a = 1;
            }
            if t.flag {
                t.a = 2;
            } else {
                t.b = 2;
            }
        }),
        dual!("a change and back", |t| {
            let a = t.a;
            t.a = 1;
            if t.flag {
                t.a = a;
            }
        }),
        dual!("facts of ranges", |t| {
            if t.a > 5 {
                if t.a > 3 {
                    t.b = 1;
                }
                if t.a < 5 {
                    t.b = 2;
                }
                if t.a >= 6 && t.a != 5 {
                    t.done = true;
                }
            } else if t.a == 5 || t.a < 0 {
                t.b = 3;
            }
        }),
        dual!("facts of NULLs", |t| {
            if t.age.is_none() || t.age == Some(3) {
                if t.age.is_some() {
                    t.a = 1;
                }
                if t.age != Some(3) {
                    t.b = 1;
                }
                if t.age.is_some_and(|age| age > 3) {
                    t.done = true;
                }
            } else if let Some(age) = t.age
                && t.score != Some(age)
            {
                t.score = Some(age);
            }
        }),
        dual!("leaving within", |t| {
            if t.flag {
                if t.a > 3 {
                    t.b = 1;
                    return;
                }
                t.b = 2;
            }
            let Some(age) = t.age else { return };
            if age == t.b {
                return;
            }
            t.age = Some(t.b);
        }),
        dual!("options in options of closures", |t| {
            t.score = t
                .age
                .filter(|age| *age > 0)
                .and_then(|age| if age > 9 { None } else { t.score.map(|score| score.min(age)) })
                .or(if t.flag { Some(1) } else { None });
        }),
        dual!("a loop of choices", |t| {
            for (limit, class) in [(3, "low"), (9, "mid"), (18, "high")] {
                if t.a < limit {
                    t.code = class.to_string();
                    return;
                }
            }
            t.code = "top".to_string();
        }),
    ]
}
