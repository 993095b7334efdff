//! Text.

use super::Result;
use super::expr::{Scope, value as of};
use crate::expr::{TextEnd, TextNode, Value};

pub(super) fn value(node: &TextNode, scope: Scope<'_>) -> Result<Value> {
    match node {
        TextNode::Match(node) => Ok(match of(&node.operand, scope)? {
            Value::Text(text) => Value::Bool(match node.end {
                TextEnd::Start => text.starts_with(&node.text),
                TextEnd::End => text.ends_with(&node.text),
            }),
            _ => Value::Null,
        }),
    }
}
