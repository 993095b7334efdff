//! Methods and functions.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::{Expr, ExprCall, ExprClosure, ExprMethodCall, ExprRange, Pat, Path, RangeLimits};

use super::emit::{Lowering, at, ends, function as ours, located, parenthesized};
use super::expr::{Kind, stripped};
use super::names::{KNOWN, refused_method};

/// Whether a path is `None`.
pub(super) fn is_none(path: &Path) -> bool {
    path.segments.last().is_some_and(|last| last.ident == "None")
}

/// Whether a call is `Some(…)`.
pub(super) fn is_some(call: &ExprCall) -> bool {
    let Expr::Path(path) = call.func.as_ref() else { return false };
    call.args.len() == 1 && path.path.segments.last().is_some_and(|last| last.ident == "Some")
}

impl Lowering {
    /// A method whose receiver or an argument is of the row.
    pub(super) fn method(&mut self, call: &ExprMethodCall) -> TokenStream {
        let name = call.method.to_string();
        if let (Expr::Range(range), "contains", Some(value)) =
            (stripped(&call.receiver), name.as_str(), call.args.first())
        {
            return self.within(range, value);
        }
        if self.is_row(&call.receiver) {
            return self.refuse(&call.method, "the row has no methods, only columns: `t.column`");
        }
        let of_the_row = self.is_of_the_row(&call.receiver);
        if of_the_row {
            if changes(&name, call.args.len()) {
                return self.refuse(
                    &call.method,
                    format!(
                        "`{name}` changes the row inside of an expression: make it a statement"
                    ),
                );
            }
            if let Some(way_out) = refused_method(&name) {
                return self.refuse(&call.method, way_out);
            }
            if !KNOWN.contains(&name.as_str()) {
                return self.unknown(call, &name);
            }
        }
        let receiver = if of_the_row || matches!(stripped(&call.receiver), Expr::Lit(_)) {
            self.value(&call.receiver)
        } else {
            self.around(&call.receiver)
        };
        let arguments: Vec<_> = call.args.iter().map(|argument| self.argument(argument)).collect();
        // An argument is shown where it stands if the method is of the same macro.
        let (mut method, turbofish) = (call.method.clone(), &call.turbofish);
        method.set_span(at(&call.method));
        let arguments = parenthesized(quote!(#(#arguments),*), ends(call).1);
        quote_spanned!(at(&call.method)=> #receiver.#method #turbofish #arguments)
    }

    /// `(low..=high).contains(&value)`
    fn within(&mut self, range: &ExprRange, value: &Expr) -> TokenStream {
        let (name, span) = (self.temporary(), at(range));
        let value = self.value(value);
        let low = range.start.as_ref().map(|low| {
            let low = self.sink(low);
            quote_spanned!(span=> __r::ge(#name.clone(), #low))
        });
        let high = range.end.as_ref().map(|high| {
            let high = self.sink(high);
            match range.limits {
                RangeLimits::Closed(_) => quote_spanned!(span=> __r::le(#name.clone(), #high)),
                RangeLimits::HalfOpen(_) => quote_spanned!(span=> __r::lt(#name.clone(), #high)),
            }
        });
        let test = match (low, high) {
            (Some(low), Some(high)) => quote_spanned!(span=> __c.and(#low, #high)),
            (Some(one), None) | (None, Some(one)) => one,
            (None, None) => return self.refuse(range, "a range of everything has every value"),
        };
        quote_spanned!(span=> { let #name = #value; #test })
    }

    /// A value of the builder's, in which values of the row stand.
    fn around(&mut self, expr: &Expr) -> TokenStream {
        match expr {
            Expr::MethodCall(call) => self.method(call),
            Expr::Paren(inner) => self.around(&inner.expr),
            Expr::Call(call) if self.is_marked(expr) => self.call(call),
            other => self.native(other),
        }
    }

    fn argument(&mut self, argument: &Expr) -> TokenStream {
        match stripped(argument) {
            Expr::Closure(closure) => self.closure(closure),
            Expr::Range(range) if !self.is_marked(argument) => quote!(#range),
            Expr::Array(array) => {
                let elements: Vec<_> = array.elems.iter().map(|e| self.argument(e)).collect();
                quote!([#(#elements),*])
            }
            Expr::Tuple(tuple) => {
                let elements: Vec<_> = tuple.elems.iter().map(|e| self.argument(e)).collect();
                quote!((#(#elements,)*))
            }
            // `Option::is_some`, `str::len`, a function of the program's own.
            Expr::Path(path) if !self.is_marked(argument) => quote!(#path),
            _ => self.sink(argument),
        }
    }

    /// A closure as an argument: its parameters are values of the row.
    fn closure(&mut self, closure: &ExprClosure) -> TokenStream {
        let mark = self.scope.mark();
        let mut bindings = TokenStream::new();
        let mut parameters = Vec::new();
        for input in &closure.inputs {
            let input = match input {
                Pat::Type(typed) => typed.pat.as_ref(),
                other => other,
            };
            let name = self.temporary();
            let value = super::pattern::Value::One(name.clone());
            let matched = self.pattern(input, &value);
            if matched.test.is_some() {
                self.errors.at(input, "a closure's parameter matches every value");
            }
            bindings.extend(matched.bindings);
            parameters.push(name);
        }
        let outer = std::mem::replace(&mut self.in_closure, true);
        let body = match closure.body.as_ref() {
            Expr::Block(block) => self.value_block(&block.block),
            other => self.value(other),
        };
        self.in_closure = outer;
        self.scope.back(mark);
        quote_spanned!(at(&closure.body)=> |#(#parameters),*| { #bindings #body })
    }

    fn unknown(&mut self, call: &ExprMethodCall, name: &str) -> TokenStream {
        let near = KNOWN
            .iter()
            .map(|known| (strsim::jaro_winkler(known, name), known))
            .filter(|(near, _)| *near > 0.83)
            .max_by(|a, b| a.0.total_cmp(&b.0));
        let hint = near.map(|(_, known)| format!("; there is `{known}`")).unwrap_or_default();
        let message = format!("`{name}` is no method of a value of the row{hint}");
        self.refuse(&call.method, message)
    }

    /// Whether an expression begins with the row, and not with a builder's question.
    fn is_of_the_row(&self, expr: &Expr) -> bool {
        match stripped(expr) {
            Expr::MethodCall(call) => self.is_of_the_row(&call.receiver),
            Expr::Field(field) => self.is_of_the_row(&field.base),
            Expr::Index(index) => self.is_of_the_row(&index.expr),
            Expr::Cast(cast) => self.is_of_the_row(&cast.expr),
            Expr::Unary(unary) => self.is_of_the_row(&unary.expr),
            Expr::Call(call) => {
                is_some(call) && call.args.iter().any(|inner| self.is_of_the_row(inner))
            }
            other => self.is_marked(other),
        }
    }

    /// A function with a value of the row among its arguments.
    pub(super) fn call(&mut self, call: &ExprCall) -> TokenStream {
        let Expr::Path(function) = call.func.as_ref() else {
            return self.refuse(&call.func, "only a function by its name can be called");
        };
        let Some(last) = function.path.segments.last() else { return quote!(#call) };
        let name = last.ident.to_string();
        let owner = function.path.segments.iter().rev().nth(1);
        let owner = owner.map(|owner| owner.ident.to_string()).unwrap_or_default();
        if is_some(call) {
            let inner = self.value(&call.args[0]);
            return ours("some", call, inner);
        }
        match (owner.as_str(), name.as_str(), call.args.len()) {
            ("String", "from", 1) => self.value(&call.args[0]),
            (_, "from", 1) => {
                let value = self.value(&call.args[0]);
                let mut ty = function.path.clone();
                ty.segments.pop();
                ty.segments.pop_punct();
                quote_spanned!(at(function)=> __r::cast::<_, _, #ty>(#value))
            }
            ("cmp" | "", "max" | "min", 2) => {
                let (a, b) = (self.value(&call.args[0]), self.sink(&call.args[1]));
                let method = &last.ident;
                quote_spanned!(at(function)=> #a.#method(#b))
            }
            ("mem", "swap" | "take" | "replace", _) => self.refuse(
                function,
                format!("`{name}` changes the row inside of an expression: make it a statement"),
            ),
            ("", "case" | "text" | "json_array" | "json_object" | "now", _) => {
                let arguments: Vec<_> =
                    call.args.iter().map(|argument| self.argument(argument)).collect();
                quote!(#function(#(#arguments),*))
            }
            (_, name, 1) if name.starts_with(char::is_uppercase) => {
                let value = self.value(&call.args[0]);
                quote_spanned!(at(function)=> __r::newtype::<_, _, #function>(#value))
            }
            _ => {
                let marked = call.args.iter().find(|argument| self.is_marked(*argument));
                let message = format!(
                    "`{name}` is a Rust function: it runs when `gen` does and cannot be given a \
                     value of the row"
                );
                match marked {
                    Some(argument) => self.refuse(argument, message),
                    None => self.refuse(call, message),
                }
            }
        }
    }

    /// A function for what it does: `std::mem::swap`.
    pub(super) fn call_statement(&mut self, call: &ExprCall) -> TokenStream {
        let path = match call.func.as_ref() {
            Expr::Path(path) => path.path.segments.last().map(|last| last.ident.to_string()),
            _ => None,
        };
        let places = call.args.iter().filter(|argument| self.is_marked(*argument)).count();
        match (path.as_deref(), call.args.len(), places) {
            (Some("swap"), 2, 2) => {
                let (left, right) = (&call.args[0], &call.args[1]);
                let (Some(a), Some(b)) = (self.place(left), self.place(right)) else {
                    return TokenStream::new();
                };
                let (one, other) = (self.temporary(), self.temporary());
                let (read_a, read_b) = (self.read(&a), self.read(&b));
                let set_a = self.set(&a, right, &located(&other, right));
                let set_b = self.set(&b, left, &located(&one, left));
                quote!({ let #one = #read_a; let #other = #read_b; #set_a #set_b })
            }
            (_, _, 0) => {
                self.refuse(call, "this would run when `gen` does, and not once for each row")
            }
            _ => self.call(call),
        }
    }

    /// A method for what it does: `t.name.push_str("…")`.
    pub(super) fn method_statement(&mut self, call: &ExprMethodCall) -> TokenStream {
        let name = call.method.to_string();
        if !changes(&name, call.args.len()) || !self.is_of_the_row(&call.receiver) {
            if self.is_row(&call.receiver) {
                return self.method(call);
            }
            if self.is_of_the_row(&call.receiver) {
                if !self.is_broken() {
                    let message = "its value is not used: assign it to a column, or to a `let`";
                    self.errors.at(&call.method, message);
                }
                // It has a type all the same, for a language server.
                let value = self.method(call);
                return quote!(let _ = #value;);
            }
            return self
                .refuse(&call.method, "this would run when `gen` does, and not once for each row");
        }
        let Some(place) = self.place(&call.receiver) else { return TokenStream::new() };
        let old = self.read(&place);
        let function = syn::Ident::new(&format!("after_{name}"), at(call));
        let arguments: Vec<_> = call.args.iter().map(|argument| self.sink(argument)).collect();
        let arguments = parenthesized(quote!(#old, #(#arguments),*), ends(call).1);
        let value = quote_spanned!(at(call)=> __r::#function #arguments);
        let shown = call.args.first().unwrap_or(&call.receiver);
        self.set(&place, shown, &value)
    }

    /// `json!` with values of the row in it.
    pub(super) fn json(&mut self, call: &syn::Macro) -> TokenStream {
        match syn::parse2::<super::json::Document>(call.tokens.clone()) {
            Ok(document) => {
                let value = self.json_value(&document, &call.path);
                ours("document", &call.path, value)
            }
            Err(error) => self.refused(&error),
        }
    }

    fn json_value(&mut self, document: &super::json::Document, json: &Path) -> TokenStream {
        use super::json::Document;
        match document {
            Document::Null => quote!(__r::json_null()),
            Document::Value(expr) if self.kind(expr) == Kind::Value => {
                let value = self.value(expr);
                ours("json_part", expr, value)
            }
            Document::Value(expr) => {
                let plain = self.native(expr);
                quote_spanned!(at(expr)=> __r::json_known(#json!(#plain)))
            }
            Document::Array(elements) => {
                let elements: Vec<_> = elements.iter().map(|e| self.json_value(e, json)).collect();
                quote!(__r::json_array([#(#elements),*]))
            }
            Document::Object(entries) => {
                let entries = entries.iter().map(|(key, value)| {
                    let value = self.json_value(value, json);
                    quote!((::std::string::String::from(#key), #value))
                });
                let entries: Vec<_> = entries.collect();
                quote!(__r::json_object([#(#entries),*]))
            }
        }
    }
}

/// Whether a method changes its receiver; `str::replace` has two arguments and does not.
fn changes(name: &str, arguments: usize) -> bool {
    match name {
        "clear" | "take" => arguments == 0,
        "push_str" | "push" | "insert" | "get_or_insert" | "replace" => arguments == 1,
        _ => false,
    }
}
