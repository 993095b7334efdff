//! A connection that was lost in a transaction: the record says whether it was committed.

use std::time::{Duration, Instant};

use super::Outcome;
use super::error::Error;
use super::message::Part;
use super::run::Running;
use super::script::Script;
use super::whole::{failed, is_applied};
use crate::Dialect;
use crate::database::{Database, Failure, NoLock, tables};

/// How long a server may take to come back, and the lost session to end.
const PATIENCE: Duration = Duration::from_secs(20);
const PAUSE: Duration = Duration::from_millis(250);

/// Connects again, waits until the lost session has ended, and asks for the record.
pub(super) async fn settle(
    running: &mut Running<'_>,
    script: &Script,
    failure: Failure,
) -> Result<Outcome, Error> {
    let unknown = |reason: String| Error::CommitUnknown { file: script.name.clone(), reason };
    let lost = running.database.connection.id();
    let was_asked = running.database.connection.interrupt().is_asked();
    let began = Instant::now();
    let mut again = loop {
        match running.database.again().await {
            Ok(again) => break again,
            Err(error) if began.elapsed() > PATIENCE => return Err(unknown(error.to_string())),
            Err(_) => tokio::time::sleep(PAUSE).await,
        }
    };
    // As long as it lives it may still commit.
    while is_alive(&mut again, lost).await {
        if began.elapsed() > PATIENCE {
            return Err(unknown("its session goes on in the server".to_owned()));
        }
        tokio::time::sleep(PAUSE).await;
    }
    if !was_asked {
        again.connection.heed();
    }
    *running.database = again;
    if !is_applied(running, script).await? {
        running.forget(script);
        return Err(failed(script, Part::Own, failure, running.rolled_back()));
    }
    // The lock went with the session.
    match tables::acquire(running.database, running.apply.lock_timeout, &mut |_| {}).await {
        Ok(_) => Ok(Outcome::Applied),
        Err(NoLock::Held(holder)) => {
            Err(Error::Locked { holder, waited: running.apply.lock_timeout })
        }
        Err(NoLock::Interrupted) => Err(Error::Interrupted(running.rolled_back())),
        Err(NoLock::Failed(failure)) => Err(Error::Own { what: "the lock", failure }),
    }
}

/// Ends a session that nobody listens to any more; whether it is still there.
async fn is_alive(database: &mut Database, id: Option<u64>) -> bool {
    let Some(id) = id else { return false };
    let (end, look) = match database.dialect() {
        Dialect::Postgres => (
            format!("SELECT pg_terminate_backend({id})"),
            format!("SELECT 1 FROM pg_stat_activity WHERE pid = {id}"),
        ),
        Dialect::Mysql => (
            format!("KILL {id}"),
            format!("SELECT 1 FROM information_schema.processlist WHERE id = {id}"),
        ),
        Dialect::Sqlite => return false,
    };
    // It may have gone by itself, or belong to another account.
    let _ = database.connection.run(end).await;
    database.connection.rows(look).await.is_ok_and(|rows| !rows.is_empty())
}
