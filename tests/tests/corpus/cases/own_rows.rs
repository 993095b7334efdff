//! Questions to the table that changes: every answer is of the table as it was.

use amend::expr::Comparison;
use amend::prelude::*;

use super::{Case, case};
use crate::world::{Member, Order, Person};

pub(super) fn cases() -> Vec<Case> {
    let same_name = || Person::rows().matching(Person::name, Person::name);
    let earlier = || same_name().matching_by(Person::id, Comparison::Less, Person::id);
    let below =
        || Person::rows().matching_by(Person::total, Comparison::LessOrEqual, Person::total);
    vec![
        case("doubles", Person::delete().filter(earlier().exists())),
        case(
            "doubles of a team",
            Person::delete().filter(
                Person::rows()
                    .matching(Person::team, Person::team)
                    .matching_by(Person::id, Comparison::Greater, Person::id)
                    .exists(),
            ),
        ),
        case(
            "its own rank",
            Person::update().set(
                Person::total,
                Person::rows().matching_by(Person::id, Comparison::Less, Person::id).count(),
            ),
        ),
        case("its own running count", Person::update().set(Person::total, below().count() + 100)),
        case(
            "its own rows in a filter",
            Person::update().set(Person::total, Person::id + 100).filter(
                Person::id.le(3).or(Person::rows()
                    .filter(Person::total.gt(100).and(Person::id.lt(4)))
                    .matching_by(Person::id, Comparison::Less, Person::id)
                    .exists()),
            ),
        ),
        case(
            "its own rows in a delete",
            Person::delete().filter(Person::id.le(3).or(
                Person::rows().matching_by(Person::id, Comparison::Less, Person::id).count().lt(3),
            )),
        ),
        case(
            "its own rows counted when some are gone",
            Person::delete().filter(Person::id.le(3).or(Person::rows().count().eq(3))),
        ),
        case(
            "its own rows, in, when some are gone",
            Person::delete()
                .filter(Person::id.le(3).or(Person::id.is_in(
                    Person::rows().filter(Person::rows().count().lt(6)).select(Person::id),
                ))),
        ),
        case(
            "its own maximum when some have changed",
            Person::update()
                .set(Person::other, Person::id + 100)
                .filter(Person::id.le(3).or(Person::rows().max(Person::other).gt(100))),
        ),
        case(
            "its own rows, where nothing can be",
            Person::delete()
                .filter(Person::id.is_in([0_i64; 0]))
                .filter(Person::flag.is_in(same_name().select(Person::flag))),
        ),
        case(
            "its own rows, or where nothing can be",
            Person::delete().filter(Person::id.is_in([0_i64; 0]).or(earlier().exists())),
        ),
        case(
            "its own rows, of which there are none",
            Person::delete()
                .filter(Person::rows().filter(Person::id.is_in([0_i64; 0])).exists())
                .filter(earlier().exists()),
        ),
        case(
            "its own rows in an update where nothing can be",
            Person::update()
                .set(Person::total, Person::rows().count())
                .filter(Person::id.not_in([0_i64; 0]).not().and(earlier().exists())),
        ),
        case(
            "its own rows, in",
            Person::delete().filter(Person::id.is_in(Person::rows().select(Person::other))),
        ),
        case(
            "its own rows, not in",
            Person::delete().filter(Person::id.not_in(Person::rows().select(Person::other))),
        ),
        case(
            "its own rows, a literal beside",
            Person::update()
                .set(Person::doc, json!({"k": "v\n"}))
                .set(Person::total, Person::rows().max(Person::id))
                .set(Person::seen, None),
        ),
        // SQLite does not see this question, and would ask rows that have changed.
        case(
            "its own rows, between",
            Person::update().set(Person::total, None).filter(
                Person::other.between(
                    Person::rows()
                        .matching_by(Person::id, Comparison::Less, Person::id)
                        .max(Person::total),
                    100,
                ),
            ),
        ),
        case(
            "its own rows, a large double without decimals beside",
            Person::update()
                .set(Person::float, (Person::float * 1e200).floor())
                .set(Person::total, Person::rows().count()),
        ),
        // MariaDB takes these documents for shorter texts than they are.
        case(
            "its own rows, an empty document beside",
            Person::update()
                .set(Person::doc, json_array([0_i64; 0]))
                .set(Person::total, Person::rows().count()),
        ),
        case(
            "its own rows, a document of quotes beside",
            Person::update()
                .set(Person::doc, json_array(["\""; 0]).append("\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\""))
                .set(Person::total, Person::rows().count()),
        ),
        case(
            "its own rows, every type",
            Person::update()
                .set(
                    Person::name,
                    Person::rows().matching(Person::id, Person::other).get(Person::name),
                )
                .set(
                    Person::seen,
                    Person::rows().matching(Person::id, Person::other).get(Person::seen),
                )
                .set(
                    Person::code,
                    Person::rows().matching(Person::id, Person::other).get(Person::code),
                )
                .set(
                    Person::doc,
                    Person::rows().matching(Person::id, Person::other).get(Person::doc),
                )
                .set(
                    Person::float,
                    Person::rows().matching(Person::id, Person::other).get(Person::float),
                )
                .set(
                    Person::small,
                    Person::rows().matching(Person::id, Person::other).get(Person::small),
                )
                .set(Person::total, Person::id),
        ),
        case(
            "its own rows, only what changes",
            Person::update().set(Person::name, earlier().min(Person::name)).only_changed(),
        ),
        case(
            "its own rows, twice deep",
            Person::update().set(
                Person::total,
                Person::rows()
                    .matching(Person::team, Person::team)
                    .filter(Person::rows().matching(Person::other, Person::id).exists())
                    .count(),
            ),
        ),
        case(
            "its own rows behind another's",
            Person::update().set(
                Person::total,
                Order::rows()
                    .matching(Order::person, Person::id)
                    .filter(Person::rows().matching(Person::total, Order::cents).exists())
                    .count(),
            ),
        ),
        case(
            "another's rows behind its own",
            Person::delete().filter(
                same_name()
                    .filter(Order::rows().matching(Order::person, Person::id).exists())
                    .exists(),
            ),
        ),
        case(
            "its own key changes",
            Person::update()
                .set(Person::id, Person::id + 100)
                .set(Person::total, Person::rows().min(Person::id)),
        ),
        case(
            "a key of two",
            Member::update().set(
                Member::place,
                Member::rows().matching(Member::person, Member::person).max(Member::id).or_else(0),
            ),
        ),
        case(
            "a key of two in a delete",
            Member::delete().filter(
                Member::rows()
                    .matching(Member::person, Member::person)
                    .matching_by(Member::id, Comparison::Less, Member::id)
                    .exists(),
            ),
        ),
        case(
            "swap",
            Person::update().set(Person::total, Person::other).set(Person::other, Person::total),
        ),
        case(
            "cycle",
            Person::update()
                .set(Person::total, Person::other)
                .set(Person::other, Person::id)
                .set(Person::id, Person::total.or_else(0) + 1000)
                .filter(Person::total.lt(100)),
        ),
        case(
            "swap of a key of two",
            Member::update().set(Member::id, Member::place + 10).set(Member::place, Member::id),
        ),
        case(
            "swap only what changes",
            Person::update()
                .set(Person::total, Person::other)
                .set(Person::other, Person::total)
                .only_changed(),
        ),
    ]
}
