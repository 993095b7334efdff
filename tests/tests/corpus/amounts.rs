//! Tables with exact decimals, whose columns say how many digits they keep.

use amend::Dialect;
use amend::evaluate::Row;
use amend::expr::Value;
use amend::prelude::*;
use amend::table::TableDef;
use amend_tests::Server;

use crate::run::World;
use amend_tests::stored::held;

/// Amounts of money and rates.
#[derive(Table)]
#[table(name = "amounts")]
pub(crate) struct A {
    #[column(primary_key)]
    pub(crate) id: i64,
    #[column(precision = 10, scale = 2, storage = "text")]
    pub(crate) price: Option<Decimal>,
    #[column(precision = 10, scale = 2, storage = "text")]
    pub(crate) price2: Option<Decimal>,
    #[column(precision = 9, scale = 6, storage = "text")]
    pub(crate) rate: Option<Decimal>,
    #[column(precision = 28, scale = 10, storage = "text")]
    pub(crate) exact: Option<Decimal>,
    #[column(precision = 22, scale = 4, storage = "text")]
    pub(crate) total: Option<Decimal>,
    #[column(precision = 20, scale = 0, storage = "text")]
    pub(crate) whole: Option<Decimal>,
    #[column(storage = "text")]
    pub(crate) plain: Option<Decimal>,
    #[column(precision = 10, scale = 2, storage = "text")]
    pub(crate) cost: Option<Price>,
    pub(crate) big: Option<i64>,
    pub(crate) small: Option<i32>,
    pub(crate) float: Option<f64>,
    pub(crate) huge: Option<u64>,
}

/// What amounts are made of.
#[derive(Table)]
#[table(name = "amount_lines")]
pub(crate) struct Line {
    #[column(primary_key)]
    pub(crate) id: i64,
    pub(crate) of: Option<i64>,
    #[column(precision = 10, scale = 2, storage = "text")]
    pub(crate) price: Option<Decimal>,
    #[column(precision = 9, scale = 6, storage = "text")]
    pub(crate) rate: Option<Decimal>,
    #[column(precision = 22, scale = 4, storage = "text")]
    pub(crate) total: Option<Decimal>,
    pub(crate) short: Option<i16>,
    pub(crate) tiny: Option<i8>,
    pub(crate) count: Option<u32>,
    pub(crate) huge: Option<u64>,
}

/// A Decimal with a type of its own.
#[derive(SqlType, Clone, Copy, Debug)]
pub(crate) struct Price(pub(crate) Decimal);

pub(crate) fn world(dialect: Dialect) -> World {
    let tables = vec![(A::DEF, amounts(dialect)), (Line::DEF, lines(dialect))];
    World { schema, tables }
}

fn schema(server: Server) -> String {
    let (decimal, plain) = match server {
        Server::Postgres => ("numeric", "numeric"),
        Server::Mysql | Server::Mariadb => ("DECIMAL", "DECIMAL(57,28)"),
        Server::Sqlite => ("VARCHAR", "TEXT"),
    };
    let double = if server == Server::Sqlite { "REAL" } else { "DOUBLE PRECISION" };
    // Not every dialect has them.
    let (huge, tiny) = match server {
        Server::Postgres => ("", ""),
        Server::Mysql | Server::Mariadb => {
            (", huge BIGINT UNSIGNED", ", tiny TINYINT, count INT UNSIGNED")
        }
        Server::Sqlite => ("", ", tiny INTEGER, count INTEGER"),
    };
    let money = format!("{decimal}(10,2)");
    format!(
        "CREATE TABLE amounts (id BIGINT PRIMARY KEY, price {money}, price2 {money},
             rate {decimal}(9,6), exact {decimal}(28,10), total {decimal}(22,4),
             whole {decimal}(20,0), plain {plain}, cost {money}, big BIGINT, small INTEGER,
             `float` {double}{huge});
         CREATE TABLE amount_lines (id BIGINT PRIMARY KEY, `of` BIGINT, price {money},
             rate {decimal}(9,6), total {decimal}(22,4),
             short SMALLINT{tiny}{huge})"
    )
    .replace('`', if server == Server::Postgres { "\"" } else { "`" })
}

fn decimal(text: &str) -> Value {
    match text {
        "" => Value::Null,
        text => Value::Decimal(text.parse().expect("a decimal number of this file")),
    }
}

fn amounts(dialect: Dialect) -> Vec<Row> {
    #[rustfmt::skip]
    let rows = [
        ["", "", "", "", "", "", "", ""],
        ["7.00", "2.00", "1.500000", "0.0050000000", "12.3456", "12", "1.5", "1.00"],
        ["-7.35", "2.00", "-0.333333", "-1.0050000000", "-0.0001", "-3", "-2.25", "-0.99"],
        ["99999999.99", "-99999999.99", "999.999999", "999999999999999999.9999999999", "999999999999999999.9999", "9223372036854775807", "1", "99999999.99"],
        ["-99999999.99", "0.01", "-999.999999", "-999999999999999999.9999999999", "-999999999999999999.9999", "-99999999999999999999", "-1", "-99999999.99"],
        ["0.00", "0.00", "0.000000", "0.0000000000", "0.0000", "0", "0", "0.00"],
        ["0.05", "", "0.500000", "0.0000000001", "", "5", "", ""],
        ["1.25", "0.50", "0.000001", "0.1250000000", "100000000.0000", "99999999999999999999", "0.125", "2.50"],
    ];
    let numbers = [
        (None, None, None),
        (Some(7), Some(7), Some(7.5)),
        (Some(-7), Some(-7), Some(-7.5)),
        (Some(i64::MAX), Some(i32::MAX), Some(1e300)),
        (Some(i64::MIN), Some(i32::MIN), Some(0.0)),
        (Some(0), Some(0), Some(0.5)),
        (Some(5), None, Some(2.5)),
        (Some(123_456), Some(99), None),
    ];
    let row = |(place, (decimals, (big, small, float))): (usize, ([&str; 8], Numbers))| {
        let id = std::iter::once(Value::I64(place as i64 + 1));
        let values = id.chain(decimals.map(decimal)).chain([
            big.map_or(Value::Null, Value::I64),
            small.map_or(Value::Null, Value::I32),
            float.map_or(Value::Null, Value::F64),
        ]);
        let values = values.chain([Value::Null]);
        row_of(A::DEF, dialect, values)
    };
    rows.into_iter().zip(numbers).enumerate().map(row).collect()
}

type Numbers = (Option<i64>, Option<i32>, Option<f64>);

fn lines(dialect: Dialect) -> Vec<Row> {
    #[rustfmt::skip]
    let rows = [
        (Some(2), ["1.10", "0.500000", "1.0000"]),
        (Some(2), ["2.25", "", "12345678.9000"]),
        (Some(3), ["-0.01", "0.000001", "-0.0050"]),
        (Some(4), ["99999999.99", "999.999999", "999999999999999999.9999"]),
        (Some(4), ["99999999.99", "1.000000", "0.0000"]),
        (Some(5), ["-99999999.99", "-1.000000", "100000000.0000"]),
        (Some(6), ["", "", ""]),
        (None, ["5.00", "5.000000", "5.0000"]),
        (Some(8), ["0.00", "0.000000", "99999999.9949"]),
    ];
    let row = |(place, (of, decimals)): (usize, (Option<i64>, [&str; 3]))| {
        let id = Value::I64(place as i64 + 1);
        let of = of.map_or(Value::Null, Value::I64);
        let values = [id, of].into_iter().chain(decimals.map(decimal));
        let values = values.chain(wholes(place));
        row_of(Line::DEF, dialect, values)
    };
    rows.into_iter().enumerate().map(row).collect()
}

/// A small number, a smaller one, and two without a sign, by the place of a line.
fn wholes(place: usize) -> [Value; 4] {
    let of = |short: i16, tiny: i8, count: u32, huge: u64| {
        [Value::I16(short), Value::I8(tiny), Value::U32(count), Value::U64(huge)]
    };
    match place {
        0 => of(i16::MAX, i8::MIN, u32::MAX, u64::MAX - 1),
        1 => of(i16::MAX, -1, u32::MAX, 1),
        2 => of(i16::MIN, i8::MAX, 0, 0),
        3 => of(5, 5, 5, u64::MAX),
        4 => of(-5, 5, 5, 1),
        5 => of(7, 7, 7, i64::MAX as u64 + 1),
        _ => [const { Value::Null }; 4],
    }
}

fn row_of(table: &'static TableDef, dialect: Dialect, values: impl Iterator<Item = Value>) -> Row {
    let held = held(table, dialect);
    Row::new(table.columns.iter().zip(values).filter(|(column, _)| held.contains(column)))
}
