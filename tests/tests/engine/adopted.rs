//! Histories of other tools, taken over.

use std::path::Path;

use amend_tests::{Server, for_every_server};
use sqlx::migrate::Migrator;

use crate::project::Project;

const FILES: [(&str, &str); 3] = [
    ("20240101000001_make.sql", "CREATE TABLE t (id INT PRIMARY KEY, n INT);\n"),
    ("20240101000002_one.sql", "INSERT INTO t VALUES (1, 1);\n"),
    ("20240101000003_two.sql", "UPDATE t SET n = n + 1;\n"),
];

/// sqlx's own migrator, on the files that are there.
async fn sqlx_migrates(url: &str, server: Server, path: &Path) {
    let migrator = Migrator::new(path).await.unwrap();
    match server {
        Server::Postgres => {
            let pool = sqlx::PgPool::connect(url).await.unwrap();
            migrator.run(&pool).await.unwrap();
            pool.close().await;
        }
        Server::Mysql | Server::Mariadb => {
            let pool = sqlx::MySqlPool::connect(url).await.unwrap();
            migrator.run(&pool).await.unwrap();
            pool.close().await;
        }
        Server::Sqlite => {
            let pool = sqlx::SqlitePool::connect(url).await.unwrap();
            migrator.run(&pool).await.unwrap();
            pool.close().await;
        }
    }
}

#[test]
fn what_sqlx_applied_is_gone_on_with() {
    for_every_server(async |db| {
        let project = Project::new(db);
        project.files(&FILES[..2]);
        sqlx_migrates(db.url(), db.server(), &project.path()).await;
        project.files(&FILES);
        let said = project.ok(&["set", "--from", "sqlx"]);
        assert_eq!(
            said,
            "Current version is 20240101000002 (2 set):\n\n  + 20240101000001 (make)\n  \
               + 20240101000002 (one)\n\n"
        );
        project.ok(&["apply"]);
        assert_eq!(db.count("SELECT n FROM t").await, 2);
        project.ok(&["status", "--exit-code"]);
        assert_eq!(project.ok(&["set", "--from", "sqlx"]), "");
    });
}

#[test]
fn what_other_tools_applied_is_read() {
    for_every_server(async |db| {
        let project = Project::new(db);
        project.files(&FILES);
        let (version, other) = ("20240101000001", "20240101000009");
        for (tool, table, column) in [
            ("refinery", "refinery_schema_history", "version bigint"),
            ("diesel", "__diesel_schema_migrations", "version varchar(50)"),
            ("dbmate", "schema_migrations", "version varchar(128)"),
        ] {
            let said = project.fails(5, &["set", "--from", tool]);
            assert!(said.contains("the other tool's history"), "{said}");
            db.execute_script(&format!("CREATE TABLE {table} ({column})")).await;
            db.execute_script(&format!("INSERT INTO {table} VALUES ('{version}')")).await;
            let said = project.ok(&["set", "--from", tool]);
            assert!(said.contains("+ 20240101000001 (make)"), "{said}");
            db.execute_script(&format!("INSERT INTO {table} VALUES ('{other}')")).await;
            let said = project.fails(2, &["set", "--from", tool]);
            assert!(said.contains(&format!("{tool} has applied version {other}")), "{said}");
            db.execute_script("DELETE FROM atlas_schema_revisions").await;
        }
    });
}
