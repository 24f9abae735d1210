//! Templates of agreements: words to begin with, in our own wording. Nothing in them is locked.

use serde::{Deserialize, Serialize};
use wijktafel_model::words::AgreementKind;

use crate::text::Lang;

/// What an agreement can begin with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Template {
    /// How we work together.
    Cooperation,
    /// Room to experiment.
    Latitude,
    /// What we may know of each other.
    Privacy,
    /// Whom we call when it gets stuck.
    Ladder,
    /// A breakthrough, paid in parts as its criteria are accepted.
    Breakthrough,
    /// The network stops.
    Ending,
}

/// The words of a template.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Filled {
    /// The title.
    pub title: &'static str,
    /// The text.
    pub draft: &'static str,
    lines: &'static str,
}

impl Filled {
    /// The criteria.
    pub fn criteria(&self) -> impl Iterator<Item = &'static str> {
        self.lines.lines().filter_map(|line| line.strip_prefix(MARK))
    }
}

/// What a criterion begins with in a template's file.
const MARK: &str = "- ";

impl Template {
    /// In the order they are offered.
    pub const ALL: [Self; 6] =
        [Self::Cooperation, Self::Latitude, Self::Privacy, Self::Ladder, Self::Breakthrough, Self::Ending];

    /// The key of the sentence that says what it is for.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Cooperation => "template-cooperation-text",
            Self::Latitude => "template-latitude-text",
            Self::Privacy => "template-privacy-text",
            Self::Ladder => "template-ladder-text",
            Self::Breakthrough => "template-breakthrough-text",
            Self::Ending => "template-ending-text",
        }
    }

    /// What kind of agreement it makes.
    pub const fn kind(self) -> AgreementKind {
        match self {
            Self::Cooperation => AgreementKind::Cooperation,
            Self::Latitude => AgreementKind::Latitude,
            Self::Privacy => AgreementKind::Privacy,
            Self::Ladder => AgreementKind::Ladder,
            Self::Breakthrough => AgreementKind::Breakthrough,
            Self::Ending => AgreementKind::Ending,
        }
    }

    /// Its words.
    pub fn filled(self, lang: Lang) -> Filled {
        let file = self.file(lang);
        let (title, rest) = file.split_once("\n\n").unwrap_or((file, ""));
        let (draft, lines) = match rest.find("\n\n- ") {
            Some(at) => rest.split_at(at),
            None => (rest, ""),
        };
        Filled { title, draft: draft.trim_end(), lines }
    }

    const fn file(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Self::Cooperation, Lang::Nl) => include_str!("template/cooperation.nl.txt"),
            (Self::Cooperation, Lang::En) => include_str!("template/cooperation.en.txt"),
            (Self::Latitude, Lang::Nl) => include_str!("template/latitude.nl.txt"),
            (Self::Latitude, Lang::En) => include_str!("template/latitude.en.txt"),
            (Self::Privacy, Lang::Nl) => include_str!("template/privacy.nl.txt"),
            (Self::Privacy, Lang::En) => include_str!("template/privacy.en.txt"),
            (Self::Ladder, Lang::Nl) => include_str!("template/ladder.nl.txt"),
            (Self::Ladder, Lang::En) => include_str!("template/ladder.en.txt"),
            (Self::Breakthrough, Lang::Nl) => include_str!("template/breakthrough.nl.txt"),
            (Self::Ending, Lang::Nl) => include_str!("template/ending.nl.txt"),
            (Self::Ending, Lang::En) => include_str!("template/ending.en.txt"),
            (Self::Breakthrough, Lang::En) => include_str!("template/breakthrough.en.txt"),
        }
    }
}

#[cfg(test)]
mod tests {
    use wijktafel_model::words::{Document, Line};

    use super::*;

    fn each() -> impl Iterator<Item = (Template, Lang, Filled)> {
        let both = |template: Template| Lang::ALL.map(|lang| (template, lang, template.filled(lang)));
        Template::ALL.into_iter().flat_map(both)
    }

    #[test]
    fn every_template_makes_an_agreement_in_both_languages() {
        for (template, lang, filled) in each() {
            let title = Line::new(filled.title).expect("a title");
            let criteria: Vec<Line> = filled.criteria().map(|line| Line::new(line).expect("a criterion")).collect();
            assert!(criteria.len() >= 2, "{title}");
            assert_eq!(Document::new(filled.draft).expect("a text").as_str(), filled.draft);
            assert!(filled.draft.starts_with("1 ") && !filled.draft.contains("\n- "), "{title}");
            let other = template.filled(if lang == Lang::Nl { Lang::En } else { Lang::Nl });
            let shape = |filled: &Filled| (filled.draft.lines().count(), filled.criteria().count());
            assert_eq!(shape(&filled), shape(&other), "{title}");
        }
    }

    #[test]
    fn a_template_has_short_sentences() {
        for (_, _, filled) in each() {
            let lines = filled.draft.lines().chain(filled.criteria());
            let sentences = lines.flat_map(|line| line.split_inclusive(['.', ';', ':', '?']));
            let words: Vec<(usize, &str)> = sentences
                .map(|said| {
                    (said.split_whitespace().filter(|word| word.chars().any(char::is_alphabetic)).count(), said)
                })
                .filter(|(words, _)| *words > 0)
                .collect();
            let longest = words.iter().max().expect("sentences");
            assert!(longest.0 <= 15, "{longest:?}");
            let mean = words.iter().map(|(words, _)| words).sum::<usize>() / words.len();
            assert!(mean <= 10, "{}: {mean}", filled.title);
        }
    }
}
