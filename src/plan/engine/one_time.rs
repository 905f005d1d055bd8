//! The front of cargo that is ready at one time, or whenever it may be.

use super::compiled::Engine;
use super::memory::{Memory, Scratch, keep};
use super::rebuild::Rebuild;
use crate::graph::{Dated, Dates, Lane, Pricing, Strategic};
use crate::plan::ask::asked::Asked;
use crate::plan::error::plan::{NotPromised, PlanError, QuestionError};
use crate::plan::stop::Stop;
use crate::plan::{Criterion, Front, Itinerary};
use crate::search::{Found, Start, Stats, Status, work};
use crate::units::Minutes;

impl Engine {
    /// The front, or none.
    pub(in crate::plan) fn front_at(&self, asked: &Asked, scratch: &mut Scratch) -> Result<Option<Front>, PlanError> {
        let (itineraries, status, stats) = self.itineraries_in(asked, scratch)?;
        if itineraries.is_empty() {
            // A search that was stopped has not shown that there is nothing.
            return Stop::of(status).map_or(Ok(None), |stop| Err(PlanError::Stopped(stop)));
        }
        Ok(Some(Front {
            itineraries,
            criteria: asked.criteria.clone(),
            status,
            stats,
            horizon_days: asked.ready.map(|_| asked.horizon.get() / 1440),
            hand_ins: asked.ready.into_iter().collect(),
            complete_from: asked.ready.filter(|_| status == Status::Complete),
            from: asked.from.name.clone(),
            to: asked.to.name.clone(),
            assumed: asked.assumed.clone(),
        }))
    }

    /// The itineraries that answer a checked question.
    pub(in crate::plan) fn itineraries_in(
        &self,
        asked: &Asked,
        scratch: &mut Scratch,
    ) -> Result<(Vec<Itinerary>, Status, Stats), PlanError> {
        self.price(asked, scratch)?;
        if let Some(confidence) = asked.confidence {
            let ready = asked.ready.ok_or(QuestionError::Confidence(NotPromised::NoDate))?;
            return self.promised_in(asked, ready, confidence, scratch);
        }
        let Scratch { pricing, one, two, three, .. } = scratch;
        match asked.axes()[..] {
            [a] => self.search(asked, pricing, one, [a]),
            [a, b] => self.search(asked, pricing, two, [a, b]),
            [a, b, c] => self.search(asked, pricing, three, [a, b, c]),
            _ => Err(QuestionError::NoCriterion.into()),
        }
    }

    fn search<const K: usize>(
        &self,
        asked: &Asked,
        pricing: &Pricing,
        memory: &mut Memory<K>,
        axes: [Criterion; K],
    ) -> Result<(Vec<Itinerary>, Status, Stats), PlanError> {
        let lane @ Lane { graph, conditions, .. } = self.lane(asked);
        let sources = match asked.begun {
            Some(begun) => vec![(begun.node, [0; K])],
            None => conditions.origins.iter().map(|end| (graph.gate(end.hub), [0; K])).collect(),
        };
        let start = Start { sources, caps: axes.map(|axis| asked.caps[axis as usize]) };
        let other = asked.other.as_ref();
        let rebuild = Rebuild { lane, other, ready: asked.ready, begun: asked.begun };
        let (outcome, itineraries) = if let Some(ready) = asked.ready {
            let (horizon, documents, deliver_from) = (asked.horizon, asked.documents, asked.deliver_from);
            let dates = Dates { ready, horizon, documents, deliver_from, begun: asked.begun };
            work::done(50 * graph.arcs().len() as u64);
            let dated = Dated::new(lane, pricing, dates, axes).but_full(&asked.full);
            let mut outcome = memory.front(&dated, asked, axes, &start, graph.consignee())?;
            let is_patient = |found: &Found<K>| dated.is_patient(found, Minutes::ZERO, asked.patience);
            if !asked.patience.is_unlimited() {
                if outcome.status != Status::Complete {
                    outcome.found.retain(is_patient);
                } else if !keep(&outcome.found, asked, &axes).into_iter().all(is_patient) {
                    let limited = dated.waiting_at_most(asked.patience);
                    let unlimited = outcome.stats;
                    outcome = memory.front(&limited, asked, axes, &start, graph.consignee())?;
                    outcome.stats += unlimited;
                }
            }
            let kept = keep(&outcome.found, asked, &axes);
            work::done(20_000 * kept.len() as u64);
            let built = kept.iter().map(|found| rebuild.dated(&dated, found)).collect::<Result<Vec<_>, _>>()?;
            (outcome, built)
        } else {
            let strategic = Strategic::new(lane, pricing, axes)?;
            let outcome = memory.front(&strategic, asked, axes, &start, graph.consignee())?;
            let kept = keep(&outcome.found, asked, &axes);
            let built = kept.iter().map(|found| rebuild.strategic(found)).collect::<Result<Vec<_>, _>>()?;
            (outcome, built)
        };
        Ok((itineraries, outcome.status, outcome.stats))
    }
}
