//! The bytes of a file; every look at them is counted in tests.

#[cfg(test)]
use std::cell::Cell;

/// A file's bytes, read through the few questions that the splitter asks.
///
/// Nothing else in this folder touches bytes of unbounded number, so that a test can hold how
/// often each byte is looked at.
#[derive(Clone, Debug)]
pub(super) struct Text<'a> {
    bytes: &'a [u8],
    #[cfg(test)]
    looks: Cell<usize>,
}

impl<'a> Text<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self {
            bytes,
            #[cfg(test)]
            looks: Cell::new(0),
        }
    }

    pub(super) fn len(&self) -> usize {
        self.bytes.len()
    }

    pub(super) fn get(&self, at: usize) -> Option<u8> {
        self.count(1);
        self.bytes.get(at).copied()
    }

    /// The bytes between two places; empty where there are none.
    pub(super) fn slice(&self, start: usize, end: usize) -> &'a [u8] {
        self.bytes.get(start..end).unwrap_or_default()
    }

    /// Whether these bytes stand here.
    pub(super) fn has(&self, at: usize, wanted: &[u8]) -> bool {
        let here = self.bytes.get(at..).unwrap_or_default();
        let same = here.iter().zip(wanted).take_while(|(a, b)| a == b).count();
        self.count(same + 1);
        same == wanted.len()
    }

    /// The first place from here on whose byte is wanted.
    pub(super) fn find(&self, from: usize, wanted: impl Fn(u8) -> bool) -> Option<usize> {
        let rest = self.bytes.get(from..).unwrap_or_default();
        let found = rest.iter().position(|byte| wanted(*byte));
        self.count(found.unwrap_or(rest.len()) + 1);
        found.map(|distance| from + distance)
    }

    /// The end of the run of wanted bytes that begins here.
    pub(super) fn skip(&self, from: usize, wanted: impl Fn(u8) -> bool) -> usize {
        self.find(from, |byte| !wanted(byte)).unwrap_or(self.bytes.len())
    }

    /// The first place from here on where these bytes stand. The first of them is not among the
    /// others but as the last, so that no byte is compared more than twice.
    pub(super) fn find_all(&self, from: usize, wanted: &[u8]) -> Option<usize> {
        let first = *wanted.first()?;
        let mut at = from;
        loop {
            at = self.find(at, |byte| byte == first)?;
            if self.has(at, wanted) {
                return Some(at);
            }
            at += 1;
        }
    }

    fn count(&self, looks: usize) {
        #[cfg(test)]
        self.looks.set(self.looks.get() + looks);
        let _ = looks;
    }

    #[cfg(test)]
    pub(super) fn looks(&self) -> usize {
        self.looks.get()
    }
}
