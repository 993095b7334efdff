//! Documents.

use super::Result;
use super::expr::{Scope, value as of};
use crate::expr::{JsonNode, JsonQuestion, JsonScalar, JsonStep, Value};
use crate::table::Json;

pub(super) fn value(node: &JsonNode, scope: Scope<'_>) -> Result<Value> {
    match node {
        JsonNode::Text(node) => Ok(match of(&node.document, scope)? {
            Value::Json(document) => text(at(&document, &node.path)),
            _ => Value::Null,
        }),
        JsonNode::Part(node) => Ok(match of(&node.document, scope)? {
            Value::Json(document) => {
                at(&document, &node.path).cloned().map_or(Value::Null, Value::Json)
            }
            _ => Value::Null,
        }),
        JsonNode::Typed(node) => Ok(match of(&node.document, scope)? {
            Value::Json(document) => typed(&document, node.scalar).unwrap_or(Value::Null),
            _ => Value::Null,
        }),
        JsonNode::Place(node) => {
            let document = of(&node.document, scope)?;
            let place = match &document {
                Value::Json(document) => at(document, &node.path),
                _ => None,
            };
            Ok(Value::Bool(match node.question {
                JsonQuestion::Exists => place.is_some(),
                JsonQuestion::IsNull => place.is_some_and(Json::is_null),
                JsonQuestion::IsNullOrMissing => place.is_none_or(Json::is_null),
            }))
        }
        JsonNode::Kind(node) => Ok(match of(&node.document, scope)? {
            Value::Json(document) => Value::Text(kind(&document).to_owned()),
            _ => Value::Null,
        }),
        JsonNode::Length(node) => Ok(match of(&node.document, scope)? {
            Value::Json(Json::Array(items)) => count(items.len()),
            Value::Json(Json::Object(entries)) => count(entries.len()),
            _ => Value::Null,
        }),
        JsonNode::Contains(node) => Ok(match of(&node.document, scope)? {
            Value::Json(Json::Array(items)) => Value::Bool(items.contains(&node.element)),
            Value::Json(document) => Value::Bool(document == node.element),
            _ => Value::Null,
        }),
        JsonNode::Append(node) => {
            let mut items = match of(&node.document, scope)? {
                Value::Json(Json::Array(items)) => items,
                Value::Json(Json::Null) | Value::Null => Vec::new(),
                Value::Json(other) => vec![other],
                _ => Vec::new(),
            };
            items.push(node.element.clone());
            Ok(Value::Json(Json::Array(items)))
        }
        JsonNode::IsNull(node) => Ok(match of(&node.document, scope)? {
            Value::Json(document) => Value::Bool(document.is_null()),
            _ => Value::Null,
        }),
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
fn text(place: Option<&Json>) -> Value {
    match place {
        None | Some(Json::Null) => Value::Null,
        Some(Json::String(text)) => Value::Text(text.clone()),
        Some(other) => Value::Text(other.to_string()),
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
