//! The default of a method that the backend overrides.
//!
//! A trait's default body is lost to the type that overrides it. Each type here leaves some of the
//! methods at their defaults and sends whatever those call back to the backend: [`Statement`] has
//! the defaults of whole statements, [`Clause`] those of clauses, [`Item`] those of what is in them.

use std::fmt::{self, Write};

use sea_query::{
    CaseStatement, ColumnRef, CommonTableExpression, ConditionHolder, DynIden, EscapeBuilder,
    ExplainStatement, Expr, Frame, JoinExpr, LockClause, OnConflict, OnConflictAction,
    OnConflictTarget, Oper, OperLeftAssocDecider, OrderExpr, PrecedenceDecider, QueryBuilder,
    Quote, QuotedBuilder, ReturningClause, SelectDistinct, SelectExpr, SelectInto, SelectStatement,
    SqlWriter, SubQueryStatement, TableRef, TableRefBuilder, UnionType, Value, Values,
    WindowStatement, WithClause,
};

use super::Backend;

macro_rules! sent_back {
    ($($method:ident($($name:ident: $ty:ty),*);)*) => {$(
        fn $method(&self, $($name: $ty,)* sql: &mut impl SqlWriter) {
            self.0.$method($($name,)* sql);
        }
    )*};
}

macro_rules! clauses {
    () => {
        sent_back! {
            prepare_index_hints(table: &TableRef, select: &SelectStatement);
            prepare_join_expr(join: &JoinExpr);
            prepare_on_conflict(conflict: &Option<OnConflict>);
            prepare_output(returning: &Option<ReturningClause>);
            prepare_returning(returning: &Option<ReturningClause>);
            prepare_select_distinct(distinct: &SelectDistinct);
            prepare_select_expr(expr: &SelectExpr);
            prepare_select_lock(lock: &LockClause);
            prepare_table_sample(select: &SelectStatement);
            prepare_union_statement(union: UnionType, select: &SelectStatement);
            prepare_update_column(
                table: &Option<Box<TableRef>>, from: &[TableRef], column: &DynIden
            );
            prepare_update_from(from: &[TableRef]);
            prepare_update_join(from: &[TableRef], condition: &ConditionHolder);
            prepare_window_statement(window: &WindowStatement);
            prepare_with_clause(with: &WithClause);
        }
    };
}

macro_rules! items {
    () => {
        sent_back! {
            prepare_case_statement(case: &CaseStatement);
            prepare_condition(condition: &ConditionHolder, keyword: &str);
            prepare_frame(frame: &Frame);
            prepare_on_conflict_action(action: &Option<OnConflictAction>);
            prepare_on_conflict_condition(condition: &ConditionHolder);
            prepare_on_conflict_keywords();
            prepare_on_conflict_target(target: &OnConflictTarget);
            prepare_order_expr(order: &OrderExpr);
            prepare_table_ref(table: &TableRef);
            prepare_values_rows(rows: &[Values]);
            prepare_with_query_clause_materialization(table: &CommonTableExpression);
        }
    };
}

macro_rules! leaves {
    () => {
        sent_back! {
            prepare_column_ref(column: &ColumnRef);
            prepare_explain_statement(explain: &ExplainStatement);
            prepare_expr(expr: &Expr);
            prepare_query_statement(query: &SubQueryStatement);
            prepare_select_into(into: &SelectInto);
            prepare_value(value: Value);
        }

        fn placeholder(&self) -> (&'static str, bool) {
            self.0.placeholder()
        }

        fn write_value(&self, text: &mut impl Write, value: &Value) -> fmt::Result {
            self.0.write_value(text, value)
        }
    };
}

/// The defaults of `SELECT`, `UPDATE` and `DELETE`.
pub(super) struct Statement<'a>(pub(super) &'a Backend);

impl QueryBuilder for Statement<'_> {
    clauses!();
    items!();
    leaves!();
}

/// The defaults of clauses.
pub(super) struct Clause<'a>(pub(super) &'a Backend);

impl QueryBuilder for Clause<'_> {
    items!();
    leaves!();
}

/// The defaults of conditions, orders and `CASE`.
pub(super) struct Item<'a>(pub(super) &'a Backend);

impl QueryBuilder for Item<'_> {
    leaves!();
}

macro_rules! as_the_backend {
    ($($name:ident),*) => {$(
        impl QuotedBuilder for $name<'_> {
            fn quote(&self) -> Quote {
                self.0.quote()
            }

            sent_back! { prepare_iden(name: &DynIden); }
        }

        impl EscapeBuilder for $name<'_> {}

        impl TableRefBuilder for $name<'_> {}

        impl PrecedenceDecider for $name<'_> {
            fn inner_expr_well_known_greater_precedence(&self, inner: &Expr, outer: &Oper) -> bool {
                self.0.inner_expr_well_known_greater_precedence(inner, outer)
            }
        }

        impl OperLeftAssocDecider for $name<'_> {
            fn well_known_left_associative(&self, operator: &sea_query::BinOper) -> bool {
                self.0.well_known_left_associative(operator)
            }
        }
    )*};
}

as_the_backend!(Statement, Clause, Item);
