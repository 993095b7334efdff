//! From the state of a row's program to the shortest statement that does the same.
//!
//! - [`formula`]: a condition as ANDs and ORs of tests, without NOT.
//! - [`facts`]: what is known where a condition is looked at.
//! - [`implied`]: what one test says of another.
//! - [`reduce`]: a condition without what is known already.
//! - [`choice`]: a question to a choice of values, as a choice of answers.
//! - [`value`]: a value without the choices that are decided already.
//! - [`spoken`]: in SQL's words, plain where NULL and false are the same: the last step.
//! - [`changed`]: whether a column's new value is another.

mod changed;
mod choice;
mod facts;
mod formula;
mod implied;
mod reduce;
mod spoken;
mod value;

use self::facts::Facts;
use self::formula::Formula;
pub(super) use self::formula::negate;
use self::spoken::Unknown;
use crate::expr::{ColumnRef, Node, NumberNode};
use crate::statement::{Assignment, Impossible, UpdateTree};
use crate::table::{ColumnDef, TableDef};

/// How large a statement may be, in nodes of its tree.
const LARGEST: usize = 5_000;

/// The update that sets the columns, where one of them changes.
pub(super) fn update(
    table: &'static TableDef,
    columns: Vec<(&'static ColumnDef, Node)>,
    required: Vec<Node>,
) -> Result<UpdateTree, Impossible> {
    let assigned: Vec<_> =
        columns.into_iter().filter(|(column, value)| !is_column(value, table, column)).collect();
    if assigned.is_empty() {
        return Err(Impossible {
            problem: format!("an update of `{}` assigns nothing", crate::Printable(table.name)),
            way_out: "assign a column of the row: `t.column = …`".to_owned(),
        });
    }
    // Before anything is multiplied out.
    if assigned.iter().map(|(_, value)| size(value)).sum::<usize>() > LARGEST {
        return Err(too_large(table));
    }
    let nothing = Facts::none();
    let changes = assigned.iter().map(|(column, value)| {
        let column = Node::Column(ColumnRef { table, column });
        changed::changed(&column, value, &nothing)
    });
    let any = Formula::any(changes.collect());
    let required = required.iter().map(Formula::of).collect();
    let filter =
        Formula::all(vec![any, Formula::all(required)]).reduced(&nothing, Unknown::IsFalse);
    if filter == Formula::Known(false) {
        return Err(Impossible {
            problem: format!("an update of `{}` changes no row", crate::Printable(table.name)),
            way_out: "look at its conditions: together they hold for none".to_owned(),
        });
    }
    let facts = nothing.with(&filter);
    let assignments: Vec<_> = assigned
        .into_iter()
        .map(|(column, value)| Assignment {
            column,
            value: spoken::value(value::settled(value, &facts), &facts).meeting(column.storage),
        })
        .filter(|assignment| !is_column(&assignment.value, table, assignment.column))
        .collect();
    let filter = filter.spoken(&nothing, Unknown::IsFalse);
    // A server may calculate it for no row at all, and fail.
    let mut said = assignments.iter().map(|assignment| &assignment.value).chain(&filter);
    if said.any(divides_by_zero) {
        return Err(Impossible {
            problem: format!("an update of `{}` divides by 0", crate::Printable(table.name)),
            way_out: "divide by another number".to_owned(),
        });
    }
    let values = assignments.iter().map(|assignment| size(&assignment.value));
    if values.sum::<usize>() + filter.as_ref().map_or(0, size) > LARGEST {
        return Err(too_large(table));
    }
    Ok(UpdateTree { table, joins: Vec::new(), assignments, filter, only_changed: false })
}

/// A condition on its own, for a filter.
pub(super) fn condition(node: Node) -> Node {
    let nothing = Facts::none();
    let reduced = Formula::of(&node).reduced(&nothing, Unknown::IsFalse);
    reduced.spoken(&nothing, Unknown::IsFalse).unwrap_or_else(|| super::logic::known(true))
}

fn too_large(table: &TableDef) -> Impossible {
    Impossible {
        problem: format!(
            "an update of `{}` is too large for one statement: its branches multiply",
            crate::Printable(table.name)
        ),
        way_out: "split it into two changes, the second of which reads what the first has written"
            .to_owned(),
    }
}

fn is_column(value: &Node, table: &TableDef, column: &ColumnDef) -> bool {
    matches!(value, Node::Column(of) if of.table == table && of.column == column)
}

fn divides_by_zero(node: &Node) -> bool {
    let here = matches!(node, Node::Number(of) if matches!(&**of, NumberNode::NotZero(of) if of.is_zero()));
    here || node.children().into_iter().any(divides_by_zero)
}

fn size(node: &Node) -> usize {
    1 + node.children().into_iter().map(size).sum::<usize>()
}
