//! What an update joins: a table by its key, or a derived table with a row for each group.

use super::Writer;
use super::expr::Precedence;
use super::layout::{self, Clause, Joint};
use super::query::{LONGEST, function};
use super::snapshot::{EVERY_ROW, collects, reads};
use crate::Dialect;
use crate::expr::{Join, Joined, Node};
use crate::statement::UpdateTree;

/// A join that stands in the statement.
pub(super) struct Standing {
    join: Join,
    /// What it is called.
    name: String,
    /// Its values as columns of a derived table.
    columns: Vec<(Joined, String)>,
}

/// How a join is written.
pub(super) struct JoinText {
    from: String,
    on: Vec<String>,
}

impl Writer {
    /// Opens the joins of an update, in whose scope its values and its filter are written.
    pub(super) fn enter_joins(&mut self, tree: &UpdateTree) -> Vec<JoinText> {
        let values = tree.joined();
        let texts = tree.joins.iter().map(|join| match join {
            Join::Row(_) => self.whole(join),
            Join::Group(_) => {
                let mut values = values.clone();
                values.retain(|value| value.join() == *join);
                let early = match self.dialect {
                    Dialect::Mysql => {
                        reads(join, &values, tree.table) && !collects(tree, Dialect::Mysql)
                    }
                    Dialect::Postgres | Dialect::Sqlite => false,
                };
                self.groups(join, &values, early)
            }
        });
        texts.collect()
    }

    /// The table itself.
    fn whole(&mut self, join: &Join) -> JoinText {
        let outer = self.outer_sides(join.rows());
        let from = self.enter(join.rows().table);
        let on = self.row_conditions(join.rows(), outer);
        let name = self.scopes.pop().unwrap_or_default();
        self.stand(join, name, Vec::new());
        JoinText { from, on }
    }

    /// The keys and the values of groups in a derived table, which sees nothing of the statement.
    fn groups(&mut self, join: &Join, values: &[&Joined], early: bool) -> JoinText {
        let rows = join.rows();
        let outside = std::mem::take(&mut self.scopes);
        let from = self.enter(rows.table);
        let mut columns = Columns::default();
        let (mut keys, mut groups): (Vec<(&Node, String)>, Vec<_>) = (Vec::new(), Vec::new());
        for pair in &rows.matches {
            if keys.iter().any(|(inner, _)| *inner == &pair.inner) {
                continue;
            }
            let text = self.argument(&pair.inner);
            // An alias could be the name of another column; a number means what is selected.
            let place = columns.names.len() + 1;
            groups.push(stem(&pair.inner).map_or(place.to_string(), |_| text.clone()));
            let wanted = stem(&pair.inner).unwrap_or("key");
            keys.push((&pair.inner, columns.add(self, text, wanted, stem(&pair.inner))));
        }
        let values = values.iter().map(|value| {
            let (text, wanted) = self.column_of(value);
            ((*value).clone(), columns.add(self, text, &wanted, None))
        });
        let values = values.collect();
        let mut clauses = vec![
            Clause::new("SELECT", columns.items, Joint::Comma),
            Clause::new("FROM", vec![from], Joint::Comma),
        ];
        clauses.extend(rows.filter.as_ref().map(|filter| self.filter(filter)));
        clauses.push(Clause::new("GROUP BY", groups, Joint::Comma));
        if early {
            self.remark_every_row();
            clauses.push(Clause::new(EVERY_ROW, Vec::new(), Joint::Comma));
        }
        self.scopes = outside;
        let name = self.free_name("grouped");
        let on = rows.matches.iter().zip(self.outer_sides(rows)).filter_map(|(pair, outer)| {
            let (_, key) = keys.iter().find(|(inner, _)| *inner == &pair.inner)?;
            let sign = pair.comparison.sign();
            Some(format!("{}.{} {sign} {outer}", self.quoted(&name), self.quoted(key)))
        });
        let on = on.collect();
        let from = format!("{} AS {}", layout::subquery(&clauses), self.quoted(&name));
        self.stand(join, name, values);
        JoinText { from, on }
    }

    /// A value over the rows of a derived table, and what it might be called there.
    fn column_of(&mut self, value: &Joined) -> (String, String) {
        match value {
            Joined::Group(node) => {
                let name = function(node.function).to_ascii_lowercase();
                let of = node.value.as_ref().and_then(stem);
                let name = of.map_or(name.clone(), |column| format!("{name}_{column}"));
                (self.aggregate_call(node), name)
            }
            Joined::Row(node) => (self.argument(&node.value), String::new()),
        }
    }

    /// Below the row that changes, which stays the nearest.
    fn stand(&mut self, join: &Join, name: String, columns: Vec<(Joined, String)>) {
        self.scopes.insert(0, name.clone());
        self.joins.push(Standing { join: join.clone(), name, columns });
    }

    /// A value of what is joined.
    pub(super) fn joined_value(&mut self, node: &Joined) -> (String, Precedence) {
        let join = node.join();
        let Some(found) = self.joins.iter().find(|standing| standing.join == join) else {
            return (String::new(), Precedence::Atom);
        };
        if let Some((_, column)) = found.columns.iter().find(|(value, _)| value == node) {
            let text = format!("{}.{}", self.quoted(&found.name), self.quoted(column));
            return (text, Precedence::Atom);
        }
        self.scopes.push(found.name.clone());
        let written = node.value().map(|value| self.node(value));
        self.scopes.pop();
        written.unwrap_or((String::new(), Precedence::Atom))
    }
}

impl JoinText {
    /// `FROM a, b`, and what holds for them.
    pub(super) fn from(texts: Vec<JoinText>) -> (Option<Clause>, Vec<String>) {
        let (from, on): (Vec<_>, Vec<_>) =
            texts.into_iter().map(|text| (text.from, text.on)).unzip();
        let clause = (!from.is_empty()).then(|| Clause::new("FROM", from, Joint::Comma));
        (clause, on.concat())
    }

    /// `JOIN a ON …`
    pub(super) fn join(self) -> Clause {
        let join = format!("{} ON {}", self.from, self.on.join(" AND "));
        Clause::new("JOIN", vec![join], Joint::Comma)
    }
}

/// The name of a column.
fn stem(node: &Node) -> Option<&'static str> {
    if let Node::Column(column) = node { Some(column.column.name) } else { None }
}

/// What a derived table selects.
#[derive(Default)]
struct Columns {
    items: Vec<String>,
    names: Vec<String>,
}

impl Columns {
    /// Adds a column under a name that no other has, and says which.
    fn add(&mut self, writer: &Writer, text: String, wanted: &str, has: Option<&str>) -> String {
        let wanted = if wanted.len() > LONGEST { "value" } else { wanted };
        let is_taken = |name: &str| self.names.iter().any(|other| other.eq_ignore_ascii_case(name));
        let numbered = (2..).map(|number| format!("{wanted}_{number}"));
        let mut names = std::iter::once(wanted.to_owned()).chain(numbered);
        let name = names.find(|name| !is_taken(name)).unwrap_or_default();
        let has_it = has == Some(name.as_str());
        self.items.push(if has_it { text } else { format!("{text} AS {}", writer.quoted(&name)) });
        self.names.push(name.clone());
        name
    }
}
