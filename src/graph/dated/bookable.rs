//! The departures of a ride, one after the other, for whoever misses one.

use super::Dated;
use super::boarding::Operations;
use crate::graph::{Lane, Pricing};
use crate::model::{Departs, Timetable};
use crate::search::{ArcId, SearchError};
use crate::units::{Civil, Instant, Minutes, Money};

/// A departure that cargo may be booked on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Bookable {
    /// By when the cargo must have been handled.
    pub closing: Instant,
    /// Departure at the loading call; of a split shipment, of its first part.
    pub departure: Instant,
    /// When the last of it has left.
    pub left: Instant,
    /// How long seasons hold it up on the way, and how much later the last part of a split shipment arrives.
    pub held_up: Minutes,
    /// What the ride costs with it, seasons and surcharges included.
    pub price: Money,
    /// Local date of the departure from the first call, which seasons and delays go by; none on demand.
    pub date: Option<Civil>,
}

impl<const K: usize> Dated<'_, K> {
    /// The departures of a ride at or after one, until the horizon, by ascending departure. None for a ride on demand.
    ///
    /// # Errors
    /// [`SearchError::Overflow`].
    pub(crate) fn bookable(&self, arc: ArcId, first: Instant) -> Result<Vec<Bookable>, SearchError> {
        let mut all = Vec::new();
        let mut next = self.first_call_of(arc, first)?;
        while let Some(from) = next {
            let Some((bookable, after)) = self.bookable_from(arc, from)? else { break };
            all.push(bookable);
            next = Some(after);
        }
        Ok(all)
    }

    /// When a service leaves its first call that leaves the tail of an arc at a moment; none for a ride on demand.
    ///
    /// # Errors
    /// [`SearchError::Overflow`].
    pub(crate) fn first_call_of(&self, arc: ArcId, departure: Instant) -> Result<Option<Instant>, SearchError> {
        match self.operations.lane.graph.arc(arc).ride {
            Some(ride) if self.timetable(ride).is_some() => {
                self.first_call_departure(ride, departure).map(Some).ok_or(SearchError::Overflow)
            }
            _ => Ok(None),
        }
    }

    fn timetable(&self, ride: usize) -> Option<&Timetable> {
        match &self.service(&self.operations.lane.graph.rides()[ride]).departs {
            Departs::By(timetable) => Some(timetable),
            Departs::OnDemand => None,
        }
    }

    /// The first departure that leaves the first call of its service at a moment or later and that cargo can take that is handled when it is ready, and from when on the next
    /// one leaves. None where there is no other within the horizon, and for a ride on demand.
    ///
    /// # Errors
    /// [`SearchError::Overflow`].
    pub(crate) fn bookable_from(
        &self,
        arc: ArcId,
        first_call: Instant,
    ) -> Result<Option<(Bookable, Instant)>, SearchError> {
        let Some(number) = self.operations.lane.graph.arc(arc).ride else { return Ok(None) };
        let Some(timetable) = self.timetable(number) else { return Ok(None) };
        let past = SearchError::Overflow;
        let ever = self.ready().checked_sub(Minutes::from_days(3650)).ok_or(past)?;
        let boarding = self.operations.board_by(timetable, arc, number, self.ready(), first_call, ever);
        let Some(boarding) = boarding else { return Ok(None) };
        let mut usual = boarding.departure.checked_add(self.operations.pricing.rides[number].sum.time).ok_or(past)?;
        if self.operations.lane.graph.keeps_hours(number) {
            for (_, wait) in self.border_waits(arc, boarding.departure) {
                usual = usual.checked_add(wait).ok_or(past)?;
            }
        }
        let bookable = Bookable {
            closing: boarding.closing,
            departure: boarding.departure,
            left: boarding.left,
            held_up: boarding.arrival.since(usual).unwrap_or(Minutes::ZERO),
            price: self.carriage(arc, number, &boarding)?.money,
            date: boarding.date,
        };
        let first_call = self.first_call_departure(number, boarding.departure);
        Ok(Some((bookable, first_call.and_then(|at| at.checked_add(Minutes::new(1))).ok_or(past)?)))
    }

    /// The emissions of handling at the tail of an arc and of its ride, in grams.
    pub(crate) fn grams(&self, arc: ArcId) -> u64 {
        let Operations { lane, pricing, .. } = self.operations;
        let handled = pricing.handling[arc.index()].map_or(0, |sum| sum.grams.get());
        handled.saturating_add(lane.graph.arc(arc).ride.map_or(0, |ride| pricing.rides[ride].sum.grams.get()))
    }

    /// The least money of an arc, whatever the date.
    pub(crate) fn least_money(&self, arc: ArcId) -> Money {
        let Operations { lane, pricing, .. } = self.operations;
        let ride = lane.graph.arc(arc).ride.map_or(Money::ZERO, |ride| pricing.rides[ride].least);
        self.price_of_handling(arc).checked_add(ride).unwrap_or(Money::ZERO)
    }

    /// Between the closing of a departure and the departure, without seasons.
    pub(crate) fn cut_off(&self, arc: ArcId) -> Minutes {
        let Operations { lane: Lane { graph, conditions, .. }, .. } = self.operations;
        let ride = graph.arc(arc).ride.filter(|&ride| self.timetable(ride).is_some());
        ride.map_or(Minutes::ZERO, |ride| {
            self.service(&graph.rides()[ride]).gate_cut_off(conditions.special, conditions.case)
        })
    }

    /// The local date on which a service leaves its first call that leaves the tail of an arc at a moment; none for a ride on demand.
    pub(crate) fn date_of(&self, arc: ArcId, departure: Instant) -> Option<Civil> {
        let ride = self.operations.lane.graph.arc(arc).ride?;
        let zone = self.timetable(ride)?.zone();
        Some(zone.local(self.first_call_departure(ride, departure)?))
    }

    /// When a day begins, for departures of an arc whose service leaves its first call on it, in minutes since ready. None before ready.
    pub(crate) fn day_begins(&self, arc: ArcId, day: i64) -> Option<u32> {
        let ride = self.operations.lane.graph.arc(arc).ride?;
        let begins = self.timetable(ride)?.zone().instant(Civil::from_epoch_minutes(day * 1440));
        let begins = begins.checked_add(self.operations.pricing.rides[ride].offset)?;
        begins.since(self.ready()).map(Minutes::get)
    }

    /// The days within which anything leaves.
    pub(crate) fn days(&self) -> u32 {
        self.operations.dates.horizon.started_days()
    }

    /// What the ride of an arc costs on demand, or 0 for the last arc.
    pub(crate) fn price_on_demand(&self, arc: ArcId) -> Money {
        let ride = self.operations.lane.graph.arc(arc).ride;
        ride.map_or(Money::ZERO, |number| self.operations.pricing.rides[number].sum.money)
    }

    /// What handling at the tail of an arc costs.
    pub(crate) fn price_of_handling(&self, arc: ArcId) -> Money {
        self.operations.pricing.handling[arc.index()].map_or(Money::ZERO, |sum| sum.money)
    }

    /// The time of customs on the way, within no stage's.
    pub(crate) fn formalities(&self, arc: ArcId) -> Minutes {
        let ride = self.operations.lane.graph.arc(arc).ride;
        ride.map_or(Minutes::ZERO, |number| self.operations.pricing.rides[number].extras.time)
    }
}

impl Pricing {
    /// How long the handling at the tail of an arc takes.
    pub(crate) fn handling_time(&self, arc: ArcId) -> Minutes {
        self.handling[arc.index()].map_or(Minutes::ZERO, |sum| sum.time)
    }
}
