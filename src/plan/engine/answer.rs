//! From a checked question to its front, whatever it says of when the cargo is ready.

use super::compiled::Engine;
use super::memory::Scratch;
use crate::model::Patience;
use crate::plan::Front;
use crate::plan::ask::asked::Asked;
use crate::plan::ask::times::Choice;
use crate::plan::error::plan::PlanError;
use crate::plan::error::time::TimeError;

impl Engine {
    /// The front of a checked question, or none. Of an arrival that of the latest ready time.
    pub(in crate::plan) fn answer_as_chosen(&self, asked: &Asked) -> Result<Option<Front>, PlanError> {
        match asked.choice {
            Choice::Latest(due) => self.latest(asked, due),
            Choice::None | Choice::Days(_) => self.answer(asked),
        }
    }

    /// The front of a checked question, or none. Of an arrival that of the earliest ready time that is looked at.
    pub(in crate::plan) fn answer(&self, asked: &Asked) -> Result<Option<Front>, PlanError> {
        self.with_scratch(|scratch| self.answer_in(asked, scratch))
    }

    /// The same in memory of an earlier search.
    pub(in crate::plan) fn answer_in(&self, asked: &Asked, scratch: &mut Scratch) -> Result<Option<Front>, PlanError> {
        match &asked.choice {
            Choice::Days(window) => self.window_in(asked, window, scratch),
            // Under a limit on waits, who is ready earliest may not wait for what who is ready later boards.
            Choice::Latest(_) if !asked.patience.is_unlimited() => {
                self.front_at(&Asked { patience: Patience::Unlimited, ..asked.clone() }, scratch)
            }
            Choice::None | Choice::Latest(_) => self.front_at(asked, scratch),
        }
    }

    /// The front of something that may help; none where it does not, or where the call was stopped before: the meter says.
    pub(in crate::plan) fn tried(&self, asked: &Asked) -> Result<Option<Front>, PlanError> {
        tried(self.answer(asked))
    }
}

/// A front, or none where the call was stopped.
pub(in crate::plan) fn tried(answer: Result<Option<Front>, PlanError>) -> Result<Option<Front>, PlanError> {
    match answer {
        Err(PlanError::Stopped(_) | PlanError::Time(TimeError::PatienceOvertaken(_))) => Ok(None),
        answer => answer,
    }
}
