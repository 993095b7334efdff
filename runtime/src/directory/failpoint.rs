//! Places where a fault test ends the process, as a crash or a power cut would.

/// One step that a crash can fall on.
///
/// With `AMEND_FAILPOINT=n` the process aborts at the n-th step that it reaches, with
/// `AMEND_FAILPOINT=name` at the first of that name.
#[cfg(feature = "failpoints")]
pub(super) fn hit(name: &str) {
    use std::sync::atomic::{AtomicU64, Ordering};
    static HITS: AtomicU64 = AtomicU64::new(0);

    let hits = HITS.fetch_add(1, Ordering::SeqCst) + 1;
    let Ok(wanted) = std::env::var("AMEND_FAILPOINT") else {
        return;
    };
    if wanted == name || wanted.parse() == Ok(hits) {
        std::process::abort();
    }
}

/// One step that a crash can fall on; nothing without the feature `failpoints`.
#[cfg(not(feature = "failpoints"))]
#[inline]
pub(super) fn hit(_name: &str) {}
