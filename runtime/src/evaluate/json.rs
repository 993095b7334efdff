//! Documents.

mod change;

use self::change::{Change, change};
use super::expr::{Scope, value as of};
use super::{Failure, Result};
use crate::expr::{JsonNode, JsonQuestion, JsonScalar, JsonStep, JsonValue, Value};
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
            items.push(element(&node.element, scope)?);
            Ok(Value::Json(Json::Array(items)))
        }
        JsonNode::Set(node) => {
            let new = element(&node.value, scope)?;
            let mut document = of(&node.document, scope)?;
            if let Value::Json(root) = &mut document {
                change(root, &node.path, Change::Set(new));
            }
            Ok(document)
        }
        JsonNode::Remove(node) => {
            let mut document = of(&node.document, scope)?;
            if let Value::Json(root) = &mut document {
                change(root, &node.path, Change::Remove);
            }
            Ok(document)
        }
        JsonNode::Merge(node) => {
            let (mut document, other) = (of(&node.document, scope)?, of(&node.other, scope)?);
            if let (Value::Json(Json::Object(entries)), Value::Json(Json::Object(other))) =
                (&mut document, other)
            {
                entries.extend(other);
            }
            Ok(document)
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

/// A value as part of a document.
fn element(value: &JsonValue, scope: Scope<'_>) -> Result<Json> {
    match of(&value.value, scope)? {
        Value::Null => Ok(Json::Null),
        Value::Bool(value) => Ok(Json::from(value)),
        Value::I32(value) => Ok(Json::from(value)),
        Value::I64(value) => Ok(Json::from(value)),
        Value::Text(value) => Ok(Json::from(value)),
        Value::Json(value) => Ok(value),
        Value::F64(_) | Value::Uuid(_) | Value::Timestamp(_) => {
            Err(Failure::Unknown("a document of such a value"))
        }
    }
}
