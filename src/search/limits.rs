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
