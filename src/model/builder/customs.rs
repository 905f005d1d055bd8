//! What customs, territories and regimes must hold to.

use super::collect::NetworkBuilder;
use super::duplicates::places;
use super::problem::{Problem, Subject, problem};
use crate::model::{Commodity, Customs, Regime, Service, nearest_name};
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

impl NetworkBuilder {
    pub(super) fn refuse_unsound_customs(&self, problems: &mut Vec<Problem>) {
        let commodities: HashSet<&str> = self.parts.commodities.iter().map(|known: &Commodity| &*known.key).collect();
        let services: HashSet<&str> = self.parts.services.iter().map(|known: &Service| &*known.code).collect();
        for (at, customs) in self.parts.customs.iter().enumerate() {
            refuse_unknown(&customs.commodities, &commodities, "commodity", Subject::Customs(at), problems);
        }
        for (at, hub) in self.parts.hubs.iter().enumerate() {
            let imports = hub.import_port.iter().flat_map(|port| &port.commodities).cloned().collect::<Vec<_>>();
            refuse_unknown(&imports, &commodities, "commodity", Subject::Hub(at), problems);
        }
        self.refuse_ambiguous_customs(problems);
        let mut owner = HashMap::new();
        for (at, territory) in self.parts.territories.iter().enumerate() {
            let subject = Subject::Territory(at);
            if territory.countries.is_empty() {
                let cause = format!("territory `{}` has no country", territory.key);
                problems.push(problem("territory", subject, &cause, "name its countries"));
            }
            for country in &territory.countries {
                if let Some(first) = owner.insert(*country, at) {
                    let other = &self.parts.territories[first].key;
                    let cause = format!("{country} belongs to territory `{other}` and to `{}`", territory.key);
                    let found = problem("territory", subject, &cause, "leave it in one");
                    problems.push(Problem { first: Some(Subject::Territory(first)), ..found });
                }
            }
        }
        for (at, regime) in self.parts.regimes.iter().enumerate() {
            let subject = Subject::Regime(at);
            refuse_unknown(&regime.commodities, &commodities, "commodity", subject, problems);
            refuse_unknown(&regime.services, &services, "service", subject, problems);
            for (cause, cure) in senseless(regime) {
                problems.push(problem("regime", subject, &format!("regime `{}` {cause}", regime.key), cure));
            }
        }
    }

    /// Two rules that speak equally closely of one case.
    fn refuse_ambiguous_customs(&self, problems: &mut Vec<Problem>) {
        for (at, customs) in self.parts.customs.iter().enumerate() {
            let earlier = self.parts.customs[..at].iter().enumerate();
            let mut rivals = earlier.filter_map(|(first, earlier)| Some((first, self.shared_place(earlier, customs)?)));
            if let Some((first, place)) = rivals.next() {
                let cause = format!("customs of {place} stand twice for the same case");
                let cure = "keep one, or narrow one to a hub, a commodity or a mode";
                let found = problem("ambiguous", Subject::Customs(at), &cause, cure);
                problems.push(Problem { first: Some(Subject::Customs(first)), ..found });
            }
        }
    }

    fn shared_place(&self, a: &Customs, b: &Customs) -> Option<String> {
        let modes = (a.modes.is_empty() && b.modes.is_empty()) || a.modes.iter().any(|mode| b.modes.contains(mode));
        let cargo = (a.commodities.is_empty() && b.commodities.is_empty())
            || a.commodities.iter().any(|key| b.commodities.contains(key));
        let theirs = places(&a.at);
        let shared = places(&b.at).into_iter().find(|place| theirs.contains(place)).filter(|_| modes && cargo);
        shared.map(|place| self.place_name(&place))
    }
}

fn refuse_unknown(keys: &[Arc<str>], known: &HashSet<&str>, what: &str, subject: Subject, problems: &mut Vec<Problem>) {
    for key in keys.iter().filter(|key| !known.contains(&***key)) {
        let hint = nearest_name(key, known.iter().copied());
        problems.push(Problem {
            code: "dangling",
            subject,
            first: None,
            cause: format!("no file has a {what} `{key}`"),
            cure: format!("add the {what}, or correct it: {hint}"),
        });
    }
}

/// What is wrong with a regime, and what to do about it.
fn senseless(regime: &Regime) -> Vec<(&'static str, &'static str)> {
    let mut found = Vec::new();
    if regime.export.is_none() && regime.import.is_none() && regime.transit.is_none() {
        found.push(("changes nothing", "say what export, import or transit take under it"));
    }
    if !regime.services.is_empty() && regime.import.is_some() {
        found.push((
            "clears imports by service, which is over when the cargo is cleared",
            "name modes in place of services, or leave out `import`",
        ));
    }
    if regime.bonded && regime.transit.is_some() {
        found.push((
            "grants transit at bonded hubs, and transit begins at a border",
            "leave out `bonded`, or leave out `transit`",
        ));
    }
    found
}
