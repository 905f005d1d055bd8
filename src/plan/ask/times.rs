//! The dates of a question, read on the clocks of the places that they are about.

use super::days::Window;
use crate::model::{Depart, Network, Place, Shipment};
use crate::plan::error::time::{DateOf, Several, TimeError};
use crate::units::{Instant, When, Zone};

/// The moments of a question that is about one ready time or none.
#[derive(Debug, Clone, Copy)]
pub(in crate::plan) struct Times {
    pub(in crate::plan) ready: Option<Instant>,
    pub(in crate::plan) due: Option<Instant>,
    pub(in crate::plan) documents: Option<Instant>,
    pub(in crate::plan) deliver_from: Option<Instant>,
}

impl Times {
    pub(in crate::plan) fn of(
        network: &Network,
        shipment: &Shipment,
        from: &Place,
        to: &Place,
    ) -> Result<Self, TimeError> {
        let (origin, destination) = (clock(network, from), clock(network, to));
        let ready = match shipment.depart {
            Depart::AnyTime => None,
            Depart::On(ready) => Some(ready.begins(origin)),
            Depart::Between(..) => return Err(TimeError::OneReadyTime(Several::Window)),
            Depart::ToArriveBy(_) => return Err(TimeError::OneReadyTime(Several::Arrival)),
        };
        let read = |when: Option<When>, of, read: fn(When, &Zone) -> Instant, clock| {
            when.map(|when| in_a_year(read(when, clock), of)).transpose()
        };
        Ok(Self {
            ready,
            due: read(shipment.due, DateOf::Due, When::ends, destination)?,
            documents: read(shipment.documents, DateOf::Documents, When::begins, origin)?,
            deliver_from: read(shipment.deliver_from, DateOf::Delivery, When::begins, destination)?,
        })
    }

    /// The most minutes from ready to collection, where the question says so.
    pub(in crate::plan) fn most_minutes(&self, within_days: Option<u32>) -> Option<i64> {
        let days = within_days.map(|days| i64::from(days) * 1440);
        let date =
            self.due.zip(self.ready).map(|(due, ready)| due.epoch_minutes().saturating_sub(ready.epoch_minutes()));
        days.into_iter().chain(date).min()
    }
}

/// When the cargo is handed in, where that is not one time.
#[derive(Debug, Clone, Default)]
pub(in crate::plan) enum Choice {
    /// At the ready time, or whenever it may be.
    #[default]
    None,
    /// On one of these days; the ready time is the first of them.
    Days(Window),
    /// As late as it is still there by this moment; the ready time is the earliest that is looked at.
    Latest(Instant),
}

/// The clock of a place. All hubs of a city are in one zone.
pub(in crate::plan) fn clock<'n>(network: &'n Network, place: &Place) -> &'n Zone {
    &network.hub(place.hubs[0]).zone
}

/// Moments of an application may be any number of minutes; sums with these hold.
pub(in crate::plan) fn in_a_year(moment: Instant, of: DateOf) -> Result<Instant, TimeError> {
    // 1 January 0 to 31 December 9999, and a day for the clocks.
    let years = -1_036_120_320 - 1440..=4_223_371_679 + 1440;
    if years.contains(&moment.epoch_minutes()) { Ok(moment) } else { Err(TimeError::NoYear(of)) }
}

/// Refuses a ready time for which the clocks are not known: the longest horizon ends before 2100.
pub(in crate::plan) fn known_clock(ready: Instant) -> Result<(), TimeError> {
    if (15_778_080..=67_320_000).contains(&ready.epoch_minutes()) { Ok(()) } else { Err(TimeError::UnknownClock) }
}

/// A length of time that a limit allows, if any is left.
pub(in crate::plan) fn left(ready: Instant, due: Instant) -> Result<u64, TimeError> {
    // A due date may lie farther off than any time that a way takes.
    let minutes = i128::from(due.epoch_minutes()) - i128::from(ready.epoch_minutes());
    u64::try_from(minutes).ok().filter(|&left| left > 0).ok_or(TimeError::DueBeforeReady)
}
