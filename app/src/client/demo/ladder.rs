//! A ladder to draw, and what climbs one: a rung that ran out, one that is asked of the reader, one that ended.

use wijktafel_model::fact::escalation::{Ladder, Rung};
use wijktafel_model::id::OrgId;
use wijktafel_model::view::escalation::{EndView, EscalationView, LadderView, RungAnswerView, RungView};
use wijktafel_model::words::Line;
use wijktafel_model::words::breakthrough::EscalationEnd;

use super::{ME, ago, fact, org};

const RUNGS: [(&str, u8, u32); 3] =
    [("Teamleider van het wijkteam", 1, 5), ("Manager zorg en welzijn", 2, 7), ("Bestuurders samen", 0, 14)];

fn of(n: u8) -> Option<OrgId> {
    (n > 0).then(|| org(n))
}

/// The ladders of the network.
pub(super) fn ladders() -> Vec<LadderView> {
    let line = |text: &str| Line::new(text).unwrap_or_else(|_bounds| Line::unnamed());
    let rung = |(who, n, days): &(&str, u8, u32)| Rung { who: line(who), org: of(*n), days: *days };
    let ladder = Ladder { name: line("Als een besluit uitblijft"), rungs: RUNGS.iter().map(rung).collect() };
    vec![LadderView { written: fact(80), ladder, by: ME, dropped: false }]
}

/// An escalation whose rungs were asked so many days ago.
fn climbed(n: u8, by: u8, why: &str, asked: &[i32]) -> EscalationView {
    let rung = |(place, (who, n, days)): (usize, &(&str, u8, u32))| RungView {
        who: (*who).to_owned(),
        org: of(*n),
        days: *days,
        asked: asked.get(place).map(|days| ago(*days)),
        answers: Vec::new(),
    };
    EscalationView {
        escalation: fact(n),
        name: "Als een besluit uitblijft".to_owned(),
        about: None,
        why: why.to_owned(),
        by: org(by),
        at: asked.first().map_or_else(|| ago(0), |days| ago(*days)),
        rungs: RUNGS.iter().enumerate().map(rung).collect(),
        rung: asked.len().saturating_sub(1),
        ends: Vec::new(),
    }
}

fn answered(one: &mut EscalationView, place: usize, n: u8, note: &str) {
    if let Some(rung) = one.rungs.get_mut(place) {
        rung.answers.push(RungAnswerView { answer: fact(n), note: note.to_owned(), by: ME, at: ago(2) });
    }
}

/// What climbs for the case that is drawn.
pub(super) fn escalations() -> Vec<EscalationView> {
    let mut over = climbed(81, 2, "Niemand durft de achterstand in één keer te betalen.", &[6]);
    over.about = Some(fact(60));
    let mut asked = climbed(82, 4, "Twee loketten wijzen naar elkaar.", &[11, 4]);
    answered(&mut asked, 0, 84, "Dit gaat mijn ruimte te boven.");
    let mut ended = climbed(83, 1, "De sleutel van de klusbus blijft op kantoor.", &[20]);
    let note = Some("Na een telefoontje geregeld.".to_owned());
    ended.ends = vec![EndView { end: EscalationEnd::Solved, note, by: org(1), at: ago(18) }];
    vec![over, asked, ended]
}
