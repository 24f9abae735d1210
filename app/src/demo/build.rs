//! Grows the demonstration network: founding, joining, and then what the script tells.

mod growth;
mod learning;
mod meetings;
mod plans;
mod story;

use wijktafel_core::replica::Made;
use wijktafel_model::command::Command;
use wijktafel_model::id::{FactId, LogId, OrgId};
use wijktafel_model::view::device::DeviceTicketState;
use wijktafel_model::view::{InvitationState, Snapshot, Stage};
use wijktafel_model::words::Line;
use wijktafel_sync::node::{self, FirstCards, Founding, Node, Reply, Request};
use wijktafel_sync::paths::Profile;

use super::script::{NETWORK, PARTNERS, Partner};
use super::{PASSPHRASE, await_shown, cost, options, settle};
use crate::ask::{made_in, snapshot_in, status_in};
use crate::problem::Problem;
use crate::text::Lang;

/// Makes the whole network, one node for each partner; everybody holds everything afterwards. The first partner's
/// tablet comes in by a ticket, takes its first copy, and is put away.
pub(super) fn network(profiles: &[Profile; 3], tablet: &Profile, lang: Lang) -> Result<Vec<Node>, Problem> {
    let [first, second, third] = &PARTNERS;
    let [at_first, at_second, at_third] = profiles;
    let (name, region) = (Line::new(NETWORK.0.of(lang))?, Line::new(NETWORK.1.of(lang))?);
    let founding = Founding { network: name, region: Some(region), cards: cards(first, lang)? };
    node::found(at_first, PASSPHRASE, cost(), &founding)?;
    let a = node::start(at_first, PASSPHRASE, &options(0))?;
    let b = admit(at_second, second, &[&a], lang)?;
    let c = admit(at_third, third, &[&a, &b], lang)?;
    let mut nodes = vec![a, b, c];
    settle(&nodes)?;
    story::tell(&mut nodes, at_second, lang)?;
    settle(&nodes)?;
    if let Some(first) = nodes.first() {
        second_device(first, tablet)?;
    }
    settle(&nodes)?;
    Ok(nodes)
}

/// Adds a device of the node's own person: ticket, code, confirmation, first copy.
fn second_device(node: &Node, profile: &Profile) -> Result<(), Problem> {
    let request = Request::InviteDevice { person: None, hours: 1 };
    let Reply::Ticket { invite, ticket } = node.ask(request)? else { return Err(Problem::new("malformed")) };
    node::enter(profile, PASSPHRASE, cost(), &ticket)?;
    let device = node::start(profile, PASSPHRASE, &options(0))?;
    await_shown(node, |shown| {
        let mut tickets = shown.snapshot.network.household.tickets.iter().filter(|one| one.ticket == invite);
        tickets.any(|one| one.state == DeviceTicketState::WaitsForCode)
    })?;
    node.ask(Request::ConfirmDevice { ticket: invite })?;
    await_shown(&device, |shown| shown.status.entering.is_none() && shown.snapshot.network.me.is_some())?;
    device.stop();
    Ok(())
}

fn cards(partner: &Partner, lang: Lang) -> Result<FirstCards, Problem> {
    Ok(FirstCards {
        organisation: Line::new(partner.name.of(lang))?,
        kind: partner.kind,
        formality: partner.formality,
        person: Line::new(partner.person.of(lang))?,
    })
}

/// Takes a partner in: invitation, code, admission, acceptance, endorsement by every voice.
fn admit(profile: &Profile, partner: &Partner, voices: &[&Node], lang: Lang) -> Result<Node, Problem> {
    let inviter = *voices.first().ok_or_else(|| Problem::new("no-network"))?;
    let request = Request::Invite { expires: None, tables: Vec::new(), message: None };
    let Reply::Ticket { invite, ticket } = inviter.ask(request)? else { return Err(Problem::new("malformed")) };
    node::join(profile, PASSPHRASE, cost(), &ticket, &cards(partner, lang)?)?;
    let node = node::start(profile, PASSPHRASE, &options(0))?;
    let code = status_in(node.ask(Request::Status)?)?.joining.map(|joining| joining.code);
    await_shown(inviter, |shown| {
        let mut invitations = shown.snapshot.network.invitations.iter().filter(|one| one.invite == invite);
        invitations.any(|one| one.state == InvitationState::WaitsForCode && one.code == code)
    })?;
    make(inviter, Command::ConfirmInvite { invite })?;
    await_shown(&node, |shown| shown.status.stage == Some(Stage::Admitted))?;
    make(&node, Command::AcceptMembership)?;
    await_shown(&node, |shown| shown.status.stage == Some(Stage::Member) && named(&shown.snapshot, partner, lang))?;
    let org = me(&node)?;
    for voice in voices {
        await_shown(voice, |shown| standing(&shown.snapshot, org).is_some_and(|stage| stage == Stage::Member))?;
        endorse(voice, org)?;
    }
    await_shown(&node, |shown| shown.snapshot.network.organisations.iter().any(|one| one.org == org && one.voice))?;
    Ok(node)
}

/// Endorses an organisation, unless admitting it was that already.
fn endorse(voice: &Node, org: OrgId) -> Result<(), Problem> {
    match make(voice, Command::Endorse { org }) {
        Err(problem) if problem.code == "already-so" => Ok(()),
        done => done.map(drop),
    }
}

fn standing(s: &Snapshot, org: OrgId) -> Option<Stage> {
    s.network.organisations.iter().find(|one| one.org == org).map(|one| one.stage)
}

/// Whether the partner's own cards are written.
fn named(s: &Snapshot, partner: &Partner, lang: Lang) -> bool {
    let organisation = s.network.organisations.iter().any(|one| one.name.as_deref() == Some(partner.name.of(lang)));
    organisation && s.network.people.iter().any(|one| one.name.as_deref() == Some(partner.person.of(lang)))
}

pub(super) fn make(node: &Node, command: Command) -> Result<Made, Problem> {
    made_in(node.ask(Request::Do { command: Box::new(command) })?)
}

/// The log that a command founded.
pub(super) fn make_log(node: &Node, command: Command) -> Result<LogId, Problem> {
    make(node, command)?.logs.first().copied().ok_or_else(|| Problem::new("malformed"))
}

/// The fact that a command wrote.
pub(super) fn make_fact(node: &Node, command: Command) -> Result<FactId, Problem> {
    make(node, command)?.facts.last().copied().ok_or_else(|| Problem::new("malformed"))
}

pub(super) fn snapshot(node: &Node, detail: Option<LogId>) -> Result<Box<Snapshot>, Problem> {
    snapshot_in(node.ask(Request::Snapshot { detail })?)
}

/// The own organisation.
pub(super) fn me(node: &Node) -> Result<OrgId, Problem> {
    let me = snapshot(node, None)?.network.me;
    me.map(|me| me.org).ok_or_else(|| Problem::new("not-a-member"))
}
