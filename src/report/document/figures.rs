//! Figures of documents: amounts, shares, times, and the evidence behind them.

use crate::model;
use crate::plan::{self, HubRef, TimeAndCost, ZonedTime};
use crate::units::{Civil, Currency, Instant, Minutes, Money};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// An amount of money.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Amount<'f> {
    /// Minor units: cents.
    pub amount_minor: i64,
    /// ISO 4217.
    pub currency: Cow<'f, str>,
}

impl Amount<'_> {
    pub(super) fn of(money: Money, currency: Currency) -> Self {
        Self { amount_minor: money.minor(), currency: currency.as_str().to_owned().into() }
    }
}

/// What one unit of the cargo costs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct UnitCost<'f> {
    /// `box`, `vehicle` or `tonne`.
    pub unit: Cow<'f, str>,
    /// Minor units: cents, rounded half up.
    pub amount_minor: i64,
    /// ISO 4217.
    pub currency: Cow<'f, str>,
}

/// Time and cost of a way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TimeAndCostEntry {
    /// From ready to available for collection.
    pub elapsed_minutes: u32,
    /// All charges, in minor units.
    pub cost_minor: i64,
}

impl TimeAndCostEntry {
    pub(super) fn of(point: &TimeAndCost) -> Self {
        Self { elapsed_minutes: point.elapsed.get(), cost_minor: point.cost.minor() }
    }
}

/// A point in time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Moment<'f> {
    /// Minutes after the cargo is ready.
    pub minutes_since_ready: u32,
    /// RFC 3339 on the clock of the place, with its offset from UTC. Null where the plan is without a date.
    pub local: Option<Cow<'f, str>>,
}

pub(super) fn moment(ready: Option<Instant>, since: Minutes, hub: &HubRef) -> Moment<'static> {
    let at = ready.and_then(|ready| ready.checked_add(since));
    Moment { minutes_since_ready: since.get(), local: at.map(|at| hub.zone.rfc3339(at).into()) }
}

/// RFC 3339 on the clock of its place.
pub(super) fn local(time: &ZonedTime) -> Cow<'static, str> {
    time.zone.rfc3339(time.at).into()
}

/// `2026-07-01`.
pub(super) fn day(date: Civil) -> String {
    let (year, month, day) = date.date();
    format!("{year:04}-{month:02}-{day:02}")
}

/// Parts of a hundred.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Share {
    /// Stands in a source.
    pub published: u32,
    /// Computed from sources.
    pub derived: u32,
    /// Computed by a rule fitted to figures of other places.
    pub modelled: u32,
    /// Nobody published it.
    pub estimate: u32,
}

pub(super) fn share(plan::Share { published, derived, modelled, estimate }: plan::Share) -> Share {
    Share { published, derived, modelled, estimate }
}

/// Where a figure comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Evidence<'f> {
    /// How good it is.
    pub grade: Grade,
    /// Keys of its sources.
    pub sources: Vec<Cow<'f, str>>,
    /// The year it speaks of.
    pub year: u16,
}

pub(super) fn evidence(evidence: &model::Evidence) -> Evidence<'_> {
    Evidence {
        grade: evidence.grade.into(),
        sources: evidence.sources.split_whitespace().map(Cow::from).collect(),
        year: evidence.year,
    }
}

/// How good a figure is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Grade {
    /// Stands in a source as it stands here.
    Published,
    /// Computed from what sources say.
    Derived,
    /// Computed by a rule fitted to figures of other places.
    Modelled,
    /// Nobody published it.
    Estimate,
}

impl From<model::Grade> for Grade {
    fn from(grade: model::Grade) -> Self {
        match grade {
            model::Grade::Published => Self::Published,
            model::Grade::Derived => Self::Derived,
            model::Grade::Modelled => Self::Modelled,
            model::Grade::Estimate => Self::Estimate,
        }
    }
}
