//! Files that are hard to split.

use std::fs;
use std::path::Path;

use amend::Dialect;
use amend_tests::{Scratch, Server, for_every_server};

use super::statements;

const SETUP: &str = "CREATE TABLE t (a INT, b VARCHAR(200))";

const EVERYWHERE: [&str; 6] = [
    "SELECT 1;\nSELECT 2;\n",
    "SELECT 1 ;\n\n\tSELECT ';' ; SELECT 'it''s; ', \";\" FROM (SELECT 1 AS \";\") AS x;SELECT 3",
    "-- it's; fine\nSELECT 1 -- not; here\n; /* nor; ' here */ SELECT /* ; */ 2; SELECT 3",
    "INSERT INTO t VALUES (1, ';'), (2, '--'), (3, '/*'); UPDATE t SET b = '''' WHERE a = 1; SELECT 1",
    "SELECT CASE WHEN 1 = 1 THEN 2 ELSE 3 END; SELECT (SELECT (1)); SELECT 'a' AS b",
    "BEGIN; SELECT 1; COMMIT; SELECT 2",
];

const POSTGRES: [&str; 10] = [
    "SELECT E'it\\'s; ok'; SELECT E'a\\\\'; SELECT 'a\\'; SELECT 'x' LIKE'\\x'",
    "SELECT E'a' -- x\n  'b\\'; c'; SELECT 'a'\n'b\\'; SELECT E'a'\r'\\';'",
    "SELECT $$;'$$, $a$ $$;$b$ $a$; SELECT $é_1$;$é_1$; SELECT 1 AS a$b$; SELECT 2 AS c$b$",
    "SELECT U&'\\0041;', U&\"a\\0062;\" FROM (SELECT 1 AS \"ab;\") x; SELECT N'c;', X'0F', B'1'",
    "SELECT 1 /* a /* ; */ ; ' */; SELECT 2 /* /*/ */ */; SELECT 3",
    "-- a\rSELECT 42; SELECT 1 --;\r+ 1; SELECT 1 --it's",
    "SELECT 1--1;\n; SELECT 5 # 3; SELECT '{\"a\": 1}'::jsonb ? 'a;'",
    "DO $$ BEGIN PERFORM 1; PERFORM 2; END $$; SELECT 1",
    "CREATE OR REPLACE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1 end; SELECT CASE WHEN true \
     THEN 2 END AS end; END; SELECT f(); CREATE OR REPLACE FUNCTION begin() RETURNS int LANGUAGE \
     sql AS 'SELECT 1;'; SELECT 1",
    "CREATE OR REPLACE RULE r AS ON DELETE TO t DO ALSO (SELECT 1; SELECT 2); SELECT 1; DROP RULE r ON t",
];

const MYSQL_FAMILY: [&str; 12] = [
    "SELECT 'it\\'s; ok'; SELECT \"it\\\"s; ok\"; SELECT 'c:\\\\'; SELECT 1 AS `b\\`; SELECT 2 AS `;``;`",
    "SELECT 1--1; SELECT 2 -- ;\n; SELECT 3 --\t;\n; SELECT 4 --\n; SELECT 5 # it's;\n; SELECT 6 # c",
    "SELECT 1 /* a /* ; */; SELECT 2 /*+ ; */; SELECT 3",
    "/*!40101 SET @a = ';' */; SELECT 1 /*!99999 + 2 */; SELECT 1 /*M!100100 + 2 */; SELECT /*!5 */ + 1",
    "SELECT 1 AS a$b$; SELECT 2 AS c$b$; SELECT _utf8mb4'a;', x'3B', N'b;'",
    "DROP TRIGGER IF EXISTS r; CREATE TRIGGER r AFTER INSERT ON t FOR EACH ROW BEGIN SET @a = CASE \
     1 WHEN 2 THEN 3 END; SET @b = IF(1, 2, 3); END; SELECT 1; DROP TRIGGER r",
    "DROP TRIGGER IF EXISTS r; CREATE TRIGGER r BEFORE INSERT ON t FOR EACH ROW IF NEW.a > 1 THEN \
     SET NEW.a = 1; SET @c = REPEAT('x', 2); END IF; SELECT 1; DROP TRIGGER r",
    "DROP PROCEDURE IF EXISTS p; CREATE PROCEDURE p(IN x INT) READS SQL DATA COMMENT 'a;' BEGIN \
     DECLARE EXIT HANDLER FOR SQLEXCEPTION, NOT FOUND BEGIN SET @a = 1; END; IF x THEN SET @a = 2; \
     ELSEIF x > 1 THEN SET @b = 2; ELSE CASE x WHEN 1 THEN SET @c = IF(1, 2, 3); ELSE BEGIN END; END \
     CASE; END IF; l: LOOP LEAVE l; END LOOP l; REPEAT SET @d = 1; UNTIL CASE WHEN 1 THEN 1 END END \
     REPEAT; WHILE 0 DO DO SLEEP(0); END WHILE; END; SELECT 1; DROP PROCEDURE p",
    "DROP PROCEDURE IF EXISTS p; CREATE PROCEDURE p() l: LOOP LEAVE l; END LOOP l; SELECT 1; DROP \
     PROCEDURE p; CREATE PROCEDURE p() SELECT (1), IF(1, 2, 3); DROP PROCEDURE p",
    "DROP PROCEDURE IF EXISTS p; CREATE PROCEDURE p() BEGIN DECLARE begin, end INT; SELECT begin, \
     end; BEGIN END; END; SELECT 1; DROP PROCEDURE p",
    "DROP FUNCTION IF EXISTS f; CREATE DEFINER = CURRENT_USER() FUNCTION f() RETURNS SET('a', 'b') \
     CHARACTER SET utf8mb4 DETERMINISTIC IF 1 THEN RETURN 'a'; ELSE RETURN 'b'; END IF; SELECT 1; \
     DROP FUNCTION f",
    "DROP EVENT IF EXISTS e; CREATE EVENT e ON SCHEDULE EVERY 1 DAY DISABLE COMMENT ';' DO BEGIN SET \
     @a = 1; END; ALTER EVENT e DO BEGIN SET @b = 1; SET @c = 2; END; DROP EVENT e",
];

const MARIADB: [&str; 2] = [
    "BEGIN NOT ATOMIC SET @a = 1; SET @b = 2; END; SELECT 1",
    "IF 1 THEN SET @a = 1; SET @b = 2; END IF; FOR i IN 1..2 DO SET @c = i; END FOR; SELECT 1",
];

const SQLITE: [&str; 7] = [
    "SELECT 1 AS [a;'b]; SELECT 2 AS `a;``b`; SELECT '\\'; SELECT x'3B'; SELECT 3 AS [b]",
    "SELECT 1 /* a /* ; */; SELECT 2 /*/ ; */; SELECT 3 --;\r; SELECT 4",
    "SELECT 1; SELECT 2; /* ; SELECT 3",
    "SELECT :a, @b, $c::d, ?1; SELECT $e",
    "DROP TRIGGER IF EXISTS r; CREATE TRIGGER r AFTER INSERT ON t BEGIN UPDATE t SET a = CASE WHEN \
     1 THEN 2 END; SELECT 1; END; SELECT 1; DROP TRIGGER r",
    "DROP TRIGGER IF EXISTS begin; CREATE TEMP TRIGGER begin INSERT ON t FOR EACH ROW WHEN new.a \
     BEGIN SELECT begin, end FROM (SELECT 1 AS begin, 2 AS end); END; SELECT 1; DROP TRIGGER begin",
    "\u{feff}SELECT 1; EXPLAIN CREATE TRIGGER r INSERT ON t BEGIN SELECT 1; END; SELECT 2",
];

fn files(server: Server) -> Vec<&'static str> {
    let own: Vec<&[&str]> = match server {
        Server::Postgres => vec![&POSTGRES],
        Server::Mysql => vec![&MYSQL_FAMILY],
        Server::Mariadb => vec![&MYSQL_FAMILY, &MARIADB],
        Server::Sqlite => vec![&SQLITE],
    };
    EVERYWHERE.into_iter().chain(own.into_iter().flatten().copied()).collect()
}

#[test]
fn a_server_executes_as_many_statements_as_are_found() {
    for_every_server(async |db| {
        db.execute_script(SETUP).await;
        for file in files(db.server()) {
            let found = statements(file, db.server().dialect());
            let counts = db.execute_script(file).await;
            assert_eq!(counts.len(), found.len(), "{file}\n{found:#?}");
            for statement in found {
                assert_eq!(db.execute_script(statement).await.len(), 1, "{statement}");
            }
        }
    });
}

#[test]
fn the_mysql_clients_set_delimiters_as_the_splitter_does() {
    const FILE: &str = "INSERT INTO t VALUES (1, 'a');\nDELIMITER //\nCREATE TRIGGER r BEFORE INSERT \
        ON t FOR EACH ROW BEGIN\n  SET NEW.a = NEW.a + 1;\n  SET NEW.b = CONCAT(NEW.b, '//;');\nEND//\n\
        delimiter ;\nINSERT INTO t VALUES (2, 'b');\n  DELIMITER\t'$$'\nINSERT INTO t VALUES (3, \
        'c')$$ DROP TRIGGER r$$\n DELIMITER ; \nINSERT INTO t VALUES (4, 'd');\n";
    for_every_server(async |db| {
        if db.server().dialect() != Dialect::Mysql {
            return;
        }
        let folder = Scratch::new();
        let path = folder.path().join("a.sql");
        fs::write(&path, FILE).unwrap();
        db.execute_script(SETUP).await;
        let run = db.execute_file_by_client(&path).await;
        assert!(run.success(), "{}", run.stderr);
        let rows = "SELECT a, b FROM t ORDER BY b";
        let by_client = db.query_text(rows).await;
        db.execute_script("DELETE FROM t").await;
        let found = statements(FILE, Dialect::Mysql);
        assert_eq!(found.len(), 6, "{found:#?}");
        for statement in found {
            assert_eq!(db.execute_script(statement).await.len(), 1, "{statement}");
        }
        assert_eq!(db.query_text(rows).await, by_client);
        assert_eq!(by_client.len(), 4);
    });
}

#[test]
fn a_file_of_the_example_has_as_many_statements_as_changes() {
    for dialect in Dialect::ALL {
        let folder =
            Path::new(env!("CARGO_MANIFEST_DIR")).join("../migrations").join(dialect.name());
        let mut counts = Vec::new();
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|ending| ending == "sql") {
                let file = fs::read_to_string(&path).unwrap();
                let name = path.file_stem().unwrap().to_string_lossy()[15..].to_owned();
                counts.push((name, statements(&file, dialect).len()));
            }
        }
        counts.sort();
        let changes = counts.iter().map(|(name, count)| (name.as_str(), *count));
        let two = |name: &str| {
            1 + usize::from(["create_associations", "backfill_user_tags"].contains(&name))
        };
        let expected: Vec<_> = counts.iter().map(|(name, _)| (name.as_str(), two(name))).collect();
        assert_eq!(changes.collect::<Vec<_>>(), expected, "{dialect}");
        assert_eq!(counts.len(), 8);
    }
}
