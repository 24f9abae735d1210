//! Text styles, and line breaking that never cuts a word without a hyphen.

use std::sync::Arc;

use egui::accesskit::Role;
use egui::text::{LayoutJob, TextWrapping};
use egui::{Align, Align2, Color32, FontId, Galley, Label, Painter, Pos2, Response, RichText, Ui, WidgetInfo};
use lucide_icons::Icon;

use crate::client::tokens::{f_body, f_icon, f_med, f_semi, f_small, tk};

/// Text with a font and a colour.
pub fn rich(text: impl Into<String>, font: FontId, color: Color32) -> RichText {
    RichText::new(text).font(font).color(color)
}

fn put(ui: &mut Ui, text: &str, font: FontId, color: Color32, role: Role) -> Response {
    let lines = soft_wrap(ui, text, &font, ui.available_width());
    let response = ui.add(Label::new(rich(lines, font, color)).extend().selectable(false));
    response.widget_info(|| WidgetInfo::labeled(role, true, text));
    response
}

/// The title of a page.
pub fn h1(ui: &mut Ui, text: &str) -> Response {
    let color = tk(ui).text;
    put(ui, text, f_semi(24.0), color, Role::Heading)
}

/// The title of a side column or dialog.
pub fn h2(ui: &mut Ui, text: &str) -> Response {
    let color = tk(ui).text;
    put(ui, text, f_semi(18.0), color, Role::Heading)
}

/// The title of a card.
pub fn h3(ui: &mut Ui, text: &str) -> Response {
    let color = tk(ui).text;
    put(ui, text, f_semi(15.0), color, Role::Heading)
}

/// Running text.
pub fn body(ui: &mut Ui, text: &str) -> Response {
    let color = tk(ui).text;
    put(ui, text, f_body(), color, Role::Label)
}

/// Running text that stands out.
pub fn strong(ui: &mut Ui, text: &str) -> Response {
    let color = tk(ui).text;
    put(ui, text, f_med(14.0), color, Role::Label)
}

/// Running text that explains.
pub fn muted(ui: &mut Ui, text: &str) -> Response {
    let color = tk(ui).muted;
    put(ui, text, f_body(), color, Role::Label)
}

/// A caption.
pub fn small(ui: &mut Ui, text: &str) -> Response {
    let color = tk(ui).muted;
    put(ui, text, f_small(), color, Role::Label)
}

/// Any font, any colour.
pub fn tinted(ui: &mut Ui, text: &str, font: FontId, color: Color32) -> Response {
    put(ui, text, font, color, Role::Label)
}

/// Paints an icon around a point.
pub fn icon_at(painter: &Painter, at: Pos2, icon: Icon, size: f32, color: Color32) {
    painter.text(at, Align2::CENTER_CENTER, char::from(icon), f_icon(size), color);
}

/// One line, elided at `width`.
pub fn line(ui: &Ui, text: &str, font: FontId, color: Color32, width: f32) -> Arc<Galley> {
    let mut job = LayoutJob::simple_singleline(text.replace('\n', " "), font, color);
    job.wrap = TextWrapping::truncate_at_width(width.max(8.0));
    ui.painter().layout_job(job)
}

/// Wrapped text of at most two lines, elided at the end of the second: for rows of one height, whose page has it whole.
pub fn folded(ui: &Ui, text: &str, font: FontId, color: Color32, width: f32) -> Arc<Galley> {
    let mut job = LayoutJob::simple(soft_wrap(ui, text, &font, width), font, color, width.max(8.0));
    job.wrap.max_rows = 2;
    ui.painter().layout_job(job)
}

/// Wrapped text whose words are never cut without a hyphen.
pub fn wrapped(ui: &Ui, text: &str, font: FontId, color: Color32, width: f32) -> Arc<Galley> {
    let text = soft_wrap(ui, text, &font, width);
    ui.painter().layout_no_wrap(text, font, color)
}

/// Wrapped text of which every line stands in the middle: it is drawn from the middle of its top.
pub fn wrapped_middle(ui: &Ui, text: &str, font: FontId, color: Color32, width: f32) -> Arc<Galley> {
    let text = soft_wrap(ui, text, &font, width);
    let mut job = LayoutJob::simple(text, font, color, f32::INFINITY);
    job.halign = Align::Center;
    ui.painter().layout_job(job)
}

/// Breaks lines: only between words, or at a syllable with a hyphen when a word alone is too wide.
pub fn soft_wrap(ui: &Ui, text: &str, font: &FontId, width: f32) -> String {
    ui.fonts_mut(|fonts| wrap_with(text, width, |word| word.chars().map(|c| fonts.glyph_width(font, c)).sum()))
}

fn wrap_with(text: &str, width: f32, mut measure: impl FnMut(&str) -> f32) -> String {
    let (space, hyphen) = (measure(" "), measure("-"));
    let mut out = String::with_capacity(text.len() + 16);
    for (index, paragraph) in text.split('\n').enumerate() {
        if index > 0 {
            out.push('\n');
        }
        let mut used = 0.0;
        for word in paragraph.split(' ') {
            let wide = measure(word);
            if used > 0.0 && used + space + wide <= width {
                out.push(' ');
                out.push_str(word);
                used += space + wide;
                continue;
            }
            if used > 0.0 {
                out.push('\n');
            }
            used = wide;
            let mut rest = word;
            while used > width {
                let mut fits = |at: &usize| rest.get(..*at).is_some_and(|head| measure(head) + hyphen <= width);
                let Some((head, tail)) =
                    breaks(rest).into_iter().rev().find(|at| fits(at)).and_then(|at| rest.split_at_checked(at))
                else {
                    break;
                };
                out.push_str(head);
                out.push_str("-\n");
                rest = tail;
                used = measure(rest);
            }
            out.push_str(rest);
        }
    }
    out
}

/// Byte positions between syllables: after a vowel and its consonants, before a consonant with a vowel.
fn breaks(word: &str) -> Vec<usize> {
    let letters: Vec<(usize, bool)> = word.char_indices().map(|(at, c)| (at, "aeiouyéëïöüAEIOU".contains(c))).collect();
    let last = letters.len().saturating_sub(2);
    let mut vowel_before = false;
    let mut out = Vec::new();
    for (index, pair) in letters.windows(2).enumerate() {
        if let [(at, vowel), (_, next_vowel)] = pair {
            if index >= 2 && index < last && vowel_before && !vowel && *next_vowel {
                out.push(*at);
            }
            vowel_before |= *vowel;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{breaks, wrap_with};

    #[test]
    fn lines_break_between_words_and_keep_every_letter() {
        let text = "Elke tweede woensdag\nom tien uur, in de buurtkamer";
        let wrapped = wrap_with(text, 12.0, |word| crate::client::ui::n(word.chars().count()));
        assert!(wrapped.lines().all(|line| line.chars().count() <= 12), "{wrapped}");
        assert!(wrapped.lines().all(|line| line.trim() == line), "{wrapped}");
        assert_eq!(wrapped.replace(['\n', ' '], ""), text.replace(['\n', ' '], ""));
    }

    #[test]
    fn a_long_word_breaks_between_syllables() {
        let word = "budgetspreekuur";
        let heads: Vec<&str> = breaks(word).into_iter().filter_map(|at| word.get(..at)).collect();
        assert!(heads.contains(&"budgetspree"), "{heads:?}");
        assert!(breaks("sterk").is_empty());
    }
}
