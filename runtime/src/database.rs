//! Databases: connections, the lock, and the tables in which history is kept.
//!
//! [`DatabaseUrl`] reads a URL and never shows its password. [`has_applied`] asks, with SELECT
//! alone. [`Database`] is a session that is pinned and asserted; `docs/sessions.md` says to what.
//! All but the URL need the feature of a driver.

#[cfg(feature = "_engine")]
mod connection;
mod error;
#[cfg(feature = "_engine")]
mod failure;
mod has_applied;
#[cfg(feature = "_engine")]
mod history;
#[cfg(feature = "_engine")]
mod interrupt;
#[cfg(feature = "_engine")]
mod ledger;
#[cfg(feature = "_engine")]
mod literal;
#[cfg(feature = "_engine")]
mod lock;
#[cfg(feature = "_engine")]
mod objects;
#[cfg(feature = "_engine")]
mod operator;
#[cfg(feature = "_engine")]
mod session;
mod url;

pub use error::DatabaseError;
#[cfg(feature = "_engine")]
pub use failure::{Failure, FailureKind};
pub use has_applied::has_applied;
#[cfg(feature = "_engine")]
pub use history::{Revision, RevisionKind};
#[cfg(feature = "_engine")]
pub use interrupt::Interrupt;
#[cfg(feature = "_engine")]
pub use session::{Database, Facts, Server};
pub use url::{DatabaseUrl, UrlError};

#[cfg(feature = "_engine")]
pub(crate) use {
    connection::{Answer, Row},
    history::{Place, PlaceError, Recorded, Tables, Timing},
    ledger::{Entry, Run, State},
    literal::{name, text},
    lock::NoLock,
    operator::operator,
};

#[cfg(feature = "_engine")]
pub(crate) mod tables {
    //! Statements on the tables of history, and questions to them.
    pub(crate) use super::history::{
        TABLE, baseline, create, delete, failed, find, insert, one, progress, read, replace,
    };
    pub(crate) use super::ledger::{
        MARK, create as create_ledger, forget, mark, runs, unknown, write,
    };
    pub(crate) use super::lock::{acquire, is_held};
    pub(crate) use super::objects::{foreign_table, without_transactions};
}
