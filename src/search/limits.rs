//! Limits of a search, and what it says when one stopped it.

use super::Weight;
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
    /// What stops a search that has created so many labels, if anything does. The clock and the flag are read once in a while: both
    /// cost more than a label.
    pub(super) fn stop(&self, labels: usize) -> Option<Status> {
        if self.labels.is_some_and(|most| labels > most) {
            return Some(Status::LabelLimit);
        }
        if !labels.is_multiple_of(1024) {
            return None;
        }
        self.stop_now()
    }

    /// Whether another thread or the clock stops the search.
    pub(super) fn stop_now(&self) -> Option<Status> {
        if self.cancel.is_some_and(|flag| flag.load(std::sync::atomic::Ordering::Relaxed)) {
            return Some(Status::Cancelled);
        }
        self.until.is_some_and(|until| Instant::now() >= until).then_some(Status::TimeLimit)
    }
}
