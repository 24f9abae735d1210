//! From an organisation's founding statement to the device that signed.

use std::collections::BTreeMap;

use wijktafel_model::cbor::{Bytes, Cbor as _, Fields, Value};
use wijktafel_model::fact::{Fact, FoundingStatement};
use wijktafel_model::id::{DeviceId, LogId, NetworkId, OrgId, PersonId, SheetId, prefix};
use wijktafel_model::words::Mandates;

use super::{Authors, ProofError, Shown, shown_list};
use crate::crypto;

/// The way from an organisation to one of its devices.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Path {
    /// What the organisation is founded on; its hash is the organisation's id.
    pub founding: FoundingStatement,
    /// Roster entries that enrolled people, set their mandates and sheets and added devices, each after what it rests on.
    /// Empty when the founding device signed.
    pub entries: Vec<Shown>,
}

/// For whom a device signed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Signatory {
    /// The organisation.
    pub org: OrgId,
    /// The person.
    pub person: PersonId,
    /// Whether the shown entries let the person sign agreements.
    pub may_sign: bool,
    /// Whether the version asks this organisation.
    pub elector: bool,
}

impl Path {
    pub(super) fn to_value(&self) -> Value {
        Value::Map(vec![(0, Value::Bytes(self.founding.to_cbor())), (2, shown_list(&self.entries))])
    }

    pub(super) fn read(value: Value) -> Result<Self, ProofError> {
        let mut fields = Fields::open(value)?;
        let Bytes(founding) = fields.take(0)?;
        let entries = Shown::read_all(fields.take(2)?)?;
        fields.close()?;
        Ok(Self { founding: FoundingStatement::from_cbor(&founding)?, entries })
    }

    /// Follows the path to the device that signed.
    pub(super) fn signatory(
        self,
        network: NetworkId,
        authors: &Authors,
        signer: DeviceId,
        electorate: &[OrgId],
    ) -> Result<Signatory, ProofError> {
        let org = self.founding.org();
        let mut known = Known::of(&self.founding);
        for shown in &self.entries {
            let body = shown.open()?;
            let author = authors.check(&shown.entry, &body)?;
            let roster = shown.entry.network() == network && shown.entry.log() == LogId(prefix(&network.0));
            if !roster {
                return Err(ProofError::Path);
            }
            for statement in &body.statements {
                let fact = statement.fact.known();
                if !known.allows(network, org, author, fact) {
                    return Err(ProofError::Path);
                }
                known.learn(fact);
            }
        }
        let person = *known.devices.get(&signer).ok_or(ProofError::Path)?;
        let may_sign = known.mandates(signer).sign;
        Ok(Signatory { org, person, may_sign, elector: electorate.contains(&org) })
    }
}

/// People and devices of the organisation, as far as the path has led.
struct Known {
    people: BTreeMap<PersonId, Mandates>,
    devices: BTreeMap<DeviceId, PersonId>,
    sheets: BTreeMap<SheetId, PersonId>,
}

impl Known {
    fn of(founding: &FoundingStatement) -> Self {
        Self {
            people: BTreeMap::from([(founding.person, Mandates::ALL)]),
            devices: BTreeMap::from([(founding.device, founding.person)]),
            sheets: BTreeMap::new(),
        }
    }

    fn mandates(&self, device: DeviceId) -> Mandates {
        let person = self.devices.get(&device);
        person.and_then(|person| self.people.get(person)).copied().unwrap_or(Mandates::NONE)
    }

    /// Who administers arranges everything, a person its own devices and sheet; a recovery is signed by the sheet, whoever
    /// carries it in.
    fn allows(&self, network: NetworkId, org: OrgId, author: DeviceId, fact: &Fact) -> bool {
        let own = |person: &PersonId| self.devices.get(&author) == Some(person);
        match fact {
            Fact::Recovered(recovered) => {
                recovered.org == org
                    && self.sheets.get(&recovered.sheet) == Some(&recovered.added.person)
                    && crypto::verify_recovered(&network, recovered).is_ok()
            }
            Fact::DeviceAdded(added) if own(&added.person) => true,
            Fact::DeviceRevoked(revoked) if self.devices.get(&revoked.device).is_some_and(own) => true,
            Fact::RecoverySheetSet(set) => own(&set.person),
            _ => self.mandates(author).administer,
        }
    }

    fn learn(&mut self, fact: &Fact) {
        match fact {
            Fact::PersonEnrolled(enrolled) => {
                self.people.entry(enrolled.person).or_insert(enrolled.mandates);
            }
            Fact::PersonMandated(mandated) => {
                self.people.entry(mandated.person).and_modify(|mandates| *mandates = mandated.mandates);
            }
            Fact::PersonEnded(ended) => {
                self.people.insert(ended.person, Mandates::NONE);
            }
            Fact::DeviceAdded(added) => {
                self.devices.entry(added.device).or_insert(added.person);
            }
            Fact::DeviceRevoked(revoked) => {
                self.devices.remove(&revoked.device);
            }
            Fact::RecoverySheetSet(set) => {
                self.sheets.retain(|_, person| *person != set.person);
                self.sheets.insert(set.sheet, set.person);
            }
            Fact::Recovered(recovered) => {
                self.sheets.remove(&recovered.sheet);
                self.devices.entry(recovered.added.device).or_insert(recovered.added.person);
            }
            _ => {}
        }
    }
}
