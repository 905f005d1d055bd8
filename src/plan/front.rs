//! Fronts: all non-dominated itineraries, in a defined order.

use super::shortlist::Scale;
use super::{Criterion, Itinerary};
use crate::search::{Stats, Status};
use std::fmt;

/// All non-dominated itineraries for the criteria asked for, exactly one for each vector, by ascending time (or the first criterion
/// asked for).
#[derive(Debug, Clone, PartialEq)]
pub struct Front {
    pub(super) itineraries: Vec<Itinerary>,
    pub(super) criteria: Vec<Criterion>,
    pub(super) status: Status,
    pub(super) stats: Stats,
    pub(super) horizon_days: Option<u32>,
    pub(super) from: String,
    pub(super) to: String,
}

impl Front {
    /// The itineraries; never empty.
    pub fn itineraries(&self) -> &[Itinerary] {
        &self.itineraries
    }

    /// The itineraries, one by one.
    pub fn iter(&self) -> std::slice::Iter<'_, Itinerary> {
        self.itineraries.iter()
    }

    /// What was minimised.
    pub fn criteria(&self) -> &[Criterion] {
        &self.criteria
    }

    /// Whether the search ran to its end.
    pub fn status(&self) -> Status {
        self.status
    }

    /// Counts of the search.
    pub fn stats(&self) -> Stats {
        self.stats
    }

    /// Within how many days after ready departures and arrivals were looked for; none when the plan is strategic.
    pub fn horizon_days(&self) -> Option<u32> {
        self.horizon_days
    }

    /// Name of the origin.
    pub fn from(&self) -> &str {
        &self.from
    }

    /// Name of the destination.
    pub fn to(&self) -> &str {
        &self.to
    }

    /// The best in one criterion.
    ///
    /// # Panics
    /// Never: a front is never empty.
    pub fn best(&self, criterion: Criterion) -> &Itinerary {
        let best = self.itineraries.iter().min_by_key(|itinerary| value(itinerary, criterion));
        best.expect("a front is never empty")
    }

    /// The least time.
    pub fn fastest(&self) -> &Itinerary {
        self.best(Criterion::Time)
    }

    /// The least cost.
    pub fn cheapest(&self) -> &Itinerary {
        self.best(Criterion::Cost)
    }

    /// The least CO2e.
    pub fn cleanest(&self) -> &Itinerary {
        self.best(Criterion::Emissions)
    }

    /// The one nearest to having the best of every criterion asked for, each scaled from its best (0) to its worst (1) on the front:
    /// the least Euclidean distance to the ideal point; ties go to the earlier in the front.
    ///
    /// # Panics
    /// Never: a front is never empty.
    pub fn balanced(&self) -> &Itinerary {
        let scale = self.scale();
        self.itineraries.iter().min_by_key(|itinerary| scale.ideal_distance(itinerary)).expect("a front is never empty")
    }
}

impl Front {
    /// The range of each criterion.
    pub(super) fn scale(&self) -> Scale {
        Scale::of(self)
    }
}

/// The value of an itinerary on an axis, as the search has it.
pub(super) fn value(itinerary: &Itinerary, criterion: Criterion) -> u64 {
    match criterion {
        Criterion::Time => u64::from(itinerary.elapsed.get()),
        Criterion::Cost => u64::try_from(itinerary.cost.minor()).unwrap_or(0),
        Criterion::Emissions => itinerary.emissions.get(),
    }
}

impl<'f> IntoIterator for &'f Front {
    type Item = &'f Itinerary;
    type IntoIter = std::slice::Iter<'f, Itinerary>;

    fn into_iter(self) -> Self::IntoIter {
        self.itineraries.iter()
    }
}

impl fmt::Display for Front {
    /// A line for each itinerary.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for itinerary in self {
            writeln!(f, "{itinerary}")?;
        }
        Ok(())
    }
}
