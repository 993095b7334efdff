//! What later work meets, and nothing of Amend writes yet.

use crate::index::Shown::NotWritten;
use crate::index::Trap;

const BATCHES: &str = "batches";
const ENGINE: &str = "apply";

pub(crate) const TRAPS: &[Trap] = &[
    (
        "a regular expression is another language everywhere",
        NotWritten("Raw, a text for each dialect"),
    ),
    ("a pair of columns compared as one reads a whole index", NotWritten(BATCHES)),
    ("a subquery with LIMIT is joined by a whole scan", NotWritten(BATCHES)),
    ("a lower bound that leaves out the first row", NotWritten(BATCHES)),
    ("a key that is NULL, or that the batch changes", NotWritten(BATCHES)),
    ("a cursor that loses digits", NotWritten(BATCHES)),
    ("rows that come in behind the cursor", NotWritten(BATCHES)),
    ("a change of the schema commits", NotWritten(ENGINE)),
    ("a client that goes on after an error", NotWritten(ENGINE)),
    ("a lock that times out undoes one statement", NotWritten(ENGINE)),
    ("a deadlock undoes the transaction", NotWritten(ENGINE)),
    ("rows and gaps that an update locks", NotWritten(ENGINE)),
    ("a timeout that does not hold for an update", NotWritten(ENGINE)),
    ("a client that checks no foreign keys", NotWritten(ENGINE)),
    ("one runner at a time", NotWritten(ENGINE)),
    ("a loop in SQL", NotWritten(BATCHES)),
    ("tables that keep what is rolled back", NotWritten(ENGINE)),
    ("EXPLAIN that executes", NotWritten("plans of statements")),
    ("a database that is renamed", NotWritten("setting a database aside")),
    ("a SQLite file that is moved without its log", NotWritten("setting a database aside")),
    ("a table that is copied without its keys", NotWritten("setting a database aside")),
];
