//! What one test says of another, and of the values in it.

use crate::expr::{
    CastNode, Compare, Comparison, Literal, Node, NumberNode, Operator, PredicateNode, Same,
    TextNode, Value,
};

/// The values that a test looks at, and that make it unknown where they are NULL.
pub(super) fn asked(test: &Node) -> Vec<&Node> {
    match test {
        Node::Compare(of) => vec![&of.left, &of.right],
        Node::Not(operand) => asked(operand),
        Node::Predicate(of) => match of.as_ref() {
            PredicateNode::Same(Same { null_safe: true, .. })
            | PredicateNode::Distinct(_)
            | PredicateNode::IsTrue(_) => Vec::new(),
            PredicateNode::Same(of) => vec![&of.left, &of.right],
            PredicateNode::ExactOrder(of) => vec![&of.left, &of.right],
            PredicateNode::OneOf(of) => std::iter::once(&of.operand).chain(&of.values).collect(),
            PredicateNode::Between(of) => vec![&of.operand, &of.low, &of.high],
        },
        Node::Text(_) => strict(test).unwrap_or_else(|| vec![test]),
        Node::IsNull(_) | Node::Changed(_) => Vec::new(),
        Node::Column(_)
        | Node::Literal(_)
        | Node::Logic(_)
        | Node::Number(_)
        | Node::Time(_)
        | Node::Json(_)
        | Node::Choice(_)
        | Node::Query(_)
        | Node::Cast(_) => vec![test],
    }
}

/// The parts without all of which a value is NULL, and with which it never is.
pub(super) fn strict(value: &Node) -> Option<Vec<&Node>> {
    match value {
        Node::Number(of) => match of.as_ref() {
            // By 0 it is NULL.
            NumberNode::Arithmetic(of)
                if matches!(of.operator, Operator::Divide | Operator::Remainder)
                    && !of.right.is_never_zero() =>
            {
                None
            }
            NumberNode::Quotient(of) if !of.right.is_never_zero() => None,
            NumberNode::Arithmetic(_)
            | NumberNode::Quotient(_)
            | NumberNode::Negate(_)
            | NumberNode::Abs(_)
            | NumberNode::Sign(_)
            | NumberNode::Round(_)
            | NumberNode::RoundTo(_)
            | NumberNode::NotZero(_) => Some(value.children()),
        },
        Node::Text(of) => match of.as_ref() {
            TextNode::Concat(_)
            | TextNode::Case(_)
            | TextNode::Trim(_)
            | TextNode::Replace(_)
            | TextNode::Substring(_)
            | TextNode::Position(_)
            | TextNode::Length(_)
            | TextNode::Pad(_)
            | TextNode::Match(_)
            | TextNode::Has(_)
            | TextNode::Side(_)
            | TextNode::ExactLike(_)
            | TextNode::Like(_) => Some(value.children()),
        },
        Node::Cast(of) => match of.as_ref() {
            CastNode::Convert(of) => Some(vec![&of.operand]),
            CastNode::Parse(_) => None,
        },
        Node::Column(_)
        | Node::Literal(_)
        | Node::Compare(_)
        | Node::IsNull(_)
        | Node::Not(_)
        | Node::Logic(_)
        | Node::Predicate(_)
        | Node::Time(_)
        | Node::Json(_)
        | Node::Choice(_)
        | Node::Query(_)
        | Node::Changed(_) => None,
    }
}

/// Whether a test that is true says that a value is no NULL.
pub(super) fn rejects_null(fact: &Node, value: &Node) -> bool {
    let seen = |inside: &Node| is_inside(inside, value);
    match fact {
        Node::IsNull(of) => of.negated && seen(&of.operand),
        Node::Predicate(of) => match of.as_ref() {
            PredicateNode::Same(Same { left, right, negated: false, null_safe: true }) => {
                (seen(left) && never_null(right)) || (seen(right) && never_null(left))
            }
            PredicateNode::Same(Same { null_safe: true, .. })
            | PredicateNode::Distinct(_)
            | PredicateNode::IsTrue(_) => false,
            PredicateNode::Same(_)
            | PredicateNode::ExactOrder(_)
            | PredicateNode::OneOf(_)
            | PredicateNode::Between(_) => asked(fact).into_iter().any(seen),
        },
        Node::Compare(_) | Node::Not(_) | Node::Text(_) | Node::Column(_) => {
            asked(fact).into_iter().any(seen)
        }
        Node::Literal(_)
        | Node::Logic(_)
        | Node::Number(_)
        | Node::Time(_)
        | Node::Json(_)
        | Node::Choice(_)
        | Node::Query(_)
        | Node::Cast(_)
        | Node::Changed(_) => false,
    }
}

fn never_null(node: &Node) -> bool {
    !node.may_be_null()
}

/// Whether a value that is no NULL says the same of the one inside of it.
pub(super) fn is_inside(outer: &Node, value: &Node) -> bool {
    outer == value
        || strict(outer).is_some_and(|parts| parts.into_iter().any(|part| is_inside(part, value)))
}

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

/// Whether all that can fail in a value is NULL instead where another value is.
pub(super) fn fails_only_with(node: &Node, value: &Node) -> bool {
    if !node.may_fail() {
        return true;
    }
    let itself = matches!(node, Node::Number(_)) && is_inside(node, value);
    let passes = matches!(
        node,
        Node::Compare(_) | Node::Predicate(_) | Node::Not(_) | Node::IsNull(_) | Node::Text(_)
    );
    (itself || passes) && node.children().into_iter().all(|part| fails_only_with(part, value))
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

/// The answer to a comparison of two whole numbers that are known.
pub(super) fn compared_literals(test: &Node) -> Option<bool> {
    let Node::Compare(compare) = test else { return None };
    let Compare { comparison, left: Node::Literal(left), right: Node::Literal(right) } =
        compare.as_ref()
    else {
        return None;
    };
    let order = left.value.whole()?.cmp(&right.value.whole()?);
    Some(match comparison {
        Comparison::Equal => order.is_eq(),
        Comparison::NotEqual => order.is_ne(),
        Comparison::Less => order.is_lt(),
        Comparison::LessOrEqual => order.is_le(),
        Comparison::Greater => order.is_gt(),
        Comparison::GreaterOrEqual => order.is_ge(),
    })
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
