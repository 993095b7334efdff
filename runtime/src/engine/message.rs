//! Statements that go to the server as one message, and whose answers are told apart again.

use std::sync::Arc;
use std::time::Instant;

use super::event::{Event, Observer};
use super::nature::Counts;
use super::script::Script;
use crate::Dialect;
use crate::database::{Answer, Database, Failure, Row};

/// How many rows of a question are kept: what a person looks at.
const KEPT: usize = 10;

/// Statements to be sent at once.
#[derive(Debug, Default)]
pub(super) struct Message {
    pub(super) sql: String,
    /// What each statement is, and where it ends in the text.
    parts: Vec<(Part, usize)>,
}

/// A statement of a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// The engine's own, which says nothing.
    Own,
    /// The one that ends the transaction.
    Commit,
    /// A statement of the file.
    Statement(usize),
    /// The server's warnings about the statement before.
    Warnings(usize),
    /// A question whose rows matter.
    Question,
}

/// What the server said to a message.
#[derive(Debug, Default)]
pub(super) struct Answers {
    /// For each statement of the file that was done: its place, rows and nanoseconds.
    pub(super) statements: Vec<Done>,
    /// For each of the engine's own statements, the rows that it changed.
    pub(super) own: Vec<u64>,
    /// For each question, its first rows and how many there were.
    pub(super) questions: Vec<(Vec<Row>, u64)>,
    pub(super) warnings: Vec<(usize, String)>,
    /// Where it stopped, and why.
    pub(super) failure: Option<(Part, Failure)>,
}

/// A statement of a file that was done.
#[derive(Clone, Copy, Debug)]
pub(super) struct Done {
    pub(super) index: usize,
    pub(super) rows: Option<u64>,
    pub(super) time: i64,
}

impl Message {
    /// Has the server send what it has said so far: PostgreSQL keeps it until a message is done,
    /// or there is something to notice.
    pub(super) fn hurry(&mut self, dialect: Dialect) {
        match dialect {
            Dialect::Postgres => self.own("DROP TABLE IF EXISTS pg_temp.amend_nothing"),
            Dialect::Mysql | Dialect::Sqlite => {}
        }
    }

    /// Adds a statement of the engine's own.
    pub(super) fn own(&mut self, sql: impl AsRef<str>) {
        self.push(Part::Own, sql.as_ref());
    }

    pub(super) fn push(&mut self, part: Part, sql: &str) {
        if !self.parts.is_empty() {
            self.sql.push_str(";\n");
        }
        self.sql.push_str(sql);
        // A comment at the end of a statement would swallow what follows.
        if matches!(part, Part::Statement(_) | Part::Question) {
            self.sql.push('\n');
        }
        self.parts.push((part, self.sql.len()));
    }

    pub(super) fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }

    /// Sends it, telling the observer of every statement as its answer comes.
    pub(super) async fn send(
        mut self,
        database: &mut Database,
        script: Option<&Script>,
        observer: &mut dyn Observer,
    ) -> Answers {
        let mut answers = Answers::default();
        let parts: Vec<Part> = self.parts.iter().map(|(part, _)| *part).collect();
        let mut hearing = Hearing {
            parts: &parts,
            at: 0,
            since: Instant::now(),
            script,
            observer,
            rows: Vec::new(),
            count: 0,
            told: None,
        };
        hearing.announce();
        let mut take = |answer: Answer<'_>| match answer {
            Answer::Row(cells) => {
                hearing.count += 1;
                let is_kept = hearing.rows.len() < KEPT;
                if is_kept
                    && matches!(hearing.part(), Some(Part::Question | Part::Warnings(_)))
                    && let Ok(row) = cells.read()
                {
                    hearing.rows.push(row);
                }
            }
            Answer::Done(rows) => hearing.done(rows, &mut answers),
        };
        let sql = Arc::new(std::mem::take(&mut self.sql));
        let sent = database.connection.send(Arc::clone(&sql), &mut take).await;
        if let Err(failure) = sent {
            // PostgreSQL reads the whole message before it runs any of it.
            let place = failure.position.filter(|_| hearing.at == 0);
            let part = place.and_then(|character| part_at(&sql, &self.parts, character));
            let part = part.or(hearing.part()).unwrap_or(Part::Own);
            if let Part::Statement(index) = part
                && hearing.told != Some(index)
            {
                hearing.state(index);
            }
            answers.failure = Some((part, failure));
        }
        answers
    }
}

/// The part in which the n-th character stands, counted from 1.
fn part_at(sql: &str, parts: &[(Part, usize)], character: usize) -> Option<Part> {
    let (byte, _) = sql.char_indices().nth(character.checked_sub(1)?)?;
    parts.iter().find(|(_, end)| byte < *end).map(|(part, _)| *part)
}

/// Where in a message the answers are.
struct Hearing<'a, 'b> {
    parts: &'a [Part],
    at: usize,
    since: Instant,
    script: Option<&'a Script>,
    observer: &'b mut dyn Observer,
    rows: Vec<Row>,
    count: u64,
    /// The last statement that was told of.
    told: Option<usize>,
}

impl Hearing<'_, '_> {
    fn part(&self) -> Option<Part> {
        self.parts.get(self.at).copied()
    }

    /// Tells of the statement that runs now, or as soon as what the engine adds before it.
    fn announce(&mut self) {
        let next = self.parts.iter().skip(self.at).find(|part| **part != Part::Own);
        if let Some(Part::Statement(index)) = next
            && self.told != Some(*index)
        {
            self.told = Some(*index);
            self.state(*index);
        }
    }

    fn state(&mut self, index: usize) {
        let Some(script) = self.script else { return };
        let Some(statement) = script.statements.get(index) else { return };
        let (number, line, text) = (index + 1, statement.line, script.text(index));
        self.observer.hear(&Event::Statement { number, line, text });
    }

    fn done(&mut self, changed: u64, answers: &mut Answers) {
        let part = self.part();
        match part {
            Some(Part::Own) => answers.own.push(changed),
            Some(Part::Question) => {
                answers.questions.push((std::mem::take(&mut self.rows), self.count));
            }
            Some(Part::Warnings(index)) => {
                for row in self.rows.drain(..) {
                    let message = row.into_iter().flatten().collect::<Vec<_>>().join(" ");
                    self.observer.hear(&Event::Warning { message: &message });
                    answers.warnings.push((index, message));
                }
            }
            Some(Part::Statement(index)) => self.answer(index, changed, answers),
            Some(Part::Commit) | None => {}
        }
        self.rows.clear();
        self.count = 0;
        self.at += 1;
        if part != Some(Part::Own) {
            self.since = Instant::now();
        }
        self.announce();
    }

    fn answer(&mut self, index: usize, changed: u64, answers: &mut Answers) {
        let time = self.since.elapsed();
        let Some(statement) = self.script.and_then(|script| script.statements.get(index)) else {
            return;
        };
        let rows = match statement.reading.counts {
            Counts::Changed => Some(changed),
            Counts::Returned => Some(self.count),
            Counts::Nothing => None,
        };
        let (number, tag) = (index + 1, statement.reading.tag.as_str());
        self.observer.hear(&Event::Answer { number, tag, rows, time });
        let time = i64::try_from(time.as_nanos()).unwrap_or(i64::MAX);
        answers.statements.push(Done { index, rows, time });
    }
}
