//! The types that can be calculated with, by what can be done with them.

use rust_decimal::Decimal;

use crate::table::{Comparable, DecimalColumn, UserDefined};

/// A type that can be calculated with: `+`, `-`, `*`, the least and the greatest.
#[diagnostic::on_unimplemented(
    message = "values of type `{Self}` are not numbers that can be calculated with",
    note = "an f32 is calculated as `.to_f64()`, since the engines round it in different places"
)]
pub trait Number: Comparable {}

/// A type of numbers below and above 0.
#[diagnostic::on_unimplemented(
    message = "values of type `{Self}` have no sign",
    note = "a number of a type with a sign has one; `.to_i64()` makes one of an unsigned number, `as i64` in `update!`"
)]
pub trait Signed: Number {}

/// A type of whole numbers, which divide towards 0 and leave a remainder.
#[diagnostic::on_unimplemented(
    message = "values of type `{Self}` have no remainder that is the same in every dialect",
    note = "PostgreSQL has none for doubles and SQLite cuts them to whole numbers first; `.to_i64()` says so"
)]
pub trait Integer: Number {}

/// A type whose quotients are of the type too.
#[diagnostic::on_unimplemented(
    message = "values of type `{Self}` have no quotient of the same type",
    note = "a Decimal is divided with `.div_round(other, decimals)`, which says how the quotient is rounded"
)]
pub trait Divisible: Number {}

/// A type of numbers with decimals.
#[diagnostic::on_unimplemented(message = "values of type `{Self}` have no decimals")]
pub trait Fractional: Signed {}

/// A type of numbers with exact decimals: `Decimal`.
#[diagnostic::on_unimplemented(
    message = "values of type `{Self}` have no exact decimals",
    note = "a double is rounded to a whole number with `.round()`"
)]
pub trait Exact: Fractional + DecimalColumn {}

macro_rules! kinds {
    ($($ty:ty: $($kind:ident)*;)*) => {$($(
        #[diagnostic::do_not_recommend]
        impl $kind for $ty {}
    )*)*};
}

kinds! {
    i8: Number Signed Integer Divisible;
    i16: Number Signed Integer Divisible;
    i32: Number Signed Integer Divisible;
    i64: Number Signed Integer Divisible;
    u8: Number Integer Divisible;
    u16: Number Integer Divisible;
    u32: Number Integer Divisible;
    u64: Number Integer Divisible;
    f64: Number Signed Divisible Fractional;
    Decimal: Number Signed Fractional Exact;
}

/// A newtype is calculated with as its field is.
macro_rules! newtypes {
    ($($kind:ident)*) => {$(
        #[diagnostic::do_not_recommend]
        impl<N: UserDefined<Operations: $kind>> $kind for N {}
    )*};
}

newtypes! { Number Signed Integer Divisible Fractional Exact }

/// What stands on the right of an operator, by what the left side is. The compiler looks at the left
/// side of an operator first and says no more than that it does not fit; of the right side it
/// gives the message that is written here.
macro_rules! beside {
    ($($name:ident $kind:ident $message:literal $note:literal;)*) => {$(
        #[diagnostic::on_unimplemented(message = $message, note = $note)]
        #[doc(hidden)]
        pub trait $name<B> {}

        #[diagnostic::do_not_recommend]
        impl<R, B: $kind> $name<B> for R {}
    )*};
}

beside! {
    BesideNumber Number
        "values of type `{B}` cannot be calculated with"
        "an f32 is calculated as `.to_f64()`, since the engines round it in different places";
    BesideDivisible Divisible
        "values of type `{B}` have no quotient of the same type"
        "a Decimal is divided with `.div_round(other, decimals)`, which says how the quotient is rounded";
    BesideInteger Integer
        "values of type `{B}` have no remainder that is the same in every dialect"
        "PostgreSQL has none for doubles and SQLite cuts them to whole numbers first; `.to_i64()` says so";
}
