//! A text as a square that a telephone's camera reads.

use std::fmt;

use egui::accesskit::Role;
use egui::{Mesh, Rect, Sense, Shape, Ui, Vec2, WidgetInfo, pos2, vec2};
use qrcode::{Color, EcLevel, QrCode};

use super::n;
use crate::client::tokens::{R_S, SQUARE_INK, SQUARE_PAPER};

/// White around it, in modules. Source: ISO/IEC 18004, quiet zone.
const QUIET: usize = 4;

/// The modules of a square.
#[derive(Clone, PartialEq, Eq)]
pub struct Square {
    width: usize,
    dark: Vec<bool>,
}

impl fmt::Debug for Square {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Square").field(&self.width).finish()
    }
}

impl Square {
    /// The square of a text; none when it is too long for one.
    pub fn of(text: &str) -> Option<Self> {
        let code = QrCode::with_error_correction_level(text, EcLevel::L).ok()?;
        let dark = code.to_colors().into_iter().map(|color| color == Color::Dark).collect();
        Some(Self { width: code.width(), dark })
    }

    /// Draws it at most this wide, dark on light in both themes: cameras expect that. Every module is equally wide.
    pub fn show(&self, ui: &mut Ui, most: f32, name: &str) {
        let modules = n(self.width + 2 * QUIET);
        let module = (most.min(ui.available_width()) / modules).floor().max(1.0);
        let (area, response) = ui.allocate_exact_size(Vec2::splat(modules * module), Sense::focusable_noninteractive());
        let corner = pos2(area.left().round(), area.top().round());
        ui.painter().rect_filled(area, R_S, SQUARE_PAPER);
        let mut ink = Mesh::default();
        for (row, line) in self.dark.chunks(self.width).enumerate() {
            for (column, _) in line.iter().enumerate().filter(|(_, dark)| **dark) {
                let at = corner + vec2(n(column + QUIET), n(row + QUIET)) * module;
                ink.add_colored_rect(Rect::from_min_size(at, Vec2::splat(module)), SQUARE_INK);
            }
        }
        ui.painter().add(Shape::mesh(ink));
        super::controls::focus_ring(ui, &response, R_S);
        response.widget_info(|| WidgetInfo::labeled(Role::Image, true, name));
    }
}

#[cfg(test)]
mod tests {
    use super::Square;

    #[test]
    fn a_square_has_its_three_corners_and_a_text_too_long_has_none() {
        let square = Square::of("WIJKTAFEL-DEVICE-ABC").expect("a short text");
        let at = |x: usize, y: usize| square.dark[y * square.width + x];
        let end = square.width - 1;
        for (x, y) in [(0, 0), (end, 0), (0, end)] {
            assert!(at(x, y), "a finder's corner at {x}, {y}");
        }
        // Next to each finder runs a light line.
        assert!(!at(7, 0) && !at(end - 7, 0) && !at(0, end - 7));
        assert_eq!(Square::of(&"x".repeat(10_000)), None);
    }
}
