//! Arithmetic, casts, methods of numbers.

use super::{Program, dual};

pub(super) fn programs() -> Vec<Program> {
    vec![
        dual!("plus one", |t| t.a += 1),
        dual!("plus a column", |t| t.a += t.b),
        dual!("an intermediate that does not fit", |t| t.a = t.a + t.b - t.b),
        dual!("every operator", |t| {
            t.a = t.a / 7 + t.b % 5 - 3 * (t.a / 100) + -(t.b / 2);
        }),
        dual!("compound assignment", |t| {
            t.a -= 3;
            t.a *= 2;
            t.b /= 3;
            t.b %= 4;
        }),
        dual!("division truncates", |t| {
            t.a = t.a / -2;
            t.b = t.b % -3;
        }),
        dual!("a sum that is not used", |t| {
            let sum = t.a + t.b;
            if t.flag {
                t.score = Some(sum);
            }
        }),
        dual!("to and fro", |t| {
            t.big = i64::from(t.a) * 3;
            t.total = Some(t.b as i64 - t.big);
        }),
        dual!("narrower", |t| {
            if t.big > -1_000 && t.big < 1_000 {
                t.a = t.big as i32;
            }
        }),
        dual!("doubles", |t| {
            t.ratio = t.ratio * 2.0 + t.a as f64 / 4.0;
        }),
        dual!("rounding", |t| {
            t.big = t.ratio.round() as i64;
            t.a = t.ratio.floor() as i32;
            t.b = t.ratio.ceil() as i32;
            t.total = Some(t.ratio.trunc() as i64);
        }),
        dual!("a bool as a number", |t| {
            t.a = t.flag as i32;
            t.big = t.done as i64 + i64::from(t.flag);
        }),
        dual!("min, max, clamp", |t| {
            t.a = t.a.min(t.b).max(-5);
            t.b = t.b.clamp(0, 10);
            t.big = t.big.max(3);
        }),
        dual!("abs and signum", |t| {
            t.b = t.a.signum();
            t.a = t.a.abs();
        }),
        dual!("rem_euclid", |t| {
            t.a = t.a.rem_euclid(7);
            t.b = t.b.rem_euclid(-4);
        }),
        dual!("negative and positive", |t| {
            if t.a.is_negative() != t.b.is_positive() {
                t.flag = true;
            }
        }),
        dual!("functions of two", |t| {
            t.a = std::cmp::max(t.a, t.b);
            t.b = std::cmp::min(t.b, 3);
        }),
        dual!("a number on the left", |t| {
            t.b = if t.a < 1_000 && t.a > -1_000 { 10 - t.a } else { 0 };
            if 5 < t.a && 3 != t.b {
                t.done = true;
            }
        }),
        dual!("a step that may be nothing", |t| {
            let step = if t.flag { 1 } else { 0 };
            t.big += step;
        }),
    ]
}
