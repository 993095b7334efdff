//! What `update!` runs on: values of a row with Rust's meaning, and the program that they make.
//!
//! The macro emits calls on [`Program`] and on [`Val`]; running them, which `gen` does, makes one
//! expression for each assigned column over the row as it was, and the condition under which one
//! of them changes.
//!
//! - Truth is two-valued: a comparison of `Option`s is Rust's, and never unknown.
//! - Text compares code point for code point.
//! - A branch that the row decides runs always, and its assignments become choices.

mod arithmetic;
mod backfill;
mod changes;
mod choice;
mod compare;
mod convert;
mod fits;
mod json;
mod logic;
mod number;
mod option;
mod pattern;
mod program;
mod simplify;
mod text;
mod time;
mod val;

pub use arithmetic::{
    Divisor, Factor, Modulus, Negative, Subtrahend, Summand, add, div, mul, neg, rem, sub,
};
pub use backfill::Backfill;
pub use changes::{
    after_clear, after_get_or_insert, after_insert, after_push, after_push_str, after_replace,
    after_take,
};
pub use compare::{eq, ge, gt, le, lt, ne};
pub use convert::{As, cast, newtype, stored};
pub use fits::{Fits, InOrder, Never, Nothing, SameAs};
pub use json::{
    Document, Elements, Entries, JsonEqual, Step, document, index, json_array, json_known,
    json_null, json_object, json_part, set_in, step,
};
pub use logic::{Bit, Bool, Inverted, Truth};
pub use option::{Optional, Solid, Some, filled, inner, is_none, is_some, some};
pub use pattern::{Patterned, Scrutinee, perhaps};
pub use program::{Columns, Local, Program, program};
pub use text::{
    Chars, Display, Known, Needle, Parsed, Read, Sought, Trimmed, display, joined, piece,
};
pub use time::{DayOfWeek, Span};
pub use val::{Beside, Lift, Val, beside};
