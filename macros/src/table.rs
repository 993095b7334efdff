//! `#[derive(Table)]`

mod expand;
mod input;
mod validate;

use proc_macro2::TokenStream;
use syn::DeriveInput;

use crate::errors;

pub(crate) fn derive(tokens: TokenStream) -> TokenStream {
    let item: DeriveInput = match syn::parse2(tokens) {
        Ok(item) => item,
        Err(error) => return error.to_compile_error(),
    };
    match read(&item) {
        Ok(table) => expand::table(&table),
        Err(error) => errors::with_rest(&error, expand::fallback(&item)),
    }
}

fn read(item: &DeriveInput) -> syn::Result<input::Table<'_>> {
    let table = input::Table::from_syn(item)?;
    table.validate()?;
    Ok(table)
}
