//! Sets of small numbers: entries by place, organisations by index.

/// A set of small numbers.
#[derive(Clone, Debug, Default)]
pub(super) struct Bits(Vec<u64>);

const WIDTH: usize = 64;

impl Bits {
    /// Adds a number.
    pub(super) fn insert(&mut self, n: usize) {
        let word = n / WIDTH;
        if self.0.len() <= word {
            self.0.resize(word + 1, 0);
        }
        if let Some(word) = self.0.get_mut(word) {
            *word |= 1 << (n % WIDTH);
        }
    }

    /// Takes a number out.
    pub(super) fn remove(&mut self, n: usize) {
        if let Some(word) = self.0.get_mut(n / WIDTH) {
            *word &= !(1 << (n % WIDTH));
        }
    }

    /// Whether the number is in.
    pub(super) fn contains(&self, n: usize) -> bool {
        self.0.get(n / WIDTH).is_some_and(|word| word & (1 << (n % WIDTH)) != 0)
    }

    /// How many.
    pub(super) fn len(&self) -> usize {
        self.0.iter().map(|word| word.count_ones() as usize).sum()
    }

    /// Whether there are none.
    pub(super) fn is_empty(&self) -> bool {
        self.0.iter().all(|word| *word == 0)
    }

    /// Adds every number of the other.
    pub(super) fn add_all(&mut self, other: &Self) {
        if self.0.len() < other.0.len() {
            self.0.resize(other.0.len(), 0);
        }
        for (to, from) in self.0.iter_mut().zip(&other.0) {
            *to |= from;
        }
    }

    /// Adds every number that is in both others.
    pub(super) fn add_common(&mut self, one: &Self, other: &Self) {
        let words = one.0.len().min(other.0.len());
        if self.0.len() < words {
            self.0.resize(words, 0);
        }
        for (to, (one, other)) in self.0.iter_mut().zip(one.0.iter().zip(&other.0)) {
            *to |= one & other;
        }
    }

    /// The numbers that are in both, ascending.
    pub(super) fn common<'a>(&'a self, other: &'a Self) -> impl Iterator<Item = usize> + 'a {
        numbers(self.0.iter().zip(&other.0).map(|(one, other)| one & other))
    }

    /// Takes every number of the other out.
    pub(super) fn take_out(&mut self, other: &Self) {
        for (own, their) in self.0.iter_mut().zip(&other.0) {
            *own &= !their;
        }
    }

    /// Whether every number is also in the other.
    pub(super) fn is_subset(&self, other: &Self) -> bool {
        self.minus(other).next().is_none()
    }

    /// The numbers, ascending.
    pub(super) fn iter(&self) -> impl Iterator<Item = usize> + '_ {
        numbers(self.0.iter().copied())
    }

    /// The numbers that are not in the other, ascending.
    pub(super) fn minus<'a>(&'a self, other: &'a Self) -> impl Iterator<Item = usize> + 'a {
        let theirs = other.0.iter().copied().chain(std::iter::repeat(0));
        numbers(self.0.iter().zip(theirs).map(|(own, their)| own & !their))
    }
}

impl PartialEq for Bits {
    fn eq(&self, other: &Self) -> bool {
        self.is_subset(other) && other.is_subset(self)
    }
}

impl Eq for Bits {}

impl FromIterator<usize> for Bits {
    fn from_iter<I: IntoIterator<Item = usize>>(numbers: I) -> Self {
        let mut bits = Self::default();
        for n in numbers {
            bits.insert(n);
        }
        bits
    }
}

fn numbers(words: impl Iterator<Item = u64>) -> impl Iterator<Item = usize> {
    words.enumerate().filter(|(_, word)| *word != 0).flat_map(|(index, mut word)| {
        std::iter::from_fn(move || {
            let bit = word.trailing_zeros() as usize;
            word &= word.checked_sub(1)?;
            Some(index * WIDTH + bit)
        })
    })
}
