//! Where the tokens of an expansion stand: what a language server completes and goes to, and what
//! the compiler underlines.

use proc_macro2::{LexError, LineColumn, TokenStream, TokenTree};

use super::{delete, update, when};

/// A program with each form in which a column can stand.
const PROGRAM: &str = r#"|t: User| {
    let age = t.age;
    let mut total: i32 = t.age + 1;
    if t.owner.is_none() && !t.active || t.nick == Some("x") {
        t.owner = t.author.trim();
    } else if let Some(owner) = t.owner && owner != t.author {
        total += t.age;
    }
    let Some(nick) = t.nick else { return };
    t.age = match (t.state, t.owner) {
        (State::Open, Some(owner)) if owner == t.author => total,
        _ => t.age as i32 - -t.age,
    };
    for step in [1, 2] { if t.age > step { t.age += step } }
    std::mem::swap(&mut t.owner, &mut t.nick);
    t.author.push_str(t.owner.map(|owner| format!("{}-{}", owner, t.age)).unwrap_or(t.author));
    t.data["seen"] = json!({ "by": t.owner, "at": [t.age] });
    t.active = matches!(t.owner, Some(owner) if owner == t.author) ^ t.active;
    (t.owner, t.nick) = (t.nick, Some(t.author));
}"#;

#[test]
fn a_column_stands_where_it_was_written() -> Result<(), LexError> {
    let made = update(PROGRAM.parse()?);
    let there = places(made.clone(), &is_column);
    for place in places(PROGRAM.parse()?, &is_column) {
        assert!(there.contains(&place), "nothing in the expansion stands at {place:?}");
    }
    for place in there {
        assert!(place.1.line > 0 && place.1.column > 0, "{place:?} stands nowhere");
    }
    assert!(!made.to_string().contains("compile_error"), "{made}");
    Ok(())
}

#[test]
fn a_call_of_ours_stands_where_something_was_written() -> Result<(), LexError> {
    // They are about the whole program, or about what is not written: the end of a branch.
    let whole = [
        "program",
        "update",
        "otherwise",
        "merge",
        "join",
        "perhaps",
        "json_object",
        "json_array",
        "json_null",
    ];
    let made = update(PROGRAM.parse()?).into_iter().collect::<TokenStream>();
    let mut calls = Vec::new();
    collect_calls(made, &mut calls);
    assert!(calls.len() > 100, "{} calls", calls.len());
    for (name, line) in calls {
        assert!(line.column > 0 || whole.contains(&name.as_str()), "`{name}` stands nowhere");
    }
    Ok(())
}

#[test]
fn a_condition_stands_where_it_was_written() -> Result<(), LexError> {
    const CONDITION: &str = "|t: User| t.owner.is_none() && t.age > 3";
    for made in [delete(CONDITION.parse()?), when(CONDITION.parse()?)] {
        let there = places(made, &is_column);
        for place in places(CONDITION.parse()?, &is_column) {
            assert!(there.contains(&place), "nothing in the expansion stands at {place:?}");
        }
    }
    Ok(())
}

/// What a person has when half of it is written, or a language server with a name at the cursor.
#[test]
fn a_column_of_an_unfinished_program_stands_where_it_was_written() -> Result<(), LexError> {
    let unfinished = [
        ("|t: User| { t.own t.age = 1; }", "own age"),
        ("|t: User| { t.age = 1; t.own }", "own age"),
        ("|t: User| { t.age = 1; t. }", "age"),
        ("|t: User| { if t.own }", "own"),
        ("|t: User| { if t.own t.age = 1; }", "own age"),
        ("|t: User| { t.age = }", "age"),
        ("|t: User| { t.age = t.own + ; t.nick = None; }", "own age nick"),
        ("|t: User| { t.age = 1 t.nick = None }", "age nick"),
        ("|t: User| { if t.active { t. } t.age = 1; }", "active age"),
        ("|t: User| { if t.active { t.own. } t.age = 1; }", "active own age"),
        ("|t: User| { let x = t.own t.age = x; }", "own age"),
        ("|t: User| { match t.own }", "own"),
        ("|t: User| { match t.state { State::Open => t.own, } t.age = ; }", "state own age"),
        ("|t: User| { t.nick.is_some_and(|n| n. ); t.age = 1; }", "nick age"),
        ("|t: User| t.own := 1", "own"),
        ("|t: User|", ""),
    ];
    for (program, columns) in unfinished {
        let tokens: TokenStream = program.parse()?;
        let made = update(tokens.clone());
        let errors = made.to_string().matches("compile_error").count();
        assert!(errors <= 1, "{program}: {errors} errors");
        let there = places(made, &is_column);
        for place in places(tokens, &|name| columns.split(' ').any(|column| column == name)) {
            assert!(there.contains(&place), "{program}: nothing stands at {place:?}");
        }
    }
    Ok(())
}

fn is_column(name: &str) -> bool {
    ["age", "own", "owner", "nick", "author", "active", "state", "data"].contains(&name)
}

/// Where columns stand: names behind `t.`.
fn places(tokens: TokenStream, asked: &dyn Fn(&str) -> bool) -> Vec<(String, LineColumn)> {
    let tokens: Vec<_> = tokens.into_iter().collect();
    let mut found = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        match token {
            TokenTree::Group(group) => found.extend(places(group.stream(), asked)),
            TokenTree::Ident(name) if is_behind(&tokens, at, "t", ".") => {
                if asked(&name.to_string()) {
                    found.push((name.to_string(), name.span().start()));
                }
            }
            TokenTree::Ident(_) | TokenTree::Punct(_) | TokenTree::Literal(_) => {}
        }
    }
    found
}

/// Whether a token stands behind a name and a sign.
fn is_behind(tokens: &[TokenTree], at: usize, name: &str, sign: &str) -> bool {
    let Some(before) = at.checked_sub(sign.len() + 1) else { return false };
    let between: String = tokens[before + 1..at].iter().map(ToString::to_string).collect();
    between == sign && matches!(&tokens[before], TokenTree::Ident(known) if known == name)
}

/// The names behind `__c.` and `__r::`, and where they stand.
fn collect_calls(tokens: TokenStream, calls: &mut Vec<(String, LineColumn)>) {
    let tokens: Vec<_> = tokens.into_iter().collect();
    for (at, token) in tokens.iter().enumerate() {
        match token {
            TokenTree::Group(group) => collect_calls(group.stream(), calls),
            TokenTree::Ident(name)
                if is_behind(&tokens, at, "__c", ".") || is_behind(&tokens, at, "__r", "::") =>
            {
                calls.push((name.to_string(), name.span().start()));
            }
            TokenTree::Ident(_) | TokenTree::Punct(_) | TokenTree::Literal(_) => {}
        }
    }
}
