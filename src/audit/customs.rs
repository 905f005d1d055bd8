//! Clearance and transit, computed again.

use super::auditor::Auditor;
use super::figures::{Tally, minutes};
use crate::model::{Clearance, Customs, HubIx, Loading, Mode, Quantities, Regime, Scope, Service, Stage, Territory};
use crate::plan::Leg;
use crate::units::CountryCode;
use crate::units::name::same;

fn is_inland(mode: Mode) -> bool {
    !matches!(mode, Mode::Sea | Mode::Air)
}

/// How the cargo rides past an office.
#[derive(Clone, Copy)]
pub(super) struct Passing<'a> {
    pub(super) mode: Mode,
    pub(super) loading: Loading,
    pub(super) service: Option<&'a str>,
}

impl<'a> Passing<'a> {
    pub(super) fn aboard(leg: &'a Leg) -> Self {
        Self { mode: leg.mode, loading: leg.loading, service: Some(&leg.service) }
    }
}

impl Auditor<'_> {
    /// Countries of origin and destination.
    fn ends(&self) -> Option<[CountryCode; 2]> {
        let stays = &self.itinerary.stays;
        Some([stays.first()?.hub.country, stays.last()?.hub.country])
    }

    fn territory(&self, country: CountryCode) -> Option<&Territory> {
        self.network.territories().iter().find(|known| known.countries.contains(&country))
    }

    fn clear(&self, clearance: &Clearance, quantities: &Quantities, work: &mut Tally) {
        let amount = &clearance.rate.amount;
        work.minutes += minutes(&clearance.time, self.case);
        work.cents += self.line(&clearance.rate.per, amount.at(self.case), amount.evidence(), quantities);
    }

    /// The first regime named that serves cargo passing so.
    fn regime(
        &self,
        passing: &Passing<'_>,
        at: impl Fn(&Scope, bool) -> bool,
        pick: fn(&Regime) -> Option<&Clearance>,
    ) -> Option<&Clearance> {
        let none_or = |empty: bool, named: bool| empty || named;
        for name in &self.shipment.regimes {
            let regime = self.network.regimes().iter().find(|known| same(&known.key, name))?;
            let mode = none_or(regime.modes.is_empty(), regime.modes.contains(&passing.mode));
            let loading = none_or(regime.loadings.is_empty(), regime.loadings.contains(&passing.loading));
            let codes = regime.services.iter().map(|code| &**code);
            let service =
                none_or(regime.services.is_empty(), codes.into_iter().any(|code| Some(code) == passing.service));
            if let Some(clearance) = pick(regime)
                && mode
                && loading
                && service
                && at(&regime.at, regime.bonded)
            {
                return Some(clearance);
            }
        }
        None
    }

    fn grants(&self, hub: HubIx) -> impl Fn(&Scope, bool) -> bool {
        let place = self.network.hub(hub);
        let (country, is_bonded) = (place.country, place.bonded);
        move |scope, bonded| scope.narrowness(hub, country).is_some() && (is_bonded || !bonded)
    }

    pub(super) fn add_customs(
        &self,
        hub: HubIx,
        export: bool,
        passing: &Passing<'_>,
        quantities: &Quantities,
        work: &mut Tally,
    ) {
        let Some([origin, destination]) = self.ends() else { return };
        let one_territory = self.territory(origin).is_some_and(|known| known.countries.contains(&destination));
        if origin == destination || one_territory {
            return;
        }
        let pick: fn(&Regime) -> Option<&Clearance> =
            if export { |regime| regime.export.as_ref() } else { |regime| regime.import.as_ref() };
        if let Some(clearance) = self.regime(passing, self.grants(hub), pick) {
            return self.clear(clearance, quantities, work);
        }
        if let Some(customs) = self.closest(hub, passing.mode) {
            self.clear(if export { &customs.export } else { &customs.import }, quantities, work);
        }
    }

    /// The office's own rule, else its country's; of those the commodity's, else the mode's.
    fn closest(&self, hub: HubIx, mode: Mode) -> Option<&Customs> {
        let country = self.network.hub(hub).country;
        let goods = self.shipment.commodity.as_ref().and_then(|name| self.network.commodity(name));
        let mut best: Option<((u8, u8), &Customs)> = None;
        for customs in self.network.customs() {
            let Some(narrowness) = customs.at.narrowness(hub, country) else { continue };
            let cargo = goods.is_some_and(|known| customs.commodities.contains(&known.key));
            if (customs.commodities.is_empty() || cargo) && (customs.modes.is_empty() || customs.modes.contains(&mode))
            {
                let rank = (narrowness, 2 * u8::from(cargo) + u8::from(!customs.modes.is_empty()));
                if best.is_none_or(|(known, _)| rank > known) {
                    best = Some((rank, customs));
                }
            }
        }
        best.map(|(_, customs)| customs)
    }

    /// Transit of cargo that came over water or through the air and goes on over land.
    pub(super) fn add_transit_at(
        &self,
        hub: HubIx,
        arrived: &Leg,
        leaving: &Leg,
        quantities: &Quantities,
        work: &mut Tally,
    ) {
        let country = self.network.hub(hub).country;
        let Some(([origin, destination], territory)) = self.ends().zip(self.territory(country)) else { return };
        let begins = !is_inland(arrived.mode) && is_inland(leaving.mode);
        if !begins || country == destination || territory.countries.contains(&origin) {
            return;
        }
        if let Some((_, ordinary)) = &territory.transit {
            let own = self.regime(&Passing::aboard(leaving), self.grants(hub), |regime| regime.transit.as_ref());
            self.clear(own.unwrap_or(ordinary), quantities, work);
        }
    }

    /// Transit that begins under way.
    pub(super) fn transit_on(&self, service: &Service, way: &[Stage], quantities: &Quantities) -> (i128, i128) {
        let mut sum = Tally::default();
        let Some([origin, destination]) = self.ends().filter(|_| is_inland(service.mode)) else { return (0, 0) };
        let passing = Passing { mode: service.mode, loading: service.carries, service: Some(&service.code) };
        for stage in way {
            let [before, after] = [stage.from, stage.to].map(|hub| self.network.hub(hub).country);
            for territory in self.network.territories() {
                let Some((_, ordinary)) = &territory.transit else { continue };
                if territory.countries.contains(&before) || territory.countries.contains(&origin) {
                    continue;
                }
                let met: Vec<CountryCode> = territory
                    .countries
                    .iter()
                    .copied()
                    .filter(|country| stage.countries.contains(country) || *country == after)
                    .collect();
                if met.is_empty() || met == [destination] {
                    continue;
                }
                let at = |scope: &Scope, _: bool| match scope {
                    Scope::Anywhere => true,
                    Scope::Countries(countries) => met.iter().any(|country| countries.contains(country)),
                    Scope::Hubs(hubs) => met.contains(&after) && hubs.contains(&stage.to),
                };
                let own = self.regime(&passing, at, |regime| regime.transit.as_ref());
                self.clear(own.unwrap_or(ordinary), quantities, &mut sum);
            }
        }
        (sum.minutes, sum.cents)
    }
}
