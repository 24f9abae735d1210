//! Which voices were not heard yet, as the window and the command line say it.

use wijktafel_model::view::{CaseState, CaseView, Snapshot};
use wijktafel_model::voices::{Voice, Voices, voices};
use wijktafel_model::words::{Formality, OrgKind};

use crate::text::{Words, names};

/// Up to two sentences about a case that is open; none before the first idea, and none of a case that is over.
pub fn said(s: &Snapshot, case: &CaseView, w: &Words) -> Vec<String> {
    if matches!(case.row.state, CaseState::Closed | CaseState::Withdrawn) {
        return Vec::new();
    }
    let Voices { unheard, ideas, informal } = voices(s, case);
    let names: Vec<String> = unheard.into_iter().map(|voice| name(voice, w)).collect();
    let unheard = (!names.is_empty()).then(|| w.with("voices-unheard", &[("who", w.list(&names).into())]));
    let informal = informal.filter(|_| ideas > 0);
    let informal = informal.map(|n| w.with("voices-informal", &[("n", n.into()), ("all", ideas.into())]));
    unheard.into_iter().chain(informal).collect()
}

fn name(voice: Voice, w: &Words) -> String {
    match voice {
        Voice::Partners(Formality::Informal) => w.t("voices-informal-partners").into_owned(),
        Voice::Partners(Formality::Formal) => w.t("voices-formal-partners").into_owned(),
        Voice::Kind(OrgKind::Other) => w.t("voices-other").into_owned(),
        Voice::Kind(kind) => w.t(names::org_kind(kind)).to_lowercase(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::client::demo;
    use crate::text::Lang;

    #[test]
    fn whoever_sits_at_the_table_and_was_not_heard_is_named_by_kind() {
        let (w, s) = (Words::new(Lang::Nl), demo::snapshot());
        let mut case = demo::case();
        let lines = said(&s, &case, &w);
        assert_eq!(
            lines,
            ["Nog niet aan het woord: woningcorporatie.", "Van informele partners: 3 van 10 ideeën."],
            "everybody who reads the case sits at the table"
        );

        let lines = said(&demo::running(), &case, &w);
        assert_eq!(lines, ["Van informele partners: 3 van 10 ideeën."], "the corporation is not at this meeting");
        case.tips.clear();
        assert_eq!(said(&s, &case, &w), [""; 0]);
    }

    #[test]
    fn a_case_that_is_over_waits_for_nobody() {
        let (w, s) = (Words::new(Lang::Nl), demo::snapshot());
        let mut case = demo::case();
        case.row.state = CaseState::Closed;
        assert_eq!(said(&s, &case, &w), [""; 0]);
    }
}
