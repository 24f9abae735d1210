//! Escalation: ladders from the network's log, and how one is climbed, from a case's own log.
//!
//! Where an escalation stands is worked out from what was said and never stored. A rung that was reached stays reached
//! until somebody takes that back, so two who climb apart climb once, and a day that passes changes nothing by itself.

use crate::breakthrough::{drops, stays_dropped};
use crate::fact::Fact;
use crate::fact::escalation::{EscalationAnswered, EscalationEnded, EscalationStarted, Ladder};
use crate::history::{History, Said, last, said};
use crate::id::FactId;
use crate::steps::standing;
use crate::time::Timestamp;
use crate::view::escalation::{EndView, EscalationView, LadderView, RungAnswerView, RungView};

/// Every ladder in causal order, dropped ones too: new words bring one back. Those that are out of bounds never were.
pub(crate) fn ladders(history: &dyn History) -> Vec<LadderView> {
    let written = said(history, |record| match record.fact.known() {
        Fact::LadderWritten(written) if written.ladder.is_sound() => Some(&written.ladder),
        _ => None,
    });
    let later = said(history, |record| match record.fact.known() {
        Fact::LadderRewritten(anew) if anew.ladder.is_sound() => Some((anew.written, Some(&anew.ladder))),
        Fact::LadderDropped(dropped) => Some((dropped.written, None)),
        _ => None,
    });
    let view = |first: &Said<'_, &Ladder>| {
        let (ladder, dropped) = standing(history, first, &later);
        LadderView { written: first.record.id, ladder: ladder.clone(), by: first.record.author.org, dropped }
    };
    written.iter().map(view).collect()
}

/// What is said about an escalation after its start.
#[derive(Clone, Copy)]
enum Word<'a> {
    Climbed(usize),
    Answered(usize, &'a EscalationAnswered),
    Ended(&'a EscalationEnded),
    TakenBack(Option<usize>),
}

type About<'a> = Said<'a, (FactId, Word<'a>)>;

/// Every escalation of a case, in causal order.
pub(crate) fn escalations(history: &dyn History) -> Vec<EscalationView> {
    let started = said(history, |record| match record.fact.known() {
        Fact::EscalationStarted(started) if started.ladder.is_sound() => Some(started),
        _ => None,
    });
    let number = |rung: u32| usize::try_from(rung).unwrap_or(usize::MAX);
    let words: Vec<About<'_>> = said(history, |record| {
        Some(match record.fact.known() {
            Fact::EscalationClimbed(climbed) => (climbed.escalation, Word::Climbed(number(climbed.to))),
            Fact::EscalationAnswered(answer) => (answer.escalation, Word::Answered(number(answer.rung), answer)),
            Fact::EscalationEnded(ended) => (ended.escalation, Word::Ended(ended)),
            Fact::EscalationTakenBack(back) => (back.escalation, Word::TakenBack(back.rung.map(number))),
            _ => return None,
        })
    });
    let drops = drops(history);
    started.iter().map(|one| escalation(history, one, &words, &drops)).collect()
}

fn escalation(
    history: &dyn History,
    started: &Said<'_, &EscalationStarted>,
    words: &[About<'_>],
    drops: &[Said<'_, FactId>],
) -> EscalationView {
    let about = |word: &&About<'_>| word.what.0 == started.record.id && history.precedes(started.place, word.place);
    let words: Vec<About<'_>> = words.iter().filter(about).copied().collect();
    // A word stays until somebody who knew it takes it back.
    let stays = |place: usize, rung: Option<usize>| {
        let back = |word: &About<'_>| matches!(word.what.1, Word::TakenBack(of) if of == rung);
        !words.iter().any(|word| back(word) && history.precedes(place, word.place))
    };
    let climbs: Vec<(usize, Timestamp)> = words
        .iter()
        .filter_map(|word| match word.what.1 {
            Word::Climbed(to) if to > 0 && stays(word.place, Some(to)) => Some((to, word.record.at)),
            _ => None,
        })
        .collect();
    let rungs = started.what.ladder.rungs.iter().enumerate().map(|(place, rung)| {
        let start = (place == 0).then_some(started.record.at);
        let climbed = climbs.iter().filter(|(to, _)| *to == place).map(|(_, at)| *at);
        RungView {
            who: rung.who.to_string(),
            org: rung.org,
            days: rung.days,
            asked: climbed.chain(start).min(),
            answers: answers(history, &words, place, drops),
        }
    });
    let rungs: Vec<RungView> = rungs.collect();
    EscalationView {
        escalation: started.record.id,
        name: started.what.ladder.name.to_string(),
        about: started.what.about,
        why: started.what.why.to_string(),
        by: started.record.author.org,
        at: started.record.at,
        rung: rungs.iter().rposition(|rung| rung.asked.is_some()).unwrap_or_default(),
        rungs,
        ends: ends(history, &words, |place| stays(place, None)),
    }
}

fn answers(history: &dyn History, words: &[About<'_>], rung: usize, drops: &[Said<'_, FactId>]) -> Vec<RungAnswerView> {
    let view = |word: &About<'_>| {
        let Word::Answered(of, answer) = word.what.1 else { return None };
        let about = |drop: &&Said<'_, FactId>| drop.what == word.record.id && history.precedes(word.place, drop.place);
        let dropped: Vec<usize> = drops.iter().filter(about).map(|drop| drop.place).collect();
        (of == rung && !stays_dropped(history, &dropped, &[])).then(|| RungAnswerView {
            answer: word.record.id,
            note: answer.note.to_string(),
            by: word.record.author.org,
            at: word.record.at,
        })
    };
    words.iter().filter_map(view).collect()
}

fn ends<'a>(history: &dyn History, words: &[About<'a>], stays: impl Fn(usize) -> bool) -> Vec<EndView> {
    let ended = |word: &About<'a>| match word.what.1 {
        Word::Ended(ended) if stays(word.place) => Some(Said { place: word.place, record: word.record, what: ended }),
        _ => None,
    };
    let said: Vec<Said<'_, &EscalationEnded>> = words.iter().filter_map(ended).collect();
    let mut kept = last(history, &said);
    kept.sort_by_key(|one| one.record.id);
    let view = |one: &Said<'_, &EscalationEnded>| EndView {
        end: one.what.end,
        note: one.what.note.as_ref().map(ToString::to_string),
        by: one.record.author.org,
        at: one.record.at,
    };
    kept.into_iter().map(view).collect()
}

#[cfg(test)]
mod tests;
