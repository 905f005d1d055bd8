//! Whether a leg may carry what the shipment needs: every rule of the network is asked again, need by need.

use super::auditor::Auditor;
use crate::model::{Need, Restriction, Scope, Service, Stage, Temperature};
use crate::units::name::same;

impl Auditor<'_> {
    pub(super) fn check_needs(&mut self, place: &str, service: &Service, from: usize, to: usize) {
        let Ok(needs) = self.shipment.needs(self.network) else {
            return self.differ(place, "what the shipment needs", "possible", "contradictory");
        };
        let (first, last) = (service.calls[from], service.calls[to]);
        for need in needs.iter() {
            if !self.taken_by(service).iter().any(|most| is_within(need, most)) {
                self.differ(place, "a need that the service takes", need, "not taken");
            }
            for stage in &service.stages[first.leave..last.arrive] {
                self.check_restrictions(place, service, stage, need);
            }
            let Need::Temperature(range) = need else { continue };
            for hub in [first.hub, last.hub] {
                let known = self.network.hub(hub);
                let here = |at: &Scope| at.narrowness(hub, known.country);
                let rules = self.network.coolings().iter().filter(|rule| here(&rule.at).is_some());
                let keeps = rules.max_by_key(|rule| here(&rule.at)).and_then(|rule| rule.keeps);
                if !keeps.is_some_and(|keeps| {
                    (keeps.low()..=keeps.high()).contains(&range.low()) && range.high() <= keeps.high()
                }) {
                    self.differ(place, "a temperature that is held", range, format!("not held at {}", known.code));
                }
            }
        }
    }

    /// Everything that a service takes: by its own words, or by every rule for its kind.
    fn taken_by(&self, service: &Service) -> Vec<Need> {
        if let Some(own) = &service.accepts {
            return own.takes.clone();
        }
        let mut taken = Vec::new();
        for rule in self.network.acceptances() {
            if rule.modes.contains(&service.mode) && rule.carries.contains(&service.carries) {
                taken.extend(rule.takes.iter().cloned());
            }
        }
        taken
    }

    fn check_restrictions(&mut self, place: &str, service: &Service, stage: &Stage, need: &Need) {
        let allowed = |rule: &Restriction| {
            rule.switch.as_ref().is_some_and(|switch| self.query.allowed.iter().any(|known| same(known, switch)))
        };
        let elsewhere = |rule: &Restriction| {
            !rule.countries.is_empty() && !stage.countries.iter().any(|country| rule.countries.contains(country))
        };
        let otherwise = |rule: &Restriction| !rule.modes.is_empty() && !rule.modes.contains(&service.mode);
        let network = self.network;
        let barring =
            network.restrictions().iter().filter(|rule| !allowed(rule) && !elsewhere(rule) && !otherwise(rule));
        for rule in barring.filter(|rule| rule.bars.iter().any(|barred| falls_under(need, barred))).collect::<Vec<_>>()
        {
            self.differ(place, "a need that nothing bars", need, &rule.reason);
        }
    }
}

fn is_within(need: &Need, most: &Need) -> bool {
    match need {
        Need::Temperature(need) => {
            matches!(most, Need::Temperature(most) if most.low() <= need.low() && need.high() <= most.high())
        }
        Need::OverHeight(need) => matches!(most, Need::OverHeight(most) if most >= need),
        Need::Hazard(_) | Need::Equipment(_) => need == most,
    }
}

fn falls_under(need: &Need, barred: &Need) -> bool {
    let apart = |a: &Temperature, b: &Temperature| a.high() < b.low() || b.high() < a.low();
    match need {
        Need::Temperature(need) => matches!(barred, Need::Temperature(barred) if !apart(need, barred)),
        Need::OverHeight(need) => matches!(barred, Need::OverHeight(barred) if barred < need),
        Need::Hazard(_) | Need::Equipment(_) => need == barred,
    }
}
