//! What a database has applied: Atlas's table, so that either tool goes on where the other stopped.

mod place;
mod read;
mod revision;
mod write;

pub(crate) use place::{Place, PlaceError, Tables, find};
pub(crate) use read::{one, read};
pub use revision::{Revision, RevisionKind};
pub(crate) use write::{
    Recorded, Timing, baseline, create, delete, failed, insert, progress, replace,
};

/// The table's name, and the schema's where no other is connected.
pub(crate) const TABLE: &str = "atlas_schema_revisions";
