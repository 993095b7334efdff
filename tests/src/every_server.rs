//! One body, every server.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

use crate::{Database, Server};

/// Runs the body in a fresh database on each available server, the rest too when it fails on one.
///
/// # Panics
///
/// When the body panicked, with the names of the servers on which it did.
pub fn for_every_server(body: impl AsyncFn(&mut Database)) {
    let failures: Vec<String> = Server::all_available()
        .into_iter()
        .filter_map(|server| {
            let payload = run(server, &body).err()?;
            Some(format!("== on {server}:\n{}", message(payload.as_ref())))
        })
        .collect();
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

/// Runs the body in a fresh database on one server, unless the server was left out.
///
/// # Panics
///
/// When the body panics.
pub fn on_server(server: Server, body: impl AsyncFn(&mut Database)) {
    if server.available()
        && let Err(payload) = run(server, &body)
    {
        resume_unwind(payload);
    }
}

fn run(server: Server, body: &impl AsyncFn(&mut Database)) -> Result<(), Box<dyn Any + Send>> {
    catch_unwind(AssertUnwindSafe(|| {
        let runtime = match tokio::runtime::Builder::new_current_thread().enable_all().build() {
            Ok(runtime) => runtime,
            Err(error) => panic!("cannot start tokio: {error}"),
        };
        runtime.block_on(async {
            let mut database = Database::fresh(server).await;
            body(&mut database).await;
            database.close().await;
        });
    }))
}

fn message(payload: &(dyn Any + Send)) -> &str {
    let text = payload.downcast_ref::<String>().map(String::as_str);
    text.or_else(|| payload.downcast_ref::<&str>().copied()).unwrap_or("(a panic without a text)")
}
