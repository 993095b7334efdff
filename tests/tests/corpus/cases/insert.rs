//! New rows made from others, and what happens where one is there already.

use amend::prelude::*;

use super::{Case, case};
use crate::world::{Archive, Member, Order, Person};

pub(super) fn cases() -> Vec<Case> {
    let mut cases = selects();
    cases.extend(conflicts());
    cases
}

fn selects() -> Vec<Case> {
    let at: DateTime<Utc> = "2024-02-29T13:14:15.5Z".parse().expect("a time");
    let code = Uuid::from_u128(7);
    let new = || Person::rows().filter(Person::id.gt(1));
    let all =
        (Archive::id, Archive::name, Archive::total, Archive::seen, Archive::code, Archive::doc);
    let none = None::<String>;
    vec![
        case(
            "insert every type",
            Archive::insert().columns(all).select(
                new().filter(Person::name.ne("ann")),
                (Person::id, Person::name, Person::total, Person::seen, Person::code, Person::doc),
            ),
        ),
        case(
            "insert literals of every type",
            Archive::insert().columns(all).select(
                Person::rows().filter(Person::id.eq(5)),
                (100, "o'\\b\n", i64::MIN, at, code, json!({"k": ["v\n", null, 1.5]})),
            ),
        ),
        case(
            "insert NULL of every type",
            Archive::insert().columns(all).select(
                new(),
                (
                    Person::id + 1000,
                    none,
                    None::<i64>,
                    None::<DateTime<Utc>>,
                    None::<Uuid>,
                    None::<Json>,
                ),
            ),
        ),
        case(
            "insert what other rows say",
            Archive::insert().columns((Archive::id, Archive::total)).select(
                Person::rows().filter(Order::rows().matching(Order::person, Person::id).exists()),
                (
                    Person::id + 10,
                    Order::rows().matching(Order::person, Person::id).sum(Order::cents),
                ),
            ),
        ),
        case(
            "insert nothing",
            Archive::insert()
                .columns((Archive::id,))
                .select(Person::rows().filter(Person::id.lt(0)), (Person::id,)),
        ),
        case(
            "insert its own rows",
            Archive::insert()
                .columns((Archive::id, Archive::total))
                .select(Archive::rows(), (Archive::id + 100, Archive::rows().count())),
        ),
        case(
            "insert the first of each",
            Archive::insert().columns((Archive::id, Archive::name)).select(
                Order::rows().filter(Order::note.ne("ann")).first_of_each(Order::person),
                (Order::id + 100, Order::note),
            ),
        ),
        case(
            "insert a double key",
            Archive::insert().columns((Archive::id,)).select(Person::rows(), (Person::id,)),
        ),
    ]
}

fn conflicts() -> Vec<Case> {
    let insert = || Archive::insert().columns((Archive::id, Archive::name, Archive::total));
    let people = || Archive::insert().columns((Archive::id, Archive::total, Archive::doc));
    vec![
        case(
            "conflict, nothing",
            insert()
                .row((60, "ann", 1))
                .row((61, "new", 2))
                .on_conflict((Archive::name,))
                .do_nothing(),
        ),
        case(
            "conflict, update",
            insert()
                .row((60, "ann", 1))
                .row((61, "new", 2))
                .row((62, None, 3))
                .row((63, None, 4))
                .on_conflict((Archive::name,))
                .update((Archive::total,)),
        ),
        case(
            "conflict of the key, update of two",
            insert()
                .row((1, "nna", None))
                .row((50, "rehto", i64::MAX))
                .on_conflict((Archive::id,))
                .update((Archive::total, Archive::name)),
        ),
        case(
            "conflict with another key",
            insert().row((50, "new", 1)).on_conflict((Archive::name,)).do_nothing(),
        ),
        case(
            "conflict with another key, update",
            insert()
                .row((61, "new", 1))
                .row((50, "ann", 1))
                .row((1, "mine", 1))
                .on_conflict((Archive::name,))
                .update((Archive::total,)),
        ),
        case(
            "conflict of a uuid",
            Archive::insert()
                .columns((Archive::id, Archive::code, Archive::doc))
                .row((70, Uuid::from_u128(50), json!({"new": true})))
                .row((71, None, json!([1])))
                .on_conflict((Archive::code,))
                .update((Archive::doc,)),
        ),
        case(
            "conflict of a key of two",
            Member::insert()
                .columns((Member::id, Member::team, Member::person, Member::place))
                .row((10, 10, 1, 70))
                .row((11, 30, 1, 80))
                .on_conflict((Member::team, Member::person))
                .update((Member::place,)),
        ),
        case(
            "conflict of a key of two, nothing",
            Member::insert()
                .columns((Member::id, Member::team, Member::person, Member::place))
                .row((10, 20, 2, 70))
                .on_conflict((Member::person, Member::team))
                .do_nothing(),
        ),
        case(
            "conflict of selected rows",
            people()
                .select(Person::rows(), (Person::id, Person::other, Person::doc))
                .on_conflict((Archive::id,))
                .update((Archive::total, Archive::doc)),
        ),
        case(
            "conflict of some selected rows, nothing",
            people()
                .select(
                    Person::rows().filter(Person::id.lt(3).or(Person::id.gt(5))),
                    (Person::id, Person::other, Person::doc),
                )
                .on_conflict((Archive::id,))
                .do_nothing(),
        ),
        case(
            "conflict of its own rows",
            Archive::insert()
                .columns((Archive::id, Archive::total))
                .select(Archive::rows(), (Archive::id, Archive::rows().count()))
                .on_conflict((Archive::id,))
                .update((Archive::total,)),
        ),
        case(
            "conflict of the first of each",
            Archive::insert()
                .columns((Archive::name, Archive::id, Archive::total))
                .select(
                    Order::rows().first_of_each(Order::note),
                    (Order::note, Order::id + 100, Order::cents),
                )
                .on_conflict((Archive::name,))
                .update((Archive::total,)),
        ),
    ]
}
