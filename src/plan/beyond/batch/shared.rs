//! What an itinerary takes of the departures that hold so much.

use crate::graph::DepartureStage;
use crate::model::{Case, Departs, Network, ServiceIx};
use crate::plan::Itinerary;
use crate::units::{Instant, Minutes, Shown, Zone};
use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

/// A departure of a service that holds so much, and who goes with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SharedDeparture {
    /// Code of the service.
    pub service: Arc<str>,
    /// When it leaves its first call.
    pub departs: Instant,
    /// Zone of its first call.
    pub zone: Zone,
    /// How much it holds on its fullest stage: forty-foot units, vehicles, lorries, chargeable kilograms or tonnes.
    pub room: u64,
    /// How much of that is taken.
    pub load: u64,
    /// Who goes with it on any stage, by position in the list.
    pub shipments: Vec<usize>,
}

impl fmt::Display for SharedDeparture {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let numbers: Vec<String> = self.shipments.iter().map(|at| (at + 1).to_string()).collect();
        let (departs, numbers) = (self.zone.local(self.departs), numbers.join(", "));
        write!(f, "{departs}  {:>5} of {:<5}  {}: {numbers}", self.load, self.room, Shown(&self.service))
    }
}

/// What an itinerary takes of each stage of a departure that holds so much.
pub(super) fn taken(network: &Network, case: Case, itinerary: &Itinerary) -> BTreeMap<DepartureStage, u64> {
    let mut taken = BTreeMap::new();
    let Some(ready) = itinerary.ready else { return taken };
    for leg in &itinerary.legs {
        let Some(ix) = network.service_with(&leg.service) else { continue };
        let service = network.service(ix);
        if service.capacity.is_none() || matches!(service.departs, Departs::OnDemand) {
            continue;
        }
        let stages = leg.first_stage..leg.first_stage + leg.stages.len();
        let before: u32 = service.stages[..leg.first_stage].iter().map(|stage| stage.time.at(case).get()).sum();
        let whole = [(leg.departs, itinerary.quantities.load(service.carries))];
        let parts: Vec<_> = leg.parts.iter().map(|part| (part.departs, part.load)).collect();
        for &(departs, load) in if parts.is_empty() { &whole[..] } else { &parts } {
            let first_call = ready.checked_add(departs).and_then(|departs| departs.checked_sub(Minutes::new(before)));
            let Some(first_call) = first_call else { continue };
            for stage in stages.clone() {
                *taken.entry(DepartureStage { service: ix, first_call, stage }).or_default() += load;
            }
        }
    }
    taken
}

/// How much a departure holds on a stage.
pub(super) fn room(network: &Network, at: DepartureStage) -> u64 {
    let service = network.service(at.service);
    let Departs::By(timetable) = &service.departs else { return u64::MAX };
    let date = timetable.zone().local(at.first_call);
    let seasons = service.seasons.iter();
    let holding = seasons.filter(|season| season.window.holds(date) && season.is_on(&(at.stage..at.stage + 1)));
    service.capacity_in(holding).unwrap_or(u64::MAX)
}

/// The departures that itineraries take, by time, each with its fullest stage.
pub(super) fn departures<'i>(
    network: &Network,
    case: Case,
    itineraries: impl Iterator<Item = (usize, &'i Itinerary)>,
) -> Vec<SharedDeparture> {
    let mut stages: BTreeMap<DepartureStage, (u64, Vec<usize>)> = BTreeMap::new();
    for (shipment, itinerary) in itineraries {
        for (stage, load) in taken(network, case, itinerary) {
            let sum = stages.entry(stage).or_default();
            sum.0 += load;
            sum.1.push(shipment);
        }
    }
    let mut found: BTreeMap<(Instant, ServiceIx), SharedDeparture> = BTreeMap::new();
    for (stage, (load, mut shipments)) in stages {
        let service = network.service(stage.service);
        let Departs::By(timetable) = &service.departs else { continue };
        let room = room(network, stage);
        let departure = found.entry((stage.first_call, stage.service)).or_insert_with(|| SharedDeparture {
            service: Arc::clone(&service.code),
            departs: stage.first_call,
            zone: timetable.zone().clone(),
            room,
            load,
            shipments: Vec::new(),
        });
        if room.saturating_sub(load) < departure.room.saturating_sub(departure.load) {
            (departure.room, departure.load) = (room, load);
        }
        departure.shipments.append(&mut shipments);
        departure.shipments.sort_unstable();
        departure.shipments.dedup();
    }
    found.into_values().collect()
}
