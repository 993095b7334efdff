//! Values as another type.

use super::number::text_is_no_number;
use super::{Refusals, column};
use crate::Dialect;
use crate::expr::{CastNode, Conversion, Convert, ParseTo};

pub(super) fn check(node: &CastNode, refusals: &mut Refusals) {
    match node {
        CastNode::Convert(node) => convert(node, refusals),
        CastNode::Parse(node) => match refusals.dialect {
            Dialect::Sqlite if node.to == ParseTo::Uuid => refusals.dialect(
                "a text cannot be read as a Uuid before SQLite 3.41",
                "read it in the program, or use `Raw` with `unhex` where SQLite is newer",
            ),
            Dialect::Postgres | Dialect::Mysql | Dialect::Sqlite => {}
        },
    }
}

fn convert(node: &Convert, refusals: &mut Refusals) {
    match node.conversion {
        Conversion::WholeToDecimal | Conversion::DecimalToWhole | Conversion::DecimalToFloat => {
            text_is_no_number(refusals);
        }
        Conversion::BoolToWhole
        | Conversion::Widen
        | Conversion::Narrow
        | Conversion::WholeToFloat
        | Conversion::FloatToWhole
        | Conversion::SingleToDouble
        | Conversion::WholeToBool
        | Conversion::WholeToText
        | Conversion::UuidToText => column::check_type(node.to, refusals),
    }
    if node.conversion == Conversion::DecimalToWhole {
        column::check_type(node.to, refusals);
    }
}
