//! What is true in a network: facts, rules, derived state and views.
//!
//! No I/O, no clock, no randomness, no async. Facts are typed and append-only ([`fact`]); every status with meaning
//! is a pure function of them (`derive` in the module of each entity); commands ([`command`]) are planned into facts
//! ([`plan`]); views ([`view`]) are what people see.

pub mod cbor;
pub mod id;
pub mod time;
pub mod words;

pub mod fact;
pub mod history;
pub mod roster;

pub mod action;
pub mod agreement;
pub mod breakthrough;
pub mod budget;
pub mod card;
pub mod case;
pub mod celebration;
pub mod circle;
pub mod departure;
pub mod ending;
pub mod escalation;
pub mod growth;
pub mod guide;
pub mod identifiers;
pub mod inbox;
pub mod journey;
pub mod lesson;
pub mod maturity;
pub mod meeting;
pub mod network;
pub mod pulse;
pub mod quarter;
pub mod reflection;
pub mod relation;
pub mod reply;
pub mod report;
pub mod review;
pub mod steps;
pub mod story;
pub mod successor;
pub mod table;
pub mod talk;
pub mod voices;

pub mod command;
pub mod experiment;
pub mod export;
pub mod plan;
pub mod row;
pub mod snapshot;
pub mod view;

#[cfg(any(test, feature = "testing"))]
pub mod testing;

#[cfg(test)]
mod invariants;
