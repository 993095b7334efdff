//! `format!` and the macros that cannot be.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::parse::{Parse, ParseStream, Parser};
use syn::punctuated::Punctuated;
use syn::{Expr, Ident, LitStr, Macro, Pat, Token};

use super::condition::Asked;
use super::emit::{Lowering, at, function, program};

/// `matches!(value, pattern if guard)`
struct Matches {
    value: Expr,
    pattern: Pat,
    guard: Option<Expr>,
}

impl Parse for Matches {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let value = input.parse()?;
        input.parse::<Token![,]>()?;
        let pattern = Pat::parse_multi_with_leading_vert(input)?;
        let guard = if input.parse::<Option<Token![if]>>()?.is_some() {
            Some(input.parse()?)
        } else {
            None
        };
        input.parse::<Option<Token![,]>>()?;
        Ok(Matches { value, pattern, guard })
    }
}

/// `format!("…", a, b, name = c)`
struct Format {
    text: LitStr,
    positional: Vec<Expr>,
    named: Vec<(Ident, Expr)>,
}

impl Parse for Format {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let text = input.parse()?;
        let (mut positional, mut named) = (Vec::new(), Vec::new());
        while input.parse::<Option<Token![,]>>()?.is_some() && !input.is_empty() {
            if input.peek(Ident) && input.peek2(Token![=]) && !input.peek2(Token![==]) {
                let name = input.parse()?;
                input.parse::<Token![=]>()?;
                named.push((name, input.parse()?));
            } else {
                positional.push(input.parse()?);
            }
        }
        Ok(Format { text, positional, named })
    }
}

impl Lowering {
    /// A macro that mentions the row, for its value.
    pub(super) fn macro_value(&mut self, call: &Macro) -> TokenStream {
        let name = call.path.segments.last().map(|last| last.ident.to_string()).unwrap_or_default();
        match name.as_str() {
            "format" => match syn::parse2(call.tokens.clone()) {
                Ok(format) => self.format(&format),
                Err(error) => self.refused(&error),
            },
            "matches" => match syn::parse2(call.tokens.clone()) {
                Ok(matches) => self.matches(&matches),
                Err(error) => self.refused(&error),
            },
            "json" => self.json(call),
            "concat" | "vec" | "stringify" | "env" | "include_str" => self.refuse(
                &call.path,
                format!("`{name}!` cannot take a value of the row; `format!` makes text of it"),
            ),
            _ => self.refused_macro(call, &name),
        }
    }

    /// A macro for what it does.
    pub(super) fn statement_macro(&mut self, call: &Macro) -> TokenStream {
        let name = call.path.segments.last().map(|last| last.ident.to_string()).unwrap_or_default();
        self.refused_macro(call, &name)
    }

    fn refused_macro(&mut self, call: &Macro, name: &str) -> TokenStream {
        let message = in_vain(name).unwrap_or_else(|| {
            format!("`{name}!` is not known here, and what it does with the row is not seen")
        });
        self.refuse(&call.path, message)
    }

    fn matches(&mut self, of: &Matches) -> TokenStream {
        let mark = self.scope.mark();
        let scrutinee = self.scrutinee(&of.value);
        let matched = self.pattern(&of.pattern, &scrutinee.value);
        let guard = of.guard.as_ref().map(|guard| self.asked(guard));
        self.scope.back(mark);
        let (values, bindings) = (scrutinee.bindings, matched.bindings);
        let (more, test) = match (matched.test, guard) {
            (Some(test), Some(Asked { bindings, test: guard })) => {
                (bindings, program("and", &of.pattern, quote!(#test, #guard)))
            }
            (None, Some(Asked { bindings, test })) => (bindings, test),
            (Some(test), None) => (TokenStream::new(), test),
            (None, None) => (TokenStream::new(), program("lift", &of.pattern, quote!(true))),
        };
        quote!({ #values #bindings #more #test })
    }

    fn format(&mut self, of: &Format) -> TokenStream {
        let text = of.text.value();
        let mut pieces = Vec::new();
        let mut plain = String::new();
        let mut next = 0;
        let mut used = vec![false; of.positional.len()];
        let mut rest = text.as_str();
        while let Some(place) = rest.find(['{', '}']) {
            plain.push_str(&rest[..place]);
            let (sign, behind) = rest[place..].split_at(1);
            if behind.starts_with(sign) {
                plain.push_str(sign);
                rest = &behind[1..];
                continue;
            }
            let Some(end) = behind.find('}').filter(|_| sign == "{") else {
                return self.refuse(&of.text, "the braces of this format do not match");
            };
            let name = &behind[..end];
            rest = &behind[end + 1..];
            let (name, spec) = name.split_once(':').unwrap_or((name, ""));
            if !spec.trim().is_empty() {
                let message = if spec.trim_end().ends_with('?') {
                    "what `{:?}` shows is Rust's own; `{}` writes the value".to_owned()
                } else {
                    format!("`{{:{spec}}}` has no text in SQL; pad with `.pad_start(5, \"0\")`")
                };
                return self.refuse(&of.text, message);
            }
            let name = name.trim();
            let argument = if name.is_empty() {
                next += 1;
                self.positional(of, next - 1, &mut used)
            } else if let Ok(place) = name.parse::<usize>() {
                self.positional(of, place, &mut used)
            } else {
                self.named_argument(of, name)
            };
            let argument = match argument {
                Ok(argument) => argument,
                Err(refused) => return refused,
            };
            if !plain.is_empty() {
                let literal = LitStr::new(&std::mem::take(&mut plain), of.text.span());
                pieces.push(function("piece", &of.text, quote!(#literal)));
            }
            pieces.push(argument);
        }
        plain.push_str(rest);
        if !plain.is_empty() {
            let literal = LitStr::new(&plain, of.text.span());
            pieces.push(function("piece", &of.text, quote!(#literal)));
        }
        if let Some(place) = used.iter().position(|used| !used) {
            return self.refuse(&of.positional[place], "this argument is not used by the format");
        }
        function("joined", &of.text, quote!([#(#pieces),*]))
    }

    fn positional(
        &mut self,
        of: &Format,
        place: usize,
        used: &mut [bool],
    ) -> Result<TokenStream, TokenStream> {
        let Some(expr) = of.positional.get(place) else {
            return Err(self.refuse(&of.text, format!("the format has no argument {place}")));
        };
        used[place] = true;
        Ok(self.piece(expr))
    }

    fn named_argument(&mut self, of: &Format, name: &str) -> Result<TokenStream, TokenStream> {
        if let Some((_, expr)) = of.named.iter().find(|(known, _)| known == name) {
            return Ok(self.piece(expr));
        }
        // `{name}`: the name is where the text is.
        let parsed = Parser::parse_str(Punctuated::<Expr, Token![,]>::parse_terminated, name);
        match parsed.ok().and_then(|names| names.into_iter().next()) {
            Some(Expr::Path(mut path)) => {
                for segment in &mut path.path.segments {
                    segment.ident.set_span(of.text.span());
                }
                Ok(self.piece(&Expr::Path(path)))
            }
            _ => {
                let message = format!("`{{{name}}}` is neither a name nor a place");
                Err(self.refuse(&of.text, message))
            }
        }
    }

    /// A part of a text.
    fn piece(&mut self, expr: &Expr) -> TokenStream {
        if self.is_marked(expr) {
            let value = self.value(expr);
            function("display", expr, value)
        } else {
            let plain = self.native(expr);
            quote_spanned!(at(expr)=> __r::piece(::std::format!("{}", #plain)))
        }
    }
}

/// Why a macro that does something does it in vain.
pub(super) fn in_vain(name: &str) -> Option<String> {
    Some(match name {
        "panic" | "todo" | "unimplemented" | "unreachable" | "assert" | "assert_eq"
        | "assert_ne" | "debug_assert" | "debug_assert_eq" | "debug_assert_ne" => format!(
            "`{name}!` would run when `gen` does, for no row; `return` leaves a row as it is, and \
             an expectation on the change stops a migration"
        ),
        "print" | "println" | "eprint" | "eprintln" | "dbg" | "write" | "writeln" => {
            format!("`{name}!` would run when `gen` does, and not once for each row")
        }
        _ => return None,
    })
}
