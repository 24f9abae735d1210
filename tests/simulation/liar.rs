//! A member that lies: entries that are sealed with the right key and, where it says so, signed by the right device.

use wijktafel_core::crypto::{DeviceKeys, ENTRY_DOMAIN, Secret};
use wijktafel_core::entry::{Body, Entry, FeedWriter, Header, Opening};
use wijktafel_core::store::Scope;
use wijktafel_core::text::{Incoming, TextDoc};
use wijktafel_harness::{Partner, World};
use wijktafel_model::command::TextEdit;
use wijktafel_model::id::{EntryId, FeedId, LogId, NetworkId};
use wijktafel_model::words::{LogKind, TextField};

/// What a liar has at hand in one log.
pub(crate) struct Liar {
    pub(crate) keys: DeviceKeys,
    pub(crate) network: NetworkId,
    pub(crate) log: LogId,
    pub(crate) secret: Secret,
    pub(crate) previous: Option<(FeedId, EntryId)>,
    pub(crate) heads: Vec<EntryId>,
    pub(crate) position: Vec<EntryId>,
    pub(crate) document: TextDoc,
    pub(crate) random: [u8; 16],
}

/// A text change that no honest client makes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Hostile {
    /// Made by another feed than the one that carries it.
    WrongActor,
    /// No change at all.
    Noise,
    /// One bit differs from a change that would hold.
    Flipped,
}

impl Liar {
    /// One who writes in the name of `device`, with what the site `here` knows of the log.
    ///
    /// # Panics
    /// When the site does not read the log.
    pub(crate) fn new(world: &mut World, here: Partner, device: Partner, log: LogId) -> Self {
        world.texts(here, log).expect("the log is read here");
        let mut random = [0; 16];
        world.rng.fill(&mut random);
        let replica = &world.hub(here).replica;
        let held = replica.log(log).expect("the log is loaded");
        let mut document = TextDoc::new();
        let changes: Vec<Incoming<'_>> = held
            .projections()
            .first()
            .into_iter()
            .flatten()
            .filter_map(|place| {
                let item = &held.items()[*place];
                let may_create = held.may_create(&item.feed, item.seq);
                Some(Incoming { feed: item.feed, bytes: item.change.as_deref()?, may_create })
            })
            .collect();
        document.apply(&changes);
        let keys = world.keys(device);
        Self {
            network: replica.network(),
            log,
            // A liar need not take the one that is in use.
            secret: replica.keyring().all(Scope::Log(log)).next().expect("a key is here").clone(),
            previous: held.last_feed_of(&keys.device()),
            heads: held.heads(),
            position: replica.log(replica.roster_id()).expect("the roster").heads(),
            document,
            keys,
            random,
        }
    }

    /// Always the same feed until `random` is another: two writers of it are a fork.
    pub(crate) fn open(&self) -> (FeedWriter, Entry) {
        let opening = Opening { device: self.keys.device(), founding: None, previous: self.previous };
        FeedWriter::open(
            &self.keys,
            Some(self.network),
            Some(self.log),
            &self.secret,
            self.random,
            opening,
            Vec::new(),
            self.heads.clone(),
            self.position.clone(),
        )
        .expect("an opening")
    }

    pub(crate) fn change(&self, feed: FeedId, text: &str, world: &World) -> Vec<u8> {
        let edit = TextEdit { field: TextField::Question, at: 0, delete: 0, insert: text.to_owned() };
        self.document.clone().edit(feed, LogKind::Case, &[edit], world.now()).expect("a change")
    }

    pub(crate) fn append(&self, writer: &mut FeedWriter, change: Vec<u8>) -> Entry {
        self.write(writer, Body { opening: None, statements: Vec::new(), change: Some(change) })
    }

    pub(crate) fn write(&self, writer: &mut FeedWriter, body: Body) -> Entry {
        writer.append(&self.keys, &self.secret, body, &[], &[]).expect("an entry")
    }

    /// The header of the entry after the writer's last one; `opening` is its first.
    pub(crate) fn next(writer: &FeedWriter, opening: &Entry) -> Header {
        Header {
            feed: Some(writer.feed()),
            seq: writer.next_seq(),
            prev: Some(writer.tip()),
            random: None,
            seen: None,
            roster: None,
            ..(*opening.header).clone()
        }
    }

    /// An entry with any header and any body, sealed and signed as it should be.
    pub(crate) fn craft(&self, header: Header, body: &[u8]) -> Entry {
        let mut entry = Entry::seal(header, body, &self.secret).expect("an entry");
        sign_falsely(&mut entry, &self.keys);
        entry
    }

    /// One feed from its opening, with one text after it.
    pub(crate) fn chain(&self, text: &str, world: &World) -> Vec<Entry> {
        let (mut writer, opening) = self.open();
        let change = self.change(writer.feed(), text, world);
        vec![opening, self.append(&mut writer, change)]
    }

    /// A feed whose second entry carries what must be refused.
    pub(crate) fn hostile(&self, kind: Hostile, world: &World) -> Vec<Entry> {
        let (mut writer, opening) = self.open();
        let change = match kind {
            Hostile::WrongActor => self.change(FeedId([0x5a; 16]), "vreemd ", world),
            Hostile::Noise => vec![0x85, 1, 2, 3],
            Hostile::Flipped => {
                let mut change = self.change(writer.feed(), "vreemd ", world);
                let last = change.len() - 1;
                change[last] ^= 1;
                change
            }
        };
        vec![opening, self.append(&mut writer, change)]
    }
}

/// Signs an entry with other keys than those of its author.
pub(crate) fn sign_falsely(entry: &mut Entry, keys: &DeviceKeys) {
    entry.signature = Some(keys.sign(ENTRY_DOMAIN, &entry.id().0));
}
