//! Any time in a window: the front over hand-in day, arrival and cost.

use super::currency::{convert, rate};
use super::limits::{caps, refuse_unknown_date};
use super::planner::{Asked, PlanError, Planner};
use super::rebuild::Rebuild;
use super::solve::{Memory, Scratch, keep};
use super::stop::Stop;
use super::{Criterion, Itinerary, Query};
use crate::graph::{Dated, Dates, Pricing, SurchargeApplies, threads};
use crate::model::Shipment;
use crate::search::{Cost, Found, NodeId, Start, Stats, Status, dominates, work};
use crate::units::{Civil, Instant, Minutes};
use std::fmt;

/// The most days that one search takes; a longer window is searched in several, side by side. What a later day has found mostly prunes the days just
/// before it, so little is lost.
const AT_ONCE: usize = 30;

/// The longest window, in days.
const MOST_DAYS: usize = 731;

/// Every itinerary worth choosing among those of a window of hand-in days: none is listed that a later hand-in day has at no
/// later arrival and no greater cost (nor CO2e, where asked for). So each way is listed once, under the last day that still makes it, and no
/// departure of a timetable stands under two days.
#[derive(Debug, Clone, PartialEq)]
pub struct RangeFront {
    itineraries: Vec<Itinerary>,
    hand_ins: Vec<Instant>,
    complete_from: Option<Instant>,
    status: Status,
    stats: Stats,
}

impl RangeFront {
    /// The itineraries, by hand-in day, then as in a front; never empty. [`Itinerary::ready`] tells the day.
    pub fn itineraries(&self) -> &[Itinerary] {
        &self.itineraries
    }

    /// The itineraries, one by one.
    pub fn iter(&self) -> std::slice::Iter<'_, Itinerary> {
        self.itineraries.iter()
    }

    /// The itineraries of one hand-in day; empty where every way of that day can be had from a later one.
    pub fn ready_at(&self, hand_in: Instant) -> &[Itinerary] {
        let begins = self.itineraries.partition_point(|itinerary| itinerary.ready < Some(hand_in));
        let ends = self.itineraries.partition_point(|itinerary| itinerary.ready <= Some(hand_in));
        &self.itineraries[begins..ends]
    }

    /// The hand-in days of the window, ascending, whether an itinerary is listed for them or not; those that the due date or the earliest
    /// delivery rules out are left out.
    pub fn hand_ins(&self) -> &[Instant] {
        &self.hand_ins
    }

    /// Whether the search ran to its end. Where it did not, the days that it did not come to are the first of the window:
    /// [`RangeFront::complete_from`].
    pub fn status(&self) -> Status {
        self.status
    }

    /// The first hand-in day from which on, to the last, the itineraries of every day are all there are; none where a limit stopped the search
    /// before even the last day was done. What is listed for a day before is possible, and better ways may exist.
    pub fn complete_from(&self) -> Option<Instant> {
        self.complete_from
    }

    /// Counts of the search.
    pub fn stats(&self) -> Stats {
        self.stats
    }
}

impl<'f> IntoIterator for &'f RangeFront {
    type Item = &'f Itinerary;
    type IntoIter = std::slice::Iter<'f, Itinerary>;

    fn into_iter(self) -> Self::IntoIter {
        self.itineraries.iter()
    }
}

impl fmt::Display for RangeFront {
    /// A line for each itinerary, with its first departure on the local clock.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for itinerary in self {
            if let Some((departure, zone)) = itinerary.first_departure() {
                write!(f, "{}  ", zone.local(departure))?;
            }
            writeln!(f, "{itinerary}")?;
        }
        Ok(())
    }
}

impl Planner<'_> {
    /// Every itinerary worth choosing for cargo that may be handed in on any day of a window: at the local time of `first` at the
    /// origin, on its day and each day after it up to `last`. See [`RangeFront`].
    ///
    /// Limits hold for each hand-in day by itself: a number of days counts from the hand-in.
    ///
    /// ```
    /// use landsea::{Network, Planner, Query, Shipment, units::{Instant, Minutes, Zone}};
    ///
    /// let network = Network::chongqing();
    /// let planner = Planner::new(&network);
    /// let shipment = Shipment::boxes("Chongqing", "Istanbul", "2x45G1")?;
    /// let first = Instant::parse("2026-12-01T09:00", &Zone::new("Asia/Shanghai")?).ok_or("no date")?;
    /// let range = planner.plan_window(&shipment, &Query::minimise_time_and_cost(), first, first + Minutes::WEEK)?;
    /// assert_eq!(range.hand_ins().len(), 8);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// [`PlanError`], as [`Planner::plan`]; [`PlanError::LastBeforeFirst`], [`PlanError::WindowTooLong`], and
    /// [`PlanError::ReadyAndWindow`] where the shipment has a ready time of its own.
    ///
    /// # Complexity
    /// A search for every 30 days ([`crate::search::pareto_range`]), in which what a later day has found prunes the days before it. Where a
    /// surcharge on lorries on demand begins or ends in the window, a search before that day and one from it on; a search for each
    /// day where time itself costs money: hire of the carrier's boxes, an inventory cost. The searches run side by side, on as many threads as
    /// the machine has; with a limit on labels one after the other, from the last day to the first.
    pub fn plan_window(
        &self,
        shipment: &Shipment,
        query: &Query,
        first: Instant,
        last: Instant,
    ) -> Result<RangeFront, PlanError> {
        let query: &Query = &query.started();
        if shipment.ready.is_some() {
            return Err(PlanError::ReadyAndWindow);
        }
        refuse_unknown_date(first)?;
        if last < first {
            return Err(PlanError::LastBeforeFirst);
        }
        let rate = rate(self.network(), query)?;
        let (mut days, mut refused) = (Vec::new(), None);
        for ready in self.hand_ins(shipment, first, last)? {
            match caps(&shipment.clone().ready_at(ready), query, rate) {
                Ok(caps) => days.push(Day { ready, caps }),
                // Too late for the due date, or too early for the delivery: other days may do.
                Err(error @ (PlanError::DueBeforeReady | PlanError::WindowEndsBeforeItBegins)) => refused = Some(error),
                Err(error) => return Err(error),
            }
        }
        let Some(first) = days.first().map(|day| day.ready) else { return Err(refused.unwrap_or(PlanError::Date)) };
        let asked = self.ask(&shipment.clone().ready_at(first), query)?;
        let stretches: Vec<&[Day]> =
            self.alike(&asked, &days).into_iter().flat_map(|days| days.chunks(AT_ONCE)).collect();
        let mut range = match stretches[..] {
            [_] => self.with_scratch(|scratch| self.range_in(&asked, &days, scratch))?,
            _ => self.range_by_stretch(shipment, query, &stretches)?,
        };
        convert(&mut range.itineraries, rate)?;
        if range.itineraries.is_empty() {
            if let Some(stop) = Stop::of(range.status) {
                return Err(PlanError::Stopped(stop));
            }
            let first_day = shipment.clone().ready_at(first);
            return Err(self.no_way(&first_day, query, &asked));
        }
        Ok(range)
    }

    /// The same local time on every day from the first to the last instant.
    fn hand_ins(&self, shipment: &Shipment, first: Instant, last: Instant) -> Result<Vec<Instant>, PlanError> {
        let zone = &self.network().hub(self.network().place(&shipment.from.name)?.hubs[0]).zone;
        let local = zone.local(first).epoch_minutes();
        // Not by way of the local time: the clock may show it twice.
        let mut hand_ins = vec![first];
        for day in 1.. {
            let hand_in = zone.instant(Civil::from_epoch_minutes(local + day * 1440));
            if hand_in > last {
                break;
            }
            if hand_ins.len() == MOST_DAYS {
                return Err(PlanError::WindowTooLong(MOST_DAYS));
            }
            hand_ins.push(hand_in);
        }
        Ok(hand_ins)
    }

    /// The days in stretches over which the same ride costs the same, whichever of them is that of the hand-in.
    fn alike<'d>(&self, asked: &Asked, days: &'d [Day]) -> Vec<&'d [Day]> {
        let network = self.network();
        if asked.charges_time {
            return days.chunks(1).collect();
        }
        if network.surcharges().is_empty() {
            return vec![days];
        }
        let zone = &network.hub(asked.from.hubs[0]).zone;
        let of = |day: &Day| {
            let date = Some(zone.local(day.ready));
            SurchargeApplies::all(network, self.graph(), &asked.conditions.needs, date)
        };
        days.chunk_by(|day, next| of(day) == of(next)).collect()
    }

    /// Each stretch of days by itself, then what no later stretch has as good.
    fn range_by_stretch(
        &self,
        shipment: &Shipment,
        query: &Query,
        stretches: &[&[Day]],
    ) -> Result<RangeFront, PlanError> {
        let (mut listed, mut later) = (Vec::new(), Vec::<Vec<i128>>::new());
        let (mut status, mut stats, mut complete_from) = (Status::Complete, Stats::default(), None);
        let search = |days: &&[Day]| {
            let asked = self.ask(&shipment.clone().ready_at(days[0].ready), query)?;
            self.with_scratch(|scratch| self.range_in(&asked, days, scratch))
        };
        let mut ranges = if query.meter().one_by_one() {
            // The last days first: what is left undone is at the beginning of the window.
            let mut ranges: Vec<_> = stretches.iter().rev().map(search).collect();
            ranges.reverse();
            ranges
        } else {
            threads::each(stretches, search)
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
                    Criterion::Cost => i128::from(one.cost.minor()),
                    Criterion::Emissions => i128::from(one.emissions.get()),
                };
                query.criteria.iter().map(value).collect()
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
        let hand_ins = stretches.iter().flat_map(|days| days.iter()).map(|day| day.ready).collect();
        Ok(RangeFront { itineraries, hand_ins, complete_from, status, stats })
    }

    fn range_in(&self, asked: &Asked, days: &[Day], scratch: &mut Scratch) -> Result<RangeFront, PlanError> {
        self.price(asked, scratch)?;
        let Scratch { pricing, one, two, three, .. } = scratch;
        match asked.axes()[..] {
            [a] => self.search_range(asked, days, pricing, one, [a]),
            [a, b] => self.search_range(asked, days, pricing, two, [a, b]),
            [a, b, c] => self.search_range(asked, days, pricing, three, [a, b, c]),
            _ => Err(PlanError::NoCriterion),
        }
    }

    fn search_range<const K: usize>(
        &self,
        asked: &Asked,
        days: &[Day],
        pricing: &Pricing,
        memory: &mut Memory<K>,
        axes: [Criterion; K],
    ) -> Result<RangeFront, PlanError> {
        let (network, graph, conditions) = (self.network(), self.graph(), &asked.conditions);
        let (Some(first), Some(last)) = (days.first(), days.last()) else { return Err(PlanError::Date) };
        let offset = |day: &Day| day.ready.since(first.ready).map_or(0, Minutes::get);
        let horizon = asked.horizon.checked_add(Minutes::new(offset(last))).ok_or(PlanError::Date)?;
        let Asked { papers, deliver_from, .. } = *asked;
        let dates = Dates { ready: first.ready, horizon, papers, deliver_from, begun: None };
        work::done(50 * graph.arcs().len() as u64);
        let dated = Dated::new(network, graph, conditions, pricing, dates, axes);
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
        let outcome = memory.range(&dated, asked, axes, &starts, graph.consignee())?;
        let mut itineraries = Vec::new();
        for (day, found) in days.iter().zip(listed(&outcome.found, asked, &axes)) {
            let (dated, start) = (dated.at(day.ready, asked.horizon), offset(day));
            let rebuild = Rebuild { network, graph, conditions, ready: Some(day.ready), begun: None };
            for answer in found {
                work::done(20_000);
                itineraries.push(rebuild.dated(&dated, &since(answer, start))?);
            }
        }
        let hand_ins = days.iter().map(|day| day.ready).collect();
        let complete_from = days.get(outcome.complete_from).map(|day| day.ready);
        Ok(RangeFront { itineraries, hand_ins, complete_from, status: outcome.status, stats: outcome.stats })
    }
}

/// A hand-in day, and the most minutes, money and grams from it.
struct Day {
    ready: Instant,
    caps: [u64; 3],
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
