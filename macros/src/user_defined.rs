//! What a newtype and an enum have in common: where their values fit.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Ident, LitStr};

/// The places of a value. They are written for each type: an implementation for all of them would
/// be the compiler's guess where a type is not known yet, and lead its messages astray.
pub(crate) fn places(ident: &Ident, names: &[&LitStr]) -> TokenStream {
    let names = if names.is_empty() {
        quote!(::core::option::Option::None)
    } else {
        quote!(::core::option::Option::Some(&[#(#names),*]))
    };
    quote! {
        #[automatically_derived]
        impl ::amend::__private::IntoNode for #ident {
            fn into_node(self) -> ::amend::__private::Node {
                ::amend::__private::node_of(self)
            }
        }

        #[automatically_derived]
        #[diagnostic::do_not_recommend]
        impl<__T> ::amend::__private::IntoExpr<__T, #ident> for #ident {}

        #[automatically_derived]
        #[diagnostic::do_not_recommend]
        impl<__T> ::amend::__private::IntoExpr<__T, ::core::option::Option<#ident>> for #ident {}

        #[automatically_derived]
        #[diagnostic::do_not_recommend]
        impl<__T> ::amend::__private::Operand<__T, #ident> for #ident {
            type Value = #ident;
        }

        #[automatically_derived]
        #[diagnostic::do_not_recommend]
        impl<__T> ::amend::__private::row::Lift<__T> for #ident {
            type Value = #ident;
        }

        #[automatically_derived]
        impl ::amend::__private::row::Patterned for #ident {
            type Pattern = #ident;
            const NAMES: ::core::option::Option<&'static [&'static str]> = #names;
        }

        #[automatically_derived]
        #[diagnostic::do_not_recommend]
        impl ::amend::__private::IntoLiteral<#ident> for #ident {}

        #[automatically_derived]
        #[diagnostic::do_not_recommend]
        impl ::amend::__private::IntoLiteral<::core::option::Option<#ident>> for #ident {}
    }
}
