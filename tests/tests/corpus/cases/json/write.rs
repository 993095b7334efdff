//! Documents made of others.

use amend::Dialect;
use amend::prelude::*;

use super::{C, Case, case, extremes};

pub(super) fn cases() -> Vec<Case> {
    let doc = |name: &str, value: Expr<C, Option<Json>>| {
        [
            case(name, C::update().set(C::doc, value.clone())),
            case(&format!("{name}, if it changes"), C::update().set(C::doc, value).only_changed()),
        ]
    };
    let plain = |name: &str, value: Expr<C, Option<Json>>| {
        [
            case(name, C::update().set(C::plain, value.clone())),
            case(
                &format!("{name}, if it changes"),
                C::update().set(C::plain, value).only_changed(),
            ),
        ]
    };
    let m = || C::doc.get("n").get("m");
    let a = || C::plain.get("a");
    let mut cases = Vec::new();
    cases.extend(doc("set text", C::doc.with("org", C::text)));
    cases.extend(doc("set i64", C::doc.with("org", C::big)));
    cases.extend(doc("set i32", C::doc.with("org", C::small)));
    cases.extend(doc("set bool", C::doc.with("org", C::flag)));
    cases.extend(doc("set condition", C::doc.with("org", C::big.gt(C::big2))));
    cases.extend(doc("set document", C::doc.with("org", C::plain)));
    cases.extend(doc("set a part", C::doc.with("org", a().json())));
    cases.extend(doc("set a text of a document", C::doc.with("org", a().get("k").text())));
    cases.extend(doc("set a number of a document", C::doc.with("x", C::plain.get("b").as_i64())));
    cases.extend(doc("set a flag of a document", C::doc.with("x", a().get("t").as_bool())));
    cases.extend(doc("set a document made", C::doc.with("x", C::plain.append(C::doc))));
    cases.extend(doc(
        "set a new key",
        C::doc.with("new key", 1).with("é'😀", C::id).with("0", "zero"),
    ));
    cases.extend(doc("set a key again", C::doc.with("x", 1).with("y", 2).with("x", C::big)));
    cases.extend(doc("set deep", C::doc.get("n").get("new").set(C::text)));
    cases.extend(doc("set deep document", C::doc.get("n").get("m").set(C::plain)));
    cases.extend(doc("set nowhere", C::doc.get("no").get("m").set(1)));
    cases.extend(doc("set below a number", C::doc.get("org").get("m").set(C::big)));
    cases.extend(doc("set by place", m().get(1).set(C::text)));
    cases.extend(doc("set by the first place", m().get(0).set(C::flag)));
    cases.extend(doc("set beyond the end", m().get(2).set(9)));
    cases.extend(doc("set a place of a key", C::doc.get(0).set(C::big)));
    cases.extend(doc("set a place of no array", C::doc.get("n").get(0).set(1)));
    cases.extend(doc("set below a place", C::doc.get(0).get("x").set(1)));
    cases.extend(doc("set a place in a place", C::doc.get(4).get(0).set(C::text)));
    cases.extend(doc("set a key that is a place", C::doc.get("n").get("m").get("0").set(1)));
    cases.extend(plain("set in plain", C::plain.with("a", C::text)));
    cases.extend(plain("set deep in plain", a().get("k").set(C::doc)));
    cases.extend(plain("set by place in plain", C::plain.get(1).get("k").set(C::text)));
    cases.extend(plain("set first in plain", C::plain.get(0).set(C::text)));
    cases.extend(plain("set twice in plain", C::plain.with("a", 1).with("z", C::flag)));
    cases.extend(doc("without", C::doc.without("org")));
    cases.extend(doc("without two", C::doc.without("org").without("n")));
    cases.extend(plain("without two in plain", C::plain.without("a").without("no")));
    cases.extend(doc("remove and without", C::doc.get("n").get("m").remove().without("org")));
    cases.extend(doc("without and remove", C::doc.without("org").get("n").get("m").remove()));
    cases.extend(doc("remove two places", C::doc.get(0).remove().get(0).remove()));
    cases.extend(doc("without a number", C::doc.without("0")));
    cases.extend(doc("remove deep", m().remove()));
    cases.extend(doc("remove nowhere", C::doc.get("no").get("no").remove()));
    cases.extend(doc("remove by place", m().get(0).remove()));
    cases.extend(doc("remove the first", C::doc.get(0).remove()));
    cases.extend(doc("remove beyond the end", C::doc.get(5).remove()));
    cases.extend(doc("remove in a place", C::doc.get(4).get(0).remove()));
    cases.extend(doc("remove in the first", C::doc.get(0).get(0).remove()));
    cases.extend(plain("remove in plain", a().get("k").remove()));
    cases.extend(plain("remove first of plain", C::plain.get(0).remove()));
    cases.extend(plain("remove in first of plain", C::plain.get(0).get("k").remove()));
    let known = json!({"org": null, "n": {"x": 1}, "t": [true], "f": false, "s": "x'é"});
    cases.extend(doc("merge known", C::doc.merge(known.clone())));
    cases.extend(doc("merge nothing", C::doc.merge(json!({}))));
    cases.extend(doc("merge known and set", C::doc.merge(known.clone()).with("org", C::text)));
    cases.extend(doc("merge an object made", C::doc.merge(json_object([("k", C::text)]))));
    cases.extend(plain("merge known into plain", C::plain.merge(known)));
    for mut case in doc("merge documents", C::doc.merge(C::plain))
        .into_iter()
        .chain(plain("merge into plain", C::plain.merge(C::doc)))
    {
        case.refused_by = &[Dialect::Mysql, Dialect::Sqlite];
        cases.push(case);
    }
    cases.extend([
        case("append", C::update().set(C::doc, C::doc.append(json!({"n": [1, "x"]})))),
        case("append text", C::update().set(C::doc, C::doc.append(C::text))),
        case("append i64", C::update().set(C::doc, C::doc.append(C::big))),
        case("append bool", C::update().set(C::doc, C::doc.append(C::flag))),
        case("append document", C::update().set(C::doc, C::doc.append(C::plain))),
        case("append to itself", C::update().set(C::plain, C::plain.append(C::plain))),
        case("append to a part", C::update().set(C::doc, m().json().append(C::text2))),
        case("append null", C::update().set(C::doc, C::doc.append(Json::Null))),
        case("append twice", C::update().set(C::doc, C::doc.append(1).append(true))),
    ]);
    for document in extremes().into_iter().filter(|document| !document.is_f64()) {
        let name = |what: &str| format!("{what} {document}");
        let or = || C::doc.or_else(document.clone());
        let plain_or = || C::plain.or_else(document.clone());
        cases.extend([
            case(&name("set in"), C::update().set(C::doc, or().with("k", C::id))),
            case(&name("set deep in"), C::update().set(C::doc, or().get("a").get("a").set("x"))),
            case(&name("set first in"), C::update().set(C::doc, or().get(0).set("x"))),
            case(&name("remove in"), C::update().set(C::doc, or().without("0"))),
            case(&name("remove first in"), C::update().set(C::doc, or().get(0).remove())),
            case(
                &name("remove first of first in"),
                C::update().set(C::doc, or().get(0).get(0).remove()),
            ),
            case(&name("merge into"), C::update().set(C::doc, or().merge(json!({"k": 1})))),
            case(&name("append to"), C::update().set(C::doc, or().append(C::id))),
            case(&name("plain set in"), C::update().set(C::plain, plain_or().with("k", C::id))),
            case(
                &name("plain set first in"),
                C::update().set(C::plain, plain_or().get(0).set("x")),
            ),
            case(
                &name("plain remove in"),
                C::update().set(C::plain, plain_or().get("a").get("a").remove()),
            ),
            case(&name("set to"), C::update().set(C::doc, C::doc.with("org", document.clone()))),
            case(
                &name("set deep to"),
                C::update().set(C::doc, C::doc.get("n").get("m").set(document.clone())),
            ),
            case(&name("append"), C::update().set(C::doc, C::doc.append(document.clone()))),
        ]);
    }
    cases
}
