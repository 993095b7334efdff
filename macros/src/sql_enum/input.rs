//! An enum and its attributes, as they were written.

use heck::ToSnakeCase as _;
use syn::{Attribute, Data, DeriveInput, Fields, Ident, LitStr};

use crate::errors::Errors;
use crate::keys::text;

/// An enum whose variants are values of a column.
pub(super) struct SqlEnum<'a> {
    pub(super) ident: &'a Ident,
    pub(super) native: Option<LitStr>,
    pub(super) schema: Option<LitStr>,
    pub(super) variants: Vec<Variant<'a>>,
}

/// A variant and its name in the database.
pub(super) struct Variant<'a> {
    pub(super) ident: &'a Ident,
    pub(super) name: LitStr,
}

impl<'a> SqlEnum<'a> {
    pub(super) fn from_syn(item: &'a DeriveInput) -> syn::Result<Self> {
        let mut errors = Errors::default();
        let mut native = None;
        let mut schema = None;
        for attribute in attributes(&item.attrs, "sql_enum", &mut errors) {
            let read = attribute.parse_nested_meta(|meta| {
                if meta.path.is_ident("native") {
                    text(&meta, &mut native)
                } else if meta.path.is_ident("schema") {
                    text(&meta, &mut schema)
                } else {
                    Err(meta.error("unknown key; an enum has `native` and `schema`"))
                }
            });
            read.unwrap_or_else(|error| errors.push(error));
        }
        let mut variants = Vec::new();
        match &item.data {
            Data::Enum(data) => {
                for variant in &data.variants {
                    variants.extend(Variant::from_syn(variant, &mut errors));
                }
            }
            Data::Struct(_) => errors.at(
                &item.ident,
                "`SqlEnum` is only supported on an enum; a struct around one value derives \
                 `SqlType`",
            ),
            Data::Union(_) => errors.at(&item.ident, "`SqlEnum` is only supported on an enum"),
        }
        if !item.generics.params.is_empty() {
            errors.at(&item.generics, "the type of a column has no generic parameters");
        }
        errors.check()?;
        Ok(SqlEnum { ident: &item.ident, native, schema, variants })
    }
}

impl<'a> Variant<'a> {
    fn from_syn(variant: &'a syn::Variant, errors: &mut Errors) -> Option<Self> {
        let mut name = None;
        for attribute in attributes(&variant.attrs, "sql", errors) {
            let read = attribute.parse_nested_meta(|meta| {
                if meta.path.is_ident("name") {
                    text(&meta, &mut name)
                } else {
                    Err(meta.error("unknown key; a variant has `name`"))
                }
            });
            read.unwrap_or_else(|error| errors.push(error));
        }
        match &variant.fields {
            Fields::Unit => {}
            Fields::Named(_) | Fields::Unnamed(_) => {
                errors.at(
                    &variant.fields,
                    "a variant that is a value of a column has no fields; store what varies in a \
                     column of its own, or in a `Json`",
                );
                return None;
            }
        }
        let ident = &variant.ident;
        let own = ident.to_string();
        let own = own.strip_prefix("r#").unwrap_or(&own).to_snake_case();
        let name = name.unwrap_or_else(|| LitStr::new(&own, ident.span()));
        Some(Variant { ident, name })
    }
}

/// The attributes of this name; one of our names in the wrong place is a mistake.
fn attributes<'a>(all: &'a [Attribute], name: &str, errors: &mut Errors) -> Vec<&'a Attribute> {
    for attribute in all {
        for (other, belongs) in [("sql_enum", "the enum"), ("sql", "a variant")] {
            if other != name && attribute.path().is_ident(other) {
                errors.at(attribute, format!("not expected here; `{other}` belongs on {belongs}"));
            }
        }
    }
    all.iter().filter(|attribute| attribute.path().is_ident(name)).collect()
}
