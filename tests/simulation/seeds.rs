//! Where random histories begin: other ones at every commit, the same ones again when asked.

/// The first seed: `WIJKTAFEL_SEED`, else one that follows from the commit, else a constant.
pub(crate) fn first() -> u64 {
    let first = from_environment("WIJKTAFEL_SEED").or_else(of_commit).unwrap_or(0x5eed);
    println!("seeds from {first}: WIJKTAFEL_SEED={first} gives the same histories");
    first
}

/// How many: `WIJKTAFEL_SEEDS`, else as given.
pub(crate) fn count(otherwise: u64) -> u64 {
    from_environment("WIJKTAFEL_SEEDS").unwrap_or(otherwise)
}

fn from_environment(name: &str) -> Option<u64> {
    std::env::var(name).ok()?.trim().parse().ok()
}

fn of_commit() -> Option<u64> {
    let said = std::process::Command::new("git").args(["rev-parse", "HEAD"]).output().ok()?;
    u64::from_str_radix(String::from_utf8(said.stdout).ok()?.get(..15)?, 16).ok()
}
