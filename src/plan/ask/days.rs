//! The days on which cargo may be handed in.

use crate::plan::error::plan::PlanError;
use crate::plan::error::time::TimeError;
use crate::units::Instant;
use std::sync::Arc;

/// The days of a window.
#[derive(Debug, Clone)]
pub(in crate::plan) struct Window {
    /// All of them.
    pub(in crate::plan) hand_ins: Arc<[Instant]>,
    /// Those that the due date and the earliest delivery leave; never empty.
    pub(in crate::plan) days: Vec<Day>,
}

impl Window {
    /// The days with what each allows. Days that are too late for the due date, or too early for the delivery, are left out: others may do.
    pub(in crate::plan) fn new(
        hand_ins: Arc<[Instant]>,
        caps: impl Fn(Instant) -> Result<[u64; 3], PlanError>,
    ) -> Result<Self, PlanError> {
        let (mut days, mut refused) = (Vec::new(), None);
        for &ready in hand_ins.iter() {
            match caps(ready) {
                Ok(caps) => days.push(Day { ready, caps }),
                Err(error @ PlanError::Time(TimeError::DueBeforeReady | TimeError::DeliveryEndsBeforeItBegins)) => {
                    refused = Some(error);
                }
                Err(error) => return Err(error),
            }
        }
        if days.is_empty() {
            return Err(refused.unwrap_or(TimeError::LastBeforeFirst.into()));
        }
        Ok(Self { hand_ins, days })
    }

    /// The first day that is left.
    pub(in crate::plan) fn first(&self) -> Instant {
        self.days[0].ready
    }
}

/// A hand-in day, and the most minutes, money and grams from it.
#[derive(Debug, Clone)]
pub(in crate::plan) struct Day {
    pub(in crate::plan) ready: Instant,
    pub(in crate::plan) caps: [u64; 3],
}
