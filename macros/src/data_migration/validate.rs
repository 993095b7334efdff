//! What must hold for a data migration.

use chrono::NaiveDateTime;
use syn::{FnArg, ReturnType, Type};

use super::input::Function;
use crate::errors::Errors;

/// The length of a name in a migration directory.
const NAME_LENGTH: usize = 80;

/// What the argument must be.
const SHAPE: &str = "a data migration takes one argument: `fn name(m: &mut Migration)`";

impl Function {
    pub(super) fn validate(&self) -> syn::Result<()> {
        let mut errors = Errors::default();
        self.check_version(&mut errors);
        self.check_name(&mut errors);
        self.check_dialects(&mut errors);
        self.check_signature(&mut errors);
        errors.check()
    }

    fn check_version(&self, errors: &mut Errors) {
        let Some(version) = &self.version else { return };
        let digits = version.value();
        let is_time = digits.len() == 14
            && digits.bytes().all(|byte| byte.is_ascii_digit())
            && NaiveDateTime::parse_from_str(&digits, "%Y%m%d%H%M%S")
                .is_ok_and(|time| time.format("%Y%m%d%H%M%S").to_string() == digits);
        if !is_time {
            errors.at(
                version,
                "a version is a moment in UTC as 14 digits, YYYYMMDDhhmmss: \"20221126185750\"",
            );
        }
    }

    fn check_name(&self, errors: &mut Errors) {
        let own = self.item.sig.ident.to_string();
        let own = own.strip_prefix("r#").unwrap_or(&own);
        let name = self.name.as_ref().map_or_else(|| own.to_owned(), syn::LitStr::value);
        let fits = (1..=NAME_LENGTH).contains(&name.len())
            && name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_');
        if !fits {
            let message = format!(
                "the name of a migration has 1 to {NAME_LENGTH} of the characters a-z, 0-9 and _"
            );
            match &self.name {
                Some(name) => errors.at(name, message),
                None => errors
                    .at(&self.item.sig.ident, format!("{message}; give one with `name = \"…\"`")),
            }
        }
    }

    fn check_dialects(&self, errors: &mut Errors) {
        for (place, dialect) in self.dialects.iter().enumerate() {
            if !["postgres", "mysql", "sqlite"].iter().any(|known| dialect == known) {
                errors.at(
                    dialect,
                    "unknown dialect; there are postgres, mysql (for MariaDB too) and sqlite",
                );
            } else if self.dialects[..place].contains(dialect) {
                errors.at(dialect, format!("duplicate dialect `{dialect}`"));
            }
        }
    }

    fn check_signature(&self, errors: &mut Errors) {
        let signature = &self.item.sig;
        if let Some(token) = &signature.asyncness {
            errors.at(
                token,
                "a data migration is not async: it says what to change and waits for nothing",
            );
        }
        if !signature.generics.params.is_empty() {
            errors.at(&signature.generics, "a data migration has no generic parameters");
        }
        if signature.inputs.len() != 1 || signature.receiver().is_some() {
            if signature.inputs.is_empty() {
                errors.at(&signature.ident, SHAPE);
            } else {
                errors.at(&signature.inputs, SHAPE);
            }
        } else if let Some(FnArg::Typed(argument)) = signature.inputs.first()
            && !matches!(&*argument.ty, Type::Reference(to) if to.mutability.is_some())
        {
            errors.at(&argument.ty, SHAPE);
        }
        if let ReturnType::Type(_, ty) = &signature.output
            && matches!(**ty, Type::ImplTrait(_))
        {
            errors.at(ty, "a data migration returns nothing or `amend::Result<()>`");
        }
    }
}
