//! Times that vary: what they are drawn from, their sums, and when cargo comes by them.

pub(super) mod arrivals;
pub(super) mod draw;
pub(super) mod kernel;
pub(super) mod way;
