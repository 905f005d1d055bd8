//! What can be promised of an itinerary.

use super::answer::{ProbabilityError, ReliabilityError, probability};
use super::arrivals::{Arrivals, Computed};
use super::prepared::Prepared;
use crate::model::Shipment;
use crate::plan::error::plan::PlanError;
use crate::plan::planner::Planner;
use crate::plan::{Front, Itinerary, Query};
use crate::search::SearchError;
use crate::units::{Instant, Minutes, Shown};
use std::fmt;
use std::sync::Arc;

/// By when an itinerary arrives with a probability: computed, not simulated.
///
/// The rules and the random times are those of [`Planner::reliability`]: whoever misses a departure takes the next one of the same service that takes the
/// cargo, and all draws are independent of each other. Delays that come together make the later arrivals later than this says. Times that vary are
/// rounded up, on a long way by some two hours, and by a headway where that misses a departure: a promise is never earlier than what the model says.
#[derive(Debug, Clone, PartialEq)]
pub struct Promise {
    /// Minutes since ready, ascending, with the share that has arrived by then.
    arrived: Arrivals,
    ready: Instant,
    most_minutes: Option<i64>,
    connections: Vec<Caught>,
}

/// A departure that cargo has to be in time for, and how often it is.
#[derive(Debug, Clone, PartialEq)]
pub struct Caught {
    /// Code of the service.
    pub service: Arc<str>,
    /// Name of the hub where it is boarded.
    pub hub: Arc<str>,
    /// The share, 0 to 1, that takes the departure of the itinerary.
    pub share: f64,
}

/// Shares are sums of many small ones; what is lost to rounding is less.
const ROUNDING: f64 = 1e-9;

impl Promise {
    /// The time from ready that is kept with a probability: 0.5 is the median. None where less than that arrives within the horizon, and where nothing
    /// bounds how late it may be.
    ///
    /// # Errors
    /// [`ProbabilityError`] outside 0 to 1.
    pub fn arrival(&self, probability: f64) -> Result<Option<Minutes>, ProbabilityError> {
        let share = self::probability(probability)?;
        let at = self.arrived.partition_point(|&(_, arrived)| arrived + ROUNDING < share);
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

    /// The share that finds no later departure within the horizon.
    pub fn stranded(&self) -> f64 {
        (1.0 - self.arrived.last().map_or(0.0, |(_, share)| *share)).max(0.0)
    }

    /// The departures that may be missed, in the order of the way.
    pub fn connections(&self) -> &[Caught] {
        &self.connections
    }

    /// The connection that is caught least often, the first of equals; none where nothing can be missed.
    pub fn weakest(&self) -> Option<&Caught> {
        self.connections.iter().min_by(|a, b| a.share.total_cmp(&b.share))
    }

    fn share_within(&self, minutes: i64) -> f64 {
        let at = self.arrived.partition_point(|&(moment, _)| i64::from(moment) <= minutes);
        at.checked_sub(1).map_or(0.0, |last| self.arrived[last].1)
    }
}

impl fmt::Display for Promise {
    /// `in 50 % by 39.0 d, in 80 % by 44.2 d, in 95 % by 49.0 d; weakest: caspian-ferry from Aktau, caught in 12 %`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, (percent, share)) in [(50, 0.5), (80, 0.8), (95, 0.95)].into_iter().enumerate() {
            let comma = if at > 0 { ", " } else { "" };
            match self.arrival(share).ok().flatten() {
                Some(minutes) => write!(f, "{comma}in {percent} % by {:.1} d", minutes.as_days())?,
                None => write!(f, "{comma}in {percent} % not within the horizon")?,
            }
        }
        if let Some(share) = self.on_time() {
            write!(f, "; {:.0} % on time", share * 100.0)?;
        }
        if let Some(weakest) = self.weakest().filter(|weakest| weakest.share < 1.0 - ROUNDING) {
            let (service, hub) = (Shown(&weakest.service), Shown(&weakest.hub));
            write!(f, "; weakest: {service} from {hub}, caught in {:.0} %", weakest.share * 100.0)?;
        }
        Ok(())
    }
}

impl Planner {
    /// What can be promised of an itinerary, for the shipment and query that it answers: its arrival at any probability, computed under the rules and
    /// from the random times of [`Planner::reliability`], without drawing any.
    ///
    /// ```
    /// use landsea::{Network, Planner, Query, Shipment};
    ///
    /// let planner = Planner::new(Network::chongqing());
    /// let shipment = Shipment::boxes("Chongqing", "Istanbul", "2x45G1")?.ready("2026-12-01T09:00[Asia/Shanghai]")?;
    /// let query = Query::minimise_time_and_cost();
    /// let front = planner.plan(&shipment, &query)?;
    /// let promise = planner.promise(&shipment, &query, front.cheapest())?;
    /// assert!(promise.arrival(0.5)? <= promise.arrival(0.8)?);
    /// println!("{promise}");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// [`ReliabilityError`]. A promise of which only a part is computed is none: where a limit stops the call there is
    /// [`PlanError::Stopped`].
    ///
    /// # Complexity
    /// For each ride the product of the widths of its random times in quarters of an hour, and its departures times the width of their sum.
    pub fn promise(
        &self,
        shipment: &Shipment,
        query: &Query,
        itinerary: &Itinerary,
    ) -> Result<Promise, ReliabilityError> {
        let query: &Query = &query.started();
        let (asked, ready) = self.asked_for(shipment, query, itinerary)?;
        self.engine.with_scratch(|scratch| {
            self.engine.price(&asked, scratch)?;
            let prepared = Prepared::new(self, &asked, ready, &scratch.pricing, itinerary)?;
            let ended = || asked.meter.stopped().map_or_else(|| SearchError::Overflow.into(), PlanError::Stopped);
            let Computed { mut arrivals, missed } = prepared.arrivals(&asked.meter).ok_or_else(ended)?;
            let mut sum = 0.0;
            for (_, share) in &mut arrivals {
                sum += *share;
                *share = sum;
            }
            let connections = prepared
                .boarded()
                .map(|(stay, service, hub)| Caught { service, hub, share: (1.0 - missed[stay]).clamp(0.0, 1.0) })
                .collect();
            Ok(Promise { arrived: arrivals, ready, most_minutes: asked.most_minutes, connections })
        })
    }

    /// What can be promised of each itinerary of a front, in its order: [`Planner::promise`] for one after the other. Where a limit stops the call, those are
    /// missing at the end that were not computed.
    ///
    /// # Errors
    /// [`ReliabilityError`].
    pub fn promises(
        &self,
        shipment: &Shipment,
        query: &Query,
        front: &Front,
    ) -> Result<Vec<Promise>, ReliabilityError> {
        let query: &Query = &query.started();
        let mut all = Vec::new();
        for itinerary in front {
            match self.promise(shipment, query, itinerary) {
                Err(ReliabilityError::Plan(PlanError::Stopped(_))) if !all.is_empty() => break,
                promise => all.push(promise?),
            }
        }
        Ok(all)
    }
}
