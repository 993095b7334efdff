//! Types of the user's own: newtypes and enums.

use super::column_type::sealed::Sealed;
use super::{
    ColumnType, Comparable, DecimalColumn, Ordered, Scalar, SqlType, StoredAsJson, StoredAsText,
    StoredAsTimestamp, TextColumn,
};

/// A type that `#[derive(SqlType)]` or `#[derive(SqlEnum)]` has made the type of a column.
///
/// ```
/// use amend::prelude::*;
///
/// #[derive(SqlType)]
/// struct Email(String);
///
/// #[derive(SqlEnum)]
/// enum Status { Active, OnHold }
///
/// #[derive(Table)]
/// #[table(name = "users")]
/// struct User { email: Option<Email>, status: Status }
///
/// let change = User::update()
///     .set(User::status, Status::OnHold)
///     .filter(User::email.eq(Email("a8m@example.com".to_owned())));
/// # let _ = change;
/// ```
///
/// A newtype is stored as its field and has its field's operations; `.stored()` is the value as
/// the field's type, `.typed()` the way back. An enum is stored as text, a variant as its name in
/// snake_case as sqlx makes it, or as the name that `#[sql(name = "…")]` gives it; it is compared
/// with `=` and has no order. With `#[sql_enum(native = "status_type")]`, and `schema` where it
/// needs one, it is a value of that type on PostgreSQL, and of an ENUM column of the MySQL family.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a type that was derived",
    note = "add `#[derive(SqlType)]` to a newtype, or `#[derive(SqlEnum)]` to an enum"
)]
pub trait UserDefined: Sized + 'static {
    /// The type as which its values are stored.
    type Stored: Storable;
    /// The type whose operations its values have.
    #[doc(hidden)]
    type Operations;
    /// The type of its values.
    const TYPE: SqlType = <Self::Stored as ColumnType>::TYPE;
    /// The value as it is stored.
    fn into_stored(self) -> Self::Stored;
}

/// What a newtype can be around.
#[diagnostic::on_unimplemented(
    message = "a newtype around `{Self}` is not the type of a column",
    note = "it is around the type of a column that is never NULL: `struct Email(String);`, and the column that may be NULL is an `Option<Email>`"
)]
pub trait Storable: Scalar {}

#[diagnostic::do_not_recommend]
impl<N: UserDefined> Storable for N {}

/// A type whose values are in the database what they are stored as: a newtype, or an enum that is
/// text.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is neither a newtype nor an enum that is stored as text",
    note = "an enum with `native` has a type of its own in the database, and another type is stored as itself"
)]
pub trait Transparent: UserDefined {}

/// The operations of an enum that is text: it has no order, since its names have another than its
/// variants.
#[doc(hidden)]
#[derive(Debug)]
pub enum TextEnum {}

/// The operations of an enum with a type of its own.
#[doc(hidden)]
#[derive(Debug)]
pub enum NativeEnum {}

#[diagnostic::do_not_recommend]
impl<N: UserDefined> Sealed for N {}

#[diagnostic::do_not_recommend]
impl<N: UserDefined> ColumnType for N {
    type Base = N;
    type Or<W: ColumnType<Base = N>> = W;
    type Like<X: Scalar> = X;
    const TYPE: SqlType = <N as UserDefined>::TYPE;
    const NULLABLE: bool = false;
}

#[diagnostic::do_not_recommend]
impl<N: UserDefined> Scalar for N {}

macro_rules! operations {
    ($($operation:ident)*) => {$(
        #[diagnostic::do_not_recommend]
        impl<N: UserDefined<Operations: $operation>> $operation for N {}
    )*};
}

operations! {
    Comparable DecimalColumn Ordered StoredAsJson StoredAsText StoredAsTimestamp TextColumn
}
