//! Two sides of one text: what is typed here and what the replica holds, kept equal while edits cross on the way.
//!
//! The near side is the field on screen, the far side stands before the replica. Each numbers what it sends and
//! says how far it has read the other; what crossed is moved past the other's edits. Two sides are all there are,
//! so one rule is enough: of two insertions in one place the far one comes first.

use std::collections::VecDeque;

use wijktafel_model::command::TextEdit;
use wijktafel_model::words::TextField;

/// One change of a text, in Unicode scalar values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Op {
    /// Text comes.
    Insert {
        /// Where.
        at: usize,
        /// What.
        text: String,
    },
    /// Text goes.
    Delete {
        /// From where.
        at: usize,
        /// How many characters.
        count: usize,
    },
}

impl Op {
    /// The edits of one field as single changes.
    pub fn from_edits(edits: &[TextEdit]) -> Vec<Self> {
        let mut ops = Vec::with_capacity(edits.len());
        for edit in edits {
            if edit.delete > 0 {
                ops.push(Self::Delete { at: edit.at, count: edit.delete });
            }
            if !edit.insert.is_empty() {
                ops.push(Self::Insert { at: edit.at, text: edit.insert.clone() });
            }
        }
        ops
    }

    /// The same as edits of a field.
    pub fn to_edits(ops: Vec<Self>, field: TextField) -> Vec<TextEdit> {
        let edit = |op| match op {
            Self::Insert { at, text } => TextEdit { field, at, delete: 0, insert: text },
            Self::Delete { at, count } => TextEdit { field, at, delete: count, insert: String::new() },
        };
        ops.into_iter().map(edit).collect()
    }

    /// Changes a text; what lies beyond its end is left out.
    pub fn apply(&self, text: &mut String) {
        match self {
            Self::Insert { at, text: new } => text.insert_str(byte_of(text, *at), new),
            Self::Delete { at, count } => {
                let range = byte_of(text, *at)..byte_of(text, at.saturating_add(*count));
                text.replace_range(range, "");
            }
        }
    }

    /// Where a cursor stands afterwards; one that stands where text comes stays before it.
    pub fn shift(&self, cursor: usize) -> usize {
        match self {
            Self::Insert { at, text } if cursor > *at => cursor + text.chars().count(),
            Self::Delete { at, count } if cursor > *at => cursor - (*count).min(cursor - at),
            Self::Insert { .. } | Self::Delete { .. } => cursor,
        }
    }

    /// What takes this change back, seen from the text before it.
    #[must_use]
    pub fn inverse(&self, before: &str) -> Self {
        match self {
            Self::Insert { at, text } => Self::Delete { at: *at, count: text.chars().count() },
            Self::Delete { at, count } => {
                Self::Insert { at: *at, text: before.chars().skip(*at).take(*count).collect() }
            }
        }
    }

    /// This change as it must be made after `other`, which started from the same text.
    fn after(&self, other: &Self, other_first: bool) -> Vec<Self> {
        match (self, other) {
            (Self::Insert { at, text }, Self::Insert { at: place, text: new }) => {
                let moved = *place < *at || *place == *at && other_first;
                let at = if moved { at + new.chars().count() } else { *at };
                vec![Self::Insert { at, text: text.clone() }]
            }
            (Self::Insert { at, text }, Self::Delete { at: place, count }) => {
                let at = if at <= place { *at } else { at - (*count).min(at - place) };
                vec![Self::Insert { at, text: text.clone() }]
            }
            (Self::Delete { at, count }, Self::Insert { at: place, text: new }) => {
                let (length, end) = (new.chars().count(), at + count);
                if place <= at {
                    vec![Self::Delete { at: at + length, count: *count }]
                } else if *place >= end {
                    vec![self.clone()]
                } else {
                    let head = place - at;
                    let tail = Self::Delete { at: at + length, count: count - head };
                    vec![Self::Delete { at: *at, count: head }, tail]
                }
            }
            (Self::Delete { at, count }, Self::Delete { at: place, count: gone }) => {
                let (end, other_end) = (at + count, place + gone);
                let both = end.min(other_end).saturating_sub(*at.max(place));
                let at = if at <= place { *at } else { at - (*gone).min(at - place) };
                if both == *count { Vec::new() } else { vec![Self::Delete { at, count: count - both }] }
            }
        }
    }
}

fn byte_of(text: &str, index: usize) -> usize {
    text.char_indices().nth(index).map_or(text.len(), |(byte, _)| byte)
}

/// The one change that makes the second text of the first, as small as it can be; none when they are equal.
pub fn difference(from: &str, to: &str) -> Vec<Op> {
    let (a, b): (Vec<char>, Vec<char>) = (from.chars().collect(), to.chars().collect());
    let head = a.iter().zip(&b).take_while(|(x, y)| x == y).count();
    let tail = a.iter().skip(head).rev().zip(b.iter().skip(head).rev()).take_while(|(x, y)| x == y).count();
    let (count, new) = (a.len() - head - tail, b.len() - head - tail);
    let mut ops = Vec::new();
    if count > 0 {
        ops.push(Op::Delete { at: head, count });
    }
    if new > 0 {
        ops.push(Op::Insert { at: head, text: b.iter().skip(head).take(new).collect() });
    }
    ops
}

/// Two runs of changes from one text, each as it must be made after the other.
pub fn cross(near: Vec<Op>, far: Vec<Op>) -> (Vec<Op>, Vec<Op>) {
    if let ([a], [b]) = (near.as_slice(), far.as_slice()) {
        return (a.after(b, true), b.after(a, false));
    }
    let mut far_after = far;
    let mut near_after = Vec::with_capacity(near.len());
    for op in near {
        let mut moved = vec![op];
        let mut passed = Vec::with_capacity(far_after.len());
        for other in far_after {
            let (next, other) = cross(moved, vec![other]);
            moved = next;
            passed.extend(other);
        }
        far_after = passed;
        near_after.extend(moved);
    }
    (near_after, far_after)
}

/// The side of the field.
#[derive(Clone, Debug, Default)]
pub struct Near {
    sent: VecDeque<(u64, Vec<Op>)>,
    number: u64,
    seen: u64,
}

impl Near {
    /// Numbers a run of changes made here: its number, and how much of the far side it knows.
    pub fn send(&mut self, ops: &[Op]) -> (u64, u64) {
        self.number += 1;
        self.sent.push_back((self.number, ops.to_vec()));
        (self.number, self.seen)
    }

    /// Takes changes of the far side, which had read up to `taken`; answers them as they must be made here.
    pub fn receive(&mut self, revision: u64, taken: u64, ops: Vec<Op>) -> Vec<Op> {
        self.sent.retain(|(number, _)| *number > taken);
        self.seen = revision;
        let mut incoming = ops;
        for (_, run) in &mut self.sent {
            let (moved, rest) = cross(std::mem::take(run), incoming);
            *run = moved;
            incoming = rest;
        }
        incoming
    }

    /// Whether nothing is on the way.
    pub fn is_idle(&self) -> bool {
        self.sent.is_empty()
    }
}

/// The side of the replica.
#[derive(Clone, Debug, Default)]
pub struct Far {
    unseen: VecDeque<(u64, Vec<Op>)>,
    revision: u64,
    taken: u64,
}

impl Far {
    /// Takes a run of changes of the field, which had read up to `seen`; answers it as it must be made now.
    pub fn receive(&mut self, number: u64, seen: u64, ops: Vec<Op>) -> Vec<Op> {
        self.unseen.retain(|(revision, _)| *revision > seen);
        self.taken = number;
        let mut incoming = ops;
        for (_, run) in &mut self.unseen {
            let (moved, rest) = cross(incoming, std::mem::take(run));
            incoming = moved;
            *run = rest;
        }
        incoming
    }

    /// Numbers changes that the field does not know: their number, and how much of the field they know.
    pub fn send(&mut self, ops: &[Op]) -> (u64, u64) {
        self.revision += 1;
        self.unseen.push_back((self.revision, ops.to_vec()));
        (self.revision, self.taken)
    }

    /// Says only how far the field was read.
    pub fn confirm(&mut self) -> (u64, u64) {
        (self.revision, self.taken)
    }
}

#[cfg(test)]
mod tests {
    use super::{Far, Near, Op, cross, difference};

    /// A small generator with a known sequence (xorshift), so that a failure can be run again.
    struct Dice(u64);
    impl Dice {
        fn below(&mut self, bound: usize) -> usize {
            self.0 ^= self.0 << 13;
            self.0 ^= self.0 >> 7;
            self.0 ^= self.0 << 17;
            usize::try_from(self.0 % bound as u64).expect("small")
        }
        fn op(&mut self, text: &str, letter: char) -> Op {
            let length = text.chars().count();
            if length > 0 && self.below(2) == 0 {
                let at = self.below(length);
                Op::Delete { at, count: 1 + self.below((length - at).min(4)) }
            } else {
                Op::Insert { at: self.below(length + 1), text: format!("{letter}é").repeat(1 + self.below(2)) }
            }
        }
    }

    #[test]
    fn two_runs_meet_in_one_text_whichever_goes_first() {
        for seed in 1..2000 {
            let mut dice = Dice(seed * 7919);
            let start = "de buurvrouw belt";
            let run = |dice: &mut Dice, letter| {
                let mut text = start.to_owned();
                let mut ops = Vec::new();
                for _ in 0..=dice.below(4) {
                    let op = dice.op(&text, letter);
                    op.apply(&mut text);
                    ops.push(op);
                }
                (ops, text)
            };
            let ((near, mut one), (far, mut two)) = (run(&mut dice, 'n'), run(&mut dice, 'F'));
            let (near_after, far_after) = cross(near, far);
            for op in &far_after {
                op.apply(&mut one);
            }
            for op in &near_after {
                op.apply(&mut two);
            }
            assert_eq!(one, two, "seed {seed}");
        }
    }

    #[test]
    fn a_field_and_a_replica_agree_when_all_has_arrived() {
        for seed in 1..400 {
            let mut dice = Dice(seed * 104_729);
            let (mut near, mut far) = (Near::default(), Far::default());
            let (mut here, mut there) = ("tafel".to_owned(), "tafel".to_owned());
            let (mut up, mut down) = (std::collections::VecDeque::new(), std::collections::VecDeque::new());
            for step in 0..60 {
                let choice = if step < 40 { dice.below(4) } else { 2 + dice.below(2) };
                match choice {
                    0 => {
                        let op = dice.op(&here, 'n');
                        op.apply(&mut here);
                        let (number, seen) = near.send(std::slice::from_ref(&op));
                        up.push_back((number, seen, vec![op]));
                    }
                    1 => {
                        let op = dice.op(&there, 'F');
                        op.apply(&mut there);
                        let (revision, taken) = far.send(std::slice::from_ref(&op));
                        down.push_back((revision, taken, vec![op]));
                    }
                    2 => {
                        if let Some((number, seen, ops)) = up.pop_front() {
                            for op in &far.receive(number, seen, ops) {
                                op.apply(&mut there);
                            }
                        }
                    }
                    _ => {
                        if let Some((revision, taken, ops)) = down.pop_front() {
                            for op in &near.receive(revision, taken, ops) {
                                op.apply(&mut here);
                            }
                        }
                    }
                }
            }
            while let Some((number, seen, ops)) = up.pop_front() {
                for op in &far.receive(number, seen, ops) {
                    op.apply(&mut there);
                }
            }
            while let Some((revision, taken, ops)) = down.pop_front() {
                for op in &near.receive(revision, taken, ops) {
                    op.apply(&mut here);
                }
            }
            assert_eq!(here, there, "seed {seed}");
        }
    }

    #[test]
    fn an_inverse_takes_back_one_change() {
        for op in [Op::Insert { at: 2, text: "één".into() }, Op::Delete { at: 1, count: 3 }] {
            let before = "tàfel".to_owned();
            let mut text = before.clone();
            op.apply(&mut text);
            assert_ne!(text, before);
            op.inverse(&before).apply(&mut text);
            assert_eq!(text, before);
        }
    }

    #[test]
    fn a_difference_is_one_small_change() {
        for (from, to) in [("", "één"), ("aaa", "aa"), ("tafel", "tafel"), ("de tafel", "de grote tafel"), ("xé", "yé")]
        {
            let mut text = from.to_owned();
            let ops = difference(from, to);
            assert!(ops.len() <= 2, "{from} {to}");
            for op in &ops {
                op.apply(&mut text);
            }
            assert_eq!(text, to);
        }
    }
}
