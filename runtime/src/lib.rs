//! Data migrations written in Rust, reviewed as SQL, safe at any size.
//!
//! A change to data is a typed Rust function; `gen` renders it into a commented SQL file for each
//! dialect. This crate without features is the vocabulary and the renderer.
//!
//! ```standalone_crate
//! use amend::Dialect;
//! use amend::prelude::*;
//!
//! amend::registry!();
//!
//! #[derive(Table)]
//! #[table(name = "users")]
//! struct User {
//!     #[column(primary_key)]
//!     id: i64,
//!     name: Option<String>,
//! }
//!
//! /// Backfill all empty user names with default value 'unknown'.
//! #[data_migration(version = "20221126185750")]
//! fn unknown_names(m: &mut Migration) {
//!     m.change(User::update().set(User::name, "Unknown").filter(User::name.eq("")));
//! }
//!
//! fn main() -> amend::Result<()> {
//!     let registry = registry();
//!     let entry = registry.entries()[0];
//!     let sql = amend::render(entry, &entry.build()?, Dialect::Mysql)?;
//!     assert!(sql.ends_with(
//!         "-- Backfill all empty user names with default value 'unknown'.\n\
//!          UPDATE `users` SET `name` = 'Unknown' WHERE `users`.`name` = '';\n"
//!     ));
//!     Ok(())
//! }
//! ```
//!
//! # A tour
//!
//! - **A table** is a struct with [`#[derive(Table)]`](derive@Table): each field becomes a typed
//!   [column](table::Column), `User::name`. What a field may be is listed at
//!   [`ColumnType`](table::ColumnType); newtypes derive [`SqlType`], enums [`SqlEnum`].
//! - **A migration** is a function marked [`#[data_migration]`](macro@data_migration) that fills a
//!   [`Migration`] with [changes](Migration::change), each with its [comment](Change::comment).
//! - **A change** is a statement: [`User::update()`](statement::Update),
//!   [`User::insert()`](statement::Insert), [`User::delete()`](statement::Delete), for what Amend
//!   cannot say a text for each dialect in [`Raw`](statement::Raw), or a
//!   [sea-query statement](statement::SeaStatement).
//! - **Conditions** are methods of columns and expressions: [`eq`](table::Column::eq),
//!   [`is_null`](table::Column::is_null), [`is_in`](table::Column::is_in),
//!   [`starts_with`](table::Column::starts_with), joined by [`and`](expr::Condition::and),
//!   [`or`](expr::Condition::or) and [`not`](expr::Condition::not).
//! - **Values** are literals, columns and [expressions](expr::Expr): arithmetic with `+ - * / %`,
//!   text, times, documents ([`get`](table::Column::get)), casts ([`to_i64`](table::Column::to_i64)),
//!   and [`case()`](expr::case).
//! - **Other rows** are asked with [`Order::rows()`](expr::Rows), of another table or of the same
//!   one; an update [joins](statement::Update::join) them.
//! - **The directory** that the files are in, and the sum that seals it, is [`directory`].
//! - **Applying** a directory to a database, with the feature of a driver, is `engine`.
//!
//! # What is promised
//!
//! - **One meaning.** A change does the same in every dialect, or is [refused](Refusal) when it is
//!   [rendered](render), with the way out. A wrong type, a column of another table or a NULL where
//!   none may be is a compile error.
//! - **Never silent.** A number that leaves its type fails the statement on every engine and in
//!   every mode. No text, name or comment becomes SQL of its own.
//! - **NULL** is SQL's: a comparison with it is unknown and finds no row; an operation on it is
//!   NULL, and the type of the result says so.
//!
//! In this documentation a table of texts has one row for each dialect that writes its own; `a`, `b`
//! and `c` stand for columns with their table and their quotes.

#![warn(rustdoc::all)]

pub mod database;
mod dialect;
pub mod directory;
#[cfg(feature = "_engine")]
pub mod engine;
pub mod evaluate;
pub mod expr;
pub mod migration;
pub mod prelude;
mod printable;
#[doc(hidden)]
pub mod row;
pub mod statement;
pub mod table;

/// Makes an enum the type of a column: each variant is a name.
///
/// ```
/// use amend::prelude::*;
///
/// #[derive(SqlEnum)]
/// #[sql_enum(native = "order_state")]
/// enum State {
///     Open,
///     InProgress,
///     #[sql(name = "done")]
///     Closed,
/// }
///
/// #[derive(Table)]
/// #[table(name = "orders")]
/// struct Order { state: State, before: Option<State> }
///
/// let change = Order::update().set(Order::state, State::Closed).filter(Order::before.is_null());
/// # let _ = (change, State::Open, State::InProgress);
/// ```
///
/// | attribute | on | meaning |
/// |---|---|---|
/// | `#[sql(name = "done")]` | a variant | its name, else the variant's in snake_case: `in_progress` |
/// | `#[sql_enum(native = "order_state")]` | the enum | a value of PostgreSQL's type of this name and of an ENUM column of the MySQL family; else it is text |
/// | `#[sql_enum(schema = "app")]` | the enum | where that type is |
///
/// Values compare with `=` and have no order. See [`UserDefined`](table::UserDefined).
pub use amend_macros::SqlEnum;
/// Makes a newtype the type of a column, stored as the value that it is around.
///
/// ```
/// use amend::prelude::*;
///
/// #[derive(SqlType)]
/// struct Cents(i64);
///
/// #[derive(Table)]
/// #[table(name = "items")]
/// struct Item { price: Cents, sale: Option<Cents> }
///
/// let change = Item::update().set(Item::sale, Cents(499)).filter(Item::price.gt(Cents(999)));
/// # let _ = change;
/// ```
///
/// It has its field's operations with values of its own type. See
/// [`UserDefined`](table::UserDefined).
pub use amend_macros::SqlType;
/// Makes a struct a table: its fields become typed [columns](table::Column), and
/// [statements](statement::Statements) start from it.
///
/// ```
/// use amend::prelude::*;
///
/// #[derive(Table)]
/// #[table(name = "users", schema = "app")]
/// struct User {
///     #[column(primary_key)]
///     id: i64,
///     #[column(name = "full_name", collation = "binary")]
///     name: Option<String>,
///     #[column(storage = "json")]
///     settings: Json,
/// }
///
/// let change = User::update().set(User::settings, json!({})).filter(User::name.is_null());
/// # let _ = change;
/// ```
///
/// | attribute | on | meaning |
/// |---|---|---|
/// | `#[table(name = "users")]` | the struct | the table's name; required |
/// | `#[table(schema = "app")]` | the struct | its schema, its database on the MySQL family |
/// | `#[column(primary_key)]` | a field | part of the primary key; say so on each column of it |
/// | `#[column(name = "full_name")]` | a field | the column's name, else the field's |
/// | `#[column(storage = "…")]` | a field | another storage than the usual one, see [`Storage`](table::Storage) |
/// | `#[column(collation = "binary")]` | a field | its text compares byte for byte, see [`Collation`](table::Collation) |
///
/// Name the columns that the migrations touch; the table may have more. A column that may be NULL is
/// an `Option`. Declared inside of a migration's function, a table stays as it stood when the
/// migration was written.
pub use amend_macros::Table;
/// Registers a function as a migration, for [`registry!`] to find.
///
/// ```
/// use amend::prelude::*;
///
/// /// Trim the names.
/// ///
/// /// Blanks came from the import of 2022.
/// #[data_migration(version = "20221126185750", dialects(postgres, mysql))]
/// fn trim_names(m: &mut Migration) -> amend::Result<()> {
///     #[derive(Table)]
///     #[table(name = "users")]
///     struct User { name: String }
///
///     m.change(User::update().set(User::name, User::name.trim()).only_changed());
///     Ok(())
/// }
/// # let _ = trim_names(&mut Migration::default());
/// ```
///
/// | key | meaning |
/// |---|---|
/// | `version = "20221126185750"` | a moment in UTC, `YYYYMMDDhhmmss`; without it `gen` gives the next one when it writes the file |
/// | `name = "trim_names"` | the name in the file's name, else the function's |
/// | `dialects(postgres, mysql)` | the dialects that it is written for, else all |
///
/// The doc comment describes the migration, and is the comment above its change if there is one
/// without its own. The function takes `&mut Migration` and returns nothing or
/// [`amend::Result<()>`](Result); an error or a panic in it is reported by `gen`. It must be pure:
/// `gen` runs it twice, and refuses what differs.
pub use amend_macros::data_migration;
/// Removes the rows for which a closure over one row is true, with Rust's meaning.
///
/// ```
/// use amend::prelude::*;
///
/// #[derive(Table)]
/// #[table(name = "sessions")]
/// struct Session { user: Option<i64>, token: String, seen: DateTime<Utc> }
///
/// let change = delete!(|s: Session| s.user.is_none() || s.token.trim_matches(' ').is_empty());
/// # let _ = change;
/// ```
///
/// | dialect | text |
/// |---|---|
/// | postgres | `DELETE FROM "sessions" WHERE "user" IS NULL OR trim("token") = ''` |
/// | mysql | `` DELETE FROM `sessions` WHERE `user` IS NULL OR TRIM(`token`) = '' `` with both sides as bytes, so that no collation has a say |
/// | sqlite | `` DELETE FROM `sessions` WHERE `user` IS NULL OR trim(`token`) = '' `` |
///
/// The closure is a condition: what may stand in it is told with [`update!`](update), and its words in
/// the repository's `docs/semantics/rust.md`. A row for which Rust would panic fails the statement.
pub use amend_macros::delete;
/// A migration directory as part of the program: its files and its `atlas.sum`.
///
/// The path begins at the crate's `Cargo.toml`. What it gives is a
/// [`directory::Embedded`], which `engine::apply` verifies and applies like a folder; any number
/// of instances may start at once. Cargo builds the crate again when a file changes; for a new
/// file to be seen, a build script says `cargo:rerun-if-changed=` with the folder.
pub use amend_macros::embed;
/// Changes every row as a closure does to one, with Rust's meaning in every dialect.
///
/// ```
/// use amend::prelude::*;
///
/// #[derive(Table)]
/// #[table(name = "users")]
/// struct User { name: Option<String>, email: String, age: i32, adult: bool }
///
/// let change = update!(|u: User| {
///     if u.name.is_none() {
///         u.name = u.email.strip_suffix("@example.org").map(|name| name.to_ascii_lowercase());
///     }
///     u.adult = u.age >= 18;
/// });
/// # let _ = change;
/// ```
///
/// It becomes one UPDATE: an expression for each assigned column over the row as it was, and the
/// condition under which one of them changes. `None` is NULL, a comparison is true or false, and
/// what would panic in Rust fails the statement. What does not mention the row is ordinary Rust and
/// runs when `gen` does.
///
/// | dialect | `update!(\|u: User\| u.adult = u.age >= 18)` |
/// |---|---|
/// | postgres | `UPDATE "users" SET "adult" = "age" >= 18 WHERE "adult" <> ("age" >= 18)` |
/// | mysql, sqlite | `` UPDATE `users` SET `adult` = `age` >= 18 WHERE `adult` <> (`age` >= 18) `` |
pub use amend_macros::update;
/// A condition on one row with Rust's meaning, for a `filter` of the builder.
///
/// ```
/// use amend::prelude::*;
///
/// #[derive(Table)]
/// #[table(name = "users")]
/// struct User { name: Option<String>, admin: bool }
///
/// let change = User::update()
///     .set(User::admin, false)
///     .filter(when!(|u: User| u.name.as_deref() != Some("root")));
/// # let _ = change;
/// ```
///
/// The condition is never unknown: a user without a name is not called `root`.
///
/// | dialect | text |
/// |---|---|
/// | postgres | `"name" IS DISTINCT FROM 'root'` |
/// | mysql | `` NOT (`name` <=> 'root') ``, with both sides as bytes |
/// | sqlite | `` `name` COLLATE BINARY IS NOT 'root' `` |
pub use amend_macros::when;
pub use dialect::{Dialect, Refusal};
pub use directory::{RenderError, render};
pub use migration::{Change, Entry, Error, Migration, Registry, Result};
pub use printable::{Printable, is_hidden};

/// What the macros' expansions name; nothing here is for users.
#[doc(hidden)]
pub mod __private {
    pub use inventory;

    pub use crate::expr::{Divisor, IntoExpr, IntoLiteral, IntoNode, Node, Operand, node_of};
    pub use crate::migration::{Entry, Outcome};
    pub use crate::row;
    pub use crate::table::{
        Collation, Column, ColumnDef, ColumnType, DecimalColumn, EnumDef, NativeEnum, SqlType,
        Storage, StoredAsJson, StoredAsText, StoredAsTimestamp, Table, TableDef, TextColumn,
        TextEnum, Transparent, UserDefined,
    };
}
