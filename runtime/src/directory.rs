//! The migration directory.

mod render;

pub use render::{RenderError, render};
