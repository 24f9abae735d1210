//! Who may read a case, as the screens and the command line say it: one list, equal to what the engine serves.

use super::circle::{CaseMode, CircleReader};
use super::{CaseRow, Snapshot, Stage};
use crate::id::{DeviceId, OrgId, PersonId};
use crate::time::Day;
use crate::words::ReaderRule;

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
    /// Everybody who may read a case: of a learning case the people of the members that read its log, of a circle case
    /// those it names. Empty of a case that is not shown here.
    pub fn readers(&self, case: &CaseRow) -> Vec<ReaderView> {
        let mut readers: Vec<ReaderView> = match case.mode {
            CaseMode::Circle => case.readers.iter().filter_map(|one| self.named(one)).collect(),
            CaseMode::Learning => {
                let people = self.network.people.iter().filter(|person| self.reads(person.org, case.rule));
                people.filter_map(|person| self.reader(person.org, person.person, None)).collect()
            }
        };
        readers.sort_unstable_by_key(|reader| (reader.org, reader.person));
        readers
    }

    /// Whether an organisation reads logs of this rule, as far as it is a member.
    fn reads(&self, org: OrgId, rule: Option<ReaderRule>) -> bool {
        match rule {
            Some(ReaderRule::Members) => true,
            Some(ReaderRule::Group(group)) => {
                self.network.groups.iter().any(|one| one.group == group && one.orgs.contains(&org))
            }
            Some(ReaderRule::Own) | None => false,
        }
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
