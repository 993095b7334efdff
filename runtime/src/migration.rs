//! Migrations: what they change, and the registry of the functions that say so.
//!
//! - [`Migration`], [`Change`]: what a function marked `#[data_migration]` fills.
//! - [`Entry`], [`Registry`]: the functions of a crate, found when it is linked.

mod change;
mod entry;
mod error;
mod registry;

pub use change::{Change, Migration};
pub use entry::{Entry, Outcome};
pub use error::{Error, Result};
pub use registry::{Registry, RegistryError};
