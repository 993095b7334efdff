//! Conditions on values beyond the six comparisons.

use super::Writer;
use super::expr::Precedence;
use super::logic::truth;
use crate::Dialect;
use crate::expr::{
    Between, Comparison, Distinct, ExactOrder, IsTrue, Node, OneOf, PredicateNode, Same,
};
use crate::table::SqlType;

impl Writer {
    pub(super) fn predicate_node(&mut self, node: &PredicateNode) -> (String, Precedence) {
        match node {
            PredicateNode::Distinct(node) => self.distinct(node),
            PredicateNode::Same(node) => self.same(node),
            PredicateNode::ExactOrder(node) => (self.exact_order(node), Precedence::Comparison),
            PredicateNode::OneOf(node) => self.one_of(node),
            PredicateNode::Between(node) => (self.between(node), Precedence::Comparison),
            PredicateNode::IsTrue(node) => (self.is_true(node), Precedence::Comparison),
        }
    }

    fn distinct(&mut self, node: &Distinct) -> (String, Precedence) {
        let left = self.expr(&node.left, Precedence::Sum);
        let right = self.expr(&node.right, Precedence::Sum);
        self.null_safe(&left, &right, node.negated)
    }

    /// Whether two sides are the same, or differ, where NULL is the same as NULL.
    pub(super) fn null_safe(&self, left: &str, right: &str, same: bool) -> (String, Precedence) {
        let sign = match self.dialect {
            Dialect::Postgres if same => "IS NOT DISTINCT FROM",
            Dialect::Postgres => "IS DISTINCT FROM",
            Dialect::Mysql if same => "<=>",
            Dialect::Mysql => return (format!("NOT ({left} <=> {right})"), Precedence::Not),
            Dialect::Sqlite if same => "IS",
            Dialect::Sqlite => "IS NOT",
        };
        (format!("{left} {sign} {right}"), Precedence::Comparison)
    }

    fn same(&mut self, node: &Same) -> (String, Precedence) {
        let (left, right) = self.exact_sides(&node.left, &node.right);
        if node.null_safe {
            return self.null_safe(&left, &right, !node.negated);
        }
        let sign = if node.negated { "<>" } else { "=" };
        let text = format!("{left} {sign} {right}");
        if !node.negated && self.is_found_plainly(&node.left, &node.right) {
            let left = self.expr(&node.left, Precedence::Sum);
            let right = self.expr(&node.right, Precedence::Sum);
            return (format!("{left} = {right} AND {text}"), Precedence::And);
        }
        (text, Precedence::Comparison)
    }

    fn exact_order(&mut self, node: &ExactOrder) -> String {
        let (left, right) = match self.dialect {
            Dialect::Postgres if node.left.ty() == SqlType::Text => {
                let left = self.expr(&node.left, Precedence::Atom) + " COLLATE \"C\"";
                (left, self.expr(&node.right, Precedence::Sum))
            }
            Dialect::Postgres | Dialect::Mysql | Dialect::Sqlite => {
                self.exact_sides(&node.left, &node.right)
            }
        };
        format!("{left} {} {right}", node.comparison.sign())
    }

    fn one_of(&mut self, node: &OneOf) -> (String, Precedence) {
        if node.values.is_empty() {
            return (truth(node.negated), Precedence::Atom);
        }
        let test = if node.negated { "NOT IN" } else { "IN" };
        let operand = self.expr(&node.operand, Precedence::Sum);
        // A question alone in the list would be read as the list itself.
        if let [value @ Node::Query(_)] = node.values.as_slice() {
            let comparison = if node.negated { Comparison::NotEqual } else { Comparison::Equal };
            let value = self.expr(value, Precedence::Sum);
            return (format!("{operand} {} {value}", comparison.sign()), Precedence::Comparison);
        }
        let values: Vec<_> = node.values.iter().map(|value| self.argument(value)).collect();
        let plain = format!("{operand} {test} ({})", values.join(", "));
        if !node.exact {
            return (plain, Precedence::Comparison);
        }
        let sides = node.values.iter().map(|value| self.exact_sides(&node.operand, value));
        let (operands, values): (Vec<_>, Vec<_>) = sides.unzip();
        let exact = format!("{} {test} ({})", operands[0], values.join(", "));
        let found = node.values.iter().all(|value| self.is_found_plainly(&node.operand, value));
        if found && !node.negated {
            return (format!("{plain} AND {exact}"), Precedence::And);
        }
        (exact, Precedence::Comparison)
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
