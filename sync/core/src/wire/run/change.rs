//! Text changes without what follows from their place: magic, checksum, length, the author, and the hashes of the
//! changes they stand on, as far as those are in the same run.
//!
//! An automerge chunk is `85 6f 4a 83 | checksum 4 | 1 | uleb length | uleb deps | 32 each | uleb 16 | actor 16 | rest`;
//! its hash is SHA-256 from the type on, its checksum the first four bytes of that. A change is shortened only when it
//! comes back byte for byte; the sender checks that.

use std::collections::BTreeMap;

use sha2::{Digest as _, Sha256};
use wijktafel_model::id::FeedId;

use super::super::pack::{PackError, Unpack, put_bytes, put_number};
use crate::entry::{Body, SEALED_BYTES_MAX};

const MAGIC: [u8; 4] = [0x85, 0x6f, 0x4a, 0x83];

const CHANGE: u8 = 1;

/// Most dependencies of a change that is shortened: as many as a header may name heads.
const DEPS_MAX: usize = 64;

/// The changes of a run so far, in order.
#[derive(Debug, Default)]
pub(super) struct Changes {
    hashes: Vec<[u8; 32]>,
    places: BTreeMap<[u8; 32], usize>,
}

/// The streams that a shortened change goes to: see the module of runs.
#[derive(Debug, Default)]
pub(super) struct Pieces {
    pub(super) meta: Vec<u8>,
    pub(super) raw: Vec<u8>,
    pub(super) body: Vec<u8>,
}

struct Parsed<'a> {
    deps: Vec<[u8; 32]>,
    rest: &'a [u8],
}

impl Changes {
    /// Shortens a body that ends with a change of this feed, if it can be restored from that.
    pub(super) fn shorten(&mut self, body: &[u8], feed: FeedId) -> Option<Pieces> {
        let change = Body::decode(body).ok()?.change?;
        let front = body.strip_suffix(change.as_slice())?;
        let parsed = parse(&change, feed)?;
        let (chunk, hash) = assemble(&parsed.deps, feed, parsed.rest);
        if chunk != change {
            return None;
        }
        let mut pieces = Pieces::default();
        put_number(&mut pieces.meta, parsed.deps.len() as u64);
        for dep in &parsed.deps {
            if let Some(place) = self.places.get(dep) {
                put_number(&mut pieces.meta, (self.hashes.len() - place) as u64);
            } else {
                put_number(&mut pieces.meta, 0);
                pieces.raw.extend_from_slice(dep);
            }
        }
        put_bytes(&mut pieces.body, front);
        put_bytes(&mut pieces.body, parsed.rest);
        self.push(hash);
        Some(pieces)
    }

    /// Restores a body.
    pub(super) fn restore(
        &mut self,
        feed: FeedId,
        meta: &mut Unpack<'_>,
        raw: &mut Unpack<'_>,
        bodies: &mut Unpack<'_>,
    ) -> Result<Vec<u8>, PackError> {
        let count = meta.count(DEPS_MAX)?;
        let mut deps = Vec::with_capacity(count);
        for _ in 0..count {
            let back = meta.count(self.hashes.len())?;
            let dep = if back == 0 { Some(raw.array()?) } else { self.before(back) };
            deps.push(dep.ok_or(PackError::Malformed)?);
        }
        let mut body = bodies.bytes(SEALED_BYTES_MAX)?.to_vec();
        let (chunk, hash) = assemble(&deps, feed, bodies.bytes(SEALED_BYTES_MAX)?);
        body.extend_from_slice(&chunk);
        self.push(hash);
        Ok(body)
    }

    fn before(&self, back: usize) -> Option<[u8; 32]> {
        self.hashes.get(self.hashes.len().checked_sub(back)?).copied()
    }

    fn push(&mut self, hash: [u8; 32]) {
        self.places.insert(hash, self.hashes.len());
        self.hashes.push(hash);
    }
}

fn parse(change: &[u8], feed: FeedId) -> Option<Parsed<'_>> {
    let mut unpack = Unpack::new(change);
    let (magic, _checksum, kind) = (unpack.array().ok()?, unpack.array::<4>().ok()?, unpack.byte().ok()?);
    let length = unpack.number().ok()?;
    if magic != MAGIC || kind != CHANGE || length != unpack.rest().len() as u64 {
        return None;
    }
    let count = unpack.count(DEPS_MAX).ok()?;
    let mut deps = Vec::with_capacity(count);
    for _ in 0..count {
        deps.push(unpack.array().ok()?);
    }
    let actor = unpack.bytes(FeedId::LENGTH).ok()?;
    (actor == feed.0).then_some(Parsed { deps, rest: unpack.rest() })
}

/// The chunk and its hash.
fn assemble(deps: &[[u8; 32]], feed: FeedId, rest: &[u8]) -> (Vec<u8>, [u8; 32]) {
    let mut content = Vec::with_capacity(deps.len() * 32 + rest.len() + 20);
    put_number(&mut content, deps.len() as u64);
    content.extend(deps.iter().flatten());
    put_bytes(&mut content, &feed.0);
    content.extend_from_slice(rest);
    let mut hashed = vec![CHANGE];
    put_bytes(&mut hashed, &content);
    let hash: [u8; 32] = Sha256::digest(&hashed).into();
    let mut chunk = MAGIC.to_vec();
    chunk.extend(hash.iter().take(4));
    chunk.extend_from_slice(&hashed);
    (chunk, hash)
}
