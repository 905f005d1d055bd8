//! What a network is once compiled, whatever is shipped: which ride can follow which, and when it runs at what price.

pub(super) mod closures;
pub(super) mod compiled;
pub(super) mod graph;
mod patch;
pub(super) mod ride;
pub(super) mod season_calendar;
mod surcharge_index;
