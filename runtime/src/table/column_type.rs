//! The Rust types that a column may have.

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, Utc};
use rust_decimal::Decimal;
use uuid::Uuid;

use super::{Element, NativeEnum, SqlType, Storable, TextEnum};

/// A JSON document: `serde_json`'s value, whose keys keep the order in which they were written.
pub type Json = serde_json::Value;

/// A Rust type that a column may have: a [`Scalar`], or an `Option` of one where it may be NULL.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not the type of a column",
    label = "not the type of a column",
    note = "a column is bool, an integer of 8 to 64 bits, f32, f64, Decimal, String, Vec<u8>, Json, Uuid, NaiveDate, NaiveTime, NaiveDateTime, DateTime<Utc>, an array (Vec of bool, i32, i64, String or Uuid), what derives `SqlType` or `SqlEnum`, or an Option of one of these"
)]
pub trait ColumnType: sealed::Sealed + 'static {
    /// The type without `Option`.
    type Base: Scalar;
    /// The type of an operation on this and another value: nullable if either is.
    type Or<W: ColumnType<Base = Self::Base>>: ColumnType<Base = Self::Base>;
    /// Another type that is nullable if this one is.
    type Like<X: Scalar>: ColumnType<Base = X>;
    /// The type of its values.
    const TYPE: SqlType;
    /// Whether NULL is one of its values.
    const NULLABLE: bool;
}

/// A type that a column can be stored as: not one that only an expression has.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not the type of a column",
    label = "not the type of a column",
    note = "a column is bool, an integer of 8 to 64 bits, f32, f64, Decimal, String, Vec<u8>, Json, Uuid, NaiveDate, NaiveTime, NaiveDateTime, DateTime<Utc>, an array (Vec of bool, i32, i64, String or Uuid), what derives `SqlType` or `SqlEnum`, or an Option of one of these"
)]
pub trait InColumn: ColumnType {}

#[diagnostic::do_not_recommend]
impl<V: ColumnType<Base: Storable>> InColumn for V {}

/// A type of values that are never NULL.
#[diagnostic::on_unimplemented(message = "`{Self}` is not the type of a value that is never NULL")]
pub trait Scalar: ColumnType<Base = Self> + Sized {}

/// A type whose values can be told apart with `=` in every dialect.
#[diagnostic::on_unimplemented(
    message = "values of type `{Self}` cannot be compared with `=` in every dialect",
    note = "a JSON document has no equality in PostgreSQL's `json` and compares as text in MariaDB; compare a path of it: `.get(\"key\").text().eq(…)`"
)]
pub trait Comparable: Scalar {}

/// A type whose values have an order in every dialect.
#[diagnostic::on_unimplemented(
    message = "values of type `{Self}` have no order that is the same in every dialect"
)]
pub trait Ordered: Comparable {}

/// A column of documents: `storage = "json"` fits it, and what looks into a document.
#[diagnostic::on_unimplemented(
    message = "expected a column of documents, found one of `{Self}`",
    note = "the field is a `Json` or an `Option<Json>`"
)]
pub trait StoredAsJson: ColumnType {}

/// A column that `storage = "text"` fits.
#[diagnostic::on_unimplemented(
    message = "`storage = \"text\"` fits a Uuid or Decimal column, not `{Self}`"
)]
pub trait StoredAsText: ColumnType {}

/// A column of exact decimals: `precision` and `scale` fit it.
#[diagnostic::on_unimplemented(
    message = "`precision` and `scale` fit a Decimal column, not `{Self}`"
)]
pub trait DecimalColumn: ColumnType {}

/// A column that `storage = "timestamp"` fits.
#[diagnostic::on_unimplemented(
    message = "`storage = \"timestamp\"` fits a DateTime<Utc> column, not `{Self}`"
)]
pub trait StoredAsTimestamp: ColumnType {}

/// A column of text: `collation = "…"` fits it, and what looks at the beginning or the end.
#[diagnostic::on_unimplemented(
    message = "expected a column of text, found one of `{Self}`",
    note = "the field is a `String` or an `Option<String>`"
)]
pub trait TextColumn: ColumnType {}

// A message says in words what fits; the compiler's own list of implementations stays out of it.
macro_rules! column_types {
    ($($ty:ty => $sql:expr, $($also:ident)*;)*) => {$(
        impl sealed::Sealed for $ty {}
        #[diagnostic::do_not_recommend]
        impl ColumnType for $ty {
            type Base = $ty;
            type Or<W: ColumnType<Base = $ty>> = W;
            type Like<X: Scalar> = X;
            const TYPE: SqlType = $sql;
            const NULLABLE: bool = false;
        }
        #[diagnostic::do_not_recommend]
        impl Scalar for $ty {}
        #[diagnostic::do_not_recommend]
        impl Storable for $ty {}
        $(
            #[diagnostic::do_not_recommend]
            impl $also for $ty {}
        )*
    )*};
}

column_types! {
    bool => SqlType::Bool, Comparable;
    i8 => SqlType::I8, Comparable Ordered;
    i16 => SqlType::I16, Comparable Ordered;
    i32 => SqlType::I32, Comparable Ordered;
    i64 => SqlType::I64, Comparable Ordered;
    u8 => SqlType::U8, Comparable Ordered;
    u16 => SqlType::U16, Comparable Ordered;
    u32 => SqlType::U32, Comparable Ordered;
    u64 => SqlType::U64, Comparable Ordered;
    f32 => SqlType::F32, Comparable Ordered;
    f64 => SqlType::F64, Comparable Ordered;
    Decimal => SqlType::Decimal, Comparable Ordered StoredAsText DecimalColumn;
    String => SqlType::Text, Comparable Ordered TextColumn;
    Vec<u8> => SqlType::Bytes, Comparable Ordered;
    Json => SqlType::Json, StoredAsJson;
    Uuid => SqlType::Uuid, Comparable StoredAsText;
    NaiveDate => SqlType::Date, Comparable Ordered;
    NaiveTime => SqlType::Time, Comparable Ordered;
    NaiveDateTime => SqlType::DateTime, Comparable Ordered;
    DateTime<Utc> => SqlType::Timestamp, Comparable Ordered StoredAsTimestamp;
    Vec<bool> => SqlType::Array(Element::Bool), Comparable;
    Vec<i32> => SqlType::Array(Element::I32), Comparable;
    Vec<i64> => SqlType::Array(Element::I64), Comparable;
    Vec<String> => SqlType::Array(Element::Text), Comparable;
    Vec<Uuid> => SqlType::Array(Element::Uuid), Comparable;
    TextEnum => SqlType::Text, Comparable TextColumn;
    NativeEnum => SqlType::Text, Comparable;
}

/// The array that a document is, in a row's closure.
#[derive(Clone, Copy, Debug)]
pub struct Elements(());

/// The object that a document is, in a row's closure.
#[derive(Clone, Copy, Debug)]
pub struct Entries(());

// Values of a row's closure, and the types of no column: what Rust counts, and parts of documents.
macro_rules! values {
    ($($ty:ty => $sql:ident;)*) => {$(
        impl sealed::Sealed for $ty {}
        #[diagnostic::do_not_recommend]
        impl ColumnType for $ty {
            type Base = $ty;
            type Or<W: ColumnType<Base = $ty>> = W;
            type Like<X: Scalar> = X;
            const TYPE: SqlType = SqlType::$sql;
            const NULLABLE: bool = false;
        }
        #[diagnostic::do_not_recommend]
        impl Scalar for $ty {}
    )*};
}

values! {
    usize => I64;
    Elements => Json;
    Entries => Json;
}

#[diagnostic::do_not_recommend]
impl Comparable for usize {}
#[diagnostic::do_not_recommend]
impl Ordered for usize {}

impl<B: Scalar> sealed::Sealed for Option<B> {}
#[diagnostic::do_not_recommend]
impl<B: Scalar> ColumnType for Option<B> {
    type Base = B;
    type Or<W: ColumnType<Base = B>> = Option<B>;
    type Like<X: Scalar> = Option<X>;
    const TYPE: SqlType = B::TYPE;
    const NULLABLE: bool = true;
}
#[diagnostic::do_not_recommend]
impl<B: Scalar + StoredAsJson> StoredAsJson for Option<B> {}
#[diagnostic::do_not_recommend]
impl<B: Scalar + StoredAsText> StoredAsText for Option<B> {}
#[diagnostic::do_not_recommend]
impl<B: Scalar + DecimalColumn> DecimalColumn for Option<B> {}
#[diagnostic::do_not_recommend]
impl<B: Scalar + StoredAsTimestamp> StoredAsTimestamp for Option<B> {}
#[diagnostic::do_not_recommend]
impl<B: Scalar + TextColumn> TextColumn for Option<B> {}

pub(super) mod sealed {
    pub trait Sealed {}
}
