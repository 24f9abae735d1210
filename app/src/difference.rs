//! What changed between two texts, word by word.

use serde::Serialize;
use similar::{ChangeTag, TextDiff};
use wijktafel_model::id::VersionId;
use wijktafel_sync::node::Visit;

/// A run of words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Run {
    /// In both.
    Same,
    /// Only in the new text.
    Added,
    /// Only in the old text.
    Gone,
}

/// A paragraph with its runs.
pub type Paragraph = Vec<(Run, String)>;

/// Compares two texts by words; a paragraph ends at each line break of either.
pub fn compare(old: &str, new: &str) -> Vec<Paragraph> {
    let (before, after) = (tokens(old), tokens(new));
    let diff = TextDiff::from_slices(&before, &after);
    let mut runs: Vec<(Run, String)> = Vec::new();
    for change in diff.iter_all_changes() {
        let run = match change.tag() {
            ChangeTag::Equal => Run::Same,
            ChangeTag::Insert => Run::Added,
            ChangeTag::Delete => Run::Gone,
        };
        match runs.last_mut() {
            Some((last, words)) if *last == run => words.push_str(change.value()),
            _ => runs.push((run, change.value().to_owned())),
        }
    }
    let mut paragraphs = vec![Paragraph::new()];
    for (run, words) in gather(runs) {
        for (index, part) in words.split('\n').enumerate() {
            if index > 0 && run != Run::Gone {
                paragraphs.push(Paragraph::new());
            }
            if let Some(now) = paragraphs.last_mut().filter(|_| !part.is_empty()) {
                now.push((run, part.to_owned()));
            }
        }
    }
    paragraphs.retain(|paragraph| paragraph.iter().any(|(_, words)| !words.trim().is_empty()));
    paragraphs
}

/// Words, white space and single marks.
fn tokens(text: &str) -> Vec<&str> {
    let kind = |c: char| match c {
        '\n' => 0,
        c if c.is_whitespace() => 1,
        c if c.is_alphanumeric() => 2,
        _ => 3,
    };
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let single = matches!(kind(first), 0 | 3);
        let end = if single { first.len_utf8() } else { rest.find(|c| kind(c) != kind(first)).unwrap_or(rest.len()) };
        let Some((token, tail)) = rest.split_at_checked(end) else { break };
        found.push(token);
        rest = tail;
    }
    found
}

/// Joins changes that only a few letters hold apart: first all that went, then all that came. A reader follows a
/// sentence that was written anew, not its words one by one.
fn gather(runs: Vec<(Run, String)>) -> Vec<(Run, String)> {
    let last = runs.len().saturating_sub(1);
    let mut out: Vec<(Run, String)> = Vec::new();
    let (mut gone, mut added) = (String::new(), String::new());
    for (index, (run, words)) in runs.into_iter().enumerate() {
        let letters = words.chars().filter(|c| c.is_alphanumeric()).count();
        let between = index > 0 && index < last && !(gone.is_empty() && added.is_empty());
        match run {
            Run::Gone => gone.push_str(&words),
            Run::Added => added.push_str(&words),
            Run::Same if between && letters <= BETWEEN && !words.contains('\n') => {
                gone.push_str(&words);
                added.push_str(&words);
            }
            Run::Same => {
                settle(&mut gone, &mut added, &mut out);
                out.push((Run::Same, words));
            }
        }
    }
    settle(&mut gone, &mut added, &mut out);
    out
}

/// At most this many letters between two changes join them.
const BETWEEN: usize = 4;

/// Writes down what went and what came, without the white space or marks both end with.
fn settle(gone: &mut String, added: &mut String, out: &mut Vec<(Run, String)>) {
    let mut tail = String::new();
    while let (Some(a), Some(b)) = (gone.chars().last(), added.chars().last()) {
        if a != b || a.is_alphanumeric() {
            break;
        }
        gone.pop();
        added.pop();
        tail.insert(0, a);
    }
    for (run, words) in [(Run::Gone, std::mem::take(gone)), (Run::Added, std::mem::take(added))] {
        if !words.is_empty() {
            out.push((run, words));
        }
    }
    if !tail.is_empty() {
        out.push((Run::Same, tail));
    }
}

/// Whether something in a paragraph came or went.
pub fn is_changed(paragraph: &Paragraph) -> bool {
    paragraph.iter().any(|(run, _)| *run != Run::Same)
}

/// How many paragraphs changed.
pub fn changed(paragraphs: &[Paragraph]) -> usize {
    paragraphs.iter().filter(|paragraph| is_changed(paragraph)).count()
}

/// How many runs came or went.
pub fn count(paragraphs: &[Paragraph]) -> usize {
    paragraphs.iter().flatten().filter(|(run, words)| *run != Run::Same && !words.trim().is_empty()).count()
}

/// What changed in an agreement since its reader last saw another version of it.
#[derive(Clone, Debug)]
pub struct Changes {
    /// The version that is decided on.
    pub version: Option<VersionId>,
    /// The other version, and when it was last seen.
    pub since: Option<Visit>,
    /// The words of both.
    pub paragraphs: Vec<Paragraph>,
}

/// A paragraph that changed.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct Change {
    /// What went, in order.
    pub gone: Vec<String>,
    /// What came, in order.
    pub added: Vec<String>,
}

impl Changes {
    /// Paragraphs that changed, with what went and what came.
    pub fn list(&self) -> Vec<Change> {
        let of = |paragraph: &Paragraph, which: Run| {
            let words = paragraph.iter().filter(|(run, _)| *run == which).map(|(_, words)| words.trim().to_owned());
            words.filter(|words| !words.is_empty()).collect()
        };
        let changed = self.paragraphs.iter().filter(|paragraph| is_changed(paragraph));
        changed.map(|one| Change { gone: of(one, Run::Gone), added: of(one, Run::Added) }).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::{Run, compare, count};

    #[test]
    fn words_that_came_and_went_are_told_apart() {
        let paragraphs =
            compare("Wij mogen tot € 150 geven.\nDaarna bellen we.", "Wij mogen tot € 250 geven.\nDaarna bellen we.");
        assert_eq!(paragraphs.len(), 2);
        let first: Vec<_> = paragraphs[0].iter().map(|(run, words)| (*run, words.as_str())).collect();
        assert_eq!(
            first,
            [(Run::Same, "Wij mogen tot € "), (Run::Gone, "150"), (Run::Added, "250"), (Run::Same, " geven.")]
        );
        assert_eq!(count(&paragraphs), 2);
        assert_eq!(paragraphs[1], [(Run::Same, "Daarna bellen we.".to_owned())]);
    }

    #[test]
    fn a_sentence_that_was_written_anew_is_not_cut_in_words() {
        let runs =
            compare("Ja. Anders wacht het op de volgende tafel.", "Ja. Dan belt de trekker wie het kan oplossen.")
                .concat();
        let changed: Vec<_> = runs.iter().filter(|(run, _)| *run != Run::Same).map(|(run, _)| *run).collect();
        assert_eq!(changed, [Run::Gone, Run::Added], "{runs:?}");
    }

    #[test]
    fn nothing_is_lost_between_two_texts() {
        let (old, new) = ("een\ntwee drie\n\nvier", "een\ntwee vijf drie\nzes\n\nvier");
        let of = |skip: Run| -> Vec<String> {
            let kept = compare(old, new).into_iter().flatten().filter(|(run, _)| *run != skip);
            kept.flat_map(|(_, words)| words.split_whitespace().map(str::to_owned).collect::<Vec<_>>()).collect()
        };
        assert_eq!(of(Run::Added), old.split_whitespace().collect::<Vec<_>>());
        assert_eq!(of(Run::Gone), new.split_whitespace().collect::<Vec<_>>());
    }
}
