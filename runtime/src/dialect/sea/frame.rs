//! In which statement a clause stands.

use sea_query::{DynIden, TableName};

use super::Backend;
use crate::{Dialect, Printable};

/// A statement that is open.
pub(super) struct Frame {
    pub(super) kind: Kind,
    /// How it came to stand here.
    origin: Next,
    /// The table that it changes.
    pub(super) target: Option<Target>,
    /// The columns that it has set, in order; while [`Frame::setting`], the last is being set.
    pub(super) assigned: Vec<String>,
    pub(super) setting: bool,
    /// An update with more tables than its own.
    pub(super) joined: bool,
    /// A select with `ORDER BY`.
    pub(super) ordered: bool,
    /// How many windows are open: their `ORDER BY` is not the statement's.
    pub(super) windows: usize,
    /// A select with `WINDOW`.
    pub(super) names_window: bool,
    /// How many selects hang on it by `UNION` and the like.
    pub(super) members: usize,
    /// Where the values of an insert begin.
    pub(super) head: usize,
    pub(super) replaces: bool,
    pub(super) conflict: Conflict,
}

/// What an upsert has said so far.
#[derive(Default)]
pub(super) struct Conflict {
    pub(super) column: Option<DynIden>,
    pub(super) targeted: bool,
    pub(super) acted: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Update,
    Insert,
    Delete,
    Select,
}

/// What a select that is about to be opened is.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Next {
    /// Part of an expression, or the statement itself.
    #[default]
    Query,
    /// A table of a `FROM`.
    Derived,
    /// Behind `UNION` and the like.
    Member,
}

/// The table that a statement changes.
#[derive(Clone)]
pub(super) struct Target {
    pub(super) name: TableName,
    pub(super) alias: Option<DynIden>,
}

impl Target {
    /// Whether a column of this table is the target's.
    pub(super) fn is(&self, table: &TableName) -> bool {
        match &self.alias {
            Some(alias) => table.0.is_none() && table.1 == *alias,
            None => table.1 == self.name.1 && (table.0.is_none() || table.0 == self.name.0),
        }
    }
}

impl Frame {
    pub(super) fn is_member(&self) -> bool {
        self.origin == Next::Member
    }
}

impl Backend {
    pub(super) fn enter(&self, kind: Kind) {
        self.frames.borrow_mut().push(Frame {
            kind,
            origin: self.next.take(),
            target: None,
            assigned: Vec::new(),
            setting: false,
            joined: false,
            ordered: false,
            windows: 0,
            names_window: false,
            members: 0,
            head: 0,
            replaces: false,
            conflict: Conflict::default(),
        });
    }

    pub(super) fn leave(&self) -> Option<Frame> {
        self.frames.borrow_mut().pop()
    }

    /// Reads or changes the innermost open statement.
    pub(super) fn frame<T: Default>(&self, with: impl FnOnce(&mut Frame) -> T) -> T {
        self.frames.borrow_mut().last_mut().map(with).unwrap_or_default()
    }

    pub(super) fn in_select(&self) -> bool {
        self.frame(|frame| frame.kind == Kind::Select)
    }

    /// The open statement goes on to set this column.
    pub(super) fn assign(&self, column: &DynIden) {
        let name = column.to_string().to_lowercase();
        let again = self.frame(|frame| {
            let again = frame.assigned.contains(&name);
            frame.setting = true;
            frame.assigned.push(name);
            again
        });
        if again {
            let name = Printable(&column.inner()).to_string();
            self.wrong(format!("it sets column `{name}` twice"), "keep one of the two");
        }
    }

    /// MySQL refuses to read, in a subquery, the table that the statement changes (error 1093);
    /// a table of a `FROM` is read before.
    pub(super) fn check_read(&self, table: &TableName) {
        let reads_target = {
            let frames = self.frames.borrow();
            let outer = frames.iter().rev().take_while(|frame| frame.origin != Next::Derived);
            frames.last().is_some_and(|frame| frame.kind == Kind::Select)
                && outer
                    .filter(|frame| matches!(frame.kind, Kind::Update | Kind::Delete))
                    .filter_map(|frame| frame.target.as_ref())
                    .any(|target| target.name == *table)
        };
        match self.dialect {
            Dialect::Mysql if reads_target => self.refuse(
                "a subquery reads the table that the statement changes, which MySQL refuses",
                "read it one level deeper: `.from_subquery(…)` in the subquery",
            ),
            Dialect::Postgres | Dialect::Mysql | Dialect::Sqlite => {}
        }
    }

    /// The MySQL family assigns from left to right and reads what it has assigned.
    pub(super) fn check_order(&self, table: Option<&TableName>, column: &DynIden) {
        let column = column.to_string().to_lowercase();
        let stale = {
            let frames = self.frames.borrow();
            let here = frames.last().is_some_and(|frame| frame.kind != Kind::Select);
            frames.iter().rev().find(|frame| frame.kind != Kind::Select).is_some_and(|frame| {
                let own = match (table, &frame.target) {
                    (None, _) => here,
                    (Some(table), Some(target)) => target.is(table),
                    (Some(_), None) => false,
                };
                let before = frame.assigned.split_last().map_or(&[][..], |(_, before)| before);
                frame.setting && own && before.contains(&column)
            })
        };
        match self.dialect {
            Dialect::Mysql if stale => self.refuse(
                format!(
                    "it sets `{}` and then reads it, which gives the new value",
                    Printable(&column)
                ),
                "set the columns that read it before it, or in a change of their own",
            ),
            Dialect::Postgres | Dialect::Mysql | Dialect::Sqlite => {}
        }
    }
}
