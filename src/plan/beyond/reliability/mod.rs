//! How sure an itinerary is: its delays simulated from a seed or computed, with missed connections rebooked.

pub(super) mod answer;
mod arrivals;
mod costs;
mod prepared;
mod promise;

pub use answer::{Connection, Reliability, ReliabilityError, Simulation};

use answer::{MOST_RUNS, Tally};
use prepared::Prepared;

use crate::model::{Depart, Shipment};
use crate::plan::ask::asked::Asked;
use crate::plan::error::plan::PlanError;
use crate::plan::meter::Meter;
use crate::plan::planner::Planner;
use crate::plan::stop::Stop;
use crate::plan::{Front, Itinerary, Query};
use crate::search::{Status, work};
use crate::units::Instant;
use rand_pcg::Pcg64Mcg;
use rand_pcg::rand_core::SeedableRng;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// Runs that share a generator. Each block has its own, so that threads change nothing.
const BLOCK: usize = 256;

/// The most threads: more than these do nothing but wait for each other.
const MOST_THREADS: usize = 256;

impl Planner {
    /// How sure an itinerary is of its arrival and cost, for the shipment and query that it answers.
    ///
    /// In each run every stage of a leg, and the work at each hub, takes a time drawn from the triangular distribution over its low, typical and high
    /// figures; a border for which the network knows a queue takes a time drawn from that. A leg for whose service the network knows a
    /// lateness arrives as much later as is drawn. Whoever misses a departure takes the next one of the same service, at its price,
    /// and pays the storage of the wait. Nobody leaves earlier than planned. Draws are independent of each other.
    ///
    /// ```
    /// use landsea::plan::Simulation;
    /// use landsea::{Network, Planner, Query, Shipment};
    ///
    /// let network = Network::chongqing();
    /// let planner = Planner::new(&network);
    /// let shipment = Shipment::boxes("Chongqing", "Istanbul", "2x45G1")?
    ///     .ready("2026-12-01T09:00[Asia/Shanghai]")?
    ///     .due_within_days(40);
    /// let query = Query::minimise_time_and_cost();
    /// let front = planner.plan(&shipment, &query)?;
    /// let sure = planner.reliability(&shipment, &query, front.cheapest(), &Simulation::seeded(1).runs(1_000))?;
    /// assert!(sure.arrival(0.1)? <= sure.arrival(0.9)?);
    /// println!("{sure}");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// [`ReliabilityError`].
    ///
    /// # Complexity
    /// Linear in the runs, and in the stages and stays of the itinerary.
    pub fn reliability(
        &self,
        shipment: &Shipment,
        query: &Query,
        itinerary: &Itinerary,
        simulation: &Simulation,
    ) -> Result<Reliability, ReliabilityError> {
        if simulation.runs == 0 || simulation.runs > MOST_RUNS {
            return Err(ReliabilityError::Runs(simulation.runs));
        }
        let query: &Query = &query.started();
        let (asked, ready) = self.asked_for(shipment, query, itinerary)?;
        let prepared = self.engine.with_scratch(|scratch| {
            self.engine.price(&asked, scratch)?;
            Prepared::new(self, &asked, ready, &scratch.pricing, itinerary)
        })?;
        let Tally { runs, mut arrivals, mut costs, missed } = simulate(&prepared, simulation, &asked.meter);
        let stopped = asked.meter.stopped();
        if let Some(stop) = stopped.filter(|_| runs == 0) {
            return Err(PlanError::Stopped(stop).into());
        }
        let most = asked.most_minutes;
        let on_time = most.map(|most| arrivals.iter().filter(|&&minutes| i64::from(minutes) <= most).count());
        arrivals.sort_unstable();
        costs.sort_unstable();
        let connections = prepared.connections(&missed);
        Ok(Reliability {
            arrivals,
            costs,
            runs,
            status: if runs == simulation.runs {
                Status::Complete
            } else {
                stopped.map_or(Status::Complete, Stop::into)
            },
            on_time,
            ready,
            currency: asked.conditions.tender.currency(),
            connections,
        })
    }

    /// How sure each itinerary of a front is, in its order: [`Planner::reliability`] for one after the other, each with the same seed. Where a limit
    /// stops the call, those are missing at the end that were not begun, and the last one says how many runs were done.
    ///
    /// # Errors
    /// [`ReliabilityError`].
    pub fn reliabilities(
        &self,
        shipment: &Shipment,
        query: &Query,
        front: &Front,
        simulation: &Simulation,
    ) -> Result<Vec<Reliability>, ReliabilityError> {
        let query: &Query = &query.started();
        let mut all = Vec::new();
        for itinerary in front {
            match self.reliability(shipment, query, itinerary, simulation) {
                Err(ReliabilityError::Plan(PlanError::Stopped(_))) if !all.is_empty() => break,
                sure => all.push(sure?),
            }
        }
        Ok(all)
    }
}

impl Planner {
    /// The question that an itinerary answers, and when it is ready.
    fn asked_for(
        &self,
        shipment: &Shipment,
        query: &Query,
        itinerary: &Itinerary,
    ) -> Result<(Asked, Instant), ReliabilityError> {
        // Of several ready times, the one that the itinerary is for.
        let asked = match (shipment.depart, itinerary.ready) {
            (Depart::Between(..) | Depart::ToArriveBy(_), Some(ready)) => {
                self.engine.ask(&shipment.handed_in(ready), query)?
            }
            _ => self.engine.ask(shipment, query)?,
        };
        // Every run is billed in the currency asked for.
        let asked = asked.counted_as_shown();
        let ready = asked.ready.ok_or(ReliabilityError::Strategic)?;
        Ok((asked, ready))
    }
}

/// All runs, by blocks that each have their own generator, or those that a limit leaves time for.
fn simulate(prepared: &Prepared<'_>, simulation: &Simulation, meter: &Meter) -> Tally {
    let next = AtomicUsize::new(0);
    let work = || {
        let mut tally = Tally::of(prepared.stays());
        loop {
            let block = next.fetch_add(1, Ordering::Relaxed);
            let done = block.saturating_mul(BLOCK);
            if done >= simulation.runs || meter.look().is_err() {
                return tally;
            }
            // Odd multiples of one odd number lie far apart for neighbouring blocks.
            let seed = simulation.seed ^ (block as u64).wrapping_add(1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
            let mut dice = Pcg64Mcg::seed_from_u64(seed);
            for _ in done..simulation.runs.min(done + BLOCK) {
                work::done(1_000 * prepared.stays() as u64);
                prepared.run(&mut dice, &mut tally);
            }
        }
    };
    let blocks = simulation.runs.div_ceil(BLOCK);
    thread::scope(|scope| {
        // Where the system gives no thread, the others do its work.
        let others: Vec<_> = (1..simulation.threads.min(blocks).min(MOST_THREADS))
            .filter_map(|_| thread::Builder::new().spawn_scoped(scope, work).ok())
            .collect();
        let mut all = work();
        for other in others {
            all.add(other.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
        }
        all
    })
}
