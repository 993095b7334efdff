//! Branches: `if`, `if let`, `match`.

use proc_macro2::{Delimiter, Group, Literal, Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::{Arm, BinOp, Block, Expr, ExprIf, ExprMatch, Ident, Pat};

use super::emit::{Lowering, at, ends, parenthesized, program};
use super::expr::stripped;
use super::pattern::{Scrutinee, Value};
use super::scope::Binding;

/// A condition, and the names that it binds.
pub(super) struct Asked {
    pub(super) bindings: TokenStream,
    pub(super) test: TokenStream,
}

/// One side of a choice that has a value, and where that stands.
struct Side {
    value: TokenStream,
    ends: (Span, Span),
}

impl Lowering {
    /// A condition of an `if`, `let` included.
    pub(super) fn asked(&mut self, condition: &Expr) -> Asked {
        match condition {
            Expr::Paren(inner) if !matches!(inner.expr.as_ref(), Expr::Let(_)) => {
                self.asked(&inner.expr)
            }
            Expr::Binary(binary) if matches!(binary.op, BinOp::And(_)) && has_let(condition) => {
                let left = self.asked(&binary.left);
                let right = self.asked(&binary.right);
                let (tests, more) = (left.test, right.test);
                let (first, second) = (left.bindings, right.bindings);
                Asked {
                    bindings: quote!(#first #second),
                    test: program("and", binary, quote!(#tests, #more)),
                }
            }
            Expr::Let(of) => {
                let scrutinee = self.scrutinee(&of.expr);
                let matched = self.pattern(&of.pat, &scrutinee.value);
                let (values, bindings) = (scrutinee.bindings, matched.bindings);
                Asked {
                    bindings: quote!(#values #bindings),
                    test: matched.test.unwrap_or_else(|| quote!(true)),
                }
            }
            other => Asked { bindings: TokenStream::new(), test: self.truth(other) },
        }
    }

    /// Whether the row decides a condition.
    fn decides(&self, condition: &Expr) -> bool {
        self.is_marked(condition)
    }

    pub(super) fn if_statement(&mut self, of: &ExprIf) -> TokenStream {
        if !self.decides(&of.cond) {
            let mark = self.scope.mark();
            self.bind_lets(&of.cond);
            let before = self.scope.unset();
            let then = self.statements(&of.then_branch);
            self.scope.back(mark);
            let unset = self.scope.instead(&before);
            let otherwise = of.else_branch.as_ref().map(|(_, other)| {
                let other = self.statement(other);
                quote!(else { #other })
            });
            let condition = self.native(&of.cond);
            self.scope.joined(&unset);
            return quote!(if #condition { #then } #otherwise);
        }
        let mark = self.scope.mark();
        let Asked { bindings, test } = self.asked(&of.cond);
        let before = self.scope.unset();
        self.branches += 1;
        let then = self.statements(&of.then_branch);
        self.scope.back(mark);
        let unset = self.scope.instead(&before);
        let otherwise = of.else_branch.as_ref().map(|(_, other)| self.statement(other));
        self.branches -= 1;
        self.scope.joined(&unset);
        let branch = branch(&of.cond, test);
        quote_spanned! {at(&of.cond)=>
            { #bindings #branch #then }
            __c.otherwise();
            { #otherwise }
            __c.merge();
        }
    }

    pub(super) fn if_value(&mut self, of: &ExprIf) -> TokenStream {
        let Some((_, otherwise)) = &of.else_branch else {
            return self.refuse(of.if_token, "an `if` without `else` has no value");
        };
        if !self.decides(&of.cond) {
            let mark = self.scope.mark();
            self.bind_lets(&of.cond);
            let before = self.scope.unset();
            let then = self.value_block(&of.then_branch);
            self.scope.back(mark);
            let unset = self.scope.instead(&before);
            let (condition, otherwise) = (self.native(&of.cond), self.value(otherwise));
            self.scope.joined(&unset);
            return quote!(if #condition #then else { #otherwise });
        }
        let mark = self.scope.mark();
        let Asked { bindings, test } = self.asked(&of.cond);
        let before = self.scope.unset();
        self.branches += 1;
        let then = self.arm_block(&of.then_branch);
        self.scope.back(mark);
        let unset = self.scope.instead(&before);
        let otherwise = self.arm(otherwise);
        self.branches -= 1;
        self.scope.joined(&unset);
        let branch = branch(&of.cond, test);
        let before = quote!(#bindings #branch);
        match self.joined(at(&of.cond), &before, then, otherwise) {
            Ok(value) => value,
            Err(_) => self.refuse(of.if_token, "both sides leave the row, so this has no value"),
        }
    }

    /// One side of a choice: its value, or nothing where it leaves.
    fn arm(&mut self, expr: &Expr) -> Result<Side, TokenStream> {
        if let Expr::Block(block) = expr {
            return self.arm_block(&block.block);
        }
        if self.diverges(expr) {
            Err(self.statement(expr))
        } else {
            Ok(Side { value: self.value(expr), ends: ends(expr) })
        }
    }

    fn arm_block(&mut self, block: &Block) -> Result<Side, TokenStream> {
        if self.block_diverges(block) {
            Err(self.statements(block))
        } else {
            let ends = block.stmts.last().map_or_else(|| ends(block), ends);
            Ok(Side { value: self.value_block(block), ends })
        }
    }

    fn joined(
        &mut self,
        span: Span,
        before: &TokenStream,
        then: Result<Side, TokenStream>,
        otherwise: Result<Side, TokenStream>,
    ) -> Result<TokenStream, TokenStream> {
        let (a, mut b) = (self.temporary(), self.temporary());
        let values = (then.map(|side| side.value), otherwise.map(|side| (side.value, side.ends)));
        match values {
            // In an array the compiler shows the second where it is of another type.
            (Ok(then), Ok((otherwise, (first, last)))) => {
                b.set_span(first);
                let whole = parenthesized(TokenStream::new(), last);
                let second = quote_spanned!(first=> #b.into #whole);
                Ok(quote_spanned! {span=> {
                    let #a = { #before #then };
                    __c.otherwise();
                    let #b = #otherwise;
                    __c.join([#a, #second])
                }})
            }
            (Ok(then), Err(otherwise)) => Ok(quote_spanned! {span=> {
                let #a = { #before #then };
                __c.otherwise();
                { #otherwise }
                __c.merge();
                #a
            }}),
            (Err(then), Ok((otherwise, _))) => Ok(quote_spanned! {span=> {
                { #before #then }
                __c.otherwise();
                let #b = #otherwise;
                __c.merge();
                #b
            }}),
            (Err(then), Err(otherwise)) => Err(quote_spanned! {span=> {
                { #before #then }
                __c.otherwise();
                { #otherwise }
                __c.merge();
            }}),
        }
    }

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
            return self.refuse(of.match_token, ARMLESS);
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
            return self.refuse(of.match_token, ARMLESS);
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

    fn bind_lets(&mut self, condition: &Expr) {
        match condition {
            Expr::Let(of) => self.bind_all(&of.pat, Binding::Plain),
            Expr::Binary(binary) => {
                self.bind_lets(&binary.left);
                self.bind_lets(&binary.right);
            }
            Expr::Paren(inner) => self.bind_lets(&inner.expr),
            _ => {}
        }
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

/// What follows happens only where this holds.
fn branch(written: &impl quote::ToTokens, test: TokenStream) -> TokenStream {
    let branch = program("branch", written, test);
    quote!(#branch;)
}

fn has_let(expr: &Expr) -> bool {
    match stripped(expr) {
        Expr::Let(_) => true,
        Expr::Binary(binary) if matches!(binary.op, BinOp::And(_)) => {
            has_let(&binary.left) || has_let(&binary.right)
        }
        _ => false,
    }
}
