//! The closure over one row, as it was written.

use proc_macro2::TokenStream;
use syn::{Expr, ExprClosure, Ident, Pat, Type};

/// `|t: Table| body`
pub(super) struct RowClosure {
    pub(super) row: Ident,
    pub(super) table: Type,
    pub(super) body: Expr,
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
        let closure = match syn::parse2::<Expr>(input)? {
            Expr::Closure(closure) => closure,
            other => return Err(syn::Error::new_spanned(other, usage)),
        };
        Self::from_syn(closure, usage)
    }

    fn from_syn(closure: ExprClosure, usage: &str) -> syn::Result<Self> {
        if let Some(word) = &closure.asyncness {
            return Err(syn::Error::new_spanned(word, "a row's closure cannot be `async`"));
        }
        if closure.inputs.len() != 1 {
            return Err(syn::Error::new_spanned(&closure.inputs, usage));
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
        Ok(RowClosure { row: ident.ident.clone(), table, body: *closure.body })
    }
}
