//! What one search for promises leaves for the next of the same lane and cargo.

use super::least::Least;
use super::lines::Lines;
use super::rider::Laid;
use crate::graph::{Conditions, Dates, Full, Lane, Pricing};
use crate::model::Case;
use crate::plan::error::plan::PlanError;
use crate::search::{Bounds, Limits, NodeId, SearchError};

/// Memory of searches for promises. Prices of another question make it worthless.
#[derive(Debug, Default)]
pub(in crate::plan::engine) struct Memory {
    /// Prices of the question in its low case.
    low: Option<Pricing>,
    bounds: Bounds<3>,
    /// Which criteria the bounds count, where there are any.
    bounded: Option<[bool; 3]>,
    laid: Laid,
    /// When what is laid out leaves, and what of it takes no more.
    of: Option<(Dates, Full)>,
}

impl Memory {
    /// Forgets all that stands on prices.
    pub(in crate::plan::engine) fn forget(&mut self) {
        *self = Self { bounds: std::mem::take(&mut self.bounds), ..Self::default() };
    }

    /// Forgets the bounds: which arcs are open has changed.
    pub(in crate::plan::engine) fn forget_bounds(&mut self) {
        self.bounded = None;
    }

    /// The prices of the question in its low case.
    pub(in crate::plan::engine) fn low(&mut self, lane: Lane<'_>) -> Result<&Pricing, PlanError> {
        if self.low.is_none() {
            let conditions = Conditions { case: Case::Low, ..lane.conditions.clone() };
            let mut low = Pricing::default();
            low.fill(Lane { conditions: &conditions, ..lane })?;
            self.low = Some(low);
        }
        self.low.as_ref().ok_or_else(|| SearchError::Overflow.into())
    }

    /// What a question on these dates has looked up before; of other dates what does not depend on them.
    pub(in crate::plan::engine) fn laid(&mut self, dates: Dates, full: &Full) -> Laid {
        let mut laid = std::mem::take(&mut self.laid);
        if self.of.as_ref().is_none_or(|(known, but)| *known != dates || but != full) {
            laid.lines = Lines::default();
        }
        laid
    }

    /// Keeps it.
    pub(in crate::plan::engine) fn keep(&mut self, laid: Laid, dates: Dates, full: &Full) {
        (self.laid, self.of) = (laid, Some((dates, full.clone())));
    }

    /// Bounds to the target, unless the memory has them.
    pub(in crate::plan::engine) fn bound(
        &mut self,
        least: &Least<'_>,
        target: NodeId,
        counts: [bool; 3],
        limits: &Limits<'_, 3>,
    ) -> Result<(), SearchError> {
        if self.bounded != Some(counts) {
            self.bounded = None;
            self.bounds.recompute_fronts_within(least, target, limits)?;
            self.bounded = Some(counts);
        }
        Ok(())
    }

    pub(in crate::plan::engine) fn bounds(&self) -> &Bounds<3> {
        &self.bounds
    }
}
