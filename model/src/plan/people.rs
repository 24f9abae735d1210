//! Plans the people and devices of the own organisation.

use super::{Context, RuleError, Write, require};
use crate::fact::card::PersonDescribed;
use crate::fact::recovery::{DeviceVouched, RecoverySheetSet};
use crate::fact::{DeviceAdded, DeviceRevoked, PersonEnded, PersonEnrolled, PersonMandated};
use crate::id::{DeviceId, EncryptionKey, PersonId, SheetId};
use crate::roster::{PersonStanding, VouchedStanding};
use crate::words::{LogKind, Mandates, ReaderRule};

pub(super) fn enrol(context: &dyn Context, card: PersonDescribed, mandates: Mandates) -> Result<Vec<Write>, RuleError> {
    require(context.me().mandates.administer, RuleError::NoMandate)?;
    let known = context.standing().people.keys().any(|(_, person)| *person == card.person);
    require(!known, RuleError::AlreadySo)?;
    Ok(vec![
        Write::roster(PersonEnrolled { person: card.person, mandates }),
        Write::new(LogKind::Person, ReaderRule::Members, card),
    ])
}

pub(super) fn set_mandates(
    context: &dyn Context,
    person: PersonId,
    mandates: Mandates,
) -> Result<Vec<Write>, RuleError> {
    let standing = administered(context, person)?;
    require(standing.mandates != mandates, RuleError::AlreadySo)?;
    if !mandates.administer {
        require_administrator(context, |_, other| other != person)?;
    }
    Ok(vec![Write::roster(PersonMandated { person, mandates })])
}

pub(super) fn end(context: &dyn Context, person: PersonId) -> Result<Vec<Write>, RuleError> {
    administered(context, person)?;
    require_administrator(context, |_, other| other != person)?;
    Ok(vec![Write::roster(PersonEnded { person })])
}

pub(super) fn add_device(
    context: &dyn Context,
    device: DeviceId,
    encryption: EncryptionKey,
    person: PersonId,
) -> Result<Vec<Write>, RuleError> {
    let (me, standing) = (context.me(), context.standing());
    if person != me.person {
        administered(context, person)?;
    }
    require(!standing.devices.contains_key(&device), RuleError::AlreadySo)?;
    // Nothing is known yet of the new device's program: what this one writes, it will be able to read.
    let format = standing.devices.get(&me.device).map_or(0, |own| own.format);
    let added = DeviceAdded { device, encryption, person, format };
    if !standing.needs_two(me.org, person, me.person) {
        return Ok(vec![Write::roster(added)]);
    }
    let same = |waits: &&VouchedStanding| {
        (waits.org, waits.added.encryption, waits.added.person) == (me.org, encryption, person)
    };
    match standing.vouched.get(&device).filter(same) {
        Some(waits) if waits.by.iter().any(|by| *by != me.person) => Ok(vec![Write::roster(waits.added.clone())]),
        Some(_) => Err(RuleError::AlreadySo),
        None => Ok(vec![Write::roster(DeviceVouched { added })]),
    }
}

pub(super) fn set_sheet(context: &dyn Context, sheet: SheetId) -> Result<Vec<Write>, RuleError> {
    require(!context.standing().sheets.contains_key(&sheet), RuleError::AlreadySo)?;
    Ok(vec![Write::roster(RecoverySheetSet { person: context.me().person, sheet })])
}

pub(super) fn revoke_device(context: &dyn Context, device: DeviceId) -> Result<Vec<Write>, RuleError> {
    let me = context.me();
    let found = context.standing().devices.get(&device).ok_or(RuleError::NotFound)?;
    require(found.org == me.org, RuleError::NotYours)?;
    require(me.mandates.administer || found.person == me.person, RuleError::NoMandate)?;
    require(found.active, RuleError::AlreadySo)?;
    let administers = context.standing().people.get(&(me.org, found.person));
    if administers.is_some_and(|person| person.active && person.mandates.administer) {
        require_administrator(context, |other, _| other != device)?;
    }
    Ok(vec![Write::roster(DeviceRevoked { device })])
}

/// An active person of the own organisation, when the author may administer it.
fn administered(context: &dyn Context, person: PersonId) -> Result<&PersonStanding, RuleError> {
    let me = context.me();
    let found = context.standing().people.get(&(me.org, person)).ok_or(RuleError::NotYours)?;
    require(me.mandates.administer, RuleError::NoMandate)?;
    require(found.active, RuleError::Closed)?;
    Ok(found)
}

/// Some device that stays is in the hands of a person who may administer.
fn require_administrator(context: &dyn Context, stays: impl Fn(DeviceId, PersonId) -> bool) -> Result<(), RuleError> {
    let standing = context.standing();
    let own = context.me().org;
    let administers = |person: PersonId| {
        standing.people.get(&(own, person)).is_some_and(|person| person.active && person.mandates.administer)
    };
    let left = standing.devices_of(&own).any(|(id, device)| stays(*id, device.person) && administers(device.person));
    require(left, RuleError::LastAdministrator)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::command::Command;
    use crate::fact::Fact;
    use crate::plan::plan;
    use crate::roster::{SheetStanding, SheetState};
    use crate::testing::{Desk, author, standing};

    const NEW: DeviceId = DeviceId([9; 32]);

    /// Three people of one organisation with a device each; the first acts.
    fn desk() -> Desk {
        Desk::new(author(0, 0), standing(2, 3))
    }

    fn kinds(desk: &mut Desk, command: &Command) -> Result<Vec<u64>, RuleError> {
        let writes = plan(command, desk)?;
        Ok(writes.iter().flat_map(|write| &write.facts).map(Fact::kind).collect())
    }

    fn add(person: PersonId) -> Command {
        Command::AddDevice { device: NEW, encryption: EncryptionKey([9; 32]), person }
    }

    #[test]
    fn a_person_arranges_its_own_devices_and_sheet_without_a_mandate() {
        let mut desk = desk();
        desk.me.mandates = Mandates::NONE;
        let (me, other) = (author(0, 0), author(0, 1));
        desk.standing.people.get_mut(&(me.org, me.person)).unwrap().mandates = Mandates::NONE;

        assert_eq!(kinds(&mut desk, &add(me.person)), Ok(vec![21]));
        assert_eq!(kinds(&mut desk, &Command::RevokeDevice { device: me.device }), Ok(vec![22]));
        assert_eq!(kinds(&mut desk, &Command::SetRecoverySheet { sheet: SheetId([1; 32]) }), Ok(vec![150]));
        assert_eq!(kinds(&mut desk, &add(other.person)), Err(RuleError::NoMandate));
        assert_eq!(kinds(&mut desk, &Command::RevokeDevice { device: other.device }), Err(RuleError::NoMandate));
    }

    #[test]
    fn the_first_word_for_who_lost_every_device_vouches_and_the_second_adds() {
        let mut desk = desk();
        let (me, lost) = (author(0, 0), author(0, 2));
        desk.standing.devices.get_mut(&lost.device).unwrap().active = false;
        assert_eq!(kinds(&mut desk, &add(lost.person)), Ok(vec![152]));
        let added = DeviceAdded { device: NEW, encryption: EncryptionKey([9; 32]), person: lost.person, format: 7 };
        let mut waits = VouchedStanding { org: me.org, added: added.clone(), by: [me.person].into() };

        desk.standing.vouched.insert(NEW, waits.clone());
        assert_eq!(kinds(&mut desk, &add(lost.person)), Err(RuleError::AlreadySo));
        waits.by = [author(0, 1).person].into();
        desk.standing.vouched.insert(NEW, waits);
        let second = plan(&add(lost.person), &mut desk);
        assert_eq!(second, Ok(vec![Write::roster(added)]), "the same to the last field");
        let other_key = Command::AddDevice { device: NEW, encryption: EncryptionKey([8; 32]), person: lost.person };
        assert_eq!(kinds(&mut desk, &other_key), Ok(vec![152]));
    }

    #[test]
    fn one_administrator_is_enough_when_no_other_has_a_device() {
        let mut desk = desk();
        let (other, lost) = (author(0, 1), author(0, 2));
        desk.standing.devices.get_mut(&lost.device).unwrap().active = false;
        desk.standing.people.get_mut(&(other.org, other.person)).unwrap().mandates = Mandates::NONE;

        assert_eq!(kinds(&mut desk, &add(lost.person)), Ok(vec![21]));
    }

    #[test]
    fn a_key_is_on_one_sheet_only() {
        let mut desk = desk();
        let (org, person) = (author(1, 0).org, author(1, 0).person);
        let known = SheetStanding { org, person, state: SheetState::Replaced };
        desk.standing.sheets.insert(SheetId([1; 32]), known);

        let again = kinds(&mut desk, &Command::SetRecoverySheet { sheet: SheetId([1; 32]) });

        assert_eq!(again, Err(RuleError::AlreadySo));
    }
}
