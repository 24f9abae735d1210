//! While joining, a copy holds nothing of the network: what the newcomer is shown comes from its ticket.

use std::sync::Arc;

use wijktafel_model::id::{DeviceId, InviteId, OrgId, prefix};
use wijktafel_model::view::{InvitationState, InvitationView, MembershipView, OrganisationView, Snapshot, Stage};
use wijktafel_model::words::{Formality, OrgKind};
use wijktafel_sync::node::{Joining, Status};

/// Stands in for the inviter, whose id is known once the network is.
const INVITER: OrgId = OrgId([0xff; 16]);

/// The snapshot with the newcomer and its inviter in it, until the network's own entries tell of them.
pub(super) fn shown(snapshot: Arc<Snapshot>, status: &Status) -> Arc<Snapshot> {
    match &status.joining {
        Some(joining) if !snapshot.network.organisations.iter().any(|org| org.own) => {
            Arc::new(with_newcomer(&snapshot, joining, status.device))
        }
        _ => snapshot,
    }
}

fn with_newcomer(snapshot: &Snapshot, joining: &Joining, device: DeviceId) -> Snapshot {
    let mut shown = snapshot.clone();
    let own = OrgId(prefix(&device.0));
    let newcomer = OrganisationView { own: true, ..organisation(own, None, Stage::Candidate) };
    let inviter = organisation(INVITER, Some(joining.inviter.clone()), Stage::Member);
    shown.network.organisations.extend([inviter, newcomer]);
    shown.network.invitations.push(InvitationView {
        invite: InviteId([0; 32]),
        by: INVITER,
        expires: None,
        state: joining.refused.map_or(InvitationState::WaitsForCode, InvitationState::Refused),
        org: Some(own),
        // Before the inviter has the request there is nobody to compare it with.
        code: joining.delivered.then(|| joining.code.clone()),
        candidate: None,
        own: false,
    });
    shown
}

fn organisation(org: OrgId, name: Option<String>, stage: Stage) -> OrganisationView {
    OrganisationView {
        org,
        name,
        code: String::new(),
        colour: 0,
        kind: OrgKind::Other,
        formality: Formality::Formal,
        areas: Vec::new(),
        offers: None,
        stage,
        voice: false,
        number: 1,
        endorsed_by: Vec::new(),
        received_by: Vec::new(),
        own: false,
        card: None,
        gaps: Vec::new(),
        contacts: Vec::new(),
        membership: MembershipView::default(),
    }
}
