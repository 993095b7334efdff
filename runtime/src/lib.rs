//! Data migrations written in Rust, reviewed as SQL, safe at any size.

mod dialect;
pub mod directory;

pub use dialect::Dialect;
