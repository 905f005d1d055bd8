//! How late things run: queues at borders, and services that do not keep their timetable.
//!
//! Plans plan with the case that the query asks for, and leave these alone. They go with the parts of an itinerary, for people to read and
//! for simulations to draw from.

use crate::model::{Evidence, HubIx, Mode, Window};
use crate::units::{Civil, Minutes};
use std::fmt;
use std::sync::Arc;

/// A distribution of times.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Spread {
    /// Ten, fifty and ninety per cent of all take at most so long; in between and beyond it goes straight on.
    Quantiles([Minutes; 3]),
    /// Mostly on time; the others are late by a gamma distribution.
    Late {
        /// Thousandths that are on time.
        on_time: u16,
        /// Mean delay of the others.
        mean: Minutes,
        /// Thousandths of the shape of the distribution of their delays; 1,000 is the exponential one.
        shape: u32,
    },
}

impl fmt::Display for Spread {
    /// `P10 19 h, P50 2 d, P90 6 d`; `65 % on time, the others 4 d 22 h late on average`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Quantiles([p10, p50, p90]) => write!(f, "P10 {p10}, P50 {p50}, P90 {p90}"),
            Self::Late { on_time, mean, .. } => {
                write!(f, "{} % on time, the others {mean} late on average", f64::from(*on_time) / 10.0)
            }
        }
    }
}

/// What a delay is of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DelayOf {
    /// The whole stay at a border, from a hub to a hub, for services of these modes.
    Border {
        /// This side.
        from: HubIx,
        /// The other side.
        to: HubIx,
        /// Modes.
        modes: Vec<Mode>,
    },
    /// Arrivals of services, by code; a code may end in `*`, for whatever follows.
    Services(Vec<Arc<str>>),
    /// Arrivals of all other services of these modes.
    Modes(Vec<Mode>),
}

/// How late something runs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delay {
    /// Unique key.
    pub key: Arc<str>,
    /// What it stands for, and what it was made of.
    pub about: Arc<str>,
    /// What it is of.
    pub of: DelayOf,
    /// When it holds, by the local date of departure from the first call; always, where there is none.
    pub window: Option<Window>,
    /// The distribution.
    pub spread: Spread,
    /// Where it comes from.
    pub evidence: Evidence,
}

impl Delay {
    pub(crate) fn holds(&self, date: Option<Civil>) -> bool {
        self.window.as_ref().is_none_or(|window| date.is_some_and(|date| window.holds(date)))
    }
}

/// Whether a code is meant by a pattern, which may end in `*`.
pub(crate) fn means(pattern: &str, code: &str) -> bool {
    pattern.strip_suffix('*').map_or(pattern == code, |stem| code.starts_with(stem))
}
