//! `#[derive(SqlEnum)]`

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
        Ok(sql_enum) => expand::sql_enum(&sql_enum),
        Err(error) => errors::with_rest(&error, expand::fallback(&item)),
    }
}

fn read(item: &DeriveInput) -> syn::Result<input::SqlEnum<'_>> {
    let sql_enum = input::SqlEnum::from_syn(item)?;
    sql_enum.validate()?;
    Ok(sql_enum)
}
