//! Finding what differs between two sets without a message per equal member.
//!
//! Range-based set reconciliation: each side places its members by a keyed hash, compares sums of keyed hashes over
//! ranges, and splits only ranges that differ, until what is left is short enough to list. The key belongs to one
//! connection, so nobody can place members where they collide, and what is said on one connection means nothing on
//! another. The same code serves the catalogue (logs with the fingerprint of their frontier) and the feeds of a log.
//!
//! A range is a number of leading bits of the position. Sums are compared in 64 bits, members in 48: a difference is
//! overlooked once in 2^48 comparisons, until the next connection with its next key.
//!
//! Source: A. Meyer, "Range-Based Set Reconciliation", SRDS 2023.

use std::ops::Range;

use wijktafel_model::id::{EntryId, FeedId, LogId, digest, prefix};

use super::pack::{PackError, Unpack, put_number};

/// Longest list of members that is sent in place of sums: below it, listing is shorter than splitting.
pub const LEAF: usize = 16;

/// Up to this number the members of a set are listed at once: feeds of an ordinary log.
pub const FLAT: usize = 64;

/// Members that one part of a split aims at; with [`LEAF`] it bounds bytes and flights.
const PART: usize = 10;

/// A range is split in at most 2 to this power parts.
const SPLIT_BITS_MAX: u8 = 6;

/// Deepest range: positions have 64 bits, names on the wire 48.
const DEPTH_MAX: u8 = 48;

/// Bytes after which a message with ranges is cut: half of what a control frame takes.
const MESSAGE_BYTES: usize = 32 * 1024;

/// Bytes of a name or a check on the wire.
const SHORT_BYTES: usize = 6;

/// What both ends of one connection hash with, and nobody else.
#[derive(Clone)]
pub struct ConnectionKey([u8; 32]);

impl ConnectionKey {
    /// Wraps what the hellos agreed on.
    pub fn new(key: [u8; 32]) -> Self {
        Self(key)
    }

    /// The place of a log.
    pub fn log(&self, log: &LogId) -> u64 {
        self.hash("wijktafel/place-log/0", &[&log.0])
    }

    /// Stands for a log with this frontier.
    pub fn log_check(&self, log: &LogId, fingerprint: &[u8; 16]) -> u64 {
        self.hash("wijktafel/check-log/0", &[&log.0, fingerprint])
    }

    /// The place of a feed.
    pub fn feed(&self, feed: &FeedId) -> u64 {
        self.hash("wijktafel/place-feed/0", &[&feed.0])
    }

    /// Stands for a feed with this length and tip.
    pub fn feed_check(&self, feed: &FeedId, length: u64, tip: &EntryId) -> u64 {
        self.hash("wijktafel/check-feed/0", &[&feed.0, &length.to_be_bytes(), &tip.0])
    }

    fn hash(&self, domain: &str, parts: &[&[u8]]) -> u64 {
        let mut all: Vec<&[u8]> = vec![&self.0];
        all.extend_from_slice(parts);
        u64::from_be_bytes(prefix(&digest(domain, &all)))
    }
}

impl std::fmt::Debug for ConnectionKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("ConnectionKey")
    }
}

/// The name of a member on one connection: the leading 48 bits of its position.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Short(u64);

impl Short {
    /// A name that no member has, but for a chance of one in 2^48.
    pub const ZERO: Self = Self(0);

    /// The name of what stands at `position`.
    pub fn of(position: u64) -> Self {
        Self(position >> 16)
    }

    /// The bytes on the wire.
    pub fn to_bytes(self) -> [u8; SHORT_BYTES] {
        let mut bytes = [0; SHORT_BYTES];
        for (to, from) in bytes.iter_mut().zip(self.0.to_be_bytes().into_iter().skip(2)) {
            *to = from;
        }
        bytes
    }

    /// Reads the bytes on the wire.
    pub fn from_bytes(bytes: [u8; SHORT_BYTES]) -> Self {
        Self(bytes.into_iter().fold(0, |name, byte| (name << 8) | u64::from(byte)))
    }
}

/// A member of a set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Member {
    /// Keyed hash of what it is.
    pub position: u64,
    /// Keyed hash of what it is and how it stands.
    pub check: u64,
    /// Travels with it in a list: the length of a feed, 0 for a log.
    pub length: u64,
    /// Where its owner keeps it.
    pub index: usize,
}

/// A member as the peer lists it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Listed {
    /// Its name.
    pub name: Short,
    check: Short,
    /// What travels with it.
    pub length: u64,
}

/// The leading bits that all positions of a range share.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Span {
    depth: u8,
    prefix: u64,
}

impl Span {
    const ALL: Self = Self { depth: 0, prefix: 0 };

    /// Lowest and highest position.
    fn bounds(self) -> (u64, u64) {
        let rest = u64::MAX.checked_shr(u32::from(self.depth)).unwrap_or(0);
        (self.prefix, self.prefix | rest)
    }

    fn part(self, bits: u8, number: u64) -> Self {
        let depth = self.depth + bits;
        Self { depth, prefix: self.prefix | (number << (64 - u32::from(depth))) }
    }

    fn put(self, out: &mut Vec<u8>) {
        out.push(self.depth);
        out.extend(self.prefix.to_be_bytes().into_iter().take(usize::from(self.depth.div_ceil(8))));
    }

    fn get(unpack: &mut Unpack<'_>) -> Result<Self, PackError> {
        let depth = unpack.byte()?;
        if depth > DEPTH_MAX {
            return Err(PackError::Malformed);
        }
        let leading = unpack.take(usize::from(depth.div_ceil(8)))?;
        let mut bytes = [0; 8];
        for (to, from) in bytes.iter_mut().zip(leading) {
            *to = *from;
        }
        let span = Self { depth, prefix: u64::from_be_bytes(bytes) };
        let (_, highest) = Self { depth, prefix: 0 }.bounds();
        if span.prefix & highest == 0 { Ok(span) } else { Err(PackError::Malformed) }
    }
}

/// What one side says about a range.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Part {
    /// The sums of its 2^bits equal parts.
    Sums { span: Span, bits: u8, sums: Vec<u64> },
    /// Its members.
    List { span: Span, members: Vec<Listed> },
}

impl Part {
    fn put(&self, out: &mut Vec<u8>, lengths: bool) {
        match self {
            Self::Sums { span, bits, sums } => {
                span.put(out);
                out.push(*bits);
                for sum in sums {
                    out.extend_from_slice(&sum.to_be_bytes());
                }
            }
            Self::List { span, members } => {
                span.put(out);
                out.push(0);
                put_number(out, members.len() as u64);
                for member in members {
                    out.extend_from_slice(&member.name.to_bytes());
                    out.extend_from_slice(&member.check.to_bytes());
                    if lengths {
                        put_number(out, member.length);
                    }
                }
            }
        }
    }

    fn get(unpack: &mut Unpack<'_>, lengths: bool) -> Result<Self, PackError> {
        let span = Span::get(unpack)?;
        let bits = unpack.byte()?;
        if bits == 0 {
            let count = unpack.count(FLAT)?;
            let mut members = Vec::with_capacity(count);
            for _ in 0..count {
                let name = Short::from_bytes(unpack.array()?);
                let check = Short::from_bytes(unpack.array()?);
                let length = if lengths { unpack.number()? } else { 0 };
                members.push(Listed { name, check, length });
            }
            let (lowest, highest) = span.bounds();
            let inside = members.iter().all(|m| m.name >= Short::of(lowest) && m.name <= Short::of(highest));
            let ascending = members.is_sorted_by(|one, next| one.name < next.name);
            return if inside && ascending { Ok(Self::List { span, members }) } else { Err(PackError::Malformed) };
        }
        if bits > SPLIT_BITS_MAX || span.depth + bits > DEPTH_MAX {
            return Err(PackError::Malformed);
        }
        let mut sums = Vec::with_capacity(1 << bits);
        for _ in 0..1_u64 << bits {
            sums.push(u64::from_be_bytes(unpack.array()?));
        }
        Ok(Self::Sums { span, bits, sums })
    }
}

/// One side's set, placed for one connection.
#[derive(Clone, Debug, Default)]
pub struct Index {
    members: Vec<Member>,
    /// `sums[i]` is the sum of the checks of the first `i` members; one longer than `members`.
    sums: Vec<u64>,
}

/// One member that differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Difference {
    /// Only this side lists it.
    Mine(Member),
    /// Only the peer lists it.
    Theirs(Listed),
    /// Both list it, in different states.
    Both(Member, Listed),
}

/// What follows from a message of the peer.
#[derive(Debug, Default)]
pub struct Answer {
    /// What to reply, one message each; empty when nothing is to be said.
    pub replies: Vec<Vec<u8>>,
    /// What differs, as far as this message settles it.
    pub differences: Vec<Difference>,
    /// How many members the peer listed.
    pub listed: usize,
}

impl Index {
    /// Places the members.
    pub fn new(mut members: Vec<Member>) -> Self {
        members.sort_unstable();
        let mut sums = Vec::with_capacity(members.len() + 1);
        let mut sum = 0_u64;
        sums.push(sum);
        for member in &members {
            sum = sum.wrapping_add(member.check);
            sums.push(sum);
        }
        Self { members, sums }
    }

    /// Stands for the whole set; 0 for the empty one.
    pub fn sum(&self) -> u64 {
        self.sums.last().copied().unwrap_or(0)
    }

    /// How many members it has.
    pub fn len(&self) -> usize {
        self.members.len()
    }

    /// Whether it has none.
    pub fn is_empty(&self) -> bool {
        self.members.is_empty()
    }

    /// All members, by position.
    pub fn members(&self) -> &[Member] {
        &self.members
    }

    /// The member with this name.
    pub fn named(&self, name: Short) -> Option<Member> {
        let at = self.members.partition_point(|member| Short::of(member.position) < name);
        self.members.get(at).copied().filter(|member| Short::of(member.position) == name)
    }

    /// What is said first: the whole set as a list when it has at most `flat` members, else its first split.
    /// `lengths` tells whether lists carry lengths, for both sides and for ever.
    pub fn first(&self, flat: usize, lengths: bool) -> Vec<u8> {
        let part = if self.len() <= flat { self.list(Span::ALL) } else { self.split(Span::ALL) };
        let mut out = Vec::new();
        part.put(&mut out, lengths);
        out
    }

    /// Compares a message of the peer with this set.
    ///
    /// # Errors
    /// [`PackError`] when the message is not one.
    pub fn answer(&self, message: &[u8], lengths: bool) -> Result<Answer, PackError> {
        let mut unpack = Unpack::new(message);
        let mut answer = Answer::default();
        let mut reply = Vec::new();
        while !unpack.rest().is_empty() {
            match Part::get(&mut unpack, lengths)? {
                Part::Sums { span, bits, sums } => {
                    for (number, sum) in (0..).zip(sums) {
                        let part = span.part(bits, number);
                        if self.sum_of(&self.range(part)) != sum {
                            self.describe(part).put(&mut reply, lengths);
                            if reply.len() >= MESSAGE_BYTES {
                                answer.replies.push(std::mem::take(&mut reply));
                            }
                        }
                    }
                }
                Part::List { span, members } => {
                    answer.listed += members.len();
                    self.compare(span, &members, &mut answer.differences);
                }
            }
        }
        if !reply.is_empty() {
            answer.replies.push(reply);
        }
        Ok(answer)
    }

    fn describe(&self, span: Span) -> Part {
        let short = self.range(span).len() <= LEAF || span.depth + 1 > DEPTH_MAX;
        if short { self.list(span) } else { self.split(span) }
    }

    fn list(&self, span: Span) -> Part {
        let members = self.slice(&self.range(span)).iter().take(FLAT);
        let members = members
            .map(|m| Listed { name: Short::of(m.position), check: Short::of(m.check), length: m.length })
            .collect();
        Part::List { span, members }
    }

    fn split(&self, span: Span) -> Part {
        let count = self.range(span).len();
        let wanted = (1..SPLIT_BITS_MAX).find(|bits| count >> bits <= PART).unwrap_or(SPLIT_BITS_MAX);
        let bits = wanted.min(DEPTH_MAX - span.depth);
        let sums = (0..1_u64 << bits).map(|number| self.sum_of(&self.range(span.part(bits, number)))).collect();
        Part::Sums { span, bits, sums }
    }

    fn compare(&self, span: Span, theirs: &[Listed], differences: &mut Vec<Difference>) {
        let mut theirs = theirs.iter().peekable();
        for mine in self.slice(&self.range(span)) {
            let name = Short::of(mine.position);
            while let Some(only) = theirs.next_if(|listed| listed.name < name) {
                differences.push(Difference::Theirs(*only));
            }
            match theirs.next_if(|listed| listed.name == name) {
                Some(same) if same.check == Short::of(mine.check) => {}
                Some(other) => differences.push(Difference::Both(*mine, *other)),
                None => differences.push(Difference::Mine(*mine)),
            }
        }
        differences.extend(theirs.copied().map(Difference::Theirs));
    }

    fn range(&self, span: Span) -> Range<usize> {
        let (lowest, highest) = span.bounds();
        let start = self.members.partition_point(|member| member.position < lowest);
        let end = self.members.partition_point(|member| member.position <= highest);
        start..end
    }

    fn slice(&self, range: &Range<usize>) -> &[Member] {
        self.members.get(range.clone()).unwrap_or_default()
    }

    fn sum_of(&self, range: &Range<usize>) -> u64 {
        let up_to = |at: usize| self.sums.get(at).copied().unwrap_or(0);
        up_to(range.end).wrapping_sub(up_to(range.start))
    }
}

#[cfg(test)]
mod tests;
