//! `document["a"]["b"] = value`, as `serde_json` has it.

use super::super::Val;
use super::super::choice::choice;
use crate::expr::{
    Branch, Case, ChoiceNode, Expr, IntoJson, IntoNode as _, JsonIsNull, JsonNode, JsonObject,
    JsonPlace, JsonQuestion, JsonSet, JsonStep, JsonValue, Node,
};
use crate::table::{ColumnType, Json, StoredAsJson};

/// `document[a][b] = value`: a key is added or replaced, and where JSON's null or nothing stands
/// before a key an object comes there, as in Rust. Where Rust would panic, at what is neither an
/// object nor null or at a position that is not there, the document stays as it is.
pub fn set_in<T: crate::table::Table, V: ColumnType + StoredAsJson, const N: usize>(
    document: Val<T, V>,
    steps: [JsonStep; N],
    value: impl IntoJson<T>,
) -> Val<T, V> {
    Val::new(placed::<T>(document.into_node(), &steps, &value.into_json()))
}

fn placed<T: crate::table::Table>(document: Node, path: &[JsonStep], value: &JsonValue) -> Node {
    // What was set before is an object already, on either side of the choice that it made.
    if let (Node::Choice(node), [JsonStep::Key(_)]) = (&document, path)
        && let ChoiceNode::Case(case) = node.as_ref()
        && case.otherwise.iter().chain(case.branches.iter().map(|b| &b.value)).all(is_made)
    {
        let branches = case.branches.iter().map(|branch| Branch {
            condition: branch.condition.clone(),
            value: keyed::<T>(branch.value.clone(), path, value),
        });
        let branches = branches.collect();
        let otherwise = case.otherwise.clone();
        let otherwise = otherwise.map(|rest| keyed::<T>(rest, path, value));
        return Node::from(ChoiceNode::Case(Case { branches, otherwise }));
    }
    let mut result = keyed::<T>(document.clone(), path, value);
    for at in (0..path.len()).rev() {
        let (before, behind) = path.split_at(at);
        let Some(made) = made(behind, value) else { continue };
        let (is_null, with) = if before.is_empty() {
            let is_null = JsonNode::IsNull(JsonIsNull { document: document.clone() });
            (Node::from(is_null), made.value)
        } else {
            let question = JsonQuestion::IsNullOrMissing;
            let place = JsonPlace { document: document.clone(), path: before.to_vec(), question };
            (Node::from(JsonNode::Place(place)), keyed::<T>(document.clone(), before, &made))
        };
        if before.is_empty() && document.may_be_null() {
            // NULL is `None`, in which nothing can be set.
            let there = super::super::option::is_null(document.clone(), true);
            result = choice(super::super::logic::both(there, is_null), with, result);
        } else {
            result = choice(is_null, with, result);
        }
    }
    result
}

/// Whether a document was made by setting a key: it is no null.
fn is_made(node: &Node) -> bool {
    let Node::Json(json) = node else { return false };
    matches!(json.as_ref(), JsonNode::Object(_) | JsonNode::Merge(_))
}

/// A document with a value at a path whose last step alone may be new.
fn keyed<T: crate::table::Table>(document: Node, path: &[JsonStep], value: &JsonValue) -> Node {
    let [JsonStep::Key(key)] = path else {
        let (path, value) = (path.to_vec(), value.clone());
        return Node::from(JsonNode::Set(JsonSet { document, path, value }));
    };
    if let Node::Json(json) = &document
        && let JsonNode::Object(object) = json.as_ref()
    {
        let mut entries = object.entries.clone();
        entries.retain(|(known, _)| known != key);
        entries.push((key.clone(), value.clone()));
        return Node::from(JsonNode::Object(JsonObject { entries }));
    }
    Expr::<T, Json>::new(document).with(key.clone(), Given(value.clone())).into_node()
}

/// The objects around a value, for a path of keys alone.
fn made(path: &[JsonStep], value: &JsonValue) -> Option<JsonValue> {
    path.iter().rev().try_fold(value.clone(), |inner, step| match step {
        JsonStep::Key(key) => {
            let object = JsonObject { entries: vec![(key.clone(), inner)] };
            Some(JsonValue { value: Node::from(JsonNode::Object(object)), nullable: false })
        }
        JsonStep::Index(_) => None,
    })
}

/// A value that has been made one of a document already.
struct Given(JsonValue);

impl<T> IntoJson<T> for Given {
    fn into_json(self) -> JsonValue {
        self.0
    }
}
