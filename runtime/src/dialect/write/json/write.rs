//! Documents made of others.

use super::super::Writer;
use super::super::expr::Precedence;
use super::place::Place;
use crate::Dialect;
use crate::expr::{JsonAppend, JsonMerge, JsonRemove, JsonSet, JsonStep, JsonValue, Node};
use crate::table::Json;

impl Writer {
    pub(super) fn json_append(&mut self, node: &JsonAppend) -> (String, Precedence) {
        match self.dialect {
            Dialect::Postgres => {
                let document = self.jsonb(&node.document);
                let element = match node.element.known() {
                    Some(known) => self.json_text_of(&Json::from(vec![known.clone()])),
                    None => format!("jsonb_build_array({})", self.json_item(&node.element)),
                };
                let text = format!("COALESCE(NULLIF({document}, 'null'), '[]') || {element}");
                (text, Precedence::Operator)
            }
            Dialect::Mysql => {
                let document = self.argument(&node.document);
                let element = self.json_item(&node.element);
                let text = format!(
                    "CASE WHEN {document} IS NULL OR JSON_TYPE({document}) = 'NULL' \
                     THEN JSON_ARRAY({element}) \
                     ELSE JSON_ARRAY_APPEND({document}, '$', {element}) END"
                );
                (text, Precedence::Atom)
            }
            Dialect::Sqlite => {
                let document = self.argument(&node.document);
                let element = self.json_item(&node.element);
                let text = format!(
                    "CASE WHEN {document} IS NULL OR json_type({document}) = 'null' \
                     THEN json_array({element}) WHEN json_type({document}) = 'array' \
                     THEN json_insert({document}, '$[#]', {element}) \
                     ELSE json_array(json({document}), {element}) END"
                );
                (text, Precedence::Atom)
            }
        }
    }

    pub(super) fn json_set(&mut self, node: &JsonSet) -> (String, Precedence) {
        let place = Place { document: &node.document, path: &node.path };
        let adds = !matches!(node.path.last(), Some(JsonStep::Index(_)));
        match self.dialect {
            Dialect::Postgres => {
                let document = self.jsonb(&node.document);
                let path = self.text_array(&node.path);
                let value = self.postgres_value(&node.value);
                let only = if adds { "" } else { ", FALSE" };
                self.postgres_write(place, format!("jsonb_set({document}, {path}, {value}{only})"))
            }
            Dialect::Mysql => {
                let function = if adds { "JSON_SET" } else { "JSON_REPLACE" };
                let document = self.argument(&node.document);
                let path = self.json_path(&node.path);
                let value = self.json_element(&node.value);
                self.mysql_write(place, format!("{function}({document}, {path}, {value})"))
            }
            Dialect::Sqlite => {
                let document = self.argument(&node.document);
                let path = self.json_path(&node.path);
                let value = self.json_element(&node.value);
                let text = if adds {
                    // It would make the objects on the way.
                    format!(
                        "CASE json_type({}) WHEN 'object' THEN json_set({document}, {path}, \
                         {value}) ELSE {document} END",
                        self.sqlite_place(place.parent())
                    )
                } else {
                    format!("json_replace({document}, {path}, {value})")
                };
                (text, Precedence::Atom)
            }
        }
    }

    pub(super) fn json_remove(&mut self, node: &JsonRemove) -> (String, Precedence) {
        let last = node.paths.last().map_or(&[][..], Vec::as_slice);
        let place = Place { document: &node.document, path: last };
        match self.dialect {
            Dialect::Postgres => {
                let document = self.jsonb(&node.document);
                let (operator, steps) =
                    if node.paths.len() == 1 { ("#-", last) } else { ("-", &*node.paths.concat()) };
                let steps = self.text_array(steps);
                self.postgres_write(place, format!("{document} {operator} {steps}"))
            }
            Dialect::Mysql => {
                let arguments = self.document_and_paths(node);
                self.mysql_write(place, format!("JSON_REMOVE({arguments})"))
            }
            Dialect::Sqlite => {
                (format!("json_remove({})", self.document_and_paths(node)), Precedence::Atom)
            }
        }
    }

    fn document_and_paths(&mut self, node: &JsonRemove) -> String {
        let mut arguments = vec![self.argument(&node.document)];
        arguments.extend(node.paths.iter().map(|path| self.json_path(path)));
        arguments.join(", ")
    }

    /// PostgreSQL reads a step as a key or a position, whichever fits, and fails in a scalar.
    fn postgres_write(&mut self, place: Place<'_>, changed: String) -> (String, Precedence) {
        let container = match place.path.last() {
            Some(JsonStep::Index(_)) => "array",
            Some(JsonStep::Key(_)) | None => "object",
        };
        let parent = self.json_at(place.parent());
        let typeof_function = place.typeof_function();
        let document = self.jsonb(place.document);
        let text = format!(
            "CASE {typeof_function}({parent}) WHEN '{container}' THEN {changed} \
             ELSE {document} END"
        );
        (text, Precedence::Atom)
    }

    fn mysql_write(&mut self, place: Place<'_>, changed: String) -> (String, Precedence) {
        let arrays = self.arrays(place);
        if arrays.is_empty() {
            return (changed, Precedence::Atom);
        }
        let document = self.argument(place.document);
        let text = format!("CASE WHEN {} THEN {changed} ELSE {document} END", arrays.join(" AND "));
        (text, Precedence::Atom)
    }

    /// A path as PostgreSQL's functions take it.
    fn text_array(&mut self, path: &[JsonStep]) -> String {
        let steps = path.iter().map(|step| match step {
            JsonStep::Key(key) => self.text(key).0,
            JsonStep::Index(index) => format!("'{index}'"),
        });
        format!("ARRAY[{}]", steps.collect::<Vec<_>>().join(", "))
    }

    pub(super) fn json_merge(&mut self, node: &JsonMerge) -> (String, Precedence) {
        match self.dialect {
            Dialect::Postgres => self.postgres_merge(node),
            Dialect::Mysql => self.set_keys("JSON_SET", &node.document, node.entries()),
            Dialect::Sqlite => self.set_keys("json_set", &node.document, node.entries()),
        }
    }

    fn postgres_merge(&mut self, node: &JsonMerge) -> (String, Precedence) {
        let document = self.jsonb(&node.document);
        let typeof_function = Place::of(&node.document).typeof_function();
        let mut objects = vec![format!("{typeof_function}({})", self.argument(&node.document))];
        let other = match &node.other {
            Node::Literal(literal) => self.literal_for_column(literal),
            other => self.jsonb(other),
        };
        if node.entries().is_none() {
            objects.push(format!("jsonb_typeof({other})"));
        }
        let text = format!(
            "CASE WHEN {} = 'object' THEN {document} || {other} ELSE {document} END",
            objects.join(" = 'object' AND ")
        );
        (text, Precedence::Atom)
    }

    /// Keys of the root; these functions leave what is no object as it is.
    fn set_keys(
        &mut self,
        function: &str,
        document: &Node,
        entries: Option<Vec<(String, JsonValue)>>,
    ) -> (String, Precedence) {
        let mut arguments = vec![self.argument(document)];
        for (key, value) in entries.unwrap_or_default() {
            arguments.push(self.json_path(&[JsonStep::Key(key)]));
            arguments.push(self.json_element(&value));
        }
        if arguments.len() == 1 {
            return (self.expr(document, Precedence::Atom), Precedence::Atom);
        }
        (format!("{function}({})", arguments.join(", ")), Precedence::Atom)
    }
}
