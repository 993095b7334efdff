//! Operators, functions and keywords.

use sea_query::{
    BinOper, DynIden, Func, Keyword, PostgresQueryBuilder, QueryBuilder as _, SqlWriter,
    SqliteQueryBuilder, SubQueryOper,
};

use super::name::push;
use super::{Backend, said};
use crate::Dialect;

impl Backend {
    pub(super) fn operator(&self, operator: &BinOper, sql: &mut impl SqlWriter) {
        match operator {
            BinOper::PgOperator(_) => {
                let name = said(|text| PostgresQueryBuilder.prepare_bin_oper(operator, text));
                match self.dialect {
                    Dialect::Postgres => push(sql, &name),
                    Dialect::Sqlite if name == "||" => push(sql, &name),
                    Dialect::Mysql | Dialect::Sqlite => self.foreign(&name, Dialect::Postgres),
                }
            }
            BinOper::SqliteOperator(_) => {
                let name = said(|text| SqliteQueryBuilder.prepare_bin_oper(operator, text));
                match self.dialect {
                    Dialect::Sqlite => push(sql, &name),
                    Dialect::Postgres | Dialect::Mysql => self.foreign(&name, Dialect::Sqlite),
                }
            }
            BinOper::Custom(text) => {
                self.check_custom(text);
                match self.dialect {
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
        let on_sqlite = self.dialect == Dialect::Sqlite;
        match function {
            Func::PgFunction(_) => {
                let name = said(|text| PostgresQueryBuilder.prepare_function_name(function, text));
                match self.dialect {
                    Dialect::Postgres => push(sql, &name),
                    Dialect::Mysql | Dialect::Sqlite => self.foreign(&name, Dialect::Postgres),
                }
            }
            Func::Custom(name) => {
                self.check_custom(&name.to_string());
                push(sql, &name.to_string());
            }
            Func::Md5 | Func::BitAnd | Func::BitOr if on_sqlite => {
                let name = said(|text| self.prepare_function_name_common(function, text));
                self.refuse(format!("there is no function {name}"), "use `Raw`");
            }
            Func::Random if on_sqlite => self.refuse(
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
}
