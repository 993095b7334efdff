//! Where values go: swaps, tuples of places, columns that read each other.

use super::{Program, dual};

pub(super) fn programs() -> Vec<Program> {
    vec![
        dual!("swap", |t| std::mem::swap(&mut t.a, &mut t.b)),
        dual!("swap of texts that may be none", |t| {
            std::mem::swap(&mut t.note, &mut t.label);
        }),
        dual!("swap by a tuple", |t| {
            (t.a, t.b) = (t.b, t.a);
        }),
        dual!("a swap in a branch", |t| {
            if t.a > t.b {
                std::mem::swap(&mut t.a, &mut t.b);
                t.flag = true;
            }
        }),
        dual!("a ring of three", |t| {
            (t.a, t.b, t.age) = (t.b, t.age.unwrap_or(0), Some(t.a));
        }),
        dual!("a swap with a local", |t| {
            let mut other = t.title.clone();
            std::mem::swap(&mut t.name, &mut other);
            t.title = other;
        }),
        dual!("a chain of readers", |t| {
            t.age = Some(t.a);
            t.a = t.b;
            t.b = t.score.unwrap_or(t.b);
            t.score = None;
        }),
        dual!("readers of what changes", |t| {
            t.name = t.title.clone();
            t.title = format!("{}!", t.code);
            t.code = t.a.to_string();
        }),
        dual!("a cycle in one branch alone", |t| {
            if t.flag {
                t.a = t.b;
            } else {
                t.b = t.a;
            }
        }),
    ]
}
