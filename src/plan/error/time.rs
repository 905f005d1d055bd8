//! What is wrong with the dates of a question.

use crate::model::Patience;
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
    /// A horizon that holds no departure or too many.
    #[error("a horizon of {0} days: give 1 to 730")]
    Horizon(u32),
    /// A wait on purpose of more days than any horizon has.
    #[error("a wait of {0} days: give 0 to {most}, or no limit", most = Patience::MOST_DAYS)]
    Patience(u32),
    /// The latest ready time is one from which a later departure than these waits allow overtakes an earlier one.
    #[error(
        "the latest ready time cannot be found under this limit on waits ({0}), because a later departure overtakes an earlier one: give a ready date, or no limit"
    )]
    PatienceOvertaken(Patience),
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
    /// When its documents are there.
    Documents,
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
            Self::Documents => "a date of the documents",
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
