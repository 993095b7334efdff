//! What every part of the lowering shares: names, mistakes, spans.

use proc_macro2::{Delimiter, Group, Span, TokenStream, TokenTree};
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
    /// Whether the closure is a condition, which changes nothing.
    pub(super) is_condition: bool,
    /// Whether the closure does not parse, and this is what can be made of it.
    broken: bool,
    temporaries: usize,
}

impl Lowering {
    pub(super) fn new(closure: &RowClosure) -> Self {
        let mut scope = Scope::default();
        scope.bind(&closure.row, Binding::Row);
        Lowering {
            scope,
            errors: Errors::default(),
            branches: 0,
            in_loop: false,
            in_closure: false,
            is_condition: false,
            broken: closure.broken.is_some(),
            temporaries: 0,
        }
    }

    /// The whole expansion, or the mistakes.
    pub(super) fn wrap(self, closure: &RowClosure, body: &TokenStream) -> TokenStream {
        let (row, table) = (&closure.row, &closure.table);
        let errors = match &closure.broken {
            Some(error) => Some(error.to_compile_error()),
            None => self.errors.check().err().map(|error| error.to_compile_error()),
        };
        let at = Span::mixed_site();
        let columns = quote_spanned!(at.located_at(syn::spanned::Spanned::span(table))=>
            <#table as ::amend::__private::Table>::COLUMNS
        );
        // What comes behind a mistake is not told to be in vain.
        let quiet = self.broken.then(|| quote!(#[allow(unreachable_code)]));
        let made = quote_spanned! {at=>
            {
                #errors
                #[allow(unused_imports)]
                use ::amend::__private::row as __r;
                let __c = __r::program(#columns);
                #[allow(unused_variables)]
                let #row = #columns;
                #body
            }
        };
        match quiet {
            Some(quiet) => quote_spanned!(at=> { #quiet let __made = #made; __made }),
            None => made,
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

    /// A mistake, in the place of what is wrong: the compiler lets its type be any.
    pub(super) fn refuse(&self, at: impl ToTokens, message: impl std::fmt::Display) -> TokenStream {
        self.refused(&syn::Error::new_spanned(at, message))
    }

    pub(super) fn is_broken(&self) -> bool {
        self.broken
    }

    /// A mistake that somebody else found, in the place of what is wrong.
    pub(super) fn refused(&self, error: &syn::Error) -> TokenStream {
        match self.broken {
            // It may be one because of the first.
            true => quote!(loop {}),
            false => error.to_compile_error(),
        }
    }
}

/// Where our tokens stand: at the user's, and with names of our own.
pub(super) fn at(tokens: &impl ToTokens) -> Span {
    ends(tokens).0
}

/// Where what the user wrote begins and where it ends, with names of our own.
pub(super) fn ends(tokens: &impl ToTokens) -> (Span, Span) {
    let mut tokens = tokens.to_token_stream().into_iter();
    let place = |span: Span| Span::mixed_site().located_at(span);
    let Some(first) = tokens.next() else { return (Span::mixed_site(), Span::mixed_site()) };
    let last = tokens.last().map(|last| match last {
        TokenTree::Group(group) => group.span_close(),
        other => other.span(),
    });
    match first {
        TokenTree::Group(group) => {
            (place(group.span_open()), place(last.unwrap_or(group.span_close())))
        }
        other => (place(other.span()), place(last.unwrap_or(other.span()))),
    }
}

/// A function of ours for what the user wrote: the compiler underlines all of that.
pub(super) fn function(name: &str, written: &impl ToTokens, arguments: TokenStream) -> TokenStream {
    let (first, last) = ends(written);
    let (name, arguments) = (Ident::new(name, first), parenthesized(arguments, last));
    quote_spanned!(first=> __r::#name #arguments)
}

/// A method of the program for what the user wrote: the compiler underlines all of that.
pub(super) fn program(name: &str, written: &impl ToTokens, arguments: TokenStream) -> TokenStream {
    let (first, last) = ends(written);
    let (name, arguments) = (Ident::new(name, first), parenthesized(arguments, last));
    quote_spanned!(first=> __c.#name #arguments)
}

/// A name of ours where the user's text stands.
pub(super) fn located(name: &Ident, written: &impl ToTokens) -> TokenStream {
    let (first, last) = ends(written);
    let mut name = name.clone();
    name.set_span(first);
    let nothing = parenthesized(TokenStream::new(), last);
    quote_spanned!(first=> #name.clone #nothing)
}

/// Arguments whose parentheses end where the user's text does.
pub(super) fn parenthesized(arguments: TokenStream, end: Span) -> Group {
    let mut group = Group::new(Delimiter::Parenthesis, arguments);
    group.set_span(end);
    group
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
