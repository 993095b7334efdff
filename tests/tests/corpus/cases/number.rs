//! Numbers.

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
    ]
}
