//! The attribute's keys and the function, as they were written.

use proc_macro2::{TokenStream, TokenTree};
use syn::meta::{self, ParseNestedMeta};
use syn::parse::Parser as _;
use syn::{Ident, ItemFn, LitStr};

use crate::keys::{text, words};

/// A function that fills a migration.
pub(super) struct Function {
    pub(super) item: ItemFn,
    pub(super) version: Option<LitStr>,
    pub(super) name: Option<LitStr>,
    pub(super) dialects: Vec<Ident>,
}

impl Function {
    pub(super) fn from_syn(args: TokenStream, item: TokenStream) -> syn::Result<Self> {
        let item: ItemFn = syn::parse2(item).map_err(|error| {
            syn::Error::new(error.span(), "`#[data_migration]` belongs on a function")
        })?;
        if let Some(TokenTree::Literal(literal)) = args.clone().into_iter().next() {
            let message = "a value without its key; write `version = \"…\"`";
            return Err(syn::Error::new(literal.span(), message));
        }
        let mut function = Function { item, version: None, name: None, dialects: Vec::new() };
        meta::parser(|meta| function.read(&meta)).parse2(args)?;
        Ok(function)
    }

    fn read(&mut self, meta: &ParseNestedMeta<'_>) -> syn::Result<()> {
        if meta.path.is_ident("version") {
            text(meta, &mut self.version)
        } else if meta.path.is_ident("name") {
            text(meta, &mut self.name)
        } else if meta.path.is_ident("dialects") {
            words(meta, &mut self.dialects, "postgres, mysql, sqlite")
        } else {
            Err(meta.error("unknown key; a data migration has `version`, `name` and `dialects`"))
        }
    }
}
