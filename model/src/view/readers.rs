//! Who may read a case, as the screens and the command line say it: one list, equal to what the engine serves.

use super::circle::{CaseMode, CircleReader};
use super::{CaseRow, Snapshot, Stage};
use crate::id::{DeviceId, OrgId, PersonId};
use crate::time::Day;

/// A person who may read a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReaderView {
    /// The organisation.
    pub org: OrgId,
    /// The person.
    pub person: PersonId,
    /// The devices this person reads it on, ascending; none of somebody who has no device.
    pub devices: Vec<DeviceId>,
    /// The last day of this person's grounds has passed: the case is hidden on those devices, which get it all the same.
    pub hidden: bool,
}

impl Snapshot {
    /// Everybody who may read a case: of a learning case the people of the members at its table, of a circle case those
    /// it names. Empty of a learning case whose table is not read here.
    pub fn readers(&self, case: &CaseRow) -> Vec<ReaderView> {
        let mut readers: Vec<ReaderView> = match case.mode {
            CaseMode::Circle => case.readers.iter().filter_map(|one| self.named(one)).collect(),
            CaseMode::Learning => {
                let table = self.network.tables.iter().find(|table| Some(table.log) == case.table);
                let orgs = table.map(|table| table.orgs.as_slice()).unwrap_or_default();
                let at_table = self.network.people.iter().filter(|person| orgs.contains(&person.org));
                at_table.filter_map(|person| self.reader(person.org, person.person, None)).collect()
            }
        };
        readers.sort_unstable_by_key(|reader| (reader.org, reader.person));
        readers
    }

    fn named(&self, one: &CircleReader) -> Option<ReaderView> {
        self.reader(one.org, one.person, one.until)
    }

    /// Nobody whose organisation is no member any more, and nobody who acts for it no more.
    fn reader(&self, org: OrgId, person: PersonId, until: Option<Day>) -> Option<ReaderView> {
        let member = |one: &&super::OrganisationView| one.org == org && one.stage == Stage::Member;
        self.network.organisations.iter().find(member)?;
        let acts = |one: &&super::PersonView| (one.org, one.person) == (org, person) && one.active;
        self.network.people.iter().find(acts)?;
        let devices = self.network.devices.iter();
        let devices = devices.filter(|device| device.active && (device.org, device.person) == (org, person));
        let mut devices: Vec<DeviceId> = devices.map(|device| device.device).collect();
        devices.sort_unstable();
        Some(ReaderView { org, person, devices, hidden: until.is_some_and(|until| until < self.today) })
    }
}
