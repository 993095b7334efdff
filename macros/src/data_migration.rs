//! `#[data_migration]`

mod expand;
mod input;
mod validate;

use proc_macro2::TokenStream;

use crate::errors;

pub(crate) fn register(args: TokenStream, item: TokenStream) -> TokenStream {
    match read(args, item.clone()) {
        Ok(function) => expand::registered(&function),
        Err(error) => errors::with_rest(&error, item),
    }
}

fn read(args: TokenStream, item: TokenStream) -> syn::Result<input::Function> {
    let function = input::Function::from_syn(args, item)?;
    function.validate()?;
    Ok(function)
}
