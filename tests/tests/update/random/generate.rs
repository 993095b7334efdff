//! Random programs. What is nearest to the leaves comes first, since a failure shrinks to it.

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

use super::ast::{
    Arm, Base, Binder, Closure, Compare, Condition, Expr, Like, Link, Logic, Match, Name, Operator,
    Pattern, Piece, Program, Statement, Type, Value,
};
use super::resolve::resolved;
use crate::row::State;

/// How deep an expression goes.
const DEPTH: usize = 3;

/// A random program.
pub(crate) fn program() -> impl Strategy<Value = Program> {
    let mut levels = vec![Level::leaves()];
    for _ in 0..DEPTH {
        let next = levels[levels.len() - 1].deeper();
        levels.push(next);
    }
    let bodies = statement(&levels, &levels[DEPTH], &vec(inner(&levels), 0..3).boxed());
    vec(bodies, 1..5).prop_map(|statements| resolved(Program(statements)))
}

/// Statements within statements.
fn inner(levels: &[Level]) -> BoxedStrategy<Statement> {
    let empty = Just(Vec::new()).boxed();
    let inmost = vec(statement(levels, &levels[1], &empty), 0..3).boxed();
    statement(levels, &levels[1], &inmost)
}

/// The expressions of one depth, one strategy for each type.
struct Level(Vec<BoxedStrategy<Expr>>);

impl Level {
    fn of(&self, ty: Type) -> BoxedStrategy<Expr> {
        let place = Type::ALL.iter().position(|one| *one == ty).expect("one of all");
        self.0[place].clone()
    }

    fn boxed(&self, ty: Type) -> impl Strategy<Value = Box<Expr>> + use<> {
        self.of(ty).prop_map(Box::new)
    }

    fn leaves() -> Level {
        Level(Type::ALL.into_iter().map(leaf).collect())
    }

    fn deeper(&self) -> Level {
        Level(Type::ALL.into_iter().map(|ty| self.expr(ty)).collect())
    }

    fn expr(&self, ty: Type) -> BoxedStrategy<Expr> {
        let own = if ty.option {
            self.option(ty.base)
        } else {
            match ty.base {
                Base::Bool => self.bool(),
                Base::Int => self.int(),
                Base::Text => self.text(),
                Base::State => self.unwrapped(Base::State),
            }
        };
        let choice = (condition(self), self.boxed(ty), self.boxed(ty))
            .prop_map(|(condition, a, b)| Expr::If(Box::new(condition), a, b));
        let matched = matched(self, self.of(ty)).prop_map(|of| Expr::Match(Box::new(of)));
        let lets = vec(any_type().prop_flat_map(self.let_()), 1..3);
        let block = (lets, self.boxed(ty)).prop_map(|(lets, value)| Expr::Block(lets, value));
        prop_oneof![3 => leaf(ty), 6 => own, 2 => choice, 1 => matched, 1 => block].boxed()
    }

    fn let_(&self) -> impl Fn(Type) -> BoxedStrategy<(Binder, Expr)> + use<> {
        let all = self.0.clone();
        move |ty| {
            let place = Type::ALL.iter().position(|one| *one == ty).expect("one of all");
            all[place].clone().prop_map(move |value| (binder(ty), value)).boxed()
        }
    }

    fn bool(&self) -> BoxedStrategy<Expr> {
        let [int, text] = [Base::Int.plain(), Base::Text.plain()].map(|ty| self.of(ty));
        let truth = || self.boxed(Base::Bool.plain());
        let not = truth().prop_map(Expr::Not);
        let logic = (select(vec![Logic::And, Logic::Or, Logic::Xor]), truth(), truth())
            .prop_map(|(logic, a, b)| Expr::Logic(logic, a, b));
        let ordered = vec![
            Compare::Equal,
            Compare::NotEqual,
            Compare::Less,
            Compare::LessOrEqual,
            Compare::Greater,
            Compare::GreaterOrEqual,
        ];
        let pairs = prop_oneof![(int.clone(), int.clone()), (text.clone(), text.clone())];
        let ordered = (select(ordered), pairs)
            .prop_map(|(compare, (a, b))| Expr::Compare(compare, Box::new(a), Box::new(b)));
        let same: Vec<_> =
            Type::ALL.into_iter().map(|ty| (self.boxed(ty), self.boxed(ty)).boxed()).collect();
        let same = (select(vec![Compare::Equal, Compare::NotEqual]), one_of(same))
            .prop_map(|(compare, (a, b))| Expr::Compare(compare, a, b));
        let asked = (any_base().prop_flat_map(self.some()), any::<bool>()).prop_map(
            |((_, value), some)| if some { Expr::IsSome(value) } else { Expr::IsNone(value) },
        );
        let holds: Vec<_> = Base::ALL
            .into_iter()
            .map(|base| {
                let closure = self.closure(base, Base::Bool.plain());
                (self.boxed(base.option()), closure, any::<bool>()).boxed()
            })
            .collect();
        let holds = one_of(holds).prop_map(|(value, closure, some)| {
            if some { Expr::IsSomeAnd(value, closure) } else { Expr::IsNoneOr(value, closure) }
        });
        let matches: Vec<_> = Type::ALL
            .into_iter()
            .map(|ty| {
                let guard = option::weighted(0.3, truth());
                (self.boxed(ty), pattern(ty), guard).boxed()
            })
            .collect();
        let matches = one_of(matches)
            .prop_map(|(value, pattern, guard)| Expr::Matches(value, pattern, guard));
        let texts = vec!["a", "org-", "A", "é", "%", " "];
        let like =
            (select(vec![Like::Starts, Like::Ends, Like::Contains]), text.clone(), select(texts))
                .prop_map(|(like, value, text)| Expr::Like(like, Box::new(value), text));
        let empty = text.prop_map(|value| Expr::IsEmpty(Box::new(value)));
        // What fails for 0 behind what asks for it.
        let guarded = (int.clone(), int.clone(), int).prop_map(|(a, b, c)| {
            let asked = Expr::Compare(Compare::NotEqual, Box::new(b.clone()), zero());
            let divided = Expr::Arithmetic(Operator::Divide, Box::new(a), Box::new(b));
            let compared = Expr::Compare(Compare::Greater, Box::new(divided), Box::new(c));
            Expr::Logic(Logic::And, Box::new(asked), Box::new(compared))
        });
        prop_oneof![
            3 => same, 3 => ordered, 2 => logic, 1 => not, 2 => asked, 2 => holds, 2 => matches,
            1 => like, 1 => empty, 1 => guarded, 1 => self.unwrapped(Base::Bool),
        ]
        .boxed()
    }

    fn int(&self) -> BoxedStrategy<Expr> {
        let int = || self.boxed(Base::Int.plain());
        let operators = vec![Operator::Add, Operator::Subtract, Operator::Multiply];
        let calculated = (select(operators), int(), int())
            .prop_map(|(operator, a, b)| Expr::Arithmetic(operator, a, b));
        let scaled = (
            select(vec![Operator::Divide, Operator::Remainder]),
            int(),
            select(vec![1, 2, -3, 7, -1]),
        )
            .prop_map(|(operator, a, by)| Expr::Arithmetic(operator, a, number(by)));
        let guarded = (select(vec![Operator::Divide, Operator::Remainder]), int(), int(), int())
            .prop_map(|(operator, a, b, c)| {
                let asked = Expr::Compare(Compare::Equal, b.clone(), zero());
                let divided = Expr::Arithmetic(operator, a, b);
                Expr::If(Box::new(Condition(vec![Link::Test(asked)])), c, Box::new(divided))
            });
        let signs = (int(), 0..4_u8).prop_map(|(value, which)| match which {
            0 => Expr::Negate(value),
            1 => Expr::Abs(value),
            2 => Expr::Clamp(value, -2, 9),
            _ => Expr::RemEuclid(value, 5),
        });
        let extreme = (int(), int(), any::<bool>())
            .prop_map(|(a, b, least)| if least { Expr::Min(a, b) } else { Expr::Max(a, b) });
        let from_bool = self.boxed(Base::Bool.plain()).prop_map(Expr::FromBool);
        prop_oneof![
            3 => calculated, 2 => scaled, 1 => guarded, 1 => signs, 1 => extreme, 1 => from_bool,
            3 => self.unwrapped(Base::Int),
        ]
        .boxed()
    }

    fn text(&self) -> BoxedStrategy<Expr> {
        let text = || self.boxed(Base::Text.plain());
        let piece = prop_oneof![
            select(vec!["-", "'", "a "]).prop_map(Piece::Text),
            self.of(Base::Text.plain()).prop_map(Piece::Value),
            self.of(Base::Int.plain()).prop_map(Piece::Value),
        ];
        let format = vec(piece, 1..4).prop_map(Expr::Format);
        let cases = (text(), any::<bool>())
            .prop_map(|(value, lower)| if lower { Expr::Lower(value) } else { Expr::Upper(value) });
        let replace = (text(), select(vec![("a", "b"), ("A", ""), ("org-", "é"), ("'", "''")]))
            .prop_map(|(value, (from, to))| Expr::Replace(value, from, to));
        let extreme = (text(), text(), any::<bool>())
            .prop_map(|(a, b, least)| if least { Expr::Min(a, b) } else { Expr::Max(a, b) });
        prop_oneof![
            2 => format, 1 => cases, 1 => replace, 1 => extreme, 3 => self.unwrapped(Base::Text),
        ]
        .boxed()
    }

    /// What becomes of an option.
    fn unwrapped(&self, base: Base) -> BoxedStrategy<Expr> {
        let plain = || self.boxed(base.plain());
        let unwrap_or = (self.boxed(base.option()), plain())
            .prop_map(|(value, fallback)| Expr::UnwrapOr(value, fallback));
        let map_or: Vec<_> = Base::ALL
            .into_iter()
            .map(|from| {
                let closure = self.closure(from, base.plain());
                (self.boxed(from.option()), plain(), closure).boxed()
            })
            .collect();
        let map_or = one_of(map_or)
            .prop_map(|(value, fallback, closure)| Expr::MapOr(value, fallback, closure));
        prop_oneof![2 => unwrap_or, 1 => map_or].boxed()
    }

    fn option(&self, base: Base) -> BoxedStrategy<Expr> {
        let option = || self.boxed(base.option());
        let some = self.boxed(base.plain()).prop_map(Expr::Some);
        let or = (option(), option()).prop_map(|(a, b)| Expr::Or(a, b));
        let xor = (option(), option()).prop_map(|(a, b)| Expr::Xor(a, b));
        let and = (any_base().prop_flat_map(self.some()), option())
            .prop_map(|((_, a), b)| Expr::And(a, b));
        let (map, and_then): (Vec<_>, Vec<_>) = Base::ALL
            .into_iter()
            .map(|from| {
                let of = || self.boxed(from.option());
                let map = (of(), self.closure(from, base.plain()));
                let and_then = (of(), self.closure(from, base.option()));
                (map.boxed(), and_then.boxed())
            })
            .unzip();
        let map = one_of(map).prop_map(|(value, closure)| Expr::Map(value, closure));
        let and_then = one_of(and_then).prop_map(|(value, closure)| Expr::AndThen(value, closure));
        let filter = (option(), self.closure(base, Base::Bool.plain()))
            .prop_map(|(value, closure)| Expr::Filter(value, closure));
        let then = (self.boxed(Base::Bool.plain()), self.boxed(base.plain()))
            .prop_map(|(condition, value)| Expr::Then(condition, value));
        prop_oneof![
            3 => some, 2 => or, 1 => xor, 1 => and, 2 => map, 2 => and_then, 2 => filter, 1 => then,
        ]
        .boxed()
    }

    fn some(&self) -> impl Fn(Base) -> BoxedStrategy<(Base, Box<Expr>)> + use<> {
        let options = Base::ALL.map(|base| self.of(base.option()));
        move |base| {
            let place = Base::ALL.iter().position(|one| *one == base).expect("one of all");
            options[place].clone().prop_map(move |value| (base, Box::new(value))).boxed()
        }
    }

    fn closure(&self, from: Base, result: Type) -> BoxedStrategy<Closure> {
        let named = Expr::Name(Name::Any(u8::MAX), result);
        // The newest local is the closure's own, if it fits.
        let body = prop_oneof![3 => self.of(result), 1 => Just(named)];
        body.prop_map(move |body| Closure {
            binder: binder(from.plain()),
            body: Box::new(body),
            result,
        })
        .boxed()
    }
}

fn one_of<V: std::fmt::Debug + 'static>(all: Vec<BoxedStrategy<V>>) -> impl Strategy<Value = V> {
    proptest::strategy::Union::new(all)
}

fn binder(ty: Type) -> Binder {
    Binder { id: 0, ty }
}

fn any_type() -> impl Strategy<Value = Type> {
    select(Type::ALL.to_vec())
}

fn any_base() -> impl Strategy<Value = Base> {
    select(Base::ALL.to_vec())
}

fn number(value: i128) -> Box<Expr> {
    Box::new(Expr::Value(Value::Int(value), Base::Int.plain()))
}

fn zero() -> Box<Expr> {
    number(0)
}

fn plain(base: Base) -> BoxedStrategy<Value> {
    match base {
        Base::Bool => any::<bool>().prop_map(Value::Bool).boxed(),
        Base::Int => prop_oneof![
            12 => (-2..12_i128).prop_map(Value::Int),
            1 => select(vec![i32::MAX, i32::MIN]).prop_map(|number| Value::Int(number.into())),
        ]
        .boxed(),
        Base::Text => select(vec!["", "a", "A", "a ", "admin", "é", "org-", "it's", "1"])
            .prop_map(|text| Value::Text(text.to_owned()))
            .boxed(),
        Base::State => {
            select(vec![State::Open, State::OnHold, State::Gone]).prop_map(Value::State).boxed()
        }
    }
}

fn leaf(ty: Type) -> BoxedStrategy<Expr> {
    let name = any::<u8>().prop_map(move |which| Expr::Name(Name::Any(which), ty));
    let value = if ty.option {
        let some = plain(ty.base).prop_map(|value| Value::Option(Some(Box::new(value))));
        prop_oneof![Just(Value::Option(None)), some].boxed()
    } else {
        plain(ty.base)
    };
    let value = value.prop_map(move |value| Expr::Value(value, ty));
    prop_oneof![3 => name, 1 => value].boxed()
}

fn pattern(ty: Type) -> BoxedStrategy<Pattern> {
    let bind = Just(Pattern::Bind(binder(ty)));
    if ty.option {
        let some = pattern(ty.base.plain()).prop_map(|inner| Pattern::Some(Box::new(inner)));
        return prop_oneof![1 => Just(Pattern::Wild), 2 => Just(Pattern::None), 4 => some, 1 => bind]
            .boxed();
    }
    let is = vec(plain(ty.base), 1..3).prop_map(Pattern::Is);
    if ty.base == Base::Int {
        let range = (-3..8_i32, 0..20_i32).prop_map(|(low, more)| Pattern::Range(low, low + more));
        return prop_oneof![1 => Just(Pattern::Wild), 2 => is, 2 => range, 1 => bind].boxed();
    }
    prop_oneof![1 => Just(Pattern::Wild), 3 => is, 1 => bind].boxed()
}

fn condition(level: &Level) -> BoxedStrategy<Condition> {
    let test = level.of(Base::Bool.plain()).prop_map(Link::Test);
    let some = any_base()
        .prop_flat_map(level.some())
        .prop_map(|(base, value)| Link::Let(binder(base.plain()), *value));
    vec(prop_oneof![2 => test, 1 => some], 1..3).prop_map(Condition).boxed()
}

fn matched<B: Clone + std::fmt::Debug + 'static>(
    level: &Level,
    body: BoxedStrategy<B>,
) -> BoxedStrategy<Match<B>>
where
    Match<B>: std::fmt::Debug,
{
    let parts: Vec<_> =
        Type::ALL.into_iter().map(|ty| (level.of(ty), vec(pattern(ty), 3)).boxed()).collect();
    let guard = option::weighted(0.25, level.of(Base::Bool.plain()));
    let of = vec(one_of(parts), 1..3);
    (of, vec((guard, body.clone()), 1..4), body)
        .prop_map(|(of, arms, last)| {
            let (of, patterns): (Vec<Expr>, Vec<Vec<Pattern>>) = of.into_iter().unzip();
            let mut all: Vec<Arm<B>> = arms
                .into_iter()
                .enumerate()
                .map(|(place, (guard, body))| {
                    let patterns = patterns.iter().map(|column| column[place].clone()).collect();
                    Arm { patterns, guard, body }
                })
                .collect();
            let patterns = of.iter().map(|_| Pattern::Wild).collect();
            all.push(Arm { patterns, guard: None, body: last });
            Match { of, arms: all }
        })
        .boxed()
}

fn statement(
    levels: &[Level],
    level: &Level,
    within: &BoxedStrategy<Vec<Statement>>,
) -> BoxedStrategy<Statement> {
    let set: Vec<_> = Type::ALL
        .into_iter()
        .map(|ty| {
            (any::<u8>(), level.of(ty))
                .prop_map(move |(name, value)| Statement::Set(Name::Any(name), ty, value))
        })
        .map(Strategy::boxed)
        .collect();
    let operators = vec![Operator::Add, Operator::Subtract, Operator::Multiply];
    let calculate = (any::<u8>(), select(operators), level.of(Base::Int.plain()))
        .prop_map(|(name, operator, value)| Statement::Calculate(Name::Any(name), operator, value));
    let lets = (any_type().prop_flat_map(level.let_()), any::<bool>())
        .prop_map(|((binder, value), mutable)| Statement::Let { binder, mutable, value });
    let simple = &levels[1.min(levels.len() - 1)];
    let asked = prop_oneof![condition(simple), condition(level)].boxed();
    let choice = (asked.clone(), within.clone(), within.clone())
        .prop_map(|(condition, then, otherwise)| Statement::If(condition, then, otherwise));
    let let_else = (any_base().prop_flat_map(level.some()), within.clone()).prop_map(
        |((base, value), otherwise)| Statement::LetElse(binder(base.plain()), *value, otherwise),
    );
    let let_if: Vec<_> = Type::ALL
        .into_iter()
        .map(|ty| {
            let side = || (within.clone(), simple.of(ty));
            let other = (within.clone(), option::of(simple.of(ty)));
            (asked.clone(), side(), other)
                .prop_map(move |(condition, then, otherwise)| {
                    Statement::LetIf(binder(ty), condition, then, otherwise)
                })
                .boxed()
        })
        .collect();
    let matched = matched(simple, within.clone()).prop_map(Statement::Match);
    let swap = (any::<u8>(), any::<u8>(), any_type())
        .prop_map(|(a, b, ty)| Statement::Swap(Name::Any(a), Name::Any(b), ty));
    let loops = (vec(-1..5_i32, 1..4), within.clone())
        .prop_map(|(values, body)| Statement::For(binder(Base::Int.plain()), values, body));
    prop_oneof![
        8 => one_of(set), 1 => Just(Statement::Return), 2 => calculate, 2 => lets, 4 => choice,
        1 => let_else, 1 => one_of(let_if), 1 => matched, 1 => swap, 1 => loops,
    ]
    .boxed()
}
