//! What becomes of an experiment.

use crate::coded_enum;

coded_enum! {
    /// What becomes of an experiment once its day has come. Source: *Hoe start je anders?*, on trying things out.
    ExperimentOutcome {
        /// It goes on until another day.
        0 => GoesOn,
        /// It stops.
        1 => Stops,
        /// It is something that can be had from now on.
        2 => Supply,
        /// It became an agreement.
        3 => Agreed,
    }
}
