//! Values as another type.

use super::Refusals;
use crate::Dialect;
use crate::expr::{CastNode, ParseTo};

pub(super) fn check(node: &CastNode, refusals: &mut Refusals) {
    match node {
        CastNode::Convert(_) => {}
        CastNode::Parse(node) => match refusals.dialect {
            Dialect::Sqlite if node.to == ParseTo::Uuid => refusals.dialect(
                "a text cannot be read as a Uuid before SQLite 3.41",
                "read it in the program, or use `Raw` with `unhex` where SQLite is newer",
            ),
            Dialect::Postgres | Dialect::Mysql | Dialect::Sqlite => {}
        },
    }
}
