//! Forms that working together can take: cards to lay beside each other, in our own wording. None is better.
//!
//! Source: WhereWeMeet (002) names alliance, network, hub, platform and movement; who steers follows Provan and Kenis
//! (2008). The other forms are those that partners in the Netherlands choose from when they found something.

use serde::{Deserialize, Serialize};

use crate::client::forms::AgreementForm;
use crate::template::Template;
use crate::text::Words;

/// At most this many lie beside each other.
pub const BESIDE_MAX: usize = 3;

/// A form that working together can take.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Shape {
    /// An idea that people and organisations share.
    Movement,
    /// Partners that look each other up.
    Network,
    /// One piece of work, with an end.
    Project,
    /// A place where demand and supply meet.
    Platform,
    /// One fixed point in the neighbourhood.
    Hub,
    /// A fixed group with a common goal.
    Alliance,
    /// Members that decide in a meeting.
    Association,
    /// A business of its members.
    Cooperative,
    /// A board for one purpose.
    Foundation,
}

/// Who steers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Steering {
    /// All partners together.
    Together,
    /// One of the partners.
    Lead,
    /// An office of its own.
    Office,
}

/// The keys of what a card says.
#[derive(Clone, Copy, Debug)]
pub struct Card {
    /// What it is called.
    pub name: &'static str,
    /// Its parts, in the order of [`Card::HEADS`].
    pub parts: [&'static str; 5],
    /// Who steers, most often first.
    pub steering: &'static [Steering],
}

impl Card {
    /// The heads of the parts: what it is, when it suits, what it gives, what is hard, what it asks.
    pub const HEADS: [&'static str; 5] = ["shape-what", "shape-suits", "shape-pros", "shape-cons", "shape-asks"];
}

impl Steering {
    /// The key of its sentence.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Together => "steering-together",
            Self::Lead => "steering-lead",
            Self::Office => "steering-office",
        }
    }
}

impl Shape {
    /// From the lightest to what a notary founds.
    pub const ALL: [Self; 9] = [
        Self::Movement,
        Self::Network,
        Self::Project,
        Self::Platform,
        Self::Hub,
        Self::Alliance,
        Self::Association,
        Self::Cooperative,
        Self::Foundation,
    ];

    /// What its card says.
    pub const fn card(self) -> Card {
        let [name, what, suits, pros, cons, asks] = self.keys();
        Card { name, parts: [what, suits, pros, cons, asks], steering: self.steering() }
    }

    const fn steering(self) -> &'static [Steering] {
        match self {
            Self::Movement | Self::Network => &[Steering::Together],
            Self::Project | Self::Hub => &[Steering::Lead],
            Self::Platform => &[Steering::Lead, Steering::Office],
            Self::Alliance => &[Steering::Together, Steering::Lead],
            Self::Association => &[Steering::Together, Steering::Office],
            Self::Cooperative | Self::Foundation => &[Steering::Office],
        }
    }

    const fn keys(self) -> [&'static str; 6] {
        match self {
            Self::Movement => [
                "shape-movement",
                "shape-movement-what",
                "shape-movement-suits",
                "shape-movement-pros",
                "shape-movement-cons",
                "shape-movement-asks",
            ],
            Self::Network => [
                "shape-network",
                "shape-network-what",
                "shape-network-suits",
                "shape-network-pros",
                "shape-network-cons",
                "shape-network-asks",
            ],
            Self::Project => [
                "shape-project",
                "shape-project-what",
                "shape-project-suits",
                "shape-project-pros",
                "shape-project-cons",
                "shape-project-asks",
            ],
            Self::Platform => [
                "shape-platform",
                "shape-platform-what",
                "shape-platform-suits",
                "shape-platform-pros",
                "shape-platform-cons",
                "shape-platform-asks",
            ],
            Self::Hub => {
                ["shape-hub", "shape-hub-what", "shape-hub-suits", "shape-hub-pros", "shape-hub-cons", "shape-hub-asks"]
            }
            Self::Alliance => [
                "shape-alliance",
                "shape-alliance-what",
                "shape-alliance-suits",
                "shape-alliance-pros",
                "shape-alliance-cons",
                "shape-alliance-asks",
            ],
            Self::Association => [
                "shape-association",
                "shape-association-what",
                "shape-association-suits",
                "shape-association-pros",
                "shape-association-cons",
                "shape-association-asks",
            ],
            Self::Cooperative => [
                "shape-cooperative",
                "shape-cooperative-what",
                "shape-cooperative-suits",
                "shape-cooperative-pros",
                "shape-cooperative-cons",
                "shape-cooperative-asks",
            ],
            Self::Foundation => [
                "shape-foundation",
                "shape-foundation-what",
                "shape-foundation-suits",
                "shape-foundation-pros",
                "shape-foundation-cons",
                "shape-foundation-asks",
            ],
        }
    }

    /// A form for an agreement that begins with this form; nothing in it is locked.
    pub fn agreement(self, w: &Words) -> AgreementForm {
        let card = self.card();
        let [what, .., asks] = card.parts;
        let mut form = AgreementForm::default();
        form.choose(Some(Template::Cooperation), w.lang());
        form.title = w.with("shape-agreement-title", &[("name", w.t(card.name).to_lowercase().into())]);
        let lines = [w.t("shape-agreement-head"), w.t(what), w.t("shape-agreement-why"), w.t(asks)];
        form.draft = format!("{}\n\n{}", form.draft, lines.join("\n"));
        form
    }

    /// A card in words.
    pub fn told(self, w: &Words) -> Told {
        let card = self.card();
        let parts = Card::HEADS.into_iter().zip(card.parts).map(|(head, part)| (head, w.t(part).into_owned()));
        let steering = card.steering.iter().map(|steering| w.t(steering.key())).collect::<Vec<_>>().join(" ");
        let parts = parts.chain([("shape-steers", steering)]).map(|(head, text)| (w.t(head).into_owned(), text));
        Told { form: self, name: w.t(card.name).into_owned(), steering: card.steering, parts: parts.collect() }
    }
}

/// A card in words.
#[derive(Clone, Debug, Serialize)]
pub struct Told {
    /// Of which form.
    pub form: Shape,
    /// What it is called.
    pub name: String,
    /// Who steers, most often first.
    pub steering: &'static [Steering],
    /// Its parts, each with its head.
    pub parts: Vec<(String, String)>,
}

impl Told {
    /// The lines that are printed.
    pub fn lines(&self) -> String {
        let parts = self.parts.iter().map(|(head, text)| format!("  {head}: {text}"));
        [self.name.clone()].into_iter().chain(parts).collect::<Vec<_>>().join("\n")
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use wijktafel_model::words::{Document, Line};

    use super::*;
    use crate::text::Lang;

    #[test]
    fn every_card_says_something_of_its_own_in_both_languages() {
        for lang in Lang::ALL {
            let w = Words::new(lang);
            let mut said = BTreeSet::new();
            for shape in Shape::ALL {
                assert!(!shape.card().steering.is_empty());
                for key in shape.card().parts.into_iter().chain([shape.card().name]) {
                    assert!(said.insert(w.t(key).into_owned()), "{key}");
                }
                assert_eq!(shape.told(&w).parts.len(), 6);
            }
        }
    }

    #[test]
    fn an_agreement_that_begins_with_a_card_can_be_opened_in_both_languages() {
        for (lang, shape) in Lang::ALL.into_iter().flat_map(|lang| Shape::ALL.map(|shape| (lang, shape))) {
            let w = Words::new(lang);
            let form = shape.agreement(&w);
            Line::new(&form.title).expect("a title");
            Document::new(&form.draft).expect("a draft");
            assert!(form.draft.contains(w.t(shape.card().parts[4]).as_ref()) && !form.criteria.is_empty());
        }
    }
}
