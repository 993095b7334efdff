//! The order of assignments on an engine that assigns from left to right.

use crate::Printable;
use crate::statement::Assignment;

/// The assignments with every reader of a column before the writer of that column.
///
/// # Errors
///
/// The names of columns that read each other in a circle.
pub(in crate::dialect) fn assignment_order(
    assignments: &[Assignment],
) -> Result<Vec<&Assignment>, String> {
    let mut left: Vec<&Assignment> = assignments.iter().collect();
    let mut ordered = Vec::new();
    while !left.is_empty() {
        let free = left.iter().position(|writer| {
            !left.iter().any(|reader| {
                !std::ptr::eq(*reader, *writer)
                    && reader.value.columns().iter().any(|read| read.column == writer.column)
            })
        });
        match free {
            Some(place) => ordered.push(left.remove(place)),
            None => {
                let names = left.iter().map(|a| format!("`{}`", Printable(a.column.name)));
                return Err(names.collect::<Vec<_>>().join(" and "));
            }
        }
    }
    Ok(ordered)
}
