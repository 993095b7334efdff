//! Documents.

use super::expr::{Scope, value as of};
use super::{Failure, Result};
use crate::expr::{JsonNode, JsonStep, Value};
use crate::table::Json;

pub(super) fn value(node: &JsonNode, scope: Scope<'_>) -> Result<Value> {
    match node {
        JsonNode::Text(node) => match of(&node.document, scope)? {
            Value::Json(document) => text(at(&document, &node.path)),
            _ => Ok(Value::Null),
        },
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
