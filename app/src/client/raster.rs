//! Paints what egui drew into an image, on the processor alone: for pictures and tests on machines without a display.

#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    clippy::iter_over_hash_type,
    reason = "a rasteriser turns positions into pixels; every size is bounded by the image, and each texture stands alone"
)]

use std::collections::BTreeMap;

use egui::epaint::{ClippedPrimitive, ImageData, Mesh, Primitive, Vertex};
use egui::{Color32, ColorImage, TextureId, TexturesDelta};

/// The textures egui uploaded so far.
#[derive(Debug, Default)]
pub struct Raster {
    textures: BTreeMap<TextureId, ColorImage>,
}

/// Red, green, blue, one byte each, row by row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Image {
    /// In pixels.
    pub width: usize,
    /// In pixels.
    pub height: usize,
    /// Three bytes a pixel.
    pub pixels: Vec<u8>,
}

impl Raster {
    /// Takes in what changed in the textures.
    pub fn update(&mut self, delta: &TexturesDelta) {
        for (id, deltas) in &delta.set {
            for delta in deltas {
                let ImageData::Color(image) = &delta.image;
                let Some([left, top]) = delta.pos else {
                    self.textures.insert(*id, ColorImage::clone(image));
                    continue;
                };
                let Some(texture) = self.textures.get_mut(id) else { continue };
                let [wide, _] = texture.size;
                let rows = image.pixels.chunks_exact(image.size[0].max(1));
                for (to, from) in texture.pixels.chunks_exact_mut(wide.max(1)).skip(top).zip(rows) {
                    for (to, from) in to.iter_mut().skip(left).zip(from) {
                        *to = *from;
                    }
                }
            }
        }
        for id in &delta.free {
            self.textures.remove(id);
        }
    }

    /// Paints shapes over a ground, one pixel a point.
    pub fn paint(&self, shapes: &[ClippedPrimitive], width: usize, height: usize, ground: Color32) -> Image {
        let ground = [f32::from(ground.r()), f32::from(ground.g()), f32::from(ground.b())];
        let mut canvas = Canvas { width, height, pixels: vec![ground; width * height] };
        for shape in shapes {
            let Primitive::Mesh(mesh) = &shape.primitive else { continue };
            let Some(texture) = self.textures.get(&mesh.texture_id) else { continue };
            let clip = shape.clip_rect;
            let bound = |value: f32, most: usize| (value.round().max(0.0) as usize).min(most);
            let (x, y) = (
                bound(clip.min.x, width)..bound(clip.max.x, width),
                bound(clip.min.y, height)..bound(clip.max.y, height),
            );
            canvas.mesh(mesh, texture, &x, &y);
        }
        let pixels = canvas.pixels.iter().flat_map(|pixel| pixel.map(|part| (part + 0.5) as u8)).collect();
        Image { width, height, pixels }
    }
}

impl Image {
    /// Encodes as PNG.
    ///
    /// # Errors
    /// When the sizes do not fit the pixels.
    pub fn png(&self) -> Result<Vec<u8>, png::EncodingError> {
        let mut bytes = Vec::new();
        let mut encoder = png::Encoder::new(&mut bytes, self.width as u32, self.height as u32);
        encoder.set_color(png::ColorType::Rgb);
        encoder.set_depth(png::BitDepth::Eight);
        let mut writer = encoder.write_header()?;
        writer.write_image_data(&self.pixels)?;
        writer.finish()?;
        Ok(bytes)
    }
}

struct Canvas {
    width: usize,
    height: usize,
    pixels: Vec<[f32; 3]>,
}

type Range = std::ops::Range<usize>;

/// Twice the area of a triangle; positive when it turns right on screen.
fn edge(a: [f32; 2], b: [f32; 2], c: [f32; 2]) -> f32 {
    (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
}

/// Whether pixels exactly on this edge belong to the triangle: those on its top and left.
fn owns(from: [f32; 2], to: [f32; 2]) -> bool {
    let (across, down) = (to[0] - from[0], to[1] - from[1]);
    down == 0.0 && across > 0.0 || down < 0.0
}

impl Canvas {
    fn mesh(&mut self, mesh: &Mesh, texture: &ColorImage, x: &Range, y: &Range) {
        for triangle in mesh.indices.chunks_exact(3) {
            let mut corners = triangle.iter().filter_map(|index| mesh.vertices.get(*index as usize).copied());
            if let (Some(a), Some(b), Some(c)) = (corners.next(), corners.next(), corners.next()) {
                self.triangle([a, b, c], texture, x, y);
            }
        }
    }

    fn triangle(&mut self, [v0, mut v1, mut v2]: [Vertex; 3], texture: &ColorImage, x: &Range, y: &Range) {
        let at = |vertex: &Vertex| [vertex.pos.x, vertex.pos.y];
        let mut area = edge(at(&v0), at(&v1), at(&v2));
        if area == 0.0 || !area.is_finite() {
            return;
        }
        if area < 0.0 {
            std::mem::swap(&mut v1, &mut v2);
            area = -area;
        }
        let (a, b, c) = (at(&v0), at(&v1), at(&v2));
        let from = |p: f32, q: f32, r: f32, least: usize| (p.min(q).min(r).floor().max(0.0) as usize).max(least);
        let to = |p: f32, q: f32, r: f32, most: usize| (p.max(q).max(r).ceil().max(0.0) as usize).min(most);
        let columns = from(a[0], b[0], c[0], x.start)..to(a[0], b[0], c[0], x.end.min(self.width));
        let rows = from(a[1], b[1], c[1], y.start)..to(a[1], b[1], c[1], y.end.min(self.height));
        let edges = [Edge::new(b, c), Edge::new(c, a), Edge::new(a, b)];
        let paint = Paint::new([v0, v1, v2], texture);
        for row in rows {
            let middle = row as f32 + 0.5;
            let Some(span) = span(&edges, &columns, middle) else { continue };
            let pixels = self.pixels.iter_mut().skip(row * self.width + span.start).take(span.len());
            if let Paint::Solid(color) = paint {
                pixels.for_each(|pixel| blend(pixel, color));
                continue;
            }
            for (column, pixel) in span.zip(pixels) {
                let point = [column as f32 + 0.5, middle];
                let shares = [edges[0].at(point) / area, edges[1].at(point) / area, edges[2].at(point) / area];
                blend(pixel, paint.at(shares));
            }
        }
    }
}

/// One side of a triangle: positive inside.
#[derive(Clone, Copy)]
struct Edge {
    from: [f32; 2],
    to: [f32; 2],
    owns: bool,
}

impl Edge {
    fn new(from: [f32; 2], to: [f32; 2]) -> Self {
        Self { from, to, owns: owns(from, to) }
    }

    fn at(&self, point: [f32; 2]) -> f32 {
        edge(self.from, self.to, point)
    }

    fn holds(&self, point: [f32; 2]) -> bool {
        let weight = self.at(point);
        weight > 0.0 || weight == 0.0 && self.owns
    }
}

/// The columns of a row whose middle lies in the triangle: they follow each other.
fn span(edges: &[Edge; 3], columns: &Range, middle: f32) -> Option<Range> {
    let (mut low, mut high) = (columns.start as f32, columns.end as f32);
    for edge in edges {
        let slope = edge.to[1] - edge.from[1];
        if slope == 0.0 {
            if !edge.holds([low, middle]) {
                return None;
            }
            continue;
        }
        let crossing = edge.from[0] + (edge.to[0] - edge.from[0]) * (middle - edge.from[1]) / slope;
        // The crossing is rounded: one column too many on either side, the exact test below takes it away.
        if slope > 0.0 {
            high = high.min((crossing + 1.0).ceil());
        } else {
            low = low.max((crossing - 1.0).floor());
        }
    }
    let (mut start, mut end) = ((low.max(0.0) as usize).max(columns.start), (high.max(0.0) as usize).min(columns.end));
    let inside = |column: usize| edges.iter().all(|edge| edge.holds([column as f32 + 0.5, middle]));
    while start < end && !inside(start) {
        start += 1;
    }
    while start < end && !inside(end - 1) {
        end -= 1;
    }
    (start < end).then_some(start..end)
}

/// What a triangle is filled with.
enum Paint<'a> {
    /// One colour.
    Solid([f32; 4]),
    /// A colour that changes between the corners.
    Shaded([[f32; 4]; 3]),
    /// Letters and pictures.
    Textured(&'a ColorImage, [[f32; 2]; 3], [[f32; 4]; 3]),
}

impl<'a> Paint<'a> {
    fn new(corners: [Vertex; 3], texture: &'a ColorImage) -> Self {
        let [v0, v1, v2] = corners;
        let colors = corners.map(|corner| parts(corner.color));
        if v0.uv != v1.uv || v1.uv != v2.uv {
            return Self::Textured(texture, corners.map(|corner| [corner.uv.x, corner.uv.y]), colors);
        }
        let texel = sample(texture, v0.uv.x, v0.uv.y);
        let lit = colors.map(|color| multiply(color, texel));
        if v0.color == v1.color && v1.color == v2.color { Self::Solid(lit[0]) } else { Self::Shaded(lit) }
    }

    fn at(&self, [s0, s1, s2]: [f32; 3]) -> [f32; 4] {
        let between = |[a, b, c]: &[[f32; 4]; 3]| {
            [
                a[0] * s0 + b[0] * s1 + c[0] * s2,
                a[1] * s0 + b[1] * s1 + c[1] * s2,
                a[2] * s0 + b[2] * s1 + c[2] * s2,
                a[3] * s0 + b[3] * s1 + c[3] * s2,
            ]
        };
        match self {
            Self::Solid(color) => *color,
            Self::Shaded(colors) => between(colors),
            Self::Textured(texture, [a, b, c], colors) => {
                let (u, v) = (a[0] * s0 + b[0] * s1 + c[0] * s2, a[1] * s0 + b[1] * s1 + c[1] * s2);
                multiply(between(colors), sample(texture, u, v))
            }
        }
    }
}

fn multiply(a: [f32; 4], b: [f32; 4]) -> [f32; 4] {
    [a[0] * b[0], a[1] * b[1], a[2] * b[2], a[3] * b[3]]
}

/// Lays a premultiplied colour over a pixel.
fn blend(pixel: &mut [f32; 3], color: [f32; 4]) {
    let rest = 1.0 - color[3] / 255.0;
    pixel[0] = (color[0] + pixel[0] * rest).min(255.0);
    pixel[1] = (color[1] + pixel[1] * rest).min(255.0);
    pixel[2] = (color[2] + pixel[2] * rest).min(255.0);
}

fn parts(color: Color32) -> [f32; 4] {
    color.to_array().map(f32::from)
}

/// The colour of a texture between its pixels, each part from 0 to 1.
fn sample(texture: &ColorImage, u: f32, v: f32) -> [f32; 4] {
    let [wide, high] = texture.size;
    let x = (u * wide as f32 - 0.5).clamp(0.0, wide.saturating_sub(1) as f32);
    let y = (v * high as f32 - 0.5).clamp(0.0, high.saturating_sub(1) as f32);
    let (left, top) = (x as usize, y as usize);
    let (aside, down) = (x - left as f32, y - top as f32);
    let texel = |x: usize, y: usize| {
        let (x, y) = (x.min(wide.saturating_sub(1)), y.min(high.saturating_sub(1)));
        texture.pixels.get(y * wide + x).map_or([0.0; 4], |color| parts(*color))
    };
    let here = texel(left, top);
    let color = if aside < 0.01 && down < 0.01 {
        here
    } else {
        let above = mix(here, texel(left + 1, top), aside);
        mix(above, mix(texel(left, top + 1), texel(left + 1, top + 1), aside), down)
    };
    [color[0] / 255.0, color[1] / 255.0, color[2] / 255.0, color[3] / 255.0]
}

fn mix(a: [f32; 4], b: [f32; 4], share: f32) -> [f32; 4] {
    [
        a[0] + (b[0] - a[0]) * share,
        a[1] + (b[1] - a[1]) * share,
        a[2] + (b[2] - a[2]) * share,
        a[3] + (b[3] - a[3]) * share,
    ]
}

#[cfg(test)]
mod tests {
    use egui::epaint::{ClippedPrimitive, ImageDelta, Mesh, Primitive, Vertex, WHITE_UV};
    use egui::{Color32, ColorImage, Rect, TextureId, TextureOptions, TexturesDelta, pos2};

    use super::Raster;

    fn painter() -> Raster {
        let mut raster = Raster::default();
        let mut delta = TexturesDelta::default();
        let image = ColorImage::filled([4, 4], Color32::WHITE);
        delta.set.entry(TextureId::default()).or_default().push(ImageDelta::full(image, TextureOptions::LINEAR));
        raster.update(&delta);
        delta.clear();
        raster
    }

    fn shape(mesh: Mesh) -> ClippedPrimitive {
        let clip_rect = Rect::from_min_max(pos2(0.0, 0.0), pos2(8.0, 8.0));
        ClippedPrimitive { clip_rect, primitive: Primitive::Mesh(mesh) }
    }

    #[test]
    fn two_triangles_fill_a_rectangle_once() {
        let mut mesh = Mesh::default();
        let half = Color32::from_rgba_premultiplied(100, 0, 0, 128);
        mesh.add_colored_rect(Rect::from_min_max(pos2(2.0, 1.0), pos2(6.0, 7.0)), half);
        let image = painter().paint(&[shape(mesh)], 8, 8, Color32::BLACK);
        for (index, pixel) in image.pixels.chunks(3).enumerate() {
            let inside = (2..6).contains(&(index % 8)) && (1..7).contains(&(index / 8));
            assert_eq!(pixel, if inside { [100, 0, 0] } else { [0, 0, 0] }, "{index}");
        }
    }

    #[test]
    fn corners_shade_what_lies_between_them() {
        let mut mesh = Mesh::default();
        let corner = |x, y, color| Vertex { pos: pos2(x, y), uv: WHITE_UV, color };
        mesh.vertices.push(corner(0.0, 0.0, Color32::BLACK));
        mesh.vertices.push(corner(8.0, 0.0, Color32::WHITE));
        mesh.vertices.push(corner(0.0, 8.0, Color32::BLACK));
        mesh.add_triangle(0, 1, 2);
        let image = painter().paint(&[shape(mesh)], 8, 8, Color32::BLACK);
        let reds: Vec<u8> = image.pixels.chunks(3).take(7).map(|pixel| pixel[0]).collect();
        assert!(reds.is_sorted() && reds[0] < 40 && reds[6] > 180, "{reds:?}");
        assert_eq!(&image.pixels[image.pixels.len() - 3..], [0, 0, 0]);
    }

    #[test]
    fn a_picture_is_a_png() {
        let bytes = painter().paint(&[], 3, 2, Color32::WHITE).png().expect("encoded");
        assert!(bytes.starts_with(b"\x89PNG"));
    }
}
