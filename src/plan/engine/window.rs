//! Any time in a window: the front over hand-in day, arrival and cost.

use super::compiled::Engine;
use super::memory::{Memory, Scratch, keep};
use super::rebuild::Rebuild;
use crate::graph::{Dated, Dates, Lane, Pricing, SurchargeApplies, parallel};
use crate::model::Tender;
use crate::plan::ask::asked::Asked;
use crate::plan::ask::days::{Day, Window};
use crate::plan::ask::times::clock;
use crate::plan::error::plan::{NotPromised, PlanError, QuestionError};
use crate::plan::error::time::TimeError;
use crate::plan::stop::Stop;
use crate::plan::{Criterion, Front, Itinerary};
use crate::search::{Cost, Found, NodeId, Start, Stats, Status, dominates, work};
use crate::units::{Instant, Minutes};

/// The most days that one search takes; a longer window is searched in several, side by side. What a later day has found mostly prunes the days just
/// before it, so little is lost.
const AT_ONCE: usize = 30;

impl Engine {
    /// The front of the days of a window, or none.
    pub(in crate::plan) fn window_in(
        &self,
        asked: &Asked,
        window: &Window,
        scratch: &mut Scratch,
    ) -> Result<Option<Front>, PlanError> {
        if asked.confidence.is_some() {
            return Err(QuestionError::Confidence(NotPromised::Window).into());
        }
        let days = &window.days;
        let stretches: Vec<&[Day]> =
            self.alike(asked, days).into_iter().flat_map(|days| days.chunks(AT_ONCE)).collect();
        let range = match stretches[..] {
            [_] => self.range_in(asked, days, scratch)?,
            _ => self.range_by_stretch(asked, &stretches)?,
        };
        if range.itineraries.is_empty() {
            return Stop::of(range.status).map_or(Ok(None), |stop| Err(PlanError::Stopped(stop)));
        }
        Ok(Some(Front {
            itineraries: range.itineraries,
            criteria: asked.criteria.clone(),
            status: range.status,
            stats: range.stats,
            horizon_days: Some(asked.horizon.get() / 1440),
            hand_ins: days.iter().map(|day| day.ready).collect(),
            complete_from: range.complete_from,
            from: asked.from.name.clone(),
            to: asked.to.name.clone(),
            assumed: asked.assumed.clone(),
        }))
    }

    /// The days in stretches over which the same ride costs the same, whichever of them is that of the hand-in.
    fn alike<'d>(&self, asked: &Asked, days: &'d [Day]) -> Vec<&'d [Day]> {
        let network = self.network();
        if network.surcharges().is_empty() {
            return vec![days];
        }
        let zone = clock(network, &asked.from);
        let of = |day: &Day| {
            let date = Some(zone.local(day.ready));
            SurchargeApplies::all(network, self.graph(), &asked.conditions.needs, date)
        };
        days.chunk_by(|day, next| of(day) == of(next)).collect()
    }

    /// Each stretch of days by itself, then what no later stretch has as good.
    fn range_by_stretch(&self, asked: &Asked, stretches: &[&[Day]]) -> Result<Range, PlanError> {
        let (mut listed, mut later) = (Vec::new(), Vec::<Vec<i128>>::new());
        let (mut status, mut stats, mut complete_from) = (Status::Complete, Stats::default(), None);
        let search = |days: &&[Day]| {
            let asked = asked.handed_in(self.network(), self.graph(), days[0].ready, days[0].caps);
            self.with_scratch(|scratch| self.range_in(&asked, days, scratch))
        };
        let mut ranges = if asked.meter.one_by_one() {
            // The last days first: what is left undone is at the beginning of the window.
            let mut ranges: Vec<_> = stretches.iter().rev().map(search).collect();
            ranges.reverse();
            ranges
        } else {
            parallel::each(stretches, search)
        };
        while let Some(range) = ranges.pop() {
            let mut range = match range {
                Err(PlanError::Stopped(stop)) => {
                    status = stop.into();
                    break;
                }
                range => range?,
            };
            let vector = |one: &Itinerary| -> Vec<i128> {
                let value = |criterion: &Criterion| match criterion {
                    Criterion::Time => one.arrival().map_or(0, |arrival| i128::from(arrival.epoch_minutes())),
                    // In what the search counted.
                    Criterion::Cost if asked.conditions.tender == Tender::NETWORK => {
                        i128::from(one.network_cost.minor())
                    }
                    Criterion::Cost => i128::from(one.cost.minor()),
                    Criterion::Emissions => i128::from(one.emissions.get()),
                };
                asked.criteria.iter().map(value).collect()
            };
            range.itineraries.retain(|one| {
                let own = vector(one);
                !later.iter().any(|other| other.iter().zip(&own).all(|(theirs, own)| theirs <= own))
            });
            later.extend(range.itineraries.iter().map(vector));
            listed.push(range.itineraries);
            stats += range.stats;
            complete_from = range.complete_from.or(complete_from);
            if range.status != Status::Complete {
                status = range.status;
                break;
            }
        }
        let itineraries = listed.into_iter().rev().flatten().collect();
        Ok(Range { itineraries, complete_from, status, stats })
    }

    fn range_in(&self, asked: &Asked, days: &[Day], scratch: &mut Scratch) -> Result<Range, PlanError> {
        self.price(asked, scratch)?;
        let Scratch { pricing, one, two, three, .. } = scratch;
        match asked.axes()[..] {
            [a] => self.search_range(asked, days, pricing, one, [a]),
            [a, b] => self.search_range(asked, days, pricing, two, [a, b]),
            [a, b, c] => self.search_range(asked, days, pricing, three, [a, b, c]),
            _ => Err(QuestionError::NoCriterion.into()),
        }
    }

    fn search_range<const K: usize>(
        &self,
        asked: &Asked,
        days: &[Day],
        pricing: &Pricing,
        memory: &mut Memory<K>,
        axes: [Criterion; K],
    ) -> Result<Range, PlanError> {
        let lane @ Lane { graph, conditions, .. } = self.lane(asked);
        let (Some(first), Some(last)) = (days.first(), days.last()) else {
            return Err(TimeError::LastBeforeFirst.into());
        };
        let offset = |day: &Day| day.ready.since(first.ready).map_or(0, Minutes::get);
        let horizon = asked.horizon.checked_add(Minutes::new(offset(last))).ok_or(TimeError::UnknownClock)?;
        let Asked { documents, deliver_from, .. } = *asked;
        let dates = Dates { ready: first.ready, horizon, documents, deliver_from, begun: None };
        work::done(50 * graph.arcs().len() as u64);
        let dated = Dated::new(lane, pricing, dates, axes);
        let graphs: Vec<Dated<'_, K>> = days.iter().map(|day| dated.owing_since(Minutes::new(offset(day)))).collect();
        let starts: Vec<Start<K>> = days
            .iter()
            .map(|day| {
                let start = u64::from(offset(day));
                let mut cost = [0; K];
                cost[0] = start;
                let mut caps = axes.map(|axis| day.caps[axis as usize]);
                caps[0] = caps[0].saturating_add(start);
                let sources: Vec<(NodeId, Cost<K>)> =
                    conditions.origins.iter().map(|end| (graph.gate(end.hub), cost)).collect();
                Start { sources, caps }
            })
            .collect();
        let mut outcome = memory.range(&graphs, asked, axes, &starts, graph.consignee())?;
        if !asked.patience.is_unlimited() {
            let is_patient =
                |day: &Day, found: &Found<K>| dated.is_patient(found, Minutes::new(offset(day)), asked.patience);
            let mut all = days.iter().zip(listed(&outcome.found, asked, &axes));
            let is_kept = all.all(|(day, found)| found.into_iter().all(|found| is_patient(day, found)));
            if outcome.status != Status::Complete {
                days.iter().zip(&mut outcome.found).for_each(|(day, found)| found.retain(|one| is_patient(day, one)));
                if !is_kept {
                    outcome.complete_from = days.len();
                }
            } else if !is_kept {
                let limited: Vec<Dated<'_, K>> =
                    graphs.iter().map(|graph| graph.waiting_at_most(asked.patience)).collect();
                let unlimited = outcome.stats;
                outcome = memory.range(&limited, asked, axes, &starts, graph.consignee())?;
                outcome.stats += unlimited;
            }
        }
        let mut itineraries = Vec::new();
        for (day, found) in days.iter().zip(listed(&outcome.found, asked, &axes)) {
            let (dated, start) = (dated.at(day.ready, asked.horizon), offset(day));
            let other = asked.other.as_ref();
            let rebuild = Rebuild { lane, other, ready: Some(day.ready), begun: None };
            for answer in found {
                work::done(20_000);
                itineraries.push(rebuild.dated(&dated, &since(answer, start))?);
            }
        }
        let complete_from = days.get(outcome.complete_from).map(|day| day.ready);
        Ok(Range { itineraries, complete_from, status: outcome.status, stats: outcome.stats })
    }
}

/// What the days of a window come to.
struct Range {
    itineraries: Vec<Itinerary>,
    /// The first hand-in day from which on all is found.
    complete_from: Option<Instant>,
    status: Status,
    stats: Stats,
}

/// Of the answers of each start, those that no later start makes superfluous in the criteria asked for.
fn listed<'o, const K: usize>(
    found: &'o [Vec<Found<K>>],
    asked: &Asked,
    axes: &[Criterion; K],
) -> Vec<Vec<&'o Found<K>>> {
    let project = |found: &Found<K>| asked.project(&found.cost, axes);
    let mut later: Vec<Cost<K>> = Vec::new();
    let mut listed = Vec::new();
    for found in found.iter().rev() {
        let mut kept = keep(found, asked, axes);
        // With every axis asked for, the search has seen to it.
        if asked.criteria.len() < K {
            kept.retain(|answer| {
                let vector = project(answer);
                !later.iter().any(|other| *other == vector || dominates(other, &vector))
            });
            later.extend(kept.iter().map(|answer| project(answer)));
        }
        listed.push(kept);
    }
    listed.reverse();
    listed
}

/// An answer on the clock of its own start.
fn since<const K: usize>(found: &Found<K>, start: u32) -> Found<K> {
    let mut own = found.clone();
    own.cost[0] -= u64::from(start);
    for step in &mut own.steps {
        step.departure -= start;
    }
    own
}
