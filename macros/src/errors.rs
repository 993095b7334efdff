//! All mistakes at once, each at its own token.

use proc_macro2::TokenStream;
use quote::ToTokens;

/// The mistakes that have been found so far.
#[derive(Default)]
pub(crate) struct Errors(Option<syn::Error>);

impl Errors {
    /// Adds a mistake at these tokens.
    pub(crate) fn at(&mut self, tokens: impl ToTokens, message: impl std::fmt::Display) {
        self.push(syn::Error::new_spanned(tokens, message));
    }

    /// Adds a mistake.
    pub(crate) fn push(&mut self, error: syn::Error) {
        match &mut self.0 {
            Some(all) => all.combine(error),
            none => *none = Some(error),
        }
    }

    /// Ends the passes that can fail.
    pub(crate) fn check(self) -> syn::Result<()> {
        self.0.map_or(Ok(()), Err)
    }
}

/// The mistakes, and what keeps the rest of the user's program from being wrong because of them.
pub(crate) fn with_rest(error: &syn::Error, rest: impl ToTokens) -> TokenStream {
    let mut tokens = error.to_compile_error();
    rest.to_tokens(&mut tokens);
    tokens
}
