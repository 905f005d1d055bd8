//! Looking for reasons: why there is no itinerary, or so few, and what would help.

mod dates;
mod least;
pub(super) mod left_out;
mod probe;
pub(super) mod relax;
mod reopen;
pub(super) mod rules;
mod sets;
mod structure;
mod unmet;
pub(super) mod why_not;
