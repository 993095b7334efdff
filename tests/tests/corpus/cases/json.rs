//! Documents.

use amend::prelude::*;

use super::{C, Case, case, finds};

pub(super) fn cases() -> Vec<Case> {
    vec![
        finds("contains text", C::doc.contains("org")),
        finds("does not contain", C::doc.contains(1).not()),
        finds("json null", C::doc.is_json_null()),
        case("path", C::update().set(C::text, C::plain.get("a").get("k").text())),
        case("path to true", C::update().set(C::text, C::plain.get("a").get("t").text())),
        case("path by place", C::update().set(C::text, C::plain.get(1).get("k").text())),
        case("append", C::update().set(C::doc, C::doc.append(json!({"n": [1, "x"]})))),
    ]
}
