//! show
#![allow(clippy::print_stdout)]
fn main() {
    let r = migrations::registry();
    r.verify().unwrap();
    for e in r.entries() {
        println!("== {} {:?} {} {}", e.place(), e.version, e.name, e.module);
        for d in amend::Dialect::ALL {
            println!("-- [{d}]");
            println!("{}", amend::render(e, &e.build().unwrap(), d).map_err(|e| e.to_string()).unwrap_or_else(|e| e));
        }
    }
}
