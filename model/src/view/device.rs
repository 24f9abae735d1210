//! Devices on the way in, and what stands ready for who loses one.

use serde::{Deserialize, Serialize};

use super::InviteRefusal;
use crate::id::{DeviceId, EncryptionKey, InviteId, OrgId, PersonId, SheetId};
use crate::time::Timestamp;

/// Where a ticket for a device stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DeviceTicketState {
    /// Nobody used it yet.
    Open,
    /// A device asks; its code is to be compared.
    WaitsForCode,
    /// One administrator vouches; a second one must.
    WaitsForSecond,
    /// The device was added.
    Added,
    /// It was taken back.
    Revoked,
    /// Its time has passed.
    Expired,
}

/// A ticket for a device that was made here. Only this device knows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeviceTicketView {
    /// The public half of its key.
    pub ticket: InviteId,
    /// Whose device it is for.
    pub person: PersonId,
    /// From this moment on nobody is taken in by it.
    pub expires: Timestamp,
    /// Where it stands.
    pub state: DeviceTicketState,
    /// The device that asks or was added.
    pub device: Option<DeviceId>,
    /// The code to compare, while a device asks.
    pub code: Option<String>,
    /// Logs that the device was given and has not confirmed yet, while it takes its first copy.
    pub to_go: Option<u64>,
}

/// A device that one administrator vouches for and a second must.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct VouchedView {
    /// The device.
    pub device: DeviceId,
    /// Its encryption key.
    pub encryption: EncryptionKey,
    /// Whose it will be.
    pub person: PersonId,
    /// Its organisation.
    pub org: OrgId,
    /// Who vouches.
    pub by: Vec<PersonId>,
    /// The code that the new device shows.
    pub code: String,
}

/// A recovery sheet that can be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SheetView {
    /// The public half of its key.
    pub sheet: SheetId,
    /// Whose it is.
    pub person: PersonId,
    /// When it was made, by the claim of who made it; absent where that entry is not here.
    pub since: Option<Timestamp>,
}

/// How this device is taken in by the organisation it belongs to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EnteringView {
    /// The organisation, as the ticket names it; absent with a recovery sheet.
    pub organisation: Option<String>,
    /// It goes by a recovery sheet.
    pub recovery: bool,
    /// The code to compare, once a member has the request; a sheet needs none.
    pub code: Option<String>,
    /// Why nobody who was asked takes it in.
    pub refused: Option<InviteRefusal>,
    /// Logs of the first copy: how many came, and how many were announced. Absent before the first.
    pub copied: Option<(u64, u64)>,
}

/// What the reader's organisation sees of its own devices beside the list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct HouseholdView {
    /// Tickets that were made on this device.
    pub tickets: Vec<DeviceTicketView>,
    /// Devices that wait for the word of a second administrator.
    pub vouched: Vec<VouchedView>,
    /// Recovery sheets of the own organisation that can be used.
    pub sheets: Vec<SheetView>,
    /// How this device is taken in, until it is.
    pub entering: Option<EnteringView>,
}
