//! Reasons of what is ahead, said of the whole way: limits are asked for as a whole.

use super::cause::Cause;
use super::loosening::Loosening;
use super::relaxation::Relaxation;
use super::why_not::WhyNot;
use super::zoned::ZonedTime;
use crate::units::{Instant, Minutes, Money};

/// What lies behind of a whole that has limits.
pub(in crate::plan) struct Behind {
    pub(in crate::plan) elapsed: Minutes,
    pub(in crate::plan) cost: Money,
    /// The budget of the whole.
    pub(in crate::plan) budget: Option<Money>,
    /// By when the whole is to arrive, on the clock of the destination, where that is asked.
    pub(in crate::plan) arrival: Option<ZonedTime>,
    /// The moment from which on things are ahead.
    pub(in crate::plan) now: Instant,
    /// Within how long of its ready time it is due.
    pub(in crate::plan) within: Option<Minutes>,
}

impl Behind {
    fn time(&self, ahead: Minutes) -> Minutes {
        Minutes::new(self.elapsed.get().saturating_add(ahead.get()))
    }

    fn money(&self, ahead: Money) -> Money {
        Money::from_minor(self.cost.minor().saturating_add(ahead.minor()))
    }

    fn cause(&self, ahead: Cause) -> Cause {
        match ahead {
            Cause::Limits { time, money } => {
                Cause::Limits { time: time.map(|time| self.time(time)), money: money.and(self.budget) }
            }
            Cause::Together(all) => Cause::Together(all.into_iter().map(|one| self.cause(one)).collect()),
            other => other,
        }
    }

    fn loosening(&self, ahead: Loosening) -> Loosening {
        match ahead {
            Loosening::MoreTime { now, then } => match self.arrival.as_ref().zip(self.now.checked_add(then)) {
                Some((due, at)) => {
                    let by = ZonedTime { at, ..due.clone() };
                    let later = (by.at > due.at).then_some(Loosening::LaterDue(by));
                    let then = self.time(then);
                    let longer = self.within.filter(|now| *now < then).map(|now| Loosening::MoreTime { now, then });
                    Loosening::together(later.into_iter().chain(longer).collect())
                }
                None => Loosening::MoreTime { now: self.time(now), then: self.time(then) },
            },
            Loosening::MoreMoney { now, then } => {
                Loosening::MoreMoney { now: self.budget.unwrap_or_else(|| self.money(now)), then: self.money(then) }
            }
            Loosening::Together(all) => Loosening::Together(all.into_iter().map(|one| self.loosening(one)).collect()),
            other => other,
        }
    }
}

impl WhyNot {
    /// The same with the days and the money of the whole way.
    pub(in crate::plan) fn of_the_whole(self, behind: &Behind) -> Self {
        let shown = |help: Relaxation| Relaxation { what: behind.loosening(help.what), front: help.front };
        Self { cause: behind.cause(self.cause), remedies: self.remedies.into_iter().map(shown).collect(), ..self }
    }
}
