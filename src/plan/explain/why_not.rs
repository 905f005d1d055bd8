//! Why there is no itinerary, and what would help; everything it says was tried.

use super::probe::{Knob, Loosened, Probe};
use super::{rules, structure, unmet};
use crate::model::Shipment;
use crate::plan::ask::asked::Asked;
use crate::plan::ask::meaning::known_switches;
use crate::plan::ask::times::Choice;
use crate::plan::engine::compiled::Engine;
use crate::plan::error::plan::PlanError;
use crate::plan::reason::cause::{Cause, LongWait, Obstacle, ServiceName};
use crate::plan::reason::loosening::Loosening;
use crate::plan::reason::relaxation::Relaxation;
use crate::plan::reason::why_not::WhyNot;
use crate::plan::reason::zoned::ZonedTime;
use crate::plan::stop::Untold;
use crate::plan::{Front, Leg, Query};

/// What to answer where no itinerary exists.
pub(in crate::plan) fn no_way(engine: &Engine, shipment: &Shipment, query: &Query, asked: &Asked) -> PlanError {
    if query.without_reasons {
        return PlanError::Unexplained(Untold::NotAsked);
    }
    let why = explain(engine, shipment, query, asked);
    match (why, asked.meter.stopped()) {
        // What a stopped search did not find proves nothing.
        (Ok(_) | Err(PlanError::Stopped(_)), Some(stop)) => PlanError::Unexplained(Untold::Stopped(stop)),
        (Ok(why), None) => Box::new(why).into(),
        (Err(error), _) => error,
    }
}

/// Why a question has no answer.
fn explain(engine: &Engine, shipment: &Shipment, query: &Query, asked: &Asked) -> Result<WhyNot, PlanError> {
    let query = known_switches(engine.network(), query)?;
    let (cause, obstacles, remedies) = Probe::new(engine, shipment, &query, asked).reason()?;
    Ok(WhyNot { question: shipment.to_string(), cause, obstacles, remedies })
}

/// What stands in the way, who, and what would help.
type Reason = (Cause, Vec<Obstacle>, Vec<Relaxation>);

impl Probe<'_> {
    /// The first of these that finds something: one thing loosened, the fewest things together, the calendar, the network.
    fn reason(&self) -> Result<Reason, PlanError> {
        let all = self.knobs();
        if let Some(found) = self.single(&all)? {
            return Ok(found);
        }
        // Either smaller lots or a split would do; lots are what always works.
        let mut all: Vec<Knob> = all.into_iter().filter(|knob| *knob != Knob::Split).collect();
        if self.possible(&all)? {
            return self.together(&all);
        }
        let dated = self.asked.ready.is_some();
        let by = Loosened { strategic: dated, ..Loosened::default() };
        if !dated || !self.possible_by(&all, &by)? {
            let known = self.on(&all, |engine| {
                let Some(open) = self.ask(engine, &all, &by) else { return Ok(None) };
                structure::diagnose(engine.lane(&open), &open)
            })?;
            return Ok(known.map_or((Cause::Timetables, Vec::new(), Vec::new()), |(cause, obstacles)| {
                (cause, obstacles, Vec::new())
            }));
        }
        let calendar = self.calendar();
        for knob in &calendar {
            if let Some(front) = self.front(std::slice::from_ref(knob), &Loosened::default(), None)? {
                return self.of_calendar(knob, &front);
            }
        }
        all.extend(calendar);
        if self.possible(&all)? {
            return self.together(&all);
        }
        Ok((Cause::Timetables, Vec::new(), Vec::new()))
    }

    /// One thing that would do by itself.
    fn single(&self, all: &[Knob]) -> Result<Option<Reason>, PlanError> {
        let (limits, others): (Vec<Knob>, Vec<Knob>) = all.iter().cloned().partition(Knob::is_limit);
        let mut found: Vec<(Knob, Relaxation)> = Vec::new();
        if all.contains(&Knob::Documents) {
            let knob = Knob::Documents;
            found.extend(self.least(std::slice::from_ref(&knob))?.into_iter().map(|help| (knob.clone(), help)));
        }
        let limited = !limits.is_empty();
        // More than one limit at once, where no single thing does.
        let mut several: Option<Reason> = None;
        if let Choice::Latest(_) = self.asked.choice {
            for knob in &limits {
                found.extend(self.least(std::slice::from_ref(knob))?.into_iter().map(|help| (knob.clone(), help)));
            }
        } else if limited && !limits.contains(&Knob::Budget) {
            // The fastest of all ways says which of these it takes.
            if let Some((set, help)) = self.fastest_of_all(&limits)? {
                if set.len() > 1 {
                    several = Some((self.limits(&set, Some(&help.front)), Vec::new(), vec![help]));
                } else {
                    found.extend(set.into_iter().map(|knob| (knob, help.clone())));
                }
            }
        } else if limited && self.possible(&limits)? {
            for knob in &limits {
                found.extend(self.least(std::slice::from_ref(knob))?.into_iter().map(|help| (knob.clone(), help)));
            }
            if found.is_empty() {
                // As few as do, each as little as does.
                let (mut helps, mut cause) = (Vec::new(), None);
                for set in self.fewest(&limits)? {
                    let least = self.least(&set)?;
                    cause = cause.or_else(|| Some(self.limits(&set, least.first().map(|help| &help.front))));
                    helps.extend(least);
                }
                several = cause.filter(|_| !helps.is_empty()).map(|cause| (cause, Vec::new(), helps));
            }
        }
        for help in self.openings(None)? {
            let knob = match &help.what {
                Loosening::LiftBan(name) => Knob::Ban(name.clone()),
                Loosening::Allow(switch) => Knob::Switch(switch.clone()),
                _ => continue,
            };
            found.push((knob, help));
        }
        let mut one_goes = None;
        for knob in &others {
            let tried = matches!(knob, Knob::Ban(_) | Knob::Switch(_) | Knob::Documents | Knob::Need(_));
            // Where a single unit cannot go, neither can parts.
            let parts = matches!(knob, Knob::Split | Knob::Lots);
            if parts && one_goes.is_none() {
                one_goes = Some(self.possible(&[Knob::Lots])?);
            }
            if !tried && (!parts || one_goes == Some(true)) {
                found.extend(self.least(std::slice::from_ref(knob))?.into_iter().map(|help| (knob.clone(), help)));
            }
        }
        if found.is_empty() && several.is_some() {
            return Ok(several);
        }
        if found.is_empty() {
            // What cargo needs is not for the asker to choose: the last that is tried.
            for knob in others.iter().filter(|knob| matches!(knob, Knob::Need(_))) {
                found.extend(self.least(std::slice::from_ref(knob))?.into_iter().map(|help| (knob.clone(), help)));
            }
        }
        let Some((first, help)) = found.first() else { return Ok(None) };
        let cause = if first.is_limit() {
            let binding: Vec<Knob> =
                limits.iter().filter(|limit| found.iter().any(|(knob, _)| knob == *limit)).cloned().collect();
            self.limits(&binding, Some(&help.front))
        } else {
            self.cause(first, &found)
        };
        let mut remedies: Vec<Relaxation> = Vec::with_capacity(found.len());
        if let Cause::Horizon { wait: Some(LongWait { runs_only: Some(_), .. }), .. } = &cause {
            remedies.extend(self.later_ready(&found)?);
        }
        let obstacles = self.obstacles(&found)?;
        let own = remedies;
        remedies = found.into_iter().map(|(_, help)| help).collect();
        remedies.extend(own);
        remedies.extend(several.into_iter().flat_map(|(_, _, helps)| helps));
        Ok(Some((cause, obstacles, remedies)))
    }

    /// A later day of ready, where a service of the way has not begun to run.
    fn later_ready(&self, found: &[(Knob, Relaxation)]) -> Result<Vec<Relaxation>, PlanError> {
        let Some((_, help)) = found.iter().find(|(knob, _)| *knob == Knob::Horizon) else { return Ok(Vec::new()) };
        let valid = |leg: &Leg| self.service(leg).and_then(|service| service.valid);
        let begins: Vec<(i64, i64)> =
            help.front.fastest().legs.iter().filter_map(valid).map(|(first, _)| (first, i64::MAX)).collect();
        self.other_days(&begins, self.asked.from.hubs[0])
    }

    /// Several things at once.
    fn together(&self, all: &[Knob]) -> Result<Reason, PlanError> {
        let (mut remedies, mut causes, mut obstacles) = (Vec::new(), Vec::new(), Vec::new());
        for set in self.fewest(all)? {
            let calendar = set.iter().any(|knob| matches!(knob, Knob::Validity | Knob::Season));
            let helps = self.least(&set)?;
            if causes.is_empty() {
                let found: Vec<(Knob, Relaxation)> =
                    set.iter().filter_map(|knob| Some((knob.clone(), helps.first()?.clone()))).collect();
                let (limits, others): (Vec<Knob>, Vec<Knob>) = set.iter().cloned().partition(Knob::is_limit);
                if !limits.is_empty() {
                    causes.push(self.limits(&limits, None));
                }
                for knob in &others {
                    let cause = self.cause(knob, &found);
                    if !causes.contains(&cause) {
                        causes.push(cause);
                    }
                }
                obstacles = self.obstacles(&found)?;
            }
            if !calendar {
                remedies.extend(helps);
            }
            if let Some(at) = set.iter().position(|knob| *knob == Knob::Lots) {
                let mut split = set.clone();
                split[at] = Knob::Split;
                if !self.query.split {
                    remedies.extend(self.least(&split)?);
                }
            }
        }
        let cause = if causes.len() == 1 { causes.remove(0) } else { Cause::Together(causes) };
        Ok((cause, obstacles, remedies))
    }

    /// The calendar alone.
    fn of_calendar(&self, knob: &Knob, front: &Front) -> Result<Reason, PlanError> {
        if *knob == Knob::Season {
            let services = self.out_of_season(front);
            // What is ready before the season begins does not meet it.
            let remedies = self.other_days(&[(i64::MIN, i64::MIN)], self.asked.from.hubs[0])?;
            return Ok((Cause::Season { services }, Vec::new(), remedies));
        }
        let out = self.out_of_validity(front);
        let days: Vec<(i64, i64)> = out.iter().map(|(_, days, _)| *days).collect();
        let remedies = match out.first() {
            Some((_, _, hub)) => self.other_days(&days, *hub)?,
            None => Vec::new(),
        };
        let services = out.into_iter().map(|(runs, ..)| runs).collect();
        Ok((Cause::Validity { services }, Vec::new(), remedies))
    }

    /// The limits that are in the way.
    fn limits(&self, binding: &[Knob], front: Option<&Front>) -> Cause {
        let horizon =
            Cause::Horizon { days: self.query.horizon_days, wait: front.and_then(|front| self.long_wait(front)) };
        let minutes = self.time_limit.filter(|_| binding.contains(&Knob::Time));
        let time = minutes.map(|minutes| crate::units::Minutes::new(u32::try_from(minutes).unwrap_or(u32::MAX)));
        let money = self.query.budget.filter(|_| binding.contains(&Knob::Budget));
        let limits = Cause::Limits { time, money };
        let latest = matches!(self.asked.choice, Choice::Latest(_));
        match (binding.contains(&Knob::Horizon), binding.len()) {
            // Of an arrival, the time that is looked at before it is the horizon.
            (true, _) if latest => horizon,
            (true, 1) => horizon,
            (true, _) => Cause::Together(vec![horizon, limits]),
            (false, _) => limits,
        }
    }

    /// The cause of something that is no limit, among all that would help.
    fn cause(&self, knob: &Knob, found: &[(Knob, Relaxation)]) -> Cause {
        match knob {
            Knob::Ban(_) => Cause::Banned,
            Knob::Via(_) => Cause::Vias,
            Knob::Switch(_) => self.switched_off(found),
            Knob::Scenario(_) => Cause::Closed,
            Knob::Need(_) => Cause::Needs,
            Knob::Documents => match self.asked.documents {
                Some(on) => Cause::Documents { on: self.at_origin(on) },
                None => Cause::Timetables,
            },
            Knob::Delivery => match self.asked.deliver_from {
                Some(at) => {
                    let zone = self.engine.network().hub(self.asked.to.hubs[0]).zone.clone();
                    Cause::Delivery { from: ZonedTime { at, zone } }
                }
                None => Cause::Timetables,
            },
            Knob::Patience => Cause::Patience { most: self.query.patience },
            Knob::Door(_) => Cause::Door,
            Knob::Split | Knob::Lots => Cause::TooMuch,
            Knob::Validity => {
                let front = found.iter().find(|(knob, _)| *knob == Knob::Validity).map(|(_, help)| &help.front);
                let out = front.map(|front| self.out_of_validity(front)).unwrap_or_default();
                Cause::Validity { services: out.into_iter().map(|(runs, ..)| runs).collect() }
            }
            Knob::Season => {
                let front = found.iter().find(|(knob, _)| *knob == Knob::Season).map(|(_, help)| &help.front);
                Cause::Season { services: front.map(|front| self.out_of_season(front)).unwrap_or_default() }
            }
            Knob::Horizon | Knob::Time | Knob::Budget => self.limits(std::slice::from_ref(knob), None),
        }
    }

    /// Goods that may not pass through a country, where that is all that every helpful switch stands for.
    fn switched_off(&self, found: &[(Knob, Relaxation)]) -> Cause {
        let mut countries = Vec::new();
        for rule in self.rules(found) {
            let Obstacle::NoTransit { country, .. } = rule else { return Cause::SwitchedOff };
            if !countries.contains(&country) {
                countries.push(country);
            }
        }
        if countries.is_empty() { Cause::SwitchedOff } else { Cause::NoTransit { countries } }
    }

    /// What the switches among these stand for.
    fn rules(&self, found: &[(Knob, Relaxation)]) -> Vec<Obstacle> {
        let needs = &self.asked.conditions.needs;
        let switches =
            found.iter().filter_map(|(knob, _)| if let Knob::Switch(name) = knob { Some(name) } else { None });
        switches.flat_map(|switch| rules::of_switch(self.engine.network(), self.shipment, needs, switch)).collect()
    }

    /// Who stands in the way: switches' rules where one is the first to help, whoever refuses a need, whoever holds too little.
    fn obstacles(&self, found: &[(Knob, Relaxation)]) -> Result<Vec<Obstacle>, PlanError> {
        let mut obstacles = Vec::new();
        if matches!(found.first(), Some((Knob::Switch(_), _))) || found.iter().all(|(knob, _)| !knob.is_limit()) {
            obstacles.extend(self.rules(found));
        }
        if found.iter().any(|(knob, _)| matches!(knob, Knob::Need(_))) {
            // On the ways that it would take if it needed nothing.
            let loose: Vec<Knob> = self.knobs().into_iter().filter(|knob| matches!(knob, Knob::Need(_))).collect();
            let plain = self.front(&loose, &Loosened::default(), None)?;
            let plain = plain.as_ref().or(found.first().map(|(_, help)| &help.front));
            obstacles.extend(plain.map(|front| unmet::refusals(self, front)).unwrap_or_default());
        }
        let lot = found.iter().find(|(knob, _)| matches!(knob, Knob::Lots | Knob::Split));
        if let Some((_, help)) = lot {
            let way = help.front.fastest();
            for leg in &way.legs {
                let load = self.asked.conditions.quantities.load(leg.loading);
                if let Some(holds) = self.holds(way, leg).filter(|&holds| holds < load) {
                    let service = ServiceName { code: leg.service.clone(), name: leg.name.clone() };
                    obstacles.push(Obstacle::Holds { service, loading: leg.loading, holds, load });
                }
            }
        }
        Ok(obstacles)
    }
}
