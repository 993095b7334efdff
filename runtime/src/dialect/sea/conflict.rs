//! Upserts.
//!
//! The MySQL family cannot name the conflict's target: any unique key is one. Its common form of
//! the row that would have been inserted is `VALUES(column)`.

use sea_query::{
    ConditionHolder, ConditionHolderContents, DynIden, OnConflict, OnConflictAction,
    OnConflictIdentifier, OnConflictTarget, OnConflictUpdate, QueryBuilder as _,
    QuotedBuilder as _, SqlWriter,
};

use super::Backend;
use super::name::push;
use super::plain::{Clause, Item};
use crate::Dialect;

impl Backend {
    pub(super) fn conflict(&self, conflict: &Option<OnConflict>, sql: &mut impl SqlWriter) {
        self.insert_body(sql);
        if conflict.is_none() {
            return;
        }
        if self.frame(|frame| frame.replaces) {
            self.wrong("a REPLACE has an upsert", "use one of the two");
        }
        match self.dialect {
            // SQLite would read the ON behind a FROM as a join's.
            Dialect::Sqlite if self.open_from.get() == Some(sql.to_string().len()) => {
                push(sql, " WHERE TRUE");
            }
            Dialect::Postgres | Dialect::Mysql | Dialect::Sqlite => {}
        }
        Clause(self).prepare_on_conflict(conflict, sql);
        if !self.frame(|frame| frame.conflict.acted) {
            self.wrong(
                "an upsert does not say what to do",
                "add `.do_nothing()` or `.update_column(…)`",
            );
        }
    }

    pub(super) fn conflict_keywords(&self, sql: &mut impl SqlWriter) {
        push(
            sql,
            match self.dialect {
                Dialect::Postgres | Dialect::Sqlite => " ON CONFLICT",
                Dialect::Mysql => " ON DUPLICATE KEY UPDATE ",
            },
        );
    }

    pub(super) fn conflict_target(&self, target: &OnConflictTarget, sql: &mut impl SqlWriter) {
        match (target, self.dialect) {
            (OnConflictTarget::Constraint(name), Dialect::Postgres) => {
                self.frame(|frame| frame.conflict.targeted = true);
                push(sql, " ON CONSTRAINT ");
                self.prepare_iden(&DynIden::from(name.clone()), sql);
            }
            (OnConflictTarget::Constraint(_), Dialect::Mysql | Dialect::Sqlite) => self.refuse(
                "an upsert cannot name a constraint",
                "name the constraint's columns: `OnConflict::columns([…])`",
            ),
            (OnConflictTarget::Identifiers(targets), Dialect::Postgres | Dialect::Sqlite) => {
                if !targets.is_empty() {
                    self.frame(|frame| frame.conflict.targeted = true);
                    push(sql, " ");
                    self.prepare_on_conflict_target_identifiers(targets, sql);
                }
            }
            (OnConflictTarget::Identifiers(targets), Dialect::Mysql) => {
                for target in targets {
                    match target {
                        OnConflictIdentifier::Column(column) => self.frame(|frame| {
                            frame.conflict.column.get_or_insert_with(|| column.clone());
                        }),
                        OnConflictIdentifier::Expr(_) => self.refuse(
                            "an upsert cannot name an expression",
                            "name the columns of a unique key",
                        ),
                    }
                }
            }
        }
    }

    pub(super) fn conflict_condition(&self, condition: &ConditionHolder, sql: &mut impl SqlWriter) {
        if condition.contents == ConditionHolderContents::Empty {
            return;
        }
        match self.dialect {
            Dialect::Postgres | Dialect::Sqlite => {
                Item(self).prepare_condition(condition, "WHERE", sql);
            }
            Dialect::Mysql => self.refuse(
                "an upsert takes no condition",
                "say it in the value: `CASE WHEN … THEN … ELSE the old value END`",
            ),
        }
    }

    pub(super) fn conflict_action(
        &self,
        action: &Option<OnConflictAction>,
        sql: &mut impl SqlWriter,
    ) {
        self.frame(|frame| frame.conflict.acted = action.is_some());
        match (action, self.dialect) {
            (None, _) => {}
            (Some(OnConflictAction::DoNothing(_)), Dialect::Postgres | Dialect::Sqlite) => {
                push(sql, " DO NOTHING");
            }
            (Some(OnConflictAction::DoNothing(keys)), Dialect::Mysql) => {
                self.keep_old_row(keys, sql);
            }
            (Some(OnConflictAction::Update(updates)), dialect) => {
                match dialect {
                    Dialect::Postgres | Dialect::Sqlite => push(sql, " DO UPDATE SET "),
                    Dialect::Mysql => {}
                }
                match dialect {
                    Dialect::Postgres if !self.frame(|frame| frame.conflict.targeted) => self
                        .refuse(
                            "an upsert that updates does not name its key",
                            "name it: `OnConflict::column(…)`",
                        ),
                    Dialect::Postgres | Dialect::Mysql | Dialect::Sqlite => {}
                }
                self.conflict_updates(updates, sql);
            }
        }
    }

    fn conflict_updates(&self, updates: &[OnConflictUpdate], sql: &mut impl SqlWriter) {
        if updates.is_empty() {
            self.wrong("an upsert updates nothing", "add `.update_column(…)`");
        }
        for (place, update) in updates.iter().enumerate() {
            let (OnConflictUpdate::Column(column) | OnConflictUpdate::Expr(column, _)) = update;
            push(sql, if place == 0 { "" } else { ", " });
            self.assign(column);
            self.prepare_iden(column, sql);
            push(sql, " = ");
            match update {
                OnConflictUpdate::Column(column) => self.excluded(column, sql),
                OnConflictUpdate::Expr(_, value) => self.prepare_expr(value, sql),
            }
        }
        self.frame(|frame| frame.setting = false);
    }

    /// Sets a column of the key to what it is. The table in front tells it from a column of an
    /// `INSERT … SELECT`.
    fn keep_old_row(&self, keys: &[DynIden], sql: &mut impl SqlWriter) {
        let (target, column) =
            self.frame(|frame| (frame.target.clone(), frame.conflict.column.clone()));
        let (Some(target), Some(column)) = (target, keys.first().cloned().or(column)) else {
            return self.refuse(
                "an upsert that does nothing does not name its key",
                "name it: `OnConflict::column(…).do_nothing()`",
            );
        };
        for side in ["", " = "] {
            push(sql, side);
            self.target(&target, sql);
            push(sql, ".");
            self.prepare_iden(&column, sql);
        }
    }

    /// A column of the row that would have been inserted.
    pub(super) fn excluded(&self, column: &DynIden, sql: &mut impl SqlWriter) {
        match self.dialect {
            Dialect::Postgres | Dialect::Sqlite => {
                self.prepare_iden(&DynIden::from("excluded"), sql);
                push(sql, ".");
                self.prepare_iden(column, sql);
            }
            Dialect::Mysql => {
                push(sql, "VALUES(");
                self.prepare_iden(column, sql);
                push(sql, ")");
            }
        }
    }
}
