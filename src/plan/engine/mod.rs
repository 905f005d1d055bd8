//! From a checked question to its front: the search, and the itineraries made of what it took.

mod arrive_by;
pub(super) mod currency;
pub(super) mod memory;
mod met;
pub(super) mod rebuild;
pub(super) mod tried;
pub(super) mod window;
