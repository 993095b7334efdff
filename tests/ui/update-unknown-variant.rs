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
    let _ = update!(|t: Ticket| t.state = State::Opened);
    let _ = update!(|t: Ticket| {
        match t.state {
            State::Opened => t.age = 0,
            _ => t.age = 1,
        }
    });
}
