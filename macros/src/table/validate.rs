//! What must hold for a table.

use syn::{LitInt, LitStr};

use super::input::{Column, Table};
use crate::errors::Errors;

/// The most digits of a number that every server calculates exactly: those of MySQL's DECIMAL.
const PRECISION: u32 = 65;
/// The most of them behind the point.
const SCALE: u32 = 30;

/// The functions that a column constant of the same name would hide.
const HIDDEN_BY_CONSTANT: [&str; 4] = ["update", "insert", "delete", "rows"];

impl Table<'_> {
    pub(super) fn validate(&self) -> syn::Result<()> {
        let mut errors = Errors::default();
        check_name("table", &self.name, &mut errors);
        self.schema.iter().for_each(|schema| check_name("schema", schema, &mut errors));
        if self.columns.is_empty() {
            errors.at(self.ident, "a table needs at least one column");
        }
        let mut names: Vec<String> = Vec::new();
        for column in &self.columns {
            column.validate(self, &mut errors);
            let name = column.name.value();
            if names.contains(&name) {
                errors.at(&column.name, format!("duplicate column `{name}`"));
            }
            names.push(name);
        }
        errors.check()
    }
}

impl Column<'_> {
    fn validate(&self, table: &Table<'_>, errors: &mut Errors) {
        check_name("column", &self.name, errors);
        let ident = self.ident.to_string();
        if HIDDEN_BY_CONSTANT.contains(&ident.as_str()) {
            errors.at(
                self.ident,
                format!(
                    "the column `{}::{ident}` would hide the function `{0}::{ident}()`; give the \
                     field another name and add `#[column(name = \"{ident}\")]`",
                    table.ident
                ),
            );
        }
        if let Some(storage) = &self.storage
            && !matches!(storage.value().as_str(), "json" | "text" | "timestamp")
        {
            errors.at(storage, "unknown storage; there are `json`, `text` and `timestamp`");
        }
        if let Some(collation) = &self.collation
            && collation.value() != "binary"
        {
            errors.at(collation, "unknown collation; there is `binary`");
        }
        match (&self.precision, &self.scale) {
            (Some(precision), Some(scale)) => digits(precision, scale, errors),
            (Some(one), None) | (None, Some(one)) => {
                errors.at(one, "`precision` and `scale` stand together, as in `numeric(10, 2)`");
            }
            (None, None) => {}
        }
    }
}

fn digits(precision: &LitInt, scale: &LitInt, errors: &mut Errors) {
    match precision.base10_parse() {
        Ok(1..=PRECISION) => {}
        Ok(_) | Err(_) => errors.at(precision, format!("`precision` is from 1 to {PRECISION}")),
    }
    match (scale.base10_parse::<u32>(), precision.base10_parse()) {
        (Ok(scale), Ok(precision)) if scale <= SCALE.min(precision) => {}
        (Ok(_) | Err(_), Ok(_) | Err(_)) => {
            errors.at(scale, format!("`scale` is at most `precision`, and at most {SCALE}"));
        }
    }
}

fn check_name(what: &str, name: &LitStr, errors: &mut Errors) {
    let text = name.value();
    if text.is_empty() {
        errors.at(name, format!("the name of a {what} is empty"));
    } else if text.chars().any(char::is_control) {
        errors.at(name, format!("the name of a {what} has a control character"));
    }
}
