//! Building a network, and refusing one that does not hang together.

mod change;
mod customs;
mod figures;

use super::names::OtherName;
use super::parts::Parts;
use super::{
    Acceptance, City, Closure, Commodity, Cooling, Customs, Delay, Drayage, ExchangeRate, Handling, Hazard, Hub, HubIx,
    Lease, Need, Network, NoTransit, Premium, Regime, Restriction, Service, Source, Storage, Stowage, Stuffing,
    Surcharge, Territory,
};
use crate::units::Shown;
pub(in crate::model) use figures::check_service;
use figures::{check_steps, is_senseless};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

/// What a [`Problem`] is about, by kind and position in the order of adding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Subject {
    /// A hub.
    Hub(usize),
    /// A city.
    City(usize),
    /// A service.
    Service(usize),
    /// A stage of a service.
    Stage(usize, usize),
    /// A handling.
    Handling(usize),
    /// Packing.
    Stuffing(usize),
    /// Unpacking.
    Unstuffing(usize),
    /// A storage tariff.
    Storage(usize),
    /// Ordinary clearance.
    Customs(usize),
    /// A customs territory.
    Territory(usize),
    /// A customs regime.
    Regime(usize),
    /// A lorry tariff.
    Drayage(usize),
    /// Lease of carriers' boxes.
    Lease(usize),
    /// A rate of exchange.
    Rate(usize),
    /// A surcharge.
    Surcharge(usize),
    /// A premium of insurance.
    Premium(usize),
    /// A delay.
    Delay(usize),
    /// A commodity.
    Commodity(usize),
    /// A kind of dangerous goods.
    Hazard(usize),
    /// What kinds of service take.
    Acceptance(usize),
    /// Where a temperature can be held.
    Cooling(usize),
    /// What may not be carried.
    Restriction(usize),
    /// A country closed to some goods that would pass through it.
    NoTransit(usize),
    /// Another name of a place.
    OtherName(usize),
    /// A source.
    Source(usize),
    /// The network as a whole.
    Network,
}

/// Something that does not hang together: what, why, and what to do.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("[{code}] {}; {}", Shown(.cause), Shown(.cure))]
pub struct Problem {
    /// Stable code of the rule.
    pub code: &'static str,
    /// What it is about.
    pub subject: Subject,
    /// What it contradicts, where that is another part.
    pub first: Option<Subject>,
    /// What is wrong.
    pub cause: String,
    /// What to do.
    pub cure: String,
}

/// Collects the parts of a network. Hubs come first: everything else refers to them by the index that
/// [`NetworkBuilder::add_hub`] gives.
#[derive(Debug, Clone, Default)]
pub struct NetworkBuilder {
    parts: Parts,
    stowage: Option<Stowage>,
}

macro_rules! add {
    ($($(#[$doc:meta])* $method:ident, $field:ident: $part:ty;)*) => {
        $($(#[$doc])* pub fn $method(&mut self, part: $part) {
            self.parts.$field.push(part);
        })*
    };
}

impl NetworkBuilder {
    /// An empty network.
    pub fn new(name: &str) -> Self {
        Self { parts: Parts { name: name.to_owned(), ..Parts::default() }, stowage: None }
    }

    /// Adds a hub.
    ///
    /// # Panics
    /// Past 2^32 hubs.
    pub fn add_hub(&mut self, hub: Hub) -> HubIx {
        let index = u32::try_from(self.parts.hubs.len()).expect("a network has fewer than 2^32 hubs");
        self.parts.names = Arc::default();
        self.parts.hubs.push(hub);
        HubIx(index)
    }

    /// Adds a city.
    pub fn add_city(&mut self, city: City) {
        self.parts.names = Arc::default();
        self.parts.cities.push(city);
    }

    /// Adds another name of a city or a hub.
    pub fn add_other_name(&mut self, name: OtherName) {
        self.parts.names = Arc::default();
        self.parts.other_names.push(name);
    }

    add! {
        /// Adds a service.
        add_service, services: Service;
        /// Adds a handling.
        add_handling, handling: Handling;
        /// Adds packing.
        add_stuffing, stuffing: Stuffing;
        /// Adds unpacking.
        add_unstuffing, unstuffing: Stuffing;
        /// Adds a storage tariff.
        add_storage, storage: Storage;
        /// Adds ordinary clearance.
        add_customs, customs: Customs;
        /// Adds a customs territory.
        add_territory, territories: Territory;
        /// Adds a customs regime.
        add_regime, regimes: Regime;
        /// Adds a lorry tariff.
        add_drayage, drayage: Drayage;
        /// Adds the lease of carriers' boxes.
        add_lease, leases: Lease;
        /// Adds a rate of exchange.
        add_rate, rates: ExchangeRate;
        /// Adds a surcharge; they are taken in the order of adding, after the seasons of a service.
        add_surcharge, surcharges: Surcharge;
        /// Adds a premium of insurance.
        add_premium, premiums: Premium;
        /// Adds a commodity.
        add_commodity, commodities: Commodity;
        /// Adds a kind of dangerous goods.
        add_hazard, hazards: Hazard;
        /// Says what kinds of service take.
        add_acceptance, acceptances: Acceptance;
        /// Says where a temperature can be held.
        add_cooling, coolings: Cooling;
        /// Says what may not be carried.
        add_restriction, restrictions: Restriction;
        /// Closes a country to some goods that would pass through it.
        add_no_transit, no_transits: NoTransit;
        /// Adds a source.
        add_source, sources: Source;
        /// Closes something, for good or in a window.
        add_closure, closures: Closure;
    }

    /// Says how late something runs; of equals the first counts.
    pub fn add_delay(&mut self, delay: Delay) {
        self.parts.delays.push(Arc::new(delay));
    }

    /// Says how cargo fills what carries it.
    pub fn set_stowage(&mut self, stowage: Stowage) {
        self.stowage = Some(stowage);
    }

    /// The network, or everything that is wrong with it.
    ///
    /// # Errors
    /// All problems at once, in the order of the parts.
    pub fn build(mut self) -> Result<Network, Vec<Problem>> {
        let mut problems = Vec::new();
        self.refuse_duplicates(&mut problems);
        self.refuse_unknown_cities(&mut problems);
        self.refuse_names_of_nothing(&mut problems);
        self.refuse_unknown_hazards(&mut problems);
        self.refuse_unsound_customs(&mut problems);
        for (at, service) in self.parts.services.iter_mut().enumerate() {
            complete_countries(service, &self.parts.hubs);
            check_service(at, service, self.parts.hubs.len(), &mut problems);
        }
        for (at, storage) in self.parts.storage.iter().enumerate() {
            check_steps(&storage.steps, Subject::Storage(at), &mut problems);
        }
        for (at, lease) in self.parts.leases.iter().enumerate() {
            check_steps(&lease.steps, Subject::Lease(at), &mut problems);
        }
        for (at, rate) in self.parts.rates.iter().enumerate() {
            if rate.millionths.value == 0 || rate.currency == super::NETWORK_CURRENCY {
                let cure = "give what a US dollar costs in another currency";
                problems.push(problem(
                    "currency",
                    Subject::Rate(at),
                    "a rate of nothing, or of dollars for dollars",
                    cure,
                ));
            }
        }
        for (at, surcharge) in self.parts.surcharges.iter().enumerate() {
            problems.extend(surcharge.problem(
                Subject::Surcharge(at),
                &self.parts.services,
                &self.parts.hubs,
                &self.parts.hazards,
            ));
        }
        for (at, premium) in self.parts.premiums.iter().enumerate() {
            problems.extend(premium.problem(Subject::Premium(at), &self.parts.services, &self.parts.hubs));
        }
        for (at, delay) in self.parts.delays.iter().enumerate() {
            problems.extend(delay.problem(Subject::Delay(at), &self.parts.services, self.parts.hubs.len()));
        }
        for (at, drayage) in self.parts.drayage.iter().enumerate() {
            if drayage.km_per_hour.value == 0 || drayage.countries.is_empty() {
                problems.push(problem(
                    "drayage",
                    Subject::Drayage(at),
                    "a lorry that does not move, or is nowhere",
                    "give a speed and countries",
                ));
            }
        }
        if self.stowage.as_ref().is_none_or(is_senseless) {
            problems.push(problem(
                "stowage",
                Subject::Network,
                "the network does not say how cargo fills boxes, lorries and aircraft",
                "give a stowage with no zero in it, in one of the files",
            ));
        }
        if self.parts.hubs.is_empty() {
            problems.push(problem("empty", Subject::Network, "the network has no hub", "add hubs"));
        }
        let Some(stowage) = self.stowage.take() else { return Err(problems) };
        if !problems.is_empty() {
            return Err(problems);
        }
        self.parts.services.sort_by(|a, b| a.code.cmp(&b.code));
        let hub_by_code = self
            .parts
            .hubs
            .iter()
            .enumerate()
            .map(|(at, hub)| (hub.code.clone(), HubIx(u32::try_from(at).unwrap_or(u32::MAX))))
            .collect();
        Ok(Network {
            parts: Arc::new(self.parts),
            stowage: Arc::new(stowage),
            hub_by_code: Arc::new(hub_by_code),
            stamp: super::network::Stamp::new(),
        })
    }

    fn refuse_duplicates(&self, problems: &mut Vec<Problem>) {
        twice(self.parts.hubs.iter().map(|hub| hub.code.as_str()), "hub", Subject::Hub, problems);
        twice(self.parts.cities.iter().map(|city| city.code.as_str()), "city", Subject::City, problems);
        twice(self.parts.services.iter().map(|service| &*service.code), "service", Subject::Service, problems);
        twice(self.parts.handling.iter().map(|handling| &*handling.code), "handling", Subject::Handling, problems);
        twice(self.parts.stuffing.iter().map(|stuffing| &*stuffing.code), "stuffing", Subject::Stuffing, problems);
        let unpacking = self.parts.unstuffing.iter().map(|stuffing| &*stuffing.code);
        twice(unpacking, "unstuffing", Subject::Unstuffing, problems);
        let rates: Vec<String> = self
            .parts
            .rates
            .iter()
            .map(|rate| format!("{} {}", rate.currency, rate.millionths.evidence.year))
            .collect();
        twice(rates.iter().map(String::as_str), "rate", Subject::Rate, problems);
        twice(self.parts.surcharges.iter().map(|known| &*known.code), "surcharge", Subject::Surcharge, problems);
        twice(self.parts.premiums.iter().map(|known| &*known.code), "premium", Subject::Premium, problems);
        twice(self.parts.delays.iter().map(|known| &*known.key), "delay", Subject::Delay, problems);
        twice(self.parts.commodities.iter().map(|known| &*known.key), "commodity", Subject::Commodity, problems);
        twice(self.parts.hazards.iter().map(|hazard| &*hazard.key), "hazard", Subject::Hazard, problems);
        twice(self.parts.sources.iter().map(|source| &*source.key), "source", Subject::Source, problems);
        twice(self.parts.territories.iter().map(|known| &*known.key), "territory", Subject::Territory, problems);
        twice(self.parts.regimes.iter().map(|known| &*known.key), "regime", Subject::Regime, problems);
        self.refuse_ambiguous(problems);
    }

    /// Two rules of the same breadth for the same thing: one of them would be ignored.
    fn refuse_ambiguous(&self, problems: &mut Vec<Problem>) {
        let mut rules: Vec<(String, Vec<String>, Subject)> = Vec::new();
        for (at, rule) in self.parts.handling.iter().enumerate() {
            rules.push((format!("handling {:?} {:?}", rule.from, rule.to), places(&rule.at), Subject::Handling(at)));
        }
        for (at, rule) in self.parts.stuffing.iter().enumerate() {
            rules.push((format!("stuffing {:?}", rule.cargo), places(&rule.at), Subject::Stuffing(at)));
        }
        for (at, rule) in self.parts.unstuffing.iter().enumerate() {
            rules.push((format!("unstuffing {:?}", rule.cargo), places(&rule.at), Subject::Unstuffing(at)));
        }
        for (at, rule) in self.parts.storage.iter().enumerate() {
            let cooled = if rule.cooled { " cooled" } else { "" };
            rules.push((format!("storage {:?}{cooled}", rule.loading), places(&rule.at), Subject::Storage(at)));
        }
        for (at, rule) in self.parts.coolings.iter().enumerate() {
            rules.push(("cooling".to_owned(), places(&rule.at), Subject::Cooling(at)));
        }
        for (at, rule) in self.parts.leases.iter().enumerate() {
            rules.push((format!("lease {:?}", rule.of), places(&rule.at), Subject::Lease(at)));
        }
        for (at, rule) in self.parts.drayage.iter().enumerate() {
            let countries = rule.countries.iter().map(ToString::to_string).collect();
            rules.push((format!("drayage {:?}", rule.loading), countries, Subject::Drayage(at)));
        }
        let mut seen = HashMap::new();
        for (what, places, subject) in rules {
            for place in places {
                if let Some(first) = seen.insert((what.clone(), place.clone()), subject) {
                    problems.push(Problem {
                        code: "ambiguous",
                        subject,
                        first: Some(first),
                        cause: format!(
                            "{} and {} say different things for the same case ({})",
                            self.rule_name(first),
                            self.rule_name(subject),
                            self.place_name(&place)
                        ),
                        cure: "keep one, or narrow its scope".to_owned(),
                    });
                }
            }
        }
    }

    fn rule_name(&self, subject: Subject) -> String {
        match subject {
            Subject::Handling(at) => format!("`{}`", self.parts.handling[at].code),
            Subject::Stuffing(at) => format!("`{}`", self.parts.stuffing[at].code),
            Subject::Unstuffing(at) => format!("`{}`", self.parts.unstuffing[at].code),
            Subject::Storage(at) => format!("storage tariff {}", at + 1),
            Subject::Lease(at) => format!("box lease {}", at + 1),
            Subject::Drayage(at) => format!("lorry tariff {}", at + 1),
            Subject::Cooling(at) => format!("cooling {}", at + 1),
            _ => String::new(),
        }
    }

    fn place_name(&self, place: &str) -> String {
        match place.strip_prefix('#').and_then(|hub| hub.parse::<usize>().ok()) {
            Some(hub) => self.parts.hubs.get(hub).map_or_else(|| place.to_owned(), |hub| hub.code.to_string()),
            None => place.to_owned(),
        }
    }

    fn refuse_unknown_cities(&self, problems: &mut Vec<Problem>) {
        for (at, hub) in self.parts.hubs.iter().enumerate() {
            let Some(code) = &hub.city else { continue };
            if !self.parts.cities.iter().any(|city| city.code == *code) {
                problems.push(Problem {
                    code: "dangling",
                    subject: Subject::Hub(at),
                    first: None,
                    cause: format!("hub `{}` belongs to city `{code}`, which no file has", hub.code),
                    cure: "add the city, or correct the code".to_owned(),
                });
            }
        }
    }
}

impl NetworkBuilder {
    fn refuse_names_of_nothing(&self, problems: &mut Vec<Problem>) {
        if self.parts.other_names.is_empty() {
            return;
        }
        let cities = self.parts.cities.iter().map(|city| &city.code);
        let known: HashSet<_> = cities.chain(self.parts.hubs.iter().map(|hub| &hub.code)).collect();
        for (at, name) in self.parts.other_names.iter().enumerate().filter(|(_, name)| !known.contains(&name.of)) {
            problems.push(Problem {
                code: "dangling",
                subject: Subject::OtherName(at),
                first: None,
                cause: format!("`{}` is to be another name of `{}`, which no file has", name.name, name.of),
                cure: "add the city or hub, or correct the code".to_owned(),
            });
        }
    }

    fn refuse_unknown_hazards(&self, problems: &mut Vec<Problem>) {
        let named = |needs: &[Need]| needs.iter().filter_map(hazard_of).map(Arc::clone).collect::<Vec<_>>();
        let own = |service: &Service| service.accepts.as_ref().map_or_else(Vec::new, |accepts| named(&accepts.takes));
        let services = self.parts.services.iter().map(own).enumerate().map(|(at, keys)| (Subject::Service(at), keys));
        let rules = self.parts.acceptances.iter().map(|rule| named(&rule.takes)).enumerate();
        let barred = self.parts.restrictions.iter().map(|rule| named(&rule.bars)).enumerate();
        let goods =
            self.parts.commodities.iter().map(|known| known.hazard.iter().map(Arc::clone).collect()).enumerate();
        let all = services
            .chain(rules.map(|(at, keys)| (Subject::Acceptance(at), keys)))
            .chain(barred.map(|(at, keys)| (Subject::Restriction(at), keys)))
            .chain(goods.map(|(at, keys)| (Subject::Commodity(at), keys)));
        for (subject, keys) in all {
            for key in keys.iter().filter(|key| !self.parts.hazards.iter().any(|known| known.key == **key)) {
                let hint = super::nearest_name(key, self.parts.hazards.iter().map(|known| &*known.key));
                problems.push(Problem {
                    code: "dangling",
                    subject,
                    first: None,
                    cause: format!("no file has a hazard `{key}`"),
                    cure: format!("add the hazard, or correct the key: {hint}"),
                });
            }
        }
    }
}

/// Names the countries of both ends of every stage of a service whose hubs are known.
pub(super) fn complete_countries(service: &mut Service, hubs: &[Hub]) {
    for stage in &mut service.stages {
        if let [Some(from), Some(to)] = [stage.from, stage.to].map(|hub| hubs.get(hub.index())) {
            stage.complete_countries(from.country, to.country);
        }
    }
}

fn hazard_of(need: &Need) -> Option<&Arc<str>> {
    if let Need::Hazard(key) = need { Some(key) } else { None }
}

fn places(scope: &super::Scope) -> Vec<String> {
    match scope {
        super::Scope::Hubs(hubs) => hubs.iter().map(|hub| format!("#{}", hub.index())).collect(),
        super::Scope::Countries(countries) => countries.iter().map(ToString::to_string).collect(),
        super::Scope::Anywhere => vec!["everywhere".to_owned()],
    }
}

fn problem(code: &'static str, subject: Subject, cause: &str, cure: &str) -> Problem {
    Problem { code, subject, first: None, cause: cause.to_owned(), cure: cure.to_owned() }
}

fn twice<'a>(
    codes: impl Iterator<Item = &'a str>,
    what: &str,
    subject: impl Fn(usize) -> Subject,
    problems: &mut Vec<Problem>,
) {
    let mut seen = BTreeMap::new();
    for (at, code) in codes.enumerate() {
        if let Some(first) = seen.insert(code, at) {
            problems.push(Problem {
                code: "duplicate",
                subject: subject(at),
                first: Some(subject(first)),
                cause: format!("{what} `{code}` stands twice"),
                cure: "remove one, or give it a code of its own".to_owned(),
            });
        }
    }
}
