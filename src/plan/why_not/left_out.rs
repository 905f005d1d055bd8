//! Which rules left ways out that would be on the front.

use super::probe::{Knob, Loosened, Probe};
use super::{Loosening, Obstacle, rules, unmet};
use crate::model::{Mode, Shipment};
use crate::plan::error::PlanError;
use crate::plan::planner::{Asked, Planner};
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
            (self.ways.iter().min_by_key(|way| way.elapsed), self.ways.iter().min_by_key(|way| way.cost));
        if let (Some(fastest), Some(cheapest)) = (fastest, cheapest) {
            write!(f, ": in {:.1} days for {}", fastest.elapsed.as_days(), fastest.cost)?;
            if cheapest.cost < fastest.cost {
                write!(f, ", or in {:.1} for {}", cheapest.elapsed.as_days(), cheapest.cost)?;
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

impl Planner {
    /// The rules that leave ways out which would be on the front: what is off by default, goods that may not pass through a country, needs that are
    /// not taken or barred. Each with the ways, planned, and with what would have them. What the asker banned is not among them, nor what the
    /// limits cut: [`Planner::relaxations`] has that.
    ///
    /// # Errors
    /// [`PlanError`] for a question that cannot be asked; an empty front is none. [`PlanError::Stopped`] where a limit came before everything was
    /// looked at: what is left out of half a front is not known.
    ///
    /// # Complexity
    /// A plan, and one for each switch and need that changes what is open.
    ///
    /// ```
    /// use landsea::{Network, Planner, Query, Shipment, plan::Loosening};
    ///
    /// let network = Network::chongqing();
    /// let shipment = Shipment::boxes("Chongqing", "Duisburg", "1x45G1")?.commodity("laptops").ready("2026-12-01")?;
    /// let left = Planner::new(&network).left_out(&shipment, &Query::minimise_time_and_cost())?;
    /// assert!(left.iter().any(|rule| rule.what == Loosening::Allow("dual-use".to_owned())));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn left_out(&self, shipment: &Shipment, query: &Query) -> Result<Vec<LeftOut>, PlanError> {
        let started = query.started();
        let asked = self.ask(shipment, &*self.known_switches(&started)?)?;
        self.left_out_of(shipment, &started, &asked)
    }

    /// The rules that leave ways out of the answer to a checked question.
    pub(in crate::plan) fn left_out_of(
        &self,
        shipment: &Shipment,
        query: &Query,
        asked: &Asked,
    ) -> Result<Vec<LeftOut>, PlanError> {
        let query: &Query = &*self.known_switches(query)?;
        let base = self.answer(asked)?;
        let probe = Probe::new(self, shipment, query, asked);
        let needs = &asked.conditions.needs;
        let mut left = Vec::new();
        for knob in probe.knobs() {
            if !matches!(knob, Knob::Switch(_) | Knob::Need(_)) {
                continue;
            }
            let (loose, by) = (std::slice::from_ref(&knob), Loosened::default());
            let Some(open) = probe.ask(self, loose, &by) else { continue };
            if open.conditions.allowed == asked.conditions.allowed {
                continue;
            }
            let Some(front) = self.tried(&open)? else { continue };
            let ways: Vec<Itinerary> =
                front.iter().filter(|way| is_new(way, base.as_ref(), query.criteria())).cloned().collect();
            if ways.is_empty() {
                continue;
            }
            let rules = match &knob {
                Knob::Switch(switch) => {
                    let all = rules::of_switch(self.network(), shipment, needs, switch);
                    rules::on_the_way(self.network(), all, &ways)
                }
                _ => unmet::refusals(&probe, &front),
            };
            left.push(LeftOut { rules, what: probe.told(loose, &by), ways });
        }
        match asked.meter.stopped() {
            Some(stop) => Err(stop.into()),
            None => Ok(left),
        }
    }
}

/// Whether a front has no way as good as this.
fn is_new(way: &Itinerary, base: Option<&Front>, criteria: &[Criterion]) -> bool {
    let value = |way: &Itinerary, criterion: &Criterion| match criterion {
        Criterion::Time => i128::from(way.elapsed.get()),
        Criterion::Cost => i128::from(way.cost.minor()),
        Criterion::Emissions => i128::from(way.emissions.get()),
    };
    let as_good = |known: &Itinerary| criteria.iter().all(|criterion| value(known, criterion) <= value(way, criterion));
    !base.is_some_and(|base| base.iter().any(as_good))
}
