//! A run as text for people, in Atlas's layout.

use std::time::Duration;

use amend::Printable;
use amend::engine::{Event, Observer};

use crate::error::Result;
use crate::report::{ATTENTION, Report, VERSION, WRONG};

/// How much of a statement's first line is shown.
const WIDE: usize = 120;

/// Prints what happens as it happens.
pub(super) struct Text<'a, 'b> {
    report: &'a mut Report<'b>,
    is_dry: bool,
    has_begun: bool,
    has_failed: bool,
    has_open_statement: bool,
    /// The first failure to print.
    pub(super) written: Result<()>,
}

impl<'a, 'b> Text<'a, 'b> {
    pub(super) fn new(report: &'a mut Report<'b>, is_dry: bool) -> Self {
        Text {
            report,
            is_dry,
            has_begun: false,
            has_failed: false,
            has_open_statement: false,
            written: Ok(()),
        }
    }

    fn print(&mut self, text: &str) {
        if self.written.is_ok() {
            self.written = self.report.data(text);
        }
    }

    fn ended(&mut self, totals: &amend::engine::Totals, is_done: bool) {
        if !self.has_begun {
            if is_done {
                self.print("No migration files to execute\n");
            }
            return;
        }
        let dash = self.report.painted(ATTENTION, "--");
        let line = self.report.painted(VERSION, "-------------------------");
        let failed = usize::from(self.has_failed);
        let ok = |count: usize, what: &str| {
            let plural = if count == 1 { "" } else { "s" };
            match failed {
                0 => format!("{count} {what}{plural}"),
                failed => format!("{count} {what}{plural} ok, {failed} with errors"),
            }
        };
        let rows = if totals.rows > 0 {
            let plural = if totals.rows == 1 { "" } else { "s" };
            format!("\n  {dash} {} row{plural}", totals.rows)
        } else {
            String::new()
        };
        let text = format!(
            "\n  {line}\n  {dash} {}\n  {dash} {}\n  {dash} {}{rows}\n",
            time(totals.time),
            ok(totals.files, "migration"),
            ok(totals.statements, "sql statement"),
        );
        self.print(&text);
    }
}

impl Observer for Text<'_, '_> {
    fn hear(&mut self, event: &Event<'_>) {
        let dash = self.report.painted(ATTENTION, "--");
        let arrow = self.report.painted(VERSION, "->");
        match event {
            Event::Waiting { holder } => {
                let holder = holder.map(|holder| format!(": {}", Printable(holder)));
                self.report.note(format_args!(
                    "another run holds the lock{}; waiting",
                    holder.unwrap_or_default()
                ));
            }
            Event::Planned { from, to, files } => {
                self.has_begun = true;
                let to = self.report.painted(VERSION, Printable(to));
                let from = from.map(|from| self.report.painted(VERSION, Printable(from)));
                let from = from.map(|from| format!(" from {from}")).unwrap_or_default();
                let would = if self.is_dry { "Would migrate" } else { "Migrating" };
                self.print(&format!(
                    "{would} to version {to}{from} ({files} migrations in total):\n"
                ));
            }
            Event::File { file, skipped } => {
                let version = self.report.painted(VERSION, Printable(file.version_text()));
                let skipped = match skipped {
                    0 => String::new(),
                    skipped => format!(" ({skipped} statements applied before)"),
                };
                self.print(&format!("\n  {dash} migrating version {version}{skipped}\n"));
            }
            Event::Statement { text, .. } => {
                self.has_open_statement = true;
                self.print(&format!("    {arrow} {}\n", first_line(text)));
            }
            Event::Answer { tag, rows, .. } => {
                self.has_open_statement = false;
                let rows = rows.map(|rows| format!(" {rows}")).unwrap_or_default();
                self.print(&format!("       {}{rows}\n", Printable(tag)));
            }
            Event::Warning { message } => {
                self.report.warning(Printable(message));
            }
            Event::Retry { failure } => {
                self.report.note(format_args!("{failure}; trying the file again"));
            }
            // Nothing was done.
            Event::FileDone { .. } if self.is_dry => {}
            Event::FileDone { time: took } => {
                let took = self.report.painted(ATTENTION, time(*took));
                self.print(&format!("  {dash} ok ({took})\n"));
            }
            Event::FileFailed { reason } => {
                self.has_failed = true;
                let reason = reason.lines().next().unwrap_or_default();
                let reason = self.report.painted(WRONG, Printable(reason));
                self.print(&format!("    {reason}\n"));
            }
            Event::AppliedElsewhere { .. } => {
                self.print(&format!("  {dash} applied by another run\n"));
            }
            Event::Ended { totals, is_done } => self.ended(totals, *is_done),
            // The engine may learn to say more.
            _ => {}
        }
    }
}

fn first_line(text: &str) -> String {
    let line = text.lines().next().unwrap_or_default();
    let shown: String = line.chars().take(WIDE).collect();
    let more = if shown.len() < text.trim_end().len() { " …" } else { "" };
    format!("{}{more}", Printable(&shown))
}

/// A time as Atlas's language prints it: `1.25ms`, `2.5s`.
fn time(time: Duration) -> String {
    let trimmed = |number: f64, unit: &str| {
        let number = format!("{number:.3}");
        format!("{}{unit}", number.trim_end_matches('0').trim_end_matches('.'))
    };
    match time.as_secs_f64() {
        seconds if seconds >= 1.0 => trimmed(seconds, "s"),
        seconds => trimmed(seconds * 1000.0, "ms"),
    }
}
