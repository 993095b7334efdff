//! What a statement is made of, by name.

use amend::expr::{
    CastNode, ChoiceNode, JsonNode, Node, NumberNode, QueryNode, TextNode, TimeNode,
};
use amend::statement::{Statement, UpdateTree};

pub(crate) use super::names::{NEVER, all};
use super::names::{
    aggregate, cast, choice, comparison, connective, conversion, difference, direction, end,
    extreme, field, json, letters, node, number, operator, parse, pattern, predicate, query,
    question, rounding, scalar, shift, statement, step, text, time, trim, truncate, unit,
};

/// The names of everything in a statement, as often as it is there.
pub(crate) fn of(tree: &Statement) -> Vec<&'static str> {
    let mut names = vec![statement(tree)];
    match tree {
        Statement::Update(tree) => update(tree, &mut names),
        Statement::Delete(tree) => tree.filter.iter().for_each(|filter| add(filter, &mut names)),
        Statement::Insert(tree) => {
            tree.rows.iter().flatten().for_each(|value| add(value, &mut names));
            if let Some(select) = &tree.select {
                let own = select.rows.table == tree.table;
                names.push(if own { "insert own rows" } else { "insert select" });
                select.values.iter().chain(&select.rows.filter).for_each(|it| add(it, &mut names));
            }
            if let Some(conflict) = &tree.conflict {
                let nothing = conflict.update.is_empty();
                names.push(if nothing { "on conflict do nothing" } else { "on conflict update" });
            }
        }
        Statement::Raw(_) | Statement::Sea(_) | Statement::Impossible(_) => {}
    }
    names
}

fn update(tree: &UpdateTree, names: &mut Vec<&'static str>) {
    for assignment in &tree.assignments {
        add(&assignment.value, names);
        let others = || tree.assignments.iter().filter(|other| other.column != assignment.column);
        let is_read = others().flat_map(|other| other.value.columns());
        let mut is_read = is_read.filter(|read| read.column == assignment.column);
        let reads = assignment.value.columns();
        let reads = reads.iter().any(|read| others().any(|other| other.column == read.column));
        if reads && is_read.next().is_some() {
            names.push("circle");
        }
    }
    tree.filter.iter().for_each(|filter| add(filter, names));
    if tree.only_changed {
        // The guard, which the statement makes of its assignments.
        names.extend(["only changed", "changed"]);
    }
}

fn add(of: &Node, names: &mut Vec<&'static str>) {
    names.push(node(of));
    match of {
        Node::Column(_) | Node::Literal(_) | Node::IsNull(_) | Node::Not(_) | Node::Changed(_) => {}
        Node::Compare(node) => names.push(comparison(&node.comparison)),
        Node::Logic(node) => names.push(connective(&node.connective)),
        Node::Predicate(node) => names.push(predicate(node)),
        Node::Number(of) => {
            names.push(number(of));
            match of.as_ref() {
                NumberNode::Arithmetic(node) => names.push(operator(&node.operator)),
                NumberNode::Round(node) => names.push(rounding(&node.direction)),
                NumberNode::Negate(_)
                | NumberNode::Abs(_)
                | NumberNode::Sign(_)
                | NumberNode::RoundTo(_)
                | NumberNode::Quotient(_)
                | NumberNode::NotZero(_) => {}
            }
        }
        Node::Text(of) => of_text(of, names),
        Node::Time(of) => {
            names.push(time(of));
            match of.as_ref() {
                TimeNode::Shift(node) => names.push(shift(&node.by)),
                TimeNode::Truncate(node) => names.push(truncate(&node.unit)),
                TimeNode::Field(node) => names.push(field(&node.field)),
                TimeNode::Difference(node) => names.push(difference(&node.unit)),
                TimeNode::Now | TimeNode::FromTimestamp(_) | TimeNode::Stored(_) => {}
            }
        }
        Node::Json(of) => of_json(of, names),
        Node::Choice(of) => {
            names.push(choice(of));
            match of.as_ref() {
                ChoiceNode::Extreme(node) => names.push(extreme(&node.end)),
                ChoiceNode::Coalesce(_) | ChoiceNode::NullIf(_) | ChoiceNode::Case(_) => {}
            }
        }
        Node::Cast(of) => {
            names.push(cast(of));
            match of.as_ref() {
                CastNode::Convert(node) => names.push(conversion(&node.conversion)),
                CastNode::Parse(node) => {
                    names.push(parse(&node.to));
                    names.extend(node.strict.then_some("strict parse"));
                }
            }
        }
        Node::Query(of) => of_query(of, names),
    }
    of.children().into_iter().for_each(|child| add(child, names));
}

fn of_text(of: &TextNode, names: &mut Vec<&'static str>) {
    names.push(text(of));
    match of {
        TextNode::Match(node) => names.push(end(&node.end)),
        TextNode::Has(node) => names.extend(node.end.iter().map(end)),
        TextNode::Like(node) => names.extend(node.pattern.parts.iter().map(pattern)),
        TextNode::ExactLike(node) => names.extend(node.pattern.parts.iter().map(pattern)),
        TextNode::Length(node) => names.push(unit(&node.unit)),
        TextNode::Side(node) => names.push(end(&node.end)),
        TextNode::Trim(node) => names.push(trim(&node.ends)),
        TextNode::Pad(node) => names.push(end(&node.end)),
        TextNode::Case(node) => names.push(letters(&node.letters)),
        TextNode::Concat(_)
        | TextNode::Substring(_)
        | TextNode::Position(_)
        | TextNode::Replace(_) => {}
    }
}

fn of_json(of: &JsonNode, names: &mut Vec<&'static str>) {
    names.push(json(of));
    match of {
        JsonNode::Text(node) => names.extend(node.path.iter().map(step)),
        JsonNode::Part(node) => names.extend(node.path.iter().map(step)),
        JsonNode::Place(node) => {
            names.push(question(&node.question));
            names.extend(node.path.iter().map(step));
        }
        JsonNode::Typed(node) => names.push(scalar(&node.scalar)),
        JsonNode::Set(node) => names.extend(node.path.iter().map(step)),
        JsonNode::Remove(node) => names.extend(node.paths.iter().flatten().map(step)),
        JsonNode::Kind(_)
        | JsonNode::Length(_)
        | JsonNode::Contains(_)
        | JsonNode::IsNull(_)
        | JsonNode::Append(_)
        | JsonNode::Merge(_)
        | JsonNode::Object(_)
        | JsonNode::Array(_) => {}
    }
}

fn of_query(of: &QueryNode, names: &mut Vec<&'static str>) {
    names.push(query(of));
    let rows = of.rows();
    let own = rows.table == super::tables::CHANGING;
    names.push(if own { "own rows" } else { "other rows" });
    names.extend(rows.one_of_each.map(|_| "first of each"));
    names.extend((!rows.matches.is_empty()).then_some("matched rows"));
    names.extend(rows.filter.as_ref().map(|_| "filtered rows"));
    match of {
        QueryNode::In(node) => names.extend(node.negated.then_some("negated in rows")),
        QueryNode::Aggregate(node) => names.push(aggregate(&node.function)),
        QueryNode::Pick(node) => match &node.order {
            Some(order) => names.push(direction(&order.direction)),
            None => names.push("no order"),
        },
        QueryNode::Exists(_) | QueryNode::Joined(_) => {}
    }
}
