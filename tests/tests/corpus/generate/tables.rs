//! The tables of random statements: one that changes and one that is only asked, alike in columns.

use amend::prelude::*;
use amend::table::{ColumnDef, SqlType, TableDef};
use amend_tests::Server;

use crate::rows::{Kind, Status};

/// A column of each type twice, so that an operation has two sides and a swap two columns; of the
/// commonest types one that is never NULL.
macro_rules! tables {
    ($($name:ident $table:literal;)*) => {$(
        #[derive(Table)]
        #[table(name = $table)]
        pub(crate) struct $name {
            #[column(primary_key)]
            id: i64,
            flag: Option<bool>,
            flag2: Option<bool>,
            sure: bool,
            small: Option<i32>,
            small2: Option<i32>,
            place: i32,
            big: Option<i64>,
            big2: Option<i64>,
            total: i64,
            float: Option<f64>,
            float2: Option<f64>,
            #[column(collation = "binary")]
            text: Option<String>,
            #[column(collation = "binary")]
            text2: Option<String>,
            #[column(collation = "binary")]
            name: String,
            uuid: Option<Uuid>,
            uuid2: Option<Uuid>,
            at: Option<DateTime<Utc>>,
            at2: Option<DateTime<Utc>>,
            seen: DateTime<Utc>,
            #[column(storage = "timestamp")]
            stamp: Option<DateTime<Utc>>,
            doc: Option<Json>,
            doc2: Option<Json>,
            body: Json,
            #[column(storage = "json")]
            plain: Option<Json>,
            short: Option<i16>,
            short2: Option<i16>,
            single: Option<f32>,
            single2: Option<f32>,
            bytes: Option<Vec<u8>>,
            bytes2: Option<Vec<u8>>,
            day: Option<NaiveDate>,
            day2: Option<NaiveDate>,
            clock: Option<NaiveTime>,
            clock2: Option<NaiveTime>,
            local: Option<NaiveDateTime>,
            local2: Option<NaiveDateTime>,
            #[column(collation = "binary")]
            status: Option<Status>,
            #[column(collation = "binary")]
            status2: Option<Status>,
            kind: Option<Kind>,
            kind2: Option<Kind>,
            #[column(collation = "binary")]
            code: Option<String>,
        }
    )*};
}

tables! {
    Changing "changing";
    Asked "asked";
}

/// The table that random statements change.
pub(crate) const CHANGING: &TableDef = Changing::DEF;
/// The table that they ask.
pub(crate) const ASKED: &TableDef = Asked::DEF;

/// What no random update sets: the primary key, a unique column, and those whose text is one of a
/// few names.
const OWN: [&str; 4] = ["id", "code", "status", "status2"];

/// The columns of a type, those first that an update may set.
pub(super) fn columns(table: &'static TableDef, ty: SqlType) -> Vec<&'static ColumnDef> {
    table.columns.iter().filter(|column| column.ty == ty && column.name != "code").collect()
}

/// A column by its name.
pub(super) fn named(table: &'static TableDef, name: &str) -> &'static ColumnDef {
    table.columns.iter().find(|column| column.name == name).expect("a column of these tables")
}

/// Whether a random value may be set.
pub(super) fn is_free(column: &ColumnDef) -> bool {
    !OWN.contains(&column.name)
}

pub(crate) fn schema(server: Server) -> String {
    let tables = [CHANGING, ASKED].map(|table| create(server, table)).join(";\n");
    match server {
        Server::Postgres => {
            format!("CREATE TYPE \"Kind of row\" AS ENUM ('person', 'Organisation ü');\n{tables}")
        }
        Server::Mysql | Server::Mariadb | Server::Sqlite => tables,
    }
}

fn create(server: Server, table: &TableDef) -> String {
    let columns: Vec<_> = table.columns.iter().map(|column| declared(server, column)).collect();
    let options = match server {
        Server::Mysql => "DEFAULT CHARSET utf8mb4 COLLATE utf8mb4_0900_bin",
        Server::Mariadb => "DEFAULT CHARSET utf8mb4 COLLATE utf8mb4_nopad_bin",
        Server::Postgres | Server::Sqlite => "",
    };
    format!("CREATE TABLE {} ({}) {options}", table.name, columns.join(", "))
}

fn declared(server: Server, column: &ColumnDef) -> String {
    let quote = if server == Server::Postgres { '"' } else { '`' };
    let [postgres, mysql, sqlite] = types(column);
    let ty = match server {
        Server::Postgres => postgres,
        Server::Mysql | Server::Mariadb => mysql,
        Server::Sqlite => sqlite,
    };
    let rest = match column.name {
        "id" => " PRIMARY KEY",
        "code" => " UNIQUE",
        "stamp" => " NULL",
        _ if column.nullable => "",
        _ => " NOT NULL",
    };
    format!("{quote}{}{quote} {ty}{rest}", column.name)
}

/// The type of a column on PostgreSQL, the MySQL family and SQLite.
fn types(column: &ColumnDef) -> [&'static str; 3] {
    match column.name {
        "id" => return ["bigint", "BIGINT", "INTEGER"],
        "code" => return ["text COLLATE \"C\"", "VARCHAR(40)", "TEXT"],
        "stamp" => return ["timestamptz", "TIMESTAMP(6)", "TEXT"],
        "plain" => return ["json", "JSON", "TEXT"],
        "kind" | "kind2" => {
            let mysql = "ENUM('person', X'4F7267616E69736174696F6E20C3BC')";
            return ["\"Kind of row\"", mysql, "TEXT"];
        }
        _ => {}
    }
    match column.ty {
        SqlType::Bool => ["boolean", "TINYINT(1)", "INTEGER"],
        SqlType::I16 => ["smallint", "SMALLINT", "INTEGER"],
        SqlType::I32 => ["integer", "INT", "INTEGER"],
        SqlType::I64 => ["bigint", "BIGINT", "INTEGER"],
        SqlType::F32 => ["real", "FLOAT", "REAL"],
        SqlType::F64 => ["double precision", "DOUBLE", "REAL"],
        SqlType::Text | SqlType::Enum(_) => ["text COLLATE \"C\"", "LONGTEXT", "TEXT"],
        SqlType::Bytes => ["bytea", "LONGBLOB", "BLOB"],
        SqlType::Json => ["jsonb", "JSON", "TEXT"],
        SqlType::Uuid => ["uuid", "BINARY(16)", "BLOB"],
        SqlType::Date => ["date", "DATE", "TEXT"],
        SqlType::Time => ["time", "TIME(6)", "TEXT"],
        SqlType::DateTime => ["timestamp", "DATETIME(6)", "TEXT"],
        SqlType::Timestamp => ["timestamptz", "DATETIME(6)", "TEXT"],
        SqlType::I8
        | SqlType::U8
        | SqlType::U16
        | SqlType::U32
        | SqlType::U64
        | SqlType::Decimal
        | SqlType::Array(_) => unreachable!("no column of these tables"),
    }
}
