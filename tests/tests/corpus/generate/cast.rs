//! Values as another type.

use amend::expr::{CastNode, Conversion, Convert, Node, Parse, ParseTo};
use amend::table::SqlType;
use proptest::prelude::*;
use proptest::sample::select;

use super::level::{Below, Productions};

/// From, to, and by what; how often.
const CONVERSIONS: [(SqlType, SqlType, Conversion, u32); 13] = [
    (SqlType::Bool, SqlType::I32, Conversion::BoolToWhole, 1),
    (SqlType::Bool, SqlType::I64, Conversion::BoolToWhole, 1),
    (SqlType::I32, SqlType::I64, Conversion::Widen, 2),
    (SqlType::I64, SqlType::I32, Conversion::Narrow, 1),
    (SqlType::I32, SqlType::F64, Conversion::WholeToFloat, 1),
    (SqlType::I64, SqlType::F64, Conversion::WholeToFloat, 1),
    (SqlType::F64, SqlType::I32, Conversion::FloatToWhole, 1),
    (SqlType::F64, SqlType::I64, Conversion::FloatToWhole, 1),
    (SqlType::I32, SqlType::Bool, Conversion::WholeToBool, 1),
    (SqlType::I64, SqlType::Bool, Conversion::WholeToBool, 1),
    (SqlType::I32, SqlType::Text, Conversion::WholeToText, 1),
    (SqlType::I64, SqlType::Text, Conversion::WholeToText, 1),
    (SqlType::Uuid, SqlType::Text, Conversion::UuidToText, 1),
];

pub(super) fn productions(below: &Below, all: &mut Productions) {
    for (from, to, conversion, weight) in CONVERSIONS {
        all.add(to, weight, below.expr(from).prop_map(move |it| convert(it, conversion, to)));
    }
    let whole = [(SqlType::I32, ParseTo::I32), (SqlType::I64, ParseTo::I64)];
    for (ty, to) in whole {
        // Some texts are numbers by their making.
        let text = prop_oneof![
            1 => below.expr(SqlType::Text),
            2 => below.expr(ty).prop_map(whole_to_text),
        ];
        all.add(ty, 1, parse(text, to));
    }
    let text = prop_oneof![
        1 => below.expr(SqlType::Text),
        3 => below.expr(SqlType::Uuid)
            .prop_map(|uuid| convert(uuid, Conversion::UuidToText, SqlType::Text)),
    ];
    all.add(SqlType::Uuid, 2, parse(text, ParseTo::Uuid));
}

/// The digits of a whole number.
pub(super) fn whole_to_text(operand: Node) -> Node {
    convert(operand, Conversion::WholeToText, SqlType::Text)
}

fn convert(operand: Node, conversion: Conversion, to: SqlType) -> Node {
    Node::from(CastNode::Convert(Convert { conversion, operand, to }))
}

/// What is strict fails for most texts, and so does the statement.
fn parse(text: impl Strategy<Value = Node>, to: ParseTo) -> impl Strategy<Value = Node> {
    (text, select(vec![false, false, false, false, true])).prop_map(move |(operand, strict)| {
        Node::from(CastNode::Parse(Parse { operand, to, strict }))
    })
}
