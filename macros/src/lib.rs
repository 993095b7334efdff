//! The attribute and derive macros of Amend.
//!
//! Their documentation is on the crate `amend`, which re-exports them. Each macro is three passes:
//! read, validate, expand; only the first two can fail, and they report all mistakes at once.

mod data_migration;
mod docs;
mod errors;
mod keys;
mod table;

use proc_macro::TokenStream;

#[expect(missing_docs, reason = "documented on `amend::Table`, which re-exports it")]
#[proc_macro_derive(Table, attributes(table, column))]
pub fn derive_table(input: TokenStream) -> TokenStream {
    table::derive(input.into()).into()
}

#[expect(missing_docs, reason = "documented on `amend::data_migration`, which re-exports it")]
#[proc_macro_attribute]
pub fn data_migration(args: TokenStream, item: TokenStream) -> TokenStream {
    data_migration::register(args.into(), item.into()).into()
}
