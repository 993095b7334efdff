//! What a migration's function may return.

use std::fmt;

/// The error of a migration's function: any error, or a text.
///
/// Like `anyhow::Error` it converts from every error with `?`, and is therefore none itself.
///
/// ```
/// fn limit(text: &str) -> amend::Result<i64> {
///     let limit: i64 = text.parse()?;
///     if limit < 0 {
///         return Err(amend::Error::new("the limit is negative"));
///     }
///     Ok(limit)
/// }
/// assert_eq!(limit("7").unwrap(), 7);
/// assert_eq!(limit("-1").unwrap_err().to_string(), "the limit is negative");
/// assert_eq!(limit("x").unwrap_err().to_string(), "invalid digit found in string");
/// ```
pub struct Error(Box<dyn std::error::Error + Send + Sync>);

/// What a migration's function may return.
pub type Result<T> = std::result::Result<T, Error>;

impl Error {
    /// An error that says this.
    pub fn new(message: impl Into<String>) -> Self {
        Error(message.into().into())
    }
}

impl<E: std::error::Error + Send + Sync + 'static> From<E> for Error {
    fn from(error: E) -> Self {
        Error(Box::new(error))
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)?;
        let mut source = self.0.source();
        while let Some(error) = source {
            write!(f, ": {error}")?;
            source = error.source();
        }
        Ok(())
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Error({:?})", self.0)
    }
}
