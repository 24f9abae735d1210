//! Every sentence a person reads, in Dutch and English, for the client and the command line alike.

pub mod dates;
pub mod names;
pub mod problems;

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;
use std::sync::{Arc, OnceLock};

pub use fluent_bundle::FluentValue;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use serde::{Deserialize, Serialize};
use unic_langid::LanguageIdentifier;

const NL: &str = include_str!("text/nl.ftl");
const EN: &str = include_str!("text/en.ftl");
/// What only the command line says.
const CLI_NL: &str = include_str!("text/cli-nl.ftl");
const CLI_EN: &str = include_str!("text/cli-en.ftl");
/// What is said about learning together.
const LEARNING_NL: &str = include_str!("text/learning-nl.ftl");
const LEARNING_EN: &str = include_str!("text/learning-en.ftl");

/// A language of the product.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Lang {
    /// Dutch.
    #[default]
    Nl,
    /// English.
    En,
}

impl Lang {
    /// Both, Dutch first.
    pub const ALL: [Self; 2] = [Self::Nl, Self::En];

    /// The language of the computer: English only where that is asked for, else Dutch.
    pub fn of_system() -> Self {
        match sys_locale::get_locale() {
            Some(locale) if locale.starts_with("en") => Self::En,
            _ => Self::Nl,
        }
    }

    /// `nl` or `en`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Nl => "nl",
            Self::En => "en",
        }
    }

    const fn sources(self) -> [&'static str; 3] {
        match self {
            Self::Nl => [NL, CLI_NL, LEARNING_NL],
            Self::En => [EN, CLI_EN, LEARNING_EN],
        }
    }
}

/// Not a language of the product.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the languages are nl and en")]
pub struct ParseLangError;

impl FromStr for Lang {
    type Err = ParseLangError;
    fn from_str(code: &str) -> Result<Self, ParseLangError> {
        Self::ALL.into_iter().find(|lang| lang.code() == code).ok_or(ParseLangError)
    }
}

/// The sentences of one language.
pub struct Words {
    lang: Lang,
    bundle: FluentBundle<FluentResource>,
}

impl fmt::Debug for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Words({})", self.lang.code())
    }
}

impl Words {
    /// The sentences of a language, read once.
    pub fn new(lang: Lang) -> Arc<Self> {
        static NL_WORDS: OnceLock<Arc<Words>> = OnceLock::new();
        static EN_WORDS: OnceLock<Arc<Words>> = OnceLock::new();
        let once = match lang {
            Lang::Nl => &NL_WORDS,
            Lang::En => &EN_WORDS,
        };
        Arc::clone(once.get_or_init(|| Arc::new(Self::read(lang))))
    }

    /// The same with every longer word a third longer, to see what does not fit yet.
    pub fn stretched(lang: Lang) -> Arc<Self> {
        Arc::new(Self::read_with(lang, stretch))
    }

    fn read(lang: Lang) -> Self {
        Self::read_with(lang, str::to_owned)
    }

    fn read_with(lang: Lang, prepare: impl Fn(&str) -> String) -> Self {
        let id: LanguageIdentifier = lang.code().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![id]);
        bundle.set_use_isolating(false);
        for source in lang.sources() {
            // A damaged line costs that sentence only; a test holds that there is none.
            let resource = match FluentResource::try_new(prepare(source)) {
                Ok(resource) => resource,
                Err((resource, _damage)) => resource,
            };
            bundle.add_resource_overriding(resource);
        }
        Self { lang, bundle }
    }

    /// The language.
    pub const fn lang(&self) -> Lang {
        self.lang
    }

    /// Whether there is such a sentence.
    pub fn has(&self, key: &str) -> bool {
        self.bundle.has_message(key)
    }

    /// The sentence of this key; the key itself when there is none.
    pub fn t(&self, key: &str) -> Cow<'_, str> {
        let Some(pattern) = self.bundle.get_message(key).and_then(|message| message.value()) else {
            return Cow::Owned(absent(key));
        };
        self.bundle.format_pattern(pattern, None, &mut Vec::new())
    }

    /// The sentence of this key with values filled in.
    pub fn with(&self, key: &str, values: &[(&str, FluentValue<'_>)]) -> String {
        let Some(pattern) = self.bundle.get_message(key).and_then(|message| message.value()) else {
            return absent(key);
        };
        let args: FluentArgs<'_> = values.iter().map(|(name, value)| (*name, value.clone())).collect();
        self.bundle.format_pattern(pattern, Some(&args), &mut Vec::new()).into_owned()
    }

    /// The sentence of this key with the count `n` filled in.
    pub fn count(&self, key: &str, n: usize) -> String {
        self.with(key, &[("n", n.into())])
    }

    /// The reason something was set apart or refused, by its stable code; a general sentence for a code that is new.
    pub fn reason(&self, code: &str) -> String {
        match names::reason(code) {
            Some(key) => self.t(key).into_owned(),
            None => self.with("reason-other", &[("code", code.into())]),
        }
    }

    /// Names in a sentence: "a", "a and b", "a, b and c".
    pub fn list(&self, names: &[String]) -> String {
        match names {
            [] => String::new(),
            [one] => one.clone(),
            [first @ .., last] => {
                self.with("list-and", &[("first", first.join(", ").into()), ("last", last.as_str().into())])
            }
        }
    }
}

/// Sentences with every vowel of a longer word twice. What is filled in stays as it is, and so do the names of
/// sentences and of their forms.
fn stretch(source: &str) -> String {
    let mut depth = 0_u32;
    let mut line = |line: &str| {
        let name = line.find(" = ").filter(|_| !line.starts_with([' ', '#'])).map(|at| at + 3);
        let form = line.find("] ").filter(|_| line.trim_start().starts_with(['[', '*'])).map(|at| at + 2);
        let (name, words) = line.split_at(name.or(form).unwrap_or(0));
        let mut stretched = name.to_owned();
        for piece in words.split_inclusive([' ', '{', '}']) {
            let longer = depth == 0 && piece.chars().count() > 4 && !line.starts_with('#');
            let twice = |c: char| [Some(c), (longer && "aeiou".contains(c)).then_some(c)];
            stretched.extend(piece.chars().flat_map(twice).flatten());
            depth += u32::from(piece.ends_with('{'));
            depth = depth.saturating_sub(u32::from(piece.ends_with('}')));
        }
        if words.trim_end().ends_with("->") {
            depth = 0;
        }
        stretched
    };
    source.lines().map(|one| line(one) + "\n").collect()
}

/// What is said without a sentence; in tests, nothing.
fn absent(key: &str) -> String {
    #[cfg(test)]
    assert!(key.is_empty(), "no sentence {key}");
    key.to_owned()
}

#[cfg(test)]
pub(crate) mod tests;
