//! Text.

use super::{C, Case, finds};

pub(super) fn cases() -> Vec<Case> {
    vec![
        finds("starts", C::text.starts_with("org-")),
        finds("starts with nothing", C::text.starts_with("")),
        finds("starts with a wildcard", C::text.starts_with("a%b_")),
        finds("does not start", C::text.starts_with("日本").not()),
        finds("ends", C::text.ends_with("'\"\n")),
    ]
}
