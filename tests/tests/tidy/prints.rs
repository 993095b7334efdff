//! stdout is data and stderr is narration, and one module knows which is which.

use crate::sources::{Source, products};
use crate::tokens::spells;
use crate::{Finding, finds, hold};

const RULE: &str = "nobody prints but generator/src/report.rs";

const REPORT: &str = "generator/src/report.rs";
const MACROS: [&str; 5] = ["print", "println", "eprint", "eprintln", "dbg"];

#[test]
fn only_the_report_prints() {
    let findings: Vec<_> = products().iter().flat_map(findings).collect();
    hold(RULE, &findings);
}

fn findings(source: &Source) -> Vec<Finding> {
    if source.path == REPORT {
        return Vec::new();
    }
    let tokens = source.product();
    let mut findings = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        let text = token.text.as_str();
        let after = &tokens[at + 1..];
        let is_macro = MACROS.contains(&text) && spells(after, &["!"]);
        // `command.stdout(…)` says where another program prints.
        let is_stream = ["stdout", "stderr"].contains(&text)
            && spells(after, &["("])
            && at > 0
            && ![".", "fn"].contains(&tokens[at - 1].text.as_str());
        if is_macro || is_stream {
            findings.push(Finding::at(&source.path, token.line, text));
        }
    }
    findings
}

#[test]
fn a_print_is_found() {
    let source = "fn f() {\n  anstream::println!();\n  write!(io::stderr(), \"\");\n  c.stdout(x);\n  \
                  writeln!(out, \"println!\");\n  dbg!(1);\n}\n";
    let expected = [("a.rs:2", "println"), ("a.rs:3", "stderr"), ("a.rs:6", "dbg")];
    finds(&findings(&Source::new("a.rs", source)), &expected);
    finds(&findings(&Source::new(REPORT, source)), &[]);
}
