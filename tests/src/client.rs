//! A server's own command-line client, which is how a person runs a file by hand.

use std::fs::File;
use std::path::Path;
use std::process::{Output, Stdio};
use std::str::FromStr;

use sqlx::ConnectOptions;
use sqlx::mysql::MySqlConnectOptions;
use sqlx::postgres::PgConnectOptions;
use tokio::process::Command;

use crate::{Database, Server};

/// How a client ended, and what it said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClientRun {
    /// Its exit code; `None` if a signal ended it.
    pub code: Option<i32>,
    /// What it wrote to standard output.
    pub stdout: String,
    /// What it wrote to standard error.
    pub stderr: String,
}

impl ClientRun {
    /// Whether its exit code was 0.
    pub fn success(&self) -> bool {
        self.code == Some(0)
    }
}

impl Database {
    /// The client of this database's server, connected to this database, for a test to add
    /// arguments to.
    ///
    /// It reads nobody's settings, has the client's own defaults, and finds the password in its
    /// environment.
    pub fn client(&self) -> Command {
        let mut command = Command::new(self.server().client());
        command.stdin(Stdio::null()).kill_on_drop(true);
        match self.server() {
            Server::Postgres => {
                let options = parsed::<PgConnectOptions>(self);
                command
                    .env("PGPASSWORD", password(&options))
                    .args(["-X", "-h", options.get_host(), "-p", &options.get_port().to_string()])
                    .args(["-U", options.get_username(), "-d", self.name()]);
            }
            Server::Mysql | Server::Mariadb => {
                let options = parsed::<MySqlConnectOptions>(self);
                command
                    .env("MYSQL_PWD", password(&options))
                    .args(["--no-defaults", "--protocol=tcp"])
                    .arg(format!("--host={}", options.get_host()))
                    .arg(format!("--port={}", options.get_port()))
                    .arg(format!("--user={}", options.get_username()))
                    .arg(format!("--database={}", self.name()));
            }
            Server::Sqlite => {
                command.args(["-batch", "-init", "/dev/null"]).args(self.file());
            }
        }
        command
    }

    /// Runs a file by hand, so that the first error ends it: `psql -v ON_ERROR_STOP=1 -f`,
    /// `mysql <`, `mariadb <`, `sqlite3 -bail <`.
    ///
    /// # Panics
    ///
    /// When the client or the file cannot be opened.
    pub async fn execute_file_by_client(&self, path: &Path) -> ClientRun {
        let mut command = self.client();
        match self.server() {
            Server::Postgres => {
                command.args(["-v", "ON_ERROR_STOP=1", "-f"]).arg(path);
            }
            Server::Mysql | Server::Mariadb | Server::Sqlite => {
                if self.server() == Server::Sqlite {
                    command.arg("-bail");
                }
                match File::open(path) {
                    Ok(file) => command.stdin(file),
                    Err(error) => panic!("{}: {error}", path.display()),
                };
            }
        }
        match command.output().await {
            Ok(Output { status, stdout, stderr }) => ClientRun {
                code: status.code(),
                stdout: String::from_utf8_lossy(&stdout).into_owned(),
                stderr: String::from_utf8_lossy(&stderr).into_owned(),
            },
            Err(error) => panic!(
                "{}: {error} (hint: `tests/run -- cargo test …` says where the client is)",
                self.server().client().display()
            ),
        }
    }
}

fn parsed<O: FromStr<Err = sqlx::Error>>(database: &Database) -> O {
    match database.url().parse() {
        Ok(options) => options,
        Err(error) => panic!("{database:?}: {error}"),
    }
}

fn password(options: &impl ConnectOptions) -> String {
    options.to_url_lossy().password().unwrap_or_default().to_owned()
}
