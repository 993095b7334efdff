//! `update!`, `delete!` and `when!`: Rust over one row, emitted as calls that build a statement.
//!
//! The macro is directed by syntax and knows no types. What mentions the row is *marked* and
//! becomes a call on `amend`'s row program; everything else is emitted as it was written and runs
//! when `gen` does.

mod arms;
mod block;
mod call;
mod condition;
mod emit;
mod expr;
mod format;
mod input;
mod json;
mod names;
mod native;
mod pattern;
mod place;
mod recovery;
mod scope;
#[cfg(test)]
mod spans;

use proc_macro2::{Span, TokenStream};
use quote::quote_spanned;

use self::emit::{Lowering, program};
use self::input::RowClosure;

/// `update!(|t: Table| …)`
pub(crate) fn update(input: TokenStream) -> TokenStream {
    expand(input, "update", |lowering, closure| {
        let body = lowering.body(&closure.body);
        quote_spanned!(Span::mixed_site()=> { #body __c.update() })
    })
}

/// `delete!(|t: Table| …)`
pub(crate) fn delete(input: TokenStream) -> TokenStream {
    expand(input, "delete", |lowering, closure| {
        let condition = lowering.answer(&closure.body);
        program("delete", &closure.body, condition)
    })
}

/// `when!(|t: Table| …)`
pub(crate) fn when(input: TokenStream) -> TokenStream {
    expand(input, "when", |lowering, closure| {
        let condition = lowering.answer(&closure.body);
        program("condition", &closure.body, condition)
    })
}

fn expand(
    input: TokenStream,
    name: &str,
    finish: impl FnOnce(&mut Lowering, &RowClosure) -> TokenStream,
) -> TokenStream {
    let closure = match RowClosure::parse(input, name) {
        Ok(closure) => closure,
        Err(error) => return error.to_compile_error(),
    };
    let mut lowering = Lowering::new(&closure);
    let body = finish(&mut lowering, &closure);
    lowering.wrap(&closure, &body)
}
