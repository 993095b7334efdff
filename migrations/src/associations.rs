//! What accounts attach to each other's messages.

use amend::prelude::*;

/// The schema of emoji reactions.
const EMOJI: &str = "https://raw.githubusercontent.com/totegamma/concurrent-schemas/master/associations/emoji/0.0.1.json";

/// Fill the new column `variant` of emoji reactions from the document that it was always in.
#[data_migration]
fn association_variants(m: &mut Migration) {
    // The table as it stood when this was written: local, so the function compiles for ever.
    #[derive(Table)]
    #[table(name = "associations")]
    struct Association {
        schema: String,
        variant: Option<String>,
        #[column(storage = "json")]
        payload: Json,
    }

    m.change(
        Association::update()
            .set(Association::variant, Association::payload.get("body").get("imageUrl").text())
            .filter(Association::schema.eq(EMOJI))
            .only_changed(),
    );
}
