//! Expressions.

use sea_query::{
    BinOper, CaseStatement, ColumnName, ColumnRef, DynIden, Expr, Func, FunctionCall, Keyword,
    PostgresQueryBuilder, QueryBuilder, QuotedBuilder as _, SqlWriter, SqliteQueryBuilder,
    SubQueryOper, SubQueryStatement, TableRefBuilder as _, Value,
};

use super::name::push;
use super::plain::Item;
use super::select::paging;
use super::value::is_null;
use super::{Backend, said};
use crate::Dialect;

impl Backend {
    pub(super) fn expr(&self, expr: &Expr, sql: &mut impl SqlWriter) {
        match expr {
            Expr::Custom(text) => {
                self.check_custom(text);
                push(sql, text);
            }
            Expr::CustomWithExpr(text, values) => self.custom_with(text, values, sql),
            Expr::AsEnum(ty, expr) => {
                let value = said(|text| self.expr(expr, text));
                push(sql, &self.enumerated(value, &ty.to_string()));
            }
            Expr::TypeName(_) => {
                match self.dialect {
                    Dialect::Mysql => self.refuse("a type takes no quotes", "use `.cast_as(…)`"),
                    Dialect::Postgres | Dialect::Sqlite => {}
                }
                self.prepare_expr_common(expr, sql);
            }
            Expr::Binary(left, operator, right) => {
                self.check_binary(left, operator, right);
                self.prepare_expr_common(expr, sql);
            }
            Expr::FunctionCall(call) => {
                self.check_call(call);
                self.prepare_expr_common(expr, sql);
            }
            Expr::SubQuery(operator, query) => {
                if operator.is_some_and(|operator| operator != SubQueryOper::Exists) {
                    self.check_list(query);
                }
                self.prepare_expr_common(expr, sql);
            }
            _ => self.prepare_expr_common(expr, sql),
        }
    }

    fn check_binary(&self, left: &Expr, operator: &BinOper, right: &Expr) {
        let compares = matches!(
            operator,
            BinOper::Equal
                | BinOper::NotEqual
                | BinOper::SmallerThan
                | BinOper::GreaterThan
                | BinOper::SmallerThanOrEqual
                | BinOper::GreaterThanOrEqual
        );
        if compares && (is_null_expr(left) || is_null_expr(right)) {
            self.wrong(
                "it compares with NULL, which is never true",
                "use `.is_null()` or `.is_not_null()`",
            );
        }
        match (operator, right) {
            (BinOper::In | BinOper::NotIn, Expr::Tuple(list)) if list.iter().any(is_null_expr) => {
                self.wrong(
                    "a list to be in has a NULL, which nothing equals",
                    "take it out, and add `.or(column.is_null())`",
                );
            }
            (BinOper::In | BinOper::NotIn, Expr::SubQuery(_, query)) => self.check_list(query),
            (BinOper::Like | BinOper::NotLike, Expr::Value(Value::String(Some(pattern))))
                if pattern.contains('\\') =>
            {
                self.wrong(
                    "a pattern with a backslash does not say whether it escapes; the databases \
                     do not agree",
                    "use `LikeExpr::new(…).escape('!')`",
                );
            }
            _ => {}
        }
    }

    /// The MySQL family refuses a LIMIT in the list of an `IN` or an `ANY` (error 1235).
    fn check_list(&self, query: &SubQueryStatement) {
        let is_limited = match query {
            SubQueryStatement::SelectStatement(select) => !paging(select).is_empty(),
            _ => false,
        };
        match self.dialect {
            Dialect::Mysql if is_limited => self.refuse(
                "a subquery to be in has a LIMIT, which no version takes",
                "put it one level deeper: `.from_subquery(…)` in the subquery",
            ),
            Dialect::Postgres | Dialect::Mysql | Dialect::Sqlite => {}
        }
    }

    fn check_call(&self, call: &FunctionCall) {
        let is_picking = matches!(call.get_func(), Func::Greatest | Func::Least);
        match self.dialect {
            Dialect::Sqlite if is_picking && call.get_args().len() < 2 => self.refuse(
                "the greatest or least of one value reads as an aggregate",
                "write the value itself",
            ),
            Dialect::Mysql if call.get_filter().is_some() => {
                self.refuse("a function takes no FILTER", "put a CASE into its argument")
            }
            Dialect::Postgres | Dialect::Mysql | Dialect::Sqlite => {}
        }
    }

    pub(super) fn case(&self, case: &CaseStatement, sql: &mut impl SqlWriter) {
        let text = said(|text| Item(self).prepare_case_statement(case, text));
        if !text.starts_with("(CASE WHEN ") {
            self.wrong("a CASE has no condition", "add `.case(condition, value)`");
        }
        push(sql, &text);
    }

    pub(super) fn column(&self, column: &ColumnRef, sql: &mut impl SqlWriter) {
        match column {
            ColumnRef::Column(ColumnName(table, column)) => {
                if let Some(table) = table {
                    let is_new_row = table.0.is_none()
                        && table.1.to_string() == "excluded"
                        && self.frame(|frame| frame.conflict.acted);
                    if is_new_row {
                        return self.excluded(column, sql);
                    }
                }
                self.check_order(table.as_ref(), column);
                if let Some(table) = table {
                    self.prepare_table_name(table, sql);
                    push(sql, ".");
                }
                self.prepare_iden(column, sql);
            }
            ColumnRef::Asterisk(table) => {
                if let Some(table) = table {
                    self.prepare_table_name(table, sql);
                    push(sql, ".");
                }
                push(sql, "*");
            }
            _ => self.unknown("a kind of column"),
        }
    }

    pub(super) fn operator(&self, operator: &BinOper, sql: &mut impl SqlWriter) {
        match (operator, self.dialect) {
            (BinOper::PgOperator(_), Dialect::Postgres) => {
                PostgresQueryBuilder.prepare_bin_oper(operator, sql);
            }
            (BinOper::PgOperator(_), Dialect::Mysql | Dialect::Sqlite) => {
                let name = said(|text| PostgresQueryBuilder.prepare_bin_oper(operator, text));
                match (name.as_str(), self.dialect) {
                    ("||", Dialect::Sqlite) => push(sql, &name),
                    _ => self.foreign(&name, Dialect::Postgres),
                }
            }
            (BinOper::SqliteOperator(_), Dialect::Sqlite) => {
                SqliteQueryBuilder.prepare_bin_oper(operator, sql);
            }
            (BinOper::SqliteOperator(_), Dialect::Postgres | Dialect::Mysql) => {
                let name = said(|text| SqliteQueryBuilder.prepare_bin_oper(operator, text));
                self.foreign(&name, Dialect::Sqlite);
            }
            (BinOper::Custom(text), dialect) => {
                self.check_custom(text);
                match dialect {
                    Dialect::Mysql if text.trim() == "||" => self.refuse(
                        "`||` is OR or a concatenation, as the session's sql_mode says",
                        "use `Func::cust(\"CONCAT\")`",
                    ),
                    Dialect::Postgres | Dialect::Mysql | Dialect::Sqlite => {}
                }
                push(sql, text);
            }
            _ => self.prepare_bin_oper_common(operator, sql),
        }
    }

    fn foreign(&self, name: &str, owner: Dialect) {
        self.refuse(
            format!("`{name}` is written for {}", owner.title()),
            "use `Raw` with a text for each dialect, or name the migration's `dialects`",
        );
    }

    pub(super) fn sub_query_operator(&self, operator: &SubQueryOper, sql: &mut impl SqlWriter) {
        let name = match operator {
            SubQueryOper::Exists => return push(sql, "EXISTS"),
            SubQueryOper::Any => "ANY",
            SubQueryOper::Some => "SOME",
            SubQueryOper::All => "ALL",
            _ => return self.unknown("an operator on a subquery"),
        };
        match self.dialect {
            Dialect::Postgres | Dialect::Mysql => push(sql, name),
            Dialect::Sqlite => self.refuse(format!("there is no {name}"), "use IN or EXISTS"),
        }
    }

    pub(super) fn function(&self, function: &Func, sql: &mut impl SqlWriter) {
        match (function, self.dialect) {
            (Func::PgFunction(_), Dialect::Postgres) => {
                PostgresQueryBuilder.prepare_function_name(function, sql);
            }
            (Func::PgFunction(_), Dialect::Mysql | Dialect::Sqlite) => {
                let name = said(|text| PostgresQueryBuilder.prepare_function_name(function, text));
                self.foreign(&name, Dialect::Postgres);
            }
            (Func::Custom(name), _) => {
                self.check_custom(&name.to_string());
                push(sql, &name.to_string());
            }
            (Func::Md5 | Func::BitAnd | Func::BitOr, Dialect::Sqlite) => {
                let name = said(|text| self.prepare_function_name_common(function, text));
                self.refuse(format!("there is no function {name}"), "use `Raw`");
            }
            (Func::Random, Dialect::Sqlite) => self.refuse(
                "a random number is an integer there, and a fraction elsewhere",
                "use `Raw`",
            ),
            _ => self.prepare_function_name_common(function, sql),
        }
    }

    pub(super) fn keyword(&self, keyword: &Keyword, sql: &mut impl SqlWriter) {
        let word = match keyword {
            Keyword::Null => "NULL",
            Keyword::CurrentDate => "CURRENT_DATE",
            Keyword::CurrentTime => "CURRENT_TIME",
            Keyword::CurrentTimestamp => "CURRENT_TIMESTAMP",
            Keyword::Default => {
                match self.dialect {
                    Dialect::Sqlite => self.refuse("there is no DEFAULT", "write the value"),
                    Dialect::Postgres | Dialect::Mysql => {}
                }
                "DEFAULT"
            }
            Keyword::Custom(word) => {
                let word: String = DynIden::to_string(word);
                self.check_custom(&word);
                return push(sql, &word);
            }
            _ => return self.unknown("a keyword"),
        };
        push(sql, word);
    }

    /// A row of values, or, on the right of an `IN`, several: SQLite takes those as `VALUES` only.
    pub(super) fn tuple(&self, items: &[Expr], sql: &mut impl SqlWriter) {
        let are_rows = !items.is_empty()
            && items.iter().all(|item| matches!(item, Expr::Tuple(_) | Expr::Values(_)));
        let open = match self.dialect {
            Dialect::Sqlite if are_rows => "(VALUES ",
            Dialect::Postgres | Dialect::Mysql | Dialect::Sqlite => "(",
        };
        push(sql, open);
        for (place, item) in items.iter().enumerate() {
            push(sql, if place == 0 { "" } else { ", " });
            self.expr(item, sql);
        }
        push(sql, ")");
    }
}

fn is_null_expr(expr: &Expr) -> bool {
    match expr {
        Expr::Value(value) | Expr::Constant(value) => is_null(value),
        Expr::Keyword(keyword) => *keyword == Keyword::Null,
        _ => false,
    }
}
