//! What would help: each thing that could be asked for less strictly, planned.

use super::probe::{Knob, Loosened, Probe};
use crate::model::Shipment;
use crate::plan::ask::meaning::known_switches;
use crate::plan::ask::times::Choice;
use crate::plan::engine::answer::tried;
use crate::plan::engine::compiled::Engine;
use crate::plan::error::plan::PlanError;
use crate::plan::reason::loosening::Loosening;
use crate::plan::reason::relaxation::{Relaxation, Relaxations};
use crate::plan::{Criterion, Front, Itinerary, Query};
use crate::units::Minutes;

/// Every single thing without which there would be a faster or a cheaper way.
pub(in crate::plan) fn relaxations(
    engine: &Engine,
    shipment: &Shipment,
    query: &Query,
) -> Result<Relaxations, PlanError> {
    let started = query.started();
    let query: &Query = &*known_switches(engine.network(), &started)?;
    let asked = engine.ask(shipment, query)?;
    let base = engine.answer(&asked)?;
    let probe = Probe::new(engine, shipment, query, &asked);
    let mut found = probe.openings(base.as_ref())?;
    for knob in probe.knobs() {
        if matches!(knob, Knob::Via(_) | Knob::Need(_) | Knob::Patience) {
            found.extend(probe.bettered(&[knob], base.as_ref())?);
        }
    }
    found.extend(probe.reopenings(base.as_ref())?);
    found.extend(probe.wider_limits(base.as_ref())?);
    Ok(Relaxations { found, status: asked.meter.status() })
}

impl Probe<'_> {
    /// The front with these loosened as far as they go, where it betters another.
    pub(super) fn bettered(&self, loose: &[Knob], base: Option<&Front>) -> Result<Option<Relaxation>, PlanError> {
        let by = Loosened::default();
        let front = self.front(loose, &by, None)?.filter(|front| betters(front, base));
        Ok(front.map(|front| Relaxation { what: self.shown(loose, &by), front }))
    }

    /// What scenarios close opened, one scenario at a time; where none alone makes the difference, all of them.
    pub(super) fn reopenings(&self, base: Option<&Front>) -> Result<Vec<Relaxation>, PlanError> {
        let knobs: Vec<Knob> = self.knobs().into_iter().filter(|knob| matches!(knob, Knob::Scenario(_))).collect();
        let mut found = Vec::new();
        for knob in &knobs {
            found.extend(self.bettered(std::slice::from_ref(knob), base)?);
        }
        if found.is_empty() && knobs.len() > 1 {
            found.extend(self.bettered(&knobs, base)?);
        }
        Ok(found)
    }

    /// Bans lifted and switches allowed. Only which rides are open differs between these questions, so they are priced once, all open.
    pub(super) fn openings(&self, base: Option<&Front>) -> Result<Vec<Relaxation>, PlanError> {
        let (engine, asked) = (self.engine, self.asked);
        let mut open = Vec::new();
        let by = Loosened::default();
        for knob in self.knobs().into_iter().filter(|knob| matches!(knob, Knob::Ban(_) | Knob::Switch(_))) {
            if asked.meter.look().is_err() {
                break;
            }
            // A question that contradicts itself helps nobody.
            let Some(relaxed) = self.ask(engine, std::slice::from_ref(&knob), &by) else { continue };
            if relaxed.conditions.allowed != asked.conditions.allowed {
                open.push((knob, relaxed.conditions.allowed));
            }
        }
        if open.is_empty() {
            return Ok(Vec::new());
        }
        if !matches!(asked.choice, Choice::None) {
            // Days of a window may have prices of their own, and the latest ready time is looked for.
            let mut found = Vec::new();
            for (knob, _) in open {
                found.extend(self.bettered(&[knob], base)?);
            }
            return Ok(found);
        }
        let Some(mut all) = self.ask(engine, &[], &by) else { return Ok(Vec::new()) };
        for (_, rides) in &open {
            all.conditions.allowed.iter_mut().zip(rides).for_each(|(all, &open)| *all |= open);
        }
        engine.with_scratch(|scratch| {
            let mut found = Vec::new();
            match engine.price(&all, scratch) {
                Err(PlanError::Stopped(_)) => return Ok(found),
                priced => priced?,
            }
            for (knob, rides) in open {
                let closed = scratch.pricing.close(engine.graph(), |ride| !rides[ride]);
                scratch.forget_bounds();
                let front = engine.answer_in(&all, scratch);
                scratch.pricing.reopen(closed);
                scratch.forget_bounds();
                if let Some(front) = tried(front)?.filter(|front| betters(front, base)) {
                    found.push(Relaxation { what: self.shown(&[knob], &by), front });
                }
            }
            Ok(found)
        })
    }

    /// A later deadline and a greater budget, as little as helps.
    fn wider_limits(&self, base: Option<&Front>) -> Result<Vec<Relaxation>, PlanError> {
        let mut found = Vec::new();
        if let Some(now) = self.time_limit {
            let front = self.front(&[Knob::Time], &Loosened::default(), None)?;
            if let Some(front) = front.filter(|front| betters(front, base)) {
                let over = |way: &Itinerary| Some(way.time()).filter(|time| u64::from(time.get()) > now);
                if let Some(then) = front.iter().filter_map(over).min() {
                    let now = Minutes::new(u32::try_from(now).unwrap_or(u32::MAX));
                    found.push(Relaxation { what: Loosening::MoreTime { now, then }, front });
                }
            }
        }
        if let Some(now) = self.query.budget {
            let front = self.front(&[Knob::Budget], &Loosened::default(), None)?;
            if let Some(front) = front.filter(|front| betters(front, base)) {
                let dearer = front.iter().map(|way| way.cost).filter(|&cost| cost > now).min();
                if let Some(then) = dearer {
                    found.push(Relaxation { what: Loosening::MoreMoney { now, then }, front });
                }
            }
        }
        Ok(found)
    }
}

/// Whether a front has a faster or a cheaper way than another; than none, whether it has any.
fn betters(front: &Front, base: Option<&Front>) -> bool {
    base.is_none_or(|base| {
        let asked_for = |criterion| base.criteria().contains(&criterion);
        asked_for(Criterion::Time) && front.fastest().time() < base.fastest().time()
            || asked_for(Criterion::Cost) && front.cheapest().cost < base.cheapest().cost
    })
}
