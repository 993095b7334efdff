//! One of two values, as a condition says.

use super::simplify::negate;
use crate::expr::{
    Arithmetic, Branch, Case, ChoiceNode, Literal, Node, NumberNode, Operator, Value,
};
use crate::table::{SqlType, Storage};

/// `a` where the condition holds, else `b`.
pub(super) fn choice(condition: Node, a: Node, b: Node) -> Node {
    if let Node::Literal(Literal { value: Value::Bool(known), .. }) = &condition {
        return if *known { a } else { b };
    }
    if a == b {
        return a;
    }
    if let Some(sum) = shared_sum(&condition, &a, &b) {
        return sum;
    }
    if let Node::Not(condition) = condition {
        return choice(*condition, b, a);
    }
    let storage = [&a, &b].into_iter().map(Node::storage).find(|it| *it != Storage::Usual);
    let (a, b) = match storage {
        Some(storage) => (a.meeting(storage), b.meeting(storage)),
        None => (a, b),
    };
    Node::from(ChoiceNode::Case(Case {
        branches: vec![Branch { condition, value: a }],
        otherwise: Some(b),
    }))
}

/// `x + (k or 0)` for `x + k` or `x`: a long row of `if c { n += k }` stays as long as it is.
fn shared_sum(condition: &Node, a: &Node, b: &Node) -> Option<Node> {
    let (sum, alone, holds) = match (summed(a), summed(b)) {
        (Some(sum), _) if sum.left == *b => (sum, b, true),
        (_, Some(sum)) if sum.left == *a => (sum, a, false),
        _ => return None,
    };
    let zero = zero(sum.right.ty())?;
    // What is added may not fail where it is not added.
    if sum.right.may_fail() {
        return None;
    }
    let condition = if holds { condition.clone() } else { negate(condition.clone()) };
    Some(Node::from(NumberNode::Arithmetic(Arithmetic {
        operator: sum.operator,
        left: alone.clone(),
        right: choice(condition, sum.right.clone(), zero),
    })))
}

fn summed(node: &Node) -> Option<&Arithmetic> {
    let Node::Number(number) = node else { return None };
    let NumberNode::Arithmetic(sum) = number.as_ref() else { return None };
    // A single sum reads better as a choice of two.
    let nested = matches!(&sum.left, Node::Number(_) | Node::Choice(_));
    (matches!(sum.operator, Operator::Add | Operator::Subtract) && nested).then_some(sum)
}

/// Nothing to add, of a type of whole numbers.
fn zero(ty: SqlType) -> Option<Node> {
    let value = match ty {
        SqlType::I32 => Value::I32(0),
        SqlType::I64 => Value::I64(0),
        SqlType::Bool
        | SqlType::I8
        | SqlType::I16
        | SqlType::U8
        | SqlType::U16
        | SqlType::U32
        | SqlType::U64
        | SqlType::F32
        | SqlType::F64
        | SqlType::Decimal
        | SqlType::Text
        | SqlType::Enum(_)
        | SqlType::Bytes
        | SqlType::Json
        | SqlType::Uuid
        | SqlType::Date
        | SqlType::Time
        | SqlType::DateTime
        | SqlType::Timestamp
        | SqlType::Array(_) => return None,
    };
    Some(Node::Literal(Literal::new(value)))
}
