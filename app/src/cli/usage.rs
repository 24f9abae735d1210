//! A command line that cannot be read: said in our own short sentences.

use std::ffi::OsString;
use std::io::Write as _;
use std::process::ExitCode;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use wijktafel_model::words::TextError;

use crate::print;
use crate::problem::Problem;
use crate::text::{Lang, Words};

/// How to answer, known before the arguments are: an answer about them needs it.
#[derive(Clone, Copy, Debug)]
pub struct Spoken {
    /// In which language.
    pub lang: Lang,
    /// As JSON.
    pub json: bool,
}

impl Spoken {
    /// Looks through the arguments.
    pub fn of(args: &[OsString]) -> Self {
        let mut found = Self { lang: Lang::of_system(), json: false };
        let mut names_lang = false;
        for arg in args.iter().skip(1).filter_map(|arg| arg.to_str()) {
            let lang = if names_lang { Some(arg) } else { arg.strip_prefix("--lang=") };
            if let Some(lang) = lang.and_then(|code| code.parse().ok()) {
                found.lang = lang;
            }
            names_lang = arg == "--lang";
            found.json |= arg == "--json";
        }
        found
    }
}

/// Prints help and version as they are, and everything else as a problem.
pub fn answer(error: &clap::Error, words: &Words, json: bool) -> ExitCode {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            // Whoever closes the pipe has read enough.
            let _read = write!(std::io::stdout(), "{error}");
            ExitCode::SUCCESS
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand if !json => {
            let _read = write!(std::io::stderr(), "{error}");
            ExitCode::from(2)
        }
        _ => print::problem(&problem(error), words, json),
    }
}

fn problem(error: &clap::Error) -> Problem {
    let named = |kind| {
        error.get(kind).map(|value| match value {
            ContextValue::String(text) => text.clone(),
            ContextValue::Strings(texts) => texts.join(", "),
            other => other.to_string(),
        })
    };
    let about = |code: &str, kind| match named(kind) {
        Some(detail) => Problem::about(code, detail),
        None => Problem::new("usage"),
    };
    match error.kind() {
        ErrorKind::InvalidSubcommand => about("unknown-command", ContextKind::InvalidSubcommand),
        ErrorKind::UnknownArgument => about("unknown-option", ContextKind::InvalidArg),
        ErrorKind::MissingRequiredArgument => about("missing-argument", ContextKind::InvalidArg),
        ErrorKind::ValueValidation => {
            let source = std::error::Error::source(error);
            match source.and_then(|source| source.downcast_ref::<TextError>()) {
                Some(broken) => Problem::from(*broken),
                None => about("bad-value", ContextKind::InvalidValue),
            }
        }
        ErrorKind::InvalidValue => about("bad-value", ContextKind::InvalidValue),
        _ => Problem::new("usage"),
    }
}

#[cfg(test)]
mod tests {
    use clap::Parser as _;

    use super::*;
    use crate::cli::Cli;

    fn code(args: &[&str]) -> String {
        let error = Cli::try_parse_from([&["wijktafel"], args].concat()).expect_err("unreadable");
        problem(&error).code
    }

    #[test]
    fn what_cannot_be_read_is_named() {
        assert_eq!(code(&["frobnicate"]), "unknown-command");
        assert_eq!(code(&["case", "frobnicate"]), "unknown-command");
        assert_eq!(code(&["status", "--frob"]), "unknown-option");
        assert_eq!(code(&["found"]), "missing-argument");
        assert_eq!(code(&["drop", "zz"]), "bad-value");
        assert_eq!(code(&["drop", "abcd", "--reason", "whim"]), "bad-value");
        assert_eq!(code(&["table", "open", ""]), "text-empty");
        assert_eq!(code(&["table", "open", &"a".repeat(201)]), "text-too-long");
    }

    #[test]
    fn language_and_form_of_an_answer_are_known_before_the_arguments_are_read() {
        let args = ["wijktafel", "frob", "--lang", "en", "--json"].map(OsString::from);
        let spoken = Spoken::of(&args);
        assert_eq!((spoken.lang, spoken.json), (Lang::En, true));
        assert_eq!(Spoken::of(&["wijktafel", "--lang=nl"].map(OsString::from)).lang, Lang::Nl);
    }
}
