//! Whole numbers as numbers of another type.

use amend::Dialect;
use amend::prelude::*;

use super::{C, Case, case};

const NOT_POSTGRES: &[Dialect] = &[Dialect::Postgres];
const MYSQL_ALONE: &[Dialect] = &[Dialect::Postgres, Dialect::Sqlite];

pub(super) fn cases() -> Vec<Case> {
    let mut cases = Vec::new();
    // Rows that may fail stand alone: they say nothing of the others.
    macro_rules! each {
        ($refused:expr, $($column:expr => $value:expr;)*) => {$(
            for ids in [vec![1, 2, 6, 7], vec![3], vec![4], vec![5]] {
                let update = C::update().set($column, $value).filter(C::id.is_in(ids.clone()));
                let name = format!("{} to {} on rows {ids:?}", stringify!($value), $column.name());
                cases.push(Case { refused_by: $refused, ..case(&name, update) });
            }
        )*};
    }
    each! { &[],
        C::short => C::big.to_i16();
        C::short => C::small.to_i16();
        C::short => (C::small % 100).to_i16() + 1;
        C::small => C::short.to_i32() * 2;
        C::big => C::short.to_i64() * 100_000;
        C::float2 => C::short.to_f64() / 2.0;
        C::short => C::float.to_i16();
        C::flag => C::short.to_bool();
        C::text => C::short.to_text();
        C::float => C::single.to_f64();
        C::float => C::single.to_f64() / 4.0 + 1.0;
    }
    each! { NOT_POSTGRES,
        C::tiny => C::big.to_i8();
        C::tiny => C::float.to_i8();
        C::tiny => C::byte.to_i8();
        C::byte => C::tiny.to_u8();
        C::byte => C::big.to_u8();
        C::byte => C::float.to_u8();
        C::word => C::short.to_u16();
        C::word => C::float.to_u16() + 1;
        C::count => C::big.to_u32();
        C::count => C::small.to_u32();
        C::count => C::float.to_u32();
        C::small => C::count.to_i32();
        C::big => C::count.to_i64() - 10_000_000_000;
        C::big => C::byte.to_i64() - 1_000;
        C::small => (C::count % 100).to_i32() - 1_000;
        C::float => C::count.to_f64() / 2.0;
        C::text => C::count.to_text();
        C::flag => C::byte.to_bool();
    }
    each! { MYSQL_ALONE,
        C::huge => C::big.to_u64();
        C::huge => C::count.to_u64() * 2;
        C::big => C::huge.to_i64();
        C::small => C::huge.to_i32();
        C::small => (C::huge % 100).to_i32() - 1_000;
        C::byte => C::huge.to_u8();
        C::count => C::huge.to_u32();
        C::float => C::huge.to_f64();
        C::text => C::huge.to_text();
    }
    cases
}
