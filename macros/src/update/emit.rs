//! What every part of the lowering shares: names, mistakes, spans.

use proc_macro2::{Span, TokenStream, TokenTree};
use quote::{ToTokens, quote, quote_spanned};
use syn::visit::Visit;
use syn::{Expr, Ident, Macro};

use super::input::RowClosure;
use super::scope::{Binding, Scope};
use crate::errors::Errors;

/// Rust over a row on its way to calls.
pub(super) struct Lowering {
    pub(super) scope: Scope,
    pub(super) errors: Errors,
    /// How many branches of the row stand between here and the nearest loop of the program's own.
    pub(super) branches: usize,
    /// Whether a loop of the program's own is around.
    pub(super) in_loop: bool,
    /// Whether this is inside of a closure that is an argument.
    pub(super) in_closure: bool,
    temporaries: usize,
}

impl Lowering {
    pub(super) fn new(row: &Ident) -> Self {
        let mut scope = Scope::default();
        scope.bind(row, Binding::Row);
        Lowering {
            scope,
            errors: Errors::default(),
            branches: 0,
            in_loop: false,
            in_closure: false,
            temporaries: 0,
        }
    }

    /// The whole expansion, or the mistakes.
    pub(super) fn wrap(self, closure: &RowClosure, body: &TokenStream) -> TokenStream {
        let (row, table) = (&closure.row, &closure.table);
        let errors = self.errors.check().err().map(|error| error.to_compile_error());
        let at = Span::mixed_site();
        let columns = quote_spanned!(at.located_at(syn::spanned::Spanned::span(table))=>
            <#table as ::amend::__private::Table>::COLUMNS
        );
        quote_spanned! {at=>
            {
                #errors
                #[allow(unused_imports)]
                use ::amend::__private::row as __r;
                let __c = __r::Program::<#table>::new();
                #[allow(unused_variables)]
                let #row = #columns;
                #body
            }
        }
    }

    /// A name of ours that no user's name can meet.
    pub(super) fn temporary(&mut self) -> Ident {
        self.temporaries += 1;
        Ident::new(&format!("__v{}", self.temporaries), Span::mixed_site())
    }

    /// Whether something mentions the row, or a value of it.
    pub(super) fn is_marked(&self, tokens: &impl Mentions) -> bool {
        let mut visitor = Marks { scope: &self.scope, found: false };
        tokens.visit(&mut visitor);
        visitor.found
    }

    /// A mistake, and a value that fits everywhere.
    pub(super) fn refuse(
        &mut self,
        at: impl ToTokens,
        message: impl std::fmt::Display,
    ) -> TokenStream {
        self.errors.at(at, message);
        quote!(__r::refused())
    }
}

/// Where our tokens stand: at the user's, and with names of our own.
pub(super) fn at(tokens: &impl ToTokens) -> Span {
    Span::mixed_site().located_at(syn::spanned::Spanned::span(tokens))
}

/// What can be searched for names.
pub(super) trait Mentions {
    fn visit(&self, marks: &mut Marks<'_>);
}

impl Mentions for Expr {
    fn visit(&self, marks: &mut Marks<'_>) {
        marks.visit_expr(self);
    }
}

impl Mentions for syn::Block {
    fn visit(&self, marks: &mut Marks<'_>) {
        marks.visit_block(self);
    }
}

impl Mentions for syn::Stmt {
    fn visit(&self, marks: &mut Marks<'_>) {
        marks.visit_stmt(self);
    }
}

impl Mentions for TokenStream {
    fn visit(&self, marks: &mut Marks<'_>) {
        marks.tokens(self.clone());
    }
}

/// Looks for names of the row.
pub(super) struct Marks<'a> {
    scope: &'a Scope,
    found: bool,
}

impl Marks<'_> {
    fn name(&mut self, name: &str) {
        if self.scope.named(name) != Binding::Plain {
            self.found = true;
        }
    }

    fn tokens(&mut self, tokens: TokenStream) {
        for token in tokens {
            match token {
                TokenTree::Ident(ident) => self.name(&ident.to_string()),
                TokenTree::Group(group) => self.tokens(group.stream()),
                // `format!("{name}")`
                TokenTree::Literal(literal) => {
                    let text = literal.to_string();
                    for part in text.split('{').skip(1) {
                        let end = part.find(['}', ':']).unwrap_or(part.len());
                        self.name(&part[..end]);
                    }
                }
                TokenTree::Punct(_) => {}
            }
        }
    }
}

impl<'ast> Visit<'ast> for Marks<'_> {
    fn visit_expr_path(&mut self, path: &'ast syn::ExprPath) {
        if let Some(ident) = path.path.get_ident() {
            self.name(&ident.to_string());
        }
    }

    fn visit_macro(&mut self, call: &'ast Macro) {
        self.tokens(call.tokens.clone());
    }
}
