//! Where a shipment begins and ends: hubs, or doors and the lorries between them and hubs.

use crate::graph::Overflow;
use crate::graph::{End, Lorry, PriceError};
use crate::model::{Case, Loading, Network, Place, Quantities, Tender};
use crate::plan::error::plan::PlanError;
use crate::units::{CountryCode, Kilometres};
use std::sync::Arc;

/// The hubs of a place; with a door, every hub that a lorry from the city's centre reaches.
pub(super) fn ends(
    network: &Network,
    place: &Place,
    door: bool,
    quantities: &Quantities,
    case: Case,
    tender: Tender,
) -> Result<Vec<End>, PlanError> {
    if !door {
        return Ok(place.hubs.iter().map(|&hub| End { hub, door: None }).collect());
    }
    let country = network.hub(place.hubs[0]).country;
    let mut ends = Vec::new();
    for hub in network.hub_indices().filter(|&hub| network.hub(hub).country == country) {
        let crow = place.centre.great_circle_km(network.hub(hub).position);
        let mut lorries = Vec::new();
        for loading in Loading::ALL {
            lorries.extend(lorry(network, country, loading, crow, quantities, case, tender)?);
        }
        if !lorries.is_empty() {
            ends.push(End { hub, door: Some(lorries) });
        }
    }
    Ok(ends)
}

fn lorry(
    network: &Network,
    country: CountryCode,
    loading: Loading,
    crow_km: f64,
    quantities: &Quantities,
    case: Case,
    tender: Tender,
) -> Result<Option<Lorry>, PlanError> {
    // Pallets for the airport go on the lorries that carry whole loads.
    let truck = || (loading == Loading::Loose).then(|| network.drayage(country, Loading::Truck)).flatten();
    let Some(tariff) = network.drayage(country, loading).or_else(truck) else { return Ok(None) };
    let Some(km) = tariff.road_km(crow_km) else { return Ok(None) };
    let overflow = PriceError::Overflow(Overflow);
    let distance = Kilometres::new(km);
    Ok(Some(Lorry {
        loading,
        km: distance,
        time: tariff.time(case, km).ok_or(overflow)?,
        time_evidence: tariff.fixed_time.evidence().clone(),
        charge: tariff.charge(case, km, quantities, tender).ok_or(overflow)?,
        charge_evidence: tariff.per_km.evidence().clone(),
        emissions: tariff.emission.grams(case, quantities, distance).ok_or(overflow)?,
        factor: Arc::clone(&tariff.emission),
    }))
}
