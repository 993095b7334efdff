//! Documents made of given keys and elements.

use amend::prelude::*;

use super::{C, Case, case, extremes};

pub(super) fn cases() -> Vec<Case> {
    let all = || {
        json_object((
            ("text", C::text),
            ("big", C::big),
            ("small", C::small),
            ("flag", C::flag),
            ("doc", C::doc),
            ("plain", C::plain),
            ("part", C::plain.get("a").json()),
            ("condition", C::big.gt(C::big2)),
            ("id", C::id),
        ))
    };
    let literals = || json_array((1, i64::MIN, i64::MAX, "x'é\n\\\"", true, false, Json::Null));
    let nested = || json_object([("array", json_array([all(), literals()]))]);
    let hostile = ["", "a\"b", "a\\b", "a'b", "é😀", "$.x", "a\nb", "{0}", "?"];
    let keys = || json_object(hostile.map(|key| (key, C::text)));
    let mut cases = vec![
        case("object", C::update().set(C::doc, all())),
        case("object, plain", C::update().set(C::plain, all())),
        case("object, if it changes", C::update().set(C::plain, all()).only_changed()),
        case("array", C::update().set(C::doc, literals())),
        case("array of a column", C::update().set(C::plain, json_array([C::text, C::text2]))),
        case("nested", C::update().set(C::doc, nested())),
        case("hostile keys", C::update().set(C::doc, keys())),
        case(
            "nothing",
            C::update().set(C::doc, json_object::<C>([("a", json_array::<C>([0; 0]))])),
        ),
        case("read what is made", C::update().set(C::text, all().get("text").as_str())),
        case("choose what is made", C::update().set(C::plain, C::plain.or_else(all()))),
        case(
            "set in what is made",
            C::update().set(C::doc, all().get("doc").get("org").set(C::text)),
        ),
    ];
    for document in extremes().into_iter().filter(|document| !document.is_f64()) {
        let name = format!("array of {document}");
        cases.push(case(&name, C::update().set(C::doc, json_array([document]))));
    }
    cases
}
