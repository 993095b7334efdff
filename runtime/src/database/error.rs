//! Why a database could not be asked.

use crate::Dialect;

/// Why a database could not be asked.
#[derive(Debug, thiserror::Error)]
pub enum DatabaseError {
    /// The program has no driver for it.
    #[error("this program was built without {title} (hint: build it with `--features {dialect}`)", title = dialect.title())]
    NoDriver {
        /// The dialect of the URL.
        dialect: Dialect,
    },
    /// The database did not answer.
    #[error("cannot ask {url}: {reason} (hint: check that it runs, and DATABASE_URL)")]
    Unreachable {
        /// Where it should be, without its password.
        url: String,
        /// What the driver says.
        reason: String,
    },
    /// The session is not the one that was asked for.
    #[error("{url} gives no session that can be relied on: {reason} (hint: see docs/sessions.md)")]
    Session {
        /// Where it is, without its password.
        url: String,
        /// What is wrong.
        reason: String,
    },
}
