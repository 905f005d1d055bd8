//! How far apart itineraries are, on the scale of their front.

use super::itinerary::Itinerary;
use crate::plan::Criterion;
use ordered_float::NotNan;

/// The range of each criterion on a front.
pub(in crate::plan) struct Scale {
    criteria: Vec<(Criterion, f64, f64)>,
}

impl Scale {
    pub(in crate::plan) fn of(itineraries: &[Itinerary], criteria: &[Criterion]) -> Self {
        let range = |&criterion: &Criterion| {
            let values = itineraries.iter().map(|itinerary| value(itinerary, criterion));
            let (least, most) = values.fold((u64::MAX, 0), |(least, most), value| (least.min(value), most.max(value)));
            (criterion, least as f64, (most - least).max(1) as f64)
        };
        Self { criteria: criteria.iter().map(range).collect() }
    }

    /// The distance from having the best of every criterion, each scaled from its best (0) to its worst (1) on the front.
    pub(in crate::plan) fn ideal_distance(&self, itinerary: &Itinerary) -> NotNan<f64> {
        self.distance(|criterion, least| value(itinerary, criterion) as f64 - least)
    }

    fn distance(&self, difference: impl Fn(Criterion, f64) -> f64) -> NotNan<f64> {
        let squares =
            self.criteria.iter().map(|&(criterion, least, width)| (difference(criterion, least) / width).powi(2));
        NotNan::new(squares.sum::<f64>().sqrt()).unwrap_or_default()
    }

    /// The one of a front that is nearest to an itinerary among those that are no worse in any criterion, and how far it is.
    pub(in crate::plan) fn nearest_that_beats(
        &self,
        front: &[Itinerary],
        other: &Itinerary,
    ) -> Option<(usize, NotNan<f64>)> {
        let no_worse = |known: &Itinerary| {
            self.criteria.iter().all(|&(criterion, ..)| value(known, criterion) <= value(other, criterion))
        };
        let beats = front.iter().enumerate().filter(|(_, known)| no_worse(known));
        let far = |known: &Itinerary| {
            self.distance(|criterion, _| value(other, criterion) as f64 - value(known, criterion) as f64)
        };
        beats.map(|(at, known)| (at, far(known))).min_by_key(|&(at, far)| (far, at))
    }
}

/// The value of an itinerary on an axis, as the search has it.
pub(in crate::plan) fn value(itinerary: &Itinerary, criterion: Criterion) -> u64 {
    match criterion {
        Criterion::Time => u64::from(itinerary.time().get()),
        Criterion::Cost => {
            let cost = itinerary.promised.as_ref().map_or(itinerary.cost, |promised| promised.cost);
            u64::try_from(cost.minor()).unwrap_or(0)
        }
        Criterion::Emissions => itinerary.emissions.get(),
    }
}
