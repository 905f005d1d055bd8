//! Itineraries that share departures: each by itself, and whether a departure holds all that goes with it.

use super::auditor::Discrepancy;
use super::figures::minutes;
use super::legs::calls_of;
use super::walk::audit;
use crate::model::{Departs, Network, Shipment};
use crate::plan::{Itinerary, Query};
use std::collections::BTreeMap;

/// Computes itineraries of several shipments again, each as [`audit`] does, and whether together they are more than a departure holds on any of its stages.
///
/// # Errors
/// Everything that disagrees: that of each itinerary in their order, then what is over capacity.
pub fn audit_together(
    network: &Network,
    query: &Query,
    carried: &[(&Shipment, &Itinerary)],
) -> Result<(), Vec<Discrepancy>> {
    let mut found: Vec<Discrepancy> = Vec::new();
    // By service and minute of its first departure: what is on board of each stage.
    let mut loads: BTreeMap<(&str, i64), Vec<i128>> = BTreeMap::new();
    for &(shipment, itinerary) in carried {
        found.extend(audit(network, shipment, query, itinerary).err().unwrap_or_default());
        let (Some(ready), Ok(quantities)) = (itinerary.ready, shipment.quantities(network)) else { continue };
        for leg in &itinerary.legs {
            let Some(service) = network.services().iter().find(|service| service.code == leg.service) else { continue };
            let Some((from, to)) = calls_of(service, network, leg) else { continue };
            let (first, last) = (service.calls[from].leave, service.calls[to].arrive);
            let before: i128 = service.stages[..first].iter().map(|stage| minutes(&stage.time, query.case)).sum();
            let mut board = |departs: u32, load: u64| {
                let first_call = i128::from(ready.epoch_minutes()) + i128::from(departs) - before;
                let key = (&*service.code, i64::try_from(first_call).unwrap_or(i64::MAX));
                let stages = loads.entry(key).or_insert_with(|| vec![0; service.stages.len()]);
                stages[first..last].iter_mut().for_each(|sum| *sum += i128::from(load));
            };
            match leg.parts[..] {
                [] => board(leg.departs.get(), quantities.load(service.carries)),
                _ => leg.parts.iter().for_each(|part| board(part.departs.get(), part.load)),
            }
        }
    }
    for ((code, first_call), stages) in loads {
        let Some(service) = network.services().iter().find(|service| *service.code == *code) else { continue };
        let (Some(capacity), Departs::By(timetable)) = (&service.capacity, &service.departs) else { continue };
        let date = timetable.zone().local(crate::units::Instant::from_epoch_minutes(first_call));
        for (at, load) in stages.into_iter().enumerate() {
            let holding = service.seasons.iter().filter(|season| season.window.holds(date));
            let here = holding.filter(|season| season.over.is_none_or(|over| over == at));
            let share = here.filter_map(|season| season.capacity_permille.as_ref()).map(|share| share.value).min();
            let room = i128::from(capacity.value) * i128::from(share.unwrap_or(1000)) / 1000;
            if load > room {
                found.push(Discrepancy {
                    place: format!("{code}, leaving {date}, stage {at}"),
                    what: "the load of all within capacity",
                    said: load.to_string(),
                    found: room.to_string(),
                });
            }
        }
    }
    if found.is_empty() { Ok(()) } else { Err(found) }
}
