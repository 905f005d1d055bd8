//! How much an answer may take.

use super::times::{Times, known_clock, left};
use crate::model::Patience;
use crate::plan::Query;
use crate::plan::error::plan::PlanError;
use crate::plan::error::time::{DateOf, TimeError};
use crate::units::Minutes;

/// How long after ready anything may happen.
pub(in crate::plan) fn horizon(query: &Query) -> Result<Minutes, PlanError> {
    let days = Some(query.horizon_days).filter(|days| (1..=730).contains(days));
    days.and_then(Minutes::checked_days).ok_or(TimeError::Horizon(query.horizon_days).into())
}

/// How long the cargo may wait on purpose.
pub(in crate::plan) fn patience(query: &Query) -> Result<Patience, PlanError> {
    match query.patience {
        Patience::Days(days) if days > Patience::MOST_DAYS => Err(TimeError::Patience(days).into()),
        patience => Ok(patience),
    }
}

/// The most minutes, money and grams that an answer may take.
pub(in crate::plan) fn caps(times: &Times, within_days: Option<u32>, query: &Query) -> Result<[u64; 3], PlanError> {
    let (mut minutes, mut most) = (u64::MAX, u64::MAX);
    let horizon = horizon(query)?;
    if let Some(ready) = times.ready {
        known_clock(ready)?;
        most = u64::from(horizon.get());
    }
    match within_days {
        Some(0) => return Err(TimeError::NoTime.into()),
        Some(days) => minutes = minutes.min(u64::from(days) * 1440),
        None => {}
    }
    if let Some(ready) = times.ready {
        if let Some(due) = times.due {
            minutes = minutes.min(left(ready, due)?);
        }
        let least = times.deliver_from.map_or(Ok(0), |from| left(ready, from));
        if least.is_ok_and(|least| least > minutes) {
            return Err(TimeError::DeliveryEndsBeforeItBegins.into());
        }
    } else {
        let given =
            [(times.due, DateOf::Due), (times.deliver_from, DateOf::Delivery), (times.documents, DateOf::Documents)];
        if let Some((_, of)) = given.into_iter().find(|(date, _)| date.is_some()) {
            return Err(TimeError::NeedsReady(of).into());
        }
    }
    // With a budget the search counts in the currency of the budget.
    let money = query.budget.map_or(u64::MAX, |budget| u64::try_from(budget.minor()).unwrap_or(0));
    // The horizon is no limit of the shipment: a delivery after it is nothing within the horizon, and no contradiction.
    Ok([minutes.min(most), money, u64::MAX])
}
