//! The Rust types that a column may have.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::SqlType;

/// A JSON document: `serde_json`'s value, whose keys keep the order in which they were written.
pub type Json = serde_json::Value;

/// A Rust type that a column may have: a [`Scalar`], or an `Option` of one where it may be NULL.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not the type of a column",
    label = "not the type of a column",
    note = "a column is bool, i32, i64, f64, String, Json, Uuid, DateTime<Utc>, or an Option of one of these"
)]
pub trait ColumnType: sealed::Sealed + 'static {
    /// The type without `Option`.
    type Base: Scalar;
    /// The type of its values.
    const TYPE: SqlType;
    /// Whether NULL is one of its values.
    const NULLABLE: bool;
}

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
#[diagnostic::on_unimplemented(message = "`storage = \"text\"` fits a Uuid column, not `{Self}`")]
pub trait StoredAsText: ColumnType {}

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
    ($($ty:ty => $sql:ident: $($also:ident)*;)*) => {$(
        impl sealed::Sealed for $ty {}
        #[diagnostic::do_not_recommend]
        impl ColumnType for $ty {
            type Base = $ty;
            const TYPE: SqlType = SqlType::$sql;
            const NULLABLE: bool = false;
        }
        #[diagnostic::do_not_recommend]
        impl Scalar for $ty {}
        $(
            #[diagnostic::do_not_recommend]
            impl $also for $ty {}
        )*
    )*};
}

column_types! {
    bool => Bool: Comparable;
    i32 => I32: Comparable Ordered;
    i64 => I64: Comparable Ordered;
    f64 => F64: Comparable Ordered;
    String => Text: Comparable Ordered TextColumn;
    Json => Json: StoredAsJson;
    Uuid => Uuid: Comparable StoredAsText;
    DateTime<Utc> => Timestamp: Comparable Ordered StoredAsTimestamp;
}

impl<B: Scalar> sealed::Sealed for Option<B> {}
#[diagnostic::do_not_recommend]
impl<B: Scalar> ColumnType for Option<B> {
    type Base = B;
    const TYPE: SqlType = B::TYPE;
    const NULLABLE: bool = true;
}
#[diagnostic::do_not_recommend]
impl<B: Scalar + StoredAsJson> StoredAsJson for Option<B> {}
#[diagnostic::do_not_recommend]
impl<B: Scalar + StoredAsText> StoredAsText for Option<B> {}
#[diagnostic::do_not_recommend]
impl<B: Scalar + StoredAsTimestamp> StoredAsTimestamp for Option<B> {}
#[diagnostic::do_not_recommend]
impl<B: Scalar + TextColumn> TextColumn for Option<B> {}

mod sealed {
    pub trait Sealed {}
}
