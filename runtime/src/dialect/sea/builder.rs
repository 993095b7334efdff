//! The methods by which sea-query writes, and the part that has each.

use std::fmt::{self, Write};

use sea_query::{
    BinOper, CaseStatement, ColumnRef, CommonTableExpression, ConditionHolder, DeleteStatement,
    DynIden, ExplainStatement, Expr, Frame, Func, InsertStatement, JoinExpr, JoinOn, JoinType,
    Keyword, LockClause, MysqlQueryBuilder, OnConflict, OnConflictAction, OnConflictTarget,
    OrderExpr, PostgresQueryBuilder, QueryBuilder, ReturningClause, SelectDistinct, SelectInto,
    SelectStatement, SqlWriter, SubQueryOper, SubQueryStatement, TableRef, UnionType,
    UpdateStatement, Value, ValueTuple, Values, WindowStatement, WithClause,
};

use super::name::push;
use super::plain::Item;
use super::{Backend, said};
use crate::Dialect;

macro_rules! written_by {
    ($($method:ident($($name:ident: $ty:ty),*) => $part:ident;)*) => {$(
        fn $method(&self, $($name: $ty,)* sql: &mut impl SqlWriter) {
            self.$part($($name,)* sql);
        }
    )*};
}

impl QueryBuilder for Backend {
    written_by! {
        // Changes.
        prepare_update_statement(update: &UpdateStatement) => update;
        prepare_delete_statement(delete: &DeleteStatement) => delete;
        prepare_insert_statement(insert: &InsertStatement) => insert;
        prepare_insert(replace: bool) => insert_keyword;
        prepare_returning(returning: &Option<ReturningClause>) => returning;
        prepare_update_from(from: &[TableRef]) => update_from;
        // Selects.
        prepare_select_statement(select: &SelectStatement) => select;
        prepare_union_statement(union: UnionType, select: &SelectStatement) => union;
        prepare_query_statement(query: &SubQueryStatement) => nested;
        prepare_with_clause(with: &WithClause) => with;
        prepare_with_query_clause_common_table(table: &CommonTableExpression) => common_table;
        prepare_with_query_clause_materialization(table: &CommonTableExpression) => materialized;
        prepare_table_ref(table: &TableRef) => table;
        prepare_select_distinct(distinct: &SelectDistinct) => distinct;
        prepare_join_type(join: &JoinType) => join_type;
        prepare_condition(condition: &ConditionHolder, keyword: &str) => condition;
        prepare_order_expr(order: &OrderExpr) => order;
        prepare_window_statement(window: &WindowStatement) => window;
        // Upserts.
        prepare_on_conflict(conflict: &Option<OnConflict>) => conflict;
        prepare_on_conflict_keywords() => conflict_keywords;
        prepare_on_conflict_target(target: &OnConflictTarget) => conflict_target;
        prepare_on_conflict_condition(condition: &ConditionHolder) => conflict_condition;
        prepare_on_conflict_action(action: &Option<OnConflictAction>) => conflict_action;
        // Expressions.
        prepare_expr(expr: &Expr) => expr;
        prepare_case_statement(case: &CaseStatement) => case;
        prepare_column_ref(column: &ColumnRef) => column;
        prepare_bin_oper(operator: &BinOper) => operator;
        prepare_sub_query_oper(operator: &SubQueryOper) => sub_query_operator;
        prepare_function_name(function: &Func) => function;
        prepare_keyword(keyword: &Keyword) => keyword;
        prepare_tuple(items: &[Expr]) => tuple;
    }

    /// sea-query's tokenizer asks for it; [`custom`](super::custom) does not.
    fn placeholder(&self) -> (&'static str, bool) {
        match self.dialect {
            Dialect::Postgres => ("$", true),
            Dialect::Mysql | Dialect::Sqlite => ("?", false),
        }
    }

    fn prepare_value(&self, value: Value, sql: &mut impl SqlWriter) {
        push(sql, &self.value(&value));
    }

    fn write_value(&self, text: &mut impl Write, value: &Value) -> fmt::Result {
        text.write_str(&self.value(value))
    }

    fn prepare_output(&self, _: &Option<ReturningClause>, sql: &mut impl SqlWriter) {
        self.insert_head(sql);
    }

    fn insert_default_values(&self, rows: u32, sql: &mut impl SqlWriter) {
        self.default_rows(rows, sql);
    }

    fn prepare_update_join(
        &self,
        from: &[TableRef],
        _: &ConditionHolder,
        sql: &mut impl SqlWriter,
    ) {
        self.update_join(from, sql);
    }

    fn prepare_update_column(
        &self,
        _: &Option<Box<TableRef>>,
        _: &[TableRef],
        column: &DynIden,
        sql: &mut impl SqlWriter,
    ) {
        self.update_column(column, sql);
    }

    fn prepare_values_list(&self, rows: &[ValueTuple], sql: &mut impl SqlWriter) {
        self.values(rows.iter().map(|row| row.iter().cloned().collect()).collect(), sql);
    }

    fn prepare_values_rows(&self, rows: &[Values], sql: &mut impl SqlWriter) {
        self.values(rows.iter().map(|row| row.0.clone()).collect(), sql);
    }

    fn prepare_join_table_ref(&self, join: &JoinExpr, sql: &mut impl SqlWriter) {
        if join.lateral {
            self.lateral(sql);
        }
        self.table(&join.table, sql);
    }

    fn prepare_join_on(&self, on: &JoinOn, sql: &mut impl SqlWriter) {
        match on {
            JoinOn::Condition(condition) => self.condition(condition, "ON", sql),
            _ => self.wrong("a join by columns", "give the join a condition"),
        }
    }

    /// With the blank that sea-query forgets.
    fn prepare_frame(&self, frame: &Frame, sql: &mut impl SqlWriter) {
        match frame {
            Frame::Preceding(rows) => push(sql, &format!("{rows} PRECEDING")),
            Frame::Following(rows) => push(sql, &format!("{rows} FOLLOWING")),
            Frame::UnboundedPreceding | Frame::CurrentRow | Frame::UnboundedFollowing => {
                Item(self).prepare_frame(frame, sql);
            }
        }
    }

    fn prepare_index_hints(
        &self,
        table: &TableRef,
        select: &SelectStatement,
        _: &mut impl SqlWriter,
    ) {
        let hints = said(|text| MysqlQueryBuilder.prepare_index_hints(table, select, text));
        match self.dialect {
            Dialect::Mysql if !hints.is_empty() => {
                self.refuse("an index hint would not be written", "take it out, or use `Raw`");
            }
            Dialect::Postgres | Dialect::Mysql | Dialect::Sqlite => {}
        }
    }

    fn prepare_table_sample(&self, select: &SelectStatement, _: &mut impl SqlWriter) {
        let sample = said(|text| PostgresQueryBuilder.prepare_table_sample(select, text));
        if !sample.is_empty() {
            self.wrong("a random sample is another one in each run", "choose rows by a condition");
        }
    }

    fn prepare_select_lock(&self, _: &LockClause, _: &mut impl SqlWriter) {
        self.wrong(
            "a select locks its rows",
            "take `.lock(…)` out: the statement is a transaction",
        );
    }

    fn prepare_select_into(&self, _: &SelectInto, _: &mut impl SqlWriter) {
        self.wrong("a select inside a statement has INTO", "use `.select_from(…)` of an insert");
    }

    fn prepare_explain_statement(&self, _: &ExplainStatement, _: &mut impl SqlWriter) {
        self.wrong("EXPLAIN changes nothing", "take it out");
    }

    fn if_null_function(&self) -> &str {
        "COALESCE"
    }

    fn greatest_function(&self) -> &str {
        match self.dialect {
            Dialect::Postgres | Dialect::Mysql => "GREATEST",
            Dialect::Sqlite => "MAX",
        }
    }

    fn least_function(&self) -> &str {
        match self.dialect {
            Dialect::Postgres | Dialect::Mysql => "LEAST",
            Dialect::Sqlite => "MIN",
        }
    }

    fn char_length_function(&self) -> &str {
        match self.dialect {
            Dialect::Postgres | Dialect::Mysql => "CHAR_LENGTH",
            Dialect::Sqlite => "LENGTH",
        }
    }

    fn random_function(&self) -> &str {
        match self.dialect {
            Dialect::Postgres | Dialect::Sqlite => "RANDOM",
            Dialect::Mysql => "RAND",
        }
    }
}
