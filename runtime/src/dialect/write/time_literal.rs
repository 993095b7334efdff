//! Days and times as literals: digits that no session's zone or date style changes.

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, SecondsFormat, Utc};

use super::Writer;
use super::text_literal::quoted;
use crate::Dialect;
use crate::table::Storage;

impl Writer {
    pub(super) fn date(&self, value: NaiveDate) -> String {
        self.temporal("date", &value.format("%Y-%m-%d").to_string())
    }

    pub(super) fn time(&self, value: NaiveTime) -> String {
        self.temporal("time", &value.format("%H:%M:%S%.f").to_string())
    }

    pub(super) fn date_time(&self, value: NaiveDateTime) -> String {
        self.temporal("timestamp", &value.format("%Y-%m-%d %H:%M:%S%.f").to_string())
    }

    /// Without a zone; on SQLite as sqlx binds it.
    fn temporal(&self, ty: &str, digits: &str) -> String {
        match self.dialect {
            Dialect::Postgres => format!("{ty} {}", quoted(digits)),
            Dialect::Mysql | Dialect::Sqlite => quoted(digits),
        }
    }

    pub(super) fn timestamp(&self, value: DateTime<Utc>, storage: Storage) -> String {
        let digits = value.format("%Y-%m-%d %H:%M:%S%.f");
        match self.dialect {
            Dialect::Postgres => format!("timestamptz '{digits}+00'"),
            Dialect::Mysql if storage == Storage::Timestamp => {
                format!("CONVERT_TZ('{digits}','+00:00',@@time_zone)")
            }
            Dialect::Mysql => format!("'{digits}'"),
            // As sqlx binds a DateTime<Utc>.
            Dialect::Sqlite => quoted(&value.to_rfc3339_opts(SecondsFormat::AutoSi, false)),
        }
    }
}
