//! A divisor that fails where it is 0.

use crate::expr::Node;

/// A number on the right of `/` or `%`, with which the statement fails where it is 0. A division of
/// the builder by 0 is NULL; one of `update!` fails, as Rust's does.
///
/// | dialect | `a / b` |
/// |---|---|
/// | postgres | `a / b`: it fails by itself |
/// | mysql | `a DIV CASE b WHEN 0 THEN 9223372036854775807 + 1 ELSE b END` |
/// | sqlite | `a / CASE b WHEN 0 THEN abs(-9223372036854775808) ELSE b END` |
#[derive(Clone, Debug, PartialEq)]
pub struct NonZero {
    /// The number.
    pub operand: Node,
}
