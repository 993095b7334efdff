//! Values of the program's own: they are emitted as they were written, and run when `gen` does.

use proc_macro2::{TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::visit::Visit;
use syn::{Expr, Macro};

use super::emit::Lowering;

impl Lowering {
    /// A value of the program's own, as it was written.
    pub(super) fn native(&mut self, expr: &Expr) -> TokenStream {
        let mut found = InVain { branches: self.branches > 0, error: None };
        found.visit_expr(expr);
        match found.error {
            Some(error) => self.refused(&error),
            None => quote!(#expr),
        }
    }
}

/// Looks in a value of the program's own for what would leave the function around, or do something
/// when `gen` runs.
struct InVain {
    branches: bool,
    error: Option<syn::Error>,
}

impl InVain {
    /// What is given to a macro is not parsed: a macro in it is a name and a `!`.
    fn tokens(&mut self, tokens: TokenStream) {
        let tokens: Vec<_> = tokens.into_iter().collect();
        for (at, token) in tokens.iter().enumerate() {
            match (token, tokens.get(at + 1)) {
                (TokenTree::Group(group), _) => self.tokens(group.stream()),
                (TokenTree::Ident(name), Some(TokenTree::Punct(sign))) if sign.as_char() == '!' => {
                    if let Some(message) = super::format::in_vain(&name.to_string()) {
                        self.at(name, &message);
                    }
                }
                (TokenTree::Ident(_) | TokenTree::Punct(_) | TokenTree::Literal(_), _) => {}
            }
        }
    }

    fn at(&mut self, tokens: impl ToTokens, message: &str) {
        self.error.get_or_insert_with(|| syn::Error::new_spanned(tokens, message));
    }
}

impl<'ast> Visit<'ast> for InVain {
    fn visit_macro(&mut self, call: &'ast Macro) {
        let name = call.path.segments.last().map(|last| last.ident.to_string()).unwrap_or_default();
        match super::format::in_vain(&name) {
            Some(message) => self.at(&call.path, &message),
            None => self.tokens(call.tokens.clone()),
        }
    }

    fn visit_expr_return(&mut self, of: &'ast syn::ExprReturn) {
        self.at(of, "`return` is a statement of its own here");
    }

    fn visit_expr_try(&mut self, of: &'ast syn::ExprTry) {
        self.at(
            of.question_token,
            "`?` would leave the function around `update!`; name the value before: `let x = …?;`",
        );
    }

    fn visit_expr_await(&mut self, of: &'ast syn::ExprAwait) {
        self.at(of.await_token, super::expr::ASYNC);
    }

    fn visit_expr_break(&mut self, of: &'ast syn::ExprBreak) {
        if self.branches {
            self.at(of, super::place::LEAVES_LOOP);
        }
    }

    fn visit_expr_continue(&mut self, of: &'ast syn::ExprContinue) {
        if self.branches {
            self.at(of, super::place::LEAVES_LOOP);
        }
    }

    // They are functions and loops of their own.
    fn visit_expr_closure(&mut self, _: &'ast syn::ExprClosure) {}
    fn visit_expr_async(&mut self, _: &'ast syn::ExprAsync) {}
    fn visit_item(&mut self, _: &'ast syn::Item) {}
    fn visit_expr_for_loop(&mut self, _: &'ast syn::ExprForLoop) {}
    fn visit_expr_while(&mut self, _: &'ast syn::ExprWhile) {}
    fn visit_expr_loop(&mut self, _: &'ast syn::ExprLoop) {}
}
