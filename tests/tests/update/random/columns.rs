//! The columns that random programs are about, and values of the eight types.

use amend::__private::row::{Local, Program, Val};

use super::ast::{Base, Type, Value};
use crate::row::{R, State};

/// A value of the row whose type is known when the test runs.
#[derive(Clone, Debug)]
pub(super) enum Dynamic {
    Bool(Val<R, bool>),
    Int(Val<R, i32>),
    Text(Val<R, String>),
    State(Val<R, State>),
    OptionBool(Val<R, Option<bool>>),
    OptionInt(Val<R, Option<i32>>),
    OptionText(Val<R, Option<String>>),
    OptionState(Val<R, Option<State>>),
}

/// A mutable local of one of the types.
#[derive(Clone, Copy, Debug)]
pub(super) enum Mutable {
    Bool(Local<R, bool>),
    Int(Local<R, i32>),
    Text(Local<R, String>),
    State(Local<R, State>),
    OptionBool(Local<R, Option<bool>>),
    OptionInt(Local<R, Option<i32>>),
    OptionText(Local<R, Option<String>>),
    OptionState(Local<R, Option<State>>),
}

/// A value whose type is forgotten: `Val` has an `into` of its own, which says nothing.
pub(super) trait Typed {
    fn dynamic(self) -> Dynamic;
}

macro_rules! types {
    ($($variant:ident $method:ident $ty:ty;)*) => {
        $(
            impl Typed for Val<R, $ty> {
                fn dynamic(self) -> Dynamic {
                    Dynamic::$variant(self)
                }
            }
        )*

        impl Dynamic {
            $(
                pub(super) fn $method(self) -> Val<R, $ty> {
                    if let Dynamic::$variant(value) = self {
                        return value;
                    }
                    panic!("the generator made {self:?} where a {} belongs", stringify!($ty))
                }
            )*
        }

        pub(super) fn declare(program: &Program<R>, value: Dynamic) -> Mutable {
            match value {
                $(Dynamic::$variant(value) => Mutable::$variant(program.local(value)),)*
            }
        }

        pub(super) fn get_local(program: &Program<R>, local: Mutable) -> Dynamic {
            match local {
                $(Mutable::$variant(local) => Dynamic::$variant(program.get_local(local)),)*
            }
        }

        pub(super) fn set_local(program: &Program<R>, local: Mutable, value: Dynamic) {
            match local {
                $(Mutable::$variant(local) => program.set_local(local, value.$method()),)*
            }
        }

        pub(super) fn join(program: &Program<R>, then: Dynamic, otherwise: Dynamic) -> Dynamic {
            match then {
                $(Dynamic::$variant(then) => program.join([then, otherwise.$method()]).dynamic(),)*
            }
        }
    };
}

types! {
    Bool bool bool;
    Int int i32;
    Text text String;
    State state State;
    OptionBool option_bool Option<bool>;
    OptionInt option_int Option<i32>;
    OptionText option_text Option<String>;
    OptionState option_state Option<State>;
}

/// A Rust value as one of the interpreter's, and back where it fits.
trait Natural: Sized {
    fn wrapped(self) -> Value;
    fn unwrapped(value: Value) -> Option<Self>;
}

macro_rules! natural {
    ($($variant:ident $ty:ty, $value:ident => $in:expr, $out:expr;)*) => {$(
        impl Natural for $ty {
            fn wrapped(self) -> Value {
                let $value = self;
                Value::$variant($in)
            }

            fn unwrapped(value: Value) -> Option<Self> {
                if let Value::$variant($value) = value { $out } else { None }
            }
        }
    )*};
}

natural! {
    Bool bool, value => value, Some(value);
    Int i32, value => value.into(), value.try_into().ok();
    Text String, value => value, Some(value);
    State State, value => value, Some(value);
}

impl<N: Natural> Natural for Option<N> {
    fn wrapped(self) -> Value {
        Value::Option(self.map(|value| Box::new(value.wrapped())))
    }

    fn unwrapped(value: Value) -> Option<Self> {
        match value {
            Value::Option(None) => Some(None),
            Value::Option(Some(value)) => N::unwrapped(*value).map(Some),
            _ => None,
        }
    }
}

macro_rules! columns {
    ($($name:ident $method:ident $ty:expr;)*) => {
        /// The columns and their types.
        pub(super) const COLUMNS: &[(&str, Type)] = &[$((stringify!($name), $ty)),*];

        pub(super) fn read(row: &R, column: &str) -> Value {
            match column {
                $(stringify!($name) => row.$name.clone().wrapped(),)*
                other => panic!("no column {other}"),
            }
        }

        /// Writes a value, if it fits.
        pub(super) fn write(row: &mut R, column: &str, value: Value) -> Option<()> {
            match column {
                $(stringify!($name) => row.$name = Natural::unwrapped(value)?,)*
                other => panic!("no column {other}"),
            }
            Some(())
        }

        pub(super) fn get(program: &Program<R>, column: &str) -> Dynamic {
            match column {
                $(stringify!($name) => program.get(R::$name).dynamic(),)*
                other => panic!("no column {other}"),
            }
        }

        pub(super) fn set(program: &Program<R>, column: &str, value: Dynamic) {
            match column {
                $(stringify!($name) => program.set(R::$name, value.$method()),)*
                other => panic!("no column {other}"),
            }
        }
    };
}

columns! {
    flag bool Base::Bool.plain();
    done bool Base::Bool.plain();
    seen option_bool Base::Bool.option();
    a int Base::Int.plain();
    b int Base::Int.plain();
    age option_int Base::Int.option();
    score option_int Base::Int.option();
    name text Base::Text.plain();
    title text Base::Text.plain();
    code text Base::Text.plain();
    note option_text Base::Text.option();
    label option_text Base::Text.option();
    state state Base::State.plain();
    was option_state Base::State.option();
}
