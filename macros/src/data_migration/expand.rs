//! Tokens for a function that has been validated.

use proc_macro2::TokenStream;
use quote::{format_ident, quote, quote_spanned};
use syn::spanned::Spanned as _;
use syn::{FnArg, ReturnType};

use super::input::Function;
use crate::docs;

pub(super) fn registered(function: &Function) -> TokenStream {
    let item = &function.item;
    let ident = &item.sig.ident;
    let own = ident.to_string();
    let own = own.strip_prefix("r#").unwrap_or(&own);
    let name = match &function.name {
        Some(name) => quote!(#name),
        None => quote!(#own),
    };
    let version = match &function.version {
        Some(version) => quote!(::core::option::Option::Some(#version)),
        None => quote!(::core::option::Option::None),
    };
    let description = docs::text(&item.attrs);
    let dialects = if function.dialects.is_empty() {
        quote!(&::amend::Dialect::ALL)
    } else {
        let dialects = function.dialects.iter().map(|dialect| {
            let name = dialect.to_string();
            let variant = format_ident!("{}{}", name[..1].to_ascii_uppercase(), &name[1..]);
            quote!(::amend::Dialect::#variant)
        });
        quote!(&[#(#dialects),*])
    };
    let argument =
        item.sig.inputs.first().map_or_else(
            proc_macro2::Span::call_site,
            |argument| match argument {
                FnArg::Typed(argument) => argument.ty.span(),
                FnArg::Receiver(receiver) => receiver.span(),
            },
        );
    let migration = quote_spanned!(argument=> __migration);
    let call = match &item.sig.output {
        ReturnType::Default => quote!({ #ident(#migration); ::core::result::Result::Ok(()) }),
        ReturnType::Type(_, ty) => {
            // A type that is no outcome is a mistake in the type, not in the attribute.
            let span = ty.span();
            let mut ident = ident.clone();
            ident.set_span(span.resolved_at(ident.span()));
            quote_spanned!(span=> ::amend::__private::Outcome::into_result(#ident(#migration)))
        }
    };
    quote! {
        #item

        const _: () = {
            ::amend::__private::inventory::submit! {
                ::amend::__private::Entry {
                    version: #version,
                    name: #name,
                    description: #description,
                    dialects: #dialects,
                    module: ::core::module_path!(),
                    file: ::core::file!(),
                    line: ::core::line!(),
                    run: |#migration: &mut ::amend::Migration| #call,
                }
            }
        };
    }
}
