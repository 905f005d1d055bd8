//! What is wrong with the customs regimes of a question.

use crate::model::{Loading, Mode, NameHint};
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
        /// What may help.
        hint: NameHint,
    },
    /// Named more than once.
    #[error("customs regime `{}` is named twice: the first place in the order counts, so name it once", Shown(.0))]
    Twice(String),
    /// Nothing to clear.
    #[error("no customs border lies between origin and destination, and yet the shipment names the regime `{}`", Shown(.0))]
    NoBorder(String),
    /// Not for this cargo.
    #[error(
        "regime `{regime}` is granted to {} only, and the shipment is of {}",
        any_of(granted),
        Shown(.cargo.as_deref().unwrap_or("no commodity in particular"))
    )]
    Commodity {
        /// The regime.
        regime: String,
        /// Commodities that it is granted to.
        granted: Vec<String>,
        /// The shipment's, where it names one.
        cargo: Option<String>,
    },
    /// Not for cargo that rides as this must.
    #[error("regime `{regime}` is granted to cargo that rides as {} only, as this cargo cannot", any_of(granted))]
    Loading {
        /// The regime.
        regime: String,
        /// Carriages that it is granted to.
        granted: Vec<Loading>,
    },
    /// Its modes are banned.
    #[error("regime `{regime}` is granted to {} only, which is banned", any_of(modes))]
    BannedMode {
        /// The regime.
        regime: String,
        /// Its modes.
        modes: Vec<Mode>,
    },
    /// Neither end grants it, and it grants no transit.
    #[error("regime `{regime}` is granted neither at {from} nor at {to}{}", if *.bonded { ": it needs a bonded zone" } else { "" })]
    Nowhere {
        /// The regime.
        regime: String,
        /// The origin.
        from: String,
        /// The destination.
        to: String,
        /// Whether it needs a bonded zone.
        bonded: bool,
    },
}

fn any_of(names: &[impl ToString]) -> String {
    names.iter().map(ToString::to_string).collect::<Vec<_>>().join(" or ")
}
