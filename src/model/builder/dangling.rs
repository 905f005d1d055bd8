//! What refers to a part that no file has.

use super::collect::NetworkBuilder;
use super::problem::{Problem, Subject};
use crate::model::{Need, Service, nearest_name};
use std::collections::HashSet;
use std::sync::Arc;

impl NetworkBuilder {
    pub(super) fn refuse_unknown_cities(&self, problems: &mut Vec<Problem>) {
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

    pub(super) fn refuse_names_of_nothing(&self, problems: &mut Vec<Problem>) {
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

    pub(super) fn refuse_unknown_hazards(&self, problems: &mut Vec<Problem>) {
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
                let hint = nearest_name(key, self.parts.hazards.iter().map(|known| &*known.key));
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

fn hazard_of(need: &Need) -> Option<&Arc<str>> {
    if let Need::Hazard(key) = need { Some(key) } else { None }
}
