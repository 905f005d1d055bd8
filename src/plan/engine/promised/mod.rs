//! Fronts of promises: every way worth choosing by the time that is kept with a probability.

mod aboard;
mod charges;
pub(super) mod least;
mod lines;
pub(in crate::plan) mod memory;
pub(super) mod rider;
pub(super) mod search;
mod tail;
pub(in crate::plan) mod ways;
