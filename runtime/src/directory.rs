//! The migration directory.
