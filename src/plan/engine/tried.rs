//! Answers to questions that may help, within the limits of the call.

use crate::plan::Front;
use crate::plan::error::plan::PlanError;
use crate::plan::planner::{Asked, Planner};

impl Planner {
    /// The front of something that may help; none where it does not, or where the call was stopped before: [`Meter::stopped`] tells.
    pub(in crate::plan) fn tried(&self, asked: &Asked) -> Result<Option<Front>, PlanError> {
        tried(self.answer(asked))
    }
}

/// A front, or none where the call was stopped.
pub(in crate::plan) fn tried(answer: Result<Option<Front>, PlanError>) -> Result<Option<Front>, PlanError> {
    match answer {
        Err(PlanError::Stopped(_)) => Ok(None),
        answer => answer,
    }
}
