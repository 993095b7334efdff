//! Text.

mod like;

use super::Result;
use super::expr::{Scope, value as of};
use crate::expr::{
    Letters, Node, Pad, Replace, Substring, TextCase, TextEnd, TextNode, TextPosition, TextSide,
    TextUnit, Trim, TrimEnds, Value,
};
use crate::table::SqlType;

pub(super) fn value(node: &TextNode, scope: Scope<'_>) -> Result<Value> {
    match node {
        TextNode::Match(node) => map(&node.operand, scope, |text| {
            Value::Bool(match node.end {
                TextEnd::Start => text.starts_with(&node.text),
                TextEnd::End => text.ends_with(&node.text),
            })
        }),
        TextNode::Has(node) => {
            let (text, part) = (of(&node.operand, scope)?, of(&node.part, scope)?);
            let (Value::Text(text), Value::Text(part)) = (text, part) else {
                return Ok(Value::Null);
            };
            Ok(Value::Bool(match node.end {
                None => text.contains(&part),
                Some(TextEnd::Start) => text.starts_with(&part),
                Some(TextEnd::End) => text.ends_with(&part),
            }))
        }
        TextNode::Like(node) => {
            map(&node.operand, scope, |text| Value::Bool(like::is_like(text, &node.pattern.parts)))
        }
        TextNode::ExactLike(node) => {
            map(&node.operand, scope, |text| Value::Bool(like::is_like(text, &node.pattern.parts)))
        }
        TextNode::Concat(node) => {
            let mut whole = String::new();
            for part in &node.parts {
                let Value::Text(text) = of(part, scope)? else { return Ok(Value::Null) };
                whole.push_str(&text);
            }
            Ok(Value::Text(whole))
        }
        TextNode::Length(node) if node.operand.ty() == SqlType::Bytes => {
            let Value::Bytes(bytes) = of(&node.operand, scope)? else { return Ok(Value::Null) };
            Ok(count(bytes.len()))
        }
        TextNode::Length(node) => map(&node.operand, scope, |text| {
            count(match node.unit {
                TextUnit::Chars => text.chars().count(),
                TextUnit::Bytes => text.len(),
            })
        }),
        TextNode::Substring(node) => substring(node, scope),
        TextNode::Side(node) => side(node, scope),
        TextNode::Position(node) => position(node, scope),
        TextNode::Replace(node) => replace(node, scope),
        TextNode::Trim(node) => map(&node.operand, scope, |text| Value::Text(trim(text, node))),
        TextNode::Pad(node) => map(&node.operand, scope, |text| Value::Text(pad(text, node))),
        TextNode::Case(node) => map(&node.operand, scope, |text| Value::Text(case(text, node))),
    }
}

fn map(node: &Node, scope: Scope<'_>, f: impl FnOnce(&str) -> Value) -> Result<Value> {
    let Value::Text(text) = of(node, scope)? else { return Ok(Value::Null) };
    Ok(f(&text))
}

/// No text of a server has 2^31 characters.
fn count(number: usize) -> Value {
    i32::try_from(number).map_or(Value::Null, Value::I32)
}

/// A number of characters: what is below 0 is 0.
fn characters(number: i32) -> usize {
    usize::try_from(number).unwrap_or(0)
}

fn substring(node: &Substring, scope: Scope<'_>) -> Result<Value> {
    let (text, start) = (of(&node.operand, scope)?, of(&node.start, scope)?);
    let length = node.length.as_ref().map(|length| of(length, scope)).transpose()?;
    let (Value::Text(text), Value::I32(start)) = (text, start) else { return Ok(Value::Null) };
    let rest = text.chars().skip(characters(start).saturating_sub(1));
    Ok(match length {
        None => Value::Text(rest.collect()),
        Some(Value::I32(length)) => Value::Text(rest.take(characters(length)).collect()),
        Some(_) => Value::Null,
    })
}

fn side(node: &TextSide, scope: Scope<'_>) -> Result<Value> {
    let (text, length) = (of(&node.operand, scope)?, of(&node.length, scope)?);
    let (Value::Text(text), Value::I32(length)) = (text, length) else { return Ok(Value::Null) };
    let length = characters(length);
    Ok(Value::Text(match node.end {
        TextEnd::Start => text.chars().take(length).collect(),
        TextEnd::End => text.chars().skip(text.chars().count().saturating_sub(length)).collect(),
    }))
}

fn position(node: &TextPosition, scope: Scope<'_>) -> Result<Value> {
    let (text, needle) = (of(&node.operand, scope)?, of(&node.needle, scope)?);
    let (Value::Text(text), Value::Text(needle)) = (text, needle) else { return Ok(Value::Null) };
    Ok(count(text.find(&needle).map_or(0, |before| text[..before].chars().count() + 1)))
}

fn replace(node: &Replace, scope: Scope<'_>) -> Result<Value> {
    let (text, from) = (of(&node.operand, scope)?, of(&node.from, scope)?);
    let (Value::Text(text), Value::Text(from), Value::Text(to)) =
        (text, from, of(&node.to, scope)?)
    else {
        return Ok(Value::Null);
    };
    // `str::replace` finds the empty text between all characters.
    Ok(Value::Text(if from.is_empty() { text } else { text.replace(&from, &to) }))
}

fn trim(text: &str, node: &Trim) -> String {
    match node.ends {
        TrimEnds::Both => text.trim_matches(node.characters.as_slice()),
        TrimEnds::Start => text.trim_start_matches(node.characters.as_slice()),
        TrimEnds::End => text.trim_end_matches(node.characters.as_slice()),
    }
    .to_owned()
}

fn pad(text: &str, node: &Pad) -> String {
    let lacking = (node.width as usize).saturating_sub(text.chars().count());
    let filling: String = node.fill.chars().cycle().take(lacking).collect();
    match node.end {
        TextEnd::Start => filling + text,
        TextEnd::End => text.to_owned() + &filling,
    }
}

fn case(text: &str, node: &TextCase) -> String {
    match (node.letters, node.upper) {
        (Letters::Ascii, true) => text.to_ascii_uppercase(),
        (Letters::Ascii, false) => text.to_ascii_lowercase(),
        (Letters::Every, upper) => text.chars().map(|c| simple(c, upper)).collect(),
    }
}

/// A letter's capital or small letter where it has one of one character.
fn simple(c: char, upper: bool) -> char {
    let mapped: Vec<char> =
        if upper { c.to_uppercase().collect() } else { c.to_lowercase().collect() };
    if let [one] = mapped[..] { one } else { c }
}
