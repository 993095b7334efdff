//! What runs on a bare machine names no machine, and no host to download from.

use crate::sources::{files, read};
use crate::{Finding, finds, hold};

const RULE: &str = "a script or a configuration names no machine's path and no registry's host";

/// A person's or a machine's folders.
const MACHINES: [&str; 4] = ["/home/", "/root/", "/Users/", "/mnt/"];

#[test]
fn no_script_names_a_machine_or_a_registry() {
    let scripts: Vec<_> = files("").into_iter().filter(|path| is_script(path)).collect();
    assert!(scripts.iter().any(|path| path == "tests/run"), "found only {scripts:?}");
    let findings: Vec<_> = scripts.iter().flat_map(|path| findings(path, &read(path))).collect();
    hold(RULE, &findings);
}

fn is_script(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    // The corpus is bytes that a parser is fed with.
    path != "Cargo.lock"
        && !path.starts_with("tests/fuzz/corpus/")
        && (path.starts_with(".ci/")
            || !name.contains('.') && !name.starts_with("LICENSE")
            || [".sh", ".toml", ".yml", ".yaml"].iter().any(|end| name.ends_with(end)))
}

fn findings(path: &str, text: &str) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (line, number) in text.lines().zip(1..) {
        for machine in MACHINES {
            // `$into/root/` is a folder of the script's own.
            let names = line.match_indices(machine).any(|(at, _)| {
                !line[..at].ends_with(|c: char| c.is_alphanumeric() || "}_-.".contains(c))
            });
            if names {
                findings.push(Finding::at(path, number, machine));
            }
        }
        for scheme in ["http://", "https://"] {
            for url in line.split(scheme).skip(1) {
                let host = url.split(['/', '"', '\'', ' ', ':']).next().unwrap_or(url);
                if !["localhost", "127.0.0.1"].contains(&host) {
                    findings.push(Finding::at(path, number, host));
                }
            }
        }
    }
    findings
}

#[test]
fn a_machine_and_a_registry_are_found() {
    let script = "cd /mnt/main\ncp $into/root/usr x\ncurl https://example.com/a # http://127.0.0.1:1\nls '/home/me'\n";
    finds(
        &findings("run", script),
        &[("run:1", "/mnt/"), ("run:3", "example.com"), ("run:4", "/home/")],
    );
    assert!(is_script("tests/run") && is_script(".ci/run") && is_script("tests/servers/mysql.sh"));
    assert!(!is_script("README.md") && !is_script("LICENSE-MIT") && !is_script("Cargo.lock"));
}
