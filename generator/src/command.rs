//! The commands, and what they share: finding the project, running its functions, locking.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::Duration;

use amend::directory::{Committed, Directory, Lock, Version};
use amend::{Dialect, Registry};
use clap::{CommandFactory, FromArgMatches};

use crate::cli::{Cli, Command, ProjectFlags};
use crate::error::{Error, Result};
use crate::functions::{self, Function};
use crate::project::{self, Here, Project, Target};
use crate::report::Report;
use crate::seal::Broken;
use crate::{Invocation, exit, scan};

#[cfg(feature = "_engine")]
mod apply;
mod check;
#[cfg(feature = "_engine")]
mod clean;
mod completions;
mod hash;
mod ls;
mod new;
mod rebase;
#[cfg(feature = "_engine")]
mod resolve;
#[cfg(feature = "_engine")]
mod set;
#[cfg(feature = "_engine")]
mod status;
mod validate;
#[cfg(not(feature = "_engine"))]
mod without_driver;
#[cfg(not(feature = "_engine"))]
use without_driver::{apply, clean, resolve, set, status};
mod write;

/// What every command is given.
struct Context<'a> {
    registry: &'a Registry,
    flags: ProjectFlags,
    here: Here<'a>,
    now: &'a dyn Fn() -> Version,
    report: Report<'a>,
    grammar: clap::Command,
}

/// Runs a command line and returns its exit code.
pub(crate) fn run(registry: &Registry, invocation: Invocation<'_>) -> u8 {
    let Invocation { arguments, environment, folder, now, stdout, stderr, colors } = invocation;
    let mut report = Report::new(stdout, stderr, colors);
    let grammar = grammar(arguments.first().map(Path::new));
    let parsed = grammar.clone().try_get_matches_from(&arguments);
    let cli = match parsed.and_then(|matches| Cli::from_arg_matches(&matches)) {
        Ok(cli) => cli,
        Err(error) => return report.usage(&error),
    };
    let here = Here { folder: &folder, environment };
    let mut context = Context { registry, flags: cli.project, here, now, report, grammar };
    let result = project::format(&context.flags, &context.here).and_then(|format| {
        context.report.format = format;
        match (cli.command, cli.write.given()) {
            (Some(_), Some(flag)) => Err(Error::Usage(format!(
                "{flag} before a command says nothing (hint: it belongs to gen without a command)"
            ))),
            (None, _) => write::run(&mut context, &cli.write),
            (Some(Command::New(flags)), None) => new::run(&mut context, &flags),
            (Some(Command::Hash), None) => hash::run(&mut context),
            (Some(Command::Validate), None) => validate::run(&mut context),
            (Some(Command::Check(flags)), None) => check::run(&mut context, &flags),
            (Some(Command::Ls), None) => ls::run(&mut context),
            (Some(Command::Rebase(flags)), None) => rebase::run(&mut context, &flags),
            (Some(Command::Status(flags)), None) => status::run(&mut context, &flags),
            (Some(Command::Apply(flags)), None) => apply::run(&mut context, &flags),
            (Some(Command::Set(flags)), None) => set::run(&mut context, &flags),
            (Some(Command::Resolve(flags)), None) => resolve::run(&mut context, &flags),
            (Some(Command::Clean(flags)), None) => clean::run(&mut context, &flags),
            (Some(Command::Completions(flags)), None) => completions::run(&mut context, &flags),
        }
    });
    match result {
        Ok(()) => exit::DONE,
        Err(error) => {
            context.report.error(&error);
            exit::code(&error)
        }
    }
}

/// The grammar under the name by which the program was called, in its examples too.
fn grammar(program: Option<&Path>) -> clap::Command {
    let stem = program.and_then(Path::file_stem).and_then(|stem| stem.to_str()).unwrap_or("gen");
    let name = stem.to_owned();
    let rename = |command: clap::Command| match command.get_after_help().map(ToString::to_string) {
        Some(examples) if name != "gen" => {
            command.after_help(examples.replace("gen ", &format!("{name} ")))
        }
        _ => command,
    };
    let mut grammar = rename(Cli::command().name(name.clone()).bin_name(name.clone()));
    let names: Vec<String> = grammar.get_subcommands().map(|c| c.get_name().to_owned()).collect();
    for command in names {
        grammar = grammar.mut_subcommand(command, rename);
    }
    grammar
}

impl Context<'_> {
    fn project(&self) -> Result<Project> {
        Project::find(self.registry, &self.flags, &self.here)
    }

    /// The database that the flags mean, and the directory of its dialect.
    #[cfg(feature = "_engine")]
    fn database(
        &mut self,
        flags: &crate::cli::DatabaseFlags,
    ) -> Result<(amend::database::DatabaseUrl, Directory)> {
        let given = !self.flags.dialect.is_empty();
        // A folder that is one directory is of the URL's dialect, so the URL comes first; where it
        // is depends on the project's settings, which do not depend on a dialect.
        let home = project::home(self.registry, &self.here);
        let settings = project::Settings::find(&home, &self.flags, &self.here)?;
        let url = crate::database::url(flags, &settings, &self.here, &mut self.report)?;
        if !given {
            self.flags.dialect = vec![url.dialect()];
        }
        let directory = crate::database::directory(&self.project()?, &url)?;
        Ok((url, directory))
    }

    /// Whether the program was built with a crate of migrations.
    fn has_crate(&self) -> bool {
        self.registry.crates().next().is_some()
    }

    /// Checks the registered functions, then runs and renders them.
    fn functions(&self, project: &Project) -> Result<Vec<Function>> {
        self.check_registry()?;
        let dialects: Vec<Dialect> =
            project.targets.iter().filter(|target| target.selected).map(|t| t.dialect).collect();
        functions::render_all(self.registry, &dialects).map_err(Error::Functions)
    }

    fn check_registry(&self) -> Result<()> {
        if !self.has_crate() {
            return Err(Error::Usage(
                "this program has no functions (hint: run gen in the crate of the migrations)"
                    .into(),
            ));
        }
        // A function that was forgotten is the likelier reason for an empty registry.
        let home = project::home(self.registry, &self.here);
        let forgotten = scan::forgotten(self.registry, &home, self.here.folder);
        if !forgotten.is_empty() {
            return Err(Error::Forgotten(forgotten));
        }
        Ok(self.registry.verify()?)
    }

    /// What a look at the directories says, without taking the lock unless it has to.
    ///
    /// An error may come from another run that is writing just now, or was killed when its sum was
    /// all but written. So it counts only under the lock, and once such a commit is finished.
    fn look<T>(&self, project: &Project, look: impl Fn() -> Result<T>) -> Result<T> {
        match look() {
            Err(Error::Sum(_) | Error::Versions(_) | Error::Directory(_)) => {
                let writing = Writing::lock(&project.targets, &[], self.flags.lock_timeout)?;
                writing.recover()?;
                look()
            }
            looked => looked,
        }
    }

    fn warn_of_sums(&mut self, broken: &[Broken]) {
        for broken in broken {
            self.report.warning(broken);
        }
    }
}

/// The right to write all directories of a project.
struct Writing(BTreeMap<Dialect, (Directory, Lock)>);

impl Writing {
    /// Locks every directory that is there, in a fixed order, so that two runs never wait for each
    /// other. Those in `create` are made first.
    fn lock(targets: &[Target], create: &[Dialect], wait: Duration) -> Result<Self> {
        let mut locked = BTreeMap::new();
        for target in targets {
            let directory = match target.open()? {
                None if create.contains(&target.dialect) => Some(Directory::create(&target.path)?),
                directory => directory,
            };
            if let Some(directory) = directory {
                let lock = directory.lock(wait)?;
                locked.insert(target.dialect, (directory, lock));
            }
        }
        Ok(Writing(locked))
    }

    fn recover(&self) -> Result<()> {
        for (directory, lock) in self.0.values() {
            directory.recover(lock)?;
        }
        Ok(())
    }

    fn commit(
        &self,
        dialect: Dialect,
        changes: &amend::directory::Changes,
    ) -> Result<Option<Committed>> {
        match self.0.get(&dialect) {
            Some((directory, lock)) => Ok(Some(directory.commit(lock, changes)?)),
            None => Ok(None),
        }
    }
}

/// `1 file`, `2 files`.
fn files(count: usize) -> String {
    format!("{count} {}", if count == 1 { "file" } else { "files" })
}
