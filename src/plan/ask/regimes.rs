//! Customs regimes that a shipment names: what they are in the network, and whether they can be granted at all.

use super::ban::Named;
use crate::graph::End;
use crate::model::{HubIx, Loading, Mode, Network, Regime, Shipment, nearest_name};
use crate::plan::error::regime::RegimeError;
use crate::units::name::only;

/// A question, as far as regimes have to know it.
pub(in crate::plan) struct RegimeCase<'a> {
    pub(in crate::plan) network: &'a Network,
    pub(in crate::plan) origins: &'a [End],
    pub(in crate::plan) destinations: &'a [End],
    pub(in crate::plan) bans: &'a [Named],
}

impl RegimeCase<'_> {
    /// The regimes of a shipment, in its order, by position among the network's.
    pub(in crate::plan) fn regimes(&self, shipment: &Shipment) -> Result<Vec<usize>, RegimeError> {
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
        let cannot = |loading: &Loading| !shipment.cargo().can_ride(*loading);
        if !regime.loadings.is_empty() && regime.loadings.iter().all(cannot) {
            return Err(RegimeError::Loading { regime: name, granted: regime.loadings.clone() });
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
