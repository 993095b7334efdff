//! The comments above a statement, until it comes.

use super::error::{Problem, SplitError};
use crate::directory::Header;
use crate::directory::directive::{self, Run};
use crate::directory::directives::{Line, Read, read};

/// Collects comments, and refuses to lose a directive among them.
pub(super) struct Above<'a> {
    content: &'a [u8],
    /// The end of the header, whose directives are read by [`Header`].
    header: usize,
    comments: Vec<Line<'a>>,
    /// How many lines ended since the last comment.
    ends: usize,
}

impl<'a> Above<'a> {
    pub(super) fn new(content: &'a [u8]) -> Result<Self, SplitError> {
        let mut above = Self { content, header: 0, comments: Vec::new(), ends: 0 };
        let run = Run::of(content);
        if let Err(error) = Header::parse(content) {
            let before = content.split_inclusive(|byte| *byte == b'\n').take(error.line - 1);
            let offset = before.map(<[u8]>::len).sum();
            return Err(above.error(offset, error.reason, error.hint.to_owned()));
        }
        if run.is_header {
            let lines = content.split_inclusive(|byte| *byte == b'\n').take(run.lines.len());
            above.header = lines.map(<[u8]>::len).sum();
        }
        Ok(above)
    }

    /// Tools look for a header at the first byte, and there is something else.
    pub(super) fn byte_order_mark(&self, end: usize) -> Result<(), SplitError> {
        let behind = self.content.get(end..).unwrap_or_default();
        if Header::parse(behind).is_ok_and(|header| header == Header::default()) {
            Ok(())
        } else {
            Err(SplitError::at(self.content, 0, Problem::HeaderBehindMark))
        }
    }

    pub(super) fn blank(&mut self, text: &[u8]) -> Result<(), SplitError> {
        self.ends += line_ends(text);
        // A blank line parts a comment from what follows it.
        if self.ends > 1 { self.alone() } else { Ok(()) }
    }

    pub(super) fn comment(&mut self, text: &'a [u8], start: usize) -> Result<(), SplitError> {
        let is_directive = directive::amend(text).is_some();
        if start >= self.header {
            self.check_place(text, start, is_directive)?;
            let is_next = self.ends == 1 && !self.comments.is_empty();
            self.comments.push(Line { text, start, is_next });
        }
        self.ends = 0;
        Ok(())
    }

    fn check_place(&self, text: &[u8], start: usize, is_directive: bool) -> Result<(), SplitError> {
        let hint = "put it on a line of its own, directly above its statement";
        if is_directive {
            let before = self.content.get(..start).unwrap_or_default();
            let line = before.iter().rposition(|byte| matches!(byte, b'\n' | b'\r'));
            let indent = &before[line.map_or(0, |end| end + 1)..];
            if !indent.iter().all(u8::is_ascii_whitespace) {
                let reason = "a directive stands behind something else on its line".to_owned();
                return Err(self.error(start, reason, hint.to_owned()));
            }
        }
        let inner = text.strip_prefix(b"/*").unwrap_or_default().trim_ascii_start();
        if inner.starts_with(b"amend:") {
            let reason = "a directive in a block comment is read by nobody".to_owned();
            return Err(self.error(start, reason, "begin its line with `-- amend:`".to_owned()));
        }
        Ok(())
    }

    /// What stands here belongs to no statement.
    pub(super) fn alone(&mut self) -> Result<(), SplitError> {
        let lost = self.comments.drain(..).find(|line| directive::amend(line.text).is_some());
        self.ends = 0;
        match lost {
            Some(line) => {
                // A wrong one is told what is wrong with it first.
                read(&[line])
                    .map_err(|(start, error)| self.error(start, error.reason, error.hint))?;
                let reason = "a directive stands above no statement".to_owned();
                let hint = "have its statement follow, without a blank line between".to_owned();
                Err(self.error(line.start, reason, hint))
            }
            None => Ok(()),
        }
    }

    /// The comments that belong to the statement that begins here.
    pub(super) fn take(&mut self) -> Result<Read<'a>, SplitError> {
        self.ends = 0;
        let read = read(&self.comments);
        self.comments.clear();
        read.map_err(|(start, error)| self.error(start, error.reason, error.hint))
    }

    fn error(&self, offset: usize, reason: String, hint: String) -> SplitError {
        SplitError::at(self.content, offset, Problem::Directive(reason, hint))
    }
}

/// How many lines end in white space: CRLF is one end, and so is a bare CR.
fn line_ends(text: &[u8]) -> usize {
    let ends = text.iter().zip(text.iter().skip(1).chain([&0]));
    ends.filter(|(byte, next)| **byte == b'\n' || **byte == b'\r' && **next != b'\n').count()
}
