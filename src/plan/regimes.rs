//! Customs regimes that a shipment names: what they are in the network, and whether they can be granted at all.

use super::ban::Named;
use crate::graph::End;
use crate::model::{Carriage, HubIx, Mode, NameHint, Network, Regime, Shipment, nearest_name};
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
    Carriage {
        /// The regime.
        regime: String,
        /// Carriages that it is granted to.
        granted: Vec<Carriage>,
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

/// A question, as far as regimes have to know it.
pub(super) struct Lane<'a> {
    pub(super) network: &'a Network,
    pub(super) origins: &'a [End],
    pub(super) destinations: &'a [End],
    pub(super) bans: &'a [Named],
}

impl Lane<'_> {
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
            let granted = regime.commodities.iter().map(ToString::to_string).collect();
            return Err(RegimeError::Commodity { regime: name, granted, cargo: shipment.commodity.clone() });
        }
        let cannot = |carriage: &Carriage| !shipment.cargo().can_ride(*carriage);
        if !regime.carriages.is_empty() && regime.carriages.iter().all(cannot) {
            return Err(RegimeError::Carriage { regime: name, granted: regime.carriages.clone() });
        }
        let banned = |mode: &Mode| self.bans.contains(&Named::Mode(*mode));
        if !regime.modes.is_empty() && regime.modes.iter().all(banned) {
            return Err(RegimeError::BannedMode { regime: name, modes: regime.modes.clone() });
        }
        let grants = |hub: HubIx| regime.is_granted_at(self.network, hub);
        let exports = regime.export.is_some() && self.origins.iter().any(|end| grants(end.hub));
        let imports = regime.import.is_some() && self.destinations.iter().any(|end| grants(end.hub));
        if regime.transit.is_none() && !exports && !imports {
            return Err(RegimeError::Nowhere {
                regime: name,
                from: shipment.from.name.clone(),
                to: shipment.to.name.clone(),
                bonded: regime.bonded,
            });
        }
        Ok(())
    }
}

fn any_of(names: &[impl ToString]) -> String {
    names.iter().map(ToString::to_string).collect::<Vec<_>>().join(" or ")
}
