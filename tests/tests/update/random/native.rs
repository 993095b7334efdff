//! What Rust does: an interpreter of random programs over a row.

use std::collections::HashMap;

use super::ast::{
    Closure, Compare, Condition, Expr, Like, Link, Logic, Match, Name, Operator, Pattern, Piece,
    Program, Statement, Value,
};
use super::columns::{read, write};
use crate::row::R;

/// What Rust does to a row; `None` where it panics.
pub(crate) fn native(program: &Program, row: &R) -> Option<R> {
    run(program, row, |number| i32::try_from(number).is_ok())
}

/// What it would do were there room for every number; `None` where a column has none.
pub(crate) fn exact(program: &Program, row: &R) -> Option<R> {
    run(program, row, |_| true)
}

fn run(program: &Program, row: &R, fits: fn(i128) -> bool) -> Option<R> {
    let mut machine = Machine { row: row.clone(), locals: HashMap::new(), fits };
    match machine.statements(&program.0) {
        Ok(()) | Err(Stop::Return) => Some(machine.row),
        Err(Stop::Panic) => None,
    }
}

enum Stop {
    Return,
    Panic,
}

type Done<V> = Result<V, Stop>;

struct Machine {
    row: R,
    locals: HashMap<usize, Value>,
    fits: fn(i128) -> bool,
}

impl Machine {
    fn statements(&mut self, statements: &[Statement]) -> Done<()> {
        statements.iter().try_for_each(|statement| self.statement(statement))
    }

    fn statement(&mut self, statement: &Statement) -> Done<()> {
        match statement {
            Statement::Let { binder, value, .. } => {
                let value = self.value(value)?;
                self.locals.insert(binder.id, value);
            }
            Statement::Set(name, _, value) => {
                let value = self.value(value)?;
                self.write(*name, value)?;
            }
            Statement::Calculate(name, operator, value) => {
                let value = self.int(value)?;
                let Value::Int(old) = self.read(*name) else { return Err(Stop::Panic) };
                let new = self.calculate(*operator, old, value)?;
                self.write(*name, Value::Int(new))?;
            }
            Statement::If(condition, then, otherwise) => {
                let side = if self.condition(condition)? { then } else { otherwise };
                self.statements(side)?;
            }
            Statement::LetElse(binder, value, otherwise) => match self.option(value)? {
                Some(value) => {
                    self.locals.insert(binder.id, value);
                }
                None => {
                    self.statements(otherwise)?;
                    return Err(Stop::Return);
                }
            },
            Statement::LetIf(binder, condition, (then, value), (otherwise, other)) => {
                let value = if self.condition(condition)? {
                    self.statements(then)?;
                    self.value(value)?
                } else {
                    self.statements(otherwise)?;
                    let Some(other) = other else { return Err(Stop::Return) };
                    self.value(other)?
                };
                self.locals.insert(binder.id, value);
            }
            Statement::Match(of) => {
                let body = self.matched(of)?;
                self.statements(body)?;
            }
            Statement::Return => return Err(Stop::Return),
            Statement::Swap(a, b, _) => {
                let (one, other) = (self.read(*a), self.read(*b));
                self.write(*a, other)?;
                self.write(*b, one)?;
            }
            Statement::For(binder, values, body) => {
                for value in values {
                    self.locals.insert(binder.id, Value::Int((*value).into()));
                    self.statements(body)?;
                }
            }
        }
        Ok(())
    }

    fn read(&self, name: Name) -> Value {
        match name {
            Name::Column(column) => read(&self.row, column),
            Name::Local(id) => self.locals[&id].clone(),
            Name::Any(_) => panic!("a name without a place"),
        }
    }

    fn write(&mut self, name: Name, value: Value) -> Done<()> {
        match name {
            Name::Column(column) => write(&mut self.row, column, value).ok_or(Stop::Panic),
            Name::Local(id) => {
                self.locals.insert(id, value);
                Ok(())
            }
            Name::Any(_) => panic!("a name without a place"),
        }
    }

    fn condition(&mut self, condition: &Condition) -> Done<bool> {
        for link in &condition.0 {
            match link {
                Link::Test(test) if !self.truth(test)? => return Ok(false),
                Link::Test(_) => {}
                Link::Let(binder, value) => match self.option(value)? {
                    Some(value) => {
                        self.locals.insert(binder.id, value);
                    }
                    None => return Ok(false),
                },
            }
        }
        Ok(true)
    }

    fn matched<'a, B>(&mut self, of: &'a Match<B>) -> Done<&'a B> {
        let values = of.of.iter().map(|value| self.value(value)).collect::<Done<Vec<_>>>()?;
        for arm in &of.arms {
            let mut parts = arm.patterns.iter().zip(&values);
            if !parts.all(|(pattern, value)| self.matches(pattern, value)) {
                continue;
            }
            match &arm.guard {
                Some(guard) if !self.truth(guard)? => {}
                Some(_) | None => return Ok(&arm.body),
            }
        }
        panic!("a match without a last arm")
    }

    fn matches(&mut self, pattern: &Pattern, value: &Value) -> bool {
        match pattern {
            Pattern::Wild => true,
            Pattern::Bind(binder) => {
                self.locals.insert(binder.id, value.clone());
                true
            }
            Pattern::Is(values) => values.contains(value),
            Pattern::Range(low, high) => {
                let within = i128::from(*low)..=i128::from(*high);
                matches!(value, Value::Int(number) if within.contains(number))
            }
            Pattern::None => *value == Value::Option(None),
            Pattern::Some(inner) => {
                matches!(value, Value::Option(Some(value)) if self.matches(inner, value))
            }
        }
    }

    fn truth(&mut self, expr: &Expr) -> Done<bool> {
        let value = self.value(expr)?;
        if let Value::Bool(truth) = value { Ok(truth) } else { panic!("{value:?} is no bool") }
    }

    fn int(&mut self, expr: &Expr) -> Done<i128> {
        let value = self.value(expr)?;
        if let Value::Int(number) = value { Ok(number) } else { panic!("{value:?} is no number") }
    }

    fn text(&mut self, expr: &Expr) -> Done<String> {
        let value = self.value(expr)?;
        if let Value::Text(text) = value { Ok(text) } else { panic!("{value:?} is no text") }
    }

    fn option(&mut self, expr: &Expr) -> Done<Option<Value>> {
        let value = self.value(expr)?;
        let Value::Option(option) = value else { panic!("{value:?} is no option") };
        Ok(option.map(|value| *value))
    }

    fn call(&mut self, closure: &Closure, value: Value) -> Done<Value> {
        self.locals.insert(closure.binder.id, value);
        self.value(&closure.body)
    }

    fn number(&self, exact: Option<i128>) -> Done<i128> {
        exact.filter(|number| (self.fits)(*number)).ok_or(Stop::Panic)
    }

    fn calculate(&self, operator: Operator, a: i128, b: i128) -> Done<i128> {
        self.number(match operator {
            Operator::Add => a.checked_add(b),
            Operator::Subtract => a.checked_sub(b),
            Operator::Multiply => a.checked_mul(b),
            Operator::Divide => a.checked_div(b),
            // The quotient has to fit, too.
            Operator::Remainder => {
                a.checked_div(b).filter(|quotient| (self.fits)(*quotient)).and(a.checked_rem(b))
            }
        })
    }

    fn value(&mut self, expr: &Expr) -> Done<Value> {
        let some = |value| Value::Option(Some(Box::new(value)));
        Ok(match expr {
            Expr::Value(value, _) => value.clone(),
            Expr::Name(name, _) => self.read(*name),
            Expr::Some(value) => some(self.value(value)?),
            Expr::If(condition, then, otherwise) => {
                let side = if self.condition(condition)? { then } else { otherwise };
                self.value(side)?
            }
            Expr::Match(of) => {
                let body = self.matched(of)?;
                self.value(body)?
            }
            Expr::Block(lets, value) => {
                for (binder, value) in lets {
                    let value = self.value(value)?;
                    self.locals.insert(binder.id, value);
                }
                self.value(value)?
            }
            Expr::Not(value) => Value::Bool(!self.truth(value)?),
            Expr::Logic(logic, a, b) => Value::Bool(match logic {
                Logic::And => self.truth(a)? && self.truth(b)?,
                Logic::Or => self.truth(a)? || self.truth(b)?,
                Logic::Xor => self.truth(a)? ^ self.truth(b)?,
            }),
            Expr::Compare(compare, a, b) => {
                Value::Bool(compared(*compare, self.value(a)?, self.value(b)?))
            }
            Expr::IsSome(value) => Value::Bool(self.option(value)?.is_some()),
            Expr::IsNone(value) => Value::Bool(self.option(value)?.is_none()),
            Expr::IsSomeAnd(value, closure) => match self.option(value)? {
                Some(value) => self.call(closure, value)?,
                None => Value::Bool(false),
            },
            Expr::IsNoneOr(value, closure) => match self.option(value)? {
                Some(value) => self.call(closure, value)?,
                None => Value::Bool(true),
            },
            Expr::Matches(value, pattern, guard) => {
                let value = self.value(value)?;
                let matches = self.matches(pattern, &value);
                Value::Bool(match guard {
                    Some(guard) if matches => self.truth(guard)?,
                    Some(_) | None => matches,
                })
            }
            Expr::Like(like, value, text) => {
                let value = self.text(value)?;
                Value::Bool(match like {
                    Like::Starts => value.starts_with(text),
                    Like::Ends => value.ends_with(text),
                    Like::Contains => value.contains(text),
                })
            }
            Expr::IsEmpty(value) => Value::Bool(self.text(value)?.is_empty()),
            Expr::Arithmetic(operator, a, b) => {
                let (a, b) = (self.int(a)?, self.int(b)?);
                Value::Int(self.calculate(*operator, a, b)?)
            }
            Expr::Negate(value) => {
                let value = self.int(value)?;
                Value::Int(self.number(value.checked_neg())?)
            }
            Expr::Abs(value) => {
                let value = self.int(value)?;
                Value::Int(self.number(value.checked_abs())?)
            }
            Expr::Clamp(value, low, high) => {
                Value::Int(self.int(value)?.clamp((*low).into(), (*high).into()))
            }
            Expr::RemEuclid(value, by) => Value::Int(self.int(value)?.rem_euclid((*by).into())),
            Expr::FromBool(value) => Value::Int(self.truth(value)?.into()),
            Expr::Min(a, b) => self.extreme(Compare::Less, a, b)?,
            Expr::Max(a, b) => self.extreme(Compare::Greater, a, b)?,
            Expr::Format(pieces) => {
                let mut all = String::new();
                for piece in pieces {
                    match piece {
                        Piece::Text(text) => all += text,
                        Piece::Value(value) => match self.value(value)? {
                            Value::Int(number) => all += &number.to_string(),
                            Value::Text(text) => all += &text,
                            other => panic!("{other:?} has no text"),
                        },
                    }
                }
                Value::Text(all)
            }
            Expr::Lower(value) => Value::Text(self.text(value)?.to_ascii_lowercase()),
            Expr::Upper(value) => Value::Text(self.text(value)?.to_ascii_uppercase()),
            Expr::Replace(value, from, to) => Value::Text(self.text(value)?.replace(from, to)),
            Expr::UnwrapOr(value, fallback) => {
                let (value, fallback) = (self.option(value)?, self.value(fallback)?);
                value.unwrap_or(fallback)
            }
            Expr::Or(a, b) => {
                let (a, b) = (self.option(a)?, self.value(b)?);
                a.map_or(b, some)
            }
            Expr::And(a, b) => {
                let (a, b) = (self.option(a)?, self.value(b)?);
                a.map_or(Value::Option(None), |_| b)
            }
            Expr::Xor(a, b) => {
                let (a, b) = (self.option(a)?, self.option(b)?);
                Value::Option(a.xor(b).map(Box::new))
            }
            Expr::Map(value, closure) => match self.option(value)? {
                Some(value) => some(self.call(closure, value)?),
                None => Value::Option(None),
            },
            Expr::AndThen(value, closure) => match self.option(value)? {
                Some(value) => self.call(closure, value)?,
                None => Value::Option(None),
            },
            Expr::Filter(value, closure) => match self.option(value)? {
                Some(value) if self.call(closure, value.clone())? == Value::Bool(true) => {
                    some(value)
                }
                Some(_) | None => Value::Option(None),
            },
            Expr::MapOr(value, fallback, closure) => {
                let (value, fallback) = (self.option(value)?, self.value(fallback)?);
                match value {
                    Some(value) => self.call(closure, value)?,
                    None => fallback,
                }
            }
            Expr::Then(condition, value) => {
                if self.truth(condition)? {
                    some(self.value(value)?)
                } else {
                    Value::Option(None)
                }
            }
        })
    }

    fn extreme(&mut self, better: Compare, a: &Expr, b: &Expr) -> Done<Value> {
        let (a, b) = (self.value(a)?, self.value(b)?);
        Ok(if compared(better, b.clone(), a.clone()) { b } else { a })
    }
}

fn compared(compare: Compare, a: Value, b: Value) -> bool {
    let order = match (&a, &b) {
        (Value::Int(a), Value::Int(b)) => a.cmp(b),
        (Value::Text(a), Value::Text(b)) => a.cmp(b),
        // Of the others only equality is asked.
        _ if a == b => std::cmp::Ordering::Equal,
        _ => std::cmp::Ordering::Less,
    };
    match compare {
        Compare::Equal => order.is_eq(),
        Compare::NotEqual => order.is_ne(),
        Compare::Less => order.is_lt(),
        Compare::LessOrEqual => order.is_le(),
        Compare::Greater => order.is_gt(),
        Compare::GreaterOrEqual => order.is_ge(),
    }
}
