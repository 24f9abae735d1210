//! Draws what changed between two texts, word by word.

use egui::accesskit::Role;
use egui::text::{LayoutJob, TextFormat};
use egui::{Align, FontId, Label, Rect, Stroke, Ui, WidgetInfo, pos2};
use wijktafel_model::id::VersionId;

use crate::client::tokens::{f_semi, tk};
use crate::client::ui::layout::{W, cols};
use crate::client::ui::typography::tinted;
use crate::difference::{Paragraph, Run, compare, is_changed};
pub use crate::difference::{changed, count};
use crate::text::Words;

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

/// The change that a reader is at.
#[derive(Clone, Copy, Debug)]
pub struct At {
    /// Which, from 0.
    pub change: Option<usize>,
    /// It was just gone to.
    pub jump: bool,
}

/// Draws paragraphs; `whole` leaves out what went and marks nothing.
pub fn show(ui: &mut Ui, w: &Words, paragraphs: &[Paragraph], whole: bool, at: At) {
    let mut changes = 0;
    for (index, paragraph) in paragraphs.iter().enumerate() {
        let here = is_changed(paragraph) && at.change == Some(changes) && !whole;
        changes += usize::from(is_changed(paragraph));
        let drawn = ui.push_id(index, |ui| ui.scope(|ui| one(ui, w, paragraph, whole, here)).response.rect).inner;
        if here && at.jump {
            ui.scroll_to_rect(drawn, Some(Align::Center));
        }
    }
}

fn one(ui: &mut Ui, w: &Words, paragraph: &Paragraph, whole: bool, here: bool) {
    let k = *tk(ui);
    let changed = !whole && is_changed(paragraph);
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
        let mark = Rect::from_min_max(
            pos2(left, top + 2.0),
            pos2(left + if here { 7.0 } else { 3.0 }, ui.cursor().top() - 6.0),
        );
        ui.painter().rect_filled(mark, 2, k.accent);
    }
}

/// A short line that starts with a number: "2 Zelf beslissen".
fn is_heading(words: &str) -> bool {
    words.chars().count() < 60
        && words.chars().next().is_some_and(|c| c.is_ascii_digit())
        && !words.trim_end().ends_with(['.', ';', ':'])
}
