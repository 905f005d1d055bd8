//! Bans: absolute, by name.

use super::meaning::Unmeant;
use crate::model::{Feature, Fit, HubIx, Mode, NameHint, Network, PlaceHint, Service, ServiceIx, Stage, nearest_name};
use crate::plan::error::meaning::Meaning;
use crate::plan::error::plan::{NameError, NameOf};
use crate::plan::wish::Ban;
use crate::units::CountryCode;
use crate::units::name::{LONGEST, key};
use std::collections::BTreeSet;
use std::sync::Arc;

/// What a name turned out to mean: something that rides touch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::plan) enum Named {
    Mode(Mode),
    Country(CountryCode),
    Strait(Arc<str>),
    Service(ServiceIx),
    Hubs(Vec<HubIx>),
    Border(CountryCode, CountryCode),
    Operator(Arc<str>),
}

impl Ban {
    /// Finds out what it means in a network.
    pub(in crate::plan) fn resolve(&self, network: &Network) -> Result<Named, NameError> {
        Named::asked(network, self.name(), self.feature()).map_err(|unmeant| unmeant.for_a(NameOf::Ban))
    }
}

impl Named {
    /// What was asked for: a feature, or else what the name means.
    pub(in crate::plan) fn asked(network: &Network, name: &str, feature: Option<&Feature>) -> Result<Self, Unmeant> {
        match feature {
            None => Self::of(network, name),
            Some(Feature::Hub(hub)) if hub.index() < network.hubs().len() => Ok(Self::Hubs(vec![*hub])),
            Some(Feature::Hub(_)) => Err(Unmeant::unknown(name, NameHint::Far)),
            Some(Feature::Border(one, other)) => Ok(Self::Border(*one, *other)),
            Some(Feature::Country(country)) => Ok(Self::Country(*country)),
            Some(Feature::Strait(strait)) => Ok(Self::Strait(Arc::clone(strait))),
            Some(Feature::Mode(mode)) => Ok(Self::Mode(*mode)),
            Some(Feature::Operator(operator)) => Ok(Self::Operator(Arc::clone(operator))),
            Some(Feature::Service(code)) => {
                let known = || network.services().iter().map(|service| &*service.code);
                let unknown = || Unmeant::unknown(code, nearest_name(code, known()));
                network.service_with(code).map(Self::Service).ok_or_else(unknown)
            }
        }
    }

    /// Finds out what a name means in a network. Codes win: a mode, a country by two letters, a service as written, a city or hub by code. Then names: of
    /// countries, straits and canals, services, cities and hubs; and where nothing has the name, what begins with it. A name that means several things is
    /// taken where all of them lie on the same rides, and else refused.
    pub(in crate::plan) fn of(network: &Network, name: &str) -> Result<Self, Unmeant> {
        if name.char_indices().nth(LONGEST).is_some() {
            return Err(Unmeant::unknown(name, NameHint::Place(PlaceHint::TooLong)));
        }
        let asked = key(name);
        if let Some(mode) = Mode::ALL.into_iter().find(|mode| key(mode.name()) == asked) {
            return Ok(Self::Mode(mode));
        }
        let passed =
            || network.services().iter().flat_map(|service| &service.stages).flat_map(|stage| &stage.countries);
        let countries = || network.hubs().iter().map(|hub| hub.country).chain(passed().copied());
        if let Some(country) = CountryCode::new(&name.to_uppercase())
            .ok()
            .filter(|code| name.len() == 2 && countries().any(|known| known == *code))
        {
            return Ok(Self::Country(country));
        }
        if let Some(service) = network.service_with(name) {
            return Ok(Self::Service(service));
        }
        let (places, fit) = network.places_named(name).unwrap_or((Vec::new(), Fit::Beginning));
        let places = places.into_iter().map(|(place, known)| (Self::Hubs(place.hubs), Meaning::Place(known)));
        if fit == Fit::Code {
            return Self::only_meaning(network, name, places.collect());
        }
        let known = CountryCode::named(name).into_iter().filter(|code| countries().any(|known| known == *code));
        let mut meanings: Vec<(Self, Meaning)> =
            known.map(|country| (Self::Country(country), Meaning::Country(country))).collect();
        meanings.extend(
            network.strait(name).map(|strait| (Self::Strait(Arc::clone(strait)), Meaning::Strait(Arc::clone(strait)))),
        );
        meanings.extend(
            network
                .service_named(name)
                .map(|service| (Self::Service(service), Meaning::Service(Arc::clone(&network.service(service).code)))),
        );
        if fit == Fit::Name || meanings.is_empty() {
            meanings.extend(places);
        }
        if meanings.is_empty() {
            return Err(Unmeant::unknown(name, hint(network, name)));
        }
        Self::only_meaning(network, name, meanings)
    }

    fn only_meaning(network: &Network, name: &str, meanings: Vec<(Self, Meaning)>) -> Result<Self, Unmeant> {
        let (named, shown): (Vec<Self>, Vec<Meaning>) = meanings.into_iter().unzip();
        let alike = named.windows(2).all(|pair| pair[0].touched(network).eq(pair[1].touched(network)));
        match named.into_iter().next() {
            Some(first) if alike => Ok(first),
            _ => Err(Unmeant::Ambiguous { name: name.to_owned(), meanings: shown }),
        }
    }

    /// Whether it touches each service, each stage, and each hub.
    fn touched<'n>(&'n self, network: &'n Network) -> impl Iterator<Item = bool> + 'n {
        let services = network.services().iter();
        let stages =
            network.services().iter().flat_map(|service| service.stages.iter().map(|stage| (service.mode, stage)));
        services
            .map(|service| self.hits_service(network, service))
            .chain(stages.map(|(mode, stage)| self.hits_stage(mode, stage)))
            .chain(network.hub_indices().map(|hub| self.hits_hub(network, hub)))
    }

    /// Whether a service as a whole is ruled out.
    pub(in crate::plan) fn hits_service(&self, network: &Network, service: &Service) -> bool {
        match self {
            Self::Mode(mode) => service.mode == *mode,
            Self::Service(banned) => network.service(*banned).code == service.code,
            Self::Operator(operator) => service.operator == *operator,
            Self::Country(_) | Self::Strait(_) | Self::Hubs(_) | Self::Border(..) => false,
        }
    }

    /// Whether a stage of a service of a mode is ruled out, and every ride over it.
    pub(in crate::plan) fn hits_stage(&self, mode: Mode, stage: &Stage) -> bool {
        match self {
            Self::Country(country) => stage.countries.contains(country),
            Self::Strait(strait) => stage.straits.contains(strait),
            Self::Hubs(hubs) => hubs.contains(&stage.from) || hubs.contains(&stage.to),
            Self::Border(one, other) => Feature::Border(*one, *other).is_on(mode, stage),
            Self::Mode(_) | Self::Service(_) | Self::Operator(_) => false,
        }
    }

    /// Whether a hub is ruled out as a beginning or an end.
    pub(in crate::plan) fn hits_hub(&self, network: &Network, hub: HubIx) -> bool {
        match self {
            Self::Country(country) => network.hub(hub).country == *country,
            Self::Hubs(hubs) => hubs.contains(&hub),
            Self::Mode(_) | Self::Service(_) | Self::Strait(_) | Self::Border(..) | Self::Operator(_) => false,
        }
    }
}

/// What may help who named this.
fn hint(network: &Network, name: &str) -> NameHint {
    match network.place_hint(name) {
        PlaceHint::Country { countries, .. } => NameHint::Untouched(countries),
        hint @ (PlaceHint::Elsewhere { .. } | PlaceHint::Empty | PlaceHint::TooLong) => NameHint::Place(hint),
        _ => {
            let stages = || network.services().iter().flat_map(|service| &service.stages);
            let countries = network
                .hubs()
                .iter()
                .map(|hub| hub.country)
                .chain(stages().flat_map(|stage| stage.countries.iter().copied()));
            let countries: BTreeSet<CountryCode> = countries.collect();
            let mut known: Vec<&str> = Mode::ALL.iter().map(|mode| mode.name()).collect();
            known.extend(countries.iter().map(CountryCode::as_str));
            known.extend(countries.iter().filter_map(|country| country.name()));
            known.extend(stages().flat_map(|stage| &stage.straits).map(|strait| &**strait));
            known.extend(network.services().iter().map(|service| &*service.code));
            known.extend(network.hubs().iter().flat_map(|hub| [hub.code.as_str(), &*hub.name]));
            known.extend(network.cities().iter().flat_map(|city| [city.code.as_str(), &*city.name]));
            known.extend(network.other_names().iter().map(|other| &*other.name));
            nearest_name(name, known.into_iter())
        }
    }
}
