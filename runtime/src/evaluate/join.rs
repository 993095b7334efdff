//! What an update joins.

use super::expr::{Scope, value as of};
use super::query::{aggregate_of, found};
use super::{Failure, Result, Row, Tables};
use crate::expr::{Joined, RowsTree, Value};
use crate::statement::UpdateTree;

/// Whether a row has a partner in each of what is joined.
pub(super) fn has_partners(tree: &UpdateTree, scope: Scope<'_>) -> Result<bool> {
    for join in &tree.joins {
        if found(join.rows(), scope)?.is_empty() {
            return Ok(false);
        }
    }
    Ok(true)
}

/// A server may make every group, also those that no row joins.
pub(super) fn groups(tree: &UpdateTree, tables: &Tables) -> Result<()> {
    let scope = Scope { row: &Row::default(), tables };
    for joined in tree.joined() {
        let Joined::Group(node) = joined else { continue };
        let filtered = RowsTree { matches: Vec::new(), ..node.rows.clone() };
        let rows = found(&filtered, scope)?;
        let mut groups: Vec<(Vec<Value>, Vec<&Row>)> = Vec::new();
        for row in rows {
            let key = node.rows.matches.iter().map(|pair| of(&pair.inner, Scope { row, ..scope }));
            let key = key.collect::<Result<Vec<_>>>()?;
            match groups.iter_mut().find(|(other, _)| *other == key) {
                Some((_, rows)) => rows.push(row),
                None => groups.push((key, vec![row])),
            }
        }
        for (_, rows) in groups {
            if let Err(Failure::Refused(why)) = aggregate_of(node, rows, scope) {
                return Err(Failure::Undecided(why));
            }
        }
    }
    Ok(())
}
