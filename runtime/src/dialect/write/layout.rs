//! Lines: a statement stands on one while it fits, else a clause a line.
//!
//! No literal has a line end in it, so a text of several lines can be moved to the right.

/// The widest line that is not broken.
const WIDTH: usize = 100;
/// The widest subquery that stands on one line.
const SUBQUERY_WIDTH: usize = 80;

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
        if fits(&line, WIDTH) || self.items.len() < 2 {
            return line;
        }
        let (behind, before) = match self.joint {
            Joint::Comma => (",", "  "),
            Joint::And => ("", "  AND "),
            Joint::Or => ("", "  OR "),
        };
        let items = self.items.iter().enumerate().map(|(place, item)| match self.joint {
            Joint::And | Joint::Or if place == 0 => item.clone(),
            Joint::Comma | Joint::And | Joint::Or => indented(item),
        });
        let items = items.collect::<Vec<_>>().join(&format!("{behind}\n{before}"));
        match self.joint {
            Joint::Comma => format!("{}\n  {items}", self.head),
            Joint::And | Joint::Or => format!("{} {items}", self.head),
        }
    }
}

/// The clauses of a statement, with its `;`.
pub(super) fn statement(clauses: &[Clause]) -> String {
    let line = clauses.iter().map(Clause::on_one_line).collect::<Vec<_>>().join(" ") + ";";
    if fits(&line, WIDTH) {
        return line;
    }
    lines(clauses) + ";"
}

/// The clauses of a query inside of a statement, in parentheses.
pub(super) fn subquery(clauses: &[Clause]) -> String {
    let line = clauses.iter().map(Clause::on_one_line).collect::<Vec<_>>().join(" ");
    if fits(&line, SUBQUERY_WIDTH) {
        return format!("({line})");
    }
    format!("(\n  {}\n)", indented(&lines(clauses)))
}

fn lines(clauses: &[Clause]) -> String {
    clauses.iter().map(Clause::on_lines).collect::<Vec<_>>().join("\n")
}

fn fits(line: &str, width: usize) -> bool {
    !line.contains('\n') && line.chars().count() <= width
}

fn indented(text: &str) -> String {
    text.replace('\n', "\n  ")
}
