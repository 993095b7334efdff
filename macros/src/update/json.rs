//! What stands in `json!`.

use syn::parse::{Parse, ParseStream};
use syn::punctuated::Punctuated;
use syn::{Expr, LitStr, Token, braced, bracketed, token};

/// A document with values of the row in it.
pub(super) enum Document {
    /// `null`
    Null,
    /// An expression of Rust.
    Value(Box<Expr>),
    /// `[…]`
    Array(Vec<Document>),
    /// `{ "key": …, }`
    Object(Vec<(LitStr, Document)>),
}

struct Entry(LitStr, Document);

impl Parse for Entry {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let key = input.parse()?;
        input.parse::<Token![:]>()?;
        Ok(Entry(key, input.parse()?))
    }
}

impl Parse for Document {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        if input.peek(token::Brace) {
            let content;
            braced!(content in input);
            let entries = Punctuated::<Entry, Token![,]>::parse_terminated(&content)?;
            return Ok(Document::Object(
                entries.into_iter().map(|Entry(key, value)| (key, value)).collect(),
            ));
        }
        if input.peek(token::Bracket) {
            let content;
            bracketed!(content in input);
            let elements = Punctuated::<Document, Token![,]>::parse_terminated(&content)?;
            return Ok(Document::Array(elements.into_iter().collect()));
        }
        let value: Expr = input.parse()?;
        match &value {
            Expr::Path(path) if path.path.is_ident("null") => Ok(Document::Null),
            _ => Ok(Document::Value(Box::new(value))),
        }
    }
}
