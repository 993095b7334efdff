use amend::prelude::*;

fn main() {
    let mut migration = Migration::default();
    migration.change("UPDATE users SET name = 'Unknown'");
}
