//! Limits of a search, and what it says when one stopped it.

use super::Cost;
use std::sync::atomic::AtomicBool;
use std::time::Instant;

/// What a search may spend, and what its answers may cost.
#[derive(Debug, Clone, Copy)]
pub struct Limits<'a, const K: usize> {
    /// No answer may exceed this, by criterion. A cap prunes; it never changes which answers exist below it.
    pub caps: Cost<K>,
    /// Labels that may be created.
    pub labels: Option<usize>,
    /// When to stop.
    pub until: Option<Instant>,
    /// Set from another thread to stop.
    pub cancel: Option<&'a AtomicBool>,
}

impl<const K: usize> Default for Limits<'_, K> {
    fn default() -> Self {
        Self { caps: [u64::MAX; K], labels: None, until: None, cancel: None }
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
