//! A database of a test's own.

use std::fmt;
use std::fs::File;
use std::ops::{Deref, DerefMut};
use std::path::{Path, PathBuf};
use std::process;
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;

use tempfile::TempDir;

use crate::session::or_panic;
use crate::{Failure, Server, Session};

/// A new, empty database and a [`Session`] in it, whose methods it has.
///
/// The database goes when it is [closed](Database::close), or at the latest when it is dropped.
pub struct Database {
    name: String,
    url: String,
    /// `None` once it is closed.
    session: Option<Session>,
    /// SQLite's file lies in it.
    folder: Option<TempDir>,
    server: Server,
}

impl Database {
    /// Creates a database that no other test sees.
    ///
    /// # Panics
    ///
    /// When the server is not [available](Server::available) or refuses.
    pub async fn fresh(server: Server) -> Database {
        static CREATED: AtomicU32 = AtomicU32::new(0);
        assert!(server.available(), "{server} is left out by AMEND_TEST_WITHOUT");
        let number = CREATED.fetch_add(1, Ordering::Relaxed);
        let name = format!("amend_test_{}_{number}", process::id());
        let (url, session, folder) = match server {
            Server::Postgres => {
                let mut admin = or_panic(Session::connect(server, &server.admin_url()).await);
                admin.execute_script(&format!("CREATE DATABASE {name}")).await;
                admin.close().await;
                let url = with_database(&server.admin_url(), &name);
                let session = or_panic(Session::connect(server, &url).await);
                (url, session, None)
            }
            // One connection serves: with sqlx, one over TLS takes 45 ms.
            Server::Mysql | Server::Mariadb => {
                let mut session = or_panic(Session::connect(server, &server.admin_url()).await);
                session.execute_script(&format!("CREATE DATABASE {name}; USE {name}")).await;
                (with_database(&server.admin_url(), &name), session, None)
            }
            Server::Sqlite => {
                let (url, folder) = new_file(&name);
                let session = or_panic(Session::connect(server, &url).await);
                (url, session, Some(folder))
            }
        };
        let session = Some(session);
        Database { name, url, session, folder, server }
    }

    /// Its name on the server.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Where it is, password included.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// SQLite's file.
    pub fn file(&self) -> Option<PathBuf> {
        self.folder.as_ref().map(|folder| file_in(folder.path(), &self.name))
    }

    /// A further session in the same database.
    pub async fn connect(&self) -> Session {
        or_panic(self.try_connect().await)
    }

    /// [`connect`](Database::connect), when the test is about the failure.
    pub async fn try_connect(&self) -> Result<Session, Failure> {
        Session::connect(self.server, &self.url).await
    }

    /// Drops the database, whoever is still connected.
    pub async fn close(mut self) {
        let Some(mut session) = self.session.take() else {
            return;
        };
        let dropped = match self.server {
            Server::Mysql | Server::Mariadb => {
                let sql = format!("ROLLBACK; UNLOCK TABLES; {}", dropping(self.server, &self.name));
                session.try_script(&sql).await.is_ok()
            }
            // It cannot drop the database that it is in.
            Server::Postgres => false,
            Server::Sqlite => true,
        };
        session.close().await;
        if !dropped {
            drop_database(self.server, &self.name).await;
        }
    }
}

impl Deref for Database {
    type Target = Session;

    fn deref(&self) -> &Session {
        self.session.as_ref().unwrap_or_else(|| unreachable!("only `close` takes it"))
    }
}

impl DerefMut for Database {
    fn deref_mut(&mut self) -> &mut Session {
        self.session.as_mut().unwrap_or_else(|| unreachable!("only `close` takes it"))
    }
}

impl fmt::Debug for Database {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Database({} on {})", self.name, self.server)
    }
}

impl Drop for Database {
    /// For a test that failed: nothing can be awaited here, so a thread does it. What that thread
    /// cannot drop goes with the private server.
    fn drop(&mut self) {
        let Some(session) = self.session.take() else {
            return;
        };
        drop(session);
        let (server, name) = (self.server, self.name.clone());
        let dropping = thread::spawn(move || {
            if let Ok(runtime) = tokio::runtime::Builder::new_current_thread().enable_all().build()
            {
                runtime.block_on(drop_database(server, &name));
            }
        });
        drop(dropping.join());
    }
}

async fn drop_database(server: Server, name: &str) {
    if server == Server::Sqlite {
        return;
    }
    if let Ok(mut admin) = Session::connect(server, &server.admin_url()).await {
        drop(admin.try_script(&dropping(server, name)).await);
        admin.close().await;
    }
}

fn dropping(server: Server, name: &str) -> String {
    match server {
        Server::Postgres => format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"),
        // A transaction that somebody left open in it would hold this up for a year.
        Server::Mysql | Server::Mariadb => {
            format!("SET lock_wait_timeout = 5; DROP DATABASE IF EXISTS {name}")
        }
        // Its file goes with its folder.
        Server::Sqlite => String::new(),
    }
}

fn new_file(name: &str) -> (String, TempDir) {
    let made = TempDir::with_prefix("amend-sqlite-").and_then(|folder| {
        File::create(file_in(folder.path(), name))?;
        Ok(folder)
    });
    match made {
        Ok(folder) => (format!("sqlite://{}", file_in(folder.path(), name).display()), folder),
        Err(error) => panic!("sqlite: cannot make a file for a database: {error}"),
    }
}

fn file_in(folder: &Path, name: &str) -> PathBuf {
    folder.join(format!("{name}.db"))
}

fn with_database(url: &str, name: &str) -> String {
    let (server, _) = url.rsplit_once('/').unwrap_or((url, ""));
    format!("{server}/{name}")
}
