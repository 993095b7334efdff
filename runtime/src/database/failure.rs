//! What a server or the way to it answers instead of a result.

use std::fmt;

use crate::Printable;

/// How much of a server's message is kept: a hostile one may be of any size.
const LONGEST: usize = 4096;

/// A statement that a database did not do, or did not say that it did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// What it means for the one who sent the statement.
    pub kind: FailureKind,
    /// The server's code: five characters of SQLSTATE, or a number.
    pub code: Option<String>,
    /// The server's own words.
    pub message: String,
    /// The character of the message at which PostgreSQL found it, counted from 1.
    pub(crate) position: Option<usize>,
}

/// What a [`Failure`] means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FailureKind {
    /// The server refused the statement.
    Refused,
    /// The connection is gone, and with it the answer.
    Lost,
    /// The statement was ended because we asked for it.
    Interrupted,
    /// Another transaction was in the way; the same again may succeed.
    Conflict,
    /// A row of this key is there already.
    Duplicate,
    /// The statement does not run inside a transaction.
    NotInTransaction,
    /// The message is longer than the server takes.
    TooLong,
}

impl Failure {
    /// Something that is wrong without a server saying so.
    pub(crate) fn refused(message: impl Into<String>) -> Self {
        Failure { kind: FailureKind::Refused, code: None, message: message.into(), position: None }
    }

    #[cfg(feature = "_engine")]
    pub(crate) fn from_sqlx(error: sqlx::Error, was_interrupted: bool) -> Self {
        let mut failure = match error {
            sqlx::Error::Database(error) => of_server(error.as_ref()),
            sqlx::Error::Io(error) => Failure {
                kind: FailureKind::Lost,
                code: None,
                message: error.to_string(),
                position: None,
            },
            sqlx::Error::WorkerCrashed | sqlx::Error::Protocol(_) | sqlx::Error::Tls(_) => {
                Failure {
                    kind: FailureKind::Lost,
                    code: None,
                    message: error.to_string(),
                    position: None,
                }
            }
            // Only this one could name the URL, and its texts do not.
            other => Failure::refused(other.to_string()),
        };
        if was_interrupted && failure.kind != FailureKind::Lost {
            failure.kind = FailureKind::Interrupted;
        }
        if let Some((end, _)) = failure.message.char_indices().nth(LONGEST) {
            failure.message.truncate(end);
            failure.message.push('…');
        }
        failure
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", Printable(&self.message))?;
        match &self.code {
            Some(code) => write!(f, " ({})", Printable(code)),
            None => Ok(()),
        }
    }
}

impl std::error::Error for Failure {}

#[cfg(feature = "_engine")]
fn of_server(error: &(dyn sqlx::error::DatabaseError + 'static)) -> Failure {
    #[cfg(feature = "postgres")]
    if let Some(error) = error.try_downcast_ref::<sqlx::postgres::PgDatabaseError>() {
        return postgres(error);
    }
    #[cfg(feature = "mysql")]
    if let Some(error) = error.try_downcast_ref::<sqlx::mysql::MySqlDatabaseError>() {
        let code = Some(error.number().to_string());
        let message = error.message().to_owned();
        return Failure { kind: of_mysql(error.number()), code, message, position: None };
    }
    let code = error.code().map(|code| code.into_owned());
    let kind = match code.as_deref().and_then(|code| code.parse::<u32>().ok()) {
        // The low byte is the kind of error: BUSY and LOCKED.
        Some(code) if matches!(code & 0xff, 5 | 6) => FailureKind::Conflict,
        Some(1555 | 2067) => FailureKind::Duplicate,
        Some(9) => FailureKind::Interrupted,
        Some(_) | None if error.message().contains("from within a transaction") => {
            FailureKind::NotInTransaction
        }
        Some(_) | None => FailureKind::Refused,
    };
    Failure { kind, code, message: error.message().to_owned(), position: None }
}

#[cfg(feature = "postgres")]
fn postgres(error: &sqlx::postgres::PgDatabaseError) -> Failure {
    use sqlx::postgres::PgErrorPosition;

    let kind = match error.code() {
        "40001" | "40P01" => FailureKind::Conflict,
        "23505" => FailureKind::Duplicate,
        "25001" => FailureKind::NotInTransaction,
        // The server ends the session: its own shutdown, a crash, an administrator.
        "57P01" | "57P02" | "57P03" => FailureKind::Lost,
        _ => FailureKind::Refused,
    };
    let mut message = error.message().to_owned();
    for more in [error.detail(), error.hint()].into_iter().flatten() {
        message.push_str("; ");
        message.push_str(more);
    }
    let position = match error.position() {
        Some(PgErrorPosition::Original(position)) => Some(position),
        Some(PgErrorPosition::Internal { .. }) | None => None,
    };
    Failure { kind, code: Some(error.code().to_owned()), message, position }
}

#[cfg(feature = "mysql")]
fn of_mysql(number: u16) -> FailureKind {
    match number {
        1213 => FailureKind::Conflict,
        1062 | 1586 => FailureKind::Duplicate,
        1153 => FailureKind::TooLong,
        // The server is shutting down, or an administrator killed the connection.
        1053 | 1927 | 3169 => FailureKind::Lost,
        _ => FailureKind::Refused,
    }
}
