//! A condition without what is known already.

use super::choice;
use super::facts::Facts;
use super::formula::Formula;
use super::spoken::Unknown;
use super::value;
use crate::expr::Node;

/// How often a condition is gone through.
const ROUNDS: usize = 4;

impl Formula {
    /// The shortest condition that is the same where the facts hold.
    pub(super) fn reduced(self, facts: &Facts, unknown: Unknown) -> Formula {
        settled(self, |formula| formula.once(facts, unknown))
    }

    /// The condition, gone through once: what is within a value is gone through with the value.
    pub(super) fn once(self, facts: &Facts, unknown: Unknown) -> Formula {
        if !facts.is_patient() {
            return self;
        }
        if facts.hold(&self) {
            return Formula::Known(true);
        }
        match self {
            Formula::Known(_) => self,
            Formula::Test(node) => test(node, facts),
            Formula::All(all) => conjunction(all, facts, unknown),
            Formula::Any(any) => disjunction(any, facts, unknown),
            Formula::Choose(parts) => {
                let [condition, a, b] = *parts;
                // It may come to be asked the other way round.
                let condition = condition.once(facts, Unknown::IsKept);
                let a = a.once(&facts.with(&condition), unknown);
                let b = b.once(&facts.without(&condition), unknown);
                Formula::choose(condition, a, b)
            }
        }
    }
}

/// What a change comes to that is made again and again.
pub(super) fn settled<V: Clone + PartialEq>(mut value: V, change: impl Fn(V) -> V) -> V {
    for _ in 0..ROUNDS {
        let next = change(value.clone());
        if next == value {
            break;
        }
        value = next;
    }
    value
}

fn test(node: Node, facts: &Facts) -> Formula {
    match facts.decide(&node) {
        Some(known) => Formula::Known(known),
        None => match value::parts_reduced(node, facts) {
            same @ Node::Choice(_) => Formula::Test(same),
            changed => choice::asked(changed, facts),
        },
    }
}

/// What is known of a part where its neighbours in a conjunction hold.
///
/// SQL may ask them in any order, so they are no guard for a part that may fail.
fn beside(part: &Formula, facts: &Facts, others: &[Formula], unknown: Unknown) -> Facts {
    if part.may_fail() {
        return facts.clone();
    }
    others.iter().fold(facts.clone(), |facts, other| match unknown {
        Unknown::IsFalse => facts.with(other),
        // Elsewhere a part that may be unknown keeps its guard.
        Unknown::IsKept if is_sure(other, &facts) => facts.with(other),
        Unknown::IsKept => facts,
    })
}

/// What is known of a part where its neighbours in a disjunction do not hold.
fn without(part: &Formula, facts: &Facts, others: &[Formula]) -> Facts {
    if part.may_fail() {
        return facts.clone();
    }
    others.iter().fold(facts.clone(), |facts, other| facts.without(other))
}

/// Whether a part is true or false wherever it is asked.
pub(super) fn is_sure(formula: &Formula, facts: &Facts) -> bool {
    matches!(formula, Formula::Test(node) if facts.is_sure(node))
}

fn conjunction(all: Vec<Formula>, facts: &Facts, unknown: Unknown) -> Formula {
    let mut parts: Vec<Formula> = Vec::new();
    for part in all {
        let known = beside(&part, facts, &parts, unknown);
        let part = part.once(&known, unknown);
        match Formula::all(vec![part]) {
            Formula::Known(false) => return Formula::Known(false),
            Formula::Known(true) => {}
            Formula::All(inner) => parts.extend(inner),
            other @ (Formula::Test(_) | Formula::Any(_) | Formula::Choose(_)) => parts.push(other),
        }
    }
    // What a later part says already.
    let mut place = parts.len();
    while place > 0 {
        place -= 1;
        let part = parts.remove(place);
        let reduced = if parts.iter().any(|other| says(other, &part, facts, unknown)) {
            Formula::Known(true)
        } else {
            let known = beside(&part, facts, &parts[place..], unknown);
            part.once(&known, unknown)
        };
        match reduced {
            Formula::Known(true) => {}
            other => parts.insert(place, other),
        }
    }
    Formula::all(parts)
}

/// Whether every way in which one part holds makes another hold.
fn says(one: &Formula, other: &Formula, facts: &Facts, unknown: Unknown) -> bool {
    let Formula::Any(ways) = one else { return false };
    if unknown == Unknown::IsKept || one == other {
        return false;
    }
    ways.iter().all(|way| {
        let facts = facts.forgotten().with(way);
        other.clone().once(&facts, Unknown::IsFalse) == Formula::Known(true)
    })
}

fn disjunction(any: Vec<Formula>, facts: &Facts, unknown: Unknown) -> Formula {
    let mut parts: Vec<Formula> = Vec::new();
    for part in any {
        let known = without(&part, facts, &parts);
        let part = part.once(&known, unknown);
        match part {
            Formula::Known(true) => return Formula::Known(true),
            Formula::Known(false) => {}
            Formula::Any(inner) => parts.extend(inner),
            other @ (Formula::Test(_) | Formula::All(_) | Formula::Choose(_)) => parts.push(other),
        }
    }
    let mut place = parts.len();
    while place > 0 {
        place -= 1;
        let part = parts.remove(place);
        let known = without(&part, facts, &parts[place..]);
        match part.once(&known, unknown) {
            Formula::Known(false) => {}
            Formula::Known(true) => return Formula::Known(true),
            other => parts.insert(place, other),
        }
    }
    shared(Formula::any(parts))
}

/// `a AND (b OR c)` for `a AND b OR a AND c`.
fn shared(formula: Formula) -> Formula {
    let Formula::Any(any) = &formula else { return formula };
    let first = parts(&any[0]);
    let common: Vec<Formula> = first
        .iter()
        .filter(|part| any[1..].iter().all(|other| parts(other).contains(part)))
        .cloned()
        .collect();
    if common.is_empty() {
        return formula;
    }
    let rest = any.iter().map(|one| {
        Formula::all(parts(one).iter().filter(|part| !common.contains(part)).cloned().collect())
    });
    let rest = Formula::any(rest.collect());
    Formula::all(common.into_iter().chain([rest]).collect())
}

fn parts(formula: &Formula) -> &[Formula] {
    match formula {
        Formula::All(all) => all,
        other => std::slice::from_ref(other),
    }
}
