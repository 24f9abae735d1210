//! What is told in one language is told in the other, in words that the product itself would take.

use std::collections::BTreeSet;

use wijktafel_model::identifiers::{self, Allowed, Found};
use wijktafel_model::words::{Line, Prose};

use super::*;

/// Words that one language has and the other has not.
const DUTCH: [&str; 16] = [
    "de", "het", "een", "niet", "wie", "wij", "zij", "voor", "naar", "zonder", "ook", "wordt", "heeft", "geen", "met",
    "als",
];
const ENGLISH: [&str; 13] =
    ["the", "and", "not", "who", "with", "without", "she", "they", "has", "have", "from", "what", "each"];

fn tips(tips: &'static [Tip]) -> impl Iterator<Item = Said> {
    let notes = tips.iter().filter_map(|tip| tip.4.and_then(|(_, note)| note));
    tips.iter().map(|tip| tip.3).chain(notes)
}

/// What is said at meetings, each on one line.
fn at_meetings() -> impl Iterator<Item = Said> {
    MEETINGS.iter().flat_map(|one| {
        let subjects = one.agenda.iter().filter_map(|item| item.1);
        let signals = one.signals.iter().map(|signal| signal.0);
        subjects.chain(signals).chain(one.news.iter().copied()).chain([one.place])
    })
}

/// What is said in breakthrough plans.
fn plans() -> impl Iterator<Item = Said> {
    let texts = PLANS.iter().flat_map(|one| [one.perspective, one.self_part]);
    let met = PLANS.iter().flat_map(|one| one.arguments).filter_map(|one| one.2);
    let climbed = [ESCALATION.0, ESCALATION.1];
    texts.chain(climbed).chain(met).chain(PLANS.iter().flat_map(|one| one.solutions).flat_map(Solution::words))
}

/// What stands on one line in breakthrough plans.
fn plan_lines() -> impl Iterator<Item = Said> {
    let costs = PLANS.iter().flat_map(|one| one.costs).flat_map(|cost| [cost.what, cost.source]);
    let rungs = LADDER.1.iter().map(|rung| rung.0);
    costs.chain(rungs).chain([LADDER.0, BUDGET.0, BUDGET.1.1, BUDGET.3])
}

/// What stands on one line.
fn lines() -> Vec<Said> {
    let partners = PARTNERS.iter().flat_map(|one| [one.name, one.person, one.contact, one.colleague.0]);
    let tables = TABLES.iter().flat_map(|(name, area, rhythm)| [*name, *area, *rhythm]);
    let agreements = AGREEMENTS.iter().flat_map(|one| one.criteria.iter().copied().chain([one.title]));
    let titles = CASES.iter().chain([&DROPPED]).map(|case| case.title).chain(ROUNDS.iter().map(|round| round.0));
    let growth = ACTIONS
        .iter()
        .map(|action| action.0)
        .chain(LESSONS.iter().map(|lesson| lesson.1))
        .chain([REFLECTION.0, STORY.0]);
    let growth = growth.chain(TRAINING.iter().map(|one| one.3));
    let rest = [NETWORK.0, NETWORK.1, CIRCLE.title, DISPUTED.0, SEASON];
    partners
        .chain(tables)
        .chain(plan_lines())
        .chain(at_meetings())
        .chain(agreements)
        .chain(titles)
        .chain(growth)
        .chain(rest)
        .collect()
}

/// What may be longer.
fn proses() -> Vec<Said> {
    let offers = PARTNERS.iter().map(|one| one.offers);
    let cases = CASES.iter().chain([&DROPPED]);
    let cases = cases
        .flat_map(|one| [one.ground, one.question, one.situation, one.strengths].into_iter().chain(tips(one.tips)));
    let circle =
        [CIRCLE.purpose, CIRCLE.question, CIRCLE.situation, CIRCLE.strengths].into_iter().chain(tips(CIRCLE.tips));
    let agreements = AGREEMENTS.iter().flat_map(|one| [Some(one.draft), one.note]).flatten();
    let growth =
        EVIDENCE.iter().map(|said| said.2).chain(LESSONS.iter().map(|lesson| lesson.3)).chain([REFLECTION.1, STORY.1]);
    let rest = [PURPOSE, DISPUTED.1, DISPUTED.2[0], DISPUTED.2[1], ADDED, CONCLUSION];
    let rest = rest.into_iter().chain(plans());
    let notes = MEETINGS.iter().filter_map(|one| one.notes);
    let departures = DEPARTURES.iter().flat_map(|one| [one.reason, one.harvest]);
    let notes = notes.chain(departures);
    offers.chain(cases).chain(notes).chain(circle).chain(agreements).chain(growth).chain(rest).collect()
}

/// What anybody of a network may be called.
fn names(lang: Lang) -> Vec<&'static str> {
    let names = PARTNERS.iter().map(|one| one.name).chain(TABLES.iter().flat_map(|table| [table.0, table.1]));
    names.chain([NETWORK.0, NETWORK.1]).map(|said| said.of(lang)).collect()
}

#[test]
fn every_text_fits_where_it_goes_in_both_languages() {
    for lang in Lang::ALL {
        for said in lines() {
            Line::new(said.of(lang)).unwrap_or_else(|error| panic!("{}: {error}", said.of(lang)));
        }
        for said in proses() {
            Prose::new(said.of(lang)).unwrap_or_else(|error| panic!("{}: {error}", said.of(lang)));
        }
    }
}

#[test]
fn nothing_that_all_read_may_tell_who_somebody_is() {
    let mut told: Vec<Found> = Vec::new();
    for lang in Lang::ALL {
        let allowed = Allowed::new(names(lang));
        let cases = CASES.iter().chain([&DROPPED]).map(|one| {
            let head = [one.title, one.ground, one.question, one.situation, one.strengths];
            head.into_iter().chain(tips(one.tips)).collect::<Vec<_>>()
        });
        let lessons = LESSONS
            .iter()
            .map(|lesson| vec![lesson.1, lesson.3])
            .chain([vec![REFLECTION.0, REFLECTION.1], vec![STORY.0, STORY.1]]);
        let agreements =
            AGREEMENTS.iter().map(|one| [Some(one.title), Some(one.draft), one.note].into_iter().flatten().collect());
        let meetings = [at_meetings().chain(MEETINGS.iter().filter_map(|one| one.notes)).collect()];
        for texts in
            cases.chain([plans().chain(plan_lines()).collect()]).chain(lessons).chain(agreements).chain(meetings)
        {
            told.extend(identifiers::find_in(texts.iter().map(|said| said.of(lang)), &allowed));
        }
    }
    assert_eq!(told, []);
}

#[test]
fn no_sentence_of_one_language_stands_in_the_other() {
    for (lang, others) in [(Lang::En, DUTCH.as_slice()), (Lang::Nl, ENGLISH.as_slice())] {
        for said in lines().into_iter().chain(proses()) {
            let words = said.of(lang).split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase);
            let words: BTreeSet<String> = words.collect();
            let foreign: Vec<_> = others.iter().filter(|other| words.contains(**other)).collect();
            assert!(foreign.is_empty(), "{}: {foreign:?}", said.of(lang));
            assert_ne!(said.nl, said.en, "said once");
        }
    }
}

#[test]
fn every_partner_has_a_folder_of_its_own() {
    for lang in Lang::ALL {
        let folders = PARTNERS.iter().map(|one| one.folder).chain([TABLET]).map(|said| said.of(lang));
        assert_eq!(folders.collect::<BTreeSet<_>>().len(), PARTNERS.len() + 1);
    }
}
