//! From a checked question to its front: the search, and the itineraries made of what it took.

pub(super) mod answer;
mod arrive_by;
pub(super) mod compiled;
pub(super) mod memory;
mod met;
mod one_time;
pub(super) mod promised;
mod promised_front;
mod rebuild;
mod window;
