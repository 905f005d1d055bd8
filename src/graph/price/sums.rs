//! Time, money and emissions of one shipment on every arc: sums over [`super::items`].

use super::customs;
use super::item::{Item, Overflow};
use crate::graph::{Lane, TransportGraph};
use crate::model::Side;
use crate::search::Cost;
use crate::units::{GramsCo2e, Minutes, Money};

/// A criterion of freight.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Criterion {
    /// Minutes from ready to collection.
    Time,
    /// Minor units of money.
    Cost,
    /// Grams of CO2e.
    Emissions,
}

/// Why a shipment cannot be priced.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PriceError {
    /// A figure passes the range of its unit.
    #[error(transparent)]
    Overflow(#[from] Overflow),
    /// A sum of charges came out below zero.
    #[error("the charges of a ride come out below zero")]
    Negative,
}

/// Sums of items.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(in crate::graph) struct Sum {
    pub(in crate::graph) time: Minutes,
    pub(in crate::graph) money: Money,
    pub(in crate::graph) grams: GramsCo2e,
}

impl Sum {
    pub(in crate::graph) fn add(&mut self, item: &Item) -> Result<(), Overflow> {
        self.time = self.time.checked_add(item.time).ok_or(Overflow)?;
        self.money = self.money.checked_add(item.charge).ok_or(Overflow)?;
        self.grams = self.grams.checked_add(item.emissions).ok_or(Overflow)?;
        Ok(())
    }

    /// Adds another sum.
    pub(in crate::graph) fn add_sum(&mut self, other: &Self) -> Result<(), Overflow> {
        self.time = self.time.checked_add(other.time).ok_or(Overflow)?;
        self.money = self.money.checked_add(other.money).ok_or(Overflow)?;
        self.grams = self.grams.checked_add(other.grams).ok_or(Overflow)?;
        Ok(())
    }

    /// The sum on the axes asked for.
    pub(in crate::graph) fn on<const K: usize>(&self, axes: &[Criterion; K]) -> Result<Cost<K>, PriceError> {
        let money = u64::try_from(self.money.minor()).map_err(|_| PriceError::Negative)?;
        Ok(axes.map(|axis| match axis {
            Criterion::Time => u64::from(self.time.get()),
            Criterion::Cost => money,
            Criterion::Emissions => self.grams.get(),
        }))
    }
}

/// A ride, priced.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(in crate::graph) struct RidePrice {
    /// From departure at the loading call to arrival, without seasons, and without surcharges but those that hold whatever the date.
    pub(in crate::graph) sum: Sum,
    /// Of these, transit and insurance: no part of the carrier's price, and of no stage's time.
    pub(in crate::graph) extras: Sum,
    /// The carrier's price before seasons and surcharges: what their percentages are of.
    pub(in crate::graph) fare: Money,
    /// What surcharges that hold whatever the date make of it, within the sum.
    pub(in crate::graph) standing: Money,
    /// From departure at the first call to departure at the loading call.
    pub(in crate::graph) offset: Minutes,
    /// From departure at the loading call to arrival, with every season's addition at once.
    pub(in crate::graph) slowest: Minutes,
    /// Price on its cheapest date.
    pub(in crate::graph) least: Money,
}

/// A handling between two rides, once it has been priced.
#[derive(Debug, Clone, Copy)]
enum Between {
    Unknown,
    Known(Option<Sum>),
}

/// Arcs that were closed, and their prices.
pub(crate) struct Closed(Vec<(usize, Option<Sum>)>);

/// Prices of one shipment on a compiled graph. Filled anew for each shipment, in the same memory.
#[derive(Debug, Clone, Default)]
pub(crate) struct Pricing {
    pub(in crate::graph) rides: Vec<RidePrice>,
    /// Handling at the tail of each arc; `None` where this cargo cannot take it.
    pub(in crate::graph) handling: Vec<Option<Sum>>,
    /// At each node, what a started day of waiting costs at most, there or wherever an on-demand ride may carry the wait.
    pub(in crate::graph) dearest_day: Vec<Money>,
    /// Whether an on-demand ride from the node may meet a hub or border that is closed, there or farther on.
    pub(in crate::graph) may_meet_closure: Vec<bool>,
    /// Handling with a ride before and after is the same wherever it is used: by position among the network's.
    between: Vec<Between>,
}

impl Pricing {
    /// Prices everything that the conditions allow.
    ///
    /// # Errors
    /// [`PriceError`].
    pub(crate) fn fill(&mut self, lane: Lane<'_>) -> Result<(), PriceError> {
        self.fill_rides(lane)?;
        self.fill_handling(lane)?;
        self.fill_dearest_days(lane)?;
        Ok(())
    }

    fn fill_rides(&mut self, lane: Lane<'_>) -> Result<(), PriceError> {
        let Lane { network, graph, conditions } = lane;
        self.rides.clear();
        for (at, ride) in graph.rides().iter().enumerate() {
            let mut price = RidePrice::default();
            if conditions.allowed[at] {
                let service = network.service(ride.service);
                price.fare = lane.fare(at, |item| price.sum.add(&item))?;
                price.standing = Money::ZERO;
                lane.adjustments(at, price.fare, None, |item| {
                    price.standing = price.standing.checked_add(item.charge).ok_or(Overflow)?;
                    price.sum.add(&item)
                })?;
                let RidePrice { sum, extras, .. } = &mut price;
                lane.extras(at, |item| {
                    extras.add(&item)?;
                    sum.add(&item)
                })?;
                for stage in &service.stages[..service.calls[ride.from].leave] {
                    price.offset = price.offset.checked_add(stage.time.at(conditions.case)).ok_or(Overflow)?;
                }
                price.slowest = price.sum.time;
                for add in service.seasons.iter().filter_map(|season| season.add_time.as_ref()) {
                    price.slowest = price.slowest.checked_add(add.at(conditions.case)).ok_or(Overflow)?;
                }
                let fare = lane.least_price(at, price.fare)?;
                price.least = fare.checked_add(price.extras.money).ok_or(Overflow)?;
            }
            self.rides.push(price);
        }
        Ok(())
    }

    fn fill_handling(&mut self, lane: Lane<'_>) -> Result<(), PriceError> {
        let Lane { network, graph, conditions } = lane;
        self.handling.clear();
        self.between.clear();
        self.between.resize(network.handlings().len(), Between::Unknown);
        let starts = |hub| conditions.origins.iter().any(|end| end.hub == hub);
        let ends = |hub| conditions.destinations.iter().any(|end| end.hub == hub);
        for arc in graph.arcs() {
            let tail = graph.node(arc.tail);
            let possible = match (tail.hub, tail.side, arc.ride) {
                (Some(hub), _, None) => ends(hub),
                (Some(hub), Side::Gate, Some(ride)) => starts(hub) && conditions.allowed[ride],
                (_, _, Some(ride)) => conditions.allowed[ride],
                (None, _, None) => false,
            };
            if !possible {
                self.handling.push(None);
                continue;
            }
            let between = tail.side != Side::Gate
                && arc.ride.is_some()
                && !customs::may_open_transit(network, &network.handlings()[arc.handling]);
            if between && let Between::Known(known) = self.between[arc.handling] {
                self.handling.push(known);
                continue;
            }
            let mut sum = Sum::default();
            let done = lane.handling(arc, |item| sum.add(&item))?;
            let price = done.then_some(sum);
            if between {
                self.between[arc.handling] = Between::Known(price);
            }
            self.handling.push(price);
        }
        Ok(())
    }

    /// A label that comes earlier may be carried on by a ride on demand and wait at the next hub instead, so the dearest day
    /// of a node is at least that of every node that such rides lead to.
    fn fill_dearest_days(&mut self, lane: Lane<'_>) -> Result<(), PriceError> {
        let Lane { network, graph, conditions } = lane;
        self.dearest_day.clear();
        self.may_meet_closure.clear();
        self.may_meet_closure.resize(graph.nodes().len(), false);
        for node in graph.nodes() {
            let stored = match lane.storage_tariff(node) {
                Some(tariff) => tariff.dearest_day(&conditions.quantities, conditions.tender).ok_or(Overflow)?,
                None => Money::ZERO,
            };
            let held = lane.dearest_day_of_detention(node)?;
            self.dearest_day.push(stored.checked_add(held).ok_or(Overflow)?);
        }
        loop {
            let mut settled = true;
            for &number in graph.on_demand() {
                let arc = graph.arc(number);
                if self.handling[number.index()].is_none() {
                    continue;
                }
                let ahead = self.dearest_day[arc.head.index()];
                if ahead > self.dearest_day[arc.tail.index()] {
                    self.dearest_day[arc.tail.index()] = ahead;
                    settled = false;
                }
                let works = graph.node(arc.tail).hub.is_none_or(|hub| network.hub(hub).hours.is_none());
                let passes = arc.ride.is_none_or(|ride| !graph.may_wait(ride));
                if !(works && passes) || self.may_meet_closure[arc.head.index()] {
                    settled &= self.may_meet_closure[arc.tail.index()];
                    self.may_meet_closure[arc.tail.index()] = true;
                }
            }
            if settled {
                return Ok(());
            }
        }
    }

    /// Closes the arcs of some rides, and hands over what they were priced at. What is left is searched right: nothing gets cheaper by closing.
    pub(crate) fn close(&mut self, graph: &TransportGraph, closed: impl Fn(usize) -> bool) -> Closed {
        let mut kept = Vec::new();
        for (at, (arc, price)) in graph.arcs().iter().zip(&mut self.handling).enumerate() {
            if price.is_some() && arc.ride.is_some_and(&closed) {
                kept.push((at, price.take()));
            }
        }
        Closed(kept)
    }

    /// Opens what was closed.
    pub(crate) fn reopen(&mut self, closed: Closed) {
        for (at, price) in closed.0 {
            self.handling[at] = price;
        }
    }

    /// Whether an arc can be taken at all.
    pub(crate) fn is_open(&self, arc: usize) -> bool {
        self.handling[arc].is_some()
    }
}
