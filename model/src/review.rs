//! Looking back at a season: what goes on, changes or stops, and what became superfluous.
//!
//! A word changes nothing by itself: an action is still done or handed over, an agreement still ended by who signed it.

use std::collections::BTreeMap;

use crate::fact::Fact;
use crate::fact::season::ThingReviewed;
use crate::history::{History, Said, last, said};
use crate::view::review::{ReviewView, ReviewWord, Running, SuperfluousView};
use crate::view::{AgreementState, SeasonView, Snapshot};

/// What was said of each thing, ascending; of words said apart all are shown.
pub(crate) fn reviews(history: &dyn History) -> Vec<ReviewView> {
    let words = said(history, |record| match record.fact.known() {
        Fact::ThingReviewed(reviewed) => Some((about(reviewed)?, reviewed)),
        _ => None,
    });
    let mut all: BTreeMap<Running, Vec<Said<'_, &ThingReviewed>>> = BTreeMap::new();
    for Said { place, record, what: (thing, what) } in words {
        all.entry(thing).or_default().push(Said { place, record, what });
    }
    let view = |(about, words): (Running, Vec<Said<'_, &ThingReviewed>>)| {
        let word = |one: &&Said<'_, &ThingReviewed>| ReviewWord {
            onward: one.what.onward,
            why: one.what.why.as_ref().map(ToString::to_string),
            by: one.record.author.org,
            at: one.record.at,
        };
        let mut kept = last(history, &words);
        kept.sort_by_key(|one| one.record.id);
        ReviewView { about, words: kept.iter().map(word).collect() }
    };
    all.into_iter().map(view).collect()
}

/// What a word is about; a word about nothing, or about two things, counts for nothing.
fn about(reviewed: &ThingReviewed) -> Option<Running> {
    match (reviewed.action, reviewed.agreement) {
        (Some(action), None) => Some(Running::Action(action)),
        (None, Some(log)) => Some(Running::Agreement(log)),
        _ => None,
    }
}

/// What became superfluous, in causal order.
pub(crate) fn superfluous(history: &dyn History) -> Vec<SuperfluousView> {
    let told = said(history, |record| match record.fact.known() {
        Fact::SuperfluousTold(told) => Some(&told.text),
        _ => None,
    });
    let view = |one: &Said<'_, &crate::words::Line>| SuperfluousView {
        told: one.record.id,
        text: one.what.to_string(),
        by: one.record.author.org,
        at: one.record.at,
    };
    told.iter().map(view).collect()
}

/// Everything that runs at the end of a season: its open actions, and every agreement in force.
pub fn running(s: &Snapshot, season: &SeasonView) -> Vec<Running> {
    let actions = season.actions.iter().filter(|action| !action.done).map(|action| Running::Action(action.action));
    let in_force = |state| matches!(state, AgreementState::InForce | AgreementState::Disputed);
    let agreements = s.agreements.iter().filter(|row| in_force(row.state)).map(|row| Running::Agreement(row.log));
    actions.chain(agreements).collect()
}

/// What was said of one thing; nothing yet when it is empty.
pub fn words(season: &SeasonView, about: Running) -> &[ReviewWord] {
    season.reviews.iter().find(|one| one.about == about).map_or(&[], |one| one.words.as_slice())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::action::derive;
    use crate::fact::season::{SeasonEnded, SeasonOpened, SuperfluousTold};
    use crate::id::{FactId, LogId};
    use crate::testing::Partners;
    use crate::words::Line;
    use crate::words::review::Onward;

    const LOG: LogId = LogId([8; 16]);

    fn line(text: &str) -> Line {
        Line::new(text).unwrap()
    }

    fn word(action: Option<FactId>, agreement: Option<LogId>, onward: Onward) -> ThingReviewed {
        ThingReviewed { action, agreement, onward, why: Some(line("het loopt")) }
    }

    #[test]
    fn a_later_word_replaces_an_earlier_one_and_words_said_apart_are_both_shown() {
        let (action, agreement) = (Some(FactId([3; 16])), Some(LogId([4; 16])));
        let mut partners = Partners::new(3, 1, SeasonOpened { title: line("najaar") });
        partners.write(0, word(action, None, Onward::GoOn));
        partners.write(0, word(action, None, Onward::Stop));
        partners.write(1, word(None, agreement, Onward::Change));
        partners.write(2, word(None, agreement, Onward::GoOn));
        partners.write(2, word(None, None, Onward::Stop));
        partners.write(2, word(action, agreement, Onward::Stop));
        partners.write(1, SuperfluousTold { text: line("de tweede intake") });
        partners.write(2, SeasonEnded {});
        partners.meet(1, 0);
        partners.meet(2, 0);

        let season = derive(LOG, &partners.history(0)).unwrap();

        let onward =
            |about| words(&season, about).iter().map(|one| one.onward).collect::<std::collections::BTreeSet<_>>();
        assert_eq!(onward(Running::Action(action.unwrap())), [Onward::Stop].into());
        assert_eq!(onward(Running::Agreement(agreement.unwrap())), [Onward::GoOn, Onward::Change].into());
        assert_eq!(season.reviews.len(), 2, "a word about nothing or about two things counts for nothing");
        assert_eq!(season.superfluous[0].text, "de tweede intake");
        assert!(season.ended);
    }
}
