//! What would help: each thing that could be asked for less strictly, planned.

use super::meter::tried;
use super::planner::{Asked, PlanError, Planner};
use super::{Criterion, Front, Query};
use crate::model::{Needs, Shipment};
use crate::search::Status;
use crate::units::name::same;
use crate::units::{Minutes, Shown};
use std::fmt;

/// One thing asked for less strictly, and what it gives. All else stays as it was asked.
#[derive(Debug, Clone, PartialEq)]
pub struct Relaxation {
    /// What: `lift the ban on RU`, `allow suez`, `2.5 days more`.
    pub what: String,
    /// The front then.
    pub front: Front,
}

impl fmt::Display for Relaxation {
    /// What, and the best that it gives.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (fastest, cheapest) = (self.front.fastest(), self.front.cheapest());
        write!(f, "{}: in {:.1} days for {}", Shown(&self.what), fastest.elapsed.as_days(), fastest.cost)?;
        if cheapest.cost < fastest.cost {
            write!(f, ", or in {:.1} for {}", cheapest.elapsed.as_days(), cheapest.cost)?;
        }
        Ok(())
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

impl Planner<'_> {
    /// Why a front is thin: every single thing without which there would be a faster or a cheaper way. Bans lifted, what is off by default allowed,
    /// vias and needs left out, what a scenario closes opened, one at a time and within the limits; then the fewest more days with which a way is cheaper, and the least more money
    /// with which one is faster. Each was planned. Of an empty front, every relaxation that gives any way at all.
    ///
    /// # Errors
    /// [`PlanError`] for a question that cannot be asked; an empty front is none.
    ///
    /// ```
    /// use landsea::{Network, Planner, Query, Shipment};
    ///
    /// let network = Network::chongqing();
    /// let shipment = Shipment::boxes("Chongqing", "Mersin", "1x45G1")?.ready("2026-06-01")?.due_within_days(45);
    /// let query = Query::minimise_time_and_cost().ban("air");
    /// let helps = Planner::new(&network).relaxations(&shipment, &query)?;
    /// assert!(helps.iter().any(|help| help.what == "allow suez"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn relaxations(&self, shipment: &Shipment, query: &Query) -> Result<Relaxations, PlanError> {
        let query: &Query = &query.started();
        let asked = self.ask(shipment, query)?;
        let base = self.answer(&asked)?;
        let mut found = self.openings(shipment, query, &asked, base.as_ref())?;
        let mut note = |what: String, front: Option<Front>| {
            if let Some(front) = front.filter(|front| betters(front, base.as_ref())) {
                found.push(Relaxation { what, front });
            }
        };
        for at in 0..query.vias.len() {
            let mut fewer = query.clone();
            let via = fewer.vias.remove(at);
            note(format!("go without the via {via}"), self.tried(&self.ask(shipment, &fewer)?)?);
        }
        let needs = &asked.conditions.needs;
        for need in needs.iter() {
            let others = Needs::new(needs.iter().filter(|other| *other != need).cloned());
            let front = self.tried(&self.ask_needing(shipment, query, &others)?)?;
            note(format!("without {}", self.network().describe(need)), front);
        }
        found.extend(self.reopenings(shipment, query, base.as_ref())?);
        found.extend(self.wider_limits(&asked, base.as_ref(), self.ask(shipment, query)?)?);
        Ok(Relaxations { found, status: asked.meter.status() })
    }

    /// Bans lifted and switches allowed. Only which rides are open differs between these questions, so they are priced once, all open.
    pub(super) fn openings(
        &self,
        shipment: &Shipment,
        query: &Query,
        asked: &Asked,
        base: Option<&Front>,
    ) -> Result<Vec<Relaxation>, PlanError> {
        let mut questions: Vec<(String, Query)> = Vec::new();
        for at in 0..query.bans.len() {
            let mut fewer = query.clone();
            let ban = fewer.bans.remove(at);
            questions.push((format!("lift the ban on {}", ban.name()), fewer));
        }
        for switch in self.network().switches() {
            let named = |name: &str| same(name, switch);
            if !query.allowed.iter().any(|known| named(known)) && !query.bans.iter().any(|ban| named(ban.name())) {
                questions.push((format!("allow {switch}"), query.clone().allow(switch)));
            }
        }
        let mut open = Vec::new();
        for (what, question) in questions {
            if asked.meter.look().is_err() {
                break;
            }
            // A question that contradicts itself helps nobody.
            let Ok(relaxed) = self.ask(shipment, &question) else { continue };
            if relaxed.conditions.allowed != asked.conditions.allowed {
                open.push((what, relaxed.conditions.allowed));
            }
        }
        let mut all = self.ask(shipment, query)?;
        for (_, rides) in &open {
            all.conditions.allowed.iter_mut().zip(rides).for_each(|(all, &open)| *all |= open);
        }
        self.with_scratch(|scratch| {
            let mut found = Vec::new();
            match self.price(&all, scratch) {
                Err(PlanError::Stopped(_)) => return Ok(found),
                priced => priced?,
            }
            for (what, rides) in open {
                let closed = scratch.pricing.close(self.graph(), |ride| !rides[ride]);
                scratch.forget_bounds();
                let front = self.answer_in(&all, scratch);
                scratch.pricing.reopen(closed);
                scratch.forget_bounds();
                if let Some(front) = tried(front)?.filter(|front| betters(front, base)) {
                    found.push(Relaxation { what, front });
                }
            }
            Ok(found)
        })
    }

    /// A later deadline and a greater budget, as little as helps.
    fn wider_limits(
        &self,
        asked: &Asked,
        base: Option<&Front>,
        mut wider: Asked,
    ) -> Result<Vec<Relaxation>, PlanError> {
        let [minutes, money, grams] = asked.caps;
        let horizon = if asked.ready.is_some() { u64::from(asked.horizon.get()) } else { u64::MAX };
        let mut found = Vec::new();
        if minutes < horizon {
            wider.caps = [horizon, money, grams];
            let front = self.tried(&wider)?.filter(|front| betters(front, base));
            if let Some(front) = front {
                let later = front.iter().map(|way| way.elapsed).filter(|time| u64::from(time.get()) > minutes).min();
                if let Some(later) = later {
                    let more = u64::from(later.get()) - minutes;
                    let more = u32::try_from(more).map_or(f64::INFINITY, |more| Minutes::new(more).as_days());
                    found.push(Relaxation { what: format!("{:.1} days more", up(more)), front });
                }
            }
        }
        if money < u64::MAX {
            wider.caps = [minutes, u64::MAX, grams];
            let front = self.tried(&wider)?.filter(|front| betters(front, base));
            if let Some(front) = front {
                let minor = |way: &super::Itinerary| u64::try_from(way.cost.minor()).unwrap_or(0);
                let dearer = front.iter().map(minor).filter(|&cost| cost > money).min();
                if let Some(more) = dearer.and_then(|cost| i64::try_from(cost - money).ok()) {
                    let what = format!("{} more", crate::units::Money::from_minor(more));
                    found.push(Relaxation { what, front });
                }
            }
        }
        Ok(found)
    }
}

/// Whether a front has a faster or a cheaper way than another; than none, whether it has any.
pub(super) fn betters(front: &Front, base: Option<&Front>) -> bool {
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
