//! Departures that take no more cargo.

use crate::model::ServiceIx;
use crate::units::Instant;
use std::collections::BTreeSet;
use std::ops::Range;

/// A stage of one departure of a service: what cargo that rides over it shares.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct DepartureStage {
    /// The service.
    pub service: ServiceIx,
    /// When it leaves its first call.
    pub first_call: Instant,
    /// The stage, by its position.
    pub stage: usize,
}

/// Stages of departures that take no more: no ride over one of them can be boarded. To the search it is as if the departure did not run for who rides so far.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Full(BTreeSet<DepartureStage>);

impl Full {
    /// These stages are full.
    #[cfg(feature = "joint")]
    pub(crate) fn of(stages: impl IntoIterator<Item = DepartureStage>) -> Self {
        Self(stages.into_iter().collect())
    }

    /// Whether a ride with a departure goes over a full stage.
    pub(crate) fn is_met(&self, service: ServiceIx, first_call: Instant, stages: &Range<usize>) -> bool {
        let at = |stage| DepartureStage { service, first_call, stage };
        !self.0.is_empty() && self.0.range(at(stages.start)..at(stages.end)).next().is_some()
    }
}
