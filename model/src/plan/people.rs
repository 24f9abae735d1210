//! Plans the people and devices of the own organisation.

use super::{Context, RuleError, Write, require};
use crate::fact::{DeviceAdded, DeviceRevoked, PersonDescribed, PersonEnded, PersonEnrolled, PersonMandated};
use crate::id::{DeviceId, EncryptionKey, PersonId};
use crate::roster::PersonStanding;
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
    administered(context, person)?;
    let devices = &context.standing().devices;
    require(!devices.contains_key(&device), RuleError::AlreadySo)?;
    // Nothing is known yet of the new device's program: what this one writes, it will be able to read.
    let format = devices.get(&context.me().device).map_or(0, |own| own.format);
    Ok(vec![Write::roster(DeviceAdded { device, encryption, person, format })])
}

pub(super) fn revoke_device(context: &dyn Context, device: DeviceId) -> Result<Vec<Write>, RuleError> {
    let me = context.me();
    let found = context.standing().devices.get(&device).ok_or(RuleError::NotFound)?;
    require(found.org == me.org, RuleError::NotYours)?;
    require(me.mandates.administer, RuleError::NoMandate)?;
    require(found.active, RuleError::AlreadySo)?;
    require_administrator(context, |other, _| other != device)?;
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
