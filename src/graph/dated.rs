//! The graph with real departures: criterion 0 is time since the cargo was ready.

use super::adjustments::adjust;
use super::items::{self, Overflow};
use super::pricing::{RidePrice, Sum};
use super::{Axis, Conditions, Pricing, ServiceRide, TransportGraph};
use crate::model::{Departs, Network, Service, Timetable};
use crate::search::{ArcId, Cost, Graph, Later, NodeId, Ride, SearchError};
use crate::units::{Civil, Instant, Minutes, Money};

/// One boarding: which departure, when it leaves and arrives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Boarding {
    /// When the cargo is ready for it: handled and cleared.
    pub handled: Instant,
    /// By when it had to be.
    pub closing: Instant,
    /// Departure at the loading call.
    pub departure: Instant,
    /// Arrival at the discharging call.
    pub arrival: Instant,
    /// Local date of departure from the first call, which seasons go by; none on demand.
    pub date: Option<Civil>,
}

/// Timetables, prices and a ready time: what the search runs on when a date is given.
///
/// The first axis must be [`Axis::Time`].
pub struct Dated<'a, const K: usize> {
    network: &'a Network,
    graph: &'a TransportGraph,
    conditions: &'a Conditions,
    pricing: &'a Pricing,
    ready: Instant,
    /// Nothing leaves later than this many minutes after ready.
    horizon: Minutes,
    axes: [Axis; K],
    /// The least that each arc adds.
    least: Vec<Cost<K>>,
}

impl<'a, const K: usize> Dated<'a, K> {
    /// Puts a ready time on a priced graph.
    ///
    /// # Panics
    /// When the first axis is not [`Axis::Time`].
    pub fn new(
        network: &'a Network,
        graph: &'a TransportGraph,
        conditions: &'a Conditions,
        pricing: &'a Pricing,
        ready: Instant,
        horizon: Minutes,
        axes: [Axis; K],
    ) -> Self {
        assert_eq!(axes.first(), Some(&Axis::Time), "a dated search runs on time first");
        let mut dated = Self { network, graph, conditions, pricing, ready, horizon, axes, least: Vec::new() };
        dated.least = (0..graph.arcs().len()).map(|arc| dated.least_of(arc)).collect();
        dated
    }

    /// The boarding that a departure found by the search stands for: `at` is when the label reached the tail, in minutes since
    /// ready.
    pub fn boarding(&self, arc: ArcId, at: Minutes, departure: u32) -> Option<Boarding> {
        let ride = self.graph.arc(arc).ride?;
        let from = self.first_call_departure(ride, self.ready + Minutes::new(departure));
        // Any arrival will do: a ride that takes no time may arrive at the very minute of ready.
        let boarding = self.board(arc, at, from, self.ready - Minutes::new(1))?;
        (boarding.departure == self.ready + Minutes::new(departure)).then_some(boarding)
    }

    fn first_call_departure(&self, ride: usize, at_call: Instant) -> Instant {
        at_call - self.pricing.rides[ride].offset
    }

    fn service(&self, ride: &ServiceRide) -> &'a Service {
        self.network.service(ride.service)
    }

    /// The first boarding of an arc that leaves the first call at `not_before` or later and arrives after `arriving_after`.
    fn board(&self, arc: ArcId, at: Minutes, not_before: Instant, arriving_after: Instant) -> Option<Boarding> {
        let handling = self.pricing.handling[arc.index()]?;
        let number = self.graph.arc(arc).ride?;
        let ride = &self.graph.rides()[number];
        let price = &self.pricing.rides[number];
        let service = self.service(ride);
        let handled = self.ready + at + handling.time;
        match &service.departs {
            Departs::OnDemand => Some(Boarding {
                handled,
                closing: handled,
                departure: handled,
                arrival: handled + price.sum.time,
                date: None,
            }),
            Departs::By(timetable) => self.board_by(timetable, ride, price, handled, not_before, arriving_after),
        }
    }

    fn board_by(
        &self,
        timetable: &Timetable,
        ride: &ServiceRide,
        price: &RidePrice,
        handled: Instant,
        not_before: Instant,
        arriving_after: Instant,
    ) -> Option<Boarding> {
        let case = self.conditions.case;
        let (service, phases) = (self.service(ride), self.graph.phases(ride.service));
        let usual = service.cut_off.as_ref().map_or(Minutes::ZERO, |cut_off| cut_off.at(case));
        let latest = self.ready + self.horizon;
        let mut from = not_before.max(handled + usual - price.offset);
        loop {
            let first_call = timetable.next(from);
            let departure = first_call + price.offset;
            if departure > latest {
                return None;
            }
            from = first_call + Minutes::new(1);
            let date = timetable.zone().local(first_call);
            if !service.is_valid_on(date) {
                if service.valid.is_some_and(|(_, last)| date.epoch_days() > last) {
                    return None;
                }
                continue;
            }
            let (mut cut_off, mut arrival) = (usual, departure + price.sum.time);
            for season in phases.holding(service, date) {
                if let Some(add) = &season.add_cut_off {
                    cut_off = cut_off.checked_add(add.at(case))?;
                }
                if let Some(add) = &season.add_time {
                    arrival = arrival + add.at(case);
                }
            }
            let closing = departure - cut_off;
            if handled > closing {
                continue;
            }
            if arrival <= arriving_after {
                // As long as the same seasons hold, rides take as long: those that leave too early can be stepped over at once.
                let ahead = arriving_after.since(arrival).map_or(first_call, |gap| first_call + gap);
                if phases.same(date, timetable.zone().local(ahead)) {
                    from = from.max(ahead);
                }
            } else {
                return Some(Boarding { handled, closing, departure, arrival, date: Some(date) });
            }
        }
    }

    fn least_of(&self, arc: usize) -> Cost<K> {
        let Some(handling) = self.pricing.handling[arc] else { return [u64::MAX; K] };
        let mut sum = handling;
        if let Some(number) = self.graph.arcs()[arc].ride {
            let price = &self.pricing.rides[number];
            let cut_off = self.service(&self.graph.rides()[number]).cut_off.as_ref();
            let ride = Sum { money: price.least, ..price.sum };
            let waits = Sum {
                time: cut_off.map_or(Minutes::ZERO, |cut_off| cut_off.at(self.conditions.case)),
                ..Sum::default()
            };
            if sum.add_sum(&ride).and_then(|()| sum.add_sum(&waits)).is_err() {
                return [0; K];
            }
        }
        sum.on(&self.axes).unwrap_or([0; K])
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
        let Some(handling) = self.pricing.handling[arc.index()] else { return Ok(None) };
        let Ok(elapsed) = u32::try_from(at[0]) else { return Ok(None) };
        let elapsed = Minutes::new(elapsed);
        let (mut sum, leaves, arrives) = match self.graph.arc(arc).ride {
            None => {
                let arrives = elapsed.checked_add(handling.time).ok_or(SearchError::Overflow)?;
                (Sum::default(), arrives, arrives)
            }
            Some(number) => {
                let Some(boarding) = self.board(arc, elapsed, not_before, arriving_after) else { return Ok(None) };
                let price = &self.pricing.rides[number];
                let mut sum = price.sum;
                let ride = &self.graph.rides()[number];
                if let Some(date) = boarding.date {
                    let service = self.service(ride);
                    let holding = self.graph.phases(ride.service).holding(service, date);
                    sum.money = adjust(self.conditions, service, price.sum.money, holding, |_, _| Ok(()))
                        .map_err(Self::overflow)?;
                }
                let since = |instant: Instant| instant.since(self.ready).ok_or(SearchError::Overflow);
                (sum, since(boarding.departure)?, since(boarding.arrival)?)
            }
        };
        sum.add_sum(&handling).map_err(Self::overflow)?;
        let stay = leaves.get().saturating_sub(elapsed.get());
        let tail = self.graph.arc(arc).tail;
        if let Some(item) = items::storage(self.network, self.graph, self.conditions, tail, Minutes::new(stay))
            .map_err(Self::overflow)?
        {
            sum.add(&item).map_err(Self::overflow)?;
        }
        sum.time = Minutes::ZERO;
        let added = sum.on(&self.axes).map_err(|_| SearchError::Overflow)?;
        let mut cost = *at;
        for (total, more) in cost.iter_mut().zip(added) {
            *total = total.checked_add(more).ok_or(SearchError::Overflow)?;
        }
        cost[0] = u64::from(arrives.get());
        Ok(Some(Ride { departure: leaves.get(), cost }))
    }
}

impl<const K: usize> Graph<K> for Dated<'_, K> {
    const WAITS: bool = true;

    fn node_count(&self) -> usize {
        self.graph.nodes().len()
    }

    fn arcs(&self, node: NodeId) -> impl Iterator<Item = (ArcId, NodeId)> {
        let open = self.graph.arcs_from(node).filter(|&arc| self.pricing.is_open(arc));
        open.map(|arc| (ArcId::new(arc), self.graph.arcs()[arc].head))
    }

    fn ride(&self, arc: ArcId, at: &Cost<K>, later: Later) -> Result<Option<Ride<K>>, SearchError> {
        let on_demand = |ride: usize| matches!(self.service(&self.graph.rides()[ride]).departs, Departs::OnDemand);
        let mut not_before = self.ready - Minutes::from_days(3650);
        let mut arriving_after = not_before;
        match self.graph.arc(arc).ride {
            Some(ride) if !on_demand(ride) => {
                if let Some(departure) = later.departure {
                    not_before =
                        self.first_call_departure(ride, self.ready + Minutes::new(departure)) + Minutes::new(1);
                }
                if let Some(arrival) = later.arrival {
                    let Ok(arrival) = u32::try_from(arrival) else { return Ok(None) };
                    arriving_after = self.ready + Minutes::new(arrival);
                    // Even in its slowest season, whatever leaves before this arrives too early.
                    let slowest = self.pricing.rides[ride].slowest;
                    not_before = not_before.max(self.first_call_departure(ride, arriving_after - slowest));
                }
            }
            // There is one ride only.
            _ if later.departure.is_some() => return Ok(None),
            _ => {}
        }
        let found = self.ride_to(arc, at, not_before, arriving_after)?;
        Ok(found.filter(|ride| later.arrival.is_none_or(|arrival| ride.cost[0] > arrival)))
    }

    #[inline]
    fn least(&self, arc: ArcId) -> Cost<K> {
        self.least[arc.index()]
    }

    fn better_after(&self, arc: ArcId, departure: u32) -> Option<u32> {
        let number = self.graph.arc(arc).ride?;
        let ride = &self.graph.rides()[number];
        let Departs::By(timetable) = &self.service(ride).departs else { return None };
        let first_call = self.first_call_departure(number, self.ready + Minutes::new(departure));
        let day = self.graph.phases(ride.service).better_after(timetable.zone().local(first_call).epoch_days())?;
        let change =
            timetable.zone().instant(Civil::from_epoch_minutes(day * 1440)) + self.pricing.rides[number].offset;
        change.since(self.ready).map(Minutes::get)
    }

    fn growth(&self, node: NodeId, delay: u64) -> Cost<K> {
        let day = self.pricing.dearest_day[node.index()];
        let days = u32::try_from(delay).map_or(u32::MAX, |delay| Minutes::new(delay).started_days());
        let money = day.checked_mul(i64::from(days)).unwrap_or(Money::from_minor(i64::MAX));
        let money = u64::try_from(money.minor()).unwrap_or(0);
        self.axes.map(|axis| if axis == Axis::Cost { money } else { 0 })
    }

    fn tolerates(&self, node: NodeId, slack: &Cost<K>) -> u64 {
        let Ok(day) = u64::try_from(self.pricing.dearest_day[node.index()].minor()) else { return 0 };
        let cost = self.axes.iter().position(|&axis| axis == Axis::Cost);
        match cost {
            Some(cost) if day > 0 => (slack[cost] / day).saturating_mul(1440),
            _ => u64::MAX,
        }
    }

    fn rank(&self, arc: ArcId) -> (u32, u32) {
        self.graph.rank(arc)
    }
}
