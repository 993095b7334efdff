//! What a crate of migrations needs in scope: `use amend::prelude::*;`

pub use chrono::{DateTime, Months, TimeDelta, Utc};
pub use serde_json::json;
pub use uuid::Uuid;

pub use crate::expr::{Condition, Expr, Pattern, TimeUnit, now, text};
pub use crate::migration::Migration;
pub use crate::statement::{Raw, Statements};
pub use crate::table::{Column, Json, Table};
pub use amend_macros::{Table, data_migration};
