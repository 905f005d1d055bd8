//! The departures of a ride, one after the other, for whoever misses one.

use super::Dated;
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
    /// The local date of departure from the first call, by which seasons and surcharges hold.
    pub date: Option<Civil>,
    /// What the ride costs with it, seasons and surcharges included.
    pub price: Money,
}

impl<const K: usize> Dated<'_, K> {
    /// The departures of a ride at or after one, until the horizon, by ascending departure. None for a ride on demand.
    ///
    /// # Errors
    /// [`SearchError::Overflow`].
    pub(crate) fn bookable(&self, arc: ArcId, first: Instant) -> Result<Vec<Bookable>, SearchError> {
        let mut all = Vec::new();
        let Some(number) = self.operations.lane.graph.arc(arc).ride else { return Ok(all) };
        let past = SearchError::Overflow;
        let ever = self.ready().checked_sub(Minutes::from_days(3650)).ok_or(past)?;
        let mut not_before = self.first_call_departure(number, first).ok_or(past)?;
        while let Some(boarding) = self.operations.board(arc, self.ready(), not_before, ever) {
            if boarding.date.is_none() {
                break;
            }
            let taken = self.operations.pricing.rides[number].sum.time;
            let waits = self.border_waits(arc, boarding.departure);
            let usual = waits.iter().try_fold(taken, |sum, (_, wait)| sum.checked_add(*wait));
            let usual = usual.and_then(|usual| boarding.departure.checked_add(usual)).ok_or(past)?;
            all.push(Bookable {
                closing: boarding.closing,
                departure: boarding.departure,
                left: boarding.left,
                held_up: boarding.arrival.since(usual).unwrap_or(Minutes::ZERO),
                date: boarding.date,
                price: self.carriage(arc, number, &boarding)?.money,
            });
            let first_call = self.first_call_departure(number, boarding.departure);
            not_before = first_call.and_then(|at| at.checked_add(Minutes::new(1))).ok_or(past)?;
        }
        Ok(all)
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
