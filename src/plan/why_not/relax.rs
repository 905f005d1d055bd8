//! What would help: each thing that could be asked for less strictly, planned.

use super::Loosening;
use super::probe::{Knob, Loosened, Probe};
use crate::model::Shipment;
use crate::plan::error::PlanError;
use crate::plan::meter::tried;
use crate::plan::planner::Planner;
use crate::plan::times::Choice;
use crate::plan::{Criterion, Front, Itinerary, Query};
use crate::search::Status;
use crate::units::Minutes;
use std::fmt;

/// One thing asked for less strictly, and what it gives. All else stays as it was asked.
#[derive(Debug, Clone, PartialEq)]
pub struct Relaxation {
    /// What, as data: `lift the ban on RU`, `allow suez`, `a horizon of 7 days`.
    pub what: Loosening,
    /// The front then; of a longer horizon it may be the fastest way alone, where all of it would take long ([`Front::criteria`] says so).
    pub front: Front,
}

impl fmt::Display for Relaxation {
    /// What, and the best that it gives.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (fastest, cheapest) = (self.front.fastest(), self.front.cheapest());
        write!(f, "{}", self.what)?;
        match &self.what {
            Loosening::MoreTime { .. } => write!(f, " (at {})", fastest.cost),
            Loosening::MoreMoney { .. } => write!(f, " (in {:.1} days)", up(cheapest.elapsed.as_days())),
            Loosening::LongerHorizon { .. } => {
                write!(f, " ({:.1} days at {})", fastest.elapsed.as_days(), fastest.cost)
            }
            _ => {
                write!(f, ": in {:.1} days for {}", fastest.elapsed.as_days(), fastest.cost)?;
                if cheapest.cost < fastest.cost {
                    write!(f, ", or in {:.1} for {}", cheapest.elapsed.as_days(), cheapest.cost)?;
                }
                Ok(())
            }
        }
    }
}

/// Everything that would help, of what was tried. Reads as a slice.
#[derive(Debug, Clone, PartialEq)]
pub struct Relaxations {
    found: Vec<Relaxation>,
    status: Status,
}

impl Relaxations {
    /// Whether everything was tried. Where a limit stopped the search, each that is told helps, a limit that is named may not be the least, and others
    /// may help that are not told.
    pub fn status(&self) -> Status {
        self.status
    }
}

impl std::ops::Deref for Relaxations {
    type Target = [Relaxation];

    fn deref(&self) -> &[Relaxation] {
        &self.found
    }
}

impl IntoIterator for Relaxations {
    type Item = Relaxation;
    type IntoIter = std::vec::IntoIter<Relaxation>;

    fn into_iter(self) -> Self::IntoIter {
        self.found.into_iter()
    }
}

impl<'r> IntoIterator for &'r Relaxations {
    type Item = &'r Relaxation;
    type IntoIter = std::slice::Iter<'r, Relaxation>;

    fn into_iter(self) -> Self::IntoIter {
        self.found.iter()
    }
}

impl Planner {
    /// Why a front is thin: every single thing without which there would be a faster or a cheaper way. Bans lifted, what is off by default allowed,
    /// vias and needs left out, what a scenario closes opened, one at a time and within the limits; then the fewest more days with which a way is cheaper, and the least more money
    /// with which one is faster. Each was planned. Of an empty front, every relaxation of these that gives any way at all; [`Planner::why_not`] says
    /// more of it.
    ///
    /// # Errors
    /// [`PlanError`] for a question that cannot be asked; an empty front is none.
    ///
    /// ```
    /// use landsea::{Network, Planner, Query, Shipment, plan::Loosening};
    ///
    /// let network = Network::chongqing();
    /// let shipment = Shipment::boxes("Chongqing", "Mersin", "1x45G1")?.ready("2026-06-01")?.due_within_days(45);
    /// let query = Query::minimise_time_and_cost().ban("air");
    /// let helps = Planner::new(&network).relaxations(&shipment, &query)?;
    /// assert!(helps.iter().any(|help| help.what == Loosening::Allow("suez".to_owned())));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn relaxations(&self, shipment: &Shipment, query: &Query) -> Result<Relaxations, PlanError> {
        let started = query.started();
        let query: &Query = &*self.known_switches(&started)?;
        let asked = self.ask(shipment, query)?;
        let base = self.answer(&asked)?;
        let probe = Probe::new(self, shipment, query, &asked);
        let mut found = probe.openings(base.as_ref())?;
        for knob in probe.knobs() {
            if matches!(knob, Knob::Via(_) | Knob::Need(_)) {
                found.extend(probe.bettered(&[knob], base.as_ref())?);
            }
        }
        found.extend(probe.reopenings(base.as_ref())?);
        found.extend(probe.wider_limits(base.as_ref())?);
        Ok(Relaxations { found, status: asked.meter.status() })
    }
}

impl Probe<'_> {
    /// The front with these loosened as far as they go, where it betters another.
    pub(super) fn bettered(&self, loose: &[Knob], base: Option<&Front>) -> Result<Option<Relaxation>, PlanError> {
        let by = Loosened::default();
        let front = self.front(loose, &by, None)?.filter(|front| betters(front, base));
        Ok(front.map(|front| Relaxation { what: self.told(loose, &by), front }))
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
        let (planner, asked) = (self.planner, self.asked);
        let mut open = Vec::new();
        let by = Loosened::default();
        for knob in self.knobs().into_iter().filter(|knob| matches!(knob, Knob::Ban(_) | Knob::Switch(_))) {
            if asked.meter.look().is_err() {
                break;
            }
            // A question that contradicts itself helps nobody.
            let Some(relaxed) = self.ask(planner, std::slice::from_ref(&knob), &by) else { continue };
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
        let Some(mut all) = self.ask(planner, &[], &by) else { return Ok(Vec::new()) };
        for (_, rides) in &open {
            all.conditions.allowed.iter_mut().zip(rides).for_each(|(all, &open)| *all |= open);
        }
        planner.with_scratch(|scratch| {
            let mut found = Vec::new();
            match planner.price(&all, scratch) {
                Err(PlanError::Stopped(_)) => return Ok(found),
                priced => priced?,
            }
            for (knob, rides) in open {
                let closed = scratch.pricing.close(planner.graph(), |ride| !rides[ride]);
                scratch.forget_bounds();
                let front = planner.answer_in(&all, scratch);
                scratch.pricing.reopen(closed);
                scratch.forget_bounds();
                if let Some(front) = tried(front)?.filter(|front| betters(front, base)) {
                    found.push(Relaxation { what: self.told(&[knob], &by), front });
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
                let over = |way: &Itinerary| Some(way.elapsed).filter(|time| u64::from(time.get()) > now);
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
        asked_for(Criterion::Time) && front.fastest().elapsed < base.fastest().elapsed
            || asked_for(Criterion::Cost) && front.cheapest().cost < base.cheapest().cost
    })
}

/// Rounded up to a tenth: a limit that is named must be enough.
pub(super) fn up(days: f64) -> f64 {
    (days * 10.0).ceil() / 10.0
}
