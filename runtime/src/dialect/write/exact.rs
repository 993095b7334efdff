//! Two values that are compared exactly: text code point for code point, whatever its collation.

use super::Writer;
use super::expr::Precedence;
use crate::Dialect;
use crate::expr::{Letters, Literal, Node, TextNode, Value};
use crate::table::{Collation, SqlType, Storage};

impl Writer {
    /// The sides of an exact comparison, to stand beside its sign.
    pub(super) fn exact_sides(&mut self, left: &Node, right: &Node) -> (String, String) {
        let is_text = left.ty() == SqlType::Text;
        match self.dialect {
            // The type `json` has no equality.
            Dialect::Postgres if left.storage() == Storage::Json => (
                format!("CAST({} AS text)", self.argument(left)),
                format!("CAST({} AS text)", self.assigned(right)),
            ),
            Dialect::Mysql if left.ty() == SqlType::Json => {
                (self.bytes_of_document(left, right), self.bytes_of_document(right, left))
            }
            Dialect::Mysql
                if is_text && collation(vec![left, right]) != Some(Collation::Binary) =>
            {
                (self.bytes_of_text(left, right), self.bytes_of_text(right, left))
            }
            Dialect::Postgres | Dialect::Mysql => {
                (self.beside(left, right), self.beside(right, left))
            }
            Dialect::Sqlite => {
                let (mut first, mut second) = (self.beside(left, right), self.beside(right, left));
                // Nothing but a column has a collation, and that of the left one is taken.
                match (collation_of_column(left), collation_of_column(right)) {
                    (Some(Collation::Database), _) => first.push_str(" COLLATE BINARY"),
                    (None, Some(Collation::Database)) => second.push_str(" COLLATE BINARY"),
                    (Some(Collation::Binary), _) | (None, Some(Collation::Binary) | None) => {}
                }
                (first, second)
            }
        }
    }

    /// Whether an index finds what is exactly equal by what is equal for the collation. A literal
    /// beyond ASCII may have no place in the column's charset, which would be an error.
    pub(super) fn is_found_plainly(&self, left: &Node, right: &Node) -> bool {
        let is_ascii = |node: &Node| {
            matches!(
                node,
                Node::Literal(Literal { value: Value::Text(text), .. }) if text.is_ascii()
            )
        };
        self.dialect == Dialect::Mysql
            && (collation_of_column(left) == Some(Collation::Database) && is_ascii(right)
                || collation_of_column(right) == Some(Collation::Database) && is_ascii(left))
    }

    /// A text that compares by its code points where a pattern is asked for, and whether it has a
    /// collation that does something else.
    pub(super) fn exact_text(&mut self, node: &Node) -> (String, bool) {
        let overlooks =
            self.dialect == Dialect::Mysql && collation(vec![node]) != Some(Collation::Binary);
        let text = if overlooks {
            format!("CONVERT({} USING utf8mb4) COLLATE utf8mb4_bin", self.argument(node))
        } else {
            self.expr(node, Precedence::Sum)
        };
        (text, overlooks)
    }

    /// A side of a comparison: a literal takes its type from a column on the other.
    fn beside(&mut self, value: &Node, other: &Node) -> String {
        if let (Node::Literal(literal), Node::Column(_)) = (value, other) {
            self.literal_for_column(literal)
        } else if value.storage() == Storage::Json && self.dialect == Dialect::Postgres {
            self.jsonb(value)
        } else {
            self.expr(value, Precedence::Sum)
        }
    }

    /// A text of the MySQL family that compares by the bytes of UTF-8 with another such.
    fn bytes_of_text(&mut self, node: &Node, other: &Node) -> String {
        if let Node::Literal(literal) = node
            && literal.value == Value::Null
        {
            return "NULL".to_owned();
        }
        // One side that is binary makes the other so.
        if let Node::Literal(Literal { value: Value::Text(text), .. }) = node
            && !matches!(other, Node::Literal(_))
        {
            return self.utf8_text(text);
        }
        format!("CAST(CONVERT({} USING utf8mb4) AS BINARY)", self.argument(node))
    }

    /// A document of the MySQL family: MySQL writes it in one way, MariaDB keeps its text.
    fn bytes_of_document(&mut self, node: &Node, other: &Node) -> String {
        format!("CAST(JSON_EXTRACT({}, '$') AS BINARY)", self.beside(node, other))
    }
}

fn collation_of_column(node: &Node) -> Option<Collation> {
    let Node::Column(column) = node else { return None };
    (column.column.ty == SqlType::Text).then_some(column.column.collation)
}

/// What several texts of the MySQL family compare by; literals have no say.
fn collation(nodes: Vec<&Node>) -> Option<Collation> {
    let of = nodes.into_iter().filter_map(|node| match node {
        Node::Column(column) => Some(column.column.collation),
        Node::Literal(_) => None,
        Node::Text(text) => match text.as_ref() {
            TextNode::Case(case) if case.letters == Letters::Ascii => Some(Collation::Database),
            TextNode::Match(_)
            | TextNode::Has(_)
            | TextNode::Like(_)
            | TextNode::ExactLike(_)
            | TextNode::Concat(_)
            | TextNode::Length(_)
            | TextNode::Substring(_)
            | TextNode::Side(_)
            | TextNode::Position(_)
            | TextNode::Replace(_)
            | TextNode::Trim(_)
            | TextNode::Pad(_)
            | TextNode::Case(_) => {
                let children = node.children().into_iter();
                collation(children.filter(|child| child.ty() == SqlType::Text).collect())
            }
        },
        Node::Choice(choice) => collation(choice.values()),
        Node::Compare(_)
        | Node::IsNull(_)
        | Node::Not(_)
        | Node::Logic(_)
        | Node::Predicate(_)
        | Node::Number(_)
        | Node::Time(_)
        | Node::Json(_)
        | Node::Query(_)
        | Node::Cast(_)
        | Node::Changed(_) => Some(Collation::Database),
    });
    of.reduce(|one, other| if one == Collation::Binary { other } else { one })
}
