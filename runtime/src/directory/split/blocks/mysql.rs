//! Bodies of the MySQL family: one statement, which may be a block of others.
//!
//! `BEGIN` and `END` are no reserved words there, `IF` and `REPEAT` are functions too, and `CASE`
//! is a statement and an expression. What a word means depends on whether a statement begins at
//! it, so that is what is followed.

use super::super::scan::Kind;
use super::{Opened, Part};

/// `CREATE … PROCEDURE|FUNCTION|TRIGGER|EVENT`, and MariaDB's blocks outside of them.
#[derive(Clone, Debug, Default)]
pub(in crate::directory::split) struct Body<'a> {
    head: Head,
    place: Place,
    before: Option<Part<'a>>,
    opened: Option<Opened<'a>>,
    stack: Vec<Block>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq)]
enum Head {
    #[default]
    Start,
    Create,
    Alter,
    /// The statement begins with BEGIN, which is a transaction unless NOT ATOMIC follows.
    Begin,
    Routine,
    Trigger,
    Event,
    /// A block of MariaDB's that stands by itself.
    Block,
    Other,
}

/// What may come next.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
enum Place {
    #[default]
    Inside,
    /// A statement, or what ends a list of them.
    Statement,
    /// A statement, behind any number of words that belong to what precedes it.
    Awaited,
    /// A `:`, which makes a label of the word before it.
    Label,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Block {
    Begin,
    If,
    Case,
    CaseExpression,
    Loop,
    Repeat,
    Until,
    /// WHILE and FOR.
    Do,
}

/// What creates no body, so that any later word of a body is a name.
const WITHOUT_BODY: [&str; 14] = [
    "TABLE",
    "VIEW",
    "INDEX",
    "DATABASE",
    "SCHEMA",
    "USER",
    "ROLE",
    "SERVER",
    "SEQUENCE",
    "TABLESPACE",
    "PACKAGE",
    "LOGFILE",
    "RESOURCE",
    "REFERENCE",
];

/// What a body of one statement may begin with, besides a block.
const STATEMENTS: [&str; 56] = [
    "ALTER",
    "ANALYZE",
    "BINLOG",
    "CACHE",
    "CALL",
    "CHANGE",
    "CHECK",
    "CHECKSUM",
    "CLONE",
    "CLOSE",
    "COMMIT",
    "CREATE",
    "DEALLOCATE",
    "DELETE",
    "DESC",
    "DESCRIBE",
    "DO",
    "DROP",
    "EXECUTE",
    "EXPLAIN",
    "FETCH",
    "FLUSH",
    "GET",
    "GRANT",
    "HANDLER",
    "IMPORT",
    "INSERT",
    "INSTALL",
    "KILL",
    "LOAD",
    "LOCK",
    "OPEN",
    "OPTIMIZE",
    "PREPARE",
    "PURGE",
    "RENAME",
    "REPAIR",
    "REPLACE",
    "RESET",
    "RESIGNAL",
    "RETURN",
    "REVOKE",
    "ROLLBACK",
    "SAVEPOINT",
    "SELECT",
    "SET",
    "SHOW",
    "SIGNAL",
    "START",
    "STOP",
    "TRUNCATE",
    "UNINSTALL",
    "UNLOCK",
    "UPDATE",
    "VALUES",
    "WITH",
];

impl<'a> Body<'a> {
    pub(super) fn feed(&mut self, part: Part<'a>) {
        self.read_head(part);
        match self.head {
            Head::Routine | Head::Trigger | Head::Event | Head::Block => self.read(part),
            Head::Start | Head::Create | Head::Alter | Head::Begin | Head::Other => {}
        }
        self.before = Some(part);
    }

    pub(super) fn opened(&self) -> Option<Opened<'a>> {
        self.opened
    }

    pub(super) fn depth(&self) -> usize {
        self.stack.len()
    }

    fn read_head(&mut self, part: Part<'a>) {
        if part.kind != Kind::Word {
            return;
        }
        self.head = match self.head {
            Head::Start if part.is("CREATE") => Head::Create,
            Head::Start if part.is("ALTER") => Head::Alter,
            Head::Start if part.is("BEGIN") => Head::Begin,
            Head::Start if part.is_any(&["IF", "CASE", "LOOP", "WHILE", "REPEAT", "FOR"]) => {
                self.place = Place::Statement;
                Head::Block
            }
            Head::Begin if part.is("NOT") => {
                if let Some(begin) = self.before {
                    self.open(Block::Begin, begin);
                }
                Head::Block
            }
            Head::Create if part.is_any(&["PROCEDURE", "FUNCTION"]) => Head::Routine,
            Head::Create if part.is("TRIGGER") => Head::Trigger,
            Head::Create | Head::Alter if part.is("EVENT") => Head::Event,
            Head::Create if part.is_any(&WITHOUT_BODY) => Head::Other,
            Head::Alter if !self.is_definer(part) => Head::Other,
            Head::Start | Head::Begin => Head::Other,
            head => head,
        };
    }

    /// Whether a word belongs to `DEFINER = user`, which may stand before the kind.
    fn is_definer(&self, part: Part<'_>) -> bool {
        let behind = |symbol| self.before.is_some_and(|before| before.is_symbol(symbol));
        part.is("DEFINER") || behind(b'=') || behind(b'@')
    }

    fn read(&mut self, part: Part<'a>) {
        match part.kind {
            Kind::Word => self.word(part),
            Kind::Symbol(b';') => self.place = Place::Statement,
            Kind::Symbol(b':') if self.place == Place::Label => self.place = Place::Statement,
            // The parameters of a routine end here, and its body is still to come.
            Kind::Symbol(b')') if self.head == Head::Routine && self.stack.is_empty() => {
                self.place = Place::Awaited;
            }
            Kind::Quoted if self.place == Place::Statement => self.place = Place::Label,
            _ if self.place != Place::Awaited => self.place = Place::Inside,
            _ => {}
        }
    }

    fn word(&mut self, part: Part<'a>) {
        let before = |word: &str| self.before.is_some_and(|before| before.is(word));
        let top = self.stack.last().copied();
        if self.before.is_some_and(|before| before.is_symbol(b'.')) {
            return;
        }
        match self.place {
            Place::Statement => self.statement(part, top),
            // CHARACTER SET and RETURNS SET are of a type; FOLLOWS has the name of a trigger.
            Place::Awaited if part.is("SET") && (before("CHARACTER") || before("RETURNS")) => {}
            Place::Awaited if before("FOLLOWS") || before("PRECEDES") => {}
            Place::Awaited if part.is_any(&STATEMENTS) => {
                self.place = Place::Inside;
                if self.stack.is_empty() {
                    // The body is this statement, and no block.
                    self.head = Head::Other;
                }
            }
            Place::Awaited if begins_block(part) => self.statement(part, top),
            Place::Awaited => {}
            Place::Inside | Place::Label => {
                self.place = Place::Inside;
                self.inside(part, top);
            }
        }
    }

    /// A word at which a statement begins, or the end of a list of them.
    fn statement(&mut self, part: Part<'a>, top: Option<Block>) {
        self.place = Place::Inside;
        if part.is("BEGIN") {
            self.open(Block::Begin, part);
            self.place = Place::Statement;
        } else if part.is("LOOP") {
            self.open(Block::Loop, part);
            self.place = Place::Statement;
        } else if part.is("REPEAT") {
            self.open(Block::Repeat, part);
            self.place = Place::Statement;
        } else if part.is("IF") {
            self.open(Block::If, part);
        } else if part.is("CASE") {
            self.open(Block::Case, part);
        } else if part.is_any(&["WHILE", "FOR"]) {
            self.open(Block::Do, part);
        } else if part.is("END") {
            self.close();
        } else if part.is("ELSE") {
            self.place = Place::Statement;
        } else if part.is("UNTIL") && top == Some(Block::Repeat) {
            self.stack.pop();
            self.stack.push(Block::Until);
        } else if !part.is_any(&["ELSEIF", "WHEN"]) {
            self.place = Place::Label;
        }
    }

    /// Any other word.
    fn inside(&mut self, part: Part<'a>, top: Option<Block>) {
        let before = |word: &str| self.before.is_some_and(|before| before.is(word));
        let is_statement_next = part.is("THEN") && matches!(top, Some(Block::If | Block::Case))
            || part.is("DO") && top == Some(Block::Do)
            || part.is("DO") && top.is_none() && self.head == Head::Event
            || part.is("ATOMIC") && before("NOT") && self.head == Head::Block;
        let is_name = before("TRIGGER") || before("EXISTS") || before("ON");
        if is_statement_next {
            self.place = Place::Statement;
        } else if part.is("ROW") && before("EACH") && top.is_none()
            || part.is("FOR") && before("HANDLER")
        {
            self.place = Place::Awaited;
        } else if part.is("BEGIN") && self.head == Head::Trigger && top.is_none() && !is_name {
            self.open(Block::Begin, part);
            self.place = Place::Statement;
        } else if part.is("CASE") && !before("END") && !self.stack.is_empty() {
            self.open(Block::CaseExpression, part);
        } else if part.is("END") && matches!(top, Some(Block::CaseExpression | Block::Until)) {
            self.close();
        }
    }

    fn open(&mut self, block: Block, part: Part<'a>) {
        if self.stack.is_empty() {
            self.opened = Some(Opened::by(part));
        }
        self.stack.push(block);
    }

    fn close(&mut self) {
        self.stack.pop();
        if self.stack.is_empty() {
            self.opened = None;
            // Nothing of a body follows.
            self.head = Head::Other;
        }
    }
}

fn begins_block(part: Part<'_>) -> bool {
    part.is_any(&["BEGIN", "LOOP", "REPEAT", "IF", "CASE", "WHILE", "FOR"])
}
