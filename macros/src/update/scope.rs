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
    /// A local that may not have been assigned yet.
    Unset,
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

    /// The locals that may not have been assigned yet.
    pub(super) fn unset(&self) -> Vec<usize> {
        let names = self.names.iter().enumerate();
        let unset = names.filter(|(_, (_, binding))| *binding == Binding::Unset);
        unset.map(|(place, _)| place).collect()
    }

    /// From here on a local has been assigned.
    pub(super) fn assigned(&mut self, name: &Ident) {
        let found = self.names.iter_mut().rev().find(|(known, _)| name == known);
        if let Some((_, binding @ Binding::Unset)) = found {
            *binding = Binding::Mutable;
        }
    }

    /// Nothing that comes behind runs, so nothing is read before it has been assigned.
    pub(super) fn left(&mut self) {
        self.only_unset(&[]);
    }

    /// Goes back to where these had not been assigned, and says which are not now.
    pub(super) fn instead(&mut self, before: &[usize]) -> Vec<usize> {
        let now = self.unset();
        self.only_unset(before);
        now
    }

    /// Behind two branches, of which the other left these unassigned.
    pub(super) fn joined(&mut self, other: &[usize]) {
        let mut all = self.unset();
        all.extend(other);
        self.only_unset(&all);
    }

    fn only_unset(&mut self, places: &[usize]) {
        for (place, (_, binding)) in self.names.iter_mut().enumerate() {
            match (*binding, places.contains(&place)) {
                (Binding::Mutable | Binding::Unset, true) => *binding = Binding::Unset,
                (Binding::Unset, false) => *binding = Binding::Mutable,
                (Binding::Mutable | Binding::Row | Binding::Value | Binding::Plain, _) => {}
            }
        }
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
