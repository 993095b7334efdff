//! How many decimal digits a `Decimal` has.

/// Decimal digits before and behind the point: `DECIMAL(10, 2)` has 8 and 2.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Digits {
    /// Before the point.
    pub whole: u32,
    /// Behind the point.
    pub scale: u32,
}

impl Digits {
    /// Those of a column `numeric(precision, scale)`.
    pub const fn of_column(precision: u32, scale: u32) -> Self {
        Digits { whole: precision.saturating_sub(scale), scale }
    }

    /// All of them.
    pub const fn precision(self) -> u32 {
        self.whole + self.scale
    }

    /// Those of two values of which either may be meant.
    pub(crate) fn either(self, other: Digits) -> Digits {
        Digits { whole: self.whole.max(other.whole), scale: self.scale.max(other.scale) }
    }
}
