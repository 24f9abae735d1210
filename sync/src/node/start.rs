//! Founding, joining, restoring and starting a node.

use std::net::{Ipv4Addr, SocketAddr};
use std::path::Path;
use std::sync::Arc;

use tokio::sync::{mpsc, watch};
use wijktafel_core::crypto::halves::{self, Halves};
use wijktafel_core::crypto::{DeviceKeys, SheetKey};
use wijktafel_core::replica::{self, Founder, Replica};
use wijktafel_core::store::{Batch, Reader as _, Storage as _, StoreError, Write};
use wijktafel_model::command::Command;
use wijktafel_model::id::{NetworkId, PersonId};
use wijktafel_model::words::{LifeArea, Line, Role};
use zeroize::Zeroizing;

use super::devices::{Recovering, added};
use super::driver::Driver;
use super::request::FirstCards;
use super::{JOBS_MAX, Job, Node, Options};
use crate::backup::{self, BackupError};
use crate::clock;
use crate::home::{Home, HomeError};
use crate::keyring::Keyring;
use crate::paths::Profile;
use crate::ticket::device::DeviceTicket;
use crate::ticket::sheet::{Sheet, SheetError};
use crate::ticket::{Carrier, Ticket, TicketError};
use crate::transport::TransportEvent;
use crate::transport::endpoint::{BindError, Endpoint};
use crate::transport::limits::Limits;
use crate::vault::Cost;

/// Setting: the seed of this device's signing key in this network; of devices of the old form, of both keys.
pub(super) const SEED: &str = "node/seed";
/// Setting: the network.
pub(super) const NETWORK: &str = "node/network";
/// Setting: the ticket this device joins with, until it is a member.
pub(super) const TICKET: &str = "node/ticket";
/// Setting: what a recovered device asks with, until it is taken in.
pub(super) const RECOVERY: &str = "node/recovery";
/// Setting: the port this device listened on last, two bytes.
const PORT: &str = "node/port";
/// Setting: the cards to write once this device may write, as JSON.
pub(super) const CARDS: &str = "node/cards";

/// Why a node was not founded, joined or started.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StartError {
    /// The data folder, the passphrase or the store.
    #[error(transparent)]
    Home(#[from] HomeError),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The store was damaged.
    #[error(transparent)]
    Replica(#[from] replica::OpenError),
    /// The genesis could not be made.
    #[error(transparent)]
    Entry(#[from] wijktafel_core::entry::EntryError),
    /// A first command was refused.
    #[error(transparent)]
    Command(#[from] replica::CommandError),
    /// The ticket.
    #[error(transparent)]
    Ticket(#[from] TicketError),
    /// The invitation's last day has passed.
    #[error("the invitation has expired")]
    Expired,
    /// The recovery sheet.
    #[error(transparent)]
    Sheet(#[from] SheetError),
    /// Neither the sheet nor anybody else names a member's device.
    #[error("nobody is known to ask")]
    NoCarrier,
    /// No socket.
    #[error(transparent)]
    Bind(#[from] BindError),
    /// The store holds no network: founding or joining was cut off.
    #[error("no network was founded or joined here")]
    NoNetwork,
    /// The backup.
    #[error(transparent)]
    Backup(#[from] BackupError),
    /// A thread or runtime could not be started.
    #[error("the program could not start a thread")]
    Thread(#[source] std::io::Error),
}

/// What a new network begins with.
#[derive(Debug, Clone)]
pub struct Founding {
    /// The network's name.
    pub network: Line,
    /// Where it works.
    pub region: Option<Line>,
    /// The first organisation and person.
    pub cards: FirstCards,
}

/// The keys of a new device, and what its store keeps of them: no two of them come from the same random bytes.
fn new_keys() -> (DeviceKeys, Batch) {
    let [seed, half] = [(); 2].map(|()| Zeroizing::new(clock::random::<32>()));
    let keys = DeviceKeys::new(&seed, Halves::new(&half, clock::now()));
    let kept = vec![
        Write::Setting(SEED.to_owned(), seed.to_vec()),
        Write::Setting(halves::SETTING.to_owned(), keys.halves().encode().to_vec()),
    ];
    (keys, kept)
}

/// Founds a network in an empty profile.
///
/// # Errors
/// [`StartError`]; nothing usable is left behind then.
pub fn found(profile: &Profile, passphrase: &str, cost: Cost, founding: &Founding) -> Result<NetworkId, StartError> {
    let mut home = Home::found(profile, passphrase, cost)?;
    let mut replica = genesis(&mut home)?;
    let mut batch = vec![founded(replica.network())];
    for command in first_commands(founding, &replica) {
        let mut step = replica::Step::default();
        replica.execute(&command, &home.store, clock::now(), &mut fill, &mut step)?;
        batch.extend(step.batch);
    }
    home.store.commit(&batch)?;
    Ok(replica.network())
}

/// Writes the first entry of a new network, and the keys of its first device.
pub(super) fn genesis(home: &mut Home) -> Result<Replica, StartError> {
    let (keys, mut batch) = new_keys();
    let (replica, step) = Replica::found(Founder { keys, at: clock::now(), sponsors: 1 }, &mut fill)?;
    batch.extend(step.batch);
    home.store.commit(&batch)?;
    Ok(replica)
}

/// What a store must keep to be started: written last, so that what was cut off is no network.
pub(super) fn founded(network: NetworkId) -> Write {
    Write::Setting(NETWORK.to_owned(), network.0.to_vec())
}

/// The network's name, and the first cards.
pub(super) fn first_commands(founding: &Founding, replica: &Replica) -> Vec<Command> {
    let mut commands = vec![Command::NameNetwork { name: founding.network.clone(), region: founding.region.clone() }];
    if let Some(me) = replica.me() {
        commands.extend(card_commands(&founding.cards, me.person));
    }
    commands
}

/// Prepares an empty profile to join with a ticket; the node does the rest once it is started.
///
/// # Errors
/// [`StartError`]; a ticket that cannot be used is refused before anything is made.
pub fn join(
    profile: &Profile,
    passphrase: &str,
    cost: Cost,
    ticket: &str,
    cards: &FirstCards,
) -> Result<NetworkId, StartError> {
    let parsed: Ticket = ticket.parse()?;
    if parsed.expires.is_some_and(|last| clock::now().day() > last) {
        return Err(StartError::Expired);
    }
    let mut home = Home::found(profile, passphrase, cost)?;
    let (_keys, mut batch) = new_keys();
    let cards = serde_json::to_vec(cards).unwrap_or_default();
    batch.extend([
        Write::Setting(NETWORK.to_owned(), parsed.network.0.to_vec()),
        Write::Setting(TICKET.to_owned(), ticket.as_bytes().to_vec()),
        Write::Setting(CARDS.to_owned(), cards),
    ]);
    home.store.commit(&batch)?;
    Ok(parsed.network)
}

/// Prepares an empty profile to become a device of a member, with a ticket that a device of it made.
///
/// # Errors
/// [`StartError`]; a ticket that cannot be used is refused before anything is made.
pub fn enter(profile: &Profile, passphrase: &str, cost: Cost, ticket: &str) -> Result<NetworkId, StartError> {
    let parsed: DeviceTicket = ticket.parse()?;
    if parsed.expires <= clock::now() {
        return Err(StartError::Expired);
    }
    let mut home = Home::found(profile, passphrase, cost)?;
    let (_keys, mut batch) = new_keys();
    batch.extend([
        Write::Setting(NETWORK.to_owned(), parsed.network.0.to_vec()),
        Write::Setting(TICKET.to_owned(), parsed.to_string().into_bytes()),
    ]);
    home.store.commit(&batch)?;
    Ok(parsed.network)
}

/// Prepares an empty profile to become a device of the person whose recovery sheet this is. `others`: members' devices
/// to ask beside those on the sheet. The sheet's secret is not kept.
///
/// # Errors
/// [`StartError`]; [`StartError::NoCarrier`] when nobody is known to ask.
pub fn recover(
    profile: &Profile,
    passphrase: &str,
    cost: Cost,
    sheet: &str,
    others: Vec<Carrier>,
) -> Result<NetworkId, StartError> {
    let sheet = Sheet::read(sheet)?;
    let carriers: Vec<Carrier> = others.into_iter().chain(sheet.carriers).collect();
    if carriers.is_empty() {
        return Err(StartError::NoCarrier);
    }
    let (keys, mut batch) = new_keys();
    let key = SheetKey::from_secret(&sheet.network, &sheet.secret);
    let recovered = wijktafel_core::hub::recover(&sheet.network, &keys, &key, sheet.org, added(&keys, sheet.person));
    let recovering = serde_json::to_vec(&Recovering { recovered, carriers }).unwrap_or_default();
    let mut home = Home::found(profile, passphrase, cost)?;
    batch.extend([
        Write::Setting(NETWORK.to_owned(), sheet.network.0.to_vec()),
        Write::Setting(RECOVERY.to_owned(), recovering),
    ]);
    home.store.commit(&batch)?;
    Ok(sheet.network)
}

/// Puts a backup back into an empty profile, once its passphrase was tried.
///
/// # Errors
/// [`StartError::Backup`]; nothing was put back then.
pub fn restore(from: &Path, passphrase: &str, profile: &Profile) -> Result<(), StartError> {
    backup::try_passphrase(from, passphrase)?;
    Ok(backup::restore(from, profile)?)
}

/// Starts a node on a profile.
///
/// # Errors
/// [`StartError`]; nothing is running then.
pub fn start(profile: &Profile, passphrase: &str, options: &Options) -> Result<Node, StartError> {
    run(Home::open(profile, passphrase)?, options)
}

/// Starts a node on a profile with what this computer remembers.
///
/// # Errors
/// [`HomeError::Remember`] within [`StartError::Home`] when the passphrase must be given; else as [`start`].
pub fn start_remembered(profile: &Profile, keyring: &dyn Keyring, options: &Options) -> Result<Node, StartError> {
    run(Home::open_remembered(profile, keyring)?, options)
}

fn run(mut home: Home, options: &Options) -> Result<Node, StartError> {
    let seed = Zeroizing::new(setting(&home, SEED)?);
    let network = NetworkId(setting(&home, NETWORK)?);
    let keys = DeviceKeys::kept(&seed, &home.store)?;
    let replica = Replica::open(network, DeviceKeys::kept(&seed, &home.store)?, &home.store)?;

    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .thread_name("wijktafel-net")
        .build()
        .map_err(StartError::Thread)?;
    let (jobs, queue) = mpsc::channel(JOBS_MAX);
    let endpoint = if options.offline {
        None
    } else {
        let (endpoint, mut events) = runtime.block_on(listen(&mut home, &keys, options))?;
        let jobs = jobs.clone();
        runtime.spawn(async move {
            while let Some(event) = events.recv().await {
                if jobs.send(Job::Transport(event)).await.is_err() {
                    return;
                }
            }
        });
        Some(Arc::new(endpoint))
    };
    let ticks = jobs.downgrade();
    runtime.spawn(async move {
        let mut interval = tokio::time::interval(std::time::Duration::from_secs(1));
        loop {
            interval.tick().await;
            match ticks.upgrade() {
                Some(jobs) => drop(jobs.try_send(Job::Tick)),
                None => return,
            }
        }
    });
    let mut driver = Driver::new(home, replica, endpoint, runtime, options.looking);
    let first = driver.publish_first()?;
    let (publisher, published) = watch::channel(first);
    let thread = std::thread::Builder::new()
        .name("wijktafel-node".to_owned())
        .spawn(move || driver.run(queue, &publisher))
        .map_err(StartError::Thread)?;
    Ok(Node { jobs, published, thread: Some(thread) })
}

/// Listens where this profile listened before, so that two partners who were both off find each other again; on another
/// port when that one is taken, by a copy of this folder for instance.
async fn listen(
    home: &mut Home,
    keys: &DeviceKeys,
    options: &Options,
) -> Result<(Endpoint, mpsc::Receiver<TransportEvent>), StartError> {
    let asked = options.bind.unwrap_or_else(|| (Ipv4Addr::UNSPECIFIED, 0).into());
    let before = home.store.setting(PORT)?.and_then(|bytes| Some(u16::from_be_bytes(bytes.try_into().ok()?)));
    let mut bound = None;
    if let Some(port) = before.filter(|_| asked.port() == 0) {
        bound = Endpoint::bind(&keys.signing_bytes(), SocketAddr::new(asked.ip(), port), Limits::default()).await.ok();
    }
    let bound = match bound {
        Some(bound) => bound,
        None => Endpoint::bind(&keys.signing_bytes(), asked, Limits::default()).await?,
    };
    if let Some(port) = bound.0.port().filter(|port| before != Some(*port)) {
        home.store.commit(&vec![Write::Setting(PORT.to_owned(), port.to_be_bytes().to_vec())])?;
    }
    Ok(bound)
}

/// The commands that write the first cards.
pub(super) fn card_commands(cards: &FirstCards, person: PersonId) -> [Command; 2] {
    [
        Command::DescribeOrganisation {
            name: cards.organisation.clone(),
            kind: cards.kind,
            formality: cards.formality,
            areas: Vec::<LifeArea>::new(),
            offers: None,
        },
        Command::DescribePerson { person, name: cards.person.clone(), roles: vec![Role::ChangeManager], contact: None },
    ]
}

pub(super) fn setting(home: &Home, name: &str) -> Result<[u8; 32], StartError> {
    let bytes = home.store.setting(name)?.ok_or(StartError::NoNetwork)?;
    bytes.try_into().map_err(|_length| StartError::NoNetwork)
}

/// Fills bytes from the operating system's generator.
pub(super) fn fill(bytes: &mut [u8]) {
    for chunk in bytes.chunks_mut(32) {
        let fresh = clock::random::<32>();
        for (to, from) in chunk.iter_mut().zip(fresh) {
            *to = from;
        }
    }
}
