//! What a dialect cannot say.

use std::fmt;

use crate::Dialect;

/// Something in a statement that cannot be written, with the way out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The dialect that cannot say it; `None` where the statement itself is wrong.
    pub dialect: Option<Dialect>,
    /// What is wrong.
    pub problem: String,
    /// What to do about it.
    pub way_out: String,
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(dialect) = self.dialect {
            write!(f, "{}: ", dialect.title())?;
        }
        write!(f, "{} (hint: {})", self.problem, self.way_out)
    }
}
