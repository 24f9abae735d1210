//! One line of output, and the small statistics behind it.

use std::time::{Duration, Instant};

/// Any failure ends the run: a figure that could not be taken is not printed.
pub(crate) type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

/// Where figures go, as soon as they are known.
pub(crate) type Print<'a> = &'a mut dyn FnMut(Figure) -> Outcome<()>;

/// A measured value beside its baseline.
pub(crate) struct Figure {
    /// Stable name.
    pub(crate) name: String,
    value: f64,
    unit: &'static str,
    baseline: f64,
    /// What the baseline is.
    against: &'static str,
}

impl Figure {
    /// Heads the table of [`Figure::row`].
    pub(crate) const HEADING: &'static str =
        "figure                                value unit          ratio  baseline";

    /// A value and its baseline, in the same unit.
    pub(crate) fn new(
        name: impl Into<String>,
        value: f64,
        unit: &'static str,
        baseline: f64,
        against: &'static str,
    ) -> Self {
        Self { name: name.into(), value, unit, baseline, against }
    }

    /// One line of JSON.
    pub(crate) fn json(&self) -> String {
        serde_json::json!({
            "name": self.name,
            "value": rounded(self.value),
            "unit": self.unit,
            "baseline": self.against(),
            "ratio": rounded(self.value / self.baseline),
        })
        .to_string()
    }

    /// One line for people.
    pub(crate) fn row(&self) -> String {
        let ratio = self.value / self.baseline;
        let (name, value, unit) = (&self.name, rounded(self.value), self.unit);
        format!("{name:<30} {value:>12} {unit:<9} {:>9}  {}", rounded(ratio), self.against())
    }

    fn against(&self) -> String {
        format!("{} {}: {}", rounded(self.baseline), self.unit, self.against)
    }
}

/// Four digits that count, so that lines stay readable.
fn rounded(value: f64) -> f64 {
    if value == 0.0 || !value.is_finite() {
        return value;
    }
    let places = (3.0 - value.abs().log10().floor()).clamp(0.0, 9.0);
    let scale = 10_f64.powf(places);
    (value * scale).round() / scale
}

/// How long something took, and what it gave.
pub(crate) fn timed<T>(work: impl FnOnce() -> T) -> (Duration, T) {
    let start = Instant::now();
    let made = work();
    (start.elapsed(), made)
}

/// In milliseconds.
pub(crate) fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

/// The value that `per_hundred` of a hundred samples do not exceed; 0 without samples.
pub(crate) fn percentile(samples: &mut [f64], per_hundred: usize) -> f64 {
    samples.sort_by(f64::total_cmp);
    let place = (samples.len() * per_hundred).div_ceil(100).saturating_sub(1);
    samples.get(place).copied().unwrap_or_default()
}

/// A count as a number to divide.
#[expect(clippy::cast_precision_loss, reason = "bytes and counts here stay far below 2^52")]
pub(crate) const fn count(number: u64) -> f64 {
    number as f64
}
