//! A random program as the Rust that it is.

use std::fmt::{self, Debug, Formatter, Write as _};

use super::ast::{
    Binder, Closure, Compare, Condition, Expr, Like, Link, Logic, Match, Name, Operator, Pattern,
    Piece, Program, Statement, Value,
};

impl Debug for Program {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        writeln!(f, "|t| {{")?;
        for statement in &self.0 {
            writeln!(f, "    {statement:?}")?;
        }
        write!(f, "}}")
    }
}

/// A block of statements.
struct Statements<'a>(&'a [Statement]);

impl Debug for Statements<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|statement| write!(f, " {statement:?}"))
    }
}

impl Debug for Statement {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Statement::Let { binder, mutable, value } => {
                let mutable = if *mutable { "mut " } else { "" };
                write!(f, "let {mutable}{} = {value:?};", Of(*binder))
            }
            Statement::Set(name, _, value) => write!(f, "{} = {value:?};", Place(*name)),
            Statement::Calculate(name, operator, value) => {
                write!(f, "{} {}= {value:?};", Place(*name), operator.sign())
            }
            Statement::If(condition, then, otherwise) => {
                let (then, otherwise) = (Statements(then), Statements(otherwise));
                write!(f, "if {condition:?} {{{then:?} }} else {{{otherwise:?} }}")
            }
            Statement::LetElse(binder, value, otherwise) => {
                let otherwise = Statements(otherwise);
                write!(f, "let Some({}) = {value:?} else {{{otherwise:?} return }};", Of(*binder))
            }
            Statement::LetIf(binder, condition, (then, value), (otherwise, other)) => {
                let (then, otherwise) = (Statements(then), Statements(otherwise));
                write!(f, "let {} = if {condition:?} {{{then:?} {value:?} }} ", Of(*binder))?;
                match other {
                    Some(other) => write!(f, "else {{{otherwise:?} {other:?} }};"),
                    None => write!(f, "else {{{otherwise:?} return }};"),
                }
            }
            Statement::Match(of) => of.write(f, |f, body| write!(f, "{{{:?} }}", Statements(body))),
            Statement::Return => f.write_str("return;"),
            Statement::Swap(a, b, _) => {
                write!(f, "std::mem::swap(&mut {}, &mut {});", Place(*a), Place(*b))
            }
            Statement::For(binder, values, body) => {
                write!(f, "for {} in {values:?} {{{:?} }}", Of(*binder), Statements(body))
            }
        }
    }
}

impl<B> Match<B> {
    fn write(
        &self,
        f: &mut Formatter<'_>,
        body: impl Fn(&mut Formatter<'_>, &B) -> fmt::Result,
    ) -> fmt::Result {
        match self.of.as_slice() {
            [one] => write!(f, "match {one:?} {{")?,
            several => {
                let several: Vec<_> = several.iter().map(|one| format!("{one:?}")).collect();
                write!(f, "match ({}) {{", several.join(", "))?;
            }
        }
        for arm in &self.arms {
            match arm.patterns.as_slice() {
                [one] => write!(f, " {one}")?,
                several => {
                    let several: Vec<_> = several.iter().map(Pattern::to_string).collect();
                    write!(f, " ({})", several.join(", "))?;
                }
            }
            if let Some(guard) = &arm.guard {
                write!(f, " if {guard:?}")?;
            }
            f.write_str(" => ")?;
            body(f, &arm.body)?;
            f.write_char(',')?;
        }
        f.write_str(" }")
    }
}

// What proptest asks for; a failure shows the whole program.
impl<B> Debug for Match<B> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        self.write(f, |_, _| Ok(()))
    }
}

impl Debug for Link {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Link::Test(test) => test.fmt(f),
            Link::Let(binder, value) => write!(f, "let Some({}) = {value:?}", Of(*binder)),
        }
    }
}

impl Debug for Piece {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Piece::Text(text) => text.fmt(f),
            Piece::Value(value) => value.fmt(f),
        }
    }
}

impl fmt::Display for Pattern {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Pattern::Wild => f.write_char('_'),
            Pattern::Bind(binder) => Of(*binder).fmt(f),
            Pattern::Is(values) => {
                let values: Vec<_> = values.iter().map(|value| format!("{value}")).collect();
                f.write_str(&values.join(" | "))
            }
            Pattern::Range(low, high) => write!(f, "{low}..={high}"),
            Pattern::None => f.write_str("None"),
            Pattern::Some(inner) => write!(f, "Some({inner})"),
        }
    }
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Value::Bool(value) => fmt::Display::fmt(value, f),
            Value::Int(value) => fmt::Display::fmt(value, f),
            Value::Text(value) => write!(f, "{value:?}"),
            Value::State(value) => write!(f, "State::{value:?}"),
            Value::Option(None) => f.write_str("None"),
            Value::Option(Some(value)) => write!(f, "Some({value})"),
        }
    }
}

/// A new local.
struct Of(Binder);

impl fmt::Display for Of {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "x{}", self.0.id)
    }
}

/// A place, or its value.
struct Place(Name);

impl fmt::Display for Place {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self.0 {
            Name::Column(column) => write!(f, "t.{column}"),
            Name::Local(id) => write!(f, "x{id}"),
            Name::Any(which) => write!(f, "any{which}"),
        }
    }
}

impl Operator {
    fn sign(self) -> char {
        match self {
            Operator::Add => '+',
            Operator::Subtract => '-',
            Operator::Multiply => '*',
            Operator::Divide => '/',
            Operator::Remainder => '%',
        }
    }
}

impl Debug for Condition {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        for (place, link) in self.0.iter().enumerate() {
            if place > 0 {
                f.write_str(" && ")?;
            }
            link.fmt(f)?;
        }
        Ok(())
    }
}

impl Debug for Closure {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "|{}| {:?}", Of(self.binder), self.body)
    }
}

impl Debug for Expr {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Expr::Value(value @ Value::Text(_), _) => write!(f, "{value}.to_string()"),
            Expr::Value(value, _) => write!(f, "{value}"),
            Expr::Name(name, _) => write!(f, "{}.clone()", Place(*name)),
            Expr::Some(value) => write!(f, "Some({value:?})"),
            Expr::If(condition, then, otherwise) => {
                write!(f, "(if {condition:?} {{ {then:?} }} else {{ {otherwise:?} }})")
            }
            Expr::Match(of) => {
                f.write_char('(')?;
                of.write(f, |f, body| body.fmt(f))?;
                f.write_char(')')
            }
            Expr::Block(lets, value) => {
                f.write_char('{')?;
                for (binder, value) in lets {
                    write!(f, " let {} = {value:?};", Of(*binder))?;
                }
                write!(f, " {value:?} }}")
            }
            Expr::Not(value) => write!(f, "!{value:?}"),
            Expr::Logic(logic, a, b) => {
                let sign = match logic {
                    Logic::And => "&&",
                    Logic::Or => "||",
                    Logic::Xor => "^",
                };
                write!(f, "({a:?} {sign} {b:?})")
            }
            Expr::Compare(compare, a, b) => {
                let sign = match compare {
                    Compare::Equal => "==",
                    Compare::NotEqual => "!=",
                    Compare::Less => "<",
                    Compare::LessOrEqual => "<=",
                    Compare::Greater => ">",
                    Compare::GreaterOrEqual => ">=",
                };
                write!(f, "({a:?} {sign} {b:?})")
            }
            Expr::IsSome(value) => write!(f, "{value:?}.is_some()"),
            Expr::IsNone(value) => write!(f, "{value:?}.is_none()"),
            Expr::IsSomeAnd(value, closure) => write!(f, "{value:?}.is_some_and({closure:?})"),
            Expr::IsNoneOr(value, closure) => write!(f, "{value:?}.is_none_or({closure:?})"),
            Expr::Matches(value, pattern, None) => write!(f, "matches!({value:?}, {pattern})"),
            Expr::Matches(value, pattern, Some(guard)) => {
                write!(f, "matches!({value:?}, {pattern} if {guard:?})")
            }
            Expr::Like(like, value, text) => {
                let name = match like {
                    Like::Starts => "starts_with",
                    Like::Ends => "ends_with",
                    Like::Contains => "contains",
                };
                write!(f, "{value:?}.{name}({text:?})")
            }
            Expr::IsEmpty(value) => write!(f, "{value:?}.is_empty()"),
            Expr::Arithmetic(operator, a, b) => write!(f, "({a:?} {} {b:?})", operator.sign()),
            Expr::Negate(value) => write!(f, "-{value:?}"),
            Expr::Abs(value) => write!(f, "{value:?}.abs()"),
            Expr::Clamp(value, low, high) => write!(f, "{value:?}.clamp({low}, {high})"),
            Expr::RemEuclid(value, by) => write!(f, "{value:?}.rem_euclid({by})"),
            Expr::FromBool(value) => write!(f, "i32::from({value:?})"),
            Expr::Min(a, b) => write!(f, "{a:?}.min({b:?})"),
            Expr::Max(a, b) => write!(f, "{a:?}.max({b:?})"),
            Expr::Format(pieces) => {
                let (mut text, mut values) = (String::new(), String::new());
                for piece in pieces {
                    match piece {
                        Piece::Text(piece) => text += piece,
                        Piece::Value(value) => {
                            text += "{}";
                            write!(values, ", {value:?}")?;
                        }
                    }
                }
                write!(f, "format!({text:?}{values})")
            }
            Expr::Lower(value) => write!(f, "{value:?}.to_ascii_lowercase()"),
            Expr::Upper(value) => write!(f, "{value:?}.to_ascii_uppercase()"),
            Expr::Replace(value, from, to) => write!(f, "{value:?}.replace({from:?}, {to:?})"),
            Expr::UnwrapOr(value, fallback) => write!(f, "{value:?}.unwrap_or({fallback:?})"),
            Expr::Or(a, b) => write!(f, "{a:?}.or({b:?})"),
            Expr::And(a, b) => write!(f, "{a:?}.and({b:?})"),
            Expr::Xor(a, b) => write!(f, "{a:?}.xor({b:?})"),
            Expr::Map(value, closure) => write!(f, "{value:?}.map({closure:?})"),
            Expr::AndThen(value, closure) => write!(f, "{value:?}.and_then({closure:?})"),
            Expr::Filter(value, closure) => write!(f, "{value:?}.filter({closure:?})"),
            Expr::MapOr(value, fallback, closure) => {
                write!(f, "{value:?}.map_or({fallback:?}, {closure:?})")
            }
            Expr::Then(condition, value) => write!(f, "{condition:?}.then(|| {value:?})"),
        }
    }
}
