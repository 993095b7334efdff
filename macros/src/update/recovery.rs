//! What can be made of a closure that does not parse: while it is being written, the rest of it
//! still has its types, and a language server knows what stands before a dot.

use proc_macro2::{Delimiter, Group, Punct, Spacing, Span, TokenStream, TokenTree};
use quote::quote;
use syn::Expr;

/// How often something is put in or taken out.
const ATTEMPTS: usize = 40;

/// The expression that the tokens would be with the least put in or taken out.
pub(super) fn recover(mut tokens: TokenStream, first: &syn::Error) -> Option<Expr> {
    let mut error = first.clone();
    for _ in 0..ATTEMPTS {
        tokens = Mending::new(&error).all(tokens)?;
        match syn::parse2(tokens.clone()) {
            Ok(expr) => return Some(expr),
            Err(next) => error = next,
        }
    }
    None
}

/// One mistake, to be mended where it is.
struct Mending {
    place: String,
    braces: bool,
    done: bool,
}

impl Mending {
    fn new(error: &syn::Error) -> Self {
        let braces = error.to_string().contains("expected curly braces");
        Mending { place: place(error.span()), braces, done: false }
    }

    /// The tokens of the whole closure, mended.
    fn all(mut self, tokens: TokenStream) -> Option<TokenStream> {
        let mut mended = Vec::new();
        for token in tokens {
            if self.is_at(&token) {
                // Nothing separates what stands outside of every bracket: the rest is left out.
                return (!mended.is_empty()).then(|| mended.into_iter().collect());
            }
            mended.push(self.inside(token));
        }
        if !self.done {
            mended.extend(quote!({}));
        }
        Some(mended.into_iter().collect())
    }

    fn is_at(&self, token: &TokenTree) -> bool {
        let span = match token {
            TokenTree::Group(group) => group.span_open(),
            other => other.span(),
        };
        !self.done && place(span) == self.place
    }

    fn inside(&mut self, token: TokenTree) -> TokenTree {
        let TokenTree::Group(group) = token else { return token };
        if self.done {
            return TokenTree::Group(group);
        }
        let separator = if group.delimiter() == Delimiter::Brace { ';' } else { ',' };
        let mut mended = Vec::new();
        for token in group.stream() {
            if self.is_at(&token) {
                self.done = true;
                let separates = matches!(&token, TokenTree::Punct(of) if of.as_char() == separator);
                match (self.braces, separates) {
                    (true, _) => mended.extend(quote!({})),
                    // What stands before it is not finished.
                    (false, true) if mended.pop().is_none() => continue,
                    (false, true) => {}
                    (false, false) => mended.push(punct(separator, token.span())),
                }
            }
            mended.push(self.inside(token));
        }
        if !self.done && place(group.span_close()) == self.place {
            self.done = true;
            if self.braces {
                mended.extend(quote!({}));
            } else {
                mended.push(punct(separator, group.span_close()));
            }
        }
        let mut whole = Group::new(group.delimiter(), mended.into_iter().collect());
        whole.set_span(group.span());
        TokenTree::Group(whole)
    }
}

fn punct(character: char, span: Span) -> TokenTree {
    let mut punct = Punct::new(character, Spacing::Alone);
    punct.set_span(span);
    TokenTree::Punct(punct)
}

/// Spans have no equality; what they show of themselves has.
fn place(span: Span) -> String {
    format!("{span:?}")
}
