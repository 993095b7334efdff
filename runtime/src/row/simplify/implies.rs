//! What follows from a test that is true.

use super::facts::rejects_null;
use crate::expr::{Compare, Comparison, Literal, Node, PredicateNode, Value};

/// Whether a test that is true makes another true.
pub(super) fn implies(fact: &Node, test: &Node) -> bool {
    if fact == test || is_mirrored(fact, test) {
        return true;
    }
    if let Node::IsNull(of) = test
        && of.negated
    {
        return rejects_null(fact, &of.operand);
    }
    if let (Some((a, known)), Some((b, other, differs))) = (equals(fact), asks_equal(test))
        && a == b
    {
        return (known.value == other.value) != differs;
    }
    // NULL equals no value.
    if let (Node::IsNull(null), Some((value, _, true))) = (fact, asks_equal(test)) {
        return !null.negated && null.operand == *value;
    }
    match (range(fact), range(test)) {
        (Some((a, within)), Some((b, wanted))) if a == b => wanted.contains(within),
        (Some(_) | None, Some(_) | None) => false,
    }
}

/// Whether one is `b = a` and the other `a = b`.
fn is_mirrored(test: &Node, other: &Node) -> bool {
    let (Node::Predicate(test), Node::Predicate(other)) = (test, other) else { return false };
    let (PredicateNode::Same(a), PredicateNode::Same(b)) = (test.as_ref(), other.as_ref()) else {
        return false;
    };
    (a.negated, a.null_safe) == (b.negated, b.null_safe) && a.left == b.right && a.right == b.left
}

/// `a = literal`
fn equals(test: &Node) -> Option<(&Node, &Literal)> {
    match asks_equal(test) {
        Some((value, literal, false)) => Some((value, literal)),
        Some((_, _, true)) | None => None,
    }
}

/// `a = literal` or its opposite.
fn asks_equal(test: &Node) -> Option<(&Node, &Literal, bool)> {
    let Node::Predicate(predicate) = test else { return None };
    let PredicateNode::Same(of) = predicate.as_ref() else { return None };
    let (value, literal, _) = beside_literal(&of.left, &of.right)?;
    (literal.value != Value::Null).then_some((value, literal, of.negated))
}

/// A value and the literal on its other side, and whether the literal stands on the left.
fn beside_literal<'a>(left: &'a Node, right: &'a Node) -> Option<(&'a Node, &'a Literal, bool)> {
    if let Node::Literal(literal) = right {
        return Some((left, literal, false));
    }
    let Node::Literal(literal) = left else { return None };
    Some((right, literal, true))
}

/// Whole numbers from one to another.
#[derive(Clone, Copy, Debug)]
struct Range {
    low: i128,
    high: i128,
}

impl Range {
    fn contains(self, other: Range) -> bool {
        self.low <= other.low && other.high <= self.high
    }
}

/// The whole numbers for which a test holds, where they have no gap.
fn range(test: &Node) -> Option<(&Node, Range)> {
    let (low, high) = (i128::MIN, i128::MAX);
    if let Some((value, literal)) = equals(test) {
        let number = literal.value.whole()?;
        return Some((value, Range { low: number, high: number }));
    }
    let Node::Compare(compare) = test else { return None };
    let Compare { comparison, left, right } = compare.as_ref();
    let (value, literal, is_mirrored) = beside_literal(left, right)?;
    let number = literal.value.whole()?;
    let comparison = if is_mirrored { mirrored(*comparison) } else { *comparison };
    let range = match comparison {
        Comparison::Less => Range { low, high: number - 1 },
        Comparison::LessOrEqual => Range { low, high: number },
        Comparison::Greater => Range { low: number + 1, high },
        Comparison::GreaterOrEqual => Range { low: number, high },
        Comparison::Equal => Range { low: number, high: number },
        Comparison::NotEqual => return None,
    };
    Some((value, range))
}

fn mirrored(comparison: Comparison) -> Comparison {
    match comparison {
        Comparison::Less => Comparison::Greater,
        Comparison::LessOrEqual => Comparison::GreaterOrEqual,
        Comparison::Greater => Comparison::Less,
        Comparison::GreaterOrEqual => Comparison::LessOrEqual,
        same @ (Comparison::Equal | Comparison::NotEqual) => same,
    }
}
