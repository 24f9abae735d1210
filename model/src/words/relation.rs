//! How closely organisations work together.

use crate::coded_enum;

coded_enum! {
    /// How closely two organisations work together, from nothing on. Source: PARTNER CPRM, awareness to integration;
    /// the words are our own.
    Closeness {
        /// They do not know each other yet.
        0 => Strangers,
        /// They know each other.
        1 => Acquainted,
        /// They do something together at times.
        2 => AtTimes,
        /// They coordinate what they do.
        3 => InStep,
        /// They work as one.
        4 => AsOne,
    }
}
