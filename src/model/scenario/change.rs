//! What can be changed of a network.

use crate::model::{
    Case, Departs, Evidence, Exact, Feature, Handling, Hub, Mode, Range, Service, Source, Stage, Surcharge, Window,
};
use crate::units::{CountryCode, Minutes, Shown};
use std::fmt;
use std::sync::Arc;

/// One change of a network.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub enum Change {
    /// Closes something.
    Close {
        /// What.
        feature: Feature,
        /// For rides of these modes; empty for all.
        modes: Vec<Mode>,
        /// When; none for good.
        window: Option<Window>,
        /// Where that stands.
        evidence: Evidence,
    },
    /// Makes every stage slower that touches something; of a service, mode or operator, every stage.
    Slow {
        /// What.
        feature: Feature,
        /// For services of these modes; empty for all.
        modes: Vec<Mode>,
        /// When, by the local date of departure from the first call; none for always. What leaves on demand is slowed always or not at all.
        window: Option<Window>,
        /// By how much.
        by: Slowdown,
    },
    /// Gives a service another timetable.
    Depart {
        /// Code of the service.
        service: Arc<str>,
        /// When it leaves.
        departs: Departs,
    },
    /// Moves all departures of a service by whole days; the times of day stay.
    Shift {
        /// Code of the service.
        service: Arc<str>,
        /// Days later; earlier where negative.
        days: i64,
    },
    /// Opens what is off by default behind a switch.
    Open {
        /// The switch.
        switch: Arc<str>,
    },
    /// Changes every season of a name.
    Season {
        /// The name.
        name: Arc<str>,
        /// What becomes of it.
        becomes: SeasonChange,
    },
    /// Makes ordinary clearance take another time.
    Clear {
        /// Countries whose rules change: those that speak of nowhere else.
        countries: Vec<CountryCode>,
        /// Thousandths of the time, rounded half up.
        time: Exact<u32>,
    },
    /// Adds handling.
    AddHandling(Box<Handling>),
    /// Adds a surcharge or subsidy.
    AddSurcharge(Box<Surcharge>),
    /// Ends a surcharge or subsidy.
    EndSurcharge {
        /// Its code.
        code: Arc<str>,
    },
    /// Adds a hub.
    AddHub(Box<Hub>),
    /// Adds a service.
    AddService(Box<Service>),
    /// Adds a source that figures cite; one that is known already changes nothing.
    AddSource(Source),
}

/// How much slower.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub enum Slowdown {
    /// By so much on each stage.
    Add(Range<Minutes>),
    /// To this many thousandths of the time, rounded half up; below 1000 it is faster.
    Permille(Exact<u32>),
}

/// What becomes of a season.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum SeasonChange {
    /// It holds no longer.
    Ends,
    /// It holds at other times.
    HoldsIn(Window),
    /// Its bad case becomes the typical one.
    IsBad,
}

/// A change that the network has nothing to do with.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}; {}", Shown(.cause), Shown(.cure))]
pub struct ChangeError {
    /// Stable code of the rule.
    pub code: &'static str,
    /// What is wrong.
    pub cause: String,
    /// What to do.
    pub cure: String,
}

impl Slowdown {
    /// What it adds to a stage; none below zero.
    pub(super) fn added(&self, stage: &Stage) -> Option<Range<Minutes>> {
        match self {
            Self::Add(more) => Some(more.clone()),
            Self::Permille(share) => {
                let more = |slow: Minutes, usual: Minutes| slow.get().checked_sub(usual.get()).map(Minutes::new);
                self.of(stage)?.zip(&stage.time, &share.evidence, more)
            }
        }
    }

    pub(super) fn of(&self, stage: &Stage) -> Option<Range<Minutes>> {
        match self {
            Self::Add(more) => stage.time.zip(more, more.evidence(), Minutes::checked_add),
            Self::Permille(share) => scaled(&stage.time, share),
        }
    }
}

/// This many thousandths of a time, rounded half up; none past the type.
pub(super) fn scaled(time: &Range<Minutes>, share: &Exact<u32>) -> Option<Range<Minutes>> {
    time.zip(time, &share.evidence, |time, _| {
        let minutes = (u64::from(time.get()) * u64::from(share.value) + 500) / 1000;
        u32::try_from(minutes).ok().map(Minutes::new)
    })
}

impl fmt::Display for Slowdown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Add(more) => {
                let days = more.at(Case::Typical).as_days();
                write!(f, "adds {days:.1} days to each stage at")
            }
            Self::Permille(share) => write!(f, "takes {} % of the time at", f64::from(share.value) / 10.0),
        }
    }
}
