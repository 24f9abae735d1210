//! Ends of rights: what was held when this replica learned of one, and what it tells others of that.

use std::collections::BTreeMap;

use wijktafel_model::cbor::Cbor as _;
use wijktafel_model::fact::Fact;
use wijktafel_model::history::Author;
use wijktafel_model::id::{EntryId, LogId};
use wijktafel_model::roster::{End, Holder};
use wijktafel_model::time::Timestamp;
use wijktafel_model::words::ReaderRule;

use super::write::Draft;
use super::{CommandError, Made, OpenError, Random, Replica, Step};
use crate::entry::body::FACTS_MAX;
use crate::log::Item;
use crate::store::{Reader, Write};

impl Replica {
    /// Notes what is held here of those whose right ended or was narrowed by now.
    pub(super) fn learn_ends(&mut self, step: &mut Step) {
        let mut news = self.roster.ends();
        news.retain(|end| !self.held_at.contains_key(end));
        for end in news {
            let held: BTreeMap<LogId, u64> = self.slots.iter().map(|(log, slot)| (*log, slot.record.entries)).collect();
            let bytes: Vec<(LogId, u64)> = held.iter().map(|(log, count)| (*log, *count)).collect();
            step.batch.push(Write::Setting(setting(&end), bytes.to_cbor()));
            self.held_at.insert(end, held);
        }
    }

    /// Reads again what [`Self::learn_ends`] noted.
    pub(super) fn read_ends(&mut self, reader: &dyn Reader) -> Result<(), OpenError> {
        for end in self.roster.ends() {
            let bytes = reader.setting(&setting(&end))?;
            let held = bytes.and_then(|bytes| Vec::<(LogId, u64)>::from_cbor(&bytes).ok()).unwrap_or_default();
            self.held_at.insert(end, held.into_iter().collect());
        }
        Ok(())
    }

    /// Writes the closing statements that this organisation owes in a log.
    #[expect(clippy::too_many_arguments, reason = "the step's context is passed on whole")]
    pub(super) fn tend_closings(
        &mut self,
        log: LogId,
        reader: &dyn Reader,
        me: &Author,
        now: Timestamp,
        random: Random<'_>,
        step: &mut Step,
        made: &mut Made,
    ) -> Result<(), CommandError> {
        let own = self.slots.get(&log).is_some_and(|slot| slot.readers == ReaderRule::Own);
        if self.held_at.is_empty() && !own || log == self.roster_id() || !self.may_read(&self.keys.device(), log) {
            return Ok(());
        }
        self.load(log, reader)?;
        let Some(here) = self.log(log) else { return Ok(()) };
        let readers = self.readers_ever_of(here);
        let knew = |item: &Item, end: EntryId| self.position_knows(&item.position, end);
        let about = |end: &End| end.holder.concerns(here.readers()) && here.has_author(&end.holder);
        let owed = self.held_at.iter().filter(|(end, _)| about(end)).filter_map(|(end, held)| {
            let held = usize::try_from(*held.get(&log)?).unwrap_or(usize::MAX);
            here.closing_owed(end, me, held, &readers, &knew)
        });
        // What was held when the log itself said so is what had come before.
        let said_here = here.own_ends().filter_map(|end| {
            let held = here.place_of(&end.entry)?;
            here.closing_owed(&end, me, held, &readers, &knew)
        });
        let owed = owed.chain(said_here);
        let facts: Vec<Fact> = owed.map(Fact::Closed).collect();
        if facts.is_empty() {
            return Ok(());
        }
        for facts in facts.chunks(FACTS_MAX) {
            let draft = Draft { facts: facts.to_vec(), edits: Vec::new() };
            self.write_log(log, draft, now, random, step, made)?;
        }
        self.refresh(log, step);
        Ok(())
    }
}

/// The name of the setting that says what was held.
fn setting(end: &End) -> String {
    let entry = end.entry;
    match &end.holder {
        Holder::Membership(org, number) => format!("ended/{org}/{number}/{entry}"),
        Holder::Person(org, person) => format!("ended/{org}/person/{person}/{entry}"),
        Holder::Device(org, device) => format!("ended/{org}/device/{device}/{entry}"),
        Holder::Reader(org, group) => format!("ended/{org}/group/{group}/{entry}"),
    }
}
