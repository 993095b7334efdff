//! What the macros expand to, in the strictest surroundings that a user may have.
//!
//! That this file compiles without a warning is the test; the functions below only add that the
//! expansions mean what they say.

#![forbid(unsafe_code)]
#![deny(
    missing_docs,
    missing_debug_implementations,
    nonstandard_style,
    unused,
    dead_code,
    future_incompatible,
    let_underscore_drop,
    redundant_lifetimes,
    single_use_lifetimes,
    trivial_casts,
    trivial_numeric_casts,
    unit_bindings,
    unnameable_types,
    unreachable_pub,
    unused_import_braces,
    unused_lifetimes,
    unused_macro_rules,
    unused_qualifications,
    unused_results,
    variant_size_differences,
    clippy::all,
    clippy::pedantic,
    clippy::nursery,
    clippy::allow_attributes_without_reason,
    clippy::as_conversions,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::missing_docs_in_private_items,
    clippy::panic,
    clippy::str_to_string,
    clippy::unwrap_used,
    clippy::wildcard_imports
)]
#![allow(
    clippy::missing_const_for_fn,
    clippy::redundant_pub_crate,
    reason = "they are about the functions and modules below, not about expansions"
)]

use amend::{Dialect, Entry, Table, data_migration};

amend::registry!();

/// A table at module level, with every attribute and every visibility.
#[derive(Table, Clone, Debug, serde::Serialize, serde::Deserialize)]
#[table(name = "users", schema = "app")]
#[serde(rename_all = "camelCase")]
struct User {
    /// A doc comment with "quotes", {braces}, `ticks` and a \backslash.
    #[column(primary_key)]
    pub id: i64,
    #[column(name = "full name", collation = "binary")]
    pub(crate) name: Option<String>,
    /** A block
    of two lines. */
    r#type: String,
    #[column(storage = "json")]
    #[serde(default)]
    tags: amend::table::Json,
}

/// A table that shares its names with another.
#[derive(Table, Debug)]
#[table(name = "pets")]
pub struct Pet {
    /// The key.
    pub id: i64,
    name: Option<String>,
}

/// A name that is no Rust style, which only the column's constant has to allow.
#[derive(Table, Clone, Copy, Debug, PartialEq, Eq)]
#[table(name = "r#match")]
struct r#Match {
    /// A field called as a keyword.
    r#fn: bool,
    /// A field called as a macro's own names.
    def: i32,
}

#[test]
fn names_and_attributes_are_read() {
    use amend::table::{Collation, Storage, Table};

    assert_eq!((User::DEF.schema, User::DEF.name), (Some("app"), "users"));
    let names: Vec<_> = User::DEF.columns.iter().map(|column| column.name).collect();
    assert_eq!(names, ["id", "full name", "type", "tags"]);
    assert!(User::id.def().primary_key && User::name.def().nullable);
    assert_eq!(User::name.def().collation, Collation::Binary);
    assert_eq!(User::tags.def().storage, Storage::Json);
    assert_eq!((User::r#type.name(), Match::r#fn.name(), Match::def.name()), ("type", "fn", "def"));
    assert_eq!((Pet::id.table().name, Pet::name.table().name), ("pets", "pets"));
}

/// The struct is also one of the user's own.
#[test]
fn the_struct_can_still_be_used() {
    let user = User { id: 1, name: None, r#type: String::new(), tags: serde_json::Value::Null };
    let text = serde_json::to_string(&user).unwrap_or_default();
    assert_eq!(text, r#"{"id":1,"name":null,"type":"","tags":null}"#);
    assert!(Match { r#fn: true, def: 1 } == Match { r#fn: true, def: 1 });
}

/// Every name that an expansion could mean is another here.
mod shadowed {
    use amend::{Table, data_migration};

    /// Shadows the crate.
    mod core {}
    /// Shadows the crate.
    mod std {}
    /// Shadows the type that a field has.
    pub(super) type Text = ::std::string::String;
    /// Shadows the prelude's.
    #[expect(dead_code, reason = "it is there to be in the way")]
    enum Option {
        /// Shadows the prelude's.
        Some,
        /// Shadows the prelude's.
        None,
    }
    /// Shadows the prelude's.
    #[expect(dead_code, reason = "it is there to be in the way")]
    enum Result {
        /// Shadows the prelude's.
        Ok,
        /// Shadows the prelude's.
        Err,
    }
    #[expect(unused_imports, reason = "they are there to be in the way")]
    use Option::{None, Some};
    #[expect(unused_imports, reason = "they are there to be in the way")]
    use Result::{Err, Ok};
    /// Shadows the prelude's.
    #[expect(dead_code, reason = "it is there to be in the way")]
    struct Vec;
    /// Shadows the prelude's.
    #[expect(dead_code, reason = "it is there to be in the way")]
    struct String;
    /// Shadows the prelude's.
    #[expect(dead_code, reason = "it is there to be in the way")]
    struct Box;
    /// Shadows the type that a migration's function is given.
    #[expect(dead_code, reason = "it is there to be in the way")]
    struct Migration;
    /// Shadows a macro of the standard library.
    #[expect(unused_macros, reason = "it is there to be in the way")]
    macro_rules! module_path {
        () => {
            compile_error!("the user's own")
        };
    }

    /// A table among them.
    #[derive(Table)]
    #[table(name = "shadowed", schema = "app")]
    pub(super) struct Shadowed {
        /// The key.
        #[column(primary_key)]
        pub(super) id: i64,
        /// A text.
        #[column(name = "name", collation = "binary")]
        pub(super) name: Text,
    }

    /// A migration among them.
    #[data_migration(version = "20250101000000", dialects(postgres))]
    fn among_shadows(_: &mut amend::Migration) {}

    /// One that may fail, without a version.
    #[data_migration]
    fn among_shadows_fallibly(_: &mut amend::Migration) -> amend::Result<()> {
        let _: u8 = "7".parse()?;
        ::core::result::Result::Ok(())
    }
}

#[test]
fn shadowed_names_do_no_harm() {
    assert_eq!((Shadowed::id.name(), Shadowed::name.name()), ("id", "name"));
    let entry = entry("among_shadows");
    assert_eq!((entry.version, entry.dialects), (Some("20250101000000"), &[Dialect::Postgres][..]));
}

use shadowed::Shadowed;

/// Tables and migrations that a user's own macro makes.
macro_rules! fill {
    ($function:ident, $table:ident, $name:literal, $column:ident: $ty:ty = $value:expr) => {
        /// Made by a macro.
        #[data_migration]
        fn $function(migration: &mut amend::Migration) -> amend::Result<()> {
            use amend::statement::Statements as _;

            #[derive(Table)]
            #[table(name = $name)]
            struct $table {
                $column: $ty,
            }
            let _ = migration.change($table::update().set($table::$column, $value));
            Ok(())
        }
    };
}

fill!(fill_by_macro, Account, "accounts", state: Option<String> = "new");

/// A migration in a module in a module.
mod outer {
    /// The module inside.
    pub(crate) mod inner {
        use amend::{Table, data_migration};

        /// Its table, of a private struct with public fields.
        #[derive(Table)]
        #[table(name = "inner")]
        struct Inner {
            /// The only column.
            pub count: i32,
        }

        /// Counts "again", {0} times.
        ///
        /// With a second paragraph, and a \n that is none.
        #[data_migration(version = "20250101000001", name = "count_again")]
        pub(crate) fn count(migration: &mut amend::Migration) {
            use amend::statement::Statements as _;

            let _ = migration.change(Inner::update().set(Inner::count, 0));
        }
    }
}

/// A migration whose name is a keyword.
#[data_migration]
fn r#move(_: &mut amend::Migration) {}

#[test]
fn migrations_are_registered_wherever_they_stand() {
    let inner = entry("count_again");
    assert_eq!(inner.module, "hygiene::outer::inner");
    assert_eq!(
        inner.description,
        "Counts \"again\", {0} times.\n\nWith a second paragraph, and a \\n that is none."
    );
    assert!(inner.place().starts_with("tests/tests/hygiene.rs:"), "{}", inner.place());
    assert_eq!(entry("move").name, "move");
    for name in ["count_again", "fill_by_macro"] {
        assert_eq!(entry(name).build().map(|migration| migration.changes().len()).ok(), Some(1));
    }
    outer::inner::count(&mut amend::Migration::default());
    assert!(registry().verify().is_ok());
}

/// The registered function of this name.
fn entry(name: &str) -> &'static Entry {
    let registry = registry();
    let mut entries = registry.entries().iter().copied();
    entries.find(|entry| entry.name == name).unwrap_or_else(|| unreachable!("{name}"))
}

#[test]
fn a_table_in_a_function_is_alive() {
    /// As in a migration: only its columns are named.
    #[derive(Table)]
    #[table(name = "locals")]
    struct Local {
        id: i64,
        /// Never named at all.
        unnamed: Option<bool>,
    }
    assert_eq!(Local::id.name(), "id");
}
