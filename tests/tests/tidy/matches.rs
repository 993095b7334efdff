//! A new dialect, node or type is a list of compile errors, not a silent default.

use crate::sources::{Source, products};
use crate::tokens::{Token, depth_of, spells};
use crate::{Finding, finds, hold};

const RULE: &str = "a match on one of our enums names every variant, without `_ =>`";

const ENUMS: [&str; 7] =
    ["Dialect", "Node", "Statement", "Value", "SqlType", "Storage", "JsonStep"];

#[test]
fn no_match_on_our_enums_has_a_default() {
    let findings: Vec<_> = products().iter().flat_map(findings).collect();
    hold(RULE, &findings);
}

fn findings(source: &Source) -> Vec<Finding> {
    let tokens = source.product();
    let ours = ours(&tokens);
    let mut findings = Vec::new();
    let mut of: Option<(&str, isize)> = None;
    let mut depth = 0;
    for (at, token) in tokens.iter().enumerate() {
        depth += depth_of(&token.text);
        match token.text.as_str() {
            "impl" if of.is_none() => {
                of = implements(&tokens[at..], &ours).map(|name| (name, depth))
            }
            "}" if of.is_some_and(|(_, outside)| outside == depth) => of = None,
            "match" => {
                let arms = arms(&tokens[at + 1..]);
                let of = of.map(|(name, _)| name);
                let on = arms.iter().find_map(|arm| named(arm, of, &ours));
                let default = arms.iter().find(|arm| is_default(arm));
                if let (Some(on), Some(default)) = (on, default) {
                    let what = format!("`_ =>` in a match on {on}");
                    findings.push((default[0].line, what));
                }
            }
            _ => {}
        }
    }
    findings.sort_by_key(|(line, _)| *line);
    findings.into_iter().map(|(line, what)| Finding::at(&source.path, line, what)).collect()
}

/// The enums that a name in this source means; another crate may have one of the same name.
fn ours(tokens: &[Token]) -> Vec<&'static str> {
    let of_others = (0..tokens.len()).filter(|at| {
        let is_own = |path: &Token| ["crate", "super", "self"].contains(&path.text.as_str());
        spells(&tokens[*at..], &["use"]) && tokens.get(at + 1).is_some_and(|path| !is_own(path))
    });
    let taken: Vec<_> = of_others
        .flat_map(|at| tokens[at..].iter().take_while(|token| token.text != ";"))
        .map(|token| token.text.as_str())
        .collect();
    ENUMS.into_iter().filter(|name| !taken.contains(name)).collect()
}

/// The enum whose `impl` begins here.
fn implements(tokens: &[Token], ours: &[&'static str]) -> Option<&'static str> {
    let header: Vec<_> = tokens.iter().take_while(|token| token.text != "{").collect();
    let after_for = header.iter().rposition(|token| token.text == "for").map_or(0, |at| at + 1);
    let mut words = header[after_for..].iter();
    words.find_map(|word| ours.iter().copied().find(|name| word.text == *name))
}

/// The patterns of a match, guards included; the tokens begin behind `match`.
fn arms(tokens: &[Token]) -> Vec<&[Token]> {
    let mut arms = Vec::new();
    let mut at = find(tokens, 0, |text| text == "{").map_or(tokens.len(), |open| open + 1);
    while let Some(arrow) = find(tokens, at, |text| text == "=>" || text == "}") {
        if tokens[arrow].text == "}" {
            break;
        }
        arms.push(&tokens[at..arrow]);
        let body = arrow + 1;
        let is_block = tokens.get(body).is_some_and(|token| token.text == "{");
        at = if is_block {
            let close = find(tokens, body + 1, |text| text == "}").unwrap_or(tokens.len());
            close + 1 + usize::from(tokens.get(close + 1).is_some_and(|token| token.text == ","))
        } else {
            match find(tokens, body, |text| text == "," || text == "}") {
                Some(end) if tokens[end].text == "," => end + 1,
                Some(end) => end,
                None => tokens.len(),
            }
        };
    }
    arms
}

/// The first token that is wanted and in no bracket that opens from here on.
fn find(tokens: &[Token], from: usize, wanted: impl Fn(&str) -> bool) -> Option<usize> {
    let mut depth = 0;
    (from..tokens.len()).find(|at| {
        let text = tokens[*at].text.as_str();
        let found = depth == 0 && wanted(text);
        depth += depth_of(text);
        found
    })
}

/// The enum that a pattern names, `Self` among them.
fn named(
    pattern: &[Token],
    of: Option<&'static str>,
    ours: &[&'static str],
) -> Option<&'static str> {
    let paths = pattern.windows(2).filter(|pair| pair[1].text == "::");
    paths.into_iter().find_map(|pair| match pair[0].text.as_str() {
        "Self" => of,
        text => ours.iter().copied().find(|name| text == *name),
    })
}

/// Whether a pattern without a guard takes whatever comes.
fn is_default(pattern: &[Token]) -> bool {
    spells(pattern, &["_"]) && pattern.len() == 1
        || spells(pattern, &["("])
            && pattern
                .iter()
                .all(|token| ["_", "(", ")", ",", ".", "|"].contains(&token.text.as_str()))
}

#[test]
fn a_default_is_found() {
    let text = "fn f() {\n  match (value, dialect) {\n    (Value::Json(v), Dialect::Mysql) => { g(v) }\n    \
                _ => h(),\n  }\n  match text { \"a\" => Dialect::Mysql, _ => Dialect::Sqlite };\n  \
                match a { Node::Column(_) if b => match c { 1 => 2, _ => 3 },\n    (_, _) => 1 }\n  \
                match d { Value::Null => 1, _ if e => 2, other => 3 }\n}\n\
                impl fmt::Display for Dialect {\n  fn g(self) { match self { Self::Mysql => 1,\n  _ => 2 } }\n}\n\
                fn h() { match i { Self::Mysql => 1, _ => 2 } }\n";
    let expected = [
        ("a.rs:4", "`_ =>` in a match on Value"),
        ("a.rs:8", "`_ =>` in a match on Node"),
        ("a.rs:13", "`_ =>` in a match on Dialect"),
    ];
    finds(&findings(&Source::new("a.rs", text)), &expected);
    let other =
        "use sea_query::{Order, Value};\nfn f() { match v { Value::Json(_) => 1, _ => 2 } }\n";
    finds(&findings(&Source::new("a.rs", other)), &[]);
}
