//! What is talked about beside a case and a clause.

use wijktafel_model::id::PersonId;
use wijktafel_model::view::talk::{RemarkView, SaidView};

use super::{ago, fact, org};

fn said(n: u8, by: u8, text: &str, days: i32) -> SaidView {
    let taken_back = text.is_empty();
    SaidView {
        remark: fact(n),
        text: text.to_owned(),
        taken_back,
        by: org(by),
        person: PersonId([20 + by; 16]),
        at: ago(days),
    }
}

/// A question that waits, one with an answer, and one that is settled.
pub(super) fn of_case() -> Vec<RemarkView> {
    let remark = |said, beside: Option<&str>, answers, settled| RemarkView {
        said,
        beside: beside.map(str::to_owned),
        answers,
        settled,
    };
    vec![
        remark(
            said(210, 3, "Wie vraagt de buurvrouw of zij dit wil?", 6),
            Some("Maatje via het buurthuis"),
            vec![said(211, 2, "Dat doe ik donderdag.", 5)],
            true,
        ),
        remark(
            said(212, 4, "Is er al gebeld met de corporatie?", 3),
            Some("Belt zelf de corporatie"),
            vec![said(213, 2, "Nog niet, zij wil het zelf doen.", 2), said(214, 4, "", 2)],
            false,
        ),
        remark(said(215, 1, "Ik ben er woensdag niet. Kan iemand voor mij kijken?", 1), None, Vec::new(), false),
    ]
}

/// A question beside a clause.
pub(super) fn of_agreement() -> Vec<RemarkView> {
    let beside = Some("2 Zelf beslissen".to_owned());
    let said = said(216, 4, "Geldt dit bedrag per maand of in totaal?", 4);
    vec![RemarkView { said, beside, answers: Vec::new(), settled: false }]
}
