//! One origin to everywhere over dated departures, in one pass.
//!
//! Departures are taken in the order in which they close. When one closes, every label that can board it has been found, and of those the
//! one that is cheapest by then, waiting paid, is as good as any: so each departure is ridden at most once. The argument for free waiting
//! is that of temporal graphs (Brunelli, Crescenzi and Viennot, *On computing Pareto optimal paths in weighted time-dependent networks*, 2021);
//! waiting at a rate compares labels by cost less rate times arrival; free time and steps keep every label that may yet be the
//! cheapest. `docs/soundness.md` says why nothing is lost.
//!
//! ```
//! use landsea::search::{Departure, Limits, NodeId, OnDemand, Sweep, Timetable, Waiting};
//!
//! let [a, b, c] = [0, 1, 2].map(NodeId::new);
//! let from_a = |leaves, arrives, cost| Departure { from: a, to: b, closes: leaves, leaves, arrives, cost };
//! let departures = [
//!     from_a(0, 10, 50),
//!     from_a(5, 12, 40), // later and cheaper
//!     Departure { from: b, to: c, closes: 11, leaves: 11, arrives: 20, cost: 7 },
//! ];
//! let lorry = OnDemand { from: b, to: c, takes: 3, cost: 30, stretch: 0 };
//! let waiting = [Waiting::Free, Waiting::Rate(2), Waiting::Free]; // at b a unit of waiting costs 2
//! let timetable = Timetable::new(&waiting, 1, &departures, &[lorry])?;
//!
//! let mut sweep = Sweep::new();
//! let reached = sweep.run(&timetable, &[(a, [0, 0])], &Limits::default())?;
//! let costs: Vec<[u64; 2]> = reached.front(c).map(|arrival| arrival.cost).collect();
//! assert_eq!(costs, [[13, 80], [15, 70], [20, 59]]); // 59: one unit of waiting for the departure at 11
//! # Ok::<(), landsea::search::SearchError>(())
//! ```

mod arrival;
mod fronts;
mod lines;
mod timetable;
mod waiting;

use super::{Cost, Limits, NodeId, SearchError, Status};
pub use arrival::{Arrival, Carry, Ridden};
use fronts::Fronts;
pub use lines::Lines;
pub use timetable::{Departure, OnDemand, Timetable};
pub use waiting::Waiting;

/// Departures between two looks at the clock and the flag.
const BLOCK: usize = 512;

/// Memory of sweeps, kept for the next one.
#[derive(Debug, Default)]
pub struct Sweep {
    fronts: Fronts,
}

/// What a sweep found.
#[derive(Debug, Clone, Copy)]
pub struct Reached<'s> {
    timetable: &'s Timetable,
    fronts: &'s Fronts,
    status: Status,
}

impl Sweep {
    /// No memory yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// The non-dominated arrivals (time, cost) at every node, from sources with the time and cost at which they start.
    ///
    /// A limit on labels or time, or a cancellation, leaves the departures out that close later, and the status says so.
    ///
    /// # Errors
    /// [`SearchError::UnknownNode`]; [`SearchError::Overflow`] when a way within the caps costs more than 2^61 or comes later than 2^32 - 2, and nothing
    /// found where it leads is as good as it may be. Other such ways are left out.
    ///
    /// # Complexity
    /// For `m` departures `O(m log p)` where waiting is free or has one rate and is not undercut by a ride on demand, with `p` labels at a
    /// node that are still under way; else each departure looks at the labels that may be its cheapest.
    pub fn run<'s>(
        &'s mut self,
        timetable: &'s Timetable,
        sources: &[(NodeId, Cost<2>)],
        limits: &Limits<'_, 2>,
    ) -> Result<Reached<'s>, SearchError> {
        self.run_with(timetable, sources, limits, &|number, &[time, paid]: &Cost<2>| {
            let ride = &timetable.on_demand[timetable.on_demand_place[number] as usize];
            let time = time.checked_add(u64::from(ride.takes)).ok_or(SearchError::Overflow)?;
            Ok(Some([time, paid.checked_add(ride.cost).ok_or(SearchError::Overflow)?]))
        })
    }

    /// The same where rides on demand take and cost what `carry` says: from the position of the ride in the list that the timetable was made
    /// of and the time and cost at which a label comes, to the time and cost at which it is at the other end; `None` where it does
    /// not ride. What the timetable says of them is then not asked, but for [`OnDemand::stretch`].
    ///
    /// Who comes earlier must be there no later, and pay at most so much more as two labels apart pay for waiting at the node.
    ///
    /// # Errors
    /// As [`Sweep::run`], and what `carry` returns.
    ///
    /// # Complexity
    /// As [`Sweep::run`].
    pub fn run_with<'s>(
        &'s mut self,
        timetable: &'s Timetable,
        sources: &[(NodeId, Cost<2>)],
        limits: &Limits<'_, 2>,
        carry: Carry<'_>,
    ) -> Result<Reached<'s>, SearchError> {
        let end = timetable.rows.partition_point(|row| u64::from(row.closes) <= limits.caps[0]);
        self.fronts.reset(timetable, limits.caps, timetable.rows[..end].last().map(|row| row.closes));
        let mut first = u32::MAX;
        for (at, &(node, cost)) in sources.iter().enumerate() {
            if node.index() >= timetable.nodes() {
                return Err(SearchError::UnknownNode(node.index()));
            }
            first = first.min(self.fronts.start(timetable, carry, at, node, cost)?);
        }
        let start = timetable.rows.partition_point(|row| row.closes < first).min(end);
        let status = if timetable.tariffs.iter().all(waiting::Tariff::is_linear) {
            self.sweep::<false>(timetable, carry, start..end, limits)?
        } else {
            self.sweep::<true>(timetable, carry, start..end, limits)?
        };
        if status == Status::Complete && self.fronts.may_miss_any(timetable) {
            return Err(SearchError::Overflow);
        }
        Ok(Reached { timetable, fronts: &self.fronts, status })
    }

    fn sweep<const STORED: bool>(
        &mut self,
        timetable: &Timetable,
        carry: Carry<'_>,
        all: std::ops::Range<usize>,
        limits: &Limits<'_, 2>,
    ) -> Result<Status, SearchError> {
        let runs = &timetable.instant;
        let mut runs = runs[runs.partition_point(|run| run.start < all.start)..].iter().peekable();
        let mut at = all.start;
        while at < all.end {
            if let Some(status) = self.stopped(limits) {
                return Ok(status);
            }
            super::work::done(300 * (BLOCK as u64));
            if let Some(run) = runs.next_if(|run| run.start == at) {
                // Rides that take no time may follow each other in any order: again, until nothing new is found.
                while self.fronts.ride::<STORED>(timetable, carry, run.clone())? {}
                at = run.end;
            } else {
                let until = runs.peek().map_or(all.end, |run| run.start.min(all.end)).min(at + BLOCK);
                self.fronts.ride::<STORED>(timetable, carry, at..until)?;
                at = until;
            }
        }
        Ok(Status::Complete)
    }

    fn stopped(&self, limits: &Limits<'_, 2>) -> Option<Status> {
        if limits.labels.is_some_and(|most| self.fronts.created() > most) {
            return Some(Status::LabelLimit);
        }
        limits.stop_now()
    }
}

impl<'s> Reached<'s> {
    /// How the sweep ended.
    pub fn status(&self) -> Status {
        self.status
    }

    /// Labels that were created; they repeat exactly.
    pub fn created(&self) -> usize {
        self.fronts.created()
    }

    /// The non-dominated arrivals at a node, by ascending time and descending cost; none where no way leads.
    ///
    /// # Panics
    /// For a node that the timetable does not have.
    pub fn front(&self, node: NodeId) -> impl Iterator<Item = Arrival> + use<'s> {
        self.fronts.at(self.timetable, node.index())
    }

    /// One way that arrives so, and the position of its source. Of equal ways it is always the same one; which one is not specified.
    pub fn way(&self, arrival: &Arrival) -> (usize, Vec<Ridden>) {
        self.fronts.way(self.timetable, arrival.label)
    }
}
