use amend::prelude::*;

fn main() {
    let _ = update!(|t: User| t.name = "x");
}
