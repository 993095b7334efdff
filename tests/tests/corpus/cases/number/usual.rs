//! Numbers of 32 and 64 bits.

#![expect(
    clippy::modulo_one,
    clippy::eq_op,
    reason = "they are expressions for a server, not calculated here"
)]

use super::{C, Case, Statements as _, case};

pub(super) fn cases() -> Vec<Case> {
    let usual = || C::big.gt(-100).and(C::big.lt(100));
    vec![
        case("add", C::update().set(C::big, C::big + C::big2).filter(usual())),
        case("subtract", C::update().set(C::small, C::small - C::small2).filter(usual())),
        case("multiply", C::update().set(C::big, C::big * C::big2 + 1).filter(usual())),
        case("divide truncates", C::update().set(C::big, C::big / C::big2).filter(usual())),
        case("divide by a number", C::update().set(C::small, C::small / -2)),
        case("remainder has the sign of the left", C::update().set(C::big, C::big % C::big2)),
        case("remainder by a number", C::update().set(C::small, C::small % -2)),
        case("float add", C::update().set(C::float, C::float + 0.1).filter(C::float.lt(1e10))),
        case("float divide", C::update().set(C::float, C::float / C::float2).filter(usual())),
        case("nested", C::update().set(C::big, (C::big - (C::big2 - 1)) * 2).filter(usual())),
        case("overflow of i32", C::update().set(C::small, C::small + 1)),
        case("overflow of i64", C::update().set(C::big, C::big * 2)),
        case("overflow of i64 down", C::update().set(C::big, C::big - 1).filter(C::big.lt(-100))),
        case("overflow within i32", C::update().set(C::small, (C::small + 1) / 2)),
        case("overflow within and back", C::update().set(C::small, C::small + 1 - 1)),
        case("no overflow within", C::update().set(C::small, C::small / 2 + 1 - C::small % 10)),
        case("overflow of products", C::update().set(C::small, C::small * C::small / C::small)),
        case("overflow of i64 and back", C::update().set(C::big, C::big + 1 - 1)),
        case("overflow of i64 in a remainder", C::update().set(C::big, C::big * C::big % 7)),
        case("overflow of a divisor", C::update().set(C::big, C::big2 / (C::big + 1))),
        case("i32 over -1", C::update().set(C::small, C::small / -1)),
        case("i64 over -1", C::update().set(C::big, C::big / -1)),
        case("i32 over a column", C::update().set(C::small, C::small / C::small2)),
        case("i64 over a column", C::update().set(C::big, C::big / C::big2)),
        case("remainder by -1", C::update().set(C::small, C::small % -1)),
        case("i64 remainder by -1", C::update().set(C::big, C::big % -1)),
        case("remainder by the smallest", C::update().set(C::small, C::small % i32::MIN)),
        case("overflow in a filter", C::delete().filter((C::small + 1).gt(0))),
        case("overflow of i64 in a filter", C::delete().filter((C::big - 1).lt(0))),
        case("overflow in a fallback", C::update().set(C::big2, C::big2.or_else(C::id + i64::MAX))),
        case("overflow of changed", C::update().set(C::small, C::small + 1).only_changed()),
        case("overflow of a double", C::update().set(C::float, C::float * 1e10)),
        case("overflow of a sum", C::update().set(C::float, C::float * 1e8 + C::float * 1e9)),
        case("overflow lost", C::update().set(C::float, C::float2 / (C::float * C::float))),
        case("overflow to nothing", C::update().set(C::float, C::float * 1e10 - C::float * 1e10)),
        case("overflow times 0", C::update().set(C::float, C::float * 1e10 * 0.0)),
        case("double over", C::update().set(C::float, C::float / 1e-10)),
        case("double down", C::update().set(C::float, (C::float + 1.0) * 0.5 / 3.0 - 1.0)),
        case("negate", C::update().set(C::small, -C::small2).set(C::float, -C::float2)),
        case("negate a sum", C::update().set(C::big2, -(-(C::big2 + 1)) - -C::big2)),
        case("negate the smallest i32", C::update().set(C::small, -C::small)),
        case("negate the smallest i64", C::update().set(C::big, -C::big)),
        case("abs", C::update().set(C::small, C::small2.abs()).set(C::float, C::float.abs())),
        case("abs of i64", C::update().set(C::big, (C::big2 - 5).abs())),
        case("abs of the smallest i32", C::update().set(C::small, C::small.abs())),
        case("abs of the smallest i64", C::update().set(C::big, C::big.abs())),
        case(
            "sign",
            C::update()
                .set(C::small2, C::small.sign() / 1)
                .set(C::big2, C::big.sign() + 1)
                .set(C::float2, C::float.sign() / 2.0),
        ),
        case("round", C::update().set(C::float2, C::float.round())),
        case("floor", C::update().set(C::float2, C::float.floor())),
        case("ceil", C::update().set(C::float2, C::float.ceil())),
        case("trunc", C::update().set(C::float2, C::float.trunc() / 2.0)),
        case("round a half", C::update().set(C::float2, (C::float * 0.2).round())),
        case(
            "round below a half",
            C::update().set(C::float, C::float * 0.0 + 0.499_999_999_999_999_94),
        ),
        case(
            "round below",
            C::update().set(C::float2, (C::float * 0.0 + 0.499_999_999_999_999_94).round()),
        ),
        case(
            "round large",
            C::update().set(C::float2, (C::float * 0.0 - 4_503_599_627_370_495.5).round()),
        ),
        case(
            "floor large",
            C::update().set(C::float2, (C::float * 0.0 - 4_503_599_627_370_495.5).floor()),
        ),
        case(
            "ceil large",
            C::update().set(C::float2, (C::float * 0.0 - 4_503_599_627_370_495.5).ceil()),
        ),
    ]
}
