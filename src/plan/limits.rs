//! How much an answer may take.

use super::Query;
use super::planner::PlanError;
use crate::model::{ExchangeRate, Shipment};
use crate::units::Minutes;

/// The most minutes, money and grams that an answer may take.
pub(super) fn caps(shipment: &Shipment, query: &Query, rate: Option<&ExchangeRate>) -> Result<[u64; 3], PlanError> {
    let mut minutes = u64::MAX;
    if let Some(ready) = shipment.ready {
        // 2000 to 2097: the longest horizon ends before 2100.
        if !(15_778_080..=67_320_000).contains(&ready.epoch_minutes()) {
            return Err(PlanError::Date);
        }
        minutes = u64::from(Minutes::from_days(query.horizon_days).get());
    }
    match shipment.due_within_days {
        Some(0) => return Err(PlanError::NoTime),
        Some(days) => minutes = minutes.min(u64::from(days) * 1440),
        None => {}
    }
    match (shipment.ready, shipment.due) {
        (Some(ready), Some(due)) => {
            let most = due.since(ready).filter(|&most| most > Minutes::ZERO).ok_or(PlanError::DueBeforeReady)?;
            minutes = minutes.min(u64::from(most.get()));
        }
        (None, Some(_)) => return Err(PlanError::DueWithoutReady),
        (_, None) => {}
    }
    match (shipment.ready, shipment.deliver_from) {
        (Some(ready), Some(from)) if from.since(ready).is_some_and(|least| u64::from(least.get()) > minutes) => {
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
