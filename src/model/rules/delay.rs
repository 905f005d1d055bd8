//! How late things run: queues at borders, and services that do not keep their timetable.
//!
//! Plans plan with the case that the query asks for, and leave these alone. They go with the parts of an itinerary, for people to read and
//! for simulations to draw from.

use super::{Evidence, HubIx, Mode, Network, Problem, Service, Stage, StageKind, Subject, Window};
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

impl Spread {
    /// What is wrong with the figures, if anything.
    pub(super) fn flaw(&self) -> Option<&'static str> {
        match *self {
            Self::Quantiles([p10, p50, p90]) if p10 > p50 || p50 > p90 => Some("its quantiles are out of order"),
            Self::Late { on_time, .. } if on_time > 1000 => Some("more than all of it is on time"),
            Self::Late { on_time, mean, shape } if on_time < 1000 && (mean == Minutes::ZERO || shape == 0) => {
                Some("what is late is late by nothing")
            }
            _ => None,
        }
    }
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
    /// What does not hang together, if anything.
    pub(super) fn problem(&self, subject: Subject, services: &[Service], hubs: usize) -> Option<Problem> {
        let refuse = |code, cause: String, cure: &str| {
            Some(Problem { code, subject, first: None, cause, cure: cure.to_owned() })
        };
        if let Some(flaw) = self.spread.flaw() {
            let cause = format!("delay `{}` is no distribution: {flaw}", self.key);
            return refuse("delay", cause, "give ascending quantiles, or a share on time and the mean of the others");
        }
        match &self.of {
            DelayOf::Border { from, to, .. } if from.index() >= hubs || to.index() >= hubs => {
                let cause = format!("delay `{}` is of a hub of another network", self.key);
                refuse("dangling", cause, "use the indices of this builder")
            }
            DelayOf::Services(codes) => {
                let known = |code: &Arc<str>| services.iter().any(|service| means(code, &service.code));
                let unknown = codes.iter().find(|code| !known(code))?;
                let cause = format!("delay `{}` is of `{unknown}`, and no service has such a code", self.key);
                refuse("dangling", cause, "correct the code; it may end in `*`")
            }
            DelayOf::Border { .. } | DelayOf::Modes(_) => None,
        }
    }

    fn holds(&self, date: Option<Civil>) -> bool {
        self.window.as_ref().is_none_or(|window| date.is_some_and(|date| window.holds(date)))
    }
}

/// Whether a code is meant by a pattern, which may end in `*`.
pub(super) fn means(pattern: &str, code: &str) -> bool {
    pattern.strip_suffix('*').map_or(pattern == code, |stem| code.starts_with(stem))
}

impl Network {
    /// All delays.
    pub fn delays(&self) -> &[Arc<Delay>] {
        &self.parts.delays
    }

    /// How long a service that left its first call on a local date stays at a border that a stage of it crosses: what holds on that date before
    /// what always holds.
    pub fn queue(&self, service: &Service, stage: &Stage, date: Option<Civil>) -> Option<&Arc<Delay>> {
        if stage.kind != StageKind::Border {
            return None;
        }
        self.narrowest(date, |of| match of {
            DelayOf::Border { from, to, modes } => {
                ((*from, *to) == (stage.from, stage.to) && modes.contains(&service.mode)).then_some(0)
            }
            DelayOf::Services(_) | DelayOf::Modes(_) => None,
        })
    }

    /// How late a service that left its first call on a local date arrives: what is said of it before what is said of its mode, and what holds
    /// on that date before what always holds.
    pub fn lateness(&self, service: &Service, date: Option<Civil>) -> Option<&Arc<Delay>> {
        self.narrowest(date, |of| match of {
            DelayOf::Services(codes) => codes.iter().any(|code| means(code, &service.code)).then_some(1),
            DelayOf::Modes(modes) => modes.contains(&service.mode).then_some(0),
            DelayOf::Border { .. } => None,
        })
    }

    /// The first of the narrowest delays that hold on a date; a greater number is narrower.
    fn narrowest(&self, date: Option<Civil>, narrowness: impl Fn(&DelayOf) -> Option<u8>) -> Option<&Arc<Delay>> {
        let holding = self.parts.delays.iter().filter(|delay| delay.holds(date));
        let ranked = holding.filter_map(|delay| Some(((narrowness(&delay.of)?, delay.window.is_some()), delay)));
        // Of equals the first: `max_by_key` would take the last.
        ranked.rev().max_by_key(|(rank, _)| *rank).map(|(_, delay)| delay)
    }
}
