//! Amounts as people write them. Inside the program an amount is whole cents.

use crate::text::Lang;

/// The cents of an amount as it was written: with or without cents, with points or commas, with or without the sign.
pub fn parse(text: &str) -> Option<u64> {
    let text: String = text.trim().trim_start_matches('€').chars().filter(|c| !c.is_whitespace()).collect();
    let (whole, cents) = match text.rfind([',', '.']) {
        // A mark with three digits behind it divides thousands.
        Some(at) if text.len() - at - 1 <= 2 => (text.get(..at)?, text.get(at + 1..)?),
        _ => (text.as_str(), ""),
    };
    let whole = thousands(whole)?;
    let cents: u64 = match cents.len() {
        0 => 0,
        1 => digits(cents)?.checked_mul(10)?,
        _ => digits(cents)?,
    };
    whole.checked_mul(100)?.checked_add(cents)
}

fn digits(text: &str) -> Option<u64> {
    (!text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.parse().ok())?
}

/// Digits in groups of three, or without groups.
fn thousands(text: &str) -> Option<u64> {
    let mut groups = text.split([',', '.']);
    let first = groups.next()?;
    let rest: Vec<&str> = groups.collect();
    let grouped = rest.iter().all(|group| group.len() == 3) && (rest.is_empty() || (1..=3).contains(&first.len()));
    if !grouped {
        return None;
    }
    digits(&[first, &rest.concat()].concat())
}

/// An amount; cents are left out where there are none.
pub fn say(cents: u64, lang: Lang) -> String {
    let (group, point, sign) = match lang {
        Lang::Nl => ('.', ',', "€ "),
        Lang::En => (',', '.', "€"),
    };
    let whole = (cents / 100).to_string();
    let mut said = String::new();
    for (place, digit) in whole.chars().enumerate() {
        if place > 0 && (whole.len() - place).is_multiple_of(3) {
            said.push(group);
        }
        said.push(digit);
    }
    let rest = cents % 100;
    if rest == 0 { format!("{sign}{said}") } else { format!("{sign}{said}{point}{rest:02}") }
}

/// A range; one amount where both ends are the same.
pub fn range(low: u64, high: u64, lang: Lang) -> String {
    if low == high { say(low, lang) } else { format!("{} – {}", say(low, lang), say(high, lang)) }
}

/// An amount as it is typed again: without sign and groups.
pub fn typed(cents: u64, lang: Lang) -> String {
    let point = if lang == Lang::Nl { ',' } else { '.' };
    let (whole, rest) = (cents / 100, cents % 100);
    if rest == 0 { whole.to_string() } else { format!("{whole}{point}{rest:02}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_is_read_as_it_is_written() {
        for (text, cents) in [
            ("1200", 120_000),
            ("1.200", 120_000),
            ("1,200", 120_000),
            ("1.200,50", 120_050),
            ("1,200.50", 120_050),
            ("€ 12,5", 1_250),
            ("12.", 1_200),
            ("0", 0),
            ("1.234.567", 123_456_700),
        ] {
            assert_eq!(parse(text), Some(cents), "{text}");
        }
    }

    #[test]
    fn what_is_no_amount_is_refused_and_nothing_overflows() {
        for text in
            ["", "-5", "vijf", "1.23.456", "12,345,6x", "1e9", "12,-", "99999999999999999999", "184467440737095517"]
        {
            assert_eq!(parse(text), None, "{text}");
        }
    }

    #[test]
    fn an_amount_is_said_as_the_language_says_it() {
        assert_eq!(say(123_456_750, Lang::Nl), "€ 1.234.567,50");
        assert_eq!(say(123_456_750, Lang::En), "€1,234,567.50");
        assert_eq!(say(99, Lang::Nl), "€ 0,99");
        assert_eq!(range(120_000, 200_000, Lang::Nl), "€ 1.200 – € 2.000");
        assert_eq!(range(5, 5, Lang::Nl), "€ 0,05");
        assert_eq!(parse(&typed(120_050, Lang::Nl)), Some(120_050));
    }
}
