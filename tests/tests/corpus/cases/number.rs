//! Numbers: the types of 32 and 64 bits, the other whole numbers, conversions, and Decimals.

mod convert;
pub(crate) mod decimal;
mod usual;
mod whole;

use super::{C, Case, Statements, case};

pub(super) fn cases() -> Vec<Case> {
    usual::cases().into_iter().chain(whole::cases()).chain(convert::cases()).collect()
}
