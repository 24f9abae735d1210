//! Design tokens: the only place with colours, fonts and the sizes that repeat.
//!
//! Every text pair reaches a contrast of 4.5 and every edge of a control 3.0, in both themes; a test keeps it so.

#![expect(clippy::unreadable_literal, reason = "a colour is read as its six digits")]

use std::sync::Arc;

use egui::epaint::Shadow;
use egui::{
    Color32, Context, CornerRadius, FontData, FontDefinitions, FontFamily, FontId, Margin, Stroke, Style, TextStyle,
    Theme, Vec2,
};

/// A square for a camera, in both themes.
pub const SQUARE_INK: Color32 = hex(0x000000);
/// What it stands on.
pub const SQUARE_PAPER: Color32 = hex(0xFFFFFF);

const fn hex(rgb: u32) -> Color32 {
    let [_, r, g, b] = rgb.to_be_bytes();
    Color32::from_rgb(r, g, b)
}

/// A foreground and the soft background it is always read on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tone {
    /// The words and the icon.
    pub fg: Color32,
    /// What they stand on.
    pub bg: Color32,
}

const fn tone(fg: u32, bg: u32) -> Tone {
    Tone { fg: hex(fg), bg: hex(bg) }
}

/// The colours of one theme.
#[derive(Clone, Copy, Debug)]
pub struct Tokens {
    /// The dark theme.
    pub dark: bool,
    /// Page behind the cards.
    pub canvas: Color32,
    /// Cards, panels, fields.
    pub surface: Color32,
    /// Navigation, wells, inactive tracks.
    pub sunken: Color32,
    /// Under the pointer.
    pub hover: Color32,
    /// Separators; carries no meaning.
    pub border: Color32,
    /// Edges of controls: at least 3:1 on surface.
    pub control: Color32,
    /// Words.
    pub text: Color32,
    /// Words that explain.
    pub muted: Color32,
    /// Words that may be missed.
    pub faint: Color32,
    /// Act, or selected.
    pub accent: Color32,
    /// The same, under the pointer.
    pub accent_hover: Color32,
    /// Words on the accent.
    pub on_accent: Color32,
    /// Behind what is selected.
    pub accent_soft: Color32,
    /// Confirmed, or it worked.
    pub ok: Tone,
    /// Wants a look.
    pub warn: Tone,
    /// Not saved, stops something, or nobody owns it.
    pub danger: Tone,
    /// Neutral, and not known.
    pub info: Tone,
    /// No meaning.
    pub neutral: Tone,
    /// Derived by the program.
    pub violet: Tone,
    /// Levels of support, from own strength to formal care.
    pub cols: [Tone; 4],
    /// Over what a dialog covers.
    pub scrim: Color32,
    /// Under a card.
    pub shadow: Shadow,
    /// Under a dialog.
    pub shadow_high: Shadow,
}

/// The light theme.
pub const LIGHT: Tokens = Tokens {
    dark: false,
    canvas: hex(0xF6F5F1),
    surface: hex(0xFFFFFF),
    sunken: hex(0xEEECE6),
    hover: hex(0xF0EEE9),
    border: hex(0xE2DFD7),
    control: hex(0x85888C),
    text: hex(0x1A2027),
    muted: hex(0x525B66),
    faint: hex(0x626A74),
    accent: hex(0x0A6E64),
    accent_hover: hex(0x085A52),
    on_accent: hex(0xFFFFFF),
    accent_soft: hex(0xDCEFEB),
    ok: tone(0x17693B, 0xE0F2E6),
    warn: tone(0x7D4B00, 0xFBEFD3),
    danger: tone(0xA8241C, 0xFAE3E0),
    info: tone(0x1D58B0, 0xE2ECFA),
    neutral: tone(0x4F5863, 0xECEAE5),
    violet: tone(0x5F3BB8, 0xECE6FA),
    cols: [tone(0x52610A, 0xF1F4DE), tone(0x0A6E64, 0xE0F2EF), tone(0x1D58B0, 0xE6EFFB), tone(0x5F3BB8, 0xF0EBFB)],
    scrim: Color32::from_black_alpha(90),
    shadow: Shadow { offset: [0, 1], blur: 3, spread: 0, color: Color32::from_black_alpha(14) },
    shadow_high: Shadow { offset: [0, 12], blur: 40, spread: 0, color: Color32::from_black_alpha(50) },
};

/// The dark theme.
pub const DARK: Tokens = Tokens {
    dark: true,
    canvas: hex(0x101214),
    surface: hex(0x181B1F),
    sunken: hex(0x0C0E10),
    hover: hex(0x23282D),
    border: hex(0x2A2F35),
    control: hex(0x6F7882),
    text: hex(0xE8EAED),
    muted: hex(0xAAB2BB),
    faint: hex(0x949DA8),
    accent: hex(0x3FC2B1),
    accent_hover: hex(0x5DD3C4),
    on_accent: hex(0x04211D),
    accent_soft: hex(0x12332F),
    ok: tone(0x6CD492, 0x15301F),
    warn: tone(0xE9B85A, 0x352810),
    danger: tone(0xF28B82, 0x3A1C1B),
    info: tone(0x86B6F6, 0x16273F),
    neutral: tone(0xAAB2BB, 0x262B31),
    violet: tone(0xB9A2F4, 0x281F42),
    cols: [tone(0xC3D36B, 0x23270F), tone(0x3FC2B1, 0x102A27), tone(0x86B6F6, 0x152338), tone(0xB9A2F4, 0x231D39)],
    scrim: Color32::from_black_alpha(150),
    shadow: Shadow { offset: [0, 1], blur: 3, spread: 0, color: Color32::from_black_alpha(70) },
    shadow_high: Shadow { offset: [0, 12], blur: 40, spread: 0, color: Color32::from_black_alpha(160) },
};

/// The colours of the theme that is shown.
pub fn tk(ui: &egui::Ui) -> &'static Tokens {
    if ui.visuals().dark_mode { &DARK } else { &LIGHT }
}

/// Between cards and columns.
pub const GAP: f32 = 16.0;
/// Inside a card.
pub const PAD: f32 = 16.0;
/// Inside a page.
pub const PAGE: f32 = 24.0;
/// Corners of controls.
pub const R_S: u8 = 6;
/// Corners of rows and segments.
pub const R_ROW: u8 = 8;
/// Corners of cards.
pub const R_M: u8 = 10;
/// Corners of dialogs.
pub const R_L: u8 = 14;
/// The side column of a page, wide and compact.
pub const SIDE: [f32; 2] = [356.0, 300.0];
/// Below this window width the navigation becomes a rail and side columns shrink.
pub const COMPACT: f32 = 1200.0;

fn medium() -> FontFamily {
    FontFamily::Name("medium".into())
}

fn semibold() -> FontFamily {
    FontFamily::Name("semibold".into())
}

fn icons() -> FontFamily {
    FontFamily::Name("icons".into())
}

/// Running text.
pub fn f_body() -> FontId {
    FontId::proportional(14.0)
}

/// Captions.
pub fn f_small() -> FontId {
    FontId::proportional(12.0)
}

/// Labels.
pub fn f_med(s: f32) -> FontId {
    FontId::new(s, medium())
}

/// Titles.
pub fn f_semi(s: f32) -> FontId {
    FontId::new(s, semibold())
}

/// Icons.
pub fn f_icon(s: f32) -> FontId {
    FontId::new(s, icons())
}

/// Gives a context the fonts and both themes.
pub fn install(ctx: &Context) {
    let mut f = FontDefinitions::default(); // keeps egui's emoji fonts as the last fallback
    let mut add = |n: &str, b: &'static [u8]| {
        f.font_data.insert(n.into(), Arc::new(FontData::from_static(b)));
    };
    add("inter", include_bytes!("../../assets/fonts/Inter-Regular.otf"));
    add("inter-md", include_bytes!("../../assets/fonts/Inter-Medium.otf"));
    add("inter-sb", include_bytes!("../../assets/fonts/Inter-SemiBold.otf"));
    add("lucide", lucide_icons::LUCIDE_FONT_BYTES);
    let base = f.families.get(&FontFamily::Proportional).cloned().unwrap_or_default();
    let chain = |n: &str| {
        let mut v = vec![n.to_owned()];
        v.extend(base.iter().cloned());
        v
    };
    f.families.insert(FontFamily::Proportional, chain("inter"));
    f.families.insert(medium(), chain("inter-md"));
    f.families.insert(semibold(), chain("inter-sb"));
    f.families.insert(icons(), vec!["lucide".into()]);
    ctx.set_fonts(f);
    // Where the system says nothing it is as light as paper.
    ctx.options_mut(|options| options.fallback_theme = Theme::Light);
    ctx.set_style_of(Theme::Light, style(&LIGHT));
    ctx.set_style_of(Theme::Dark, style(&DARK));
}

fn style(t: &Tokens) -> Style {
    let visuals = if t.dark { egui::Visuals::dark() } else { egui::Visuals::light() };
    let mut s = Style { visuals, ..Default::default() };
    s.text_styles = [
        (TextStyle::Small, f_small()),
        (TextStyle::Body, f_body()),
        (TextStyle::Button, f_med(14.0)),
        (TextStyle::Heading, f_semi(20.0)),
        (TextStyle::Monospace, FontId::monospace(12.5)),
    ]
    .into();
    s.scroll_animation = egui::style::ScrollAnimation::none();
    let sp = &mut s.spacing;
    sp.item_spacing = Vec2::new(8.0, 8.0);
    sp.button_padding = Vec2::new(12.0, 6.0);
    sp.interact_size = Vec2::new(36.0, 32.0);
    sp.menu_margin = Margin::same(6);
    sp.tooltip_width = 320.0;
    sp.scroll.bar_width = 8.0;
    sp.scroll.floating_width = 4.0;
    sp.scroll.fade.strength = 0.7;
    let v = &mut s.visuals;
    v.panel_fill = t.canvas;
    v.window_fill = t.surface;
    v.extreme_bg_color = t.surface;
    v.text_edit_bg_color = Some(t.surface);
    v.faint_bg_color = t.sunken;
    v.code_bg_color = t.sunken;
    v.window_stroke = Stroke::new(1.0, t.border);
    v.window_corner_radius = CornerRadius::same(R_M);
    v.menu_corner_radius = CornerRadius::same(R_M);
    v.popup_shadow =
        Shadow { offset: [0, 6], blur: 20, spread: 0, color: Color32::from_black_alpha(if t.dark { 110 } else { 34 }) };
    v.window_shadow = v.popup_shadow;
    v.selection.bg_fill = if t.dark { hex(0x1B5650) } else { hex(0xBFE6E0) };
    v.selection.stroke = Stroke::new(1.5, t.accent);
    v.hyperlink_color = t.accent;
    v.warn_fg_color = t.warn.fg;
    v.error_fg_color = t.danger.fg;
    v.weak_text_color = Some(t.muted);
    v.button_frame = true;
    v.striped = false;
    v.text_cursor.blink = false;
    v.text_cursor.stroke = Stroke::new(1.5, t.accent);
    let r = CornerRadius::same(R_S);
    for (w, bg, st, fg) in [
        (&mut v.widgets.noninteractive, t.surface, t.border, t.text),
        (&mut v.widgets.inactive, t.surface, t.control, t.text),
        (&mut v.widgets.hovered, t.hover, t.control, t.text),
        (&mut v.widgets.active, t.hover, t.accent, t.text),
        (&mut v.widgets.open, t.hover, t.control, t.text),
    ] {
        w.bg_fill = bg;
        w.weak_bg_fill = bg;
        w.bg_stroke = Stroke::new(1.0, st);
        w.fg_stroke = Stroke::new(1.0, fg);
        w.corner_radius = r;
        w.expansion = 0.0;
    }
    s
}

/// Letters on an organisation's colour.
pub const ON_ORG: Color32 = Color32::WHITE;

/// One colour per organisation, from the ninth on again: the two letters identify, the colour only helps.
const ORG_COLORS: [Color32; 8] = [
    hex(0x5F3BB8),
    hex(0x0A6E64),
    hex(0x1D58B0),
    hex(0xA34A0B),
    hex(0xA3245F),
    hex(0x52610A),
    hex(0x37618A),
    hex(0x8A3FA0),
];

/// The colour of the organisation in this place.
pub fn org_color(place: usize) -> Color32 {
    ORG_COLORS.iter().copied().cycle().nth(place % ORG_COLORS.len()).unwrap_or(ON_ORG)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn luminance(c: Color32) -> f32 {
        let part = |v: u8| {
            let v = f32::from(v) / 255.0;
            if v <= 0.039_28 { v / 12.92 } else { ((v + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * part(c.r()) + 0.7152 * part(c.g()) + 0.0722 * part(c.b())
    }
    fn contrast(a: Color32, b: Color32) -> f32 {
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }
    #[test]
    fn every_text_pair_is_readable() {
        for k in [&LIGHT, &DARK] {
            let grounds = [k.surface, k.canvas, k.sunken, k.hover, k.accent_soft];
            for text in [k.text, k.muted, k.faint, k.accent] {
                assert!(grounds.iter().all(|g| contrast(text, *g) >= 4.5));
            }
            let tones =
                [k.ok, k.warn, k.danger, k.info, k.neutral, k.violet, k.cols[0], k.cols[1], k.cols[2], k.cols[3]];
            for t in tones {
                assert!(
                    contrast(t.fg, t.bg) >= 4.5 && contrast(t.fg, k.surface) >= 4.5 && contrast(k.text, t.bg) >= 4.5
                );
            }
            assert!(contrast(k.on_accent, k.accent) >= 4.5 && contrast(k.on_accent, k.accent_hover) >= 4.5);
            assert!([k.surface, k.canvas].iter().all(|g| contrast(k.control, *g) >= 3.0));
        }
        assert!(ORG_COLORS.iter().all(|c| contrast(*c, Color32::WHITE) >= 4.5));
    }
}
