//! Arrive by: how late the cargo may be ready and still be there when it is due.

use super::limits::horizon;
use super::planner::{PlanError, Planner};
use super::{Criterion, Front, Query};
use crate::model::Shipment;
use crate::search::Status;
use crate::units::{Instant, Minutes};

/// The latest ready time that still makes a due time, and the ways that make it.
#[derive(Debug, Clone, PartialEq)]
pub struct LatestReady {
    /// To the minute: ready one minute later, no itinerary arrives in time. Where a limit stopped the search, the latest that is known to make it.
    pub ready: Instant,
    /// Every itinerary worth choosing for cargo ready then and due in time; where a limit stopped the search, those known by then.
    pub front: Front,
    /// Whether the search ran to its end. Where it did not, a later ready time may make it too.
    pub status: Status,
}

impl Planner<'_> {
    /// The latest time at which the shipment may be ready and still be available for collection when it is due, and its front.
    /// Looked for within the horizon of the query before the due time.
    ///
    /// Cargo that is ready earlier waits where it is, for nothing, so that whatever one ready time makes every earlier one makes too: the
    /// latest is found by bisection, to the minute.
    ///
    /// ```
    /// use landsea::{Network, Planner, Query, Shipment};
    ///
    /// let network = Network::chongqing();
    /// let planner = Planner::new(&network);
    /// let shipment = Shipment::boxes("Chongqing", "Istanbul", "2x45G1")?.due("2026-12-24T18:00[Europe/Istanbul]")?;
    /// let latest = planner.plan_arrive_by(&shipment, &Query::minimise_time_and_cost())?;
    /// assert_eq!(latest.front.fastest().ready, Some(latest.ready));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// [`PlanError`], as [`Planner::plan`] for the earliest ready time that is looked at; [`PlanError::ArriveByWithoutDue`];
    /// [`PlanError::ArriveByFixes`] where the ready time is given as well, or a limit that a later ready time may make easier to
    /// keep: a budget, or a number of days.
    ///
    /// # Complexity
    /// A search for time alone for each halving of the horizon, 18 for 120 days, and one for the front.
    pub fn plan_arrive_by(&self, shipment: &Shipment, query: &Query) -> Result<LatestReady, PlanError> {
        let query: &Query = &query.started();
        let due = shipment.due.ok_or(PlanError::ArriveByWithoutDue)?;
        let refused = [
            (shipment.ready.is_some(), "the ready date"),
            (shipment.due_within_days.is_some(), "the number of days it is due within"),
            (query.budget.is_some(), "the budget"),
        ];
        if let Some((_, what)) = refused.into_iter().find(|(given, _)| *given) {
            return Err(PlanError::ArriveByFixes(what));
        }
        let ready_at = |ready| shipment.clone().ready_at(ready);
        let earliest = due.checked_sub(horizon(query)?).ok_or(PlanError::Date)?;
        let (mut makes_it, mut misses_it) = (earliest, due);
        let earliest = ready_at(makes_it);
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
        let front = match self.plan(&ready_at(makes_it), query) {
            Err(PlanError::Stopped(stop)) => Front { criteria: query.criteria.clone(), status: stop.into(), ..known },
            front => front?,
        };
        Ok(LatestReady { ready: makes_it, status: asked.meter.status(), front })
    }
}
