//! What a question adds to the network: the shipment's quantities and needs, where it begins and ends, and what is not allowed.

use super::{Fit, TransportGraph};
use crate::model::{
    BoxKind, Case, Departs, Emission, Evidence, HubIx, Insurance, Inventory, Loading, Mode, Needs, Network, Quantities,
    Service, Special, Stage, Surcharge, Tender,
};
use crate::units::{Civil, CountryCode, GramsCo2e, Kilometres, Minutes, Money};
use std::sync::Arc;

/// The lorry between a door and a hub.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Lorry {
    /// How the cargo rides on it: as it rides on the service after it, or before it.
    pub loading: Loading,
    /// Kilometres by road.
    pub km: Kilometres,
    /// Time.
    pub time: Minutes,
    /// Evidence of the time.
    pub time_evidence: Evidence,
    /// Price.
    pub charge: Money,
    /// Evidence of the price.
    pub charge_evidence: Evidence,
    /// Emissions.
    pub emissions: GramsCo2e,
    /// Their factor.
    pub factor: Arc<Emission>,
}

/// A hub where a way may begin or end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct End {
    /// The hub.
    pub hub: HubIx,
    /// Lorries to or from the door, when a door was named; without one of the right loading the hub cannot be used.
    pub door: Option<Vec<Lorry>>,
}

/// What applies of a surcharge to a shipment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct SurchargeApplies {
    /// Its cargo is surcharged.
    pub of_this_cargo: bool,
    /// It touches rides on demand, and holds on the date on which the cargo is ready.
    pub when_ready: bool,
}

impl SurchargeApplies {
    /// What applies of each surcharge of a network to cargo with these needs that is ready on a local date.
    pub(crate) fn all(network: &Network, graph: &TransportGraph, needs: &Needs, ready: Option<Civil>) -> Vec<Self> {
        let applies = |(at, surcharge): (usize, &Surcharge)| Self {
            of_this_cargo: surcharge.cargo.includes(needs),
            when_ready: graph.surcharges_on_demand(at) && surcharge.holds(ready),
        };
        network.surcharges().iter().enumerate().map(applies).collect()
    }
}

/// A question, as far as the graph has to know it. Equal conditions have equal prices.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Conditions {
    /// The shipment on every basis.
    pub quantities: Quantities,
    /// What it needs of whoever carries it.
    pub needs: Needs,
    /// How it comes to the gate.
    pub comes: Loading,
    /// How it may ride, by [`Loading::ALL`].
    pub may_ride: [bool; Loading::ALL.len()],
    /// Which cut-offs of its own it has.
    pub special: Special,
    /// Whether it may go with several departures of a service.
    pub split: bool,
    /// Which end of the ranges counts.
    pub case: Case,
    /// What charges are made out in.
    pub tender: Tender,
    /// Where it may begin.
    pub origins: Vec<End>,
    /// Where it may end.
    pub destinations: Vec<End>,
    /// Key of the commodity, where the shipment names one.
    pub commodity: Option<String>,
    /// Whether export and import clearance are due: a customs border lies between origin and destination.
    pub clears: bool,
    /// Regimes that formalities may be done under, by position among [`Network::regimes`], the first that is granted before the others.
    pub regimes: Vec<usize>,
    /// Country of origin.
    pub origin_country: CountryCode,
    /// Country of destination.
    pub destination_country: CountryCode,
    /// Whether it goes in boxes of the carrier.
    pub carrier_boxes: bool,
    /// What kind of boxes; what is packed on the way goes in high cubes.
    pub box_kind: BoxKind,
    /// What the time costs, where that counts.
    pub inventory: Option<Inventory>,
    /// How it is insured, where it is.
    pub insurance: Option<Insurance>,
    /// What applies of each surcharge, by position among [`Network::surcharges`].
    pub surcharges: Vec<SurchargeApplies>,
    /// Which rides are allowed, by position among [`TransportGraph::rides`]; [`Conditions::allow`] fills it.
    pub allowed: Vec<bool>,
}

impl Conditions {
    /// Allows each ride that cargo, its needs, capacity and `service_allowed` / `stage_allowed` permit. A ban is absolute: a ride that touches
    /// what is banned is out, whatever it would save.
    pub(crate) fn allow(
        &mut self,
        network: &Network,
        graph: &TransportGraph,
        fit: &Fit<'_>,
        service_allowed: impl Fn(&Service) -> bool,
        stage_allowed: impl Fn(Mode, &Stage) -> bool,
    ) {
        self.allowed.clear();
        let services: Vec<bool> = network
            .services()
            .iter()
            .map(|service| {
                let load = self.quantities.load(service.carries);
                let scheduled = matches!(service.departs, Departs::By(_));
                let fits = service
                    .capacity
                    .as_ref()
                    .is_none_or(|most| load <= most.value || self.split && scheduled && most.value > 0);
                fits && self.may_ride[service.carries as usize] && fit.takes(service) && service_allowed(service)
            })
            .collect();
        self.allowed.extend(graph.rides().iter().enumerate().map(|(number, ride)| {
            services[ride.service.index()] && !graph.closures().for_good(number) && {
                let service = network.service(ride.service);
                let (from, to) = (service.calls[ride.from], service.calls[ride.to]);
                let way = &service.stages[from.leave..to.arrive];
                let held = fit.holds(from.hub) && fit.holds(to.hub);
                held && way.iter().all(|stage| stage_allowed(service.mode, stage) && fit.passes(service.mode, stage))
            }
        }));
    }
}
