//! Names and types that the macro has to know.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Ident, Type};

/// Whether a name in a pattern is a constant: `SERVER_ID`, and not `owner`.
pub(super) fn is_constant(name: &Ident) -> bool {
    let name = name.to_string();
    name.chars().any(char::is_uppercase) && !name.chars().any(char::is_lowercase)
}

/// The type of a column for the type of a local: `&str` is text.
pub(super) fn column_type(ty: &Type) -> TokenStream {
    match ty {
        Type::Reference(reference) => column_type(&reference.elem),
        Type::Path(path) if path.path.is_ident("str") => quote!(::std::string::String),
        Type::Path(path) => {
            let Some(last) = path.path.segments.last() else { return quote!(#ty) };
            match &last.arguments {
                syn::PathArguments::AngleBracketed(arguments) if last.ident == "Option" => {
                    match arguments.args.first() {
                        Some(syn::GenericArgument::Type(inner)) => {
                            let inner = column_type(inner);
                            quote!(::core::option::Option<#inner>)
                        }
                        _ => quote!(#ty),
                    }
                }
                _ => quote!(#ty),
            }
        }
        other => quote!(#other),
    }
}

/// The methods of values of the row.
pub(super) const KNOWN: &[&str] = &[
    "abs",
    "and",
    "and_then",
    "append",
    "as_array",
    "as_bool",
    "as_deref",
    "as_f64",
    "as_i64",
    "as_object",
    "as_ref",
    "as_str",
    "ceil",
    "char_length",
    "chars",
    "checked_add_months",
    "checked_sub_months",
    "clamp",
    "clone",
    "cloned",
    "contains",
    "contains_key",
    "copied",
    "count",
    "day",
    "div_euclid",
    "ends_with",
    "eq",
    "eq_ignore_ascii_case",
    "filter",
    "floor",
    "ge",
    "get",
    "gt",
    "has_key",
    "hour",
    "into",
    "is_array",
    "is_ascii",
    "is_boolean",
    "is_empty",
    "is_err",
    "is_negative",
    "is_none",
    "is_none_or",
    "is_null",
    "is_number",
    "is_object",
    "is_ok",
    "is_positive",
    "is_some",
    "is_some_and",
    "is_string",
    "json_length",
    "json_type",
    "le",
    "left",
    "len",
    "lt",
    "map",
    "map_or",
    "map_or_else",
    "max",
    "merge",
    "min",
    "minute",
    "month",
    "ne",
    "not",
    "num_days",
    "num_days_from_monday",
    "num_days_from_sunday",
    "num_hours",
    "num_minutes",
    "num_seconds",
    "num_weeks",
    "number_from_monday",
    "ok",
    "or",
    "or_else",
    "pad_end",
    "pad_start",
    "parse",
    "position",
    "pow",
    "rem_euclid",
    "replace",
    "right",
    "round",
    "second",
    "signed_duration_since",
    "signum",
    "starts_with",
    "strip_prefix",
    "strip_suffix",
    "substring",
    "substring_from",
    "take",
    "text",
    "then",
    "then_some",
    "timestamp",
    "to_ascii_lowercase",
    "to_ascii_uppercase",
    "to_owned",
    "to_string",
    "trim",
    "trim_end",
    "trim_end_matches",
    "trim_matches",
    "trim_start",
    "trim_start_matches",
    "trunc",
    "truncate",
    "unwrap_or",
    "unwrap_or_default",
    "unwrap_or_else",
    "weekday",
    "with",
    "without",
    "xor",
    "year",
];

/// Why a method that Rust has cannot be said, and what can.
pub(super) fn refused_method(name: &str) -> Option<&'static str> {
    Some(match name {
        "unwrap" | "expect" | "unwrap_unchecked" => {
            "a row for which it is `None` would panic in Rust; say what happens to it: \
             `.unwrap_or(…)`, or `let Some(x) = … else { return };`"
        }
        "to_lowercase" | "to_uppercase" => {
            "the engines do not agree on letters beyond ASCII; use `.to_ascii_lowercase()` or \
             `.to_ascii_uppercase()`"
        }
        "iter" | "iter_mut" | "into_iter" | "lines" | "split" | "split_whitespace" | "bytes"
        | "char_indices" | "collect" | "for_each" | "fold" => {
            "what this takes apart has no loop in SQL; ask for a part: `.starts_with(…)`, \
             `.replace(…)`, `.substring(…)`, a path of a document"
        }
        "find" | "rfind" => {
            "it counts bytes, which no dialect does alike; `.position(…)` counts characters from 1"
        }
        "split_once" | "rsplit_once" | "splitn" | "rsplit" => {
            "a pair has no place in a row; take its sides: `.left(t.x.position(\"@\") - 1)` and \
             `.substring_from(t.x.position(\"@\") + 1)` where it `.contains(\"@\")`"
        }
        "repeat" => "no dialect but PostgreSQL and the MySQL family repeats text; use `format!`",
        "nth" | "next" | "last" | "rev" | "skip" => {
            "single characters are text: `.left(1)`, `.right(1)`, `.substring(start, length)`"
        }
        "split_off" | "split_at" | "insert_str" | "drain" => {
            "it counts bytes and may cut a character; use `.left(…)`, `.substring_from(…)` and \
             `format!`, and assign what they make"
        }
        "retain" | "extend" | "make_ascii_lowercase" | "make_ascii_uppercase" => {
            "it changes text in place; assign what a method makes of it: `.replace(…)`, \
             `.to_ascii_lowercase()`"
        }
        "replacen" => "no dialect counts what it replaces; `.replace(…)` replaces all",
        "zip" | "unzip" => {
            "a pair has no place in a row; ask for both: `match (a, b) { (Some(a), Some(b)) => … }`"
        }
        "abs_diff" => "its type has no sign, which no integer of PostgreSQL's is; `(a - b).abs()`",
        "flatten" => "an `Option` in an `Option` has no place in a row; use `.and_then(…)`",
        "inspect" => "it would run when `gen` does, and not once for each row",
        "ok_or" | "ok_or_else" => {
            "an error has no place in a row; say what happens: `.unwrap_or(…)`"
        }
        "wrapping_add" | "wrapping_sub" | "wrapping_mul" | "overflowing_add" | "saturating_add"
        | "saturating_sub" | "saturating_mul" | "checked_add" | "checked_sub" | "checked_mul"
        | "checked_div" | "checked_rem" | "checked_neg" | "checked_abs" | "checked_pow" => {
            "no engine wraps, saturates or asks first; a number that does not fit fails the statement, and \
             `.min(…)` or `.clamp(…)` keep it within bounds before"
        }
        "sqrt" | "powf" | "exp" | "ln" | "log" | "log2" | "log10" | "sin" | "cos" | "tan" => {
            "the engines do not agree on the last digits of this"
        }
        _ => return None,
    })
}
