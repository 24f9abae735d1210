//! What changed between two versions, word by word.

use egui::accesskit::Role;
use egui::text::{LayoutJob, TextFormat};
use egui::{FontId, Label, Rect, Stroke, Ui, WidgetInfo, pos2};
use similar::{ChangeTag, TextDiff};
use wijktafel_model::id::VersionId;

use crate::client::tokens::{f_semi, tk};
use crate::client::ui::layout::{W, cols};
use crate::client::ui::typography::tinted;
use crate::text::Words;

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

/// How many runs came or went.
pub fn count(paragraphs: &[Paragraph]) -> usize {
    paragraphs.iter().flatten().filter(|(run, words)| *run != Run::Same && !words.trim().is_empty()).count()
}

/// Differences that were computed, kept until another pair is asked for.
#[derive(Debug, Default)]
pub struct Differences {
    key: Option<(Option<VersionId>, VersionId)>,
    paragraphs: Vec<Paragraph>,
}

impl Differences {
    /// The difference between two versions; without an old one everything is the same.
    pub fn between(&mut self, old: Option<(VersionId, &str)>, new: (VersionId, &str)) -> &[Paragraph] {
        let key = (old.map(|(id, _)| id), new.0);
        if self.key != Some(key) {
            self.paragraphs = compare(old.map_or(new.1, |(_, text)| text), new.1);
            self.key = Some(key);
        }
        &self.paragraphs
    }
}

/// Draws paragraphs; `whole` leaves out what went and marks nothing.
pub fn show(ui: &mut Ui, w: &Words, paragraphs: &[Paragraph], whole: bool) {
    for (index, paragraph) in paragraphs.iter().enumerate() {
        ui.push_id(index, |ui| one(ui, w, paragraph, whole));
    }
}

fn one(ui: &mut Ui, w: &Words, paragraph: &Paragraph, whole: bool) {
    let k = *tk(ui);
    let changed = !whole && paragraph.iter().any(|(run, _)| *run != Run::Same);
    let (top, left) = (ui.cursor().top(), ui.cursor().left());
    let shown: Vec<&(Run, String)> = paragraph.iter().filter(|(run, _)| !(whole && *run == Run::Gone)).collect();
    if shown.is_empty() {
        return;
    }
    cols(ui, 0.0, &[W::Px(14.0), W::Fr(1.0)], |column, ui| {
        if column == 0 {
            return;
        }
        if let [(Run::Same, words)] = shown.as_slice()
            && is_heading(words)
        {
            tinted(ui, words, f_semi(14.0), k.text);
            return;
        }
        let mut job = LayoutJob::default();
        job.wrap.max_width = ui.available_width();
        for (run, words) in &shown {
            let mut format = TextFormat { font_id: FontId::proportional(15.0), color: k.text, ..TextFormat::default() };
            format.line_height = Some(22.0);
            match run {
                Run::Added if !whole => {
                    format.background = k.ok.bg;
                    format.color = k.ok.fg;
                    format.underline = Stroke::new(1.0, k.ok.fg);
                }
                Run::Gone => {
                    format.color = k.danger.fg;
                    format.strikethrough = Stroke::new(1.5, k.danger.fg);
                }
                Run::Same | Run::Added => (),
            }
            job.append(words, 0.0, format);
        }
        let said = |want: Run| {
            shown.iter().filter(|(run, _)| *run == want).map(|(_, words)| words.trim()).collect::<Vec<_>>().join(" ")
        };
        let name = if changed {
            let values = [
                ("same", said(Run::Same).into()),
                ("added", said(Run::Added).into()),
                ("gone", said(Run::Gone).into()),
            ];
            w.with("difference-said", &values)
        } else {
            shown.iter().map(|(_, words)| words.as_str()).collect()
        };
        let response = ui.add(Label::new(job).wrap().selectable(false));
        response.widget_info(|| WidgetInfo::labeled(Role::Paragraph, true, &name));
    });
    if changed {
        let mark = Rect::from_min_max(pos2(left, top + 2.0), pos2(left + 3.0, ui.cursor().top() - 6.0));
        ui.painter().rect_filled(mark, 2, k.accent);
    }
}

/// A short line that starts with a number: "2 Zelf beslissen".
fn is_heading(words: &str) -> bool {
    words.chars().count() < 60
        && words.chars().next().is_some_and(|c| c.is_ascii_digit())
        && !words.trim_end().ends_with(['.', ';', ':'])
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
