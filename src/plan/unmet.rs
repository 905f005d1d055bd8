//! Which of a shipment's needs nobody meets, where, and what could go without.

use super::planner::{PlanError, Planner};
use super::{Front, Leg, Query};
use crate::graph::{Fit, Refusal};
use crate::model::{Need, Needs, Network, Service, Shipment};

/// The most obstacles that are told.
const MOST: usize = 5;

/// Who stands in the way of what a shipment needs, and what each need costs it.
pub(super) struct Unmet {
    /// On the ways that the shipment would take if it needed nothing, the fastest first.
    pub(super) obstacles: Vec<String>,
    /// What could go without; each was planned.
    pub(super) remedies: Vec<String>,
}

/// Finds out whether the shipment could go if it needed nothing; none where it could not go then either.
pub(super) fn unmet(
    planner: &Planner<'_>,
    shipment: &Shipment,
    query: &Query,
    needs: &Needs,
) -> Result<Option<Unmet>, PlanError> {
    let without = |kept: &Needs| planner.answer(&planner.ask_needing(shipment, query, kept)?);
    if needs.is_empty() {
        return Ok(None);
    }
    let Some(plain) = without(&Needs::default())? else { return Ok(None) };
    let network = planner.network();
    let mut remedies = Vec::new();
    for need in needs.iter() {
        let others = Needs::new(needs.iter().filter(|other| *other != need).cloned());
        if let Some(front) = without(&others)? {
            remedies.push(remedy(&network.describe(need), &front));
        }
    }
    if remedies.is_empty() {
        let all: Vec<String> = needs.iter().map(|need| network.describe(need)).collect();
        remedies.push(remedy(&all.join(" and "), &plain));
    }
    let query = planner.known_switches(query)?;
    let fit = Fit::new(network, needs, &query.allowed);
    let mut obstacles: Vec<String> = Vec::new();
    for leg in plain.itineraries().iter().flat_map(|itinerary| &itinerary.legs) {
        for obstacle in in_the_way(network, &fit, leg) {
            if !obstacles.contains(&obstacle) {
                obstacles.push(obstacle);
            }
        }
    }
    obstacles.truncate(MOST);
    Ok(Some(Unmet { obstacles, remedies }))
}

fn remedy(without: &str, front: &Front) -> String {
    let best = front.fastest();
    format!("without {without} it could go, in {} for {}", best.elapsed, best.cost)
}

/// What a leg refuses, each with its reason.
fn in_the_way(network: &Network, fit: &Fit<'_>, leg: &Leg) -> Vec<String> {
    let Some(service) = network.service_with(&leg.service).map(|known| network.service(known)) else {
        return Vec::new();
    };
    let Some((from, to)) = calls(network, service, leg) else { return Vec::new() };
    let told = |refusal| match refusal {
        Refusal::NotTaken(need) => {
            format!(
                "{} ({}, {} by {}) does not take {}",
                leg.name,
                leg.service,
                leg.carriage,
                leg.mode,
                network.describe(&need)
            )
        }
        Refusal::Barred(need, rule) => {
            format!("{} ({}) may not carry {}: {}", leg.name, leg.service, network.describe(&need), rule.reason)
        }
        Refusal::NotHeld(range, hub) => format!("{} has nothing that holds {range}", network.hub(hub).name),
    };
    fit.refusals(service, from, to).into_iter().map(told).collect()
}

fn calls(network: &Network, service: &Service, leg: &Leg) -> Option<(usize, usize)> {
    let from = service.calls.iter().position(|call| network.hub(call.hub).code == leg.from.code)?;
    let to = service.calls.iter().rposition(|call| network.hub(call.hub).code == leg.to.code)?;
    Some((from, to))
}

/// What a leg takes of the needs.
pub(super) fn met(network: &Network, service: &Service, needs: &Needs) -> Vec<super::Met> {
    let met = |need: &Need| {
        let evidence = crate::graph::taken(network, service, need)?.clone();
        Some(super::Met { need: need.clone(), name: network.describe(need).into(), evidence })
    };
    needs.iter().filter_map(met).collect()
}
