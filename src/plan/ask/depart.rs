//! When a shipment may leave: at one time, on the days of a window, or as late as it still arrives.

use super::asked::Asked;
use super::days::Window;
use super::limits::{caps, horizon};
use super::times::{Choice, Times, clock, in_a_year, known_clock};
use crate::graph::TransportGraph;
use crate::model::{Depart, Network, Shipment};
use crate::plan::Query;
use crate::plan::error::plan::PlanError;
use crate::plan::error::time::{DateOf, Fixed, TimeError};
use crate::units::{Civil, Instant, When, Zone};
use std::borrow::Cow;

/// The longest window, in days.
const MOST_DAYS: usize = 731;

/// The question as it is looked at first: of a window its first day, of an arrival the earliest ready time.
pub(in crate::plan) fn ask_when<'s>(
    network: &Network,
    graph: &TransportGraph,
    shipment: &'s Shipment,
    query: &Query,
) -> Result<(Cow<'s, Shipment>, Asked), PlanError> {
    let (shipment, choice) = match shipment.depart {
        Depart::AnyTime | Depart::On(_) => (Cow::Borrowed(shipment), Choice::None),
        Depart::Between(first, last) => {
            let window = window(network, shipment, query, first, last)?;
            (Cow::Owned(shipment.handed_in(window.first())), Choice::Days(window))
        }
        Depart::ToArriveBy(due) => {
            let due = arrival(network, shipment, query, due)?;
            let earliest = due.checked_sub(horizon(query)?).ok_or(TimeError::NoYear(DateOf::Due))?;
            (Cow::Owned(shipment.handed_in(earliest)), Choice::Latest(due))
        }
    };
    let asked = Asked { choice, ..Asked::new(network, graph, &shipment, query)? };
    Ok((shipment, asked))
}

/// The days of a window.
fn window(network: &Network, shipment: &Shipment, query: &Query, first: When, last: When) -> Result<Window, PlanError> {
    let (from, to) = (network.place(&shipment.from.name)?, network.place(&shipment.to.name)?);
    let origin = clock(network, &from);
    let (first, last) = (first.begins(origin), last.ends(origin));
    known_clock(first)?;
    known_clock(last)?;
    if last < first {
        return Err(TimeError::LastBeforeFirst.into());
    }
    let times = Times::of(network, &shipment.handed_in(first), &from, &to)?;
    Window::new(hand_ins(origin, first, last)?.into(), |ready| {
        caps(&Times { ready: Some(ready), ..times }, shipment.due_within_days, query)
    })
}

/// By when it is to arrive. A limit that a later ready time may make easier to keep is refused: a budget, or a number of days.
fn arrival(network: &Network, shipment: &Shipment, query: &Query, due: When) -> Result<Instant, PlanError> {
    let fixed = [
        (shipment.due.is_some(), Fixed::Due),
        (shipment.due_within_days.is_some(), Fixed::DueWithinDays),
        (query.budget.is_some(), Fixed::Budget),
    ];
    if let Some((_, what)) = fixed.into_iter().find(|(given, _)| *given) {
        return Err(TimeError::ArriveBy(what).into());
    }
    if !(1..=730).contains(&query.horizon_days) {
        return Err(TimeError::Horizon(query.horizon_days).into());
    }
    let to = network.place(&shipment.to.name)?;
    Ok(in_a_year(due.ends(clock(network, &to)), DateOf::Due)?)
}

/// The same local time on every day from the first to the last moment.
fn hand_ins(zone: &Zone, first: Instant, last: Instant) -> Result<Vec<Instant>, TimeError> {
    let local = zone.local(first).epoch_minutes();
    // Not by way of the local time: the clock may show it twice.
    let mut hand_ins = vec![first];
    for day in 1.. {
        let hand_in = zone.instant(Civil::from_epoch_minutes(local + day * 1440));
        if hand_in > last {
            break;
        }
        if hand_ins.len() == MOST_DAYS {
            return Err(TimeError::WindowTooLong { most: MOST_DAYS });
        }
        hand_ins.push(hand_in);
    }
    Ok(hand_ins)
}
