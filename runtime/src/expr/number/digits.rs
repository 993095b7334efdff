//! How many digits a Decimal can have, so that no engine rounds it without a word.
//!
//! A sum, difference or product of Decimals is exact as long as the engine keeps all its digits,
//! and how many those are follows from its columns. So they are counted when `gen` runs, and
//! nothing is left to look at when the statement does.

use super::{NumberNode, Operator, Rounding};
use crate::expr::{
    Aggregate, AggregateFunction, CastNode, Joined, Literal, Node, QueryNode, Value,
};
use crate::table::{ColumnDef, Digits, SqlType};

/// More rows than a table has, in decimal digits.
const ROWS: u32 = 19;

impl Node {
    /// The digits of a Decimal, or the column that does not say its own; `None` for what is no
    /// Decimal.
    pub(crate) fn digits(&self) -> Result<Digits, Option<&'static ColumnDef>> {
        match self {
            Node::Column(column) => column.column.digits.ok_or(Some(column.column)),
            Node::Literal(literal) => of_literal(literal),
            Node::Number(node) => of_number(node),
            Node::Choice(node) => all(node.values()),
            Node::Query(node) => of_query(node),
            Node::Cast(node) => of_cast(node),
            Node::Compare(_)
            | Node::IsNull(_)
            | Node::Not(_)
            | Node::Logic(_)
            | Node::Predicate(_)
            | Node::Text(_)
            | Node::Time(_)
            | Node::Json(_)
            | Node::Changed(_) => Err(None),
        }
    }
}

fn all(nodes: Vec<&Node>) -> Result<Digits, Option<&'static ColumnDef>> {
    nodes
        .into_iter()
        .try_fold(Digits { whole: 0, scale: 0 }, |all, node| Ok(all.either(node.digits()?)))
}

fn of_literal(literal: &Literal) -> Result<Digits, Option<&'static ColumnDef>> {
    if let Value::Decimal(value) = &literal.value {
        let length = value.mantissa().unsigned_abs().checked_ilog10().map_or(0, |log| log + 1);
        return Ok(Digits { whole: length.saturating_sub(value.scale()), scale: value.scale() });
    }
    if literal.ty == SqlType::Decimal { Ok(Digits { whole: 0, scale: 0 }) } else { Err(None) }
}

fn of_number(node: &NumberNode) -> Result<Digits, Option<&'static ColumnDef>> {
    match node {
        NumberNode::Arithmetic(node) => {
            let (left, right) = (node.left.digits()?, node.right.digits()?);
            match node.operator {
                Operator::Add | Operator::Subtract => {
                    let either = left.either(right);
                    Ok(Digits { whole: either.whole + 1, ..either })
                }
                Operator::Multiply => {
                    Ok(Digits { whole: left.whole + right.whole, scale: left.scale + right.scale })
                }
                Operator::Divide | Operator::Remainder => Err(None),
            }
        }
        NumberNode::Negate(node) => node.operand.digits(),
        NumberNode::Abs(node) => node.operand.digits(),
        NumberNode::NotZero(node) => node.operand.digits(),
        NumberNode::Sign(_) => Ok(Digits { whole: 1, scale: 0 }),
        NumberNode::Round(node) => {
            let Digits { whole, .. } = node.operand.digits()?;
            match node.direction {
                Rounding::Nearest | Rounding::Floor | Rounding::Ceiling => {
                    Ok(Digits { whole: whole + 1, scale: 0 })
                }
                Rounding::Truncate => Ok(Digits { whole, scale: 0 }),
            }
        }
        NumberNode::RoundTo(node) => {
            let digits = node.operand.digits()?;
            if node.decimals < digits.scale {
                Ok(Digits { whole: digits.whole + 1, scale: node.decimals })
            } else {
                Ok(digits)
            }
        }
        NumberNode::Quotient(node) => {
            let (left, right) = (node.left.digits()?, node.right.digits()?);
            let whole = match at_least(&node.right, right) {
                // What is divided by 2 at least has room for the carry of the rounding.
                Some((whole, 2..)) => (left.whole + 1).saturating_sub(whole),
                Some((whole, _)) => (left.whole + 2).saturating_sub(whole),
                None => left.whole + right.scale + 1,
            };
            Ok(Digits { whole, scale: node.decimals })
        }
    }
}

/// How many digits a literal has before its point, and the first of them.
fn at_least(node: &Node, digits: Digits) -> Option<(u32, u128)> {
    let Node::Literal(Literal { value: Value::Decimal(value), .. }) = node else { return None };
    let first = value.mantissa().unsigned_abs() / 10_u128.pow(digits.precision().checked_sub(1)?);
    (digits.whole > 0).then_some((digits.whole, first))
}

fn of_query(node: &QueryNode) -> Result<Digits, Option<&'static ColumnDef>> {
    match node {
        QueryNode::Exists(_) | QueryNode::In(_) => Err(None),
        QueryNode::Pick(node) => node.value.digits(),
        QueryNode::Aggregate(node) => of_aggregate(node),
        QueryNode::Joined(Joined::Group(node)) => of_aggregate(node),
        QueryNode::Joined(Joined::Row(node)) => node.value.digits(),
    }
}

fn of_aggregate(node: &Aggregate) -> Result<Digits, Option<&'static ColumnDef>> {
    let value = node.value.as_ref().ok_or(None)?.digits()?;
    match node.function {
        AggregateFunction::Count => Err(None),
        AggregateFunction::Sum => Ok(Digits { whole: value.whole + ROWS, ..value }),
        AggregateFunction::Min | AggregateFunction::Max => Ok(value),
    }
}

/// A whole number as a Decimal has the digits of its type.
fn of_cast(node: &CastNode) -> Result<Digits, Option<&'static ColumnDef>> {
    match node {
        CastNode::Convert(node) if node.to == SqlType::Decimal => {
            let (low, high) = node.operand.ty().whole().ok_or(None)?;
            let longest = low.unsigned_abs().max(high.unsigned_abs());
            Ok(Digits { whole: longest.ilog10() + 1, scale: 0 })
        }
        CastNode::Convert(_) | CastNode::Parse(_) => Err(None),
    }
}
