//! What an update joins: one row or one group for each row that changes.

use amend::expr::Comparison;
use amend::prelude::*;

use super::{Case, case};
use crate::world::{Archive, Member, Order, Person};

pub(super) fn cases() -> Vec<Case> {
    let mut cases = groups();
    cases.extend(rows());
    cases.extend(own_rows());
    cases
}

fn groups() -> Vec<Case> {
    let theirs = || Order::rows().matching(Order::person, Person::id);
    let all = theirs().grouped();
    let open = theirs().filter(Order::open).grouped();
    let teams = Member::rows()
        .matching(Member::team, Person::team)
        .matching(Member::person, Person::id)
        .grouped();
    let by_text = Order::rows().matching(Order::note, Person::name).grouped();
    let by_code = Order::rows().matching(Order::code, Person::code).grouped();
    let by_time = Order::rows().matching(Order::at, Person::seen).grouped();
    let by_double = Order::rows().matching(Order::float, Person::float).grouped();
    let by_bool = Order::rows().matching(Order::open, Person::flag).grouped();
    let by_sum = Order::rows().matching(Order::cents % 3, Person::id - 1).grouped();
    let by_both = theirs().matching(Order::person, Person::other).grouped();
    let of_one = Order::rows().matching(Order::person, 1).grouped();
    vec![
        case("join a count", Person::update().join(&all).set(Person::total, all.count())),
        case(
            "join several",
            Person::update()
                .join(&all)
                .set(Person::total, all.sum(Order::cents))
                .set(Person::other, all.max(Order::big))
                .set(Person::small, all.min(Order::small))
                .set(Person::name, all.min(Order::note))
                .set(Person::seen, all.max(Order::at))
                .set(Person::float, all.max(Order::float)),
        ),
        case("join without a value", Person::update().join(&open).set(Person::total, 1)),
        case(
            "join with a filter",
            Person::update()
                .join(&open)
                .set(Person::total, open.count())
                .filter(open.max(Order::cents).gt(2).or(Person::flag))
                .filter(Person::id.lt(4)),
        ),
        case(
            "join in an expression",
            Person::update()
                .join(&all)
                .set(Person::total, all.sum(Order::cents * 2) + Person::id)
                .set(Person::name, Person::name.concat("-").concat(all.count().to_text())),
        ),
        case(
            "join only what changes",
            Person::update()
                .join(&all)
                .set(Person::total, all.max(Order::cents))
                .set(Person::name, all.max(Order::note))
                .set(Person::doc, json!({"a": [1, "x"]}))
                .set(Person::seen, all.max(Order::at))
                .only_changed(),
        ),
        case(
            "join to a column without NULL",
            Order::update().join(&people_of_orders()).set(Order::cents, people_of_orders().count()),
        ),
        case(
            "join by two",
            Person::update().join(&teams).set(Person::total, teams.max(Member::place)),
        ),
        case("join by text", Person::update().join(&by_text).set(Person::total, by_text.count())),
        case("join by uuid", Person::update().join(&by_code).set(Person::total, by_code.count())),
        case("join by time", Person::update().join(&by_time).set(Person::total, by_time.count())),
        case(
            "join by double",
            Person::update().join(&by_double).set(Person::total, by_double.count()),
        ),
        case("join by bool", Person::update().join(&by_bool).set(Person::total, by_bool.count())),
        case(
            "join by an expression",
            Person::update().join(&by_sum).set(Person::total, by_sum.sum(Order::id)),
        ),
        case(
            "join by one for two",
            Person::update().join(&by_both).set(Person::total, by_both.count()),
        ),
        case("join by a value", Person::update().join(&of_one).set(Person::total, of_one.count())),
        case(
            "join two",
            Person::update()
                .join(&all)
                .join(&teams)
                .set(Person::total, all.count() + teams.count())
                .set(Person::other, teams.min(Member::place)),
        ),
        case(
            "join beside a question",
            Person::update().join(&all).set(Person::total, all.count()).set(
                Person::other,
                Order::rows().matching(Order::cents, all.count()).max(Order::id),
            ),
        ),
        case(
            "join and several of one row",
            Person::update()
                .join(&all)
                .set_from(
                    (Person::name, Person::seen),
                    theirs().last_by(Order::id),
                    (Order::note, Order::at),
                )
                .set(Person::total, all.count()),
        ),
        case("join overflows", Person::update().join(&all).set(Person::total, all.sum(Order::big))),
        case(
            "join where values read what is set",
            Person::update()
                .join(&all)
                .set(Person::total, all.count())
                .set(Person::other, Person::total)
                .set(Person::small, Person::small)
                .filter(Person::id.gt(0)),
        ),
        case(
            "join and swap",
            Person::update()
                .join(&all)
                .set(Person::total, Person::other)
                .set(Person::other, Person::total)
                .set(Person::small, all.max(Order::small))
                .only_changed(),
        ),
        case(
            "join and a key that changes",
            Person::update()
                .join(&all)
                .set(Person::id, Person::id + 100)
                .set(Person::total, all.count()),
        ),
        case(
            "join of a name twice",
            Archive::update().join(&counts()).set(Archive::total, counts().max(Order::id)),
        ),
    ]
}

fn people_of_orders() -> amend::expr::Grouped<Person, Order> {
    Person::rows().matching(Person::id, Order::person).grouped()
}

fn counts() -> amend::expr::Grouped<Order, Archive> {
    Order::rows().matching(Order::id, Archive::id).matching(Order::note, "first").grouped()
}

fn rows() -> Vec<Case> {
    let owner = Person::rows().matching(Person::id, Order::person).by_key();
    let flagged = Person::rows().matching(Person::id, Order::person).filter(Person::flag).by_key();
    let place = Member::rows()
        .matching(Member::team, Person::team)
        .matching(Member::person, Person::id)
        .by_key();
    let earlier = Person::rows()
        .matching(Person::id, Order::person)
        .matching_by(Person::seen, Comparison::Less, Order::at)
        .by_key();
    let archived = Archive::rows().matching(Archive::id, owner.get(Person::id)).by_key();
    vec![
        case(
            "join a row",
            Order::update()
                .join(&owner)
                .set(Order::note, owner.get(Person::name))
                .set(Order::cents, owner.get(Person::id))
                .set(Order::at, owner.get(Person::seen))
                .set(Order::code, owner.get(Person::code))
                .set(Order::doc, owner.get(Person::doc))
                .set(Order::open, owner.get(Person::flag))
                .set(Order::float, owner.get(Person::float))
                .set(Order::small, owner.get(Person::small)),
        ),
        case(
            "join a row, only what changes",
            Order::update()
                .join(&owner)
                .set(Order::note, owner.get(Person::name))
                .set(Order::doc, owner.get(Person::doc))
                .set(Order::at, owner.get(Person::seen))
                .set(Order::code, owner.get(Person::code))
                .only_changed(),
        ),
        case(
            "join a row with a filter",
            Order::update()
                .join(&flagged)
                .set(Order::note, flagged.get(Person::name.or_else("none")))
                .filter(flagged.get(Person::total).is_not_null().or(Order::cents.gt(50))),
        ),
        case(
            "join a row of a key of two",
            Person::update().join(&place).set(Person::total, place.get(Member::place)),
        ),
        case(
            "join a row that is earlier",
            Order::update().join(&earlier).set(Order::cents, earlier.get(Person::id) * 10),
        ),
        case(
            "join a row by a row",
            Order::update()
                .join(&owner)
                .join(&archived)
                .set(Order::note, archived.get(Archive::name))
                .set(Order::cents, owner.get(Person::id) + 7),
        ),
        case(
            "join a row and ask of it",
            Order::update().join(&owner).set(Order::note, "x").filter(
                Person::rows().matching(Person::team, owner.get(Person::team)).count().gt(1),
            ),
        ),
        case(
            "join a row for the question of its value",
            Order::update().join(&owner).set(
                Order::cents,
                owner.get(Member::rows().matching(Member::team, Person::team).count()),
            ),
        ),
        case(
            "join a row and a literal",
            Order::update().join(&owner).set(Order::note, owner.get("o'x\\")),
        ),
    ]
}

/// What is joined is as it was before the statement.
fn own_rows() -> Vec<Case> {
    let teams = Person::rows().matching(Person::team, Person::team).grouped();
    let other = Person::rows().matching(Person::id, Person::other).by_key();
    let boss = Person::rows().matching(Person::id, Person::total).filter(Person::id.gt(0)).by_key();
    let behind = Order::rows()
        .matching(Order::person, Person::id)
        .filter(Person::rows().matching(Person::total, Order::cents).exists())
        .grouped();
    let before = Person::rows()
        .matching(Person::id, Person::other)
        .matching_by(Person::team, Comparison::LessOrEqual, Person::team)
        .by_key();
    vec![
        case(
            "join its own groups",
            Person::update()
                .join(&teams)
                .set(Person::total, teams.max(Person::total))
                .set(Person::name, teams.min(Person::name)),
        ),
        case(
            "join its own groups, only what changes",
            Person::update().join(&teams).set(Person::team, teams.sum(Person::id)).only_changed(),
        ),
        case(
            "join its own rows",
            Person::update()
                .join(&other)
                .set(Person::name, other.get(Person::name))
                .set(Person::id, other.get(Person::id) + 200)
                .set(Person::seen, other.get(Person::seen))
                .set(Person::doc, other.get(Person::doc))
                .set(Person::code, other.get(Person::code)),
        ),
        case(
            "join its own rows by what is set",
            Person::update()
                .join(&boss)
                .set(Person::total, boss.get(Person::other))
                .set(Person::other, boss.get(Person::total + 1)),
        ),
        case(
            "join groups that ask its own rows",
            Person::update().join(&behind).set(Person::total, behind.count()),
        ),
        case(
            "join its own earlier rows",
            Person::update().join(&before).set(Person::other, before.get(Person::other)),
        ),
        case(
            "join its own rows twice",
            Person::update()
                .join(&teams)
                .join(&other)
                .set(Person::total, teams.count() + other.get(Person::total))
                .set(Person::name, Person::rows().max(Person::name)),
        ),
    ]
}
