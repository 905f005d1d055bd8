//! Arrive by: how late the cargo may be ready and still be there when it is due.

use super::error::PlanError;
use super::limits::horizon;
use super::planner::Planner;
use super::times::{DateOf, Fixed, TimeError, clock, in_a_year};
use super::{Criterion, Front, Query};
use crate::model::Shipment;
use crate::search::Status;
use crate::units::{Minutes, When};

impl Planner<'_> {
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
        let (mut makes_it, mut misses_it) = (due - horizon(query)?, due);
        let earliest = shipment.handed_in(makes_it);
        let mut asked = self.ask(&earliest, query)?;
        asked.criteria = vec![Criterion::Time];
        let Some(mut known) = self.answer(&asked)? else {
            asked = self.ask(&earliest, query)?;
            return Err(self.no_way(&earliest, query, &asked));
        };
        while let Some(gap) = misses_it.since(makes_it).map(Minutes::get).filter(|&gap| gap > 1) {
            let ready = makes_it + Minutes::new(gap / 2);
            asked.ready = Some(ready);
            asked.caps[Criterion::Time as usize] = due.since(ready).map_or(0, |left| u64::from(left.get()));
            match self.answer(&asked) {
                Ok(Some(front)) => (makes_it, known) = (ready, front),
                Ok(None) => misses_it = ready,
                Err(PlanError::Stopped(_)) => break,
                Err(error) => return Err(error),
            }
        }
        let mut front = match self.plan_at_one_time(&shipment.handed_in(makes_it), query) {
            Err(PlanError::Stopped(stop)) => Front { criteria: query.criteria.clone(), status: stop.into(), ..known },
            front => front?,
        };
        front.status = asked.meter.status();
        front.complete_from = front.complete_from.filter(|_| front.status == Status::Complete);
        Ok(front)
    }
}
