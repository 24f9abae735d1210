//! What the window remembers. Nothing here is shared with partners or written to disk.

mod texts;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use lucide_icons::Icon;
use wijktafel_model::command::Command;
use wijktafel_model::growth::growth;
use wijktafel_model::id::{FactId, LogId, OrgId, PersonId};
use wijktafel_model::time::Timestamp;
use wijktafel_model::view::phase::{GrowthView, Sign};
use wijktafel_model::view::quarter::Quarter;
use wijktafel_model::view::{CaseRow, CaseState, OrganisationView, Snapshot};
use wijktafel_model::words::{AgreementRule, LifeArea, SupportLevel, Verdict};
use wijktafel_sync::access::AccessLog;
use wijktafel_sync::node::Visit;
use wijktafel_sync::node::erased::Erased;
use wijktafel_sync::node::register::{Breach, Loss};

pub use self::texts::{Texts, text_id};
use super::bridge::{Problem, Situation};
use super::forms::{Asking, Form};
use super::intent::{LockAfter, Preferences};
use super::report::ReportState;
use super::ui::parts::Badge;
use super::views::first_run::FirstRun;
use super::views::palette::Palette;
use crate::offers::Looking;
use crate::print::successor::{History, Refounded};
use crate::shape::Shape;
use crate::text::{Words, names};

/// Where a person can be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Place {
    /// What waits, and what changed.
    #[default]
    Today,
    /// Tables.
    Tables,
    /// Cases.
    Cases,
    /// Agreements.
    Agreements,
    /// Who belongs.
    Network,
    /// Maturity, seasons, lessons.
    Growth,
    /// Who has what.
    Partners,
    /// The own organisation's people, devices, recovery, registers.
    Own,
    /// Leaving.
    Leaving,
    /// Reporting back; reached from today, with Ctrl R, and from the palette.
    Report,
    /// The inbox of plans; reached from today, with Ctrl I, and from the palette.
    Inbox,
}

impl Place {
    /// In the order of the navigation and of Ctrl 1 to 9.
    pub const ALL: [Self; 9] = [
        Self::Today,
        Self::Tables,
        Self::Cases,
        Self::Agreements,
        Self::Network,
        Self::Growth,
        Self::Partners,
        Self::Own,
        Self::Leaving,
    ];

    /// The key of its name.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Today => "place-today",
            Self::Tables => "place-tables",
            Self::Cases => "place-cases",
            Self::Agreements => "place-agreements",
            Self::Network => "place-network",
            Self::Growth => "place-growth",
            Self::Partners => "place-partners",
            Self::Own => "place-own",
            Self::Leaving => "place-leaving",
            Self::Report => "place-report",
            Self::Inbox => "place-inbox",
        }
    }

    /// Its icon.
    pub const fn icon(self) -> Icon {
        match self {
            Self::Today => Icon::Sunrise,
            Self::Tables => Icon::MessagesSquare,
            Self::Cases => Icon::FolderOpen,
            Self::Agreements => Icon::Handshake,
            Self::Network => Icon::Network,
            Self::Growth => Icon::Sprout,
            Self::Partners => Icon::RefreshCw,
            Self::Own => Icon::UsersRound,
            Self::Leaving => Icon::DoorOpen,
            Self::Report => Icon::MessageCircleReply,
            Self::Inbox => Icon::Inbox,
        }
    }
}

/// A part of a place that has several.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Of who belongs.
    Network(NetworkTab),
    /// Of growth.
    Growth(GrowthTab),
    /// Of the own organisation.
    Own(OwnTab),
}

impl Part {
    /// All of them, in the order of the navigation.
    pub fn all() -> impl Iterator<Item = Self> {
        let network = NetworkTab::ALL.into_iter().map(Self::Network);
        let growth = GrowthTab::ALL.into_iter().map(Self::Growth);
        network.chain(growth).chain(OwnTab::ALL.into_iter().map(Self::Own))
    }

    /// Where it is.
    pub const fn place(self) -> Place {
        match self {
            Self::Network(_) => Place::Network,
            Self::Growth(_) => Place::Growth,
            Self::Own(_) => Place::Own,
        }
    }

    /// The key of its name.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Network(tab) => tab.key(),
            Self::Growth(tab) => tab.key(),
            Self::Own(tab) => tab.key(),
        }
    }
}

/// What the window remembers.
#[derive(Debug)]
pub struct UiState {
    /// The sentences.
    pub words: Arc<Words>,
    /// Where this computer stands.
    pub situation: Situation,
    /// Where the person is.
    pub place: Place,
    /// Everything that waits is in sight.
    pub whole: bool,
    /// Before they open a network.
    pub first_run: FirstRun,
    /// Tables.
    pub tables: TablesState,
    /// Cases.
    pub cases: CasesState,
    /// Agreements.
    pub agreements: AgreementsState,
    /// Who belongs.
    pub network: NetworkState,
    /// Maturity, seasons, lessons.
    pub growth: GrowthState,
    /// The own organisation.
    pub own: OwnState,
    /// Leaving.
    pub leaving: LeavingState,
    /// Reporting back.
    pub report: ReportState,
    /// Learning together.
    pub learning: super::learning::LearningState,
    /// The form on screen.
    pub asking: Option<Asking>,
    /// The palette.
    pub palette: Option<Palette>,
    /// The sheet of keys is shown.
    pub keys: bool,
    /// The case that is shown for the whole room.
    pub wall: Option<Wall>,
    /// What was just done or went wrong.
    pub toasts: Vec<Toast>,
    /// What stays wrong until it is put right.
    pub trouble: Option<Problem>,
    /// Texts on screen.
    pub texts: Texts,
    /// A request that is waited for: nothing else can be sent meanwhile.
    pub waiting: Option<u64>,
    /// How long the window waits for somebody before it locks.
    pub lock_after: LockAfter,
    /// What was chosen for the window on this computer.
    pub preferences: Preferences,
    /// Whether this desktop shows messages, once that was tried.
    pub bell: Option<bool>,
    /// This computer remembers the key.
    pub remembers: bool,
    /// Why the passphrase is asked for, though it was meant to.
    pub not_remembered: Option<Problem>,
    /// What time it is.
    pub now: fn() -> Timestamp,
}

impl UiState {
    /// At the first page.
    pub fn new(words: Arc<Words>) -> Self {
        Self {
            words,
            situation: Situation::default(),
            place: Place::default(),
            whole: false,
            first_run: FirstRun::default(),
            tables: TablesState::default(),
            cases: CasesState::default(),
            agreements: AgreementsState::default(),
            network: NetworkState::default(),
            growth: GrowthState::default(),
            own: OwnState::default(),
            leaving: LeavingState::default(),
            report: ReportState::default(),
            learning: super::learning::LearningState::default(),
            asking: None,
            palette: None,
            keys: false,
            wall: None,
            toasts: Vec::new(),
            trouble: None,
            texts: Texts::default(),
            waiting: None,
            lock_after: LockAfter::default(),
            preferences: Preferences::default(),
            bell: None,
            remembers: false,
            not_remembered: None,
            now: wijktafel_sync::clock::now,
        }
    }

    /// Whether something covers the page.
    pub fn is_covered(&self) -> bool {
        self.asking.is_some() || self.palette.is_some() || self.keys
    }
}

/// Tables.
#[derive(Debug, Default)]
pub struct TablesState {
    /// The meeting that is open.
    pub meeting: Option<LogId>,
    /// Clocks of discussions.
    pub clock: ClockState,
}

/// Clocks of discussions.
#[derive(Debug, Default)]
pub struct ClockState {
    /// The one that is followed, of those that were started apart.
    pub picked: Option<FactId>,
    /// A word about a clock whose claim lies ahead of the own clock, and when it was first seen.
    pub seen: Option<(FactId, Timestamp)>,
}

/// Cases.
#[derive(Debug, Default)]
pub struct CasesState {
    /// What is searched.
    pub query: String,
    /// Only this table.
    pub table: Option<LogId>,
    /// Only this state.
    pub state: Option<CaseState>,
    /// The one that is open.
    pub open: Option<LogId>,
    /// Its tab.
    pub tab: CaseTab,
    /// Archived tips are shown.
    pub archived: bool,
    /// Forms that wait on this device.
    pub kept: Vec<Form>,
    /// Ideas that are being typed, by case.
    pub ideas: BTreeMap<LogId, Idea>,
    /// Places in the list of cases that fit, and what they were found for.
    pub found: Found,
}

/// An idea that is being typed at the foot of a matrix.
#[derive(Clone, Debug, Default)]
pub struct Idea {
    /// The cell it goes into.
    pub cell: Option<(LifeArea, SupportLevel)>,
    /// The words so far.
    pub text: String,
    /// It was sent and something is wrong with it.
    pub tried: bool,
    /// The column of the running step that it followed last.
    pub followed: Option<SupportLevel>,
    /// The cell was chosen just now: it comes into sight.
    pub moved: bool,
    /// The field takes the focus once it is drawn.
    pub focus: bool,
    /// What was typed after Enter in the same moment.
    pub later: Vec<egui::Event>,
}

/// A case on the big screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wall {
    /// Which.
    pub case: LogId,
    /// Somebody said that the whole room may read a circle case.
    pub agreed: bool,
    /// Nobody pressed anything for long enough: no case is shown.
    pub resting: bool,
    /// The window filled the screen before.
    pub full: bool,
}

/// Which cases fit, kept until something changes.
#[derive(Debug, Default)]
pub struct Found {
    key: Option<(u64, String, Option<LogId>, Option<CaseState>)>,
    prepared: (u64, Vec<String>),
    /// Places in [`Snapshot::cases`].
    pub rows: Vec<usize>,
    /// The same, apart for each state, in the order of [`names::CASE_STATES`].
    by_state: [Vec<usize>; names::CASE_STATES.len()],
}

impl Found {
    /// Searches again only when the snapshot, the words or a filter changed.
    pub fn refresh(
        &mut self,
        snapshot: &Snapshot,
        query: &str,
        (table, state): (Option<LogId>, Option<CaseState>),
        said: impl Fn(&CaseRow) -> String,
    ) {
        let key = (snapshot.version, query.to_owned(), table, state);
        if self.key.as_ref() == Some(&key) {
            return;
        }
        if self.prepared.0 != snapshot.version || self.prepared.1.len() != snapshot.cases.len() {
            self.prepared = (snapshot.version, snapshot.cases.iter().map(|case| said(case).to_lowercase()).collect());
        }
        let query = query.to_lowercase();
        let wanted: Vec<&str> = query.split_whitespace().collect();
        let rows = snapshot.cases.iter().zip(&self.prepared.1).enumerate();
        let fits = rows.filter(|(_, (case, said))| {
            table.is_none_or(|table| case.table == Some(table))
                && state.is_none_or(|state| case.state == state)
                && wanted.iter().all(|word| said.contains(word))
        });
        self.rows = fits.map(|(index, _)| index).collect();
        for (state, places) in names::CASE_STATES.into_iter().zip(&mut self.by_state) {
            let of_it = |place: &usize| snapshot.cases.get(*place).is_some_and(|case| case.state == state);
            *places = self.rows.iter().copied().filter(of_it).collect();
        }
        self.key = Some(key);
    }

    /// Places apart for each state in which there are any, in the order in which a case goes through them.
    pub fn columns(&self) -> impl Iterator<Item = (CaseState, &[usize])> {
        let all = names::CASE_STATES.into_iter().zip(&self.by_state);
        all.filter(|(_, places)| !places.is_empty()).map(|(state, places)| (state, places.as_slice()))
    }

    /// Forgets, so that the next look searches again: the language changed.
    pub fn forget(&mut self) {
        *self = Self::default();
    }
}

/// A part of a case.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CaseTab {
    /// The table's ideas.
    #[default]
    Matrix,
    /// The story.
    Story,
    /// The breakthrough plan.
    Plan,
    /// What was tried.
    Reports,
    /// The talk beside it.
    Talk,
    /// Steps, readers, retention.
    About,
}

/// Agreements.
#[derive(Debug, Default)]
pub struct AgreementsState {
    /// What is searched.
    pub query: String,
    /// The one that is open.
    pub open: Option<LogId>,
    /// Forms of working together that lie beside each other, while that page is open.
    pub shapes: Option<Vec<Shape>>,
    /// Its tab.
    pub tab: AgreementTab,
    /// Shows only the words of the version, not what changed.
    pub whole: bool,
    /// The verdict that was chosen and not yet signed.
    pub verdict: Option<Verdict>,
    /// Its note or reason.
    pub note: String,
    /// An objection was sent without a reason.
    pub tried: bool,
    /// What the reader saw before the version that is decided on, of which agreement.
    pub visited: Option<(LogId, Visit)>,
    /// The change that the reader is at, from 0.
    pub change: Option<usize>,
    /// Differences, kept until the versions change.
    pub differences: super::views::difference::Differences,
}

/// A part of an agreement.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum AgreementTab {
    /// The version that is decided on.
    #[default]
    Version,
    /// The text that is being written.
    Draft,
    /// All versions.
    Versions,
    /// The talk beside it.
    Talk,
}

/// Who belongs.
#[derive(Debug, Default)]
pub struct NetworkState {
    /// The organisation that is open.
    pub open: Option<OrgId>,
    /// What is looked for among the organisations.
    pub looking: Looking,
    /// Its tab.
    pub tab: NetworkTab,
    /// What the map shows, once somebody chose.
    pub lens: Option<Lens>,
    /// The capture that is looked at; none: the latest.
    pub capture: Option<LogId>,
    /// Relations are shown as a table.
    pub table: bool,
    /// How many of how many parts were carried into the network that is being founded.
    pub carrying: Option<(usize, usize)>,
    /// The network that was founded just now, and where it lies.
    pub made: Option<(Box<Refounded>, PathBuf)>,
    /// What comparing with the earlier copy came to.
    pub history: Option<Box<History>>,
}

/// What the map shows between organisations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lens {
    /// Tables that they share.
    Tables,
    /// How closely they say they work together.
    Relations,
}

/// A part of the network.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum NetworkTab {
    /// The map.
    #[default]
    Map,
    /// Organisations.
    Organisations,
    /// People.
    People,
    /// Invitations.
    Invitations,
    /// The network that this one continues, and one that continues it.
    Onward,
}

impl NetworkTab {
    /// In the order of the tabs.
    pub const ALL: [Self; 5] = [Self::Map, Self::Organisations, Self::People, Self::Invitations, Self::Onward];

    /// The key of its name.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Map => "network-tab-map",
            Self::Organisations => "network-tab-organisations",
            Self::People => "network-tab-people",
            Self::Invitations => "network-tab-invitations",
            Self::Onward => "network-tab-onward",
        }
    }
}

/// Maturity, seasons, lessons.
#[derive(Debug, Default)]
pub struct GrowthState {
    /// The round that is open; none: the latest.
    pub round: Option<LogId>,
    /// The season that is open; none: the latest.
    pub season: Option<LogId>,
    /// The lesson that is open.
    pub lesson: Option<LogId>,
    /// The experiment that is open.
    pub experiment: Option<LogId>,
    /// The quarter of the page for directors; none: the latest that is over.
    pub quarter: Option<Quarter>,
    /// Counts below this are hidden on it; none: those below five.
    pub least: Option<usize>,
    /// The sign whose evidence is shown.
    pub sign: Option<Sign>,
    /// Its tab.
    pub tab: GrowthTab,
    /// What is said and what is seen, counted once for each snapshot.
    counted: Option<(u64, Arc<GrowthView>)>,
}

impl GrowthState {
    /// What is said and what is seen.
    pub fn counted(&mut self, s: &Snapshot) -> Arc<GrowthView> {
        match &self.counted {
            Some((version, counted)) if *version == s.version && counted.until == s.today => Arc::clone(counted),
            _ => Arc::clone(&self.counted.insert((s.version, Arc::new(growth(s)))).1),
        }
    }
}

/// A part of growth.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum GrowthTab {
    /// The round.
    #[default]
    Round,
    /// What is said beside what is seen.
    Phase,
    /// Actions.
    Actions,
    /// Experiments.
    Experiments,
    /// Lessons.
    Lessons,
    /// A page for directors.
    Quarter,
    /// What breakthrough plans share.
    Breakthrough,
}

impl GrowthTab {
    /// In the order of the tabs.
    pub const ALL: [Self; 7] =
        [Self::Round, Self::Phase, Self::Actions, Self::Experiments, Self::Lessons, Self::Breakthrough, Self::Quarter];

    /// The key of its name.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Round => "growth-tab-round",
            Self::Phase => "growth-tab-phase",
            Self::Actions => "growth-tab-actions",
            Self::Experiments => "growth-tab-experiments",
            Self::Lessons => "growth-tab-lessons",
            Self::Quarter => "growth-tab-quarter",
            Self::Breakthrough => "growth-tab-breakthrough",
        }
    }
}

/// The own organisation.
#[derive(Debug, Default)]
pub struct OwnState {
    /// Its tab.
    pub tab: OwnTab,
    /// The register of breaches, once it was asked for.
    pub register: Option<Vec<Breach>>,
    /// What is told of a device whose loss was just reported.
    pub loss: Option<Box<Loss>>,
    /// The access log, once it was asked for.
    pub accesses: Option<AccessLog>,
    /// Only lines about this case.
    pub about: Option<LogId>,
    /// How this device is reached, once it was asked for.
    pub contact: Option<String>,
    /// What was dropped, once it was asked for.
    pub erased: Option<Vec<Erased>>,
    /// The one of it that is open; none: the last.
    pub grave: Option<LogId>,
}

/// A part of the own organisation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum OwnTab {
    /// People with their devices.
    #[default]
    People,
    /// Recovery.
    Recovery,
    /// The register of breaches.
    Register,
    /// The access log.
    Access,
    /// What was dropped.
    Erased,
    /// Papers that the law asks for.
    Papers,
}

impl OwnTab {
    /// In the order of the tabs.
    pub const ALL: [Self; 6] = [Self::People, Self::Recovery, Self::Register, Self::Access, Self::Erased, Self::Papers];

    /// The key of its name.
    pub const fn key(self) -> &'static str {
        match self {
            Self::People => "own-tab-people",
            Self::Recovery => "own-tab-recovery",
            Self::Register => "own-tab-register",
            Self::Access => "own-tab-access",
            Self::Erased => "own-tab-erased",
            Self::Papers => "own-tab-papers",
        }
    }
}

/// Leaving.
#[derive(Debug, Default)]
pub struct LeavingState {
    /// The step, from 0.
    pub step: usize,
    /// Why.
    pub reason: String,
    /// Announced for this day.
    pub on: String,
    /// The folder for the package.
    pub folder: String,
    /// The consequences were read.
    pub understood: bool,
    /// It was sent and something was wrong.
    pub tried: bool,
    /// Somebody who is turned away wants to leave all the same.
    pub anyway: bool,
}

/// What the button of a [`Toast`] does.
#[derive(Clone, Debug, PartialEq)]
pub enum Offer {
    /// Takes back what was done.
    Undo(Command),
    /// Shows a form again with everything that was written in it.
    Reopen(Box<Form>),
}

/// What was just done or went wrong, shown for a few seconds.
#[derive(Clone, Debug, PartialEq)]
pub struct Toast {
    /// The sentence.
    pub text: String,
    /// Something went wrong: it stays until it is closed.
    pub wrong: bool,
    /// What its button does.
    pub offer: Option<Offer>,
    /// Until when it is shown, in seconds of the window.
    pub until: f64,
    /// One of its buttons has the focus.
    pub held: bool,
}

impl Toast {
    /// Says that something was done, until then.
    pub fn done(text: String, until: f64) -> Self {
        Self { text, wrong: false, offer: None, until, held: false }
    }

    /// Says what went wrong, until it is closed.
    pub fn wrong(text: String) -> Self {
        Self { text, wrong: true, offer: None, until: f64::INFINITY, held: false }
    }
}

/// The organisation with this id.
pub fn org(snapshot: &Snapshot, id: OrgId) -> Option<&OrganisationView> {
    snapshot.network.organisations.iter().find(|org| org.org == id)
}

/// What an organisation is called here: its name, else its two letters.
pub fn org_name(snapshot: &Snapshot, id: OrgId) -> String {
    match org(snapshot, id) {
        Some(org) => org.name.clone().unwrap_or_else(|| org.code.clone()),
        None => id.short(),
    }
}

/// The two letters and colour of an organisation.
pub fn badge(snapshot: &Snapshot, id: OrgId) -> Badge {
    match org(snapshot, id) {
        Some(org) => Badge { code: org.code.clone(), colour: org.colour },
        None => Badge { code: "?".to_owned(), colour: 0 },
    }
}

/// What a person is called here.
pub fn person_name(snapshot: &Snapshot, org: OrgId, person: PersonId) -> String {
    let found = snapshot.network.people.iter().find(|one| (one.org, one.person) == (org, person));
    found.and_then(|one| one.name.clone()).unwrap_or_else(|| person.short())
}

/// Names in a sentence.
pub fn org_names(snapshot: &Snapshot, words: &Words, ids: &[OrgId]) -> String {
    words.list(&ids.iter().map(|id| org_name(snapshot, *id)).collect::<Vec<_>>())
}

/// Whether this copy may be written to.
pub fn writable(snapshot: &Snapshot) -> bool {
    snapshot.network.me.is_some_and(|me| me.writable)
}

/// Where a case is shared: the name of a learning case's table, or that it has a circle.
pub fn shared_at<'a>(snapshot: &'a Snapshot, w: &Words, case: &CaseRow) -> Cow<'a, str> {
    match case.table {
        Some(table) => {
            let table = snapshot.network.tables.iter().find(|row| row.log == table);
            table.map(|row| Cow::Borrowed(row.name.as_str())).unwrap_or_default()
        }
        None => Cow::Owned(w.t(names::case_mode(case.mode)).into_owned()),
    }
}

/// The rule as it stands with these electors.
pub fn needed(rule: AgreementRule, electors: usize) -> usize {
    match rule {
        AgreementRule::Consent | AgreementRule::Unanimity => electors,
        AgreementRule::Majority => electors / 2 + 1,
        AgreementRule::Signatories => 2,
    }
}
