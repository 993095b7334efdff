//! The invariants of the workspace, each a rule that fails with its words and the place.
//!
//! Every rule is a function from text to findings, so that it is also tried on a text that breaks
//! it, and cannot hold because it looks at nothing.

#![expect(clippy::unwrap_used, reason = "a test that panics has failed")]

mod arrows;
mod docs;
mod files;
mod lints;
mod matches;
mod panics;
mod prints;
mod rooms;
mod scripts;
mod sources;
mod tokens;

/// Where a rule is broken, and how.
struct Finding {
    place: String,
    what: String,
}

impl Finding {
    fn at(path: &str, line: usize, what: impl Into<String>) -> Self {
        Finding { place: format!("{path}:{line}"), what: what.into() }
    }
}

/// Fails with the rule and every place where it is broken.
#[track_caller]
fn hold(rule: &str, findings: &[Finding]) {
    let list: String =
        findings.iter().map(|finding| format!("\n  {}: {}", finding.place, finding.what)).collect();
    assert!(findings.is_empty(), "{rule}{list}");
}

/// The rule finds exactly this in a text that was written to break it.
#[track_caller]
fn finds(findings: &[Finding], expected: &[(&str, &str)]) {
    let found: Vec<_> =
        findings.iter().map(|finding| (finding.place.as_str(), finding.what.as_str())).collect();
    assert_eq!(found, expected);
}
