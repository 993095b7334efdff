//! Text.

use amend::Dialect;

use super::{C, Case, Condition, Expr, Pattern, Statements as _, case, finds, text};

pub(super) fn cases() -> Vec<Case> {
    let mut cases = matches();
    cases.extend(parts());
    cases.extend(wholes());
    cases.extend(letters());
    cases.extend(refused());
    cases
}

fn sets(name: &str, value: Expr<C, Option<String>>) -> Case {
    case(name, C::update().set(C::text, value).only_changed())
}

fn counts(name: &str, value: Expr<C, Option<i32>>) -> Case {
    case(name, C::update().set(C::small, value).only_changed())
}

/// A case on this text, in the row where both columns of text are NULL.
fn on(name: &str, given: &str, f: impl FnOnce(Expr<C, String>) -> Expr<C, String>) -> Case {
    case(name, C::update().set(C::text, f(C::text.or_else(given))).filter(C::id.eq(1)))
}

/// Text that means something to a wildcard, a quote, a comment or an eye.
const HOSTILE: &str = "[a]*?%_!\\'\";-- /*x*/ \t\r\n\u{202e}\u{feff}日e\u{301}😀\u{10ffff}^]";

fn matches() -> Vec<Case> {
    let hostile = |pattern: Pattern| -> Condition<C> { C::text.or_else(HOSTILE).like(pattern) };
    vec![
        finds("starts", C::text.starts_with("org-")),
        finds("starts with nothing", C::text.starts_with("")),
        finds("starts with a wildcard", C::text.starts_with("a%b_")),
        finds("does not start", C::text.starts_with("日本").not()),
        finds("ends", C::text.ends_with("'\"\n")),
        finds("contains", C::text.contains("É")),
        finds("contains in capitals", C::text.contains("ORG").not()),
        finds("contains nothing", C::text.contains("")),
        finds("contains a wildcard", C::text.contains("%b_c!\\")),
        finds("contains what GLOB means", C::text.or_else("a[b]*?").contains("[b]*?")),
        finds("contains a mark", C::text.contains("\u{301}")),
        finds("starts with a column", C::text.starts_with(C::text2)),
        finds("starts with itself", C::text.starts_with(C::text)),
        finds("does not start with a column", C::text.starts_with(C::text2).not()),
        finds("starts with a part of it", C::text.starts_with(C::text.left(C::small2))),
        finds("starts in capitals", C::text.starts_with(C::text.to_ascii_uppercase())),
        finds("starts with more", C::text.starts_with(C::text.concat(" "))),
        finds("ends with a column", C::text.ends_with(C::text2)),
        finds("does not end with a column", C::text.ends_with(C::text2).not()),
        finds("ends with a part of it", C::text.ends_with(C::text.right(C::small2))),
        finds("ends in capitals", C::text.ends_with(C::text.to_ascii_uppercase())),
        finds("ends with more", C::text.ends_with(C::text.concat(" "))),
        finds("ends with one more before", C::text.ends_with(text("x").concat(C::text))),
        finds("ends with a blank less", C::text.concat(" ").ends_with(C::text)),
        finds("contains a column", C::text.contains(C::text2)),
        finds("contains what a column has not", C::text2.concat("%").contains(C::text).not()),
        finds("contains an end", C::text.contains(C::text.right(2))),
        finds("hostile text of the row", {
            let hostile = || text("x").concat(C::text.or_else(HOSTILE));
            let part = || hostile().substring_from(2);
            let whole = hostile();
            whole
                .clone()
                .ends_with(part())
                .and(whole.contains(part()))
                .and(part().concat(C::text.or_else("")).starts_with(part()))
        }),
        finds("an address starts with a column", C::email.starts_with(C::text)),
        finds("like", C::text.like("_本%")),
        finds("like in capitals", C::text.like("ORG%").not()),
        finds("like nothing", C::text.like("")),
        finds("like an escaped wildcard", C::text.like("a!%b!_c!!%")),
        finds("like a number of characters", C::text.like("______")),
        finds("like something", C::text.like("%_%")),
        finds("like hostile text", hostile(Pattern::new().text(HOSTILE))),
        finds("like hostile text between", hostile(Pattern::new().any().text("]*?%_!\\'").any())),
        finds("like a class", hostile(Pattern::new().text("[a-z]").any())),
    ]
}

fn parts() -> Vec<Case> {
    vec![
        counts("characters", C::text.char_length()),
        counts("bytes", C::text.byte_length()),
        case("length of an expression", {
            C::update().set(C::small, C::text.concat("é").byte_length() - C::text.char_length())
        }),
        sets("substring", C::text.substring(2, 3)),
        sets("substring of nothing", C::text.substring(1, 0)),
        sets("substring beyond", C::text.substring(5, i32::MAX)),
        sets("substring far beyond", C::text.substring(i32::MAX, i32::MAX)),
        sets("substring by columns", C::text.substring(C::small2, C::small)),
        sets("substring from a place", C::text.substring_from(3)),
        sets("substring from a column", C::text.substring_from(C::small)),
        sets("substring from a sum", C::text.substring_from(C::text.position("-") + 1)),
        sets("left", C::text.left(2)),
        sets("left nothing", C::text.left(0)),
        sets("left by a column", C::text.left(C::small)),
        sets("right", C::text.right(2)),
        sets("right nothing", C::text.right(0)),
        sets("right of more", C::text.right(i32::MAX)),
        sets("right by a column", C::text.right(C::small2)),
        sets("right by a difference", C::text.right(C::text.char_length() - 1)),
        counts("position", C::text.position("b")),
        counts("position in capitals", C::text.position("ORG")),
        counts("position by characters", C::text.position("語")),
        counts("position behind wide characters", C::text.position("😀")),
        counts("position of nothing", C::text.position("")),
        counts("position of a column", C::text.position(C::text2)),
        counts("position in an expression", C::text.concat(C::text2).position("rgo")),
        finds("position as a condition", C::text.position("%").gt(1)),
    ]
}

fn wholes() -> Vec<Case> {
    vec![
        sets("concat", C::text.concat(C::text2)),
        sets(
            "concat of texts",
            text("<").concat(C::text).concat(", ").concat(C::text2).concat(">"),
        ),
        sets("concat of a concat", C::text.concat(text("'").concat(C::text2)).concat(HOSTILE)),
        sets("concat of a path", text("k=").concat(C::plain.get("a").get("k").text()).concat("!")),
        finds("concat equals", C::text2.concat("-a").eq(C::text)),
        sets("replace", C::text.replace("o", "0")),
        sets("replace in capitals", C::text.replace("ORG", "x")),
        sets("replace by nothing", C::text.replace("É", "")),
        sets("replace a column", C::text.replace(C::text2, "?")),
        sets("replace by a column", C::text.replace("b", C::text2)),
        sets("replace columns", C::text.replace(C::text2, C::text)),
        sets("replace nothing by NULL", C::text.replace(C::text, C::text2)),
        sets("replace hostile text", C::text.replace("!\\'\"\n", HOSTILE)),
        on("replace from left to right", "aaaaa", |text| text.replace("aa", "a")),
        sets("trim", C::text.trim()),
        sets("trim the start", C::text.trim_start()),
        sets("trim the end", C::text.trim_end()),
        on("trim blanks alone", " \t\u{a0} x\n ", |text| text.trim()),
        sets("trim a letter", C::text.trim_matches('a')),
        sets("trim a quote", C::text.trim_matches('\'')),
        sets("trim a letter at the start", C::text.trim_start_matches('o')),
        sets("trim a letter at the end", C::text.trim_end_matches('g')),
        sets("trim what a column ends with", C::text.concat("---").trim_end_matches('-')),
        on("trim a wide letter", "日日a日本日", |text| text.trim_matches('日')),
        on("trim half a letter", "éÉe\u{301}é", |text| text.trim_matches('é')),
        on("trim a wide letter at the end", "😀x😀😀", |text| text.trim_end_matches('😀')),
        on("trim a tab", "\t\tx y\t", |text| text.trim_matches('\t')),
        on("trim a backslash", "\\x\\", |text| text.trim_start_matches('\\')),
        on("trim all of it", "aaaa", |text| text.trim_matches('a')),
        on("trim no capital", "AaA", |text| text.trim_matches('a')),
        on("trim a blank that is wide", "\u{a0} x\u{a0}", |text| text.trim_matches('\u{a0}')),
        sets("pad the start", C::text.pad_start(7, "0")),
        sets("pad the end", C::text.pad_end(7, "日x")),
        sets("pad an expression", C::text.concat("-").pad_start(9, "ab").concat("|")),
        sets("pad hostile text", C::text2.pad_end(40, HOSTILE)),
        sets("pad to nothing", C::text.pad_end(0, "x")),
        on("pad far", "x", |text| text.pad_start(10_000, "é")),
    ]
}

fn letters() -> Vec<Case> {
    // U+FFFE and U+FFFF are no characters, and SQLite in UTF-16 cannot hold them.
    let every = ('\u{1}'..=char::MAX).filter(|c| !matches!(c, '\u{fffe}' | '\u{ffff}'));
    let every: String = every.collect();
    let unicode = |mut case: Case| {
        case.refused_by = &[Dialect::Sqlite];
        case
    };
    vec![
        sets("ASCII in small letters", C::text.to_ascii_lowercase()),
        sets("ASCII in capitals", C::text.to_ascii_uppercase()),
        on("every character in small letters", &every, |text| text.to_ascii_lowercase()),
        on("every character in capitals", &every, |text| text.to_ascii_uppercase()),
        finds("compared in small letters", text("ORG").to_ascii_lowercase().eq(C::text2)),
        unicode(sets("small letters", C::text.lower())),
        unicode(sets("capitals", C::text.upper())),
        unicode(on("an alphabet in capitals", "straße ñ ω ж", |text| text.upper())),
    ]
}

fn refused() -> Vec<Case> {
    let every = |mut case: Case| {
        case.refused_by = &Dialect::ALL;
        case
    };
    vec![
        every(sets("substring from 0", C::text.substring(0, 1))),
        every(sets("substring of less than nothing", C::text.substring(1, -1))),
        every(sets("left of less than nothing", C::text.left(-1))),
        every(sets("right of less than nothing", C::text.right(-1))),
        every(sets("replace nothing", C::text.replace("", "x"))),
        every(sets("pad with nothing", C::text.pad_start(3, ""))),
        every(sets("pad too far", C::text.pad_start(10_001, "x"))),
        every(finds("a lonely escape", C::text.like("a!b"))),
        every(finds("an escape at the end", C::text.like("a!"))),
    ]
}
