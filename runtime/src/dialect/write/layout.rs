//! Lines: a statement stands on one while it fits, else a clause a line.

/// The widest line that is not broken.
const WIDTH: usize = 100;

/// A clause: its keywords, and what they apply to.
pub(super) struct Clause {
    head: String,
    items: Vec<String>,
    /// Stands behind an item (`,`) or before the next (`AND`, `OR`).
    joint: Joint,
}

#[derive(Clone, Copy)]
pub(super) enum Joint {
    Comma,
    And,
    Or,
}

impl Clause {
    pub(super) fn new(head: impl Into<String>, items: Vec<String>, joint: Joint) -> Self {
        Clause { head: head.into(), items, joint }
    }

    fn on_one_line(&self) -> String {
        let joint = match self.joint {
            Joint::Comma => ", ",
            Joint::And => " AND ",
            Joint::Or => " OR ",
        };
        [self.head.as_str(), &self.items.join(joint)].join(" ").trim_end().to_owned()
    }

    /// An item a line, where one line is too long.
    fn on_lines(&self) -> String {
        let line = self.on_one_line();
        if line.chars().count() <= WIDTH || self.items.len() < 2 {
            return line;
        }
        let (behind, before) = match self.joint {
            Joint::Comma => (",", "  "),
            Joint::And => ("", "  AND "),
            Joint::Or => ("", "  OR "),
        };
        let items = self.items.join(&format!("{behind}\n{before}"));
        match self.joint {
            Joint::Comma => format!("{}\n  {items}", self.head),
            Joint::And | Joint::Or => format!("{} {items}", self.head),
        }
    }
}

/// The clauses of a statement, with its `;`.
pub(super) fn statement(clauses: &[Clause]) -> String {
    let line = clauses.iter().map(Clause::on_one_line).collect::<Vec<_>>().join(" ") + ";";
    if line.chars().count() <= WIDTH {
        return line;
    }
    clauses.iter().map(Clause::on_lines).collect::<Vec<_>>().join("\n") + ";"
}
