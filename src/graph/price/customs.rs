//! Formalities at hubs and borders, as items of the cost function.
//!
//! *Export* is cleared where the cargo is handed in, *import* where it is collected, when a customs border lies between origin and
//! destination. *Transit* is due for each passage over land through a territory that has a transit procedure: where a stage enters it, or where
//! cargo off a ship or an aircraft goes on over land. It is not due in the territory of origin, whose export
//! clearance covers the way out; nor where the territory is entered in the country of destination, which clears the import
//! itself.

use super::item::{Item, ItemKind, Overflow};
use crate::graph::{Conditions, Lane, ServiceRide};
use crate::model::{
    Clearance, CustomsCase, Handling, HubIx, Loading, Mode, Network, Regime, Scope, Side, Stage, Territory,
};
use crate::units::{CountryCode, GramsCo2e};
use std::sync::Arc;

/// Export or import clearance.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::graph) enum Direction {
    Export,
    Import,
}

/// How cargo rides across a customs office, on which service where that is known.
#[derive(Debug, Clone, Copy)]
pub(in crate::graph) struct Crossing<'a> {
    pub(in crate::graph) mode: Mode,
    pub(in crate::graph) loading: Loading,
    pub(in crate::graph) service: Option<&'a str>,
}

impl Lane<'_> {
    /// Export or import clearance at a hub, under the first regime that is granted.
    pub(in crate::graph) fn clearance(
        self,
        hub: HubIx,
        direction: Direction,
        crossing: &Crossing<'_>,
        each: &mut impl FnMut(Item) -> Result<(), Overflow>,
    ) -> Result<(), Overflow> {
        let Self { network, conditions, .. } = self;
        if !conditions.clears {
            return Ok(());
        }
        let country = network.hub(hub).country;
        let kind = match direction {
            Direction::Export => ItemKind::ExportClearance(country),
            Direction::Import => ItemKind::ImportClearance(country),
        };
        let granted = self.granted(crossing, |regime| {
            let clearance = match direction {
                Direction::Export => regime.export.as_ref(),
                Direction::Import => regime.import.as_ref(),
            };
            clearance.filter(|_| regime.is_granted_at(network, hub))
        });
        if let Some((regime, clearance)) = granted {
            return each(item(conditions, kind, Some(Arc::clone(&regime.name)), clearance)?);
        }
        let case = CustomsCase { hub, country, mode: crossing.mode, commodity: conditions.commodity.as_deref() };
        match (network.customs_of(&case), direction) {
            (Some(customs), Direction::Export) => each(item(conditions, kind, None, &customs.export)?),
            (Some(customs), Direction::Import) => each(item(conditions, kind, None, &customs.import)?),
            (None, _) => Ok(()),
        }
    }
}

/// Whether a handling may begin a passage over land, so that what it takes depends on the hub and the ride after it.
pub(in crate::graph) fn may_open_transit(network: &Network, rule: &Handling) -> bool {
    let (Side::On(came, _), Side::On(leaves, _)) = (rule.from, rule.to) else { return false };
    !came.is_inland() && leaves.is_inland() && network.territories().iter().any(|known| known.transit.is_some())
}

impl Lane<'_> {
    /// The transit that begins at a hub where cargo off a ship or an aircraft goes on over land.
    pub(in crate::graph) fn transit_from(
        self,
        hub: HubIx,
        crossing: &Crossing<'_>,
        each: &mut impl FnMut(Item) -> Result<(), Overflow>,
    ) -> Result<(), Overflow> {
        let Self { network, conditions, .. } = self;
        let country = network.hub(hub).country;
        let Some(territory) = network.territory(country) else { return Ok(()) };
        if country == conditions.destination_country || territory.countries.contains(&conditions.origin_country) {
            return Ok(());
        }
        let granted =
            self.granted(crossing, |regime| regime.transit.as_ref().filter(|_| regime.is_granted_at(network, hub)));
        transit(conditions, territory, granted, each)
    }

    /// Every transit that begins on a ride.
    pub(in crate::graph) fn transit_on(
        self,
        ride: &ServiceRide,
        each: &mut impl FnMut(Item) -> Result<(), Overflow>,
    ) -> Result<(), Overflow> {
        let Self { network, conditions, .. } = self;
        let service = network.service(ride.service);
        if !service.mode.is_inland() || network.territories().is_empty() {
            return Ok(());
        }
        let crossing = Crossing { mode: service.mode, loading: service.carries, service: Some(&service.code) };
        for stage in &service.stages[service.calls[ride.from].leave..service.calls[ride.to].arrive] {
            // What stays in one country enters nothing, and that is most stages.
            let home = network.hub(stage.from).country;
            if touched(network, stage).all(|country| country == home) {
                continue;
            }
            for territory in network.territories() {
                if !self.is_entered(stage, territory) {
                    continue;
                }
                let granted = self.granted(&crossing, |regime| {
                    regime.transit.as_ref().filter(|_| is_granted_on(network, regime, stage, territory))
                });
                transit(conditions, territory, granted, each)?;
            }
        }
        Ok(())
    }
}

/// Countries that a stage touches, its ends included; some may come twice.
fn touched<'n>(network: &Network, stage: &'n Stage) -> impl Iterator<Item = CountryCode> + 'n {
    let ends = [network.hub(stage.from).country, network.hub(stage.to).country];
    ends.into_iter().chain(stage.countries.iter().copied())
}

impl Lane<'_> {
    fn is_entered(self, stage: &Stage, territory: &Territory) -> bool {
        let Self { network, conditions, .. } = self;
        let inside = |country: CountryCode| territory.countries.contains(&country);
        territory.transit.is_some()
            && !inside(network.hub(stage.from).country)
            && !inside(conditions.origin_country)
            && touched(network, stage).any(|country| inside(country) && country != conditions.destination_country)
    }
}

/// Whether a regime is granted where a stage enters a territory: at the hub where it ends, or in one of the countries that it touches.
fn is_granted_on(network: &Network, regime: &Regime, stage: &Stage, territory: &Territory) -> bool {
    match &regime.at {
        Scope::Anywhere => true,
        Scope::Hubs(hubs) => hubs.contains(&stage.to) && territory.countries.contains(&network.hub(stage.to).country),
        Scope::Countries(countries) => touched(network, stage)
            .any(|country| countries.contains(&country) && territory.countries.contains(&country)),
    }
}

fn transit(
    conditions: &Conditions,
    territory: &Territory,
    granted: Option<(&Regime, &Clearance)>,
    each: &mut impl FnMut(Item) -> Result<(), Overflow>,
) -> Result<(), Overflow> {
    let Some((name, ordinary)) = &territory.transit else { return Ok(()) };
    let (name, clearance) = granted.map_or((name, ordinary), |(regime, clearance)| (&regime.name, clearance));
    each(item(conditions, ItemKind::Transit(Arc::clone(&territory.name)), Some(Arc::clone(name)), clearance)?)
}

impl<'a> Lane<'a> {
    /// The first regime of the shipment that grants something to cargo that crosses so.
    fn granted(
        self,
        crossing: &Crossing<'_>,
        grants: impl Fn(&'a Regime) -> Option<&'a Clearance>,
    ) -> Option<(&'a Regime, &'a Clearance)> {
        let Self { network, conditions, .. } = self;
        let regimes = conditions.regimes.iter().map(|&at| &network.regimes()[at]);
        let mut covering = regimes.filter(|regime| regime.covers(crossing.mode, crossing.loading, crossing.service));
        covering.find_map(|regime| Some((regime, grants(regime)?)))
    }
}

fn item(
    conditions: &Conditions,
    kind: ItemKind,
    name: Option<Arc<str>>,
    clearance: &Clearance,
) -> Result<Item, Overflow> {
    Ok(Item {
        kind,
        name,
        time: clearance.time.at(conditions.case),
        time_evidence: Some(clearance.time.evidence().clone()),
        charge: clearance.rate.charge(conditions.case, &conditions.quantities, conditions.tender).ok_or(Overflow)?,
        charge_evidence: Some(clearance.rate.amount.evidence().clone()),
        emissions: GramsCo2e::ZERO,
        factor: None,
    })
}
