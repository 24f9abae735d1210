//! Devices by a recovery sheet, or by the word of two administrators.

use super::DeviceAdded;
use crate::cbor::Cbor as _;
use crate::id::{NetworkId, OrgId, PersonId, SheetId, Signature, digest};
use crate::record;

record! {
    /// See [`super::Fact::RecoverySheetSet`].
    RecoverySheetSet {
        /// Whose sheet; only the person's own word counts.
        0 => person: PersonId,
        /// The public half of its key.
        2 => sheet: SheetId,
    }
    /// See [`super::Fact::Recovered`]. Both signatures cover `digest("wijktafel/recover/0", [network, org, sheet, added])`.
    Recovered {
        /// The person's organisation.
        0 => org: OrgId,
        /// The sheet's key.
        2 => sheet: SheetId,
        /// The new device.
        4 => added: DeviceAdded,
        /// By the sheet's key.
        6 => by_sheet: Signature,
        /// By the new device.
        8 => by_device: Signature,
    }
    /// See [`super::Fact::DeviceVouched`].
    DeviceVouched {
        /// The device.
        0 => added: DeviceAdded,
    }
}

impl Recovered {
    /// What both signatures cover.
    pub fn message(network: &NetworkId, org: &OrgId, sheet: &SheetId, added: &DeviceAdded) -> [u8; 32] {
        digest("wijktafel/recover/0", &[&network.0, &org.0, &sheet.0, &added.to_cbor()])
    }
}
