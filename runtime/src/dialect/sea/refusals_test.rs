//! What is refused, in which dialect, and what is written instead of sea-query's own text.

use chrono::{NaiveDate, NaiveTime};
use sea_query::extension::mysql::{IndexHintScope, MySqlSelectStatementExt as _};
use sea_query::extension::postgres::SampleMethod;
use sea_query::extension::postgres::{PgBinOper, PgFunc, PostgresSelectStatementExt as _};
use sea_query::extension::sqlite::SqliteBinOper;
use sea_query::{
    BinOper, CaseStatement, CommonTableExpression, DeleteStatement, Expr, ExprTrait as _, Func,
    InsertStatement, IntoIden as _, JoinType, Keyword, LockType, NullOrdering, OnConflict, Order,
    Query, Search, SelectStatement, TableRef, UnionType, UpdateStatement, Value, WithClause,
};

use crate::Dialect::{self, Mysql, Postgres, Sqlite};
use crate::dialect::{check, write};
use crate::statement::{IntoStatement, Statement};

fn update() -> UpdateStatement {
    Query::update().table("t").value("a", 1).take()
}

fn setting(value: impl Into<Expr>) -> Statement {
    Query::update().table("t").value("a", value).take().into_statement()
}

fn where_in(select: SelectStatement) -> Statement {
    update().and_where(Expr::col("a").in_subquery(select)).into_statement()
}

fn insert() -> InsertStatement {
    Query::insert().into_table("t").columns(["a", "b"]).values_panic([1.into(), 2.into()]).take()
}

fn upsert(conflict: &mut OnConflict) -> Statement {
    insert().on_conflict(conflict.clone()).into_statement()
}

fn delete() -> DeleteStatement {
    Query::delete().from_table("t").take()
}

fn from(table: &'static str) -> SelectStatement {
    Query::select().column("a").from(table).take()
}

fn given() -> CommonTableExpression {
    CommonTableExpression::from_select(from("u")).table_name("c").to_owned()
}

/// The dialects that refuse the statement are these, and each says this.
#[track_caller]
fn refused(statement: impl IntoStatement, by: &[Dialect], problem: &str) {
    let statement = statement.into_statement();
    for dialect in Dialect::ALL {
        let found = check(&statement, dialect);
        if by.contains(&dialect) {
            assert!(found.iter().any(|one| one.problem.contains(problem)), "{dialect}: {found:?}");
            assert!(found.iter().all(|one| !one.way_out.is_empty()));
        } else {
            assert_eq!(found, [], "{dialect}");
        }
    }
}

#[track_caller]
fn written(statement: impl IntoStatement, dialect: Dialect, sql: &str) {
    let statement = statement.into_statement();
    assert_eq!(check(&statement, dialect), []);
    assert_eq!(write(&statement, dialect).sql, sql);
}

const ALL: &[Dialect] = &Dialect::ALL;

#[test]
fn clauses_of_a_change() {
    refused(update().returning_col("a"), ALL, "RETURNING");
    refused(insert().returning_all(), ALL, "RETURNING");
    refused(delete().returning_all(), ALL, "RETURNING");
    refused(update().limit(1), &[Postgres, Sqlite], "LIMIT");
    refused(update().order_by("a", Order::Asc), &[Postgres, Sqlite], "ORDER BY");
    refused(delete().limit(1), &[Postgres, Sqlite], "LIMIT");
    refused(delete().order_by("a", Order::Asc), &[Postgres, Sqlite], "ORDER BY");
    refused(update().from("u").limit(1), ALL, "LIMIT");
    refused(update().with_cte(given()), &[Mysql], "WITH");
    refused(delete().with_cte(given()), &[Mysql], "WITH");
    refused(insert().with_cte(given()), &[Mysql], "WITH");
    refused(insert().replace(), &[Postgres], "REPLACE");
    refused(Query::insert().into_table("t").or_default_values_many(2), &[Sqlite], "defaults");
    let aliased = TableRef::from("t").alias("x");
    refused(Query::delete().from_table(aliased.clone()), &[Mysql], "alias");
    refused(insert().into_table(aliased), &[Mysql], "alias");
}

#[test]
fn statements_that_say_too_little() {
    refused(Query::update().table("t"), ALL, "sets nothing");
    refused(Query::update().value("a", 1), ALL, "names no table");
    refused(Query::insert().into_table("t").columns(["a"]), ALL, "adds no row");
    refused(Query::insert().columns(["a"]).values_panic([1.into()]), ALL, "names no table");
    refused(Query::insert().into_table("t").values_panic([]), ALL, "names no column");
    refused(Query::delete(), ALL, "names no table");
    refused(update().value("a", 2), ALL, "twice");
    refused(setting(CaseStatement::new().finally(1)), ALL, "CASE");
    refused(update().with_cte(WithClause::new()), ALL, "WITH has no query");
    let nameless = CommonTableExpression::new().query(from("u")).to_owned();
    refused(update().with_cte(nameless), ALL, "has no name");
    let nothing = CommonTableExpression::new().table_name("c").to_owned();
    refused(update().with_cte(nothing), ALL, "is empty");
    let search = WithClause::new().recursive(true).search(Search::new()).cte(given()).to_owned();
    refused(update().with_cte(search), ALL, "panics");
    refused(upsert(&mut OnConflict::column("a")), ALL, "what to do");
    refused(upsert(OnConflict::column("a").update_columns::<&str, _>([])), ALL, "updates nothing");
    refused(Query::update().table("").value("a", 1), ALL, "empty name");
}

#[test]
fn upserts() {
    let constraint = || OnConflict::constraint("k\"");
    refused(upsert(constraint().do_nothing()), &[Mysql, Sqlite], "constraint");
    written(
        upsert(constraint().do_nothing()),
        Postgres,
        "INSERT INTO \"t\" (\"a\", \"b\") VALUES (1, 2) ON CONFLICT ON CONSTRAINT \"k\"\"\" \
         DO NOTHING;",
    );
    let col = || OnConflict::column("a");
    let old = Expr::col(("t", "b")).lt(1);
    refused(upsert(col().update_column("b").action_and_where(old.clone())), &[Mysql], "condition");
    refused(upsert(col().update_column("b").target_and_where(old)), &[Mysql], "condition");
    refused(upsert(OnConflict::new().do_nothing()), &[Mysql], "name its key");
    refused(upsert(OnConflict::new().update_column("b")), &[Postgres], "name its key");
    refused(upsert(OnConflict::new().expr(Func::lower(Expr::col("a"))).do_nothing()), &[Mysql], "");
    written(
        upsert(col().do_nothing()),
        Mysql,
        "INSERT INTO `t` (`a`, `b`) VALUES (1, 2) ON DUPLICATE KEY UPDATE `t`.`a` = `t`.`a`;",
    );
    let added = Expr::col(("excluded", "b")).add(Expr::col(("t", "b")));
    written(
        upsert(col().update_column("a").value("b", added.clone())),
        Mysql,
        "INSERT INTO `t` (`a`, `b`) VALUES (1, 2) ON DUPLICATE KEY UPDATE `a` = VALUES(`a`), \
         `b` = VALUES(`b`) + `t`.`b`;",
    );
    written(
        upsert(col().update_column("a").value("b", added)),
        Sqlite,
        "INSERT INTO `t` (`a`, `b`) VALUES (1, 2) ON CONFLICT (`a`) DO UPDATE SET \
         `a` = `excluded`.`a`, `b` = `excluded`.`b` + `t`.`b`;",
    );
    // Without a WHERE, SQLite would read the ON as a join's.
    let mut copied = Query::insert();
    copied.into_table("t").columns(["a"]).select_from(from("u")).expect("one column");
    written(
        copied.on_conflict(OnConflict::column("a").do_nothing().clone()),
        Sqlite,
        "INSERT INTO `t` (`a`) SELECT `a` FROM `u` WHERE TRUE ON CONFLICT (`a`) DO NOTHING;",
    );
}

#[test]
fn other_tables() {
    let two = || update().from("u").from("v").and_where(Expr::col(("u", "a")).eq(1)).to_owned();
    written(two(), Mysql, "UPDATE `t` JOIN `u` JOIN `v` SET `t`.`a` = 1 WHERE `u`.`a` = 1;");
    written(two(), Sqlite, "UPDATE `t` SET `a` = 1 FROM `u`, `v` WHERE `u`.`a` = 1;");
    refused(where_in(from("t")), &[Mysql], "reads the table");
    let deeper = || Query::select().column("a").from_subquery(from("t"), "d").take();
    refused(where_in(deeper()), &[], "");
    refused(where_in(from("u").limit(1).take()), &[Mysql], "LIMIT");
    refused(where_in(deeper().offset(1).take()), &[Mysql, Sqlite], "OFFSET");
    let join = |join| from("u").join(join, "v", Expr::col(("v", "a")).eq(1)).take();
    refused(where_in(join(JoinType::FullOuterJoin)), &[Mysql], "FULL OUTER JOIN");
    refused(where_in(join(JoinType::StraightJoin)), &[Postgres, Sqlite], "STRAIGHT_JOIN");
    let on = Expr::val(true);
    let lateral = from("u").join_lateral(JoinType::LeftJoin, from("v"), "l", on).take();
    refused(where_in(lateral), &[Mysql, Sqlite], "LATERAL");
    let member = from("v").order_by("a", Order::Asc).take();
    refused(where_in(from("u").union(UnionType::All, member).take()), &[Sqlite], "behind UNION");
    refused(where_in(from("u").distinct_on(["a"]).take()), &[Mysql, Sqlite], "DISTINCT");
    refused(where_in(from("u").lock(LockType::Update).take()), ALL, "locks");
    refused(where_in(from("u").use_index("i", IndexHintScope::All).take()), &[Mysql], "hint");
    let sample = from("u").table_sample(SampleMethod::SYSTEM, 1.0, None).take();
    refused(where_in(sample), ALL, "sample");
    let called = TableRef::FunctionCall(Func::cust("f").arg(1), "x".into_iden());
    refused(where_in(Query::select().column("a").from(called).take()), &[Mysql], "function");
    refused(setting(Expr::col("a").eq(Expr::any(from("u")))), &[Sqlite], "ANY");
    let nulls = from("u").order_by_with_nulls("a", Order::Desc, NullOrdering::Last).take();
    let mut copied = Query::insert();
    copied.into_table("t").columns(["a"]).select_from(nulls).expect("one column");
    let begin = "INSERT INTO `t` (`a`) SELECT `a` FROM `u` ORDER BY";
    written(copied.clone(), Mysql, &format!("{begin} (`a`) IS NULL ASC, `a` DESC;"));
    written(copied, Sqlite, &format!("{begin} `a` DESC NULLS LAST;"));
}

#[test]
fn the_order_of_assignments() {
    let swap = update().value("b", Expr::col("a")).to_owned();
    refused(swap, &[Mysql], "then reads it");
    let own = Query::update().table("t").value("a", Expr::col("a").add(1)).take();
    refused(own, &[], "");
    let other = update().from("u").value("b", Expr::col(("u", "a"))).to_owned();
    refused(other, &[], "");
}

#[test]
fn expressions() {
    refused(setting(Expr::col("b").eq(None::<i32>)), ALL, "NULL");
    refused(setting(Expr::col("b").is_in([Some(1), None])), ALL, "NULL");
    refused(setting(Expr::col("b").like("a\\%")), ALL, "backslash");
    refused(setting(Expr::cust("1 -- atlas:sum")), ALL, "comment");
    refused(setting(Expr::cust("1 /* x */")), ALL, "comment");
    refused(setting(Expr::cust("1 # x")), &[Mysql], "comment");
    refused(setting(Expr::cust("'\r'")), ALL, "carriage return");
    refused(setting(Func::cust("f(1) --").arg(1)), ALL, "comment");
    refused(setting(Expr::cust_with_values("? + ?", [1, 2])), &[Postgres], "every value");
    refused(setting(Expr::cust_with_values("$1 + $3", [1, 2])), ALL, "too many");
    refused(setting(Expr::cust_with_values("f('$1')", [1])), ALL, "every value");
    refused(setting(Expr::cust_with_values("$2 - $1 - $2", [1, 2])), &[], "");
    refused(setting(Keyword::Default), &[Sqlite], "DEFAULT");
    refused(setting(Func::random()), &[Sqlite], "random");
    refused(setting(Func::md5("a")), &[Sqlite], "MD5");
    refused(setting(Func::greatest([Expr::col("b")])), &[Mysql, Sqlite], "aggregate");
    refused(setting(PgFunc::gen_random_uuid()), &[Mysql, Sqlite], "`GEN_RANDOM_UUID`");
    written(
        setting(Expr::col("b").eq(1).not().and(Expr::col("c").mul(2).gt(3))),
        Postgres,
        "UPDATE \"t\" SET \"a\" = (NOT (\"b\" = 1)) AND \"c\" * 2 > 3;",
    );
    written(
        setting(Expr::val("sad").as_enum("mo\"od[]")),
        Postgres,
        "UPDATE \"t\" SET \"a\" = CAST('sad' AS \"mo\"\"od\"[]);",
    );
}

#[test]
fn values() {
    for value in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, -0.0] {
        refused(setting(value), ALL, "");
        refused(setting(value as f32), ALL, "");
    }
    refused(setting("a\0b"), &[Postgres, Sqlite], "NUL");
    refused(setting('\0'), &[Postgres, Sqlite], "NUL");
    refused(setting(u64::MAX), &[Postgres, Sqlite], "64 bits");
    let nano = NaiveTime::from_num_seconds_from_midnight_opt(1, 1).expect("a time");
    refused(setting(nano), ALL, "six decimals");
    let early = NaiveDate::from_ymd_opt(999, 1, 1).expect("a date");
    refused(setting(early), &[Mysql], "years");
    let cases: [(Value, [&str; 3]); 9] = [
        ('é'.into(), ["'é'", "_utf8mb4'é'", "'é'"]),
        (
            i64::MIN.into(),
            ["bigint '-9223372036854775808'", "-9223372036854775808", "-9223372036854775808"],
        ),
        (1.0.into(), ["1e0", "1e0", "1e0"]),
        (0.1f32.into(), ["1e-1", "1e-1", "0.1e0"]),
        (vec![0xab, 1].into(), ["decode('AB01', 'hex')", "X'AB01'", "X'AB01'"]),
        (true.into(), ["TRUE"; 3]),
        (Value::String(None), ["NULL"; 3]),
        (serde_json::json!({"a": 1}).into(), [r#"'{"a":1}'"#; 3]),
        (
            "2024-02-29T13:14:15+05:00"
                .parse::<chrono::DateTime<chrono::FixedOffset>>()
                .expect("a moment")
                .into(),
            [
                "timestamptz '2024-02-29 08:14:15+00'",
                "'2024-02-29 08:14:15'",
                "'2024-02-29T08:14:15+00:00'",
            ],
        ),
    ];
    for (value, texts) in cases {
        for (dialect, text) in Dialect::ALL.into_iter().zip(texts) {
            let begin = write(&setting(0), dialect).sql.replace("0;", "");
            written(setting(value.clone()), dialect, &format!("{begin}{text};"));
        }
    }
}

/// None panics, and what belongs to one dialect is refused by name in the others.
#[test]
fn every_operator_in_every_dialect() {
    use BinOper::{PgOperator, SqliteOperator};
    let common = [
        BinOper::And,
        BinOper::Or,
        BinOper::Like,
        BinOper::NotLike,
        BinOper::Is,
        BinOper::IsNot,
        BinOper::In,
        BinOper::NotIn,
        BinOper::Between,
        BinOper::NotBetween,
        BinOper::Equal,
        BinOper::NotEqual,
        BinOper::SmallerThan,
        BinOper::GreaterThan,
        BinOper::SmallerThanOrEqual,
        BinOper::GreaterThanOrEqual,
        BinOper::Add,
        BinOper::Sub,
        BinOper::Mul,
        BinOper::Div,
        BinOper::Mod,
        BinOper::BitAnd,
        BinOper::BitOr,
        BinOper::LShift,
        BinOper::RShift,
        BinOper::As,
        BinOper::Escape,
        BinOper::Custom("~~"),
    ];
    let statement = |operator| setting(Expr::col("b").binary(operator, Expr::col("c")));
    for operator in common {
        refused(statement(operator), &[], "");
    }
    let postgres = [
        (PgBinOper::ILike, "ILIKE"),
        (PgBinOper::NotILike, "NOT ILIKE"),
        (PgBinOper::Matches, "@@"),
        (PgBinOper::Contains, "@>"),
        (PgBinOper::Contained, "<@"),
        (PgBinOper::Overlap, "&&"),
        (PgBinOper::Similarity, "%"),
        (PgBinOper::WordSimilarity, "<%"),
        (PgBinOper::StrictWordSimilarity, "<<%"),
        (PgBinOper::SimilarityDistance, "<->"),
        (PgBinOper::WordSimilarityDistance, "<<->"),
        (PgBinOper::StrictWordSimilarityDistance, "<<<->"),
        (PgBinOper::GetJsonField, "->"),
        (PgBinOper::CastJsonField, "->>"),
        (PgBinOper::Regex, "~"),
        (PgBinOper::RegexCaseInsensitive, "~*"),
    ];
    for (operator, name) in postgres {
        refused(statement(PgOperator(operator)), &[Mysql, Sqlite], &format!("`{name}`"));
    }
    refused(statement(PgOperator(PgBinOper::Concatenate)), &[Mysql], "`||`");
    refused(statement(BinOper::Custom("||")), &[Mysql], "`||`");
    let sqlite = [
        (SqliteBinOper::Glob, "GLOB"),
        (SqliteBinOper::Match, "MATCH"),
        (SqliteBinOper::GetJsonField, "->"),
        (SqliteBinOper::CastJsonField, "->>"),
    ];
    for (operator, name) in sqlite {
        refused(statement(SqliteOperator(operator)), &[Postgres, Mysql], &format!("`{name}`"));
    }
}
