//! Bans: absolute, by name.

use super::planner::PlanError;
use crate::model::{HubIx, Mode, Network, Service, ServiceIx, Stage, nearest_name};
use crate::units::CountryCode;
use std::sync::Arc;

/// Something that no itinerary may touch, as it was named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ban(String);

/// What a name turned out to mean: something that rides touch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Named {
    Mode(Mode),
    Country(CountryCode),
    Gate(Arc<str>),
    Service(ServiceIx),
    Hubs(Vec<HubIx>),
}

impl Ban {
    /// Bans what has this code or name.
    pub fn named(what: &str) -> Self {
        Self(what.trim().to_owned())
    }

    /// The name.
    pub fn name(&self) -> &str {
        &self.0
    }

    /// Finds out what it means in a network.
    pub(super) fn resolve(&self, network: &Network) -> Result<Named, PlanError> {
        Named::of(network, &self.0).map_err(|hint| PlanError::UnknownBan { name: self.0.clone(), hint })
    }
}

impl Named {
    /// Finds out what a name means in a network: a mode, a country, a strait or canal, a service, a city or a hub. Or else the nearest name
    /// that means something.
    pub(super) fn of(network: &Network, name: &str) -> Result<Self, String> {
        if let Some(mode) = Mode::ALL.into_iter().find(|mode| mode.name().eq_ignore_ascii_case(name)) {
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
        let gates = || network.services().iter().flat_map(|service| &service.stages).flat_map(|stage| &stage.gates);
        if let Some(gate) = gates().find(|gate| gate.eq_ignore_ascii_case(name)) {
            return Ok(Self::Gate(Arc::clone(gate)));
        }
        if let Some(service) = network.service_with(name) {
            return Ok(Self::Service(service));
        }
        if let Ok(place) = network.place(name) {
            return Ok(Self::Hubs(place.hubs));
        }
        let mut known: Vec<String> = Mode::ALL.iter().map(ToString::to_string).collect();
        known.extend(countries().map(|country| country.to_string()));
        known.extend(gates().map(ToString::to_string));
        known.extend(network.services().iter().map(|service| service.code.to_string()));
        known.extend(network.hubs().iter().flat_map(|hub| [hub.code.to_string(), hub.name.to_string()]));
        Err(nearest_name(name, known.iter().map(String::as_str)))
    }

    /// Whether a service as a whole is ruled out.
    pub(super) fn hits_service(&self, network: &Network, service: &Service) -> bool {
        match self {
            Self::Mode(mode) => service.mode == *mode,
            Self::Service(banned) => network.service(*banned).code == service.code,
            Self::Country(_) | Self::Gate(_) | Self::Hubs(_) => false,
        }
    }

    /// Whether a stage is ruled out, and every ride over it.
    pub(super) fn hits_stage(&self, stage: &Stage) -> bool {
        match self {
            Self::Country(country) => stage.countries.contains(country),
            Self::Gate(gate) => stage.gates.contains(gate),
            Self::Hubs(hubs) => hubs.contains(&stage.from) || hubs.contains(&stage.to),
            Self::Mode(_) | Self::Service(_) => false,
        }
    }

    /// Whether a hub is ruled out as a beginning or an end.
    pub(super) fn hits_hub(&self, network: &Network, hub: HubIx) -> bool {
        match self {
            Self::Country(country) => network.hub(hub).country == *country,
            Self::Hubs(hubs) => hubs.contains(&hub),
            Self::Mode(_) | Self::Service(_) | Self::Gate(_) => false,
        }
    }
}
