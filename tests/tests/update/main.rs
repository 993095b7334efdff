//! `update!` does to every row what rustc does to one.
#![expect(clippy::print_stderr, reason = "a run that compared nothing is seen")]

mod judge;
mod operations;
mod programs;
mod random;
mod row;

use amend_tests::{Server, on_server, scale};
use proptest::strategy::{Strategy as _, ValueTree as _};
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

use crate::judge::{Bench, Counts, on_evaluator};
use crate::row::{R, rows};

fn runner(seed: u8) -> TestRunner {
    let seed = [seed; 32];
    eprintln!("seed {seed:?}");
    TestRunner::new_with_rng(Config::default(), TestRng::from_seed(RngAlgorithm::ChaCha, &seed))
}

fn random_rows(runner: &mut TestRunner, count: usize) -> Vec<R> {
    rows(count).new_tree(runner).expect("rows").current()
}

fn report(what: &str, counts: Counts, wrong: &[String]) {
    eprintln!("{what}: {counts:?}");
    assert!(wrong.is_empty(), "{} wrong\n{}", wrong.len(), wrong.join("\n\n"));
    assert!(counts.pairs > 0 && counts.changed > 0 && counts.settled > 0, "{counts:?}");
}

#[test]
fn the_evaluator_does_what_rustc_does() {
    let mut runner = runner(4);
    let (mut counts, mut wrong) = (Counts::default(), Vec::new());
    for _ in 0..scale() {
        let rows = random_rows(&mut runner, 300);
        for program in programs::all() {
            let statement = (program.statement)();
            match on_evaluator(&statement, &|row| program.native(row), &rows) {
                Ok(more) => counts += more,
                Err(why) => wrong.push(format!("{}: {why}", program.name)),
            }
        }
    }
    counts.settled = 1;
    report("the evaluator", counts, &wrong);
}

#[test]
fn every_server_does_what_rustc_does() {
    for server in Server::all_available() {
        on_server(server, async |_| {
            let mut runner = runner(4);
            let mut bench = Bench::on(server).await;
            let (mut counts, mut wrong) = (Counts::default(), Vec::new());
            for _ in 0..scale() {
                let rows = random_rows(&mut runner, 40);
                for program in programs::all() {
                    let statement = (program.statement)();
                    match bench.holds(&statement, &|row| program.native(row), &rows).await {
                        Ok(more) => counts += more,
                        Err(why) => wrong.push(format!("{}: {why}", program.name)),
                    }
                }
            }
            bench.close().await;
            report(&server.to_string(), counts, &wrong);
        });
    }
}

#[test]
fn show() {
    let Ok(name) = std::env::var("SHOW") else { return };
    for program in programs::all() {
        if program.name.contains(&name) {
            for dialect in [amend::Dialect::Postgres, amend::Dialect::Mysql] {
                eprintln!(
                    "{}",
                    amend_tests::stored::file(dialect, (program.statement)()).unwrap_or_else(|e| e)
                );
            }
        }
    }
}

/// Random programs at scale 1 on the evaluator, each with some rows.
const PROGRAMS: u32 = 400;

#[test]
fn the_evaluator_does_what_random_programs_do() {
    let seed = std::env::var("SEED").map_or(6, |s| s.parse().unwrap());
    let mut runner = runner(seed);
    let mut counts = Counts::default();
    let mut wrong = Vec::new();
    let one = (random::generate::program(), rows(12));
    for _ in 0..PROGRAMS * scale() {
        let mut tree = one.new_tree(&mut runner).expect("a program");
        let mut check =
            |(program, rows): (random::ast::Program, Vec<R>)| random::check(&program, &rows);
        match check(tree.current()) {
            Ok(more) => counts += more,
            Err(_) => {
                wrong.push(shrunk(&mut tree, &mut check));
                if wrong.len() == 2 {
                    break;
                }
            }
        }
    }
    counts.settled = 1;
    report("the evaluator", counts, &wrong);
}

/// Random programs at scale 1 on each server, each with some rows.
const PROGRAMS_ON_SERVERS: u32 = 40;

#[test]
fn every_server_does_what_random_programs_do() {
    for server in Server::all_available() {
        let tokio =
            tokio::runtime::Builder::new_current_thread().enable_all().build().expect("tokio");
        let bench = std::cell::RefCell::new(tokio.block_on(Bench::on(server)));
        let seed = std::env::var("SEED").map_or(9, |s| s.parse().unwrap());
        let mut runner = runner(seed);
        let (mut counts, mut wrong) = (Counts::default(), Vec::new());
        let one = (random::generate::program(), rows(30));
        for _ in 0..PROGRAMS_ON_SERVERS * scale() {
            let mut tree = one.new_tree(&mut runner).expect("a program");
            let mut check = |(program, rows): (random::ast::Program, Vec<R>)| {
                tokio.block_on(random::check_on(&mut bench.borrow_mut(), &program, &rows))
            };
            match check(tree.current()) {
                Ok(more) => counts += more,
                Err(_) => {
                    wrong.push(shrunk(&mut tree, &mut check));
                    if wrong.len() == 2 {
                        break;
                    }
                }
            }
        }
        tokio.block_on(bench.into_inner().close());
        report(&server.to_string(), counts, &wrong);
    }
}

/// The smallest failure that is found from one.
fn shrunk<T: proptest::strategy::ValueTree>(
    tree: &mut T,
    check: &mut impl FnMut(T::Value) -> Result<Counts, String>,
) -> String {
    let mut smallest = check(tree.current()).expect_err("it failed");
    let mut left = 3000;
    'steps: while left > 0 && tree.simplify() {
        loop {
            left -= 1;
            match check(tree.current()) {
                Err(why) => {
                    smallest = why;
                    break;
                }
                Ok(_) if left == 0 || !tree.complicate() => break 'steps,
                Ok(_) => {}
            }
        }
    }
    smallest
}
