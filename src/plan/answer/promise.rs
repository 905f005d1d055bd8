//! What can be promised of an itinerary.

use super::probability::{Parts, ProbabilityError, probability};
use crate::units::{Currency, Instant, Minutes, Money, Shown};
use std::fmt;
use std::sync::Arc;

/// By when an itinerary arrives with a probability: computed, not simulated.
///
/// The rules and the random times are those of [`Planner::reliability`](crate::Planner::reliability): whoever misses a departure takes the next one of the same service that takes the
/// cargo, and all draws are independent of each other. Delays that come together make the later arrivals later than this says. Times that vary are
/// rounded up, on a long way by some two hours, and by a headway where that misses a departure: a promise is never earlier than what the model says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Promise {
    /// Minutes since ready, ascending, with the share that has arrived by then.
    pub(in crate::plan) arrived: Vec<(u32, Parts)>,
    pub(in crate::plan) ready: Instant,
    pub(in crate::plan) most_minutes: Option<i64>,
    pub(in crate::plan) connections: Vec<Caught>,
    /// In minor units, ascending, with the share of what arrives that costs at most that. Empty where nothing arrives, or the sum passes its type.
    pub(in crate::plan) costs: Vec<(i64, Parts)>,
    /// What costs are in: the currency of the answer.
    pub currency: Currency,
}

/// A departure that cargo has to be in time for, and how often it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Caught {
    /// Which leg of the itinerary, from 0.
    pub leg: usize,
    /// Code of the service.
    pub service: Arc<str>,
    /// Name of the hub where it is boarded.
    pub hub: Arc<str>,
    pub(in crate::plan) in_time: Parts,
}

impl Caught {
    /// The share, 0 to 1, that takes the departure of the itinerary.
    pub fn share(&self) -> f64 {
        self.in_time.share()
    }

    /// Whether it is never missed.
    pub fn is_sure(&self) -> bool {
        self.in_time.keeps(Parts::ALL)
    }
}

impl Promise {
    /// The time from ready that is kept with a probability: 0.5 is the median. None where less than that arrives within the horizon, and where nothing
    /// bounds how late it may be.
    ///
    /// # Errors
    /// [`ProbabilityError`] outside 0 to 1.
    pub fn arrival(&self, probability: f64) -> Result<Option<Minutes>, ProbabilityError> {
        let asked = Parts::of(self::probability(probability)?);
        let at = self.arrived.partition_point(|&(_, arrived)| !arrived.keeps(asked));
        Ok(self.arrived.get(at).map(|&(minutes, _)| Minutes::new(minutes)))
    }

    /// The moment by which it has arrived with a probability.
    ///
    /// # Errors
    /// [`ProbabilityError`] outside 0 to 1.
    pub fn arrives_by(&self, probability: f64) -> Result<Option<Instant>, ProbabilityError> {
        Ok(self.arrival(probability)?.and_then(|minutes| self.ready.checked_add(minutes)))
    }

    /// The share that is collected by a moment.
    pub fn arrived_by(&self, due: Instant) -> f64 {
        self.share_within(due.epoch_minutes().saturating_sub(self.ready.epoch_minutes()))
    }

    /// The share that is collected when due; none where the shipment names no due date and no number of days.
    pub fn on_time(&self) -> Option<f64> {
        self.most_minutes.map(|most| self.share_within(most))
    }

    /// The cost that is kept with a probability among the cases that arrive, in [`Promise::currency`]: 0.1 and 0.9 are its low and its high. None where
    /// nothing arrives.
    ///
    /// Two things make it vary. Each price is drawn from a triangle over its low, typical and high figures, by itself: what is due at a hub thing by
    /// thing, a ride with all that is charged for it. And delays change what is paid: the fare of the departure that is caught, storage, what is due for
    /// time. What is due at one stay is taken as independent of the next and of the prices. Left out is what moves together: rates that rise all
    /// at once, a market that is short. The real range is wider than this one.
    ///
    /// # Errors
    /// [`ProbabilityError`] outside 0 to 1.
    pub fn cost(&self, probability: f64) -> Result<Option<Money>, ProbabilityError> {
        let asked = Parts::of(self::probability(probability)?);
        let at = self.costs.partition_point(|&(_, kept)| !kept.keeps(asked));
        Ok(self.costs.get(at).map(|&(minor, _)| Money::from_minor(minor)))
    }

    /// The share that finds no later departure within the horizon.
    pub fn stranded(&self) -> f64 {
        self.arrived.last().map_or(Parts::NONE, |&(_, share)| share).rest().share()
    }

    /// The departures that may be missed, in the order of the way.
    pub fn connections(&self) -> &[Caught] {
        &self.connections
    }

    /// The connection that is caught least often, the first of equals; none where nothing can be missed.
    pub fn weakest(&self) -> Option<&Caught> {
        self.connections.iter().min_by_key(|connection| connection.in_time)
    }

    fn share_within(&self, minutes: i64) -> f64 {
        let at = self.arrived.partition_point(|&(moment, _)| i64::from(moment) <= minutes);
        at.checked_sub(1).map_or(0.0, |last| self.arrived[last].1.share())
    }
}

impl fmt::Display for Promise {
    /// `in 50 % by 39.0 d, in 80 % by 44.2 d, in 95 % by 49.0 d; USD 14,400 to 17,200; weakest: caspian-ferry from Aktau, caught in 12 %`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, (percent, share)) in [(50, 0.5), (80, 0.8), (95, 0.95)].into_iter().enumerate() {
            let comma = if at > 0 { ", " } else { "" };
            match self.arrival(share).ok().flatten() {
                Some(minutes) => write!(f, "{comma}in {percent} % by {:.1} d", minutes.as_days())?,
                None => write!(f, "{comma}in {percent} % not within the horizon")?,
            }
        }
        if let (Ok(Some(low)), Ok(Some(high))) = (self.cost(0.1), self.cost(0.9)) {
            write!(f, "; {} {low}", self.currency)?;
            if low < high {
                write!(f, " to {high}")?;
            }
        }
        if let Some(share) = self.on_time() {
            write!(f, "; {:.0} % on time", share * 100.0)?;
        }
        if let Some(weakest) = self.weakest().filter(|weakest| !weakest.is_sure()) {
            let (service, hub) = (Shown(&weakest.service), Shown(&weakest.hub));
            write!(f, "; weakest: {service} from {hub}, caught in {:.0} %", weakest.share() * 100.0)?;
        }
        Ok(())
    }
}
