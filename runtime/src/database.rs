//! Databases, as far as a command must ask one: which migrations it has applied.
//!
//! [`DatabaseUrl`] reads a URL and never shows its password. [`has_applied`] asks, with SELECT
//! alone, and needs the feature of the URL's driver.

mod history;
mod url;

pub use history::{DatabaseError, has_applied};
pub use url::{DatabaseUrl, UrlError};
