//! Arithmetic that nobody thought of: the same trees in every run, each on one row.

use amend::expr::Signed;
use amend::prelude::*;
use amend::table::ColumnType;

use super::{C, Case, case};

/// How many trees of each type.
const TREES: u64 = 12;

/// Numbers that only look random, from a seed.
pub(super) struct Dice(pub(super) u64);

impl Dice {
    /// A number below this.
    pub(super) fn throw(&mut self, below: u64) -> u64 {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % below
    }

    pub(super) fn of<N: Copy>(&mut self, all: &[N]) -> N {
        all[self.throw(all.len() as u64) as usize]
    }
}

type Nullable<N> = Expr<C, Option<N>>;
type Join<N> = dyn Fn(&mut Dice, Nullable<N>, Nullable<N>) -> Nullable<N>;

/// A tree of `+`, `-`, `*` and what `more` adds, over two columns and some numbers.
fn tree<N>(
    dice: &mut Dice,
    depth: u32,
    leaves: &dyn Fn(&mut Dice) -> Nullable<N>,
    more: &Join<N>,
) -> Nullable<N>
where
    N: Signed + ColumnType<Base = N>,
{
    if depth == 0 || dice.throw(5) == 0 {
        return leaves(dice);
    }
    let left = tree(dice, depth - 1, leaves, more);
    let right = tree(dice, depth - 1, leaves, more);
    match dice.throw(8) {
        0 | 1 => left + right,
        2 | 3 => left - right,
        4 => -left,
        5 => left.abs(),
        _ => more(dice, left, right),
    }
}

pub(super) fn cases() -> Vec<Case> {
    let mut cases = Vec::new();
    for seed in 0..TREES {
        let mut dice = Dice(seed);
        let small = tree(
            &mut dice,
            3,
            &|dice| match dice.throw(4) {
                0 => C::small.coalesce(None),
                1 => C::small2.coalesce(None),
                2 => C::small2 * dice.of(&[1, -1, 2, i32::MAX, i32::MIN]),
                _ => C::small + dice.of(&[0, 1, -1, i32::MAX]),
            },
            &|dice, left, right| match dice.throw(4) {
                0 => left * right,
                1 => left / right,
                2 => left % right,
                _ => (left / dice.of(&[2, -1, 1_000])).least(right),
            },
        );
        let big = tree(
            &mut dice,
            3,
            &|dice| match dice.throw(4) {
                0 => C::big.coalesce(None),
                1 => C::big2.coalesce(None),
                2 => C::big2 * dice.of(&[1, -1, 3, i64::MAX]),
                _ => C::big + dice.of(&[0, 1, -1, i64::MAX]),
            },
            &|dice, left, right| match dice.throw(4) {
                0 => left * right,
                1 => left / right,
                2 => left % right,
                _ => (left / dice.of(&[2, -1, 1_000])).greatest(right),
            },
        );
        // Nothing here comes near to 0, where PostgreSQL fails alone.
        let float = tree(
            &mut dice,
            3,
            &|dice| match dice.throw(3) {
                0 => C::float.coalesce(None),
                1 => C::float * dice.of(&[2.0, 1e10, 0.0]),
                _ => C::float + dice.of(&[0.5, 1e308, -1e308]),
            },
            &|dice, left, _| match dice.throw(4) {
                0 => left * dice.of(&[0.0, -3.0, 1e10, 1e300]),
                1 => left / dice.of(&[2.0, 1e-10]),
                2 => left.round(),
                _ => left.floor(),
            },
        );
        for id in 2..=5 {
            let row = || C::id.eq(id);
            cases.push(case(
                &format!("tree {seed} of i32 on row {id}"),
                C::update().set(C::small, small.clone()).filter(row()),
            ));
            cases.push(case(
                &format!("tree {seed} of i64 on row {id}"),
                C::update().set(C::big, big.clone()).filter(row()),
            ));
            cases.push(case(
                &format!("tree {seed} of f64 on row {id}"),
                C::update().set(C::float, float.clone()).filter(row()),
            ));
        }
    }
    cases
}
