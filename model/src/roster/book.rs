//! Every entry absorbed, with its causal past and what was judged of it at its own position.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::RosterEntry;
use super::bits::Bits;
use super::ends::{Ground, Void};
use crate::fact::{Charter, DeviceAdded, FoundingStatement};
use crate::history::Author;
use crate::id::{DeviceId, EncryptionKey, EntryId, GroupId, InviteId, NetworkId, OrgId, PersonId, SheetId};
use crate::time::Day;
use crate::words::{Mandates, RemovalReason};

/// Index of an entry in the book. A local name: every order by place is causal, none is shared between replicas.
pub(super) type Place = usize;

/// Index of an organisation in the book: a local name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Org(pub(super) usize);

/// A membership: an organisation's first, second, and so on.
pub(super) type Membership = (Org, u32);

/// All entries, in the order of arrival, which is causal.
#[derive(Clone, Debug)]
pub(super) struct Book {
    pub(super) network: NetworkId,
    items: Vec<Item>,
    places: BTreeMap<EntryId, Place>,
    orgs: Vec<OrgId>,
    indices: BTreeMap<OrgId, Org>,
    by_org: BTreeMap<Org, Vec<Place>>,
    admissions: usize,
}

/// One entry.
#[derive(Clone, Debug)]
pub(super) struct Item {
    pub(super) entry: RosterEntry,
    /// Every entry before it, itself excluded.
    pub(super) past: Bits,
    /// Length of the longest way back to the genesis: with the id an order that all replicas share.
    pub(super) depth: u64,
    pub(super) judged: Judged,
}

/// What an entry says that counts, judged once and for ever by what stood at its position.
#[derive(Clone, Debug, Default)]
pub(super) struct Judged {
    /// Who acted; `None` when the device had no rights there, and then nothing else is set.
    pub(super) acting: Option<Acting>,
    /// Which statements took effect.
    pub(super) held: Vec<bool>,
    pub(super) effects: Vec<Effect>,
    pub(super) decision: Option<Decision>,
    /// Admissions, by ordinal, that this entry notes.
    pub(super) takes: Vec<usize>,
    /// Acts that this entry notes.
    pub(super) notes: Vec<Act>,
    /// Who had ever stood at its position, where it notes a removal.
    pub(super) stood: Option<Arc<Ground>>,
    /// What counted for nothing at its position.
    pub(super) void: Arc<Void>,
}

/// Something several voices decide together, complete where it is noted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Act {
    /// A membership gets a voice.
    Voice(Membership),
    /// A membership ends.
    Removal(Membership),
    /// A rule of the network changes.
    Motion(Motion),
}

/// A rule of the network that its voices can change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Topic {
    /// How many sponsors a newcomer needs.
    Sponsors,
    /// Whether new cases and invitations rest: 1, or not: 0.
    Pause,
}

/// A value proposed for a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Motion {
    pub(super) topic: Topic,
    /// How many changes of the rule were decided where it was proposed, and this one.
    pub(super) generation: u32,
    pub(super) value: u32,
}

/// Who wrote an entry, as its position says.
#[derive(Clone, Copy, Debug)]
pub(super) struct Acting {
    pub(super) org: Org,
    pub(super) author: Author,
    /// The membership it held there, when it was a member.
    pub(super) member: Option<u32>,
    /// Had a voice there, given or fallen to it.
    pub(super) voice: bool,
    /// Somebody had been given a voice there: it had not fallen to the remaining members.
    pub(super) given: bool,
    /// Nobody else had a voice there.
    pub(super) alone: bool,
}

/// An entry's place in its organisation's chain of decisions.
#[derive(Clone, Debug)]
pub(super) struct Decision {
    /// The decisions it names, without those that another named one builds on.
    pub(super) previous: Vec<Place>,
    /// Every decision before it in the chain.
    pub(super) builds_on: Bits,
}

/// What a statement changes, when it was valid.
#[derive(Clone, Debug)]
pub(super) enum Effect {
    Founded {
        founding: FoundingStatement,
        org: Org,
        charter: Charter,
    },
    Invited {
        invite: InviteId,
        expires: Option<Day>,
        groups: Vec<GroupId>,
    },
    InviteRevoked {
        invite: InviteId,
    },
    CarriedIn {
        invite: InviteId,
        founding: FoundingStatement,
        org: Org,
    },
    Admitted(Admission),
    Accepted {
        number: u32,
    },
    Left {
        number: u32,
    },
    Against {
        of: Membership,
        reason: RemovalReason,
    },
    Withdrawn {
        of: Membership,
    },
    /// The organisation's word on a rule; no motion when it speaks for what holds already.
    Moved {
        topic: Topic,
        motion: Option<Motion>,
    },
    HandedOver {
        number: u32,
        to: Org,
    },
    TakenOver {
        of: Membership,
    },
    Mandated {
        person: PersonId,
        mandates: Mandates,
    },
    PersonEnded {
        person: PersonId,
    },
    DeviceAdded {
        device: DeviceId,
        encryption: EncryptionKey,
        person: PersonId,
        format: u32,
    },
    DeviceRevoked {
        device: DeviceId,
    },
    SheetSet {
        person: PersonId,
        sheet: SheetId,
    },
    Recovered {
        org: Org,
        sheet: SheetId,
        added: DeviceAdded,
    },
    Vouched {
        added: DeviceAdded,
        by: PersonId,
    },
    GroupFounded {
        group: GroupId,
        orgs: Vec<Org>,
    },
    /// `founding`: the entry that founded the group, as the writer knew it.
    GroupJoined {
        group: GroupId,
        founding: Place,
        org: Org,
    },
    GroupLeft {
        group: GroupId,
    },
}

/// A valid admission or endorsement.
#[derive(Clone, Copy, Debug)]
pub(super) struct Admission {
    /// Its number among all admissions of this book.
    pub(super) ordinal: usize,
    pub(super) at: Place,
    pub(super) by: Org,
    pub(super) of: Membership,
    pub(super) invite: Option<InviteId>,
    /// Sponsors that were needed at its position.
    pub(super) need: usize,
    /// Nobody but the sponsor had a voice at its position: nobody else can note it.
    pub(super) sole: bool,
}

impl Item {
    /// Whether this entry ends a membership without asking others, as far as its own organisation is concerned.
    pub(super) fn leaves(&self) -> bool {
        let ending = |effect: &Effect| {
            matches!(effect, Effect::Left { .. } | Effect::HandedOver { .. } | Effect::TakenOver { .. })
        };
        self.judged.effects.iter().any(ending)
    }

    /// Whether this entry is one side's word on a succession.
    pub(super) fn hands_over(&self) -> bool {
        let succession = |effect: &Effect| matches!(effect, Effect::HandedOver { .. } | Effect::TakenOver { .. });
        self.judged.effects.iter().any(succession)
    }

    /// Removals that this entry notes.
    pub(super) fn removals(&self) -> impl Iterator<Item = Membership> + '_ {
        self.judged.notes.iter().filter_map(|act| match act {
            Act::Removal(of) => Some(*of),
            Act::Voice(_) | Act::Motion(_) => None,
        })
    }

    /// Whether this entry takes rights from a person or a device of its organisation.
    pub(super) fn narrows(&self) -> bool {
        let narrowing = |effect: &Effect| {
            matches!(
                effect,
                Effect::Mandated { .. }
                    | Effect::PersonEnded { .. }
                    | Effect::DeviceRevoked { .. }
                    | Effect::SheetSet { .. }
                    | Effect::Recovered { .. }
            )
        };
        self.judged.effects.iter().any(narrowing)
    }

    /// Whether this entry lets a device in, which may open another way up for those it let in.
    pub(super) fn lets_in(&self) -> bool {
        let adding = |effect: &Effect| matches!(effect, Effect::DeviceAdded { .. } | Effect::CarriedIn { .. });
        self.judged.effects.iter().any(adding)
    }

    /// The membership whose holder wrote this entry.
    pub(super) fn written_as(&self) -> Option<Membership> {
        let acting = self.judged.acting.as_ref()?;
        Some((acting.org, acting.member?))
    }
}

impl Book {
    pub(super) const fn new(network: NetworkId) -> Self {
        Self {
            network,
            items: Vec::new(),
            places: BTreeMap::new(),
            orgs: Vec::new(),
            indices: BTreeMap::new(),
            by_org: BTreeMap::new(),
            admissions: 0,
        }
    }

    /// Writes an entry down, not judged yet. `None` when it is known already or a parent is missing.
    pub(super) fn push(&mut self, entry: RosterEntry) -> Option<Place> {
        if self.places.contains_key(&entry.id) {
            return None;
        }
        let parents: Vec<Place> = entry.parents.iter().map(|parent| self.place(parent)).collect::<Option<_>>()?;
        let past = self.closure(&parents);
        let depth = parents.iter().filter_map(|parent| self.items.get(*parent)).map(|item| item.depth + 1).max();
        let place = self.items.len();
        self.places.insert(entry.id, place);
        self.items.push(Item { entry, past, depth: depth.unwrap_or(0), judged: Judged::default() });
        Some(place)
    }

    /// Records what was judged of an entry, but for the acts it notes.
    pub(super) fn judge(&mut self, at: Place, judged: Judged) {
        self.admissions += judged.effects.iter().filter(|effect| matches!(effect, Effect::Admitted(_))).count();
        if let Some(acting) = judged.acting.filter(|acting| acting.member.is_some()) {
            self.by_org.entry(acting.org).or_default().push(at);
        }
        if let Some(item) = self.items.get_mut(at) {
            item.judged = judged;
        }
    }

    pub(super) fn place(&self, id: &EntryId) -> Option<Place> {
        self.places.get(id).copied()
    }

    pub(super) fn item(&self, at: Place) -> Option<&Item> {
        self.items.get(at)
    }

    /// The entries and everything before them.
    pub(super) fn closure(&self, heads: &[Place]) -> Bits {
        let mut set = Bits::default();
        for head in heads {
            if let Some(item) = self.items.get(*head) {
                set.add_all(&item.past);
                set.insert(*head);
            }
        }
        set
    }

    /// Whether the first entry lies in the causal past of the second.
    pub(super) fn precedes(&self, earlier: Place, later: Place) -> bool {
        self.items.get(later).is_some_and(|item| item.past.contains(earlier))
    }

    /// Whether two entries do not know each other.
    pub(super) fn is_apart(&self, one: Place, other: Place) -> bool {
        one != other && !self.precedes(one, other) && !self.precedes(other, one)
    }

    /// Whether the first decision lies before the second in their organisation's chain.
    pub(super) fn builds_on(&self, later: Place, earlier: Place) -> bool {
        let decision = self.items.get(later).and_then(|item| item.judged.decision.as_ref());
        decision.is_some_and(|decision| decision.builds_on.contains(earlier))
    }

    /// An order that every replica shares and that respects causality.
    pub(super) fn rank(&self, at: Place) -> Option<(u64, EntryId)> {
        self.items.get(at).map(|item| (item.depth, item.entry.id))
    }

    /// The entries written as a member by an organisation.
    pub(super) fn entries_of(&self, org: Org) -> &[Place] {
        self.by_org.get(&org).map_or(&[], Vec::as_slice)
    }

    /// The local name of an organisation, given now if it has none.
    pub(super) fn intern(&mut self, id: OrgId) -> Org {
        let next = Org(self.orgs.len());
        let org = *self.indices.entry(id).or_insert(next);
        if org == next {
            self.orgs.push(id);
        }
        org
    }

    pub(super) fn org(&self, id: &OrgId) -> Option<Org> {
        self.indices.get(id).copied()
    }

    pub(super) fn org_id(&self, org: Org) -> Option<OrgId> {
        self.orgs.get(org.0).copied()
    }

    /// Records which acts an entry notes, and who had stood where it does.
    pub(super) fn note(&mut self, at: Place, notes: Vec<Act>, stood: Option<Ground>) {
        if let Some(item) = self.items.get_mut(at) {
            item.judged.notes = notes;
            item.judged.stood = stood.map(Arc::new);
        }
    }

    /// How many valid admissions there are: the next one's number.
    pub(super) const fn admissions(&self) -> usize {
        self.admissions
    }
}
