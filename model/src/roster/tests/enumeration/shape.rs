//! The shape of a small history: who said what after what, whatever the order in which it is told.

use crate::roster::tests::oracle::Kind;

/// As many entries as a history may have.
pub(super) const MOST: usize = 7;

/// Entries of a history, as bits by index.
pub(super) type Few = u8;

/// One entry: which of the words, after which other entries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct New {
    pub(super) past: Few,
    pub(super) said: u8,
}

/// Two histories have the same key if and only if they are the same in another order.
pub(super) type Key = u128;

const WORD: u32 = 18;

impl New {
    /// The entry as a number, by which those that know less come first.
    fn word(self) -> Key {
        Key::from(self.past.count_ones()) << 15 | Key::from(self.past) << 8 | Key::from(self.said)
    }
}

/// The key of a history with one more entry, if its entries are told in the order of the key.
pub(super) fn longer(key: Key, new: New) -> Key {
    key << WORD | new.word()
}

/// The key of a history, and where each entry stands in its order: of all that may come next, the least always does.
pub(super) fn shape(history: &[New]) -> (Key, [u8; MOST]) {
    let mut moved = [0; MOST];
    let mut places = [0; MOST];
    let mut key = 0;
    let mut told: Few = 0;
    for place in 0..history.len() {
        let open = (0..history.len()).filter(|index| told & (1 << index) == 0 && history[*index].past & !told == 0);
        let (new, index) = open
            .map(|index| (New { past: moved[index], said: history[index].said }, index))
            .min_by_key(|(new, _)| new.word())
            .expect("causal");
        key = longer(key, new);
        told |= 1 << index;
        places[index] = u8::try_from(place).expect("few");
        for (later, past) in moved.iter_mut().zip(history).map(|(past, new)| (new.past, past)) {
            *past |= (later >> index & 1) << place;
        }
    }
    (key, places)
}

/// What histories are made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Words {
    /// Verdicts and notes.
    Verdicts,
    /// Every kind.
    All,
}

/// All words: who says what.
pub(super) fn vocabulary(voices: usize, words: Words) -> Vec<(usize, Kind)> {
    let newcomer = voices;
    let mut all = Vec::new();
    for org in 0..voices {
        let others = || (0..voices).filter(|of| *of != org);
        let mut kinds = vec![Kind::Note];
        kinds.extend(others().map(|of| Kind::Against { of, number: 1 }));
        if words == Words::All {
            kinds.extend([Kind::Leave(1), Kind::Accept(2), Kind::Sponsors(2), Kind::Carry(newcomer)]);
            kinds.extend(others().map(|of| Kind::Withdraw { of, number: 1 }));
            kinds.extend(others().map(|of| Kind::Admit { of, number: 2, confirms: false }));
            kinds.extend([true, false].map(|confirms| Kind::Admit { of: newcomer, number: 1, confirms }));
        }
        all.extend(kinds.into_iter().map(|kind| (org, kind)));
    }
    if words == Words::All {
        all.extend([Kind::Note, Kind::Accept(1), Kind::Leave(1)].map(|kind| (newcomer, kind)));
    }
    all
}

/// Every way to go on from a history by one entry, those that know less first: it knows what its author wrote before,
/// and everything before what it knows.
pub(super) fn extensions(history: &[New], words: &[(usize, Kind)]) -> Vec<New> {
    let mut found = Vec::new();
    let org = |new: &New| words[usize::from(new.said)].0;
    for past in 0..1_u32 << history.len() {
        let past = Few::try_from(past).expect("few");
        let known = |index: usize| past & (1 << index) != 0;
        if !(0..history.len()).all(|index| !known(index) || history[index].past & !past == 0) {
            continue;
        }
        for (said, (author, _)) in words.iter().enumerate() {
            if (0..history.len()).all(|index| known(index) || org(&history[index]) != *author) {
                found.push(New { past, said: u8::try_from(said).expect("few") });
            }
        }
    }
    found.sort_by_key(|new| new.word());
    found
}

/// Every renaming of the organisations but the founder and the newcomer, itself excluded.
pub(super) fn renamings(voices: usize) -> Vec<Vec<usize>> {
    let mut all = vec![vec![0]];
    for _ in 1..voices {
        let longer = |names: &Vec<usize>| {
            let free: Vec<usize> = (1..voices).filter(|name| !names.contains(name)).collect();
            let names = names.clone();
            free.into_iter().map(move |name| [&names[..], &[name]].concat())
        };
        all = all.iter().flat_map(longer).collect();
    }
    for names in &mut all {
        names.push(voices);
    }
    all.split_off(1)
}

/// The same word with other names.
pub(super) fn renamed((org, kind): (usize, Kind), names: &[usize]) -> (usize, Kind) {
    let kind = match kind {
        Kind::Carry(of) => Kind::Carry(names[of]),
        Kind::Admit { of, number, confirms } => Kind::Admit { of: names[of], number, confirms },
        Kind::Against { of, number } => Kind::Against { of: names[of], number },
        Kind::Withdraw { of, number } => Kind::Withdraw { of: names[of], number },
        Kind::Note | Kind::Accept(_) | Kind::Leave(_) | Kind::Sponsors(_) => kind,
    };
    (names[org], kind)
}
