//! `SELECT`.

use sea_query::{
    ConditionHolder, ConditionHolderContents, OrderExpr, PostgresQueryBuilder, QueryBuilder,
    SelectDistinct, SelectStatement, SqlWriter, UnionType, WindowStatement,
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

    pub(super) fn distinct(&self, distinct: &SelectDistinct, sql: &mut impl SqlWriter) {
        let absent = |this: &Self| {
            this.refuse("it has no such DISTINCT", "use `.distinct()` or a GROUP BY");
        };
        match distinct {
            SelectDistinct::All => push(sql, "ALL"),
            SelectDistinct::Distinct => push(sql, "DISTINCT"),
            SelectDistinct::DistinctRow => match self.dialect {
                Dialect::Mysql => push(sql, "DISTINCTROW"),
                Dialect::Postgres | Dialect::Sqlite => absent(self),
            },
            SelectDistinct::DistinctOn(columns) => match self.dialect {
                Dialect::Postgres => {
                    push(sql, "DISTINCT ON (");
                    for (place, column) in columns.iter().enumerate() {
                        push(sql, if place == 0 { "" } else { ", " });
                        self.prepare_column_ref(column, sql);
                    }
                    push(sql, ")");
                }
                Dialect::Mysql | Dialect::Sqlite => absent(self),
            },
            _ => self.unknown("a kind of DISTINCT"),
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
