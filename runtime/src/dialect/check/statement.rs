//! Whole statements.

use super::{Refusals, column, digits, expr, ident, insert, join};
use crate::Printable;
use crate::dialect::sea;
use crate::dialect::write::{collects, collects_keys};
use crate::statement::{DeleteTree, Impossible, Raw, Statement, UpdateTree};
use crate::table::{ColumnDef, TableDef};

pub(super) fn check(statement: &Statement, refusals: &mut Refusals) {
    match statement {
        Statement::Update(tree) => update(tree, refusals),
        Statement::Insert(tree) => insert::check(tree, refusals),
        Statement::Delete(tree) => delete(tree, refusals),
        Statement::Raw(raw) => self::raw(raw, refusals),
        Statement::Sea(sea) => sea::check(sea, refusals),
        Statement::Impossible(Impossible { problem, way_out }) => {
            refusals.statement(problem, way_out);
        }
    }
}

fn update(tree: &UpdateTree, refusals: &mut Refusals) {
    table(tree.table, refusals);
    if tree.assignments.is_empty() {
        refusals.statement("an update sets nothing", "add `.set(column, value)`");
    }
    join::check(&tree.joins, refusals);
    columns("sets", tree.assignments.iter().map(|assignment| assignment.column), refusals);
    for assignment in &tree.assignments {
        expr::check(&assignment.value, refusals);
        digits::check(assignment.column, &assignment.value, refusals);
    }
    if let Some(filter) = &tree.filter {
        expr::check(filter, refusals);
    }
    collected(tree.table, collects(tree, refusals.dialect), refusals);
}

/// A statement that reads the rows that it changes, and finds them by their key.
fn collected(table: &TableDef, collects: bool, refusals: &mut Refusals) {
    if collects && table.primary_key().next().is_none() {
        refusals.dialect(
            format!(
                "it reads other rows of `{}`, or columns that it sets from each other, and no \
                 field of the table says `primary_key`",
                Printable(table.name)
            ),
            "add `#[column(primary_key)]` to each column of the key",
        );
    }
}

fn delete(tree: &DeleteTree, refusals: &mut Refusals) {
    table(tree.table, refusals);
    match &tree.filter {
        Some(filter) => expr::check(filter, refusals),
        None if tree.every_row => {}
        None => refusals.statement(
            format!("a delete of `{}` has no filter", Printable(tree.table.name)),
            "add `.filter(…)`, or `.every_row()` if the whole table should be emptied",
        ),
    }
    collected(tree.table, collects_keys(tree, refusals.dialect), refusals);
}

pub(super) fn table(def: &TableDef, refusals: &mut Refusals) {
    def.schema.into_iter().for_each(|schema| ident::check("schema", schema, refusals));
    ident::check("table", def.name, refusals);
}

pub(super) fn columns<'a>(
    verb: &str,
    columns: impl Iterator<Item = &'a ColumnDef>,
    refusals: &mut Refusals,
) {
    let mut seen = Vec::new();
    for def in columns {
        column::check(def, refusals);
        if seen.contains(&def.name) {
            let name = Printable(def.name);
            refusals.statement(format!("it {verb} column `{name}` twice"), "keep one of the two");
        }
        seen.push(def.name);
    }
}

fn raw(raw: &Raw, refusals: &mut Refusals) {
    let dialect = refusals.dialect;
    let Some(text) = raw.text(dialect).filter(|text| !text.is_empty()) else {
        refusals.dialect(
            "a raw change has no text for this dialect",
            format!("add `.{dialect}(\"…\")`, or name the migration's `dialects`"),
        );
        return;
    };
    raw_text("a raw change", text, refusals);
}

/// Text that Amend writes as it is, in a file whose lines and comments mean something.
pub(in crate::dialect) fn raw_text(what: &str, text: &str, refusals: &mut Refusals) {
    if text.contains(['\0', '\r']) {
        refusals.dialect(
            format!("{what} has a NUL or a carriage return"),
            "lines of a migration directory end in LF alone; write the character with a function",
        );
    }
    if text.lines().any(looks_like_directive) {
        refusals.dialect(
            format!("a comment in {what} reads as a directive"),
            "take `atlas:` or `amend:` out of it",
        );
    }
}

fn looks_like_directive(line: &str) -> bool {
    let line = line.trim_start().to_ascii_lowercase();
    (line.starts_with("--") || line.starts_with('#'))
        && (line.contains("atlas:") || line.contains("amend:"))
}
