//! Operations on numbers.

use amend::expr::{
    Abs, Arithmetic, Literal, Negate, Node, NotZero, NumberNode, Operator, Round, Rounding, Sign,
    Value,
};
use amend::table::SqlType;
use proptest::prelude::*;
use proptest::sample::select;

use super::level::{Below, Productions};
use super::literals::of_value;

pub(super) fn productions(below: &Below, all: &mut Productions) {
    for ty in [SqlType::I32, SqlType::I64, SqlType::F64] {
        let mut operators =
            vec![Operator::Add, Operator::Subtract, Operator::Multiply, Operator::Divide];
        if ty != SqlType::F64 {
            operators.push(Operator::Remainder);
        }
        let arithmetic = (select(operators), below.expr(ty), below.operand(ty), any::<bool>())
            .prop_map(|(operator, left, right, fails)| arithmetic(operator, left, right, fails));
        all.add(ty, 3, arithmetic);
        let unary = |node: fn(Node) -> NumberNode| {
            below.expr(ty).prop_map(move |operand| Node::from(node(operand)))
        };
        all.add(ty, 1, unary(|operand| NumberNode::Negate(Negate { operand })));
        all.add(ty, 1, unary(|operand| NumberNode::Abs(Abs { operand })));
        all.add(ty, 1, unary(|operand| NumberNode::Sign(Sign { operand })));
    }
    let directions =
        vec![Rounding::Nearest, Rounding::Floor, Rounding::Ceiling, Rounding::Truncate];
    let round = (select(directions), below.expr(SqlType::F64)).prop_map(|(direction, operand)| {
        Node::from(NumberNode::Round(Round { direction, operand }))
    });
    all.add(SqlType::F64, 2, round);
}

fn arithmetic(operator: Operator, left: Node, right: Node, fails: bool) -> Node {
    let divides = matches!(operator, Operator::Divide | Operator::Remainder);
    // A division by the literal 0 is refused.
    let right = match right {
        Node::Literal(Literal { value: Value::I32(0), ty, .. }) if divides => {
            of_value(Value::I32(2), ty)
        }
        Node::Literal(Literal { value: Value::I64(0), ty, .. }) if divides => {
            of_value(Value::I64(2), ty)
        }
        Node::Literal(Literal { value: Value::F64(0.0), ty, .. }) if divides => {
            of_value(Value::F64(2.0), ty)
        }
        right => right,
    };
    let right = if divides && fails && !matches!(right, Node::Literal(_)) {
        Node::from(NumberNode::NotZero(NotZero { operand: right }))
    } else {
        right
    };
    Node::from(NumberNode::Arithmetic(Arithmetic { operator, left, right }))
}
