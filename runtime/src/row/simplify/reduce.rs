//! A condition without what is known already.

use super::facts::Facts;
use super::formula::Formula;
use super::spoken::Unknown;
use super::value;
use crate::expr::Node;

/// How often a condition is gone through.
const ROUNDS: usize = 4;
/// A condition of this size is left as it is.
const LARGEST: usize = 400;

impl Formula {
    /// The shortest condition that is the same where the facts hold.
    pub(super) fn reduced(self, facts: &Facts, unknown: Unknown) -> Formula {
        let mut formula = self;
        if formula.size() > LARGEST {
            return formula;
        }
        for _ in 0..ROUNDS {
            let next = formula.clone().once(facts, unknown);
            if next == formula {
                break;
            }
            formula = next;
        }
        formula
    }

    fn once(self, facts: &Facts, unknown: Unknown) -> Formula {
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
                let condition = condition.once(facts, Unknown::IsFalse);
                let a = a.once(&facts.with(&condition), unknown);
                let b = b.once(&facts.without(&condition), unknown);
                Formula::choose(condition, a, b)
            }
        }
    }
}

fn test(node: Node, facts: &Facts) -> Formula {
    match facts.decide(&node) {
        Some(known) => Formula::Known(known),
        None => match value::inside(node, facts) {
            same @ Node::Choice(_) => Formula::Test(same),
            changed => Formula::of(&changed),
        },
    }
}

/// What a part of a conjunction lets its neighbours know.
fn beside(facts: &Facts, others: &[Formula], unknown: Unknown) -> Facts {
    others.iter().fold(facts.clone(), |facts, other| match unknown {
        Unknown::IsFalse => facts.with(other),
        // Elsewhere a part that may be unknown keeps its guard.
        Unknown::IsKept if is_sure(other) => facts.with(other),
        Unknown::IsKept => facts,
    })
}

fn is_sure(formula: &Formula) -> bool {
    matches!(formula, Formula::Test(node) if !node.may_be_null())
}

fn conjunction(all: Vec<Formula>, facts: &Facts, unknown: Unknown) -> Formula {
    let mut parts: Vec<Formula> = Vec::new();
    for part in all {
        let part = part.once(&beside(facts, &parts, unknown), unknown);
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
        let reduced = if parts.iter().any(|other| says(other, &part, unknown)) {
            Formula::Known(true)
        } else {
            part.once(&beside(facts, &parts[place..], unknown), unknown)
        };
        match reduced {
            Formula::Known(true) => {}
            other => parts.insert(place, other),
        }
    }
    Formula::all(parts)
}

/// Whether every way in which one part holds makes another hold.
fn says(one: &Formula, other: &Formula, unknown: Unknown) -> bool {
    let Formula::Any(ways) = one else { return false };
    if unknown == Unknown::IsKept || one == other {
        return false;
    }
    ways.iter().all(|way| {
        let facts = Facts::default().with(way);
        other.clone().once(&facts, Unknown::IsFalse) == Formula::Known(true)
    })
}

fn disjunction(any: Vec<Formula>, facts: &Facts, unknown: Unknown) -> Formula {
    let known =
        |others: &[Formula]| others.iter().fold(facts.clone(), |facts, other| facts.without(other));
    let mut parts: Vec<Formula> = Vec::new();
    for part in any {
        let part = part.once(&known(&parts), unknown);
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
        match part.once(&known(&parts[place..]), unknown) {
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
