//! What must hold for an enum.

use syn::LitStr;

use super::input::SqlEnum;
use crate::errors::Errors;

impl SqlEnum<'_> {
    pub(super) fn validate(&self) -> syn::Result<()> {
        let mut errors = Errors::default();
        if self.variants.is_empty() {
            errors.at(self.ident, "an enum needs at least one variant");
        }
        if let (Some(schema), None) = (&self.schema, &self.native) {
            errors.at(schema, "a schema of what? add the name of the type: `native = \"…\"`");
        }
        self.native.iter().for_each(|name| check_name("type", name, &mut errors));
        self.schema.iter().for_each(|name| check_name("schema", name, &mut errors));
        let mut names: Vec<String> = Vec::new();
        for variant in &self.variants {
            check_name("variant", &variant.name, &mut errors);
            let name = variant.name.value();
            match names.iter().find(|other| other.eq_ignore_ascii_case(&name)) {
                Some(same) if *same == name => {
                    errors.at(&variant.name, format!("duplicate name `{name}`"));
                }
                Some(other) => errors.at(
                    &variant.name,
                    format!(
                        "`{name}` and `{other}` differ in case alone, which most collations of \
                         the MySQL family ignore"
                    ),
                ),
                None => {}
            }
            names.push(name);
        }
        errors.check()
    }
}

fn check_name(what: &str, name: &LitStr, errors: &mut Errors) {
    let text = name.value();
    if text.is_empty() {
        errors.at(name, format!("the name of a {what} is empty"));
    } else if text.chars().any(char::is_control) {
        errors.at(name, format!("the name of a {what} has a control character"));
    }
}
