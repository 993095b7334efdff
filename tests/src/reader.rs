//! Rows as a program reads them through sqlx, with their types.

use amend::Dialect;
use amend::evaluate::Row;
use amend::expr::Value;
use amend::prelude::*;
use amend::table::{ColumnDef, Element, SqlType, TableDef};
use sqlx::mysql::MySqlRow;
use sqlx::postgres::PgRow;
use sqlx::sqlite::SqliteRow;
use sqlx::{
    AssertSqlSafe, Connection as _, MySqlConnection, PgConnection, Row as _, SqliteConnection,
};

use crate::stored::held;
use crate::{Database, Server};

/// A connection that reads; one for a whole test.
#[derive(Debug)]
pub struct Reader(Connection);

#[derive(Debug)]
enum Connection {
    Postgres(PgConnection),
    Mysql(MySqlConnection),
    Sqlite(SqliteConnection),
}

/// The value of a column: the types that every driver knows, and those that only this one does.
macro_rules! read {
    ($row:expr, $at:expr, $ty:expr; $($own:pat => $value:expr,)*) => {{
        macro_rules! get {
            ($variant:ident, $rust:ty) => {
                $row.get::<Option<$rust>, _>($at).map_or(Value::Null, Value::$variant)
            };
        }
        match $ty {
            SqlType::Bool => get!(Bool, bool),
            SqlType::F32 => get!(F32, f32),
            SqlType::F64 => get!(F64, f64),
            SqlType::Text => get!(Text, String),
            SqlType::Bytes => get!(Bytes, Vec<u8>),
            SqlType::Json => get!(Json, Json),
            SqlType::Uuid => get!(Uuid, Uuid),
            SqlType::Date => get!(Date, NaiveDate),
            SqlType::Time => get!(Time, NaiveTime),
            SqlType::DateTime => get!(DateTime, NaiveDateTime),
            SqlType::Timestamp => get!(Timestamp, DateTime<Utc>),
            $($own => $value,)*
        }
    }};
}

/// A value that its driver reads as another type, or NULL.
macro_rules! as_value {
    ($row:expr, $at:expr, $rust:ty, $value:expr) => {
        $row.get_unchecked::<Option<$rust>, _>($at).map_or(Value::Null, $value)
    };
}

impl Reader {
    /// A second connection to a test's database.
    ///
    /// # Panics
    ///
    /// When the server refuses.
    pub async fn connect(db: &Database) -> Self {
        let url = db.url();
        let connection = match db.server() {
            Server::Postgres => PgConnection::connect(url).await.map(Connection::Postgres),
            Server::Mysql | Server::Mariadb => {
                MySqlConnection::connect(url).await.map(Connection::Mysql)
            }
            Server::Sqlite => SqliteConnection::connect(url).await.map(Connection::Sqlite),
        };
        Reader(connection.expect("a second connection"))
    }

    /// The rows of a table, by their first column.
    ///
    /// # Panics
    ///
    /// When the table cannot be read, or holds what is no value of its columns' types.
    pub async fn rows(&mut self, table: &'static TableDef) -> Vec<Row> {
        let (dialect, quote) = match &self.0 {
            Connection::Postgres(_) => (Dialect::Postgres, '"'),
            Connection::Mysql(_) => (Dialect::Mysql, '`'),
            Connection::Sqlite(_) => (Dialect::Sqlite, '`'),
        };
        let columns = held(table, dialect);
        let names: Vec<String> =
            columns.iter().map(|column| format!("{quote}{}{quote}", column.name)).collect();
        let sql = format!("SELECT {} FROM {} ORDER BY 1", names.join(", "), table.name);
        macro_rules! fetch {
            ($connection:expr, $value:expr) => {{
                let rows = sqlx::query(AssertSqlSafe(sql)).fetch_all($connection).await;
                let rows = rows.expect("the rows of the corpus");
                let value = |row, at, column: &ColumnDef| $value(row, at, column.ty);
                rows.iter()
                    .map(|row| {
                        let columns = columns.iter().copied().enumerate();
                        Row::new(columns.map(|(at, column)| (column, value(row, at, column))))
                    })
                    .collect()
            }};
        }
        match &mut self.0 {
            Connection::Postgres(connection) => fetch!(connection, postgres),
            Connection::Mysql(connection) => fetch!(connection, mysql),
            Connection::Sqlite(connection) => fetch!(connection, sqlite),
        }
    }
}

fn postgres(row: &PgRow, at: usize, ty: SqlType) -> Value {
    macro_rules! array {
        ($element:ident, $rust:ty) => {
            as_value!(row, at, Vec<$rust>, |values| Value::Array(
                Element::$element,
                values.into_iter().map(Value::$element).collect(),
            ))
        };
    }
    read! { row, at, ty;
        SqlType::I16 => as_value!(row, at, i16, Value::I16),
        SqlType::I64 => as_value!(row, at, i64, Value::I64),
        SqlType::I32 => as_value!(row, at, i32, Value::I32),
        SqlType::Decimal => as_value!(row, at, Decimal, Value::Decimal),
        SqlType::Enum(_) => as_value!(row, at, String, Value::Text),
        SqlType::Array(Element::Bool) => array!(Bool, bool),
        SqlType::Array(Element::I32) => array!(I32, i32),
        SqlType::Array(Element::I64) => array!(I64, i64),
        SqlType::Array(Element::Text) => array!(Text, String),
        SqlType::Array(Element::Uuid) => array!(Uuid, Uuid),
        SqlType::I8 | SqlType::U8 | SqlType::U16 | SqlType::U32 | SqlType::U64 => Value::Null,
    }
}

fn mysql(row: &MySqlRow, at: usize, ty: SqlType) -> Value {
    read! { row, at, ty;
        SqlType::I16 => as_value!(row, at, i16, Value::I16),
        SqlType::I64 => as_value!(row, at, i64, Value::I64),
        SqlType::I32 => as_value!(row, at, i32, Value::I32),
        SqlType::I8 => as_value!(row, at, i8, Value::I8),
        SqlType::U8 => as_value!(row, at, u8, Value::U8),
        SqlType::U16 => as_value!(row, at, u16, Value::U16),
        SqlType::U32 => as_value!(row, at, u32, Value::U32),
        SqlType::U64 => as_value!(row, at, u64, Value::U64),
        SqlType::Decimal => as_value!(row, at, Decimal, Value::Decimal),
        SqlType::Enum(_) => as_value!(row, at, String, Value::Text),
        SqlType::Array(_) => Value::Null,
    }
}

fn sqlite(row: &SqliteRow, at: usize, ty: SqlType) -> Value {
    // SQLite stores what does not fit the type, and a test should see it.
    macro_rules! whole {
        ($variant:ident) => {
            as_value!(row, at, i64, |whole: i64| whole
                .try_into()
                .map_or(Value::I64(whole), Value::$variant))
        };
    }
    read! { row, at, ty;
        SqlType::I8 => whole!(I8),
        SqlType::I16 => whole!(I16),
        SqlType::I32 => whole!(I32),
        SqlType::I64 => match row.try_get::<Option<i64>, _>(at) {
            Ok(whole) => whole.map_or(Value::Null, Value::I64),
            Err(_) => as_value!(row, at, f64, Value::F64),
        },
        SqlType::U8 => whole!(U8),
        SqlType::U16 => whole!(U16),
        SqlType::U32 => whole!(U32),
        SqlType::Decimal => as_value!(row, at, String, |text| Value::Decimal(
            text.parse().expect("a decimal number as text")
        )),
        SqlType::Enum(_) => as_value!(row, at, String, Value::Text),
        SqlType::U64 | SqlType::Array(_) => Value::Null,
    }
}
