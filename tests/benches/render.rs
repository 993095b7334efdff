//! What costs processor time only: rendering a migration, and hashing a file in memory.
//!
//! `cargo bench -p amend-tests --bench render` compares with the run before it.

#![allow(missing_docs, clippy::unwrap_used)]

use amend::directory::{FileName, SumBuilder};
use amend::{Dialect, render};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};

fn rendering(criterion: &mut Criterion) {
    let registry = migrations::registry();
    let built: Vec<_> =
        registry.entries().iter().map(|entry| (*entry, entry.build().unwrap())).collect();
    let mut group = criterion.benchmark_group("render the worked example");
    for dialect in Dialect::ALL {
        group.bench_function(dialect.name(), |bencher| {
            bencher.iter(|| {
                for (entry, migration) in &built {
                    std::hint::black_box(render(entry, migration, dialect).unwrap());
                }
            });
        });
    }
    group.finish();
}

fn hashing(criterion: &mut Criterion) {
    let name = FileName::new("20221126185750".parse().unwrap(), "unknown_names").unwrap();
    let mut group = criterion.benchmark_group("hash a file");
    for size in [500, 1 << 20] {
        let content: Vec<u8> =
            b"UPDATE t SET a = 1;\n".iter().copied().cycle().take(size).collect();
        group.throughput(Throughput::Bytes(size as u64));
        group.bench_function(format!("{size} bytes"), |bencher| {
            bencher.iter(|| {
                let mut builder = SumBuilder::new();
                builder.push(name.as_str(), &content);
                builder.finish()
            });
        });
    }
    group.finish();
}

criterion_group!(benches, rendering, hashing);
criterion_main!(benches);
