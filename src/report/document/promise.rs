//! What is promised of an itinerary.

use super::figures::{Amount, Moment, moment};
use crate::plan::{Itinerary, Promise};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// What is promised of an itinerary: by when it arrives with what probability, what it costs then, and how often each departure is caught.
///
/// Whoever misses a departure takes the next one of the same service. All delays and prices are taken as independent of each other.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PromiseEntry<'f> {
    /// By when it arrives in 50, 80 and 95 of a hundred runs.
    pub arrivals: Vec<PromisedArrival<'f>>,
    /// What it costs in 10, 50 and 90 of a hundred runs at most. Empty where nothing arrives.
    pub costs: Vec<PromisedCost<'f>>,
    /// Thousandths of the runs that are collected when due, rounded down. Null where nothing is due.
    pub in_time_permille: Option<u16>,
    /// The departures to book that may be missed, in order.
    pub departures: Vec<CaughtEntry<'f>>,
}

/// By when it arrives with a probability.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PromisedArrival<'f> {
    /// Parts of a hundred runs.
    pub percent: u8,
    /// Available for collection by then. Null where fewer arrive within the horizon.
    pub by: Option<Moment<'f>>,
}

/// What it costs at most with a probability.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PromisedCost<'f> {
    /// Parts of a hundred runs.
    pub percent: u8,
    /// All charges.
    pub at_most: Amount<'f>,
}

/// How often a departure is caught.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CaughtEntry<'f> {
    /// Position in `legs`, from 0.
    pub leg: usize,
    /// Code of the service.
    pub service: Cow<'f, str>,
    /// Thousandths of the runs that take it, rounded down.
    pub caught_permille: u16,
}

impl<'f> PromiseEntry<'f> {
    pub(super) fn of(itinerary: &'f Itinerary) -> Option<Self> {
        let promise: &Promise = itinerary.promise.as_ref()?;
        let hub = &itinerary.stays.last()?.hub;
        let arrivals = [50, 80, 95].map(|percent| PromisedArrival {
            percent,
            by: promise.arrival(share(percent)).ok().flatten().map(|within| moment(itinerary.ready, within, hub)),
        });
        let costs = [10, 50, 90].into_iter().filter_map(|percent| {
            let cost = promise.cost(share(percent)).ok().flatten()?;
            Some(PromisedCost { percent, at_most: Amount::of(cost, promise.currency) })
        });
        let departures = promise.connections().iter().map(|caught| CaughtEntry {
            leg: caught.leg,
            service: (&*caught.service).into(),
            caught_permille: permille(caught.share()),
        });
        Some(Self {
            arrivals: arrivals.into(),
            costs: costs.collect(),
            in_time_permille: promise.on_time().map(permille),
            departures: departures.collect(),
        })
    }
}

fn share(percent: u8) -> f64 {
    f64::from(percent) / 100.0
}

/// Whole thousandths, but for errors of rounding.
fn permille(share: f64) -> u16 {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share is 0 to 1")]
    let whole = (share * 1000.0 + 1e-6).floor() as u16;
    whole
}
