//! Words and endings that the rules know. They are our own; a word that is also a name stays out.

use std::collections::BTreeSet;
use std::sync::LazyLock;

/// Ordinary words, lands, feasts and brands, in small letters.
static ORDINARY: LazyLock<BTreeSet<&'static str>> = LazyLock::new(|| {
    let lines = include_str!("ordinary.txt").lines().filter(|line| !line.starts_with('#'));
    lines.flat_map(str::split_whitespace).collect()
});

pub(super) const MONTHS: &[&str] = &[
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
];

pub(super) const MONTHS_SHORT: &[&str] =
    &["jan", "feb", "febr", "mrt", "apr", "jun", "jul", "aug", "sep", "sept", "okt", "nov", "dec"];

pub(super) const MONTHS_ENGLISH: &[&str] = &[
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// Days of a month as people write them out.
pub(super) const DAYS_IN_WORDS: &[&str] = &[
    "een",
    "één",
    "twee",
    "drie",
    "vier",
    "vijf",
    "zes",
    "zeven",
    "acht",
    "negen",
    "tien",
    "elf",
    "twaalf",
    "dertien",
    "veertien",
    "vijftien",
    "zestien",
    "zeventien",
    "achttien",
    "negentien",
    "twintig",
    "eenentwintig",
    "tweeëntwintig",
    "drieëntwintig",
    "vierentwintig",
    "vijfentwintig",
    "zesentwintig",
    "zevenentwintig",
    "achtentwintig",
    "negenentwintig",
    "dertig",
    "eenendertig",
    "eerste",
    "tweede",
    "derde",
    "vierde",
    "vijfde",
    "zesde",
    "zevende",
    "achtste",
    "negende",
    "tiende",
];

/// Words that stand before a name.
const TITLES: &[&str] = &[
    "mevrouw", "meneer", "mijnheer", "mw", "mevr", "dhr", "heer", "familie", "fam", "juffrouw", "juf", "tante", "oom",
    "opa", "oma", "opoe", "dokter", "dr", "drs", "ing", "mr", "mrs", "ms", "miss", "heet", "heette", "genaamd",
    "geheten",
];

/// Words for people that stand before a first name, and what one does with a person.
const BEFORE_FIRST_NAMES: &[&str] = &[
    "dochter",
    "zoon",
    "zoontje",
    "dochtertje",
    "buurvrouw",
    "buurman",
    "broer",
    "broertje",
    "zus",
    "zusje",
    "vriend",
    "vriendin",
    "nicht",
    "neef",
    "nichtje",
    "neefje",
    "kleinzoon",
    "kleindochter",
    "sprak",
    "belde",
    "zag",
    "vroeg",
    "collega",
];

/// Abbreviations whose full stop ends no sentence.
const SHORTENED: &[&str] = &[
    "dhr", "mw", "mevr", "fam", "dr", "drs", "ing", "ir", "mr", "mrs", "ms", "st", "bijv", "bv", "nl", "ca", "tel",
    "nr", "art", "evt", "incl", "excl", "plm", "resp", "burg", "prof", "ds", "mgr", "geb", "jan", "feb", "febr", "mrt",
    "apr", "aug", "sept", "okt", "nov", "dec",
];

/// Words between a first name and a surname, or before a surname.
const PREFIXES: &[&str] = &[
    "van", "de", "der", "den", "ter", "ten", "te", "het", "el", "al", "bin", "ben", "bint", "ibn", "abu", "da", "di",
    "do", "dos", "du", "la", "le", "von", "zu", "ould", "d", "t", "ait", "at", "as", "ul",
];

/// Prefixes that are joined to what follows, as in al-Hassan.
const JOINED: &[&str] = &["al", "el", "as", "at", "an", "ar", "ad", "az", "ash", "d", "l", "t", "ul"];

/// What one person does: forms of verbs that do not end as most do.
const VERBS: &[&str] = &[
    "is", "was", "heeft", "had", "wil", "wou", "kan", "kon", "zal", "zou", "mag", "mocht", "moet", "moest", "gaat",
    "ging", "komt", "kwam", "doet", "deed", "ziet", "zag", "zegt", "zei", "weet", "wist", "vond", "kreeg", "krijgt",
    "bleef", "werd", "wordt", "nam", "hield", "sprak", "liep", "sliep", "eet", "at", "dronk", "lag", "zat", "stond",
    "keek", "viel", "hielp", "gaf", "schreef", "las", "reed", "bracht", "dacht", "kocht", "zocht", "verloor", "won",
    "begon", "vertrok", "verdween", "riep", "sloeg", "trok", "liet", "droeg", "hing", "bood", "koos", "sloot", "sneed",
    "vocht", "zong", "zwom", "verliet", "overleed", "stierf", "vroeg", "ontving", "begreep", "besloot", "genas",
    "koopt", "has", "wants", "needs", "said", "says", "does", "did", "can", "will", "went", "lives", "works", "called",
    "gets", "helps", "asked", "told", "came", "comes", "goes",
];

/// Words that end as verbs do and are none.
const NO_VERBS: &[&str] = &[
    "niet", "niets", "met", "het", "dat", "wat", "uit", "want", "dit", "tot", "met", "nooit", "ooit", "slecht",
    "licht", "zacht", "groot", "kort", "recht", "echt", "zwart", "dicht", "bekend", "altijd", "laat", "vast", "juist",
    "naast", "eerst", "laatst", "liefst", "meest", "best", "hart", "markt", "dienst", "klant", "kant", "krant",
    "angst", "kracht", "nacht", "macht", "recht", "lucht", "tijd", "arts", "post", "rust", "lust", "last", "kost",
    "feest", "geest", "contact", "contract", "tekort", "bericht", "dossiert", "gesprekt", "staat", "straat", "raad",
    "plaat", "buurt", "kaart", "soort", "poort", "sport", "bezoekt", "goede", "oude", "rode", "koude", "beste",
    "laatste", "grote", "eerste", "tweede", "derde", "vierde", "korte", "lichte", "zwarte", "witte", "slechte",
    "echte", "juiste", "vaste", "beide", "gezonde", "bekende", "vreemde", "aarde", "einde", "ruzie", "ziekte",
    "ruimte", "hoogte", "liefde", "schade", "armoede", "minste", "meeste", "volgende", "lopende", "biedt", "zodat",
    "omdat", "voordat", "nadat", "doordat", "totdat", "liever",
];

/// How ordinary words end when they are put together of others. None of them is a usual end of a surname.
const TAILS: &[&str] = &[
    "zorg",
    "hulp",
    "geld",
    "kaart",
    "kaarten",
    "werker",
    "werkers",
    "gever",
    "nemer",
    "leider",
    "helper",
    "arts",
    "groep",
    "school",
    "dagen",
    "avond",
    "ochtend",
    "middag",
    "nacht",
    "maand",
    "tijd",
    "plan",
    "plannen",
    "punt",
    "brief",
    "brieven",
    "post",
    "nummer",
    "lijst",
    "plek",
    "plaats",
    "team",
    "teams",
    "tafel",
    "tafels",
    "dienst",
    "recht",
    "raad",
    "loket",
    "gesprek",
    "bezoek",
    "overleg",
    "formulier",
    "toeslag",
    "schuld",
    "schulden",
    "kosten",
    "lasten",
    "uitkering",
    "woning",
    "woningen",
    "vergoeding",
    "regeling",
    "rekening",
    "achterstand",
    "machine",
    "auto",
    "fiets",
    "spullen",
    "pijn",
    "ziekte",
    "stoornis",
    "verpleger",
    "kundige",
    "consulent",
    "coach",
    "medewerker",
    "begeleider",
    "begeleiding",
    "behandelaar",
    "adviseur",
    "ambtenaar",
    "corporatie",
    "organisatie",
    "gemeente",
    "gebouw",
    "deur",
    "vraag",
    "wet",
    "cursus",
    "taal",
    "ruimte",
    "winkel",
    "bewoner",
    "bewoners",
    "moeder",
    "vader",
    "zoon",
    "dochter",
    "broer",
    "zus",
    "kind",
    "kinderen",
    "vrouw",
    "ouders",
    "mensen",
    "feest",
    "eten",
    "drank",
    "kleding",
    "markt",
    "beheerder",
    "houder",
    "centrum",
    "netwerk",
    "koffie",
    "foto",
    "info",
    "radio",
    "oma",
    "data",
    "drama",
    "thema",
    "programma",
    "bureau",
    "niveau",
    "collega",
    "agenda",
    "diploma",
    "medium",
    "tuin",
    "krant",
    "hond",
    "huur",
    "baan",
    "maatschap",
    "opvang",
];

/// How ordinary words end. Some names end so too; they are known by what stands around them or not at all.
const ENDINGS: &[&str] = &[
    "ing", "heid", "heden", "tie", "ties", "teit", "schap", "ment", "lijk", "lijke", "lijks", "isch", "ische", "baar",
    "bare", "loos", "loze", "zaam", "zame", "isme", "ig", "ige", "gie", "ieve", "iële", "onele", "iaal", "iale",
    "nale", "ende", "tte", "elijk", "eren", "ters", "lers", "ners", "eur", "iste", "atie", "aar", "aren", "elen",
    "sters",
];

/// How the words for peoples, languages and lands end.
const PEOPLES: &[&str] = &["isch", "ische", "aans", "aanse", "ands", "andse", "ese", "iens", "iense", "aams", "aamse"];

/// How verbs begin that end in -en: Vertrekken, Aanmelden.
const VERBS_BEGIN: &[&str] = &[
    "aan", "af", "be", "bij", "door", "in", "mee", "na", "om", "ont", "op", "over", "samen", "terug", "toe", "uit",
    "ver", "voor", "weg",
];

/// Letters that stand in names and hardly in Dutch words.
const FOREIGN: &[char] =
    &['ş', 'ğ', 'ı', 'ł', 'ń', 'ż', 'ź', 'ś', 'ć', 'č', 'š', 'ž', 'ç', 'ü', 'ö', 'ä', 'á', 'í', 'ó', 'ú', 'ñ', 'ã'];

/// Letters together that stand in names and hardly in Dutch words.
const FOREIGN_TOGETHER: &[&str] = &["kh", "sz", "cz", "rz", "dj", "ouss", "sh", "iew"];

/// Whether a word, in small letters, is one of the ordinary ones.
pub(super) fn is_ordinary(small: &str) -> bool {
    ORDINARY.contains(small)
}

/// Whether a word is put together of ordinary ones, or a law, a people or a language.
pub(super) fn is_composed(small: &str) -> bool {
    let ends =
        |ends: &[&str], least: usize| ends.iter().any(|end| small.len() >= end.len() + least && small.ends_with(end));
    ends(TAILS, 3) || ends(PEOPLES, 3)
}

/// Whether a word ends as ordinary ones do.
pub(super) fn ends_ordinarily(small: &str) -> bool {
    let verb = small.len() >= 7 && small.ends_with("en") && VERBS_BEGIN.iter().any(|begin| small.starts_with(begin));
    let ordinary = ENDINGS.iter().any(|end| small.len() >= end.len() + 3 && small.ends_with(end));
    verb || (ordinary && !small.ends_with("otte"))
}

/// Whether a word looks like a name and not like a Dutch word.
pub(super) fn looks_like_a_name(small: &str) -> bool {
    let long = small.chars().count() >= 3;
    let end = small.ends_with(['a', 'i', 'o', 'u']) || small.ends_with("ah");
    let pronoun =
        ["na", "bij", "toe", "zo"].iter().any(|tail| small.ends_with(tail)) && small.starts_with(['d', 'h', 'w']);
    long && ((end && !pronoun) || small.contains(FOREIGN) || FOREIGN_TOGETHER.iter().any(|pair| small.contains(pair)))
}

/// Whether a word may be what one person does.
pub(super) fn is_verb(small: &str) -> bool {
    let form = (small.len() >= 4 && small.ends_with('t'))
        || (small.len() >= 5 && (small.ends_with("de") || small.ends_with("te")));
    VERBS.contains(&small) || (form && !NO_VERBS.contains(&small))
}

pub(super) fn is_title(small: &str) -> bool {
    TITLES.contains(&small)
}

pub(super) fn stands_before_first_names(small: &str) -> bool {
    BEFORE_FIRST_NAMES.contains(&small)
}

pub(super) fn is_shortened(small: &str) -> bool {
    SHORTENED.contains(&small)
}

pub(super) fn is_prefix(small: &str) -> bool {
    PREFIXES.contains(&small)
}

pub(super) fn is_joined(small: &str) -> bool {
    JOINED.contains(&small)
}
