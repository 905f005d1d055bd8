//! How much an answer may take.

use super::Query;
use super::planner::PlanError;
use crate::model::{ExchangeRate, Shipment};
use crate::units::{Instant, Minutes};

/// How long after ready anything may happen.
pub(super) fn horizon(query: &Query) -> Result<Minutes, PlanError> {
    let days = Some(query.horizon_days).filter(|days| (1..=730).contains(days));
    days.and_then(Minutes::checked_days).ok_or(PlanError::Horizon(query.horizon_days))
}

/// Refuses dates that zones are not known for: outside 2000 to 2097, so that the longest horizon ends before 2100.
pub(super) fn refuse_unknown_date(date: Instant) -> Result<(), PlanError> {
    if (15_778_080..=67_320_000).contains(&date.epoch_minutes()) { Ok(()) } else { Err(PlanError::Date) }
}

/// Minutes from one instant to a later one, however far; none where it is no later.
fn minutes_between(from: Instant, to: Instant) -> Option<u64> {
    let minutes = i128::from(to.epoch_minutes()) - i128::from(from.epoch_minutes());
    u64::try_from(minutes).ok().filter(|&minutes| minutes > 0)
}

/// The most minutes, money and grams that an answer may take.
pub(super) fn caps(shipment: &Shipment, query: &Query, rate: Option<&ExchangeRate>) -> Result<[u64; 3], PlanError> {
    let (mut minutes, horizon) = (u64::MAX, horizon(query)?);
    if let Some(ready) = shipment.ready {
        refuse_unknown_date(ready)?;
        minutes = u64::from(horizon.get());
    }
    match shipment.due_within_days {
        Some(0) => return Err(PlanError::NoTime),
        Some(days) => minutes = minutes.min(u64::from(days) * 1440),
        None => {}
    }
    match (shipment.ready, shipment.due) {
        (Some(ready), Some(due)) => {
            minutes = minutes.min(minutes_between(ready, due).ok_or(PlanError::DueBeforeReady)?);
        }
        (None, Some(_)) => return Err(PlanError::DueWithoutReady),
        (_, None) => {}
    }
    match (shipment.ready, shipment.deliver_from) {
        (Some(ready), Some(from)) if minutes_between(ready, from).is_some_and(|least| least > minutes) => {
            return Err(PlanError::WindowEndsBeforeItBegins);
        }
        (None, Some(_)) => return Err(PlanError::DateWithoutReady("an earliest delivery")),
        _ => {}
    }
    if shipment.ready.is_none() && shipment.papers.is_some() {
        return Err(PlanError::DateWithoutReady("a date of the papers"));
    }
    let budget = query.budget.map(|budget| rate.map_or(Some(budget), |rate| rate.most_within(budget)));
    // A budget past the type limits nothing.
    let money = budget.flatten().map_or(u64::MAX, |budget| u64::try_from(budget.minor()).unwrap_or(0));
    Ok([minutes, money, u64::MAX])
}
