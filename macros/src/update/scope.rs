//! Which names are of the row.

use syn::Ident;

/// What a name stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Binding {
    /// The row itself.
    Row,
    /// A value of the row: an immutable local, a pattern's binding, a closure's parameter.
    Value,
    /// A mutable local.
    Mutable,
    /// A value that is known when `gen` runs.
    Plain,
}

/// The names that can be seen, the nearest last.
#[derive(Debug, Default)]
pub(super) struct Scope {
    names: Vec<(String, Binding)>,
}

impl Scope {
    pub(super) fn bind(&mut self, name: &Ident, binding: Binding) {
        self.names.push((name.to_string(), binding));
    }

    /// Where the scope stands, to come back to it.
    pub(super) fn mark(&self) -> usize {
        self.names.len()
    }

    /// Forgets the names since then.
    pub(super) fn back(&mut self, mark: usize) {
        self.names.truncate(mark);
    }

    /// What a name stands for; `Plain` for one that the program brings.
    pub(super) fn get(&self, name: &Ident) -> Binding {
        self.named(&name.to_string())
    }

    pub(super) fn named(&self, name: &str) -> Binding {
        let found = self.names.iter().rev().find(|(known, _)| known == name);
        found.map_or(Binding::Plain, |(_, binding)| *binding)
    }
}
