//! What cannot be a statement.

/// Why a program of a row cannot be one statement, which every dialect says when it is checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Impossible {
    /// What is wrong.
    pub problem: String,
    /// What can be done.
    pub way_out: String,
}
