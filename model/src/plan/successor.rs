//! Plans carrying what another network left into the one that continues it.

use super::{Context, RuleError, Target, Write, readable, require};
use crate::fact::{Fact, GroupFounded};
use crate::id::GroupId;
use crate::successor::{Heirloom, Place, Thing};
use crate::words::{LogKind, ReaderRule};

/// The most facts of one entry.
const FACTS_TOGETHER: usize = 200;
/// The most bytes of facts in one entry: well below what an entry may hold.
const BYTES_TOGETHER: usize = 160_000;

/// Only the first organisation carries, before anybody else is there: afterwards a network has its own history.
pub(super) fn carry(
    context: &dyn Context,
    heirloom: &Heirloom,
    place: &Place,
    group: GroupId,
) -> Result<Vec<Write>, RuleError> {
    let own = context.me().org;
    require(context.standing().orgs.len() == 1, RuleError::Closed)?;
    require(!heirloom.from.is_empty(), RuleError::OutOfBounds)?;
    let facts = heirloom.facts(own, place).map_err(|_bounds| RuleError::OutOfBounds)?;
    let mut parts = together(facts)?.into_iter();
    let mut writes = Vec::new();
    let target = match &heirloom.what {
        Thing::Network { .. } => {
            let log = place.log.ok_or(RuleError::NotFound)?;
            readable(context, log, LogKind::Network)?;
            Target::Log(log)
        }
        Thing::Case(_) => {
            let table = place.log.ok_or(RuleError::NotFound)?;
            Target::New { kind: LogKind::Case, readers: readable(context, table, LogKind::Table)? }
        }
        _ if heirloom.is_for_all() => Target::New { kind: heirloom.kind(), readers: ReaderRule::Members },
        _ => {
            writes.push(Write::roster(GroupFounded { group, orgs: vec![own] }));
            Target::New { kind: heirloom.kind(), readers: ReaderRule::Group(group) }
        }
    };
    writes.push(Write { target, facts: parts.next().unwrap_or_default(), edits: heirloom.texts(), keep: None });
    let rest = if let Target::Log(log) = target { Target::Log(log) } else { Target::Same };
    writes.extend(parts.map(|facts| Write { target: rest, facts, edits: Vec::new(), keep: None }));
    Ok(writes)
}

/// The facts, by what fits into one entry.
fn together(facts: Vec<Fact>) -> Result<Vec<Vec<Fact>>, RuleError> {
    let mut parts: Vec<Vec<Fact>> = Vec::new();
    let mut bytes = 0;
    for fact in facts {
        let length = fact.payload().encode().len();
        require(length <= BYTES_TOGETHER, RuleError::OutOfBounds)?;
        bytes += length;
        match parts.last_mut() {
            Some(part) if part.len() < FACTS_TOGETHER && bytes <= BYTES_TOGETHER => part.push(fact),
            _ => {
                bytes = length;
                parts.push(vec![fact]);
            }
        }
    }
    Ok(parts)
}
