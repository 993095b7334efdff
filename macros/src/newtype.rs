//! `#[derive(SqlType)]`
//!
//! A struct around one value has no attributes, so reading it is all that can fail.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Data, DeriveInput, Fields, Type};

use crate::errors::{self, Errors};
use crate::user_defined::places;

pub(crate) fn derive(tokens: TokenStream) -> TokenStream {
    let item: DeriveInput = match syn::parse2(tokens) {
        Ok(item) => item,
        Err(error) => return error.to_compile_error(),
    };
    match read(&item) {
        Ok(ty) => expand(&item, ty),
        Err(error) => errors::with_rest(&error, TokenStream::new()),
    }
}

/// The type of the one field.
fn read(item: &DeriveInput) -> syn::Result<&Type> {
    let mut errors = Errors::default();
    if !item.generics.params.is_empty() {
        errors.at(&item.generics, "the type of a column has no generic parameters");
    }
    let field = match &item.data {
        Data::Struct(data) => match &data.fields {
            Fields::Unnamed(fields) if fields.unnamed.len() == 1 => fields.unnamed.first(),
            Fields::Named(_) | Fields::Unnamed(_) | Fields::Unit => None,
        },
        Data::Enum(_) | Data::Union(_) => None,
    };
    let wanted = match &item.data {
        Data::Enum(_) => "`SqlType` is for newtypes; an enum derives `SqlEnum`",
        Data::Struct(_) | Data::Union(_) => {
            "`SqlType` is only supported on a struct around one value: `struct Email(String);`"
        }
    };
    let none = syn::Error::new_spanned(&item.ident, wanted);
    match field {
        Some(field) => {
            if is_option(&field.ty) {
                let ident = &item.ident;
                errors.at(
                    &field.ty,
                    format!(
                        "a newtype is around a value that is never NULL; the column that may be \
                         NULL is an `Option<{ident}>`"
                    ),
                );
            }
            errors.check().map(|()| &field.ty)
        }
        None => {
            errors.push(none.clone());
            errors.check().and(Err(none))
        }
    }
}

/// Whether a type is written as an `Option`; the compiler's own message would be about bounds.
fn is_option(ty: &Type) -> bool {
    let Type::Path(path) = ty else { return false };
    path.path.segments.last().is_some_and(|segment| segment.ident == "Option")
}

fn expand(item: &DeriveInput, ty: &Type) -> TokenStream {
    let ident = &item.ident;
    let places = places(ident, &[]);
    quote! {
        #[automatically_derived]
        impl ::amend::__private::UserDefined for #ident {
            type Stored = #ty;
            type Operations = #ty;

            fn into_stored(self) -> #ty {
                self.0
            }
        }

        #[automatically_derived]
        impl ::amend::__private::Transparent for #ident {}

        #places

        #[automatically_derived]
        #[diagnostic::do_not_recommend]
        impl<__T> ::amend::__private::Divisor<__T, #ident> for #ident {
            type Value = #ident;
        }

        const _: () = {
            // A type that is only named in columns counts as made.
            #[allow(dead_code)]
            fn __alive(__value: #ty) -> #ident {
                #ident(__value)
            }
        };
    }
}
