//! Expressions.

use sea_query::{
    BinOper, CaseStatement, ColumnName, ColumnRef, Expr, Func, FunctionCall, Keyword,
    QueryBuilder as _, QuotedBuilder as _, SqlWriter, SubQueryOper, SubQueryStatement,
    TableRefBuilder as _, Value,
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
            Dialect::Mysql | Dialect::Sqlite if is_picking && call.get_args().len() < 2 => self
                .refuse(
                    "the greatest or least of one value is an error, or reads as an aggregate",
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
