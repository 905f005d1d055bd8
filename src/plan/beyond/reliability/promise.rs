//! What can be promised of an itinerary: computed for one, for all of a front, and with a front.

use super::answer::ReliabilityError;
use super::arrivals::Computed;
use super::prepared::Prepared;
use crate::graph::Pricing;
use crate::model::Shipment;
use crate::plan::answer::probability::Parts;
use crate::plan::answer::promise::{Caught, Promise};
use crate::plan::ask::asked::Asked;
use crate::plan::error::plan::PlanError;
use crate::plan::planner::Planner;
use crate::plan::{Front, Itinerary, Query};
use crate::search::SearchError;
use crate::units::Instant;
use std::sync::Arc;

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
            self.promise_at(&asked, ready, &scratch.pricing, itinerary)
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

    /// A front of which each itinerary has its promise, as far as the limits of the call leave time for it, and none where there is nothing to promise.
    pub(in crate::plan) fn promised(&self, shipment: &Shipment, query: &Query, mut front: Front) -> Front {
        // Those that are ready at the same time are answers to one question.
        for alike in front.itineraries.chunk_by_mut(|one, next| one.ready == next.ready) {
            let Ok((asked, ready)) = self.asked_for(shipment, query, &alike[0]) else { continue };
            self.engine.with_scratch(|scratch| {
                if self.engine.price(&asked, scratch).is_err() {
                    return;
                }
                for itinerary in alike {
                    let promise = self.promise_at(&asked, ready, &scratch.pricing, itinerary);
                    itinerary.promise = promise.ok().map(Arc::new);
                }
            });
        }
        front
    }

    fn promise_at(
        &self,
        asked: &Asked,
        ready: Instant,
        pricing: &Pricing,
        itinerary: &Itinerary,
    ) -> Result<Promise, ReliabilityError> {
        let prepared = Prepared::new(self, asked, ready, pricing, itinerary)?;
        let ended = || asked.meter.stopped().map_or_else(|| SearchError::Overflow.into(), PlanError::Stopped);
        let computed = prepared.arrivals(&asked.meter).ok_or_else(ended)?;
        let costs = prepared.costs(&computed, &asked.meter)?;
        if let Some(stop) = asked.meter.stopped().filter(|_| costs.is_none()) {
            return Err(PlanError::Stopped(stop).into());
        }
        let Computed { arrivals, missed, .. } = computed;
        let mut sum = 0.0;
        let arrived = arrivals.into_iter().map(|(moment, share)| {
            sum += share;
            (moment, Parts::of(sum))
        });
        let connections = prepared.boarded().map(|(stay, service, hub)| Caught {
            leg: stay,
            service,
            hub,
            in_time: Parts::of(1.0 - missed[stay]),
        });
        Ok(Promise {
            arrived: arrived.collect(),
            ready,
            most_minutes: asked.most_minutes,
            connections: connections.collect(),
            costs: costs.unwrap_or_default(),
            currency: asked.conditions.tender.currency(),
        })
    }
}
