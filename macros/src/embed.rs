//! `embed!`: a migration directory compiled into a program.

use std::path::{Path, PathBuf};

use proc_macro2::TokenStream;
use quote::quote;
use syn::LitStr;

/// Expands to the directory, or to the mistake.
pub(crate) fn embed(input: TokenStream) -> TokenStream {
    match read(input) {
        Ok((sum, files)) => expand(&sum, &files),
        Err(error) => error.into_compile_error(),
    }
}

/// A file's name, and where the compiler finds it.
type Found = (String, String);

fn read(input: TokenStream) -> syn::Result<(String, Vec<Found>)> {
    let given: LitStr = syn::parse2(input)?;
    let error = |reason: String| syn::Error::new(given.span(), reason);
    let home = std::env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default();
    let folder = PathBuf::from(home).join(given.value());
    let shown = given.value();
    let entries = std::fs::read_dir(&folder)
        .map_err(|reason| error(format!("cannot list the folder `{shown}`: {reason}")))?;
    let mut files = Vec::new();
    for entry in entries {
        let entry = entry.map_err(|reason| error(format!("cannot list `{shown}`: {reason}")))?;
        let name = entry.file_name().into_string();
        let name = name.map_err(|_| error(format!("a name in `{shown}` is not UTF-8")))?;
        if name.ends_with(".sql") {
            files.push((name, text(&entry.path(), &error)?));
        }
    }
    files.sort();
    let sum = folder.join("atlas.sum");
    if !sum.is_file() {
        return Err(error(format!("`{shown}` has no atlas.sum; run hash to seal it")));
    }
    Ok((text(&sum, &error)?, files))
}

fn text(path: &Path, error: &impl Fn(String) -> syn::Error) -> syn::Result<String> {
    let text = path.to_str().map(str::to_owned);
    text.ok_or_else(|| error("the path of the folder is not UTF-8".to_owned()))
}

fn expand(sum: &str, files: &[Found]) -> TokenStream {
    let files = files.iter().map(|(name, path)| {
        quote!((#name, ::core::include_bytes!(#path) as &'static [::core::primitive::u8]))
    });
    quote! {
        ::amend::directory::Embedded::new(&[#(#files),*], ::core::include_bytes!(#sum))
    }
}
