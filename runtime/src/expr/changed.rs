//! Whether an assignment would change the row.

use super::Node;

/// Whether a column's value is another than a given one: null-safe and exact, so never unknown,
/// and text differs where one byte does.
#[derive(Clone, Debug, PartialEq)]
pub struct Changed {
    /// The column that is assigned.
    pub column: Node,
    /// The value that it is set to.
    pub value: Node,
}
