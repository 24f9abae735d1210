//! Forms of working together: the same cards as in the window. They need no copy.

use clap::Args;

use super::values::word;
use crate::print::Answer;
use crate::shape::{BESIDE_MAX, Shape};
use crate::text::Words;

#[derive(Debug, Args)]
pub(super) struct Shapes {
    /// Which, three at most; without any, all.
    #[arg(value_parser = word(&Shape::ALL), num_args = 0..=BESIDE_MAX)]
    forms: Vec<Shape>,
}

impl Shapes {
    pub(super) fn run(self, words: &Words) -> Answer {
        let shapes = if self.forms.is_empty() { Shape::ALL.to_vec() } else { self.forms };
        Answer::Shapes(shapes.into_iter().map(|shape| shape.told(words)).collect())
    }
}
