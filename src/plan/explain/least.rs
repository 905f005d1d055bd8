//! How little is enough: the least that each set of loosened things has to be loosened by, planned.

use super::probe::{Knob, LONGEST, Loosened, Probe, answered};
use crate::model::HubIx;
use crate::plan::ask::times::Choice;
use crate::plan::error::plan::PlanError;
use crate::plan::reason::loosening::Loosening;
use crate::plan::reason::relaxation::Relaxation;
use crate::plan::{Criterion, Front};
use crate::search::Status;
use crate::units::{Instant, Minutes, Money};
use std::sync::Arc;

/// The most labels of the search for the whole front that a longer horizon gives.
const MOST_LABELS: usize = 20_000;

impl Probe<'_> {
    /// What helps when these are loosened together, each as little as works; empty where nothing does.
    pub(super) fn least(&self, loose: &[Knob]) -> Result<Vec<Relaxation>, PlanError> {
        let mut by = Loosened::default();
        if loose.contains(&Knob::Lots) {
            let Some(lot) = self.largest_lot(loose)? else { return Ok(Vec::new()) };
            by.lot = Some(lot);
        }
        if let [Knob::Documents] = loose {
            return self.documents();
        }
        let [time, money] =
            [loose.iter().any(|knob| matches!(knob, Knob::Horizon | Knob::Time)), loose.contains(&Knob::Budget)];
        if let (Choice::Latest(_), true) = (&self.asked.choice, time) {
            return Ok(self.arrival(loose, &by)?.into_iter().collect());
        }
        let criteria: &[Criterion] = match (time, money) {
            (false, false) => return Ok(self.planned(loose, &by)?.into_iter().collect()),
            (true, false) => &[Criterion::Time],
            (false, true) => &[Criterion::Cost],
            (true, true) => &[Criterion::Time, Criterion::Cost],
        };
        let Some(front) = self.front(loose, &by, Some(criteria))? else { return Ok(Vec::new()) };
        let mut found = Vec::new();
        // With both, as little time and as little money as can be: at most two ways to go.
        let ends = match (time, money) {
            (true, true) => vec![self.soonest(&front), front.cheapest()],
            (true, false) => vec![self.soonest(&front)],
            _ => vec![front.cheapest()],
        };
        for way in ends {
            let mut by = by.clone();
            if time {
                self.as_long_as(way, &mut by);
                by.horizon = Some(way.time().get().div_ceil(1440).max(self.query.horizon_days).min(LONGEST));
            }
            by.budget = Some(way.cost).filter(|_| money);
            let again = |found: &[Relaxation], by: &Loosened| {
                let shown = self.shown(loose, by);
                found.iter().any(|known: &Relaxation| known.what == shown)
            };
            if again(&found, &by) {
                continue;
            }
            let mut planned = self.planned(loose, &by)?;
            if planned.is_none() && money {
                // What a converted budget holds may fall short of a converted cost by its smallest unit.
                by.budget = way.cost.checked_add(Money::from_minor(1));
                planned = self.planned(loose, &by)?;
            }
            found.extend(planned);
        }
        Ok(found)
    }

    /// The least that the fastest of all ways takes of these limits on time; none where there is no way however long.
    pub(super) fn fastest_of_all(&self, limits: &[Knob]) -> Result<Option<(Vec<Knob>, Relaxation)>, PlanError> {
        let by = Loosened::default();
        let Some(front) = self.front(limits, &by, Some(&[Criterion::Time]))? else { return Ok(None) };
        let way = self.soonest(&front);
        let over = |knob: &&Knob| match knob {
            Knob::Horizon => way.time() > self.asked.horizon,
            _ => self.is_late(way),
        };
        let set: Vec<Knob> = limits.iter().filter(over).cloned().collect();
        let mut by = Loosened { horizon: Some(way.time().get().div_ceil(1440)), ..by };
        self.as_long_as(way, &mut by);
        let planned = self.planned(&set, &by)?;
        Ok(planned.filter(|_| !set.is_empty()).map(|help| (set, help)))
    }

    /// The least that these have to be loosened by for anything to be there in time: the fewest more days before the due date that are looked at, or
    /// else the earliest due date.
    fn arrival(&self, loose: &[Knob], by: &Loosened) -> Result<Option<Relaxation>, PlanError> {
        if loose.contains(&Knob::Horizon) {
            let within = |days: u32| Loosened { horizon: Some(days), ..by.clone() };
            let (mut misses, mut makes) = (self.query.horizon_days, LONGEST);
            if !self.possible_by(loose, &within(makes))? {
                return Ok(None);
            }
            while makes - misses > 1 {
                let middle = misses + (makes - misses) / 2;
                *(if self.possible_by(loose, &within(middle))? { &mut makes } else { &mut misses }) = middle;
            }
            return self.planned(loose, &within(makes));
        }
        let Some(front) = self.front(loose, by, Some(&[Criterion::Time]))? else { return Ok(None) };
        // Nothing that is ready later is there earlier; whether this is there within the horizon of the later date is another question.
        self.planned(loose, &Loosened { due: front.fastest().kept_arrival(), ..by.clone() })
    }

    /// The front with these loosened so far, as a remedy.
    fn planned(&self, loose: &[Knob], by: &Loosened) -> Result<Option<Relaxation>, PlanError> {
        let what = self.shown(loose, by);
        if loose.contains(&Knob::Horizon) {
            // Half a year of departures is a large question where the one that counts comes last: the fastest way alone has to do then.
            let whole = self.at_most(MOST_LABELS, loose, by)?;
            if whole.is_some() {
                return Ok(whole.map(|front| Relaxation { what, front }));
            }
            let money = loose.contains(&Knob::Budget);
            let criteria: &[Criterion] = if money { &[Criterion::Time, Criterion::Cost] } else { &[Criterion::Time] };
            return Ok(self.front(loose, by, Some(criteria))?.map(|front| Relaxation { what, front }));
        }
        Ok(self.front(loose, by, None)?.map(|front| Relaxation { what, front }))
    }

    /// The whole front, unless that takes more labels.
    fn at_most(&self, labels: usize, loose: &[Knob], by: &Loosened) -> Result<Option<Front>, PlanError> {
        self.on(loose, |engine| {
            let Some(mut asked) = self.ask(engine, loose, by) else { return Ok(None) };
            let part = Arc::new(asked.meter.part(labels));
            let whole = std::mem::replace(&mut asked.meter, Arc::clone(&part));
            let answer = answered(engine, &asked);
            // What it has spent counts; that it stopped there stops nothing else.
            whole.spend(part.spent(), Status::Complete);
            Ok(answer?.filter(|front| front.status() == Status::Complete))
        })
    }

    /// The largest part of the shipment that can go as one lot. What can go can go in smaller parts, so it is found by bisection.
    fn largest_lot(&self, loose: &[Knob]) -> Result<Option<u64>, PlanError> {
        let fits =
            |lot: u64| self.possible_by(loose, &Loosened { lot: Some(lot), at_leisure: true, ..Loosened::default() });
        let mut too_large = self.shipment.cargo().units();
        let mut lot = too_large / 2;
        while lot > 0 && !fits(lot)? {
            (too_large, lot) = (lot, lot / 2);
        }
        if lot == 0 {
            return Ok(None);
        }
        while too_large - lot > 1 {
            let middle = lot + (too_large - lot) / 2;
            *(if fits(middle)? { &mut lot } else { &mut too_large }) = middle;
        }
        Ok(Some(lot))
    }

    /// Documents with the cargo, and the latest that they may come by themselves, to the minute.
    fn documents(&self) -> Result<Vec<Relaxation>, PlanError> {
        let loose = [Knob::Documents];
        let mut found = Vec::new();
        let by = |at: Instant| Loosened { documents: Some(at), ..Loosened::default() };
        if let (Some(ready), Some(given)) = (self.asked.ready, self.asked.documents) {
            let horizon = Minutes::from_days(self.query.horizon_days);
            let last = match &self.asked.choice {
                Choice::Days(window) => window.hand_ins.last().copied().unwrap_or(ready),
                _ => ready,
            };
            let after = last.checked_add(horizon).and_then(|last| last.checked_add(Minutes::new(1)));
            let (mut early, mut late) = (ready, after.map_or(given, |after| given.min(after)));
            let makes_it = |at: Instant| self.possible_by(&loose, &Loosened { at_leisure: true, ..by(at) });
            if makes_it(early)? {
                while let Some(gap) = late.since(early).map(Minutes::get).filter(|&gap| gap > 1) {
                    let Some(middle) = early.checked_add(Minutes::new(gap / 2)) else { break };
                    *(if makes_it(middle)? { &mut early } else { &mut late }) = middle;
                }
                found.extend(self.planned(&loose, &by(early))?);
            }
        }
        found.extend(self.planned(&loose, &Loosened::default())?);
        Ok(found)
    }

    /// The latest earlier day of ready on which these services still run, and the earliest later one on which they run again: the question is as it was
    /// but for the day.
    pub(super) fn other_days(&self, culprits: &[(i64, i64)], zone_of: HubIx) -> Result<Vec<Relaxation>, PlanError> {
        // What is under way already is ready when it is.
        let Some(ready) = self.asked.ready.filter(|_| self.asked.begun.is_none()) else { return Ok(Vec::new()) };
        if let Choice::Latest(_) = self.asked.choice {
            return Ok(Vec::new());
        }
        let zone = &self.engine.network().hub(zone_of).zone;
        let today = zone.local(ready).epoch_days();
        let mut found = Vec::new();
        if culprits.iter().any(|&(_, last)| last < today + i64::from(self.query.horizon_days)) {
            // Cargo that is ready earlier can wait: with a horizon long enough, what one day makes every earlier day makes.
            let earlier = |days: u32| ready.checked_sub(Minutes::checked_days(days)?);
            let makes_it = |days: u32| {
                let Some(ready) = earlier(days) else { return Ok(false) };
                let by = Loosened { ready: Some(ready), at_leisure: true, ..Loosened::default() };
                self.possible_by(&[Knob::Horizon], &by)
            };
            let (mut misses, mut makes) = (0, LONGEST);
            if makes_it(makes)? {
                while makes - misses > 1 {
                    let middle = misses + (makes - misses) / 2;
                    *(if makes_it(middle)? { &mut makes } else { &mut misses }) = middle;
                }
                if let Some(ready) = earlier(makes) {
                    found.extend(self.ready_on(ready, Loosening::EarlierReady)?);
                }
            }
        }
        let begins = culprits.iter().map(|&(first, _)| first).filter(|&first| first > today).max();
        if let Some(gap) = begins.and_then(|first| u32::try_from(first - today).ok()).filter(|&gap| gap < 40_000) {
            let later = |days: u32| ready.checked_add(Minutes::checked_days(days)?);
            let makes_it = |days: u32| {
                let Some(ready) = later(days) else { return Ok(false) };
                self.possible_by(&[], &Loosened { ready: Some(ready), ..Loosened::default() })
            };
            let (mut misses, mut makes) = (0, gap);
            if makes_it(makes)? {
                while makes - misses > 1 {
                    let middle = misses + (makes - misses) / 2;
                    *(if makes_it(middle)? { &mut makes } else { &mut misses }) = middle;
                }
                if let Some(ready) = later(makes) {
                    found.extend(self.ready_on(ready, Loosening::LaterReady)?);
                }
            }
        }
        Ok(found)
    }

    fn ready_on(
        &self,
        ready: Instant,
        shown: fn(crate::plan::reason::zoned::ZonedTime) -> Loosening,
    ) -> Result<Option<Relaxation>, PlanError> {
        let by = Loosened { ready: Some(ready), ..Loosened::default() };
        let front = self.front(&[], &by, None)?;
        Ok(front.map(|front| Relaxation { what: shown(self.at_origin(ready)), front }))
    }
}
