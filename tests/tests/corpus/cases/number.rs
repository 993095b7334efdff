//! Numbers: the types of 32 and 64 bits, the other whole numbers, conversions, and Decimals.

mod convert;
pub(crate) mod decimal;
pub(crate) mod trees;
mod usual;
mod whole;

use super::{C, Case, Statements, case};

pub(super) fn cases() -> Vec<Case> {
    let of_each_type = whole::cases().into_iter().chain(convert::cases()).chain(trees::of_wholes());
    usual::cases().into_iter().chain(of_each_type).collect()
}
