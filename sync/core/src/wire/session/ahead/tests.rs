use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use wijktafel_model::id::{FeedId, LogId};

use super::super::tests::{assert_equal, pair, scatter, shared};
use super::super::{Held, Source as _, Step};
use crate::wire::frame::BULK;
use crate::wire::testing::{Link, Twin};
use crate::wire::vector::FeedState;

/// Flights until each side knew that both are in step: all that is under way at one moment is one.
fn flights(link: &mut Link, a: &mut Twin, b: &mut Twin) -> [Option<usize>; 2] {
    let mut known = [None, None];
    for flight in 1..40 {
        let under_way = std::mem::take(&mut link.streams);
        for (side, stream) in under_way.into_iter().enumerate() {
            for bytes in stream {
                let twin = if side == 0 { &mut *a } else { &mut *b };
                let steps = link.sessions[side].handle(&bytes, twin);
                link.perform(side, steps, twin);
            }
        }
        for (known, rounds) in known.iter_mut().zip(link.synchronised()) {
            *known = known.or_else(|| (rounds > 0).then_some(flight));
        }
    }
    known
}

/// What came to a copy since: the feeds of a log from where the peer has them.
fn since(twin: &Twin, peer: &Twin, log: LogId) -> (LogId, BTreeMap<FeedId, u64>) {
    let theirs = match peer.held(&twin.device(), &log) {
        Held::Feeds(feeds) => feeds.into_iter().map(|state| (state.feed, state.length)).collect(),
        Held::Nothing | Held::Dropped => BTreeMap::new(),
    };
    let Held::Feeds(mine) = twin.held(&peer.device(), &log) else { panic!("held") };
    let behind = |state: FeedState| {
        let from = theirs.get(&state.feed).copied().unwrap_or(0);
        (from < state.length).then_some((state.feed, from))
    };
    (log, mine.into_iter().filter_map(behind).collect())
}

#[test]
fn what_came_since_is_pushed_before_anything_is_compared() {
    let (mut a, mut b) = pair();
    let logs: Vec<LogId> = (0..5).map(|n| shared(&mut a, &mut b, &format!("casus {n}"))).collect();
    let roster = a.roster();
    for log in &logs {
        a.write(*log, "bij a");
        b.write(*log, "bij b");
    }
    let both = a.write(roster, "bekend");
    b.accept(both);
    let founded = b.found("nieuw bij b");
    a.news = Some(logs.iter().map(|log| since(&a, &b, *log)).collect());
    b.news = Some(logs.iter().chain([&founded]).map(|log| since(&b, &a, *log)).collect());

    let mut link = Link::new(&a, &b);
    let known = flights(&mut link, &mut a, &mut b);

    assert_equal(&a, &b);
    assert_eq!(known, [Some(4), Some(5)]);
    assert_eq!((a.repeated, b.repeated), (0, 0));
    let kinds: BTreeSet<u8> = link.frames.iter().map(|(_, kind, _)| *kind).collect();
    assert_eq!(kinds, BTreeSet::from([0, 2, 6, 14, 16, 0x82]), "no range, no vector, nothing asked for");
    assert!(link.sessions.iter().all(|session| session.confirmed().len() == 7));
}

#[test]
fn who_alone_has_news_is_answered_at_once() {
    let (mut a, mut b) = pair();
    let log = shared(&mut a, &mut b, "samen");
    a.write(log, "bij a");
    (a.news, b.news) = (Some(BTreeMap::from([since(&a, &b, log)])), Some(BTreeMap::new()));

    let mut link = Link::new(&a, &b);
    assert_eq!(flights(&mut link, &mut a, &mut b), [Some(4), Some(3)]);
    assert_equal(&a, &b);
}

#[test]
fn nothing_is_pushed_ahead_while_the_rosters_differ() {
    let (mut a, mut b) = pair();
    let log = shared(&mut a, &mut b, "samen");
    let roster = a.roster();
    a.write(log, "bij a");
    b.write(log, "bij b");
    b.write(roster, "b is gegaan");
    a.news = Some(BTreeMap::from([since(&a, &b, log)]));
    b.news = Some([log, roster].map(|log| since(&b, &a, log)).into());

    let mut link = Link::new(&a, &b);
    link.flow(&mut a, &mut b, 40);

    assert_equal(&a, &b);
    let live = |step: &Step| matches!(step, Step::Accept { live: true, .. });
    assert!(!link.steps.iter().flatten().any(live), "the roster is taken in first");
}

#[test]
fn nothing_else_is_pushed_while_the_rosters_differ() {
    let (mut a, mut b) = pair();
    let log = shared(&mut a, &mut b, "samen");
    let roster = a.roster();
    b.write(roster, "b is gegaan");

    let mut link = Link::new(&a, &b);
    for _ in 0..20 {
        for (side, stream) in std::mem::take(&mut link.streams).into_iter().enumerate() {
            let twin = if side == 0 { &mut a } else { &mut b };
            for bytes in stream {
                let steps = link.sessions[side].handle(&bytes, twin);
                link.perform(side, steps, twin);
            }
        }
        let typed = a.write(log, "a typt");
        let steps = link.sessions[0].push(log, &typed, &a);
        link.perform(0, steps, &mut a);
    }
    link.flow(&mut a, &mut b, 40);

    assert_equal(&a, &b);
    let first = |from: usize| link.frames.iter().position(|(side, kind, _)| *side == from && *kind >= BULK).unwrap();
    assert!(first(1) < first(0), "b's roster came before a sent anything");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn whatever_is_remembered_both_end_with_the_same(
        seed in proptest::collection::vec(any::<u8>(), 0..80),
        remembered in proptest::collection::vec((any::<bool>(), any::<u8>(), 0_u64..3), 0..40),
        who in 0_u8..4,
    ) {
        let (mut a, mut b) = scatter(&seed);
        let recall = |twin: &Twin| {
            let mut news: BTreeMap<LogId, BTreeMap<FeedId, u64>> = BTreeMap::new();
            let logs: Vec<LogId> = twin.logs.keys().copied().collect();
            for (whole, place, from) in &remembered {
                let log = logs[usize::from(*place) % logs.len()];
                let Held::Feeds(feeds) = twin.held(&twin.device(), &log) else { continue };
                let feeds = feeds.into_iter().map(|state| (state.feed, if *whole { 0 } else { *from }));
                news.entry(log).or_default().extend(feeds);
            }
            news
        };
        a.news = (who & 1 > 0).then(|| recall(&a));
        b.news = (who & 2 > 0).then(|| recall(&b));

        let mut link = Link::new(&a, &b);
        link.flow(&mut a, &mut b, 100);

        assert_equal(&a, &b);
        prop_assert_eq!(link.closed(), [None, None]);
        prop_assert_eq!(link.synchronised(), [1, 1]);
        for session in &link.sessions {
            prop_assert!(session.is_in_step());
            prop_assert_eq!(session.confirmed().len(), a.logs.len());
        }
    }
}
