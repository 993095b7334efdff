//! The lock that keeps two runs apart, as a courtesy: what guarantees that nothing runs twice is a
//! record's row in the transaction of its effect.

use std::fs::File;
use std::io::{Read, Seek, Write};
use std::time::{Duration, Instant};

use rustix::fs::{FlockOperation, Mode, OFlags};

use super::failure::Failure;
use super::session::Database;
use crate::{Dialect, Printable};

/// Atlas's name, so that the two tools keep each other out.
const NAME: &str = "atlas_migrate_execute";
/// What Atlas makes of it for PostgreSQL.
const KEY: i64 = 2_686_470_616;
/// How often to ask, at first and at most.
const PAUSES: (Duration, Duration) = (Duration::from_millis(25), Duration::from_millis(400));

/// The lock, held until it is released or its session ends.
#[derive(Debug)]
pub(crate) struct Lock {
    /// SQLite's: the kernel releases it with the process.
    file: Option<File>,
}

/// Why there is no lock.
#[derive(Debug)]
pub(crate) enum NoLock {
    /// Somebody held it all the time.
    Held(Option<String>),
    /// The user wants to stop.
    Interrupted,
    Failed(Failure),
}

impl From<Failure> for NoLock {
    fn from(failure: Failure) -> Self {
        NoLock::Failed(failure)
    }
}

/// Takes the lock, asking again and again: a question that waits in the server would stand in the
/// way of an index that is built concurrently.
pub(crate) async fn acquire(
    database: &mut Database,
    wait: Duration,
    waiting: &mut (dyn FnMut(Option<&str>) + Send),
) -> Result<Lock, NoLock> {
    let began = Instant::now();
    let mut pause = PAUSES.0;
    let mut is_told = false;
    let mut file = match database.dialect() {
        Dialect::Sqlite => open(&database.facts().database)?,
        Dialect::Postgres | Dialect::Mysql => None,
    };
    loop {
        if try_once(database, file.as_ref()).await? {
            if let Some(file) = &mut file {
                sign(file);
            }
            return Ok(Lock { file });
        }
        if !is_told {
            let holder = holder(database, file.as_mut()).await;
            waiting(holder.as_deref());
            is_told = true;
        }
        let left = wait.saturating_sub(began.elapsed());
        if left.is_zero() {
            return Err(NoLock::Held(holder(database, file.as_mut()).await));
        }
        let interrupt = database.connection.interrupt().clone();
        tokio::select! {
            () = interrupt.asked() => return Err(NoLock::Interrupted),
            () = tokio::time::sleep(pause.min(left)) => {}
        }
        pause = (pause * 2).min(PAUSES.1);
    }
}

impl Lock {
    /// Gives it back; an error changes nothing, since the session ends soon.
    pub(crate) async fn release(self, database: &mut Database) {
        let sql = match database.dialect() {
            Dialect::Postgres => format!("SELECT pg_advisory_unlock({KEY})"),
            Dialect::Mysql => format!("DO RELEASE_LOCK('{NAME}')"),
            Dialect::Sqlite => {
                drop(self.file);
                return;
            }
        };
        let _ = database.connection.run(sql).await;
    }
}

/// Whether a run goes on just now, so that what it left open is no crash.
pub(crate) async fn is_held(database: &mut Database) -> Result<bool, Failure> {
    let sql = match database.dialect() {
        Dialect::Postgres => format!(
            "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND granted \
             AND classid = 0 AND objid = {KEY} AND database = \
             (SELECT oid FROM pg_database WHERE datname = current_database())"
        ),
        Dialect::Mysql => format!("SELECT IS_USED_LOCK('{NAME}') IS NOT NULL"),
        Dialect::Sqlite => {
            let path = format!("{}.amend-lock", database.facts().database);
            let flags = OFlags::RDONLY | OFlags::NOFOLLOW | OFlags::CLOEXEC;
            // Without the file there was no run yet.
            let Ok(file) = rustix::fs::open(&path, flags, Mode::empty()) else { return Ok(false) };
            let locked = rustix::fs::flock(&file, FlockOperation::NonBlockingLockShared);
            return Ok(locked == Err(rustix::io::Errno::WOULDBLOCK));
        }
    };
    let rows = database.connection.rows(sql).await?;
    let cell = rows.into_iter().next().and_then(|row| row.into_iter().next()).flatten();
    Ok(cell.is_some_and(|cell| cell != "0"))
}

async fn try_once(database: &mut Database, file: Option<&File>) -> Result<bool, Failure> {
    let sql = match database.dialect() {
        Dialect::Postgres => format!("SELECT pg_try_advisory_lock({KEY})::int"),
        Dialect::Mysql => format!("SELECT GET_LOCK('{NAME}', 0)"),
        Dialect::Sqlite => {
            let Some(file) = file else { return Ok(true) };
            return match rustix::fs::flock(file, FlockOperation::NonBlockingLockExclusive) {
                Ok(()) => Ok(true),
                Err(rustix::io::Errno::WOULDBLOCK) => Ok(false),
                Err(error) => Err(Failure::refused(format!("cannot lock the database: {error}"))),
            };
        }
    };
    let rows = database.connection.rows(sql).await?;
    match rows.first().and_then(|row| row.first()).cloned().flatten().as_deref() {
        Some("1") => Ok(true),
        Some("0") => Ok(false),
        // MariaDB answers NULL to what it does not take for a question.
        _ => Err(Failure::refused("the server neither gives nor refuses its lock")),
    }
}

/// Who holds it, as far as this account may know.
async fn holder(database: &mut Database, file: Option<&mut File>) -> Option<String> {
    let sql = match database.dialect() {
        Dialect::Postgres => format!(
            "SELECT 'pid ' || a.pid || coalesce(', ' || a.usename, '') || \
             coalesce(' at ' || a.client_addr, '') || \
             coalesce(', connected since ' || date_trunc('second', a.backend_start), '') \
             FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid \
             WHERE l.locktype = 'advisory' AND l.granted AND l.classid = 0 AND l.objid = {KEY} \
             AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())"
        ),
        Dialect::Mysql => format!(
            "SELECT CONCAT('connection ', p.id, ', ', p.user, ' at ', p.host) \
             FROM information_schema.processlist p WHERE p.id = IS_USED_LOCK('{NAME}')"
        ),
        Dialect::Sqlite => {
            let mut text = String::new();
            let file = file?;
            file.rewind().and_then(|()| file.read_to_string(&mut text)).ok()?;
            return Some(text.trim().to_owned()).filter(|text| !text.is_empty());
        }
    };
    let rows = database.connection.rows(sql).await.ok()?;
    rows.into_iter().next()?.into_iter().next()?
}

fn open(database: &str) -> Result<Option<File>, Failure> {
    // A database in memory has no name and no second process.
    if database.is_empty() {
        return Ok(None);
    }
    let path = format!("{database}.amend-lock");
    let flags = OFlags::RDWR | OFlags::CREATE | OFlags::NOFOLLOW | OFlags::CLOEXEC;
    let opened = rustix::fs::open(&path, flags, Mode::RUSR | Mode::WUSR | Mode::RGRP | Mode::ROTH);
    opened
        .map(|file| Some(file.into()))
        .map_err(|error| Failure::refused(format!("cannot open {}: {error}", Printable(&path))))
}

/// Says who holds it, for those who wait.
fn sign(file: &mut File) {
    let since = chrono::Utc::now().format("%Y-%m-%d %H:%M:%S UTC");
    let text = format!("pid {}, {}, since {since}\n", std::process::id(), super::operator());
    // Nothing depends on it.
    let _ =
        file.set_len(0).and_then(|()| file.rewind()).and_then(|()| file.write_all(text.as_bytes()));
}
