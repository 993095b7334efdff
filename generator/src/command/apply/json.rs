//! A run as JSON for programs: an object a line, as it happens.

use amend::engine::{Event, Observer};
use serde_json::{Value, json};

use crate::error::Result;
use crate::report::Report;

/// Prints what happens as it happens.
pub(super) struct Json<'a, 'b> {
    report: &'a mut Report<'b>,
    /// The first failure to print.
    pub(super) written: Result<()>,
}

impl<'a, 'b> Json<'a, 'b> {
    pub(super) fn new(report: &'a mut Report<'b>) -> Self {
        Json { report, written: Ok(()) }
    }
}

impl Observer for Json<'_, '_> {
    fn hear(&mut self, event: &Event<'_>) {
        if let Some(value) = object(event)
            && self.written.is_ok()
        {
            self.written = self.report.json_line(&value);
        }
    }
}

fn object(event: &Event<'_>) -> Option<Value> {
    let nanos = |time: &std::time::Duration| u64::try_from(time.as_nanos()).unwrap_or(u64::MAX);
    Some(match event {
        Event::Waiting { holder } => json!({ "event": "waiting", "holder": holder }),
        Event::Planned { from, to, files } => {
            json!({ "event": "planned", "from": from, "to": to, "files": files })
        }
        Event::File { file, skipped } => json!({
            "event": "file",
            "name": file.as_str(),
            "version": file.version_text(),
            "description": file.description(),
            "skipped": skipped,
        }),
        Event::Statement { number, line, text } => {
            json!({ "event": "statement", "number": number, "line": line, "sql": text })
        }
        Event::Answer { number, tag, rows, time } => json!({
            "event": "answer", "number": number, "tag": tag, "rows": rows, "nanoseconds": nanos(time),
        }),
        Event::Warning { message } => json!({ "event": "warning", "message": message }),
        Event::Retry { failure } => json!({ "event": "retry", "reason": failure.to_string() }),
        Event::FileDone { time } => json!({ "event": "file_done", "nanoseconds": nanos(time) }),
        Event::FileFailed { reason } => json!({ "event": "file_failed", "reason": reason }),
        Event::AppliedElsewhere { file } => {
            json!({ "event": "applied_elsewhere", "name": file.as_str() })
        }
        Event::Ended { totals, is_done } => json!({
            "event": "ended",
            "ok": is_done,
            "files": totals.files,
            "statements": totals.statements,
            "rows": totals.rows,
            "nanoseconds": nanos(&totals.time),
        }),
        // The engine may learn to say more.
        _ => return None,
    })
}
