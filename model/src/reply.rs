//! Reply sheets: what is asked of somebody without a client, and what comes back.
//!
//! An answer is `{wijktafel, version, sheet, body, mac}`. The body is JSON inside a string, so that HMAC-SHA-256 with
//! the sheet's own key covers it byte for byte. It names the network, and the hash over everything that was on the sheet.

use std::collections::BTreeSet;
use std::fmt;

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::command::report::{CaseReport, TipOutcome};
use crate::fact::report::ReplyAsked;
use crate::id::{FactId, LogId, NetworkId, ReplyId, ReplyKey, ReplyMark, digest, to_hex};
use crate::time::Day;
use crate::words::{ClientVerdict, LifeArea, Line, Prose, SupportLevel, TipResult};

/// What an answer calls itself.
pub const WHAT: &str = "reply";
/// The version of the format.
pub const VERSION: u32 = 0;
/// The longest answer that is read: every case and tip with its id, and room for the longest lines.
pub const BYTES_MAX: usize = 256 * 1_024;
/// Cases on one sheet, at most: more is no longer a sheet.
pub const CASES_MAX: usize = 12;
/// Tips of one case on a sheet, at most.
pub const TIPS_MAX: usize = 64;
/// The longest line and the longest own words, in characters.
pub const LINE_CHARS_MAX: usize = 600;

/// Everything that is on a sheet. `Debug` shows only how much it is.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sheet {
    /// The network.
    pub network: NetworkId,
    /// The sheet.
    pub sheet: ReplyId,
    /// What its answers are checked with.
    pub key: ReplyKey,
    /// For whom: a role or an organisation.
    pub whom: Line,
    /// The last day on which answers are taken in.
    pub until: Day,
    /// What is asked.
    pub cases: Vec<SheetCase>,
}

impl fmt::Debug for Sheet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Sheet({}, {} cases)", self.sheet.short(), self.cases.len())
    }
}

/// A case on a sheet.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SheetCase {
    /// The case.
    pub case: LogId,
    /// Its title.
    pub title: String,
    /// The last day it is kept.
    pub retain_until: Day,
    /// Its tips.
    pub tips: Vec<SheetTip>,
}

/// A tip on a sheet.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SheetTip {
    /// The tip.
    pub tip: FactId,
    /// Its words.
    pub text: String,
    /// Its row.
    pub area: LifeArea,
    /// Its column.
    pub level: SupportLevel,
}

impl fmt::Debug for SheetCase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SheetCase({}, {} tips)", self.case.short(), self.tips.len())
    }
}

impl fmt::Debug for SheetTip {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SheetTip({}, {} bytes)", self.tip.short(), self.text.len())
    }
}

impl Sheet {
    /// The hash over everything that is on the sheet: one changed word makes another one.
    pub fn mark(&self) -> ReplyMark {
        let mut parts: Vec<Vec<u8>> = vec![
            self.network.0.to_vec(),
            self.sheet.0.to_vec(),
            self.whom.as_str().into(),
            self.until.to_string().into_bytes(),
        ];
        for case in &self.cases {
            parts.push(case.case.0.to_vec());
            parts.push(case.title.clone().into_bytes());
            parts.push((case.tips.len() as u64).to_be_bytes().to_vec());
            for tip in &case.tips {
                parts.push(tip.tip.0.to_vec());
                parts.push(tip.text.clone().into_bytes());
            }
        }
        ReplyMark(digest("wijktafel/reply/0", &parts.iter().map(Vec::as_slice).collect::<Vec<_>>()))
    }
}

/// Why an answer is not taken in. Nothing of it was, then.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum ReplyError {
    /// Longer than any answer can be.
    #[error("the file is too large")]
    TooLarge,
    /// Not an answer, or not whole.
    #[error("this is no answer on a reply sheet")]
    Malformed,
    /// Written for a newer program.
    #[error("a newer program wrote it")]
    Newer,
    /// The sheet is of another network.
    #[error("the sheet is of another network")]
    OtherNetwork,
    /// No case here knows of the sheet.
    #[error("no case knows of the sheet")]
    Unknown,
    /// The answers are not those of whoever has the sheet.
    #[error("the answers were changed afterwards")]
    Altered,
    /// It answers what the sheet did not ask, or something else than stood on it.
    #[error("it answers what was not asked")]
    NotAsked,
    /// The last day has passed.
    #[error("the sheet holds no longer")]
    Expired,
    /// More answers than a sheet has room for, or the same twice.
    #[error("too many answers")]
    TooMany,
    /// Nothing was filled in.
    #[error("nothing was filled in")]
    Empty,
    /// A text that is too long, or holds control characters.
    #[error("a text does not fit")]
    BadText,
}

/// An answer as it lies in its file.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Envelope {
    wijktafel: String,
    version: u32,
    sheet: ReplyId,
    body: String,
    mac: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Body {
    network: NetworkId,
    mark: ReplyMark,
    cases: Vec<BodyCase>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct BodyCase {
    case: LogId,
    tips: Vec<BodyTip>,
    #[serde(default)]
    line: String,
    #[serde(default)]
    words: String,
    #[serde(default)]
    verdict: Option<ClientVerdict>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct BodyTip {
    tip: FactId,
    result: TipResult,
}

/// An answer that was read, and not checked yet. `Debug` shows only whose it is.
pub struct Answer {
    /// Which sheet it says it is on.
    pub sheet: ReplyId,
    bytes: String,
    mac: String,
    body: Body,
}

impl fmt::Debug for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Answer({}, {} cases)", self.sheet.short(), self.body.cases.len())
    }
}

impl Answer {
    /// Reads an answer. A key that stands there twice, one that does not belong there and anything nested where
    /// nothing is, makes it no answer.
    ///
    /// # Errors
    /// [`ReplyError`] of the first kinds, up to `OtherNetwork`, and of what does not fit.
    pub fn read(bytes: &[u8], network: NetworkId) -> Result<Self, ReplyError> {
        if bytes.len() > BYTES_MAX {
            return Err(ReplyError::TooLarge);
        }
        let text = std::str::from_utf8(bytes).map_err(|_other| ReplyError::Malformed)?;
        let envelope: Envelope = serde_json::from_str(text).map_err(|_other| ReplyError::Malformed)?;
        if envelope.wijktafel != WHAT {
            return Err(ReplyError::Malformed);
        }
        if envelope.version > VERSION {
            return Err(ReplyError::Newer);
        }
        let body: Body = serde_json::from_str(&envelope.body).map_err(|_other| ReplyError::Malformed)?;
        if body.network != network {
            return Err(ReplyError::OtherNetwork);
        }
        let cases: BTreeSet<LogId> = body.cases.iter().map(|case| case.case).collect();
        let mut tips = BTreeSet::new();
        let once = body.cases.iter().flat_map(|case| &case.tips).all(|answer| tips.insert(answer.tip));
        let fits = body.cases.len() <= CASES_MAX && body.cases.iter().all(|case| case.tips.len() <= TIPS_MAX);
        if !once || !fits || cases.len() != body.cases.len() {
            return Err(ReplyError::TooMany);
        }
        Ok(Self { sheet: envelope.sheet, bytes: envelope.body, mac: envelope.mac, body })
    }

    /// The cases it speaks of.
    pub fn cases(&self) -> impl Iterator<Item = LogId> {
        self.body.cases.iter().map(|case| case.case)
    }

    /// Checks it against what its cases keep of the sheet; `kept` says that, of learning cases the reader may read. A
    /// case about which nothing was filled in is left out.
    ///
    /// # Errors
    /// [`ReplyError`] of the kinds from `Unknown` on.
    pub fn check(
        &self,
        today: Day,
        kept: impl FnMut(LogId) -> Option<ReplyAsked>,
    ) -> Result<Vec<CaseReport>, ReplyError> {
        let asked: Vec<Option<ReplyAsked>> = self.cases().map(kept).collect();
        let first = asked.iter().flatten().next().ok_or(ReplyError::Unknown)?;
        if hmac(&first.key.0, self.bytes.as_bytes()) != self.mac {
            return Err(ReplyError::Altered);
        }
        if first.until < today {
            return Err(ReplyError::Expired);
        }
        let mut reports = Vec::new();
        for (case, asked) in self.body.cases.iter().zip(&asked) {
            let asked = asked.as_ref().filter(|asked| asked.key == first.key).ok_or(ReplyError::NotAsked)?;
            let whole = asked.mark == self.body.mark;
            if !whole || !case.tips.iter().all(|answer| asked.tips.contains(&answer.tip)) {
                return Err(ReplyError::NotAsked);
            }
            reports.push(CaseReport {
                case: case.case,
                tips: case.tips.iter().map(|one| TipOutcome { tip: one.tip, result: one.result }).collect(),
                line: prose(&case.line)?,
                words: prose(&case.words)?,
                verdict: case.verdict,
            });
        }
        reports.retain(CaseReport::says_something);
        if reports.is_empty() { Err(ReplyError::Empty) } else { Ok(reports) }
    }
}

fn prose(text: &str) -> Result<Option<Prose>, ReplyError> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    if text.chars().nth(LINE_CHARS_MAX).is_some() {
        return Err(ReplyError::BadText);
    }
    Prose::new(text).map(Some).map_err(|_bounds| ReplyError::BadText)
}

/// SHA-256 in base64: how a content security policy names a script or a style that stands in the page.
pub fn content_hash(content: &str) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let hash = Sha256::digest(content.as_bytes());
    let mut text = String::with_capacity(44);
    for bytes in hash.chunks(3) {
        let number = (0..3).fold(0_usize, |number, at| number << 8 | usize::from(bytes.get(at).copied().unwrap_or(0)));
        for place in 0..=bytes.len() {
            let digit = DIGITS.get(number >> (18 - 6 * place) & 63).copied().unwrap_or(b'=');
            text.push(char::from(digit));
        }
    }
    while !text.len().is_multiple_of(4) {
        text.push('=');
    }
    text
}

/// HMAC-SHA-256 in hexadecimal, of a key of one block or less. Source: RFC 2104.
fn hmac(key: &[u8; 32], message: &[u8]) -> String {
    let padded = |with: u8| {
        let mut block = [with; 64];
        block.iter_mut().zip(key).for_each(|(to, from)| *to ^= from);
        block
    };
    let inner = Sha256::new().chain_update(padded(0x36)).chain_update(message).finalize();
    to_hex(&Sha256::new().chain_update(padded(0x5c)).chain_update(inner).finalize())
}

#[cfg(test)]
mod tests;
