//! Where the table is, or belongs.

use super::TABLE;
use crate::Dialect;
use crate::database::failure::Failure;
use crate::database::session::Database;
use crate::database::{ledger, name, text};

/// The schema that holds the table; none on SQLite.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) dialect: Dialect,
    pub(crate) schema: Option<String>,
}

impl Place {
    /// A table of this place.
    pub(crate) fn table(&self, table: &str) -> String {
        let table = name(self.dialect, table);
        match &self.schema {
            Some(schema) => format!("{}.{table}", name(self.dialect, schema)),
            None => table,
        }
    }
}

/// Which tables there are in the place.
#[derive(Clone, Debug)]
pub(crate) struct Tables {
    pub(crate) place: Place,
    pub(crate) found: Vec<String>,
    /// Whether the place's schema is there.
    pub(crate) schema_exists: bool,
}

impl Tables {
    pub(crate) fn has(&self, table: &str) -> bool {
        self.found.iter().any(|found| found == table)
    }
}

/// Why there is no place.
#[derive(Debug)]
pub(crate) enum PlaceError {
    /// Two schemas have the table.
    Ambiguous(String, String),
    Failed(Failure),
}

impl From<Failure> for PlaceError {
    fn from(failure: Failure) -> Self {
        PlaceError::Failed(failure)
    }
}

/// Looks for the table in the connected schema and in the one of its own name.
pub(crate) async fn find(
    database: &mut Database,
    given: Option<&str>,
) -> Result<Tables, PlaceError> {
    let dialect = database.dialect();
    let connected = match dialect {
        Dialect::Postgres => database.facts().schema.clone(),
        Dialect::Mysql => {
            Some(database.facts().database.clone()).filter(|database| !database.is_empty())
        }
        Dialect::Sqlite => None,
    };
    // Without a search path Atlas is connected to the database as a whole.
    let is_chosen = match dialect {
        Dialect::Postgres => database.url().names_schema(),
        Dialect::Mysql | Dialect::Sqlite => connected.is_some(),
    };
    let own = Some(TABLE.to_owned());
    let wanted: Vec<String> = match given {
        Some(given) => vec![given.to_owned()],
        None => [connected.clone(), own.clone()].into_iter().flatten().collect(),
    };
    let rows = database.connection.rows(query(dialect, &wanted)).await?;
    let mut found: Vec<(String, String)> = Vec::new();
    let mut schemas: Vec<String> = Vec::new();
    for row in rows {
        let mut cells = row.into_iter();
        let schema = cells.next().flatten().unwrap_or_default();
        match cells.next().flatten() {
            Some(table) => found.push((schema, table)),
            None => schemas.push(schema),
        }
    }
    let mut holding = found.iter().filter(|(_, table)| table == TABLE).map(|(schema, _)| schema);
    let schema = match (holding.next(), holding.next()) {
        (Some(one), Some(other)) => {
            return Err(PlaceError::Ambiguous(one.clone(), other.clone()));
        }
        (Some(one), None) => Some(one.clone()),
        (None, _) => given.map(str::to_owned).or(if is_chosen { connected } else { own }),
    };
    let schema = schema.filter(|_| dialect != Dialect::Sqlite);
    let schema_exists = schema.as_ref().is_none_or(|schema| schemas.contains(schema));
    let here = |(of, _): &&(String, String)| schema.as_ref().is_none_or(|schema| schema == of);
    let found = found.iter().filter(here).map(|(_, table)| table.clone()).collect();
    Ok(Tables { place: Place { dialect, schema }, found, schema_exists })
}

/// Rows of a schema and a table, and a row without a table for each schema.
fn query(dialect: Dialect, schemas: &[String]) -> String {
    let list = |names: &mut dyn Iterator<Item = &str>| {
        names.map(|name| text(dialect, name)).collect::<Vec<_>>().join(", ")
    };
    let schemas = list(&mut schemas.iter().map(String::as_str));
    let tables = list(&mut [TABLE].into_iter().chain(ledger::TABLES));
    match dialect {
        Dialect::Postgres => format!(
            "SELECT n.nspname, c.relname FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n \
             ON n.oid = c.relnamespace WHERE n.nspname IN ({schemas}) AND c.relname IN ({tables}) \
             AND c.relkind IN ('r', 'p') \
             UNION ALL SELECT nspname, NULL FROM pg_catalog.pg_namespace WHERE nspname IN ({schemas})"
        ),
        Dialect::Mysql => format!(
            "SELECT TABLE_SCHEMA, TABLE_NAME FROM information_schema.TABLES \
             WHERE TABLE_SCHEMA IN ({schemas}) AND TABLE_NAME IN ({tables}) \
             UNION ALL SELECT SCHEMA_NAME, NULL FROM information_schema.SCHEMATA \
             WHERE SCHEMA_NAME IN ({schemas})"
        ),
        Dialect::Sqlite => format!(
            "SELECT 'main', name FROM sqlite_master WHERE type = 'table' AND name IN ({tables})"
        ),
    }
}
