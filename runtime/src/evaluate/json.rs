//! Documents.

mod change;

use self::change::{Change, change};
use super::expr::{Scope, value as of};
use super::{Failure, Result};
use crate::expr::{JsonNode, JsonQuestion, JsonScalar, JsonStep, JsonType, JsonValue, Node, Value};
use crate::table::Json;

pub(super) fn value(node: &JsonNode, scope: Scope<'_>) -> Result<Value> {
    let document = |node: &Node| {
        of(node, scope)
            .map(|value| if let Value::Json(document) = value { Some(document) } else { None })
    };
    match node {
        JsonNode::Text(node) => {
            document(&node.document)?.map_or(Ok(Value::Null), |it| text(at(&it, &node.path)))
        }
        JsonNode::Part(node) => {
            let part = document(&node.document)?.and_then(|it| at(&it, &node.path).cloned());
            Ok(part.map_or(Value::Null, Value::Json))
        }
        JsonNode::Typed(node) => {
            let typed = document(&node.document)?.and_then(|it| typed(&it, node.scalar));
            Ok(typed.unwrap_or(Value::Null))
        }
        JsonNode::Place(node) => {
            let document = document(&node.document)?;
            let place = document.as_ref().and_then(|it| at(it, &node.path));
            Ok(Value::Bool(match node.question {
                JsonQuestion::Exists => place.is_some(),
                JsonQuestion::IsNull => place.is_some_and(Json::is_null),
                JsonQuestion::IsNullOrMissing => place.is_none_or(Json::is_null),
                JsonQuestion::Is(ty) => place.is_some_and(|it| match ty {
                    JsonType::Bool => it.is_boolean(),
                    JsonType::Number => it.is_number(),
                    JsonType::Text => it.is_string(),
                    JsonType::Array => it.is_array(),
                    JsonType::Object => it.is_object(),
                }),
            }))
        }
        JsonNode::Kind(node) => {
            Ok(document(&node.document)?
                .map_or(Value::Null, |it| Value::Text(kind(&it).to_owned())))
        }
        JsonNode::Length(node) => Ok(match document(&node.document)? {
            Some(Json::Array(items)) => count(items.len()),
            Some(Json::Object(entries)) => count(entries.len()),
            Some(Json::Null | Json::Bool(_) | Json::Number(_) | Json::String(_)) | None => {
                Value::Null
            }
        }),
        JsonNode::Contains(node) => Ok(match document(&node.document)? {
            Some(Json::Array(items)) => Value::Bool(items.contains(&node.element)),
            Some(document) => Value::Bool(document == node.element),
            None => Value::Null,
        }),
        JsonNode::IsNull(node) => {
            Ok(document(&node.document)?.map_or(Value::Null, |it| Value::Bool(it.is_null())))
        }
        JsonNode::Append(node) => {
            let mut items = match document(&node.document)? {
                Some(Json::Array(items)) => items,
                Some(Json::Null) | None => Vec::new(),
                Some(other) => vec![other],
            };
            items.push(element(&node.element, scope)?);
            Ok(Value::Json(Json::Array(items)))
        }
        JsonNode::Set(node) => {
            let it = document(&node.document)?;
            let sets = it.as_ref().is_some_and(|it| leads(it, &node.path));
            let new = needed(element(&node.value, scope), sets)?;
            let changed = |it| change(it, &node.path, Change::Set(new));
            Ok(it.map_or(Value::Null, |it| Value::Json(changed(it))))
        }
        JsonNode::Remove(node) => {
            let one = |it, path: &Vec<JsonStep>| change(it, path, Change::Remove);
            let changed = |it| node.paths.iter().fold(it, one);
            Ok(document(&node.document)?.map_or(Value::Null, |it| Value::Json(changed(it))))
        }
        JsonNode::Merge(node) => {
            let mut merged = document(&node.document)?;
            let merges = matches!(merged, Some(Json::Object(_)));
            let other = needed(document(&node.other), merges)?;
            if let (Some(Json::Object(entries)), Some(Json::Object(other))) = (&mut merged, other) {
                entries.extend(other);
            }
            Ok(merged.map_or(Value::Null, Value::Json))
        }
        JsonNode::Object(node) => {
            let entries = node.entries.iter();
            let entries = entries.map(|(key, value)| Ok((key.clone(), element(value, scope)?)));
            Ok(Value::Json(Json::Object(entries.collect::<Result<_>>()?)))
        }
        JsonNode::Array(node) => {
            let elements = node.elements.iter().map(|value| element(value, scope));
            Ok(Value::Json(Json::Array(elements.collect::<Result<_>>()?)))
        }
    }
}

/// What fails, where it is not needed: some servers do not look at it then.
fn needed<V>(found: Result<V>, is_needed: bool) -> Result<V> {
    found.map_err(|failure| match failure {
        Failure::Refused(why) if !is_needed => Failure::Undecided(why),
        other => other,
    })
}

/// Whether there is something that the last step of a path can change.
fn leads(document: &Json, path: &[JsonStep]) -> bool {
    let Some((last, before)) = path.split_last() else { return false };
    match (last, at(document, before)) {
        (JsonStep::Key(_), Some(Json::Object(_))) => true,
        (JsonStep::Index(_), Some(Json::Array(_))) => at(document, path).is_some(),
        (JsonStep::Key(_) | JsonStep::Index(_), _) => false,
    }
}

/// The place that a path leads to.
fn at<'a>(document: &'a Json, path: &[JsonStep]) -> Option<&'a Json> {
    path.iter().try_fold(document, |document, step| match (step, document) {
        (JsonStep::Key(key), Json::Object(entries)) => entries.get(key),
        (JsonStep::Index(index), Json::Array(items)) => items.get(usize::try_from(*index).ok()?),
        (JsonStep::Key(_) | JsonStep::Index(_), _) => None,
    })
}

/// A place as text: only strings, true, false and whole numbers have one that is the same
/// everywhere.
fn text(place: Option<&Json>) -> Result<Value> {
    match place {
        None | Some(Json::Null) => Ok(Value::Null),
        Some(Json::String(text)) => Ok(Value::Text(text.clone())),
        Some(Json::Bool(value)) => Ok(Value::Text(value.to_string())),
        Some(Json::Number(number)) if number.is_i64() => Ok(Value::Text(number.to_string())),
        Some(Json::Number(_) | Json::Array(_) | Json::Object(_)) => {
            Err(Failure::Undecided("the text of a fraction, an array or an object".to_owned()))
        }
    }
}

/// The value, if it is of this type; a number's value counts and not how it is written.
fn typed(document: &Json, scalar: JsonScalar) -> Option<Value> {
    match scalar {
        JsonScalar::Bool => document.as_bool().map(Value::Bool),
        JsonScalar::F64 => document.as_f64().map(Value::F64),
        JsonScalar::Text => document.as_str().map(|text| Value::Text(text.to_owned())),
        JsonScalar::I64 => {
            let whole = |float: &f64| {
                // 2^63 itself is outside, and the next double below it is far inside.
                let bound = -(i64::MIN as f64);
                float.fract() == 0.0 && (-bound..bound).contains(float)
            };
            let float = || document.as_f64().filter(|_| document.is_f64()).filter(whole);
            document.as_i64().or_else(|| float().map(|float| float as i64)).map(Value::I64)
        }
    }
}

fn kind(document: &Json) -> &'static str {
    match document {
        Json::Null => "null",
        Json::Bool(_) => "boolean",
        Json::Number(_) => "number",
        Json::String(_) => "string",
        Json::Array(_) => "array",
        Json::Object(_) => "object",
    }
}

fn count(items: usize) -> Value {
    i64::try_from(items).map_or(Value::Null, Value::I64)
}

/// A value as part of a document.
fn element(value: &JsonValue, scope: Scope<'_>) -> Result<Json> {
    match of(&value.value, scope)? {
        Value::Null => Ok(Json::Null),
        Value::Bool(value) => Ok(Json::from(value)),
        Value::I32(value) => Ok(Json::from(value)),
        Value::I64(value) => Ok(Json::from(value)),
        Value::Text(value) => Ok(Json::from(value)),
        Value::Json(value) => Ok(value),
        Value::F64(_)
        | Value::Uuid(_)
        | Value::Timestamp(_)
        | Value::I8(_)
        | Value::I16(_)
        | Value::U8(_)
        | Value::U16(_)
        | Value::U32(_)
        | Value::U64(_)
        | Value::F32(_)
        | Value::Decimal(_)
        | Value::Bytes(_)
        | Value::Date(_)
        | Value::Time(_)
        | Value::DateTime(_)
        | Value::Array(..) => Err(Failure::Unknown("a document of such a value")),
    }
}
