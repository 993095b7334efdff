//! The attribute and derive macros of Amend.
//!
//! Their documentation is on the crate `amend`, which re-exports them. Each macro is three passes:
//! read, validate, expand; only the first two can fail, and they report all mistakes at once.

mod data_migration;
mod docs;
mod embed;
mod errors;
mod keys;
mod newtype;
mod sql_enum;
mod table;
mod update;
mod user_defined;

use proc_macro::TokenStream;

#[expect(missing_docs, reason = "documented on `amend::Table`, which re-exports it")]
#[proc_macro_derive(Table, attributes(table, column))]
pub fn derive_table(input: TokenStream) -> TokenStream {
    table::derive(input.into()).into()
}

#[expect(missing_docs, reason = "documented on `amend::table::UserDefined`, which it implements")]
#[proc_macro_derive(SqlType)]
pub fn derive_sql_type(input: TokenStream) -> TokenStream {
    newtype::derive(input.into()).into()
}

#[expect(missing_docs, reason = "documented on `amend::table::UserDefined`, which it implements")]
#[proc_macro_derive(SqlEnum, attributes(sql_enum, sql))]
pub fn derive_sql_enum(input: TokenStream) -> TokenStream {
    sql_enum::derive(input.into()).into()
}

#[expect(missing_docs, reason = "documented on `amend::embed`, which re-exports it")]
#[proc_macro]
pub fn embed(input: TokenStream) -> TokenStream {
    embed::embed(input.into()).into()
}

#[expect(missing_docs, reason = "documented on `amend::data_migration`, which re-exports it")]
#[proc_macro_attribute]
pub fn data_migration(args: TokenStream, item: TokenStream) -> TokenStream {
    data_migration::register(args.into(), item.into()).into()
}

#[expect(missing_docs, reason = "documented on `amend::update`, which re-exports it")]
#[proc_macro]
pub fn update(input: TokenStream) -> TokenStream {
    update::update(input.into()).into()
}

#[expect(missing_docs, reason = "documented on `amend::delete`, which re-exports it")]
#[proc_macro]
pub fn delete(input: TokenStream) -> TokenStream {
    update::delete(input.into()).into()
}

#[expect(missing_docs, reason = "documented on `amend::when`, which re-exports it")]
#[proc_macro]
pub fn when(input: TokenStream) -> TokenStream {
    update::when(input.into()).into()
}
