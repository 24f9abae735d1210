//! What waits for the reader, derived from the snapshot alone. An offer, never an order.

mod told;

pub use told::{Told, told};

use std::collections::BTreeMap;

use serde::Serialize;
use wijktafel_model::breakthrough::is_open;
use wijktafel_model::id::{LogId, OrgId};
use wijktafel_model::inbox::{Request, before, by, is_for_reader};
use wijktafel_model::report::waiting;
use wijktafel_model::time::Day;
use wijktafel_model::view::escalation::EscalationRow;
use wijktafel_model::view::experiment::{ExperimentState, ExperimentView};
use wijktafel_model::view::inbox::{LaidRow, RequestState};
use wijktafel_model::view::meeting::MeetingState;
use wijktafel_model::view::{
    ActionView, AgreementRow, AgreementState, CaseRow, InvitationState, RoundView, SealState, SealView, Snapshot, Stage,
};
use wijktafel_model::words::{AgreementKind, RoundWay};

/// A partner that was not heard for this many days is worth a call.
const SILENT_DAYS: i32 = 7;
/// A voice that was not heard for this many days may be silent for ever.
const QUIET_DAYS: i32 = 60;
/// A retention day this near is worth a look, in days.
const RETENTION_DAYS: i32 = 30;
/// A day of review this near is worth a place in an agenda, in days.
const REVIEW_DAYS: i32 = 30;
/// A solution that was laid before somebody this many days ago, without a word since, is worth a question.
const LAID_DAYS: i32 = 30;

/// Something that waits, most pressing first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Waits {
    /// Codes to compare with newcomers.
    Code(usize),
    /// A verdict to give.
    Verdict {
        /// The agreement.
        log: LogId,
        /// Its title.
        title: String,
        /// How many gave theirs.
        given: usize,
        /// Of how many.
        electors: usize,
    },
    /// All agreed to stop: the copy is taken along, and one goes on the day.
    Ending {
        /// The agreement's title.
        title: String,
    },
    /// Cases of which the reader's organisation has not told yet what became of every tip.
    ReportBack {
        /// How many cases.
        cases: usize,
        /// How many tips.
        tips: usize,
    },
    /// A round without all of the own scores.
    Score {
        /// The round.
        log: LogId,
        /// Its title.
        title: String,
        /// Dimensions that wait.
        dimensions: usize,
    },
    /// Own actions past their day.
    Overdue(usize),
    /// Rungs of the own organisation that were asked something and did not answer yet.
    Asked {
        /// The first of the cases.
        first: LogId,
        /// How many rungs.
        rungs: usize,
    },
    /// Rungs that did not answer in their days, where the own organisation started to climb.
    RanOut {
        /// The first of the cases.
        first: LogId,
        /// How many rungs.
        rungs: usize,
    },
    /// Solutions that lie before the own organisation, of which it promised no day yet.
    Laid(usize),
    /// Answers that the own organisation promised by a day that has passed.
    Late(usize),
    /// Answers that others promised the own organisation by a day that has passed.
    Missed(usize),
    /// Members that ask for a voice.
    Endorse(Vec<OrgId>),
    /// Actions whose owner left.
    Unowned(usize),
    /// Lessons nobody took.
    Ownerless(usize),
    /// Experiments whose day has passed, or of which partners said differently, in which the reader's organisation takes
    /// part.
    Experiments {
        /// The first of them.
        first: LogId,
        /// How many.
        experiments: usize,
    },
    /// Meetings whose day has passed and of which nobody said whether they were held.
    Passed {
        /// The last of them.
        first: LogId,
        /// How many.
        meetings: usize,
    },
    /// Own cases that will be hidden soon.
    Retention {
        /// The first of them.
        first: LogId,
        /// How many.
        cases: usize,
        /// The first day.
        day: Day,
    },
    /// Agreements whose day of review came.
    Review {
        /// The first of them.
        first: LogId,
        /// How many.
        agreements: usize,
    },
    /// Agreements whose day of review is near.
    ReviewSoon {
        /// The first of them.
        first: LogId,
        /// How many.
        agreements: usize,
        /// The first day.
        day: Day,
    },
    /// Plans of own cases with solutions that nobody owns.
    Unlaid {
        /// The case of the first of them.
        first: LogId,
        /// How many.
        plans: usize,
    },
    /// Plans of own cases with solutions that were laid before another long ago, without a word since.
    Unanswered {
        /// The case of the first of them.
        first: LogId,
        /// How many.
        plans: usize,
    },
    /// A partner that was not heard for long.
    Silent {
        /// Which.
        org: OrgId,
        /// Since how many days.
        days: i32,
    },
}

impl Waits {
    /// The thing it begins at, where that is one.
    pub const fn first(&self) -> Option<LogId> {
        match self {
            Self::Verdict { log: first, .. }
            | Self::Score { log: first, .. }
            | Self::Passed { first, .. }
            | Self::Experiments { first, .. }
            | Self::Retention { first, .. }
            | Self::Review { first, .. }
            | Self::ReviewSoon { first, .. }
            | Self::Asked { first, .. }
            | Self::RanOut { first, .. }
            | Self::Unlaid { first, .. }
            | Self::Unanswered { first, .. } => Some(*first),
            Self::Code(_)
            | Self::Ending { .. }
            | Self::ReportBack { .. }
            | Self::Overdue(_)
            | Self::Laid(_)
            | Self::Late(_)
            | Self::Missed(_)
            | Self::Endorse(_)
            | Self::Unowned(_)
            | Self::Ownerless(_)
            | Self::Silent { .. } => None,
        }
    }
}

/// Everything that waits.
pub fn waits(s: &Snapshot) -> Vec<Waits> {
    let Some(me) = s.network.me.filter(|me| me.writable) else { return Vec::new() };
    let mut list = Vec::new();
    let codes = s.network.invitations.iter().filter(|i| i.own && i.state == InvitationState::WaitsForCode).count();
    if codes > 0 {
        list.push(Waits::Code(codes));
    }
    for row in s.agreements.iter().filter(|row| row.waiting_for.contains(&me.org)) {
        let (given, electors) = (row.given, row.electors);
        list.push(Waits::Verdict { log: row.log, title: row.title.clone(), given, electors });
    }
    let ends = |row: &&AgreementRow| row.kind == AgreementKind::Ending && row.state == AgreementState::InForce;
    list.extend(s.agreements.iter().filter(ends).map(|row| Waits::Ending { title: row.title.clone() }));
    let own = || s.cases.iter().filter(|case| case.by == me.org);
    let open = waiting(s);
    if !open.is_empty() {
        let tips = open.iter().map(|case| case.tips - case.reported).sum();
        list.push(Waits::ReportBack { cases: open.len(), tips });
    }
    for round in s.rounds.iter().filter(|round| round.open && round.participants.contains(&me.org)) {
        let dimensions = match (round.way, unsealed(s, round, me.org)) {
            (RoundWay::Open, _) => unscored(round, me.org),
            (_, waits) => waits,
        };
        if dimensions > 0 {
            list.push(Waits::Score { log: round.log, title: round.title.clone(), dimensions });
        }
    }
    let overdue = actions(s).filter(|(_, action)| is_overdue(action, me.org, s.today)).count();
    if overdue > 0 {
        list.push(Waits::Overdue(overdue));
    }
    list.extend(escalations(s, me.org));
    list.extend(inbox(s, me.org));
    let asks = |one: &&ExperimentView| {
        one.taking_part.contains(&me.org)
            && matches!(one.state(s.today), ExperimentState::Due | ExperimentState::Disputed)
    };
    let asking: Vec<_> = s.experiments.iter().filter(asks).collect();
    if let Some(first) = asking.first() {
        list.push(Waits::Experiments { first: first.log, experiments: asking.len() });
    }
    list.extend(endorsements(s, me.org));
    list.extend(plans(s, me.org));
    list.extend(shared(s));
    let soon = s.today.plus(RETENTION_DAYS);
    let ending: Vec<_> = own().filter(|case| !case.hidden && case.retain_until <= soon).collect();
    if let Some(first) = ending.iter().min_by_key(|case| case.retain_until) {
        list.push(Waits::Retention { first: first.log, cases: ending.len(), day: first.retain_until });
    }
    list.extend(silent(s));
    list
}

/// What climbs a ladder: asked of the own organisation, or asked by it and not answered in time.
fn escalations(s: &Snapshot, own: OrgId) -> impl Iterator<Item = Waits> {
    let open = s.cases.iter().filter(|case| case.is_escalated());
    let rungs: Vec<_> = open.flat_map(|case| case.plan.escalations.iter().map(|one| (case.log, one))).collect();
    let of = |holds: &dyn Fn(&EscalationRow) -> bool| {
        let found: Vec<LogId> = rungs.iter().filter(|(_, one)| holds(one)).map(|(log, _)| *log).collect();
        found.first().map(|first| (*first, found.len()))
    };
    let asked = of(&|one| !one.answered && one.org == Some(own));
    let over = of(&|one| one.by == own && one.ran_out(s.today));
    let asked = asked.map(|(first, rungs)| Waits::Asked { first, rungs });
    asked.into_iter().chain(over.map(|(first, rungs)| Waits::RanOut { first, rungs }))
}

/// What the inbox of plans asks of the reader: of the fixed contacts, or of everybody where there are none.
fn inbox(s: &Snapshot, own: OrgId) -> impl Iterator<Item = Waits> {
    let mine = if is_for_reader(s) { before(s, own) } else { Vec::new() };
    let count = |list: &[Request<'_>], state| list.iter().filter(|one| one.state == state).count();
    let late = count(&mine, RequestState::Overdue);
    let laid = count(&mine, RequestState::Waiting);
    let missed = count(&by(s, own), RequestState::Overdue);
    let some = |n: usize, waits: fn(usize) -> Waits| (n > 0).then(|| waits(n));
    [some(late, Waits::Late), some(laid, Waits::Laid), some(missed, Waits::Missed)].into_iter().flatten()
}

/// One thing that somebody asks of the reader: of what kind, and of which log where it has one.
pub type Call = (&'static str, Option<LogId>);

/// How much of each kind is asked of the reader, by others or by a day. What waits for anybody, and what is only worth
/// knowing, calls nobody.
pub fn calls(s: &Snapshot) -> BTreeMap<Call, usize> {
    let call = |row: &Waits| match row {
        Waits::Code(codes) => Some((("code", None), *codes)),
        Waits::Verdict { log, .. } => Some((("verdict", Some(*log)), 1)),
        Waits::ReportBack { tips, .. } => Some((("report-back", None), *tips)),
        Waits::Score { log, .. } => Some((("score", Some(*log)), 1)),
        Waits::Overdue(actions) => Some((("overdue", None), *actions)),
        Waits::Endorse(orgs) => Some((("endorse", None), orgs.len())),
        Waits::Experiments { experiments, .. } => Some((("experiments", None), *experiments)),
        Waits::Unanswered { plans, .. } => Some((("unanswered", None), *plans)),
        Waits::Asked { rungs, .. } => Some((("asked", None), *rungs)),
        Waits::RanOut { rungs, .. } => Some((("ran-out", None), *rungs)),
        Waits::Laid(solutions) => Some((("laid", None), *solutions)),
        Waits::Late(answers) => Some((("late", None), *answers)),
        Waits::Missed(answers) => Some((("missed", None), *answers)),
        _ => None,
    };
    waits(s).iter().filter_map(call).collect()
}

/// Members that ask for a voice, when the reader may give it.
fn endorsements(s: &Snapshot, own: OrgId) -> Option<Waits> {
    let mine = s.network.organisations.iter().find(|org| org.org == own)?;
    let may = mine.voice && s.network.me.is_some_and(|me| me.mandates.decide);
    let asks = |org: &&wijktafel_model::view::OrganisationView| {
        org.stage == Stage::Member && !org.voice && !org.endorsed_by.contains(&own)
    };
    let orgs: Vec<OrgId> = s.network.organisations.iter().filter(asks).map(|org| org.org).collect();
    (may && !orgs.is_empty()).then_some(Waits::Endorse(orgs))
}

/// What waits for anybody.
fn shared(s: &Snapshot) -> Vec<Waits> {
    let mut list = Vec::new();
    let unowned = actions(s).filter(|(_, action)| action.unowned && !action.done).count();
    if unowned > 0 {
        list.push(Waits::Unowned(unowned));
    }
    let ownerless = s.lessons.iter().filter(|lesson| lesson.owners.is_empty()).count();
    if ownerless > 0 {
        list.push(Waits::Ownerless(ownerless));
    }
    let passed: Vec<_> = s.meetings.iter().filter(|one| one.state == MeetingState::Passed).collect();
    if let Some(first) = passed.last() {
        list.push(Waits::Passed { first: first.log, meetings: passed.len() });
    }
    let due: Vec<_> = s.agreements.iter().filter(|row| row.review.is_some_and(|day| day <= s.today)).collect();
    if let Some(first) = due.first() {
        list.push(Waits::Review { first: first.log, agreements: due.len() });
    }
    let soon = s.today.plus(1)..=s.today.plus(REVIEW_DAYS);
    let near = s.agreements.iter().filter_map(|row| Some((row.review.filter(|day| soon.contains(day))?, row.log)));
    let near: Vec<(Day, LogId)> = near.collect();
    if let Some((day, first)) = near.iter().min() {
        list.push(Waits::ReviewSoon { first: *first, agreements: near.len(), day: *day });
    }
    list
}

/// Plans that wait for an owner, or for an answer of one.
fn plans(s: &Snapshot, own: OrgId) -> Vec<Waits> {
    let ours = |row: &CaseRow| row.by == own || row.responsible == Some(own);
    let open = || s.cases.iter().filter(|row| !row.hidden && is_open(row.state));
    let unlaid: Vec<LogId> = open().filter(|row| ours(row) && row.plan.unowned > 0).map(|row| row.log).collect();
    let before = s.today.plus(-LAID_DAYS);
    let old = |row: &&CaseRow| {
        let silent = |one: &LaidRow| one.laid.org != own && one.state(s.today) == RequestState::Waiting;
        ours(row) && row.plan.laid.iter().any(|one| one.laid.at.day() <= before && silent(one))
    };
    let unanswered: Vec<LogId> = open().filter(old).map(|row| row.log).collect();
    let unlaid = unlaid.first().map(|first| Waits::Unlaid { first: *first, plans: unlaid.len() });
    let unanswered = unanswered.first().map(|first| Waits::Unanswered { first: *first, plans: unanswered.len() });
    [unlaid, unanswered].into_iter().flatten().collect()
}

/// Partners that were heard once, and not for long.
fn silent(s: &Snapshot) -> Vec<Waits> {
    let mut list = Vec::new();
    for org in s.network.organisations.iter().filter(|org| !org.own && org.stage == Stage::Member) {
        let heard = s.sync.peers.iter().filter(|peer| peer.org == Some(org.org));
        if heard.clone().any(|peer| peer.connected) {
            continue;
        }
        if let Some(last) = heard.filter_map(|peer| peer.last_heard).max() {
            let days = s.today.0.saturating_sub(last.day().0);
            if days >= SILENT_DAYS {
                list.push(Waits::Silent { org: org.org, days });
            }
        }
    }
    list
}

/// Voices that have been silent for so long that it may be for ever.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quiet {
    /// Which, in the order of the network.
    pub orgs: Vec<OrgId>,
    /// How many voices there are.
    pub voices: usize,
}

/// The silent voices, where they are half of all or more: more than half decide then no more. A voice that this copy
/// never heard itself, because another brings its words, does not count as silent.
pub fn quiet(s: &Snapshot) -> Option<Quiet> {
    let voices: Vec<_> = s.network.organisations.iter().filter(|org| org.voice).collect();
    let silent = voices.iter().filter(|org| {
        let peers = s.sync.peers.iter().filter(|peer| peer.org == Some(org.org));
        let here = org.own || peers.clone().any(|peer| peer.connected);
        let last = peers.filter_map(|peer| peer.last_heard).max();
        !here && last.is_some_and(|last| s.today.0.saturating_sub(last.day().0) >= QUIET_DAYS)
    });
    let orgs: Vec<OrgId> = silent.map(|org| org.org).collect();
    let voices = voices.len();
    (!orgs.is_empty() && 2 * orgs.len() >= voices).then_some(Quiet { orgs, voices })
}

/// Dimensions of a round the organisation has not scored.
pub fn unscored(round: &RoundView, org: OrgId) -> usize {
    round.dimensions.iter().filter(|dimension| dimension.scores.iter().all(|score| score.org != org)).count()
}

/// Dimensions of a sealed round that the organisation has not sealed, while it still may.
fn unsealed(s: &Snapshot, round: &RoundView, org: OrgId) -> usize {
    let may = |seal: &SealView| seal.org == org && seal.state == SealState::NotYet;
    let elsewhere = s.own_scores.iter().any(|own| own.round == round.log && own.sealed);
    let waits = round.seals.iter().any(may) && !elsewhere;
    if waits { round.model.dimensions.len() } else { 0 }
}

/// Every action with its season.
pub fn actions(s: &Snapshot) -> impl Iterator<Item = (LogId, &ActionView)> {
    s.seasons.iter().flat_map(|season| season.actions.iter().map(|action| (season.log, action)))
}

/// Whether an action is the organisation's now: its own and not lent, or lent to it.
pub fn is_of(action: &ActionView, org: OrgId, today: Day) -> bool {
    match action.lent {
        Some((to, until)) if until >= today => to == org,
        _ => action.owners.contains(&org),
    }
}

fn is_overdue(action: &ActionView, org: OrgId, today: Day) -> bool {
    !action.done && is_of(action, org, today) && action.due.is_some_and(|due| due < today)
}

/// Own actions that are not done, the nearest day first.
pub fn own_actions(s: &Snapshot) -> Vec<(LogId, &ActionView)> {
    let Some(me) = s.network.me else { return Vec::new() };
    let mut list: Vec<_> = actions(s).filter(|(_, action)| !action.done && is_of(action, me.org, s.today)).collect();
    list.sort_by_key(|(_, action)| (action.due.is_none(), action.due, action.action));
    list
}

#[cfg(test)]
mod tests {
    use wijktafel_model::time::Timestamp;

    use wijktafel_model::view::{CaseState, Snapshot};

    use super::{AgreementKind, AgreementState, Waits, own_actions, told, waits};
    use crate::client::demo::{self, laid_before};
    use crate::text::{Lang, Words};

    #[test]
    fn everything_that_waits_is_found() {
        let s = demo::snapshot();
        let list = waits(&s);
        let has = |fits: fn(&Waits) -> bool| list.iter().any(fits);
        assert!(has(|w| matches!(w, Waits::Code(1))));
        assert!(has(|w| matches!(w, Waits::Verdict { .. })));
        assert!(has(|w| matches!(w, Waits::ReportBack { .. })));
        assert!(has(|w| matches!(w, Waits::Score { .. })));
        assert!(has(|w| matches!(w, Waits::Overdue(1))));
        assert!(has(|w| matches!(w, Waits::Ownerless(1))));
        assert!(has(|w| matches!(w, Waits::Late(1))));
        assert!(has(|w| matches!(w, Waits::Laid(1))));
        assert!(has(|w| matches!(w, Waits::Missed(1))));
        assert!(has(|w| matches!(w, Waits::Asked { first: log, rungs: 1 } if *log == demo::CASE)));
        assert!(has(|w| matches!(w, Waits::RanOut { first: log, rungs: 1 } if *log == demo::CASE)));
        assert!(has(|w| matches!(w, Waits::Experiments { experiments: 2, .. })));
        assert!(has(|w| matches!(w, Waits::Passed { meetings: 1, .. })));
        assert!(has(|w| matches!(w, Waits::Silent { days: 9, .. })));
    }

    fn has(s: &Snapshot, fits: fn(&Waits) -> bool) -> bool {
        waits(s).iter().any(fits)
    }

    #[test]
    fn a_review_is_said_before_its_day_and_after_it() {
        let mut s = demo::snapshot();
        let review = |s: &mut Snapshot, days| {
            let row = s.agreements.iter_mut().find(|row| row.review.is_some()).expect("one in force");
            row.review = Some(demo::snapshot().today.plus(days));
        };
        s.agreements.retain(|row| row.review.is_some());
        s.agreements.truncate(1);
        for (days, near, past) in
            [(31, false, false), (30, true, false), (1, true, false), (0, false, true), (-3, false, true)]
        {
            review(&mut s, days);
            assert_eq!(has(&s, |w| matches!(w, Waits::ReviewSoon { agreements: 1, .. })), near, "{days}");
            assert_eq!(has(&s, |w| matches!(w, Waits::Review { agreements: 1, .. })), past, "{days}");
        }
        s.agreements[0].review = None;
        assert!(!has(&s, |w| matches!(w, Waits::Review { .. } | Waits::ReviewSoon { .. })), "no day was named");
    }

    #[test]
    fn a_plan_waits_for_an_owner_and_after_a_month_for_an_answer() {
        let unlaid = |w: &Waits| matches!(w, Waits::Unlaid { plans: 1, .. });
        let unanswered = |w: &Waits| matches!(w, Waits::Unanswered { plans: 1, .. });
        let mut s = demo::snapshot();
        assert!(!has(&s, unlaid) && !has(&s, unanswered));
        let ours = s.cases.iter().position(|row| row.by == demo::ME && row.state == CaseState::Trying);
        let ours = ours.expect("an own case");
        s.cases[ours].plan.unowned = 2;
        assert!(has(&s, unlaid));
        s.cases[ours].state = CaseState::Closed;
        assert!(!has(&s, unlaid), "a closed case waits for nothing");
        (s.cases[ours].state, s.cases[ours].plan.unowned) = (CaseState::Trying, 0);

        let theirs = s.cases.iter().position(|row| row.by != demo::ME && row.state == CaseState::Scheduled);
        let theirs = theirs.expect("a case of another");
        s.cases[theirs].plan.unowned = 1;
        assert!(!has(&s, unlaid), "whoever brought it finds the owner");
        let mut laid = |case: usize, days, org| {
            s.cases[case].plan.laid = vec![laid_before(org, Timestamp(i64::from(s.today.0 - days) * 86_400_000))];
            let said = has(&s, unanswered);
            s.cases[case].plan.laid.clear();
            said
        };
        assert!(!laid(theirs, 40, demo::org(3)), "neither the case nor the question is the reader's");
        assert!(laid(ours, 30, demo::org(3)));
        assert!(!laid(ours, 29, demo::org(3)), "not yet");
        assert!(!laid(ours, 30, demo::ME), "the inbox says it to whoever was asked");
    }

    #[test]
    fn everything_that_waits_is_said_in_both_languages() {
        let s = demo::snapshot();
        let first = demo::CASE;
        let more = [
            Waits::ReviewSoon { first, agreements: 2, day: s.today.plus(12) },
            Waits::Unlaid { first, plans: 1 },
            Waits::Unanswered { first, plans: 3 },
            Waits::Ending { title: "Voorbij".to_owned() },
        ];
        for lang in [Lang::Nl, Lang::En] {
            for one in waits(&s).iter().chain(&more) {
                let said = told(one, &s, &Words::new(lang));
                assert!(![said.title, said.text, said.chip].iter().any(String::is_empty), "{one:?}");
            }
        }
    }

    #[test]
    fn once_all_agreed_to_stop_everybody_is_asked_to_take_a_copy_and_go() {
        let mut s = demo::snapshot();
        let row = &mut s.agreements[2];
        (row.kind, row.state) = (AgreementKind::Ending, AgreementState::Proposed);
        assert!(!waits(&s).iter().any(|w| matches!(w, Waits::Ending { .. })), "it is only asked");
        s.agreements[2].state = AgreementState::InForce;
        assert!(waits(&s).iter().any(|w| matches!(w, Waits::Ending { .. })));
    }

    #[test]
    fn nothing_waits_for_who_left() {
        let mut s = demo::snapshot();
        s.network.me.as_mut().expect("a reader").writable = false;
        assert_eq!(waits(&s), []);
    }

    #[test]
    fn a_partner_that_is_connected_is_not_silent() {
        let mut s = demo::snapshot();
        for peer in &mut s.sync.peers {
            peer.connected = true;
            peer.last_heard = Some(Timestamp(0));
        }
        assert!(!waits(&s).iter().any(|w| matches!(w, Waits::Silent { .. })));
    }

    #[test]
    fn own_actions_stand_by_day_and_what_is_done_is_left_out() {
        let s = demo::snapshot();
        let due: Vec<_> = own_actions(&s).iter().map(|(_, action)| action.due).collect();
        let mut sorted = due.clone();
        sorted.sort_by_key(|day| (day.is_none(), *day));
        assert_eq!(due, sorted);
        assert!(own_actions(&s).iter().all(|(_, action)| !action.done));
    }
}
