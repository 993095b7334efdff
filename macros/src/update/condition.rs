//! Conditions and branches: `if`, `if let`.

use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::{BinOp, Block, Expr, ExprIf};

use super::emit::{Lowering, at, ends, parenthesized, program};
use super::expr::stripped;
use super::scope::Binding;

/// A condition, and the names that it binds.
pub(super) struct Asked {
    pub(super) bindings: TokenStream,
    pub(super) test: TokenStream,
}

/// One side of a choice that has a value, and where that stands.
pub(super) struct Side {
    pub(super) value: TokenStream,
    pub(super) ends: (Span, Span),
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
    pub(super) fn arm(&mut self, expr: &Expr) -> Result<Side, TokenStream> {
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

    pub(super) fn joined(
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
}

/// What follows happens only where this holds.
pub(super) fn branch(written: &impl quote::ToTokens, test: TokenStream) -> TokenStream {
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
