//! The documentation of questions to other rows names every operation.

use amend::expr::{AggregateFunction, Comparison, Direction, Joined, Node, QueryNode};
use amend::prelude::*;
use amend::statement::{IntoStatement as _, Statement};

const PAGE: &str = include_str!("../../docs/semantics/query.md");

#[derive(Table)]
#[table(name = "things")]
struct Thing {
    #[column(primary_key)]
    id: i64,
}

/// The method that makes a node: a new node is an error here until it has one.
fn methods(node: &QueryNode) -> Vec<&'static str> {
    match node {
        QueryNode::Exists(_) => vec![".exists()"],
        QueryNode::In(node) if node.negated => vec!["a.not_in(rows.select(b))"],
        QueryNode::In(_) => vec!["a.is_in(rows.select(b))"],
        QueryNode::Aggregate(node) => vec![match node.function {
            AggregateFunction::Count => ".count()",
            AggregateFunction::Sum => ".sum(a)",
            AggregateFunction::Min => ".min(a)",
            AggregateFunction::Max => ".max(a)",
        }],
        QueryNode::Pick(node) => match node.order.as_ref().map(|order| order.direction) {
            Some(Direction::Ascending) => vec![".first_by(o).get(a)"],
            Some(Direction::Descending) => vec![".last_by(o).get(a)"],
            None => vec![".get(a)", ".only().get(a)"],
        },
        QueryNode::Joined(Joined::Group(node)) => vec![
            ".grouped()`, then `update().join(&group)",
            match node.function {
                AggregateFunction::Count => "group.count()",
                AggregateFunction::Sum => "group.sum(a)",
                AggregateFunction::Min => "group.min(a)",
                AggregateFunction::Max => "group.max(a)",
            },
        ],
        QueryNode::Joined(Joined::Row(_)) => {
            vec![".by_key()`, then `update().join(&row)", "row.get(a)"]
        }
    }
}

fn query(condition: Condition<Thing>) -> QueryNode {
    let Statement::Delete(tree) = Thing::delete().filter(condition).into_statement() else {
        panic!("a delete is one");
    };
    match tree.filter {
        Some(Node::Query(node)) => *node,
        Some(Node::Compare(compare)) => match compare.left {
            Node::Query(node) => *node,
            other => panic!("{other:?}"),
        },
        other => panic!("{other:?}"),
    }
}

#[test]
fn every_question_is_documented() {
    let rows = || Thing::rows::<Thing>();
    let group = rows().matching(Thing::id, Thing::id).grouped();
    let row = rows().matching(Thing::id, Thing::id).by_key();
    let questions = [
        group.count().eq(1),
        group.sum(Thing::id).eq(1),
        group.min(Thing::id).eq(1),
        group.max(Thing::id).eq(1),
        row.get(Thing::id).eq(1),
        rows().exists(),
        Thing::id.is_in(rows().select(Thing::id)),
        Thing::id.not_in(rows().select(Thing::id)),
        rows().count().eq(1),
        rows().sum(Thing::id).eq(1),
        rows().min(Thing::id).eq(1),
        rows().max(Thing::id).eq(1),
        rows().first_by(Thing::id).get(Thing::id).eq(1),
        rows().last_by(Thing::id).get(Thing::id).eq(1),
        rows().matching_by(Thing::id, Comparison::Less, Thing::id).only().get(Thing::id).eq(1),
    ];
    for question in questions {
        for method in methods(&query(question)) {
            assert!(PAGE.contains(&format!("`{method}`")), "{method} is not documented");
        }
    }
    for method in [
        "rows().filter(c)",
        ".matching(inner, outer)",
        ".matching_by(inner, ",
        ".first_of_each(c)",
        "update().set_from(",
    ] {
        assert!(PAGE.contains(&format!("`{method}")), "{method} is not documented");
    }
}

#[test]
fn every_insert_is_documented() {
    const INSERT: &str = include_str!("../../docs/semantics/insert.md");
    // Each field of the tree is what one method fills.
    let Statement::Insert(tree) = Thing::insert().columns((Thing::id,)).row((1,)).into_statement()
    else {
        panic!("an insert is one");
    };
    let amend::statement::InsertTree { table: _, columns: _, rows: _, select: _, conflict: _ } =
        tree;
    let methods =
        [".columns((…)).row((…))", ".rows(…)", ".select(rows, (…))", ".do_nothing()", ".update("];
    for method in methods {
        assert!(INSERT.contains(method), "{method} is not documented");
    }
}
