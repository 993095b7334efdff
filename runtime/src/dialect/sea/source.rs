//! What a statement reads from: tables, lists of values, joins.

use sea_query::{
    JoinType, QueryBuilder as _, QuotedBuilder as _, SqlWriter, TableRef, TableRefBuilder as _,
    Value,
};

use super::Backend;
use super::frame::Next;
use super::name::push;
use crate::Dialect;

impl Backend {
    pub(super) fn table(&self, table: &TableRef, sql: &mut impl SqlWriter) {
        let is_target = self.note_target(table);
        let alias = match table {
            TableRef::Table(name, alias) => {
                if !is_target {
                    self.check_read(name);
                }
                self.prepare_table_name(name, sql);
                alias.as_ref()
            }
            TableRef::SubQuery(query, alias) => {
                push(sql, "(");
                self.next.set(Next::Derived);
                self.select(query, sql);
                push(sql, ")");
                Some(alias)
            }
            TableRef::ValuesList(rows, alias) => {
                push(sql, "(");
                let rows = rows.iter().map(|row| row.iter().cloned().collect()).collect();
                self.values(rows, sql);
                push(sql, ")");
                Some(alias)
            }
            TableRef::FunctionCall(call, alias) => {
                match self.dialect {
                    Dialect::Mysql => {
                        self.refuse("a function is no table", "use a `.from_subquery(…)`");
                    }
                    Dialect::Postgres | Dialect::Sqlite => {}
                }
                self.prepare_function_name(call.get_func(), sql);
                self.prepare_function_arguments(call, sql);
                Some(alias)
            }
            _ => return self.unknown("a kind of table"),
        };
        if let Some(alias) = alias {
            push(sql, " AS ");
            self.prepare_iden(alias, sql);
        }
    }

    /// Rows of values. MySQL and MariaDB share no form of `VALUES`; the columns' names are those
    /// that PostgreSQL and SQLite give.
    pub(super) fn values(&self, rows: Vec<Vec<Value>>, sql: &mut impl SqlWriter) {
        if rows.is_empty() || rows.iter().any(Vec::is_empty) {
            self.wrong("a list of values is empty", "add a row");
        }
        let rows: Vec<Vec<String>> =
            rows.iter().map(|row| row.iter().map(|value| self.value(value)).collect()).collect();
        let text = match self.dialect {
            Dialect::Postgres | Dialect::Sqlite => {
                let rows = rows.iter().map(|row| format!("({})", row.join(", ")));
                format!("VALUES {}", rows.collect::<Vec<_>>().join(", "))
            }
            Dialect::Mysql => {
                let selects = rows.iter().enumerate().map(|(place, row)| {
                    let columns = row.iter().enumerate().map(|(column, value)| match place {
                        0 => format!("{value} AS `column{}`", column + 1),
                        _ => value.clone(),
                    });
                    format!("SELECT {}", columns.collect::<Vec<_>>().join(", "))
                });
                selects.collect::<Vec<_>>().join(" UNION ALL ")
            }
        };
        push(sql, &text);
    }

    pub(super) fn join_type(&self, join: &JoinType, sql: &mut impl SqlWriter) {
        let on_mysql = self.dialect == Dialect::Mysql;
        match join {
            JoinType::FullOuterJoin if on_mysql => {
                self.refuse("there is no FULL OUTER JOIN", "unite a left and a right join");
            }
            JoinType::StraightJoin if !on_mysql => {
                self.refuse("there is no STRAIGHT_JOIN", "use `.inner_join(…)`");
            }
            _ => self.prepare_join_type_common(join, sql),
        }
    }

    pub(super) fn lateral(&self, sql: &mut impl SqlWriter) {
        match self.dialect {
            Dialect::Postgres => push(sql, "LATERAL "),
            Dialect::Mysql | Dialect::Sqlite => {
                self.refuse("not every version has LATERAL", "join a `.from_subquery(…)`");
            }
        }
    }
}
