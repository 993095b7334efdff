//! What is compared with NULL.

use crate::index::Shown::{Case, Elsewhere, Mistake};
use crate::index::Trap;

const CONDITIONS: &str = "tests/tests/operations.rs";

pub(crate) const TRAPS: &[Trap] = &[
    ("no null-safe comparison is everybody's", Case("condition.rs", "distinct")),
    ("nor its opposite", Case("condition.rs", "not distinct")),
    (
        "not equal leaves NULL out",
        Elsewhere(CONDITIONS, "conditions_find_the_same_rows_everywhere"),
    ),
    ("a NULL among those to be in", Case("query.rs", "not in, with NULL among them")),
    ("a NULL in a list to be in", Case("condition.rs", "in columns")),
    ("equal to nothing is never true", Mistake("compare-with-none")),
];
