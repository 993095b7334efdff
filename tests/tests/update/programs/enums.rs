//! `match` on enums.

use super::{Program, dual};
use crate::row::{Kind, State};

pub(super) fn programs() -> Vec<Program> {
    vec![
        dual!("an enum", |t| {
            t.a = match t.state {
                State::Open => 1,
                State::OnHold => 2,
                State::Gone => 3,
            };
        }),
        dual!("a native enum", |t| {
            t.a = match t.kind {
                Kind::Person => 1,
                Kind::Company | Kind::Robot => 2,
            };
        }),
        dual!("an enum assigns", |t| {
            match t.state {
                State::Open => t.done = false,
                State::OnHold => {}
                State::Gone => {
                    t.done = true;
                    t.state = State::OnHold;
                }
            }
        }),
        dual!("an enum that may be none", |t| {
            t.was = match (t.was, t.flag) {
                (Some(State::Open), true) => None,
                (Some(State::Gone), _) => Some(State::Open),
                (None, false) => Some(t.state),
                (was, _) => was,
            };
        }),
        dual!("a state machine", |t| {
            let next = match (t.state, t.kind) {
                (State::Open, Kind::Person) => State::OnHold,
                (State::OnHold, Kind::Company) if t.a > 3 => State::Gone,
                (State::Gone, Kind::Robot) => return,
                (state, _) => state,
            };
            t.was = Some(t.state);
            t.state = next;
        }),
        dual!("enums compared", |t| {
            if t.was == Some(t.state) {
                t.was = None;
            }
            if t.kind != Kind::Robot && t.was.is_some() {
                t.kind = Kind::Robot;
            }
        }),
        dual!("matches of enums", |t| {
            t.flag = matches!(t.state, State::Open | State::Gone);
            t.done = matches!(t.was, Some(State::OnHold) | None) && t.kind == Kind::Company;
        }),
        dual!("if let of an enum", |t| {
            if let State::Open = t.state
                && let Some(was) = t.was
            {
                t.state = was;
            }
        }),
    ]
}
