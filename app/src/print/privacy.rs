//! Papers that the law asks of whoever handles data about people, made of what the copy holds: the register of
//! processing (GDPR article 30), the arrangement between those who decide together (26), an annex for an assessment
//! (35), and a sheet for the resident in plain words (13).

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use wijktafel_model::id::OrgId;
use wijktafel_model::time::Day;
use wijktafel_model::view::circle::{CaseMode, ConcernedView};
use wijktafel_model::view::{AgreementState, CaseState, CaseView, Snapshot, Stage};
use wijktafel_model::words::{AgreementKind, LawfulGround, SecrecyLift, SpecialCategory};
use zeroize::Zeroizing;

use crate::client::state::{org_name, org_names, person_name};
use crate::ladder::asked;
use crate::paper::Paper;
use crate::text::{Words, names};

/// What keeps data safe.
const MEASURES: [&str; 5] = [
    "printed-security-keys",
    "printed-security-disk",
    "printed-security-named",
    "printed-security-log",
    "printed-security-end",
];

/// What may go wrong, with what is done about it and what remains; `docs/threats.md` has them in full.
const RISKS: [(&str, &str); 6] = [
    ("printed-risk-copies", "printed-measure-copies"),
    ("printed-risk-leaver", "printed-measure-leaver"),
    ("printed-risk-laptop", "printed-measure-laptop"),
    ("printed-risk-recognised", "printed-measure-recognised"),
    ("printed-risk-silent", "printed-measure-silent"),
    ("printed-risk-times", "printed-measure-times"),
];

/// A paper about the network, for its privacy officers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum OfNetwork {
    /// The register of processing of the own organisation.
    Register,
    /// What the members that decide together arranged.
    Arrangement,
    /// An annex for an assessment of the effects.
    Assessment,
}

impl OfNetwork {
    /// In the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Register, Self::Arrangement, Self::Assessment];

    /// The key of its title.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Register => "printed-register",
            Self::Arrangement => "printed-arrangement",
            Self::Assessment => "printed-assessment",
        }
    }
}

/// The page about the network. `circles` are the circle cases that the reader may open.
pub fn of_network(paper: OfNetwork, s: &Snapshot, circles: &[CaseView], w: &Words) -> Zeroizing<String> {
    let title = w.t(paper.key());
    let mut page = Paper::begin(w.lang(), &title);
    page.line("h1", &title);
    let own = s.network.me.map(|me| org_name(s, me.org)).unwrap_or_default();
    page.line("p", &format!("{own} · {} · {}", s.network.name, w.day(s.today)));
    page.line("p", &w.t("printed-made-of"));
    match paper {
        OfNetwork::Register => register(&mut page, s, circles, w),
        OfNetwork::Arrangement => arrangement(&mut page, s, circles, w),
        OfNetwork::Assessment => assessment(&mut page, s, circles, w),
    }
    page.line("small", &w.t("printed-check"));
    page.end()
}

/// The sheet for whoever the case is about: in plain words, with room for a name that this program does not know. Of a
/// withdrawn case it says that it stopped, who answers, and what cannot be undone; nothing that the case says.
pub fn of_resident(case: &CaseView, s: &Snapshot, w: &Words) -> Zeroizing<String> {
    let title = w.t("printed-resident");
    let mut page = Paper::begin(w.lang(), &title);
    page.line("h1", &title);
    page.line("p", &w.t("resident-room"));
    if case.row.state == CaseState::Withdrawn {
        said(&mut page, "resident-stopped", &[w.t("resident-stopped-now"), w.t("resident-stopped-erase")], w);
        answers(&mut page, case, s, w);
    } else {
        lives(&mut page, case, s, w);
    }
    let said = |page: &mut Paper, head: &str, keys: [&str; 2]| said(page, head, &keys.map(|key| w.t(key)), w);
    said(&mut page, "resident-undone", ["resident-undone-read", "resident-undone-copies"]);
    said(&mut page, "resident-complain", ["resident-complain-first", "resident-complain-then"]);
    page.end()
}

/// A heading with what is said below it.
fn said(page: &mut Paper, head: &str, lines: &[Cow<'_, str>], w: &Words) {
    page.line("h2", &w.t(head));
    for line in lines {
        page.line("p", line);
    }
}

/// Who answers the questions of whoever the case is about.
fn answers(page: &mut Paper, case: &CaseView, s: &Snapshot, w: &Words) {
    let who = case.row.responsible.unwrap_or(case.row.by);
    page.line("p", &w.with("resident-responsible", &[("who", org_name(s, who).into())]));
}

/// What holds of a case that goes on: what is written, who reads it, why, until when, how to stop it.
fn lives(page: &mut Paper, case: &CaseView, s: &Snapshot, w: &Words) {
    let circle = case.row.mode == CaseMode::Circle;
    let purpose = case.circle.as_ref().map(|circle| circle.purpose.trim()).filter(|purpose| !purpose.is_empty());
    let what = if circle { "resident-what-circle" } else { "resident-what-learning" };
    let mut lines = vec![w.t(what)];
    lines.extend(purpose.map(Cow::Borrowed));
    said(page, "resident-what", &lines, w);

    page.line("h2", &w.t("resident-who"));
    page.line("p", &w.t(if circle { "resident-who-circle" } else { "resident-who-learning" }));
    let (heads, rows) = ([w.t("printed-organisation"), w.t("printed-people")], readers(case, s, w));
    page.table(heads.each_ref().map(AsRef::as_ref), rows.iter().map(|row| row.each_ref().map(String::as_str)));
    answers(page, case, s, w);

    let asked = asked_for(case, s, w);
    if !asked.is_empty() {
        page.line("h2", &w.t("resident-asked"));
        let heads = [w.t("resident-asked-what"), w.t("resident-asked-whom"), w.t("resident-asked-when")];
        page.table(heads.each_ref().map(AsRef::as_ref), asked.iter().map(|row| row.each_ref().map(String::as_str)));
    }

    if let Some(circle) = &case.circle {
        page.line("h2", &w.t("resident-why"));
        let live = circle.concerned.iter().flat_map(|one| one.grounds.iter().filter(|ground| ground.live));
        let grounds: BTreeSet<&str> = live.map(|ground| names::lawful_ground(ground.ground)).collect();
        let none = ["resident-why-none"];
        let keys: Vec<&str> = if grounds.is_empty() { none.to_vec() } else { grounds.into_iter().collect() };
        for key in keys {
            page.line("p", &w.t(key));
        }
    }
    let until = w.with("resident-until-day", &[("day", w.day(case.row.retain_until).into())]);
    said(page, "resident-until", &[until.into(), w.t("resident-until-after")], w);
    let stop = if circle { "resident-stop-circle" } else { "resident-stop-learning" };
    said(page, "resident-stop", &[w.t(stop), w.t("resident-stop-see")], w);
}

/// What is asked for whoever the case is about, of whom, and by when there is an answer: solutions that lie before
/// somebody, and what climbs a ladder.
fn asked_for(case: &CaseView, s: &Snapshot, w: &Words) -> Vec<[String; 3]> {
    let plan = case.plan.row();
    let laid = plan.laid.iter().map(|one| {
        let when = match one.promised.last() {
            _ if one.taken_up => w.t("request-taken-up").into_owned(),
            Some(day) => w.day(*day),
            None => w.t("request-waiting").into_owned(),
        };
        [one.what.clone(), org_name(s, one.laid.org), when]
    });
    let climbs = case.plan.escalations.iter().filter_map(|one| one.row().map(|row| (one, row)));
    let climbs = climbs.map(|(one, row)| {
        let when = if row.answered { w.t("rung-answered").into_owned() } else { w.day(row.clock.due(s.today)) };
        [one.why.clone(), asked(s, &row.who, row.org), when]
    });
    laid.chain(climbs).collect()
}

/// Who may read a case: each organisation, with the people that a circle case names.
fn readers(case: &CaseView, s: &Snapshot, w: &Words) -> Vec<[String; 2]> {
    let mut by_org: BTreeMap<OrgId, Vec<String>> = BTreeMap::new();
    for reader in s.readers(&case.row) {
        by_org.entry(reader.org).or_default().push(person_name(s, reader.org, reader.person));
    }
    let named = case.row.mode == CaseMode::Circle;
    let people = |names: Vec<String>| if named { names.join(", ") } else { w.t("resident-any-colleague").into_owned() };
    by_org.into_iter().map(|(org, names)| [org_name(s, org), people(names)]).collect()
}

/// What is recorded of the grounds of some cases.
#[derive(Default)]
struct Recorded {
    grounds: BTreeSet<LawfulGround>,
    special: BTreeSet<SpecialCategory>,
    secrecy: BTreeSet<SecrecyLift>,
    orgs: BTreeSet<OrgId>,
    last: Option<Day>,
    concerned: usize,
}

impl Recorded {
    fn of<'a>(cases: impl IntoIterator<Item = &'a CaseView>, s: &Snapshot) -> Self {
        let mut all = Self::default();
        for case in cases {
            all.last = all.last.max(Some(case.row.retain_until));
            all.orgs.extend(s.readers(&case.row).iter().map(|reader| reader.org));
            let concerned: &[ConcernedView] = case.circle.as_ref().map_or(&[], |circle| &circle.concerned);
            all.concerned += concerned.len();
            for ground in concerned.iter().flat_map(|one| &one.grounds).filter(|ground| ground.live) {
                all.grounds.insert(ground.ground);
                all.special.insert(ground.special);
                all.secrecy.insert(ground.secrecy);
            }
        }
        all
    }
}

fn listed(w: &Words, keys: impl IntoIterator<Item = &'static str>) -> String {
    let words: Vec<Cow<'_, str>> = keys.into_iter().map(|key| w.t(key)).collect();
    if words.is_empty() { w.t("printed-none").into_owned() } else { words.join("; ") }
}

fn last_day(w: &Words, day: Option<Day>) -> String {
    day.map_or_else(
        || w.t("printed-none").into_owned(),
        |day| w.with("printed-last-day", &[("day", w.day(day).into())]),
    )
}

fn pairs(page: &mut Paper, w: &Words, rows: &[(&str, String)]) {
    let cells: Vec<(Cow<'_, str>, &str)> = rows.iter().map(|(key, said)| (w.t(key), said.as_str())).collect();
    let heads = (w.t("printed-subject"), w.t("printed-said"));
    page.table([heads.0.as_ref(), heads.1.as_ref()], cells.iter().map(|(key, said)| [key.as_ref(), said]));
}

fn register(page: &mut Paper, s: &Snapshot, circles: &[CaseView], w: &Words) {
    let own = s.network.me.map(|me| me.org);
    let said = |key| w.t(key).into_owned();

    page.line("h2", &w.t("printed-circle-cases"));
    let mine: Vec<&CaseView> = circles.iter().filter(|case| own.is_some_and(|own| takes_part(case, s, own))).collect();
    let all = Recorded::of(mine.iter().copied(), s);
    let purposes: BTreeSet<&str> =
        mine.iter().filter_map(|case| case.circle.as_ref()).map(|one| one.purpose.trim()).collect();
    let purposes: Vec<&str> = purposes.into_iter().filter(|purpose| !purpose.is_empty()).collect();
    pairs(
        page,
        w,
        &[
            ("printed-number", mine.len().to_string()),
            ("printed-purposes", if purposes.is_empty() { said("printed-none") } else { purposes.join("\n") }),
            ("printed-subjects", said("printed-subjects-circle")),
            ("printed-kinds", said("printed-kinds-circle")),
            ("printed-grounds", listed(w, all.grounds.iter().map(|one| names::lawful_ground(*one)))),
            ("printed-special", listed(w, all.special.iter().map(|one| names::special_category(*one)))),
            ("printed-secrecy", listed(w, all.secrecy.iter().map(|one| names::secrecy_lift(*one)))),
            ("printed-recipients", org_names(s, w, &all.orgs.iter().copied().collect::<Vec<_>>())),
            ("printed-until", last_day(w, all.last)),
        ],
    );

    page.line("h2", &w.t("printed-learning-cases"));
    let learning: Vec<_> =
        s.cases.iter().filter(|case| case.mode == CaseMode::Learning && Some(case.by) == own).collect();
    let tables = s.network.tables.iter().filter(|table| learning.iter().any(|case| case.table == Some(table.log)));
    let orgs: BTreeSet<OrgId> = tables.flat_map(|table| table.orgs.iter().copied()).collect();
    pairs(
        page,
        w,
        &[
            ("printed-number", learning.len().to_string()),
            ("printed-purposes", said("printed-purpose-learning")),
            ("printed-subjects", said("printed-subjects-learning")),
            ("printed-kinds", said("printed-kinds-learning")),
            ("printed-recipients", org_names(s, w, &orgs.into_iter().collect::<Vec<_>>())),
            ("printed-until", last_day(w, learning.iter().map(|case| case.retain_until).max())),
        ],
    );

    page.line("h2", &w.t("printed-working-together"));
    let colleagues = s.network.people.iter().filter(|person| Some(person.org) == own && person.active).count();
    pairs(
        page,
        w,
        &[
            ("printed-number", colleagues.to_string()),
            ("printed-purposes", said("printed-purpose-people")),
            ("printed-subjects", said("printed-subjects-people")),
            ("printed-kinds", said("printed-kinds-people")),
            ("printed-recipients", said("printed-recipients-people")),
            ("printed-until", said("printed-until-people")),
        ],
    );
    measures(page, w);
    page.line("p", &w.t("printed-outside"));
}

fn takes_part(case: &CaseView, s: &Snapshot, own: OrgId) -> bool {
    case.row.responsible == Some(own) || s.readers(&case.row).iter().any(|reader| reader.org == own)
}

fn arrangement(page: &mut Paper, s: &Snapshot, circles: &[CaseView], w: &Words) {
    page.line("h2", &w.t("printed-agreements"));
    let binding = s.agreements.iter().filter(|one| {
        one.kind == AgreementKind::Privacy && matches!(one.state, AgreementState::InForce | AgreementState::Disputed)
    });
    let rows: Vec<[String; 2]> = binding.map(|one| [one.title.clone(), org_names(s, w, &one.signed_by)]).collect();
    if rows.is_empty() {
        page.line("p", &w.t("printed-agreements-none"));
    } else {
        let heads = [w.t("printed-agreement"), w.t("printed-signed-by")];
        page.table(heads.each_ref().map(AsRef::as_ref), rows.iter().map(|row| row.each_ref().map(String::as_str)));
    }

    page.line("h2", &w.t("printed-who-decides"));
    page.line("p", &w.t("printed-decides-text"));
    let rows: Vec<[String; 3]> = s
        .network
        .organisations
        .iter()
        .filter(|org| org.stage == Stage::Member)
        .map(|org| {
            let answers = circles.iter().filter(|case| case.row.responsible == Some(org.org)).count();
            let brought = s.cases.iter().filter(|case| case.mode == CaseMode::Learning && case.by == org.org).count();
            [org_name(s, org.org), answers.to_string(), brought.to_string()]
        })
        .collect();
    let heads = [w.t("printed-organisation"), w.t("printed-answers-for"), w.t("printed-brought")];
    page.table(heads.each_ref().map(AsRef::as_ref), rows.iter().map(|row| row.each_ref().map(String::as_str)));

    page.line("h2", &w.t("printed-rights"));
    let rights = [
        "printed-right-told",
        "printed-right-access",
        "printed-right-mend",
        "printed-right-stop",
        "printed-right-erase",
    ];
    let rights = rights.map(|key| w.t(key));
    page.steps(rights.iter().map(AsRef::as_ref));
    page.line("h2", &w.t("printed-breach"));
    page.line("p", &w.t("printed-breach-text"));
    page.line("p", &w.t("printed-room-contact"));
}

fn assessment(page: &mut Paper, s: &Snapshot, circles: &[CaseView], w: &Words) {
    page.line("h2", &w.t("printed-what-happens"));
    for key in ["printed-flow-local", "printed-flow-direct", "printed-flow-readers", "printed-flow-time"] {
        page.line("p", &w.t(key));
    }
    let members = s.network.organisations.iter().filter(|org| org.stage == Stage::Member).count();
    let learning = s.cases.iter().filter(|case| case.mode == CaseMode::Learning).count();
    let all = Recorded::of(circles, s);
    pairs(
        page,
        w,
        &[
            ("printed-members", members.to_string()),
            ("printed-devices", s.network.devices.iter().filter(|device| device.active).count().to_string()),
            ("printed-blind", s.network.blind_peers.len().to_string()),
            ("printed-learning-cases", learning.to_string()),
            ("printed-circle-cases-readable", circles.len().to_string()),
            ("printed-concerned", all.concerned.to_string()),
            ("printed-grounds", listed(w, all.grounds.iter().map(|one| names::lawful_ground(*one)))),
        ],
    );
    measures(page, w);
    page.line("h2", &w.t("printed-risks"));
    let rows = RISKS.map(|(risk, measure)| [w.t(risk), w.t(measure)]);
    let heads = [w.t("printed-risk"), w.t("printed-against")];
    page.table(heads.each_ref().map(AsRef::as_ref), rows.iter().map(|row| row.each_ref().map(AsRef::as_ref)));
    page.line("h2", &w.t("printed-own-words"));
    for key in ["printed-own-need", "printed-own-weigh", "printed-own-officer"] {
        page.line("p", &format!("{}\n\n\n", w.t(key)));
    }
}

fn measures(page: &mut Paper, w: &Words) {
    page.line("h2", &w.t("printed-measures"));
    page.steps(MEASURES.map(|key| w.t(key)).iter().map(AsRef::as_ref));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::client::demo;
    use crate::text::Lang;

    fn circles() -> (Snapshot, Vec<CaseView>) {
        let s = demo::snapshot();
        let case = demo::circle();
        (s, vec![case])
    }

    #[test]
    fn the_register_tells_grounds_readers_and_days_and_no_name_of_a_person_concerned() {
        let (s, circles) = circles();
        for lang in [Lang::Nl, Lang::En] {
            let w = Words::new(lang);
            let page = of_network(OfNetwork::Register, &s, &circles, &w);
            let circle = circles[0].circle.as_ref().expect("a circle");
            let ground = circle.concerned.iter().flat_map(|one| &one.grounds).find(|ground| ground.live);
            let ground = w.t(names::lawful_ground(ground.expect("a live ground").ground));
            assert!(page.contains(ground.as_ref()), "{ground}");
            assert!(page.contains(&w.day(circles[0].row.retain_until)));
            assert!(!page.contains(&crate::paper::escaped(&circles[0].row.title)), "a title may tell who it is about");
        }
    }

    #[test]
    fn without_any_case_every_paper_is_whole() {
        let s = demo::empty();
        let w = Words::new(Lang::Nl);
        for paper in OfNetwork::ALL {
            let page = of_network(paper, &s, &[], &w);
            assert!(page.contains(w.t(paper.key()).as_ref()) && page.ends_with("</html>\n"));
        }
        assert!(of_network(OfNetwork::Arrangement, &s, &[], &w).contains(w.t("printed-agreements-none").as_ref()));
    }

    #[test]
    fn the_residents_sheet_names_who_reads_until_when_and_how_to_stop() {
        let (s, circles) = circles();
        let w = Words::new(Lang::Nl);
        let page = of_resident(&circles[0], &s, &w);
        for reader in s.readers(&circles[0].row) {
            assert!(page.contains(&person_name(&s, reader.org, reader.person)));
            assert!(page.contains(&crate::paper::escaped(&org_name(&s, reader.org))));
        }
        assert!(page.contains(&w.day(circles[0].row.retain_until)));
        assert!(page.contains(w.t("resident-stop-circle").as_ref()));
        let purpose = &circles[0].circle.as_ref().expect("a circle").purpose;
        assert!(page.contains(&crate::paper::escaped(purpose)));
        let mut without = circles[0].clone();
        *without.plan = wijktafel_model::view::breakthrough::PlanView::default();
        assert!(
            !of_resident(&without, &s, &w).contains(w.t("resident-asked").as_ref()),
            "nothing is asked for this one"
        );
    }

    #[test]
    fn the_residents_sheet_names_what_is_asked_of_whom_and_by_when() {
        let (s, case, w) = (demo::snapshot(), demo::case(), Words::new(Lang::Nl));
        let page = of_resident(&case, &s, &w);
        let [_, second, ..] = case.plan.solutions.as_slice() else { panic!("two solutions") };
        let over = &case.plan.escalations[0];
        assert!(page.contains(w.t("resident-asked").as_ref()));
        assert!(page.contains(second.title()) && page.contains(&w.day(second.promises[0].on)));
        assert!(page.contains(&over.why) && page.contains(&over.rungs[0].who));
        let known = case.plan.solutions[0].title();
        assert!(!page.contains(known), "what became of it is known, so nothing is asked");
    }

    #[test]
    fn the_residents_sheet_of_a_withdrawn_case_says_that_it_stopped_and_nothing_of_the_case() {
        let (s, circles) = circles();
        for mode in [CaseMode::Circle, CaseMode::Learning] {
            for lang in [Lang::Nl, Lang::En] {
                let w = Words::new(lang);
                let mut case = circles[0].clone();
                (case.row.mode, case.row.state) = (mode, CaseState::Withdrawn);
                let page = of_resident(&case, &s, &w);
                // Masked where it is derived; a page made of something else tells nothing either.
                let purpose = &case.circle.as_ref().expect("a circle").purpose;
                assert!(!page.contains(&crate::paper::escaped(purpose)) && !page.contains(&case.row.title));
                for key in ["resident-what-circle", "resident-what-learning", "resident-who", "resident-until"] {
                    assert!(!page.contains(&crate::paper::escaped(&w.t(key))), "{key}: nothing is written or read now");
                }
                for key in ["resident-stopped-now", "resident-stopped-erase", "resident-undone-read"] {
                    assert!(page.contains(&crate::paper::escaped(&w.t(key))), "{key}");
                }
                let answers = case.row.responsible.unwrap_or(case.row.by);
                assert!(page.contains(&crate::paper::escaped(&org_name(&s, answers))));
            }
        }
    }
}
