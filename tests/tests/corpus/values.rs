//! The values of the corpus's columns beyond the commonest types, a line for each column.

use amend::expr::Value;
use amend::prelude::*;
use amend::table::Element;

/// What the rows 2 to 7 have in a column; row 1 has NULL everywhere.
type Column = [Value; 6];

/// The columns from `tiny` on, in the order of the table's fields.
pub(super) fn columns() -> Vec<Column> {
    [numbers(), exact(), times(), arrays(), of_the_user()].concat()
}

fn numbers() -> Vec<Column> {
    let none = None;
    vec![
        column(Value::I8, [Some(7), Some(-7), Some(i8::MAX), Some(i8::MIN), Some(0), Some(5)]),
        column(Value::I8, [Some(2), Some(2), Some(1), Some(-1), Some(0), none]),
        column(Value::I16, [Some(7), Some(-7), Some(i16::MAX), Some(i16::MIN), Some(0), Some(5)]),
        column(Value::I16, [Some(2), Some(2), Some(1), Some(-1), Some(0), None]),
        column(Value::U8, [Some(7), Some(1), Some(u8::MAX), Some(u8::MIN), Some(0), Some(5)]),
        column(Value::U16, [Some(7), Some(1), Some(u16::MAX), Some(u16::MIN), Some(0), Some(5)]),
        column(Value::U32, [Some(7), Some(1), Some(u32::MAX), Some(u32::MIN), Some(0), Some(5)]),
        column(Value::U32, [Some(2), Some(2), Some(1), Some(1), Some(0), None]),
        column(Value::U64, [Some(7), Some(1), Some(u64::MAX), Some(u64::MIN), Some(0), Some(5)]),
        column(Value::U64, [Some(2), Some(2), Some(1), Some(1), Some(0), None]),
        column(
            Value::F32,
            [Some(0.1), Some(-7.5), Some(f32::MAX), Some(f32::MIN_POSITIVE), Some(0.0), Some(2.5)],
        ),
        column(Value::F32, [Some(0.1), Some(2.0), Some(1e-30), Some(1e30), Some(0.0), None]),
    ]
}

fn exact() -> Vec<Column> {
    let decimal = |text: &str| Some(text.parse::<Decimal>().expect("a decimal number"));
    let bytes = |bytes: &[u8]| Some(bytes.to_vec());
    vec![
        column(
            Value::Decimal,
            [
                decimal("19.99"),
                decimal("-7.5"),
                Some(Decimal::MAX),
                Some(Decimal::MIN),
                decimal("0"),
                decimal("0.0000000000000000000000000001"),
            ],
        ),
        column(
            Value::Decimal,
            [decimal("20"), decimal("2"), decimal("1"), decimal("-1"), decimal("0"), None],
        ),
        column(
            Value::Bytes,
            [
                bytes(b"abc"),
                bytes(b"\0"),
                bytes(b""),
                bytes(b"\\'\"\n\xff\xfe"),
                bytes(&[0xff; 40]),
                bytes(b"x"),
            ],
        ),
        column(
            Value::Bytes,
            [bytes(b"abd"), bytes(b"\0\0"), bytes(b""), bytes(b"'"), bytes(&[0xff]), None],
        ),
    ]
}

fn times() -> Vec<Column> {
    macro_rules! times {
        ($variant:ident, $ty:ty, $($text:expr),*) => {{
            let time = |text: &str| text.parse::<$ty>().expect("a time of this file");
            column(Value::$variant, [$(Option::<&str>::from($text).map(time)),*])
        }};
    }
    vec![
        times!(
            Date,
            NaiveDate,
            "2024-02-29",
            "2023-12-31",
            "1000-01-01",
            "9999-12-31",
            "1970-01-01",
            "2024-03-31"
        ),
        times!(
            Date,
            NaiveDate,
            "2024-01-31",
            "2024-01-01",
            "9999-12-31",
            "1000-01-01",
            "1970-01-01",
            None
        ),
        times!(
            Time,
            NaiveTime,
            "13:14:15",
            "00:00:00",
            "23:59:59.999999",
            "23:59:59",
            "12:00:00.5",
            "01:02:03"
        ),
        times!(
            Time,
            NaiveTime,
            "13:14:15.000001",
            "00:00:00",
            "00:00:00",
            "23:59:59.999999",
            "12:00:00.500001",
            None
        ),
        times!(
            DateTime,
            NaiveDateTime,
            "2024-02-29T13:14:15",
            "2023-12-31T00:00:00",
            "9999-12-31T23:59:59.999999",
            "1000-01-01T00:00:00",
            "2024-02-29T13:14:15.5",
            "2024-03-31T02:30:00"
        ),
        times!(
            DateTime,
            NaiveDateTime,
            "2024-02-29T13:14:15.000001",
            "2023-12-31T00:00:00",
            "1000-01-01T00:00:00",
            "9999-12-31T23:59:59.999999",
            "2024-02-29T13:14:15.500001",
            None
        ),
    ]
}

fn arrays() -> Vec<Column> {
    let array = |element, values: [Option<Vec<Value>>; 6]| {
        column(|values| Value::Array(element, values), values)
    };
    let ints = |values: &[i32]| Some(values.iter().copied().map(Value::I32).collect());
    let longs = |values: &[i64]| Some(values.iter().copied().map(Value::I64).collect());
    let texts =
        |values: &[&str]| Some(values.iter().map(|text| Value::Text((*text).to_owned())).collect());
    let flags = |values: &[bool]| Some(values.iter().copied().map(Value::Bool).collect());
    let ids =
        |values: &[u128]| Some(values.iter().map(|id| Value::Uuid(Uuid::from_u128(*id))).collect());
    vec![
        array(
            Element::I32,
            [
                ints(&[1, 2]),
                ints(&[]),
                ints(&[i32::MIN, i32::MAX]),
                ints(&[0]),
                ints(&[2, 1]),
                None,
            ],
        ),
        array(
            Element::I64,
            [longs(&[1, 2]), longs(&[]), longs(&[i64::MIN, i64::MAX]), longs(&[0]), None, None],
        ),
        array(
            Element::Text,
            [
                texts(&["a", "b"]),
                texts(&[]),
                texts(&["", "NULL", "{}"]),
                texts(&["a,b\\'\"\n", "日本"]),
                None,
                None,
            ],
        ),
        array(
            Element::Bool,
            [flags(&[true, false]), flags(&[]), flags(&[true]), flags(&[false]), None, None],
        ),
        array(Element::Uuid, [ids(&[1, 2]), ids(&[]), ids(&[u128::MAX]), ids(&[0]), None, None]),
    ]
}

fn of_the_user() -> Vec<Column> {
    let texts =
        |texts: [Option<&str>; 6]| column(Value::Text, texts.map(|text| text.map(str::to_owned)));
    let (active, gone) = (Some("active"), Some("it's \\ gone"));
    let (person, organisation) = (Some("person"), Some("Organisation ü"));
    vec![
        texts([Some("a@x"), Some("A@x"), Some(""), Some("é"), None, Some("a@x ")]),
        column(Value::I64, [Some(7), Some(-7), Some(i64::MAX), Some(i64::MIN), None, Some(5)]),
        texts([active, Some("on_hold"), gone, active, None, gone]),
        texts([active, active, gone, gone, active, None]),
        texts([person, organisation, organisation, person, None, person]),
        texts([person, person, organisation, organisation, person, None]),
    ]
}

fn column<V>(value: impl Fn(V) -> Value, values: [Option<V>; 6]) -> Column {
    values.map(|one| one.map_or(Value::Null, &value))
}
