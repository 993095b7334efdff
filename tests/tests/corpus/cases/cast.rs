//! Values as another type.

use amend::Dialect;
use amend::expr::case as case_of;
use amend::prelude::*;

use super::{C, Case, case, finds};

/// Texts by row, some of them numbers.
fn texts(texts: [&str; 6]) -> Expr<C, Option<String>> {
    let [a, b, c, d, e, f] = texts;
    case_of()
        .when(C::id.eq(2), a)
        .when(C::id.eq(3), b)
        .when(C::id.eq(4), c)
        .when(C::id.eq(5), d)
        .when(C::id.eq(6), e)
        .when(C::id.eq(7), f)
        .end()
}

/// Doubles by row.
fn doubles(doubles: [f64; 4]) -> Expr<C, Option<f64>> {
    let [a, b, c, d] = doubles;
    case_of()
        .when(C::id.eq(2), a)
        .when(C::id.eq(3), b)
        .when(C::id.eq(4), c)
        .when(C::id.eq(5), d)
        .end()
}

pub(super) fn cases() -> Vec<Case> {
    let uuid = "00112233-4455-6677-8899-aabbccddeeff";
    let mut cases = vec![
        case("i32 to i64", C::update().set(C::big, C::small.to_i64() * 4)),
        case("i64 to i32", C::update().set(C::small, (C::big2 * 3).to_i32())),
        case("i64 to i32 beyond", C::update().set(C::small, C::big.to_i32())),
        case("i64 to i32 just", C::update().set(C::small, C::small.to_i64().to_i32())),
        case("i64 to i32 just beyond", C::update().set(C::small, (C::id + 2_147_483_641).to_i32())),
        case("whole to double", C::update().set(C::float, C::small.to_f64() / 2.0)),
        case("large to double", C::update().set(C::float, C::big.to_f64())),
        case(
            "odd to double",
            C::update().set(C::float, (C::id * 2 + 9_007_199_254_740_991).to_f64()),
        ),
        case("double to i64", C::update().set(C::big, C::float.to_i64()).filter(C::float.lt(1e18))),
        case("double to i64 beyond", C::update().set(C::big, C::float.to_i64())),
        case(
            "large double to i64",
            C::update().set(
                C::big,
                doubles([
                    4_611_686_018_427_387_904.0,
                    -9_223_372_036_854_775_808.0,
                    9_223_372_036_854_774_784.0,
                    -0.999_999_999_999_999_9,
                ])
                .to_i64(),
            ),
        ),
        case(
            "double to i64 just beyond",
            C::update().set(C::big, doubles([9_223_372_036_854_775_808.0, 0.0, 0.0, 0.0]).to_i64()),
        ),
        case(
            "double to i64 just below",
            C::update()
                .set(C::big, doubles([-9_223_372_036_854_777_856.0, 0.0, 0.0, 0.0]).to_i64()),
        ),
        case(
            "double to i32",
            C::update()
                .set(C::small, doubles([2_147_483_647.9, -2_147_483_648.9, 2.9, -2.9]).to_i32()),
        ),
        case(
            "double to i32 beyond",
            C::update().set(C::small, doubles([2_147_483_648.0, 0.0, 0.0, 0.0]).to_i32()),
        ),
        case("double to i32 far beyond", C::update().set(C::small, C::float.to_i32())),
        case(
            "rounded",
            C::update().set(C::big, (doubles([0.285, 1.005, 2.5, -2.5]) * 100.0).round().to_i64()),
        ),
        case(
            "flag to number",
            C::update().set(C::small, C::flag.to_i32() + 1).set(C::big, C::flag.to_i64() * C::id),
        ),
        case("condition to number", C::update().set(C::big, C::big.gt(0).is_true().to_i64() + 1)),
        case("number to flag", C::update().set(C::flag, C::small.to_bool())),
        finds("number as a condition", C::big2.to_bool().not()),
        case("number to text", C::update().set(C::text, C::small.to_text())),
        case("large to text", C::update().set(C::text, C::big.to_text())),
        case("sum to text", C::update().set(C::text, (C::big2 - 3).to_text())),
        finds("text compares", C::text2.eq(C::id.to_text()).or(C::id.to_text().eq("5"))),
        case("uuid to text", C::update().set(C::text, C::uuid.to_text())),
        case(
            "text to number",
            C::update()
                .set(
                    C::big,
                    texts(["12", "-12", "+7", "007", "-0", "9223372036854775807"]).parse_i64(),
                )
                .set(C::small, texts(["12", "-12", "+7", "007", "-0", "2147483647"]).parse_i32()),
        ),
        case(
            "text to the smallest",
            C::update()
                .set(
                    C::big,
                    texts([
                        "-9223372036854775808",
                        "0",
                        "1",
                        "2",
                        "3",
                        "00000000000000000000000000001",
                    ])
                    .parse_i64_or_fail(),
                )
                .set(C::small, texts(["-2147483648", "0", "1", "2", "3", "4"]).parse_i32_or_fail()),
        ),
        case("text of many digits", {
            let zeros = "0".repeat(58) + "7";
            let more = "0".repeat(59) + "7";
            let nines = "9".repeat(59);
            let texts = texts([&zeros, &more, &nines, "-00", "00000000000000000000", "+"]);
            C::update().set(C::big, texts.clone().parse_i64()).set(C::small, texts.parse_i32())
        }),
        case(
            "text of another table's id",
            C::update().set(C::big, C::text2.parse_i64()).set(C::small, C::text.parse_i32()),
        ),
        case(
            "text to uuid",
            C::update().set(
                C::uuid,
                texts([
                    uuid,
                    "",
                    "x",
                    "{00112233-4455-6677-8899-aabbccddeeff}",
                    "00112233445566778899aabbccddeeff",
                    "00112233-4455-6677-8899-AABBCCDDEEFF",
                ])
                .parse_uuid(),
            ),
        ),
        case("text is no uuid", C::update().set(C::uuid, C::text.parse_uuid_or_fail())),
        case("uuid and back", C::update().set(C::uuid, C::uuid.to_text().parse_uuid_or_fail())),
    ];
    for case in cases.iter_mut().rev().take(3) {
        case.refused_by = &[Dialect::Sqlite];
    }
    for no_number in [
        "",
        " ",
        "12 ",
        " 12",
        "12\n",
        "\n12",
        "1.0",
        "1e3",
        "0x10",
        "abc",
        "12abc",
        "--1",
        "+-1",
        "-",
        "+",
        "1_000",
        "１２",
        "9223372036854775808",
        "-9223372036854775809",
        "'",
        "\\",
        "1\u{a0}",
        "1\n2",
        "٣",
        "99999999999999999999999999999999999999999999999999999999999999999999999999999999999999",
    ] {
        let texts = || texts([no_number, "1", "2", "3", "4", "5"]);
        cases.push(case(
            &format!("{no_number:?} is no number"),
            C::update().set(C::big, texts().parse_i64()).set(C::small, texts().parse_i32()),
        ));
        cases.push(case(
            &format!("{no_number:?} fails"),
            C::update().set(C::big, texts().parse_i64_or_fail()),
        ));
    }
    cases.push(case(
        "2147483648 is no i32",
        C::update()
            .set(C::small, texts(["2147483648", "-2147483649", "1", "2", "3", "4"]).parse_i32()),
    ));
    cases.push(case(
        "2147483648 fails",
        C::update()
            .set(C::small, texts(["2147483648", "1", "1", "2", "3", "4"]).parse_i32_or_fail()),
    ));
    cases
}
