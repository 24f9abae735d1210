//! What full-text search takes for a word: one definition for every store, so that all find the same.

/// Words of a query beyond this number are ignored.
pub const QUERY_WORDS_MAX: usize = 32;

/// The words of `text`: runs of letters and digits, in lower case, Latin letters without their diacritics, so that
/// "Geëvalueerd" is found as "geevalueerd".
pub fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    for letter in text.chars().flat_map(char::to_lowercase) {
        match fold(letter) {
            Folded::Same => word.push(letter),
            Folded::To(plain) => word.push_str(plain),
            Folded::Mark => {}
            Folded::Gap => {
                if !word.is_empty() {
                    words.push(std::mem::take(&mut word));
                }
            }
        }
    }
    if !word.is_empty() {
        words.push(word);
    }
    words
}

/// The words a query asks for, at most [`QUERY_WORDS_MAX`].
pub fn query_words(query: &str) -> Vec<String> {
    let mut words = words(query);
    words.truncate(QUERY_WORDS_MAX);
    words
}

enum Folded {
    Same,
    To(&'static str),
    Mark,
    Gap,
}

/// Source: Unicode Latin-1 Supplement and Latin Extended-A, lower case; U+0300 to U+036F are combining marks.
fn fold(letter: char) -> Folded {
    let plain = match letter {
        'a'..='z' | '0'..='9' => return Folded::Same,
        '\u{300}'..='\u{36f}' => return Folded::Mark,
        'à'..='å' | 'ā' | 'ă' | 'ą' => "a",
        'æ' => "ae",
        'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' => "c",
        'ď' | 'đ' => "d",
        'è'..='ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' => "e",
        'ĝ' | 'ğ' | 'ġ' | 'ģ' => "g",
        'ĥ' | 'ħ' => "h",
        'ì'..='ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' | 'ı' => "i",
        'ĳ' => "ij",
        'ĵ' => "j",
        'ķ' => "k",
        'ĺ' | 'ļ' | 'ľ' | 'ŀ' | 'ł' => "l",
        'ñ' | 'ń' | 'ņ' | 'ň' => "n",
        'ò'..='ö' | 'ø' | 'ō' | 'ŏ' | 'ő' => "o",
        'œ' => "oe",
        'ŕ' | 'ŗ' | 'ř' => "r",
        'ś' | 'ŝ' | 'ş' | 'š' => "s",
        'ß' => "ss",
        'ţ' | 'ť' | 'ŧ' => "t",
        'ù'..='ü' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' => "u",
        'ŵ' => "w",
        'ý' | 'ÿ' | 'ŷ' => "y",
        'ź' | 'ż' | 'ž' => "z",
        _ if letter.is_alphanumeric() => return Folded::Same,
        _ => return Folded::Gap,
    };
    Folded::To(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expect: &[&str]) {
        assert_eq!(words(text), expect);
    }

    #[test]
    fn a_word_is_a_run_of_letters_and_digits_without_case_and_diacritics() {
        check("", &[]);
        check(" \"-*(:^ ", &[]);
        check("Geëvalueerd, COÖRDINATIE.", &["geevalueerd", "coordinatie"]);
        check("cafe\u{301} Łódź Straße ĲSSEL İzmir", &["cafe", "lodz", "strasse", "ijssel", "izmir"]);
        check("wijk-team 3x buurt/huis", &["wijk", "team", "3x", "buurt", "huis"]);
        check("Доброе утро 早上", &["доброе", "утро", "早上"]);
    }

    #[test]
    fn a_query_has_a_bounded_number_of_words() {
        assert_eq!(query_words(&"a ".repeat(1_000)).len(), QUERY_WORDS_MAX);
    }
}
