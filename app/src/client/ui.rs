//! Components. They know tokens and plain values, never the model.

pub mod charts;
pub mod controls;
pub mod dialog;
pub mod fields;
pub mod layout;
pub mod parts;
pub mod presence;
pub mod square;
pub mod typography;

/// Parts of a name as sentences, one after the other; those that are empty are left out.
pub fn sentences(parts: &[&str]) -> String {
    let mut said = String::new();
    for part in parts.iter().filter(|part| !part.is_empty()) {
        if !said.is_empty() {
            said.push_str(if said.ends_with(['.', '?', '!']) { " " } else { ". " });
        }
        said.push_str(part);
    }
    said
}

/// A small count as a length.
pub fn n(count: usize) -> f32 {
    f32::from(u16::try_from(count).unwrap_or(u16::MAX))
}

#[cfg(test)]
mod tests {
    use super::sentences;

    #[test]
    fn sentences_end_once() {
        assert_eq!(
            sentences(&["Stem voor De Pomp?", "Lid zijn ze al.", "", "kijken"]),
            "Stem voor De Pomp? Lid zijn ze al. kijken"
        );
        assert_eq!(sentences(&["Tafel", "woensdag"]), "Tafel. woensdag");
    }
}
