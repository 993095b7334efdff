//! What a derive knows of a table, without types.

use std::fmt;

use super::{Digits, InColumn};

/// A table's name and columns.
#[derive(PartialEq, Eq)]
pub struct TableDef {
    /// The schema (PostgreSQL), database (MySQL family) or attached file (SQLite), if one is named.
    pub schema: Option<&'static str>,
    /// The table's name in the database.
    pub name: &'static str,
    /// The columns, in the order of the struct's fields.
    pub columns: &'static [ColumnDef],
}

// Trees are printed when a test fails, and each of their columns names its table.
impl fmt::Debug for TableDef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "TableDef({})", self.name)
    }
}

impl TableDef {
    /// Whether both may name one table: a schema that is not named can be any, and some servers
    /// take no notice of case.
    pub(crate) fn may_be(&self, other: &TableDef) -> bool {
        self.name.eq_ignore_ascii_case(other.name)
    }

    /// The columns of the primary key, as far as the fields say so.
    pub fn primary_key(&self) -> impl Iterator<Item = &'static ColumnDef> + use<> {
        self.columns.iter().filter(|column| column.primary_key)
    }
}

/// A column's name, type and attributes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct ColumnDef {
    /// The column's name in the database.
    pub name: &'static str,
    /// The type of its values.
    pub ty: SqlType,
    /// Whether it may be NULL: the field is an `Option`.
    pub nullable: bool,
    /// Whether it is part of the primary key.
    pub primary_key: bool,
    /// How its values are stored where a dialect has more than one way.
    pub storage: Storage,
    /// How its text compares.
    pub collation: Collation,
    /// How many digits it keeps of a `Decimal`, if the field says so.
    pub digits: Option<Digits>,
}

impl fmt::Debug for ColumnDef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ColumnDef({}: {:?})", self.name, self.ty)
    }
}

impl ColumnDef {
    /// A column with the type of `V` and no attributes.
    pub const fn new<V: InColumn>(name: &'static str) -> Self {
        ColumnDef {
            name,
            ty: V::TYPE,
            nullable: V::NULLABLE,
            primary_key: false,
            storage: Storage::Usual,
            collation: Collation::Database,
            digits: None,
        }
    }

    /// The same column as part of the primary key.
    pub const fn primary_key(self) -> Self {
        ColumnDef { primary_key: true, ..self }
    }

    /// The same column, stored in another way.
    pub const fn stored(self, storage: Storage) -> Self {
        ColumnDef { storage, ..self }
    }

    /// The same column, a `numeric(precision, scale)`.
    pub const fn keeping(self, precision: u32, scale: u32) -> Self {
        ColumnDef { digits: Some(Digits::of_column(precision, scale)), ..self }
    }

    /// The same column with a collation.
    pub const fn collated(self, collation: Collation) -> Self {
        ColumnDef { collation, ..self }
    }
}

/// The types of values, each with one meaning in every dialect.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SqlType {
    /// `bool`
    Bool,
    /// `i8`
    I8,
    /// `i16`
    I16,
    /// `i32`
    I32,
    /// `i64`
    I64,
    /// `u8`
    U8,
    /// `u16`
    U16,
    /// `u32`
    U32,
    /// `u64`
    U64,
    /// `f32`
    F32,
    /// `f64`
    F64,
    /// `Decimal`
    Decimal,
    /// `String`
    Text,
    /// An enum of the database: `#[derive(SqlEnum)]` with `native`.
    Enum(&'static EnumDef),
    /// `Vec<u8>`
    Bytes,
    /// `Json`
    Json,
    /// `Uuid`
    Uuid,
    /// `NaiveDate`
    Date,
    /// `NaiveTime`
    Time,
    /// `NaiveDateTime`
    DateTime,
    /// `DateTime<Utc>`
    Timestamp,
    /// `Vec<i32>` and its kin.
    Array(Element),
}

/// What the derive has read of an enum with a type of its own in the database.
#[derive(Debug, PartialEq, Eq, Hash)]
pub struct EnumDef {
    /// The schema of PostgreSQL's type, if one is named.
    pub schema: Option<&'static str>,
    /// The name of PostgreSQL's type.
    pub name: &'static str,
}

/// The types of an array's elements.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Element {
    /// `Vec<bool>`
    Bool,
    /// `Vec<i32>`
    I32,
    /// `Vec<i64>`
    I64,
    /// `Vec<String>`
    Text,
    /// `Vec<Uuid>`
    Uuid,
}

/// `#[column(storage = "…")]`: how a value is stored where a dialect has more than one way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Storage {
    /// The storage that the documentation's table gives for the type.
    #[default]
    Usual,
    /// `"json"`: PostgreSQL's `json` instead of `jsonb`, for a `Json`.
    Json,
    /// `"text"`: text on SQLite, for a `Uuid` (instead of a BLOB) or a `Decimal` (which SQLite has
    /// no other exact way to store).
    Text,
    /// `"timestamp"`: the MySQL family's TIMESTAMP instead of DATETIME(6), for a `DateTime<Utc>`.
    Timestamp,
}

/// `#[column(collation = "…")]`: how a column's text compares.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Collation {
    /// As the database was told when the column was made.
    #[default]
    Database,
    /// `"binary"`: byte for byte, trailing blanks included.
    Binary,
}
