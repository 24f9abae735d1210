//! Assembles what the client shows from cached rows, the standing and the state of synchronisation.

use std::collections::{BTreeMap, BTreeSet};

use crate::fact::{DeviceAdded, Fact, FoundingStatement, Redeemed, Statement};
use crate::id::{DeviceId, GroupId, InviteId, LogId, NetworkId, OrgId, PersonId, digest, prefix};
use crate::network::offered;
use crate::roster::{Heard, InviteStanding, OrgStanding, SheetState, Standing};
use crate::time::Day;
use crate::view::blind::{BlindPeer, BlindPeerView};
use crate::view::budget::BudgetView;
use crate::view::device::{HouseholdView, SheetView, VouchedView};
use crate::view::escalation::LadderView;
use crate::view::steps::TemplateView;
use crate::view::successor::OriginView;
use crate::view::{
    Detail, DeviceView, GroupView, InvitationState, InvitationView, Me, MembershipView, MotionView, NetworkView,
    OrganisationCard, OrganisationView, PersonCard, PersonView, Row, Snapshot, Stage, SyncView, TableView,
};
use crate::words::{Formality, LogKind, OrgKind, ReaderRule, Role};
use crate::{action, case, experiment, lesson, meeting};

/// Fewer voices than this, and losing one can undo a decision. Source: `docs/architecture.md`, membership.
pub const VOICES_ADVISED: usize = 3;

/// What a snapshot is made of.
#[derive(Clone, Copy, Debug)]
pub struct Parts<'a> {
    /// The network.
    pub network: NetworkId,
    /// This device; absent for a copy that is only read.
    pub device: Option<DeviceId>,
    /// The day, by this device's clock.
    pub today: Day,
    /// Who belongs, by all that is known here.
    pub standing: &'a Standing,
    /// Who is known to have heard of each end of a membership, see [`crate::roster::Roster::heard`].
    pub heard: &'a Heard,
    /// Founding statements, see [`foundings`].
    pub foundings: &'a BTreeMap<OrgId, FoundingStatement>,
    /// Every log that can be read here, with its row.
    pub rows: &'a BTreeMap<LogId, Row>,
}

impl Snapshot {
    /// The same without who is looking and without the state of synchronisation: equal on every replica that may read
    /// and holds the same.
    #[must_use]
    pub fn of_nobody(mut self) -> Self {
        self.version = 0;
        self.sync = SyncView::default();
        self.own_scores = Vec::new();
        let network = &mut self.network;
        network.me = None;
        for organisation in &mut network.organisations {
            organisation.own = false;
            let membership = &mut organisation.membership;
            (membership.cannot_vote, membership.heard_by, membership.unheard_by) = (None, Vec::new(), Vec::new());
        }
        network.organisations.sort_by_key(|organisation| organisation.org);
        network.people.iter_mut().for_each(|person| person.own = false);
        network.people.sort_by_key(|person| (person.org, person.person));
        network.devices.iter_mut().for_each(|device| device.own = false);
        network.household = HouseholdView::default();
        for blind in &mut network.blind_peers {
            (blind.own, blind.reached, blind.to_leave, blind.refused, blind.passed_over) = (false, None, None, None, 0);
        }
        for invitation in &mut network.invitations {
            (invitation.own, invitation.candidate) = (false, None);
        }
        self
    }

    /// Who carries on today for an organisation that handed over, however often that happened since.
    pub fn carried_on_by(&self, org: OrgId) -> Option<OrgId> {
        let organisations = &self.network.organisations;
        let next = |org: &OrgId| organisations.iter().find(|one| one.org == *org)?.membership.successor;
        // A chain longer than there are organisations would be a circle.
        std::iter::successors(next(&org), next).take(organisations.len()).last()
    }
}

/// Assembles a snapshot. `version` counts up with every change; `detail` is what is opened in full.
pub fn assemble(version: u64, parts: &Parts<'_>, detail: Option<Detail>, sync: SyncView) -> Snapshot {
    let mut snapshot = Snapshot {
        version,
        today: parts.today,
        network: network(parts),
        cases: Vec::new(),
        meetings: Vec::new(),
        agreements: Vec::new(),
        rounds: Vec::new(),
        seasons: Vec::new(),
        lessons: Vec::new(),
        departures: Vec::new(),
        detail,
        sync,
        own_scores: Vec::new(),
        captures: Vec::new(),
        experiments: Vec::new(),
        stories: Vec::new(),
        stories_taken_back: 0,
    };
    for row in parts.rows.values() {
        match row.clone() {
            Row::Case(mut row) => {
                case::settle(&mut row, parts.today);
                let me = snapshot.network.me;
                if !row.hidden && me.is_none_or(|me| case::is_for(&row, me.org, me.person, parts.today)) {
                    snapshot.cases.push(row);
                }
            }
            Row::Agreement(mut row) => {
                row.waiting_for.retain(|org| parts.standing.is_member(org));
                snapshot.agreements.push(row);
            }
            Row::Round(round) => snapshot.rounds.push(round),
            Row::Capture(capture) => snapshot.captures.push(capture),
            Row::Season(mut season) => {
                action::settle(&mut season, parts.standing, parts.today);
                snapshot.seasons.push(season);
            }
            Row::Experiment(mut one) => {
                experiment::settle(&mut one, parts.standing);
                snapshot.experiments.push(one);
            }
            Row::Story(story) => snapshot.stories.push(story),
            Row::Dropped { kind: LogKind::Story } => snapshot.stories_taken_back += 1,
            Row::Lesson(mut lesson) => {
                lesson::settle(&mut lesson, parts.standing);
                snapshot.lessons.push(lesson);
            }
            Row::Departure(departure) if departure.called_off => {}
            Row::Departure(departure) => snapshot.departures.push(departure),
            Row::Meeting(mut one) => {
                meeting::settle(&mut one, parts.standing, parts.today);
                snapshot.meetings.push(one);
            }
            Row::Network { .. } | Row::Organisation(_) | Row::Person(_) | Row::Table(_) | Row::Dropped { .. } => {}
        }
    }
    only_of_origin(&mut snapshot);
    snapshot.cases.sort_by_key(|row| (std::cmp::Reverse(row.changed), row.log));
    confirmed(&mut snapshot);
    snapshot.meetings.sort_by_key(|meeting| (meeting.on, meeting.at, meeting.log));
    snapshot.agreements.sort_by_key(|row| (std::cmp::Reverse(row.changed), row.log));
    snapshot.rounds.sort_by_key(|round| (round.at, round.log));
    snapshot.captures.sort_by_key(|capture| (capture.at, capture.log));
    snapshot.experiments.sort_by_key(|one| (one.at, one.log));
    snapshot.stories.sort_by_key(|one| (one.at, one.log));
    snapshot.seasons.sort_by_key(|season| (season.at, season.log));
    snapshot.lessons.sort_by_key(|lesson| (lesson.at, lesson.log));
    snapshot
}

/// What claims to be a copy from elsewhere than the network that this one continues is nobody's history.
fn only_of_origin(snapshot: &mut Snapshot) {
    let origin = snapshot.network.continues.as_ref().map(|origin| origin.network);
    if let Some(Detail::Agreement(view)) = &mut snapshot.detail {
        view.earlier.take_if(|earlier| Some(earlier.network) != origin);
    }
    if origin.is_none() {
        snapshot.rounds.iter_mut().for_each(|round| round.earlier.clear());
    }
}

/// Whoever confirmed everything has also heard whose membership ended, without having written since.
fn confirmed(snapshot: &mut Snapshot) {
    let peers = snapshot.sync.peers.iter().filter(|peer| peer.to_go == Some(0));
    let confirmed: BTreeSet<OrgId> = peers.filter_map(|peer| peer.org).collect();
    for organisation in &mut snapshot.network.organisations {
        let MembershipView { heard_by, unheard_by, .. } = &mut organisation.membership;
        heard_by.extend(unheard_by.extract_if(.., |one| confirmed.contains(one)));
    }
}

/// Who belongs, as people see it.
pub fn network(parts: &Parts<'_>) -> NetworkView {
    let standing = parts.standing;
    let me = parts.device.and_then(|device| me(standing, device));
    let own = me.map(|me| me.org);
    let Named { log, name, region, purpose, continues, templates, budgets, mut ladders } =
        named(parts.rows).unwrap_or_default();
    ladders.retain(|one| !one.dropped);
    NetworkView {
        network: parts.network,
        name,
        region,
        log,
        purpose,
        me,
        organisations: organisations(parts, own),
        people: people(parts, me),
        devices: standing
            .devices
            .iter()
            .map(|(id, device)| DeviceView {
                device: *id,
                person: device.person,
                org: device.org,
                active: device.active,
                own: parts.device == Some(*id),
            })
            .collect(),
        invitations: standing.invites.iter().map(|(id, invite)| invitation(parts, own, *id, invite)).collect(),
        tables: tables(parts, me),
        few_voices: standing.voices().len() < VOICES_ADVISED,
        sponsors: standing.charter.as_ref().map_or(1, |charter| charter.sponsors),
        paused: standing.paused,
        motions: standing.motions.iter().map(MotionView::from).collect(),
        groups: groups(standing),
        household: household(parts, own),
        continues,
        blind_peers: blind_peers(parts, own),
        templates,
        budgets,
        ladders,
    }
}

fn groups(standing: &Standing) -> Vec<GroupView> {
    let all = standing.groups.keys();
    let view = |group: &GroupId| GroupView {
        group: *group,
        orgs: standing.readers(&ReaderRule::Group(*group)).into_iter().collect(),
    };
    all.map(view).collect()
}

/// Blind peers of present members; how this device stands with each is for the caller to fill in.
fn blind_peers(parts: &Parts<'_>, own: Option<OrgId>) -> Vec<BlindPeerView> {
    let view = |peer: BlindPeer| BlindPeerView {
        own: own == Some(peer.org),
        peer,
        reached: None,
        to_leave: None,
        refused: None,
        passed_over: 0,
    };
    offered(parts.rows.values(), parts.standing).into_iter().map(view).collect()
}

fn household(parts: &Parts<'_>, own: Option<OrgId>) -> HouseholdView {
    let standing = parts.standing;
    let waiting = standing.vouched.values().filter(|waits| Some(waits.org) == own).map(|waits| VouchedView {
        device: waits.added.device,
        encryption: waits.added.encryption,
        person: waits.added.person,
        org: waits.org,
        by: waits.by.iter().copied().collect(),
        code: device_code(&parts.network, &waits.added),
    });
    let open = standing.sheets.iter();
    let open = open.filter(|(_, sheet)| Some(sheet.org) == own && sheet.state == SheetState::Open);
    HouseholdView {
        vouched: waiting.collect(),
        sheets: open.map(|(id, sheet)| SheetView { sheet: *id, person: sheet.person, since: None }).collect(),
        ..HouseholdView::default()
    }
}

/// The code that newcomer and inviter compare by voice: twenty digits in five groups, over what both signatures of a
/// redemption cover, so that another newcomer or another network gives another code.
///
/// Twenty digits (66 bits) because the newcomer alone chooses what is hashed: whoever intercepted an invitation could
/// search for a founding statement with an equal code, which shorter codes would allow.
pub fn invite_code(network: &NetworkId, invite: &InviteId, founding: &FoundingStatement) -> String {
    twenty_digits(&digest("wijktafel/comparison-code/0", &[&Redeemed::message(network, invite, founding)]))
}

/// The code that a new device and the one that adds it both show, over what is added: another device, key, person or
/// network gives another code.
pub fn device_code(network: &NetworkId, added: &DeviceAdded) -> String {
    twenty_digits(&digest(
        "wijktafel/device-code/0",
        &[&network.0, &added.device.0, &added.encryption.0, &added.person.0],
    ))
}

fn twenty_digits(hash: &[u8; 32]) -> String {
    let number = u128::from_be_bytes(prefix(hash));
    let digits = format!("{:020}", number % 100_000_000_000_000_000_000);
    let groups: Vec<String> =
        digits.as_bytes().chunks(4).map(|four| String::from_utf8_lossy(four).into_owned()).collect();
    groups.join(" ")
}

/// The founding statement of every organisation that roster entries carry in.
pub fn foundings<'a>(statements: impl IntoIterator<Item = &'a Statement>) -> BTreeMap<OrgId, FoundingStatement> {
    let founding = |statement: &'a Statement| match statement.fact.known() {
        Fact::NetworkFounded(founded) => Some(&founded.founding),
        Fact::Redeemed(redeemed) => Some(&redeemed.founding),
        _ => None,
    };
    statements.into_iter().filter_map(founding).map(|founding| (founding.org(), founding.clone())).collect()
}

/// What the network's log says.
#[derive(Default)]
pub(crate) struct Named {
    pub(crate) log: Option<LogId>,
    pub(crate) name: String,
    region: Option<String>,
    purpose: String,
    continues: Option<OriginView>,
    templates: Vec<TemplateView>,
    budgets: Vec<BudgetView>,
    ladders: Vec<LadderView>,
}

/// The log with the network's name; of two founded apart the lower.
pub(crate) fn named(rows: &BTreeMap<LogId, Row>) -> Option<Named> {
    rows.iter().find_map(|(log, row)| match row.clone() {
        Row::Network { name, region, purpose, continues, templates, budgets, ladders, .. } => {
            Some(Named { log: Some(*log), name, region, purpose, continues, templates, budgets, ladders })
        }
        _ => None,
    })
}

fn me(standing: &Standing, device: DeviceId) -> Option<Me> {
    let author = standing.author(&device)?;
    Some(Me {
        org: author.org,
        person: author.person,
        device,
        mandates: author.mandates,
        writable: standing.may_write(&device, &ReaderRule::Members),
    })
}

fn organisations(parts: &Parts<'_>, own: Option<OrgId>) -> Vec<OrganisationView> {
    let mut cards: BTreeMap<OrgId, &OrganisationCard> = BTreeMap::new();
    for row in parts.rows.values() {
        if let Row::Organisation(card) = row {
            cards.entry(card.org).or_insert(card);
        }
    }
    let roles = roles(parts);
    let codes = codes(parts.standing, &cards);
    let mut places: Vec<(usize, OrgId)> = parts.standing.orgs.iter().map(|(id, org)| (org.place, *id)).collect();
    places.sort_unstable();
    let mut views: Vec<OrganisationView> = places
        .iter()
        .enumerate()
        .filter_map(|(colour, (_, id))| {
            let org = parts.standing.orgs.get(id)?;
            let card = cards.get(id).copied();
            let code = codes.get(id).cloned().unwrap_or_default();
            let mut view = organisation(*id, org, card, code, colour);
            view.own = own == Some(*id);
            view.membership = membership(parts, own, *id, org);
            let acts = |person: &PersonId| parts.standing.people.get(&(*id, *person)).is_some_and(|one| one.active);
            view.contacts = card.map(|card| card.contacts.clone()).unwrap_or_default();
            view.contacts.retain(acts);
            if org.stage == Stage::Member && card.is_some() {
                view.gaps = gaps(view.formality, roles.get(id));
            }
            Some(view)
        })
        .collect();
    views.sort_by_key(|view| {
        (view.stage != Stage::Member, matches!(view.stage, Stage::Left | Stage::Removed), view.colour)
    });
    views
}

fn organisation(
    id: OrgId,
    org: &OrgStanding,
    card: Option<&OrganisationCard>,
    code: String,
    colour: usize,
) -> OrganisationView {
    OrganisationView {
        org: id,
        name: card.map(|card| card.name.clone()),
        code,
        colour,
        kind: card.map_or(OrgKind::Other, |card| card.kind),
        formality: card.map_or(Formality::Formal, |card| card.formality),
        areas: card.map(|card| card.areas.clone()).unwrap_or_default(),
        offers: card.and_then(|card| card.offers.clone()),
        stage: org.stage,
        voice: org.voice,
        number: org.number,
        endorsed_by: org.endorsed_by.iter().copied().collect(),
        received_by: org.noted_by.iter().copied().collect(),
        own: false,
        card: card.map(|card| card.log),
        gaps: Vec::new(),
        contacts: Vec::new(),
        membership: MembershipView::default(),
    }
}

fn membership(parts: &Parts<'_>, own: Option<OrgId>, id: OrgId, org: &OrgStanding) -> MembershipView {
    let mut view = MembershipView::from(org);
    if let Some(heard) = parts.heard.get(&id) {
        let knows = |one: &OrgId| own == Some(*one) || heard.contains(one);
        (view.heard_by, view.unheard_by) = parts.standing.members().into_iter().partition(knows);
    }
    view.cannot_vote = own.and_then(|own| parts.standing.may_vote_against(&own, &id).err());
    view
}

/// Roles that active people of each organisation fill.
fn roles(parts: &Parts<'_>) -> BTreeMap<OrgId, BTreeSet<Role>> {
    let mut roles: BTreeMap<OrgId, BTreeSet<Role>> = BTreeMap::new();
    for ((org, _), card) in person_cards(parts.rows) {
        if parts.standing.people.get(&(org, card.person)).is_some_and(|person| person.active) {
            roles.entry(org).or_default().extend(&card.roles);
        }
    }
    roles
}

/// The roles a member needs: a formal one the manager who answers for the change and a professional, an informal one
/// a resident. Source: the five groups of *Hoe start je anders?*.
fn gaps(formality: Formality, filled: Option<&BTreeSet<Role>>) -> Vec<Role> {
    let needed: &[Role] = match formality {
        Formality::Formal => &[Role::ChangeManager, Role::Professional],
        Formality::Informal => &[Role::Resident],
    };
    needed.iter().copied().filter(|role| !filled.is_some_and(|filled| filled.contains(role))).collect()
}

fn person_cards(rows: &BTreeMap<LogId, Row>) -> BTreeMap<(OrgId, PersonId), &PersonCard> {
    let mut cards = BTreeMap::new();
    for row in rows.values() {
        if let Row::Person(card) = row {
            cards.entry((card.org, card.person)).or_insert(card);
        }
    }
    cards
}

fn people(parts: &Parts<'_>, me: Option<Me>) -> Vec<PersonView> {
    let cards = person_cards(parts.rows);
    let people = parts.standing.people.iter().map(|((org, person), standing)| {
        let card = cards.get(&(*org, *person));
        PersonView {
            person: *person,
            org: *org,
            card: card.map(|card| card.log),
            name: card.map(|card| card.name.clone()),
            roles: card.map(|card| card.roles.clone()).unwrap_or_default(),
            contact: card.and_then(|card| card.contact.clone()),
            training: card.map(|card| card.training.clone()).unwrap_or_default(),
            mandates: standing.mandates,
            active: standing.active,
            own: me.is_some_and(|me| me.org == *org && me.person == *person),
        }
    });
    people.collect()
}

/// Whether an organisation was admitted on an invitation.
fn came_by(org: Option<&OrgStanding>, invite: InviteId) -> bool {
    org.is_some_and(|org| org.invite == Some(invite) && org.stage != Stage::Candidate)
}

fn invitation(parts: &Parts<'_>, own: Option<OrgId>, id: InviteId, invite: &InviteStanding) -> InvitationView {
    let state = if invite.revoked {
        InvitationState::Revoked
    } else if invite.confirmed {
        InvitationState::Confirmed
    } else if invite.redeemed_by.len() > 1 {
        InvitationState::UsedTwice
    } else if invite.expires.is_some_and(|day| day < parts.today) {
        InvitationState::Expired
    } else if invite.redeemed_by.is_empty() {
        InvitationState::Open
    } else {
        InvitationState::WaitsForCode
    };
    let org = match invite.redeemed_by.as_slice() {
        [only] => Some(*only),
        several => several.iter().copied().find(|org| came_by(parts.standing.orgs.get(org), id)),
    };
    let founding = org.and_then(|org| parts.foundings.get(&org));
    InvitationView {
        invite: id,
        by: invite.by,
        expires: invite.expires,
        state,
        org,
        code: founding.map(|founding| invite_code(&parts.network, &id, founding)),
        candidate: None,
        own: own == Some(invite.by),
    }
}

/// Tables that the own organisation reads; after leaving, those in the own copy.
fn tables(parts: &Parts<'_>, me: Option<Me>) -> Vec<TableView> {
    let member = me.is_some_and(|me| parts.standing.is_member(&me.org));
    let mut tables: Vec<TableView> = parts
        .rows
        .values()
        .filter_map(|row| match row {
            Row::Table(table) => Some(table.clone()),
            _ => None,
        })
        .map(|mut table| {
            table.orgs = parts.standing.readers(&table.readers).into_iter().collect();
            table
        })
        .filter(|table| !member || me.is_some_and(|me| table.orgs.contains(&me.org)))
        .collect();
    tables.sort_by(|one, other| (&one.name, one.log).cmp(&(&other.name, other.log)));
    tables
}

/// Two capital letters for each organisation, no two the same: initials of the name where they are free, else its
/// first letter with a later one, else any free pair. Named organisations choose first, in order of arrival.
fn codes(standing: &Standing, cards: &BTreeMap<OrgId, &OrganisationCard>) -> BTreeMap<OrgId, String> {
    let mut order: Vec<(bool, usize, OrgId)> =
        standing.orgs.iter().map(|(id, org)| (!cards.contains_key(id), org.place, *id)).collect();
    order.sort_unstable();
    let mut taken: BTreeSet<(char, char)> = BTreeSet::new();
    let mut codes = BTreeMap::new();
    for (_, _, id) in order {
        let name = cards.get(&id).map_or("", |card| card.name.as_str());
        let pair = pairs(name).find(|pair| !taken.contains(pair));
        // With every pair taken (676 organisations) a code repeats: the name tells them apart.
        let (first, second) = pair.unwrap_or(('Z', 'Z'));
        taken.insert((first, second));
        codes.insert(id, format!("{first}{second}"));
    }
    codes
}

/// Pairs of letters for a name, best first, ending with every pair there is.
fn pairs(name: &str) -> impl Iterator<Item = (char, char)> {
    let capitals = |word: &str| -> Vec<char> {
        word.chars().filter(char::is_ascii_alphabetic).map(|letter| letter.to_ascii_uppercase()).collect()
    };
    let initials: Vec<char> = name.split_whitespace().filter_map(|word| capitals(word).first().copied()).collect();
    let letters = capitals(name);
    let first = letters.first().copied();
    let by_initials = initials.first().copied().zip(initials.get(1).copied());
    let by_letters: Vec<(char, char)> =
        first.into_iter().flat_map(|first| letters.iter().skip(1).map(move |second| (first, *second))).collect();
    let with_first = first.into_iter().flat_map(|first| ('A'..='Z').map(move |second| (first, second)));
    let any = ('A'..='Z').flat_map(|first| ('A'..='Z').map(move |second| (first, second)));
    by_initials.into_iter().chain(by_letters).chain(with_first).chain(any)
}

#[cfg(test)]
mod tests;
