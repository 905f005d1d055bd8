//! The dates of a question, read on the clocks of the places that they are about.

use crate::model::{Depart, Network, Place, Shipment};
use crate::plan::engine::window::Window;
use crate::units::{Instant, When, Zone};
use std::fmt;

/// What is wrong with the dates of a question.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum TimeError {
    /// Due before ready.
    #[error("due before ready")]
    DueBeforeReady,
    /// A date that counts from the ready date, and no ready date.
    #[error("{}", .0.without_ready())]
    NeedsReady(DateOf),
    /// A shipment that is to arrive by a date, and something that does not go with it.
    #[error("to arrive by the due date, the ready time is what is looked for: leave out {0}")]
    ArriveBy(Fixed),
    /// A delivery window that ends before it begins.
    #[error("the delivery window ends before it begins: due before the earliest delivery")]
    DeliveryEndsBeforeItBegins,
    /// Hand-in days the wrong way round.
    #[error("the window of hand-in days ends before it begins")]
    LastBeforeFirst,
    /// A window of more days than are planned at once.
    #[error("a window of more than {most} days: ask for it in parts")]
    WindowTooLong {
        /// The most.
        most: usize,
    },
    /// Several days, or none yet, where a question is about one.
    #[error("this question is about cargo that is ready at one time: give a ready date in place of {0}")]
    OneReadyTime(Several),
    /// No time at all.
    #[error("a shipment cannot be due within 0 days")]
    NoTime,
    /// A ready date that zones are not known for.
    #[error("the ready date lies outside 1 January 2000 to 29 December 2097 UTC, for which time zones are known")]
    UnknownClock,
    /// A moment that no calendar of four digits has.
    #[error("{0} lies outside the years 0 to 9999")]
    NoYear(DateOf),
}

/// Which date of a shipment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DateOf {
    /// When it is ready.
    Ready,
    /// When it is due.
    Due,
    /// The earliest delivery.
    Delivery,
    /// When its papers are there.
    Papers,
}

impl DateOf {
    fn without_ready(self) -> String {
        match self {
            Self::Due => "a due date needs a ready date; without one, say within how many days".to_owned(),
            other => format!("{other} needs a ready date"),
        }
    }
}

impl fmt::Display for DateOf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Ready => "a ready date",
            Self::Due => "a due date",
            Self::Delivery => "an earliest delivery",
            Self::Papers => "a date of the papers",
        })
    }
}

/// What fixes a time or a sum, where the latest ready time is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Fixed {
    /// A second due date.
    Due,
    /// A number of days.
    DueWithinDays,
    /// A budget.
    Budget,
}

impl fmt::Display for Fixed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Due => "the other due date",
            Self::DueWithinDays => "the number of days it is due within",
            Self::Budget => "the budget",
        })
    }
}

/// What is not one ready time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Several {
    /// A window of days.
    Window,
    /// An arrival that the ready time is to be found for.
    Arrival,
}

impl fmt::Display for Several {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Window => "the window of days",
            Self::Arrival => "the time to arrive by",
        })
    }
}

/// The moments of a question that is about one ready time or none.
#[derive(Debug, Clone, Copy)]
pub(in crate::plan) struct Times {
    pub(in crate::plan) ready: Option<Instant>,
    pub(in crate::plan) due: Option<Instant>,
    pub(in crate::plan) papers: Option<Instant>,
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
            papers: read(shipment.papers, DateOf::Papers, When::begins, origin)?,
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
