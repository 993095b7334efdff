//! Who runs this, for the records.

/// The user's name and the machine's.
pub(crate) fn operator() -> String {
    let user = ["USER", "LOGNAME"].iter().find_map(|name| std::env::var(name).ok());
    let user = user.filter(|user| !user.is_empty());
    let user = user.unwrap_or_else(|| format!("uid {}", rustix::process::getuid().as_raw()));
    let host = rustix::system::uname();
    format!("{user}@{}", host.nodename().to_string_lossy())
}

/// The program that writes a record, as it stands in it.
pub(crate) const PROGRAM: &str = concat!("Amend v", env!("CARGO_PKG_VERSION"));
