//! Devices that a person gets without having one: by its recovery sheet, or by the word of two administrators.
//!
//! A sheet counts until its person sets another. It brings in one device: where two entries that do not know each other
//! use it, exactly one counts, the one that most voices of others had seen before they saw the rival. Holding both back
//! would lock an organisation with one laptop out as soon as somebody copied its sheet, and a lowest id could be sought
//! for. A use also ends by a newer sheet that does not know it: whoever sets one declares the old one lost.

use std::collections::BTreeMap;

use super::SheetState;
use super::bits::Bits;
use super::book::{Book, Org, Place};
use super::house::preferred;
use crate::fact::DeviceAdded;
use crate::id::{DeviceId, PersonId, SheetId};

#[derive(Clone, Debug, Default)]
pub(super) struct Recovery {
    /// Words of each person on its sheet.
    sheets: BTreeMap<(Org, PersonId), Vec<(Place, SheetId)>>,
    uses: BTreeMap<SheetId, Vec<Use>>,
    /// Administrators who vouch for a device, and for what exactly.
    vouched: BTreeMap<(Org, DeviceId), Vec<(PersonId, DeviceAdded)>>,
}

#[derive(Clone, Copy, Debug)]
struct Use {
    at: Place,
    owner: (Org, PersonId),
    device: DeviceId,
}

impl Recovery {
    pub(super) fn set(&mut self, at: Place, owner: (Org, PersonId), sheet: SheetId) {
        self.sheets.entry(owner).or_default().push((at, sheet));
    }

    pub(super) fn used(&mut self, at: Place, owner: (Org, PersonId), sheet: SheetId, device: DeviceId) {
        self.uses.entry(sheet).or_default().push(Use { at, owner, device });
    }

    pub(super) fn vouch(&mut self, org: Org, by: PersonId, added: DeviceAdded) {
        self.vouched.entry((org, added.device)).or_default().push((by, added));
    }

    /// The person's sheets that count and were not used; several when they were set without knowing each other.
    pub(super) fn open_sheets<'a>(
        &'a self,
        book: &'a Book,
        owner: (Org, PersonId),
    ) -> impl Iterator<Item = SheetId> + 'a {
        let words = self.sheets.get(&owner).map_or(&[][..], Vec::as_slice);
        let last = words.iter().filter(|(at, _)| !words.iter().any(|(later, _)| book.precedes(*at, *later)));
        last.map(|(_, sheet)| *sheet).filter(|sheet| !self.uses.contains_key(sheet))
    }

    /// Whether a sheet's key was ever set or used by anybody: a key belongs to one person.
    pub(super) fn knows(&self, sheet: &SheetId) -> bool {
        self.uses.contains_key(sheet) || self.sheets.values().flatten().any(|(_, known)| known == sheet)
    }

    /// The words that set the sheet by which a device came in.
    pub(super) fn set_for(&self, book: &Book, device: &DeviceId) -> Vec<Place> {
        let used = self.uses.iter().flat_map(|(sheet, uses)| uses.iter().map(move |this| (sheet, this)));
        let used = used.filter(|(_, this)| this.device == *device);
        let words = used.flat_map(|(sheet, this)| {
            let words = self.sheets.get(&this.owner).into_iter().flatten();
            words.filter(move |(at, key)| key == sheet && book.precedes(*at, this.at)).map(|(at, _)| *at)
        });
        words.collect()
    }

    /// Every sheet that was ever set, with whose it is and what became of it.
    pub(super) fn sheets<'a>(&'a self, book: &'a Book) -> impl Iterator<Item = ((Org, PersonId), SheetId, SheetState)> {
        let all = self.sheets.iter().flat_map(|(owner, words)| words.iter().map(move |(_, sheet)| (*owner, *sheet)));
        all.map(|(owner, sheet)| {
            let state = if self.uses.contains_key(&sheet) {
                SheetState::Used
            } else if self.open_sheets(book, owner).any(|open| open == sheet) {
                SheetState::Open
            } else {
                SheetState::Replaced
            };
            (owner, sheet, state)
        })
    }

    /// Devices that were vouched for, with who vouches.
    pub(super) fn vouched(&self) -> impl Iterator<Item = (Org, PersonId, &DeviceAdded)> {
        self.vouched.iter().flat_map(|((org, _), words)| words.iter().map(|(by, added)| (*org, *by, added)))
    }

    /// The entry that took the right from a device that came by a sheet: the use that counts instead, or the newer
    /// sheet. `None` for any other device.
    pub(super) fn ended_by(&self, book: &Book, set: &Bits, device: &DeviceId) -> Option<Place> {
        let of_device = |uses: &&Vec<Use>| uses.iter().any(|one| one.device == *device);
        let (sheet, uses) = self.uses.iter().find(|(_, uses)| of_device(uses))?;
        let own = uses.iter().filter(|one| one.device == *device).min_by_key(|one| book.rank(one.at))?;
        let rivals: Vec<Place> = uses.iter().map(|rival| rival.at).collect();
        let counts = preferred(book, set, &rivals, Some(own.owner.0))?;
        // The same use may have been carried in twice.
        let this = uses.iter().find(|one| one.at == counts)?;
        if this.device != *device {
            return Some(counts);
        }
        let words = self.sheets.get(&this.owner)?;
        let was_set = |at: Place| words.iter().any(|(set, key)| key == sheet && book.precedes(*set, at));
        let newer = words.iter().filter(|(at, key)| key != sheet && was_set(*at) && !book.precedes(this.at, *at));
        newer.map(|(at, _)| *at).min_by_key(|at| book.rank(*at))
    }
}
