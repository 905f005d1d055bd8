//! Itineraries from what the search found: the same arcs, the same departures, the same items. Nothing is timed again.

use super::met::met;
use crate::graph::time_charges;
use crate::graph::{Begun, Conditions, Dated, Lane, Overflow, Part, PriceError, TransportArc};
use crate::graph::{Item, ItemKind};
use crate::model::{Departs, HubIx, Service, Side, Tender};
use crate::plan::answer::itinerary::{HubRef, Itinerary, Leg, LegPart, LegStage, Schedule, Stay};
use crate::plan::error::plan::{Defect, PlanError};
use crate::plan::error::time::TimeError;
use crate::search::{Found, NodeId, SearchError, Step};
use crate::units::{Civil, GramsCo2e, Instant, Minutes, Money};
use std::sync::Arc;

pub(in crate::plan) struct Rebuild<'a> {
    pub(in crate::plan) lane: Lane<'a>,
    /// The same, billed in the other of the network's currency and the one asked for, where these are two.
    pub(in crate::plan) other: Option<&'a Conditions>,
    pub(in crate::plan) ready: Option<Instant>,
    /// Where the way begins, where that is in the middle.
    pub(in crate::plan) begun: Option<Begun>,
}

/// When things happen around one arc, in minutes since ready.
struct Times {
    handled: Minutes,
    closing: Minutes,
    departs: Minutes,
    left: Minutes,
    arrives: Minutes,
    date: Option<Civil>,
    /// Wait for the hub to open, before anything else.
    closed: Minutes,
    /// Waits at borders, by position of the stage.
    borders: Vec<(usize, Minutes)>,
    /// What rides with which departure, where it is more than one.
    parts: Vec<Part>,
}

impl Times {
    /// Handled, departed, arrived, with nothing of note in between.
    fn at(handled: Minutes, departs: Minutes, arrives: Minutes) -> Self {
        Self {
            handled,
            closing: departs,
            departs,
            left: departs,
            arrives,
            date: None,
            closed: Minutes::ZERO,
            borders: Vec::new(),
            parts: Vec::new(),
        }
    }
}

impl Rebuild<'_> {
    /// A dated answer: departures as the search took them.
    pub(in crate::plan) fn dated<const K: usize>(
        &self,
        dated: &Dated<'_, K>,
        found: &Found<K>,
    ) -> Result<Itinerary, PlanError> {
        self.billed(|rebuild| rebuild.dated_bill(dated, found))
    }

    /// A strategic answer: mean waits.
    pub(in crate::plan) fn strategic<const K: usize>(&self, found: &Found<K>) -> Result<Itinerary, PlanError> {
        self.billed(|rebuild| rebuild.strategic_bill(found))
    }

    /// The same way billed twice, where the bill is to be shown in another currency than the network's.
    fn billed(&self, bill: impl Fn(&Self) -> Result<Itinerary, PlanError>) -> Result<Itinerary, PlanError> {
        let counted = bill(self)?;
        let Some(conditions) = self.other else { return Ok(counted) };
        let other = bill(&Rebuild { lane: Lane { conditions, ..self.lane }, other: None, ..*self })?;
        let in_network = self.lane.conditions.tender == Tender::NETWORK;
        let (network, shown) = if in_network { (counted, other) } else { (other, counted) };
        Ok(Itinerary { network_cost: network.cost, ..shown })
    }

    fn dated_bill<const K: usize>(&self, dated: &Dated<'_, K>, found: &Found<K>) -> Result<Itinerary, PlanError> {
        let ready = self.ready.ok_or(TimeError::UnknownClock)?;
        let since = |instant: Instant| instant.since(ready).ok_or(SearchError::Overflow);
        self.build(&found.steps, |step, at, work| {
            let begins = since(dated.begins(step.arc, at).ok_or(Defect::LostDeparture)?)?;
            let closed = Minutes::new(begins.get().saturating_sub(at.get()));
            if self.lane.graph.arc(step.arc).ride.is_none() {
                let handled = begins.checked_add(work).ok_or(SearchError::Overflow)?;
                let collected = since(dated.collected(step.arc, at).ok_or(Defect::LostDeparture)?)?;
                return Ok(Times { closed, ..Times::at(handled, collected, collected) });
            }
            let boarding = dated.boarding(step.arc, at, step.departure).ok_or(Defect::LostDeparture)?;
            Ok(Times {
                handled: since(boarding.handled)?,
                closing: since(boarding.closing)?,
                departs: since(boarding.departure)?,
                left: since(boarding.left)?,
                arrives: since(boarding.arrival)?,
                date: boarding.date,
                closed,
                borders: dated.border_waits(step.arc, boarding.departure),
                parts: if boarding.split { dated.parts(step.arc, &boarding) } else { Vec::new() },
            })
        })
    }

    fn strategic_bill<const K: usize>(&self, found: &Found<K>) -> Result<Itinerary, PlanError> {
        self.build(&found.steps, |step, at, work| {
            let (cut_off, wait) = self.lane.mean_wait(step.arc);
            let mut ride = Minutes::ZERO;
            if let Some(number) = self.lane.graph.arc(step.arc).ride {
                self.lane
                    .ride(number, None, |item| {
                        ride = ride.checked_add(item.time).ok_or(Overflow)?;
                        Ok(())
                    })
                    .map_err(PriceError::from)?;
            }
            let sum = |a: Minutes, b: Minutes| a.checked_add(b).ok_or(SearchError::Overflow);
            let handled = sum(at, work)?;
            let closing = sum(handled, wait)?;
            let departs = sum(closing, cut_off)?;
            Ok(Times { closing, ..Times::at(handled, departs, sum(departs, ride)?) })
        })
    }

    fn build(
        &self,
        steps: &[Step],
        mut times: impl FnMut(&Step, Minutes, Minutes) -> Result<Times, PlanError>,
    ) -> Result<Itinerary, PlanError> {
        let mut itinerary = Itinerary {
            ready: self.ready,
            came: self.begun.map_or(Side::Gate, |begun| self.lane.graph.node(begun.node).side),
            case: self.lane.conditions.case,
            quantities: self.lane.conditions.quantities,
            handed_in: self.lane.conditions.comes,
            elapsed: Minutes::ZERO,
            cost: Money::ZERO,
            currency: self.lane.conditions.tender.currency(),
            network_cost: Money::ZERO,
            emissions: GramsCo2e::ZERO,
            stays: Vec::with_capacity(steps.len()),
            legs: Vec::with_capacity(steps.len()),
            promised: None,
            promise: None,
        };
        let mut at = Minutes::ZERO;
        for step in steps {
            let arc = self.lane.graph.arc(step.arc);
            let mut handled = Vec::new();
            self.lane
                .handling(arc, |item| {
                    handled.push(item);
                    Ok(())
                })
                .map_err(PriceError::from)?;
            let work = handled
                .iter()
                .try_fold(Minutes::ZERO, |sum, item| sum.checked_add(item.time))
                .ok_or(SearchError::Overflow)?;
            let when = times(step, at, work)?;
            let mut stay = self.stay(arc.tail, at, handled, &when)?;
            let times = time_charges::Times { came: at, handled: when.handled, ends: when.arrives };
            self.lane
                .time_charges(arc, times, |item| {
                    stay.items.extend((item.charge != Money::ZERO).then_some(item));
                    Ok(())
                })
                .map_err(PriceError::from)?;
            itinerary.stays.push(stay);
            if let Some(number) = arc.ride {
                itinerary.legs.push(self.leg(arc, number, &when)?);
            }
            at = when.arrives;
        }
        itinerary.elapsed = at;
        let overflow = PriceError::from(Overflow);
        let (mut cost, mut emissions) = (Money::ZERO, GramsCo2e::ZERO);
        for item in itinerary.items() {
            cost = cost.checked_add(item.charge).ok_or(overflow)?;
            emissions = emissions.checked_add(item.emissions).ok_or(overflow)?;
        }
        (itinerary.cost, itinerary.network_cost, itinerary.emissions) = (cost, cost, emissions);
        Ok(itinerary)
    }

    fn stay(&self, node: NodeId, begins: Minutes, mut done: Vec<Item>, when: &Times) -> Result<Stay, PlanError> {
        let between = |from: Minutes, to: Minutes| Minutes::new(to.get().saturating_sub(from.get()));
        let before = Begun::stored(self.begun, node, begins);
        let stayed = between(begins, when.left).checked_add(before).ok_or(SearchError::Overflow)?;
        let stored = self.lane.storage(node, stayed).map_err(PriceError::from)?;
        done.extend(stored);
        let hub = self.lane.graph.node(node).hub.ok_or(SearchError::UnknownNode(node.index()))?;
        if when.closed > Minutes::ZERO {
            done.insert(0, Item::closed(self.lane.network.hub(hub), when.closed));
        }
        Ok(Stay {
            hub: self.hub(hub),
            begins,
            items: done,
            handled: when.handled,
            wait: between(when.handled, when.closing),
            cut_off: between(when.closing, when.departs),
            ends: when.left,
        })
    }

    fn leg(&self, arc: &TransportArc, number: usize, when: &Times) -> Result<Leg, PlanError> {
        let ride = &self.lane.graph.rides()[number];
        let service = self.lane.network.service(ride.service);
        let mut stages = Vec::new();
        let mut extras = Vec::new();
        let mut each = |item: Item| {
            match item.kind {
                ItemKind::Stage(at) => stages.push(self.stage(service, at, when.date, item)),
                _ => extras.push(item),
            }
            Ok(())
        };
        if when.parts.is_empty() {
            self.lane.ride(number, when.date, each)
        } else {
            self.ride_in_parts(number, &when.parts, &mut each)
        }
        .map_err(PriceError::from)?;
        for &(at, wait) in &when.borders {
            let [from, to] = [service.stages[at].from, service.stages[at].to].map(|hub| self.lane.network.hub(hub));
            let stage = at.checked_sub(service.calls[ride.from].leave).and_then(|at| stages.get_mut(at));
            if let Some(stage) = stage {
                stage.closed = Some(Item::closed(if from.hours.is_some() { from } else { to }, wait));
            }
        }
        debug_assert_eq!(self.lane.graph.node(arc.head).hub, Some(service.calls[ride.to].hub));
        Ok(Leg {
            service: Arc::clone(&service.code),
            name: Arc::clone(&service.name),
            operator: Arc::clone(&service.operator),
            mode: service.mode,
            loading: service.carries,
            from: self.hub(service.calls[ride.from].hub),
            to: self.hub(service.calls[ride.to].hub),
            first_stage: service.calls[ride.from].leave,
            departs: when.departs,
            arrives: when.arrives,
            parts: self.parts(&when.parts)?,
            schedule: self.schedule(service),
            lateness: self.lane.network.lateness(service, when.date).cloned(),
            stages,
            extras,
            meets: met(self.lane.network, service, &self.lane.conditions.needs),
            note: service.note.clone(),
        })
    }

    /// A ride of a split shipment: seasons and surcharges make of the fare of each part what its own departure has them make.
    fn ride_in_parts(
        &self,
        number: usize,
        parts: &[Part],
        each: &mut impl FnMut(Item) -> Result<(), Overflow>,
    ) -> Result<(), Overflow> {
        let Lane { network, graph, conditions } = self.lane;
        let service = network.service(graph.rides()[number].service);
        let whole = conditions.quantities.load(service.carries);
        let fare = self.lane.fare(number, &mut *each)?;
        for part in parts {
            self.lane.adjustments(number, fare, part.date, |item| each(item.share(part.load, whole)?))?;
        }
        self.lane.extras(number, each)
    }

    fn parts(&self, parts: &[Part]) -> Result<Vec<LegPart>, PlanError> {
        let ready = self.ready.unwrap_or(Instant::from_epoch_minutes(0));
        let since = |instant: Instant| instant.since(ready).ok_or(SearchError::Overflow);
        let part = |part: &Part| {
            Ok(LegPart { departs: since(part.departure)?, arrives: since(part.arrival)?, load: part.load })
        };
        parts.iter().map(part).collect()
    }

    fn schedule(&self, service: &Service) -> Schedule {
        match &service.departs {
            Departs::OnDemand => Schedule::OnDemand,
            Departs::By(_) if self.ready.is_none() => Schedule::MeanWait,
            Departs::By(timetable) if timetable.is_nominal() => Schedule::Nominal,
            Departs::By(_) => Schedule::Published,
        }
    }

    fn stage(&self, service: &Service, at: usize, date: Option<Civil>, item: Item) -> LegStage {
        let stage = &service.stages[at];
        LegStage {
            kind: stage.kind.clone(),
            from: self.hub(stage.from),
            to: self.hub(stage.to),
            distance: stage.distance.value,
            gauge: stage.gauge,
            straits: stage.straits.clone(),
            queue: self.lane.network.queue(service, stage, date).cloned(),
            closed: None,
            item,
        }
    }

    fn hub(&self, hub: HubIx) -> HubRef {
        HubRef::from(self.lane.network.hub(hub))
    }
}
