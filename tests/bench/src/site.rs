//! One computer: a replica that writes through commands into an encrypted store in a temporary folder.

use std::path::{Path, PathBuf};
use std::time::Duration;

use wijktafel_core::crypto::DeviceKeys;
use wijktafel_core::hub::{Cx, Hub, HubError, Link, Notice, Outcome as Happened};
use wijktafel_core::replica::{Founder, Made, Replica, Shown};
use wijktafel_core::store::{Batch, Storage as _};
use wijktafel_harness::Rng;
use wijktafel_harness::world::BEGINNING;
use wijktafel_model::command::Command;
use wijktafel_model::id::{LogId, NetworkId};
use wijktafel_model::view::{Snapshot, SyncView};
use wijktafel_sync::store::SqliteStore;
use wijktafel_sync::vault::DataKey;

use crate::figure::{Outcome, timed};

/// Where a copy lies, and what opens it.
#[derive(Clone)]
pub(crate) struct Place {
    pub(crate) path: PathBuf,
    pub(crate) key: [u8; 32],
    pub(crate) seed: [u8; 32],
    pub(crate) network: NetworkId,
}

impl Place {
    pub(crate) fn open_store(&self) -> Outcome<SqliteStore> {
        Ok(SqliteStore::open(&self.path, &DataKey::new(self.key))?)
    }

    pub(crate) fn open_replica(&self, store: &SqliteStore) -> Outcome<Replica> {
        Ok(Replica::open(self.network, DeviceKeys::from_seed(&self.seed), store)?)
    }
}

/// Frames to send, and what there was to tell.
pub(crate) type Said = (Vec<(Link, Vec<u8>)>, Vec<Notice>);

/// A running copy.
pub(crate) struct Site {
    pub(crate) place: Place,
    pub(crate) hub: Hub,
    pub(crate) store: SqliteStore,
    /// What was committed since recording began.
    pub(crate) record: Option<Vec<Batch>>,
    rng: Rng,
    pending: Batch,
}

impl Site {
    /// Founds a network.
    pub(crate) fn found(folder: &Path, name: &str, seed: u64) -> Outcome<Self> {
        let (mut rng, mut place, store) = prepare(folder, name, seed)?;
        let founder = Founder { keys: DeviceKeys::from_seed(&place.seed), at: BEGINNING, sponsors: 1 };
        let (replica, step) = Replica::found(founder, &mut |bytes| rng.fill(bytes))?;
        place.network = replica.network();
        let mut site = Self { place, hub: Hub::new(replica), store, record: None, rng, pending: step.batch };
        site.commit()?;
        Ok(site)
    }

    /// A newcomer to a network, with an empty store.
    pub(crate) fn newcomer(folder: &Path, name: &str, seed: u64, network: NetworkId) -> Outcome<Self> {
        let (rng, mut place, store) = prepare(folder, name, seed)?;
        place.network = network;
        let hub = Hub::new(Replica::newcomer(network, DeviceKeys::from_seed(&place.seed)));
        Ok(Self { place, hub, store, record: None, rng, pending: Batch::new() })
    }

    /// Closes the store and gives its place.
    pub(crate) fn close(self) -> Place {
        self.place
    }

    /// Starts a copy from its store, as the next start of the program does: its own feeds are new ones.
    pub(crate) fn start(place: Place, seed: u64) -> Outcome<Self> {
        let store = place.open_store()?;
        let hub = Hub::new(place.open_replica(&store)?);
        Ok(Self { place, hub, store, record: None, rng: Rng::new(seed), pending: Batch::new() })
    }

    /// Carries out a command; what it wrote waits for [`Site::commit`], so that one gesture may be several commands.
    /// Only without connections: nothing is sent.
    pub(crate) fn execute(&mut self, command: &Command) -> Outcome<Made> {
        let Self { hub, store, rng, pending, .. } = self;
        let mut random = |bytes: &mut [u8]| rng.fill(bytes);
        let mut cx = Cx { reader: store, now: BEGINNING, random: &mut random };
        let (made, happened) = hub.execute(command, &mut cx)?;
        pending.extend(happened.step.batch);
        Ok(made)
    }

    /// Makes durable what commands wrote.
    pub(crate) fn commit(&mut self) -> Outcome<()> {
        let batch = std::mem::take(&mut self.pending);
        self.keep(batch)
    }

    /// Takes a step, commits it, and gives the frames to send and what there was to tell.
    pub(crate) fn step(
        &mut self,
        at_ms: i64,
        work: impl FnOnce(&mut Hub, &mut Cx<'_>) -> Result<Happened, HubError>,
    ) -> Outcome<Said> {
        let Self { hub, store, rng, .. } = self;
        let mut random = |bytes: &mut [u8]| rng.fill(bytes);
        let now = wijktafel_model::time::Timestamp(BEGINNING.0 + at_ms);
        let happened = work(hub, &mut Cx { reader: store, now, random: &mut random })?;
        if !happened.closes.is_empty() {
            return Err("a connection was refused".into());
        }
        self.keep(happened.step.batch)?;
        let mut frames = happened.early;
        frames.extend(happened.sends);
        Ok((frames, happened.notices))
    }

    fn keep(&mut self, batch: Batch) -> Outcome<()> {
        if !batch.is_empty() {
            self.store.commit(&batch)?;
            if let Some(record) = &mut self.record {
                record.push(batch);
            }
        }
        Ok(())
    }

    /// What the screen shows, with one log in full.
    pub(crate) fn snapshot(&mut self, detail: Option<LogId>) -> Outcome<Snapshot> {
        snapshot(&mut self.hub.replica, &self.store, detail)
    }
}

/// What the screen shows of a replica, with one log in full.
pub(crate) fn snapshot(replica: &mut Replica, store: &SqliteStore, detail: Option<LogId>) -> Outcome<Snapshot> {
    let shown = Shown { detail, today: BEGINNING.day(), version: 1 };
    Ok(replica.snapshot(shown, SyncView::default(), store)?)
}

/// How long it takes to commit the same batches to an empty store, with no check at all.
pub(crate) fn replay(folder: &Path, name: &str, batches: &[Batch]) -> Outcome<Duration> {
    let mut store = SqliteStore::create(&folder.join(name), &DataKey::new([1; 32]))?;
    let (time, done) = timed(|| batches.iter().try_for_each(|batch| store.commit(batch)));
    done?;
    Ok(time)
}

fn prepare(folder: &Path, name: &str, seed: u64) -> Outcome<(Rng, Place, SqliteStore)> {
    let mut rng = Rng::new(seed);
    let (mut key, mut device) = ([0; 32], [0; 32]);
    rng.fill(&mut key);
    rng.fill(&mut device);
    let place = Place { path: folder.join(name), key, seed: device, network: NetworkId([0; 32]) };
    let store = SqliteStore::create(&place.path, &DataKey::new(key))?;
    Ok((rng, place, store))
}
