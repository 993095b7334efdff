//! The calls that the macro emits for a program, made here since it cannot run when a test does.

use std::collections::HashMap;

use amend::__private::row::{
    self as r, Program as Run, Val, after_push_str, display, inner, joined, piece, some,
};
use amend::expr::IntoExpr;
use amend::statement::{IntoStatement as _, Statement as Made};
use amend::table::Scalar;

use super::ast::{
    Arm, Base, Binder, Closure, Compare, Condition, Expr, Like, Link, Logic, Name, Operator,
    Pattern, Piece, Program, Statement, Type, Value,
};
use super::columns::{Dynamic, Mutable, Typed, declare, get, get_local, join, set, set_local};
use crate::row::{R, State};

/// The statement of a program.
pub(crate) fn statement(program: &Program) -> Made {
    let mut emitter = Emitter {
        run: r::program(<R as amend::table::Table>::COLUMNS),
        values: HashMap::new(),
        mutable: HashMap::new(),
    };
    emitter.statements(&program.0);
    emitter.run.update().into_statement()
}

struct Emitter {
    run: Run<R>,
    values: HashMap<usize, Dynamic>,
    mutable: HashMap<usize, Mutable>,
}

/// What an option's own type decides.
macro_rules! of_option {
    ($value:expr, $option:ident => $body:expr) => {
        match $value {
            Dynamic::OptionBool($option) => $body,
            Dynamic::OptionInt($option) => $body,
            Dynamic::OptionText($option) => $body,
            Dynamic::OptionState($option) => $body,
            other => panic!("{other:?} is no option"),
        }
    };
}

/// What a value's type decides.
macro_rules! of_any {
    ($value:expr, $of:ident => $body:expr) => {
        match $value {
            Dynamic::Bool($of) => $body,
            Dynamic::Int($of) => $body,
            Dynamic::Text($of) => $body,
            Dynamic::State($of) => $body,
            Dynamic::OptionBool($of) => $body,
            Dynamic::OptionInt($of) => $body,
            Dynamic::OptionText($of) => $body,
            Dynamic::OptionState($of) => $body,
        }
    };
}

type Test = Option<Val<R, bool>>;

impl Emitter {
    fn statements(&mut self, statements: &[Statement]) {
        statements.iter().for_each(|statement| self.statement(statement));
    }

    fn statement(&mut self, statement: &Statement) {
        match statement {
            Statement::Let { binder, mutable, value } => {
                let value = self.value(value);
                if *mutable {
                    self.mutable.insert(binder.id, declare(&self.run, value));
                } else {
                    self.values.insert(binder.id, value);
                }
            }
            Statement::Set(name, _, value) => {
                let value = self.value(value);
                self.write(*name, value);
            }
            Statement::Calculate(name, operator, value) => {
                let (old, value) = (self.read(*name), self.value(value));
                let new = calculate(*operator, old.int(), value.int());
                self.write(*name, new.dynamic());
            }
            Statement::If(condition, then, otherwise) => {
                self.branch(condition);
                self.statements(then);
                self.run.otherwise();
                self.statements(otherwise);
                self.run.merge();
            }
            Statement::LetElse(binder, value, otherwise) => {
                let option = self.value(value);
                self.run.branch(self.run.not(is_some(option.clone())));
                self.statements(otherwise);
                self.run.leave();
                self.run.otherwise();
                self.run.merge();
                self.values.insert(binder.id, inside(option));
            }
            Statement::LetIf(binder, condition, (then, value), (otherwise, other)) => {
                self.branch(condition);
                self.statements(then);
                let value = self.value(value);
                self.run.otherwise();
                self.statements(otherwise);
                let value = match other {
                    Some(other) => {
                        let other = self.value(other);
                        join(&self.run, value, other)
                    }
                    None => {
                        self.run.leave();
                        self.run.merge();
                        value
                    }
                };
                self.values.insert(binder.id, value);
            }
            Statement::Match(of) => {
                let values = self.scrutinees(&of.of);
                self.arms(&of.arms, &values);
            }
            Statement::Return => self.run.leave(),
            Statement::Swap(a, b, _) => {
                let (one, other) = (self.read(*a), self.read(*b));
                self.write(*a, other);
                self.write(*b, one);
            }
            Statement::For(binder, values, body) => {
                for value in values {
                    self.values.insert(binder.id, self.run.lift(*value).dynamic());
                    self.statements(body);
                }
            }
        }
    }

    fn arms(&mut self, arms: &[Arm<Vec<Statement>>], values: &[Dynamic]) {
        let Some((arm, rest)) = arms.split_first() else { return };
        match self.arm(arm, values).filter(|_| !rest.is_empty()) {
            Some(test) => {
                self.run.branch(test);
                self.statements(&arm.body);
                self.run.otherwise();
                self.arms(rest, values);
                self.run.merge();
            }
            None => self.statements(&arm.body),
        }
    }

    fn arms_value(&mut self, arms: &[Arm<Expr>], values: &[Dynamic]) -> Dynamic {
        let (arm, rest) = arms.split_first().expect("a match has an arm");
        match self.arm(arm, values).filter(|_| !rest.is_empty()) {
            Some(test) => {
                self.run.branch(test);
                let value = self.value(&arm.body);
                self.run.otherwise();
                let otherwise = self.arms_value(rest, values);
                join(&self.run, value, otherwise)
            }
            None => self.value(&arm.body),
        }
    }

    fn scrutinees(&mut self, of: &[Expr]) -> Vec<Dynamic> {
        let values: Vec<Dynamic> = of.iter().map(|value| self.value(value)).collect();
        for value in &values {
            of_any!(value.clone(), value => self.run.matched(&value, |_| {}));
        }
        values
    }

    fn arm<B>(&mut self, arm: &Arm<B>, values: &[Dynamic]) -> Test {
        let parts = arm.patterns.iter().zip(values);
        let tests = parts.map(|(pattern, value)| self.pattern(pattern, value.clone()));
        let test =
            tests.collect::<Vec<_>>().into_iter().flatten().reduce(|a, b| self.run.and(a, b));
        let Some(guard) = &arm.guard else { return test };
        let guard = self.value(guard).bool();
        Some(match test {
            Some(test) => self.run.and(test, guard),
            None => guard,
        })
    }

    /// What a pattern asks; its names are bound whether it matches or not.
    fn pattern(&mut self, pattern: &Pattern, value: Dynamic) -> Test {
        match pattern {
            Pattern::Wild => None,
            Pattern::Bind(binder) => {
                self.values.insert(binder.id, value);
                None
            }
            Pattern::Is(values) => values
                .iter()
                .map(|of| is(&self.run, value.clone(), of))
                .reduce(|a, b| self.run.or(a, b)),
            Pattern::Range(low, high) => {
                let value = value.int();
                Some(self.run.and(r::ge(value.clone(), *low), r::le(value, *high)))
            }
            Pattern::None => Some(self.run.not(is_some(value))),
            Pattern::Some(pattern) => {
                let some = is_some(value.clone());
                Some(match self.pattern(pattern, inside(value)) {
                    Some(test) => self.run.and(some, test),
                    None => some,
                })
            }
        }
    }

    fn branch(&mut self, condition: &Condition) {
        let tests: Vec<Val<R, bool>> = condition
            .0
            .iter()
            .map(|link| match link {
                Link::Test(test) => self.value(test).bool(),
                Link::Let(Binder { id, .. }, value) => {
                    let option = self.value(value);
                    self.values.insert(*id, inside(option.clone()));
                    is_some(option)
                }
            })
            .collect();
        let test = tests
            .into_iter()
            .reduce(|a, b| self.run.and(a, b))
            .expect("a condition asks something");
        self.run.branch(test);
    }

    fn read(&self, name: Name) -> Dynamic {
        match name {
            Name::Column(column) => get(&self.run, column),
            Name::Local(id) => match self.mutable.get(&id) {
                Some(local) => get_local(&self.run, *local),
                None => self.values[&id].clone(),
            },
            Name::Any(_) => panic!("a name without a place"),
        }
    }

    fn write(&self, name: Name, value: Dynamic) {
        match name {
            Name::Column(column) => set(&self.run, column, value),
            Name::Local(id) => set_local(&self.run, self.mutable[&id], value),
            Name::Any(_) => panic!("a name without a place"),
        }
    }

    fn call(&mut self, closure: &Closure, value: impl Typed) -> Dynamic {
        self.values.insert(closure.binder.id, value.dynamic());
        self.value(&closure.body)
    }

    fn value(&mut self, expr: &Expr) -> Dynamic {
        match expr {
            Expr::Value(value, ty) => literal(&self.run, value, *ty),
            Expr::Name(name, _) => self.read(*name),
            Expr::Some(value) => match self.value(value) {
                Dynamic::Bool(value) => some(value).dynamic(),
                Dynamic::Int(value) => some(value).dynamic(),
                Dynamic::Text(value) => some(value).dynamic(),
                Dynamic::State(value) => some(value).dynamic(),
                other => panic!("Some({other:?})"),
            },
            Expr::If(condition, then, otherwise) => {
                self.branch(condition);
                let then = self.value(then);
                self.run.otherwise();
                let otherwise = self.value(otherwise);
                join(&self.run, then, otherwise)
            }
            Expr::Match(of) => {
                let values = self.scrutinees(&of.of);
                self.arms_value(&of.arms, &values)
            }
            Expr::Block(lets, value) => {
                for (binder, value) in lets {
                    let value = self.value(value);
                    self.values.insert(binder.id, value);
                }
                self.value(value)
            }
            Expr::Not(value) => {
                let value = self.value(value).bool();
                self.run.not(value).dynamic()
            }
            Expr::Logic(logic, a, b) => {
                let (a, b) = (self.value(a).bool(), self.value(b).bool());
                match logic {
                    Logic::And => self.run.and(a, b),
                    Logic::Or => self.run.or(a, b),
                    Logic::Xor => self.run.bit_xor(a, b),
                }
                .dynamic()
            }
            Expr::Compare(compare, a, b) => {
                let (a, b) = (self.value(a), self.value(b));
                compared(*compare, a, b).dynamic()
            }
            Expr::IsSome(value) => is_some(self.value(value)).dynamic(),
            Expr::IsNone(value) => {
                of_option!(self.value(value), option => option.is_none()).dynamic()
            }
            Expr::IsSomeAnd(value, closure) => of_option!(self.value(value), option =>
                option.is_some_and(|value| self.call(closure, value).bool()))
            .dynamic(),
            Expr::IsNoneOr(value, closure) => of_option!(self.value(value), option =>
                option.is_none_or(|value| self.call(closure, value).bool()))
            .dynamic(),
            Expr::Matches(value, pattern, guard) => {
                let value = self.value(value);
                let test = self.pattern(pattern, value);
                let guard = guard.as_ref().map(|guard| self.value(guard).bool());
                match (test, guard) {
                    (Some(test), Some(guard)) => self.run.and(test, guard),
                    (Some(one), None) | (None, Some(one)) => one,
                    (None, None) => self.run.lift(true),
                }
                .dynamic()
            }
            Expr::Like(like, value, text) => {
                let value = self.value(value).text();
                match like {
                    Like::Starts => value.starts_with(*text),
                    Like::Ends => value.ends_with(*text),
                    Like::Contains => value.contains(*text),
                }
                .dynamic()
            }
            Expr::IsEmpty(value) => self.value(value).text().is_empty().dynamic(),
            Expr::Arithmetic(operator, a, b) => {
                let (a, b) = (self.value(a).int(), self.value(b).int());
                calculate(*operator, a, b).dynamic()
            }
            Expr::Negate(value) => r::neg(self.value(value).int()).dynamic(),
            Expr::Abs(value) => self.value(value).int().abs().dynamic(),
            Expr::Clamp(value, low, high) => self.value(value).int().clamp(*low, *high).dynamic(),
            Expr::RemEuclid(value, by) => self.value(value).int().rem_euclid(*by).dynamic(),
            Expr::FromBool(value) => r::cast::<_, _, i32>(self.value(value).bool()).dynamic(),
            Expr::Min(a, b) => match (self.value(a), self.value(b)) {
                (Dynamic::Int(a), b) => a.min(b.int()).dynamic(),
                (a, b) => a.text().min(b.text()).dynamic(),
            },
            Expr::Max(a, b) => match (self.value(a), self.value(b)) {
                (Dynamic::Int(a), b) => a.max(b.int()).dynamic(),
                (a, b) => a.text().max(b.text()).dynamic(),
            },
            Expr::Format(pieces) => {
                let pieces = pieces.iter().map(|one| match one {
                    Piece::Text(text) => piece(*text),
                    Piece::Value(value) => match self.value(value) {
                        Dynamic::Int(number) => display(number),
                        other => display(other.text()),
                    },
                });
                // The macro knows how many there are; one behind the other is the same text.
                let first = joined([piece("")]);
                pieces.fold(first, after_push_str).dynamic()
            }
            Expr::Lower(value) => self.value(value).text().to_ascii_lowercase().dynamic(),
            Expr::Upper(value) => self.value(value).text().to_ascii_uppercase().dynamic(),
            Expr::Replace(value, from, to) => {
                self.value(value).text().replace(*from, *to).dynamic()
            }
            Expr::UnwrapOr(value, fallback) => {
                let (value, fallback) = (self.value(value), self.value(fallback));
                match value {
                    Dynamic::OptionBool(value) => value.unwrap_or(fallback.bool()).dynamic(),
                    Dynamic::OptionInt(value) => value.unwrap_or(fallback.int()).dynamic(),
                    Dynamic::OptionText(value) => value.unwrap_or(fallback.text()).dynamic(),
                    other => other.option_state().unwrap_or(fallback.state()).dynamic(),
                }
            }
            Expr::Or(a, b) => {
                let (a, b) = (self.value(a), self.value(b));
                match a {
                    Dynamic::OptionBool(a) => a.or(b.option_bool()).dynamic(),
                    Dynamic::OptionInt(a) => a.or(b.option_int()).dynamic(),
                    Dynamic::OptionText(a) => a.or(b.option_text()).dynamic(),
                    other => other.option_state().or(b.option_state()).dynamic(),
                }
            }
            Expr::And(a, b) => {
                let (a, b) = (self.value(a), self.value(b));
                of_option!(a, a => of_option!(b, b => a.and(b).dynamic()))
            }
            Expr::Xor(a, b) => {
                let (a, b) = (self.value(a), self.value(b));
                match a {
                    Dynamic::OptionBool(a) => a.xor(b.option_bool()).dynamic(),
                    Dynamic::OptionInt(a) => a.xor(b.option_int()).dynamic(),
                    Dynamic::OptionText(a) => a.xor(b.option_text()).dynamic(),
                    other => other.option_state().xor(b.option_state()).dynamic(),
                }
            }
            Expr::Map(value, closure) => {
                of_option!(self.value(value), option => self.map(option, closure))
            }
            Expr::AndThen(value, closure) => {
                of_option!(self.value(value), option => self.and_then(option, closure))
            }
            Expr::Filter(value, closure) => of_option!(self.value(value), option =>
                option.filter(|value| self.call(closure, value).bool()).dynamic()),
            Expr::MapOr(value, fallback, closure) => {
                let (value, fallback) = (self.value(value), self.value(fallback));
                of_option!(value, option => self.map_or(option, fallback, closure))
            }
            Expr::Then(condition, value) => {
                let condition = self.value(condition).bool();
                match self.value(value) {
                    Dynamic::Bool(value) => condition.then(|| value).dynamic(),
                    Dynamic::Int(value) => condition.then(|| value).dynamic(),
                    Dynamic::Text(value) => condition.then(|| value).dynamic(),
                    other => condition.then(|| other.state()).dynamic(),
                }
            }
        }
    }

    fn map<B: Scalar>(&mut self, option: Val<R, Option<B>>, closure: &Closure) -> Dynamic
    where
        Val<R, B>: Typed,
    {
        match closure.result.base {
            Base::Bool => option.map(|value| self.call(closure, value).bool()).dynamic(),
            Base::Int => option.map(|value| self.call(closure, value).int()).dynamic(),
            Base::Text => option.map(|value| self.call(closure, value).text()).dynamic(),
            Base::State => option.map(|value| self.call(closure, value).state()).dynamic(),
        }
    }

    fn and_then<B: Scalar>(&mut self, option: Val<R, Option<B>>, closure: &Closure) -> Dynamic
    where
        Val<R, B>: Typed,
    {
        match closure.result.base {
            Base::Bool => {
                option.and_then(|value| self.call(closure, value).option_bool()).dynamic()
            }
            Base::Int => option.and_then(|value| self.call(closure, value).option_int()).dynamic(),
            Base::Text => {
                option.and_then(|value| self.call(closure, value).option_text()).dynamic()
            }
            Base::State => {
                option.and_then(|value| self.call(closure, value).option_state()).dynamic()
            }
        }
    }

    fn map_or<B: Scalar>(
        &mut self,
        option: Val<R, Option<B>>,
        fallback: Dynamic,
        closure: &Closure,
    ) -> Dynamic
    where
        Val<R, B>: Typed,
    {
        match fallback {
            Dynamic::Bool(of) => {
                option.map_or(of, |value| self.call(closure, value).bool()).dynamic()
            }
            Dynamic::Int(of) => {
                option.map_or(of, |value| self.call(closure, value).int()).dynamic()
            }
            Dynamic::Text(of) => {
                option.map_or(of, |value| self.call(closure, value).text()).dynamic()
            }
            of => option.map_or(of.state(), |value| self.call(closure, value).state()).dynamic(),
        }
    }
}

fn is_some(option: Dynamic) -> Val<R, bool> {
    of_option!(option, option => option.is_some())
}

fn inside(option: Dynamic) -> Dynamic {
    of_option!(option, option => inner(&option).dynamic())
}

/// Whether a value is a literal of a pattern.
fn is(run: &Run<R>, value: Dynamic, literal: &Value) -> Val<R, bool> {
    match (value, literal) {
        (Dynamic::Bool(value), Value::Bool(true)) => run.truth(value),
        (Dynamic::Bool(value), _) => run.not(value),
        (Dynamic::Int(value), literal) => r::eq(value, small(literal)),
        (Dynamic::Text(value), Value::Text(text)) => r::eq(value, text.as_str()),
        (value, Value::State(state)) => r::eq(value.state(), *state),
        (value, literal) => panic!("{value:?} matched by {literal:?}"),
    }
}

fn small(value: &Value) -> i32 {
    let Value::Int(number) = value else { panic!("{value:?} is no number") };
    i32::try_from(*number).expect("a literal of the generator")
}

fn compared(compare: Compare, a: Dynamic, b: Dynamic) -> Val<R, bool> {
    macro_rules! same {
        ($($variant:ident $method:ident),*) => {
            match a {
                $(Dynamic::$variant(a) => match compare {
                    Compare::Equal => r::eq(a, b.$method()),
                    Compare::NotEqual => r::ne(a, b.$method()),
                    other => panic!("{other:?} of {a:?}"),
                },)*
                Dynamic::Int(a) => ordered(compare, a, b.int()),
                Dynamic::Text(a) => ordered(compare, a, b.text()),
            }
        };
    }
    same!(
        Bool bool, State state, OptionBool option_bool, OptionInt option_int,
        OptionText option_text, OptionState option_state
    )
}

fn ordered<B>(compare: Compare, a: Val<R, B>, b: Val<R, B>) -> Val<R, bool>
where
    B: Scalar + amend::table::Ordered + amend::table::ColumnType<Base = B>,
    B: amend::table::Comparable,
    Val<R, B>: IntoExpr<R, B>,
{
    match compare {
        Compare::Equal => r::eq(a, b),
        Compare::NotEqual => r::ne(a, b),
        Compare::Less => r::lt(a, b),
        Compare::LessOrEqual => r::le(a, b),
        Compare::Greater => r::gt(a, b),
        Compare::GreaterOrEqual => r::ge(a, b),
    }
}

fn calculate(operator: Operator, a: Val<R, i32>, b: Val<R, i32>) -> Val<R, i32> {
    match operator {
        Operator::Add => r::add(a, b),
        Operator::Subtract => r::sub(a, b),
        Operator::Multiply => r::mul(a, b),
        Operator::Divide => r::div(a, b),
        Operator::Remainder => r::rem(a, b),
    }
}

fn literal(run: &Run<R>, value: &Value, ty: Type) -> Dynamic {
    let value = match value {
        Value::Option(None) => {
            return match ty.base {
                Base::Bool => run.typed::<Option<bool>>(None::<bool>).dynamic(),
                Base::Int => run.typed::<Option<i32>>(None::<i32>).dynamic(),
                Base::Text => run.typed::<Option<String>>(None::<String>).dynamic(),
                Base::State => run.typed::<Option<State>>(None::<State>).dynamic(),
            };
        }
        Value::Option(Some(value)) => {
            return match literal(run, value, ty.base.plain()) {
                Dynamic::Bool(value) => some(value).dynamic(),
                Dynamic::Int(value) => some(value).dynamic(),
                Dynamic::Text(value) => some(value).dynamic(),
                other => some(other.state()).dynamic(),
            };
        }
        other => other,
    };
    match value {
        Value::Bool(value) => run.lift(*value).dynamic(),
        Value::Text(value) => run.lift(value.clone()).dynamic(),
        Value::State(value) => run.lift(*value).dynamic(),
        number => run.lift(small(number)).dynamic(),
    }
}
