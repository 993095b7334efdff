//! `if`, `else`, `if let`, chains of `let`, `let else`, `return`, short circuit.

use super::{Program, dual};

pub(super) fn programs() -> Vec<Program> {
    vec![
        dual!("a constant", |t| t.a = 5),
        dual!("if", |t| {
            if t.flag {
                t.a = 1;
            }
        }),
        dual!("if, else if, else", |t| {
            if t.a < 0 {
                t.b = -1;
            } else if t.a == 0 {
                t.b = 0;
            } else {
                t.b = 1;
            }
        }),
        dual!("both sides assign", |t| {
            if t.a > t.b {
                t.name = "more".to_string();
            } else {
                t.name = "less".to_string();
                t.done = false;
            }
        }),
        dual!("if let", |t| {
            if let Some(age) = t.age {
                t.a = age;
            }
        }),
        dual!("if let, else", |t| {
            if let Some(age) = t.age {
                t.a = age;
            } else {
                t.age = Some(t.a);
            }
        }),
        dual!("a chain of let", |t| {
            if let Some(age) = t.age
                && age > 17
                && let Some(score) = t.score
                && score < age
            {
                t.a = score;
                t.done = true;
            }
        }),
        dual!("a chain over text", |t| {
            if let Some(note) = t.note.clone()
                && note != t.name
                && !note.is_empty()
            {
                t.name = note;
            }
        }),
        dual!("let else", |t| {
            let Some(age) = t.age else { return };
            t.b = age;
        }),
        dual!("let else with a change", |t| {
            let Some(note) = t.note.clone() else {
                t.note = Some("none".to_string());
                t.done = true;
                return;
            };
            t.title = note;
        }),
        dual!("return", |t| {
            if t.done {
                return;
            }
            t.a = 7;
            t.done = true;
        }),
        dual!("return twice", |t| {
            if t.a == 0 {
                return;
            }
            if t.flag {
                t.b = 1;
                return;
            }
            if let Some(age) = t.age
                && age == t.b
            {
                return;
            }
            t.b = 2;
        }),
        dual!("return from both sides", |t| {
            t.a = 1;
            if t.flag {
                t.b = 1;
                return;
            } else if t.seen == Some(true) {
                t.b = 2;
                return;
            }
            t.a = 2;
        }),
        dual!("short circuit guards", |t| {
            if t.a != 0 && 100 / t.a > 20 {
                t.b = 1;
            }
            if t.b == 0 || 60 / t.b == 30 {
                t.done = true;
            }
        }),
        dual!("a guard by return", |t| {
            if t.a == 0 || t.b == 0 {
                return;
            }
            t.age = Some(100 / t.a + 100 / t.b);
        }),
        dual!("a guard against overflow", |t| {
            if t.a < 1_000 && t.a > -1_000 {
                t.b = t.a * 1_000;
            }
        }),
        dual!("a guard in a choice", |t| {
            let share = if t.b != 0 { t.a / 2 / t.b } else { 0 };
            if share > 1 {
                t.score = Some(share);
            }
        }),
        dual!("bools", |t| {
            t.done = t.flag && !t.done || t.seen == Some(false);
        }),
        dual!("xor and bits of bools", |t| {
            t.done = (t.flag ^ t.done) | (t.a == t.b) & !t.flag;
        }),
        dual!("not of everything", |t| {
            if !(t.flag && (t.age.is_none() || t.a < 3) || !(t.b >= 2 && t.done)) {
                t.a = 1;
            }
        }),
        dual!("compared with NULL", |t| {
            if t.note.as_deref() != Some("x") {
                t.name = "x".to_string();
            }
        }),
        dual!("NULL with NULL", |t| {
            if t.age == t.score {
                t.done = true;
            } else if t.note != t.label {
                t.done = false;
            }
        }),
        dual!("bool against bool", |t| {
            if t.seen == Some(t.flag) {
                t.a = 1;
            } else if t.seen != Some(t.done) {
                t.a = 2;
            }
        }),
    ]
}
