//! A network under scenarios, and what they changed of it.

use super::change::{Change, ChangeError, SeasonChange, Slowdown, scaled};
use crate::model::builder::check_service;
use crate::model::network::{Parts, Stamp};
use crate::model::{
    Closure, Departs, Exact, Feature, Handling, Hub, HubIx, Mode, Network, Scope, Season, Service, Subject, Surcharge,
    Window, nearest_name,
};
use crate::units::{CountryCode, Shown};
use std::collections::BTreeSet;
use std::fmt;
use std::sync::Arc;

/// A change that was made: what, and to which services.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changed {
    /// The scenario.
    pub scenario: Arc<str>,
    /// What was done.
    pub what: String,
    /// Codes of the services that it touches, ascending.
    pub services: Vec<Arc<str>>,
}

impl fmt::Display for Changed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", Shown(&self.scenario), Shown(&self.what))?;
        match self.services.len() {
            0 => Ok(()),
            1 => write!(f, " (1 service: {})", Shown(&self.services[0])),
            more => write!(f, " ({more} services)"),
        }
    }
}

/// What of a network changes touched: everything else is as it was.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Touched {
    /// Services whose departures or seasons are others.
    pub calendars: BTreeSet<Arc<str>>,
    /// Whether hubs, services or handling were added.
    pub shape: bool,
}

/// A network under scenarios, and what these changed. [`Network::with`] makes it.
#[derive(Debug, Clone)]
pub struct WhatIf {
    network: Network,
    changes: Vec<Changed>,
    touched: Touched,
    base: Stamp,
}

impl WhatIf {
    /// A network as it is, to be changed.
    pub fn new(base: &Network) -> Self {
        let network = Network { stamp: Stamp::new(), ..base.clone() };
        Self { network, changes: Vec::new(), touched: Touched::default(), base: base.stamp }
    }

    /// The changed network.
    pub fn network(&self) -> &Network {
        &self.network
    }

    /// What was changed, in order.
    pub fn changes(&self) -> &[Changed] {
        &self.changes
    }

    /// What of the network the changes touched.
    pub fn touched(&self) -> &Touched {
        &self.touched
    }

    /// Whether it was made from this network, or a copy of it.
    pub fn is_of(&self, network: &Network) -> bool {
        self.base == network.stamp
    }

    /// Begins a scenario. `false` where one of this name changed the network already: a scenario holds or does not, and never twice.
    pub fn begin(&mut self, scenario: &str) -> bool {
        if self.network.scenarios().any(|known| known == scenario) {
            let what = "holds already, and is not taken twice".to_owned();
            self.changes.push(Changed { scenario: scenario.into(), what, services: Vec::new() });
            return false;
        }
        self.network.parts_mut().scenarios.push(scenario.into());
        true
    }

    /// Makes one change, of the scenario begun last.
    ///
    /// # Errors
    /// [`ChangeError`] when it names what the network has not, or touches nothing; then nothing is changed.
    pub fn change(&mut self, change: Change) -> Result<(), ChangeError> {
        let scenario = self.network.parts.scenarios.last().cloned().unwrap_or_else(|| "change".into());
        let made = match change {
            Change::Close { feature, modes, window, evidence } => {
                Some(self.close(&scenario, Closure { name: Arc::clone(&scenario), feature, modes, window, evidence })?)
            }
            Change::Slow { feature, modes, window, by } => Some(self.slow(&feature, &modes, window.as_ref(), &by)?),
            Change::Depart { service, departs } => Some(self.depart(&service, departs)?),
            Change::Shift { service, days } => Some(self.shift(&service, days)?),
            Change::Open { switch } => Some(self.open(&switch)?),
            Change::Season { name, becomes } => Some(self.season(&name, &becomes)?),
            Change::Clear { countries, time } => Some(self.clear(&countries, &time)?),
            Change::AddHandling(handling) => Some(self.add_handling(*handling)?),
            Change::AddSurcharge(surcharge) => Some(self.add_surcharge(*surcharge)?),
            Change::EndSurcharge { code } => Some(self.end_surcharge(&code)?),
            Change::AddHub(hub) => Some(self.add_hub(*hub)?),
            Change::AddService(service) => Some(self.add_service(*service)?),
            Change::AddSource(source) => {
                if !self.network.parts.sources.iter().any(|known| known.key == source.key) {
                    self.network.parts_mut().sources.push(source);
                }
                None
            }
        };
        let Some((what, services)) = made else { return Ok(()) };
        match self.changes.last_mut() {
            // The same of one service after another is said once.
            Some(last) if last.scenario == scenario && last.what == what => {
                last.services.extend(services);
                last.services.sort_unstable();
            }
            _ => self.changes.push(Changed { scenario, what, services }),
        }
        Ok(())
    }

    fn close(&mut self, scenario: &str, closure: Closure) -> Result<Made, ChangeError> {
        let services = self.touching(&closure.feature, &closure.modes);
        if services.is_empty() {
            return Err(idle(scenario, &closure.feature.describe(&self.network)));
        }
        let what = format!(
            "closes {}{}{}",
            if let Feature::Service(_) = &closure.feature {
                "services".to_owned()
            } else {
                closure.feature.describe(&self.network)
            },
            of_modes(&closure.modes),
            closure.window.as_ref().map_or_else(|| " for good".to_owned(), |window| format!(" {window}"))
        );
        self.network.parts_mut().closures.push(closure);
        Ok((what, services))
    }

    fn slow(
        &mut self,
        feature: &Feature,
        modes: &[Mode],
        window: Option<&Window>,
        by: &Slowdown,
    ) -> Result<Made, ChangeError> {
        let name = feature.describe(&self.network);
        // What is slow in every month is slow at any time, without a date and on demand too.
        let window = window.filter(|window| !window.is_all_year());
        let scheduled = |service: &Service| matches!(service.departs, Departs::By(_));
        let Parts { services: all, scenarios, .. } = self.network.parts_mut();
        let slowed = |service: &Service| {
            of_mode(service, modes) && feature.touches(service) && (window.is_none() || scheduled(service))
        };
        // First look whether every time can be written down, then write.
        let (mut times, mut services) = (Vec::new(), Vec::new());
        for (at, service) in all.iter().enumerate().filter(|(_, service)| slowed(service)) {
            let whole = feature.is_service(service);
            services.push(Arc::clone(&service.code));
            for (number, stage) in service.stages.iter().enumerate() {
                if whole || feature.is_on(service.mode, stage) {
                    let time = if window.is_some() { by.added(stage) } else { by.of(stage) };
                    times.push((at, number, time.ok_or_else(|| too_long(&service.code))?));
                }
            }
        }
        if services.is_empty() {
            return Err(idle("slower", &name));
        }
        let said = scenarios.last().cloned().unwrap_or_else(|| "slower".into());
        for (at, number, time) in times {
            match window {
                None => all[at].stages[number].time = time,
                Some(window) => all[at].seasons.push(Season {
                    name: Arc::clone(&said),
                    window: window.clone(),
                    over: Some(number),
                    add_time: Some(time),
                    charge_permille: None,
                    add_charge: None,
                    add_cut_off: None,
                    capacity_permille: None,
                }),
            }
        }
        let mut what = format!("{by} {name}{}", of_modes(modes));
        if let Some(window) = window {
            what = format!("{what} {window}");
            self.touched.calendars.extend(services.iter().cloned());
        }
        Ok((what, services))
    }

    fn depart(&mut self, code: &Arc<str>, departs: Departs) -> Result<Made, ChangeError> {
        let Some(service) = self.network.parts_mut().services.iter_mut().find(|service| service.code == *code) else {
            let known = self.network.services().iter().map(|service| &*service.code);
            return Err(unknown("service", code, known));
        };
        let what = match &departs {
            Departs::OnDemand => "departures on demand".to_owned(),
            Departs::By(timetable) => format!("departures {} a week", timetable.per_week()),
        };
        service.departs = departs;
        self.touched.calendars.insert(Arc::clone(code));
        Ok((what, vec![Arc::clone(code)]))
    }

    fn shift(&mut self, code: &Arc<str>, days: i64) -> Result<Made, ChangeError> {
        let Some(service) = self.network.parts_mut().services.iter_mut().find(|service| service.code == *code) else {
            let known = self.network.services().iter().map(|service| &*service.code);
            return Err(unknown("service", code, known));
        };
        let Departs::By(timetable) = &service.departs else {
            return Err(ChangeError {
                code: "scenario",
                cause: format!("`{code}` leaves on demand and has no departures to move"),
                cure: "name a service that leaves by a timetable, or remove the change".to_owned(),
            });
        };
        service.departs = Departs::By(timetable.shifted(days));
        self.touched.calendars.insert(Arc::clone(code));
        let (many, way) = (days.unsigned_abs(), if days < 0 { "earlier" } else { "later" });
        Ok((format!("leaves {many} day{} {way}", if many == 1 { "" } else { "s" }), vec![Arc::clone(code)]))
    }

    fn open(&mut self, switch: &str) -> Result<Made, ChangeError> {
        let off = |service: &Service| service.off.as_ref().is_some_and(|off| *off.switch == *switch);
        if !self.network.services().iter().any(off) {
            let known: Vec<&str> = self
                .network
                .parts
                .services
                .iter()
                .filter_map(|service| service.off.as_ref())
                .map(|off| &*off.switch)
                .collect();
            return Err(unknown("switch of services", switch, known.into_iter()));
        }
        let opened = self.network.parts_mut().services.iter_mut().filter(|service| off(service));
        let services = opened.map(|service| {
            service.off = None;
            Arc::clone(&service.code)
        });
        let services: Vec<Arc<str>> = services.collect();
        Ok((format!("opens what is off behind `{switch}`"), services))
    }

    fn season(&mut self, name: &str, becomes: &SeasonChange) -> Result<Made, ChangeError> {
        let named = |season: &Season| *season.name == *name;
        let mut services = Vec::new();
        for service in self.network.parts_mut().services.iter_mut().filter(|service| service.seasons.iter().any(named))
        {
            match becomes {
                SeasonChange::Ends => service.seasons.retain(|season| !named(season)),
                SeasonChange::HoldsIn(window) => {
                    let of_name = service.seasons.iter_mut().filter(|season| named(season));
                    of_name.for_each(|season| season.window = window.clone());
                }
                SeasonChange::IsBad => {
                    service.seasons.iter_mut().filter(|season| named(season)).for_each(harden);
                }
            }
            services.push(Arc::clone(&service.code));
        }
        if services.is_empty() {
            let seasons = self.network.parts.services.iter().flat_map(|service| &service.seasons);
            return Err(unknown("season", name, seasons.map(|season| &*season.name)));
        }
        self.touched.calendars.extend(services.iter().cloned());
        let what = match becomes {
            SeasonChange::Ends => "holds no longer".to_owned(),
            SeasonChange::HoldsIn(window) => format!("holds {window}"),
            SeasonChange::IsBad => "is as bad as it gets".to_owned(),
        };
        Ok((format!("season `{name}` {what}"), services))
    }

    fn clear(&mut self, countries: &[CountryCode], time: &Exact<u32>) -> Result<Made, ChangeError> {
        let Parts { customs, hubs, .. } = self.network.parts_mut();
        let own = |scope: &Scope| match scope {
            Scope::Hubs(at) => at.iter().all(|hub| countries.contains(&hubs[hub.index()].country)),
            Scope::Countries(at) => at.iter().all(|country| countries.contains(country)),
            Scope::Anywhere => false,
        };
        let names: Vec<&str> = countries.iter().map(CountryCode::as_str).collect();
        let mut rules: Vec<_> = customs.iter_mut().filter(|rule| own(&rule.at)).collect();
        if rules.is_empty() {
            return Err(ChangeError {
                code: "scenario",
                cause: format!("no rule of customs speaks of {} and nowhere else", names.join(", ")),
                cure: "name countries that the network has customs for, or remove the change".to_owned(),
            });
        }
        let clearances = || rules.iter().flat_map(|rule| [&rule.export, &rule.import]);
        let times: Option<Vec<_>> = clearances().map(|known| scaled(&known.time, time)).collect();
        let times = times.ok_or_else(|| too_long("clearance"))?;
        let all = rules.iter_mut().flat_map(|rule| [&mut rule.export, &mut rule.import]);
        all.zip(times).for_each(|(clearance, time)| clearance.time = time);
        let percent = f64::from(time.value) / 10.0;
        Ok((format!("takes {percent} % of the time for clearance in {}", names.join(", ")), Vec::new()))
    }

    fn add_handling(&mut self, handling: Handling) -> Result<Made, ChangeError> {
        let known = &mut self.network.parts_mut().handling;
        let same = |other: &&Handling| {
            other.code == handling.code
                || (other.from, other.to) == (handling.from, handling.to) && other.at.overlaps(&handling.at)
        };
        if let Some(other) = known.iter().find(same) {
            return Err(duplicate("handling like", &other.code));
        }
        let what = format!("adds handling `{}`", handling.code);
        known.push(handling);
        self.touched.shape = true;
        Ok((what, Vec::new()))
    }

    fn add_surcharge(&mut self, surcharge: Surcharge) -> Result<Made, ChangeError> {
        let Parts { services, hubs, hazards, surcharges, .. } = self.network.parts_mut();
        if surcharges.iter().any(|known| known.code == surcharge.code) {
            return Err(duplicate("surcharge", &surcharge.code));
        }
        if let Some(problem) = surcharge.problem(Subject::Surcharge(surcharges.len()), services, hubs, hazards) {
            return Err(ChangeError { code: problem.code, cause: problem.cause, cure: problem.cure });
        }
        let what = format!("adds the {} `{}`", surcharge.kind.name(), surcharge.name);
        surcharges.push(surcharge);
        let touched = self.surcharged(self.network.parts.surcharges.len() - 1);
        self.touched.calendars.extend(touched.iter().cloned());
        Ok((what, touched))
    }

    fn end_surcharge(&mut self, code: &str) -> Result<Made, ChangeError> {
        let known = &self.network.parts.surcharges;
        let Some(at) = known.iter().position(|known| *known.code == *code) else {
            return Err(unknown("surcharge", code, known.iter().map(|known| &*known.code)));
        };
        let touched = self.surcharged(at);
        let gone = self.network.parts_mut().surcharges.remove(at);
        // What came after it is counted from another place now.
        self.touched.calendars.extend(touched.iter().cloned());
        Ok((format!("ends the {} `{}`", gone.kind.name(), gone.name), touched))
    }

    /// Codes of the services that a surcharge may touch, ascending.
    fn surcharged(&self, at: usize) -> Vec<Arc<str>> {
        let rides = &self.network.parts.surcharges[at].rides;
        let touched = self.network.parts.services.iter().filter(|service| rides.may_touch(service));
        touched.map(|service| Arc::clone(&service.code)).collect()
    }

    fn add_hub(&mut self, hub: Hub) -> Result<Made, ChangeError> {
        if self.network.hub_by_code.contains_key(&hub.code) {
            return Err(duplicate("hub", hub.code.as_str()));
        }
        let at = u32::try_from(self.network.parts.hubs.len()).map_err(|_| duplicate("hub", hub.code.as_str()))?;
        let what = format!("adds {} ({})", hub.name, hub.code);
        Arc::make_mut(&mut self.network.hub_by_code).insert(hub.code.clone(), HubIx(at));
        self.network.parts_mut().names = Arc::default();
        self.network.parts_mut().hubs.push(hub);
        self.touched.shape = true;
        Ok((what, Vec::new()))
    }

    fn add_service(&mut self, mut service: Service) -> Result<Made, ChangeError> {
        let place = self.network.parts.services.binary_search_by(|known| known.code.cmp(&service.code));
        let Err(place) = place else { return Err(duplicate("service", &service.code)) };
        let mut problems = Vec::new();
        check_service(0, &service, self.network.parts.hubs.len(), &mut problems);
        if let Some(problem) = problems.into_iter().next() {
            return Err(ChangeError { code: problem.code, cause: problem.cause, cure: problem.cure });
        }
        service.complete_countries(&self.network.parts.hubs);
        let made = (format!("adds {}", service.name), vec![Arc::clone(&service.code)]);
        self.network.parts_mut().services.insert(place, service);
        self.touched.shape = true;
        Ok(made)
    }

    /// Codes of the services of these modes that a feature is on, ascending.
    fn touching(&self, feature: &Feature, modes: &[Mode]) -> Vec<Arc<str>> {
        let network = &self.network;
        let services = network.services().iter().filter(|service| of_mode(service, modes));
        let touched = services.filter(|service| feature.touches(service));
        touched.map(|service| Arc::clone(&service.code)).collect()
    }
}

impl fmt::Display for WhatIf {
    /// A line for each change.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.changes.is_empty() {
            return f.write_str("nothing is changed");
        }
        for (at, change) in self.changes.iter().enumerate() {
            write!(f, "{}{change}", if at == 0 { "" } else { "\n" })?;
        }
        Ok(())
    }
}

/// What was done, and to which services.
type Made = (String, Vec<Arc<str>>);

fn too_long(what: &str) -> ChangeError {
    ChangeError {
        code: "number",
        cause: format!("`{what}` would take a time that cannot be written down"),
        cure: "slow it by less; in a window, to 100 per cent or more".to_owned(),
    }
}

/// The bad case of everything that a season adds becomes the typical one.
fn harden(season: &mut Season) {
    for time in [&mut season.add_time, &mut season.add_cut_off].into_iter().flatten() {
        time.expect_high();
    }
    if let Some(charge) = &mut season.add_charge {
        charge.expect_high();
    }
}

fn of_mode(service: &Service, modes: &[Mode]) -> bool {
    modes.is_empty() || modes.contains(&service.mode)
}

fn of_modes(modes: &[Mode]) -> String {
    if modes.is_empty() {
        return String::new();
    }
    let names: Vec<&str> = modes.iter().map(|mode| mode.name()).collect();
    format!(" to {}", names.join(" and "))
}

fn idle(what: &str, name: &str) -> ChangeError {
    ChangeError {
        code: "scenario",
        cause: format!("`{what}` has nothing to do: no service touches {name}"),
        cure: "name what services touch, or remove the change".to_owned(),
    }
}

fn unknown<'n>(what: &str, name: &str, known: impl Iterator<Item = &'n str>) -> ChangeError {
    let hint = nearest_name(name, known);
    ChangeError {
        code: "dangling",
        cause: format!("the network has no {what} `{name}`"),
        cure: format!("correct the name: {hint}"),
    }
}

fn duplicate(what: &str, name: &str) -> ChangeError {
    ChangeError {
        code: "duplicate",
        cause: format!("the network has a {what} `{name}` already"),
        cure: "give it a code of its own".to_owned(),
    }
}
