//! `BEGIN … END`, the body of SQLite's triggers.

use super::{Opened, Part};

/// `CREATE [TEMP] TRIGGER … ON table … BEGIN statement; … END`.
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
    Trigger,
    OnTable,
    Other,
}

impl<'a> Body<'a> {
    pub(super) fn feed(&mut self, part: Part<'a>) {
        self.head = match self.head {
            Head::Start if part.is_any(&["EXPLAIN", "QUERY", "PLAN"]) => Head::Start,
            Head::Start if part.is("CREATE") => Head::Create,
            Head::Create if part.is_any(&["TEMP", "TEMPORARY"]) => Head::Create,
            Head::Create if part.is("TRIGGER") => Head::Trigger,
            Head::Trigger if part.is("ON") => Head::OnTable,
            Head::Trigger | Head::OnTable => self.head,
            Head::Start | Head::Create | Head::Other => Head::Other,
        };
        if self.head == Head::OnTable {
            self.on_table(part);
            self.before = Some(part);
        }
    }

    fn on_table(&mut self, part: Part<'a>) {
        let Some(before) = self.before else { return };
        // Both words may be names; what follows ON or a dot is one.
        let is_name = before.is("ON") || before.is_symbol(b'.');
        if self.opened.is_none() && part.is("BEGIN") && !is_name {
            self.opened = Some(Opened::by(part));
        } else if self.opened.is_some() && part.is("END") && before.is_symbol(b';') {
            self.opened = None;
        }
    }

    pub(super) fn opened(&self) -> Option<Opened<'a>> {
        self.opened
    }
}
