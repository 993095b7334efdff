//! One value of several.

use amend::expr::case as case_of;
use amend::prelude::*;

use super::{C, Case, case, finds};

pub(super) fn cases() -> Vec<Case> {
    vec![
        case("coalesce text", C::update().set(C::text, C::text2.or_else("none"))),
        case("coalesce column", C::update().set(C::big, C::big2.or_else(C::id))),
        case("coalesce time", C::update().set(C::at, C::at2.or_else(DateTime::<Utc>::UNIX_EPOCH))),
        // Without decimals, which a column of six has: a text of them would differ.
        finds("coalesce day and time", {
            let at = NaiveDate::from_ymd_opt(1000, 1, 1).and_then(|day| day.and_hms_opt(0, 0, 0));
            let at = at.expect("a day and a time");
            C::local2.or_else(at).eq(at)
        }),
        finds("coalesce clock", {
            C::clock2.or_else(NaiveTime::MIN).is_in([NaiveTime::MIN, NaiveTime::MIN])
        }),
        finds("case of days", {
            let day = NaiveDate::from_ymd_opt(1970, 1, 1).expect("a day");
            case_of().when(C::flag, C::day).otherwise(day).lt(C::day2)
        }),
        case("coalesce document", C::update().set(C::doc, C::doc.or_else(json!({"n": null})))),
        case("coalesce uuid", C::update().set(C::uuid, C::uuid.or_else(Uuid::nil()))),
        case(
            "coalesce several",
            C::update().set(C::big, C::big2.coalesce(C::big).coalesce(None).or_else(C::id)),
        ),
        case("coalesce null", C::update().set(C::text, C::text.coalesce(C::text2))),
        case("coalesce with text", C::update().set(C::text, C::text2.coalesce("x'\\"))),
        case("null if text", C::update().set(C::text, C::text.null_if(""))),
        case("null if column", C::update().set(C::big, C::big.null_if(C::big2))),
        case("null if number", C::update().set(C::float, C::float.null_if(0.5))),
        case("null if uuid", C::update().set(C::uuid, C::uuid.null_if(Uuid::from_u128(2)))),
        case("null if time", C::update().set(C::at, C::at.null_if(DateTime::UNIX_EPOCH))),
        case("null if flag", C::update().set(C::flag, C::flag.null_if(true))),
        case("least", C::update().set(C::big, C::big.least(C::big2))),
        case("least of three", C::update().set(C::small, C::small.least(C::small2).least(1))),
        case("greatest", C::update().set(C::float, C::float.greatest(C::float2))),
        case("greatest of both", C::update().set(C::big, C::id.greatest(3).least(C::id * 2))),
        case("greatest of an overflow", C::update().set(C::big, C::id.least(C::big + 1))),
        case(
            "case of texts",
            C::update().set(
                C::text,
                case_of().when(C::big.gt(0), "up").when(C::big.lt(0), "down").otherwise("no'\\"),
            ),
        ),
        case(
            "case without an else",
            C::update().set(C::big, case_of().when(C::flag, C::big2).when(C::id.gt(5), 9).end()),
        ),
        case(
            "case of large numbers",
            C::update().set(
                C::big,
                case_of().when(C::flag, 1_i64).otherwise(2_147_483_647_i64) + 2_147_483_647,
            ),
        ),
        case(
            "case of doubles",
            C::update().set(C::float, case_of().when(C::flag, 0.1).otherwise(0.2) + 0.1),
        ),
        case(
            "case of times",
            C::update()
                .set(C::at, case_of().when(C::flag, DateTime::<Utc>::UNIX_EPOCH).otherwise(C::at2)),
        ),
        case(
            "case of uuids",
            C::update().set(C::uuid, case_of().when(C::flag, Uuid::nil()).otherwise(C::uuid)),
        ),
        case(
            "case of documents",
            C::update()
                .set(C::doc, case_of().when(C::flag, json!({"a": ["\\\""]})).otherwise(C::doc))
                .set(C::plain, case_of().when(C::flag, json!([1])).otherwise(C::plain)),
        ),
        case(
            "case of flags",
            C::update().set(C::flag, case_of().when(C::big.gt(5), C::flag).otherwise(false)),
        ),
        case(
            "case in a filter",
            C::delete().filter(case_of().when(C::big.gt(0), C::big).otherwise(C::id).lt(4)),
        ),
        case(
            "case as a condition",
            C::delete().filter(case_of().when(C::big.gt(0), C::flag).otherwise(true)),
        ),
        case(
            "case keeps an overflow away",
            C::update().set(
                C::small,
                case_of().when(C::small.lt(i32::MAX), C::small + 1).otherwise(C::small),
            ),
        ),
    ]
}
