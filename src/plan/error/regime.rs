//! What is wrong with the customs regimes of a question.

use crate::units::Shown;

/// A customs regime that can be granted nowhere on the way.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum RegimeError {
    /// Nothing by that name.
    #[error("unknown customs regime `{}`; {}", Shown(.name), Shown(.hint))]
    Unknown {
        /// As asked.
        name: String,
        /// The nearest.
        hint: String,
    },
    /// Named more than once.
    #[error("customs regime `{}` is named twice: the first place in the order counts, so name it once", Shown(.0))]
    Twice(String),
    /// Nothing to clear.
    #[error("no customs border lies between origin and destination, and yet the shipment names the regime `{}`", Shown(.0))]
    NoBorder(String),
    /// Not for this cargo.
    #[error("regime `{regime}` is granted to {granted} only, and the shipment is of {}", Shown(.cargo))]
    Commodity {
        /// The regime.
        regime: String,
        /// Commodities that it is granted to.
        granted: String,
        /// The shipment's.
        cargo: String,
    },
    /// Not for cargo that rides as this must.
    #[error("regime `{regime}` is granted to cargo that rides as {granted} only, as this cargo cannot")]
    Carriage {
        /// The regime.
        regime: String,
        /// Carriages that it is granted to.
        granted: String,
    },
    /// Its modes are banned.
    #[error("regime `{regime}` is granted to {modes} only, which is banned")]
    BannedMode {
        /// The regime.
        regime: String,
        /// Its modes.
        modes: String,
    },
    /// Neither end grants it, and it grants no transit.
    #[error("regime `{regime}` is granted neither at {from} nor at {to}{bonded}")]
    Nowhere {
        /// The regime.
        regime: String,
        /// The origin.
        from: String,
        /// The destination.
        to: String,
        /// What the hubs lack.
        bonded: &'static str,
    },
}
