//! An itinerary, laid out for many runs.

use super::answer::{Connection, ReliabilityError, Tally};
use crate::graph::{Bookable, Conditions, Dated, Dates, Lane, Overflow, Pricing, TransportGraph, time_charges};
use crate::model::{Case, Hours, Network, Stage, StageKind, both_open};
use crate::plan::ask::asked::Asked;
use crate::plan::error::plan::{Foreign, PlanError};
use crate::plan::planner::Planner;
use crate::plan::spread::draw::Draw;
use crate::plan::{Criterion, Itinerary, Leg};
use crate::search::{ArcId, NodeId, SearchError};
use crate::units::{Instant, Minutes, Money};
use rand_pcg::Pcg64Mcg;
use std::sync::Arc;

pub(super) struct Prepared<'a> {
    pub(super) lane: Lane<'a>,
    pub(super) ready: Instant,
    pub(super) deliver_from: Option<Instant>,
    pub(super) steps: Vec<PreparedStep<'a>>,
    /// Money that no delay changes.
    pub(super) fixed: i64,
    /// Whether something is due for the time since ready.
    pub(super) charges_time: bool,
}

/// A stay, and the ride after it; the last has none.
pub(super) struct PreparedStep<'a> {
    pub(super) arc: ArcId,
    pub(super) tail: NodeId,
    /// When the hub works, where that is not always.
    pub(super) hours: Option<&'a Hours>,
    pub(super) work: Draw,
    pub(super) ride: Option<PreparedRide<'a>>,
}

pub(super) struct PreparedRide<'a> {
    /// Position among the rides of the graph.
    pub(super) number: usize,
    service: Arc<str>,
    hub: Arc<str>,
    /// From the departure of the itinerary on; of a front of promises from the first that is not waited beyond. Empty on demand.
    pub(super) departures: Vec<Bookable>,
    /// The departure of the itinerary, by its position.
    pub(super) planned: usize,
    pub(super) stages: Vec<PreparedStage<'a>>,
    /// Customs on the way.
    pub(super) formalities: Minutes,
    pub(super) lateness: Draw,
}

pub(super) struct PreparedStage<'a> {
    pub(super) time: Draw,
    /// When the two sides of a border are open, where that is not always.
    pub(super) open: Option<[Option<&'a Hours>; 2]>,
}

impl<'a> Prepared<'a> {
    pub(super) fn new(
        planner: &'a Planner,
        asked: &'a Asked,
        ready: Instant,
        pricing: &Pricing,
        itinerary: &Itinerary,
    ) -> Result<Self, ReliabilityError> {
        let lane @ Lane { network, graph, .. } = planner.engine.lane(asked);
        let foreign = ReliabilityError::Foreign;
        if itinerary.ready != Some(ready) {
            return Err(if itinerary.ready.is_none() { ReliabilityError::Strategic } else { foreign(Foreign::Ready) });
        }
        let (horizon, documents, deliver_from) = (asked.horizon, asked.documents, asked.deliver_from);
        let dates = Dates { ready, horizon, documents, deliver_from, begun: None };
        let axes = [Criterion::Time, Criterion::Cost];
        let dated = Dated::<2>::new(lane, pricing, dates, axes);
        let overflow = || ReliabilityError::Plan(PlanError::from(SearchError::Overflow));
        let first = itinerary.stays.first().and_then(|stay| network.hub_with(&stay.hub.code));
        let mut node = graph.gate(first.ok_or_else(|| foreign(Foreign::FirstHub))?);
        let (mut steps, mut fixed) = (Vec::new(), Money::ZERO);
        for at in 0..itinerary.stays.len() {
            let leg = itinerary.legs.get(at);
            let arrived = Minutes::new(itinerary.stays[at].begins.get());
            let arc = arc_of(network, &dated, graph, node, leg, arrived, pricing)
                .ok_or_else(|| foreign(leg.map_or(Foreign::LastHub, |leg| Foreign::Service(leg.service.clone()))))?;
            let hub =
                graph.node(node).hub.ok_or_else(|| foreign(Foreign::Hub(itinerary.stays[at].hub.code.clone())))?;
            fixed = fixed.checked_add(dated.price_of_handling(arc)).ok_or_else(overflow)?;
            let mut step = PreparedStep {
                arc,
                tail: node,
                hours: network.hub(hub).hours.as_deref(),
                work: Draw::over(work(lane, arc)?),
                ride: None,
            };
            if let (Some(leg), Some(number)) = (leg, graph.arc(arc).ride) {
                let ridden = graph.rides()[number];
                let service = network.service(ridden.service);
                // On a front of promises whatever leaves first may be taken, but where something is waited for.
                let departs = match &itinerary.promised {
                    Some(promised) => promised.not_before.get(at).copied().flatten().unwrap_or(Minutes::ZERO),
                    None => leg.departs,
                };
                let [departs, planned] = [departs, leg.departs].map(|at| ready.checked_add(at).ok_or_else(overflow));
                let (departs, planned) = (departs?, planned?);
                let departures = dated.bookable(arc, departs).map_err(PlanError::from)?;
                if departures.is_empty() {
                    fixed = fixed.checked_add(dated.price_on_demand(arc)).ok_or_else(overflow)?;
                }
                let way = &service.stages[service.calls[ridden.from].leave..service.calls[ridden.to].arrive];
                step.ride = Some(PreparedRide {
                    number,
                    service: Arc::clone(&leg.service),
                    hub: Arc::clone(&leg.from.name),
                    stages: stages(network, way, leg),
                    formalities: dated.formalities(arc),
                    lateness: leg.lateness.as_deref().map_or(Draw::Fixed(0), Draw::of_delay),
                    planned: departures.iter().take_while(|one| one.departure < planned).count(),
                    departures,
                });
                node = graph.arc(arc).head;
            }
            steps.push(step);
        }
        let charges_time = lane.charges_time();
        let deliver_from = asked.deliver_from;
        Ok(Self { lane, ready, deliver_from, steps, fixed: fixed.minor(), charges_time })
    }

    /// How many stays; the last has no leg.
    pub(super) fn stays(&self) -> usize {
        self.steps.len()
    }

    /// One run.
    pub(super) fn run(&self, dice: &mut Pcg64Mcg, tally: &mut Tally) {
        tally.runs += 1;
        if let Some((arrival, cost)) = self.try_run(dice, &mut tally.missed) {
            tally.arrivals.push(arrival);
            tally.costs.push(cost);
        }
    }

    /// When it arrives since ready, and at what cost; none when no later departure is left, a border never opens, or a sum passes its type.
    fn try_run(&self, dice: &mut Pcg64Mcg, missed: &mut [usize]) -> Option<(u32, i64)> {
        let mut cost = self.fixed;
        let mut at = self.ready;
        for (number, step) in self.steps.iter().enumerate() {
            let arrived = at;
            let begins = step.hours.map_or(Some(at), |hours| hours.opens(at))?;
            let handled = begins.checked_add(Minutes::new(step.work.minutes(dice)))?;
            let left = match &step.ride {
                None => {
                    at = self.deliver_from.map_or(handled, |from| handled.max(from));
                    at
                }
                Some(ride) => {
                    let (departure, left, held_up) = match &ride.departures[..] {
                        [] => {
                            // What is closed is waited for as the plan does: by the usual times of the ride.
                            let leaves = self.lane.opens(ride.number, ride.formalities, handled)?;
                            (leaves, leaves, Minutes::ZERO)
                        }
                        departures => {
                            let taken = departures.iter().position(|one| handled <= one.closing);
                            if taken.is_none_or(|taken| taken > ride.planned) {
                                missed[number] += 1;
                            }
                            let one = departures[taken?];
                            cost = cost.checked_add(one.price.minor())?;
                            (one.departure, one.left, one.held_up)
                        }
                    };
                    at = departure;
                    for stage in &ride.stages {
                        if let Some([from, to]) = stage.open {
                            at = both_open(from, to, at)?;
                        }
                        at = at.checked_add(Minutes::new(stage.time.minutes(dice)))?;
                    }
                    let late = Minutes::new(ride.lateness.minutes(dice));
                    at = at.checked_add(ride.formalities)?.checked_add(held_up)?.checked_add(late)?;
                    left
                }
            };
            cost = cost.checked_add(self.accrued(step, [arrived, handled, left, at])?)?;
        }
        Some((at.since(self.ready)?.get(), cost))
    }

    /// Storage, and what is due for the time since ready.
    pub(super) fn accrued(
        &self,
        step: &PreparedStep<'_>,
        [arrived, handled, left, comes]: [Instant; 4],
    ) -> Option<i64> {
        let mut accrued = 0;
        if let Some(tariff) = self.lane.storage_tariff(self.lane.graph.node(step.tail)) {
            let Conditions { quantities, tender, .. } = self.lane.conditions;
            accrued = tariff.charge(left.since(arrived)?, quantities, *tender)?.minor();
        }
        if self.charges_time {
            let since = |instant: Instant| instant.since(self.ready);
            let times = time_charges::Times { came: since(arrived)?, handled: since(handled)?, ends: since(comes)? };
            let arc = self.lane.graph.arc(step.arc);
            let charge = self.lane.time_charge(arc, times).ok()?;
            accrued = accrued.checked_add(charge.minor())?;
        }
        Some(accrued)
    }

    /// The departures that may be missed: the stay, the service and the name of the hub.
    pub(super) fn boarded(&self) -> impl Iterator<Item = (usize, Arc<str>, Arc<str>)> {
        let rides = self.steps.iter().enumerate().filter_map(|(stay, step)| Some((stay, step.ride.as_ref()?)));
        rides
            .filter(|(_, ride)| !ride.departures.is_empty())
            .map(|(stay, ride)| (stay, Arc::clone(&ride.service), Arc::clone(&ride.hub)))
    }

    /// How often each was missed.
    pub(super) fn connections(&self, missed: &[usize]) -> Vec<Connection> {
        self.boarded().map(|(stay, service, hub)| Connection { service, hub, missed: missed[stay] }).collect()
    }
}

/// The arc of a leg, or the last one, from a node where the cargo came at a time: the one that rides the same stages, and can leave when the leg does.
fn arc_of(
    network: &Network,
    dated: &Dated<'_, 2>,
    graph: &TransportGraph,
    node: NodeId,
    leg: Option<&Leg>,
    at: Minutes,
    pricing: &Pricing,
) -> Option<ArcId> {
    let mut open = graph.arcs_from(node).filter(|&arc| pricing.is_open(arc)).map(ArcId::new);
    let Some(leg) = leg else { return open.find(|&arc| graph.arc(arc).ride.is_none()) };
    open.find(|&arc| {
        let Some(number) = graph.arc(arc).ride else { return false };
        let ride = &graph.rides()[number];
        let service = network.service(ride.service);
        let stages = service.calls[ride.from].leave..service.calls[ride.to].arrive;
        let [from, to] = [ride.from, ride.to].map(|call| &network.hub(service.calls[call].hub).code);
        service.code == leg.service
            && (from, to) == (&leg.from.code, &leg.to.code)
            && stages == (leg.first_stage..leg.first_stage + leg.stages.len())
            && dated.boarding(arc, at, leg.departs.get()).is_some()
    })
}

/// Low, typical and high minutes of the work at the tail of an arc; the lorry of a door as the question has it.
fn work(lane: Lane<'_>, arc: ArcId) -> Result<[u32; 3], ReliabilityError> {
    let mut minutes = [0; 3];
    for (at, case) in [Case::Low, Case::Typical, Case::High].into_iter().enumerate() {
        let conditions = Conditions { case, ..lane.conditions.clone() };
        let mut sum = Minutes::ZERO;
        Lane { conditions: &conditions, ..lane }
            .handling(lane.graph.arc(arc), |item| {
                sum = sum.checked_add(item.time).ok_or(Overflow)?;
                Ok(())
            })
            .map_err(|overflow| PlanError::from(crate::graph::PriceError::from(overflow)))?;
        minutes[at] = sum.get();
    }
    Ok(minutes)
}

fn stages<'n>(network: &'n Network, way: &[Stage], leg: &Leg) -> Vec<PreparedStage<'n>> {
    let hours = |hub| network.hub(hub).hours.as_deref();
    way.iter()
        .zip(&leg.stages)
        .map(|(stage, shown)| {
            let sides = [hours(stage.from), hours(stage.to)];
            let closes = stage.kind == StageKind::Border && sides.iter().any(Option::is_some);
            PreparedStage {
                time: shown.queue.as_deref().map_or_else(|| Draw::of_range(&stage.time), Draw::of_delay),
                open: closes.then_some(sides),
            }
        })
        .collect()
}
