//! Tokens for a table that has been validated.

use proc_macro2::TokenStream;
use quote::{format_ident, quote, quote_spanned};
use syn::ext::IdentExt as _;
use syn::spanned::Spanned as _;
use syn::{Data, DeriveInput, Fields};

use super::input::{Column, Table};

pub(super) fn table(table: &Table<'_>) -> TokenStream {
    let ident = table.ident;
    let table_ident = ident;
    let name = &table.name;
    let schema = match &table.schema {
        Some(schema) => quote!(::core::option::Option::Some(#schema)),
        None => quote!(::core::option::Option::None),
    };
    let defs = table.columns.iter().map(def);
    let constants = table.columns.iter().enumerate().map(|(index, column)| {
        let Column { ident, visibility, ty, docs, .. } = column;
        let docs = if docs.is_empty() {
            format!("Column `{}` of table `{}`.", column.name.value(), name.value())
        } else {
            docs.clone()
        };
        quote! {
            #[doc = #docs]
            #visibility const #ident: ::amend::__private::Column<Self, #ty> =
                ::amend::__private::Column::at(#index);
        }
    });
    // What the compiler names when a field does not exist.
    let row = format_ident!("__{}", ident.unraw());
    let fits = table.columns.iter().flat_map(fits);
    let fields: Vec<_> = table.columns.iter().map(|column| column.ident).collect();
    let typed = table.columns.iter().map(|column| {
        let Column { ident, visibility, ty, docs, .. } = column;
        quote!(#[doc = #docs] #visibility #ident: ::amend::__private::Column<#table_ident, #ty>)
    });
    let places = (0..table.columns.len()).map(|index| {
        let ident = fields[index];
        quote!(#ident: ::amend::__private::Column::at(#index))
    });
    quote! {
        const _: () = {
            // What the row of `update!` is: the fields' names lead to their columns.
            #[derive(Clone, Copy)]
            #[allow(
                missing_docs, unreachable_pub, dead_code, private_interfaces, missing_debug_implementations
            )]
            pub struct #row { #(#typed),* }

            #[automatically_derived]
            impl ::amend::__private::row::Columns<#ident> for #row {}

            #[automatically_derived]
            impl ::amend::__private::Table for #ident {
                const DEF: &'static ::amend::__private::TableDef = &::amend::__private::TableDef {
                    schema: #schema,
                    name: #name,
                    columns: &[#(#defs),*],
                };
                type Columns = #row;
                const COLUMNS: #row = #row { #(#places),* };
            }
        };

        #[automatically_derived]
        #[allow(non_upper_case_globals, dead_code)]
        impl #ident {
            #(#constants)*
        }

        const _: () = {
            // Fields that are only named in types count as read, and the struct as made.
            #[allow(dead_code)]
            fn __alive(__row: #ident) -> #ident {
                let #ident { #(#fields),* } = __row;
                #ident { #(#fields),* }
            }
            #(#fits)*
        };
    }
}

/// What lets the rest of a program compile while the attributes are wrong.
pub(super) fn fallback(item: &DeriveInput) -> TokenStream {
    let ident = &item.ident;
    let constants = match &item.data {
        Data::Struct(data) => match &data.fields {
            Fields::Named(fields) if item.generics.params.is_empty() => {
                let constants = fields.named.iter().enumerate().map(|(index, field)| {
                    let (visibility, ident, ty) = (&field.vis, &field.ident, &field.ty);
                    quote! {
                        #[allow(missing_docs)]
                        #visibility const #ident: ::amend::__private::Column<Self, #ty> =
                            ::amend::__private::Column::at(#index);
                    }
                });
                quote!(#(#constants)*)
            }
            Fields::Named(_) | Fields::Unnamed(_) | Fields::Unit => return TokenStream::new(),
        },
        Data::Enum(_) | Data::Union(_) => return TokenStream::new(),
    };
    quote! {
        impl ::amend::__private::Table for #ident {
            const DEF: &'static ::amend::__private::TableDef = &::amend::__private::TableDef {
                schema: ::core::option::Option::None,
                name: "",
                columns: &[],
            };
            type Columns = ();
            const COLUMNS: () = ();
        }

        #[allow(non_upper_case_globals, dead_code)]
        impl #ident {
            #constants
        }
    }
}

fn def(column: &Column<'_>) -> TokenStream {
    let (name, ty) = (&column.name, column.ty);
    let new = quote_spanned!(ty.span()=> ::amend::__private::ColumnDef::new::<#ty>);
    let primary_key = column.primary_key.then(|| quote!(.primary_key()));
    let storage = column.storage.as_ref().map(|storage| {
        let variant = format_ident!("{}", capitalised(&storage.value()));
        quote!(.stored(::amend::__private::Storage::#variant))
    });
    let collation =
        column.collation.as_ref().map(|_| quote!(.collated(::amend::__private::Collation::Binary)));
    let digits = column.precision.as_ref().zip(column.scale.as_ref());
    let digits = digits.map(|(precision, scale)| quote!(.keeping(#precision, #scale)));
    quote!(#new(#name)#primary_key #storage #collation #digits)
}

/// Whether the attributes fit the type, which only the compiler knows.
fn fits(column: &Column<'_>) -> impl Iterator<Item = TokenStream> {
    let ty = column.ty;
    let storage = column.storage.as_ref().map(|storage| {
        let bound = format_ident!("StoredAs{}", capitalised(&storage.value()));
        (bound, storage.span())
    });
    let collation =
        column.collation.as_ref().map(|collation| (format_ident!("TextColumn"), collation.span()));
    let digits = column
        .precision
        .as_ref()
        .map(|precision| (format_ident!("DecimalColumn"), precision.span()));
    let ty = quote!(#ty);
    storage.into_iter().chain(collation).chain(digits).map(move |(bound, span)| {
        quote_spanned! {span=>
            const _: fn() = || {
                fn __fits<V: ::amend::__private::#bound>() {}
                __fits::<#ty>();
            };
        }
    })
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_ascii_uppercase()).into_iter().chain(letters).collect()
}
