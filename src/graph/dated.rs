//! The graph with real departures: criterion 0 is time since the cargo was ready.

pub(super) mod boarding;
mod bookable;
mod departures;
mod forward_timetable;
mod patience;
pub(super) mod sold_out;
mod stored;

use super::price::item::share;
pub(crate) use bookable::Bookable;
pub(crate) use forward_timetable::{Before, LaidOut};
pub(crate) use stored::Stored;

use super::dated::boarding::Operations;
use super::price::adjustments::adjust;
use super::price::item::Overflow;
use super::price::sums::Sum;
use super::price::time_charges;
use super::{Begun, Boarding, Criterion, Dates, Full, Lane, Part, Pricing, ServiceRide};
#[cfg(feature = "joint")]
use crate::model::Timetable;
use crate::model::{Departs, Loading, Patience, Service};
use crate::search::{ArcId, Cost, Graph, Later, NodeId, Ride, SearchError};
use crate::units::{Civil, Instant, Minutes, Money};
use std::sync::Arc;

/// Timetables, prices and a ready time: what the search runs on when a date is given.
///
/// The first axis must be [`Criterion::Time`].
pub(crate) struct Dated<'a, const K: usize> {
    operations: Operations<'a>,
    axes: [Criterion; K],
    /// Whether something is due for the time since the cargo was ready.
    charges_time: bool,
    /// When that time begins, on the clock of ready: a window has later starts.
    accrued_since: Minutes,
    /// What of it is known ahead.
    ahead: Option<time_charges::Ahead<'a>>,
    /// The least that each arc adds.
    least: Arc<[Cost<K>]>,
    /// How long cargo may wait on purpose.
    patience: Patience,
}

impl<'a, const K: usize> Dated<'a, K> {
    /// Puts a ready time on a priced graph.
    ///
    /// # Panics
    /// When the first axis is not [`Criterion::Time`].
    pub(crate) fn new(lane: Lane<'a>, pricing: &'a Pricing, dates: Dates, axes: [Criterion; K]) -> Self {
        assert_eq!(axes.first(), Some(&Criterion::Time), "a dated search runs on time first");
        let operations = Operations { lane, pricing, dates, full: None };
        // A charge past the type leaves the estimates as they are without it; the search meets it where it counts.
        let counts = lane.charges_time();
        let ahead = (counts && axes.contains(&Criterion::Cost))
            .then(|| time_charges::Ahead::new(lane, pricing).ok().flatten())
            .flatten();
        let mut dated = Self {
            operations,
            axes,
            charges_time: counts,
            accrued_since: Minutes::ZERO,
            ahead,
            least: Arc::from([]),
            patience: Patience::Unlimited,
        };
        dated.least = (0..lane.graph.arcs().len()).map(|arc| dated.least_of(arc)).collect();
        dated
    }

    /// The same where some departures take no more.
    #[must_use]
    pub(crate) fn but_full(mut self, full: &'a Full) -> Self {
        self.operations.full = Some(full);
        self
    }

    /// The same on the clock of another ready time.
    #[must_use]
    pub(crate) fn at(&self, ready: Instant, horizon: Minutes) -> Self {
        let dates = Dates { ready, horizon, ..self.operations.dates };
        let operations = Operations { dates, ..self.operations };
        let accrued_since = Minutes::ZERO;
        Self { operations, accrued_since, ahead: self.ahead.clone(), least: Arc::clone(&self.least), ..*self }
    }

    /// The same for cargo that is handed in so long after the clock begins: what is due for time counts from then.
    #[must_use]
    pub(crate) fn owing_since(&self, accrued_since: Minutes) -> Self {
        Self { accrued_since, ahead: self.ahead.clone(), least: Arc::clone(&self.least), ..*self }
    }

    /// The boarding that a departure found by the search stands for: `at` is when the label reached the tail, in minutes since
    /// ready.
    pub(crate) fn boarding(&self, arc: ArcId, at: Minutes, departure: u32) -> Option<Boarding> {
        let ride = self.operations.lane.graph.arc(arc).ride?;
        let departure = self.ready().checked_add(Minutes::new(departure))?;
        let from = self.first_call_departure(ride, departure)?;
        // Any arrival will do: a ride that takes no time may arrive at the very minute of ready.
        let (at, before) = (self.ready().checked_add(at)?, self.ready().checked_sub(Minutes::new(1))?);
        let boarding = self.operations.board(arc, at, from, before)?;
        (boarding.departure == departure).then_some(boarding)
    }

    /// The first boarding of an arc by cargo that came to its tail at an instant, with the departures of another timetable where one is given.
    #[cfg(feature = "joint")]
    pub(crate) fn first_boarding(&self, arc: ArcId, at: Instant, timetable: Option<&Timetable>) -> Option<Boarding> {
        let ever = at.checked_sub(Minutes::from_days(3650))?;
        match timetable {
            None => self.operations.board(arc, at, ever, ever),
            Some(timetable) => {
                let ride = self.operations.lane.graph.arc(arc).ride?;
                let handled = self.operations.handled(arc, at)?;
                self.operations.board_by(timetable, arc, ride, handled, ever, ever)
            }
        }
    }

    /// What rides with which departure.
    pub(crate) fn parts(&self, arc: ArcId, boarding: &Boarding) -> Vec<Part> {
        self.operations.parts(arc, boarding)
    }

    /// When handling at the tail of an arc begins, for cargo that came there this many minutes after ready.
    pub(crate) fn begins(&self, arc: ArcId, at: Minutes) -> Option<Instant> {
        self.operations.begins(arc, self.ready().checked_add(at)?)
    }

    /// When the consignee has it, by an arc that leads there.
    pub(crate) fn collected(&self, arc: ArcId, at: Minutes) -> Option<Instant> {
        self.operations.collected(arc, self.ready().checked_add(at)?)
    }

    /// Waits at borders that are not open, by position of the stage.
    pub(crate) fn border_waits(&self, arc: ArcId, departure: Instant) -> Vec<(usize, Minutes)> {
        let mut waits = Vec::new();
        if let Some(ride) = self.operations.lane.graph.arc(arc).ride {
            let _ = self.operations.border_waits(ride, departure, |stage, wait| waits.push((stage, wait)));
        }
        waits
    }

    pub(crate) fn ready(&self) -> Instant {
        self.operations.dates.ready
    }

    fn first_call_departure(&self, ride: usize, at_call: Instant) -> Option<Instant> {
        at_call.checked_sub(self.operations.pricing.rides[ride].offset)
    }

    /// From when on a departure is asked for at the first call, and after when it is to arrive; none where there can be no such ride.
    #[inline]
    fn after(&self, arc: ArcId, later: Later) -> Option<(Instant, Instant)> {
        let on_demand =
            |ride: usize| matches!(self.service(&self.operations.lane.graph.rides()[ride]).departs, Departs::OnDemand);
        let mut not_before = self.ready().checked_sub(Minutes::from_days(3650))?;
        let mut arriving_after = not_before;
        match self.operations.lane.graph.arc(arc).ride {
            Some(ride) if !on_demand(ride) => {
                if let Some(departure) = later.departure {
                    let departure = self.ready().checked_add(Minutes::new(departure))?;
                    not_before = self.first_call_departure(ride, departure)?.checked_add(Minutes::new(1))?;
                }
                if let Some(arrival) = later.arrival {
                    arriving_after = self.ready().checked_add(Minutes::new(u32::try_from(arrival).ok()?))?;
                    // Even in its slowest season, whatever leaves before this arrives too early; but for a border that
                    // is closed, or parts of it that leave later.
                    if !self.operations.lane.conditions.split && !self.operations.lane.graph.keeps_hours(ride) {
                        let slowest = self.operations.pricing.rides[ride].slowest;
                        let slowest = arriving_after.checked_sub(slowest)?;
                        not_before = not_before.max(self.first_call_departure(ride, slowest)?);
                    }
                }
            }
            // There is one ride only.
            _ if later.departure.is_some() => return None,
            _ => {}
        }
        Some((not_before, arriving_after))
    }

    fn service(&self, ride: &ServiceRide) -> &'a Service {
        self.operations.service(ride)
    }

    fn least_of(&self, arc: usize) -> Cost<K> {
        let Operations { lane, pricing, .. } = self.operations;
        let Lane { graph, conditions, .. } = lane;
        let Some(handling) = pricing.handling[arc] else { return [u64::MAX; K] };
        let mut sum = handling;
        if self.charges_time {
            let accrued = lane.least_time_charge(&graph.arcs()[arc], handling.time);
            match accrued.ok().and_then(|accrued| sum.money.checked_add(accrued)) {
                Some(money) => sum.money = money,
                None => return [0; K],
            }
        }
        if let Some(number) = graph.arcs()[arc].ride {
            let price = &pricing.rides[number];
            let service = self.service(&graph.rides()[number]);
            let ride = Sum { money: price.least, ..price.sum };
            let waits = Sum { time: service.gate_cut_off(conditions.special, conditions.case), ..Sum::default() };
            if sum.add_sum(&ride).and_then(|()| sum.add_sum(&waits)).is_err() {
                return [0; K];
            }
        }
        sum.on(&self.axes).unwrap_or([0; K])
    }

    /// By how much a difference in time at a node may grow on the way to where it is paid for: one that comes just before a
    /// hub closes is far ahead of one that comes just after.
    fn stretch(&self, node: NodeId) -> u64 {
        if self.operations.pricing.may_meet_closure[node.index()] {
            u64::from(self.operations.dates.horizon.get())
        } else {
            0
        }
    }

    /// Whether cargo has been stored at a node before the search begins: coming back there later may cost less than having stayed, by any amount.
    fn has_stored(&self, node: NodeId) -> bool {
        self.operations.dates.begun.is_some_and(|begun| begun.node == node && begun.stored > Minutes::ZERO)
    }

    fn overflow(_: Overflow) -> SearchError {
        SearchError::Overflow
    }

    fn ride_to(
        &self,
        arc: ArcId,
        at: &Cost<K>,
        not_before: Instant,
        arriving_after: Instant,
    ) -> Result<Option<Ride<K>>, SearchError> {
        let Operations { lane, pricing, .. } = self.operations;
        let Lane { graph, .. } = lane;
        let Some(handling) = pricing.handling[arc.index()] else { return Ok(None) };
        let Ok(elapsed) = u32::try_from(at[0]) else { return Ok(None) };
        let elapsed = Minutes::new(elapsed);
        let since = |instant: Instant| instant.since(self.ready()).ok_or(SearchError::Overflow);
        let (mut sum, departs, left, arrives, handled) = match graph.arc(arc).ride {
            None => {
                let Some(collected) = self.collected(arc, elapsed) else { return Ok(None) };
                let arrives = since(collected)?;
                let begins = self.begins(arc, elapsed).map_or(Ok(elapsed), since)?;
                let handled = begins.checked_add(handling.time).ok_or(SearchError::Overflow)?;
                (Sum::default(), arrives, arrives, arrives, handled)
            }
            Some(number) => {
                let reached = self.ready().checked_add(elapsed);
                let boarding = reached.and_then(|at| self.operations.board(arc, at, not_before, arriving_after));
                let Some(boarding) = boarding else { return Ok(None) };
                let sum = self.carriage(arc, number, &boarding)?;
                let handled = since(boarding.handled)?;
                (sum, since(boarding.departure)?, since(boarding.left)?, since(boarding.arrival)?, handled)
            }
        };
        sum.add_sum(&handling).map_err(Self::overflow)?;
        let tail = graph.arc(arc).tail;
        let stored = Begun::stored(self.operations.dates.begun, tail, elapsed);
        let stay = left.get().saturating_sub(elapsed.get()).saturating_add(stored.get());
        if let Some(item) = lane.storage(tail, Minutes::new(stay)).map_err(Self::overflow)? {
            sum.add(&item).map_err(Self::overflow)?;
        }
        if self.charges_time {
            let accrued = lane.time_charge(
                graph.arc(arc),
                time_charges::Times { came: elapsed, handled, ends: arrives }.since(self.accrued_since),
            );
            sum.money = sum.money.checked_add(accrued.map_err(Self::overflow)?).ok_or(SearchError::Overflow)?;
        }
        sum.time = Minutes::ZERO;
        let added = sum.on(&self.axes).map_err(|_| SearchError::Overflow)?;
        let mut cost = *at;
        for (total, more) in cost.iter_mut().zip(added) {
            *total = total.checked_add(more).ok_or(SearchError::Overflow)?;
        }
        cost[0] = u64::from(arrives.get());
        Ok(Some(Ride { departure: departs.get(), cost }))
    }

    /// An estimate with what is due at least.
    #[inline(never)]
    fn settled_by(
        &self,
        ahead: &time_charges::Ahead<'_>,
        node: NodeId,
        at: &Cost<K>,
        mut estimate: Cost<K>,
    ) -> Option<Cost<K>> {
        let cost = self.axes.iter().position(|&axis| axis == Criterion::Cost)?;
        // Later than the clock runs, no answer is.
        let minutes = |time: u64| Minutes::new(u32::try_from(time).unwrap_or(u32::MAX));
        let boxed = self.operations.lane.graph.node(node).loading() == Some(Loading::Box);
        let since = |time: u64| minutes(time.saturating_sub(u64::from(self.accrued_since.get())));
        let accrued = ahead.least(boxed, since(at[0]), since(estimate[0])).ok()?;
        estimate[cost] = estimate[cost].checked_add(u64::try_from(accrued.minor()).ok()?)?;
        Some(estimate)
    }

    /// What a ride takes with a boarding, seasons and surcharges included.
    fn carriage(&self, arc: ArcId, number: usize, boarding: &Boarding) -> Result<Sum, SearchError> {
        let Operations { lane: Lane { graph, conditions, .. }, pricing, .. } = self.operations;
        let price = &pricing.rides[number];
        let mut sum = price.sum;
        if boarding.date.is_some() {
            // What holds whatever the date is among what holds on this one.
            sum.money = sum.money.checked_sub(price.standing).ok_or(SearchError::Overflow)?;
        }
        if boarding.split {
            let whole = conditions.quantities.load(self.service(&graph.rides()[number]).carries);
            for part in self.parts(arc, boarding) {
                self.add_adjustments(number, part.date, &mut sum, |charge| share(charge, part.load, whole))?;
            }
        } else {
            self.add_adjustments(number, boarding.date, &mut sum, Ok)?;
        }
        Ok(sum)
    }

    /// Adds what seasons and surcharges of a date make of the fare of a ride.
    fn add_adjustments(
        &self,
        number: usize,
        date: Option<Civil>,
        sum: &mut Sum,
        share: impl Fn(Money) -> Result<Money, Overflow>,
    ) -> Result<(), SearchError> {
        let Some(date) = date else { return Ok(()) };
        let Operations { lane, pricing, .. } = self.operations;
        let Lane { graph, conditions, .. } = lane;
        let ride = &graph.rides()[number];
        let holding = lane.holding(number, Some(date));
        adjust(conditions, self.service(ride), ride, pricing.rides[number].fare, holding, |_, charge| {
            sum.money = sum.money.checked_add(share(charge)?).ok_or(Overflow)?;
            Ok(())
        })
        .map_err(Self::overflow)?;
        Ok(())
    }
}

impl<const K: usize> Graph<K> for Dated<'_, K> {
    const WAITS: bool = true;

    fn node_count(&self) -> usize {
        self.operations.lane.graph.nodes().len()
    }

    fn arcs(&self, node: NodeId) -> impl Iterator<Item = (ArcId, NodeId)> {
        let open = self.operations.lane.graph.arcs_from(node).filter(|&arc| self.operations.pricing.is_open(arc));
        open.map(|arc| (ArcId::new(arc), self.operations.lane.graph.arcs()[arc].head))
    }

    fn ride(&self, arc: ArcId, at: &Cost<K>, later: Later) -> Result<Option<Ride<K>>, SearchError> {
        let Some((not_before, arriving_after)) = self.after(arc, later) else { return Ok(None) };
        let found = self.ride_to(arc, at, not_before, arriving_after)?;
        // The next departure may always be taken.
        let is_limited = !self.patience.is_unlimited() && later != Later::default();
        Ok(found.filter(|ride| {
            later.arrival.is_none_or(|arrival| ride.cost[0] > arrival)
                && !(is_limited && self.is_held_too_long(arc, at[0], ride.departure))
        }))
    }

    #[inline]
    fn least(&self, arc: ArcId) -> Cost<K> {
        self.least[arc.index()]
    }

    #[inline]
    fn settled(&self, node: NodeId, at: &Cost<K>, estimate: Cost<K>) -> Option<Cost<K>> {
        match &self.ahead {
            Some(ahead) => self.settled_by(ahead, node, at, estimate),
            None => Some(estimate),
        }
    }

    fn better_after(&self, arc: ArcId, departure: u32) -> Option<u32> {
        let number = self.operations.lane.graph.arc(arc).ride?;
        let ride = &self.operations.lane.graph.rides()[number];
        let Departs::By(timetable) = &self.service(ride).departs else { return None };
        if self.operations.lane.conditions.split {
            // Seasons count for each part.
            return departure.checked_add(1);
        }
        let first_call = self.first_call_departure(number, self.ready().checked_add(Minutes::new(departure))?)?;
        let day = self
            .operations
            .lane
            .graph
            .phases(ride.service)
            .better_after(timetable.zone().local(first_call).epoch_days())?;
        let change = timetable.zone().instant(Civil::from_epoch_minutes(day * 1440));
        let change = change.checked_add(self.operations.pricing.rides[number].offset)?;
        change.since(self.ready()).map(Minutes::get)
    }

    fn boards_all_from(&self, arc: ArcId, at: &Cost<K>) -> Option<u32> {
        let Operations { lane: Lane { graph, conditions, .. }, .. } = self.operations;
        let service = self.service(&graph.rides()[graph.arc(arc).ride?]);
        let at = self.ready().checked_add(Minutes::new(u32::try_from(at[0]).ok()?))?;
        let ever = self.ready().checked_sub(Minutes::from_days(3650))?;
        let boarding = self.operations.board(arc, at, ever, ever)?;
        // On demand a later label leaves later.
        boarding.date?;
        let queues = service.seasons.iter().filter_map(|season| season.add_cut_off.as_ref());
        let gate = service.gate_cut_off(conditions.special, conditions.case);
        let gate =
            queues.fold(gate, |sum, queue| Minutes::new(sum.get().saturating_add(queue.at(conditions.case).get())));
        let closing = boarding.handled.checked_add(gate.max(service.document_cut_off(conditions.case)))?;
        closing.since(self.ready()).map(Minutes::get)
    }

    #[inline]
    fn limits_waits(&self) -> bool {
        !self.patience.is_unlimited()
    }

    fn stands_in(&self, arc: ArcId, earlier: u64, later: u64) -> bool {
        self.chooses_alike(arc, earlier, later)
    }

    fn growth(&self, node: NodeId, delay: u64) -> Cost<K> {
        if delay > 0 && self.has_stored(node) {
            return self.axes.map(|axis| if axis == Criterion::Cost { u64::MAX } else { 0 });
        }
        let day = self.operations.pricing.dearest_day[node.index()];
        let delay = if delay == 0 { 0 } else { delay.saturating_add(self.stretch(node)) };
        let days = u32::try_from(delay).map_or(u32::MAX, |delay| Minutes::new(delay).started_days());
        let money = day.checked_mul(i64::from(days)).unwrap_or(Money::from_minor(i64::MAX));
        let money = u64::try_from(money.minor()).unwrap_or(0);
        self.axes.map(|axis| if axis == Criterion::Cost { money } else { 0 })
    }

    fn tolerates(&self, node: NodeId, slack: &Cost<K>) -> u64 {
        if self.has_stored(node) && self.axes.contains(&Criterion::Cost) {
            return 0;
        }
        let Ok(day) = u64::try_from(self.operations.pricing.dearest_day[node.index()].minor()) else { return 0 };
        let cost = self.axes.iter().position(|&axis| axis == Criterion::Cost);
        match cost {
            Some(cost) if day > 0 => (slack[cost] / day).saturating_mul(1440).saturating_sub(self.stretch(node)),
            _ => u64::MAX,
        }
    }

    fn rank(&self, arc: ArcId) -> (u32, u32) {
        self.operations.lane.graph.rank(arc)
    }
}
