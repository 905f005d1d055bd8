//! What one call has spent of its limits, whichever of its searches spends it.

use super::stop::{Cancel, Limits, Stop};
use crate::search::{self, Cost, SearchError, Status};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, OnceLock};
use std::time::Instant;

/// The limits of a call that has begun, and what is spent of them.
#[derive(Debug, Default)]
pub(super) struct Meter {
    until: Option<Instant>,
    cancel: Option<Cancel>,
    labels: Option<usize>,
    spent: AtomicUsize,
    /// What stopped the call first.
    stopped: OnceLock<Stop>,
}

impl Meter {
    pub(super) fn begun(limits: &Limits) -> Self {
        let Limits { labels, cancel, .. } = limits.clone();
        Self { until: limits.deadline(), cancel, labels, ..Self::default() }
    }

    /// What has stopped the call, if anything has.
    pub(super) fn stopped(&self) -> Option<Stop> {
        self.stopped.get().copied()
    }

    /// How the call stands.
    pub(super) fn status(&self) -> Status {
        self.stopped().map_or(Status::Complete, Status::from)
    }

    /// Looks at the flag and the clock.
    pub(super) fn look(&self) -> Result<(), Stop> {
        search::work::looked();
        if let Some(stop) = self.stopped() {
            return Err(stop);
        }
        let stop = if self.cancel.as_ref().is_some_and(Cancel::is_cancelled) {
            Stop::Cancelled
        } else if self.until.is_some_and(|until| Instant::now() >= until) {
            Stop::Time
        } else {
            return Ok(());
        };
        Err(self.stop(stop))
    }

    /// Notes what stops the call; the first that is noted counts.
    fn stop(&self, stop: Stop) -> Stop {
        *self.stopped.get_or_init(|| stop)
    }

    /// What a search that begins now may spend.
    pub(super) fn left<const K: usize>(&self, caps: Cost<K>) -> Result<search::Limits<'_, K>, SearchError> {
        self.look().map_err(|stop| SearchError::Stopped(stop.into()))?;
        let labels = self.labels.map(|most| most.saturating_sub(self.spent.load(Ordering::Relaxed)));
        if labels == Some(0) {
            return Err(SearchError::Stopped(self.stop(Stop::Labels).into()));
        }
        let cancel = self.cancel.as_ref().map(Cancel::flag);
        Ok(search::Limits { caps, labels, until: self.until, cancel })
    }

    /// Notes what a search has spent, and how it ended.
    pub(super) fn spend(&self, labels: usize, status: Status) {
        self.spent.fetch_add(labels, Ordering::Relaxed);
        if let Some(stop) = Stop::of(status) {
            self.stop(stop);
        }
    }

    /// The same limits for one of its searches, which may spend no more than this many labels.
    pub(super) fn part(&self, labels: usize) -> Self {
        let left = self.labels.map(|most| most.saturating_sub(self.spent()));
        let labels = Some(left.map_or(labels, |left| left.min(labels)));
        Self { until: self.until, cancel: self.cancel.clone(), labels, ..Self::default() }
    }

    /// Labels of all searches so far.
    pub(super) fn spent(&self) -> usize {
        self.spent.load(Ordering::Relaxed)
    }

    /// Whether searches have to go one after the other for the answer to be the same on any machine.
    pub(super) fn one_by_one(&self) -> bool {
        self.labels.is_some()
    }

    /// The time that is left, and whether somebody may cancel: what a solver that does not look at the flag has to come back for.
    #[cfg(feature = "joint")]
    pub(super) fn is_watched(&self) -> bool {
        self.until.is_some() || self.cancel.is_some()
    }
}

/// The meter of a query whose call has begun. It is no part of what is asked: queries are equal whatever it shows.
#[derive(Debug, Clone, Default)]
pub(super) struct Running(pub(super) Option<Arc<Meter>>);

impl PartialEq for Running {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Running {}

#[cfg(test)]
mod tests {
    use crate::model::{Network, Shipment};
    use crate::plan::{FeatureKind, Planner, Progress, Query, Simulation};
    use crate::search::work::counted;
    use crate::units::{Instant, Minutes};

    /// By what each step takes on two cores of a virtual machine, no call works for more than half of 20 ms without a look at the clock. Counted, not
    /// clocked: the machine that runs the test may be slower.
    #[test]
    fn no_call_works_for_long_on_the_world_without_a_look() {
        const MOST: u64 = 10_000_000;
        let network = Network::world();
        let planner = Planner::new(&network);
        println!("{} rides, {} arcs", planner.engine.graph().rides().len(), planner.engine.graph().arcs().len());
        let ready = Instant::from_epoch_minutes(29_934_780);
        let shipment = || Shipment::boxes("Chongqing", "Istanbul", "2x45G1").unwrap().commodity("laptops");
        let dated = || shipment().ready(ready).unwrap();
        let (query, all) = (Query::minimise_time_and_cost(), Query::minimise_all());
        let far = dated().bound_for("Algiers");
        let _ = counted::read();
        let mut most_work = 0;
        let mut held = |call: &str| {
            let (longest, work) = counted::read();
            println!("{call}: {longest} of {work} ns");
            assert!(longest < MOST, "{call}: {longest} ns without a look");
            most_work = most_work.max(work);
        };
        let front = planner.plan(&dated(), &query).unwrap();
        held("plan");
        planner.plan(&far, &all).unwrap();
        held("plan by three criteria");
        let sure = query.clone().confidence(crate::plan::Confidence::HALF);
        planner.plan(&dated(), &sure).unwrap();
        held("plan by a confidence");
        planner.plan(&shipment(), &all).unwrap();
        held("strategic plan");
        planner.plan(&dated(), &query.clone().via("KZ").via("Caspian Sea").horizon_days(60)).ok();
        planner.plan(&dated(), &all.clone().via("KZ").via("TR").via("rail")).ok();
        held("plan by vias");
        planner.plan(&dated().due_within_days(1), &query.clone().ban("air")).unwrap_err();
        held("why there is nothing");
        let window = shipment().ready_between(ready, ready.checked_add(Minutes::from_days(40)).unwrap()).unwrap();
        planner.plan(&window, &query).unwrap();
        held("window");
        let by = shipment().to_arrive_by(ready.checked_add(Minutes::from_days(60)).unwrap()).unwrap();
        planner.plan(&by, &query).unwrap();
        held("arrive by");
        planner.resilience(&dated(), &query, &[FeatureKind::Strait]).unwrap();
        held("resilience");
        planner.relaxations(&dated().due_within_days(25), &query.clone().ban("air")).unwrap();
        held("relaxations");
        let at = ready.checked_add(front.fastest().legs[0].arrives).unwrap();
        planner.replan(&dated(), &query, front.fastest(), Progress::Arrived { leg: 0, at }).unwrap();
        held("replan");
        planner.reliabilities(&dated(), &query, &front, &Simulation::seeded(1).runs(2_000).threads(1)).unwrap();
        held("reliability");
        planner.promises(&dated(), &query, &front).unwrap();
        held("promises");
        planner.reach(&shipment(), &query).unwrap();
        held("strategic reach");
        planner.reach(&dated(), &query).unwrap();
        held("reach");
        // Without looks the whole would be too long.
        assert!(most_work > 2 * MOST, "{most_work}");
    }
}
