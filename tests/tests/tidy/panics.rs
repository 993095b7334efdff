//! A user's mistake is an error with words, never a panic.

use crate::sources::{Source, products};
use crate::tokens::spells;
use crate::{Finding, finds, hold};

const RULE: &str = "no panic outside of tests: return an error that says what to do";

const MACROS: [&str; 4] = ["panic", "todo", "unimplemented", "unreachable"];
const METHODS: [&str; 4] = ["unwrap", "expect", "unwrap_err", "expect_err"];

#[test]
fn nothing_panics() {
    let findings: Vec<_> = products().iter().flat_map(findings).collect();
    hold(RULE, &findings);
}

fn findings(source: &Source) -> Vec<Finding> {
    let tokens = source.product();
    let mut findings = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        let text = token.text.as_str();
        let after = &tokens[at + 1..];
        let is_macro = MACROS.contains(&text) && spells(after, &["!"]);
        let is_method = METHODS.contains(&text)
            && spells(after, &["("])
            && at > 0
            && [".", "::"].contains(&tokens[at - 1].text.as_str());
        if is_macro || is_method {
            findings.push(Finding::at(&source.path, token.line, text));
        }
    }
    findings
}

#[test]
fn a_panic_is_found() {
    let source = "/// x.unwrap()\nfn f() {\n  x.unwrap();\n  y.unwrap_or(\"panic!\");\n  z\n  .expect(\"z\");\n\
                  panic!();\n}\n#[expect(dead_code)]\nfn g() {}\n\
                  #[cfg(test)]\nmod tests { fn h() { x.unwrap(); todo!() } }\n";
    let expected = [("a.rs:3", "unwrap"), ("a.rs:6", "expect"), ("a.rs:7", "panic")];
    finds(&findings(&Source::new("a.rs", source)), &expected);
    finds(&findings(&Source::new("a/tests/b.rs", source)), &[]);
}
