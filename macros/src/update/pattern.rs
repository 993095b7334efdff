//! Patterns: what they ask of a value, and the names that they bind.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::{Expr, Ident, Lit, Pat, PatIdent, PatRange, RangeLimits};

use super::call::is_none;
use super::emit::{Lowering, at, function, located, program};
use super::expr::stripped;
use super::names::is_constant;
use super::scope::Binding;

/// What is matched: names of values that have been computed.
pub(super) struct Scrutinee {
    pub(super) bindings: TokenStream,
    pub(super) value: Value,
}

/// One value, or a tuple of them.
pub(super) enum Value {
    One(Ident),
    Tuple(Vec<Value>),
}

impl Value {
    /// The value, or a tuple of references.
    pub(super) fn tuple(&self) -> TokenStream {
        match self {
            Value::One(name) => quote!(#name.clone()),
            Value::Tuple(values) => {
                let values = values.iter().map(Value::tuple);
                quote!((#(#values,)*))
            }
        }
    }
}

/// What a pattern asks, and what it binds.
#[derive(Default)]
pub(super) struct Matched {
    /// `None` where every value matches.
    pub(super) test: Option<TokenStream>,
    pub(super) bindings: TokenStream,
}

impl Lowering {
    /// Computes what is matched, once.
    pub(super) fn scrutinee(&mut self, expr: &Expr) -> Scrutinee {
        if let Expr::Tuple(tuple) = stripped(expr) {
            let mut bindings = TokenStream::new();
            let values = tuple.elems.iter().map(|element| {
                let scrutinee = self.scrutinee(element);
                bindings.extend(scrutinee.bindings);
                scrutinee.value
            });
            let values = values.collect();
            return Scrutinee { bindings, value: Value::Tuple(values) };
        }
        let (name, value) = (self.temporary(), self.value(expr));
        Scrutinee { bindings: quote!(let #name = #value;), value: Value::One(name) }
    }

    pub(super) fn pattern(&mut self, pattern: &Pat, value: &Value) -> Matched {
        match (pattern, value) {
            (Pat::Paren(inner), _) => self.pattern(&inner.pat, value),
            (Pat::Reference(inner), _) => self.pattern(&inner.pat, value),
            (Pat::Wild(_), _) => Matched::default(),
            (Pat::Guard(of), _) => {
                self.errors.at(of.if_token, "a guard stands behind a whole arm's pattern");
                Matched::default()
            }
            (Pat::Or(of), _) => {
                let tests: Vec<_> = of.cases.iter().map(|case| self.pattern(case, value)).collect();
                if let Some(bound) = tests.iter().find(|test| !test.bindings.is_empty()) {
                    self.errors.at(of, "alternatives with names: write an arm for each");
                    // What follows knows the names all the same.
                    return Matched { test: None, bindings: bound.bindings.clone() };
                }
                if tests.iter().any(|matched| matched.test.is_none()) {
                    return Matched::default();
                }
                let test = tests.into_iter().filter_map(|matched| matched.test);
                let test = test.reduce(|a, b| program("or", of, quote!(#a, #b)));
                Matched { test, bindings: TokenStream::new() }
            }
            (Pat::Tuple(of), Value::Tuple(values)) if of.elems.len() == values.len() => {
                let parts = of.elems.iter().zip(values);
                let parts = parts.map(|(pattern, value)| self.pattern(pattern, value)).collect();
                all(parts, at(of))
            }
            (Pat::Tuple(of), _) => {
                self.errors.at(of, "a tuple pattern takes apart a tuple of as many: `(a, b)`");
                Matched::default()
            }
            (Pat::Ident(of), Value::One(one)) => self.named(of, one, value),
            (other, Value::One(one)) => self.one(other, one),
            (other, Value::Tuple(_)) => {
                self.errors.at(other, "a tuple is matched by a tuple of patterns, or `_`");
                Matched::default()
            }
        }
    }

    fn named(&mut self, of: &PatIdent, one: &Ident, value: &Value) -> Matched {
        let ident = &of.ident;
        let one = located(one, ident);
        if ident == "None" {
            return asks(function("is_none", ident, quote_spanned!(at(ident)=> &#one)));
        }
        if is_constant(ident) && of.subpat.is_none() {
            return asks(function("eq", ident, quote!(#one, #ident)));
        }
        let mut matched = match &of.subpat {
            Some((_, inner)) => self.pattern(inner, value),
            None => Matched::default(),
        };
        let binding = if of.mutability.is_some() {
            self.scope.bind(ident, Binding::Mutable);
            quote_spanned!(at(ident)=> let #ident = __c.local(#one);)
        } else {
            self.scope.bind(ident, Binding::Value);
            quote!(let #ident = #one;)
        };
        matched.bindings.extend(binding);
        matched
    }

    fn one(&mut self, pattern: &Pat, name: &Ident) -> Matched {
        let one = located(name, pattern);
        let by_reference = quote_spanned!(at(pattern)=> &#one);
        match pattern {
            Pat::Lit(of) => asks(literal_test(&of.lit, &one, pattern)),
            Pat::Path(of) if is_none(&of.path) => asks(function("is_none", of, by_reference)),
            Pat::Path(of) => asks(function("eq", of, quote!(#one, #of))),
            Pat::Range(of) => self.range(of, name),
            Pat::TupleStruct(of) => {
                let (Some(last), Some(inner), 1) =
                    (of.path.segments.last(), of.elems.first(), of.elems.len())
                else {
                    self.errors.at(of, ONLY);
                    return Matched::default();
                };
                if last.ident == "Some" {
                    let name = self.temporary();
                    let inside = Value::One(name.clone());
                    let matched = self.pattern(inner, &inside);
                    let bindings = matched.bindings;
                    let some = function("is_some", of, by_reference.clone());
                    let test = match matched.test {
                        // The inner value is named before the test that asks it.
                        Some(test) => {
                            let inner = function("inner", of, by_reference.clone());
                            program("and", of, quote!(#some, { let #name = #inner; #test }))
                        }
                        None => some,
                    };
                    let bindings = if bindings.is_empty() {
                        bindings
                    } else {
                        let inner = function("inner", of, by_reference.clone());
                        quote!(let #name = #inner; #bindings)
                    };
                    return Matched { test: Some(test), bindings };
                }
                let name = self.temporary();
                let inside = Value::One(name.clone());
                let matched = self.pattern(inner, &inside);
                let bindings = matched.bindings;
                Matched {
                    test: matched.test.map(
                        |test| quote_spanned!(at(of)=> { let #name = __r::stored(#one); #test }),
                    ),
                    bindings: quote_spanned!(at(of)=> let #name = __r::stored(#one); #bindings),
                }
            }
            other => {
                self.errors.at(other, ONLY);
                Matched::default()
            }
        }
    }

    fn range(&mut self, of: &PatRange, name: &Ident) -> Matched {
        let mut tests = Vec::new();
        if let Some(start) = &of.start {
            let one = located(name, start);
            tests.push(asks(function("ge", start, quote!(#one, #start))));
        }
        if let Some(end) = &of.end {
            let one = located(name, end);
            tests.push(asks(match of.limits {
                RangeLimits::HalfOpen(_) => function("lt", end, quote!(#one, #end)),
                RangeLimits::Closed(_) => function("le", end, quote!(#one, #end)),
            }));
        }
        all(tests, at(of))
    }
}

const ONLY: &str = "a pattern here is a literal, a range, a constant, a variant without fields, \
                    `Some(…)`, `None`, a newtype, a tuple, a name or `_`";

fn asks(test: TokenStream) -> Matched {
    Matched { test: Some(test), bindings: TokenStream::new() }
}

fn all(parts: Vec<Matched>, span: proc_macro2::Span) -> Matched {
    parts.into_iter().fold(Matched::default(), |mut all, part| {
        all.bindings.extend(part.bindings);
        all.test = match (all.test, part.test) {
            (Some(a), Some(b)) => Some(quote_spanned!(span=> __c.and(#a, #b))),
            (one, None) | (None, one) => one,
        };
        all
    })
}

/// `true` and `false` are the value itself.
fn literal_test(literal: &Lit, one: &TokenStream, pattern: &Pat) -> TokenStream {
    match literal {
        Lit::Bool(of) if of.value => program("truth", pattern, quote!(#one)),
        Lit::Bool(_) => program("not", pattern, quote!(#one)),
        _ => function("eq", pattern, quote!(#one, #pattern)),
    }
}
