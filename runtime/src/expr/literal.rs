//! A value that was known when `gen` ran.

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, Utc};
use rust_decimal::Decimal;
use uuid::Uuid;

use super::{Node, StoredTime, TimeNode};
use crate::table::{Element, Json, SqlType, Storage};

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
    /// `i8`
    I8(i8),
    /// `i16`
    I16(i16),
    /// `i32`
    I32(i32),
    /// `i64`
    I64(i64),
    /// `u8`
    U8(u8),
    /// `u16`
    U16(u16),
    /// `u32`
    U32(u32),
    /// `u64`
    U64(u64),
    /// `f32`
    F32(f32),
    /// `f64`
    F64(f64),
    /// `Decimal`
    Decimal(Decimal),
    /// `String`, and the name of an enum's variant.
    Text(String),
    /// `Vec<u8>`
    Bytes(Vec<u8>),
    /// A document.
    Json(Json),
    /// `Uuid`
    Uuid(Uuid),
    /// A day.
    Date(NaiveDate),
    /// A time of day.
    Time(NaiveTime),
    /// A day and a time, in no zone.
    DateTime(NaiveDateTime),
    /// A moment, in UTC.
    Timestamp(DateTime<Utc>),
    /// The elements of an array, which are of one type.
    Array(Element, Vec<Value>),
}

impl Value {
    /// A whole number of a type, if it is one of its values.
    pub(crate) fn of_whole(ty: SqlType, number: i128) -> Option<Value> {
        match ty {
            SqlType::I8 => number.try_into().ok().map(Value::I8),
            SqlType::I16 => number.try_into().ok().map(Value::I16),
            SqlType::I32 => number.try_into().ok().map(Value::I32),
            SqlType::I64 => number.try_into().ok().map(Value::I64),
            SqlType::U8 => number.try_into().ok().map(Value::U8),
            SqlType::U16 => number.try_into().ok().map(Value::U16),
            SqlType::U32 => number.try_into().ok().map(Value::U32),
            SqlType::U64 => number.try_into().ok().map(Value::U64),
            SqlType::Bool
            | SqlType::F32
            | SqlType::F64
            | SqlType::Decimal
            | SqlType::Text
            | SqlType::Enum(_)
            | SqlType::Bytes
            | SqlType::Json
            | SqlType::Uuid
            | SqlType::Date
            | SqlType::Time
            | SqlType::DateTime
            | SqlType::Timestamp
            | SqlType::Array(_) => None,
        }
    }

    /// The whole number, of any of their types.
    pub(crate) fn whole(&self) -> Option<i128> {
        match self {
            Value::I8(number) => Some((*number).into()),
            Value::I16(number) => Some((*number).into()),
            Value::I32(number) => Some((*number).into()),
            Value::I64(number) => Some((*number).into()),
            Value::U8(number) => Some((*number).into()),
            Value::U16(number) => Some((*number).into()),
            Value::U32(number) => Some((*number).into()),
            Value::U64(number) => Some((*number).into()),
            Value::Null
            | Value::Bool(_)
            | Value::F32(_)
            | Value::F64(_)
            | Value::Decimal(_)
            | Value::Text(_)
            | Value::Bytes(_)
            | Value::Json(_)
            | Value::Uuid(_)
            | Value::Date(_)
            | Value::Time(_)
            | Value::DateTime(_)
            | Value::Timestamp(_)
            | Value::Array(..) => None,
        }
    }

    /// Whether it is 0, of any type of numbers.
    pub(crate) fn is_zero(&self) -> bool {
        self.whole() == Some(0)
            || matches!(self, Value::F32(number) if *number == 0.0)
            || matches!(self, Value::F64(number) if *number == 0.0)
            || matches!(self, Value::Decimal(number) if number.is_zero())
    }
}

impl Literal {
    /// A literal of the value's own type; NULL has none, see [`Literal::null`].
    pub(crate) fn new(value: Value) -> Self {
        let ty = match &value {
            Value::Null | Value::Text(_) => SqlType::Text,
            Value::Bool(_) => SqlType::Bool,
            Value::I8(_) => SqlType::I8,
            Value::I16(_) => SqlType::I16,
            Value::I32(_) => SqlType::I32,
            Value::I64(_) => SqlType::I64,
            Value::U8(_) => SqlType::U8,
            Value::U16(_) => SqlType::U16,
            Value::U32(_) => SqlType::U32,
            Value::U64(_) => SqlType::U64,
            Value::F32(_) => SqlType::F32,
            Value::F64(_) => SqlType::F64,
            Value::Decimal(_) => SqlType::Decimal,
            Value::Bytes(_) => SqlType::Bytes,
            Value::Json(_) => SqlType::Json,
            Value::Uuid(_) => SqlType::Uuid,
            Value::Date(_) => SqlType::Date,
            Value::Time(_) => SqlType::Time,
            Value::DateTime(_) => SqlType::DateTime,
            Value::Timestamp(_) => SqlType::Timestamp,
            Value::Array(element, _) => SqlType::Array(*element),
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

    /// Two values that are compared, in one form. A column that is stored in a way of its own stays
    /// as it is, so that its index serves.
    pub(crate) fn meet(left: Node, right: Node) -> (Node, Node) {
        let (of_left, of_right) = (left.storage(), right.storage());
        if of_left == Storage::Usual {
            (left.meeting(of_right), right)
        } else {
            (left, right.meeting(of_left))
        }
    }

    /// Values of which one is chosen, stored in one way: times that are not, in UTC, since a server
    /// does not convert what is no TIMESTAMP, and there would be no way back.
    pub(crate) fn alike(values: Vec<Node>) -> Vec<Node> {
        let own = values.iter().filter(|value| !matches!(value, Node::Literal(_)));
        let own: Vec<Storage> = own.map(Node::storage).collect();
        let are_times = values.iter().any(|value| value.ty() == SqlType::Timestamp);
        let differ = own.windows(2).any(|pair| pair[0] != pair[1]);
        let stored = own.into_iter().find(|storage| *storage != Storage::Usual);
        match stored {
            Some(_) if are_times && differ => {
                values.into_iter().map(|value| value.meeting(Storage::Usual)).collect()
            }
            Some(storage) => values.into_iter().map(|value| value.meeting(storage)).collect(),
            None => values,
        }
    }

    /// How the node's values are stored.
    pub(crate) fn storage(&self) -> Storage {
        match self {
            Node::Column(column) => column.column.storage,
            Node::Literal(literal) => literal.storage,
            Node::Time(node) => node.storage(),
            Node::Choice(node) => node.storage(),
            Node::Query(node) => node.storage(),
            Node::Json(node) => node.storage(),
            Node::Compare(_)
            | Node::IsNull(_)
            | Node::Not(_)
            | Node::Logic(_)
            | Node::Number(_)
            | Node::Text(_)
            | Node::Predicate(_)
            | Node::Cast(_)
            | Node::Changed(_) => Storage::Usual,
        }
    }
}
