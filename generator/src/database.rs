//! Which database a command is about, and running the engine on it.

use std::path::Path;
use std::process::Command;

use amend::database::{Database, DatabaseUrl, Interrupt};
use amend::directory::Directory;

use crate::cli::DatabaseFlags;
use crate::error::{Error, Result};
use crate::project::{Here, Project, Settings};
use crate::report::Report;

/// The variable that has the URL unless a flag says otherwise.
const VARIABLE: &str = "DATABASE_URL";

/// Finds the URL: flag, then environment, then `.env`.
pub(crate) fn url(
    flags: &DatabaseFlags,
    settings: &Settings,
    here: &Here<'_>,
    report: &mut Report<'_>,
) -> Result<DatabaseUrl> {
    let (text, source) = match (&flags.url, &flags.env) {
        (Some(url), _) => (Some(url.clone()), "--url".to_owned()),
        (None, Some(name)) => {
            let environment = settings.config.env.get(name).ok_or_else(|| {
                Error::Usage(format!(
                    "amend.toml has no [env.{}] (hint: it says url_env = \"VARIABLE\")",
                    amend::Printable(name)
                ))
            })?;
            let variable = environment.url_env.as_str();
            (variable_of(variable, settings, here)?, variable.to_owned())
        }
        (None, None) => (variable_of(VARIABLE, settings, here)?, VARIABLE.to_owned()),
    };
    let text = text.ok_or_else(|| {
        let source = amend::Printable(&source).to_string();
        Error::Usage(format!(
            "no database is named: {source} is not set (hint: set it, or give --url or --env)"
        ))
    })?;
    let url: DatabaseUrl = text.parse().map_err(|error| Error::Usage(format!("{error}")))?;
    if flags.url.is_some() && url.has_password() {
        report.warning(
            "--url has a password, which others can read in the list of processes (hint: \
             DATABASE_URL, --password-file or --password-command)",
        );
    }
    match password(flags, here)? {
        Some(password) => Ok(url.with_password(&password)),
        None => Ok(url),
    }
}

fn password(flags: &DatabaseFlags, here: &Here<'_>) -> Result<Option<String>> {
    let text = match (&flags.password_file, &flags.password_command) {
        (Some(file), _) => {
            let path = here.folder.join(file);
            std::fs::read_to_string(&path).map_err(Error::io("read", path))?
        }
        (None, Some(command)) => {
            let run = Command::new("sh").args(["-c", command]).output();
            let run = run.map_err(Error::io("run", "sh"))?;
            if !run.status.success() {
                return Err(Error::Usage(format!("--password-command failed: {}", run.status)));
            }
            String::from_utf8(run.stdout)
                .map_err(|_| Error::Usage("the password is not text".to_owned()))?
        }
        (None, None) => return Ok(None),
    };
    // Editors end a file in a line end, which is no part of it.
    Ok(Some(text.trim_end_matches(['\n', '\r']).to_owned()))
}

/// A variable of the environment, else of a file `.env` here or beside `amend.toml`.
fn variable_of(name: &str, settings: &Settings, here: &Here<'_>) -> Result<Option<String>> {
    if let Some(value) = here.text(name)? {
        return Ok(Some(value));
    }
    let beside = settings.file.parent().map(Path::to_owned);
    for folder in [Some(here.folder.to_owned()), beside].into_iter().flatten() {
        let path = folder.join(".env");
        let Ok(pairs) = dotenvy::from_path_iter(&path) else { continue };
        for pair in pairs {
            // Its own text would repeat the line, which may be a secret.
            let (key, value) = pair.map_err(|_| {
                Error::Usage(format!("{} cannot be read as a .env file", crate::place::text(&path)))
            })?;
            if key == name && !value.is_empty() {
                return Ok(Some(value));
            }
        }
    }
    Ok(None)
}

/// The migration directory of the database's dialect.
pub(crate) fn directory(project: &Project, url: &DatabaseUrl) -> Result<Directory> {
    let dialect = url.dialect();
    let target = project.targets.iter().find(|target| target.dialect == dialect && target.selected);
    let opened = target.map(crate::project::Target::open).transpose()?.flatten();
    opened.ok_or_else(|| {
        Error::Usage(format!(
            "there is no migration directory for {dialect} (hint: --dir names the folder)"
        ))
    })
}

/// Runs something on the database of a URL, until it is done or a signal ends it.
pub(crate) fn with<T>(
    url: &DatabaseUrl,
    act: impl AsyncFnOnce(&mut Database) -> std::result::Result<T, amend::engine::Error>,
) -> Result<T> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let runtime = runtime.map_err(Error::io("start", "the runtime"))?;
    let interrupt = Interrupt::default();
    let done = runtime.block_on(async {
        let listening = tokio::spawn(listen(interrupt.clone()));
        let connected = Database::connect(url, &interrupt).await;
        let done = match connected {
            Ok(mut database) => {
                let done = act(&mut database).await;
                database.close().await;
                done
            }
            Err(error) => Err(error.into()),
        };
        listening.abort();
        done
    });
    Ok(done?)
}

/// Asks to stop at the first signal; the engine then cancels, rolls back and says what stands.
async fn listen(interrupt: Interrupt) {
    use tokio::signal::unix::{SignalKind, signal};

    let Ok(mut terminate) = signal(SignalKind::terminate()) else { return };
    tokio::select! {
        _ = tokio::signal::ctrl_c() => {}
        _ = terminate.recv() => {}
    }
    interrupt.ask();
}
