//! Backfills from real life, written as a user would, each on every server with its rows checked.
//! None needs `Raw`.

mod choices;
mod documents;
mod posts;
mod run;
mod slugs;
mod text;
mod times;
