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
    let _ = update!(|t: Ticket| t.state = "Open");
    let _ = update!(|t: Ticket| {
        if t.state == "Open" {
            t.age = 1
        }
        if t.before == State::Open {
            t.age = 2
        }
    });
    let _ = update!(|t: Ticket| t.state = t.before);
}
