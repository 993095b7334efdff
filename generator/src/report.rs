//! The only place that prints: data to stdout, narration to stderr.

use std::fmt::Display;
use std::io::{self, Write};

use anstream::{AutoStream, ColorChoice};
use anstyle::{AnsiColor, Style};
use serde_json::Value;

use crate::cli::Format;
use crate::error::Result;
use crate::{Colors, Invocation, exit};
use amend::directory::Version;

const BOLD: Style = Style::new().bold();
const ERROR: Style = AnsiColor::Red.on_default().bold();
const WARNING: Style = AnsiColor::Yellow.on_default().bold();

/// Where a command says what it found.
pub(crate) struct Report<'a> {
    stdout: &'a mut (dyn Write + Send),
    stderr: &'a mut (dyn Write + Send),
    colors: Colors,
    pub(crate) format: Format,
}

impl<'a> Report<'a> {
    pub(crate) fn new(
        stdout: &'a mut (dyn Write + Send),
        stderr: &'a mut (dyn Write + Send),
        colors: Colors,
    ) -> Self {
        Report { stdout, stderr, colors, format: Format::Text }
    }

    /// Whether people read the data.
    pub(crate) fn is_text(&self) -> bool {
        self.format == Format::Text
    }

    /// Prints data as it is.
    pub(crate) fn data(&mut self, text: &str) -> Result<()> {
        quiet_pipe(self.stdout.write_all(text.as_bytes()).and_then(|()| self.stdout.flush()))
    }

    /// Prints data for programs.
    pub(crate) fn json(&mut self, values: Vec<Value>) -> Result<()> {
        self.data(&format!("{:#}\n", Value::Array(values)))
    }

    /// Prints one value for programs, on a line of its own: they read while it goes on.
    #[cfg(feature = "_engine")]
    pub(crate) fn json_line(&mut self, value: &Value) -> Result<()> {
        self.data(&format!("{value}\n"))
    }

    /// Text in a style, where colors are shown.
    #[cfg(feature = "_engine")]
    pub(crate) fn painted(&self, style: Style, text: impl Display) -> String {
        let (on, off) = self.paint(style, self.colors.stdout);
        format!("{on}{text}{off}")
    }

    /// Asks a person; nothing if there is none.
    #[cfg(feature = "_engine")]
    pub(crate) fn ask(&mut self, question: impl Display) -> Option<String> {
        use std::io::IsTerminal as _;

        if !io::stdin().is_terminal() || !io::stderr().is_terminal() {
            return None;
        }
        self.narrate(&format!("{question} "));
        let mut answer = String::new();
        io::stdin().read_line(&mut answer).ok()?;
        Some(answer.trim().to_owned())
    }

    /// Prints rows with a style for each; all columns but the last are aligned.
    pub(crate) fn table(&mut self, rows: &[(Style, Vec<String>)]) -> Result<()> {
        let columns = rows.iter().map(|(_, cells)| cells.len()).max().unwrap_or_default();
        let width = |column: usize| {
            let cells = rows.iter().filter_map(|(_, cells)| cells.get(column));
            cells.map(|cell| cell.chars().count()).max().unwrap_or_default()
        };
        let widths: Vec<usize> = (0..columns).map(width).collect();
        let mut text = String::new();
        for (style, cells) in rows {
            let (on, off) = self.paint(*style, self.colors.stdout);
            let padded = cells.iter().enumerate().map(|(column, cell)| {
                if column == 0 {
                    format!("{on}{cell:<0$}{off}", widths[0])
                } else {
                    format!("{cell:<0$}", widths[column])
                }
            });
            text.push_str(padded.collect::<Vec<_>>().join("  ").trim_end());
            text.push('\n');
        }
        self.data(&text)
    }

    /// Prints a unified diff.
    pub(crate) fn diff(&mut self, diff: &str) -> Result<()> {
        let mut text = String::new();
        for line in diff.split_inclusive('\n') {
            let style = match line.as_bytes().first() {
                Some(b'+') => AnsiColor::Green.on_default(),
                Some(b'-') => AnsiColor::Red.on_default(),
                Some(b'@') => AnsiColor::Cyan.on_default(),
                _ => Style::new(),
            };
            let (on, off) = self.paint(style, self.colors.stdout);
            let (line, end) = line.split_at(line.trim_end_matches('\n').len());
            text.push_str(&format!("{on}{line}{off}{end}"));
        }
        self.data(&text)
    }

    /// Says what was done.
    pub(crate) fn note(&mut self, text: impl Display) {
        self.narrate(&format!("{text}\n"));
    }

    /// Says what the user should know, though it stops nothing.
    pub(crate) fn warning(&mut self, text: impl Display) {
        let (on, off) = self.paint(WARNING, self.colors.stderr);
        self.narrate(&format!("{on}warning:{off} {text}\n"));
    }

    /// Says why the command stops.
    pub(crate) fn error(&mut self, text: impl Display) {
        let (on, off) = self.paint(ERROR, self.colors.stderr);
        self.narrate(&format!("{on}error:{off} {text}\n"));
    }

    /// Prints what the command-line grammar has to say: help, or what is wrong.
    pub(crate) fn usage(&mut self, error: &clap::Error) -> u8 {
        let text = error.render();
        let to_stderr = error.use_stderr();
        let colored = if to_stderr { self.colors.stderr } else { self.colors.stdout };
        let text = if colored { text.ansi().to_string() } else { text.to_string() };
        if to_stderr {
            self.narrate(&text);
            return exit::USAGE;
        }
        match self.data(&text) {
            Ok(()) => exit::DONE,
            Err(_) => exit::UNEXPECTED,
        }
    }

    fn narrate(&mut self, text: &str) {
        // There is nowhere left to say that this did not work.
        let _ = self.stderr.write_all(text.as_bytes()).and_then(|()| self.stderr.flush());
    }

    fn paint(&self, style: Style, colored: bool) -> (String, String) {
        let style = if colored { style } else { Style::new() };
        (style.render().to_string(), style.render_reset().to_string())
    }
}

/// The style of what was changed.
pub(crate) const CHANGED: Style = AnsiColor::Green.on_default();
/// The style of what needs a look.
pub(crate) const ATTENTION: Style = AnsiColor::Yellow.on_default();
/// The style of what is as it should be.
pub(crate) const PLAIN: Style = Style::new();
/// The style of a version.
#[cfg(feature = "_engine")]
pub(crate) const VERSION: Style = AnsiColor::Cyan.on_default();
/// The style of what is wrong.
#[cfg(feature = "_engine")]
pub(crate) const WRONG: Style = AnsiColor::Red.on_default();
/// The style of a heading.
pub(crate) const HEADING: Style = BOLD;

/// Who reads the data may stop reading; that is no error.
fn quiet_pipe(written: io::Result<()>) -> Result<()> {
    match written {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        written => written.map_err(crate::error::Error::io("write to", "stdout")),
    }
}

/// Runs a command line with what this process has.
pub(crate) fn for_process(run: impl FnOnce(Invocation<'_>) -> u8) -> u8 {
    let colors = |choice: ColorChoice| choice != ColorChoice::Never;
    let colors = Colors {
        stdout: colors(AutoStream::choice(&io::stdout())),
        stderr: colors(AutoStream::choice(&io::stderr())),
    };
    let folder = std::env::current_dir();
    let (mut stdout, mut stderr) = (io::stdout(), io::stderr());
    let folder = match folder {
        Ok(folder) => folder,
        Err(error) => {
            Report::new(&mut stdout, &mut stderr, colors)
                .error(format_args!("cannot find the current folder: {error}"));
            return exit::UNEXPECTED;
        }
    };
    run(Invocation {
        arguments: std::env::args_os().collect(),
        environment: &|name| std::env::var_os(name),
        folder,
        now: &Version::now,
        stdout: &mut stdout,
        stderr: &mut stderr,
        colors,
    })
}
