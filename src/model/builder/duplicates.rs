//! What stands twice, and rules that say different things for the same case.

use super::collect::NetworkBuilder;
use super::problem::{Problem, Subject};
use crate::model::Scope;
use std::collections::{BTreeMap, HashMap};

impl NetworkBuilder {
    pub(super) fn refuse_duplicates(&self, problems: &mut Vec<Problem>) {
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

    pub(super) fn place_name(&self, place: &str) -> String {
        match place.strip_prefix('#').and_then(|hub| hub.parse::<usize>().ok()) {
            Some(hub) => self.parts.hubs.get(hub).map_or_else(|| place.to_owned(), |hub| hub.code.to_string()),
            None => place.to_owned(),
        }
    }
}

/// Where a scope holds, place by place: hubs as `#` and their index.
pub(super) fn places(scope: &Scope) -> Vec<String> {
    match scope {
        Scope::Hubs(hubs) => hubs.iter().map(|hub| format!("#{}", hub.index())).collect(),
        Scope::Countries(countries) => countries.iter().map(ToString::to_string).collect(),
        Scope::Anywhere => vec!["everywhere".to_owned()],
    }
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
