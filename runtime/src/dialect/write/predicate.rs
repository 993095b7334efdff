//! Conditions on values beyond the six comparisons.

use super::Writer;
use super::expr::Precedence;
use super::logic::truth;
use crate::Dialect;
use crate::expr::{Between, Comparison, Distinct, IsTrue, Node, OneOf, PredicateNode};

impl Writer {
    pub(super) fn predicate_node(&mut self, node: &PredicateNode) -> (String, Precedence) {
        match node {
            PredicateNode::Distinct(node) => self.distinct(node),
            PredicateNode::OneOf(node) => self.one_of(node),
            PredicateNode::Between(node) => (self.between(node), Precedence::Comparison),
            PredicateNode::IsTrue(node) => (self.is_true(node), Precedence::Comparison),
        }
    }

    fn distinct(&mut self, node: &Distinct) -> (String, Precedence) {
        let left = self.expr(&node.left, Precedence::Sum);
        let right = self.expr(&node.right, Precedence::Sum);
        let sign = match self.dialect {
            Dialect::Postgres if node.negated => "IS NOT DISTINCT FROM",
            Dialect::Postgres => "IS DISTINCT FROM",
            Dialect::Mysql if node.negated => "<=>",
            Dialect::Mysql => return (format!("NOT ({left} <=> {right})"), Precedence::Not),
            Dialect::Sqlite if node.negated => "IS",
            Dialect::Sqlite => "IS NOT",
        };
        (format!("{left} {sign} {right}"), Precedence::Comparison)
    }

    fn one_of(&mut self, node: &OneOf) -> (String, Precedence) {
        if node.values.is_empty() {
            return (truth(node.negated), Precedence::Atom);
        }
        let operand = self.expr(&node.operand, Precedence::Sum);
        // A question alone in the list would be read as the list itself.
        if let [value @ Node::Query(_)] = node.values.as_slice() {
            let comparison = if node.negated { Comparison::NotEqual } else { Comparison::Equal };
            let value = self.expr(value, Precedence::Sum);
            return (format!("{operand} {} {value}", comparison.sign()), Precedence::Comparison);
        }
        let values: Vec<_> = node.values.iter().map(|value| self.argument(value)).collect();
        let test = if node.negated { "NOT IN" } else { "IN" };
        (format!("{operand} {test} ({})", values.join(", ")), Precedence::Comparison)
    }

    fn between(&mut self, node: &Between) -> String {
        let operand = self.expr(&node.operand, Precedence::Sum);
        let closed = match (self.dialect, &node.low) {
            // AT TIME ZONE is no part of what PostgreSQL reads between these two words.
            (Dialect::Postgres, Node::Time(_)) => Precedence::Atom,
            (Dialect::Postgres | Dialect::Mysql | Dialect::Sqlite, _) => Precedence::Sum,
        };
        let low = self.expr(&node.low, closed);
        let high = self.expr(&node.high, Precedence::Sum);
        format!("{operand} BETWEEN {low} AND {high}")
    }

    fn is_true(&mut self, node: &IsTrue) -> String {
        let operand = self.expr(&node.operand, Precedence::Atom);
        format!("{operand} IS {}TRUE", if node.negated { "NOT " } else { "" })
    }
}
