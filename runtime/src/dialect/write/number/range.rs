//! Which whole numbers an expression can be, so that only what can leave its type is guarded.

use crate::expr::{
    Arithmetic, CastNode, Conversion, Field, Node, NumberNode, Operator, TextNode, TimeNode, Value,
};
use crate::table::SqlType;

/// The smallest and the largest, in 128 bits, since operands are of at most 64.
type Range = (i128, i128);

/// What no text is longer than: PostgreSQL and the MySQL family keep at most a GiB, SQLite a
/// thousand million bytes.
const LONGEST: i128 = 1 << 30;

/// Whether a result can be outside its type.
pub(super) fn leaves(node: &Arithmetic) -> bool {
    match node.left.ty().whole() {
        Some(ty) => !inside(exact(node), ty),
        None => float_leaves(node),
    }
}

/// The ends of its type that a result can be beyond.
#[derive(Clone, Copy)]
pub(in crate::dialect::write) struct Beyond {
    pub(in crate::dialect::write) low: bool,
    pub(in crate::dialect::write) high: bool,
}

impl Beyond {
    /// Either end.
    pub(in crate::dialect::write) const EITHER: Beyond = Beyond { low: true, high: true };
}

/// Where a whole number can be outside another type.
pub(super) fn beyond_type(node: &Node, ty: SqlType) -> Beyond {
    let (range, ty) = (of(node), ty.whole().unwrap_or_default());
    Beyond { low: range.0 < ty.0, high: range.1 > ty.1 }
}

/// Where a result can be outside its type of whole numbers; `None` for any other type.
pub(super) fn beyond(node: &NumberNode) -> Option<Beyond> {
    let ty = node.ty().whole()?;
    let range = match node {
        NumberNode::Arithmetic(node) => exact(node),
        NumberNode::Negate(node) => negated(&node.operand),
        NumberNode::Abs(node) => sizes(&node.operand),
        NumberNode::Sign(_)
        | NumberNode::Round(_)
        | NumberNode::RoundTo(_)
        | NumberNode::NotZero(_)
        | NumberNode::Quotient(_) => return None,
    };
    Some(Beyond { low: range.0 < ty.0, high: range.1 > ty.1 })
}

fn negated(operand: &Node) -> Range {
    let (low, high) = of(operand);
    (-high, -low)
}

fn sizes(operand: &Node) -> Range {
    let (low, high) = of(operand);
    (0, high.max(-low))
}

/// Whether a number with the other sign can be outside its type.
pub(super) fn negated_leaves(operand: &Node) -> bool {
    operand.ty().whole().is_some_and(|ty| of(operand).0 == ty.0)
}

fn inside(range: Range, of: Range) -> bool {
    of.0 <= range.0 && range.1 <= of.1
}

/// What a node can be, once what leaves its type has failed.
fn of(node: &Node) -> Range {
    let all = node.ty().whole().unwrap_or((i64::MIN.into(), u64::MAX.into()));
    let clipped = |range: Range| (range.0.max(all.0), range.1.min(all.1));
    match node {
        Node::Literal(literal) => literal.value.whole().map_or(all, |number| (number, number)),
        Node::Number(node) => match &**node {
            NumberNode::Arithmetic(node) => clipped(exact(node)),
            NumberNode::Negate(node) => clipped(negated(&node.operand)),
            NumberNode::Abs(node) => clipped(sizes(&node.operand)),
            NumberNode::Sign(_) => (-1, 1),
            NumberNode::NotZero(node) => of(&node.operand),
            NumberNode::Round(_) | NumberNode::RoundTo(_) | NumberNode::Quotient(_) => all,
        },
        Node::Choice(node) => {
            let ranges = node.values().into_iter().map(of);
            ranges.reduce(|a, b| (a.0.min(b.0), a.1.max(b.1))).unwrap_or(all)
        }
        Node::Cast(node) => match &**node {
            CastNode::Convert(node) => match node.conversion {
                Conversion::BoolToWhole => (0, 1),
                Conversion::Widen => of(&node.operand),
                Conversion::Narrow => clipped(of(&node.operand)),
                Conversion::WholeToFloat
                | Conversion::FloatToWhole
                | Conversion::WholeToDecimal
                | Conversion::DecimalToWhole
                | Conversion::DecimalToFloat
                | Conversion::SingleToDouble
                | Conversion::WholeToBool
                | Conversion::WholeToText
                | Conversion::UuidToText => all,
            },
            CastNode::Parse(_) => all,
        },
        Node::Text(node) => match &**node {
            TextNode::Length(_) | TextNode::Position(_) => (0, LONGEST),
            TextNode::Match(_)
            | TextNode::Has(_)
            | TextNode::Like(_)
            | TextNode::ExactLike(_)
            | TextNode::Concat(_)
            | TextNode::Substring(_)
            | TextNode::Side(_)
            | TextNode::Replace(_)
            | TextNode::Trim(_)
            | TextNode::Pad(_)
            | TextNode::Case(_) => all,
        },
        Node::Time(node) => match &**node {
            TimeNode::Field(node) => match node.field {
                Field::Year | Field::Month | Field::Day | Field::Weekday => (1, 9999),
                Field::Hour | Field::Minute | Field::Second => (0, 59),
                Field::Timestamp => all,
            },
            TimeNode::Now
            | TimeNode::Shift(_)
            | TimeNode::Truncate(_)
            | TimeNode::Difference(_)
            | TimeNode::FromTimestamp(_)
            | TimeNode::Stored(_) => all,
        },
        Node::Column(_)
        | Node::Compare(_)
        | Node::IsNull(_)
        | Node::Not(_)
        | Node::Logic(_)
        | Node::Predicate(_)
        | Node::Query(_)
        | Node::Json(_)
        | Node::Changed(_) => all,
    }
}

/// The range of an operation before anything fails.
fn exact(node: &Arithmetic) -> Range {
    let (left, right) = (of(&node.left), of(&node.right));
    let hull = |corners: [i128; 4]| {
        corners.iter().fold((i128::MAX, i128::MIN), |(low, high), at| (low.min(*at), high.max(*at)))
    };
    // The quotient by what is unknown is no larger than the dividend, on either side of 0.
    let size = left.1.max(-left.0);
    match node.operator {
        Operator::Add => (left.0 + right.0, left.1 + right.1),
        Operator::Subtract => (left.0 - right.1, left.1 - right.0),
        Operator::Multiply => {
            // Of two 64-bit numbers without a sign it may not be exact, and leaves its type anyway.
            let times = i128::saturating_mul;
            hull([
                times(left.0, right.0),
                times(left.0, right.1),
                times(left.1, right.0),
                times(left.1, right.1),
            ])
        }
        Operator::Divide if right.0 > 0 || right.1 < 0 => {
            hull([left.0 / right.0, left.0 / right.1, left.1 / right.0, left.1 / right.1])
        }
        Operator::Divide => (-size, size),
        Operator::Remainder => {
            let size = size.min((right.1.max(-right.0) - 1).max(0));
            (if left.0 < 0 { -size } else { 0 }, if left.1 > 0 { size } else { 0 })
        }
    }
}

/// A double times what is at most 1, or over what is at least 1, stays finite.
fn float_leaves(node: &Arithmetic) -> bool {
    let size = |node: &Node| match node {
        Node::Literal(literal) => {
            if let Value::F64(value) = &literal.value {
                Some(value.abs())
            } else {
                None
            }
        }
        Node::Column(_)
        | Node::Compare(_)
        | Node::IsNull(_)
        | Node::Not(_)
        | Node::Logic(_)
        | Node::Predicate(_)
        | Node::Query(_)
        | Node::Number(_)
        | Node::Text(_)
        | Node::Time(_)
        | Node::Json(_)
        | Node::Cast(_)
        | Node::Choice(_)
        | Node::Changed(_) => None,
    };
    let (left, right) = (size(&node.left), size(&node.right));
    match node.operator {
        Operator::Add | Operator::Subtract => true,
        Operator::Multiply => !left.into_iter().chain(right).any(|size| size <= 1.0),
        Operator::Divide => !right.is_some_and(|size| size >= 1.0),
        Operator::Remainder => false,
    }
}
