//! What a random program is made of: a part of Rust in which every value has one of eight types.

use crate::row::State;

/// A type without `Option`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Base {
    Bool,
    Int,
    Text,
    State,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Type {
    pub(crate) base: Base,
    pub(crate) option: bool,
}

impl Type {
    pub(crate) const ALL: [Type; 8] = [
        Base::Bool.plain(),
        Base::Int.plain(),
        Base::Text.plain(),
        Base::State.plain(),
        Base::Bool.option(),
        Base::Int.option(),
        Base::Text.option(),
        Base::State.option(),
    ];
}

impl Base {
    pub(crate) const ALL: [Base; 4] = [Base::Bool, Base::Int, Base::Text, Base::State];

    pub(crate) const fn plain(self) -> Type {
        Type { base: self, option: false }
    }

    pub(crate) const fn option(self) -> Type {
        Type { base: self, option: true }
    }
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Value {
    Bool(bool),
    /// Wide enough for what an `i32` does not hold.
    Int(i128),
    Text(String),
    State(State),
    Option(Option<Box<Value>>),
}

/// A column or a local: first any that can be seen, then the one that was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Name {
    Any(u8),
    Column(&'static str),
    Local(usize),
}

/// The name of a new local, which is its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Binder {
    pub(crate) id: usize,
    pub(crate) ty: Type,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Logic {
    And,
    Or,
    Xor,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Compare {
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Operator {
    Add,
    Subtract,
    Multiply,
    Divide,
    Remainder,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Like {
    Starts,
    Ends,
    Contains,
}

#[derive(Clone)]
pub(crate) enum Expr {
    Value(Value, Type),
    Name(Name, Type),
    Some(Box<Expr>),
    If(Box<Condition>, Box<Expr>, Box<Expr>),
    Match(Box<Match<Expr>>),
    Block(Vec<(Binder, Expr)>, Box<Expr>),
    // Bools.
    Not(Box<Expr>),
    Logic(Logic, Box<Expr>, Box<Expr>),
    Compare(Compare, Box<Expr>, Box<Expr>),
    IsSome(Box<Expr>),
    IsNone(Box<Expr>),
    IsSomeAnd(Box<Expr>, Closure),
    IsNoneOr(Box<Expr>, Closure),
    Matches(Box<Expr>, Pattern, Option<Box<Expr>>),
    Like(Like, Box<Expr>, &'static str),
    IsEmpty(Box<Expr>),
    // Numbers.
    Arithmetic(Operator, Box<Expr>, Box<Expr>),
    Negate(Box<Expr>),
    Abs(Box<Expr>),
    Clamp(Box<Expr>, i32, i32),
    RemEuclid(Box<Expr>, i32),
    FromBool(Box<Expr>),
    // Numbers and texts.
    Min(Box<Expr>, Box<Expr>),
    Max(Box<Expr>, Box<Expr>),
    // Texts.
    Format(Vec<Piece>),
    Lower(Box<Expr>),
    Upper(Box<Expr>),
    Replace(Box<Expr>, &'static str, &'static str),
    // Options.
    UnwrapOr(Box<Expr>, Box<Expr>),
    Or(Box<Expr>, Box<Expr>),
    And(Box<Expr>, Box<Expr>),
    Xor(Box<Expr>, Box<Expr>),
    Map(Box<Expr>, Closure),
    AndThen(Box<Expr>, Closure),
    Filter(Box<Expr>, Closure),
    MapOr(Box<Expr>, Box<Expr>, Closure),
    Then(Box<Expr>, Box<Expr>),
}

#[derive(Clone)]
pub(crate) enum Piece {
    Text(&'static str),
    Value(Expr),
}

/// `|binder| body`, and the type of the body.
#[derive(Clone)]
pub(crate) struct Closure {
    pub(crate) binder: Binder,
    pub(crate) body: Box<Expr>,
    pub(crate) result: Type,
}

/// `a && let Some(x) = b && …`
#[derive(Clone)]
pub(crate) struct Condition(pub(crate) Vec<Link>);

#[derive(Clone)]
pub(crate) enum Link {
    Test(Expr),
    Let(Binder, Expr),
}

#[derive(Clone)]
pub(crate) struct Match<B> {
    pub(crate) of: Vec<Expr>,
    pub(crate) arms: Vec<Arm<B>>,
}

#[derive(Clone)]
pub(crate) struct Arm<B> {
    pub(crate) patterns: Vec<Pattern>,
    pub(crate) guard: Option<Expr>,
    pub(crate) body: B,
}

#[derive(Clone, Debug)]
pub(crate) enum Pattern {
    Wild,
    Bind(Binder),
    /// One of some literals.
    Is(Vec<Value>),
    Range(i32, i32),
    None,
    Some(Box<Pattern>),
}

#[derive(Clone)]
pub(crate) enum Statement {
    Let {
        binder: Binder,
        mutable: bool,
        value: Expr,
    },
    Set(Name, Type, Expr),
    Calculate(Name, Operator, Expr),
    If(Condition, Vec<Statement>, Vec<Statement>),
    /// What happens where there is none, before the row is left.
    LetElse(Binder, Expr, Vec<Statement>),
    /// The other side leaves the row where it has no value.
    LetIf(Binder, Condition, (Vec<Statement>, Expr), (Vec<Statement>, Option<Expr>)),
    Match(Match<Vec<Statement>>),
    Return,
    Swap(Name, Name, Type),
    For(Binder, Vec<i32>, Vec<Statement>),
}

/// The body of a closure over a row.
#[derive(Clone)]
pub(crate) struct Program(pub(crate) Vec<Statement>);
