//! The state of a row's program, and the statement that it ends as.

use std::cell::RefCell;
use std::fmt;
use std::marker::PhantomData;

use super::choice::choice;
use super::logic::{both, either, known};
use super::{Fits, Scrutinee, Truth, Val, simplify};
use crate::expr::{
    ChoiceNode, Coalesce, ColumnRef, Condition, IntoNode as _, JsonNode, Literal, Node, Value,
};
use crate::statement::{Delete, Statement, Statements as _};
use crate::table::{Column, ColumnDef, ColumnType, Json, SqlType, Table};

/// What a row's program has done so far.
///
/// The macros make one and call it; nothing here is for users.
pub struct Program<T> {
    state: RefCell<State>,
    of: PhantomData<fn() -> T>,
}

/// A mutable local of a row's program.
pub struct Local<T, V> {
    place: usize,
    of: PhantomData<fn() -> (T, V)>,
}

impl<T, V> Clone for Local<T, V> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T, V> Copy for Local<T, V> {}

#[derive(Debug)]
struct State {
    values: Values,
    branches: Vec<Branch>,
    /// Conditions without which a row is left alone.
    required: Vec<Node>,
}

/// What columns and locals hold, each over the row as it was.
#[derive(Clone, Debug)]
struct Values {
    columns: Vec<Node>,
    locals: Vec<Option<Node>>,
    /// The condition under which the row has been left.
    left: Node,
}

#[derive(Debug)]
struct Branch {
    condition: Node,
    before: Values,
    then: Option<Values>,
}

impl State {
    /// A condition that only rows that come here have to meet.
    fn where_here(&self, condition: Node) -> Node {
        let left = self.values.left.clone();
        let inmost = if left == known(false) { condition } else { either(left, condition) };
        self.branches.iter().rev().fold(inmost, |inner, branch| {
            let condition = branch.condition.clone();
            let elsewhere =
                if branch.then.is_some() { condition } else { Node::Not(Box::new(condition)) };
            either(elsewhere, inner)
        })
    }
}

/// What a row of `T` is in a closure: a field for each column.
pub trait Columns<T> {}

/// A program that has done nothing yet, over the rows whose columns these are.
pub fn program<T: Table, C: Columns<T>>(_: C) -> Program<T> {
    Program::new()
}
impl<T: Table> Program<T> {
    fn new() -> Self {
        let columns = T::DEF.columns.iter();
        let columns = columns.map(|column| Node::Column(ColumnRef { table: T::DEF, column }));
        let values = Values { columns: columns.collect(), locals: Vec::new(), left: known(false) };
        let state = State { values, branches: Vec::new(), required: Vec::new() };
        Program { state: RefCell::new(state), of: PhantomData }
    }

    /// What a column holds.
    pub fn get<V>(&self, column: Column<T, V>) -> Val<T, V> {
        Val::new(self.state.borrow().values.columns[place::<T>(column.def())].clone())
    }

    /// Assigns a column.
    pub fn set<V: ColumnType>(&self, column: Column<T, V>, value: impl Fits<T, V>) {
        let def = column.def();
        let value = whole_document(value.into_node(), V::NULLABLE).meeting(def.storage);
        let mut state = self.state.borrow_mut();
        let left = state.values.left.clone();
        let held = &mut state.values.columns[place::<T>(def)];
        *held = choice(left, held.clone(), value);
    }

    /// A mutable local.
    pub fn local<V>(&self, value: Val<T, V>) -> Local<T, V> {
        self.declare(Some(value.into_node()))
    }

    /// A local that is assigned later.
    pub fn unset<V>(&self) -> Local<T, V> {
        self.declare(None)
    }

    fn declare<V>(&self, value: Option<Node>) -> Local<T, V> {
        let locals = &mut self.state.borrow_mut().values.locals;
        locals.push(value);
        Local { place: locals.len() - 1, of: PhantomData }
    }

    /// What a local holds.
    pub fn get_local<V: ColumnType>(&self, local: Local<T, V>) -> Val<T, V> {
        let held = self.state.borrow().values.locals[local.place].clone();
        Val::new(held.unwrap_or_else(|| Node::Literal(Literal::null(V::TYPE))))
    }

    /// Assigns a local.
    pub fn set_local<V>(&self, local: Local<T, V>, value: impl Fits<T, V>) {
        let mut state = self.state.borrow_mut();
        let left = state.values.left.clone();
        let held = &mut state.values.locals[local.place];
        let value = value.into_node();
        *held = Some(match held.take() {
            Some(before) => choice(left, before, value),
            None => value,
        });
    }

    /// A value of a type that was written.
    pub fn typed<V>(&self, value: impl Fits<T, V>) -> Val<T, V> {
        Val::of(value)
    }

    /// Begins what happens only where this holds.
    pub fn branch(&self, condition: impl Truth<T>) {
        let mut state = self.state.borrow_mut();
        // What comes behind a `return` is not asked for rows that have left.
        let condition = match &state.values.left {
            Node::Literal(Literal { value: Value::Bool(false), .. }) => condition.truth(),
            left => both(Node::Not(Box::new(left.clone())), condition.truth()),
        };
        let before = state.values.clone();
        state.branches.push(Branch { condition, before, then: None });
    }

    /// Begins what happens where it does not hold.
    pub fn otherwise(&self) {
        let state = &mut *self.state.borrow_mut();
        if let Some(branch) = state.branches.last_mut() {
            let then = std::mem::replace(&mut state.values, branch.before.clone());
            branch.then = Some(then);
        }
    }

    /// Ends a branch.
    pub fn merge(&self) {
        self.end();
    }

    /// Ends a branch whose sides have values.
    pub fn join<V>(&self, [then, otherwise]: [Val<T, V>; 2]) -> Val<T, V> {
        match self.end() {
            Some(condition) => Val::new(choice(condition, then.into_node(), otherwise.into_node())),
            None => then,
        }
    }

    fn end(&self) -> Option<Node> {
        let state = &mut *self.state.borrow_mut();
        let Branch { condition, before, then } = state.branches.pop()?;
        let then = then?;
        let choose = |a: Node, b: Node| choice(condition.clone(), a, b);
        let otherwise = std::mem::replace(&mut state.values, before);
        state.values.left = choose(then.left, otherwise.left);
        let columns = then.columns.into_iter().zip(otherwise.columns);
        state.values.columns = columns.map(|(a, b)| choose(a, b)).collect();
        // Locals of the branch itself are not seen behind it.
        let locals = then.locals.into_iter().zip(otherwise.locals).take(state.values.locals.len());
        state.values.locals = locals
            .map(|values| match values {
                (Some(a), Some(b)) => Some(choose(a, b)),
                (one, None) | (None, one) => one,
            })
            .collect();
        Some(condition)
    }

    /// Leaves the row as it is now.
    pub fn leave(&self) {
        self.state.borrow_mut().values.left = known(true);
    }

    /// What a `match` looks at: its patterns are the compiler's to check, and a row that comes here
    /// is left alone if its text is none that the enum knows.
    pub fn matched<S: Scrutinee>(&self, values: &S, _: fn((S::Pattern,))) {
        let mut state = self.state.borrow_mut();
        let required: Vec<Node> =
            values.known().into_iter().map(|known| state.where_here(known)).collect();
        state.required.extend(required);
    }

    /// The statement that does to every row what the program does to one.
    pub fn update(self) -> super::Backfill<T> {
        let State { values, required, .. } = self.state.into_inner();
        let columns: Vec<(&'static ColumnDef, Node)> =
            T::DEF.columns.iter().zip(values.columns).collect();
        super::Backfill::new(simplify::update(T::DEF, columns, required).map(Statement::Update))
    }

    /// The rows for which a condition holds are removed.
    pub fn delete(&self, condition: impl Truth<T>) -> Delete<T> {
        T::delete().filter(self.condition(condition))
    }

    /// The condition itself.
    pub fn condition(&self, condition: impl Truth<T>) -> Condition<T> {
        let required = std::mem::take(&mut self.state.borrow_mut().required);
        let all = required.into_iter().fold(condition.truth(), both);
        Condition::new(simplify::condition(all))
    }
}

fn place<T: Table>(column: &'static ColumnDef) -> usize {
    // A column is one of its table, whose names are told apart.
    T::DEF.columns.iter().position(|known| known == column).unwrap_or_default()
}

/// A part of a document that may be missing is JSON's null where a document must stand.
fn whole_document(node: Node, nullable: bool) -> Node {
    let missing = matches!(&node, Node::Json(part) if matches!(**part, JsonNode::Part(_)));
    if nullable || !missing || node.ty() != SqlType::Json {
        return node;
    }
    let null = Node::Literal(Literal::new(Value::Json(Json::Null)));
    Node::from(ChoiceNode::Coalesce(Coalesce { values: vec![node, null] }))
}

impl<T> fmt::Debug for Program<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.state.fmt(f)
    }
}

impl<T, V> fmt::Debug for Local<T, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.place.fmt(f)
    }
}
