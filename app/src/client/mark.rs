//! The mark of the program, a round table with its seats and one that is just being taken: one list of discs, from
//! which every form of it is drawn.

use std::fmt::Write as _;

/// The name under which a desktop knows the window, its menu entry and its icon.
pub const APP_ID: &str = "org.wijktafel.Wijktafel";

/// Parts of a pixel's side that are looked at to smooth an edge.
const SAMPLES: u16 = 4;

/// Corners of the ground are quarters of a circle of this radius. Every length here is a part of the side.
const CORNER: f32 = 0.23;

const GROUND: Colour = [0x0A, 0x6E, 0x64];
const TABLE: Colour = [0xF4, 0xF8, 0xF6];
const SEAT: Colour = [0x8F, 0xD9, 0xCC];
const NEWCOMER: Colour = [0xF5, 0xB9, 0x5F];

/// Red, green and blue.
type Colour = [u8; 3];

/// Middle, radius and colour.
const DISCS: [([f32; 2], f32, Colour); 6] = [
    ([0.5, 0.5], 0.185, TABLE),
    ([0.5, 0.19], 0.08, SEAT),
    ([0.795, 0.404], 0.08, NEWCOMER),
    ([0.68, 0.75], 0.08, SEAT),
    ([0.32, 0.75], 0.08, SEAT),
    ([0.205, 0.404], 0.08, SEAT),
];

/// The mark as pixels: red, green, blue and opacity of each, row by row. `side`: in pixels.
pub fn pixels(side: u16) -> Vec<u8> {
    let pixel = |x: u16, y: u16| {
        let (mut sum, mut seen) = ([0_u32; 3], 0_u32);
        for (dx, dy) in (0..SAMPLES).flat_map(|dx| (0..SAMPLES).map(move |dy| (dx, dy))) {
            let at = [(x, dx), (y, dy)].map(|(whole, part)| {
                (f32::from(whole) + (f32::from(part) + 0.5) / f32::from(SAMPLES)) / f32::from(side)
            });
            if let Some(colour) = colour(at) {
                seen += 1;
                for (sum, part) in sum.iter_mut().zip(colour) {
                    *sum += u32::from(part);
                }
            }
        }
        let [red, green, blue] = sum.map(|sum| sum.checked_div(seen).unwrap_or(0));
        let opacity = seen * 255 / u32::from(SAMPLES * SAMPLES);
        [red, green, blue, opacity].map(|part| u8::try_from(part).unwrap_or(u8::MAX))
    };
    (0..side).flat_map(|y| (0..side).flat_map(move |x| pixel(x, y))).collect()
}

/// The mark as an image that can be drawn at any size.
pub fn svg() -> String {
    const SIDE: f32 = 256.0;
    let hex = |[red, green, blue]: Colour| format!("#{red:02x}{green:02x}{blue:02x}");
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {SIDE} {SIDE}\">\n\
         <rect width=\"{SIDE}\" height=\"{SIDE}\" rx=\"{:.1}\" fill=\"{}\"/>\n",
        CORNER * SIDE,
        hex(GROUND)
    );
    for ([x, y], radius, fill) in DISCS {
        let [x, y, radius] = [x, y, radius].map(|part| part * SIDE);
        // Writing to a string cannot fail.
        let _written = writeln!(svg, "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"{radius:.1}\" fill=\"{}\"/>", hex(fill));
    }
    svg + "</svg>\n"
}

/// What lies at a place, or nothing beyond the ground.
fn colour(at: [f32; 2]) -> Option<Colour> {
    let within = |middle: [f32; 2], radius: f32| (at[0] - middle[0]).hypot(at[1] - middle[1]) <= radius;
    let disc = DISCS.iter().rev().find(|(middle, radius, _)| within(*middle, *radius));
    let nearest = at.map(|part| part.clamp(CORNER, 1.0 - CORNER));
    disc.map(|(.., colour)| *colour).or_else(|| within(nearest, CORNER).then_some(GROUND))
}

#[cfg(test)]
mod tests {
    use super::{DISCS, GROUND, pixels, svg};

    #[test]
    fn the_mark_is_the_same_as_pixels_and_as_an_image() {
        let side = 64;
        let pixels = pixels(side);
        let at = |x: usize, y: usize| &pixels[(y * usize::from(side) + x) * 4..][..4];

        assert_eq!(at(0, 0)[3], 0, "a round corner");
        assert_eq!(at(2, 32), [&GROUND[..], &[255]].concat());
        assert_eq!(at(32, 32), [&DISCS[0].2[..], &[255]].concat());
        assert_eq!(svg().matches("<circle").count(), DISCS.len());
        assert!(svg().contains("fill=\"#0a6e64\""));
    }
}
