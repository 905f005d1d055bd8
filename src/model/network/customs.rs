//! Customs, territories and regimes of a network.

use super::Network;
use crate::model::{Case, Customs, CustomsCase, HubIx, Regime, Territory};
use crate::units::{CountryCode, Minutes};

impl Network {
    /// All ordinary clearance.
    pub fn customs(&self) -> &[Customs] {
        &self.parts.customs
    }

    /// The ordinary clearance that speaks most closely of a case.
    pub fn customs_of(&self, case: &CustomsCase<'_>) -> Option<&Customs> {
        let holding = self.parts.customs.iter().filter_map(|customs| Some((customs.closeness(case)?, customs)));
        holding.max_by_key(|&(closeness, _)| closeness).map(|(_, customs)| customs)
    }

    /// All customs territories of several countries, or with a transit procedure.
    pub fn territories(&self) -> &[Territory] {
        &self.parts.territories
    }

    /// The territory that a country belongs to; a country that no territory names is one by itself.
    pub fn territory(&self, country: CountryCode) -> Option<&Territory> {
        self.parts.territories.iter().find(|territory| territory.countries.contains(&country))
    }

    /// Whether no customs border lies between two countries.
    pub fn share_a_territory(&self, one: CountryCode, other: CountryCode) -> bool {
        one == other || self.territory(one).is_some_and(|territory| territory.countries.contains(&other))
    }

    /// Whether transit through the territory of a country may take time or money, under regimes or without.
    pub(crate) fn charges_transit(&self, country: CountryCode, under_regimes: bool) -> bool {
        let transit = self.territory(country).and_then(|territory| territory.transit.as_ref());
        transit.is_some_and(|(_, ordinary)| {
            let (time, amount) = (ordinary.time.at(Case::High), ordinary.rate.amount.at(Case::High));
            under_regimes || time > Minutes::ZERO || !amount.is_zero()
        })
    }

    /// All regimes.
    pub fn regimes(&self) -> &[Regime] {
        &self.parts.regimes
    }
}

impl Regime {
    /// Whether a hub grants it.
    pub fn is_granted_at(&self, network: &Network, hub: HubIx) -> bool {
        let place = network.hub(hub);
        self.at.narrowness(hub, place.country).is_some() && (place.bonded || !self.bonded)
    }
}
