//! A place in a document.

use super::super::Writer;
use super::super::expr::Precedence;
use crate::Dialect;
use crate::expr::{JsonNode, JsonStep, Node};
use crate::table::Storage;

/// A document and the steps into it.
#[derive(Clone, Copy)]
pub(super) struct Place<'a> {
    pub(super) document: &'a Node,
    pub(super) path: &'a [JsonStep],
}

impl<'a> Place<'a> {
    /// A document that may be a part of another.
    pub(super) fn of(document: &'a Node) -> Self {
        if let Node::Json(node) = document
            && let JsonNode::Part(part) = node.as_ref()
        {
            return Place { document: &part.document, path: &part.path };
        }
        Place { document, path: &[] }
    }

    /// The place that the last step starts from.
    pub(super) fn parent(self) -> Self {
        Place { path: self.path.split_last().map_or(self.path, |(_, before)| before), ..self }
    }

    /// `json_typeof` or `jsonb_typeof`
    pub(super) fn typeof_function(self) -> &'static str {
        if self.document.storage() == Storage::Json { "json_typeof" } else { "jsonb_typeof" }
    }
}

impl Writer {
    /// What is at a place on PostgreSQL or the MySQL family, where the conditions of
    /// [`Writer::arrays`] hold.
    pub(super) fn json_at(&mut self, place: Place<'_>) -> String {
        match self.dialect {
            Dialect::Postgres => self.arrows(place, "->"),
            Dialect::Mysql | Dialect::Sqlite => {
                let document = self.argument(place.document);
                if place.path.is_empty() {
                    document
                } else {
                    format!("JSON_EXTRACT({document}, {})", self.json_path(place.path))
                }
            }
        }
    }

    /// PostgreSQL's arrows, the last of which may be `->>`.
    pub(super) fn arrows(&mut self, place: Place<'_>, last: &str) -> String {
        let mut at = self.expr(place.document, Precedence::Operator);
        for (number, step) in place.path.iter().enumerate() {
            let arrow = if number + 1 == place.path.len() { last } else { "->" };
            let step = match step {
                JsonStep::Key(key) => self.text(key).0,
                JsonStep::Index(index) => index.to_string(),
            };
            at = format!("{at} {arrow} {step}");
        }
        at
    }

    /// What must be an array so that a position leads into one: a scalar of `jsonb` is its own
    /// first element, and to the MySQL family so is anything that is no array.
    pub(super) fn arrays(&mut self, place: Place<'_>) -> Vec<String> {
        let mut conditions = Vec::new();
        for (number, step) in place.path.iter().enumerate() {
            let before = Place { path: &place.path[..number], ..place };
            match self.dialect {
                Dialect::Postgres => {
                    if matches!(step, JsonStep::Index(_))
                        && place.document.storage() != Storage::Json
                    {
                        let at = self.json_at(before);
                        conditions.push(format!("jsonb_typeof({at}) = 'array'"));
                    }
                }
                Dialect::Mysql => {
                    if *step == JsonStep::Index(0) {
                        let at = self.json_at(before);
                        conditions.push(format!("JSON_TYPE({at}) = 'ARRAY'"));
                    }
                }
                Dialect::Sqlite => {}
            }
        }
        conditions
    }

    /// What is at a place on PostgreSQL or the MySQL family, NULL where the path leads nowhere.
    pub(super) fn json_value_at(&mut self, place: Place<'_>) -> (String, Precedence) {
        let (arrays, at) = (self.arrays(place), self.json_at(place));
        let own = match self.dialect {
            Dialect::Postgres => Precedence::Operator,
            Dialect::Mysql | Dialect::Sqlite => Precedence::Atom,
        };
        when(&arrays, at, own)
    }

    /// The arguments of SQLite's functions of a document and a path: the path goes where it is
    /// the root.
    pub(super) fn sqlite_place(&mut self, place: Place<'_>) -> String {
        let document = self.argument(place.document);
        if place.path.is_empty() {
            document
        } else {
            format!("{document}, {}", self.json_path(place.path))
        }
    }

    /// `document ->> path` on SQLite.
    pub(super) fn sqlite_value(&mut self, place: Place<'_>) -> String {
        let document = self.expr(place.document, Precedence::Atom);
        format!("{document} ->> {}", self.json_path(place.path))
    }

    /// A path as the MySQL family and SQLite read it; the check lets no key with a quote through.
    pub(super) fn json_path(&mut self, steps: &[JsonStep]) -> String {
        let mut path = String::from("$");
        for step in steps {
            match step {
                JsonStep::Key(key) => path.push_str(&format!(".\"{key}\"")),
                JsonStep::Index(index) => path.push_str(&format!("[{index}]")),
            }
        }
        self.text(&path).0
    }
}

/// A value where all of these hold, and NULL elsewhere.
pub(super) fn when(
    conditions: &[String],
    value: String,
    precedence: Precedence,
) -> (String, Precedence) {
    if conditions.is_empty() {
        (value, precedence)
    } else {
        (format!("CASE WHEN {} THEN {value} END", conditions.join(" AND ")), Precedence::Atom)
    }
}
