//! Text that is like a pattern.

use crate::expr::PatternPart;

/// Whether a text is like these parts, from its beginning to its end.
pub(super) fn is_like(text: &str, parts: &[PatternPart]) -> bool {
    match parts {
        [] => text.is_empty(),
        [PatternPart::Text(part), rest @ ..] => {
            text.strip_prefix(part.as_str()).is_some_and(|text| is_like(text, rest))
        }
        [PatternPart::One, rest @ ..] => {
            let mut characters = text.chars();
            characters.next().is_some() && is_like(characters.as_str(), rest)
        }
        [PatternPart::Any, rest @ ..] => (0..=text.len())
            .filter(|place| text.is_char_boundary(*place))
            .any(|place| is_like(&text[place..], rest)),
        [PatternPart::Stray, ..] => false,
    }
}

#[cfg(test)]
mod tests {
    use super::is_like;
    use crate::expr::Pattern;

    #[test]
    fn a_wildcard_stands_for_characters_and_an_escaped_one_for_itself() {
        let like = |text: &str, pattern: &str| is_like(text, &Pattern::from(pattern).parts);
        assert!(like("日本語", "_本%"));
        assert!(like("100%!", "%0!%!!"));
        assert!(like("", "%"));
        assert!(!like("", "_"));
        assert!(!like("ab", "b%"));
        assert!(!like("a!b", "a!b"));
    }
}
