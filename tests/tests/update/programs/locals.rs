//! `let`, patterns of it, mutable locals, shadowing, loops over values of the program's own.

use super::{Program, dual};

const BOUNDS: [i32; 4] = [1, 2, 5, 10];

pub(super) fn programs() -> Vec<Program> {
    vec![
        dual!("the example", |t| {
            let fallback = if t.flag { "server".to_string() } else { t.name.clone() };
            if t.note.is_none() || t.flag {
                t.note = Some(fallback);
            }
        }),
        dual!("a let is the value of its time", |t| {
            let before = t.a;
            t.a = t.b;
            t.b = before;
        }),
        dual!("a tuple of lets", |t| {
            let (low, high) = (t.a.min(t.b), t.a.max(t.b));
            t.a = low;
            t.b = high;
        }),
        dual!("a pattern of lets", |t| {
            let (x, y) = (t.a, t.b);
            t.age = Some(x);
            t.score = Some(y);
        }),
        dual!("a mutable local", |t| {
            let mut sum = 0;
            if t.a > 0 && t.a < 1_000 {
                sum += t.a;
            }
            if t.b > 0 && t.b < 1_000 {
                sum += t.b;
            }
            t.score = Some(sum);
        }),
        dual!("a local that is assigned later", |t| {
            let class: &str;
            if t.a < 3 {
                class = "low";
            } else {
                class = "high";
            }
            t.code = class.to_string();
        }),
        dual!("shadowing", |t| {
            let x = t.a;
            let x = if x > 5 { 5 } else { x };
            {
                let x = x == 5;
                t.flag = x;
            }
            t.b = x;
        }),
        dual!("blocks with values", |t| {
            let x = {
                let half = t.a / 2;
                let rest = t.a % 2;
                half - rest
            };
            t.b = x;
        }),
        dual!("a loop over numbers", |t| {
            let mut class = 0;
            for bound in BOUNDS {
                if t.a > bound {
                    class = bound;
                }
            }
            t.b = class;
        }),
        dual!("a loop that adds", |t| {
            for bound in [1, 2, 5, 10] {
                if t.a > bound && t.a < 1_000 && t.b < 1_000 && t.b > -1_000 {
                    t.b += bound;
                }
            }
        }),
        dual!("a loop over texts", |t| {
            for (from, to) in [("org-", "group:"), ("admin", "root"), ("é", "e")] {
                t.name = t.name.replace(from, to);
            }
        }),
        dual!("a mutable text", |t| {
            let mut name = t.name.clone();
            if name.is_empty() {
                name = "nobody".to_string();
            }
            if t.flag {
                name.push_str("!");
            }
            t.title = name;
        }),
        dual!("a mutable pattern", |t| {
            if let Some(mut age) = t.age {
                if age < 0 {
                    age = 0;
                }
                t.a = age;
            }
        }),
        dual!("a typed let", |t| {
            let age: Option<i32> = if t.flag { None } else { Some(3) };
            let mut name: String = "n".to_string();
            if t.done {
                name = t.title.clone();
            }
            t.age = age;
            t.name = name;
        }),
        dual!("a let of a leaving choice", |t| {
            let age = if let Some(age) = t.age { age } else { return };
            t.a = age;
        }),
    ]
}
