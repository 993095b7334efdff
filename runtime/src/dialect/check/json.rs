//! Documents.

use super::{Refusals, literal};
use crate::expr::{JsonMerge, JsonNode, JsonObject, JsonStep, JsonValue, Node, Value};
use crate::table::{Json, SqlType};
use crate::{Dialect, Printable, is_hidden};

/// How many arguments a function takes on PostgreSQL.
const ARGUMENTS: usize = 100;

pub(super) fn check(node: &JsonNode, refusals: &mut Refusals) {
    match node {
        JsonNode::Text(node) => path(&node.path, refusals),
        JsonNode::Part(node) => path(&node.path, refusals),
        JsonNode::Place(node) => path(&node.path, refusals),
        JsonNode::Contains(node) => literal::json(&node.element, refusals),
        JsonNode::Append(node) => element(&node.element, refusals),
        JsonNode::Set(node) => {
            path(&node.path, refusals);
            element(&node.value, refusals);
        }
        JsonNode::Remove(node) => {
            node.paths.iter().for_each(|steps| path(steps, refusals));
            if node.paths.len() >= ARGUMENTS {
                refusals.statement(
                    format!("{ARGUMENTS} keys or more are removed at once"),
                    "remove the others in a change of their own",
                );
            }
        }
        JsonNode::Merge(node) => merge(node, refusals),
        JsonNode::Object(node) => object(node, refusals),
        JsonNode::Array(node) => {
            node.elements.iter().for_each(|value| element(value, refusals));
            if node.elements.len() > ARGUMENTS {
                refusals.statement(
                    format!("an array is made of more than {ARGUMENTS} elements"),
                    "append the others in a change of their own",
                );
            }
        }
        JsonNode::Typed(_) | JsonNode::Kind(_) | JsonNode::Length(_) | JsonNode::IsNull(_) => {}
    }
}

fn object(node: &JsonObject, refusals: &mut Refusals) {
    let mut seen = Vec::new();
    for (key, value) in &node.entries {
        literal::text(key, refusals);
        element(value, refusals);
        if seen.contains(&key) {
            let key = Printable(key);
            refusals
                .statement(format!("an object has the key `{key}` twice"), "keep one of the two");
        }
        seen.push(key);
    }
    if node.entries.len() > ARGUMENTS / 2 {
        refusals.statement(
            format!("an object is made of more than {} keys", ARGUMENTS / 2),
            "set the others in a change of their own",
        );
    }
}

fn merge(node: &JsonMerge, refusals: &mut Refusals) {
    if let Node::Literal(literal) = &node.other
        && !matches!(literal.value, Value::Json(Json::Object(_)))
    {
        refusals.statement("a merge with what is no object", "merge with `json!({…})`");
        return;
    }
    match (refusals.dialect, node.entries()) {
        (Dialect::Postgres, _) => {}
        (Dialect::Mysql | Dialect::Sqlite, None) => refusals.dialect(
            "an object whose keys are not known cannot be merged: what this database merges is \
             merged deeply, and JSON's null removes a key",
            "name the keys: `.with(\"key\", other.get(\"key\").json())`",
        ),
        (Dialect::Mysql | Dialect::Sqlite, Some(entries)) => {
            if entries.len() > ARGUMENTS / 2 {
                refusals.dialect(
                    format!("more than {} keys are set at once", ARGUMENTS / 2),
                    "set the others in a change of their own",
                );
            }
            for (key, _) in entries {
                json_step(&JsonStep::Key(key), refusals);
            }
        }
    }
}

/// What is put into a document; the methods let no other type through.
fn element(value: &JsonValue, refusals: &mut Refusals) {
    let ty = value.value.ty();
    if matches!(
        ty,
        SqlType::F64
            | SqlType::Uuid
            | SqlType::Timestamp
            | SqlType::I8
            | SqlType::I16
            | SqlType::U8
            | SqlType::U16
            | SqlType::U32
            | SqlType::U64
            | SqlType::F32
            | SqlType::Decimal
            | SqlType::Enum(_)
            | SqlType::Bytes
            | SqlType::Date
            | SqlType::Time
            | SqlType::DateTime
            | SqlType::Array(_)
    ) {
        refusals.statement(
            format!("every database writes a value of type {ty:?} into a document in its own way"),
            "use `Raw` for this change",
        );
    }
}

fn path(path: &[JsonStep], refusals: &mut Refusals) {
    path.iter().for_each(|step| json_step(step, refusals));
}

/// PostgreSQL's positions are of 32 bits with a sign; MariaDB's too, and it counts what is below 0
/// from the end.
fn index(place: u32, refusals: &mut Refusals) {
    if i32::try_from(place).is_err() {
        refusals.statement(
            format!("no array has the position {place}, which some servers count from its end"),
            format!("use a position up to {}", i32::MAX),
        );
    }
}

fn json_step(step: &JsonStep, refusals: &mut Refusals) {
    let key = match step {
        JsonStep::Key(key) => key,
        JsonStep::Index(place) => return index(*place, refusals),
    };
    match refusals.dialect {
        Dialect::Postgres => literal::text(key, refusals),
        Dialect::Mysql | Dialect::Sqlite => {
            if key.is_empty() || key.chars().any(|c| matches!(c, '"' | '\\') || is_hidden(c)) {
                refusals.dialect(
                    format!(
                        "no path of every version leads to the key `{}`: it is empty, or has a \
                         quote, a backslash or a hidden character",
                        Printable(key)
                    ),
                    "use `Raw` for this change",
                );
            }
        }
    }
}
