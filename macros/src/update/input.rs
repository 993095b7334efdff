//! The closure over one row, as it was written.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Expr, ExprClosure, Ident, Pat, ReturnType, Type};

use super::recovery::recover;

/// `|t: Table| body`
pub(super) struct RowClosure {
    pub(super) row: Ident,
    pub(super) table: Type,
    pub(super) body: Expr,
    /// Why it does not parse; the body is what could be made of it.
    pub(super) broken: Option<syn::Error>,
}

impl RowClosure {
    pub(super) fn parse(input: TokenStream, name: &str) -> syn::Result<Self> {
        let usage = match name {
            "update" => {
                "`update!` takes a closure over one row: `update!(|t: Table| t.column = …)`"
            }
            "delete" => {
                "`delete!` takes a closure over one row: `delete!(|t: Table| t.column == …)`"
            }
            _ => "`when!` takes a closure over one row: `when!(|t: Table| t.column == …)`",
        };
        if input.is_empty() {
            return Err(syn::Error::new(proc_macro2::Span::call_site(), usage));
        }
        let (expr, broken) = match syn::parse2(input.clone()) {
            Ok(expr) => (expr, None),
            Err(error) => match recover(input, &error) {
                Some(expr) => (expr, Some(error)),
                None => return Err(error),
            },
        };
        match (expr, broken) {
            (Expr::Closure(closure), broken) => Self::from_syn(closure, broken, usage),
            (_, Some(error)) => Err(error),
            (other, None) => Err(syn::Error::new_spanned(other, usage)),
        }
    }

    fn from_syn(
        closure: ExprClosure,
        broken: Option<syn::Error>,
        usage: &str,
    ) -> syn::Result<Self> {
        if let Some(word) = &closure.asyncness {
            return Err(syn::Error::new_spanned(word, "a row's closure cannot be `async`"));
        }
        if closure.inputs.len() != 1 {
            let (open, inputs, close) =
                (&closure.inputs_begin, &closure.inputs, &closure.inputs_end);
            return Err(syn::Error::new_spanned(quote!(#open #inputs #close), usage));
        }
        if let ReturnType::Type(_, result) = &closure.output {
            let message = "a row's closure has no type of its own to declare: `|t: Table| …`";
            return Err(syn::Error::new_spanned(result, message));
        }
        let Some(Pat::Type(typed)) = closure.inputs.first() else {
            return Err(syn::Error::new_spanned(
                &closure.inputs,
                "say of which table the row is: `|t: Table|`",
            ));
        };
        let Pat::Ident(ident) = typed.pat.as_ref() else {
            return Err(syn::Error::new_spanned(&typed.pat, "the row needs a name: `|t: Table|`"));
        };
        let table = match typed.ty.as_ref() {
            Type::Reference(reference) => reference.elem.as_ref().clone(),
            other => other.clone(),
        };
        Ok(RowClosure { row: ident.ident.clone(), table, body: *closure.body, broken })
    }
}
