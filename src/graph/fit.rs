//! Who carries what a shipment needs: the rules of the network, read once for a question.

use crate::model::{
    Accepts, Evidence, HubIx, Loading, Mode, Need, Needs, Network, Restriction, Service, Stage, Temperature,
};

/// What stands between a need and a service or hub.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Refusal<'n> {
    /// The service does not take it.
    NotTaken(Need),
    /// It is barred on the way.
    Barred(Need, &'n Restriction),
    /// The hub cannot hold the temperature.
    NotHeld(Temperature, HubIx),
}

/// The needs of a shipment, beside the rules that speak of them.
#[derive(Debug)]
pub(crate) struct Fit<'n> {
    network: &'n Network,
    needs: &'n Needs,
    /// Whether the rules for mode and loading take every need.
    usual: [[bool; Loading::ALL.len()]; Mode::ALL.len()],
    /// Restrictions on one of the needs, but for those switched off.
    barring: Vec<&'n Restriction>,
    /// Hubs that hold the temperature; none where any does.
    held: Option<Vec<bool>>,
}

impl<'n> Fit<'n> {
    /// Reads the rules; `allowed` are the switches of the query.
    pub(crate) fn new(network: &'n Network, needs: &'n Needs, allowed: &[String]) -> Self {
        let mut fit = Self {
            network,
            needs,
            usual: [[true; Loading::ALL.len()]; Mode::ALL.len()],
            barring: Vec::new(),
            held: None,
        };
        if needs.is_empty() {
            return fit;
        }
        for mode in Mode::ALL {
            for loading in Loading::ALL {
                let taken = |need| rule(network, mode, loading, need).is_some();
                fit.usual[mode as usize][loading as usize] = needs.iter().all(taken);
            }
        }
        let on = |rule: &&Restriction| {
            rule.switch.as_ref().is_none_or(|switch| !allowed.iter().any(|known| **known == **switch))
        };
        let bars = |rule: &&Restriction| needs.iter().any(|need| bars(rule, need));
        fit.barring = network.restrictions().iter().filter(on).filter(bars).collect();
        fit.held = needs.temperature().map(|range| {
            let holds = |hub| network.cooling(hub).is_some_and(|keeps| within(range, keeps));
            network.hub_indices().map(holds).collect()
        });
        fit
    }

    /// Whether a service takes every need.
    pub(crate) fn takes(&self, service: &Service) -> bool {
        match &service.accepts {
            Some(own) => self.needs.iter().all(|need| own.takes.iter().any(|most| covers(most, need))),
            None => self.usual[service.mode as usize][service.carries as usize],
        }
    }

    /// Whether nothing is barred on a stage.
    pub(crate) fn passes(&self, mode: Mode, stage: &Stage) -> bool {
        !self.barring.iter().any(|rule| applies(rule, mode, stage))
    }

    /// Whether cargo can be worked at a hub.
    pub(crate) fn holds(&self, hub: HubIx) -> bool {
        self.held.as_ref().is_none_or(|held| held[hub.index()])
    }

    /// Everything in the way of a ride, from call to call.
    pub(crate) fn refusals(&self, service: &'n Service, from: usize, to: usize) -> Vec<Refusal<'n>> {
        let mut refusals = Vec::new();
        for need in self.needs.iter() {
            if taken(self.network, service, need).is_none() {
                refusals.push(Refusal::NotTaken(need.clone()));
            }
            let way = &service.stages[service.calls[from].leave..service.calls[to].arrive];
            let barring = self
                .barring
                .iter()
                .filter(|rule| bars(rule, need) && way.iter().any(|stage| applies(rule, service.mode, stage)));
            refusals.extend(barring.map(|rule| Refusal::Barred(need.clone(), rule)));
        }
        for hub in [from, to].map(|call| service.calls[call].hub).into_iter().filter(|&hub| !self.holds(hub)) {
            refusals.extend(self.needs.temperature().map(|range| Refusal::NotHeld(range, hub)));
        }
        refusals
    }
}

/// By what a service takes a need: its own words, or the rule for its kind of service; none where it does not take it.
pub(crate) fn taken<'n>(network: &'n Network, service: &'n Service, need: &Need) -> Option<&'n Evidence> {
    match &service.accepts {
        Some(Accepts { takes, evidence }) => takes.iter().any(|most| covers(most, need)).then_some(evidence),
        None => rule(network, service.mode, service.carries, need),
    }
}

fn rule<'n>(network: &'n Network, mode: Mode, loading: Loading, need: &Need) -> Option<&'n Evidence> {
    let rules = network.acceptances().iter();
    let mut here = rules.filter(|rule| rule.modes.contains(&mode) && rule.carries.contains(&loading));
    here.find(|rule| rule.takes.iter().any(|most| covers(most, need))).map(|rule| &rule.evidence)
}

/// Whether what is taken at most is enough.
fn covers(most: &Need, need: &Need) -> bool {
    match (most, need) {
        (Need::Temperature(most), Need::Temperature(need)) => within(*need, *most),
        (Need::OverHeight(most), Need::OverHeight(need)) => need <= most,
        _ => most == need,
    }
}

fn within(range: Temperature, around: Temperature) -> bool {
    around.low() <= range.low() && range.high() <= around.high()
}

fn bars(rule: &Restriction, need: &Need) -> bool {
    rule.bars.iter().any(|barred| match (barred, need) {
        (Need::Temperature(barred), Need::Temperature(need)) => {
            barred.low() <= need.high() && need.low() <= barred.high()
        }
        (Need::OverHeight(barred), Need::OverHeight(need)) => need > barred,
        _ => barred == need,
    })
}

fn applies(rule: &Restriction, mode: Mode, stage: &Stage) -> bool {
    let here = rule.countries.is_empty() || rule.countries.iter().any(|country| stage.countries.contains(country));
    here && (rule.modes.is_empty() || rule.modes.contains(&mode))
}
