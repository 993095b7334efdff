//! Questions to other rows.

use amend::expr::Comparison;
use amend::prelude::*;

use super::{Case, case};
use crate::world::{Member, Order, Person};

pub(crate) fn cases() -> Vec<Case> {
    let mut cases = exists();
    cases.extend(in_rows());
    cases.extend(aggregates());
    cases.extend(picks());
    cases.extend(super::join::cases());
    cases.extend(super::own_rows::cases());
    cases.extend(super::insert::cases());
    cases
}

/// The people for whom a condition is true go.
fn finds(name: &str, condition: Condition<Person>) -> Case {
    case(name, Person::delete().filter(condition))
}

fn exists() -> Vec<Case> {
    let theirs = || Order::rows().matching(Order::person, Person::id);
    vec![
        finds("exists", theirs().exists()),
        finds("exists none", theirs().exists().not()),
        finds(
            "exists with a filter",
            theirs().filter(Order::open).filter(Order::cents.gt(5)).exists(),
        ),
        finds(
            "exists with a filter of two",
            theirs().filter(Order::cents.gt(50).or(Order::note.eq("Zed"))).exists(),
        ),
        finds("exists by text", Order::rows().matching(Order::note, Person::name).exists()),
        finds("exists by uuid", Order::rows().matching(Order::code, Person::code).exists()),
        finds("exists by time", Order::rows().matching(Order::at, Person::seen).exists()),
        finds("exists by a bool", Order::rows().matching(Order::open, Person::flag).exists()),
        finds("exists by a value", Order::rows().matching(Order::note, "Zed").exists()),
        finds(
            "exists by an expression",
            Order::rows().matching(Order::cents - 1, Person::id * 2).exists(),
        ),
        finds(
            "exists earlier",
            theirs().matching_by(Order::at, Comparison::Greater, Person::seen).exists(),
        ),
        finds("exists anywhere", Order::rows().filter(Order::cents.gt(99)).exists()),
        finds("exists nowhere", Order::rows().filter(Order::cents.gt(100)).exists().not()),
        finds("exists or", theirs().exists().not().or(Person::id.eq(1))),
        finds(
            "exists in exists",
            theirs().filter(Member::rows().matching(Member::id, Order::id).exists()).exists(),
        ),
        case(
            "update where it exists",
            Person::update().set(Person::other, 0).filter(theirs().exists()),
        ),
        case(
            "orphans",
            Order::delete()
                .filter(Person::rows().matching(Person::id, Order::person).exists().not()),
        ),
    ]
}

fn in_rows() -> Vec<Case> {
    let orders = || Order::rows();
    let none = || Order::rows().filter(Order::cents.gt(1000));
    vec![
        finds("in", Person::id.is_in(orders().filter(Order::open).select(Order::person))),
        finds("not in, with NULL among them", Person::id.not_in(orders().select(Order::person))),
        finds("in and not", Person::id.is_in(orders().select(Order::person)).not()),
        finds("NULL in", Person::name.is_in(orders().select(Order::note))),
        finds("NULL not in", Person::name.not_in(orders().select(Order::note))),
        finds("NULL in and not", Person::name.is_in(orders().select(Order::note)).not()),
        finds("NULL in none", Person::name.is_in(none().select(Order::note)).not()),
        finds("NULL not in none", Person::name.not_in(none().select(Order::note))),
        finds("in none", Person::id.not_in(none().select(Order::id))),
        finds("one question in another", {
            let below = orders().matching_by(Order::small, Comparison::Less, Person::small);
            orders().max(Order::id).is_in(below.select(Order::cents))
        }),
        finds("one question not in another", {
            let below = orders().matching_by(Order::small, Comparison::Less, Person::small);
            orders().filter(Order::open).min(Order::cents).not_in(below.select(Order::id))
        }),
        finds("in one or another", {
            let open = orders().filter(Order::open.or(Order::cents.gt(1)));
            Person::name.not_in(open.select(Order::note))
        }),
        // The first order of a person counts, though it has no note.
        finds("in the first of each", {
            let first = || orders().first_of_each(Order::person);
            Person::name.is_in(first().select(Order::note.null_if("first")))
        }),
        finds("the last of the first of each", {
            let first = orders().filter(Order::id.ne(1)).first_of_each(Order::person);
            first.last_by(Order::big.null_if(1)).get(Order::id).eq(Person::id)
        }),
        finds(
            "in a list of one question",
            Person::total.is_in([orders().matching(Order::id, Person::other).get(Order::person)]),
        ),
        finds(
            "not in a list of one question",
            Person::total.not_in([orders().matching(Order::id, Person::other).get(Order::person)]),
        ),
        finds("uuid in", Person::code.is_in(orders().select(Order::code))),
        finds("time in", Person::seen.is_in(orders().select(Order::at))),
        finds("expression in", (Person::id + 1).is_in(orders().select(Order::cents * 2))),
        finds(
            "in those that match",
            Person::seen.is_in(orders().matching(Order::person, Person::id).select(Order::at)),
        ),
        finds(
            "not in those that match",
            Person::id.not_in(orders().matching(Order::note, Person::name).select(Order::cents)),
        ),
        case(
            "orders of none",
            Order::delete().filter(Order::person.not_in(Person::rows().select(Person::id))),
        ),
    ]
}

fn aggregates() -> Vec<Case> {
    let theirs = || Order::rows().matching(Order::person, Person::id);
    vec![
        case("count", Person::update().set(Person::total, theirs().count())),
        case("count of all", Person::update().set(Person::total, Order::rows().count())),
        case("sum", Person::update().set(Person::total, theirs().sum(Order::cents))),
        case(
            "sum or 0",
            Person::update().set(Person::total, theirs().sum(Order::cents).or_else(0)),
        ),
        case("sum of i32", Person::update().set(Person::total, theirs().sum(Order::small))),
        case(
            "sum of an expression",
            Person::update().set(Person::total, theirs().sum(Order::cents * 2)),
        ),
        case(
            "sum of counts",
            Person::update().set(
                Person::total,
                theirs().sum(Member::rows().matching(Member::id, Order::id).count()),
            ),
        ),
        case(
            "half a sum",
            Person::update().set(Person::total, theirs().sum(Order::cents) / 2 + Person::other),
        ),
        case("overflow of a sum", Person::update().set(Person::total, theirs().sum(Order::big))),
        case(
            "overflow of a sum in a filter",
            Person::update().set(Person::total, 1).filter(theirs().sum(Order::big).ge(0)),
        ),
        case(
            "count of different ones",
            Person::update().set(
                Person::total,
                Order::rows().filter(Order::cents.gt(0)).first_of_each(Order::person).count(),
            ),
        ),
        case(
            "first of each is there",
            Order::delete().filter(
                Order::id.not_in(
                    Order::rows()
                        .filter(Order::open.or(Order::cents.lt(1)))
                        .first_of_each(Order::code)
                        .select(Order::id),
                ),
            ),
        ),
        finds("min of bytes", theirs().min(Order::data).eq(Vec::new())),
        finds("max of bytes", theirs().max(Order::data).eq(vec![0xff])),
        finds("min of bytes in all", {
            Order::rows().filter(Order::open).min(Order::data).is_null().not()
        }),
        case("min", Person::update().set(Person::total, theirs().min(Order::cents))),
        case("max", Person::update().set(Person::total, theirs().max(Order::big))),
        case("max of i32", Person::update().set(Person::small, theirs().max(Order::small))),
        case("min of floats", Person::update().set(Person::float, theirs().min(Order::float))),
        case("min of text", Person::update().set(Person::name, theirs().min(Order::note))),
        case("max of times", Person::update().set(Person::seen, theirs().max(Order::at))),
        finds("count in a filter", theirs().count().ge(2)),
        finds("max in a filter", theirs().max(Order::at).gt(Person::seen)),
        case(
            "only what changes by a count",
            Person::update().set(Person::total, theirs().count()).only_changed(),
        ),
        case(
            "several",
            Person::update()
                .set(Person::total, theirs().max(Order::cents))
                .set(Person::other, Person::total)
                .filter(theirs().exists()),
        ),
    ]
}

fn picks() -> Vec<Case> {
    let theirs = || Order::rows().matching(Order::person, Person::id);
    let member = || Member::rows().matching(Member::team, Person::team);
    vec![
        case(
            "first",
            Person::update().set(Person::name, theirs().first_by(Order::at).get(Order::note)),
        ),
        case(
            "last of equals",
            Person::update().set(Person::total, theirs().last_by(Order::at).get(Order::id)),
        ),
        case(
            "first of equals",
            Person::update().set(
                Person::total,
                theirs().filter(Order::id.gt(1)).first_by(Order::at).get(Order::id),
            ),
        ),
        case(
            "last by the key",
            Person::update().set(Person::doc, theirs().last_by(Order::id).get(Order::doc)),
        ),
        case(
            "first of all",
            Person::update()
                .set(Person::code, Order::rows().first_by(Order::note).get(Order::code)),
        ),
        case(
            "first by an expression",
            Person::update()
                .set(Person::total, theirs().first_by(Order::cents * -1).get(Order::cents)),
        ),
        case(
            "first of a key of two",
            Person::update()
                .set(Person::total, Member::rows().first_by(Member::team).get(Member::id)),
        ),
        case(
            "only",
            Order::update().set(
                Order::note,
                Person::rows().matching(Person::id, Order::person).get(Person::name),
            ),
        ),
        case(
            "only, where it is there",
            Order::update()
                .set(
                    Order::at,
                    Person::rows().matching(Person::id, Order::person).get(Person::seen),
                )
                .filter(Person::rows().matching(Person::id, Order::person).exists()),
        ),
        case(
            "only of a key of two",
            Person::update().set(
                Person::total,
                member().matching(Member::person, Person::id).get(Member::place),
            ),
        ),
        case(
            "several of one row",
            Person::update()
                .set(Person::other, Person::id)
                .set_from(
                    (Person::name, Person::total, Person::seen, Person::code, Person::doc),
                    theirs().last_by(Order::at),
                    (Order::note, Order::cents + 1, Order::at, Order::code, json!({"k": 1})),
                )
                .set(Person::small, theirs().last_by(Order::at).get(Order::small).or_else(1)),
        ),
        case(
            "several of the only row",
            Order::update().set_from(
                (Order::note, Order::at),
                Person::rows().matching(Person::id, Order::person).only(),
                (Person::name, Person::seen),
            ),
        ),
        case(
            "several of its own row",
            Person::update()
                .set_from(
                    (Person::name, Person::total),
                    Person::rows()
                        .matching_by(Person::id, Comparison::Less, Person::id)
                        .last_by(Person::id),
                    (Person::name, Person::total),
                )
                .only_changed(),
        ),
        case(
            "only or",
            Order::update().set(
                Order::cents,
                Person::rows()
                    .matching(Person::id, Order::person)
                    .get(Person::id)
                    .or_else(Order::cents),
            ),
        ),
    ]
}
