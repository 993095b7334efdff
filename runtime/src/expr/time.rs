//! Times, in UTC whatever the time zone of a session.

mod difference;
mod field;
mod from_timestamp;
mod now;
mod shift;
mod stored;
mod truncate;

pub use difference::{Difference, DifferenceUnit};
pub use field::{Field, TimeField};
pub use from_timestamp::FromTimestamp;
pub use now::now;
pub use shift::{Shift, TimeShift};
pub use stored::StoredTime;
pub use truncate::{TimeUnit, Truncate};

use chrono::{DateTime, Utc};

use super::{IntoNode, Node};
use crate::table::{Comparable, SqlType, Storage};

/// An operation on times.
#[derive(Clone, Debug, PartialEq)]
pub enum TimeNode {
    /// The server's clock.
    Now,
    /// A time before or after.
    Shift(TimeShift),
    /// The beginning of the day, the month and so on.
    Truncate(Truncate),
    /// Its year, its month and so on.
    Field(TimeField),
    /// How long one is after another.
    Difference(Difference),
    /// The time that is so many seconds after the beginning of 1970.
    FromTimestamp(FromTimestamp),
    /// The same time as a column of another storage holds it.
    Stored(StoredTime),
}

/// A type whose values are times.
#[diagnostic::on_unimplemented(
    message = "values of type `{Self}` are not times",
    note = "the field is a `DateTime<Utc>` or an `Option<DateTime<Utc>>`"
)]
pub trait Time: Comparable {}

impl Time for DateTime<Utc> {}

impl TimeNode {
    pub(super) fn ty(&self) -> SqlType {
        match self {
            TimeNode::Now
            | TimeNode::Shift(_)
            | TimeNode::Truncate(_)
            | TimeNode::FromTimestamp(_)
            | TimeNode::Stored(_) => SqlType::Timestamp,
            TimeNode::Field(node) => node.field.ty(),
            TimeNode::Difference(_) => SqlType::I64,
        }
    }

    pub(super) fn children(&self) -> Vec<&Node> {
        match self {
            TimeNode::Now => Vec::new(),
            TimeNode::Shift(node) => vec![&node.operand],
            TimeNode::Truncate(node) => vec![&node.operand],
            TimeNode::Field(node) => vec![&node.operand],
            TimeNode::Difference(node) => vec![&node.left, &node.right],
            TimeNode::FromTimestamp(node) => vec![&node.operand],
            TimeNode::Stored(node) => vec![&node.value],
        }
    }

    pub(super) fn map_children(self, f: &mut dyn FnMut(Node) -> Node) -> Self {
        match self {
            TimeNode::Now => TimeNode::Now,
            TimeNode::Shift(node) => {
                TimeNode::Shift(TimeShift { operand: f(node.operand), ..node })
            }
            TimeNode::Truncate(node) => {
                TimeNode::Truncate(Truncate { operand: f(node.operand), ..node })
            }
            TimeNode::Field(node) => {
                TimeNode::Field(TimeField { operand: f(node.operand), ..node })
            }
            TimeNode::Difference(node) => {
                let (left, right) = (f(node.left), f(node.right));
                TimeNode::Difference(Difference { left, right, ..node })
            }
            TimeNode::FromTimestamp(node) => {
                TimeNode::FromTimestamp(FromTimestamp { operand: f(node.operand) })
            }
            TimeNode::Stored(node) => TimeNode::Stored(StoredTime { value: f(node.value), ..node }),
        }
    }

    /// A time that is calculated may be before the year 1 or after 9999.
    pub(super) fn may_fail_itself(&self) -> bool {
        match self {
            TimeNode::Shift(_) | TimeNode::FromTimestamp(_) => true,
            TimeNode::Now
            | TimeNode::Truncate(_)
            | TimeNode::Field(_)
            | TimeNode::Difference(_)
            | TimeNode::Stored(_) => false,
        }
    }

    pub(super) fn storage(&self) -> Storage {
        match self {
            TimeNode::Stored(node) => node.storage,
            TimeNode::Now
            | TimeNode::Shift(_)
            | TimeNode::Truncate(_)
            | TimeNode::Field(_)
            | TimeNode::Difference(_)
            | TimeNode::FromTimestamp(_) => Storage::Usual,
        }
    }
}

/// An operand, in UTC.
fn utc(operand: impl IntoNode) -> Node {
    operand.into_node().meeting(Storage::Usual)
}

impl From<TimeNode> for Node {
    fn from(node: TimeNode) -> Self {
        Node::Time(Box::new(node))
    }
}
