//! What an update joins: never more than one of it for a row.

use super::query::{names_the_key, of_the_row, rows};
use super::{Refusals, expr};
use crate::expr::{AggregateFunction, Comparison, Join, Joined, Match, Node, RowsTree};
use crate::table::SqlType;
use crate::{Dialect, Printable};

/// The joins of an update, each of which may be matched with values of those before it.
pub(super) fn check(joins: &[Join], refusals: &mut Refusals) {
    for join in joins {
        let tree = join.rows();
        rows(tree, refusals);
        for pair in &tree.matches {
            expr::check(&pair.outer, refusals);
        }
        let outside = std::mem::take(&mut refusals.joins);
        let inner = tree.matches.iter().map(|pair| &pair.inner);
        inner.chain(&tree.filter).for_each(|node| expr::check(node, refusals));
        refusals.joins = outside;
        match join {
            Join::Group(_) => group(tree, refusals),
            Join::Row(_) if names_the_key(tree) => {}
            Join::Row(_) => refusals.statement(
                format!("several rows of `{}` may match a row that joins them", shown(tree)),
                "match every column of the primary key with `.matching(…)`, each a field that says \
                 `#[column(primary_key)]`, or join the `.grouped()` rows",
            ),
        }
        refusals.joins.push(join.clone());
    }
}

fn shown(tree: &RowsTree) -> Printable<'_> {
    Printable(tree.table.name)
}

fn group(tree: &RowsTree, refusals: &mut Refusals) {
    if tree.matches.is_empty() {
        refusals.statement(
            format!("the rows of `{}` are joined to every row as one group", shown(tree)),
            "add `.matching(inner, outer)`, or set what `.count()` and its kin answer without a \
             join",
        );
    }
    if tree.matches.iter().any(|pair| pair.comparison != Comparison::Equal) {
        refusals.statement(
            format!(
                "the rows of `{}` are grouped by what they match, which may differ",
                shown(tree)
            ),
            "use `.matching(…)` alone, or set what `.count()` and its kin answer without a join",
        );
    }
    for pair in &tree.matches {
        of_the_row(&pair.inner, refusals);
        match refusals.dialect {
            Dialect::Mysql if collated_differently(pair) => refusals.dialect(
                format!("rows of `{}` are grouped and matched by two collations", shown(tree)),
                "make both columns of one collation, or set what `.count()` and its kin answer \
                 without a join",
            ),
            Dialect::Postgres | Dialect::Mysql | Dialect::Sqlite => {}
        }
    }
}

/// Whether two columns of text say that they compare differently: MySQL groups by the one and
/// matches by the stricter of both.
fn collated_differently(pair: &Match) -> bool {
    let (Node::Column(inner), Node::Column(outer)) = (&pair.inner, &pair.outer) else {
        return false;
    };
    inner.column.ty == SqlType::Text && inner.column.collation != outer.column.collation
}

/// A value of what is joined, where it is read.
pub(super) fn value(node: &Joined, refusals: &mut Refusals) {
    if !refusals.joins.contains(&node.join()) {
        refusals.statement(
            format!("a value of `{}` is read where nothing joins its rows", shown(node.rows())),
            "add `.join(&…)` to the update, before what is matched with it, and read the value \
             outside of `.filter(…)` and its kin of other rows",
        );
    }
    match node {
        Joined::Group(node) => match node.function {
            AggregateFunction::Count | AggregateFunction::Sum => {}
            AggregateFunction::Min | AggregateFunction::Max => {
                node.value.iter().for_each(|value| of_the_row(value, refusals));
            }
        },
        Joined::Row(_) => {}
    }
}
