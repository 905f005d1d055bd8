//! Whether a search has to stop.

use crate::search::{Limits, Status};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Instant;

/// Reads the clock and the flag once in a while: both cost more than a label.
#[derive(Debug)]
pub(super) struct Watch<'a> {
    until: Option<Instant>,
    cancel: Option<&'a AtomicBool>,
    due: u32,
}

impl<'a> Watch<'a> {
    pub(super) fn new<const K: usize, W>(limits: &Limits<'a, K, W>) -> Self {
        Self { until: limits.until, cancel: limits.cancel, due: 0 }
    }

    /// No limit at all.
    pub(super) fn idle() -> Self {
        Self { until: None, cancel: None, due: 0 }
    }

    #[inline]
    pub(super) fn stopped(&mut self) -> Option<Status> {
        self.due = self.due.wrapping_add(1);
        if self.due.is_multiple_of(1024) { self.look() } else { None }
    }

    /// Looks at once.
    #[cold]
    pub(super) fn look(&self) -> Option<Status> {
        if self.cancel.is_some_and(|flag| flag.load(Ordering::Relaxed)) {
            return Some(Status::Cancelled);
        }
        self.until.is_some_and(|until| Instant::now() >= until).then_some(Status::TimeLimit)
    }
}
