//! Text: compared code point for code point, whatever the collation.

use super::{Program, dual};

pub(super) fn programs() -> Vec<Program> {
    vec![
        dual!("equal to a text", |t| {
            if t.name == "admin" {
                t.flag = true;
            }
        }),
        dual!("unequal to a text", |t| {
            if t.name != "admin" && t.title != t.name {
                t.flag = true;
            }
        }),
        dual!("one of some", |t| {
            if t.name == "admin" || t.name == "org-" || t.name == "É" {
                t.a = 1;
            }
            if t.code == "admin" || t.code == "org-" || t.code == "é" {
                t.b = 1;
            }
        }),
        dual!("ordered", |t| {
            if t.name < t.title {
                t.a = -1;
            } else if t.name.as_str() >= "a" {
                t.a = 1;
            }
        }),
        dual!("starts, ends, contains", |t| {
            t.flag = t.name.starts_with("org-");
            t.done = t.title.ends_with("-org") || t.code.contains("%");
        }),
        dual!("the case changes", |t| {
            t.name = t.name.to_ascii_lowercase();
            t.title = t.title.to_ascii_uppercase();
        }),
        dual!("only the case changes", |t| {
            if t.name.to_ascii_lowercase() == "admin" {
                t.name = "admin".to_string();
            }
        }),
        dual!("format", |t| {
            t.title = format!("{}-{name} {{{0}}} #{}", t.a, t.big, name = t.name);
        }),
        dual!("appended", |t| {
            t.name.push_str("!");
            t.title += " end";
            t.code.push('x');
        }),
        dual!("cleared", |t| {
            if t.flag {
                t.name.clear();
            }
            t.note = Some(String::new());
        }),
        dual!("replaced", |t| {
            t.name = t.name.replace("'", "\"").replace("a", "");
        }),
        dual!("smaller texts", |t| {
            t.name = t.name.clone().min(t.title.clone());
        }),
        dual!("hostile text", |t| {
            if t.name == "it's" || t.note.as_deref() == Some("\\") {
                t.label = Some("a'b\\c\"d -- ; é😀".to_string());
            }
        }),
        dual!("numbers as text", |t| {
            t.note = Some(t.a.to_string());
            t.label = t.total.map(|total| format!("{total}"));
        }),
    ]
}
