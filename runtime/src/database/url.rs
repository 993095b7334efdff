//! Where a database is.

use std::fmt;
use std::str::FromStr;

use crate::{Dialect, Printable};

/// A database's URL. Its scheme picks the dialect, and its password is never shown.
///
/// ```
/// use amend::Dialect;
/// use amend::database::DatabaseUrl;
///
/// let url: DatabaseUrl = "mariadb://app:secret@db.example.com/shop".parse().unwrap();
/// assert_eq!(url.dialect(), Dialect::Mysql);
/// assert_eq!(url.to_string(), "mariadb://app:***@db.example.com/shop");
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct DatabaseUrl {
    url: String,
    dialect: Dialect,
}

/// A text that is no database's URL; it may hold a password and is not repeated.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "the database URL has no scheme that is known (hint: it begins with postgres://, mysql://, mariadb:// or sqlite:)"
)]
pub struct UrlError;

impl DatabaseUrl {
    /// The dialect of the database.
    pub fn dialect(&self) -> Dialect {
        self.dialect
    }

    /// Whether it has a password in it.
    pub fn has_password(&self) -> bool {
        let (place, options) = self.url.split_once('?').unwrap_or((&self.url, ""));
        let authority = place.split_once("//").map_or("", |(_, rest)| rest);
        let user = authority.rsplit_once('@').map_or("", |(user, _)| user);
        user.contains(':') || options.contains("password=")
    }

    /// The same with another password.
    #[must_use]
    pub fn with_password(&self, password: &str) -> Self {
        let Some((scheme, rest)) = self.url.split_once("//") else { return self.clone() };
        let end = rest.find(['/', '?']).unwrap_or(rest.len());
        let (authority, behind) = rest.split_at(end);
        let (user, host) = authority.rsplit_once('@').unwrap_or(("", authority));
        let name = user.split(':').next().unwrap_or_default();
        let mut escaped = String::new();
        for byte in password.bytes() {
            match byte {
                b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' => escaped.push(byte.into()),
                other => escaped.push_str(&format!("%{other:02X}")),
            }
        }
        let url = format!("{scheme}//{name}:{escaped}@{host}{behind}");
        DatabaseUrl { url, dialect: self.dialect }
    }

    /// Whether it says which schema a session works in.
    #[cfg(feature = "_engine")]
    pub(crate) fn names_schema(&self) -> bool {
        self.url.split_once('?').is_some_and(|(_, options)| options.contains("search_path"))
    }

    /// The URL as the driver takes it, password and all.
    #[cfg_attr(
        not(any(feature = "postgres", feature = "mysql", feature = "sqlite")),
        expect(dead_code, reason = "only a driver connects")
    )]
    pub(crate) fn secret(&self) -> &str {
        &self.url
    }
}

impl FromStr for DatabaseUrl {
    type Err = UrlError;

    fn from_str(url: &str) -> Result<Self, UrlError> {
        let (scheme, _) = url.split_once(':').ok_or(UrlError)?;
        let dialect = scheme.parse().map_err(|_| UrlError)?;
        Ok(DatabaseUrl { url: url.to_owned(), dialect })
    }
}

impl fmt::Display for DatabaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // What follows `?` may hold a password as well: `password=…`, `sslpassword=…`.
        let (shown, options) = match self.url.split_once('?') {
            Some((shown, _)) => (shown, "?***"),
            None => (self.url.as_str(), ""),
        };
        let authority = shown.find("//").map_or(0, |at| at + 2);
        // A password may hold an unescaped `@`: the last one ends it.
        match shown[authority..].rfind('@') {
            Some(at) => {
                let (user, host) = shown[authority..].split_at(at);
                let name = user.split(':').next().unwrap_or_default();
                let stars = if user.contains(':') { ":***" } else { "" };
                let scheme = &shown[..authority];
                write!(f, "{}{}{stars}{}", scheme, Printable(name), Printable(host))?;
            }
            None => write!(f, "{}", Printable(shown))?,
        }
        f.write_str(options)
    }
}

impl fmt::Debug for DatabaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "DatabaseUrl({self})")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_form_of_a_url_shows_its_password() {
        for (url, shown) in [
            ("postgres://u:canary@h:1/d", "postgres://u:***@h:1/d"),
            ("postgresql://u:can@ary@h/d", "postgresql://u:***@h/d"),
            ("postgres://h/d?user=u&password=canary", "postgres://h/d?***"),
            ("mysql://u:canary:canary@h/d?ssl-mode=required", "mysql://u:***@h/d?***"),
            ("mysql://u@h/d", "mysql://u@h/d"),
            ("sqlite:a\u{1b}[2J.db", "sqlite:a\\u{1b}[2J.db"),
        ] {
            let url: DatabaseUrl = url.parse().unwrap();
            assert_eq!(url.to_string(), shown);
            assert_eq!(format!("{url:?}"), format!("DatabaseUrl({shown})"));
        }
        let url: DatabaseUrl = "postgres://u@h:1/d?sslmode=require".parse().unwrap();
        assert!(!url.has_password());
        let with = url.with_password("a/b@c");
        assert_eq!(with.url, "postgres://u:a%2Fb%40c@h:1/d?sslmode=require");
        assert!(with.has_password());
        for wrong in ["canary", "oracle://u:canary@h", ""] {
            assert!(!wrong.parse::<DatabaseUrl>().unwrap_err().to_string().contains("canary"));
        }
    }
}
