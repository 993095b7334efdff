//! Expressions level by level: each level's strategies are made once, of those below it.

use std::collections::HashMap;

use amend::expr::{ColumnRef, Node, Value};
use amend::table::{SqlType, TableDef};
use proptest::prelude::*;
use proptest::sample::select;
use proptest::strategy::Union;

use super::literals::{literal, of_value};
use super::{cast, choice, condition, json, number, predicate, query, tables, text, time};

/// What a family makes of the level below, for the level above.
#[derive(Default)]
pub(super) struct Productions {
    of: HashMap<SqlType, Vec<(u32, BoxedStrategy<Node>)>>,
    conditions: Vec<(u32, BoxedStrategy<Node>)>,
}

impl Productions {
    /// Expressions of a type, and how often beside the others.
    pub(super) fn add(
        &mut self,
        ty: SqlType,
        weight: u32,
        nodes: impl Strategy<Value = Node> + 'static,
    ) {
        self.of.entry(ty).or_default().push((weight, nodes.boxed()));
    }

    /// Conditions.
    pub(super) fn add_condition(
        &mut self,
        weight: u32,
        nodes: impl Strategy<Value = Node> + 'static,
    ) {
        self.conditions.push((weight, nodes.boxed()));
    }
}

/// The expressions over one table up to some depth.
#[derive(Clone)]
pub(super) struct Below {
    pub(super) table: &'static TableDef,
    of: HashMap<SqlType, BoxedStrategy<Node>>,
    condition: BoxedStrategy<Node>,
}

impl Below {
    /// Columns, and conditions on them.
    pub(super) fn leaves(table: &'static TableDef) -> Self {
        let of = types(table).into_iter().map(|ty| (ty, column(table, ty))).collect();
        let mut leaves = Below { table, of, condition: column(table, SqlType::Bool) };
        let mut all = Productions::default();
        condition::productions(&leaves, &mut all);
        leaves.condition = Union::new_weighted(all.conditions).boxed();
        leaves
    }

    /// The highest level, with what no other operation takes.
    pub(super) fn top(&self, asked: &[Below]) -> Self {
        self.with(asked, text::letters)
    }

    /// One level more; what asks other rows asks these.
    pub(super) fn above(&self, asked: &[Below]) -> Self {
        self.with(asked, |_, _| {})
    }

    fn with(&self, asked: &[Below], more: fn(&Below, &mut Productions)) -> Self {
        let mut all = Productions::default();
        condition::productions(self, &mut all);
        condition::logic(self, &mut all);
        predicate::productions(self, &mut all);
        number::productions(self, &mut all);
        text::productions(self, &mut all);
        time::productions(self, &mut all);
        json::productions(self, &mut all);
        choice::productions(self, &mut all);
        cast::productions(self, &mut all);
        more(self, &mut all);
        for rows in asked {
            query::productions(self, rows, &mut all);
        }
        let of = types(self.table).into_iter().map(|ty| {
            let mut nodes = all.of.remove(&ty).unwrap_or_default();
            let weight = nodes.iter().map(|(weight, _)| weight).sum::<u32>();
            // The first is what shrinks to.
            nodes.insert(0, (1 + weight / 4, column(self.table, ty)));
            (ty, Union::new_weighted(nodes).boxed())
        });
        Below {
            table: self.table,
            of: of.collect(),
            condition: Union::new_weighted(all.conditions).boxed(),
        }
    }

    /// An expression that reads its row.
    pub(super) fn expr(&self, ty: SqlType) -> BoxedStrategy<Node> {
        self.of[&ty].clone()
    }

    /// An expression or a literal.
    pub(super) fn operand(&self, ty: SqlType) -> BoxedStrategy<Node> {
        prop_oneof![1 => literal(ty), 2 => self.expr(ty)].boxed()
    }

    /// An expression, a literal or NULL.
    pub(super) fn nullable(&self, ty: SqlType) -> BoxedStrategy<Node> {
        prop_oneof![1 => Just(of_value(Value::Null, ty)), 8 => self.operand(ty)].boxed()
    }

    /// A condition on a row.
    pub(super) fn condition(&self) -> BoxedStrategy<Node> {
        self.condition.clone()
    }
}

/// The types of a table's columns, each once.
pub(super) fn types(table: &'static TableDef) -> Vec<SqlType> {
    let mut types = Vec::new();
    for column in table.columns {
        if !types.contains(&column.ty) {
            types.push(column.ty);
        }
    }
    types
}

fn column(table: &'static TableDef, ty: SqlType) -> BoxedStrategy<Node> {
    select(tables::columns(table, ty))
        .prop_map(move |column| Node::Column(ColumnRef { table, column }))
        .boxed()
}
