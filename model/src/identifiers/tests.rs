//! The rule against single sentences, against both sets of marked sentences, and against any text.

use std::fmt::Write as _;

use proptest::prelude::*;

use super::*;

const DEVELOPMENT: &str = include_str!("../../../tests/identifiers/development.txt");
const SECOND: &str = include_str!("../../../tests/identifiers/second.txt");
const ALLOWED: &str = include_str!("../../../tests/identifiers/allowed.txt");
const PAGE: &str = include_str!("../../../docs/identifiers.md");

/// A sentence of a set, and what is marked in it.
struct Sentence {
    text: String,
    marked: Vec<Found>,
}

fn lines(set: &str) -> impl Iterator<Item = &str> {
    set.lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
}

fn allowed() -> Allowed {
    Allowed::new(lines(ALLOWED))
}

fn sentence(line: &str) -> Sentence {
    let (mut text, mut marked, mut rest) = (String::new(), Vec::new(), line);
    while let Some((before, behind)) = rest.split_once('{') {
        let (mark, after) = behind.split_once('}').expect("a mark that ends");
        let (kind, words) = mark.split_once(' ').expect("a kind and words");
        text.push_str(before);
        text.push_str(words);
        marked.push(Found { kind: kind_named(kind), text: words.to_owned() });
        rest = after;
    }
    text.push_str(rest);
    marked.sort();
    marked.dedup();
    Sentence { text, marked }
}

fn kind_named(word: &str) -> Identifier {
    match word {
        "bsn" => Identifier::CitizenNumber,
        "phone" => Identifier::Phone,
        "mail" => Identifier::Mail,
        "iban" => Identifier::Account,
        "date" => Identifier::Date,
        "postcode" => Identifier::Postcode,
        "address" => Identifier::Address,
        "plate" => Identifier::Plate,
        "number" => Identifier::FileNumber,
        "name" => Identifier::Name,
        _ => panic!("no kind: {word}"),
    }
}

/// What the rule does on a set. Something is found when kind and words are exactly as marked; a find that is not
/// marked so is a false alarm, also when it only overlaps a mark.
#[derive(Default)]
struct Figures {
    sentences: u32,
    clean: u32,
    clean_flagged: u32,
    structured: (u32, u32),
    names: (u32, u32),
    flagged: u32,
    false_alarms: u32,
    missed: Vec<String>,
    alarms: Vec<String>,
}

fn measure(set: &str) -> Figures {
    let allowed = allowed();
    let mut figures = Figures::default();
    for sentence in lines(set).map(sentence) {
        let found = find(&sentence.text, &allowed);
        figures.sentences += 1;
        figures.clean += u32::from(sentence.marked.is_empty());
        figures.clean_flagged += u32::from(sentence.marked.is_empty() && !found.is_empty());
        for mark in &sentence.marked {
            let of = if mark.kind == Identifier::Name { &mut figures.names } else { &mut figures.structured };
            of.1 += 1;
            if found.contains(mark) {
                of.0 += 1;
            } else {
                figures.missed.push(format!("“{}” in “{}”", mark.text, sentence.text));
            }
        }
        for one in found.iter().filter(|one| !sentence.marked.contains(one)) {
            figures.false_alarms += 1;
            figures.alarms.push(format!("“{}” in “{}”", one.text, sentence.text));
        }
        figures.flagged += u32::try_from(found.len()).expect("few");
    }
    figures
}

/// One part in a hundred, rounded.
fn share((part, of): (u32, u32)) -> String {
    format!("{part} of {of} ({:.1} %)", 100.0 * f64::from(part) / f64::from(of.max(1)))
}

/// The measured part of the page.
fn report() -> String {
    let [first, second] = [DEVELOPMENT, SECOND].map(measure);
    let mut report = String::from("| | development set | second set |\n|---|---|---|\n");
    let mut row = |what: &str, value: &dyn Fn(&Figures) -> String| {
        writeln!(report, "| {what} | {} | {} |", value(&first), value(&second)).expect("a string takes all");
    };
    row("sentences", &|one| one.sentences.to_string());
    row("structured identifiers found", &|one| share(one.structured));
    row("names found", &|one| share(one.names));
    row("false alarms among the finds", &|one| share((one.false_alarms, one.flagged)));
    row("clean sentences with a find", &|one| share((one.clean_flagged, one.clean)));
    for (title, one) in [("development set", &first), ("second set", &second)] {
        for (what, list) in [("Missed", &one.missed), ("False alarms", &one.alarms)] {
            let none = if list.is_empty() { " none." } else { "\n" };
            writeln!(report, "\n{what} in the {title}:{none}").expect("a string takes all");
            for line in list {
                writeln!(report, "- {line}").expect("a string takes all");
            }
        }
    }
    report
}

#[test]
#[expect(clippy::print_stdout, reason = "what the page should say is shown beside the failure")]
fn the_page_says_what_is_measured_and_the_measure_is_good_enough() {
    println!("{}", report());
    for set in [DEVELOPMENT, SECOND] {
        let figures = measure(set);
        assert!(figures.sentences >= 160, "{}", figures.sentences);
        assert_eq!(figures.structured.0, figures.structured.1, "structured identifiers: {:?}", figures.missed);
        assert!(figures.names.0 * 100 >= figures.names.1 * 80, "names: {:?}", figures.missed);
        assert!(figures.false_alarms * 10 <= figures.flagged, "false alarms: {:?}", figures.alarms);
    }

    let (_, behind) = PAGE.split_once("<!-- measured -->\n").expect("the page has a measured part");
    let (measured, _) = behind.split_once("<!-- end of measured -->").expect("the measured part ends");
    assert_eq!(measured.trim(), report().trim(), "docs/identifiers.md says something else");
}

#[test]
fn the_sets_hold_every_kind_and_no_sentence_twice() {
    let mut kinds: BTreeMap<Identifier, usize> = BTreeMap::new();
    let mut texts = BTreeSet::new();
    for sentence in lines(DEVELOPMENT).chain(lines(SECOND)).map(sentence) {
        for mark in sentence.marked {
            *kinds.entry(mark.kind).or_default() += 1;
        }
        assert!(texts.insert(sentence.text.clone()), "twice: {}", sentence.text);
    }

    assert!(texts.len() >= 320, "{} sentences", texts.len());
    assert_eq!(kinds.len(), 10, "{kinds:?}");
}

#[track_caller]
fn check(text: &str, expect: &[(Identifier, &str)]) {
    let found: Vec<(Identifier, String)> =
        find(text, &Allowed::default()).into_iter().map(|one| (one.kind, one.text)).collect();
    let expect: Vec<(Identifier, String)> = expect.iter().map(|(kind, text)| (*kind, (*text).to_owned())).collect();
    assert_eq!(found, expect, "{text}");
}

#[test]
fn a_citizen_number_is_known_by_its_check() {
    check("nummer 111222333", &[(Identifier::CitizenNumber, "111222333")]);
    check("nummer 1112.22.333 staat erbij", &[(Identifier::CitizenNumber, "1112.22.333")]);
    check("nummer 111222334", &[]);
    check("nummer 000000000", &[]);
    check("nummer 11122233", &[]);
    check("het kost € 111222333", &[]);
    check("het kost 111.222.333 euro", &[]);
}

#[test]
fn an_account_is_known_by_its_check_and_a_dutch_one_also_by_its_form() {
    check("op BE68 5390 0754 7034.", &[(Identifier::Account, "BE68 5390 0754 7034")]);
    check("op BE68 5390 0754 7035.", &[]);
    check("op nl02abna0123456788", &[(Identifier::Account, "nl02abna0123456788")]);
}

#[test]
fn what_is_joined_to_more_is_not_cut_out_of_it() {
    check("artikel 12.3.24 en versie 1.2.24", &[]);
    check("het is 12.3.24.5 geworden", &[]);
    check("06-123456789", &[]);
    check("1234ABC en 12345 AB", &[]);
    check("deel AB-12-CD-34", &[]);
}

#[test]
fn two_numbers_are_a_day_only_behind_a_word_for_it() {
    check("geboren 12/3", &[(Identifier::Date, "12/3")]);
    check("een kans van 2/3 en fase 2-3", &[]);
    check("op 9-12 uur", &[]);
    check("geboortedatum 12031950", &[(Identifier::Date, "12031950")]);
}

#[test]
fn a_street_counts_with_its_number_also_when_its_name_may_be_read() {
    let allowed = Allowed::new(["Dapperplein"]);
    let at = |text| find(text, &allowed).into_iter().map(|one| one.text).collect::<Vec<_>>();
    assert_eq!(at("zij komt op het Dapperplein"), Vec::<String>::new());
    assert_eq!(at("zij woont op Dapperplein 12"), ["Dapperplein 12"]);
}

#[test]
fn a_name_of_the_network_is_left_alone_as_a_whole_and_without_the_word_before_it() {
    let allowed = Allowed::new(["Stichting De Brug", "Wijktafel Vlier-Kade", "De"]);
    assert_eq!(find("Met De Brug en Vlier-Kade, met Stichting De Brug", &allowed), []);
    assert_eq!(find("Met Vlier-Kaderie", &allowed).len(), 1, "not a part of a word");
    assert_eq!(find("Met De Vries", &allowed).len(), 1);
}

#[test]
fn the_names_of_a_network_come_from_its_rows() {
    let row = Row::Network {
        name: "Buurtkracht".to_owned(),
        region: Some("Oeverdam".to_owned()),
        purpose: "Met Fatima".to_owned(),
        continues: None,
        blind_peers: Vec::new(),
        templates: Vec::new(),
        budgets: Vec::new(),
        ladders: Vec::new(),
    };
    let found = find("Voor Buurtkracht in Oeverdam kookt Fatima.", &Allowed::in_rows([&row]));
    assert_eq!(found, [Found { kind: Identifier::Name, text: "Fatima".to_owned() }]);
}

#[test]
fn a_word_that_begins_a_sentence_is_a_name_when_it_is_one_elsewhere() {
    check("Toen belde Roos. Roos? Ja.", &[(Identifier::Name, "Roos")]);
    check("Roos? Ja.", &[]);
}

#[test]
fn what_the_page_says_is_missed_by_nature_is_missed() {
    for missed in
        ["ik belde met henk", "Roos ook.", "Groot belt", "de enige bakker van het dorp", "Mevrouw B. is 72 jaar"]
    {
        assert!(PAGE.contains(missed) || missed.starts_with("Mevrouw B."), "{missed}");
        check(missed, &[]);
    }
    check("Bakker belt", &[(Identifier::Name, "Bakker")]);
    check("mevrouw jansen", &[(Identifier::Name, "jansen")]);
}

#[test]
fn words_are_replaced_whole_and_a_sentence_keeps_its_capital() {
    let text = "Mo belt. Zij belt Mo, Moniek en Mo's zus. Mo? \u{e9}Mo";
    assert_eq!(
        replaced(text, "Mo", "een buur"),
        "Een buur belt. Zij belt een buur, Moniek en een buur's zus. Een buur? \u{e9}Mo"
    );
    assert_eq!(replaced("bel 06-12345678.", " 06-12345678", ""), "bel.");
    assert_eq!(replaced("niets", "", "x"), "niets");
}

#[test]
fn a_long_text_of_one_pattern_is_walked_through() {
    let patterns = ["A.", "a.", "a@", "1 ", "0-", "NL02 ", "Aa ", "van ", "Van de ", "bsn ", "'s", "Aa 1 ", "\u{301}"];
    for pattern in patterns {
        let text = pattern.repeat(100_000 / pattern.len());
        drop(find(&text, &Allowed::new(["Aa Aa"])));
    }
}

/// Pieces that the rules look for, and pieces that break them apart.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[ -~]{0,6}",
        "\\PC{0,4}",
        "[0-9]{1,10}",
        proptest::sample::select(vec![
            "bsn ",
            "NL02 ABNA ",
            "@",
            "+31",
            "(0",
            ")",
            "-",
            ".",
            " ",
            "\n",
            "van de ",
            "Mevrouw ",
            "J.",
            "\u{2019}s ",
            "straat ",
            "ligplaats ",
            "kenteken ",
            "maart ",
            "\u{e9}",
            "\u{1f600}",
            "al-",
            "İ",
            "ß",
            "'",
        ])
        .prop_map(str::to_owned),
    ];
    proptest::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn any_text_is_walked_through_and_what_is_found_stands_in_it(text in pieces(), name in "[a-zA-Z ]{0,8}") {
        let found = find(&text, &Allowed::new([name.as_str()]));
        for one in &found {
            prop_assert!(text.contains(&one.text) && !one.text.is_empty(), "{:?}", one);
        }
        prop_assert_eq!(&found, &find(&text, &Allowed::new([name.as_str()])));
    }
}
