//! Delays, as text.

use super::figures::Evidence;
use super::services::Window;
use crate::model::Mode;
use serde::Deserialize;

/// How late something runs: a queue at a border, or services that do not keep their timetable.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Delay {
    /// Unique key.
    pub key: String,
    /// What it stands for, and what it was made of.
    pub about: String,
    /// What it is of.
    pub of: DelayOf,
    /// When it holds; always, where there is none.
    #[serde(default)]
    pub window: Option<Window>,
    /// The distribution.
    pub spread: Spread,
    /// Evidence of all of it.
    pub evidence: Evidence,
}

/// What a delay is of.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum DelayOf {
    /// The whole stay at a border.
    Border {
        /// This side.
        from: String,
        /// The other side.
        to: String,
        /// For services of these modes.
        modes: Vec<Mode>,
    },
    /// Arrivals of services, by code; a code may end in `*`, for whatever follows.
    Services(Vec<String>),
    /// Arrivals of all other services of these modes.
    Modes(Vec<Mode>),
}

/// A distribution of times.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum Spread {
    /// Decimal days that ten, fifty and ninety per cent take at most.
    Quantiles(f64, f64, f64),
    /// Mostly on time; the others are late by a gamma distribution.
    Late {
        /// Per cent that are on time.
        on_time_percent: f64,
        /// Mean delay of the others in decimal days.
        mean_days: f64,
        /// Shape of the distribution of their delays; 1, the exponential one, unless given.
        #[serde(default)]
        shape: Option<f64>,
    },
}
