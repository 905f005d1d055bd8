//! Which rules left ways out that would be on the front.

use super::probe::{Knob, Loosened, Probe};
use super::{rules, unmet};
use crate::model::{Mode, Shipment};
use crate::plan::ask::asked::Asked;
use crate::plan::ask::meaning::known_switches;
use crate::plan::engine::compiled::Engine;
use crate::plan::error::plan::PlanError;
use crate::plan::reason::cause::Obstacle;
use crate::plan::reason::loosening::Loosening;
use crate::plan::{Criterion, Front, Itinerary, Query};
use std::fmt;

/// A rule that leaves ways out which would be on the front without it.
#[derive(Debug, Clone, PartialEq)]
pub struct LeftOut {
    /// The rule: what is off by default, goods that may not pass through a country, a need that is not taken or barred.
    pub rules: Vec<Obstacle>,
    /// What would have them all the same.
    pub what: Loosening,
    /// The ways that would be on the front, by ascending time; never empty.
    pub ways: Vec<Itinerary>,
}

impl LeftOut {
    /// Modes of the ways, each once, in the order of use.
    pub fn modes(&self) -> Vec<Mode> {
        let mut modes = Vec::new();
        for leg in self.ways.iter().flat_map(|way| &way.legs) {
            if !modes.contains(&leg.mode) {
                modes.push(leg.mode);
            }
        }
        modes
    }
}

impl fmt::Display for LeftOut {
    /// `allow dual-use: in 15.6 days for 9,120, by rail and road; RU is closed to goods of HS 84 and 85, `dual-use` is off: ...`
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.what)?;
        let (fastest, cheapest) =
            (self.ways.iter().min_by_key(|way| way.time()), self.ways.iter().min_by_key(|way| way.cost));
        if let (Some(fastest), Some(cheapest)) = (fastest, cheapest) {
            write!(f, ": in {:.1} days for {}", fastest.time().as_days(), fastest.cost)?;
            if cheapest.cost < fastest.cost {
                write!(f, ", or in {:.1} for {}", cheapest.time().as_days(), cheapest.cost)?;
            }
        }
        let modes: Vec<&str> = self.modes().into_iter().map(Mode::name).collect();
        write!(f, ", by {}", modes.join(", "))?;
        for rule in &self.rules {
            write!(f, "; {rule}")?;
        }
        Ok(())
    }
}

/// The rules that leave ways out of the answer to a question.
pub(in crate::plan) fn left_out(
    engine: &Engine,
    shipment: &Shipment,
    query: &Query,
) -> Result<Vec<LeftOut>, PlanError> {
    let started = query.started();
    let asked = engine.ask(shipment, &*known_switches(engine.network(), &started)?)?;
    left_out_of(engine, shipment, &started, &asked)
}

/// The rules that leave ways out of the answer to a checked question.
pub(in crate::plan) fn left_out_of(
    engine: &Engine,
    shipment: &Shipment,
    query: &Query,
    asked: &Asked,
) -> Result<Vec<LeftOut>, PlanError> {
    let query: &Query = &*known_switches(engine.network(), query)?;
    let base = engine.answer(asked)?;
    let probe = Probe::new(engine, shipment, query, asked);
    let needs = &asked.conditions.needs;
    let mut left = Vec::new();
    for knob in probe.knobs() {
        if !matches!(knob, Knob::Switch(_) | Knob::Need(_)) {
            continue;
        }
        let (loose, by) = (std::slice::from_ref(&knob), Loosened::default());
        let Some(open) = probe.ask(engine, loose, &by) else { continue };
        if open.conditions.allowed == asked.conditions.allowed {
            continue;
        }
        let Some(front) = engine.tried(&open)? else { continue };
        let ways: Vec<Itinerary> =
            front.iter().filter(|way| is_new(way, base.as_ref(), query.criteria())).cloned().collect();
        if ways.is_empty() {
            continue;
        }
        let rules = match &knob {
            Knob::Switch(switch) => {
                let all = rules::of_switch(engine.network(), shipment, needs, switch);
                rules::on_the_way(engine.network(), all, &ways)
            }
            _ => unmet::refusals(&probe, &front),
        };
        left.push(LeftOut { rules, what: probe.shown(loose, &by), ways });
    }
    match asked.meter.stopped() {
        Some(stop) => Err(stop.into()),
        None => Ok(left),
    }
}

/// Whether a front has no way as good as this.
fn is_new(way: &Itinerary, base: Option<&Front>, criteria: &[Criterion]) -> bool {
    let value = |way: &Itinerary, criterion: &Criterion| match criterion {
        Criterion::Time => i128::from(way.time().get()),
        Criterion::Cost => i128::from(way.cost.minor()),
        Criterion::Emissions => i128::from(way.emissions.get()),
    };
    let as_good = |known: &Itinerary| criteria.iter().all(|criterion| value(known, criterion) <= value(way, criterion));
    !base.is_some_and(|base| base.iter().any(as_good))
}
