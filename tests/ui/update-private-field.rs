mod tables {
    use amend::prelude::*;

    #[derive(Table)]
    #[table(name = "users")]
    pub struct User {
        pub id: i64,
        name: String,
    }
}

use amend::prelude::*;
use tables::User;

fn main() {
    let _ = update!(|t: User| t.name = "x");
}
