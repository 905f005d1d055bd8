//! Arrive by: how late the cargo may be ready and still be there when it is due.

use super::error::PlanError;
use super::limits::horizon;
use super::planner::{Asked, Planner};
use super::times::{Choice, DateOf, Fixed, TimeError, clock, in_a_year};
use super::{Criterion, Front, Query};
use crate::model::Shipment;
use crate::search::Status;
use crate::units::{Instant, Minutes, When};

impl Planner {
    /// The front of the latest ready time from which a shipment is there in time; see [`Planner::plan`].
    ///
    /// Cargo that is ready earlier waits where it is, for nothing, so that whatever one ready time makes every earlier one makes too: the
    /// latest is found by bisection, to the minute. A limit that a later ready time may make easier to keep is refused: a budget, or a number of
    /// days. Where a limit of the call stops it, the answer is the latest ready time that is known to make it, and says so.
    pub(super) fn plan_arrive_by(&self, shipment: &Shipment, query: &Query, due: When) -> Result<Front, PlanError> {
        let fixed = [
            (shipment.due.is_some(), Fixed::Due),
            (shipment.due_within_days.is_some(), Fixed::DueWithinDays),
            (query.budget.is_some(), Fixed::Budget),
        ];
        if let Some((_, what)) = fixed.into_iter().find(|(given, _)| *given) {
            return Err(TimeError::ArriveBy(what).into());
        }
        if !(1..=730).contains(&query.horizon_days) {
            return Err(PlanError::Horizon(query.horizon_days));
        }
        let to = self.network().place(&shipment.to.name)?;
        let due = in_a_year(due.ends(clock(self.network(), &to)), DateOf::Due)?;
        let earliest = due.checked_sub(horizon(query)?).ok_or(TimeError::NoYear(DateOf::Due))?;
        let earliest = shipment.handed_in(earliest);
        let asked = Asked { choice: Choice::Latest(due), ..self.ask(&earliest, query)? };
        self.latest(&asked, due)?.ok_or_else(|| self.no_way(&earliest, query, &asked))
    }

    /// The front of the latest ready time, from that of the question on, from which anything is there in time; none where nothing is.
    pub(super) fn latest(&self, earliest: &Asked, due: Instant) -> Result<Option<Front>, PlanError> {
        let caps = |ready: Instant| {
            let left = due.since(ready).map_or(0, |left| u64::from(left.get()));
            let mut caps = earliest.caps;
            caps[Criterion::Time as usize] = left.min(u64::from(earliest.horizon.get()));
            caps
        };
        let Some(begins) = earliest.ready else { return Ok(None) };
        let (mut makes_it, mut misses_it) = (begins, due);
        // What it costs does not matter yet, so that all dates have the prices of the first.
        let mut timed = Asked { criteria: vec![Criterion::Time], choice: Choice::None, ..earliest.clone() };
        let Some(mut known) = self.answer(&timed)? else { return Ok(None) };
        while let Some(gap) = misses_it.since(makes_it).map(Minutes::get).filter(|&gap| gap > 1) {
            let Some(ready) = makes_it.checked_add(Minutes::new(gap / 2)) else { break };
            (timed.ready, timed.caps) = (Some(ready), caps(ready));
            match self.answer(&timed) {
                Ok(Some(front)) => (makes_it, known) = (ready, front),
                Ok(None) => misses_it = ready,
                Err(PlanError::Stopped(_)) => break,
                Err(error) => return Err(error),
            }
        }
        let mut front = match self.answer(&earliest.handed_in(self, makes_it, caps(makes_it))) {
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
