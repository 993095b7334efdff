//! Documents.

use amend::prelude::*;

use super::case::{Case, lenient, strict};
use super::thing::Thing;

pub(super) fn cases() -> Vec<Case> {
    let mut cases = reading();
    cases.extend(writing());
    cases
}

fn reading() -> Vec<Case> {
    vec![
        strict!("index, as_str", |t: Thing| t.name = t.doc["k"].as_str().map(|s| s.to_string())),
        strict!("index of an index", |t: Thing| t.rate = t.doc["o"]["k"].as_f64()),
        strict!("index of a position", |t: Thing| t.name =
            t.doc["a"][1].as_str().map(|s| s.to_string())),
        lenient!("as_i64", |t: Thing| t.total = t.doc["n"].as_i64()),
        strict!("as_i64 of a position", |t: Thing| t.total = t.doc["a"][0].as_i64()),
        strict!("as_f64", |t: Thing| t.rate = t.doc["n"].as_f64()),
        strict!("as_bool", |t: Thing| t.maybe = t.doc["b"].as_bool()),
        strict!("as_bool, unwrap_or", |t: Thing| t.flag = t.doc["b"].as_bool().unwrap_or(false)),
        strict!("as_str, unwrap_or", |t: Thing| t.s =
            t.doc["k"].as_str().unwrap_or("none").to_string()),
        strict!("is_null", |t: Thing| t.flag = t.doc["z"].is_null()),
        strict!("is_null of a document", |t: Thing| t.flag = t.doc.is_null()),
        strict!("is_string", |t: Thing| t.flag = t.doc["k"].is_string()),
        strict!("is_number", |t: Thing| t.flag = t.doc["n"].is_number()),
        strict!("is_boolean", |t: Thing| t.flag = t.doc["b"].is_boolean()),
        strict!("is_array", |t: Thing| t.flag = t.doc["a"].is_array()),
        strict!("is_object", |t: Thing| t.flag = t.doc["o"].is_object()),
        strict!("is_object of a document", |t: Thing| t.flag = t.doc.is_object()),
        strict!("== text", |t: Thing| t.flag = t.doc["k"] == "v"),
        strict!("!= text", |t: Thing| t.flag = t.doc["k"] != "v"),
        strict!("== a text of the row", |t: Thing| t.flag = t.doc["k"] == t.s),
        lenient!("== a number", |t: Thing| t.flag = t.doc["n"] == 5),
        strict!("== a number of the row", |t: Thing| t.flag = t.doc["a"][0] == t.n),
        strict!("== a double", |t: Thing| t.flag = t.doc["o"]["k"] == 1.5),
        strict!("== a bool", |t: Thing| t.flag = t.doc["b"] == true),
        strict!("get", |t: Thing| t.flag = t.doc.get("z").is_some()),
        strict!("get of a get", |t: Thing| t.name =
            t.doc.get("k").and_then(|v| v.as_str()).map(|s| s.to_string())),
        strict!("get of a position", |t: Thing| t.flag = t.doc["a"].get(2).is_none()),
        strict!("get, is_some_and", |t: Thing| t.flag =
            t.doc.get("k").is_some_and(|v| v.is_string())),
        strict!("Option, is_some_and", |t: Thing| t.flag =
            t.note.as_ref().is_some_and(|n| n["k"] == "x")),
        strict!("Option, and_then", |t: Thing| t.name =
            t.note.as_ref().and_then(|n| n["k"].as_str()).map(|s| s.to_string())),
        strict!("if let get", |t: Thing| {
            if let Some(k) = t.doc["k"].as_str() {
                t.s = k.to_string();
            }
        }),
        strict!("as_array", |t: Thing| t.flag = t.doc["a"].as_array().is_some()),
        strict!("as_array, len", |t: Thing| t.big =
            t.doc["a"].as_array().map_or(-1, |a| a.len() as i64)),
        strict!("as_array, is_empty", |t: Thing| t.flag =
            t.doc["a"].as_array().is_some_and(|a| a.is_empty())),
        strict!("as_array, get", |t: Thing| t.flag =
            t.doc["a"].as_array().is_some_and(|a| a.get(0).is_some())),
        strict!("as_object, contains_key", |t: Thing| t.flag =
            t.doc.as_object().is_some_and(|o| o.contains_key("z"))),
        strict!("as_object, len", |t: Thing| t.big =
            t.doc.as_object().map_or(0, |o| o.len() as i64)),
        strict!("as_object, is_empty", |t: Thing| t.flag =
            t.doc["o"].as_object().is_none_or(|o| o.is_empty())),
        strict!("as_object, get", |t: Thing| t.flag =
            t.doc.as_object().is_some_and(|o| o.get("k").is_some())),
        strict!("a part as a document", |t: Thing| t.doc = t.doc["o"].clone()),
        strict!("a part as an Option", |t: Thing| t.note = t.doc.get("o").cloned()),
        lenient!("text", |t: Thing| t.name = t.doc["k"].text()),
        lenient!("has_key", |t: Thing| t.flag = t.doc.has_key("z")),
        lenient!("json_length", |t: Thing| t.total = t.doc["a"].json_length()),
        lenient!("json_type", |t: Thing| t.name = t.doc["b"].json_type()),
        lenient!("contains", |t: Thing| t.flag = t.doc["a"].contains("two")),
    ]
}

fn writing() -> Vec<Case> {
    vec![
        strict!("json!", |t: Thing| t.doc =
            json!({"s": t.s, "n": t.n, "b": t.flag, "a": [1, t.big], "z": null})),
        strict!("json! of an Option", |t: Thing| t.doc = json!({"name": t.name, "age": t.age})),
        strict!("json! of a document", |t: Thing| t.doc = json!([t.doc, t.note])),
        strict!("json! without the row", |t: Thing| t.doc = json!({"k": [1, 2.5, "x"]})),
        strict!("Some(json!)", |t: Thing| t.note = Some(json!({"k": t.r}))),
        strict!("set", |t: Thing| t.doc["k"] = "new".into()).or_stays(),
        strict!("set from the row", |t: Thing| t.doc["k"] = t.s.clone().into()).or_stays(),
        strict!("set two", |t: Thing| {
            t.doc["k"] = t.s.clone().into();
            t.doc["m"] = t.n.into();
        })
        .or_stays(),
        strict!("set three levels down", |t: Thing| t.doc["x"]["y"]["z"] = t.n.into()).or_stays(),
        strict!("set two levels down", |t: Thing| t.doc["o"]["k"] = json!([1])).or_stays(),
        strict!("set below a position", |t: Thing| t.doc["a"][0] = t.s.clone().into()).or_stays(),
        lenient!("set of an Option", |t: Thing| t.note["k"] = t.name),
        lenient!("append", |t: Thing| t.doc = t.doc.append(t.s)),
        lenient!("append below", |t: Thing| t.doc["a"] = t.doc["a"].append("x")),
        lenient!("with", |t: Thing| t.doc = t.doc.with("k", t.n)),
        lenient!("without", |t: Thing| t.doc = t.doc.without("k")),
        lenient!("merge", |t: Thing| t.doc = t.doc.merge(json!({"k": 1, "x": [true]}))),
    ]
}
