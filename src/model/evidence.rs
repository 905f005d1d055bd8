//! Where a figure comes from, and figures that know it.

use serde::Deserialize;
use std::fmt;
use std::sync::Arc;

/// How good a figure is. An estimate says so all the way to the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Grade {
    /// Stands in a source as it stands here.
    Published,
    /// Computed from what sources say.
    Derived,
    /// Computed by a documented rule whose constants were fitted to published and estimated figures of other places. Nobody looked at this
    /// one: worse than a figure derived for its own place, better than a guess, because the rule is the same everywhere and its misses
    /// are known.
    Modelled,
    /// Nobody published it.
    Estimate,
}

impl fmt::Display for Grade {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Published => "published",
            Self::Derived => "derived",
            Self::Modelled => "modelled",
            Self::Estimate => "estimate",
        })
    }
}

/// Grade, sources and year of a figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// How good it is.
    pub grade: Grade,
    /// Keys into the network's sources, space separated.
    pub sources: Arc<str>,
    /// The year it speaks of.
    pub year: u16,
}

impl fmt::Display for Evidence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}, {} {}", self.grade, self.sources, self.year)
    }
}

/// Which end of the ranges a plan uses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Case {
    /// Best practice.
    Low,
    /// An ordinary week.
    #[default]
    Typical,
    /// A bad week that still occurs.
    High,
}

/// Low, typical and high value, in that order, and their evidence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Range<T> {
    low: T,
    typical: T,
    high: T,
    evidence: Evidence,
}

/// Low, typical and high out of order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("low, typical and high are out of order")]
pub struct RangeError;

impl<T: Copy + PartialOrd> Range<T> {
    /// A range.
    ///
    /// # Errors
    /// When the three are not in ascending order.
    pub fn new(low: T, typical: T, high: T, evidence: Evidence) -> Result<Self, RangeError> {
        if low <= typical && typical <= high { Ok(Self { low, typical, high, evidence }) } else { Err(RangeError) }
    }

    /// One value for all three.
    pub fn flat(value: T, evidence: Evidence) -> Self {
        Self { low: value, typical: value, high: value, evidence }
    }

    /// The value of a case.
    #[inline]
    pub fn at(&self, case: Case) -> T {
        match case {
            Case::Low => self.low,
            Case::Typical => self.typical,
            Case::High => self.high,
        }
    }

    /// Where it comes from.
    pub fn evidence(&self) -> &Evidence {
        &self.evidence
    }

    /// Both ranges, end by end; none where they cannot be joined. `join` keeps the order.
    pub(super) fn zip(&self, other: &Self, evidence: &Evidence, join: impl Fn(T, T) -> Option<T>) -> Option<Self> {
        Some(Self {
            low: join(self.low, other.low)?,
            typical: join(self.typical, other.typical)?,
            high: join(self.high, other.high)?,
            evidence: evidence.clone(),
        })
    }

    /// Makes the high value the typical one.
    pub(super) fn expect_high(&mut self) {
        self.typical = self.high;
    }
}

/// One value and its evidence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exact<T> {
    /// The value.
    pub value: T,
    /// Where it comes from.
    pub evidence: Evidence,
}

/// How far a source is to be trusted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub enum Trust {
    /// Statistics, an operator or an official text.
    Official,
    /// Press.
    Press,
    /// A forwarder's page, an undated page, a secondary list.
    Secondary,
    /// Computed.
    Computed,
    /// General knowledge; no document behind it.
    Estimate,
}

/// A document that figures refer to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Its key.
    pub key: Arc<str>,
    /// Who published it.
    pub publisher: String,
    /// What it is about.
    pub title: String,
    /// Its date as text.
    pub date: String,
    /// How far to trust it.
    pub trust: Trust,
    /// Address, where it was kept.
    pub address: Option<String>,
}
