//! Operations on text.

use amend::expr::{
    Concat, ExactLike, Letters, Node, Pad, Pattern, PatternPart, Replace, Substring, TextCase,
    TextEnd, TextHas, TextLength, TextLike, TextMatch, TextNode, TextPosition, TextSide, TextUnit,
    Trim, TrimEnds, Value,
};
use amend::table::SqlType;
use proptest::prelude::*;
use proptest::sample::select;

use super::level::{Below, Productions};
use super::literals::{of_value, text};

const TEXT: SqlType = SqlType::Text;

pub(super) fn productions(below: &Below, all: &mut Productions) {
    conditions(below, all);
    parts(below, all);
    // A text of literals alone is a constant: where MySQL finds a condition on it to be false, it
    // refuses a question in it to the table that changes.
    let concat = prop_oneof![
        3 => (below.expr(TEXT), operand(below)),
        1 => (text().prop_map(literal), below.expr(TEXT)),
    ];
    let concat = concat.prop_map(|(left, right)| {
        let parts = parts_of(left).into_iter().chain(parts_of(right)).collect();
        Node::from(TextNode::Concat(Concat { parts }))
    });
    all.add(TEXT, 2, concat);
    let needle = operand(below).prop_map(|node| {
        // An empty literal is refused.
        if node == literal(String::new()) { literal(" ".to_owned()) } else { node }
    });
    let replace = (below.expr(TEXT), needle, operand(below)).prop_map(|(operand, from, to)| {
        Node::from(TextNode::Replace(Replace { operand, from, to }))
    });
    all.add(TEXT, 2, replace);
    let ends = select(vec![TrimEnds::Both, TrimEnds::Start, TrimEnds::End]);
    let characters =
        select(vec![vec![' '], vec!['a'], vec!['é'], vec!['\''], vec!['a', ' ', '😀']]);
    let trim = (below.expr(TEXT), ends, characters).prop_map(|(operand, ends, characters)| {
        Node::from(TextNode::Trim(Trim { operand, ends, characters }))
    });
    all.add(TEXT, 2, trim);
    let fill = text().prop_map(|fill| if fill.is_empty() { "0".to_owned() } else { fill });
    let pad = (below.expr(TEXT), end(), 0..7_u32, fill).prop_map(|(operand, end, width, fill)| {
        Node::from(TextNode::Pad(Pad { operand, end, width, fill }))
    });
    all.add(TEXT, 2, pad);
    let length = (below.expr(TEXT), select(vec![TextUnit::Chars, TextUnit::Bytes]))
        .prop_map(|(operand, unit)| Node::from(TextNode::Length(TextLength { operand, unit })));
    all.add(SqlType::I32, 2, length);
    let position = (below.expr(TEXT), operand(below)).prop_map(|(operand, needle)| {
        Node::from(TextNode::Position(TextPosition { operand, needle }))
    });
    all.add(SqlType::I32, 2, position);
}

/// Capital and small letters. On the MySQL family their text compares by a collation of the
/// server's, so nothing compares it here.
pub(super) fn letters(below: &Below, all: &mut Productions) {
    // What is a capital letter beyond ASCII is the server's to say, so `Letters::Every` stands
    // over a text of digits.
    let ascii = (below.expr(TEXT), any::<bool>(), Just(Letters::Ascii));
    let every = (below.expr(SqlType::I64), any::<bool>())
        .prop_map(|(number, upper)| (super::cast::whole_to_text(number), upper, Letters::Every));
    let case = prop_oneof![4 => ascii, 1 => every].prop_map(|(operand, upper, letters)| {
        Node::from(TextNode::Case(TextCase { operand, upper, letters }))
    });
    all.add(TEXT, 2, case);
}

fn parts(below: &Below, all: &mut Productions) {
    let substring = (below.expr(TEXT), count(below, 1), proptest::option::of(count(below, 0)))
        .prop_map(|(operand, start, length)| {
            Node::from(TextNode::Substring(Substring { operand, start, length }))
        });
    all.add(TEXT, 2, substring);
    let side = (below.expr(TEXT), end(), count(below, 0)).prop_map(|(operand, end, length)| {
        Node::from(TextNode::Side(TextSide { operand, end, length }))
    });
    all.add(TEXT, 2, side);
}

fn conditions(below: &Below, all: &mut Productions) {
    let matches = (below.expr(TEXT), end(), text()).prop_map(|(operand, end, text)| {
        Node::from(TextNode::Match(TextMatch { operand, end, text }))
    });
    all.add_condition(1, matches);
    let part = prop_oneof![
        Just(PatternPart::One),
        Just(PatternPart::Any),
        text().prop_map(PatternPart::Text)
    ];
    let pattern = proptest::collection::vec(part, 0..4).prop_map(|parts| {
        // Texts that stand side by side are one.
        parts.into_iter().fold(Pattern::new(), |pattern, part| match part {
            PatternPart::Text(text) => pattern.text(text),
            PatternPart::One => pattern.one(),
            PatternPart::Any | PatternPart::Stray => pattern.any(),
        })
    });
    let like = (below.expr(TEXT), pattern, any::<bool>()).prop_map(|(operand, pattern, exact)| {
        if exact {
            Node::from(ExactLike { operand, pattern })
        } else {
            Node::from(TextNode::Like(TextLike { operand, pattern }))
        }
    });
    all.add_condition(2, like);
    let has = (below.expr(TEXT), below.expr(TEXT), proptest::option::of(end()))
        .prop_map(|(operand, part, end)| Node::from(TextNode::Has(TextHas { operand, part, end })));
    all.add_condition(1, has);
}

fn literal(text: String) -> Node {
    of_value(Value::Text(text), TEXT)
}

fn operand(below: &Below) -> BoxedStrategy<Node> {
    below.operand(TEXT)
}

fn end() -> impl Strategy<Value = TextEnd> + Clone {
    select(vec![TextEnd::Start, TextEnd::End])
}

/// A number of characters; a literal below the least is refused.
fn count(below: &Below, least: i32) -> BoxedStrategy<Node> {
    let literal = prop_oneof![9 => least..5, 1 => Just(i32::MAX)]
        .prop_map(|number| of_value(Value::I32(number), SqlType::I32));
    prop_oneof![2 => literal, 1 => below.expr(SqlType::I32)].boxed()
}

/// A chain of joined texts is one node.
fn parts_of(node: Node) -> Vec<Node> {
    match node {
        Node::Text(text) => match *text {
            TextNode::Concat(concat) => concat.parts,
            other => vec![Node::from(other)],
        },
        other => vec![other],
    }
}
