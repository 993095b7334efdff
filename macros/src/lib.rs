//! The attribute and derive macros of Amend. Their documentation is on the crate `amend`.
use proc_macro::TokenStream;
/// x
#[proc_macro_derive(Table, attributes(table, column))]
pub fn table(_i: TokenStream) -> TokenStream { TokenStream::new() }
/// x
#[proc_macro_attribute]
pub fn data_migration(_a: TokenStream, i: TokenStream) -> TokenStream { i }
