//! The agreements of the invented network.

use wijktafel_model::id::VersionId;
use wijktafel_model::view::{
    AgreementRow, AgreementState, AgreementView, CriterionView, ElectorView, VersionCriterion, VersionView,
};
use wijktafel_model::words::{AgreementKind, AgreementRule, Verdict};

use super::{ago, fact, log, org, today};

fn agreement_row(n: u8, title: &str, state: AgreementState, given: usize, waiting: &[u8]) -> AgreementRow {
    AgreementRow {
        log: log(n),
        title: title.to_owned(),
        kind: if n == 60 { AgreementKind::Latitude } else { AgreementKind::Cooperation },
        state,
        given,
        electors: if state == AgreementState::Draft { 0 } else { 5 },
        review: (state == AgreementState::InForce).then(|| today().plus(190)),
        waiting_for: waiting.iter().copied().map(org).collect(),
        signed_by: if matches!(state, AgreementState::InForce | AgreementState::Disputed) {
            [1, 2, 3, 4, 6].map(org).to_vec()
        } else {
            vec![]
        },
        remarks: usize::from(n == 60),
        changed: ago(3),
    }
}

pub(super) fn all() -> Vec<AgreementRow> {
    vec![
        agreement_row(60, "Regelruimte van de wijktafel", AgreementState::Proposed, 3, &[2, 6]),
        agreement_row(61, "Terugkoppelen binnen twee weken", AgreementState::Disputed, 5, &[]),
        agreement_row(62, "Zo gaan we om met gegevens", AgreementState::InForce, 5, &[]),
        agreement_row(63, "Wie begeleidt de tafel", AgreementState::Objected, 4, &[6]),
        agreement_row(64, "Een gedeelde sleutel voor de buurtkas", AgreementState::Draft, 0, &[]),
        agreement_row(65, "Samen werken in de wijk, 2024", AgreementState::Replaced, 5, &[]),
        agreement_row(66, "Proef met de klusbus", AgreementState::Ended, 5, &[]),
    ]
}

fn version(
    n: u8,
    text: &str,
    state: AgreementState,
    parents: &[u8],
    said: &[(u8, Option<Verdict>, Option<&str>)],
) -> VersionView {
    let elector = |(of, verdict, note): &(u8, Option<Verdict>, Option<&str>)| ElectorView {
        org: org(*of),
        verdict: *verdict,
        note: note.map(str::to_owned),
        paper: None,
        contradicted: false,
        person: None,
        at: verdict.map(|_| ago(2)),
    };
    VersionView {
        version: VersionId([n; 32]),
        title: "Regelruimte van de wijktafel".to_owned(),
        text: text.to_owned(),
        rule: AgreementRule::Consent,
        electors: said.iter().map(elector).collect(),
        parents: parents.iter().map(|n| VersionId([*n; 32])).collect(),
        criteria: vec![
            VersionCriterion {
                text: "Minstens tien huishoudens geholpen zonder extra aanvraag".to_owned(),
                accepted_by: vec![org(1)],
                accepted: false,
            },
            VersionCriterion {
                text: "Beroepskrachten geven de ruimte een zeven of hoger".to_owned(),
                accepted_by: vec![],
                accepted: false,
            },
        ],
        state,
        effective: None,
        review: Some(today().plus(190)),
        stop_clause: Some("altijd, met een maand om over te dragen".to_owned()),
        seen_in_force: if state == AgreementState::Replaced { vec![org(1), org(2), org(3)] } else { vec![] },
        signed_both: if state == AgreementState::Disputed { vec![org(2)] } else { vec![] },
        ended_by: vec![],
        end_reasons: vec![],
        by: org(1),
        at: ago(9),
    }
}

const OLD: &str = "1 Waar het om gaat\nWie aan de wijktafel zit, mag meteen doen wat nodig is, zolang de bewoner het wil.\n2 Zelf beslissen\nEen beroepskracht mag zonder vragen vooraf tot € 150 per huishouden uitgeven.\n3 Als het knelt\nPast een regel niet bij de situatie, dan belt de begeleider van de tafel binnen twee werkdagen met de manager. Anders wacht het tot de volgende tafel.\n4 Stoppen\nIedere partner mag op elk moment stoppen met deze afspraak.";
const NEW: &str = "1 Waar het om gaat\nWie aan de wijktafel zit, mag meteen doen wat nodig is, zolang de bewoner het wil.\n2 Zelf beslissen\nEen beroepskracht mag zonder vragen vooraf tot € 250 per huishouden uitgeven, en meldt dat binnen een week aan de tafel.\n3 Als het knelt\nPast een regel niet bij de situatie, dan belt de begeleider van de tafel binnen twee werkdagen met de manager van de organisatie waar het vastloopt.\n4 Stoppen\nIedere partner mag op elk moment stoppen met deze afspraak.";

/// An agreement whose second version waits for the reader's verdict.
pub(crate) fn agreement() -> AgreementView {
    let everybody = |verdict| [1, 2, 3, 4, 6].map(|of| (of, Some(verdict), None));
    let said = [
        (1, Some(Verdict::AgreeWithNote), Some("Graag na drie maanden al één keer samen tellen.")),
        (2, None, None),
        (3, Some(Verdict::Agree), None),
        (4, Some(Verdict::Agree), None),
        (6, None, None),
    ];
    AgreementView {
        row: all().remove(0),
        draft: NEW.to_owned(),
        criteria: vec![CriterionView { criterion: fact(90), text: "Minstens tien huishoudens geholpen".to_owned() }],
        versions: vec![
            version(1, OLD, AgreementState::Replaced, &[], &everybody(Verdict::Agree)),
            version(2, NEW, AgreementState::Proposed, &[1], &said),
        ],
        talk: super::talk::of_agreement(),
        set_apart: vec![],
        earlier: None,
    }
}

/// An agreement with two versions in force at once.
pub(crate) fn disputed() -> AgreementView {
    let everybody = |verdict| [1, 2, 3, 4, 6].map(|of| (of, Some(verdict), None));
    AgreementView {
        row: all().remove(1),
        draft: String::new(),
        criteria: vec![],
        versions: vec![
            version(3, OLD, AgreementState::Replaced, &[], &everybody(Verdict::Agree)),
            version(4, OLD, AgreementState::Disputed, &[3], &everybody(Verdict::Agree)),
            version(5, NEW, AgreementState::Disputed, &[3], &everybody(Verdict::Agree)),
        ],
        talk: vec![],
        set_apart: vec![],
        earlier: None,
    }
}
