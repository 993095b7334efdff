//! What is a statement in each dialect.
