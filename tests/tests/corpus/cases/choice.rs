//! One value of several.

use amend::prelude::*;

use super::{C, Case, case};

pub(super) fn cases() -> Vec<Case> {
    vec![
        case("coalesce text", C::update().set(C::text, C::text2.or_else("none"))),
        case("coalesce column", C::update().set(C::big, C::big2.or_else(C::id))),
        case("coalesce time", C::update().set(C::at, C::at2.or_else(DateTime::<Utc>::UNIX_EPOCH))),
        case("coalesce document", C::update().set(C::doc, C::doc.or_else(json!({"n": null})))),
        case("coalesce uuid", C::update().set(C::uuid, C::uuid.or_else(Uuid::nil()))),
    ]
}
