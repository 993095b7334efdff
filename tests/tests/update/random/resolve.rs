//! Gives every new local a number, and every name one of the columns and locals that it can see.

use super::ast::{
    Arm, Binder, Closure, Condition, Expr, Link, Match, Name, Pattern, Piece, Program, Statement,
    Type,
};
use super::columns::COLUMNS;

/// The locals that can be seen.
#[derive(Default)]
struct Scope {
    locals: Vec<(usize, Type, bool)>,
    next: usize,
}

pub(super) fn resolved(mut program: Program) -> Program {
    Scope::default().statements(&mut program.0);
    program
}

impl Scope {
    fn bind(&mut self, binder: &mut Binder, mutable: bool) {
        binder.id = self.next;
        self.next += 1;
        self.locals.push((binder.id, binder.ty, mutable));
    }

    /// One of the names of a type: columns first, so that a program shrinks to them.
    fn name(&self, name: &mut Name, ty: Type, place: bool) {
        let Name::Any(which) = *name else { return };
        let columns =
            COLUMNS.iter().filter(|(_, of)| *of == ty).map(|(name, _)| Name::Column(name));
        let locals = self.locals.iter().rev();
        let locals = locals.filter(|(_, of, mutable)| *of == ty && (*mutable || !place));
        let all: Vec<Name> = columns.chain(locals.map(|(id, _, _)| Name::Local(*id))).collect();
        *name = all[usize::from(which) % all.len()];
    }

    fn within(&mut self, inside: impl FnOnce(&mut Self)) {
        let mark = self.locals.len();
        inside(self);
        self.locals.truncate(mark);
    }

    fn statements(&mut self, statements: &mut [Statement]) {
        self.within(|scope| statements.iter_mut().for_each(|one| scope.statement(one)));
    }

    fn statement(&mut self, statement: &mut Statement) {
        match statement {
            Statement::Let { binder, mutable, value } => {
                self.expr(value);
                self.bind(binder, *mutable);
            }
            Statement::Set(name, ty, value) => {
                self.name(name, *ty, true);
                self.expr(value);
            }
            Statement::Calculate(name, _, value) => {
                self.name(name, super::ast::Base::Int.plain(), true);
                self.expr(value);
            }
            Statement::If(condition, then, otherwise) => {
                self.within(|scope| {
                    scope.condition(condition);
                    scope.statements(then);
                });
                self.statements(otherwise);
            }
            Statement::LetElse(binder, value, otherwise) => {
                self.expr(value);
                self.statements(otherwise);
                self.bind(binder, false);
            }
            Statement::LetIf(binder, condition, (then, value), (otherwise, other)) => {
                self.within(|scope| {
                    scope.condition(condition);
                    then.iter_mut().for_each(|one| scope.statement(one));
                    scope.expr(value);
                });
                self.within(|scope| {
                    otherwise.iter_mut().for_each(|one| scope.statement(one));
                    other.iter_mut().for_each(|value| scope.expr(value));
                });
                self.bind(binder, false);
            }
            Statement::Match(of) => self.matched(of, |scope, body| scope.statements(body)),
            Statement::Return => {}
            Statement::Swap(a, b, ty) => {
                self.name(a, *ty, true);
                self.name(b, *ty, true);
            }
            Statement::For(binder, _, body) => self.within(|scope| {
                scope.bind(binder, false);
                scope.statements(body);
            }),
        }
    }

    fn condition(&mut self, condition: &mut Condition) {
        for link in &mut condition.0 {
            match link {
                Link::Test(test) => self.expr(test),
                Link::Let(binder, value) => {
                    self.expr(value);
                    self.bind(binder, false);
                }
            }
        }
    }

    fn matched<B>(&mut self, of: &mut Match<B>, body: impl Fn(&mut Self, &mut B)) {
        of.of.iter_mut().for_each(|value| self.expr(value));
        for Arm { patterns, guard, body: of } in &mut of.arms {
            self.within(|scope| {
                patterns.iter_mut().for_each(|pattern| scope.pattern(pattern));
                guard.iter_mut().for_each(|guard| scope.expr(guard));
                body(scope, of);
            });
        }
    }

    fn pattern(&mut self, pattern: &mut Pattern) {
        match pattern {
            Pattern::Bind(binder) => self.bind(binder, false),
            Pattern::Some(inner) => self.pattern(inner),
            Pattern::Wild | Pattern::Is(_) | Pattern::Range(..) | Pattern::None => {}
        }
    }

    fn closure(&mut self, closure: &mut Closure) {
        self.within(|scope| {
            scope.bind(&mut closure.binder, false);
            scope.expr(&mut closure.body);
        });
    }

    fn expr(&mut self, expr: &mut Expr) {
        match expr {
            Expr::Value(..) => {}
            Expr::Name(name, ty) => self.name(name, *ty, false),
            Expr::If(condition, then, otherwise) => {
                self.within(|scope| {
                    scope.condition(condition);
                    scope.expr(then);
                });
                self.expr(otherwise);
            }
            Expr::Match(of) => self.matched(of, |scope, body| scope.expr(body)),
            Expr::Block(lets, value) => self.within(|scope| {
                for (binder, value) in lets {
                    scope.expr(value);
                    scope.bind(binder, false);
                }
                scope.expr(value);
            }),
            Expr::Matches(value, pattern, guard) => {
                self.expr(value);
                self.within(|scope| {
                    scope.pattern(pattern);
                    guard.iter_mut().for_each(|guard| scope.expr(guard));
                });
            }
            Expr::Format(pieces) => {
                for piece in pieces {
                    if let Piece::Value(value) = piece {
                        self.expr(value);
                    }
                }
            }
            Expr::IsSomeAnd(value, closure)
            | Expr::IsNoneOr(value, closure)
            | Expr::Map(value, closure)
            | Expr::AndThen(value, closure)
            | Expr::Filter(value, closure) => {
                self.expr(value);
                self.closure(closure);
            }
            Expr::MapOr(value, fallback, closure) => {
                self.expr(value);
                self.expr(fallback);
                self.closure(closure);
            }
            Expr::Logic(_, a, b)
            | Expr::Compare(_, a, b)
            | Expr::Arithmetic(_, a, b)
            | Expr::Min(a, b)
            | Expr::Max(a, b)
            | Expr::UnwrapOr(a, b)
            | Expr::Or(a, b)
            | Expr::And(a, b)
            | Expr::Xor(a, b)
            | Expr::Then(a, b) => {
                self.expr(a);
                self.expr(b);
            }
            Expr::Some(value)
            | Expr::Not(value)
            | Expr::IsSome(value)
            | Expr::IsNone(value)
            | Expr::Like(_, value, _)
            | Expr::IsEmpty(value)
            | Expr::Negate(value)
            | Expr::Abs(value)
            | Expr::Clamp(value, _, _)
            | Expr::RemEuclid(value, _)
            | Expr::FromBool(value)
            | Expr::Lower(value)
            | Expr::Upper(value)
            | Expr::Replace(value, _, _) => self.expr(value),
        }
    }
}
