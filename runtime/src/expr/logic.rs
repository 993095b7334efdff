//! `a AND b`, `a OR b`, `NOT a`

use super::{Condition, IntoCondition, IntoNode as _, Node};
use crate::table::ColumnType;

/// Conditions that must all hold, or of which one must.
#[derive(Clone, Debug, PartialEq)]
pub struct Logic {
    /// How they are joined.
    pub connective: Connective,
    /// The conditions, at least two; none of them has the same connective.
    pub operands: Vec<Node>,
}

/// AND or OR.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Connective {
    /// AND
    And,
    /// OR
    Or,
}

impl Node {
    /// Joins two conditions, flattening a chain of one connective.
    pub(crate) fn join(connective: Connective, left: Node, right: Node) -> Node {
        let mut operands = Vec::new();
        for node in [left, right] {
            match node {
                Node::Logic(logic) if logic.connective == connective => {
                    operands.extend(logic.operands);
                }
                other => operands.push(other),
            }
        }
        Node::Logic(Logic { connective, operands })
    }

    /// All of the conditions; `None` if there are none.
    pub(crate) fn all(
        connective: Connective,
        nodes: impl IntoIterator<Item = Node>,
    ) -> Option<Node> {
        nodes.into_iter().reduce(|left, right| Node::join(connective, left, right))
    }
}

impl Logic {
    pub(super) fn map_children(self, f: &mut dyn FnMut(Node) -> Node) -> Node {
        let Logic { connective, operands } = self;
        let operands = operands.into_iter().map(f);
        let flat = |node| match node {
            Node::Logic(logic) if logic.connective == connective => logic.operands,
            other => vec![other],
        };
        Node::Logic(Logic { connective, operands: operands.flat_map(flat).collect() })
    }
}

impl<T> Condition<T> {
    /// Both hold: false where one does not, and unknown where one is and the other holds.
    ///
    /// ```
    /// use amend::prelude::*;
    ///
    /// #[derive(Table)]
    /// #[table(name = "users")]
    /// struct User { active: bool, name: Option<String>, age: i64 }
    ///
    /// let some = User::age.lt(18).or(User::active.not()).and(User::name.eq("a8m"));
    /// # let _ = some;
    /// ```
    ///
    /// Every dialect writes `(age < 18 OR NOT (active)) AND name = 'a8m'`. SQL looks at conditions
    /// in no promised order: where one must rule out what makes another fail, use
    /// [`case()`](crate::expr::case).
    pub fn and(self, other: impl IntoCondition<T>) -> Condition<T> {
        Condition::new(Node::join(Connective::And, self.into_node(), other.into_node()))
    }

    /// At least one holds.
    pub fn or(self, other: impl IntoCondition<T>) -> Condition<T> {
        Condition::new(Node::join(Connective::Or, self.into_node(), other.into_node()))
    }

    /// It does not hold; unknown stays unknown.
    #[expect(clippy::should_implement_trait, reason = "a method reads on in a chain, `!` does not")]
    pub fn not(self) -> Condition<T> {
        Condition::new(Node::Not(Box::new(self.into_node())))
    }
}

impl<T> std::ops::Not for Condition<T> {
    type Output = Condition<T>;

    fn not(self) -> Condition<T> {
        Condition::not(self)
    }
}

operands! { impl[V: ColumnType<Base = bool>] V {
    /// Both hold.
    pub fn and(self, other: impl IntoCondition<T>) -> Condition<T> {
        Condition::new(self.into_node()).and(other)
    }

    /// At least one holds.
    pub fn or(self, other: impl IntoCondition<T>) -> Condition<T> {
        Condition::new(self.into_node()).or(other)
    }

    /// It is false; unknown stays unknown.
    #[expect(clippy::should_implement_trait, reason = "a method reads on in a chain, `!` does not")]
    pub fn not(self) -> Condition<T> {
        Condition::new(self.into_node()).not()
    }
}}
