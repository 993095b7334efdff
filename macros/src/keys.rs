//! The keys of an attribute.

use syn::LitStr;
use syn::meta::ParseNestedMeta;

/// Reads `key = "text"`, which may stand once.
pub(crate) fn text(meta: &ParseNestedMeta<'_>, value: &mut Option<LitStr>) -> syn::Result<()> {
    let text: LitStr = meta.value()?.parse()?;
    if value.is_some() {
        let key = meta.path.get_ident().map(ToString::to_string).unwrap_or_default();
        return Err(meta.error(format!("duplicate `{key}`")));
    }
    *value = Some(text);
    Ok(())
}
