//! What must hold for any bytes: the bodies of the fuzz targets, which a test replays too.

use amend::Dialect;
use amend::directory::{PieceKind, StatementDirective, Sum, pieces, split};

/// Pieces are the file, nothing is empty, and statements are found alike by both functions.
pub(crate) fn splitter(content: &[u8]) {
    for dialect in Dialect::ALL {
        let (mut end, mut statements, mut is_broken) = (0, 0, false);
        for piece in pieces(content, dialect) {
            assert!(!is_broken, "a piece behind an error");
            match piece {
                Ok(piece) => {
                    assert!(piece.start == end && piece.end > end, "a gap at {end}");
                    end = piece.end;
                    statements += usize::from(piece.kind == PieceKind::Statement);
                }
                Err(error) => {
                    is_broken = true;
                    assert!(error.offset <= content.len() && error.line > 0 && error.column > 0);
                }
            }
        }
        assert!(is_broken || end == content.len(), "lost bytes behind {end}");
        if let Ok(found) = split(content, dialect) {
            assert!(!is_broken && found.len() == statements);
            for statement in found {
                assert_eq!(&content[statement.range], statement.text);
            }
        }
    }
}

/// What is read is written, and read again the same.
pub(crate) fn directives(content: &[u8]) {
    if let Ok(text) = std::str::from_utf8(content)
        && let Ok(directive) = text.parse::<StatementDirective>()
    {
        let written = directive.to_string();
        assert_eq!(written.parse(), Ok(directive), "{written}");
    }
}

/// A sum that is read as ours is written in one form, which is read as the same sum; one that is
/// read as Atlas reads it can be written and read.
pub(crate) fn sum(content: &[u8]) {
    if let Ok(sum) = Sum::parse_strict(content) {
        let written = sum.to_string();
        assert_eq!(Sum::parse_strict(written.as_bytes()).as_ref(), Ok(&sum), "{written}");
    }
    if let Ok(sum) = Sum::parse(content) {
        let written = sum.to_string();
        assert!(Sum::parse(written.as_bytes()).is_ok(), "{written}");
    }
}
