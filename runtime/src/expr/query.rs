//! Questions to other rows: of another table, or of the same one.
//!
//! Each is asked of [`Rows`]: `Order::rows().matching(Order::user_id, User::id).count()`.

mod aggregate;
mod exists;
mod in_rows;
mod joined;
mod pick;
mod rows;

pub use aggregate::{Aggregate, AggregateFunction, Summable};
pub use exists::Exists;
pub use in_rows::{InRows, IntoSet, Values};
pub use joined::{Grouped, Join, Joined, Keyed};
pub use pick::{Direction, Found, Pick, PickOrder};
pub use rows::{Match, Rows, RowsTree};

use super::{ColumnRef, Node};
use crate::table::{SqlType, Storage, TableDef};

/// A question to other rows.
#[derive(Clone, Debug, PartialEq)]
pub enum QueryNode {
    /// Whether there is a row.
    Exists(Exists),
    /// Whether a value is one of the rows' values.
    In(InRows),
    /// One value of all rows.
    Aggregate(Aggregate),
    /// A value of one row.
    Pick(Pick),
    /// A value of what an update joins.
    Joined(Joined),
}

impl QueryNode {
    /// The rows that are asked.
    pub fn rows(&self) -> &RowsTree {
        match self {
            QueryNode::Exists(node) => &node.rows,
            QueryNode::In(node) => &node.rows,
            QueryNode::Aggregate(node) => &node.rows,
            QueryNode::Pick(node) => &node.rows,
            QueryNode::Joined(node) => node.rows(),
        }
    }

    pub(super) fn ty(&self) -> SqlType {
        match self {
            QueryNode::Exists(_) | QueryNode::In(_) => SqlType::Bool,
            QueryNode::Aggregate(node) => node.ty(),
            QueryNode::Pick(node) => node.value.ty(),
            QueryNode::Joined(node) => node.ty(),
        }
    }

    pub(super) fn storage(&self) -> Storage {
        match self {
            QueryNode::Exists(_) | QueryNode::In(_) => Storage::Usual,
            QueryNode::Aggregate(node) => node.storage(),
            QueryNode::Pick(node) => node.value.storage(),
            QueryNode::Joined(node) => node.storage(),
        }
    }

    pub(super) fn children(&self) -> Vec<&Node> {
        self.inner().into_iter().chain(self.outer()).collect()
    }

    pub(super) fn map_children(self, f: &mut dyn FnMut(Node) -> Node) -> Self {
        match self {
            QueryNode::Exists(node) => {
                QueryNode::Exists(Exists { rows: node.rows.map_inner(f).map_outer(f) })
            }
            QueryNode::In(node) => {
                let (of, rows) = (f(node.of), node.rows.map_inner(f));
                let (value, rows) = (f(node.value), rows.map_outer(f));
                QueryNode::In(InRows { value, of, rows, negated: node.negated })
            }
            QueryNode::Aggregate(node) => {
                let value = node.value.map(&mut *f);
                let rows = node.rows.map_inner(f).map_outer(f);
                QueryNode::Aggregate(Aggregate { function: node.function, value, rows })
            }
            QueryNode::Pick(node) => {
                let value = f(node.value);
                let order = node.order.map(|order| PickOrder { by: f(order.by), ..order });
                let rows = node.rows.map_inner(f).map_outer(f);
                QueryNode::Pick(Pick { value, order, rows })
            }
            QueryNode::Joined(node) => QueryNode::Joined(node.map_children(f)),
        }
    }

    pub(super) fn may_be_null(&self) -> bool {
        match self {
            QueryNode::Exists(_) => false,
            QueryNode::In(node) => node.value.may_be_null(),
            QueryNode::Aggregate(node) => match node.function {
                AggregateFunction::Count => false,
                AggregateFunction::Sum | AggregateFunction::Min | AggregateFunction::Max => true,
            },
            // A row that nothing joins is not changed, but it is looked at.
            QueryNode::Pick(_) | QueryNode::Joined(_) => true,
        }
    }

    /// A sum may overflow, and where one row is asked for there may be two: that the columns are
    /// the table's key is said in Rust alone.
    pub(super) fn may_fail_itself(&self) -> bool {
        match self {
            QueryNode::Exists(_) | QueryNode::In(_) => false,
            QueryNode::Aggregate(node) => node.function == AggregateFunction::Sum,
            QueryNode::Pick(node) => node.order.is_none(),
            QueryNode::Joined(node) => match node {
                Joined::Group(node) => node.function == AggregateFunction::Sum,
                Joined::Row(_) => false,
            },
        }
    }

    /// What is said of the rows that are asked.
    pub fn inner(&self) -> Vec<&Node> {
        let value = match self {
            QueryNode::Exists(_) => None,
            QueryNode::In(node) => Some(&node.of),
            QueryNode::Aggregate(node) => node.value.as_ref(),
            QueryNode::Pick(node) => Some(&node.value),
            QueryNode::Joined(node) => node.value(),
        };
        let order = match self {
            QueryNode::Exists(_)
            | QueryNode::In(_)
            | QueryNode::Aggregate(_)
            | QueryNode::Joined(_) => None,
            QueryNode::Pick(node) => node.order.as_ref().map(|order| &order.by),
        };
        let rows = self.rows();
        let matches = rows.matches.iter().map(|pair| &pair.inner);
        value.into_iter().chain(order).chain(matches).chain(&rows.filter).collect()
    }

    /// What is said of the row that asks.
    pub fn outer(&self) -> Vec<&Node> {
        let value = match self {
            QueryNode::In(node) => Some(&node.value),
            QueryNode::Exists(_)
            | QueryNode::Aggregate(_)
            | QueryNode::Pick(_)
            | QueryNode::Joined(_) => None,
        };
        value.into_iter().chain(self.rows().matches.iter().map(|pair| &pair.outer)).collect()
    }
}

impl Node {
    /// Whether the node asks rows of this table, at any depth.
    pub(crate) fn asks(&self, table: &TableDef) -> bool {
        let here = match self {
            Node::Query(node) => match node.as_ref() {
                // What is joined is asked by the statement, not by each of its values.
                QueryNode::Joined(_) => {
                    return node.outer().into_iter().any(|outer| outer.asks(table));
                }
                QueryNode::Exists(_)
                | QueryNode::In(_)
                | QueryNode::Aggregate(_)
                | QueryNode::Pick(_) => node.rows().table.may_be(table),
            },
            Node::Column(_)
            | Node::Literal(_)
            | Node::Compare(_)
            | Node::IsNull(_)
            | Node::Not(_)
            | Node::Logic(_)
            | Node::Predicate(_)
            | Node::Number(_)
            | Node::Text(_)
            | Node::Time(_)
            | Node::Json(_)
            | Node::Choice(_)
            | Node::Cast(_)
            | Node::Changed(_) => false,
        };
        here || self.children().into_iter().any(|child| child.asks(table))
    }

    /// The values of what is joined that the node reads for its own row, in their order.
    pub(crate) fn joined(&self) -> Vec<&Joined> {
        let children = match self {
            Node::Query(node) => match node.as_ref() {
                QueryNode::Joined(joined) => {
                    let outer = node.outer().into_iter().flat_map(Node::joined);
                    return outer.chain([joined]).collect();
                }
                QueryNode::Exists(_)
                | QueryNode::In(_)
                | QueryNode::Aggregate(_)
                | QueryNode::Pick(_) => node.outer(),
            },
            other => other.children(),
        };
        children.into_iter().flat_map(Node::joined).collect()
    }

    /// A column as a node.
    pub(crate) fn column(
        table: &'static TableDef,
        column: &'static crate::table::ColumnDef,
    ) -> Node {
        Node::Column(ColumnRef { table, column })
    }
}

impl From<QueryNode> for Node {
    fn from(node: QueryNode) -> Self {
        Node::Query(Box::new(node))
    }
}
