//! One look at everything that was filled in: all that is wrong is said at once.

use wijktafel_model::fact::breakthrough::CENTS_MAX;
use wijktafel_model::time::Day;
use wijktafel_model::words::{Line, Prose, TEXT_CHARS_MAX, TextError};

use crate::ask::PASSPHRASE_CHARS_MIN;
use crate::money;
use crate::text::Words;
use crate::text::dates::parse_day;

/// What is wrong with one field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// Nothing was written.
    Empty,
    /// More than this many characters.
    TooLong(usize),
    /// Characters that cannot be shown.
    Control,
    /// Not a day.
    NotADay,
    /// The day is past.
    Past,
    /// Not a time of day.
    NotATime,
    /// Not a number of minutes that fits a meeting.
    NotMinutes,
    /// This line is no step, from 1.
    NotAStep(usize),
    /// No steps, or too many.
    NoSteps,
    /// This line is no rung, from 1.
    NotARung(usize),
    /// No rungs, or too many.
    NoRungs,
    /// The moment is still to come.
    Future,
    /// Not how a partner's device is reached.
    NotAContact,
    /// Nobody to ask: neither on the sheet nor beside it.
    NoPartner,
    /// Not what stands on a recovery sheet.
    NotASheet,
    /// A line of the recovery sheet has a mistake, from 1.
    SheetLine(usize),
    /// Not numbers with spaces between.
    NotCounts,
    /// Not an amount of money, or one beyond all bounds.
    NotMoney,
    /// The larger amount is smaller than the smaller one.
    NotARange,
    /// Nothing was chosen.
    Choose,
    /// The two passphrases differ.
    Differ,
    /// Shorter than this many characters.
    TooShort(usize),
    /// Not the text of an invitation.
    NotAnInvitation,
    /// Not the text of a blind peer.
    NotABlindTicket,
    /// Something was found that nobody looked at.
    LookFirst,
    /// Not yet, was the answer: the form waits on this device.
    Later,
}

impl Wrong {
    /// The sentence below the field.
    pub fn say(self, words: &Words) -> String {
        match self {
            Self::Empty => words.t("wrong-empty").into_owned(),
            Self::TooLong(most) => words.count("wrong-too-long", most),
            Self::Control => words.t("wrong-control").into_owned(),
            Self::NotADay => words.t("wrong-not-a-day").into_owned(),
            Self::Past => words.t("wrong-past").into_owned(),
            Self::NotATime => words.t("wrong-not-a-time").into_owned(),
            Self::NotMinutes => words.t("wrong-not-minutes").into_owned(),
            Self::NotAStep(line) => words.count("wrong-not-a-step", line),
            Self::NoSteps => words.t("wrong-no-steps").into_owned(),
            Self::NotARung(line) => words.count("wrong-not-a-rung", line),
            Self::NoRungs => words.t("wrong-no-rungs").into_owned(),
            Self::Future => words.t("wrong-future").into_owned(),
            Self::NotAContact => words.t("wrong-not-a-contact").into_owned(),
            Self::NoPartner => words.t("wrong-no-partner").into_owned(),
            Self::NotASheet => words.t("wrong-not-a-sheet").into_owned(),
            Self::SheetLine(line) => words.count("wrong-sheet-line", line),
            Self::NotCounts => words.t("wrong-not-counts").into_owned(),
            Self::NotMoney => words.t("wrong-not-money").into_owned(),
            Self::NotARange => words.t("wrong-not-a-range").into_owned(),
            Self::Choose => words.t("wrong-choose").into_owned(),
            Self::Differ => words.t("wrong-differ").into_owned(),
            Self::TooShort(least) => words.count("wrong-too-short", least),
            Self::NotAnInvitation => words.t("wrong-not-an-invitation").into_owned(),
            Self::NotABlindTicket => words.t("wrong-not-a-blind-ticket").into_owned(),
            Self::LookFirst => words.t("wrong-look-first").into_owned(),
            Self::Later => words.t("wrong-later").into_owned(),
        }
    }
}

impl From<TextError> for Wrong {
    fn from(error: TextError) -> Self {
        match error {
            TextError::TooLong { max } => Self::TooLong(max),
            TextError::Control => Self::Control,
            _ => Self::Empty,
        }
    }
}

/// Collects what is wrong, by field.
#[derive(Debug, Default)]
pub struct Check {
    wrong: Vec<(&'static str, Wrong)>,
}

impl Check {
    /// Something is wrong with a field.
    pub fn refuse(&mut self, field: &'static str, wrong: Wrong) {
        self.wrong.push((field, wrong));
    }

    /// A new passphrase, written twice.
    pub fn passphrase(&mut self, new: &str, again: &str) {
        if new.chars().nth(PASSPHRASE_CHARS_MIN - 1).is_none() {
            self.refuse("passphrase", Wrong::TooShort(PASSPHRASE_CHARS_MIN));
        } else if new != again {
            self.refuse("again", Wrong::Differ);
        }
    }

    fn keep<T, E: Into<Wrong>>(&mut self, field: &'static str, found: Result<T, E>) -> Option<T> {
        found.map_err(|error| self.refuse(field, error.into())).ok()
    }

    /// One line, needed.
    pub fn line(&mut self, field: &'static str, text: &str) -> Option<Line> {
        self.keep(field, Line::new(text))
    }

    /// One line that may be left empty.
    pub fn maybe_line(&mut self, field: &'static str, text: &str) -> Option<Line> {
        if text.trim().is_empty() { None } else { self.line(field, text) }
    }

    /// Some lines, needed.
    pub fn prose(&mut self, field: &'static str, text: &str) -> Option<Prose> {
        self.keep(field, Prose::new(text))
    }

    /// Some lines that may be left empty.
    pub fn maybe_prose(&mut self, field: &'static str, text: &str) -> Option<Prose> {
        if text.trim().is_empty() { None } else { self.prose(field, text) }
    }

    /// A text that can be written together; may be empty.
    pub fn text(&mut self, field: &'static str, text: &str) -> String {
        if text.chars().nth(TEXT_CHARS_MAX).is_some() {
            self.refuse(field, Wrong::TooLong(TEXT_CHARS_MAX));
        }
        text.trim_end().to_owned()
    }

    /// A day from `first` on, needed.
    pub fn day(&mut self, field: &'static str, text: &str, first: Day) -> Option<Day> {
        if text.trim().is_empty() {
            self.refuse(field, Wrong::Empty);
            return None;
        }
        self.maybe_day(field, text, first)
    }

    /// A day from `first` on that may be left empty.
    pub fn maybe_day(&mut self, field: &'static str, text: &str, first: Day) -> Option<Day> {
        if text.trim().is_empty() {
            return None;
        }
        match parse_day(text) {
            None => self.refuse(field, Wrong::NotADay),
            Some(day) if day < first => self.refuse(field, Wrong::Past),
            Some(day) => return Some(day),
        }
        None
    }

    /// An amount of money in whole cents, needed.
    pub fn money(&mut self, field: &'static str, text: &str) -> Option<u64> {
        let cents = money::parse(text).filter(|cents| *cents <= CENTS_MAX);
        if cents.is_none() {
            self.refuse(field, if text.trim().is_empty() { Wrong::Empty } else { Wrong::NotMoney });
        }
        cents
    }

    /// A choice, needed.
    pub fn chosen<T: Copy>(&mut self, field: &'static str, choice: Option<T>) -> Option<T> {
        if choice.is_none() {
            self.refuse(field, Wrong::Choose);
        }
        choice
    }

    /// What came of it, when nothing was wrong.
    ///
    /// # Errors
    /// All that is wrong, by field.
    pub fn done<T>(self, made: Option<T>) -> Result<T, Vec<(&'static str, Wrong)>> {
        match made {
            Some(made) if self.wrong.is_empty() => Ok(made),
            _ => Err(self.wrong),
        }
    }
}
