//! Operations on documents.

use amend::expr::{
    JsonAppend, JsonArray, JsonContains, JsonIsNull, JsonKind, JsonLength, JsonMerge, JsonNode,
    JsonObject, JsonPart, JsonPlace, JsonQuestion, JsonRemove, JsonScalar, JsonSet, JsonStep,
    JsonText, JsonType, JsonTyped, JsonValue, Literal, Node, Value,
};
use amend::prelude::*;
use amend::table::SqlType;
use proptest::prelude::*;
use proptest::sample::select;

use super::level::{Below, Productions};
use super::literals::{KEYS, document, entries, of_value, scalar};

const JSON: SqlType = SqlType::Json;

pub(super) fn productions(below: &Below, all: &mut Productions) {
    reads(below, all);
    conditions(below, all);
    changes(below, all);
    // A document of literals alone is a constant, as a text is in `text`.
    let object = (select(KEYS.to_vec()), of_row(below), entries(element(below))).prop_map(
        |(key, first, mut entries)| {
            entries.retain(|(other, _)| other != key);
            entries.insert(0, (key.to_owned(), first));
            Node::from(JsonNode::Object(JsonObject { entries }))
        },
    );
    all.add(JSON, 2, object);
    let array = (of_row(below), proptest::collection::vec(element(below), 0..3)).prop_map(
        |(first, mut elements)| {
            elements.insert(0, first);
            Node::from(JsonNode::Array(JsonArray { elements }))
        },
    );
    all.add(JSON, 2, array);
}

fn reads(below: &Below, all: &mut Productions) {
    let text = place(below)
        .prop_map(|(document, path)| Node::from(JsonNode::Text(JsonText { document, path })));
    all.add(SqlType::Text, 2, text);
    all.add(JSON, 3, place(below).prop_map(part));
    let whole_or_part = || prop_oneof![1 => below.expr(JSON), 1 => place(below).prop_map(part)];
    let scalars = [
        (SqlType::Bool, JsonScalar::Bool),
        (SqlType::I64, JsonScalar::I64),
        (SqlType::F64, JsonScalar::F64),
        (SqlType::Text, JsonScalar::Text),
    ];
    for (ty, scalar) in scalars {
        let typed = whole_or_part()
            .prop_map(move |document| Node::from(JsonNode::Typed(JsonTyped { document, scalar })));
        all.add(ty, 2, typed);
    }
    let kind =
        whole_or_part().prop_map(|document| Node::from(JsonNode::Kind(JsonKind { document })));
    all.add(SqlType::Text, 1, kind);
    let length =
        whole_or_part().prop_map(|document| Node::from(JsonNode::Length(JsonLength { document })));
    all.add(SqlType::I64, 2, length);
}

fn conditions(below: &Below, all: &mut Productions) {
    let contains = (below.expr(JSON), scalar()).prop_map(|(document, element)| {
        Node::from(JsonNode::Contains(JsonContains { document, element }))
    });
    all.add_condition(2, contains);
    let is_null =
        below.expr(JSON).prop_map(|document| Node::from(JsonNode::IsNull(JsonIsNull { document })));
    all.add_condition(1, is_null);
    let questions = select(vec![
        JsonQuestion::Exists,
        JsonQuestion::IsNull,
        JsonQuestion::IsNullOrMissing,
        JsonQuestion::Is(JsonType::Bool),
        JsonQuestion::Is(JsonType::Number),
        JsonQuestion::Is(JsonType::Text),
        JsonQuestion::Is(JsonType::Array),
        JsonQuestion::Is(JsonType::Object),
    ]);
    let place = (place(below), questions).prop_map(|((document, path), question)| {
        Node::from(JsonNode::Place(JsonPlace { document, path, question }))
    });
    all.add_condition(2, place);
}

fn changes(below: &Below, all: &mut Productions) {
    let append = (below.expr(JSON), element(below)).prop_map(|(document, element)| {
        Node::from(JsonNode::Append(JsonAppend { document, element }))
    });
    all.add(JSON, 2, append);
    let set = (place(below), element(below)).prop_map(|((document, path), value)| {
        if let [JsonStep::Key(key)] = path.as_slice() {
            let entries = vec![(key.clone(), value)];
            return merge(document, Node::from(JsonNode::Object(JsonObject { entries })));
        }
        Node::from(JsonNode::Set(JsonSet { document, path, value }))
    });
    all.add(JSON, 3, set);
    let remove = place(below).prop_map(|(document, path)| remove(document, path));
    all.add(JSON, 2, remove);
    let of_literals = entries(document()).prop_map(|entries| {
        of_value(Value::Json(Json::Object(entries.into_iter().collect())), JSON)
    });
    let of_values = entries(element(below))
        .prop_map(|entries| Node::from(JsonNode::Object(JsonObject { entries })));
    // Where the keys are not known, PostgreSQL alone merges.
    let other = prop_oneof![6 => of_literals, 6 => of_values, 1 => below.expr(JSON)];
    let merge = (below.expr(JSON), other).prop_map(|(document, other)| merge(document, other));
    all.add(JSON, 3, merge);
}

/// A place in a document; a path into a part is a longer path.
fn place(below: &Below) -> impl Strategy<Value = (Node, Vec<JsonStep>)> + Clone + use<> {
    let step = prop_oneof![
        3 => select(KEYS.to_vec()).prop_map(|key| JsonStep::Key(key.to_owned())),
        2 => (0..3_u32).prop_map(JsonStep::Index),
    ];
    let path = proptest::collection::vec(step, 1..3);
    (below.expr(JSON), path).prop_map(|(document, more)| {
        let (document, mut path) = match document {
            Node::Json(node) => match *node {
                JsonNode::Part(part) => (part.document, part.path),
                other => (Node::from(other), Vec::new()),
            },
            other => (other, Vec::new()),
        };
        path.extend(more);
        (document, path)
    })
}

fn part((document, path): (Node, Vec<JsonStep>)) -> Node {
    Node::from(JsonNode::Part(JsonPart { document, path }))
}

/// What becomes part of a document.
fn element(below: &Below) -> BoxedStrategy<JsonValue> {
    let literal = document()
        .prop_map(|json| JsonValue { value: of_value(Value::Json(json), JSON), nullable: false });
    let condition = below.condition().prop_map(|value| JsonValue { value, nullable: true });
    prop_oneof![2 => literal, 5 => of_row(below), 1 => condition].boxed()
}

/// A value of the row that becomes part of a document.
fn of_row(below: &Below) -> BoxedStrategy<JsonValue> {
    let of_row = prop_oneof![
        below.expr(SqlType::I32),
        below.expr(SqlType::I64),
        below.expr(SqlType::Bool),
        below.expr(SqlType::Text),
        below.expr(JSON),
    ];
    let value = |value| {
        let nullable = !matches!(&value, Node::Column(column) if !column.column.nullable);
        JsonValue { value, nullable }
    };
    of_row.prop_map(value).boxed()
}

/// Removals of single keys are one.
fn remove(document: Node, path: Vec<JsonStep>) -> Node {
    let is_key = |path: &Vec<JsonStep>| matches!(path.as_slice(), [JsonStep::Key(_)]);
    if let Node::Json(node) = &document
        && let JsonNode::Remove(inner) = node.as_ref()
        && inner.paths.iter().chain([&path]).all(is_key)
    {
        let paths = inner.paths.iter().cloned().chain([path]).collect();
        let document = inner.document.clone();
        return Node::from(JsonNode::Remove(JsonRemove { document, paths }));
    }
    Node::from(JsonNode::Remove(JsonRemove { document, paths: vec![path] }))
}

/// Merges with known keys are one, and a later key stands for an earlier one.
fn merge(document: Node, other: Node) -> Node {
    if let Node::Json(node) = &document
        && let JsonNode::Merge(inner) = node.as_ref()
        && let (Some(mut all), Some(later)) = (known(&inner.other), known(&other))
    {
        all.retain(|(key, _)| later.iter().all(|(other, _)| other != key));
        all.extend(later);
        let document = inner.document.clone();
        let other = Node::from(JsonNode::Object(JsonObject { entries: all }));
        return Node::from(JsonNode::Merge(JsonMerge { document, other }));
    }
    Node::from(JsonNode::Merge(JsonMerge { document, other }))
}

/// The keys of an object, where they are known.
fn known(object: &Node) -> Option<Vec<(String, JsonValue)>> {
    if let Node::Literal(Literal { value: Value::Json(Json::Object(entries)), .. }) = object {
        let value = |json: &Json| JsonValue {
            value: of_value(Value::Json(json.clone()), JSON),
            nullable: false,
        };
        return Some(entries.iter().map(|(key, json)| (key.clone(), value(json))).collect());
    }
    let Node::Json(node) = object else { return None };
    let JsonNode::Object(object) = node.as_ref() else { return None };
    Some(object.entries.clone())
}
