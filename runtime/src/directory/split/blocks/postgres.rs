//! `BEGIN ATOMIC … END`, PostgreSQL's body of statements; any other is a quoted text.

use super::{Opened, Part};

/// `CREATE [OR REPLACE] FUNCTION|PROCEDURE … BEGIN ATOMIC statement; … END`.
#[derive(Clone, Debug, Default)]
pub(in crate::directory::split) struct Body<'a> {
    head: Head,
    before: Option<Part<'a>>,
    opened: Option<Opened<'a>>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq)]
enum Head {
    #[default]
    Start,
    Create,
    Routine,
    Other,
}

impl<'a> Body<'a> {
    pub(super) fn feed(&mut self, part: Part<'a>) {
        self.head = match self.head {
            Head::Start if part.is("CREATE") => Head::Create,
            Head::Create if part.is_any(&["OR", "REPLACE"]) => Head::Create,
            Head::Create if part.is_any(&["FUNCTION", "PROCEDURE"]) => Head::Routine,
            Head::Routine => Head::Routine,
            Head::Start | Head::Create | Head::Other => Head::Other,
        };
        if self.head == Head::Routine {
            self.routine(part);
            self.before = Some(part);
        }
    }

    fn routine(&mut self, part: Part<'a>) {
        let Some(before) = self.before else { return };
        if self.opened.is_none() && part.is("ATOMIC") && before.is("BEGIN") {
            self.opened = Some(Opened::by(before));
        } else if self.opened.is_some()
            && part.is("END")
            // No statement of a body begins with END; elsewhere it ends a CASE or is a label.
            && (before.is_symbol(b';') || before.is("ATOMIC"))
        {
            self.opened = None;
        }
    }

    pub(super) fn opened(&self) -> Option<Opened<'a>> {
        self.opened
    }
}
