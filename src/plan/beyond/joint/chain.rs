//! What a flow waits on the services that it goes by, for every combination of their timetables.

use super::answer::{Flow, Goal, JointError, Waits};
use super::freedom::Choices;
use crate::graph::{Dated, Dates};
use crate::plan::ask::asked::Asked;
use crate::plan::ask::times::clock;
use crate::plan::error::plan::{Defect, PlanError};
use crate::plan::planner::Planner;
use crate::plan::{Criterion, Itinerary, Query};
use crate::search::ArcId;
use crate::units::{Civil, Instant, Minutes, Zone};

/// The most combinations of timetables on the way of one flow.
const MOST: usize = 20_000;

/// A flow on its services.
pub(super) struct Chain {
    /// The services on its way that may move, by position among all that may.
    pub(super) free: Vec<usize>,
    /// How many timetables each of these may have.
    sizes: Vec<usize>,
    /// Minutes waited over all hand-ins, for each combination, the last service turning fastest; none where a hand-in finds no departure.
    waits: Vec<Option<u64>>,
}

impl Chain {
    pub(super) fn of(
        planner: &Planner,
        at: usize,
        flow: &Flow,
        itinerary: &Itinerary,
        query: &Query,
        goal: &Goal,
        choices: &[Choices],
    ) -> Result<Self, JointError> {
        let (number, name) = (at + 1, flow.shipment.to_string());
        let failed = |why: PlanError| JointError::Flow { number, name: name.clone(), week: 1, why: why.into() };
        let lost = || failed(Defect::LostDeparture.into());
        let ready = itinerary.ready.ok_or_else(lost)?;
        let network = planner.network();
        // Which of the services that may move each leg goes by.
        let moves = |code: &str| choices.iter().position(|known| *network.service(known.service).code == *code);
        let legs: Vec<Option<usize>> = itinerary.legs.iter().map(|leg| moves(&leg.service)).collect();
        let mut free: Vec<usize> = legs.iter().flatten().copied().collect();
        free.sort_unstable();
        free.dedup();
        let sizes: Vec<usize> = free.iter().map(|&service| choices[service].days.len()).collect();
        let combinations = sizes.iter().fold(1_usize, |product, &size| product.saturating_mul(size));
        if combinations > MOST {
            return Err(JointError::TooFree { number, name: name.clone(), combinations, most: MOST });
        }
        let asked = planner.engine.ask(&flow.shipment, query).map_err(failed)?;
        let mut chain = Self { free, sizes, waits: Vec::with_capacity(combinations) };
        let arcs = arcs(planner, &asked, itinerary).ok_or_else(lost)?;
        planner.engine.with_scratch(|scratch| {
            planner.engine.price(&asked, scratch).map_err(failed)?;
            let Asked { horizon, documents, deliver_from, .. } = asked;
            let dates = Dates { ready, horizon, documents, deliver_from, begun: None };
            let axes = [Criterion::Time, Criterion::Cost];
            let dated = Dated::<2>::new(planner.engine.lane(&asked), &scratch.pricing, dates, axes);
            for combination in 0..combinations {
                asked.meter.look().map_err(|stop| failed(stop.into()))?;
                let chosen = chain.decoded(combination);
                let mut sum = Some(0_u64);
                for week in 0..goal.weeks {
                    let first = hand_in(clock(network, &asked.from), ready, week);
                    let waited = walk(&dated.at(first, horizon), first, &arcs, goal.waits, |leg| {
                        let service = legs[leg]?;
                        let at = chain.free.iter().position(|&free| free == service)?;
                        Some(&choices[service].timetables[chosen[at]])
                    });
                    if waited.is_none() && combination == 0 {
                        return Err(JointError::Broken { number, name: name.clone(), week: week + 1 });
                    }
                    sum = sum.zip(waited).map(|(sum, waited)| sum + waited);
                }
                chain.waits.push(sum);
            }
            Ok(())
        })?;
        Ok(chain)
    }

    /// Which timetable each of its services has in a combination.
    fn decoded(&self, mut combination: usize) -> Vec<usize> {
        let mut chosen: Vec<usize> = self
            .sizes
            .iter()
            .rev()
            .map(|size| {
                let at = combination % size;
                combination /= size;
                at
            })
            .collect();
        chosen.reverse();
        chosen
    }

    /// Minutes waited with a timetable for each service that may move; none where a hand-in finds no departure.
    pub(super) fn waits(&self, chosen: &[usize]) -> Option<u64> {
        let at = self.free.iter().zip(&self.sizes).fold(0, |at, (&service, size)| at * size + chosen[service]);
        self.waits[at]
    }

    /// All combinations that work: which timetable each of its services has, and the minutes waited.
    pub(super) fn combinations(&self) -> impl Iterator<Item = (Vec<usize>, u64)> {
        let waits = self.waits.iter().enumerate();
        waits.filter_map(|(at, waits)| Some((self.decoded(at), (*waits)?)))
    }

    /// The least minutes waited with any.
    pub(super) fn least(&self) -> u64 {
        self.waits.iter().flatten().copied().min().unwrap_or(0)
    }
}

/// The arcs that an itinerary goes over, without the last one, to the consignee.
fn arcs(planner: &Planner, asked: &Asked, itinerary: &Itinerary) -> Option<Vec<ArcId>> {
    let (network, graph) = (planner.network(), planner.engine.graph());
    let first = network.hub_with(&itinerary.stays.first()?.hub.code)?;
    let mut node = graph.gate(first);
    let mut arcs = Vec::new();
    for leg in &itinerary.legs {
        let arc = graph.arcs_from(node).find(|&arc| {
            let Some(number) = graph.arcs()[arc].ride else { return false };
            let ride = &graph.rides()[number];
            let service = network.service(ride.service);
            let stages = leg.first_stage..leg.first_stage + leg.stages.len();
            asked.conditions.allowed[number] && service.code == leg.service && ride.stages(service) == stages
        })?;
        arcs.push(ArcId::new(arc));
        node = graph.arcs()[arc].head;
    }
    Some(arcs)
}

/// Minutes that cargo waits which takes the first departure each time, by the timetables given.
fn walk<'t>(
    dated: &Dated<'_, 2>,
    ready: Instant,
    arcs: &[ArcId],
    waits: Waits,
    timetable: impl Fn(usize) -> Option<&'t crate::model::Timetable>,
) -> Option<u64> {
    let (mut at, mut waited) = (ready, 0);
    for (leg, &arc) in arcs.iter().enumerate() {
        let boarding = dated.first_boarding(arc, at, timetable(leg))?;
        let begins = dated.begins(arc, at.since(ready)?)?;
        if leg > 0 || waits == Waits::FromHandIn {
            let minutes = |from: Instant, to: Instant| to.since(from).map_or(0, |time: Minutes| u64::from(time.get()));
            waited += minutes(at, begins) + minutes(boarding.handled, boarding.closing);
        }
        at = boarding.arrival;
    }
    Some(waited)
}

/// When a flow is handed in in a week: at the same time of day on the clock of its origin.
pub(super) fn hand_in(zone: &Zone, first: Instant, week: u32) -> Instant {
    // Not by way of the local time in the first week: the clock may show it twice.
    if week == 0 {
        first
    } else {
        zone.instant(Civil::from_epoch_minutes(zone.local(first).epoch_minutes() + 10_080 * i64::from(week)))
    }
}
