//! Which whole numbers an expression can be, so that only what can leave its type is guarded.

use crate::expr::{
    Abs, Arithmetic, CastNode, Conversion, Negate, Node, NumberNode, Operator, Value,
};
use crate::table::SqlType;

/// The smallest and the largest; exact in 128 bits, since operands are of at most 64.
type Range = (i128, i128);

/// Whether a result can be outside its type.
pub(super) fn leaves(node: &Arithmetic) -> bool {
    match whole(node.left.ty()) {
        Some(ty) => !inside(exact(node), ty),
        None => float_leaves(node),
    }
}

/// Whether a 32-bit result can be outside its type.
pub(super) fn leaves_i32(node: &NumberNode) -> bool {
    match node {
        NumberNode::Arithmetic(node) => node.left.ty() == SqlType::I32 && leaves(node),
        NumberNode::Negate(Negate { operand }) | NumberNode::Abs(Abs { operand }) => {
            operand.ty() == SqlType::I32 && negated_leaves(operand)
        }
        NumberNode::Sign(_) | NumberNode::Round(_) => false,
    }
}

/// Whether a number with the other sign can be outside its type.
pub(super) fn negated_leaves(operand: &Node) -> bool {
    whole(operand.ty()).is_some_and(|ty| of(operand).0 == ty.0)
}

fn inside(range: Range, of: Range) -> bool {
    of.0 <= range.0 && range.1 <= of.1
}

/// The range of a type of whole numbers.
fn whole(ty: SqlType) -> Option<Range> {
    match ty {
        SqlType::I32 => Some((i32::MIN.into(), i32::MAX.into())),
        SqlType::I64 => Some((i64::MIN.into(), i64::MAX.into())),
        SqlType::F64
        | SqlType::Bool
        | SqlType::Text
        | SqlType::Json
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
        | SqlType::Array(_) => None,
    }
}

/// What a node can be, once what leaves its type has failed.
fn of(node: &Node) -> Range {
    let all = whole(node.ty()).unwrap_or((i64::MIN.into(), i64::MAX.into()));
    let clipped = |range: Range| (range.0.max(all.0), range.1.min(all.1));
    match node {
        Node::Literal(literal) => literal.value.whole().map_or(all, |number| (number, number)),
        Node::Number(node) => match &**node {
            NumberNode::Arithmetic(node) => clipped(exact(node)),
            NumberNode::Negate(node) => {
                let (low, high) = of(&node.operand);
                clipped((-high, -low))
            }
            NumberNode::Abs(node) => {
                let (low, high) = of(&node.operand);
                clipped((0, high.max(-low)))
            }
            NumberNode::Sign(_) => (-1, 1),
            NumberNode::Round(_) => all,
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
                | Conversion::WholeToBool
                | Conversion::WholeToText
                | Conversion::UuidToText => all,
            },
            CastNode::Parse(_) => all,
        },
        Node::Column(_)
        | Node::Compare(_)
        | Node::IsNull(_)
        | Node::Not(_)
        | Node::Logic(_)
        | Node::Predicate(_)
        | Node::Query(_)
        | Node::Text(_)
        | Node::Time(_)
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
            hull([left.0 * right.0, left.0 * right.1, left.1 * right.0, left.1 * right.1])
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
