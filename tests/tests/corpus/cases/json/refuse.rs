//! What some dialect cannot say of documents.

use amend::Dialect;
use amend::prelude::*;

use super::{C, Case, case, finds};

pub(super) fn cases() -> Vec<Case> {
    let hostile = ["", "a\"b", "a\\b", "a\nb", "\u{202e}x", "{a,b}\"'\\$.*"];
    let mut cases = Vec::new();
    for key in hostile {
        let object = || C::doc.or_else(json!({key: {"k": 1, key: "v"}, "k": {key: [1]}}));
        let named = |what: &str| format!("{what} under {key:?}");
        let statements = [
            case(&named("text"), C::update().set(C::text, object().get(key).get(key).text())),
            case(&named("part"), C::update().set(C::doc, object().get(key).json())),
            case(&named("set"), C::update().set(C::doc, object().get("k").get(key).set(C::text))),
            case(&named("set deep"), C::update().set(C::doc, object().get(key).get(key).set(1))),
            case(&named("with"), C::update().set(C::doc, object().with(key, C::text))),
            case(&named("merge"), C::update().set(C::doc, object().merge(json!({key: 2})))),
            case(&named("without"), C::update().set(C::doc, object().without(key))),
            case(&named("remove"), C::update().set(C::doc, object().get("k").get(key).remove())),
            case(
                &named("count"),
                C::update().set(C::big, object().get("k").get(key).json_length()),
            ),
            finds(&named("exists"), object().has_key(key)),
        ];
        cases.extend(
            statements.map(|case| Case { refused_by: &[Dialect::Mysql, Dialect::Sqlite], ..case }),
        );
    }
    let hidden = [
        case("NUL in a path", C::update().set(C::text, C::doc.get("a\0").text())),
        case("a key twice", C::update().set(C::doc, json_object([("k", 1), ("k", 2)]))),
        case("merge with an array", C::update().set(C::doc, C::doc.merge(json!([1])))),
        case("merge with NULL", C::update().set(C::doc, C::doc.merge(Json::Null))),
        case("too many elements", C::update().set(C::doc, json_array(vec![1; 101]))),
        case("too many keys", {
            let entries: Vec<_> = (0..51).map(|n| (format!("k{n}"), n)).collect();
            C::update().set(C::doc, json_object(entries))
        }),
    ];
    cases.extend(hidden.map(|case| Case { refused_by: &Dialect::ALL, ..case }));
    cases.push(Case {
        refused_by: &[Dialect::Postgres, Dialect::Sqlite],
        ..case("NUL in a key", C::update().set(C::doc, json_object([("a\0", 1)])))
    });
    cases.push(Case {
        refused_by: &[Dialect::Postgres],
        ..case("NUL in a string", C::update().set(C::doc, C::doc.append("a\0b")))
    });
    let entries: Vec<_> = (0..50).map(|n| (format!("k{n}"), C::text)).collect();
    cases.extend([
        case("many keys", C::update().set(C::doc, json_object(entries.clone()))),
        case("many keys set", C::update().set(C::doc, C::doc.merge(json_object(entries)))),
        case("many elements", C::update().set(C::doc, json_array(vec![C::text; 100]))),
    ]);
    cases
}
