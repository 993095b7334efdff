//! Times and documents.

use amend::prelude::*;
use chrono::{Datelike as _, TimeDelta};

use super::{Program, dual};

pub(super) fn programs() -> Vec<Program> {
    vec![
        dual!("times", |t| {
            if t.until.is_some_and(|until| until < t.at) {
                t.until = Some(t.at);
            }
        }),
        dual!("a time later", |t| {
            t.until = Some(t.at + TimeDelta::days(30));
        }),
        dual!("days between", |t| {
            if let Some(until) = t.until {
                t.big = (until - t.at).num_days();
            }
        }),
        dual!("parts of a time", |t| {
            t.a = t.at.year();
            t.flag = t.at.timestamp() > 86_400;
        }),
        dual!("a string of a document", |t| {
            if t.doc["kind"].as_str() == Some("v1") {
                t.flag = true;
            }
        }),
        dual!("a string deeper in", |t| {
            if let Some(url) = t.doc["body"]["imageUrl"].as_str() {
                t.note = Some(url.to_string());
            }
        }),
        dual!("a number of a document", |t| {
            t.total = t.doc["n"].as_i64();
            t.seen = t.doc["n"].as_bool();
        }),
        dual!("a whole document", |t| {
            if t.tags.is_none() {
                t.tags = Some(json!(["foo", "bar"]));
            } else if t.flag {
                t.tags = None;
            }
        }),
        dual!("JSON's null", |t| {
            t.flag = t.doc.is_null() || t.doc["body"].is_null();
        }),
        dual!("a document of the row", |t| {
            t.doc = json!({"name": t.name, "n": [t.a, null, {"deep": t.note}], "flag": t.flag});
        }),
    ]
}
