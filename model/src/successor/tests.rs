use super::*;
use crate::agreement;
use crate::fact::round::ScoreGiven;
use crate::fact::successor::FeedReached;
use crate::fact::{VerdictGiven, VersionProposed};
use crate::id::EntryId;
use crate::plan::{RuleError, plan};
use crate::testing::{Desk, Partners, author, standing};
use crate::time::Timestamp;
use crate::view::Texts;
use crate::words::{AgreementKind, AgreementRule, Document};

const THERE: NetworkId = NetworkId([9; 32]);
const OLD: LogId = LogId([8; 16]);
const LOG: LogId = LogId([6; 16]);

fn line(text: &str) -> Line {
    Line::new(text).unwrap()
}

fn from() -> Continued {
    let feeds = vec![FeedReached { feed: FeedId([1; 16]), length: 3, tip: EntryId([1; 32]) }];
    Continued { network: THERE, log: OLD, feeds, name: None, by: None }
}

fn quoted(fact: impl Into<Fact>, proof: Option<Bytes>) -> Quoted {
    let statement = Statement { fact: fact.into(), at: Timestamp(7), previous: None };
    Quoted { log: OLD, org: OrgId([0x80; 16]), name: line("De Linde"), statement: Bytes(statement.to_cbor()), proof }
}

fn version(network: NetworkId) -> VersionProposed {
    VersionProposed {
        network,
        agreement: OLD,
        title: line("Samen"),
        text: Document::new("Wij laten niet los.").unwrap(),
        rule: AgreementRule::Signatories,
        electorate: vec![OrgId([0x80; 16]), OrgId([0x81; 16])],
        parents: Vec::new(),
        criteria: Vec::new(),
        effective: None,
        review: None,
        stop_clause: None,
    }
}

/// An agreement's log in the new network, by two organisations.
fn copied(replica: usize) -> Partners {
    let mut partners = Partners::new(2, 1, AgreementOpened { title: line("Samen"), kind: AgreementKind::Cooperation });
    let version = version(THERE);
    let given = VerdictGiven { version: version.id(), verdict: Verdict::Agree, note: None, sibling: None, paper: None };
    partners.write(replica, from());
    partners.write(replica, quoted(version, None));
    partners.write(replica, quoted(given, Some(Bytes(vec![1]))));
    partners
}

#[test]
fn what_held_in_the_earlier_network_is_shown_and_binds_nobody() {
    let view = agreement::derive(LOG, &copied(0).whole(), &Texts::new()).unwrap();

    let earlier = view.earlier.unwrap();
    assert_eq!((earlier.network, earlier.log), (THERE, OLD));
    assert_eq!(earlier.versions[0].words[0].name, "De Linde");
    assert!(!earlier.versions[0].words[0].proven, "nothing is proven before somebody checked");
    assert_eq!(view.row.state, AgreementState::Draft);
    assert!(view.versions.is_empty() && view.row.signed_by.is_empty());
}

#[test]
fn only_whoever_founded_a_log_says_what_it_continues() {
    let whole = copied(1).whole();

    assert!(agreement::derive(LOG, &whole, &Texts::new()).unwrap().earlier.is_none());
    assert!(continued(&whole).is_empty() && kept_proofs(&whole).is_empty());
}

#[test]
fn a_version_of_a_third_network_is_not_quoted() {
    let mut partners = Partners::new(1, 1, AgreementOpened { title: line("Samen"), kind: AgreementKind::Cooperation });
    partners.write(0, from());
    partners.write(0, quoted(version(NetworkId([7; 32])), None));

    assert!(earlier_agreement(&partners.whole()).is_none());
}

#[test]
fn scores_of_the_earlier_network_count_in_no_phase() {
    let opened =
        RoundOpened { title: line("najaar"), way: None, model: crate::maturity::default_model(), participants: vec![] };
    let mut partners = Partners::new(1, 1, opened);
    partners.write(0, from());
    partners.write(0, quoted(ScoreGiven { dimension: 2, score: 4, evidence: None }, None));

    let view = crate::maturity::derive(LOG, &partners.whole(), &Texts::new()).unwrap();

    assert_eq!(view.earlier.len(), 1);
    assert!(view.dimensions.iter().all(|dimension| dimension.scores.is_empty()));
}

fn heirloom(facts: usize) -> Heirloom {
    let action = |_| ActionView {
        action: FactId([1; 16]),
        what: "Sleutel regelen".to_owned(),
        owners: vec![OrgId([0x81; 16])],
        person: None,
        due: None,
        done: false,
        lent: None,
        unowned: false,
        origin: None,
    };
    let season = SeasonView {
        over: None,
        reviews: Vec::new(),
        superfluous: Vec::new(),
        pulse: None,
        course: vec![],
        ended: false,
        log: OLD,
        title: "Voorjaar".to_owned(),
        actions: (0..facts).map(action).collect(),
        at: Timestamp(1),
    };
    let names = vec![(OrgId([0x81; 16]), line("De Linde"))];
    Heirloom { from: vec![from()], names, own: OrgId([0x80; 16]), quotes: Vec::new(), what: Thing::Season(season) }
}

fn carry(desk: &mut Desk, facts: usize) -> Result<Vec<crate::plan::Write>, RuleError> {
    plan(&Command::Carry { heirloom: Box::new(heirloom(facts)), place: Place::default() }, desk)
}

#[test]
fn what_does_not_fit_into_one_entry_goes_into_several() {
    let mut desk = Desk::new(author(0, 0), standing(1, 1));

    let writes = carry(&mut desk, 450).unwrap();

    assert_eq!(writes.iter().map(|write| write.facts.len()).collect::<Vec<_>>(), [200, 200, 52]);
    assert!(writes.iter().skip(1).all(|write| write.target == crate::plan::Target::Same));
    let named = writes
        .iter()
        .flat_map(|write| &write.facts)
        .filter(|fact| matches!(fact, Fact::ActionAdded(added) if added.what.as_str() == "Sleutel regelen (De Linde)"));
    assert_eq!(named.count(), 450, "who had taken it on is not forgotten");
}

#[test]
fn nothing_is_carried_once_somebody_else_is_there() {
    let mut desk = Desk::new(author(0, 0), standing(2, 1));

    assert_eq!(carry(&mut desk, 1), Err(RuleError::Closed));
}

#[test]
fn a_copy_with_something_more_or_else_is_not_faithful() {
    let heirloom = heirloom(2);
    let facts = heirloom.facts(OrgId([1; 16]), &Place::default()).unwrap();
    let written = |facts: &[Fact]| {
        let bytes = |fact: &Fact| Bytes(Statement { fact: fact.clone(), at: Timestamp(0), previous: None }.to_cbor());
        CopyClaim { from: heirloom.from.clone(), by: None, facts: facts.iter().map(bytes).collect() }
    };
    let added = |what: &str| -> Fact {
        ActionAdded { what: line(what), owner: OrgId([1; 16]), person: None, due: None, origin: None }.into()
    };

    assert!(is_faithful(&heirloom, &written(&facts)));
    let later: Vec<Fact> = facts.iter().cloned().chain([added("Nieuw")]).collect();
    assert!(is_faithful(&heirloom, &written(&later)), "what came afterwards is work in the new network");
    let mut changed = facts.clone();
    changed[3] = added("Iets anders");
    assert!(!is_faithful(&heirloom, &written(&changed)));
    assert!(!is_faithful(&heirloom, &written(&facts[..3])));
}

#[test]
fn step_templates_of_the_network_go_along_as_they_were_last_worded() {
    use crate::fact::steps::{StepTemplate, TemplateStep};
    use crate::words::StepMethod;

    let step = |name: &str| TemplateStep { name: line(name), level: None, minutes: 5 };
    let template = |name: &str| StepTemplate { name: line(name), steps: vec![step("Wie zijn wij?")] };
    let written = |n: u8, instead, name: &str| TemplateView {
        written: FactId([n; 16]),
        instead,
        template: template(name),
        by: OrgId([0x81; 16]),
    };
    let bowl = Some(StepMethod::Fishbowl);
    let templates = vec![written(1, bowl, "Onze vissenkom"), written(2, None, "Rondje")];
    let what = Thing::Network { purpose: "Samen".to_owned(), templates };
    let heirloom = Heirloom { from: vec![from()], names: vec![], own: OrgId([0x80; 16]), quotes: Vec::new(), what };

    let facts = heirloom.facts(OrgId([1; 16]), &Place::default()).unwrap();
    let mut partners = Partners::new(1, 1, crate::fact::NetworkNamed { name: line("Nieuw"), region: None });
    for fact in facts {
        partners.write(0, fact);
    }

    let carried: Vec<_> = crate::steps::templates(&partners.whole())
        .into_iter()
        .map(|one| (one.instead, one.template.name.to_string()))
        .collect();
    assert_eq!(carried, [(bowl, "Onze vissenkom".to_owned()), (None, "Rondje".to_owned())]);
    assert_eq!(continued(&partners.whole()).len(), 1, "and where they come from is said");
}
