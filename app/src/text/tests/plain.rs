//! Plain words: short sentences, no jargon, nothing that measures people or counts off a case.

use std::collections::BTreeMap;

use fluent_bundle::FluentResource;
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};

use crate::text::Lang;

/// What renderings of the model say, in Dutch.
const RENDERED: &str = include_str!("../../../../model/src/export/nl.ftl");

/// Words of computers and of managers that have a plain word beside them. Whole words, or the beginning of one with `*`.
const JARGON: [(Lang, &[&str]); 2] = [
    (
        Lang::Nl,
        &[
            "synchron*",
            "crdt",
            "peer*",
            "node",
            "hash*",
            "endpoint",
            "epoch",
            "commit*",
            "merge*",
            "replica",
            "token*",
            "database*",
            "cache",
            "frame*",
            "feed*",
            "repository",
            "valid*",
            "authentic*",
            "configur*",
            "implement*",
            "stakeholder*",
            "governance",
            "monitor*",
            "kpi*",
            "benchmark*",
            "target*",
            "interventie*",
            "ketenpartner*",
            "output",
            "outcome*",
            "dashboard*",
            "optimal*",
            "facilit*",
            "borgen",
            "borging",
            "uitrol*",
            "draagvlak",
            "doelgroep*",
            "zelfredzaam*",
            "problematiek",
            "multiprobleem*",
            "gelabeld",
            "workflow*",
            "inlog*",
            "account*",
            "gebruiker*",
            "cliëntsysteem",
            "casemanag*",
            "quickscan",
        ],
    ),
    (
        Lang::En,
        &[
            "synchron*",
            "crdt",
            "node",
            "hash*",
            "endpoint",
            "epoch",
            "commit",
            "merge",
            "merged",
            "replica",
            "token*",
            "database*",
            "cache",
            "feed*",
            "repository",
            "validat*",
            "authenticat*",
            "configur*",
            "implement*",
            "stakeholder*",
            "governance",
            "monitor*",
            "kpi*",
            "benchmark*",
            "target*",
            "intervention*",
            "output",
            "outcome*",
            "dashboard*",
            "optimi*",
            "facilitat*",
            "rollout",
            "leverage",
            "workflow*",
            "login*",
            "user*",
            "deliverable*",
            "synerg*",
        ],
    ),
];
/// Where it says that there is none.
const PROMISES: [&str; 3] = ["geen account", "no account", "account of wachtwoord is niet nodig"];

/// Percentages, ranks, ticks and traffic lights.
pub(crate) const MEASURES: [&str; 18] = [
    "%",
    "procent",
    "per cent",
    "percent",
    "ranglijst",
    "rangorde",
    "ranking",
    "top 3",
    "top 5",
    "stoplicht",
    "traffic light",
    "afvink",
    "aangevinkt",
    "tick off",
    "ticked",
    "✓",
    "✔",
    "☑",
];

/// The keys with everything they may say, one reading per choice, values as one short word.
fn readings(source: &str) -> BTreeMap<String, Vec<String>> {
    let resource = FluentResource::try_new(source.to_owned()).expect("whole lines");
    let messages = resource.entries().filter_map(|entry| match entry {
        Entry::Message(message) => Some((message.id.name.to_owned(), read(message.value.as_ref()?))),
        _ => None,
    });
    messages.collect()
}

fn read(pattern: &Pattern<&str>) -> Vec<String> {
    let mut readings = vec![String::new()];
    for element in &pattern.elements {
        let choices = match element {
            PatternElement::TextElement { value } => vec![(*value).to_owned()],
            PatternElement::Placeable { expression: Expression::Select { variants, .. } } => {
                variants.iter().flat_map(|variant| read(&variant.value)).collect()
            }
            PatternElement::Placeable { expression: Expression::Inline(InlineExpression::StringLiteral { value }) } => {
                vec![(*value).to_owned()]
            }
            PatternElement::Placeable { .. } => vec!["x".to_owned()],
        };
        let longer = readings.iter().flat_map(|start| choices.iter().map(move |end| format!("{start}{end}")));
        readings = longer.collect();
    }
    readings
}

/// The sentences of a text that end as one; labels and headings are none.
fn sentences(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for line in text.lines() {
        let mut sentence = String::new();
        let mut signs = line.chars().peekable();
        while let Some(sign) = signs.next() {
            sentence.push(sign);
            let ends = matches!(sign, '.' | '!' | '?') && signs.peek().is_none_or(|next| !next.is_alphanumeric());
            if ends {
                found.push(std::mem::take(&mut sentence));
            }
        }
    }
    found
}

fn words(sentence: &str) -> Vec<&str> {
    let trimmed = sentence.split_whitespace().map(|word| word.trim_matches(|sign: char| !sign.is_alphanumeric()));
    trimmed.filter(|word| !word.is_empty()).collect()
}

fn count(length: usize) -> u32 {
    u32::try_from(length).expect("a small number")
}

fn sources() -> [(&'static str, Lang, String); 3] {
    let of = |lang: Lang| lang.sources().concat();
    [("nl", Lang::Nl, of(Lang::Nl)), ("en", Lang::En, of(Lang::En)), ("renderings", Lang::Nl, RENDERED.to_owned())]
}

#[test]
fn sentences_are_short_and_easy_to_read() {
    for (name, _, source) in sources() {
        let (mut sentence_count, mut word_count, mut long_count) = (0_u32, 0_u32, 0_u32);
        let mut too_long = Vec::new();
        for (key, readings) in readings(&source) {
            for sentence in readings.iter().flat_map(|reading| sentences(reading)) {
                let words = words(&sentence);
                if words.len() > 15 {
                    too_long.push(format!("{key}: {} words: {sentence}", words.len()));
                }
                sentence_count += 1;
                word_count += count(words.len());
                long_count += count(words.iter().filter(|word| word.chars().count() > 6).count());
            }
        }
        // Björnsson 1968: words per sentence, and how many of a hundred words have more than six letters.
        let mean = f64::from(word_count) / f64::from(sentence_count);
        let lix = mean + 100.0 * f64::from(long_count) / f64::from(word_count);
        assert_eq!(too_long, Vec::<String>::new());
        assert!(mean <= 10.0 && lix <= 35.0, "{name}: {mean:.1} words a sentence, LIX {lix:.1}");
    }
}

#[test]
fn no_text_uses_jargon() {
    let mut found = Vec::new();
    for (name, lang, source) in sources() {
        let (_, jargon) = JARGON.iter().find(|(of, _)| *of == lang).expect("a list of each language");
        let banned = |word: &str| {
            let word = word.to_lowercase();
            jargon.iter().any(|one| one.strip_suffix('*').map_or(word == *one, |start| word.starts_with(start)))
        };
        for (key, readings) in readings(&source) {
            for reading in readings {
                let told = PROMISES.iter().fold(reading.to_lowercase(), |text, promise| text.replace(promise, ""));
                // What stands between backticks is typed, not read.
                let plain: String = told.split('`').step_by(2).collect();
                found.extend(
                    words(&plain).into_iter().filter(|word| banned(word)).map(|word| format!("{name}, {key}: {word}")),
                );
            }
        }
    }
    assert_eq!(found, Vec::<String>::new());
}

#[test]
fn no_text_measures_ranks_or_counts_off() {
    let mut found = Vec::new();
    for (name, _, source) in sources() {
        for (key, readings) in readings(&source) {
            let texts = readings.iter().map(|reading| reading.to_lowercase());
            let measured = texts.flat_map(|text| MEASURES.into_iter().filter(move |one| text.contains(one)));
            found.extend(measured.map(|one| format!("{name}, {key}: {one}")));
        }
    }
    assert_eq!(found, Vec::<String>::new());
}
