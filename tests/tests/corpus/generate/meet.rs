//! What the builder's methods do to operands, so that random trees are such as methods make.

use amend::expr::{
    ChoiceNode, Compare, Comparison, JsonNode, Literal, Node, QueryNode, StoredTime, TimeNode,
};
use amend::table::{SqlType, Storage};

/// A value as it meets one that is stored in this way.
pub(super) fn meeting(node: Node, storage: Storage) -> Node {
    match node {
        Node::Literal(literal) => Node::Literal(Literal { storage, ..literal }),
        value if value.ty() == SqlType::Timestamp && self::storage(&value) != storage => {
            Node::from(TimeNode::Stored(StoredTime { value, storage }))
        }
        other => other,
    }
}

/// Both sides as they meet.
pub(super) fn both(left: Node, right: Node) -> (Node, Node) {
    let (of_left, of_right) = (storage(&left), storage(&right));
    if of_left == Storage::Usual {
        (meeting(left, of_right), right)
    } else {
        (left, meeting(right, of_left))
    }
}

/// Values of which one is chosen, stored in one way.
pub(super) fn alike(values: Vec<Node>) -> Vec<Node> {
    let own = values.iter().filter(|value| !matches!(value, Node::Literal(_)));
    let own: Vec<Storage> = own.map(storage).collect();
    let are_times = values.iter().any(|value| value.ty() == SqlType::Timestamp);
    let differ = own.windows(2).any(|pair| pair[0] != pair[1]);
    match own.into_iter().find(|storage| *storage != Storage::Usual) {
        Some(_) if are_times && differ => {
            values.into_iter().map(|value| meeting(value, Storage::Usual)).collect()
        }
        Some(storage) => values.into_iter().map(|value| meeting(value, storage)).collect(),
        None => values,
    }
}

/// A comparison of both sides.
pub(super) fn compare(comparison: Comparison, left: Node, right: Node) -> Node {
    let (left, right) = both(left, right);
    Node::Compare(Box::new(Compare { comparison, left, right }))
}

/// How a node's values are stored.
pub(super) fn storage(node: &Node) -> Storage {
    match node {
        Node::Column(column) => column.column.storage,
        Node::Literal(literal) => literal.storage,
        Node::Time(node) => match node.as_ref() {
            TimeNode::Stored(node) => node.storage,
            TimeNode::Now
            | TimeNode::Shift(_)
            | TimeNode::Truncate(_)
            | TimeNode::Field(_)
            | TimeNode::Difference(_)
            | TimeNode::FromTimestamp(_) => Storage::Usual,
        },
        Node::Choice(node) => {
            let values: Vec<&Node> = match node.as_ref() {
                ChoiceNode::Coalesce(node) => node.values.iter().collect(),
                ChoiceNode::NullIf(node) => vec![&node.value],
                ChoiceNode::Extreme(node) => node.values.iter().collect(),
                ChoiceNode::Case(node) => {
                    node.branches.iter().map(|b| &b.value).chain(&node.otherwise).collect()
                }
            };
            let mut stored = values.into_iter().map(storage);
            stored.find(|storage| *storage != Storage::Usual).unwrap_or_default()
        }
        Node::Query(node) => match node.as_ref() {
            QueryNode::Exists(_) | QueryNode::In(_) => Storage::Usual,
            // Of a count and a sum it is a number's.
            QueryNode::Aggregate(node) => node.value.as_ref().map_or(Storage::Usual, storage),
            QueryNode::Pick(node) => storage(&node.value),
            QueryNode::Joined(node) => node.value().map_or(Storage::Usual, storage),
        },
        Node::Json(node) => match node.as_ref() {
            JsonNode::Part(node) => storage(&node.document),
            JsonNode::Text(_)
            | JsonNode::Typed(_)
            | JsonNode::Place(_)
            | JsonNode::Kind(_)
            | JsonNode::Length(_)
            | JsonNode::Contains(_)
            | JsonNode::IsNull(_)
            | JsonNode::Append(_)
            | JsonNode::Set(_)
            | JsonNode::Remove(_)
            | JsonNode::Merge(_)
            | JsonNode::Object(_)
            | JsonNode::Array(_) => Storage::Usual,
        },
        Node::Compare(_)
        | Node::IsNull(_)
        | Node::Not(_)
        | Node::Logic(_)
        | Node::Number(_)
        | Node::Text(_)
        | Node::Predicate(_)
        | Node::Cast(_)
        | Node::Changed(_) => Storage::Usual,
    }
}
