//! Two ways of doing one thing, measured in turns in one run.
//!
//! A time by itself says more about the machine than about the program, so what is reported is
//! the ratio within a round. The order within a round changes from round to round. Processor time
//! is reported too: other work on the machine changes it least.

use std::fmt;
use std::time::{Duration, Instant};

use rustix::time::{ClockId, clock_gettime};

/// What was measured, a round.
pub(crate) struct Pairs {
    ours: Vec<Took>,
    floor: Vec<Took>,
}

/// How long something took, in seconds.
#[derive(Clone, Copy)]
pub(crate) struct Took {
    wall: f64,
    /// Of all threads together.
    processor: f64,
}

/// Runs both, in turns, after one round that does not count.
///
/// Each returns how long the part of it took that counts; [`timed`] helps with that.
pub(crate) fn pairs(
    rounds: usize,
    mut ours: impl FnMut() -> Took,
    mut floor: impl FnMut() -> Took,
) -> Pairs {
    let mut measured = Pairs { ours: Vec::new(), floor: Vec::new() };
    for round in 0..=rounds {
        let (a, b) = if round % 2 == 0 {
            let a = ours();
            (a, floor())
        } else {
            let b = floor();
            (ours(), b)
        };
        if round > 0 {
            measured.ours.push(a);
            measured.floor.push(b);
        }
    }
    measured
}

/// How long something takes; what it returns is dropped later.
pub(crate) fn timed<T>(work: impl FnOnce() -> T) -> Took {
    let (processor, start) = (processor_time(), Instant::now());
    let result = work();
    let (wall, processor) = (start.elapsed(), processor_time() - processor);
    drop(std::hint::black_box(result));
    Took { wall: wall.as_secs_f64(), processor: processor.as_secs_f64() }
}

fn processor_time() -> Duration {
    clock_gettime(ClockId::ProcessCPUTime).try_into().unwrap_or_default()
}

/// Whether `cargo bench` runs this, and not `cargo test`, which only wants to see it run.
pub(crate) fn is_bench() -> bool {
    std::env::args().any(|argument| argument == "--bench")
}

impl fmt::Display for Pairs {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sorted = |value: &dyn Fn(&Took, &Took) -> f64| {
            let mut values: Vec<f64> =
                self.ours.iter().zip(&self.floor).map(|(a, b)| value(a, b)).collect();
            values.sort_by(f64::total_cmp);
            values
        };
        let ratios = sorted(&|a, b| a.wall / b.wall);
        write!(
            f,
            "{:7.1} ms {:7.1} ms {:5.2} ({:.2} to {:.2}) {:10.2} {:6}",
            1e3 * quantile(&sorted(&|a, _| a.wall), 0.5),
            1e3 * quantile(&sorted(&|_, b| b.wall), 0.5),
            quantile(&ratios, 0.5),
            quantile(&ratios, 0.25),
            quantile(&ratios, 0.75),
            quantile(&sorted(&|a, b| a.processor / b.processor), 0.5),
            ratios.len(),
        )
    }
}

/// What the columns of [`Pairs`] mean.
pub(crate) const COLUMNS: &str = "     ours      floor ratio (quartiles)  processor rounds";

fn quantile(sorted: &[f64], at: f64) -> f64 {
    let last = sorted.len().saturating_sub(1);
    sorted.get((last as f64 * at).round() as usize).copied().unwrap_or(f64::NAN)
}
