//! Names, always quoted, and which parentheses may be left out.

use sea_query::{
    BinOper, DynIden, EscapeBuilder, Expr, Oper, OperLeftAssocDecider, PrecedenceDecider, Quote,
    QuotedBuilder, SqlWriter, TableRefBuilder, UnOper,
};

use super::Backend;
use crate::Dialect;
use crate::dialect::check;

impl QuotedBuilder for Backend {
    fn quote(&self) -> Quote {
        match self.dialect {
            Dialect::Postgres => Quote::new(b'"'),
            // SQLite reads a mistyped name in double quotes as a string.
            Dialect::Mysql | Dialect::Sqlite => Quote::new(b'`'),
        }
    }

    /// sea-query trusts a borrowed name to have no quote in it; every name is escaped here.
    fn prepare_iden(&self, name: &DynIden, sql: &mut impl SqlWriter) {
        let name = name.to_string();
        check::name("name", &name, &mut self.refusals.borrow_mut());
        let quoted = self.writer.borrow().quoted(&name);
        push(sql, &quoted);
    }
}

impl EscapeBuilder for Backend {}

impl TableRefBuilder for Backend {}

impl PrecedenceDecider for Backend {
    /// Only what every engine agrees on, in every sql_mode: `NOT a = b` is not.
    fn inner_expr_well_known_greater_precedence(&self, inner: &Expr, outer: &Oper) -> bool {
        match inner {
            Expr::Column(_)
            | Expr::Tuple(_)
            | Expr::Value(_)
            | Expr::Values(_)
            | Expr::Constant(_)
            | Expr::Keyword(_)
            | Expr::FunctionCall(_)
            | Expr::AsEnum(..)
            | Expr::Case(_)
            | Expr::SubQuery(..)
            | Expr::TypeName(_) => true,
            Expr::Binary(_, inner, _) => match outer {
                Oper::UnOper(UnOper::Not) | Oper::UnOper(_) => false,
                Oper::BinOper(outer) => level(inner) > level(outer) && level(outer) > 0,
            },
            _ => false,
        }
    }
}

impl OperLeftAssocDecider for Backend {
    fn well_known_left_associative(&self, operator: &BinOper) -> bool {
        matches!(
            operator,
            BinOper::And | BinOper::Or | BinOper::Add | BinOper::Sub | BinOper::Mul | BinOper::Mod
        )
    }
}

/// How tightly an operator binds, as far as the engines agree; 0 where they do not.
fn level(operator: &BinOper) -> u8 {
    match operator {
        BinOper::And | BinOper::Or => 1,
        BinOper::Equal
        | BinOper::NotEqual
        | BinOper::SmallerThan
        | BinOper::GreaterThan
        | BinOper::SmallerThanOrEqual
        | BinOper::GreaterThanOrEqual
        | BinOper::Like
        | BinOper::NotLike
        | BinOper::Is
        | BinOper::IsNot
        | BinOper::In
        | BinOper::NotIn
        | BinOper::Between
        | BinOper::NotBetween => 2,
        BinOper::Add | BinOper::Sub | BinOper::Mul | BinOper::Div | BinOper::Mod => 3,
        _ => 0,
    }
}

/// Writes text. The writer is a `String`, which cannot fail.
pub(super) fn push(sql: &mut impl SqlWriter, text: &str) {
    let _ = sql.write_str(text);
}
