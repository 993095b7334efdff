//! What is said of a node before it meets a row holds for every node of the corpus and for random
//! ones: that it is never NULL, that it never fails, and which nodes are below it.

use amend::Dialect;
use amend::evaluate::{Failure, Row, Tables, apply};
use amend::expr::{IntoNode as _, IsNull, Node};
use amend::statement::{DeleteTree, Statement};
use amend::table::{SqlType, Table as _, TableDef};
use proptest::strategy::{Strategy as _, ValueTree as _};
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

use crate::cases::{self, Case};
use crate::generate::scripts;
use crate::rows::{C, rows};
use crate::words;
use crate::world::several_tables;

/// Every node over the row that a statement is about.
fn nodes(statement: &Statement) -> Vec<(&'static TableDef, Node)> {
    let (table, roots) = match statement {
        Statement::Update(tree) => {
            let values = tree.assignments.iter().map(|assignment| &assignment.value);
            (tree.table, values.chain(&tree.filter).collect())
        }
        Statement::Delete(tree) => (tree.table, tree.filter.iter().collect()),
        Statement::Insert(_) | Statement::Raw(_) | Statement::Sea(_) | Statement::Impossible(_) => {
            return Vec::new();
        }
    };
    let mut found: Vec<&Node> = roots;
    let mut looked_at = 0;
    while let Some(node) = found.get(looked_at) {
        let below = match node {
            Node::Query(query) => query.outer(),
            other => other.children(),
        };
        found.extend(below);
        looked_at += 1;
    }
    found.into_iter().map(|node| (table, node.clone())).collect()
}

/// Holds what is said of one node against each row.
fn hold(
    name: &str,
    table: &'static TableDef,
    node: &Node,
    tables: &[(&'static TableDef, Vec<Row>)],
) {
    let is_null = IsNull { operand: node.clone(), negated: false };
    let filter = Some(Node::IsNull(Box::new(is_null)));
    let statement = Statement::Delete(DeleteTree { table, filter, every_row: false });
    let of_table = tables.iter().find(|(one, _)| one.name == table.name);
    let (_, rows) = of_table.expect("the rows of the table");
    for row in rows {
        let mut world = Tables::new();
        for (other, rows) in tables {
            let rows = if other.name == table.name { vec![row.clone()] } else { rows.clone() };
            world = world.with(other, rows);
        }
        match apply(&statement, &mut world) {
            Ok(0) | Err(Failure::Unknown(_) | Failure::Undecided(_)) => {}
            Ok(_) => assert!(node.may_be_null(), "{name}: NULL for {row:?}: {node:?}"),
            Err(Failure::Refused(why)) => assert!(node.may_fail(), "{name}: {why}: {node:?}"),
        }
    }
}

/// Holds a node's map against its children.
fn hold_map(node: &Node) {
    let below: Vec<Node> = node.children().into_iter().cloned().collect();
    let mut met = Vec::new();
    let same = node.clone().map_children(&mut |child| {
        met.push(child.clone());
        child
    });
    assert_eq!(met, below, "the children are met in another order");
    assert_eq!(same.children(), node.children());
    if node.ty() != SqlType::Json {
        assert_eq!(&same, node, "a map that changes nothing changes the node");
    }
    let mut next = 0_i64;
    let numbered = node.clone().map_children(&mut |_| {
        next += 1;
        next.into_node()
    });
    let numbers: Vec<Node> = (1..=next).map(|number| number.into_node()).collect();
    assert_eq!(numbered.children(), numbers.iter().collect::<Vec<_>>(), "{node:?}");
}

fn hold_all(cases: Vec<Case>, tables: &[(&'static TableDef, Vec<Row>)]) -> (usize, usize, usize) {
    let (mut all, mut never_null, mut never_failing) = (0, 0, 0);
    for case in cases {
        for (table, node) in nodes(&case.statement) {
            hold(&case.name, table, &node, tables);
            hold_map(&node);
            all += 1;
            never_null += usize::from(!node.may_be_null());
            never_failing += usize::from(!node.may_fail());
        }
    }
    (all, never_null, never_failing)
}

#[test]
fn what_is_said_of_a_node_holds() {
    let corpus = [(C::DEF, rows(Dialect::Mysql))];
    let (all, never_null, never_failing) = hold_all(cases::all(), &corpus);
    assert!(all > 3000 && never_null > 500 && never_failing > 1000, "{all} {never_null}");
    hold_all(words::cases(), &words::world().tables);
    let (all, never_null, _) = hold_all(cases::query::cases(), &several_tables().tables);
    assert!(all > 100 && never_null > 20, "{all} {never_null}");
}

#[test]
fn what_is_said_of_a_random_node_holds() {
    let seed = [17; 32];
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &seed);
    let mut runner = TestRunner::new_with_rng(Config::default(), rng);
    let scripts = scripts();
    for _ in 0..300 * amend_tests::scale() {
        let script = scripts.new_tree(&mut runner).expect("a script").current();
        let name = format!("seed {seed:?}");
        let cases = script.statements.into_iter().map(|statement| Case {
            name: name.clone(),
            statement,
            refused_by: &[],
        });
        hold_all(cases.collect(), &script.rows);
    }
}
