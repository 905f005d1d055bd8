//! How sure an itinerary is, and how that is simulated.

use crate::plan::answer::probability::{ProbabilityError, probability};
use crate::plan::error::plan::{Foreign, PlanError};
use crate::search::Status;
use crate::units::{Currency, Instant, Minutes, Money, Shown};
use std::fmt;
use std::num::NonZero;
use std::sync::Arc;
use std::thread;

/// How an itinerary is simulated.
///
/// ```
/// use landsea::plan::Simulation;
///
/// let simulation = Simulation::seeded(7).runs(2_000).threads(1);
/// assert_eq!(simulation, Simulation::seeded(7).runs(2_000).threads(1));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Simulation {
    pub(super) seed: u64,
    pub(super) runs: usize,
    pub(super) threads: usize,
}

impl Simulation {
    /// 10,000 runs from a seed, on as many threads as the machine has.
    pub fn seeded(seed: u64) -> Self {
        Self { seed, runs: 10_000, threads: thread::available_parallelism().map_or(1, NonZero::get) }
    }

    /// How many runs.
    #[must_use]
    pub fn runs(mut self, runs: usize) -> Self {
        self.runs = runs;
        self
    }

    /// On how many threads at most; the answer is the same on any number.
    #[must_use]
    pub fn threads(mut self, threads: usize) -> Self {
        self.threads = threads.max(1);
        self
    }
}

/// Why an itinerary cannot be simulated.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum ReliabilityError {
    /// No date, so no departure to miss.
    #[error("a strategic itinerary has no departures to miss: give the shipment a ready date")]
    Strategic,
    /// An itinerary that this planner does not give for this question.
    #[error(
        "{0} is not of this network and question: simulate an itinerary with the shipment and query that it answers"
    )]
    Foreign(Foreign),
    /// Nothing to count.
    #[error("{0} runs cannot be simulated: give 1 to {MOST_RUNS}")]
    Runs(usize),
    /// The question itself.
    #[error(transparent)]
    Plan(#[from] PlanError),
}

/// The most runs at once: their arrivals and costs are kept.
pub(super) const MOST_RUNS: usize = 10_000_000;

/// A departure that cargo has to be in time for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Connection {
    /// Code of the service.
    pub service: Arc<str>,
    /// Name of the hub where it is boarded.
    pub hub: Arc<str>,
    /// In how many runs the departure of the itinerary was missed.
    pub missed: usize,
}

/// What came of all runs.
///
/// A run in which no later departure was left within the horizon never arrives: it counts as late, and [`Reliability::arrival`] is
/// none for the share of such runs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reliability {
    /// Since ready, ascending; the runs that arrive.
    pub(super) arrivals: Vec<u32>,
    /// Of the same runs, ascending.
    pub(super) costs: Vec<i64>,
    pub(super) runs: usize,
    pub(super) status: Status,
    pub(super) on_time: Option<usize>,
    pub(super) ready: Instant,
    /// What costs are in.
    pub currency: Currency,
    /// The connections, in the order of the way: the first departure, and each after a transshipment. Rides on demand are none.
    pub connections: Vec<Connection>,
}

impl Reliability {
    /// How many runs were done; never none.
    pub fn runs(&self) -> usize {
        self.runs
    }

    /// Whether all runs that were asked for were done. Where a limit stopped the simulation, all figures are of [`Reliability::runs`] runs.
    pub fn status(&self) -> Status {
        self.status
    }

    /// How many runs found no later departure within the horizon.
    pub fn stranded(&self) -> usize {
        self.runs - self.arrivals.len()
    }

    /// The time from ready that is kept with a probability: 0.5 is the median. None where more runs are stranded than that leaves.
    ///
    /// # Errors
    /// [`ProbabilityError`] outside 0 to 1.
    pub fn arrival(&self, probability: f64) -> Result<Option<Minutes>, ProbabilityError> {
        Ok(self.rank(probability)?.and_then(|at| self.arrivals.get(at)).map(|&minutes| Minutes::new(minutes)))
    }

    /// The moment by which it has arrived with a probability.
    ///
    /// # Errors
    /// [`ProbabilityError`] outside 0 to 1.
    pub fn arrives_by(&self, probability: f64) -> Result<Option<Instant>, ProbabilityError> {
        Ok(self.arrival(probability)?.and_then(|minutes| self.ready.checked_add(minutes)))
    }

    /// The cost that is kept with a probability, among the runs that arrive.
    ///
    /// # Errors
    /// [`ProbabilityError`] outside 0 to 1.
    pub fn cost(&self, probability: f64) -> Result<Option<Money>, ProbabilityError> {
        let at = self.rank(probability)?;
        let cost = at.and_then(|at| self.costs.get(at.min(self.costs.len().saturating_sub(1))));
        Ok(cost.map(|&minor| Money::from_minor(minor)))
    }

    /// The share of runs that are collected when due; none where the shipment names no due date and no number of days.
    pub fn on_time(&self) -> Option<f64> {
        self.on_time.map(|runs| runs as f64 / self.runs as f64)
    }

    /// The share of runs that are collected by a moment, whatever is due when.
    pub fn arrived_by(&self, due: Instant) -> f64 {
        let within = due.epoch_minutes().saturating_sub(self.ready.epoch_minutes());
        let in_time = self.arrivals.partition_point(|&minutes| i64::from(minutes) <= within);
        in_time as f64 / self.runs as f64
    }

    /// The connection that is missed most often, the first of equals; none where nothing can be missed.
    pub fn weakest(&self) -> Option<&Connection> {
        self.connections.iter().rev().max_by_key(|connection| connection.missed)
    }

    /// The share of runs that miss a connection.
    pub fn missed(&self, connection: &Connection) -> f64 {
        connection.missed as f64 / self.runs as f64
    }

    /// The position of the smallest value that at least this share of all runs keeps.
    pub(super) fn rank(&self, probability: f64) -> Result<Option<usize>, ProbabilityError> {
        let share = self::probability(probability)?;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and the number of runs")]
        let rank = (share * self.runs as f64).ceil() as usize;
        Ok(Some(rank.saturating_sub(1)))
    }
}

impl fmt::Display for Reliability {
    /// `P10 24.1 d, P50 28.0 d, P90 35.2 d; USD 9,100 / 9,100 / 9,400; 81 % on time; weakest: caspian-ferry from Aktau, missed in 12 %`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shares = [(10, 0.1), (50, 0.5), (90, 0.9)];
        for (at, (name, share)) in shares.into_iter().enumerate() {
            let comma = if at > 0 { ", " } else { "" };
            match self.arrival(share).ok().flatten() {
                Some(minutes) => write!(f, "{comma}P{name} {:.1} d", minutes.as_days())?,
                None => write!(f, "{comma}P{name} beyond the horizon")?,
            }
        }
        let costs = shares.map(|(_, share)| self.cost(share).ok().flatten().unwrap_or_default().to_string());
        write!(f, "; {} {}", self.currency, costs.join(" / "))?;
        if let Some(share) = self.on_time() {
            write!(f, "; {:.0} % on time", share * 100.0)?;
        }
        if let Some(weakest) = self.weakest().filter(|weakest| weakest.missed > 0) {
            let share = self.missed(weakest) * 100.0;
            let (service, hub) = (Shown(&weakest.service), Shown(&weakest.hub));
            write!(f, "; weakest: {service} from {hub}, missed in {share:.0} %")?;
        }
        Ok(())
    }
}

/// What came of some runs.
#[derive(Debug, Default)]
pub(super) struct Tally {
    pub(super) runs: usize,
    /// Since ready, of the runs that are not stranded.
    pub(super) arrivals: Vec<u32>,
    /// Of the same runs.
    pub(super) costs: Vec<i64>,
    /// By stay: in how many runs the departure from there was missed.
    pub(super) missed: Vec<usize>,
}

impl Tally {
    /// None yet, of a way of this many stays.
    pub(super) fn of(stays: usize) -> Self {
        Self { missed: vec![0; stays], ..Self::default() }
    }

    pub(super) fn add(&mut self, mut other: Self) {
        self.runs += other.runs;
        self.arrivals.append(&mut other.arrivals);
        self.costs.append(&mut other.costs);
        self.missed.iter_mut().zip(other.missed).for_each(|(all, more)| *all += more);
    }
}
