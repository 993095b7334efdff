//! Statements inside others, and `WITH`.

use sea_query::{
    CommonTableExpression, PostgresQueryBuilder, QueryBuilder as _, SqlWriter, SubQueryStatement,
    WithClause,
};

use super::frame::Kind;
use super::name::push;
use super::plain::Clause;
use super::{Backend, said};
use crate::Dialect;

impl Backend {
    /// A statement inside another.
    pub(super) fn nested(&self, query: &SubQueryStatement, sql: &mut impl SqlWriter) {
        match self.dialect {
            Dialect::Mysql | Dialect::Sqlite if !is_select(query) => self.refuse(
                "a statement that changes data stands inside another",
                "make it a change of its own",
            ),
            Dialect::Postgres | Dialect::Mysql | Dialect::Sqlite => {}
        }
        match query {
            SubQueryStatement::SelectStatement(select) => self.select(select, sql),
            SubQueryStatement::InsertStatement(insert) => self.insert(insert, sql),
            SubQueryStatement::UpdateStatement(update) => self.update(update, sql),
            SubQueryStatement::DeleteStatement(delete) => self.delete(delete, sql),
            SubQueryStatement::WithStatement(with) => {
                self.enter(Kind::Select);
                self.prepare_with_query(with, sql);
                self.leave();
            }
        }
    }

    /// MariaDB has `WITH` before a `SELECT` only.
    pub(super) fn with(&self, with: &WithClause, sql: &mut impl SqlWriter) {
        match self.dialect {
            Dialect::Mysql if !self.in_select() => self.refuse(
                "MariaDB has no WITH before an INSERT, an UPDATE or a DELETE",
                "put it into the select, or use a `.from_subquery(…)`",
            ),
            Dialect::Postgres | Dialect::Mysql | Dialect::Sqlite => {}
        }
        let mut recursive = WithClause::new();
        if *with == WithClause::new() || with == recursive.recursive(true) {
            return self.wrong("a WITH has no query", "add `.cte(…)`");
        }
        self.prepare_with_clause_start(with, sql);
        self.prepare_with_clause_common_tables(with, sql);
        let options = said(|text| Clause(self).prepare_with_clause_recursive_options(with, text));
        match self.dialect {
            Dialect::Postgres => push(sql, &options),
            Dialect::Mysql | Dialect::Sqlite if !options.is_empty() => self.refuse(
                "there is neither SEARCH nor CYCLE",
                "order by a column that the recursion counts up",
            ),
            Dialect::Mysql | Dialect::Sqlite => {}
        }
    }

    pub(super) fn common_table(&self, table: &CommonTableExpression, sql: &mut impl SqlWriter) {
        // The name is private, and sea-query panics without it.
        if format!("{table:?}").starts_with("CommonTableExpression { table_name: None") {
            return self.wrong("a query of a WITH has no name", "add `.table_name(…)`");
        }
        Clause(self).prepare_with_query_clause_common_table(table, sql);
    }

    pub(super) fn materialized(&self, table: &CommonTableExpression, sql: &mut impl SqlWriter) {
        let hint = said(|text| {
            PostgresQueryBuilder.prepare_with_query_clause_materialization(table, text);
        });
        match self.dialect {
            Dialect::Postgres | Dialect::Sqlite if !hint.is_empty() => {
                push(sql, &format!("{} ", hint.trim()));
            }
            Dialect::Mysql if !hint.is_empty() => {
                self.refuse("there is no MATERIALIZED", "take `.materialized(…)` out");
            }
            Dialect::Postgres | Dialect::Mysql | Dialect::Sqlite => {}
        }
    }
}

fn is_select(query: &SubQueryStatement) -> bool {
    match query {
        SubQueryStatement::SelectStatement(_) | SubQueryStatement::WithStatement(_) => true,
        SubQueryStatement::InsertStatement(_)
        | SubQueryStatement::UpdateStatement(_)
        | SubQueryStatement::DeleteStatement(_) => false,
    }
}
