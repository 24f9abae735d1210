//! A new agreement, from nothing or from a template.

use serde::{Deserialize, Serialize};
use wijktafel_model::command::Command;
use wijktafel_model::words::{AgreementKind, Line};

use super::{Check, Form, Wrong};
use crate::template::Template;
use crate::text::Lang;

/// What a new agreement is made of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgreementForm {
    /// The template it began with.
    #[serde(default)]
    pub template: Option<Template>,
    /// Own words were in the way of the template's.
    #[serde(default)]
    pub kept: bool,
    /// The title.
    pub title: String,
    /// What kind.
    pub kind: AgreementKind,
    /// The draft.
    pub draft: String,
    /// Criteria, each on a line of its own.
    #[serde(default)]
    pub criteria: String,
}

impl From<AgreementForm> for Form {
    fn from(form: AgreementForm) -> Self {
        Self::Agreement(Box::new(form))
    }
}

impl Default for AgreementForm {
    fn default() -> Self {
        let [title, draft, criteria] = [const { String::new() }; 3];
        Self { template: None, kept: false, title, kind: AgreementKind::Cooperation, draft, criteria }
    }
}

impl AgreementForm {
    /// Fills in the words of a template, or takes them out again. Words of one's own stay.
    pub fn choose(&mut self, template: Option<Template>, lang: Lang) {
        let before: Vec<[String; 3]> = self.template.into_iter().flat_map(both).collect();
        let own = |place: usize, text: &str| {
            !text.trim().is_empty() && before.iter().all(|words| words.get(place).is_none_or(|word| word != text))
        };
        let words = template.map(|template| words(template, lang)).unwrap_or_default();
        self.kept = template.is_some() && own(1, &self.draft);
        for ((place, field), word) in
            [&mut self.title, &mut self.draft, &mut self.criteria].into_iter().enumerate().zip(words)
        {
            if !own(place, field) {
                *field = word;
            }
        }
        self.kind = template.map_or(self.kind, Template::kind);
        self.template = template;
    }

    pub(super) fn command(&self, check: &mut Check) -> Option<Command> {
        let (title, draft) = (check.line("title", &self.title), check.text("draft", &self.draft));
        let lines = self.criteria.lines().map(str::trim).filter(|line| !line.is_empty());
        let criteria: Result<Vec<Line>, Wrong> = lines.map(|line| Line::new(line).map_err(Wrong::from)).collect();
        let criteria = criteria.map_err(|wrong| check.refuse("criteria", wrong)).ok();
        Some(Command::OpenAgreement { title: title?, kind: self.kind, draft, criteria: criteria? })
    }
}

/// Title, draft and criteria of a template, in one language.
fn words(template: Template, lang: Lang) -> [String; 3] {
    let filled = template.filled(lang);
    let criteria: Vec<&str> = filled.criteria().collect();
    [filled.title.to_owned(), filled.draft.to_owned(), criteria.join("\n")]
}

fn both(template: Template) -> [[String; 3]; 2] {
    Lang::ALL.map(|lang| words(template, lang))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_template_fills_in_what_is_empty_and_leaves_own_words_alone() {
        let mut form = AgreementForm::default();
        form.choose(Some(Template::Privacy), Lang::Nl);
        assert_eq!((form.title.as_str(), form.kind), ("Wat wij van elkaar mogen weten", AgreementKind::Privacy));
        assert_eq!(form.criteria.lines().count(), 2);

        form.choose(Some(Template::Ladder), Lang::En);
        assert_eq!(form.title, "Whom we call when it gets stuck");
        assert!(!form.kept && form.draft == Template::Ladder.filled(Lang::En).draft);

        form.draft.push_str("\nOns eigen slot.");
        form.choose(Some(Template::Latitude), Lang::Nl);
        assert!(form.kept && form.draft.ends_with("Ons eigen slot."));
        assert_eq!(form.title, "Ruimte om te proberen");

        form.choose(None, Lang::Nl);
        assert!(!form.kept && form.title.is_empty() && form.criteria.is_empty());
        assert!(form.draft.ends_with("Ons eigen slot."));
    }
}
