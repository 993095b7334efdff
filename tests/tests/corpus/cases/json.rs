//! Documents.

mod build;
mod read;
mod refuse;
mod write;

use amend::prelude::*;

use super::{C, Case, case, finds};

pub(super) fn cases() -> Vec<Case> {
    let mut cases = vec![
        finds("contains text", C::doc.contains("org")),
        finds("does not contain", C::doc.contains(1).not()),
        finds("contains in a part", C::doc.get("n").get("m").json().contains(2)),
        finds("json null", C::doc.is_json_null()),
    ];
    cases.extend(read::cases());
    cases.extend(write::cases());
    cases.extend(build::cases());
    cases.extend(refuse::cases());
    cases
}

/// Documents that read differently on some engine: they stand in the row without one.
fn extremes() -> Vec<Json> {
    let documents = r#"[
        0, 7.0, 1e2, -0.0, 0.5, 7.5, 1e300, -1e300, 0.001, 5e-324, 1.7976931348623157e308,
        9223372036854775807, 9223372036854775808, 18446744073709551615, -9223372036854775808,
        9007199254740993, 9007199254740993.0, 9.2e18, -9.3e18, 123456789.125, 0.1, 1e18, 1e19,
        true, false, null, "", "true", "null", "7", "NULL", "[1]", "a\"b\\c\n\t'é日😀\u001f",
        [], [null], [[7]], [true], {}, {"k": null}, {"0": "zero"}, {"a": {"a": [1, {"a": "x"}]}}
    ]"#;
    serde_json::from_str(documents).expect("the documents of this file")
}
