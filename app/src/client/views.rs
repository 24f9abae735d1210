//! One view per file: `fn(&mut Ui, &Snapshot, &mut UiState, &mut Vec<Intent>)`. A view never writes, waits or locks.

pub mod actions;
pub mod agreement;
pub mod agreements;
pub mod case;
pub mod cases;
pub mod circle;
pub mod copies;
pub mod difference;
pub mod first_run;
pub mod forms;
pub mod growth;
pub mod joining;
pub mod keys;
pub mod leaving;
pub mod lessons;
pub mod map;
pub mod matrix;
pub mod membership;
pub mod network;
pub mod own;
pub mod palette;
pub mod partners;
pub mod pen;
pub mod round;
pub mod tables;
pub mod today;
