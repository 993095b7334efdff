//! `set --from`: what another tool has applied becomes the history.

use chrono::Utc;

use super::error::{Error, own};
use super::look::look;
use super::message::{Message, Part};
use super::set::SetOutcome;
use crate::Dialect;
use crate::database::{Database, Recorded, RevisionKind, Timing, tables};
use crate::directory::{FileName, Source};

/// A tool that keeps a history of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tool {
    /// sqlx: `_sqlx_migrations`.
    Sqlx,
    /// refinery: `refinery_schema_history`.
    Refinery,
    /// Diesel: `__diesel_schema_migrations`.
    Diesel,
    /// dbmate: `schema_migrations`.
    Dbmate,
}

impl Tool {
    /// Its name.
    pub const fn name(self) -> &'static str {
        match self {
            Tool::Sqlx => "sqlx",
            Tool::Refinery => "refinery",
            Tool::Diesel => "diesel",
            Tool::Dbmate => "dbmate",
        }
    }

    /// A question for its versions as text; sqlx on the MySQL family records a failed one too.
    fn query(self, dialect: Dialect) -> String {
        let (table, condition) = match self {
            Tool::Sqlx => ("_sqlx_migrations", " WHERE success"),
            Tool::Refinery => ("refinery_schema_history", ""),
            Tool::Diesel => ("__diesel_schema_migrations", ""),
            Tool::Dbmate => ("schema_migrations", ""),
        };
        let text = match dialect {
            Dialect::Postgres | Dialect::Sqlite => "text",
            Dialect::Mysql => "char",
        };
        format!("SELECT CAST(version AS {text}) FROM {table}{condition} ORDER BY version")
    }
}

/// Takes what another tool has applied for applied; its own table stays as it is.
///
/// # Errors
///
/// When the tool has no table, or has applied a version that no file has.
pub async fn adopt(
    database: &mut Database,
    directory: &dyn Source,
    tool: Tool,
    revisions_schema: Option<&str>,
) -> Result<SetOutcome, Error> {
    let sealed = directory.verify_to_read()?;
    let found = look(database, &sealed, revisions_schema).await?;
    let dialect = database.dialect();
    let rows = database.connection.rows(tool.query(dialect)).await;
    let rows = rows.map_err(own("a look at the other tool's history"))?;
    let versions: Vec<String> =
        rows.into_iter().filter_map(|row| row.into_iter().next().flatten()).collect();
    let files = &sealed.verified().files;
    let mut places = Vec::new();
    for version in &versions {
        let place = files.iter().position(|file| plain(file.version_text()) == plain(version));
        places.push(place.ok_or_else(|| {
            let (tool, version) = (tool.name(), crate::Printable(version));
            Error::Refused(format!(
                "{tool} has applied version {version}, and no file has it (hint: bring its files \
                 into the directory, then run hash)"
            ))
        })?);
    }
    places.sort_unstable();
    let place = &found.tables.place;
    let mut message = Message::default();
    if !found.tables.has(tables::TABLE) {
        let made = tables::create(place, found.tables.schema_exists);
        made.iter().for_each(|sql| message.own(sql));
    }
    let begin = match dialect {
        Dialect::Postgres | Dialect::Mysql => "BEGIN",
        Dialect::Sqlite => "BEGIN IMMEDIATE",
    };
    message.own(begin);
    let mut outcome = SetOutcome::default();
    let is_known = |file: &FileName| {
        found.revisions.iter().any(|revision| revision.version == file.version_text())
    };
    for index in places {
        let (file, line) = (&files[index], sealed.verified().sum.lines().get(index));
        if is_known(file) {
            continue;
        }
        let (version, description) = (file.version_text(), file.description());
        let hash = line.map_or("", |line| line.hash());
        let recorded = Recorded { version, description, hash, total: 0 };
        let timing = Timing::Measured(Utc::now(), 0);
        message.own(tables::insert(place, &recorded, 0, RevisionKind::RESOLVED, timing));
        outcome.set.push((version.to_owned(), description.to_owned()));
    }
    message.push(Part::Commit, "COMMIT");
    let newest = found.revisions.last().map(|revision| revision.version.clone());
    let adopted = outcome.set.last().map(|(version, _)| version.clone());
    outcome.current = newest.max(adopted);
    database.connection.run(message.sql).await.map_err(own("what was set"))?;
    Ok(outcome)
}

/// A version as the tools compare it: Diesel leaves the dashes out, and numbers have no zeros
/// before them.
fn plain(version: &str) -> String {
    let digits: String = version.chars().filter(|c| *c != '-').collect();
    let plain = digits.trim_start_matches('0');
    if plain.is_empty() { "0".to_owned() } else { plain.to_owned() }
}
