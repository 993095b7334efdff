//! The tokens of a Rust source, with their lines.
//!
//! Rules read tokens and not syn's tree, because much of this code stands in macros, whose bodies
//! syn does not parse; and syn's spans have no lines outside of a macro unless proc-macro2 is told
//! to keep them. A test below compares these tokens with syn's.

/// A word, a literal or a punctuation mark; `::` and `=>` are one. Comments are none.
#[derive(Clone, Debug)]
pub(crate) struct Token {
    pub(crate) text: String,
    pub(crate) line: usize,
}

/// The tokens of a source.
pub(crate) fn tokens(source: &str) -> Vec<Token> {
    let mut rest = source;
    let mut line = 1;
    let mut tokens = Vec::new();
    while let Some(first) = rest.chars().next() {
        let length = length(rest, first);
        let (text, after) = rest.split_at(length);
        if !first.is_whitespace() && !text.starts_with("//") && !text.starts_with("/*") {
            tokens.push(Token { text: text.to_owned(), line });
        }
        line += text.matches('\n').count();
        rest = after;
    }
    tokens
}

/// The tokens without what is compiled for tests only.
pub(crate) fn without_tests(tokens: &[Token]) -> Vec<Token> {
    let mut kept = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let test = ["#", "[", "cfg", "(", "test", ")", "]"];
        if spells(&tokens[at..], &test) {
            at = end_of_item(tokens, at + test.len());
        } else {
            kept.push(tokens[at].clone());
            at += 1;
        }
    }
    kept
}

/// Whether the tokens begin with these.
pub(crate) fn spells(tokens: &[Token], texts: &[&str]) -> bool {
    tokens.len() >= texts.len() && tokens.iter().zip(texts).all(|(token, text)| token.text == *text)
}

/// Whether a token is a name or a keyword.
pub(crate) fn is_word(text: &str) -> bool {
    text.starts_with(|c: char| c.is_alphabetic() || c == '_')
        && text.chars().all(|c| c.is_alphanumeric() || c == '_')
}

/// How a bracket changes the depth.
pub(crate) fn depth_of(text: &str) -> isize {
    match text {
        "(" | "[" | "{" => 1,
        ")" | "]" | "}" => -1,
        _ => 0,
    }
}

fn end_of_item(tokens: &[Token], mut at: usize) -> usize {
    let mut depth = 0;
    while at < tokens.len() {
        let text = tokens[at].text.as_str();
        depth += depth_of(text);
        at += 1;
        if depth == 0 && (text == ";" || text == "}") {
            break;
        }
    }
    at
}

/// The length of the token, the blank or the comment at the beginning.
fn length(rest: &str, first: char) -> usize {
    let word =
        |text: &str| text.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(text.len());
    if first.is_whitespace() {
        first.len_utf8()
    } else if rest.starts_with("//") {
        rest.find('\n').unwrap_or(rest.len())
    } else if rest.starts_with("/*") {
        block_comment(rest)
    } else if let Some(literal) = prefixed_literal(rest) {
        literal
    } else if first.is_ascii_digit() {
        let whole = word(rest);
        let fraction = rest[whole..].strip_prefix('.').filter(|f| f.starts_with(char::is_numeric));
        whole + fraction.map_or(0, |fraction| 1 + word(fraction))
    } else if let Some(raw) = rest.strip_prefix("r#") {
        2 + word(raw)
    } else if first.is_alphabetic() || first == '_' {
        word(rest)
    } else if first == '\'' {
        let character = quoted(rest, '\'');
        if rest[1..].starts_with('\\') || rest[..character].chars().count() == 3 {
            character
        } else {
            1 + word(&rest[1..])
        }
    } else if rest.starts_with("::") || rest.starts_with("=>") {
        2
    } else {
        first.len_utf8()
    }
}

fn block_comment(rest: &str) -> usize {
    let mut depth = 0;
    let mut at = 0;
    while at < rest.len() {
        if rest[at..].starts_with("/*") {
            depth += 1;
            at += 2;
        } else if rest[at..].starts_with("*/") {
            depth -= 1;
            at += 2;
        } else {
            at += rest[at..].chars().next().map_or(1, char::len_utf8);
        }
        if depth == 0 {
            break;
        }
    }
    at
}

/// A string, a raw string, or a byte character.
fn prefixed_literal(rest: &str) -> Option<usize> {
    for prefix in ["br", "cr", "r"] {
        let Some(raw) = rest.strip_prefix(prefix) else {
            continue;
        };
        let hashes = raw.len() - raw.trim_start_matches('#').len();
        if raw[hashes..].starts_with('"') {
            let close = format!("\"{}", "#".repeat(hashes));
            let open = prefix.len() + hashes + 1;
            return Some(open + rest[open..].find(&close)? + close.len());
        }
    }
    for (prefix, quote) in [("", '"'), ("b", '"'), ("c", '"'), ("b", '\'')] {
        if rest.strip_prefix(prefix).is_some_and(|rest| rest.starts_with(quote)) {
            return Some(prefix.len() + quoted(&rest[prefix.len()..], quote));
        }
    }
    None
}

/// The length of a text between quotes, both included.
fn quoted(rest: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, c) in rest.char_indices().skip(1) {
        if !escaped && c == quote {
            return at + 1;
        }
        escaped = !escaped && c == '\\';
    }
    rest.len()
}

#[cfg(test)]
mod tests {
    use super::{Token, spells, tokens, without_tests};
    use crate::sources;

    fn texts(tokens: &[Token]) -> Vec<&str> {
        tokens.iter().map(|token| token.text.as_str()).collect()
    }

    #[test]
    fn what_looks_like_code_in_texts_and_comments_is_none() {
        let source =
            "a /* /* { */ */ 'b' '\\'' b'\"' r#\"x\"y\"# \"\\\"{\" 'life 1.5 0..2 r#fn // }";
        let expected = [
            "a",
            "'b'",
            "'\\''",
            "b'\"'",
            "r#\"x\"y\"#",
            "\"\\\"{\"",
            "'life",
            "1.5",
            "0",
            ".",
            ".",
            "2",
            "r#fn",
        ];
        assert_eq!(texts(&tokens(source)), expected);
    }

    #[test]
    fn a_token_knows_its_line() {
        let found = tokens("a\n\"b\n\"\n/* \n */ c");
        let lines: Vec<_> = found.iter().map(|token| token.line).collect();
        assert_eq!(lines, [1, 2, 5]);
    }

    #[test]
    fn tests_are_left_out_to_their_end() {
        let source = "a; #[cfg(test)] #[x] mod tests { fn f() { ; } } b; #[cfg(test)] use c; d";
        assert_eq!(texts(&without_tests(&tokens(source))), ["a", ";", "b", ";", "d"]);
    }

    /// syn makes attributes of doc comments; apart from them both must read the same.
    #[test]
    fn every_source_has_the_tokens_that_syn_sees() {
        let without_docs = |tokens: Vec<Token>| {
            let mut kept = Vec::new();
            let mut at = 0;
            while at < tokens.len() {
                let after_mark = at + 1 + usize::from(spells(&tokens[at..], &["#", "!"]));
                let is_doc = tokens[at].text == "#"
                    && spells(&tokens[after_mark..], &["[", "doc", "="])
                    && tokens.get(after_mark + 3).is_some_and(|t| t.text.contains('"'));
                if is_doc {
                    at = after_mark + 5;
                } else {
                    kept.push(tokens[at].text.clone());
                    at += 1;
                }
            }
            kept
        };
        for source in sources::all() {
            let as_macro: syn::Macro =
                syn::parse_str(&format!("m! {{\n{}\n}}", source.text)).unwrap();
            let printed = as_macro.tokens.to_string();
            let (ours, theirs) = (without_docs(source.tokens), without_docs(tokens(&printed)));
            assert!(ours == theirs, "{} reads differently", source.path);
        }
    }
}
