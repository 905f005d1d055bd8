//! Fronts: all non-dominated itineraries, in a defined order.

use super::scale::{Scale, value};
use crate::model::Assumption;
use crate::plan::{Criterion, Itinerary};
use crate::search::{Stats, Status};
use crate::units::Instant;
use std::fmt;

/// All non-dominated itineraries for the criteria asked for, exactly one for each vector, by ascending time (or the first criterion
/// asked for). Of a window of hand-in days, by day first, and each way once: under the last day that still makes it.
#[derive(Debug, Clone, PartialEq)]
pub struct Front {
    pub(in crate::plan) itineraries: Vec<Itinerary>,
    pub(in crate::plan) criteria: Vec<Criterion>,
    pub(in crate::plan) status: Status,
    pub(in crate::plan) stats: Stats,
    pub(in crate::plan) horizon_days: Option<u32>,
    pub(in crate::plan) hand_ins: Vec<Instant>,
    pub(in crate::plan) complete_from: Option<Instant>,
    pub(in crate::plan) from: String,
    pub(in crate::plan) to: String,
    pub(in crate::plan) assumed: Vec<Assumption>,
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

    /// Whether the search ran to its end. Where it did not, what is listed is possible, and better ways may exist: the days of a window that it did
    /// not come to are the first ([`Front::complete_from`]), and of a shipment that is to arrive by a date a later ready time may do.
    pub fn status(&self) -> Status {
        self.status
    }

    /// The first of [`Front::hand_ins`] from which on, to the last, the itineraries are all there are; none where a limit stopped the search before
    /// even the last was done, and of a plan without dates.
    pub fn complete_from(&self) -> Option<Instant> {
        self.complete_from
    }

    /// Counts of the search.
    pub fn stats(&self) -> Stats {
        self.stats
    }

    /// Within how many days after ready departures and arrivals were looked for; none when the plan is strategic.
    pub fn horizon_days(&self) -> Option<u32> {
        self.horizon_days
    }

    /// When the cargo may be handed in, ascending: one time for a ready date, the latest that is in time for a shipment that is to arrive by a
    /// date, each day of a window whether an itinerary is listed for it or not; none for a strategic plan. Days of a window that the due date or
    /// the earliest delivery rules out are left out.
    pub fn hand_ins(&self) -> &[Instant] {
        &self.hand_ins
    }

    /// The last of [`Front::hand_ins`]. For a shipment that is to arrive by a date this is to the minute: ready one minute later, no
    /// itinerary arrives in time.
    pub fn latest_ready(&self) -> Option<Instant> {
        self.hand_ins.last().copied()
    }

    /// The itineraries of one hand-in time; empty where every way of that day can be had from a later one.
    pub fn ready_at(&self, hand_in: Instant) -> &[Itinerary] {
        let begins = self.itineraries.partition_point(|itinerary| itinerary.ready < Some(hand_in));
        let ends = self.itineraries.partition_point(|itinerary| itinerary.ready <= Some(hand_in));
        &self.itineraries[begins..ends]
    }

    /// Name of the origin.
    pub fn from(&self) -> &str {
        &self.from
    }

    /// Name of the destination.
    pub fn to(&self) -> &str {
        &self.to
    }

    /// What the answer stands on and nobody said: weight, volume and value that are typical of the cargo, nominal departures, and from where to where
    /// the charges run.
    ///
    /// ```
    /// use landsea::model::Assumption;
    /// use landsea::{Network, Planner, Query, Shipment};
    ///
    /// let network = Network::chongqing();
    /// let shipment = Shipment::boxes("Chongqing", "Istanbul", "1x45G1")?;
    /// let front = Planner::new(&network).plan(&shipment, &Query::minimise_time_and_cost())?;
    /// assert!(front.assumptions().iter().any(|assumed| matches!(assumed, Assumption::Weight { .. })));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn assumptions(&self) -> Vec<Assumption> {
        let nominal = self.iter().filter(|itinerary| itinerary.nominal_from().is_some()).count();
        let nominal = (nominal > 0)
            .then_some(Assumption::NominalDepartures { itineraries: nominal, all: self.itineraries.len() });
        self.assumed.iter().cloned().chain(nominal).collect()
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
    pub(in crate::plan) fn scale(&self) -> Scale {
        Scale::of(&self.itineraries, &self.criteria)
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
    /// A line for each itinerary; of a window with its first departure on the local clock.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for itinerary in self {
            if let Some((departure, zone)) = itinerary.first_departure().filter(|_| self.hand_ins.len() > 1) {
                write!(f, "{}  ", zone.local(departure))?;
            }
            writeln!(f, "{itinerary}")?;
        }
        Ok(())
    }
}
