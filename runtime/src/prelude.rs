//! What a crate of migrations needs in scope: `use amend::prelude::*;`

pub use chrono::{DateTime, Months, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Utc};
pub use rust_decimal::Decimal;
pub use serde_json::json;
pub use uuid::Uuid;

pub use crate::expr::{
    Condition, Expr, Pattern, TimeUnit, case, json_array, json_object, now, text,
};
pub use crate::migration::Migration;
pub use crate::statement::{Raw, Statements};
pub use crate::table::{Column, Json, Table};
pub use amend_macros::{SqlEnum, SqlType, Table, data_migration, delete, update, when};
