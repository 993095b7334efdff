//! The value that a document is, if it is of one type.

use super::super::Writer;
use super::super::expr::Precedence;
use super::place::{Place, when};
use super::read::MYSQL_NUMBERS;
use crate::Dialect;
use crate::expr::{JsonScalar, JsonTyped};
use crate::table::Storage;

/// A whole number within `bigint`, as a filter of PostgreSQL's JSON path; of anything that is no
/// number it is not true. The path is strict, since a lax one looks into arrays.
const POSTGRES_I64: &str =
    "'strict $ ? (@ % 1 == 0 && @ >= -9223372036854775808 && @ <= 9223372036854775807)'";

impl Writer {
    pub(super) fn json_typed(&mut self, node: &JsonTyped) -> (String, Precedence) {
        let place = Place::of(&node.document);
        match self.dialect {
            Dialect::Postgres => self.postgres_typed(place, node.scalar),
            Dialect::Mysql => self.mysql_typed(place, node.scalar),
            Dialect::Sqlite => self.sqlite_typed(place, node.scalar),
        }
    }

    fn postgres_typed(&mut self, place: Place<'_>, scalar: JsonScalar) -> (String, Precedence) {
        let (mut conditions, at) = (self.arrays(place), self.json_at(place));
        let typeof_function = place.typeof_function();
        let at_jsonb = if place.document.storage() == Storage::Json {
            format!("CAST({at} AS jsonb)")
        } else {
            at.clone()
        };
        let mut only = |kind: &str| conditions.push(format!("{typeof_function}({at}) = '{kind}'"));
        let value = match scalar {
            JsonScalar::Bool => {
                only("boolean");
                format!("CAST({at_jsonb} AS boolean)")
            }
            JsonScalar::F64 => {
                only("number");
                format!("CAST({at_jsonb} AS double precision)")
            }
            JsonScalar::Text => {
                only("string");
                if place.path.is_empty() {
                    format!("{at} #>> '{{}}'")
                } else {
                    self.arrows(place, "->>")
                }
            }
            JsonScalar::I64 => {
                format!("CAST(jsonb_path_query_first({at_jsonb}, {POSTGRES_I64}) AS bigint)")
            }
        };
        when(&conditions, value, Precedence::Atom)
    }

    fn mysql_typed(&mut self, place: Place<'_>, scalar: JsonScalar) -> (String, Precedence) {
        let (mut conditions, at) = (self.arrays(place), self.json_at(place));
        let value = match scalar {
            JsonScalar::Bool => {
                conditions.push(format!("JSON_TYPE({at}) = 'BOOLEAN'"));
                format!("JSON_UNQUOTE({at}) = 'true'")
            }
            JsonScalar::Text => {
                conditions.push(format!("JSON_TYPE({at}) = 'STRING'"));
                format!("JSON_UNQUOTE({at})")
            }
            JsonScalar::F64 => {
                conditions.push(format!("JSON_TYPE({at}) {MYSQL_NUMBERS}"));
                format!("CAST({at} AS DOUBLE)")
            }
            JsonScalar::I64 => {
                // The type does not say it: 1e2 is a DOUBLE on MySQL and an INTEGER on MariaDB.
                // A DECIMAL(19) has no room for what is far outside.
                let (double, whole) =
                    (format!("CAST({at} AS DOUBLE)"), format!("CAST({at} AS DECIMAL(19))"));
                conditions.push(format!("JSON_TYPE({at}) {MYSQL_NUMBERS}"));
                conditions.push(format!("ABS({double}) < 1e19"));
                conditions.push(format!("{whole} = {double}"));
                conditions
                    .push(format!("{whole} BETWEEN -9223372036854775808 AND 9223372036854775807"));
                format!("CAST({whole} AS SIGNED)")
            }
        };
        when(&conditions, value, Precedence::Atom)
    }

    fn sqlite_typed(&mut self, place: Place<'_>, scalar: JsonScalar) -> (String, Precedence) {
        let (at, value) = (self.sqlite_place(place), self.sqlite_value(place));
        let text = match scalar {
            JsonScalar::Bool => {
                format!("CASE json_type({at}) WHEN 'true' THEN TRUE WHEN 'false' THEN FALSE END")
            }
            JsonScalar::Text => format!("CASE json_type({at}) WHEN 'text' THEN {value} END"),
            JsonScalar::F64 => format!(
                "CASE WHEN json_type({at}) IN ('integer', 'real') THEN CAST({value} AS REAL) END"
            ),
            // A number outside becomes the outermost one inside.
            JsonScalar::I64 => format!(
                "CASE WHEN json_type({at}) IN ('integer', 'real') \
                 AND CAST({value} AS INTEGER) = {value} THEN CAST({value} AS INTEGER) END"
            ),
        };
        (text, Precedence::Atom)
    }
}
