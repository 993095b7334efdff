//! `UPDATE`, `INSERT` and `DELETE`.

use sea_query::{
    DeleteStatement, DynIden, InsertStatement, QueryBuilder as _, QuotedBuilder as _,
    ReturningClause, SqlWriter, TableName, TableRef, TableRefBuilder as _, UpdateStatement,
};

use super::frame::{Kind, Target};
use super::name::push;
use super::plain::{Clause, Statement};
use super::{Backend, said};
use crate::Dialect;

impl Backend {
    pub(super) fn update(&self, update: &UpdateStatement, sql: &mut impl SqlWriter) {
        self.enter(Kind::Update);
        Statement(self).prepare_update_statement(update, sql);
        let ordered = said(|text| Statement(self).prepare_update_order_by(update, text));
        let limited = said(|text| Statement(self).prepare_update_limit(update, text));
        self.check_tail("an UPDATE", !ordered.is_empty() || !limited.is_empty());
        let Some(frame) = self.leave() else { return };
        if frame.target.is_none() {
            self.wrong("an update names no table", "add `.table(…)`");
        }
        if frame.assigned.is_empty() {
            self.wrong("an update sets nothing", "add `.value(column, value)`");
        }
    }

    pub(super) fn delete(&self, delete: &DeleteStatement, sql: &mut impl SqlWriter) {
        self.enter(Kind::Delete);
        Statement(self).prepare_delete_statement(delete, sql);
        let ordered = said(|text| Statement(self).prepare_delete_order_by(delete, text));
        let limited = said(|text| Statement(self).prepare_delete_limit(delete, text));
        self.check_tail("a DELETE", !ordered.is_empty() || !limited.is_empty());
        if self.leave().is_some_and(|frame| frame.target.is_none()) {
            self.wrong("a delete names no table", "add `.from_table(…)`");
        }
    }

    fn check_tail(&self, statement: &str, has_tail: bool) {
        match self.dialect {
            Dialect::Postgres | Dialect::Sqlite if has_tail => self.refuse(
                format!("{statement} takes neither ORDER BY nor LIMIT"),
                "choose its rows with a condition",
            ),
            Dialect::Mysql if has_tail && self.frame(|frame| frame.joined) => self.refuse(
                format!("{statement} of several tables takes neither ORDER BY nor LIMIT"),
                "choose its rows with a condition",
            ),
            Dialect::Postgres | Dialect::Mysql | Dialect::Sqlite => {}
        }
    }

    pub(super) fn insert(&self, insert: &InsertStatement, sql: &mut impl SqlWriter) {
        self.enter(Kind::Insert);
        self.prepare_insert_statement_common(insert, sql);
        if self.leave().is_some_and(|frame| frame.target.is_none()) {
            self.wrong("an insert names no table", "add `.into_table(…)`");
        }
    }

    pub(super) fn insert_keyword(&self, replace: bool, sql: &mut impl SqlWriter) {
        self.frame(|frame| frame.replaces = replace);
        match self.dialect {
            Dialect::Postgres if replace => {
                self.refuse("there is no REPLACE", "use `.on_conflict(…)`");
            }
            Dialect::Postgres | Dialect::Mysql | Dialect::Sqlite => {}
        }
        push(sql, if replace { "REPLACE" } else { "INSERT" });
    }

    /// Called when an insert has named its columns, before its values.
    pub(super) fn insert_head(&self, sql: &mut impl SqlWriter) {
        if self.frame(|frame| frame.kind == Kind::Insert) {
            let text = sql.to_string();
            if text.ends_with(" ()") {
                self.wrong("an insert names no column", "add `.columns([…])`");
            }
            self.frame(|frame| frame.head = text.len());
        }
    }

    /// Called when an insert has written its values.
    pub(super) fn insert_body(&self, sql: &mut impl SqlWriter) {
        let text = sql.to_string();
        if text.len() == self.frame(|frame| frame.head) || text.ends_with("VALUES ") {
            self.wrong("an insert adds no row", "add `.values([…])` or `.select_from(…)`");
        }
    }

    pub(super) fn default_rows(&self, rows: u32, sql: &mut impl SqlWriter) {
        let row = match self.dialect {
            Dialect::Postgres => "(DEFAULT)",
            Dialect::Mysql => "()",
            Dialect::Sqlite => {
                if rows > 1 {
                    self.refuse("it adds one row of defaults at a time", "add them one by one");
                }
                return push(sql, "DEFAULT VALUES");
            }
        };
        let rows: Vec<_> = (0..rows).map(|_| row).collect();
        push(sql, &format!("VALUES {}", rows.join(", ")));
    }

    /// The other tables of an `UPDATE`, where the MySQL family has them.
    pub(super) fn update_join(&self, from: &[TableRef], sql: &mut impl SqlWriter) {
        self.frame(|frame| frame.joined = !from.is_empty());
        match self.dialect {
            Dialect::Postgres | Dialect::Sqlite => {}
            Dialect::Mysql => {
                for table in from {
                    push(sql, " JOIN ");
                    self.prepare_table_ref(table, sql);
                }
            }
        }
    }

    /// The other tables of an `UPDATE`, where standard SQL has them.
    pub(super) fn update_from(&self, from: &[TableRef], sql: &mut impl SqlWriter) {
        self.frame(|frame| frame.setting = false);
        match self.dialect {
            Dialect::Postgres | Dialect::Sqlite => {
                for (place, table) in from.iter().enumerate() {
                    push(sql, if place == 0 { " FROM " } else { ", " });
                    self.prepare_table_ref(table, sql);
                }
            }
            Dialect::Mysql => {}
        }
    }

    pub(super) fn update_column(&self, column: &DynIden, sql: &mut impl SqlWriter) {
        self.assign(column);
        let target = self.frame(|frame| frame.joined.then(|| frame.target.clone()).flatten());
        match self.dialect {
            // With several tables in scope the column says whose it is.
            Dialect::Mysql => {
                if let Some(target) = target {
                    self.target(&target, sql);
                    push(sql, ".");
                }
            }
            // There the target's columns take no table in front.
            Dialect::Postgres | Dialect::Sqlite => {}
        }
        self.prepare_iden(column, sql);
    }

    /// The name by which a statement's target is known in it.
    pub(super) fn target(&self, target: &Target, sql: &mut impl SqlWriter) {
        match &target.alias {
            Some(alias) => self.prepare_iden(alias, sql),
            None => self.prepare_table_name(&target.name, sql),
        }
    }

    /// The first table that a change names is the one that it changes.
    pub(super) fn note_target(&self, table: &TableRef) -> bool {
        let kind = self.frame(|frame| frame.target.is_none().then_some(frame.kind));
        let (
            Some(kind @ (Kind::Update | Kind::Insert | Kind::Delete)),
            TableRef::Table(name, alias),
        ) = (kind, table)
        else {
            if kind.is_some_and(|kind| kind != Kind::Select) {
                self.wrong("what it changes is not a table", "name a table");
                let name = TableName(None, DynIden::from(String::new()));
                self.frame(|frame| frame.target = Some(Target { name, alias: None }));
                return true;
            }
            return false;
        };
        match self.dialect {
            Dialect::Mysql if alias.is_some() && kind != Kind::Update => self.refuse(
                "the table of an INSERT or DELETE takes no alias on every version",
                "use the table's own name",
            ),
            Dialect::Postgres | Dialect::Mysql | Dialect::Sqlite => {}
        }
        let target = Target { name: name.clone(), alias: alias.clone() };
        self.frame(|frame| frame.target = Some(target));
        true
    }

    /// Nobody reads the rows; but PostgreSQL's other statements may read those of a nested one.
    pub(super) fn returning(&self, returning: &Option<ReturningClause>, sql: &mut impl SqlWriter) {
        if returning.is_none() {
            return;
        }
        let nested = self.frames.borrow().len() > 1;
        match self.dialect {
            Dialect::Postgres if nested => Clause(self).prepare_returning(returning, sql),
            Dialect::Postgres | Dialect::Mysql | Dialect::Sqlite => self.wrong(
                "it has RETURNING, and nobody reads the rows of a migration file",
                "take `.returning(…)` out",
            ),
        }
    }
}
