//! Limits of a search, what it took, and what it says when a limit stopped it.

use super::weight::Weight;
use std::sync::atomic::AtomicBool;
use std::time::Instant;

/// What a search may spend, and what its answers may cost.
#[derive(Debug, Clone, Copy)]
pub struct Limits<'a, const K: usize, W = u64> {
    /// No answer may exceed this, by criterion. A cap prunes; it never changes which answers exist below it. The greatest
    /// value of the type stands for no cap.
    pub caps: [W; K],
    /// Labels that may be created.
    pub labels: Option<usize>,
    /// When to stop.
    pub until: Option<Instant>,
    /// Set from another thread to stop.
    pub cancel: Option<&'a AtomicBool>,
}

impl<const K: usize, W: Weight> Default for Limits<'_, K, W> {
    fn default() -> Self {
        Self { caps: [W::GREATEST; K], labels: None, until: None, cancel: None }
    }
}

/// Counts of a search; they repeat exactly.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Stats {
    /// Labels created.
    pub created: usize,
    /// Labels taken and expanded.
    pub taken: usize,
    /// Labels discarded at their node, when created or when due.
    pub dominated: usize,
    /// Labels discarded by their bound against an answer or a cap. By two criteria of integers, labels that are dominated at their node before they
    /// are made count here as well: there nothing distinguishes why a label is not made.
    pub bounded: usize,
}

impl std::ops::AddAssign for Stats {
    fn add_assign(&mut self, other: Self) {
        self.created += other.created;
        self.taken += other.taken;
        self.dominated += other.dominated;
        self.bounded += other.bounded;
    }
}

/// How a search ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Status {
    /// The front is the front.
    Complete,
    /// The label limit stopped it: what was found is feasible and mutually non-dominated, and may be incomplete.
    LabelLimit,
    /// The time limit stopped it; same meaning.
    TimeLimit,
    /// Another thread stopped it; same meaning.
    Cancelled,
}

impl<const K: usize> Limits<'_, K> {
    /// Whether another thread or the clock stops the search.
    pub(crate) fn stop_now(&self) -> Option<Status> {
        super::work::looked();
        if self.cancel.is_some_and(|flag| flag.load(std::sync::atomic::Ordering::Relaxed)) {
            return Some(Status::Cancelled);
        }
        self.until.is_some_and(|until| Instant::now() >= until).then_some(Status::TimeLimit)
    }
}

/// Steps since the clock and the flag were last looked at. Where a step may take some microseconds, a few steps lie between two looks: a
/// look takes no more than a label does.
#[derive(Debug, Default)]
pub(super) struct Steps(u32);

impl Steps {
    const BETWEEN_LOOKS: u32 = 64;

    /// A step more.
    #[inline]
    pub(super) fn one_more(&mut self) {
        self.0 = self.0.saturating_add(1);
    }

    /// What stops a search after these steps, if it is time to look and anything does.
    #[inline]
    pub(super) fn stop<const K: usize>(&mut self, limits: &Limits<'_, K>) -> Option<Status> {
        if self.0 < Self::BETWEEN_LOOKS {
            return None;
        }
        self.0 = 0;
        limits.stop_now()
    }
}
