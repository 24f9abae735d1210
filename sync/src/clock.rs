//! The only reader of the wall clock and of the operating system's randomness in this package.
//!
//! Everything below takes `now` and random bytes as arguments. Time that only measures how long something takes
//! (timeouts, intervals) is [`tokio::time::Instant`] and never leaves this package.

use std::time::{SystemTime, UNIX_EPOCH};

use wijktafel_model::time::Timestamp;

/// The wall clock: milliseconds since 1970. Zero on a machine whose clock stands before 1970.
pub fn now() -> Timestamp {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Timestamp(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
}

/// `N` bytes from the operating system's generator.
///
/// # Panics
/// When the operating system gives no randomness: no key made on such a machine would be one.
pub fn random<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    let filled = getrandom::fill(&mut bytes);
    assert!(filled.is_ok(), "the operating system gives no randomness");
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_draws_differ() {
        assert_ne!(random::<16>(), random::<16>());
    }

    #[test]
    fn the_clock_stands_after_the_day_this_was_written() {
        assert!(now().day() > wijktafel_model::time::Day::from_date(2026, 1, 1).expect("a date"));
    }
}
