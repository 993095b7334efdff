//! What a derive knows of a table, without types.

use super::ColumnType;

/// A table's name and columns.
#[derive(Debug, PartialEq, Eq)]
pub struct TableDef {
    /// The schema (PostgreSQL), database (MySQL family) or attached file (SQLite), if one is named.
    pub schema: Option<&'static str>,
    /// The table's name in the database.
    pub name: &'static str,
    /// The columns, in the order of the struct's fields.
    pub columns: &'static [ColumnDef],
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
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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
}

impl ColumnDef {
    /// A column with the type of `V` and no attributes.
    pub const fn new<V: ColumnType>(name: &'static str) -> Self {
        ColumnDef {
            name,
            ty: V::TYPE,
            nullable: V::NULLABLE,
            primary_key: false,
            storage: Storage::Usual,
            collation: Collation::Database,
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
    /// `i32`
    I32,
    /// `i64`
    I64,
    /// `f64`
    F64,
    /// `String`
    Text,
    /// `Json`
    Json,
    /// `Uuid`
    Uuid,
    /// `DateTime<Utc>`
    Timestamp,
}

/// `#[column(storage = "…")]`: how a value is stored where a dialect has more than one way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Storage {
    /// The storage that the documentation's table gives for the type.
    #[default]
    Usual,
    /// `"json"`: PostgreSQL's `json` instead of `jsonb`, for a `Json`.
    Json,
    /// `"text"`: text instead of a BLOB on SQLite, for a `Uuid`.
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
