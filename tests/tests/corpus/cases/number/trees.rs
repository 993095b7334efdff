//! Arithmetic that nobody thought of, on the smaller whole numbers and on Decimals: the same trees
//! in every run, each on rows that may fail alone.

use amend::Dialect;
use amend::expr::{Expr, Number};
use amend::prelude::*;
use amend::table::ColumnType;

use super::{C, Case, case};
use crate::amounts::A;
use crate::cases::random::Dice;

/// How many trees of each type.
const TREES: u64 = 12;

type Nullable<T, N> = Expr<T, Option<N>>;
type Leaf<'a, T, N> = dyn Fn(&mut Dice) -> Nullable<T, N> + 'a;
type Join<'a, T, N> = dyn Fn(&mut Dice, Nullable<T, N>, Nullable<T, N>) -> Nullable<T, N> + 'a;

/// A tree of `+`, `-` and what `more` adds, over what `leaf` gives.
fn tree<T: Table, N>(
    dice: &mut Dice,
    depth: u32,
    leaf: &Leaf<'_, T, N>,
    more: &Join<'_, T, N>,
) -> Nullable<T, N>
where
    N: Number + ColumnType<Base = N>,
{
    if depth == 0 || dice.throw(6) == 0 {
        return leaf(dice);
    }
    let left = tree(dice, depth - 1, leaf, more);
    let right = tree(dice, depth - 1, leaf, more);
    match dice.throw(4) {
        0 => left + right,
        1 => left - right,
        _ => more(dice, left, right),
    }
}

/// Trees of a type of whole numbers, each on two rows of its own.
macro_rules! trees {
    ($cases:ident, $refused:expr, $ty:ident, $a:expr, $b:expr, $rows:expr) => {
        for seed in 0..TREES {
            let mut dice = Dice(seed);
            let tree = tree(
                &mut dice,
                3,
                &|dice| match dice.throw(4) {
                    0 => $a.coalesce(None),
                    1 => $b.coalesce($a),
                    2 => $b * dice.of(&[1, 2, 3]),
                    _ => $a + dice.of(&[0, 1, 100]),
                },
                &|dice, left, right| match dice.throw(6) {
                    0 | 1 => left * right,
                    2 => left / right,
                    3 => left % right,
                    4 => left / dice.of(&[2, 5, $ty::MAX]),
                    _ => right - left.least($a).or_else(7) * dice.of(&[1, 2]),
                },
            );
            for id in $rows {
                let update = C::update().set($a, tree.clone()).filter(C::id.eq(id));
                let name = format!("tree {seed} of {} on row {id}", stringify!($ty));
                $cases.push(Case { refused_by: $refused, ..case(&name, update) });
            }
        }
    };
}

pub(super) fn of_wholes() -> Vec<Case> {
    let mut cases = Vec::new();
    // Without the row in which one is NULL: what fails beside it may not be looked at.
    trees!(cases, &[Dialect::Postgres], i8, C::tiny, C::tiny2, [2, 4, 5]);
    trees!(cases, &[], i16, C::short, C::short2, [2, 4, 5, 7]);
    // Without NULL and 0: what is beside NULL may not be looked at.
    trees!(cases, &[Dialect::Postgres], u8, C::byte, C::byte, [2, 3, 4]);
    trees!(cases, &[Dialect::Postgres], u32, C::count, C::count2, [2, 3, 4]);
    trees!(cases, &[Dialect::Postgres, Dialect::Sqlite], u64, C::huge, C::huge2, [2, 3, 4]);
    cases
}

pub(crate) fn of_decimals() -> Vec<Case> {
    let numbers = ["0.01", "-1.5", "100", "0.333333", "7"]
        .map(|text| text.parse::<Decimal>().expect("a decimal number of this file"));
    let mut cases = Vec::new();
    for seed in 0..TREES {
        let mut dice = Dice(seed);
        let tree = tree(
            &mut dice,
            2,
            &|dice| match dice.throw(4) {
                0 => A::price.coalesce(None),
                1 => A::rate.coalesce(None),
                2 => A::price2 * dice.of(&numbers),
                _ => A::rate + dice.of(&numbers),
            },
            &|dice, left, right| match dice.throw(8) {
                0..=2 => (left * right).round_to(dice.of(&[6, 2, 8])),
                3 => left.div_round(dice.of(&numbers), dice.of(&[0, 2, 6])),
                4 => left.div_round(right.round_to(2), 3),
                5 => -left.abs().least(right),
                6 => left.clone().sign() * right.floor() - left.ceil(),
                _ => left.round() * right.trunc(),
            },
        );
        for id in [2, 3, 6, 7, 8] {
            let value = tree.clone().round_to(10);
            let update = A::update().set(A::exact, value).filter(A::id.eq(id));
            let name = format!("tree {seed} of Decimal on row {id}");
            cases.push(Case { refused_by: &[Dialect::Sqlite], ..case(&name, update) });
        }
    }
    cases
}
