//! What a row of a front stands for where it promises.

use crate::plan::confidence::Confidence;
use crate::units::{Minutes, Money};

/// What an itinerary is compared by on a front of promises.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Promised {
    /// The probability asked for.
    pub confidence: Confidence,
    /// From ready to collection, kept with that probability.
    pub time: Minutes,
    /// The cost on average, rounded up: of departures, the one that is caught; of storage, the stays that come of it. Whoever misses a departure pays for the next one no less
    /// than for the one missed.
    pub cost: Money,
    /// By leg, the departure before which it does not leave; none where the first that can be met is taken.
    pub not_before: Vec<Option<Minutes>>,
}
