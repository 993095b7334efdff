//! Rows as a program reads them through sqlx, with their types.

use amend::evaluate::Row;
use amend::expr::Value;
use amend::prelude::*;
use amend::table::{SqlType, TableDef};
use amend_tests::{Database, Server};
use sqlx::{
    AssertSqlSafe, Connection as _, MySqlConnection, PgConnection, Row as _, SqliteConnection,
};

/// The connection that reads; one for a whole corpus.
pub(crate) enum Reader {
    Postgres(PgConnection),
    Mysql(MySqlConnection),
    Sqlite(SqliteConnection),
}

impl Reader {
    pub(crate) async fn connect(db: &Database) -> Self {
        let url = db.url();
        match db.server() {
            Server::Postgres => PgConnection::connect(url).await.map(Reader::Postgres),
            Server::Mysql | Server::Mariadb => {
                MySqlConnection::connect(url).await.map(Reader::Mysql)
            }
            Server::Sqlite => SqliteConnection::connect(url).await.map(Reader::Sqlite),
        }
        .expect("a second connection")
    }

    /// The rows of a table, by their first column.
    pub(crate) async fn rows(&mut self, table: &'static TableDef) -> Vec<Row> {
        let quote = if matches!(self, Reader::Postgres(_)) { '"' } else { '`' };
        let names: Vec<String> =
            table.columns.iter().map(|column| format!("{quote}{}{quote}", column.name)).collect();
        let sql = format!("SELECT {} FROM {} ORDER BY 1", names.join(", "), table.name);
        macro_rules! fetch {
            ($connection:expr) => {{
                let rows = sqlx::query(AssertSqlSafe(sql)).fetch_all($connection).await;
                let rows = rows.expect("the rows of the corpus");
                rows.iter()
                    .map(|row| {
                        Row::new(table.columns.iter().enumerate().map(|(at, column)| {
                            macro_rules! get {
                                ($variant:ident, $ty:ty) => {
                                    row.get::<Option<$ty>, _>(at)
                                        .map_or(Value::Null, Value::$variant)
                                };
                            }
                            let value = match column.ty {
                                SqlType::Bool => get!(Bool, bool),
                                SqlType::I32 => get!(I32, i32),
                                SqlType::I64 => get!(I64, i64),
                                SqlType::F64 => get!(F64, f64),
                                SqlType::Text => get!(Text, String),
                                SqlType::Json => get!(Json, Json),
                                SqlType::Uuid => get!(Uuid, Uuid),
                                SqlType::Timestamp => get!(Timestamp, DateTime<Utc>),
                            };
                            (column, value)
                        }))
                    })
                    .collect()
            }};
        }
        match self {
            Reader::Postgres(connection) => fetch!(connection),
            Reader::Mysql(connection) => fetch!(connection),
            Reader::Sqlite(connection) => fetch!(connection),
        }
    }
}
