//! What a reviewer reads of values that are compared exactly, as it was last approved.

use amend::expr::{Comparison, ExactLike, ExactOrder, IntoNode, Node, Same};
use amend::prelude::*;
use amend::statement::{DeleteTree, Statement};
use amend::{Dialect, Entry};

#[derive(Table)]
#[table(name = "t")]
struct T {
    a: Option<String>,
    b: Option<String>,
    #[column(collation = "binary")]
    exact: String,
    n: Option<i64>,
    at: Option<DateTime<Utc>>,
    #[column(storage = "timestamp")]
    ts: Option<DateTime<Utc>>,
    blob: Option<Uuid>,
    #[column(storage = "text")]
    hex: Option<Uuid>,
}

fn rendered(filter: Node, dialect: Dialect) -> String {
    let entry = Entry {
        version: None,
        name: "exact",
        description: "Exact.",
        dialects: &Dialect::ALL,
        module: "exact",
        file: "golden_exact.rs",
        line: 1,
        run: |_| Ok(()),
    };
    let mut migration = Migration::default();
    let filter = Some(Node::Not(Box::new(filter)));
    let tree = DeleteTree { table: T::DEF, filter, every_row: false };
    migration.change(Statement::Delete(tree));
    match amend::render(&entry, &migration, dialect) {
        Ok(text) => text
            .lines()
            .filter(|line| *line != "-- Exact.")
            .map(|line| format!("{line}\n"))
            .collect(),
        Err(error) => format!("{error}\n"),
    }
}

fn nodes() -> Vec<Node> {
    let same = |left: &dyn Fn() -> Node, right: &dyn Fn() -> Node| {
        [(false, false), (true, false), (false, true), (true, true)].map(|(negated, null_safe)| {
            Node::from(Same { left: left(), right: right(), negated, null_safe })
        })
    };
    let equal = |left: Node, right: Node| {
        Node::from(Same { left, right, negated: false, null_safe: false })
    };
    let text = |text: &'static str| move || text.into_node();
    let mut nodes = same(&|| T::a.into_node(), &text("x")).to_vec();
    nodes.extend(same(&|| T::n.into_node(), &|| 1_i64.into_node()));
    nodes.extend([
        equal(T::a.into_node(), "é\\".into_node()),
        equal("x".into_node(), T::a.into_node()),
        equal(T::a.into_node(), T::b.into_node()),
        equal(T::exact.into_node(), "x".into_node()),
        equal(T::exact.into_node(), T::a.into_node()),
        equal(T::a.concat("-").into_node(), T::b.into_node()),
        equal(T::at.into_node(), T::ts.into_node()),
        equal(T::ts.into_node(), T::at.into_node()),
        equal(T::hex.into_node(), Uuid::nil().into_node()),
        equal(T::hex.into_node(), T::blob.into_node()),
        T::hex.eq(T::blob).into_node(),
    ]);
    let order = |left: Node, right: Node| {
        Node::from(ExactOrder { comparison: Comparison::Less, left, right })
    };
    nodes.extend([
        order(T::a.into_node(), "x".into_node()),
        order("x".into_node(), T::exact.into_node()),
        order(T::n.into_node(), 1_i64.into_node()),
    ]);
    let like = |operand: Node, pattern| Node::from(ExactLike { operand, pattern });
    nodes.extend([
        like(T::a.into_node(), Pattern::new().text("50%").any()),
        like(T::a.into_node(), Pattern::new().any().text("x")),
        like(T::exact.into_node(), Pattern::new().text("x").any()),
    ]);
    nodes
}

fn text(dialect: Dialect) -> String {
    nodes().into_iter().map(|node| rendered(node, dialect)).collect()
}

#[test]
fn postgres_reads_as_approved() {
    insta::assert_snapshot!(text(Dialect::Postgres));
}

#[test]
fn mysql_reads_as_approved() {
    insta::assert_snapshot!(text(Dialect::Mysql));
}

#[test]
fn sqlite_reads_as_approved() {
    insta::assert_snapshot!(text(Dialect::Sqlite));
}
