//! Text without its beginning or its end, if it has that.

use super::super::Val;
use super::super::arithmetic::calculated;
use super::super::choice::choice;
use super::needle::{Needle, Sought};
use crate::expr::{
    Expr, IntoNode as _, Literal, Node, Operator, Substring, TextEnd, TextNode, TextSide, Value,
};
use crate::table::{SqlType, Table};

impl<T: Table> Val<T, String> {
    /// What is behind this, if the text starts with it.
    pub fn strip_prefix(self, prefix: impl Needle<T>) -> Val<T, Option<String>> {
        self.strip(prefix.sought(), TextEnd::Start)
    }

    /// What is before this, if the text ends with it.
    pub fn strip_suffix(self, suffix: impl Needle<T>) -> Val<T, Option<String>> {
        self.strip(suffix.sought(), TextEnd::End)
    }

    fn strip(self, sought: Sought, end: TextEnd) -> Val<T, Option<String>> {
        let whole = self.node().clone();
        let (test, length) = match sought {
            // One of several characters: each is as long.
            Sought::Texts(texts) => {
                let length = texts.first().map_or(0, |text| text.chars().count());
                let length = i32::try_from(length).unwrap_or(i32::MAX);
                let tests =
                    texts.into_iter().map(|text| super::found(whole.clone(), &text, Some(end)));
                (super::any(tests), Node::Literal(Literal::new(Value::I32(length))))
            }
            Sought::Row(part) => {
                let length = Expr::<T, String>::new(part.clone()).char_length().into_node();
                (self.finds(Val::<T, String>::new(part), Some(end)).into_node(), length)
            }
        };
        let rest = match end {
            TextEnd::Start => {
                let one = Node::Literal(Literal::new(Value::I32(1)));
                let start = if let Node::Literal(Literal { value: Value::I32(known), .. }) = &length
                {
                    Node::Literal(Literal::new(Value::I32(known.saturating_add(1))))
                } else {
                    calculated(Operator::Add, length, one)
                };
                Node::from(TextNode::Substring(Substring { operand: whole, start, length: None }))
            }
            TextEnd::End => {
                let all = Expr::<T, String>::new(whole.clone()).char_length().into_node();
                let length = calculated(Operator::Subtract, all, length);
                Node::from(TextNode::Side(TextSide { operand: whole, end: TextEnd::Start, length }))
            }
        };
        Val::new(choice(test, rest, Node::Literal(Literal::null(SqlType::Text))))
    }
}
