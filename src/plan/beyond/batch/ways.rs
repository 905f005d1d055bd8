//! The ways of one shipment: the best without any of some departures, and all that matter.

use super::answer::Objective;
use super::shared::taken;
use crate::graph::{DepartureStage, Full};
use crate::plan::ask::asked::Asked;
use crate::plan::error::plan::PlanError;
use crate::plan::planner::Planner;
use crate::plan::{Itinerary, Stop};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

/// One way of a shipment.
#[derive(Debug)]
pub(super) struct Way {
    pub(super) itinerary: Itinerary,
    /// What it counts.
    pub(super) score: i128,
    /// What it takes of departures that hold so much.
    pub(super) takes: BTreeMap<DepartureStage, u64>,
}

impl Way {
    /// Whether it goes with several departures of a service.
    pub(super) fn is_in_parts(&self) -> bool {
        self.itinerary.legs.iter().any(|leg| !leg.parts.is_empty())
    }
}

/// Departures, by stage.
pub(super) type Stages = BTreeSet<DepartureStage>;

/// A shipment's ways, looked up as they are asked for.
pub(super) struct Ways<'p> {
    planner: &'p Planner,
    asked: Asked,
    objective: Objective,
    /// The best without any of these; none where there is none.
    known: HashMap<Stages, Option<Arc<Way>>>,
}

impl<'p> Ways<'p> {
    pub(super) fn new(planner: &'p Planner, asked: Asked, objective: Objective) -> Self {
        // The sum is one of what is shown.
        Self { planner, asked: asked.counted_as_shown(), objective, known: HashMap::new() }
    }

    /// How many searches were made.
    pub(super) fn searches(&self) -> usize {
        self.known.len()
    }

    /// All ways found.
    pub(super) fn found(&self) -> impl Iterator<Item = &Way> {
        self.known.values().flatten().map(|way| &**way)
    }

    /// The best way that goes over none of these.
    pub(super) fn without(&mut self, full: &Stages) -> Result<Option<Arc<Way>>, PlanError> {
        if let Some(known) = self.known.get(full) {
            return Ok(known.clone());
        }
        self.asked.full = Full::of(full.iter().copied());
        let (asked, planner) = (&self.asked, self.planner);
        let (found, status, _) =
            planner.engine.with_scratch(|scratch| planner.engine.itineraries_in(asked, scratch))?;
        if let Some(stop) = Stop::of(status) {
            return Err(PlanError::Stopped(stop));
        }
        let best = found.into_iter().min_by_key(|itinerary| self.objective.of(itinerary));
        let way = best.map(|itinerary| {
            let takes = taken(planner.network(), asked.conditions.case, &itinerary);
            Arc::new(Way { score: self.objective.of(&itinerary), takes, itinerary })
        });
        self.known.insert(full.clone(), way.clone());
        Ok(way)
    }

    /// Whichever of the contested departures are full: the best way is among these. From the best way of all on, each stage that a way takes is
    /// taken away in turn. Nothing that counts more than `most`; `None` when it takes more searches than are left.
    pub(super) fn all(
        &mut self,
        contested: &Stages,
        most: Option<i128>,
        searches: &mut usize,
    ) -> Result<Option<Vec<Arc<Way>>>, PlanError> {
        let mut ways: Vec<Arc<Way>> = Vec::new();
        let mut seen = BTreeSet::from([Stages::new()]);
        let mut open = vec![Stages::new()];
        while let Some(full) = open.pop() {
            let before = self.searches();
            let way = self.without(&full)?;
            match searches.checked_sub(self.searches() - before) {
                Some(left) => *searches = left,
                None => return Ok(None),
            }
            let Some(way) = way.filter(|way| most.is_none_or(|most| way.score <= most)) else { continue };
            for &used in way.takes.keys().filter(|used| contested.contains(used)) {
                let mut more = full.clone();
                more.insert(used);
                if seen.insert(more.clone()) {
                    open.push(more);
                }
            }
            ways.push(way);
        }
        // What takes no less of anything contested and counts no less is of no use.
        ways.sort_by_key(|way| way.score);
        let mut kept: Vec<Arc<Way>> = Vec::new();
        for way in ways {
            let spares = |other: &Arc<Way>| {
                let mut taken = other.takes.iter().filter(|(stage, _)| contested.contains(stage));
                taken.all(|(stage, load)| way.takes.get(stage).is_some_and(|own| load <= own))
            };
            if !kept.iter().any(spares) {
                kept.push(way);
            }
        }
        Ok(Some(kept))
    }
}
