//! How much an answer may take.

use super::Query;
use super::planner::PlanError;
use super::times::{DateOf, TimeError, Times, known_clock, left};
use crate::model::ExchangeRate;
use crate::units::Minutes;

/// The most minutes, money and grams that an answer may take.
pub(super) fn caps(
    times: &Times,
    within_days: Option<u32>,
    query: &Query,
    rate: Option<&ExchangeRate>,
) -> Result<[u64; 3], PlanError> {
    let (mut minutes, mut horizon) = (u64::MAX, u64::MAX);
    if let Some(ready) = times.ready {
        known_clock(ready)?;
        horizon = u64::from(Minutes::from_days(query.horizon_days).get());
    }
    match within_days {
        Some(0) => return Err(TimeError::NoTime.into()),
        Some(days) => minutes = minutes.min(u64::from(days) * 1440),
        None => {}
    }
    if let Some(ready) = times.ready {
        if let Some(due) = times.due {
            minutes = minutes.min(u64::from(left(ready, due)?.get()));
        }
        let least = times.deliver_from.map_or(0, |from| from.epoch_minutes() - ready.epoch_minutes());
        if u64::try_from(least).is_ok_and(|least| least > minutes) {
            return Err(TimeError::DeliveryEndsBeforeItBegins.into());
        }
    } else {
        let given = [(times.due, DateOf::Due), (times.deliver_from, DateOf::Delivery), (times.papers, DateOf::Papers)];
        if let Some((_, of)) = given.into_iter().find(|(date, _)| date.is_some()) {
            return Err(TimeError::NeedsReady(of).into());
        }
    }
    let budget = query.budget.map(|budget| rate.map_or(Some(budget), |rate| rate.most_within(budget)));
    // A budget past the type limits nothing.
    let money = budget.flatten().map_or(u64::MAX, |budget| u64::try_from(budget.minor()).unwrap_or(0));
    // The horizon is no limit of the shipment: a delivery after it is nothing within the horizon, and no contradiction.
    Ok([minutes.min(horizon), money, u64::MAX])
}
