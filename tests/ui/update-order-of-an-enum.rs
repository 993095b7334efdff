use amend::prelude::*;

#[derive(SqlEnum)]
enum State {
    Open,
    Closed,
    Gone,
}

#[derive(Table)]
#[table(name = "tickets")]
struct Ticket {
    id: i64,
    age: i32,
    state: State,
    before: Option<State>,
}

fn main() {
    let _ = update!(|t: Ticket| {
        if t.state < State::Closed {
            t.age = 1
        }
    });
}
