use amend::prelude::*;

struct Names;

impl Names {
    #[data_migration]
    fn unknown(&self) {}
}

fn main() {}
