//! `SELECT`, its tables, and `WITH`.

use sea_query::{
    CommonTableExpression, ConditionHolder, ConditionHolderContents, JoinType, OrderExpr,
    PostgresQueryBuilder, QueryBuilder, QuotedBuilder as _, SelectDistinct, SelectStatement,
    SqlWriter, SubQueryStatement, TableRef, TableRefBuilder as _, UnionType, Value,
    WindowStatement, WithClause,
};

use super::frame::{Kind, Next};
use super::name::push;
use super::plain::{Clause, Item, Statement};
use super::{Backend, said};
use crate::Dialect;

impl Backend {
    pub(super) fn select(&self, select: &SelectStatement, sql: &mut impl SqlWriter) {
        self.enter(Kind::Select);
        Statement(self).prepare_select_statement(select, sql);
        let Some(frame) = self.leave() else { return };
        let paging = paging(select);
        match self.dialect {
            Dialect::Mysql | Dialect::Sqlite if paging.starts_with(" OFFSET") => {
                self.refuse("there is no OFFSET without LIMIT", "add `.limit(…)`");
            }
            Dialect::Postgres | Dialect::Mysql | Dialect::Sqlite => {}
        }
        let has_tail = frame.ordered || !paging.is_empty();
        match self.dialect {
            // Without parentheses they would be those of the whole.
            Dialect::Sqlite if frame.is_member() && (has_tail || frame.members > 0) => self.refuse(
                "a select behind UNION has an ORDER BY, a LIMIT or a UNION of its own",
                "put it into a `.from_subquery(…)`",
            ),
            Dialect::Postgres | Dialect::Mysql | Dialect::Sqlite => {}
        }
        if frame.names_window && has_tail {
            self.wrong(
                "sea-query writes a named window behind ORDER BY and LIMIT",
                "give the window where it is used",
            );
        }
    }

    pub(super) fn union(
        &self,
        union: UnionType,
        select: &SelectStatement,
        sql: &mut impl SqlWriter,
    ) {
        self.frame(|frame| frame.members += 1);
        let keyword = match union {
            UnionType::Intersect => " INTERSECT ",
            UnionType::Distinct => " UNION ",
            UnionType::Except => " EXCEPT ",
            UnionType::All => " UNION ALL ",
            _ => return self.unknown("a kind of UNION"),
        };
        push(sql, keyword);
        self.next.set(Next::Member);
        match self.dialect {
            Dialect::Postgres | Dialect::Mysql => {
                push(sql, "(");
                self.select(select, sql);
                push(sql, ")");
            }
            Dialect::Sqlite => self.select(select, sql),
        }
    }

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

    pub(super) fn distinct(&self, distinct: &SelectDistinct, sql: &mut impl SqlWriter) {
        match (distinct, self.dialect) {
            (SelectDistinct::All, _) => push(sql, "ALL"),
            (SelectDistinct::Distinct, _) => push(sql, "DISTINCT"),
            (SelectDistinct::DistinctRow, Dialect::Mysql) => push(sql, "DISTINCTROW"),
            (SelectDistinct::DistinctOn(columns), Dialect::Postgres) => {
                push(sql, "DISTINCT ON (");
                for (place, column) in columns.iter().enumerate() {
                    push(sql, if place == 0 { "" } else { ", " });
                    self.prepare_column_ref(column, sql);
                }
                push(sql, ")");
            }
            (
                SelectDistinct::DistinctRow | SelectDistinct::DistinctOn(_),
                Dialect::Postgres | Dialect::Mysql | Dialect::Sqlite,
            ) => self.refuse("it has no such DISTINCT", "use `.distinct()` or a GROUP BY"),
            _ => self.unknown("a kind of DISTINCT"),
        }
    }

    pub(super) fn join_type(&self, join: &JoinType, sql: &mut impl SqlWriter) {
        match (join, self.dialect) {
            (JoinType::FullOuterJoin, Dialect::Mysql) => {
                self.refuse("there is no FULL OUTER JOIN", "unite a left and a right join");
            }
            (JoinType::StraightJoin, Dialect::Postgres | Dialect::Sqlite) => {
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

    pub(super) fn condition(
        &self,
        condition: &ConditionHolder,
        keyword: &str,
        sql: &mut impl SqlWriter,
    ) {
        if condition.contents == ConditionHolderContents::Empty && keyword == "WHERE" {
            self.open_from.set(Some(sql.to_string().len()));
        }
        Item(self).prepare_condition(condition, keyword, sql);
    }

    /// sea-query keeps the place of NULLs to itself; only its `Debug` says it.
    pub(super) fn order(&self, order: &OrderExpr, sql: &mut impl SqlWriter) {
        self.frame(|frame| frame.ordered |= frame.windows == 0);
        let text = said(|text| Item(self).prepare_order_expr(order, text));
        let debug = format!("{order:?}");
        let nulls = ["First", "Last"]
            .into_iter()
            .find(|nulls| debug.ends_with(&format!("nulls: Some({nulls}) }}")));
        let Some(nulls) = nulls else { return push(sql, &text) };
        match self.dialect {
            Dialect::Postgres | Dialect::Sqlite => {
                push(sql, &format!("{text} NULLS {}", nulls.to_uppercase()));
            }
            Dialect::Mysql => {
                let expr = text.strip_suffix(" ASC").or_else(|| text.strip_suffix(" DESC"));
                let expr = expr.unwrap_or(&text);
                let direction = if nulls == "First" { "DESC" } else { "ASC" };
                push(sql, &format!("({expr}) IS NULL {direction}, {text}"));
            }
        }
    }

    pub(super) fn window(&self, window: &WindowStatement, sql: &mut impl SqlWriter) {
        let named = sql.to_string().ends_with(" AS (");
        self.frame(|frame| {
            frame.names_window |= named;
            frame.windows += 1;
        });
        Clause(self).prepare_window_statement(window, sql);
        self.frame(|frame| frame.windows -= 1);
    }

    /// Something of a later sea-query.
    pub(super) fn unknown(&self, what: &str) {
        self.wrong(format!("{what} that Amend does not know"), "use `Raw` for this change");
    }
}

/// ` LIMIT …` and ` OFFSET …`, as numbers.
pub(super) fn paging(select: &SelectStatement) -> String {
    said(|text| PostgresQueryBuilder.prepare_select_limit_offset(select, text))
}

fn is_select(query: &SubQueryStatement) -> bool {
    match query {
        SubQueryStatement::SelectStatement(_) | SubQueryStatement::WithStatement(_) => true,
        SubQueryStatement::InsertStatement(_)
        | SubQueryStatement::UpdateStatement(_)
        | SubQueryStatement::DeleteStatement(_) => false,
    }
}
