//! What an answer is: itineraries, and the front that they make.

pub(super) mod elements;
pub(super) mod front;
pub(super) mod itinerary;
pub(super) mod probability;
pub(super) mod promise;
pub(super) mod promised;
pub(super) mod scale;
