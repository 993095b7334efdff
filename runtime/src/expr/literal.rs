//! A value that was known when `gen` ran.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{Node, StoredTime, TimeNode};
use crate::table::{Json, SqlType, Storage};

/// A value, and how the column that it meets is stored.
#[derive(Clone, Debug, PartialEq)]
pub struct Literal {
    /// The value.
    pub value: Value,
    /// The type, known for NULL too.
    pub ty: SqlType,
    /// The storage of the column that it is set to or compared with.
    pub storage: Storage,
}

/// The values of each type.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// NULL
    Null,
    /// `bool`
    Bool(bool),
    /// `i32`
    I32(i32),
    /// `i64`
    I64(i64),
    /// `f64`
    F64(f64),
    /// `String`
    Text(String),
    /// A document.
    Json(Json),
    /// `Uuid`
    Uuid(Uuid),
    /// A moment, in UTC.
    Timestamp(DateTime<Utc>),
}

impl Literal {
    /// A literal of the value's own type; NULL has none, see [`Literal::null`].
    pub(crate) fn new(value: Value) -> Self {
        let ty = match &value {
            Value::Null | Value::Text(_) => SqlType::Text,
            Value::Bool(_) => SqlType::Bool,
            Value::I32(_) => SqlType::I32,
            Value::I64(_) => SqlType::I64,
            Value::F64(_) => SqlType::F64,
            Value::Json(_) => SqlType::Json,
            Value::Uuid(_) => SqlType::Uuid,
            Value::Timestamp(_) => SqlType::Timestamp,
        };
        Literal { value, ty, storage: Storage::Usual }
    }

    /// NULL of a type.
    pub(crate) fn null(ty: SqlType) -> Self {
        Literal { value: Value::Null, ty, storage: Storage::Usual }
    }
}

impl Node {
    /// The node as it meets a column of this storage: a literal takes the column's form, and a
    /// time is converted to it.
    pub(crate) fn meeting(self, storage: Storage) -> Self {
        match self {
            Node::Literal(literal) => Node::Literal(Literal { storage, ..literal }),
            value if value.ty() == SqlType::Timestamp && value.storage() != storage => {
                Node::from(TimeNode::Stored(StoredTime { value, storage }))
            }
            other => other,
        }
    }

    /// How the node's values are stored.
    pub(crate) fn storage(&self) -> Storage {
        match self {
            Node::Column(column) => column.column.storage,
            Node::Literal(literal) => literal.storage,
            Node::Time(node) => node.storage(),
            Node::Choice(node) => node.storage(),
            Node::Compare(_)
            | Node::IsNull(_)
            | Node::Not(_)
            | Node::Logic(_)
            | Node::Number(_)
            | Node::Text(_)
            | Node::Json(_)
            | Node::Changed(_) => Storage::Usual,
        }
    }
}
