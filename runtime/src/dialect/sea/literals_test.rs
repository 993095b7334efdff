//! Counts the literals: a value must come out in our form wherever it was put in.

use std::cell::Cell;

use sea_query::{
    Alias, BinOper, CaseStatement, CommonTableExpression, Cond, DeleteStatement, Expr,
    ExprTrait as _, Func, IntoIden as _, JoinType, LikeExpr, OnConflict, Order, Query,
    SelectStatement, TableRef, UnionType, UpdateStatement, Value, ValueTuple, Values,
    WindowStatement, WithClause,
};

use crate::Dialect;
use crate::dialect::{check, write};
use crate::statement::{IntoStatement, Statement};

/// Hands out texts with a backslash and a line's end, each another one.
#[derive(Default)]
struct Marks(Cell<usize>);

impl Marks {
    fn text(&self) -> String {
        let number = self.0.get();
        self.0.set(number + 1);
        format!("mark{number}\\\n")
    }

    fn expr(&self) -> Expr {
        Expr::val(self.text())
    }

    fn value(&self) -> Value {
        Value::from(self.text())
    }
}

fn ours(dialect: Dialect, number: usize) -> String {
    match dialect {
        Dialect::Postgres => format!(r"E'mark{number}\\\n'"),
        Dialect::Mysql => {
            let hex: String =
                format!("mark{number}\\\n").bytes().map(|byte| format!("{byte:02X}")).collect();
            format!("_utf8mb4 X'{hex}'")
        }
        Dialect::Sqlite => format!(r#"('"mark{number}\\\n"' ->> '$')"#),
    }
}

#[track_caller]
fn counted(dialect: Dialect, build: impl FnOnce(&Marks) -> Statement) -> String {
    let marks = Marks::default();
    let statement = build(&marks);
    assert_eq!(check(&statement, dialect), [], "{dialect}");
    let sql = write(&statement, dialect).sql;
    let mut rest = sql.clone();
    for number in 0..marks.0.get() {
        let literal = ours(dialect, number);
        assert_eq!(sql.matches(&literal).count(), 1, "mark {number} in {sql}");
        rest = rest.replace(&literal, "");
    }
    assert!(!rest.contains("mark") && !rest.contains("6D61726B"), "{rest}");
    assert!(!rest.contains(['\\', '\n']), "{rest}");
    if dialect == Dialect::Sqlite {
        sqlite_reads(&sql);
    }
    sql
}

/// The command line of SQLite parses the statement, against tables that hold whatever it names.
fn sqlite_reads(sql: &str) {
    let schema = "CREATE TABLE t (id INTEGER PRIMARY KEY, a, b, c, d, e, f, UNIQUE (a)); \
                  CREATE TABLE u (id INTEGER PRIMARY KEY, a, b);";
    let script = format!("{schema}\nEXPLAIN {sql}");
    let ran = std::process::Command::new("sqlite3").args(["-bail", ":memory:", &script]).output();
    // The test suite of the workspace brings the program; a bare machine need not have it.
    if let Ok(output) = ran {
        assert!(output.status.success(), "{sql}\n{}", String::from_utf8_lossy(&output.stderr));
    }
}

fn every_place(marks: &Marks, dialect: Dialect) -> UpdateStatement {
    let derived = Query::select().expr_as(marks.expr(), "a").from("t").take();
    let nested = Query::select()
        .expr(Func::coalesce([Func::max(Expr::col(("d", "a"))).into(), marks.expr()]))
        .from_subquery(derived, "d")
        .join(JoinType::LeftJoin, "u", Expr::col(("u", "a")).eq(marks.expr()))
        .and_where(Expr::col(("u", "b")).ne(marks.expr()))
        .group_by_col(("u", "a"))
        .cond_having(Cond::any().add(Func::max(Expr::col(("u", "a"))).gt(marks.expr())))
        .limit(1)
        .take();
    let listed = Query::select()
        .column("a")
        .from("u")
        .and_where(Expr::col("a").eq(marks.expr()))
        .union(
            UnionType::All,
            Query::select().expr(marks.expr()).and_where(marks.expr().is_not_null()).take(),
        )
        .take();
    let case = CaseStatement::new()
        .case(Expr::col("a").eq(marks.expr()), marks.expr())
        .case(Cond::all().not().add(Expr::col("a").lt(marks.expr())), marks.expr())
        .finally(marks.expr());
    let mut update = Query::update();
    update
        .table("t")
        .value("b", marks.text())
        .value("c", nested)
        .value("d", case)
        .value("a", Expr::val(marks.text()).cast_as("char(9)"))
        .value("e", Expr::Constant(marks.value()))
        .value("f", Expr::cust_with_values("lower($1)", [marks.text()]))
        .and_where(Expr::col("a").is_in([marks.text(), marks.text()]))
        .and_where(Expr::col("a").in_subquery(listed))
        .and_where(Expr::col("a").between(marks.expr(), marks.expr()))
        .and_where(Expr::col("a").like(LikeExpr::new(marks.text()).escape('!')))
        .and_where(Expr::col("a").binary(BinOper::Custom("="), marks.expr()))
        .and_where(
            Expr::tuple([Expr::col("a"), marks.expr()])
                .in_tuples([(marks.text(), marks.text()), (marks.text(), marks.text())]),
        )
        .and_where(Expr::exists(
            Query::select()
                .expr(marks.expr())
                .and_where(marks.expr().eq(marks.expr()).not())
                .take(),
        ));
    if dialect != Dialect::Mysql {
        use sea_query::extension::postgres::PgExpr as _;
        update.and_where(Expr::col("a").concat(marks.expr()).eq(marks.expr()));
    }
    update
}

#[test]
fn an_update() {
    for dialect in Dialect::ALL {
        counted(dialect, |marks| every_place(marks, dialect).into_statement());
        counted(dialect, |marks| {
            let rows = vec![
                ValueTuple::Two(marks.value(), marks.value()),
                ValueTuple::Many(vec![marks.value(), marks.value()]),
            ];
            let rows = TableRef::ValuesList(rows, "v".into_iden());
            Query::update()
                .table("t")
                .from(rows)
                .value("a", Expr::col(("v", "column2")))
                .and_where(Expr::col(("v", "column1")).eq(marks.expr()))
                .take()
                .into_statement()
        });
    }
}

fn source(marks: &Marks) -> SelectStatement {
    let values = CommonTableExpression::new()
        .table_name("given")
        .columns(["a", "b"])
        .values(vec![
            Values(vec![marks.value(), marks.value()]),
            Values(vec![marks.value(), marks.value()]),
        ])
        .to_owned();
    let inner = Query::select().expr_as(marks.expr(), "a").expr_as(marks.expr(), "b").take();
    let cte = CommonTableExpression::from_select(inner).table_name("inner").to_owned();
    let window = WindowStatement::partition_by_custom("a")
        .order_by_expr(Func::coalesce([Expr::col("a"), marks.expr()]).into(), Order::Desc)
        .take();
    Query::select()
        .expr(marks.expr())
        .expr_window(Func::max(Expr::col("a")), window)
        .from("given")
        .order_by("a", Order::Field(Values(vec![marks.value(), marks.value()])))
        .order_by_expr(Expr::col("b").binary(BinOper::Equal, marks.expr()), Order::Asc)
        .with_cte(WithClause::new().cte(values).cte(cte).to_owned())
        .take()
}

#[test]
fn an_insert() {
    for dialect in Dialect::ALL {
        counted(dialect, |marks| {
            let mut conflict = OnConflict::column("a");
            conflict.value("b", Expr::val(marks.text()));
            if dialect != Dialect::Mysql {
                conflict.action_and_where(Expr::col(("excluded", "b")).ne(marks.expr()));
                conflict.target_and_where(Expr::col("b").eq(marks.expr()));
            }
            let mut insert = Query::insert();
            insert.into_table("t").columns(["a", "b"]);
            insert.values_panic([marks.expr(), marks.expr()]);
            insert.values_panic([marks.expr(), Func::upper(marks.expr()).into()]);
            insert.on_conflict(conflict);
            insert.into_statement()
        });
        counted(dialect, |marks| {
            let mut insert = Query::insert();
            insert
                .into_table("t")
                .columns(["a", "b"])
                .select_from(source(marks))
                .expect("two columns");
            insert.into_statement()
        });
    }
}

#[test]
fn a_delete() {
    let delete = |marks: &Marks| -> DeleteStatement {
        Query::delete()
            .from_table("t")
            .cond_where(
                Cond::any()
                    .add(Expr::col("a").eq(marks.expr()))
                    .add(Cond::all().add(Expr::col("b").is_not_in([marks.text()])))
                    .add(Expr::col(Alias::new("a")).eq(marks.expr()).not()),
            )
            .take()
    };
    for dialect in Dialect::ALL {
        counted(dialect, |marks| delete(marks).into_statement());
    }
    // What only PostgreSQL has: statements in a WITH.
    counted(Dialect::Postgres, |marks| {
        let moved = delete(marks).returning_all().take();
        let moved = CommonTableExpression::new().table_name("moved").query(moved).to_owned();
        let mut from = Query::select();
        from.column("a").expr(marks.expr()).from("moved");
        let mut insert = Query::insert();
        insert
            .with_cte(moved)
            .into_table("u")
            .columns(["a", "b"])
            .select_from(from)
            .expect("two columns");
        insert.into_statement()
    });
}
