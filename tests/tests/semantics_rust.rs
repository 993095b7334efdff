//! What `docs/semantics/rust.md` tells of Rust's words: each one that the macro knows, and the texts
//! as they are written.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use amend::Dialect;
use amend::prelude::*;
use amend::statement::IntoStatement;
use amend_tests::stored::file;

/// Columns to ask, and behind `r_` columns for the answers.
#[derive(Table)]
#[table(name = "t")]
struct Row {
    #[column(collation = "binary")]
    a: String,
    #[column(collation = "binary")]
    b: String,
    #[column(collation = "binary")]
    p: Option<String>,
    n: i32,
    m: i32,
    o: Option<i32>,
    q: Option<i32>,
    l: i64,
    x: f64,
    flag: bool,
    at: DateTime<Utc>,
    until: DateTime<Utc>,
    d: Json,
    u: Uuid,
    v: Uuid,
    bytes: Vec<u8>,
    #[column(collation = "binary")]
    email: Email,
    #[column(collation = "binary")]
    state: State,
    r_a: String,
    r_p: Option<String>,
    r_n: i32,
    r_o: Option<i32>,
    r_l: i64,
    r_x: f64,
    r_flag: bool,
    r_maybe: Option<bool>,
    r_at: DateTime<Utc>,
    r_seen: Option<DateTime<Utc>>,
    r_d: Json,
}

#[derive(SqlType)]
struct Email(String);

#[derive(SqlEnum)]
enum State {
    Open,
    Closed,
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the workspace").to_owned()
}

fn told() -> Vec<String> {
    let page = root().join("docs/semantics/rust.md");
    let page = fs::read_to_string(page).expect("the page");
    // The rows of six columns; the refusals have three.
    let rows = page.lines().filter(|line| line.starts_with("| `") && cells(line).len() == 8);
    rows.map(str::to_owned).collect()
}

/// The cells of a row of a table, in which a `|` stands behind a backslash.
fn cells(row: &str) -> Vec<String> {
    let row = row.replace("\\|", "\u{1}");
    row.split('|').map(|cell| cell.trim().replace('\u{1}', "|")).collect()
}

/// A cell's code.
fn code(cell: &str) -> &str {
    cell.trim_matches('`')
}

/// What is assigned, without the table and the quotes around names.
fn value(dialect: Dialect, statement: impl IntoStatement) -> String {
    let sql = file(dialect, statement).expect("every dialect can say it");
    let words: Vec<&str> = sql.split_whitespace().collect();
    let sql = words.join(" ");
    let (_, set) = sql.split_once(" SET ").expect("an assignment");
    let (_, value) = set.split_once(" = ").expect("an assignment");
    let value = value.split_once(" WHERE ").map_or(value, |(value, _)| value);
    let quote = if dialect == Dialect::Postgres { '"' } else { '`' };
    let mut value = value.trim_end_matches(';').replace(&format!("{quote}t{quote}."), "");
    for column in Row::DEF.columns {
        value = value.replace(&format!("{quote}{}{quote}", column.name), column.name);
    }
    value
}

/// Whether a text is what a cell says, in which an ellipsis stands for anything.
fn says(cell: &str, text: &str) -> bool {
    let mut rest = text;
    let parts: Vec<&str> = cell.split('…').collect();
    let anchored = parts.first().is_some_and(|first| text.starts_with(first))
        && parts.last().is_some_and(|last| text.ends_with(last));
    anchored
        && parts.iter().all(|part| match rest.split_once(part) {
            Some((_, behind)) => {
                rest = behind;
                true
            }
            None => false,
        })
}

macro_rules! shown {
    ($form:literal, $t:ident.$place:ident = $($value:tt)*) => {
        ($form, Dialect::ALL.map(|dialect| {
            value(dialect, update!(|$t: Row| $t.$place = $($value)*))
        }))
    };
}

#[rustfmt::skip]
fn forms() -> Vec<(&'static str, [String; 3])> {
    vec![
        shown!("a.is_empty()", t.r_flag = t.a.is_empty()),
        shown!("a.len() as i32", t.r_n = t.a.len() as i32),
        shown!("a.chars().count() as i32", t.r_n = t.a.chars().count() as i32),
        shown!("a.char_length()", t.r_n = t.a.char_length()),
        shown!("a.is_ascii()", t.r_flag = t.a.is_ascii()),
        shown!("a.starts_with(\"x\")", t.r_flag = t.a.starts_with("x")),
        shown!("a.ends_with(\"x\")", t.r_flag = t.a.ends_with("x")),
        shown!("a.contains(\"x\")", t.r_flag = t.a.contains("x")),
        shown!("a.contains(b)", t.r_flag = t.a.contains(t.b)),
        shown!("a.eq_ignore_ascii_case(\"X\")", t.r_flag = t.a.eq_ignore_ascii_case("X")),
        shown!("a.replace(\"x\", b)", t.r_a = t.a.replace("x", t.b)),
        shown!("a.trim()", t.r_a = t.a.trim()),
        shown!("a.trim_start()", t.r_a = t.a.trim_start()),
        shown!("a.trim_end()", t.r_a = t.a.trim_end()),
        shown!("a.trim_matches('/')", t.r_a = t.a.trim_matches('/')),
        shown!("a.trim_start_matches('/')", t.r_a = t.a.trim_start_matches('/')),
        shown!("a.trim_end_matches('/')", t.r_a = t.a.trim_end_matches('/')),
        shown!("a.strip_prefix(\"x-\")", t.r_p = t.a.strip_prefix("x-")),
        shown!("a.strip_suffix(\"-x\")", t.r_p = t.a.strip_suffix("-x")),
        shown!("a.to_ascii_lowercase()", t.r_a = t.a.to_ascii_lowercase()),
        shown!("a.to_ascii_uppercase()", t.r_a = t.a.to_ascii_uppercase()),
        shown!("a.clone() + b", t.r_a = t.a.clone() + t.b),
        shown!("format!(\"{a}-{n}\")", t.r_a = format!("{}-{}", t.a, t.n)),
        shown!("n.to_string()", t.r_a = t.n.to_string()),
        shown!("a.parse::<i64>().ok().map(|n| n.to_string())", t.r_p = t.a.parse::<i64>().ok().map(|n| n.to_string())),
        shown!("a.parse::<i32>().ok()", t.r_o = t.a.parse::<i32>().ok()),
        shown!("a.parse::<bool>().ok()", t.r_maybe = t.a.parse::<bool>().ok()),
        shown!("a.substring(2, 3)", t.r_a = t.a.substring(2, 3)),
        shown!("a.substring_from(2)", t.r_a = t.a.substring_from(2)),
        shown!("a.left(2)", t.r_a = t.a.left(2)),
        shown!("a.right(2)", t.r_a = t.a.right(2)),
        shown!("a.position(\"x\")", t.r_n = t.a.position("x")),
        shown!("a.pad_start(5, \"0\")", t.r_a = t.a.pad_start(5, "0")),
        shown!("a.pad_end(5, \"0\")", t.r_a = t.a.pad_end(5, "0")),
        shown!("a == b", t.r_flag = t.a == t.b),
        shown!("a < b", t.r_flag = t.a < t.b),
        shown!("a.clone().min(b)", t.r_a = t.a.clone().min(t.b)),
        shown!("a.clone().max(b)", t.r_a = t.a.clone().max(t.b)),
        shown!("n + m", t.r_n = t.n + t.m),
        shown!("n - m", t.r_n = t.n - t.m),
        shown!("n * m", t.r_n = t.n * t.m),
        shown!("n / m", t.r_n = t.n / t.m),
        shown!("n / 2", t.r_n = t.n / 2),
        shown!("n % m", t.r_n = t.n % t.m),
        shown!("-n", t.r_n = -t.n),
        shown!("n.abs()", t.r_n = t.n.abs()),
        shown!("n.signum()", t.r_n = t.n.signum()),
        shown!("n.is_positive()", t.r_flag = t.n.is_positive()),
        shown!("n.is_negative()", t.r_flag = t.n.is_negative()),
        shown!("n.pow(3)", t.r_n = t.n.pow(3)),
        shown!("n.rem_euclid(3)", t.r_n = t.n.rem_euclid(3)),
        shown!("n.div_euclid(3)", t.r_n = t.n.div_euclid(3)),
        shown!("n.min(m)", t.r_n = t.n.min(t.m)),
        shown!("n.max(m)", t.r_n = t.n.max(t.m)),
        shown!("n.clamp(0, 9)", t.r_n = t.n.clamp(0, 9)),
        shown!("(1..=9).contains(&n)", t.r_flag = (1..=9).contains(&t.n)),
        shown!("n as i64", t.r_l = t.n as i64),
        shown!("l as i32", t.r_n = t.l as i32),
        shown!("x as i32", t.r_n = t.x as i32),
        shown!("n as f64", t.r_x = t.n as f64),
        shown!("flag as i32", t.r_n = t.flag as i32),
        shown!("x.round()", t.r_x = t.x.round()),
        shown!("x.floor()", t.r_x = t.x.floor()),
        shown!("x.ceil()", t.r_x = t.x.ceil()),
        shown!("x.trunc()", t.r_x = t.x.trunc()),
        shown!("o.is_some()", t.r_flag = t.o.is_some()),
        shown!("o.is_none()", t.r_flag = t.o.is_none()),
        shown!("o.is_some_and(|v| v > 3)", t.r_flag = t.o.is_some_and(|v| v > 3)),
        shown!("o.is_none_or(|v| v > 3)", t.r_flag = t.o.is_none_or(|v| v > 3)),
        shown!("o.unwrap_or(m)", t.r_n = t.o.unwrap_or(t.m)),
        shown!("o.unwrap_or_default()", t.r_n = t.o.unwrap_or_default()),
        shown!("o.unwrap_or_else(|| m + 1)", t.r_n = t.o.unwrap_or_else(|| t.m + 1)),
        shown!("o.or(q)", t.r_o = t.o.or(t.q)),
        shown!("o.or_else(|| q)", t.r_o = t.o.or_else(|| t.q)),
        shown!("p.and(q)", t.r_o = t.p.and(t.q)),
        shown!("o.and_then(|v| (v > 3).then_some(v))", t.r_o = t.o.and_then(|v| (v > 3).then_some(v))),
        shown!("o.map(|v| v / 2)", t.r_o = t.o.map(|v| v / 2)),
        shown!("o.map_or(0, |v| v / 2)", t.r_n = t.o.map_or(0, |v| v / 2)),
        shown!("o.map_or_else(|| m, |v| v / 2)", t.r_n = t.o.map_or_else(|| t.m, |v| v / 2)),
        shown!("o.filter(|v| *v > 3)", t.r_o = t.o.filter(|v| *v > 3)),
        shown!("o.xor(q)", t.r_o = t.o.xor(t.q)),
        shown!("o == q", t.r_flag = t.o == t.q),
        shown!("o != Some(3)", t.r_flag = t.o != Some(3)),
        shown!("flag.then(|| n)", t.r_o = t.flag.then(|| t.n)),
        shown!("flag.then_some(3)", t.r_o = t.flag.then_some(3)),
        shown!("flag && n > 3", t.r_flag = t.flag && t.n > 3),
        shown!("flag || n > 3", t.r_flag = t.flag || t.n > 3),
        shown!("!flag", t.r_flag = !t.flag),
        shown!("flag.not()", t.r_flag = t.flag.not()),
        shown!("flag ^ (n > 3)", t.r_flag = t.flag ^ (t.n > 3)),
        shown!("until - TimeDelta::days(1)", t.r_at = t.until - TimeDelta::days(1)),
        shown!("until + Months::new(1)", t.r_at = t.until + Months::new(1)),
        shown!("at.checked_add_months(Months::new(1))", t.r_seen = t.at.checked_add_months(Months::new(1))),
        shown!("at.checked_sub_months(Months::new(1))", t.r_seen = t.at.checked_sub_months(Months::new(1))),
        shown!("(until - at).num_seconds()", t.r_l = (t.until - t.at).num_seconds()),
        shown!("(until - at).num_minutes()", t.r_l = (t.until - t.at).num_minutes()),
        shown!("(until - at).num_hours()", t.r_l = (t.until - t.at).num_hours()),
        shown!("(until - at).num_days()", t.r_l = (t.until - t.at).num_days()),
        shown!("(until - at).num_weeks()", t.r_l = (t.until - t.at).num_weeks()),
        shown!("until.signed_duration_since(at).num_days()", t.r_l = t.until.signed_duration_since(t.at).num_days()),
        shown!("at.year()", t.r_n = t.at.year()),
        shown!("at.month() == 2", t.r_flag = t.at.month() == 2),
        shown!("at.day() as i32", t.r_n = t.at.day() as i32),
        shown!("at.hour() as i32", t.r_n = t.at.hour() as i32),
        shown!("at.minute() as i32", t.r_n = t.at.minute() as i32),
        shown!("at.second() as i32", t.r_n = t.at.second() as i32),
        shown!("at.weekday().number_from_monday() as i32", t.r_n = t.at.weekday().number_from_monday() as i32),
        shown!("at.weekday().num_days_from_monday() as i32", t.r_n = t.at.weekday().num_days_from_monday() as i32),
        shown!("at.weekday().num_days_from_sunday() as i32", t.r_n = t.at.weekday().num_days_from_sunday() as i32),
        shown!("at.timestamp()", t.r_l = t.at.timestamp()),
        shown!("at.truncate(TimeUnit::Month)", t.r_at = t.at.truncate(TimeUnit::Month)),
        shown!("at < until", t.r_flag = t.at < t.until),
        shown!("d[\"k\"].as_str()", t.r_p = t.d["k"].as_str()),
        shown!("d[\"k\"][0].text()", t.r_p = t.d["k"][0].text()),
        shown!("d[\"n\"].as_i64().unwrap_or(0)", t.r_l = t.d["n"].as_i64().unwrap_or(0)),
        shown!("d[\"n\"].as_f64().unwrap_or(0.0)", t.r_x = t.d["n"].as_f64().unwrap_or(0.0)),
        shown!("d[\"b\"].as_bool()", t.r_maybe = t.d["b"].as_bool()),
        shown!("d[\"k\"] == \"x\"", t.r_flag = t.d["k"] == "x"),
        shown!("d[\"k\"].is_null()", t.r_flag = t.d["k"].is_null()),
        shown!("d[\"k\"].is_string()", t.r_flag = t.d["k"].is_string()),
        shown!("d[\"k\"].is_number()", t.r_flag = t.d["k"].is_number()),
        shown!("d[\"k\"].is_boolean()", t.r_flag = t.d["k"].is_boolean()),
        shown!("d[\"k\"].is_array()", t.r_flag = t.d["k"].is_array()),
        shown!("d[\"k\"].is_object()", t.r_flag = t.d["k"].is_object()),
        shown!("d.get(\"k\").is_some()", t.r_flag = t.d.get("k").is_some()),
        shown!("d[\"a\"].as_array().map_or(0, |a| a.len() as i64)", t.r_l = t.d["a"].as_array().map_or(0, |a| a.len() as i64)),
        shown!("d.as_object().is_some_and(|o| o.contains_key(\"k\"))", t.r_flag = t.d.as_object().is_some_and(|o| o.contains_key("k"))),
        shown!("d.has_key(\"k\")", t.r_flag = t.d.has_key("k")),
        shown!("d[\"a\"].contains(\"yes\")", t.r_flag = t.d["a"].contains("yes")),
        shown!("d[\"a\"].json_length().unwrap_or(0)", t.r_l = t.d["a"].json_length().unwrap_or(0)),
        shown!("d[\"k\"].json_type()", t.r_p = t.d["k"].json_type()),
        shown!("json!({\"a\": a, \"n\": n})", t.r_d = json!({"a": t.a, "n": t.n})),
        shown!("d.append(a)", t.r_d = t.d.append(t.a)),
        shown!("d.with(\"k\", n)", t.r_d = t.d.with("k", t.n)),
        shown!("d.without(\"k\")", t.r_d = t.d.without("k")),
        shown!("d.merge(json!({\"k\": 1}))", t.r_d = t.d.merge(json!({"k": 1}))),
        shown!("u == v", t.r_flag = t.u == t.v),
        shown!("u.to_string()", t.r_a = t.u.to_string()),
        shown!("bytes.is_empty()", t.r_flag = t.bytes.is_empty()),
        shown!("bytes.len() as i32", t.r_n = t.bytes.len() as i32),
        shown!("email.0.clone()", t.r_a = t.email.0.clone()),
        shown!("state == State::Open", t.r_flag = t.state == State::Open),
    ]
}

#[test]
fn the_texts_are_those_that_are_written() {
    let rows: Vec<Vec<String>> = told().iter().map(|row| cells(row)).collect();
    let forms = forms();
    let mut wrong = Vec::new();
    for (form, texts) in &forms {
        let [postgres, mysql, sqlite] = texts;
        let row = rows.iter().find(|row| code(&row[1]) == *form);
        let right = row
            .is_some_and(|row| (3..6).zip(texts).all(|(cell, text)| says(code(&row[cell]), text)));
        if !right {
            wrong.push(format!("SHOWN\t{form}\t{postgres}\t{mysql}\t{sqlite}"));
        }
    }
    assert!(wrong.is_empty(), "docs/semantics/rust.md differs:\n{}", wrong.join("\n"));
    let unknown: Vec<&str> = rows
        .iter()
        .map(|row| code(&row[1]))
        .filter(|told| !forms.iter().any(|(form, _)| form == told))
        .collect();
    assert!(unknown.is_empty(), "docs/semantics/rust.md tells what is not written: {unknown:?}");
    assert!(forms.len() > 130, "{}", forms.len());
}

#[test]
fn every_method_that_the_macro_knows_is_told() {
    let names = fs::read_to_string(root().join("macros/src/update/names.rs")).expect("the names");
    let (_, known) = names.split_once("KNOWN: &[&str] = &[").expect("the list");
    let (known, _) = known.split_once("];").expect("the end of the list");
    let known: BTreeSet<&str> = known.split('"').skip(1).step_by(2).collect();
    assert!(known.len() > 100, "{}", known.len());
    let page = fs::read_to_string(root().join("docs/semantics/rust.md")).expect("the page");
    let untold: Vec<&&str> =
        known.iter().filter(|name| !page.contains(&format!(".{name}"))).collect();
    assert!(untold.is_empty(), "docs/semantics/rust.md lacks {untold:?}");
    // What is told as a form of its own is known.
    for row in told() {
        let form = cells(&row)[1].clone();
        let methods = form.split('.').skip(1).filter(|part| part.contains('('));
        for method in methods {
            let name = method.split(|c: char| !c.is_alphanumeric() && c != '_').next();
            let name = name.unwrap_or_default();
            let name = if name.is_empty() { continue } else { name };
            let is_method = name.chars().next().is_some_and(|c| c.is_ascii_lowercase());
            assert!(!is_method || known.contains(name), "{form}: the macro does not know {name}");
        }
    }
}
