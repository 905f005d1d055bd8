//! Fronts of promises: every way worth choosing by the time that is kept with a probability.

mod aboard;
mod charges;
mod front;
mod least;
mod lines;
pub(in crate::plan) mod memory;
mod rider;
mod search;
mod tail;
pub(in crate::plan) mod ways;
