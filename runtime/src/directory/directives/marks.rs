//! The marks in a batched statement: `/* amend:rows */ (condition) /* amend:range */`.

use std::ops::Range;

use super::DirectiveError;
use crate::Dialect;
use crate::directory::split::{CodeToken, code_tokens};

const ROWS: &[u8] = b"/* amend:rows */";
const RANGE: &[u8] = b"/* amend:range */";

/// Where the marks of a batched statement stand, as bytes of its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marks {
    /// `/* amend:rows */`.
    pub rows: Range<usize>,
    /// The condition between the marks, its parentheses included.
    pub condition: Range<usize>,
    /// `/* amend:range */`, behind which a further condition can be put.
    pub range: Range<usize>,
}

/// Finds the marks of a statement; none if it has not one `/* amend:… */`.
///
/// # Errors
///
/// If there is not exactly one of each, the rows first, with one condition in parentheses and
/// nothing else between them.
///
/// ```
/// use amend::Dialect;
/// use amend::directory::marks;
///
/// let sql = "UPDATE t SET a = 1 WHERE /* amend:rows */ (b = ')') /* amend:range */";
/// let marks = marks(sql.as_bytes(), Dialect::Mysql)?.unwrap();
/// assert_eq!(&sql[marks.condition], "(b = ')')");
/// # Ok::<(), amend::directory::DirectiveError>(())
/// ```
pub fn marks(statement: &[u8], dialect: Dialect) -> Result<Option<Marks>, DirectiveError> {
    let error = |reason: &str| {
        let hint = "a batched statement has WHERE /* amend:rows */ (condition) /* amend:range */";
        Err(DirectiveError::new(reason, hint))
    };
    // Most statements have none, and need not be read again.
    if !is_marked(statement) {
        return Ok(None);
    }
    let mut found = Found::default();
    for token in code_tokens(statement, dialect) {
        let Ok(token) = token else {
            return error("the statement cannot be read");
        };
        let bytes = statement.get(token.range.clone()).unwrap_or_default();
        if bytes == ROWS {
            if found.rows.replace(token.range).is_some() {
                return error("'amend:rows' stands in the statement twice");
            }
        } else if bytes == RANGE {
            if found.range.is_some() {
                return error("'amend:range' stands in the statement twice");
            }
            if found.rows.is_none() {
                return error("'amend:range' stands before 'amend:rows'");
            }
            found.range = Some(token.range);
        } else if token.is_comment && is_mark(bytes) {
            return error("a comment in the statement is no mark of a batch");
        } else if !token.is_comment && found.rows.is_some() && found.range.is_none() {
            found.between(&token, bytes);
        }
    }
    match (found.rows, found.range) {
        (None, None) => Ok(None),
        (Some(rows), Some(range)) => match found.condition {
            Some(condition) if found.depth == 0 && !found.is_broken => {
                Ok(Some(Marks { rows, condition, range }))
            }
            _ => error("between the marks is not one condition in parentheses"),
        },
        (Some(_), None) => error("'amend:range' is missing"),
        (None, Some(_)) => error("'amend:rows' is missing"),
    }
}

#[derive(Default)]
struct Found {
    rows: Option<Range<usize>>,
    range: Option<Range<usize>>,
    condition: Option<Range<usize>>,
    depth: usize,
    is_broken: bool,
}

impl Found {
    /// Takes what stands between the marks, which has to be one pair of parentheses.
    fn between(&mut self, token: &CodeToken, bytes: &[u8]) {
        let condition = self.condition.get_or_insert(token.range.clone());
        // Outside of parentheses only the very first may come.
        self.is_broken |= self.depth == 0 && (bytes != b"(" || condition.end != token.range.end);
        condition.end = token.range.end;
        match bytes {
            b"(" => self.depth += 1,
            b")" => match self.depth.checked_sub(1) {
                Some(depth) => self.depth = depth,
                None => self.is_broken = true,
            },
            _ => {}
        }
    }
}

fn is_marked(statement: &[u8]) -> bool {
    let colons = statement.iter().enumerate().filter(|(_, byte)| **byte == b':');
    colons.into_iter().any(|(at, _)| statement[..at].ends_with(b"amend"))
}

/// Whether a comment would be a mark: `/* amend:… */`, however it is spaced.
fn is_mark(comment: &[u8]) -> bool {
    comment.strip_prefix(b"/*").is_some_and(|inner| inner.trim_ascii().starts_with(b"amend:"))
}
