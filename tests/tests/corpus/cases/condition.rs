//! Comparison, null tests and logic.

use super::{C, Case, Statements as _, case, finds};

pub(super) fn cases() -> Vec<Case> {
    vec![
        finds("number equals", C::big.eq(7)),
        finds("number differs", C::big.ne(7)),
        finds("column less", C::small.lt(C::small2)),
        finds("column at most", C::float.le(C::float2)),
        finds("text equals column", C::text.eq(C::text2)),
        finds("flag", C::flag.not()),
        finds("null and", C::flag.and(C::big.gt(0))),
        finds("null or", C::flag.or(C::big.le(0))),
        finds("not of unknown", C::big.lt(C::big2).not()),
        finds("is null", C::at.is_null()),
        finds("time less", C::at.lt(C::at2)),
        case("only what changes", C::update().set(C::text, "x").only_changed()),
        case("a column of another", C::update().set(C::big, C::big2).only_changed()),
    ]
}
