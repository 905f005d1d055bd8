//! The front of promises: what the search finds, promised to the hour, as itineraries.

use super::promised::least::Least;
use super::promised::rider::{Choice, Rider};
use super::promised::search::{Aim, Search, Way};
use crate::graph::{Dated, Dates, Lane};
use crate::plan::answer::promised::Promised;
use crate::plan::ask::asked::Asked;
use crate::plan::confidence::Confidence;
use crate::plan::engine::compiled::Engine;
use crate::plan::engine::memory::Scratch;
use crate::plan::engine::rebuild::Rebuild;
use crate::plan::error::plan::{Defect, PlanError};
use crate::plan::spread::arrivals::Arrived;
use crate::plan::spread::kernel::Step;
use crate::plan::{Criterion, Itinerary};
use crate::search::{Cost, Found, Graph, Later, SearchError, Stats, Status, Step as Taken, work};
use crate::units::{Instant, Minutes, Money};

/// A graph of so many arcs is small: a few services.
const SMALL: usize = 400;
/// How much later than a promise to the hour that of a search may be, and the way still be looked at.
const SLACK: u64 = 48 * 60;

const AXES: [Criterion; 3] = [Criterion::Time, Criterion::Cost, Criterion::Emissions];

impl Engine {
    /// The itineraries that answer a checked question about promises, by ascending promised time.
    pub(in crate::plan::engine) fn promised_in(
        &self,
        asked: &Asked,
        ready: Instant,
        confidence: Confidence,
        scratch: &mut Scratch,
    ) -> Result<(Vec<Itinerary>, Status, Stats), PlanError> {
        let lane @ Lane { graph, conditions, .. } = self.lane(asked);
        let ways = self.ways();
        let Scratch { pricing, promised, .. } = scratch;
        let (horizon, documents, deliver_from) = (asked.horizon, asked.documents, asked.deliver_from);
        let dates = Dates { ready, horizon, documents, deliver_from, begun: None };
        work::done(100 * graph.arcs().len() as u64);
        let dated = Dated::new(lane, pricing, dates, AXES).but_full(&asked.full);
        let counts = AXES.map(|axis| axis == Criterion::Time || asked.counts(axis));
        let mut caps = asked.caps;
        caps[0] = caps[0].min(u64::from(horizon.get()));
        // What is found by wide steps is promised to the hour, which may be earlier.
        let limits = asked.meter.left([caps[0] + SLACK, caps[1], caps[2]])?;
        let target = graph.consignee();
        let aim = Aim {
            share: confidence.share(),
            counts,
            sources: conditions.origins.iter().map(|end| graph.gate(end.hub)).collect(),
            target,
            marks: &asked.marks,
            end: horizon,
        };
        let laid = promised.laid(dates, &asked.full);
        let mut rider = Rider::new(lane, &dated, ways, (ready, deliver_from), laid);
        let least = Least::new(lane, (pricing, promised.low(lane)?), &dated, ways, counts);
        promised.bound(&least, target, counts, &limits)?;
        // What is small is searched by what is promised.
        rider.by(if graph.arcs().len() <= SMALL { Step::Hour } else { Step::Wide });
        let mut search = Search::new(&mut rider, &least, promised.bounds(), &aim, &limits);
        let (found, mut status) = search.run()?;
        let stats = search.stats;
        asked.meter.spend(stats.created, status);
        let mut rows = Vec::new();
        rider.by(Step::Hour);
        for way in &found {
            // What is promised so far stands.
            if !rows.is_empty()
                && let Err(stop) = asked.meter.look()
            {
                status = stop.into();
                break;
            }
            work::done(50_000);
            if let Some(row) = row(&mut rider, way, aim.share, [true; 3])? {
                rows.push(row);
            }
        }
        promised.keep(rider.laid(), dates, &asked.full);
        let rows = kept(rows, asked, &caps);
        let rebuild = Rebuild { lane, other: asked.other.as_ref(), ready: Some(ready), begun: None };
        let built = rows.iter().map(|way| {
            let cost = way.cost;
            let mut itinerary = rebuild.dated(&dated, &usual(&dated, way)?)?;
            let not_before = way.steps.iter().take(itinerary.legs.len()).map(|(_, from)| from.map(Minutes::new));
            itinerary.promised = Some(Promised {
                confidence,
                time: Minutes::new(u32::try_from(cost[0]).map_err(|_| SearchError::Overflow)?),
                cost: Money::from_minor(i64::try_from(cost[1]).map_err(|_| SearchError::Overflow)?),
                not_before: not_before.collect(),
            });
            Ok::<_, PlanError>(itinerary)
        });
        let built = built.collect::<Result<Vec<_>, _>>()?;
        Ok((built, status, stats))
    }
}

/// A way promised by the steps of the rider, with its vector in what counts. None where it is not promised within the horizon then.
fn row(rider: &mut Rider<'_>, way: &Way, share: f64, counts: [bool; 3]) -> Result<Option<Way>, PlanError> {
    let (mut arrived, mut money, mut grams) = (Arrived::ready(), 0_u64, 0_u64);
    for &(arc, from) in &way.steps {
        rider.put(rider.lane.graph.arc(arc).tail, &arrived);
        let ridden = rider.ride(arc, Choice { from, never_better: true }, share, |_| true)?;
        let Some(ridden) = ridden else { return Ok(None) };
        (arrived, money) = (ridden.arrived, money.saturating_add(ridden.cost));
        grams = grams.saturating_add(rider.dated.grams(arc));
    }
    let cost = |moment| {
        let mut cost = [u64::from(moment), money, grams];
        cost.iter_mut().zip(counts).for_each(|(value, counts)| *value *= u64::from(counts));
        cost
    };
    Ok(arrived.by(share).map(|moment| Way { cost: cost(moment), ..way.clone() }))
}

/// Of ways, those that keep to the caps and that no other is as good as in the criteria asked for, one for each vector, in order.
fn kept(mut rows: Vec<Way>, asked: &Asked, caps: &Cost<3>) -> Vec<Way> {
    rows.retain(|way| way.cost.iter().zip(caps).all(|(value, cap)| value <= cap));
    rows.sort_by_key(|way| (asked.project(&way.cost, &AXES), way.cost, way.steps.len()));
    let mut kept: Vec<Way> = Vec::new();
    for row in rows {
        let vector = asked.project(&row.cost, &AXES);
        let beaten = kept
            .iter()
            .any(|known| asked.project(&known.cost, &AXES).iter().zip(&vector).all(|(known, value)| known <= value));
        if !beaten {
            kept.push(row);
        }
    }
    kept
}

/// The course of a way on which everything takes its usual time.
fn usual(dated: &Dated<'_, 3>, way: &Way) -> Result<Found<3>, PlanError> {
    let (mut cost, mut steps): (Cost<3>, Vec<Taken>) = ([0; 3], Vec::new());
    for &(arc, from) in &way.steps {
        let later = Later { departure: from.and_then(|from: u32| from.checked_sub(1)), arrival: None };
        let ride = dated.ride(arc, &cost, later)?.ok_or(PlanError::from(Defect::LostDeparture))?;
        cost = ride.cost;
        steps.push(Taken { arc, departure: ride.departure });
    }
    Ok(Found { cost, source: 0, steps })
}
