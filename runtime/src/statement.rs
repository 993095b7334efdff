//! Statements over typed tables, and the trees that they build.
//!
//! - [`Update`], [`Insert`], [`Delete`]: started from a table with [`Statements`].
//! - [`Raw`]: one statement of text for each dialect, the only text here.
//! - A sea-query statement, rendered for each dialect and shown as unchecked.

mod delete;
mod impossible;
mod insert;
mod raw;
mod sea;
mod update;

pub use delete::{Delete, DeleteTree};
pub use impossible::Impossible;
pub use insert::{
    ColumnList, Conflict, Conflicting, Insert, InsertSelect, InsertTree, RowOf, ValuesOver,
};
pub use raw::Raw;
pub use sea::SeaStatement;
pub use update::{Assignment, Joinable, MayBeNull, Update, UpdateTree};

use crate::expr::Rows;
use crate::table::Table;

/// A statement, whatever wrote it.
#[derive(Clone, Debug, PartialEq)]
pub enum Statement {
    /// `UPDATE`
    Update(UpdateTree),
    /// `INSERT`
    Insert(InsertTree),
    /// `DELETE`
    Delete(DeleteTree),
    /// One text for each dialect.
    Raw(Raw),
    /// A sea-query statement.
    Sea(Box<SeaStatement>),
    /// What cannot be a statement, and why.
    Impossible(Impossible),
}

impl Statement {
    /// Whether Amend has not checked what it means in each dialect.
    pub fn is_unchecked(&self) -> bool {
        match self {
            Statement::Update(_)
            | Statement::Insert(_)
            | Statement::Delete(_)
            | Statement::Impossible(_) => false,
            Statement::Raw(_) | Statement::Sea(_) => true,
        }
    }
}

/// What a migration can be changed with.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a change",
    label = "not a change",
    note = "a change is an update, an insert, a delete or a sea-query statement; for SQL as text write `Raw::new().postgres(\"…\").mysql(\"…\").sqlite(\"…\")`"
)]
pub trait IntoStatement {
    /// The statement.
    fn into_statement(self) -> Statement;
}

#[diagnostic::do_not_recommend]
impl IntoStatement for Statement {
    fn into_statement(self) -> Statement {
        self
    }
}

/// The statements that start from a table: `User::update()`.
///
/// ```
/// use amend::prelude::*;
///
/// #[derive(Table)]
/// #[table(name = "users")]
/// struct User { id: i64, name: Option<String> }
///
/// let fill = User::update().set(User::name, "Unknown").filter(User::name.is_null());
/// let seed = User::insert().columns((User::id, User::name)).row((1, "a8m")).row((2, None));
/// let drop = User::delete().filter(User::id.lt(0));
/// # let _ = (fill, seed, drop);
/// ```
pub trait Statements: Table {
    /// Changes rows that are there.
    fn update() -> Update<Self> {
        Update::new()
    }

    /// Adds rows.
    fn insert() -> Insert<Self, ()> {
        Insert::new()
    }

    /// Removes rows.
    fn delete() -> Delete<Self> {
        Delete::new()
    }

    /// Its rows, to be asked for a row of table `O`.
    fn rows<O>() -> Rows<Self, O> {
        Rows::new()
    }
}

impl<T: Table> Statements for T {}
