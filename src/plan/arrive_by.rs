//! Arrive by: how late the cargo may be ready and still be there when it is due.

use super::planner::{PlanError, Planner};
use super::times::{DateOf, Fixed, TimeError, clock, in_a_year};
use super::{Criterion, Front, Query, why_not};
use crate::model::Shipment;
use crate::units::{Minutes, When};

impl Planner<'_> {
    /// The front of the latest ready time from which a shipment is there in time; see [`Planner::plan`].
    ///
    /// Cargo that is ready earlier waits where it is, for nothing, so that whatever one ready time makes every earlier one makes too: the
    /// latest is found by bisection, to the minute. A limit that a later ready time may make easier to keep is refused: a budget, or a number of
    /// days.
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
        let (mut makes_it, mut misses_it) = (due - Minutes::from_days(query.horizon_days), due);
        let earliest = shipment.handed_in(makes_it);
        let mut asked = self.ask(&earliest, query)?;
        asked.criteria = vec![Criterion::Time];
        if self.answer(&asked)?.is_none() {
            asked = self.ask(&earliest, query)?;
            return Err(Box::new(why_not::explain(self, &earliest, query, &asked)?).into());
        }
        while let Some(gap) = misses_it.since(makes_it).map(Minutes::get).filter(|&gap| gap > 1) {
            let ready = makes_it + Minutes::new(gap / 2);
            asked.ready = Some(ready);
            asked.caps[Criterion::Time as usize] = due.since(ready).map_or(0, |left| u64::from(left.get()));
            *(if self.answer(&asked)?.is_some() { &mut makes_it } else { &mut misses_it }) = ready;
        }
        self.plan_at_one_time(&shipment.handed_in(makes_it), query)
    }
}
