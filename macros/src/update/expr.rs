//! Expressions: for their value, for a place that takes a value, for what they do.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::{BinOp, Block, Expr, ExprBinary, ExprUnary, Lit, Stmt, UnOp};

use super::call::is_none;
use super::emit::{Lowering, at, ends, function, parenthesized, program};
use super::scope::Binding;

/// What an expression is, as far as its syntax says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A value of the row.
    Value,
    /// A literal number, whose type comes from where it goes.
    Number,
    /// `None`
    None,
    /// A value of the program's own.
    Plain,
}

/// An expression without what says nothing here: parentheses, `&`, `*`.
pub(super) fn stripped(expr: &Expr) -> &Expr {
    match expr {
        Expr::Paren(inner) => stripped(&inner.expr),
        Expr::Group(inner) => stripped(&inner.expr),
        Expr::Reference(inner) => stripped(&inner.expr),
        Expr::Unary(ExprUnary { op: UnOp::Deref(_), expr, .. }) => stripped(expr),
        other => other,
    }
}

impl Lowering {
    pub(super) fn kind(&self, expr: &Expr) -> Kind {
        let expr = stripped(expr);
        if self.is_marked(expr) {
            return Kind::Value;
        }
        match expr {
            Expr::Lit(literal) => match literal.lit {
                Lit::Int(_) | Lit::Float(_) => Kind::Number,
                _ => Kind::Plain,
            },
            Expr::Unary(ExprUnary { op: UnOp::Neg(_), expr, .. }) => self.kind(expr),
            Expr::Path(path) if is_none(&path.path) => Kind::None,
            _ => Kind::Plain,
        }
    }

    /// An expression as a value of the row.
    pub(super) fn value(&mut self, expr: &Expr) -> TokenStream {
        match self.kind(expr) {
            Kind::Value => self.marked(expr),
            Kind::Number => program("number", expr, quote!(#expr)),
            Kind::None => program("none", expr, TokenStream::new()),
            Kind::Plain => {
                let plain = self.plain(expr);
                program("lift", expr, plain)
            }
        }
    }

    /// An expression where something of a known type goes: `T` fits `Option<T>`, `&str` a text.
    pub(super) fn sink(&mut self, expr: &Expr) -> TokenStream {
        match self.kind(expr) {
            Kind::Value => self.marked(expr),
            Kind::Number | Kind::None => quote!(#expr),
            Kind::Plain => self.plain(expr),
        }
    }

    /// A value of the program's own, where the type comes from where it goes.
    fn plain(&mut self, expr: &Expr) -> TokenStream {
        match expr {
            Expr::Paren(inner) => self.plain(&inner.expr),
            // `"x".into()`: the place takes the text as it is.
            Expr::MethodCall(call) if call.method == "into" && call.args.is_empty() => {
                self.plain(&call.receiver)
            }
            Expr::Call(call) if super::call::is_some(call) => {
                let inner: TokenStream = call.args.iter().map(|inner| self.plain(inner)).collect();
                function("filled", call, inner)
            }
            Expr::Reference(inner) if matches!(stripped(&inner.expr), Expr::Lit(_)) => {
                self.plain(&inner.expr)
            }
            other => self.native(other),
        }
    }

    /// An expression as a condition.
    pub(super) fn truth(&mut self, expr: &Expr) -> TokenStream {
        self.sink(expr)
    }

    /// An expression that mentions the row, for its value.
    fn marked(&mut self, expr: &Expr) -> TokenStream {
        match expr {
            Expr::Paren(inner) => self.marked(&inner.expr),
            Expr::Group(inner) => self.marked(&inner.expr),
            Expr::Reference(inner) if inner.mutability.is_some() => {
                self.refuse(inner, "nothing is borrowed from a row; assign to the column itself")
            }
            Expr::Reference(inner) => self.marked(&inner.expr),
            Expr::Path(path) => self.name(path),
            Expr::Field(field) => self.field(field),
            Expr::Index(index) => {
                let (document, key) = (self.value(&index.expr), &index.index);
                if self.is_marked(key.as_ref()) {
                    return self.refuse(
                        key,
                        "a key or position that the row decides cannot be looked up in every dialect",
                    );
                }
                if matches!(key.as_ref(), Expr::Range(_)) {
                    return self.refuse(
                        key,
                        "a range of bytes may cut a character; take characters: `.chars().skip(…)` \
                         has no text in SQL, use `.substring(start, length)`",
                    );
                }
                function("index", expr, quote!(#document, #key))
            }
            Expr::Unary(unary) => match unary.op {
                UnOp::Deref(_) => self.marked(&unary.expr),
                UnOp::Not(_) => {
                    let operand = self.truth(&unary.expr);
                    program("not", expr, operand)
                }
                _ => {
                    let operand = self.value(&unary.expr);
                    function("neg", expr, operand)
                }
            },
            Expr::Binary(binary) => self.binary(binary),
            Expr::Cast(cast) if !is_numeric(&cast.ty) => self.refuse(
                &cast.ty,
                "`as` makes numbers; a text is `.to_string()` or `format!`, a bool a comparison: \
                 `n != 0`",
            ),
            Expr::Cast(cast) => {
                let (value, ty) = (self.value(&cast.expr), &cast.ty);
                let (first, last) = ends(cast);
                let value = parenthesized(value, last);
                quote_spanned!(first=> __r::cast::<_, _, #ty> #value)
            }
            Expr::If(of) => self.if_value(of),
            Expr::Match(of) => self.match_value(of),
            Expr::Block(block) => match &block.label {
                Some(label) => self.refuse(label, LABEL),
                None => self.value_block(&block.block),
            },
            Expr::MethodCall(call) => self.method(call),
            Expr::Call(call) => self.call(call),
            Expr::Macro(call) => self.macro_value(&call.mac),
            Expr::Let(of) => self.refuse(of, "`let` stands in the condition of an `if`"),
            Expr::Tuple(of) => {
                self.refuse(of, "a tuple is taken apart at once: `let (a, b) = (…, …);`")
            }
            Expr::Array(of) => self.refuse(of, "an array of values of the row has no place here"),
            Expr::Try(of) => self.refuse(
                of.question_token,
                "`?` has no meaning in SQL; write `let Some(x) = … else { return };`",
            ),
            Expr::Await(of) => self.refuse(of.await_token, ASYNC),
            Expr::Async(of) => self.refuse(of.async_token, ASYNC),
            Expr::Unsafe(of) => self.refuse(of.unsafe_token, UNSAFE),
            Expr::Closure(of) => self.refuse(of, "a closure stands only as a method's argument"),
            Expr::Range(of) => self.refuse(of, "a range stands in a pattern, or in `.contains(…)`"),
            Expr::Struct(of) => self.refuse(of, "a struct of values of the row cannot be made"),
            Expr::Return(of) => self.refuse(of, "`return` is a statement of its own here"),
            Expr::Assign(of) => self.refuse(of, "an assignment is a statement of its own"),
            Expr::While(of) => self.refuse(of.while_token, LOOP),
            Expr::Loop(of) => self.refuse(of.loop_token, LOOP),
            Expr::ForLoop(of) => self.refuse(of.for_token, LOOP),
            other => self.refuse(other, "this has no meaning in SQL for a value of the row"),
        }
    }

    fn name(&mut self, path: &syn::ExprPath) -> TokenStream {
        let Some(ident) = path.path.get_ident() else { return quote!(#path) };
        match self.scope.get(ident) {
            Binding::Value => quote_spanned!(at(ident)=> #ident.clone()),
            Binding::Mutable | Binding::Unset => self.local_value(ident),
            Binding::Plain => quote!(#ident),
            Binding::Row => {
                let message = format!("the row itself is no value; name a column: `{ident}.…`");
                self.refuse(ident, message)
            }
        }
    }

    /// What a mutable local holds.
    pub(super) fn local_value(&mut self, ident: &syn::Ident) -> TokenStream {
        if self.scope.get(ident) != Binding::Unset {
            return program("get_local", ident, quote!(#ident));
        }
        let message = format!(
            "`{ident}` may not have been assigned yet; begin with a value: `let mut {ident} = …`"
        );
        self.refuse(ident, message)
    }

    fn field(&mut self, field: &syn::ExprField) -> TokenStream {
        if self.is_row(&field.base) {
            return program("get", field, quote!(#field));
        }
        let value = self.value(&field.base);
        match &field.member {
            syn::Member::Unnamed(index) if index.index == 0 => function("stored", field, value),
            // The compiler knows the methods, and a language server what can stand here.
            member => {
                let mut member = member.clone();
                if let syn::Member::Named(name) = &mut member {
                    name.set_span(at(&field.member));
                }
                quote_spanned!(at(field)=> #value.#member)
            }
        }
    }

    /// Whether an expression is the row itself.
    pub(super) fn is_row(&self, expr: &Expr) -> bool {
        let Expr::Path(path) = stripped(expr) else { return false };
        path.path.get_ident().is_some_and(|ident| self.scope.get(ident) == Binding::Row)
    }

    fn binary(&mut self, binary: &ExprBinary) -> TokenStream {
        let (name, mirrored) = match &binary.op {
            BinOp::And(_) | BinOp::Or(_) => {
                let (left, right) = (self.truth(&binary.left), self.truth(&binary.right));
                let name = if matches!(binary.op, BinOp::And(_)) { "and" } else { "or" };
                return program(name, binary, quote!(#left, #right));
            }
            BinOp::Eq(_) => ("eq", Some("eq")),
            BinOp::Ne(_) => ("ne", Some("ne")),
            BinOp::Lt(_) => ("lt", Some("gt")),
            BinOp::Le(_) => ("le", Some("ge")),
            BinOp::Gt(_) => ("gt", Some("lt")),
            BinOp::Ge(_) => ("ge", Some("le")),
            BinOp::Add(_) => ("add", None),
            BinOp::Sub(_) => ("sub", None),
            BinOp::Mul(_) => ("mul", None),
            BinOp::Div(_) => ("div", None),
            BinOp::Rem(_) => ("rem", None),
            BinOp::BitXor(_) | BinOp::BitAnd(_) | BinOp::BitOr(_) => {
                let (left, right) = (self.truth(&binary.left), self.truth(&binary.right));
                let name = match binary.op {
                    BinOp::BitAnd(_) => "bit_and",
                    BinOp::BitOr(_) => "bit_or",
                    _ => "bit_xor",
                };
                return program(name, binary, quote!(#left, #right));
            }
            BinOp::Shl(_) | BinOp::Shr(_) => {
                return self.refuse(binary.op, "shifting bits has no meaning in every dialect");
            }
            _ => return self.refuse(binary, "an assignment is a statement of its own"),
        };
        match (self.is_marked(binary.left.as_ref()), mirrored) {
            (true, _) => {
                let (left, right) = (self.marked(&binary.left), self.sink(&binary.right));
                function(name, binary, quote!(#left, #right))
            }
            (false, Some(mirrored)) => {
                let (left, right) = (self.sink(&binary.left), self.marked(&binary.right));
                function(mirrored, binary, quote!(#right, #left))
            }
            (false, None) => {
                let (left, right) = (self.sink(&binary.left), self.marked(&binary.right));
                let value = self.temporary();
                let left = function("beside", &binary.left, quote!(&#value, #left));
                let whole = function(name, binary, quote!(#left, #value));
                quote_spanned!(at(binary)=> { let #value = #right; #whole })
            }
        }
    }

    /// Whether nothing behind this expression runs.
    pub(super) fn diverges(&self, expr: &Expr) -> bool {
        match expr {
            Expr::Return(_) | Expr::Continue(_) | Expr::Break(_) => true,
            Expr::Paren(inner) => self.diverges(&inner.expr),
            Expr::Block(block) => self.block_diverges(&block.block),
            Expr::If(of) => {
                self.block_diverges(&of.then_branch)
                    && of.else_branch.as_ref().is_some_and(|(_, other)| self.diverges(other))
            }
            Expr::Match(of) => {
                !of.arms.is_empty() && of.arms.iter().all(|arm| self.diverges(&arm.body))
            }
            _ => false,
        }
    }

    pub(super) fn block_diverges(&self, block: &Block) -> bool {
        block.stmts.iter().any(|statement| match statement {
            Stmt::Expr(expr, _) => self.diverges(expr),
            Stmt::Local(_) | Stmt::Item(_) | Stmt::Macro(_) => false,
        })
    }
}

/// Whether `as` can make it: `as bool` and `as String` are none in Rust.
fn is_numeric(ty: &syn::Type) -> bool {
    let syn::Type::Path(path) = ty else { return matches!(ty, syn::Type::Infer(_)) };
    let last = path.path.segments.last();
    !last.is_some_and(|last| ["bool", "String", "Option", "char"].iter().any(|no| last.ident == no))
}

pub(super) const ASYNC: &str =
    "a row's closure waits for nothing: `async` and `await` have no meaning in SQL";

pub(super) const UNSAFE: &str = "nothing is unsafe in a row's closure; take the block away";

pub(super) const LABEL: &str = "a block with a label is left where the row says so, and SQL has no such way; use `if` and `else`";

const LOOP: &str = "a loop over values of the row cannot become one statement; loop over values \
                    that are known when `gen` runs";
