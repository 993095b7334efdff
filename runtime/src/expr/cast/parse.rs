//! A text read as a number or a Uuid.

use super::CastNode;
use crate::expr::{Expr, IntoNode as _, Node};
use crate::table::{ColumnType, SqlType};

/// A text read as a number or a Uuid.
#[derive(Clone, Debug, PartialEq)]
pub struct Parse {
    /// The text.
    pub operand: Node,
    /// What it is read as.
    pub to: ParseTo,
    /// Whether anything else makes the statement fail; else it is NULL.
    pub strict: bool,
}

/// What a text can be read as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParseTo {
    /// A sign or none, then at most 59 decimal digits whose number is an `i32`.
    I32,
    /// A sign or none, then at most 59 decimal digits whose number is an `i64`.
    I64,
    /// 32 hexadecimal digits in either case, with hyphens behind the 8th, 12th, 16th and 20th.
    Uuid,
}

impl ParseTo {
    /// The type of what is read.
    pub(crate) fn ty(self) -> SqlType {
        match self {
            ParseTo::I32 => SqlType::I32,
            ParseTo::I64 => SqlType::I64,
            ParseTo::Uuid => SqlType::Uuid,
        }
    }
}

fn parse<T, V>(operand: Node, to: ParseTo, strict: bool) -> Expr<T, V> {
    Expr::new(Node::from(CastNode::Parse(Parse { operand, to, strict })))
}

operands! { impl[V: ColumnType<Base = String>] V {
    /// The text as an `i64`, and NULL for any text that is none: what
    /// [`parse_i64_or_fail`](Expr::parse_i64_or_fail) reads, it reads.
    ///
    /// ```
    /// use amend::prelude::*;
    ///
    /// #[derive(Table)]
    /// #[table(name = "goods")]
    /// struct Good { code: String, number: Option<i64> }
    ///
    /// let change = Good::update().set(Good::number, Good::code.parse_i64());
    /// # let _ = change;
    /// ```
    pub fn parse_i64(self) -> Expr<T, Option<i64>> {
        parse(self.into_node(), ParseTo::I64, false)
    }

    /// The text as an `i32`, and NULL for any text that is none.
    pub fn parse_i32(self) -> Expr<T, Option<i32>> {
        parse(self.into_node(), ParseTo::I32, false)
    }

    /// The text as a Uuid, and NULL for any text that is none. Refused on SQLite, which before 3.41
    /// makes no bytes of hexadecimal digits.
    pub fn parse_uuid(self) -> Expr<T, Option<uuid::Uuid>> {
        parse(self.into_node(), ParseTo::Uuid, false)
    }

    /// The text as an `i64`; any text that is none makes the statement fail, on every engine and in
    /// every mode. NULL for NULL.
    ///
    /// A number is a sign or none, then decimal digits, at most 59 with leading zeros: no blanks,
    /// no decimals, no exponent.
    pub fn parse_i64_or_fail(self) -> Expr<T, V::Like<i64>> {
        parse(self.into_node(), ParseTo::I64, true)
    }

    /// The text as an `i32`; any text that is none makes the statement fail, on every engine and in
    /// every mode. NULL for NULL.
    pub fn parse_i32_or_fail(self) -> Expr<T, V::Like<i32>> {
        parse(self.into_node(), ParseTo::I32, true)
    }

    /// The text as a Uuid; any text that is none makes the statement fail. NULL for NULL. Refused
    /// on SQLite, which before 3.41 makes no bytes of hexadecimal digits.
    pub fn parse_uuid_or_fail(self) -> Expr<T, V::Like<uuid::Uuid>> {
        parse(self.into_node(), ParseTo::Uuid, true)
    }
}}
