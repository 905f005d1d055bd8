//! Arrive by: how late the cargo may be ready and still be there when it is due.

use super::compiled::Engine;
use crate::model::Patience;
use crate::plan::ask::asked::Asked;
use crate::plan::ask::times::Choice;
use crate::plan::error::plan::PlanError;
use crate::plan::error::time::TimeError;
use crate::plan::{Criterion, Front};
use crate::search::Status;
use crate::units::{Instant, Minutes};

impl Engine {
    /// The front of a question about one ready time, in memory of an earlier search.
    fn at_one_time(&self, asked: &Asked) -> Result<Option<Front>, PlanError> {
        self.with_scratch(|scratch| self.front_at(asked, scratch))
    }

    /// The front of the latest ready time, from that of the question on, from which anything is there in time; none where nothing is.
    ///
    /// Cargo that is ready earlier waits where it is, for nothing, so that whatever one ready time makes every earlier one makes too: the
    /// latest is found by bisection, to the minute. Where a limit of the call stops it, the answer is the latest ready time that is known to make
    /// it, and says so.
    ///
    /// Where waits on purpose are limited, that holds no more: a departure that is overtaken by a later one may be all that the earlier cargo may take. What
    /// is there in time under the limit is there without it, so the latest ready time without it is the latest under it too, if anything is in time from
    /// there; else it is refused by name.
    pub(in crate::plan) fn latest(&self, earliest: &Asked, due: Instant) -> Result<Option<Front>, PlanError> {
        let caps = |ready: Instant| {
            let left = due.since(ready).map_or(0, |left| u64::from(left.get()));
            let mut caps = earliest.caps;
            caps[Criterion::Time as usize] = left.min(u64::from(earliest.horizon.get()));
            caps
        };
        let Some(begins) = earliest.ready else { return Ok(None) };
        let (mut makes_it, mut misses_it) = (begins, due);
        // What it costs does not matter yet, so that all dates have the prices of the first.
        let mut timed = Asked {
            criteria: vec![Criterion::Time],
            choice: Choice::None,
            patience: Patience::Unlimited,
            ..earliest.clone()
        };
        let Some(mut known) = self.at_one_time(&timed)? else { return Ok(None) };
        while let Some(gap) = misses_it.since(makes_it).map(Minutes::get).filter(|&gap| gap > 1) {
            let Some(ready) = makes_it.checked_add(Minutes::new(gap / 2)) else { break };
            (timed.ready, timed.caps) = (Some(ready), caps(ready));
            match self.at_one_time(&timed) {
                Ok(Some(front)) => (makes_it, known) = (ready, front),
                Ok(None) => misses_it = ready,
                Err(PlanError::Stopped(_)) => break,
                Err(error) => return Err(error),
            }
        }
        let mut front =
            match self.at_one_time(&earliest.handed_in(self.network(), self.graph(), makes_it, caps(makes_it))) {
                // The way that is known by then may wait longer than allowed.
                Err(PlanError::Stopped(stop)) if !earliest.patience.is_unlimited() => {
                    return Err(PlanError::Stopped(stop));
                }
                Ok(None) if !earliest.patience.is_unlimited() => {
                    return Err(TimeError::PatienceOvertaken(earliest.patience).into());
                }
                Err(PlanError::Stopped(stop)) => {
                    Front { criteria: earliest.criteria.clone(), status: stop.into(), ..known }
                }
                // What is there by time alone is there by all criteria.
                front => front?.unwrap_or(known),
            };
        front.status = earliest.meter.status();
        front.complete_from = front.complete_from.filter(|_| front.status == Status::Complete);
        Ok(Some(front))
    }
}
