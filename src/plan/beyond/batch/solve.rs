//! Plans a batch: alone first, then without what is contested, until nothing is over capacity.

use super::answer::{Batch, BatchError, Objective, Placed, Rolled, Total, Unplanned};
use super::program::choose;
use super::shared::{departures, room};
use super::ways::{Stages, Way, Ways};
use crate::graph::DepartureStage;
use crate::model::{Depart, Network, Shipment};
use crate::plan::error::plan::PlanError;
use crate::plan::explain::why_not::no_way;
use crate::plan::meter::Meter;
use crate::plan::planner::Planner;
use crate::plan::{Criterion, Query};
use crate::units::Money;
use std::collections::BTreeMap;
use std::sync::Arc;

/// After how many steps the solver gives up.
const MOST_STEPS: u64 = 1_000_000;

/// After how many steps it gives up what would only be of help.
const FEW_STEPS: u64 = 1_000;

/// A way for each shipment, or none.
type Picks = Vec<Option<Arc<Way>>>;

/// A shipment with a way.
struct Rider<'p> {
    shipment: usize,
    ways: Ways<'p>,
    alone: Arc<Way>,
}

pub(super) fn batch(
    planner: &Planner,
    shipments: &[Shipment],
    query: &Query,
    objective: Objective,
) -> Result<Batch, BatchError> {
    if shipments.is_empty() {
        return Err(BatchError::Empty);
    }
    if objective.a_day < Money::ZERO {
        return Err(BatchError::Day);
    }
    if !query.patience.is_unlimited() {
        return Err(BatchError::Patience);
    }
    let mut query = query.started().into_owned();
    let meter = query.meter();
    query.criteria = vec![Criterion::Time, Criterion::Cost];
    let refused = |at: usize, why: PlanError| BatchError::Shipment {
        number: at + 1,
        name: shipments[at].to_string(),
        why: why.into(),
    };
    let (mut riders, mut unplanned, mut undone) = (Vec::new(), Vec::new(), Vec::new());
    for (at, shipment) in shipments.iter().enumerate() {
        let name = || shipment.to_string();
        if shipment.depart == Depart::AnyTime {
            return Err(BatchError::NoReady { number: at + 1, name: name() });
        }
        let asked = planner.engine.ask(shipment, &query).map_err(|why| refused(at, why))?;
        let mut ways = Ways::new(planner, asked, objective);
        match ways.without(&Stages::new()) {
            Ok(Some(alone)) => riders.push(Rider { shipment: at, ways, alone }),
            Ok(None) => {
                let asked = planner.engine.ask(shipment, &query).map_err(|why| refused(at, why))?;
                match no_way(&planner.engine, shipment, &query, &asked) {
                    why @ (PlanError::NoItinerary(_) | PlanError::Unexplained(_)) => {
                        unplanned.push(Unplanned { shipment: at, name: name(), why });
                    }
                    why => return Err(refused(at, why)),
                }
            }
            Err(PlanError::Stopped(_)) => undone.push(at),
            Err(why) => return Err(refused(at, why)),
        }
    }
    let network = planner.network();
    let first_come = first_come(network, &mut riders).map_err(|(at, why)| refused(at, why))?;
    // Whoever was not reached may find room or none.
    undone.extend(riders.split_off(first_come.len()).iter().map(|rider| rider.shipment));
    undone.sort_unstable();
    if let Some(stop) = meter.stopped().filter(|_| riders.is_empty() && unplanned.is_empty()) {
        return Err(BatchError::Stopped(stop));
    }
    let (picks, bound) = best(network, &mut riders, &first_come, objective.searches, &meter, refused)?;
    let in_parts = riders.iter().flat_map(|rider| rider.ways.found()).any(Way::is_in_parts);
    let itinerary = |pick: &Option<Arc<Way>>| pick.as_ref().map(|way| way.itinerary.clone());
    let (mut placed, mut left) = (Vec::new(), Vec::new());
    for (rider, (pick, first)) in riders.iter().zip(picks.iter().zip(&first_come)) {
        let (shipment, name) = (rider.shipment, shipments[rider.shipment].to_string());
        let (alone, first_come) = (rider.alone.itinerary.clone(), itinerary(first));
        match itinerary(pick) {
            Some(itinerary) => placed.push(Placed { shipment, name, itinerary, alone, first_come }),
            None => left.push(Rolled { shipment, name, alone, first_come }),
        }
    }
    let alone = Total { left: 0, score: riders.iter().map(|rider| rider.alone.score).sum() };
    if [total(&picks), total(&first_come), alone].iter().any(|sum| sum.minor().is_none()) {
        return Err(BatchError::TooMuch);
    }
    Ok(Batch {
        departures: departures(network, query.case, placed.iter().map(|one| (one.shipment, &one.itinerary))),
        placed,
        left,
        unplanned,
        objective,
        total: total(&picks),
        bound: (!in_parts && undone.is_empty()).then_some(bound),
        first_come: total(&first_come),
        alone,
        searches: riders.iter().map(|rider| rider.ways.searches()).sum(),
        undone,
        status: meter.status(),
    })
}

fn total(picks: &[Option<Arc<Way>>]) -> Total {
    let score = picks.iter().flatten().map(|way| way.score).sum();
    Total { left: picks.iter().filter(|pick| pick.is_none()).count(), score }
}

/// Each in its turn takes the best of its ways that still has room; as many as a limit leaves time for.
fn first_come(network: &Network, riders: &mut [Rider<'_>]) -> Result<Picks, (usize, PlanError)> {
    let mut taken: BTreeMap<DepartureStage, u64> = BTreeMap::new();
    let mut picks = Vec::with_capacity(riders.len());
    for rider in riders {
        let mut full = Stages::new();
        let pick = loop {
            let way = match rider.ways.without(&full) {
                Err(PlanError::Stopped(_)) => return Ok(picks),
                way => way.map_err(|why| (rider.shipment, why))?,
            };
            let Some(way) = way else { break None };
            let over = way
                .takes
                .iter()
                .filter(|&(stage, load)| taken.get(stage).copied().unwrap_or(0) + load > room(network, *stage));
            let over: Vec<DepartureStage> = over.map(|(stage, _)| *stage).collect();
            if over.is_empty() {
                break Some(way);
            }
            full.extend(over);
        };
        for (stage, load) in pick.iter().flat_map(|way| &way.takes) {
            *taken.entry(*stage).or_default() += load;
        }
        picks.push(pick);
    }
    Ok(picks)
}

/// The best picks, and what none can beat; from picks that hold.
fn best(
    network: &Network,
    riders: &mut [Rider<'_>],
    known: &Picks,
    mut searches: usize,
    meter: &Meter,
    refused: impl Fn(usize, PlanError) -> BatchError,
) -> Result<(Picks, Total), BatchError> {
    let alone: i128 = riders.iter().map(|rider| rider.alone.score).sum();
    let mut contested = Stages::new();
    let mut best = known.clone();
    let mut bound = Total { left: 0, score: alone };
    loop {
        // As long as all can be carried: whoever takes more of the total than this leaves others less than they take alone.
        let all_carried = total(&best).left == 0;
        let slack = total(&best).score - alone;
        let mut ways = Vec::with_capacity(riders.len());
        for rider in riders.iter_mut() {
            let most = all_carried.then_some(rider.alone.score + slack);
            match rider.ways.all(&contested, most, &mut searches) {
                Ok(Some(all)) => ways.push(all),
                Ok(None) | Err(PlanError::Stopped(_)) => return Ok((best, bound)),
                Err(why) => return Err(refused(rider.shipment, why)),
            }
        }
        let rooms = contested.iter().map(|&stage| (stage, room(network, stage))).collect();
        let chosen = match choose(&ways, &rooms, !all_carried, MOST_STEPS, meter) {
            Err(BatchError::Stopped(_)) => return Ok((best, bound)),
            chosen => chosen?,
        };
        let picks = picked(&ways, &chosen);
        bound = bound.max(total(&picks));
        if bound == total(&best) {
            return Ok((best, bound));
        }
        let over = over_capacity(network, &picks);
        if over.is_empty() {
            return Ok((picks, bound));
        }
        contested.extend(over);
        // Whatever is known by now, under all capacities: a plan that holds, and a shorter list the next time.
        for (ways, pick) in ways.iter_mut().zip(&best) {
            ways.extend(pick.clone());
        }
        let stages = ways.iter().flatten().flat_map(|way| way.takes.keys());
        let rooms = stages.map(|&stage| (stage, room(network, stage))).collect();
        if let Ok(chosen) = choose(&ways, &rooms, !all_carried, FEW_STEPS, meter) {
            let holds = picked(&ways, &chosen);
            if total(&holds) < total(&best) {
                best = holds;
            }
        }
    }
}

fn picked(ways: &[Vec<Arc<Way>>], chosen: &[Option<usize>]) -> Picks {
    ways.iter().zip(chosen).map(|(ways, at)| at.map(|at| Arc::clone(&ways[at]))).collect()
}

/// Of each departure that is over capacity somewhere, the stage on which it is most.
fn over_capacity(network: &Network, picks: &Picks) -> Vec<DepartureStage> {
    let mut taken: BTreeMap<DepartureStage, u64> = BTreeMap::new();
    for (stage, load) in picks.iter().flatten().flat_map(|way| &way.takes) {
        *taken.entry(*stage).or_default() += load;
    }
    let mut worst: BTreeMap<_, (u64, DepartureStage)> = BTreeMap::new();
    for (stage, load) in taken {
        let over = load.saturating_sub(room(network, stage));
        let known = worst.entry((stage.service, stage.first_call)).or_insert((0, stage));
        if over > known.0 {
            *known = (over, stage);
        }
    }
    worst.into_values().filter(|(over, _)| *over > 0).map(|(_, stage)| stage).collect()
}
