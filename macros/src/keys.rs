//! The keys of an attribute.

use syn::meta::ParseNestedMeta;
use syn::punctuated::Punctuated;
use syn::{Ident, LitInt, LitStr, Token, parenthesized};

/// Reads `key = "text"`, which may stand once.
pub(crate) fn text(meta: &ParseNestedMeta<'_>, value: &mut Option<LitStr>) -> syn::Result<()> {
    let key = key(meta);
    let text: LitStr = meta
        .value()
        .and_then(|value| value.parse())
        .map_err(|error| wanted(&error, format!("`{key}` is given as text: `{key} = \"…\"`")))?;
    if value.is_some() {
        return Err(meta.error(format!("duplicate `{key}`")));
    }
    *value = Some(text);
    Ok(())
}

/// Reads `key = 10`, which may stand once.
pub(crate) fn number(meta: &ParseNestedMeta<'_>, value: &mut Option<LitInt>) -> syn::Result<()> {
    let key = key(meta);
    let number: LitInt = meta
        .value()
        .and_then(|value| value.parse())
        .map_err(|error| wanted(&error, format!("`{key}` is a whole number: `{key} = 10`")))?;
    if value.is_some() {
        return Err(meta.error(format!("duplicate `{key}`")));
    }
    *value = Some(number);
    Ok(())
}

/// Reads `key`, which may stand once.
pub(crate) fn flag(meta: &ParseNestedMeta<'_>, value: &mut bool) -> syn::Result<()> {
    let key = key(meta);
    if !meta.input.is_empty() && !meta.input.peek(Token![,]) {
        return Err(meta.error(format!("`{key}` stands alone, without a value")));
    }
    if *value {
        return Err(meta.error(format!("duplicate `{key}`")));
    }
    *value = true;
    Ok(())
}

/// Reads `key(word, word)`, which may stand once; `example` shows it.
pub(crate) fn words(
    meta: &ParseNestedMeta<'_>,
    value: &mut Vec<Ident>,
    example: &str,
) -> syn::Result<()> {
    let key = key(meta);
    let message = format!("`{key}` is given in parentheses: `{key}({example})`");
    let words = (|| {
        let content;
        parenthesized!(content in meta.input);
        Punctuated::<Ident, Token![,]>::parse_terminated(&content)
    })()
    .map_err(|error| wanted(&error, &message))?;
    if words.is_empty() {
        return Err(meta.error(message));
    }
    if !value.is_empty() {
        return Err(meta.error(format!("duplicate `{key}`")));
    }
    value.extend(words);
    Ok(())
}

fn key(meta: &ParseNestedMeta<'_>) -> String {
    meta.path.get_ident().map(ToString::to_string).unwrap_or_default()
}

/// A parser's error in our words.
fn wanted(error: &syn::Error, message: impl std::fmt::Display) -> syn::Error {
    syn::Error::new(error.span(), message)
}
