//! Each type beyond the commonest: what a file writes is what a program binds and reads through
//! sqlx, in every mode; the rows are found by a literal, too.

use std::fmt::Debug;

use amend::prelude::*;
use amend_tests::{Server, for_every_server, scale};
use sqlx::{AssertSqlSafe, Connection as _, MySqlConnection, PgConnection, SqliteConnection};

use crate::{file, modes, random_bits};

/// Asks one driver for each value in turn: how many rows have what it binds, and what it reads.
macro_rules! ask {
    ($connection:ty, $db:expr, $values:expr, $bound:ty, $equal:expr) => {{
        let mut connection = <$connection>::connect($db.url()).await.unwrap();
        let mut wrong = Vec::new();
        for (id, value) in $values.iter().enumerate() {
            let sql = format!("SELECT v FROM held WHERE id = {id} AND {}", $equal);
            let query = sqlx::query_scalar::<_, $bound>(AssertSqlSafe(sql));
            let bound = <$bound as Bound<_>>::bound(value.clone());
            let found = query.bind(bound.clone()).fetch_optional(&mut connection).await.unwrap();
            if found.as_ref() != Some(&bound) {
                wrong.push((value.clone(), found));
            }
        }
        connection.close().await.unwrap();
        assert!(wrong.is_empty(), "{wrong:?}");
    }};
}

/// A test of one type: its column, and the type as which each driver that knows it binds it.
macro_rules! held {
    ($($(#[$attribute:meta])* $test:ident: $ty:ty, $values:expr, {
        $(postgres $pg:literal $pg_as:ty;)? $(mysql $my:literal $my_as:ty;)?
        $(sqlite $lite:literal $lite_as:ty;)?
    })*) => {$(
        #[test]
        fn $test() {
            #[derive(Table)]
            #[table(name = "held")]
            struct Held {
                id: i64,
                $(#[$attribute])*
                v: $ty,
            }

            let values: Vec<$ty> = $values;
            for_every_server(async |db| {
                let server = db.server();
                let column = match server {
                    Server::Postgres => [$($pg)?].first().copied(),
                    Server::Mysql | Server::Mariadb => [$($my)?].first().copied(),
                    Server::Sqlite => [$($lite)?].first().copied(),
                };
                let fill = |m: &mut Migration| {
                    let rows = values.iter().enumerate().map(|(id, v)| (id as i64, v.clone()));
                    m.change(Held::insert().columns((Held::id, Held::v)).rows(rows));
                };
                let Some(column) = column else {
                    let refused = file(server, fill).unwrap_err();
                    assert!(refused.contains("column `v` is "), "{refused}");
                    return;
                };
                let fill = file(server, fill).unwrap();
                db.execute_script(&format!("CREATE TABLE held (id INTEGER PRIMARY KEY, v {column})"))
                    .await;
                for mode in modes(server) {
                    let mut session = db.connect().await;
                    session.session(mode).await;
                    session.execute_script(&fill).await;
                    match server {
                        Server::Postgres => {
                            $(ask!(PgConnection, db, values, $pg_as, "v = $1");)?
                        }
                        Server::Mysql | Server::Mariadb => {
                            $(ask!(MySqlConnection, db, values, $my_as, "v = ?");)?
                        }
                        Server::Sqlite => {
                            $(ask!(SqliteConnection, db, values, $lite_as, "v = ?");)?
                        }
                    }
                    for (id, value) in values.iter().enumerate() {
                        let found = file(server, |m| {
                            m.change(finding(
                                Held::delete().filter(Held::id.eq(id as i64)),
                                Held::v,
                                value.clone(),
                                server,
                            ));
                        });
                        let found = found.unwrap();
                        assert_eq!(session.execute_script(&found).await, [1], "{mode}: {found}");
                    }
                    session.close().await;
                }
            });
        }
    )*};
}

/// The statement for the rows that have this value, where the type can be compared.
fn finding<T: Table, V>(
    delete: amend::statement::Delete<T>,
    column: Column<T, V>,
    value: V,
    server: Server,
) -> amend::statement::Delete<T>
where
    V: amend::table::Comparable + amend::expr::Operand<T, V>,
{
    let text = column.def().storage == amend::table::Storage::Text;
    if text && server == Server::Sqlite { delete } else { delete.filter(column.eq(value)) }
}

held! {
    i8s: i8, vec![i8::MIN, -1, 0, 1, i8::MAX], { mysql "TINYINT" i8; sqlite "INTEGER" i8; }
    i16s: i16, vec![i16::MIN, -1, 0, 1, i16::MAX], {
        postgres "smallint" i16;
        mysql "SMALLINT" i16;
        sqlite "INTEGER" i16;
    }
    u8s: u8, vec![0, 1, 128, u8::MAX], { mysql "TINYINT UNSIGNED" u8; sqlite "INTEGER" u8; }
    u16s: u16, vec![0, 1, u16::MAX], { mysql "SMALLINT UNSIGNED" u16; sqlite "INTEGER" u16; }
    u32s: u32, vec![0, 1, u32::MAX], { mysql "INT UNSIGNED" u32; sqlite "INTEGER" u32; }
    u64s: u64, vec![0, 1, 1 << 63, u64::MAX], { mysql "BIGINT UNSIGNED" u64; }
    f32s: f32, floats(), { postgres "real" f32; mysql "FLOAT" f32; sqlite "REAL" f32; }
    #[column(storage = "text")]
    decimals: Decimal, decimals_of_each_size(), {
        postgres "numeric" Decimal;
        mysql "DECIMAL(57,28)" Decimal;
        sqlite "TEXT" Text;
    }
    byte_strings: Vec<u8>, bytes(), {
        postgres "bytea" Vec<u8>;
        mysql "LONGBLOB" Vec<u8>;
        sqlite "BLOB" Vec<u8>;
    }
    dates: NaiveDate, all(&["1000-01-01", "1969-12-31", "2000-02-29", "9999-12-31"]), {
        postgres "date" NaiveDate;
        mysql "DATE" NaiveDate;
        sqlite "TEXT" NaiveDate;
    }
    times_of_day: NaiveTime,
        all(&["00:00:00", "00:00:00.000001", "12:00:00.5", "12:34:56.1234", "23:59:59.999999"]), {
        postgres "time" NaiveTime;
        mysql "TIME(6)" NaiveTime;
        sqlite "TEXT" NaiveTime;
    }
    times_without_a_zone: NaiveDateTime,
        all(&[
            "1000-01-01T00:00:00",
            "1969-12-31T23:59:59.999999",
            "2024-03-10T02:30:00.1",
            "2024-03-31T02:30:00.1234",
            "9999-12-31T23:59:59.999999",
        ]), {
        postgres "timestamp" NaiveDateTime;
        mysql "DATETIME(6)" NaiveDateTime;
        sqlite "TEXT" NaiveDateTime;
    }
    arrays_of_bools: Vec<bool>, vec![vec![], vec![true], vec![false, true]], {
        postgres "boolean[]" Vec<bool>;
    }
    arrays_of_i32: Vec<i32>, vec![vec![], vec![0], vec![i32::MIN, -1, i32::MAX]], {
        postgres "integer[]" Vec<i32>;
    }
    arrays_of_i64: Vec<i64>, vec![vec![], vec![0], vec![i64::MIN, -1, i64::MAX]], {
        postgres "bigint[]" Vec<i64>;
    }
    arrays_of_text: Vec<String>, vec![vec![], vec![String::new()], hostile()], {
        postgres "text[]" Vec<String>;
    }
    arrays_of_uuids: Vec<Uuid>, vec![vec![], vec![Uuid::nil()], vec![Uuid::max(), Uuid::nil()]], {
        postgres "uuid[]" Vec<Uuid>;
    }
}

/// A decimal number as text.
type Text = String;

/// What a program binds for a value.
trait Bound<V> {
    fn bound(value: V) -> Self;
}

impl<V> Bound<V> for V {
    fn bound(value: V) -> Self {
        value
    }
}

impl Bound<Decimal> for Text {
    fn bound(value: Decimal) -> Self {
        value.normalize().to_string()
    }
}

fn floats() -> Vec<f32> {
    let mut floats = vec![
        0.0,
        0.1,
        -1.5,
        1.0 / 3.0,
        16_777_217.0,
        f32::MAX,
        f32::MIN,
        f32::MIN_POSITIVE,
        1e-45,
        -1e-45,
        3.402_823e38,
        7.038_531e-26,
    ];
    let random = random_bits().map(|bits| f32::from_bits((bits >> 32) as u32));
    floats.extend(random.filter(|float| float.is_finite()).take(100 * scale() as usize));
    floats
}

fn decimals_of_each_size() -> Vec<Decimal> {
    let mut decimals = vec![Decimal::MAX, Decimal::MIN];
    decimals.extend(all::<Decimal>(&[
        "0",
        "1",
        "-1",
        "0.1",
        "19.99",
        "-0.0000000000000000000000000001",
        "7922816251426433759354395033.5",
        "123456789012345678.9",
    ]));
    decimals
}

fn bytes() -> Vec<Vec<u8>> {
    let special: [&[u8]; 7] = [b"", b"\0", b"'", b"\\", b"%", b"\xff", b"'; DROP TABLE held; --"];
    let mut bytes = special.map(<[u8]>::to_vec).to_vec();
    bytes.extend([(0..=u8::MAX).collect(), vec![0; 100_000]]);
    bytes
}

fn hostile() -> Vec<String> {
    let texts = ["a", "", "NULL", "{", ",", "\"", "'", "\\", "a\nb", "日本", "\u{202e}"];
    texts.map(str::to_owned).to_vec()
}

fn all<V: std::str::FromStr<Err: Debug>>(texts: &[&str]) -> Vec<V> {
    texts.iter().map(|text| text.parse().unwrap()).collect()
}
