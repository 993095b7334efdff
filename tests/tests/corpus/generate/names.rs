//! The name of each kind of node: a new one has no name here until it is given one.

use amend::expr::{
    AggregateFunction, CastNode, ChoiceNode, Comparison, Connective, Conversion, DifferenceUnit,
    Direction, End, Field, JsonNode, JsonQuestion, JsonScalar, JsonStep, Letters, Node, NumberNode,
    Operator, ParseTo, PatternPart, PredicateNode, QueryNode, Rounding, Shift, TextEnd, TextNode,
    TextUnit, TimeNode, TimeUnit, TrimEnds,
};
use amend::statement::Statement;

/// The name of each variant of an enum, and the list of them all.
macro_rules! names {
    ($($list:ident $name:ident: $ty:ty { $($pattern:pat => $text:literal,)* })*) => {$(
        const $list: &[&str] = &[$($text),*];

        pub(super) fn $name(of: &$ty) -> &'static str {
            match of {
                $($pattern => $text,)*
            }
        }
    )*};
}

names! {
    NODES node: Node {
        Node::Column(_) => "column",
        Node::Literal(_) => "literal",
        Node::Compare(_) => "compare",
        Node::IsNull(_) => "is null",
        Node::Not(_) => "not",
        Node::Logic(_) => "logic",
        Node::Predicate(_) => "predicate",
        Node::Number(_) => "number",
        Node::Text(_) => "text",
        Node::Time(_) => "time",
        Node::Json(_) => "json",
        Node::Choice(_) => "choice",
        Node::Query(_) => "query",
        Node::Cast(_) => "cast",
        Node::Changed(_) => "changed",
    }
    COMPARISONS comparison: Comparison {
        Comparison::Equal => "=",
        Comparison::NotEqual => "<>",
        Comparison::Less => "<",
        Comparison::LessOrEqual => "<=",
        Comparison::Greater => ">",
        Comparison::GreaterOrEqual => ">=",
    }
    CONNECTIVES connective: Connective {
        Connective::And => "and",
        Connective::Or => "or",
    }
    PREDICATES predicate: PredicateNode {
        PredicateNode::Distinct(_) => "distinct",
        PredicateNode::Same(_) => "same",
        PredicateNode::ExactOrder(_) => "exact order",
        PredicateNode::OneOf(_) => "one of",
        PredicateNode::Between(_) => "between",
        PredicateNode::IsTrue(_) => "is true",
    }
    NUMBERS number: NumberNode {
        NumberNode::Arithmetic(_) => "arithmetic",
        NumberNode::Negate(_) => "negate",
        NumberNode::Abs(_) => "abs",
        NumberNode::Sign(_) => "sign",
        NumberNode::Round(_) => "rounding",
        NumberNode::RoundTo(_) => "round to",
        NumberNode::Quotient(_) => "quotient",
        NumberNode::NotZero(_) => "not zero",
    }
    OPERATORS operator: Operator {
        Operator::Add => "+",
        Operator::Subtract => "-",
        Operator::Multiply => "*",
        Operator::Divide => "/",
        Operator::Remainder => "%",
    }
    ROUNDINGS rounding: Rounding {
        Rounding::Nearest => "round",
        Rounding::Floor => "floor",
        Rounding::Ceiling => "ceil",
        Rounding::Truncate => "trunc",
    }
    TEXTS text: TextNode {
        TextNode::Match(_) => "match",
        TextNode::Has(_) => "has",
        TextNode::ExactLike(_) => "exact like",
        TextNode::Like(_) => "like",
        TextNode::Concat(_) => "concat",
        TextNode::Length(_) => "text length",
        TextNode::Substring(_) => "substring",
        TextNode::Side(_) => "side",
        TextNode::Position(_) => "position",
        TextNode::Replace(_) => "replace",
        TextNode::Trim(_) => "trim",
        TextNode::Pad(_) => "pad",
        TextNode::Case(_) => "letters",
    }
    ENDS end: TextEnd {
        TextEnd::Start => "at the start",
        TextEnd::End => "at the end",
    }
    PATTERNS pattern: PatternPart {
        PatternPart::Text(_) => "pattern text",
        PatternPart::One => "pattern one",
        PatternPart::Any => "pattern any",
        PatternPart::Stray => "pattern stray",
    }
    UNITS unit: TextUnit {
        TextUnit::Chars => "chars",
        TextUnit::Bytes => "bytes",
    }
    TRIMS trim: TrimEnds {
        TrimEnds::Both => "trim both",
        TrimEnds::Start => "trim start",
        TrimEnds::End => "trim end",
    }
    LETTERS letters: Letters {
        Letters::Ascii => "ascii letters",
        Letters::Every => "every letter",
    }
    TIMES time: TimeNode {
        TimeNode::Now => "now",
        TimeNode::Shift(_) => "shift",
        TimeNode::Truncate(_) => "truncate",
        TimeNode::Field(_) => "field",
        TimeNode::Difference(_) => "difference",
        TimeNode::FromTimestamp(_) => "from timestamp",
        TimeNode::Stored(_) => "stored",
    }
    SHIFTS shift: Shift {
        Shift::Exact(_) => "shift exact",
        Shift::Months(_) => "shift months",
    }
    TRUNCATES truncate: TimeUnit {
        TimeUnit::Year => "to year",
        TimeUnit::Month => "to month",
        TimeUnit::Day => "to day",
        TimeUnit::Hour => "to hour",
        TimeUnit::Minute => "to minute",
        TimeUnit::Second => "to second",
    }
    FIELDS field: Field {
        Field::Year => "year",
        Field::Month => "month",
        Field::Day => "day",
        Field::Hour => "hour",
        Field::Minute => "minute",
        Field::Second => "second",
        Field::Weekday => "weekday",
        Field::Timestamp => "timestamp",
    }
    DIFFERENCES difference: DifferenceUnit {
        DifferenceUnit::Seconds => "seconds since",
        DifferenceUnit::Days => "days since",
    }
    DOCUMENTS json: JsonNode {
        JsonNode::Text(_) => "json text",
        JsonNode::Part(_) => "json part",
        JsonNode::Typed(_) => "json typed",
        JsonNode::Place(_) => "json place",
        JsonNode::Kind(_) => "json kind",
        JsonNode::Length(_) => "json length",
        JsonNode::Contains(_) => "json contains",
        JsonNode::IsNull(_) => "json is null",
        JsonNode::Append(_) => "json append",
        JsonNode::Set(_) => "json set",
        JsonNode::Remove(_) => "json remove",
        JsonNode::Merge(_) => "json merge",
        JsonNode::Object(_) => "json object",
        JsonNode::Array(_) => "json array",
    }
    STEPS step: JsonStep {
        JsonStep::Key(_) => "json key",
        JsonStep::Index(_) => "json index",
    }
    SCALARS scalar: JsonScalar {
        JsonScalar::Bool => "as bool",
        JsonScalar::I64 => "as i64",
        JsonScalar::F64 => "as f64",
        JsonScalar::Text => "as str",
    }
    QUESTIONS question: JsonQuestion {
        JsonQuestion::Exists => "json exists",
        JsonQuestion::IsNull => "json null there",
        JsonQuestion::IsNullOrMissing => "json null or missing",
        JsonQuestion::Is(_) => "json is of a type",
    }
    CHOICES choice: ChoiceNode {
        ChoiceNode::Coalesce(_) => "coalesce",
        ChoiceNode::NullIf(_) => "null if",
        ChoiceNode::Extreme(_) => "extreme",
        ChoiceNode::Case(_) => "case",
    }
    EXTREMES extreme: End {
        End::Least => "least",
        End::Greatest => "greatest",
    }
    CASTS cast: CastNode {
        CastNode::Convert(_) => "convert",
        CastNode::Parse(_) => "parse",
    }
    CONVERSIONS conversion: Conversion {
        Conversion::BoolToWhole => "bool to whole",
        Conversion::Widen => "widen",
        Conversion::Narrow => "narrow",
        Conversion::WholeToFloat => "whole to float",
        Conversion::WholeToDecimal => "whole to decimal",
        Conversion::DecimalToWhole => "decimal to whole",
        Conversion::DecimalToFloat => "decimal to float",
        Conversion::SingleToDouble => "single to double",
        Conversion::FloatToWhole => "float to whole",
        Conversion::WholeToBool => "whole to bool",
        Conversion::WholeToText => "whole to text",
        Conversion::UuidToText => "uuid to text",
    }
    PARSES parse: ParseTo {
        ParseTo::I32 => "parse i32",
        ParseTo::I64 => "parse i64",
        ParseTo::Uuid => "parse uuid",
    }
    QUERIES query: QueryNode {
        QueryNode::Exists(_) => "exists",
        QueryNode::In(_) => "in rows",
        QueryNode::Aggregate(_) => "aggregate",
        QueryNode::Pick(_) => "pick",
        QueryNode::Joined(_) => "joined",
    }
    AGGREGATES aggregate: AggregateFunction {
        AggregateFunction::Count => "count",
        AggregateFunction::Sum => "sum",
        AggregateFunction::Min => "min",
        AggregateFunction::Max => "max",
    }
    DIRECTIONS direction: Direction {
        Direction::Ascending => "first by",
        Direction::Descending => "last by",
    }
    STATEMENTS statement: Statement {
        Statement::Update(_) => "update",
        Statement::Insert(_) => "insert",
        Statement::Delete(_) => "delete",
        Statement::Raw(_) => "raw",
        Statement::Sea(_) => "sea",
        Statement::Impossible(_) => "impossible",
    }
}

/// What has no name of its own in the tree.
const ASPECTS: &[&str] = &[
    "strict parse",
    "no order",
    "negated in rows",
    "own rows",
    "other rows",
    "first of each",
    "matched rows",
    "filtered rows",
    "only changed",
    "circle",
    "insert select",
    "insert own rows",
    "on conflict do nothing",
    "on conflict update",
];

/// What no random statement is made of: the clock, what a pattern refuses, what is no tree, what an
/// update joins, and Decimals, which have random trees of their own.
pub(crate) const NEVER: [&str; 12] = [
    "now",
    "pattern stray",
    "raw",
    "sea",
    "impossible",
    "joined",
    "round to",
    "quotient",
    "whole to decimal",
    "decimal to whole",
    "decimal to float",
    "single to double",
];

/// Every name.
pub(crate) fn all() -> Vec<&'static str> {
    [
        NODES,
        COMPARISONS,
        CONNECTIVES,
        PREDICATES,
        NUMBERS,
        OPERATORS,
        ROUNDINGS,
        TEXTS,
        ENDS,
        PATTERNS,
        UNITS,
        TRIMS,
        LETTERS,
        TIMES,
        SHIFTS,
        TRUNCATES,
        FIELDS,
        DIFFERENCES,
        DOCUMENTS,
        STEPS,
        SCALARS,
        QUESTIONS,
        CHOICES,
        EXTREMES,
        CASTS,
        CONVERSIONS,
        PARSES,
        QUERIES,
        AGGREGATES,
        DIRECTIONS,
        STATEMENTS,
        ASPECTS,
    ]
    .concat()
}
