//! What is in documents.

use amend::prelude::*;

use super::{C, Case, case, extremes, finds};

pub(super) fn cases() -> Vec<Case> {
    let a = || C::plain.get("a");
    let mut cases = vec![
        case("path", C::update().set(C::text, a().get("k").text())),
        case("path to true", C::update().set(C::text, a().get("t").text())),
        case("path by place", C::update().set(C::text, C::plain.get(1).get("k").text())),
        case("first of a scalar", C::update().set(C::text, C::doc.get(0).text())),
        case(
            "a document or",
            C::update().set(C::plain, C::plain.or_else(C::doc.or_else(json!({})))),
        ),
        case(
            "a plain document or",
            C::update().set(C::doc, C::doc.or_else(C::plain.or_else(json!(7)))),
        ),
        case("a part", C::update().set(C::doc, a().json())),
        case("a part of a part", C::update().set(C::doc, a().json().get("k").json())),
        case("a part by place", C::update().set(C::plain, C::doc.get(0).json())),
        case("a part, if it changes", C::update().set(C::plain, a().json()).only_changed()),
        case("a part or", C::update().set(C::plain, a().json().or_else(Json::from("none")))),
        finds("exists", a().get("n").exists()),
        finds("does not exist", a().get("n").exists().not()),
        finds("exists by place", C::doc.get(0).exists()),
        finds("exists nowhere by a number as a key", C::doc.get("0").exists()),
        finds("null at a path", a().get("n").is_json_null()),
        finds("not null at a path", a().get("n").is_json_null().not()),
        finds("null by place", C::doc.get(3).is_json_null()),
        finds("first of null", C::doc.get(0).is_json_null()),
        finds("null or missing", a().get("n").is_null_or_missing()),
        finds("null or missing first", C::doc.get(0).is_null_or_missing()),
        finds("not null or missing", C::doc.get(0).is_null_or_missing().not()),
        finds("has a key", C::doc.has_key("org")),
        finds("has no key", C::plain.has_key("b").not()),
        finds("has a key in a part", a().has_key("n")),
        finds("bool at a path", a().get("t").as_bool().is_not_null()),
        finds("a flag", C::plain.get("a").get("t").as_bool().or_else(false).eq(true)),
        case("counts", C::update().set(C::big, C::doc.json_length())),
        case("plain counts", C::update().set(C::big, C::plain.json_length())),
        case("counts at a path", C::update().set(C::big, C::doc.get("n").get("m").json_length())),
        case("types", C::update().set(C::text, C::doc.json_type())),
        case("plain types", C::update().set(C::text, C::plain.json_type())),
        case("type at a place", C::update().set(C::text, C::doc.get(0).json_type())),
    ];
    for place in 0..5 {
        let at = || C::doc.get(place);
        cases.extend([
            case(
                &format!("typed at {place}"),
                C::update()
                    .set(C::text, at().as_str())
                    .set(C::big, at().as_i64())
                    .set(C::float, at().as_f64())
                    .set(C::flag, at().as_bool())
                    .set(C::text2, at().json_type())
                    .set(C::big2, at().json_length()),
            ),
            case(
                &format!("plain typed at {place}"),
                C::update()
                    .set(C::text, C::plain.get("a").get("k").as_str())
                    .set(C::big, C::plain.get("b").as_i64())
                    .set(C::float, C::plain.get("b").as_f64())
                    .set(C::flag, C::plain.get("a").get("t").as_bool())
                    .set(C::text2, C::plain.get(place).json_type())
                    .set(C::big2, C::plain.get(place).json_length()),
            ),
        ]);
    }
    for document in extremes() {
        cases.push(case(
            &format!("read {document}"),
            C::update()
                .set(C::text, C::doc.or_else(document.clone()).as_str())
                .set(C::big, C::doc.or_else(document.clone()).as_i64())
                .set(C::float, C::doc.or_else(document.clone()).as_f64())
                .set(C::flag, C::doc.or_else(document.clone()).as_bool())
                .set(C::text2, C::doc.or_else(document.clone()).json_type())
                .set(C::big2, C::doc.or_else(document.clone()).json_length()),
        ));
        cases.push(case(
            &format!("read plain {document}"),
            C::update()
                .set(C::text, C::plain.or_else(document.clone()).as_str())
                .set(C::big, C::plain.or_else(document.clone()).as_i64())
                .set(C::float, C::plain.or_else(document.clone()).as_f64())
                .set(C::flag, C::plain.or_else(document.clone()).as_bool())
                .set(C::text2, C::plain.or_else(document.clone()).json_type())
                .set(C::big2, C::plain.or_else(document).json_length()),
        ));
    }
    cases
}
