//! What a statement does: assignments and branches.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::{BinOp, Expr, ExprAssign, ExprBinary, ExprTuple};

use super::emit::{Lowering, at, function, program};
use super::expr::{ASYNC, LABEL, UNSAFE, stripped};
use super::scope::Binding;

/// Where a value is assigned.
pub(super) enum Place<'a> {
    /// `t.column`
    Column(&'a syn::ExprField),
    /// A mutable local.
    Local(&'a syn::Ident),
    /// `t.column["key"]…`
    Document(Box<Place<'a>>, Vec<&'a Expr>),
}

impl Lowering {
    /// An expression for what it does.
    pub(super) fn statement(&mut self, expr: &Expr) -> TokenStream {
        match expr {
            Expr::Assign(assign) => self.assign(assign),
            Expr::Binary(binary) if operation(&binary.op).is_some() => self.compound(binary),
            Expr::If(of) => self.if_statement(of),
            Expr::Match(of) => self.match_statement(of),
            Expr::Block(block) => {
                if let Some(label) = &block.label {
                    return self.refuse(label, LABEL);
                }
                let statements = self.statements(&block.block);
                quote!({ #statements })
            }
            Expr::Paren(inner) => self.statement(&inner.expr),
            Expr::Group(inner) => self.statement(&inner.expr),
            Expr::ForLoop(of) => self.for_loop(of),
            Expr::Return(of) => self.leave(of),
            Expr::Break(_) | Expr::Continue(_) => self.leave_loop(expr),
            Expr::MethodCall(call) => self.method_statement(call),
            Expr::Call(call) => self.call_statement(call),
            Expr::Macro(call) => self.statement_macro(&call.mac),
            Expr::While(of) => self.refuse(of.while_token, WHILE),
            Expr::Loop(of) => self.refuse(of.loop_token, WHILE),
            Expr::Tuple(tuple) if tuple.elems.is_empty() => TokenStream::new(),
            Expr::Async(of) => self.refuse(of.async_token, ASYNC),
            Expr::Unsafe(of) => self.refuse(of.unsafe_token, UNSAFE),
            Expr::Closure(_) | Expr::Await(_) | Expr::Try(_) => {
                let value = self.value(expr);
                quote!(let _ = #value;)
            }
            other => {
                if !self.is_broken() {
                    self.errors.at(
                        other,
                        "this does nothing to the row: assign it to a column, or to a `let`",
                    );
                }
                // It has a type all the same, for a language server.
                let value = self.sink(other);
                quote!(let _ = #value;)
            }
        }
    }

    fn assign(&mut self, assign: &ExprAssign) -> TokenStream {
        if let Expr::Infer(_) = assign.left.as_ref() {
            let value = self.value(&assign.right);
            return quote!(let _ = #value;);
        }
        if let Expr::Tuple(places) = assign.left.as_ref() {
            return self.assign_tuple(places, &assign.right);
        }
        let value = self.sink(&assign.right);
        let Some(place) = self.place(&assign.left) else { return quote!(let _ = #value;) };
        self.set(&place, &assign.right, &value)
    }

    /// `(t.a, t.b) = (t.b, t.a)`: every value before any place.
    fn assign_tuple(&mut self, places: &ExprTuple, values: &Expr) -> TokenStream {
        let Expr::Tuple(values) = stripped(values) else {
            return self.refuse(values, "the values are a tuple of as many: `(a, b) = (…, …)`");
        };
        if values.elems.len() != places.elems.len() {
            return self.refuse(values, "the values are a tuple of as many: `(a, b) = (…, …)`");
        }
        let mut read = TokenStream::new();
        let mut written = TokenStream::new();
        for (place, value) in places.elems.iter().zip(&values.elems) {
            let mut name = self.temporary();
            name.set_span(at(value));
            let lowered = self.sink(value);
            read.extend(quote!(let #name = #lowered;));
            if let Some(place) = self.place(place) {
                written.extend(self.set(&place, value, &quote!(#name)));
            }
        }
        quote!({ #read #written })
    }

    fn compound(&mut self, binary: &ExprBinary) -> TokenStream {
        let Some(name) = operation(&binary.op) else { return TokenStream::new() };
        let Some(place) = self.place(&binary.left) else { return TokenStream::new() };
        let (old, value) = (self.read(&place), self.sink(&binary.right));
        let value = match name {
            "bit_and" | "bit_or" | "bit_xor" => program(name, binary, quote!(#old, #value)),
            _ => function(name, binary, quote!(#old, #value)),
        };
        self.set(&place, binary, &value)
    }

    /// What is assigned to, or a mistake.
    pub(super) fn place<'a>(&mut self, expr: &'a Expr) -> Option<Place<'a>> {
        match stripped(expr) {
            Expr::Field(field) if self.is_row(&field.base) => {
                if self.is_condition {
                    self.errors.at(field, "a condition changes no column; that is `update!`");
                }
                Some(Place::Column(field))
            }
            Expr::Path(path) => {
                let ident = path.path.get_ident();
                match ident.map(|ident| (ident, self.scope.get(ident))) {
                    Some((ident, Binding::Mutable | Binding::Unset)) => Some(Place::Local(ident)),
                    Some((ident, Binding::Value)) => {
                        let message =
                            format!("`{ident}` cannot be assigned to: make it `let mut {ident}`");
                        self.errors.at(ident, message);
                        None
                    }
                    Some((ident, Binding::Row)) => {
                        self.errors.at(ident, "a whole row cannot be assigned; assign its columns");
                        None
                    }
                    Some((_, Binding::Plain)) | None => {
                        self.errors.at(
                            expr,
                            "this is outside of the closure, which runs once and not for each row; \
                             only columns and the closure's own `let mut` are assigned to",
                        );
                        None
                    }
                }
            }
            Expr::Index(index) => {
                let inner = self.place(&index.expr)?;
                if self.is_marked(index.index.as_ref()) {
                    self.errors.at(
                        &index.index,
                        "a key or position that the row decides cannot be set in every dialect",
                    );
                    return None;
                }
                Some(match inner {
                    Place::Document(place, mut steps) => {
                        steps.push(&index.index);
                        Place::Document(place, steps)
                    }
                    other @ (Place::Column(_) | Place::Local(_)) => {
                        Place::Document(Box::new(other), vec![&index.index])
                    }
                })
            }
            Expr::Field(field) => {
                self.errors.at(
                    &field.member,
                    "a value of the row has no fields to assign to; a document has keys: \
                     `t.document[\"key\"] = …`",
                );
                None
            }
            other => {
                self.errors.at(
                    other,
                    "only a column of the row or a `let mut` can be assigned to; take a pattern \
                     apart with `let`, or `if let`",
                );
                None
            }
        }
    }

    /// What stands in a place.
    pub(super) fn read(&mut self, place: &Place<'_>) -> TokenStream {
        match place {
            Place::Column(field) => program("get", field, quote!(#field)),
            Place::Local(ident) => self.local_value(ident),
            Place::Document(place, steps) => {
                let document = self.read(place);
                let index =
                    |document, step: &&Expr| function("index", *step, quote!(#document, #step));
                steps.iter().fold(document, index)
            }
        }
    }

    /// Assigns a value, whose mistakes are shown where it was written.
    pub(super) fn set(
        &mut self,
        place: &Place<'_>,
        written: &impl quote::ToTokens,
        value: &TokenStream,
    ) -> TokenStream {
        let span = at(written);
        match place {
            Place::Column(field) => {
                let set = program("set", written, quote!(#field, #value));
                quote_spanned!(span=> #set;)
            }
            Place::Local(ident) => {
                self.scope.assigned(ident);
                let set = program("set_local", written, quote!(#ident, #value));
                quote_spanned!(span=> #set;)
            }
            Place::Document(inner, steps) => {
                let document = self.read(inner);
                let steps = steps.iter().map(|step| function("step", *step, quote!(#step)));
                let changed = quote!(#document, [#(#steps),*], #value);
                let changed = function("set_in", written, changed);
                self.set(inner, written, &changed)
            }
        }
    }

    fn leave(&mut self, of: &syn::ExprReturn) -> TokenStream {
        if self.in_closure {
            return self.refuse(of, "`return` cannot leave a closure that is an argument");
        }
        if self.is_condition {
            return self
                .refuse(of, "a condition is the value of its last line: `if … { … } else { … }`");
        }
        if let Some(value) = &of.expr
            && !matches!(value.as_ref(), Expr::Tuple(tuple) if tuple.elems.is_empty())
        {
            return self
                .refuse(value, "a row's closure returns nothing: assign first, then `return;`");
        }
        self.scope.left();
        quote_spanned!(at(of)=> __c.leave();)
    }

    fn leave_loop(&mut self, expr: &Expr) -> TokenStream {
        if !self.in_loop {
            return self.refuse(expr, "there is no loop to leave; `return` leaves the row");
        }
        if self.branches > 0 {
            return self.refuse(expr, LEAVES_LOOP);
        }
        self.scope.left();
        quote!(#expr;)
    }
}

/// The function for `+=` and its kin.
fn operation(op: &BinOp) -> Option<&'static str> {
    Some(match op {
        BinOp::AddAssign(_) => "add",
        BinOp::SubAssign(_) => "sub",
        BinOp::MulAssign(_) => "mul",
        BinOp::DivAssign(_) => "div",
        BinOp::RemAssign(_) => "rem",
        BinOp::BitAndAssign(_) => "bit_and",
        BinOp::BitOrAssign(_) => "bit_or",
        BinOp::BitXorAssign(_) => "bit_xor",
        _ => return None,
    })
}

pub(super) const LEAVES_LOOP: &str = "the row decides whether this runs, and a loop runs when \
                                      `gen` does; use an `if` around what follows";

const WHILE: &str = "a loop whose end the row decides cannot become one statement; use `for` over \
                     values that are known when `gen` runs";
