//! Who refuses what a shipment needs, where.

use super::probe::Probe;
use crate::graph::{Fit, Refusal};
use crate::model::{Network, Service};
use crate::plan::reason::cause::{HubName, Obstacle, ServiceName};
use crate::plan::{Front, Leg};

/// The most obstacles that are named.
const MOST: usize = 5;

/// Who refuses what, on the ways that the shipment would take if it needed nothing, the fastest first.
pub(super) fn refusals(probe: &Probe<'_>, plain: &Front) -> Vec<Obstacle> {
    let network = probe.engine.network();
    let fit = Fit::new(network, &probe.asked.conditions.needs, &probe.query.allowed);
    let mut obstacles: Vec<Obstacle> = Vec::new();
    for leg in plain.itineraries().iter().flat_map(|itinerary| &itinerary.legs) {
        for obstacle in in_the_way(network, &fit, leg) {
            if !obstacles.contains(&obstacle) {
                obstacles.push(obstacle);
            }
        }
    }
    obstacles.truncate(MOST);
    obstacles
}

/// What a leg refuses, each with its reason.
fn in_the_way(network: &Network, fit: &Fit<'_>, leg: &Leg) -> Vec<Obstacle> {
    let Some(service) = network.service_with(&leg.service).map(|known| network.service(known)) else {
        return Vec::new();
    };
    let Some((from, to)) = calls(network, service, leg) else { return Vec::new() };
    let name = || ServiceName { code: leg.service.clone(), name: leg.name.clone() };
    let shown = |refusal| match refusal {
        Refusal::NotTaken(need) => {
            let words = network.describe(&need);
            Obstacle::NotTaken { service: name(), loading: leg.loading, mode: leg.mode, need, words }
        }
        Refusal::Barred(need, rule) => {
            let words = network.describe(&need);
            Obstacle::Barred { service: name(), need, words, reason: rule.reason.clone() }
        }
        Refusal::NotHeld(range, hub) => Obstacle::NotHeld { hub: HubName::of(network, hub), range },
    };
    fit.refusals(service, from, to).into_iter().map(shown).collect()
}

fn calls(network: &Network, service: &Service, leg: &Leg) -> Option<(usize, usize)> {
    let from = service.calls.iter().position(|call| network.hub(call.hub).code == leg.from.code)?;
    let to = service.calls.iter().rposition(|call| network.hub(call.hub).code == leg.to.code)?;
    Some((from, to))
}
