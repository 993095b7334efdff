//! Tokens for an enum that has been validated.

use proc_macro2::TokenStream;
use quote::quote;
use syn::DeriveInput;

use super::input::SqlEnum;
use crate::user_defined::places;

pub(super) fn sql_enum(of: &SqlEnum<'_>) -> TokenStream {
    let ident = of.ident;
    let (variants, names): (Vec<_>, Vec<_>) =
        of.variants.iter().map(|variant| (variant.ident, &variant.name)).unzip();
    let places = places(ident, &names);
    let (operations, ty, transparent) = match &of.native {
        Some(native) => {
            let schema = match &of.schema {
                Some(schema) => quote!(::core::option::Option::Some(#schema)),
                None => quote!(::core::option::Option::None),
            };
            let def = quote!(::amend::__private::EnumDef { schema: #schema, name: #native });
            (quote!(NativeEnum), quote!(Enum(&#def)), None)
        }
        None => {
            let transparent = quote! {
                #[automatically_derived]
                impl ::amend::__private::Transparent for #ident {}
            };
            (quote!(TextEnum), quote!(Text), Some(transparent))
        }
    };
    quote! {
        #[automatically_derived]
        impl ::amend::__private::UserDefined for #ident {
            type Stored = ::std::string::String;
            type Operations = ::amend::__private::#operations;
            const TYPE: ::amend::__private::SqlType = ::amend::__private::SqlType::#ty;

            fn into_stored(self) -> ::std::string::String {
                ::core::convert::From::from(match self {
                    #(#ident::#variants => #names,)*
                })
            }
        }

        #transparent

        #places

        const _: () = {
            // A variant that no migration names counts as made.
            #[allow(dead_code)]
            fn __alive() {
                #(let _ = #ident::#variants;)*
            }
        };
    }
}

/// What lets the rest of a program compile while the attributes are wrong.
pub(super) fn fallback(item: &DeriveInput) -> TokenStream {
    let ident = &item.ident;
    if !item.generics.params.is_empty() {
        return TokenStream::new();
    }
    let places = places(ident, &[]);
    quote! {
        impl ::amend::__private::UserDefined for #ident {
            type Stored = ::std::string::String;
            type Operations = ::amend::__private::TextEnum;
            const TYPE: ::amend::__private::SqlType = ::amend::__private::SqlType::Text;

            fn into_stored(self) -> ::std::string::String {
                ::std::string::String::new()
            }
        }

        impl ::amend::__private::Transparent for #ident {}

        #places
    }
}
