//! Whether a column's new value is another.

use super::facts::Facts;
use super::formula::Formula;
use super::spoken::Unknown;
use super::value;
use crate::expr::{
    Branch, Case, Changed, ChoiceNode, Concat, Literal, Node, NumberNode, Operator, TextNode, Value,
};
use crate::row::compare::same;
use crate::row::option::is_null;
use crate::table::SqlType;

/// The condition under which a value differs from what the column holds.
pub(super) fn changed(column: &Node, value: &Node, facts: &Facts) -> Formula {
    let touched = touched(column, value).reduced(facts, Unknown::IsFalse);
    if let Formula::Known(false) = touched {
        return touched;
    }
    let value = value::settled(value.clone(), &facts.with(&touched));
    Formula::choose(touched, differs(column, &value), Formula::Known(false))
}

/// The condition under which a value is another than the column, as far as it is written.
fn touched(column: &Node, value: &Node) -> Formula {
    if value == column {
        return Formula::Known(false);
    }
    let Node::Choice(choice) = value else { return Formula::Known(true) };
    match choice.as_ref() {
        ChoiceNode::Case(Case { branches, otherwise: Some(otherwise) }) => branches
            .iter()
            .rev()
            .fold(touched(column, otherwise), |otherwise, Branch { condition, value }| {
                let there = touched(column, value);
                Formula::choose(Formula::of(condition), there, otherwise)
            }),
        ChoiceNode::Case(_)
        | ChoiceNode::Coalesce(_)
        | ChoiceNode::NullIf(_)
        | ChoiceNode::Extreme(_) => Formula::Known(true),
    }
}

/// Whether a value that is no choice of the column itself is another.
fn differs(column: &Node, value: &Node) -> Formula {
    match value {
        Node::Choice(choice) => match choice.as_ref() {
            // It changes where it was NULL, and something is there to fill it.
            ChoiceNode::Coalesce(of) if of.values.first() == Some(column) => {
                let filled =
                    of.values[1..].iter().map(|value| Formula::of(&is_null(value.clone(), true)));
                let empty = Formula::of(&is_null(column.clone(), false));
                Formula::all(vec![empty, Formula::any(filled.collect())])
            }
            ChoiceNode::Case(_)
            | ChoiceNode::Coalesce(_)
            | ChoiceNode::NullIf(_)
            | ChoiceNode::Extreme(_) => compared(column, value),
        },
        Node::Number(number) => match number.as_ref() {
            NumberNode::Arithmetic(sum) if sum.left == *column => {
                match (sum.operator, step(&sum.right)) {
                    // A number plus one is another number, and NULL is none.
                    (Operator::Add | Operator::Subtract, Some(Step::Known(0))) => {
                        Formula::Known(false)
                    }
                    (Operator::Add | Operator::Subtract, Some(Step::Known(_))) => {
                        Formula::of(&is_null(column.clone(), true))
                    }
                    (Operator::Add | Operator::Subtract, Some(Step::Asked(zero))) => {
                        Formula::all(vec![
                            Formula::of(&is_null(column.clone(), true)),
                            Formula::of(&same(sum.right.clone(), zero, true)),
                        ])
                    }
                    (
                        Operator::Add
                        | Operator::Subtract
                        | Operator::Multiply
                        | Operator::Divide
                        | Operator::Remainder,
                        Some(_) | None,
                    ) => compared(column, value),
                }
            }
            NumberNode::Arithmetic(_)
            | NumberNode::Negate(_)
            | NumberNode::Abs(_)
            | NumberNode::Sign(_)
            | NumberNode::Round(_)
            | NumberNode::RoundTo(_)
            | NumberNode::Quotient(_)
            | NumberNode::NotZero(_) => compared(column, value),
        },
        // A text with more behind it is another text.
        Node::Text(text) if adds_text(column, text) => Formula::of(&is_null(column.clone(), true)),
        Node::Column(_)
        | Node::Literal(_)
        | Node::Compare(_)
        | Node::IsNull(_)
        | Node::Not(_)
        | Node::Logic(_)
        | Node::Predicate(_)
        | Node::Text(_)
        | Node::Time(_)
        | Node::Json(_)
        | Node::Query(_)
        | Node::Cast(_)
        | Node::Changed(_) => compared(column, value),
    }
}

/// Whether a text is a column's with some that is known, before it or behind it.
fn adds_text(column: &Node, text: &TextNode) -> bool {
    let TextNode::Concat(Concat { parts }) = text else { return false };
    let is_more = |part: &Node| matches!(part, Node::Literal(Literal { value: Value::Text(more), .. }) if !more.is_empty());
    parts.iter().all(|part| part == column || is_more(part))
        && parts.contains(column)
        && parts.iter().any(is_more)
}

/// What is added to a whole number.
enum Step {
    Known(i128),
    /// It is asked of the row whether it is this zero.
    Asked(Node),
}

fn step(node: &Node) -> Option<Step> {
    if let Node::Literal(literal) = node {
        return literal.value.whole().map(Step::Known);
    }
    // NULL is no step, and a step that may fail is not asked twice.
    if node.may_be_null() || node.may_fail() {
        return None;
    }
    let zero = match node.ty() {
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
    Some(Step::Asked(Node::Literal(Literal::new(zero))))
}

/// One comparison of the two.
fn compared(column: &Node, value: &Node) -> Formula {
    if column.ty() == SqlType::Json {
        let (column, value) = (column.clone(), value.clone());
        return Formula::Test(Node::Changed(Box::new(Changed { column, value })));
    }
    Formula::of(&same(column.clone(), value.clone(), true))
}
