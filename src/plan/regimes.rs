//! Customs regimes that a shipment names: what they are in the network, and whether they can be granted at all.

use super::ban::Named;
use crate::graph::End;
use crate::model::{Carriage, HubIx, Mode, Network, Regime, Shipment, nearest_name};
use crate::units::Shown;
use crate::units::name::only;

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

/// A question, as far as regimes have to know it.
pub(super) struct RegimeCase<'a> {
    pub(super) network: &'a Network,
    pub(super) origins: &'a [End],
    pub(super) destinations: &'a [End],
    pub(super) bans: &'a [Named],
}

impl RegimeCase<'_> {
    /// The regimes of a shipment, in its order, by position among the network's.
    pub(super) fn regimes(&self, shipment: &Shipment) -> Result<Vec<usize>, RegimeError> {
        let mut found = Vec::with_capacity(shipment.regimes.len());
        for name in &shipment.regimes {
            let known = self.network.regimes();
            let Some(at) = only(name, known.iter().zip(0..).map(|(regime, at)| (&*regime.key, at))) else {
                let hint = nearest_name(name, known.iter().map(|regime| &*regime.key));
                return Err(RegimeError::Unknown { name: name.clone(), hint });
            };
            if found.contains(&at) {
                return Err(RegimeError::Twice(name.clone()));
            }
            self.refuse_pointless(&known[at], shipment)?;
            found.push(at);
        }
        Ok(found)
    }

    fn refuse_pointless(&self, regime: &Regime, shipment: &Shipment) -> Result<(), RegimeError> {
        let name = regime.key.to_string();
        let country = |ends: &[End]| ends.first().map(|end| self.network.hub(end.hub).country);
        if let (Some(from), Some(to)) = (country(self.origins), country(self.destinations))
            && self.network.share_a_territory(from, to)
        {
            return Err(RegimeError::NoBorder(name));
        }
        if !regime.suits(shipment.commodity_key(self.network)) {
            let cargo = shipment.commodity.clone().unwrap_or_else(|| "no commodity in particular".to_owned());
            let granted = regime.commodities.iter().map(ToString::to_string);
            return Err(RegimeError::Commodity { regime: name, granted: any_of(granted), cargo });
        }
        let cannot = |carriage: &Carriage| !shipment.cargo().can_ride(*carriage);
        if !regime.carriages.is_empty() && regime.carriages.iter().all(cannot) {
            let granted = any_of(regime.carriages.iter().map(ToString::to_string));
            return Err(RegimeError::Carriage { regime: name, granted });
        }
        let banned = |mode: &Mode| self.bans.contains(&Named::Mode(*mode));
        if !regime.modes.is_empty() && regime.modes.iter().all(banned) {
            let modes = any_of(regime.modes.iter().map(ToString::to_string));
            return Err(RegimeError::BannedMode { regime: name, modes });
        }
        let grants = |hub: HubIx| regime.is_granted_at(self.network, hub);
        let exports = regime.export.is_some() && self.origins.iter().any(|end| grants(end.hub));
        let imports = regime.import.is_some() && self.destinations.iter().any(|end| grants(end.hub));
        if regime.transit.is_none() && !exports && !imports {
            let bonded = if regime.bonded { ": it needs a bonded zone" } else { "" };
            return Err(RegimeError::Nowhere {
                regime: name,
                from: shipment.from.name.clone(),
                to: shipment.to.name.clone(),
                bonded,
            });
        }
        Ok(())
    }
}

fn any_of(names: impl Iterator<Item = String>) -> String {
    names.collect::<Vec<_>>().join(" or ")
}
