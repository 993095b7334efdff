//! Whole numbers of every type: each operation on ordinary rows, on the largest and on the smallest.

use amend::Dialect;
use amend::expr::{Expr, case as case_of};
use amend::prelude::*;

use super::{C, Case, case};

const NOT_POSTGRES: &[Dialect] = &[Dialect::Postgres];
const MYSQL_ALONE: &[Dialect] = &[Dialect::Postgres, Dialect::Sqlite];

/// A statement on the ordinary rows with NULL and 0, on that with the largest number, and on that
/// with the smallest.
macro_rules! on_rows {
    ($cases:ident, $refused:expr, $name:expr, $column:expr, $value:expr) => {
        for (rows, ids) in
            [("ordinary", vec![1, 2, 3, 6, 7]), ("largest", vec![4]), ("smallest", vec![5])]
        {
            let update = C::update().set($column, $value).filter(C::id.is_in(ids));
            let name = format!("{} {} on the {rows}", $column.name(), $name);
            $cases.push(Case { refused_by: $refused, ..case(&name, update) });
        }
    };
}

/// Every operation of two columns of a type, and of one with a number.
macro_rules! unsigned {
    ($cases:ident, $refused:expr, $ty:ident, $a:expr, $b:expr) => {{
        let cases = &mut $cases;
        on_rows!(cases, $refused, "+ column", $a, $a + $b);
        on_rows!(cases, $refused, "- column", $a, $a - $b);
        on_rows!(cases, $refused, "* column", $a, $a * $b);
        on_rows!(cases, $refused, "/ column", $a, $a / $b);
        on_rows!(cases, $refused, "% column", $a, $a % $b);
        on_rows!(cases, $refused, "+ 1", $a, $a + 1);
        on_rows!(cases, $refused, "- 1", $a, $a - 1);
        on_rows!(cases, $refused, "- largest", $a, $a - $ty::MAX);
        on_rows!(cases, $refused, "* 3", $a, $a * 3);
        on_rows!(cases, $refused, "* largest", $a, $a * $ty::MAX);
        on_rows!(cases, $refused, "/ 2", $a, $a / 2);
        on_rows!(cases, $refused, "% 4 + 1", $a, $a % 4 + 1);
        on_rows!(cases, $refused, "over and back", $a, $a + 1 - 1);
        on_rows!(cases, $refused, "under and back", $a, $a - 1 + 1);
        on_rows!(cases, $refused, "over in a part", $a, $b / ($a * 2));
        on_rows!(cases, $refused, "least", $a, $a.least($b).greatest(1));
        on_rows!(cases, $refused, "a choice", $a, $a.or_else(7) * $b.coalesce($a).or_else(2));
        on_rows!(cases, $refused, "a choice times", $a, $a.or_else(7) * 3);
        on_rows!(cases, $refused, "a choice with NULL plus", $a, $a.coalesce(None) + 1);
        on_rows!(cases, $refused, "the larger times", $a, $a.greatest(2) * 2 / 2);
        let chosen = || case_of().when($b.gt(0), $a).otherwise(3);
        on_rows!(cases, $refused, "a case times", $a, chosen() * $b * 2);
        on_rows!(cases, $refused, "a literal's choice", $a, ($b.null_if(2).or_else(100) + 20) - $a);
        let wide = ($a + 1).gt(0);
        cases.push(Case {
            refused_by: $refused,
            ..case("over in a filter", C::delete().filter(wide))
        });
        let same = C::update().set($a, $a % 4 + 1).only_changed();
        cases.push(Case { refused_by: $refused, ..case("calculated and guarded", same) });
    }};
}

macro_rules! signed {
    ($cases:ident, $refused:expr, $ty:ident, $a:expr, $b:expr) => {{
        unsigned!($cases, $refused, $ty, $a, $b);
        let cases = &mut $cases;
        on_rows!(cases, $refused, "negated", $a, -$a);
        on_rows!(cases, $refused, "twice negated", $a, -(-($b - 1)));
        on_rows!(cases, $refused, "abs", $a, $a.abs());
        on_rows!(cases, $refused, "abs of a choice", $a, ($a.or_else(-7).abs() - $b).abs());
        on_rows!(cases, $refused, "sign", $a, $a.sign() * 2);
        on_rows!(cases, $refused, "/ -1", $a, $a / -1);
        on_rows!(cases, $refused, "% -1", $a, $a % -1);
        on_rows!(cases, $refused, "* -1", $a, $a * -1);
        on_rows!(cases, $refused, "% smallest", $a, $a % $ty::MIN);
        on_rows!(cases, $refused, "+ smallest", $a, $a + $ty::MIN);
    }};
}

pub(super) fn cases() -> Vec<Case> {
    let mut cases = Vec::new();
    signed!(cases, NOT_POSTGRES, i8, C::tiny, C::tiny2);
    signed!(cases, &[], i16, C::short, C::short2);
    signed!(cases, &[], i32, C::small, C::small2);
    unsigned!(cases, NOT_POSTGRES, u8, C::byte, C::byte);
    unsigned!(cases, NOT_POSTGRES, u16, C::word, C::word);
    unsigned!(cases, NOT_POSTGRES, u32, C::count, C::count2);
    unsigned!(cases, MYSQL_ALONE, u64, C::huge, C::huge2);
    newtype(&mut cases);
    cases
}

/// A newtype is calculated with as its field is, with values of its own.
fn newtype(cases: &mut Vec<Case>) {
    use crate::rows::Cents;
    on_rows!(cases, &[], "+ cents", C::cents, C::cents + Cents(1));
    on_rows!(cases, &[], "- cents", C::cents, C::cents - C::cents);
    on_rows!(cases, &[], "/ cents", C::cents, C::cents / Cents(2) % Cents(3));
    on_rows!(cases, &[], "over cents", C::cents, Cents::over(C::cents.abs()));
    on_rows!(cases, &[], "negated", C::cents, -C::cents);
    on_rows!(cases, &[], "least", C::cents, C::cents.least(Cents(3)).greatest(Cents(-3)));
    on_rows!(cases, &[], "as a number", C::big, C::cents.stored() / 2);
    on_rows!(cases, &[], "as an i32", C::small, C::cents.to_i32());
}

impl crate::rows::Cents {
    /// A divisor that may be 0.
    fn over(divisor: Expr<C, Option<Self>>) -> Expr<C, Option<Self>> {
        C::cents.or_else(Self(9)) / (divisor - Self(7))
    }
}
