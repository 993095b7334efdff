//! Text.

use super::case::{Case, lenient, strict};
use super::thing::Thing;

pub(super) fn cases() -> Vec<Case> {
    vec![
        strict!("is_empty", |t: Thing| t.flag = t.s.is_empty()),
        strict!("len", |t: Thing| t.n = t.s.len() as i32),
        strict!("len as i64", |t: Thing| t.big = t.s.len() as i64),
        strict!("len as f64", |t: Thing| t.x = t.s.len() as f64),
        strict!("len > 3", |t: Thing| t.flag = t.s.len() > 3),
        strict!("len == len", |t: Thing| t.flag = t.s.len() == t.r.len()),
        strict!("len + len", |t: Thing| t.big = (t.s.len() + t.r.len() * 2) as i64),
        strict!("len in a match", |t: Thing| t.n = match t.s.len() {
            0 => 0,
            1..=5 => 1,
            _ => 2,
        }),
        strict!("len in a format", |t: Thing| t.r = format!("{}", t.s.len())),
        strict!("a local of len", |t: Thing| {
            let mut most = t.s.len();
            if t.r.len() > most {
                most = t.r.len();
            }
            t.n = most as i32;
        }),
        strict!("chars().count()", |t: Thing| t.n = t.s.chars().count() as i32),
        strict!("chars().count() <", |t: Thing| t.flag = t.s.chars().count() < 5),
        lenient!("char_length", |t: Thing| t.n = t.s.char_length()),
        strict!("is_ascii", |t: Thing| t.flag = t.s.is_ascii()),
        strict!("starts_with", |t: Thing| t.flag = t.s.starts_with("org")),
        strict!("starts_with nothing", |t: Thing| t.flag = t.s.starts_with("")),
        strict!("starts_with a char", |t: Thing| t.flag = t.s.starts_with('日')),
        strict!("starts_with chars", |t: Thing| t.flag = t.s.starts_with(['o', 'a'])),
        strict!("starts_with of the row", |t: Thing| t.flag = t.s.starts_with(t.r.as_str())),
        strict!("ends_with", |t: Thing| t.flag = t.s.ends_with("-a")),
        strict!("ends_with a char", |t: Thing| t.flag = t.s.ends_with('\n')),
        strict!("ends_with of the row", |t: Thing| t.flag = t.s.ends_with(t.r.as_str())),
        strict!("contains", |t: Thing| t.flag = t.s.contains("tÉ")),
        strict!("contains wildcards", |t: Thing| t.flag = t.s.contains("%b_")),
        strict!("contains a char", |t: Thing| t.flag = t.s.contains('\\')),
        strict!("contains chars", |t: Thing| t.flag = t.s.contains(['1', '語'])),
        strict!("contains of the row", |t: Thing| t.flag = t.s.contains(t.r.as_str())),
        strict!("not contains", |t: Thing| t.flag = !t.s.contains("org")),
        strict!("replace", |t: Thing| t.s = t.s.replace("É", "E")),
        strict!("replace a char", |t: Thing| t.s = t.s.replace('\n', "")),
        strict!("replace by the row's", |t: Thing| t.s = t.s.replace("o", &t.r)),
        strict!("replace by what holds it", |t: Thing| t.s = t.s.replace("a", "aa")),
        strict!("trim", |t: Thing| t.s = t.s.trim().to_string()),
        strict!("trim_start", |t: Thing| t.s = t.s.trim_start().to_owned()),
        strict!("trim_end", |t: Thing| t.s = t.s.trim_end().into()),
        strict!("trim().is_empty()", |t: Thing| t.flag = t.s.trim().is_empty()),
        strict!("trim of an Option", |t: Thing| t.flag =
            t.name.as_deref().is_none_or(|n| n.trim().is_empty())),
        strict!("trim_matches", |t: Thing| t.s = t.s.trim_matches(' ').to_string()),
        strict!("trim_matches of several", |t: Thing| t.s =
            t.s.trim_matches([' ', 'o', ']', '^', '\\', '日', '-']).to_string()),
        strict!("trim_start_matches", |t: Thing| t.s = t.s.trim_start_matches('o').to_string()),
        strict!("trim_end_matches", |t: Thing| t.s =
            t.s.trim_end_matches(['a', '\u{301}']).to_string()),
        strict!("strip_prefix", |t: Thing| {
            if let Some(rest) = t.s.strip_prefix("org-") {
                t.s = rest.to_string();
            }
        }),
        strict!("strip_prefix, unwrap_or", |t: Thing| t.r =
            t.s.strip_prefix("日本").unwrap_or("no").to_string()),
        strict!("strip_prefix of a char", |t: Thing| t.name =
            t.s.strip_prefix('+').map(|rest| rest.to_string())),
        strict!("strip_prefix of the row", |t: Thing| t.name =
            t.s.strip_prefix(t.r.as_str()).map(|rest| rest.to_string())),
        strict!("strip_suffix", |t: Thing| t.name =
            t.s.strip_suffix("-a").map(|rest| rest.to_string())),
        strict!("strip_suffix of the row", |t: Thing| t.name =
            t.s.strip_suffix(t.r.as_str()).map(|rest| rest.to_string())),
        strict!("to_ascii_lowercase", |t: Thing| t.s = t.s.to_ascii_lowercase()),
        strict!("to_ascii_uppercase", |t: Thing| t.s = t.s.to_ascii_uppercase()),
        strict!("eq_ignore_ascii_case", |t: Thing| t.flag = t.s.eq_ignore_ascii_case("ORG")),
        strict!("eq_ignore_ascii_case of the row", |t: Thing| t.flag =
            t.s.eq_ignore_ascii_case(&t.r)),
        strict!("+", |t: Thing| t.s = t.s.clone() + "x"),
        strict!("+ of the row", |t: Thing| t.s = t.s.clone() + &t.r),
        strict!("+=", |t: Thing| t.s += &t.r),
        strict!("push_str", |t: Thing| t.s.push_str("é")),
        strict!("push_str of the row", |t: Thing| t.s.push_str(&t.r)),
        strict!("push", |t: Thing| t.s.push('語')),
        strict!("clear", |t: Thing| t.s.clear()),
        strict!("==", |t: Thing| t.flag = t.s == "org"),
        strict!("== of the row", |t: Thing| t.flag = t.s == t.r),
        strict!("!=", |t: Thing| t.flag = t.s != "Org"),
        strict!("<", |t: Thing| t.flag = t.s < t.r),
        strict!("<=", |t: Thing| t.flag = t.s.as_str() <= "org"),
        strict!(">", |t: Thing| t.flag = t.s.as_str() > "a"),
        strict!(">=", |t: Thing| t.flag = t.s >= t.r),
        strict!("min", |t: Thing| t.s = t.s.clone().min(t.r.clone())),
        strict!("max", |t: Thing| t.s = t.s.clone().max(t.r.clone())),
        strict!("clamp", |t: Thing| t.s = t.s.clone().clamp("b".to_string(), "o".to_string())),
        strict!("format!", |t: Thing| t.s = format!("{}-{}: {}", t.r, t.n, t.big)),
        strict!("format! of a name", |t: Thing| {
            let s = t.r.clone();
            t.s = format!("{{{s}}} {0} {0}", t.m);
        }),
        strict!("to_string of a number", |t: Thing| t.s = t.n.to_string()),
        strict!("to_string of a big number", |t: Thing| t.s = t.big.to_string()),
        strict!("to_string of a Uuid", |t: Thing| t.s = t.code.to_string()),
        strict!("parse::<i64>().ok()", |t: Thing| t.total = t.s.parse::<i64>().ok()),
        strict!("parse::<i32>().ok()", |t: Thing| t.age = t.r.parse::<i32>().ok()),
        strict!("parse of an Option", |t: Thing| t.age =
            t.name.as_deref().and_then(|n| n.parse::<i32>().ok())),
        strict!("parse::<i32>().unwrap_or", |t: Thing| t.n = t.s.parse::<i32>().unwrap_or(-1)),
        strict!("parse::<i64>().is_ok()", |t: Thing| t.flag = t.r.parse::<i64>().is_ok()),
        strict!("parse::<i64>().is_err()", |t: Thing| t.flag = t.r.parse::<i64>().is_err()),
        strict!("parse::<i64>().unwrap_or_default()", |t: Thing| t.big =
            t.r.parse::<i64>().unwrap_or_default()),
        strict!("parse::<bool>().ok()", |t: Thing| t.maybe = t.s.parse::<bool>().ok()),
        lenient!("substring", |t: Thing| t.s = t.s.substring(2, 3)),
        lenient!("substring of the row", |t: Thing| t.s = t.s.substring(t.m, t.n)),
        lenient!("substring_from", |t: Thing| t.s = t.s.substring_from(3)),
        lenient!("left", |t: Thing| t.s = t.s.left(2)),
        lenient!("left of the row", |t: Thing| t.s = t.s.left(t.m)),
        lenient!("right", |t: Thing| t.s = t.s.right(2)),
        lenient!("right of the row", |t: Thing| t.s = t.s.right(t.m)),
        lenient!("position", |t: Thing| t.n = t.s.position("語")),
        lenient!("position of the row", |t: Thing| t.n = t.s.position(t.r)),
        lenient!("pad_start", |t: Thing| t.s = t.s.pad_start(8, "0a")),
        lenient!("pad_end", |t: Thing| t.s = t.s.pad_end(8, "é")),
        lenient!("pad_start of a number", |t: Thing| t.s = t.n.to_string().pad_start(5, "0")),
    ]
}
