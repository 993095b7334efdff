//! `ON CONFLICT`

use super::{ColumnList, Insert};
use crate::table::{ColumnDef, Table};

/// What happens to a new row whose key is there already.
#[derive(Clone, Debug, PartialEq)]
pub struct Conflict {
    /// The columns of the key: a unique index has exactly these.
    pub key: Vec<&'static ColumnDef>,
    /// What is set from the new row in the one that is there; nothing if there is none.
    pub update: Vec<&'static ColumnDef>,
}

/// An [`Insert`] that has yet to say what happens at a conflict.
#[must_use = "say what happens: `.do_nothing()` or `.update((…))`"]
#[derive(Debug)]
pub struct Conflicting<T, V> {
    insert: Insert<T, V>,
    key: Vec<&'static ColumnDef>,
}

impl<T: Table, V> Insert<T, V> {
    /// What happens where a row with the same values in these columns is there already. A unique
    /// index has to have exactly these columns.
    ///
    /// A conflict with another unique index fails on every server. How many rows a server counts
    /// differs: the MySQL family counts a row that is updated twice.
    ///
    /// ```
    /// use amend::prelude::*;
    ///
    /// #[derive(Table)]
    /// #[table(name = "users")]
    /// struct User { email: String, name: Option<String> }
    ///
    /// let seed = User::insert()
    ///     .columns((User::email, User::name))
    ///     .row(("a8m@example.com", "a8m"))
    ///     .on_conflict((User::email,))
    ///     .update((User::name,));
    /// # let _ = seed;
    /// ```
    ///
    /// | dialect | text |
    /// |---|---|
    /// | postgres | `ON CONFLICT ("email") DO UPDATE SET "name" = excluded."name"` |
    /// | mysql | `` ON DUPLICATE KEY UPDATE `email` = IF(`users`.`email` = VALUES(`email`), `users`.`email`, (SELECT 1 UNION ALL SELECT 2)), `name` = VALUES(`name`) `` |
    /// | sqlite | `` ON CONFLICT (`email`) DO UPDATE SET `name` = excluded.`name` `` |
    ///
    /// MySQL cannot name the index that it means. Where the row that is there has another key, the
    /// conflict was with another index, and the subquery of two rows fails under every sql_mode.
    pub fn on_conflict(self, key: impl ColumnList<T>) -> Conflicting<T, V> {
        Conflicting { insert: self, key: key.defs() }
    }
}

impl<T: Table, V> Conflicting<T, V> {
    /// The row that is there stays as it is.
    pub fn do_nothing(self) -> Insert<T, V> {
        self.then(Vec::new())
    }

    /// These columns of the row that is there are set from the new one.
    pub fn update(self, columns: impl ColumnList<T>) -> Insert<T, V> {
        self.then(columns.defs())
    }

    fn then(self, update: Vec<&'static ColumnDef>) -> Insert<T, V> {
        let Conflicting { mut insert, key } = self;
        insert.tree.conflict = Some(Conflict { key, update });
        insert
    }
}
