//! Numbers.

use super::Refusals;
use crate::expr::{Node, NumberNode, Operator, Value};

pub(super) fn check(node: &NumberNode, refusals: &mut Refusals) {
    match node {
        NumberNode::Arithmetic(node) => {
            let divides = matches!(node.operator, Operator::Divide | Operator::Remainder);
            if divides && is_zero(&node.right) {
                refusals.statement("a division by 0", "divide by another number");
            }
        }
        NumberNode::Negate(_) | NumberNode::Abs(_) | NumberNode::Sign(_) | NumberNode::Round(_) => {
        }
    }
}

fn is_zero(node: &Node) -> bool {
    let Node::Literal(literal) = node else { return false };
    matches!(&literal.value, Value::I32(0) | Value::I64(0))
        || matches!(&literal.value, Value::F64(value) if *value == 0.0)
}
