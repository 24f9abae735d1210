//! A running blind peer: an endpoint, a file, and the rules of [`wijktafel_core::blind::keeper`] between them.
//!
//! Its folder holds `endpoint.key`, 32 random bytes from which its endpoint's key comes, `parcels.db`, and the lock and
//! control socket that every data folder has. There is no passphrase: nothing there can be read by anybody.

pub mod shelf;

use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;

use serde::{Deserialize, Serialize};
use tokio::sync::{mpsc, oneshot};
use wijktafel_core::blind::keeper::{Keeper, Quota, Rules};
use wijktafel_core::blind::message::{ClaimSecret, Message, Refused};
use wijktafel_core::blind::shelf::Change;
use wijktafel_core::store::StoreError;
use wijktafel_model::cbor::Cbor as _;
use wijktafel_model::id::DeviceId;
use wijktafel_model::time::Timestamp;
use zeroize::Zeroizing;

use self::shelf::SqliteShelf;
use crate::clock;
use crate::paths::{LockError, Profile, ProfileLock, write_private};
use crate::ticket::Addresses;
use crate::ticket::blind::BlindTicket;
use crate::transport::endpoint::{BindError, Endpoint};
use crate::transport::limits::Limits;
use crate::transport::{CloseCode, LinkId, PeerAddress, Service, Transport as _, TransportEvent};

/// How much is kept when nobody says otherwise, in bytes.
pub const QUOTA_BYTES: u64 = 1 << 30;

/// The setting-free file of the port it listened on last, so that the addresses it was added with stay right.
const PORT: &str = "port";
const KEY: &str = "endpoint.key";
const PARCELS: &str = "parcels.db";

/// Questions of the control socket that may wait.
const QUESTIONS_MAX: usize = 16;

/// Why a blind peer does not start, or stopped.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum BlindError {
    /// The folder holds a copy of a network: whoever reads is not blind.
    #[error("the data folder holds a copy")]
    NotBlind,
    /// The folder cannot be held.
    #[error(transparent)]
    Lock(#[from] LockError),
    /// The key file or the folder cannot be used, or the key file is damaged.
    #[error("the data folder cannot be used")]
    Io(#[from] io::Error),
    /// The file of parcels.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// No socket.
    #[error(transparent)]
    Bind(#[from] BindError),
}

/// What a blind peer holds, as far as it can tell itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Held {
    /// Its endpoint.
    pub endpoint: DeviceId,
    /// Where it listens.
    pub addresses: Vec<SocketAddr>,
    /// What to hand to the organisation that offers it.
    pub ticket: String,
    /// Whether somebody has shown the ticket.
    pub claimed: bool,
    /// Devices it serves.
    pub devices: usize,
    /// Boxes with something in them.
    pub boxes: u64,
    /// Parcels in them.
    pub parcels: u64,
    /// What they count for, in bytes.
    pub bytes: u64,
    /// How much they may count for, in bytes.
    pub quota: u64,
    /// Who was here last.
    pub last: Option<DeviceId>,
    /// When that was, by this computer's clock.
    pub last_at: Option<Timestamp>,
}

/// What the control socket asks.
#[derive(Debug)]
pub enum Question {
    /// What is held.
    Held(oneshot::Sender<Result<Held, StoreError>>),
    /// To stop.
    Stop(oneshot::Sender<()>),
}

/// A blind peer that has its folder and listens.
#[derive(Debug)]
pub struct BlindPeer {
    keeper: Keeper,
    shelf: SqliteShelf,
    endpoint: Endpoint,
    events: mpsc::Receiver<TransportEvent>,
    questions: mpsc::Receiver<Question>,
    quota: u64,
    _lock: ProfileLock,
}

impl BlindPeer {
    /// Opens the folder, makes in it what is missing, and listens: at `bind`, or where it listened before.
    ///
    /// # Errors
    /// [`BlindError`].
    pub async fn open(
        profile: &Profile,
        bind: Option<SocketAddr>,
        quota: u64,
    ) -> Result<(Self, mpsc::Sender<Question>), BlindError> {
        if profile.vault().exists() || profile.store().exists() {
            return Err(BlindError::NotBlind);
        }
        let lock = profile.lock()?;
        let seed = endpoint_key(profile)?;
        let mut shelf = SqliteShelf::open(&profile.folder().join(PARCELS))?;
        let rules = if let Some(kept) = shelf.rules()? {
            Rules::from_cbor(&kept).map_err(|_damaged| StoreError::Damaged)?
        } else {
            let claim = Some(ClaimSecret(clock::random()));
            let rules = Rules { claim, keepers: Vec::new(), users: Vec::new() };
            shelf.commit(&[Change::Rules(rules.to_cbor())])?;
            rules
        };
        let keeper = Keeper::new(shelf.incarnation(), Quota::of(quota), rules);
        let (endpoint, events) = listen(profile, &seed, bind).await?;
        let (asking, questions) = mpsc::channel(QUESTIONS_MAX);
        let peer = Self { keeper, shelf, endpoint, events, questions, quota, _lock: lock };
        peer.serve();
        Ok((peer, asking))
    }

    /// What it holds.
    ///
    /// # Errors
    /// [`StoreError`] when the disk fails.
    pub fn held(&self) -> Result<Held, StoreError> {
        let (boxes, parcels, bytes) = self.shelf.held()?;
        let last = self.shelf.last_seen()?;
        let (endpoint, addresses) = (self.endpoint.device(), self.endpoint.local_addresses());
        let secret = self.keeper.rules().claim.map(|claim| Zeroizing::new(claim.0));
        let claimed = secret.is_none();
        let ticket = BlindTicket { endpoint, addresses: Addresses(addresses.clone()), secret }.to_string();
        Ok(Held {
            endpoint,
            addresses,
            ticket,
            claimed,
            devices: self.keeper.devices().len(),
            boxes,
            parcels,
            bytes,
            quota: self.quota,
            last: last.map(|(device, _)| device),
            last_at: last.map(|(_, at)| at),
        })
    }

    /// Serves until it is told to stop, by the control socket or by `stopped`.
    ///
    /// # Errors
    /// [`StoreError`] when what was to be kept cannot be kept and the disk is in doubt.
    pub async fn run(mut self, stopped: impl Future<Output = ()>) -> Result<(), BlindError> {
        let mut stopped = std::pin::pin!(stopped);
        let done = loop {
            tokio::select! {
                () = &mut stopped => break Ok(()),
                question = self.questions.recv() => match question {
                    Some(Question::Held(answer)) => drop(answer.send(self.held())),
                    Some(Question::Stop(answer)) => {
                        let _gone: Result<(), ()> = answer.send(());
                        break Ok(());
                    }
                    None => break Ok(()),
                },
                event = self.events.recv() => match event {
                    Some(event) => if let Err(error) = self.take(event) {
                        break Err(error.into());
                    },
                    None => break Ok(()),
                },
            }
        };
        self.endpoint.shutdown().await;
        done
    }

    fn take(&mut self, event: TransportEvent) -> Result<(), StoreError> {
        match event {
            TransportEvent::Connected { link, peer, .. } => self.keeper.connected(link.0, peer),
            TransportEvent::Frame { link, bytes } => self.frame(link, &bytes)?,
            TransportEvent::Disconnected { link, .. } => self.keeper.disconnected(link.0),
            TransportEvent::Datagram { .. } | TransportEvent::Writable { .. } | TransportEvent::DialFailed { .. } => {}
        }
        Ok(())
    }

    /// Answers a frame: what was said depends on what is durable by then.
    fn frame(&mut self, link: LinkId, bytes: &[u8]) -> Result<(), StoreError> {
        let before = self.keeper.devices();
        let answer = self.keeper.frame(link.0, bytes, &self.shelf, clock::now());
        if !answer.changes.is_empty()
            && let Err(error) = self.shelf.commit(&answer.changes)
        {
            let code = if matches!(error, StoreError::Full) { Refused::Full } else { Refused::Unavailable };
            tracing::error!(%error, "a parcel was not kept");
            self.send(link, &Message::Refused(code).encode().unwrap_or_default());
            self.endpoint.close(link, CloseCode::APPLICATION);
            // Rules in memory would be ahead of the disk.
            return if matches!(error, StoreError::Full) && before == self.keeper.devices() {
                Ok(())
            } else {
                Err(error)
            };
        }
        for (link, frame) in answer.sends {
            self.send(LinkId(link), &frame);
        }
        for (link, code) in answer.closes {
            self.endpoint.close(LinkId(link), CloseCode(CloseCode::APPLICATION.0 + code));
        }
        if before != self.keeper.devices() {
            self.serve();
        }
        Ok(())
    }

    /// What is answered fits the queue of one connection, unless the copy asks again before it reads.
    fn send(&self, link: LinkId, frame: &[u8]) {
        if self.endpoint.send(link, frame).is_err() {
            self.endpoint.close(link, CloseCode::SILENT);
        }
    }

    /// Strangers never crowd out who is served. Nobody is dialled.
    fn serve(&self) {
        let devices = self.keeper.devices().into_iter();
        let peers = devices.map(|device| PeerAddress { device, addresses: Vec::new(), service: Service::Blind });
        self.endpoint.set_peers(peers.collect());
    }
}

/// The seed of its endpoint's key, made when there is none.
fn endpoint_key(profile: &Profile) -> Result<Zeroizing<[u8; 32]>, BlindError> {
    let path = profile.folder().join(KEY);
    match std::fs::read(&path).map(Zeroizing::new) {
        Ok(bytes) => {
            let seed = <[u8; 32]>::try_from(bytes.as_slice());
            Ok(Zeroizing::new(seed.map_err(|_length| io::Error::from(io::ErrorKind::InvalidData))?))
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            let seed = Zeroizing::new(clock::random::<32>());
            write_private(&path, seed.as_ref())?;
            Ok(seed)
        }
        Err(error) => Err(error.into()),
    }
}

async fn listen(
    profile: &Profile,
    seed: &[u8; 32],
    bind: Option<SocketAddr>,
) -> Result<(Endpoint, mpsc::Receiver<TransportEvent>), BlindError> {
    let asked = bind.unwrap_or_else(|| (Ipv4Addr::UNSPECIFIED, 0).into());
    let path: PathBuf = profile.folder().join(PORT);
    let before: Option<u16> = std::fs::read_to_string(&path).ok().and_then(|text| text.trim().parse().ok());
    let mut bound = None;
    if let Some(port) = before.filter(|_| asked.port() == 0) {
        let there = SocketAddr::new(asked.ip(), port);
        bound = Endpoint::bind_for(Service::Blind, seed, there, Limits::default()).await.ok();
    }
    let bound = match bound {
        Some(bound) => bound,
        None => Endpoint::bind_for(Service::Blind, seed, asked, Limits::default()).await?,
    };
    if let Some(port) = bound.0.port().filter(|port| before != Some(*port)) {
        crate::paths::replace_file(&path, port.to_string().as_bytes())?;
    }
    Ok(bound)
}
