//! A struct and its attributes, as they were written.

use syn::{Attribute, Data, DeriveInput, Field, Fields, Ident, LitInt, LitStr, Type, Visibility};

use crate::docs;
use crate::errors::Errors;
use crate::keys::{flag, number, text};

/// A struct that is a table.
pub(super) struct Table<'a> {
    pub(super) ident: &'a Ident,
    pub(super) name: LitStr,
    pub(super) schema: Option<LitStr>,
    pub(super) columns: Vec<Column<'a>>,
}

/// A field that is a column.
pub(super) struct Column<'a> {
    pub(super) ident: &'a Ident,
    pub(super) visibility: &'a Visibility,
    pub(super) ty: &'a Type,
    pub(super) docs: String,
    pub(super) name: LitStr,
    pub(super) primary_key: bool,
    pub(super) storage: Option<LitStr>,
    pub(super) collation: Option<LitStr>,
    pub(super) precision: Option<LitInt>,
    pub(super) scale: Option<LitInt>,
}

impl<'a> Table<'a> {
    pub(super) fn from_syn(item: &'a DeriveInput) -> syn::Result<Self> {
        let mut errors = Errors::default();
        let mut name = None;
        let mut schema = None;
        // A name that could not be read is not missing too.
        let mut named = false;
        for attribute in attributes(&item.attrs, "table", &mut errors) {
            let read = attribute.parse_nested_meta(|meta| {
                if meta.path.is_ident("name") {
                    text(&meta, &mut name)
                } else if meta.path.is_ident("schema") {
                    text(&meta, &mut schema)
                } else {
                    Err(meta.error("unknown key; a table has `name` and `schema`"))
                }
            });
            read.unwrap_or_else(|error| {
                errors.push(error);
                named = true;
            });
        }
        let columns = match named_fields(item) {
            Ok(fields) => fields.filter_map(|field| Column::from_syn(field, &mut errors)).collect(),
            Err(error) => {
                errors.push(error);
                Vec::new()
            }
        };
        if !item.generics.params.is_empty() {
            errors.at(&item.generics, "a table has no generic parameters");
        }
        if name.is_none() && !named {
            errors.at(
                &item.ident,
                "missing the table's name: add `#[table(name = \"…\")]` to the struct",
            );
        }
        errors.check()?;
        let name = name.unwrap_or_else(|| LitStr::new("", item.ident.span()));
        Ok(Table { ident: &item.ident, name, schema, columns })
    }
}

impl<'a> Column<'a> {
    fn from_syn(field: &'a Field, errors: &mut Errors) -> Option<Self> {
        let ident = field.ident.as_ref()?;
        let mut name = None;
        let mut primary_key = false;
        let mut storage = None;
        let mut collation = None;
        let mut precision = None;
        let mut scale = None;
        for attribute in attributes(&field.attrs, "column", errors) {
            let read = attribute.parse_nested_meta(|meta| {
                if meta.path.is_ident("name") {
                    text(&meta, &mut name)
                } else if meta.path.is_ident("primary_key") {
                    flag(&meta, &mut primary_key)
                } else if meta.path.is_ident("storage") {
                    text(&meta, &mut storage)
                } else if meta.path.is_ident("collation") {
                    text(&meta, &mut collation)
                } else if meta.path.is_ident("precision") {
                    number(&meta, &mut precision)
                } else if meta.path.is_ident("scale") {
                    number(&meta, &mut scale)
                } else {
                    Err(meta.error(
                        "unknown key; a column has `name`, `primary_key`, `storage`, `collation`, \
                         `precision` and `scale`",
                    ))
                }
            });
            read.unwrap_or_else(|error| errors.push(error));
        }
        let own = ident.to_string();
        let own = own.strip_prefix("r#").unwrap_or(&own);
        Some(Column {
            ident,
            visibility: &field.vis,
            ty: &field.ty,
            docs: docs::text(&field.attrs),
            name: name.unwrap_or_else(|| LitStr::new(own, ident.span())),
            primary_key,
            storage,
            collation,
            precision,
            scale,
        })
    }
}

fn named_fields(item: &DeriveInput) -> syn::Result<impl Iterator<Item = &Field>> {
    match &item.data {
        Data::Struct(data) => match &data.fields {
            Fields::Named(fields) => Ok(fields.named.iter()),
            Fields::Unnamed(_) | Fields::Unit => Err(syn::Error::new_spanned(
                &item.ident,
                "a table's columns are named fields; this struct has none",
            )),
        },
        Data::Enum(_) | Data::Union(_) => Err(syn::Error::new_spanned(
            &item.ident,
            "`Table` is only supported on a struct with named fields",
        )),
    }
}

/// The attributes of this name; one of our names in the wrong place is a mistake.
fn attributes<'a>(all: &'a [Attribute], name: &str, errors: &mut Errors) -> Vec<&'a Attribute> {
    for attribute in all {
        for (other, belongs) in [("table", "the struct"), ("column", "a field")] {
            if other != name && attribute.path().is_ident(other) {
                errors.at(attribute, format!("not expected here; `{other}` belongs on {belongs}"));
            }
        }
    }
    all.iter().filter(|attribute| attribute.path().is_ident(name)).collect()
}
