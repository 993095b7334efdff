//! The grammar of the command line; the doc comments are its help.

mod database;

use std::path::PathBuf;
use std::time::Duration;

use amend::Dialect;
use amend::directory::Version;
use clap::builder::styling::{AnsiColor, Styles};
use clap::{Args, Parser, Subcommand, ValueEnum};

pub(crate) use database::{Apply, Clean, Resolve, Set, Status};
#[cfg(feature = "_engine")]
pub(crate) use database::{DatabaseFlags, ExecOrder, Tool, TxMode};

/// Writes data migrations as SQL files, and keeps their directories in order.
///
/// Without a command it writes the file of every function that has none yet, in each dialect, and
/// lists all migrations. A file that exists is never changed: once generated, the file is the
/// truth, and what a reviewer approved is what runs.
#[derive(Debug, Parser)]
#[command(
    version,
    styles = STYLES,
    max_term_width = 100,
    disable_help_subcommand = true,
    after_help = AFTER
)]
pub(crate) struct Cli {
    #[command(flatten)]
    pub(crate) project: ProjectFlags,
    #[command(flatten)]
    pub(crate) write: WriteFlags,
    #[command(subcommand)]
    pub(crate) command: Option<Command>,
}

const STYLES: Styles = Styles::styled()
    .header(AnsiColor::Green.on_default().bold())
    .usage(AnsiColor::Green.on_default().bold())
    .literal(AnsiColor::Cyan.on_default().bold())
    .placeholder(AnsiColor::Cyan.on_default());

const AFTER: &str = "\
Examples:
  gen                        write what is new
  gen --dry-run              show what would be written
  gen check                  for CI: fail where a function and its file differ
  gen --force unknown_names  write the files of one migration again

Exit codes: 0 done, 1 unexpected, 2 usage, 3 files stale, 4 sum mismatch, 6 not expressible in a \
dialect, 7 lock timeout; with a database 5 apply failed, 8 expectation failed, 9 outcome unknown, \
130 interrupted.";

/// Where the migrations are; with every command.
#[derive(Args, Debug)]
#[command(next_help_heading = "Where")]
pub(crate) struct ProjectFlags {
    /// The project's settings [env: AMEND_CONFIG] [default: amend.toml beside the crate's
    /// Cargo.toml, or in a folder above]
    #[arg(long, global = true, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,
    /// A migration directory, or the folder that holds one for each dialect [env: AMEND_DIR]
    #[arg(long, global = true, value_name = "FOLDER")]
    pub(crate) dir: Option<PathBuf>,
    /// Only these dialects: postgres, mysql, sqlite [env: AMEND_DIALECT]
    #[arg(long, global = true, value_name = "DIALECT", value_delimiter = ',')]
    pub(crate) dialect: Vec<Dialect>,
    /// How data is printed [env: AMEND_FORMAT] [default: text]
    #[arg(long, global = true, value_enum, hide_possible_values = true, value_name = "text|json")]
    pub(crate) format: Option<Format>,
    /// How many seconds to wait for another process that writes the same directory
    #[arg(long, global = true, value_name = "SECONDS", default_value = "60", value_parser = seconds)]
    pub(crate) lock_timeout: Duration,
}

fn seconds(text: &str) -> Result<Duration, String> {
    text.parse().map(Duration::from_secs).map_err(|_| "a number of whole seconds is needed".into())
}

/// How data is printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For people.
    #[default]
    Text,
    /// For programs.
    Json,
}

/// How files are written; only without a command.
#[derive(Args, Debug)]
#[command(next_help_heading = "Writing")]
pub(crate) struct WriteFlags {
    /// Show what would be written, and write nothing
    #[arg(long)]
    pub(crate) dry_run: bool,
    /// Write the files of this migration again, in all its dialects
    #[arg(long, value_name = "NAME")]
    pub(crate) force: Vec<String>,
    /// Allow a new file that is older than the newest of its directory
    #[arg(long)]
    pub(crate) out_of_order: bool,
}

impl WriteFlags {
    /// The first flag that was given.
    pub(crate) fn given(&self) -> Option<&'static str> {
        [
            (self.dry_run, "--dry-run"),
            (!self.force.is_empty(), "--force"),
            (self.out_of_order, "--out-of-order"),
        ]
        .into_iter()
        .find_map(|(given, flag)| given.then_some(flag))
    }
}

/// The commands.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Create a migration file for each dialect, to be written by hand.
    ///
    /// Aborts if a migration has this name already, or a directory does not match its sum.
    #[command(
        after_help = "Example:\n  gen new add_index    then edit the files, and run: gen hash"
    )]
    New(New),
    /// Seal the directories: bring each atlas.sum up to date with the files.
    ///
    /// Run it after an edit that you intend. Aborts on what no sum can seal: a link, two files of
    /// one version, a file that says `atlas:sum ignore`.
    #[command(after_help = "Example:\n  gen hash --dialect mysql")]
    Hash,
    /// Check that the directories are what their atlas.sum says; writes nothing.
    ///
    /// Exits with 4 where a file was added, edited or removed, and names it.
    #[command(after_help = "Example:\n  gen validate --dir migrations/mysql")]
    Validate,
    /// Check that every file is what its function says; writes nothing.
    ///
    /// Shows the difference and exits with 3 if a file is missing or is another text. A file whose
    /// header says `-- amend:edited "why"`, with a blank line below, is left out.
    #[command(
        after_help = "Examples:\n  gen check            in CI\n  gen check --freeze   from now on, \
                      leave the files of today out"
    )]
    Check(Check),
    /// List the migrations: version, name, dialects, where they come from, and their state.
    #[command(after_help = "Example:\n  gen ls --format json")]
    Ls,
    /// Give a migration a fresh version after a merge, in all dialects.
    ///
    /// Use it when the branch that you merged brought newer migrations than yours. Aborts if a
    /// directory does not match its sum; the two sides of a merge conflict in atlas.sum are read.
    #[command(after_help = "Example:\n  gen rebase backfill_user_tags")]
    Rebase(Rebase),
    /// Show what a database has applied and what is pending; writes nothing.
    #[command(after_help = "Example:\n  gen status --exit-code    as a gate before a deploy")]
    Status(Status),
    /// Apply pending files to a database, each exactly once.
    ///
    /// Aborts if a directory does not match its sum, the history contradicts it, or another run
    /// holds the lock for too long. A file that fails is rolled back and named.
    #[command(
        after_help = "Examples:\n  gen apply --dry-run    show what would run\n  gen apply 1            \
                      the next file only"
    )]
    Apply(Apply),
    /// Take files up to a version for applied, and none behind it, without running any.
    #[command(after_help = "Example:\n  gen set 20221126185750")]
    Set(Set),
    /// Settle what only a person knows: a statement of unknown outcome, an edited file.
    #[command(after_help = "Example:\n  gen resolve 20221126185750 --not-done")]
    Resolve(Resolve),
    /// Drop everything in a database that apply --disposable marked, or whose name is typed.
    #[command(after_help = "Example:\n  gen clean --url sqlite://test.db")]
    Clean(Clean),
    /// Print the completions of a shell.
    #[command(
        after_help = "Example:\n  gen completions bash > ~/.local/share/bash-completion/completions/gen"
    )]
    Completions(Completions),
}

/// Flags of `new`.
#[derive(Args, Debug)]
pub(crate) struct New {
    /// The name: a-z, 0-9 and _, at most 80 characters
    pub(crate) name: String,
    /// The version, YYYYMMDDhhmmss in UTC [default: now]
    #[arg(long)]
    pub(crate) version: Option<Version>,
    /// Allow a version that is older than the newest of a directory
    #[arg(long)]
    pub(crate) out_of_order: bool,
}

/// Flags of `check`.
#[derive(Args, Debug)]
pub(crate) struct Check {
    /// Show the differences, then leave the files of today out from now on: sets `check.since` in
    /// amend.toml
    #[arg(long)]
    pub(crate) freeze: bool,
}

/// Flags of `rebase`.
#[derive(Args, Debug)]
pub(crate) struct Rebase {
    /// The migration's name
    pub(crate) name: String,
}

/// Flags of `completions`.
#[derive(Args, Debug)]
pub(crate) struct Completions {
    /// The shell
    pub(crate) shell: clap_complete::Shell,
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_grammar_holds() {
        Cli::command().debug_assert();
    }

    #[test]
    fn the_documentation_has_every_command_and_flag() {
        const DOCUMENTATION: &str = include_str!("../../docs/cli.md");
        let grammar = Cli::command();
        for command in grammar.get_subcommands() {
            let name = format!("`gen {}", command.get_name());
            assert!(DOCUMENTATION.contains(&name), "{name}");
        }
        let all = grammar.get_subcommands().chain([&grammar]);
        for flag in all.flat_map(|command| command.get_arguments()).filter_map(|a| a.get_long()) {
            let known = matches!(flag, "help" | "version");
            assert!(known || DOCUMENTATION.contains(&format!("--{flag}")), "{flag}");
        }
    }

    #[test]
    fn dialects_are_a_list() {
        let cli = Cli::parse_from(["gen", "ls", "--dialect", "mysql,sqlite", "--dialect=postgres"]);
        assert_eq!(cli.project.dialect, [Dialect::Mysql, Dialect::Sqlite, Dialect::Postgres]);
        assert!(Cli::try_parse_from(["gen", "--dialect", "oracle"]).is_err());
    }
}
