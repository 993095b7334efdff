//! Flags of the commands that need a database.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

/// Flags of every command that needs a database.
#[derive(Args, Debug)]
#[command(next_help_heading = "Database")]
pub(crate) struct DatabaseFlags {
    /// The database's URL [env: DATABASE_URL, also from a file .env]; others can read it in the
    /// list of processes
    #[arg(long, short, value_name = "URL")]
    pub(crate) url: Option<String>,
    /// The database of this name in amend.toml: [env.NAME] says which variable has its URL
    #[arg(long, value_name = "NAME", conflicts_with = "url")]
    pub(crate) env: Option<String>,
    /// Read the password from a file
    #[arg(long, value_name = "FILE", conflicts_with = "password_command")]
    pub(crate) password_file: Option<PathBuf>,
    /// Run a command that prints the password
    #[arg(long, value_name = "COMMAND")]
    pub(crate) password_command: Option<String>,
    /// The schema of the history [default: the connected one]
    #[arg(long, value_name = "SCHEMA")]
    pub(crate) revisions_schema: Option<String>,
}

/// Flags of `status`.
#[derive(Args, Debug)]
pub(crate) struct Status {
    #[command(flatten)]
    pub(crate) database: DatabaseFlags,
    /// Exit with 3 if files are pending, 4 if applied ones were edited, 5 if one is applied in
    /// part or out of order, 9 if an outcome is unknown
    #[arg(long)]
    pub(crate) exit_code: bool,
}

/// Flags of `apply`.
#[derive(Args, Debug)]
pub(crate) struct Apply {
    /// At most so many files
    pub(crate) amount: Option<std::num::NonZeroUsize>,
    #[command(flatten)]
    pub(crate) database: DatabaseFlags,
    /// No file behind this version
    #[arg(long, value_name = "VERSION")]
    pub(crate) to: Option<String>,
    /// Show what would be done, and do nothing
    #[arg(long)]
    pub(crate) dry_run: bool,
    /// A transaction for each file, one for all, or none
    #[arg(
        long,
        value_enum,
        value_name = "file|all|none",
        default_value = "file",
        hide_possible_values = true
    )]
    pub(crate) tx_mode: TxMode,
    /// What to do with files that are older than the newest that is applied
    #[arg(
        long,
        value_enum,
        value_name = "linear|linear-skip|non-linear",
        default_value = "linear",
        hide_possible_values = true
    )]
    pub(crate) exec_order: ExecOrder,
    /// The database is as this version leaves it: begin behind it
    #[arg(long, value_name = "VERSION", conflicts_with = "allow_dirty")]
    pub(crate) baseline: Option<String>,
    /// Begin in a database that has tables and no history
    #[arg(long)]
    pub(crate) allow_dirty: bool,
    /// Mark the database, which must be empty, as one that clean may drop
    #[arg(long)]
    pub(crate) disposable: bool,
    /// Wait for the disk behind every file, not only behind the last
    #[arg(long)]
    pub(crate) durable_each: bool,
    /// Take the server's warnings for errors
    #[arg(long)]
    pub(crate) strict: bool,
}

/// How files are put into transactions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum TxMode {
    /// A transaction for each file.
    File,
    /// One for all.
    All,
    /// None.
    None,
}

/// What to do with files that are older than the newest that is applied.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ExecOrder {
    /// Refuse.
    Linear,
    /// Leave them out.
    LinearSkip,
    /// Apply them too.
    NonLinear,
}

/// Flags of `set`.
#[derive(Args, Debug)]
pub(crate) struct Set {
    /// The version [default: the last file's]
    pub(crate) version: Option<String>,
    /// Take what this tool has applied for applied
    #[arg(
        long,
        value_enum,
        value_name = "sqlx|refinery|diesel|dbmate",
        conflicts_with = "version",
        hide_possible_values = true
    )]
    pub(crate) from: Option<Tool>,
    #[command(flatten)]
    pub(crate) database: DatabaseFlags,
}

/// A tool that keeps a history of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Tool {
    /// sqlx.
    Sqlx,
    /// refinery.
    Refinery,
    /// Diesel.
    Diesel,
    /// dbmate.
    Dbmate,
}

/// Flags of `resolve`.
#[derive(Args, Debug)]
#[command(group = clap::ArgGroup::new("settlement").required(true))]
pub(crate) struct Resolve {
    /// The version
    pub(crate) version: String,
    /// The statement took effect
    #[arg(long, group = "settlement")]
    pub(crate) done: bool,
    /// It did not: the next apply runs it again
    #[arg(long, group = "settlement")]
    pub(crate) not_done: bool,
    /// The applied file was edited, and that is meant
    #[arg(long, group = "settlement")]
    pub(crate) edited: bool,
    #[command(flatten)]
    pub(crate) database: DatabaseFlags,
}

/// Flags of `clean`.
#[derive(Args, Debug)]
pub(crate) struct Clean {
    #[command(flatten)]
    pub(crate) database: DatabaseFlags,
}
