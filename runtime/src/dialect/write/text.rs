//! Text.

mod case;
mod like;
mod part;
mod trim;

use super::Writer;
use super::expr::Precedence;
use crate::Dialect;
use crate::expr::{
    Concat, Literal, Node, Pad, Pattern, Replace, TextEnd, TextLength, TextNode, TextUnit,
};
use crate::table::SqlType;

impl Writer {
    pub(super) fn text_node(&mut self, node: &TextNode) -> (String, Precedence) {
        match node {
            TextNode::Match(node) => {
                let pattern = match node.end {
                    TextEnd::Start => Pattern::new().text(&node.text).any(),
                    TextEnd::End => Pattern::new().any().text(&node.text),
                };
                self.like(&node.operand, &pattern)
            }
            TextNode::Has(node) => (self.has(node), Precedence::Comparison),
            TextNode::Like(node) => self.like(&node.operand, &node.pattern),
            TextNode::ExactLike(node) => self.exact_like(node),
            TextNode::Concat(node) => self.concat(node),
            TextNode::Length(node) => (self.length(node), Precedence::Atom),
            TextNode::Substring(node) => (self.substring(node), Precedence::Atom),
            TextNode::Side(node) => (self.side(node), Precedence::Atom),
            TextNode::Position(node) => (self.position(node), Precedence::Atom),
            TextNode::Replace(node) => (self.replace(node), Precedence::Atom),
            TextNode::Trim(node) => (self.trim(node), Precedence::Atom),
            TextNode::Pad(node) => self.pad(node),
            TextNode::Case(node) => (self.text_case(node), Precedence::Atom),
        }
    }

    fn concat(&mut self, node: &Concat) -> (String, Precedence) {
        match self.dialect {
            // `||` is another word for OR on the MySQL family, unless the sql_mode says otherwise.
            Dialect::Mysql => {
                let parts = node.parts.iter().map(|part| self.argument(part));
                (format!("CONCAT({})", parts.collect::<Vec<_>>().join(", ")), Precedence::Atom)
            }
            Dialect::Postgres | Dialect::Sqlite => {
                // What stands behind is closed, since `->>` binds no tighter than `||`.
                let parts = node.parts.iter().enumerate().map(|(place, part)| {
                    let first = if place == 0 { Precedence::Operator } else { Precedence::Atom };
                    self.expr(part, first)
                });
                (parts.collect::<Vec<_>>().join(" || "), Precedence::Operator)
            }
        }
    }

    fn length(&mut self, node: &TextLength) -> String {
        let operand = self.argument(&node.operand);
        if node.operand.ty() == SqlType::Bytes {
            let name = match self.dialect {
                Dialect::Postgres => "octet_length",
                Dialect::Mysql => "LENGTH",
                Dialect::Sqlite => "length",
            };
            return format!("{name}({operand})");
        }
        match (node.unit, self.dialect) {
            (TextUnit::Chars, Dialect::Postgres) => format!("char_length({operand})"),
            (TextUnit::Chars, Dialect::Mysql) => format!("CHAR_LENGTH({operand})"),
            (TextUnit::Chars, Dialect::Sqlite) => format!("length({operand})"),
            (TextUnit::Bytes, Dialect::Postgres) => {
                format!("octet_length(convert_to({operand}, 'UTF8'))")
            }
            (TextUnit::Bytes, Dialect::Mysql) => {
                format!("LENGTH(CONVERT({operand} USING utf8mb4))")
            }
            (TextUnit::Bytes, Dialect::Sqlite) => format!("length(CAST({operand} AS BLOB))"),
        }
    }

    fn replace(&mut self, node: &Replace) -> String {
        let (operand, from) = (self.argument(&node.operand), self.argument(&node.from));
        let to = self.argument(&node.to);
        let name = match self.dialect {
            Dialect::Postgres | Dialect::Sqlite => "replace",
            Dialect::Mysql => "REPLACE",
        };
        let text = format!("{name}({operand}, {from}, {to})");
        // Where nothing goes MariaDB does not look at what comes, nor SQLite where the text that
        // goes is empty: not even whether it is NULL.
        let overlooks_null = match self.dialect {
            Dialect::Postgres => false,
            Dialect::Mysql => node.to.may_be_null(),
            Dialect::Sqlite => node.to.may_be_null() && !is_literal(&node.from),
        };
        if overlooks_null {
            let to = self.expr(&node.to, Precedence::Sum);
            format!("CASE WHEN {to} IS NOT NULL THEN {text} END")
        } else {
            text
        }
    }

    fn pad(&mut self, node: &Pad) -> (String, Precedence) {
        let (inside, width) = (self.argument(&node.operand), node.width);
        match self.dialect {
            Dialect::Postgres => {
                let fill = self.text(&node.fill).0;
                let name = match node.end {
                    TextEnd::Start => "lpad",
                    TextEnd::End => "rpad",
                };
                let text =
                    format!("{name}({inside}, greatest(char_length({inside}), {width}), {fill})");
                (text, Precedence::Atom)
            }
            Dialect::Mysql => {
                let fill = self.text(&node.fill).0;
                let name = match node.end {
                    TextEnd::Start => "LPAD",
                    TextEnd::End => "RPAD",
                };
                let text =
                    format!("{name}({inside}, GREATEST(CHAR_LENGTH({inside}), {width}), {fill})");
                (text, Precedence::Atom)
            }
            Dialect::Sqlite => {
                let longest: String = node.fill.chars().cycle().take(width as usize).collect();
                let longest = self.text(&longest).0;
                let filling = format!("substr({longest}, 1, max({width} - length({inside}), 0))");
                let text = match node.end {
                    TextEnd::Start => {
                        format!("{filling} || {}", self.expr(&node.operand, Precedence::Atom))
                    }
                    TextEnd::End => {
                        format!("{} || {filling}", self.expr(&node.operand, Precedence::Operator))
                    }
                };
                (text, Precedence::Operator)
            }
        }
    }
}

/// Whether a node is a value that was known when `gen` ran.
fn is_literal(node: &Node) -> bool {
    matches!(node, Node::Literal(Literal { .. }))
}
