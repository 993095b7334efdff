//! `match`, whose arms the compiler checks.

use proc_macro2::{Delimiter, Group, Literal, TokenStream};
use quote::{quote, quote_spanned};
use syn::{Arm, Expr, ExprMatch, Ident, Pat};

use super::condition::{Asked, Side, branch};
use super::emit::{Lowering, at, ends, program};
use super::pattern::{Scrutinee, Value};
use super::scope::Binding;

impl Lowering {
    pub(super) fn match_statement(&mut self, of: &ExprMatch) -> TokenStream {
        if !self.is_marked(of.expr.as_ref()) {
            let arms = self.plain_arms(of, |lowering, body| {
                let body = lowering.statement(body);
                quote!({ #body })
            });
            let scrutinee = self.native(&of.expr);
            return quote!(match #scrutinee { #arms });
        }
        if of.arms.is_empty() {
            let (value, refused) = (self.value(&of.expr), self.refuse(of.match_token, ARMLESS));
            return quote!({ let _ = #value; #refused });
        }
        let Scrutinee { bindings, value } = self.scrutinee(&of.expr);
        let exhaustive = self.exhaustive(of, &value);
        self.branches += 1;
        let arms = self.arms_statement(&of.arms, &value);
        self.branches -= 1;
        quote!({ #bindings #exhaustive #arms })
    }

    fn arms_statement(&mut self, arms: &[Arm], value: &Value) -> TokenStream {
        let Some((arm, rest)) = arms.split_first() else { return TokenStream::new() };
        let mark = self.scope.mark();
        let (bindings, test) = self.arm_test(arm, value);
        let before = self.scope.unset();
        let body = self.statement(&arm.body);
        self.scope.back(mark);
        // The compiler has seen that the last arm takes what is left.
        match test.filter(|_| !rest.is_empty()) {
            Some(test) => {
                let unset = self.scope.instead(&before);
                let rest = self.arms_statement(rest, value);
                self.scope.joined(&unset);
                let branch = branch(&arm.pat, test);
                quote_spanned! {at(&arm.pat)=>
                    { #bindings #branch #body }
                    __c.otherwise();
                    { #rest }
                    __c.merge();
                }
            }
            None => quote!({ #bindings #body }),
        }
    }

    pub(super) fn match_value(&mut self, of: &ExprMatch) -> TokenStream {
        if !self.is_marked(of.expr.as_ref()) {
            let arms = self.plain_arms(of, Self::value);
            let scrutinee = self.native(&of.expr);
            return quote!(match #scrutinee { #arms });
        }
        if of.arms.is_empty() {
            let (value, refused) = (self.value(&of.expr), self.refuse(of.match_token, ARMLESS));
            return quote!({ let _ = #value; #refused });
        }
        let Scrutinee { bindings, value } = self.scrutinee(&of.expr);
        let exhaustive = self.exhaustive(of, &value);
        self.branches += 1;
        let arms = self.arms_value(&of.arms, &value);
        self.branches -= 1;
        let arms = match arms {
            Ok(side) => side.value,
            Err(_) => self.refuse(of.match_token, "every arm leaves the row, so this has no value"),
        };
        quote!({ #bindings #exhaustive #arms })
    }

    fn arms_value(&mut self, arms: &[Arm], value: &Value) -> Result<Side, TokenStream> {
        let Some((arm, rest)) = arms.split_first() else { return Err(TokenStream::new()) };
        let mark = self.scope.mark();
        let (bindings, test) = self.arm_test(arm, value);
        let before = self.scope.unset();
        let body = self.arm(&arm.body);
        self.scope.back(mark);
        match test.filter(|_| !rest.is_empty()) {
            Some(test) => {
                let unset = self.scope.instead(&before);
                let rest = self.arms_value(rest, value);
                self.scope.joined(&unset);
                let branch = branch(&arm.pat, test);
                let before = quote!(#bindings #branch);
                let shown = rest.as_ref().map_or_else(|_| ends(&arm.body), |side| side.ends);
                let joined = self.joined(at(&arm.pat), &before, body, rest);
                joined.map(|value| Side { value, ends: shown })
            }
            None => match body {
                Ok(Side { value, ends }) => Ok(Side { value: quote!({ #bindings #value }), ends }),
                Err(body) => Err(quote!({ #bindings #body })),
            },
        }
    }

    /// What an arm asks: its pattern and its guard.
    fn arm_test(&mut self, arm: &Arm, value: &Value) -> (TokenStream, Option<TokenStream>) {
        let (pattern, guard) = guarded(&arm.pat);
        let matched = self.pattern(pattern, value);
        let Some(guard) = guard else { return (matched.bindings, matched.test) };
        let Asked { bindings: more, test: guard_test } = self.asked(guard);
        let bindings = matched.bindings;
        let test = match matched.test {
            Some(test) => program("and", guard, quote!(#test, #guard_test)),
            None => guard_test,
        };
        (quote!(#bindings #more), Some(test))
    }

    /// A match of the program's own values, whose arms are of the row.
    fn plain_arms(
        &mut self,
        of: &ExprMatch,
        body: impl Fn(&mut Self, &Expr) -> TokenStream,
    ) -> TokenStream {
        let mut all = TokenStream::new();
        let before = self.scope.unset();
        let mut unset = Vec::new();
        for arm in &of.arms {
            let mark = self.scope.mark();
            let (pattern, guard) = guarded(&arm.pat);
            self.bind_all(pattern, Binding::Plain);
            if let Some(guard) = guard
                && self.is_marked(guard)
            {
                let refused = self.refuse(
                    guard,
                    "the row cannot decide a guard of a `match` on a value that `gen` knows; move \
                     it into the arm",
                );
                all.extend(refused);
            }
            let (pattern, body) = (&arm.pat, body(self, &arm.body));
            all.extend(quote!(#pattern => #body,));
            self.scope.back(mark);
            unset.extend(self.scope.instead(&before));
        }
        self.scope.left();
        self.scope.joined(&unset);
        all
    }

    /// A match that never runs, for the compiler to see that every value has an arm.
    fn exhaustive(&mut self, of: &ExprMatch, value: &Value) -> TokenStream {
        // The compiler shows what is matched, and puts a missing arm behind the last.
        let arms = of.arms.iter().map(|arm| {
            let (pattern, guard) = guarded(&arm.pat);
            let guard = guard.map(|_| quote!(if __r::perhaps()));
            let mut body = Group::new(Delimiter::Brace, TokenStream::new());
            body.set_span(ends(&arm.body).1);
            quote!(#pattern #guard => #body)
        });
        let (first, last) = ends(&of.expr);
        let name = Ident::new("__p", first);
        let mut field = Literal::usize_unsuffixed(0);
        field.set_span(last);
        let values = value.tuple();
        quote_spanned! {at(&of.match_token)=>
            #[allow(unused_variables, unused_mut, clippy::all)]
            __c.matched(&#values, |#name| match #name.#field { #(#arms)* });
        }
    }
}

const ARMLESS: &str = "a `match` on a value of the row has an arm for each of its values";

/// A pattern and its guard.
pub(super) fn guarded(pattern: &Pat) -> (&Pat, Option<&Expr>) {
    match pattern {
        Pat::Guard(guarded) => (&guarded.pat, Some(&guarded.guard)),
        Pat::Paren(inner) => guarded(&inner.pat),
        other => (other, None),
    }
}
