//! Hostile text in comments, names of tables and columns, keys of documents and values changes
//! neither the number of statements nor anything but what was meant; the servers are the judges.

use amend::expr::IntoNode as _;
use amend::prelude::*;
use amend::statement::{DeleteTree, Statement};
use amend::table::{ColumnDef, TableDef};
use amend::{Dialect, Entry};
use amend_tests::{Database, Server, scale};
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

#[expect(dead_code, reason = "the literals' tests use the rest")]
mod naughty;

#[derive(Table)]
#[table(name = "plain")]
struct Plain {
    id: i64,
    t: Option<String>,
    j: Option<Json>,
}

#[derive(Clone, Debug)]
struct Case {
    description: String,
    comment: String,
    value: String,
    key: String,
    table: String,
    column: String,
}

fn text() -> impl Strategy<Value = String> {
    let fragment = prop_oneof![
        4 => proptest::sample::select(naughty::fragments()),
        1 => any::<char>().prop_map(String::from),
        1 => "[ -~]{0,12}",
        1 => Just("'; DELETE FROM sentinel; -- ".to_owned()),
        1 => Just("\nDELETE FROM sentinel;\n".to_owned()),
        1 => Just("\rDELETE FROM sentinel;\r".to_owned()),
        1 => Just("`; DELETE FROM sentinel; -- ".to_owned()),
        1 => Just("\"; DELETE FROM sentinel; -- ".to_owned()),
        1 => Just("*/ DELETE FROM sentinel; /*!".to_owned()),
    ];
    proptest::collection::vec(fragment, 0..6).prop_map(|fragments| fragments.concat())
}

fn case() -> impl Strategy<Value = Case> {
    (text(), text(), text(), text(), text(), text()).prop_map(
        |(description, comment, value, key, table, column)| Case {
            description,
            comment,
            value,
            key,
            table,
            column,
        },
    )
}

fn entry(description: &str) -> Entry {
    Entry {
        version: None,
        name: "hostile",
        description: Box::leak(description.to_owned().into_boxed_str()),
        dialects: &Dialect::ALL,
        module: "hostile",
        file: file!(),
        line: line!(),
        run: |_| Ok(()),
    }
}

/// The file of a migration with these statements, each with the hostile comment.
fn file(case: &Case, dialect: Dialect, statements: Vec<Statement>) -> Result<String, String> {
    let mut migration = Migration::default();
    for statement in statements {
        migration.change(statement).comment(format!("c{}", case.comment));
    }
    let entry = entry(&format!("d{}", case.description));
    amend::render(&entry, &migration, dialect).map_err(|error| error.to_string())
}

/// What each statement of the file says that it changed, and whether the sentinel still stands.
async fn run(db: &mut Database, sql: &str) -> Result<Vec<u64>, TestCaseError> {
    let counts =
        db.try_script(sql).await.map_err(|error| TestCaseError::fail(error.to_string()))?;
    prop_assert_eq!(db.count("SELECT count(*) FROM sentinel").await, 1, "{}", sql);
    Ok(counts)
}

/// Values and keys: three statements go in, three come out, and they do what they say.
async fn values(db: &mut Database, case: &Case) -> Result<(), TestCaseError> {
    use amend::statement::IntoStatement as _;
    let server = db.server();
    // What SQLite or PostgreSQL cannot hold is refused, which the literals' tests show.
    let held = |text: &str| text.replace(['\0', '\u{fffe}', '\u{ffff}'], "");
    let (value, key) = (held(&case.value), held(&case.key));
    let document = json!({ key.clone(): value.clone() });
    db.execute_script("DELETE FROM plain").await;
    let statements = vec![
        Plain::insert()
            .columns((Plain::id, Plain::t, Plain::j))
            .row((1, value.as_str(), document))
            .into_statement(),
        Plain::update()
            .set(Plain::t, Plain::t)
            .filter(Plain::t.eq(value.as_str()))
            .filter(Plain::t.starts_with(value.as_str()))
            .filter(Plain::t.ends_with(value.as_str()))
            .into_statement(),
        Plain::update()
            .set(Plain::j, Plain::j.append(value.as_str()))
            .filter(Plain::j.contains(value.as_str()).not())
            .into_statement(),
    ];
    let sql = file(case, server.dialect(), statements)
        .map_err(|error| TestCaseError::fail(format!("refused: {error}")))?;
    let counts = run(db, &sql).await?;
    // Under the collations of the MySQL family a text need not start with itself.
    let own = matches!(server, Server::Mysql | Server::Mariadb) || counts.get(1) == Some(&1);
    prop_assert!(counts.len() == 3 && counts[0] == 1 && own && counts[2] == 1, "{counts:?}\n{sql}");

    let path = Plain::update()
        .set(Plain::t, Plain::j.get(0).get(key.as_str()).text())
        .filter(Plain::j.get(0).get(key.as_str()).text().eq(value.as_str()));
    // A key with a quote or a backslash is refused where no path leads to it.
    if let Ok(sql) = file(case, server.dialect(), vec![path.into_statement()]) {
        prop_assert_eq!(run(db, &sql).await?, vec![1], "{}", sql);
    } else {
        prop_assert_ne!(server, Server::Postgres);
    }
    Ok(())
}

/// Names: refused, or the statement is about the table and column of exactly that name.
async fn names(db: &mut Database, case: &Case) -> Result<(), TestCaseError> {
    let server = db.server();
    let column = Box::leak(Box::new(ColumnDef::new::<String>(leak(&case.column))));
    let table = Box::leak(Box::new(TableDef {
        schema: None,
        name: leak(&case.table),
        columns: std::slice::from_ref(column),
    }));
    let of = amend::expr::ColumnRef { table, column };
    let filter = amend::expr::Node::Compare(Box::new(amend::expr::Compare {
        comparison: amend::expr::Comparison::Equal,
        left: amend::expr::Node::Column(of),
        right: "x".into_node(),
    }));
    let statement = Statement::Delete(DeleteTree { table, filter: Some(filter), every_row: false });
    let Ok(sql) = file(case, server.dialect(), vec![statement]) else { return Ok(()) };
    let quote = if server == Server::Postgres { '"' } else { '`' };
    let quoted =
        |name: &str| format!("{quote}{}{quote}", name.replace(quote, &format!("{quote}{quote}")));
    let create =
        format!("CREATE TABLE {} ({} VARCHAR(9))", quoted(table.name), quoted(column.name));
    // What the server itself cannot name is no table of anybody.
    if db.try_script(&create).await.is_err() {
        return Ok(());
    }
    db.execute_script(&format!("INSERT INTO {} VALUES ('x'), ('y')", quoted(table.name))).await;
    let counts = run(db, &sql).await?;
    db.execute_script(&format!("DROP TABLE {}", quoted(table.name))).await;
    prop_assert_eq!(counts, vec![1], "{}", sql);
    Ok(())
}

fn leak(text: &str) -> &'static str {
    Box::leak(text.to_owned().into_boxed_str())
}

#[test]
fn hostile_text_changes_nothing_but_what_was_meant() {
    let seed = [7; 32];
    eprintln!("seed {seed:?}");
    for server in Server::all_available() {
        let tokio = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let mut db = tokio.block_on(Database::fresh(server));
        tokio.block_on(async {
            let json = if server == Server::Postgres { "jsonb" } else { "JSON" };
            let text = if server == Server::Postgres { "text" } else { "LONGTEXT" };
            db.execute_script(&format!(
                "CREATE TABLE plain (id BIGINT, t {text}, j {json});
                 CREATE TABLE sentinel (id BIGINT); INSERT INTO sentinel VALUES (1)"
            ))
            .await;
        });
        let db = std::cell::RefCell::new(db);
        let config =
            Config { cases: 100 * scale(), failure_persistence: None, ..Config::default() };
        let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &seed);
        let mut runner = TestRunner::new_with_rng(config, rng);
        let outcome = runner.run(&case(), |case| {
            let db = &mut *db.borrow_mut();
            tokio.block_on(async {
                values(db, &case).await?;
                names(db, &case).await
            })
        });
        if let Err(error) = outcome {
            panic!("{server}: {error}");
        }
        tokio.block_on(db.into_inner().close());
    }
}
