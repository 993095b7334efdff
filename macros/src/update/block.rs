//! Blocks and their statements.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::{Block, Expr, ExprForLoop, Local, Pat, Stmt};

use super::emit::{Lowering, at, ends, parenthesized};
use super::expr::{Kind, stripped};
use super::scope::Binding;

impl Lowering {
    /// The body of `update!`: statements, whose last may lack its `;`.
    pub(super) fn body(&mut self, body: &Expr) -> TokenStream {
        match body {
            Expr::Group(inner) => self.body(&inner.expr),
            Expr::Block(block) if block.label.is_none() => self.statements(&block.block),
            other => self.statement(other),
        }
    }

    /// The body of `when!` and `delete!`: a condition, after some `let`s.
    pub(super) fn answer(&mut self, body: &Expr) -> TokenStream {
        self.is_condition = true;
        self.truth(body)
    }

    /// A block for what it does.
    pub(super) fn statements(&mut self, block: &Block) -> TokenStream {
        let mark = self.scope.mark();
        let statements: TokenStream =
            block.stmts.iter().map(|statement| self.stmt(statement)).collect();
        self.scope.back(mark);
        statements
    }

    /// A block for its value.
    pub(super) fn value_block(&mut self, block: &Block) -> TokenStream {
        let mark = self.scope.mark();
        let (last, before) = match block.stmts.split_last() {
            Some((Stmt::Expr(tail, None), before)) => (Some(tail), before),
            _ => (None, block.stmts.as_slice()),
        };
        let statements: TokenStream = before.iter().map(|statement| self.stmt(statement)).collect();
        let tail = match last {
            Some(tail) => self.value(tail),
            None => {
                self.refuse(block, "this block has no value: its last line needs one, without `;`")
            }
        };
        self.scope.back(mark);
        quote!({ #statements #tail })
    }

    fn stmt(&mut self, statement: &Stmt) -> TokenStream {
        self.attributes(statement);
        match statement {
            Stmt::Local(local) => self.local(local),
            Stmt::Item(item) => quote!(#item),
            Stmt::Expr(expr, _) => self.statement(expr),
            Stmt::Macro(call) => self.statement_macro(&call.mac),
        }
    }

    fn local(&mut self, local: &Local) -> TokenStream {
        let (pattern, ty) = match &local.pat {
            Pat::Type(typed) => (typed.pat.as_ref(), Some(typed.ty.as_ref())),
            other => (other, None),
        };
        let Some(init) = &local.init else {
            let Pat::Ident(name) = pattern else {
                return self.refuse(&local.pat, "a `let` without a value needs a name");
            };
            let (span, ident) = (at(&name.ident), &name.ident);
            self.scope.bind(ident, Binding::Unset);
            let ty = ty.map_or_else(|| quote!(_), super::names::column_type);
            return quote_spanned!(span=> let #ident = __c.unset::<#ty>(););
        };
        if let Some((_, diverge)) = &init.diverge {
            return self.let_else(pattern, &init.expr, diverge);
        }
        let computed = self.is_marked(init.expr.as_ref()) || self.kind(&init.expr) == Kind::Value;
        if let Expr::Assign(assign) = init.expr.as_ref() {
            return self.refuse(assign, "an assignment is a statement of its own");
        }
        if let (Expr::Reference(of), true) = (init.expr.as_ref(), computed)
            && of.mutability.is_some()
        {
            self.bind_all(pattern, Binding::Mutable);
            let refused = self.value(&init.expr);
            return quote!(let #pattern = #refused;);
        }
        match pattern {
            Pat::Ident(name) if name.mutability.is_some() => {
                let value = match ty {
                    Some(ty) => {
                        let (ty, value) = (super::names::column_type(ty), self.sink(&init.expr));
                        self.typed(&init.expr, &ty, value)
                    }
                    None => self.value(&init.expr),
                };
                let ident = &name.ident;
                self.scope.bind(ident, Binding::Mutable);
                quote_spanned!(at(ident)=> let #ident = __c.local(#value);)
            }
            // What the row does not decide is a value of the program's own.
            _ if !computed => {
                self.bind_all(pattern, Binding::Plain);
                let (pattern, value) = (&local.pat, self.native(&init.expr));
                quote!(let #pattern = #value;)
            }
            Pat::Ident(name) if name.subpat.is_none() => {
                let value = match ty {
                    Some(ty) => {
                        let (ty, value) = (super::names::column_type(ty), self.sink(&init.expr));
                        self.typed(&init.expr, &ty, value)
                    }
                    None => self.value(&init.expr),
                };
                let ident = &name.ident;
                self.scope.bind(ident, Binding::Value);
                quote!(let #ident = #value;)
            }
            Pat::Wild(_) => {
                let value = self.value(&init.expr);
                quote!(let _ = #value;)
            }
            other => {
                let scrutinee = self.scrutinee(&init.expr);
                let matched = self.pattern(other, &scrutinee.value);
                if matched.test.is_some() {
                    self.errors.at(
                        other,
                        "this pattern does not match every value: add `else { return }`",
                    );
                }
                let (values, bindings) = (scrutinee.bindings, matched.bindings);
                quote!(#values #bindings)
            }
        }
    }

    fn let_else(&mut self, pattern: &Pat, init: &Expr, diverge: &Expr) -> TokenStream {
        if !self.is_marked(init) {
            self.bind_all(pattern, Binding::Plain);
            let otherwise = self.statement(diverge);
            let never = self.refuse_unless_plain(diverge, otherwise);
            let init = self.native(init);
            return quote!(let #pattern = #init else { #never };);
        }
        let scrutinee = self.scrutinee(init);
        let values = scrutinee.bindings;
        let mark = self.scope.mark();
        let matched = self.pattern(pattern, &scrutinee.value);
        // The names are not seen where the pattern does not match.
        self.scope.back(mark);
        if !self.diverges(diverge) {
            self.errors.at(diverge, "`else` has to leave the row: `else { return };`");
        }
        let before = self.scope.unset();
        self.branches += 1;
        let otherwise = self.statement(diverge);
        self.branches -= 1;
        self.scope.instead(&before);
        let matched_again = self.rebind(pattern, matched.bindings);
        match matched.test {
            Some(test) => quote_spanned! {at(pattern)=>
                #values
                __c.branch(__c.not(#test));
                #otherwise
                __c.otherwise();
                __c.merge();
                #matched_again
            },
            None => quote!(#values #matched_again),
        }
    }

    fn rebind(&mut self, pattern: &Pat, bindings: TokenStream) -> TokenStream {
        self.bind_all(pattern, Binding::Value);
        bindings
    }

    fn refuse_unless_plain(&mut self, diverge: &Expr, lowered: TokenStream) -> TokenStream {
        let never = stripped(diverge);
        if self.diverges(never) && self.in_loop {
            return quote!(#diverge);
        }
        let _ = lowered;
        self.refuse(
            diverge,
            "whether this value matches is known when `gen` runs: ask with `if let` instead",
        )
    }

    fn typed(&self, written: &Expr, ty: &TokenStream, value: TokenStream) -> TokenStream {
        let (first, last) = ends(written);
        let value = parenthesized(value, last);
        quote_spanned!(first=> __c.typed::<#ty> #value)
    }

    /// What the compiler would have asked of a statement is not seen here.
    fn attributes(&mut self, statement: &Stmt) {
        struct Attributes(Vec<syn::Attribute>);
        impl<'ast> syn::visit::Visit<'ast> for Attributes {
            fn visit_attribute(&mut self, attribute: &'ast syn::Attribute) {
                let quiet = ["allow", "expect", "warn", "deny", "forbid", "doc", "rustfmt"];
                let name = attribute.path().segments.first().map(|first| first.ident.to_string());
                if !name.is_some_and(|name| quiet.contains(&name.as_str())) {
                    self.0.push(attribute.clone());
                }
            }
            // They are statements themselves, or the compiler's.
            fn visit_block(&mut self, _: &'ast Block) {}
            fn visit_item(&mut self, _: &'ast syn::Item) {}
        }
        let mut found = Attributes(Vec::new());
        syn::visit::Visit::visit_stmt(&mut found, statement);
        for attribute in &found.0 {
            self.errors.at(
                attribute,
                "an attribute is not seen here; what is decided before `gen` runs is an \
                 `if` on a value of the program's own",
            );
        }
    }

    /// Binds every name of a pattern alike.
    pub(super) fn bind_all(&mut self, pattern: &Pat, binding: Binding) {
        struct Names(Vec<syn::Ident>);
        impl<'ast> syn::visit::Visit<'ast> for Names {
            fn visit_pat_ident(&mut self, pattern: &'ast syn::PatIdent) {
                if !super::names::is_constant(&pattern.ident) {
                    self.0.push(pattern.ident.clone());
                }
                syn::visit::visit_pat_ident(self, pattern);
            }
        }
        let mut names = Names(Vec::new());
        syn::visit::Visit::visit_pat(&mut names, pattern);
        for name in &names.0 {
            self.scope.bind(name, binding);
        }
    }

    /// `for` over values of the program's own: it runs when `gen` does.
    pub(super) fn for_loop(&mut self, of: &ExprForLoop) -> TokenStream {
        if self.is_marked(of.expr.as_ref()) {
            return self.refuse(
                &of.expr,
                "a loop over values of the row cannot become one statement; loop over values that \
                 are known when `gen` runs",
            );
        }
        let mark = self.scope.mark();
        self.bind_all(&of.pat, Binding::Plain);
        let (outer, branches) = (std::mem::replace(&mut self.in_loop, true), self.branches);
        self.branches = 0;
        // It may run not even once.
        let unset = self.scope.unset();
        let body = self.statements(&of.body);
        self.scope.instead(&unset);
        (self.in_loop, self.branches) = (outer, branches);
        self.scope.back(mark);
        let (label, pattern, values) = (&of.label, &of.pat, self.native(&of.expr));
        quote!(#label for #pattern in #values { #body })
    }
}
