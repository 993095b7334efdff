//! `match` on literals, ranges, options, tuples with guards; `matches!`.

use super::{Program, dual};

const ADMIN: &str = "admin";
const LIMIT: i32 = 12;

pub(super) fn programs() -> Vec<Program> {
    vec![
        dual!("ranges", |t| {
            t.score = match t.age {
                None => None,
                Some(..0) => Some(0),
                Some(0..=17) => Some(1),
                Some(18..65) => Some(2),
                Some(_) => Some(3),
            };
        }),
        dual!("literals", |t| {
            t.b = match t.a {
                -1 | 1 => 10,
                0 => 0,
                2..=5 => 20,
                i32::MAX => 1,
                other => other / 2,
            };
        }),
        dual!("texts", |t| {
            match t.name.as_str() {
                "" => t.name = "unknown".to_string(),
                "admin" | "Admin" => t.flag = true,
                _ => {}
            }
        }),
        dual!("constants", |t| {
            t.flag = match t.name.as_str() {
                ADMIN => true,
                _ => t.a == LIMIT,
            };
        }),
        dual!("a constant number", |t| {
            match t.a {
                LIMIT => t.b = 1,
                _ => t.b = 0,
            }
        }),
        dual!("an option of text", |t| {
            t.title = match t.note.as_deref() {
                Some("draft") => "a draft".to_string(),
                Some("") | None => "none".to_string(),
                Some(_) => "text".to_string(),
            };
        }),
        dual!("guards", |t| {
            t.a = match (t.age, t.score) {
                (Some(age), Some(score)) if age > score => age,
                (Some(_), Some(score)) if t.flag => score,
                (None, Some(score)) => score,
                (age, None) => age.unwrap_or(9),
                _ => 0,
            };
        }),
        dual!("a tuple of three", |t| {
            match (t.flag, t.seen, t.note.clone()) {
                (true, Some(true), Some(note)) => t.name = note,
                (true, None, _) | (false, Some(_), None) => t.done = true,
                (false, _, Some(note)) if note == t.name => t.note = None,
                _ => t.a = 0,
            }
        }),
        dual!("a name for the whole", |t| {
            match t.age {
                Some(n @ 1..=9) => t.a = n,
                Some(n) if n < 0 => t.a = -1,
                whole => t.score = whole,
            }
        }),
        dual!("a match that leaves", |t| {
            let n = match t.age {
                Some(n) if n > 3 => n,
                Some(_) => return,
                None => 1,
            };
            t.b = n;
        }),
        dual!("a bool", |t| {
            t.name = match (t.flag, t.done) {
                (true, true) => "both".to_string(),
                (true, false) => "flag".to_string(),
                (false, true) => "done".to_string(),
                (false, false) => t.title.clone(),
            };
        }),
        dual!("matches of a range with a guard", |t| {
            t.flag = matches!(t.age, Some(n) if n > t.a) || matches!(t.b, 1..=9 | 100);
        }),
        dual!("a match in a condition", |t| {
            if match t.age {
                Some(n) => n > 5,
                None => t.flag,
            } {
                t.b = 3;
            }
        }),
        dual!("a match on a longer value", |t| {
            match t.a % 3 {
                0 => t.code = "zero".to_string(),
                1 | 2 => t.code = "above".to_string(),
                _ => t.code = "below".to_string(),
            }
        }),
    ]
}
