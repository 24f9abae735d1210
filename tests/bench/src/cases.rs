//! Learning cases as a network writes them, invented from a seed.
//!
//! Words are made of syllables; a few are used often and most seldom, as in a real language, so that compression and
//! search meet something like text.

use wijktafel_core::replica::Made;
use wijktafel_harness::Rng;
use wijktafel_model::command::{Command, TextEdit};
use wijktafel_model::id::{FactId, LogId};
use wijktafel_model::identifiers::{self, Allowed};
use wijktafel_model::time::Day;
use wijktafel_model::words::{CaseStep, LifeArea, Line, Prose, SupportLevel, TextField, TipResult};

use crate::figure::Outcome;

const SYLLABLES: [&str; 40] = [
    "ba", "den", "er", "fa", "gel", "hoe", "in", "ka", "lo", "mer", "na", "om", "pe", "ran", "so", "te", "uit", "ver",
    "wo", "zin", "aan", "bij", "dra", "een", "gro", "hul", "jaar", "kla", "ling", "moe", "neer", "op", "plek", "rust",
    "sta", "tijd", "voor", "weg", "zorg", "buur",
];

/// Distinct words.
const VOCABULARY: usize = 6_000;

/// The texts of a case.
const FIELDS: [TextField; 3] = [TextField::Question, TextField::Situation, TextField::Strengths];

const AREAS: [LifeArea; 6] = [
    LifeArea::Finances,
    LifeArea::Work,
    LifeArea::Housing,
    LifeArea::MentalHealth,
    LifeArea::PhysicalHealth,
    LifeArea::SocialNetwork,
];

const LEVELS: [SupportLevel; 4] =
    [SupportLevel::Own, SupportLevel::OwnNetwork, SupportLevel::Neighbourhood, SupportLevel::Formal];

const RESULTS: [TipResult; 4] = [TipResult::NotChosen, TipResult::UnderWay, TipResult::Worked, TipResult::WorkedPartly];

/// Who writes cases: any replica that carries out commands.
pub(crate) type Writer<'a> = &'a mut dyn FnMut(&Command) -> Outcome<Made>;

/// A case so far.
pub(crate) struct Case {
    /// Its log.
    pub(crate) log: LogId,
    lengths: [usize; 3],
    tips: Vec<FactId>,
}

/// Invents words and cases.
pub(crate) struct Author {
    rng: Rng,
    vocabulary: Vec<String>,
}

impl Author {
    pub(crate) fn new(seed: u64) -> Self {
        let mut rng = Rng::new(seed);
        let word = |rng: &mut Rng| (0..2 + rng.below(3)).map(|_| *rng.pick(&SYLLABLES)).collect::<String>();
        let vocabulary = (0..VOCABULARY).map(|_| word(&mut rng)).collect();
        Self { rng, vocabulary }
    }

    /// A word; the same few come often.
    pub(crate) fn word(&mut self) -> String {
        let even = |rng: &mut Rng| 1 + rng.below(VOCABULARY);
        // The product of even draws crowds towards the first words.
        let place = even(&mut self.rng) * even(&mut self.rng) / VOCABULARY;
        self.vocabulary[place.min(VOCABULARY - 1)].clone()
    }

    fn words(&mut self, least: usize, more: usize) -> String {
        let count = least + self.rng.below(more);
        (0..count).map(|_| self.word()).collect::<Vec<_>>().join(" ")
    }

    fn prose(&mut self, least: usize, more: usize) -> Outcome<Prose> {
        Ok(Prose::new(&self.words(least, more))?)
    }

    /// Opens a case and brings it to the table: 7 facts, 7 to 11 text edits.
    pub(crate) fn open(&mut self, table: LogId, today: Day, write: Writer<'_>) -> Outcome<Case> {
        let question = self.words(8, 12);
        let lengths = [question.chars().count(), 0, 0];
        let (title, ground) = (Line::new(&self.words(3, 4))?, self.prose(5, 6)?);
        // Made-up words may look like names: somebody has looked at them.
        let found = identifiers::find_in([title.as_str(), ground.as_str(), &question], &Allowed::default());
        let opened = write(&Command::OpenCase {
            table,
            title,
            ground,
            retain_until: today.plus(365),
            areas: AREAS.to_vec(),
            question,
            keep: found.into_iter().map(|one| one.text).collect(),
        })?;
        let log = *opened.logs.first().ok_or("a case has a log")?;
        let mut case = Case { log, lengths, tips: Vec::new() };
        self.edits(&mut case, 6, 5, write)?;
        write(&Command::StepCase { case: log, step: CaseStep::Submitted, on: None })?;
        self.tips(&mut case, 5, write)?;
        Ok(case)
    }

    /// What a meeting adds: 5 facts, 3 to 6 text edits.
    pub(crate) fn discuss(&mut self, case: &mut Case, today: Day, write: Writer<'_>) -> Outcome<()> {
        for step in [CaseStep::Scheduled, CaseStep::Discussed] {
            write(&Command::StepCase { case: case.log, step, on: Some(today) })?;
        }
        self.edits(case, 3, 4, write)?;
        self.tips(case, 3, write)
    }

    /// What came of it: 2 facts, 1 to 4 text edits.
    pub(crate) fn report(&mut self, case: &mut Case, write: Writer<'_>) -> Outcome<()> {
        for tip in case.tips.iter().rev().take(2) {
            let result = *self.rng.pick(&RESULTS);
            write(&Command::ReportTip { case: case.log, tip: *tip, result, note: None })?;
        }
        self.edits(case, 1, 4, write)
    }

    /// One sentence at the end of a text, ending with `mark`.
    pub(crate) fn sentence(&mut self, case: &mut Case, mark: &str) -> Command {
        let insert = format!("{} {mark}. ", self.words(4, 6));
        let at = case.lengths[1];
        case.lengths[1] += insert.chars().count();
        Command::EditText { log: case.log, edits: vec![TextEdit { field: FIELDS[1], at, delete: 0, insert }] }
    }

    /// True `per_mille` times of a thousand.
    pub(crate) const fn chance(&mut self, per_mille: u64) -> bool {
        self.rng.chance(per_mille)
    }

    /// Tips for random cells of the matrix.
    pub(crate) fn tips(&mut self, case: &mut Case, count: usize, write: Writer<'_>) -> Outcome<()> {
        for _ in 0..count {
            let (area, level) = (*self.rng.pick(&AREAS), *self.rng.pick(&LEVELS));
            let made = write(&Command::AddTip { case: case.log, area, level, text: self.prose(4, 12)? })?;
            case.tips.extend(made.facts);
        }
        Ok(())
    }

    /// Mostly new sentences, now and then a passage that is replaced.
    fn edits(&mut self, case: &mut Case, least: usize, more: usize, write: Writer<'_>) -> Outcome<()> {
        for _ in 0..least + self.rng.below(more) {
            let which = self.rng.below(FIELDS.len());
            let length = case.lengths[which];
            let replaces = length > 40 && self.rng.chance(200);
            let (at, delete) = if replaces { (self.rng.below(length - 30), 30) } else { (length, 0) };
            let insert = format!("{}. ", self.words(6, 14));
            case.lengths[which] = length - delete + insert.chars().count();
            let edit = TextEdit { field: FIELDS[which], at, delete, insert };
            write(&Command::EditText { log: case.log, edits: vec![edit] })?;
        }
        Ok(())
    }
}
