//! Names that could be taken for one another.

use strsim::osa_distance;
use unicode_security::skeleton;

/// The fewest letters of a word in which one that differs is overlooked.
const LETTERS_MIN: usize = 5;

/// Whether a reader could take one name for the other: the same but for capitals, spaces and signs, or in letters of
/// another script that look the same (Unicode Technical Standard 39), or but for one letter of a longer word.
pub fn is_like(one: &str, other: &str) -> bool {
    let readings = shapes(one).into_iter().zip(shapes(other));
    readings.into_iter().any(|(one, other)| {
        let is_same = one.concat() == other.concat();
        let differing: Vec<_> = one.iter().zip(&other).filter(|(one, other)| one != other).collect();
        let slips =
            |(one, other): &(&String, &String)| one.chars().count() >= LETTERS_MIN && osa_distance(one, other) == 1;
        !one.is_empty()
            && (is_same || (one.len() == other.len() && differing.len() == 1 && differing.iter().all(slips)))
    })
}

/// The words of a name as shapes: with capitals made small before, and after, what looks alike is taken for one.
fn shapes(name: &str) -> [Vec<String>; 2] {
    let words = |name: &str| -> Vec<String> {
        let shape = |word: &str| skeleton(word).filter(|c| c.is_alphanumeric()).collect::<String>();
        name.split_whitespace().map(shape).filter(|word| !word.is_empty()).collect()
    };
    [words(&name.to_lowercase()), words(name).iter().map(|word| word.to_lowercase()).collect()]
}

#[cfg(test)]
mod tests {
    use super::is_like;

    #[test]
    fn what_the_eye_takes_for_one_is_alike() {
        for other in [
            "zorggroep lindehof",
            "Zorg-groep Linde hof",
            "Zorggroep Lindenhof",
            "Zorggroep Lindehóf",
            "Zorggroep Lindehоf", // a Cyrillic letter
            "Ζorggroep Lindehof", // a Greek one
            "Zorggroep\u{200b} Lindehof",
            "Zorggroep Iindehof",
        ] {
            assert!(is_like("Zorggroep Lindehof", other), "{other}");
        }
    }

    #[test]
    fn what_differs_by_a_word_is_not() {
        for (one, other) in [
            ("Zorggroep Noord", "Zorggroep Zuid"),
            ("Buurtkracht A", "Buurtkracht B"),
            ("Gemeente Oeverdam", "Buurtkracht De Wending"),
            ("", ""),
            ("...", "---"),
        ] {
            assert!(!is_like(one, other), "{one} / {other}");
        }
    }
}
