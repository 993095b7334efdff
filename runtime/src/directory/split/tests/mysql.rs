//! MySQL and MariaDB: backslashes, `#`, `DELIMITER`, conditional comments, bodies without it.

use super::all;
use crate::Dialect::Mysql;

#[test]
fn quotes() {
    all(
        Mysql,
        &[
            ("a 'it\\'s; b' ; c", "a 'it\\'s; b' | c"),
            ("a \"it\\\"s; b\" ; c", "a \"it\\\"s; b\" | c"),
            ("a 'c:\\\\'; b", "a 'c:\\\\' | b"),
            ("a `b\\`; c", "a `b\\` | c"),
            ("a `b``;` ; c", "a `b``;` | c"),
            ("a [b; c", "a [b | c"),
            ("a$b$ ; c$b$", "a$b$ | c$b$"),
            ("a $$b;c$$", "error 1:3: a quote between dollars"),
            ("a 'b\\", "error 1:3: unclosed quote '"),
        ],
    );
}

#[test]
fn comments() {
    all(
        Mysql,
        &[
            ("1--1; 2", "1--1 | 2"),
            ("a -- ;\n; b", "a -- ; | b"),
            ("a --\t;\n; b", "a --\t; | b"),
            ("a --\n; b", "a -- | b"),
            ("a; --", "a"),
            ("a # it's;\n; b", "a # it's; | b"),
            ("-- a\r; b", ""),
            ("a /* /* ; */ ; b", "a /* /* ; */ | b"),
            ("a /* b; c", "error 1:3: unclosed comment"),
            ("a /*+ b; */ ; c", "a /*+ b; */ | c"),
        ],
    );
}

#[test]
fn conditional_comments_are_code() {
    all(
        Mysql,
        &[
            ("/*!40101 SET NAMES utf8 */; a", "/*!40101 SET NAMES utf8 */ | a"),
            ("/*M!100100 SET a = ';' */; b", "/*M!100100 SET a = ';' */ | b"),
            ("a /*! /* b */ c */; d", "a /*! /* b */ c */ | d"),
            ("/*! SELECT 1; SELECT 2 */; a", "error 1:13: a statement that ends inside"),
            ("a /*! '*/' */; b", "error 1:3: a conditional comment"),
            ("a /*! -- */\n */; b", "error 1:3: a conditional comment"),
            ("a /*M! /* b */ */; c", "error 1:3: a conditional comment"),
            ("a /*! ( */ ) ; b", "error 1:9: a conditional comment"),
            ("a /*! b; c", "error 1:3: unclosed comment"),
            (
                "/*!50003 CREATE*/ /*!50017 DEFINER=`a`@`%`*/ /*!50003 TRIGGER b BEFORE INSERT ON c \
                 FOR EACH ROW BEGIN SELECT 1; /* x */ END */; d",
                "/*!50003 CREATE*/ /*!50017 DEFINER=`a`@`%`*/ /*!50003 TRIGGER b BEFORE INSERT ON c \
                 FOR EACH ROW BEGIN SELECT 1; /* x */ END */ | d",
            ),
        ],
    );
}

#[test]
fn delimiter_lines() {
    all(
        Mysql,
        &[
            ("DELIMITER //\na; b//\nc//\nDELIMITER ;\nd; e", "a; b | c | d | e"),
            ("a;\n  delimiter $$  \nb $$c$$d", "a | b | c | d"),
            ("DELIMITER '//'\r\na//\r\nDELIMITER \";\"\r\nb;", "a | b"),
            ("DELIMITER\t;;\na; b;;c", "a; b | c"),
            ("DELIMITER //\na '//' -- //\n // b /* // */ //", "a '//' -- // | b /* // */"),
            ("DELIMITER //\na // b", "a | b"),
            ("DELIMITER go\nago bgo", "a | b"),
            ("DELIMITER //\na (b // c)", "error 2:3: unclosed '('"),
            ("DELIMITER \na;", "error 1:1: DELIMITER without"),
            ("DELIMITER", "error 1:1: DELIMITER without"),
            ("DELIMITER ''\na;", "error 1:1: DELIMITER without"),
            ("DELIMITER // a\nb//", "error 1:1: more than a delimiter"),
            ("a; DELIMITER //\nb//", "error 1:4: DELIMITER behind something else"),
            ("SELECT delimiter ; a", "SELECT delimiter | a"),
        ],
    );
}

#[test]
fn bodies_are_one_statement() {
    let bodies = [
        "CREATE TRIGGER a AFTER INSERT ON b FOR EACH ROW BEGIN SELECT CASE 1 WHEN 2 THEN 3 END; END",
        "CREATE TRIGGER begin AFTER INSERT ON begin FOR EACH ROW FOLLOWS begin BEGIN SELECT 1; END",
        "CREATE TRIGGER a BEFORE INSERT ON b FOR EACH ROW IF NEW.c THEN SET NEW.d = IF(1, 2, 3); \
         SET NEW.e = 1; END IF",
        "CREATE TRIGGER a BEFORE INSERT ON b FOR EACH ROW SET NEW.c = IF(1, 2, CASE 1 WHEN 1 THEN 2 END)",
        "create definer=`root`@`%` procedure if not exists p(in a int) reads sql data comment 'x;' \
         begin declare exit handler for sqlexception, not found begin rollback; end; if a then \
         select 1; elseif b then select 2; else case c when 1 then select if(1, 2, 3); else begin \
         end; end case; end if; end",
        "CREATE PROCEDURE p() l: LOOP ITERATE l; LEAVE l; END LOOP l",
        "CREATE PROCEDURE p() WHILE a DO DO SLEEP(1); WHILE b DO SET c = 1; END WHILE; END WHILE",
        "CREATE PROCEDURE p() REPEAT SET a = REPEAT('x', 2); UNTIL CASE a WHEN 1 THEN 2 END END REPEAT",
        "CREATE PROCEDURE p() CASE a WHEN 1 THEN SELECT CASE b WHEN 2 THEN 3 ELSE 4 END; ELSE SELECT 5; END CASE",
        "CREATE PROCEDURE p() SELECT f(1), IF(1, 2, 3), REPEAT('x', 2)",
        "CREATE PROCEDURE p() DROP TABLE IF EXISTS t",
        "CREATE PROCEDURE p() BEGIN SELECT begin, end, t.case FROM begin; `l`: BEGIN END; END",
        "CREATE PROCEDURE p() BEGIN DECLARE c CURSOR FOR SELECT 1; DECLARE CONTINUE HANDLER FOR NOT \
         FOUND SET d = 1; OPEN c; FETCH c INTO e; CLOSE c; FOR r IN c DO SELECT 1; END FOR; END",
        "CREATE FUNCTION f(a INT) RETURNS VARCHAR(10) CHARACTER SET utf8mb4 DETERMINISTIC BEGIN RETURN 1; END",
        "CREATE FUNCTION f() RETURNS SET('a','b') IF 1 THEN RETURN 'a'; ELSE RETURN 'b'; END IF",
        "CREATE DEFINER = CURRENT_USER() FUNCTION f() RETURNS INT RETURN IF(1, 2, 3)",
        "CREATE EVENT e ON SCHEDULE EVERY 1 DAY COMMENT 'x' DO BEGIN SELECT 1; END",
        "ALTER DEFINER = a@b EVENT e ON SCHEDULE EVERY 1 DAY DO BEGIN SELECT 1; END",
        "CREATE EVENT e ON SCHEDULE EVERY 1 DAY DO SELECT IF(1, 2, 3)",
        "BEGIN NOT ATOMIC SELECT 1; SELECT 2; END",
        "IF 1 THEN SELECT 1; SELECT 2; END IF",
        "CREATE OR REPLACE PROCEDURE p() BEGIN l: BEGIN IF 1 THEN LEAVE l; END IF; END l; END",
    ];
    for body in bodies {
        all(Mysql, &[(&format!("{body}; x"), &format!("{body} | x"))]);
    }
}

#[test]
fn other_words_open_no_body() {
    all(
        Mysql,
        &[
            ("BEGIN; a; END; b", "BEGIN | a | END | b"),
            ("BEGIN WORK; a", "BEGIN WORK | a"),
            ("CREATE TABLE begin (a INT); b", "CREATE TABLE begin (a INT) | b"),
            ("CREATE TABLE IF NOT EXISTS a (b INT); c", "CREATE TABLE IF NOT EXISTS a (b INT) | c"),
            (
                "CREATE VIEW procedure_a AS SELECT begin FROM b; c",
                "CREATE VIEW procedure_a AS SELECT begin FROM b | c",
            ),
            ("ALTER TABLE event RENAME TO a; b", "ALTER TABLE event RENAME TO a | b"),
            ("DROP PROCEDURE IF EXISTS p; a", "DROP PROCEDURE IF EXISTS p | a"),
            ("CREATE PROCEDURE p() BEGIN SELECT 1; x", "error 1:22: BEGIN without its END"),
            ("CREATE PROCEDURE p() IF 1 THEN SELECT 1; x", "error 1:22: IF without its END"),
        ],
    );
}
