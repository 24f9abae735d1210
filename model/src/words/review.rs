//! What becomes of something at the end of a season.

use crate::coded_enum;

coded_enum! {
    /// What becomes of something that runs. Source: *Doorbreken in 7 stappen*, 2008: one may stop at any moment.
    Onward {
        /// It goes on as it is.
        0 => GoOn,
        /// It goes on, changed.
        1 => Change,
        /// It stops.
        2 => Stop,
    }
}
