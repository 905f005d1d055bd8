//! The network: hubs, services and rules that hang together.

use super::parts::Parts;
use crate::model::places::Elsewhere;
use crate::model::{
    Acceptance, City, Commodity, Cooling, ExchangeRate, Handling, Hazard, Hub, HubIx, Lease, Locode, Need, NoTransit,
    Premium, Restriction, Service, ServiceIx, Source, Storage, Stowage, Stuffing, Surcharge,
};
use crate::units::HubCode;
use crate::units::name::{key, only};
use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, LazyLock};

/// A network of hubs and services, valid by construction. Built by a [`crate::model::NetworkBuilder`], read from files by
/// [`crate::file`], or shipped with the crate: [`Network::chongqing`].
///
/// A clone is a handle on the same network, and costs nothing. Nothing changes a network in place: [`Network::with`] and a builder make another one.
#[derive(Debug, Clone)]
pub struct Network {
    pub(in crate::model) parts: Arc<Parts>,
    pub(in crate::model) stowage: Arc<Stowage>,
    pub(in crate::model) hub_by_code: Arc<HashMap<HubCode, HubIx>>,
    pub(in crate::model) stamp: Stamp,
}

/// Distinguishes networks: a copy has the stamp of what it is a copy of, and whatever is built or changed has one of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::model) struct Stamp(u64);

impl Stamp {
    pub(in crate::model) fn new() -> Self {
        static NEXT: AtomicU64 = AtomicU64::new(0);
        Self(NEXT.fetch_add(1, Ordering::Relaxed))
    }
}

impl From<&Network> for Network {
    /// Another handle on the same network.
    fn from(network: &Network) -> Self {
        network.clone()
    }
}

impl From<Arc<Network>> for Network {
    /// Another handle on the same network.
    fn from(network: Arc<Network>) -> Self {
        Arc::unwrap_or_clone(network)
    }
}

impl From<&Arc<Network>> for Network {
    /// Another handle on the same network.
    fn from(network: &Arc<Network>) -> Self {
        Self::clone(network)
    }
}

impl<F: FnOnce() -> Network> From<&LazyLock<Network, F>> for Network {
    /// Another handle on the network of a static.
    fn from(network: &LazyLock<Network, F>) -> Self {
        Self::clone(network)
    }
}

impl Network {
    /// Its name.
    pub fn name(&self) -> &str {
        &self.parts.name
    }

    /// All hubs; [`HubIx`] is the position.
    pub fn hubs(&self) -> &[Hub] {
        &self.parts.hubs
    }

    /// All cities.
    pub fn cities(&self) -> &[City] {
        &self.parts.cities
    }

    /// All services, by ascending code; [`ServiceIx`] is the position.
    pub fn services(&self) -> &[Service] {
        &self.parts.services
    }

    /// All handling.
    pub fn handlings(&self) -> &[Handling] {
        &self.parts.handling
    }

    /// All packing.
    pub fn stuffings(&self) -> &[Stuffing] {
        &self.parts.stuffing
    }

    /// All unpacking.
    pub fn unstuffings(&self) -> &[Stuffing] {
        &self.parts.unstuffing
    }

    /// All storage tariffs.
    pub fn storages(&self) -> &[Storage] {
        &self.parts.storage
    }

    /// All rates of exchange.
    pub fn rates(&self) -> &[ExchangeRate] {
        &self.parts.rates
    }

    /// All lease of carriers' boxes.
    pub fn leases(&self) -> &[Lease] {
        &self.parts.leases
    }

    /// All surcharges, in the order in which they are taken.
    pub fn surcharges(&self) -> &[Surcharge] {
        &self.parts.surcharges
    }

    /// All premiums of insurance.
    pub fn premiums(&self) -> &[Premium] {
        &self.parts.premiums
    }

    /// All commodities.
    pub fn commodities(&self) -> &[Commodity] {
        &self.parts.commodities
    }

    /// All kinds of dangerous goods.
    pub fn hazards(&self) -> &[Hazard] {
        &self.parts.hazards
    }

    /// What kinds of service take beyond ordinary cargo.
    pub fn acceptances(&self) -> &[Acceptance] {
        &self.parts.acceptances
    }

    /// All rules on where a temperature can be held.
    pub fn coolings(&self) -> &[Cooling] {
        &self.parts.coolings
    }

    /// What may not be carried, whoever would take it.
    pub fn restrictions(&self) -> &[Restriction] {
        &self.parts.restrictions
    }

    /// All countries that some goods may not pass through.
    pub fn no_transits(&self) -> &[NoTransit] {
        &self.parts.no_transits
    }

    /// The parts, to change them: copied once where another network shares them.
    pub(in crate::model) fn parts_mut(&mut self) -> &mut Parts {
        Arc::make_mut(&mut self.parts)
    }

    /// The same with its services changed; their codes, stages and calls must stay.
    pub(crate) fn with_services(&self, change: impl Fn(&mut Service)) -> Self {
        let mut changed = Self { stamp: Stamp::new(), ..self.clone() };
        changed.parts_mut().services.iter_mut().for_each(change);
        changed
    }

    /// Names of the scenarios that changed it, in order.
    pub fn scenarios(&self) -> impl Iterator<Item = &str> {
        self.parts.scenarios.iter().map(|name| &**name)
    }

    /// All sources.
    pub fn sources(&self) -> &[Source] {
        &self.parts.sources
    }

    /// How cargo fills what carries it.
    pub fn stowage(&self) -> &Stowage {
        &self.stowage
    }

    /// The hub at an index.
    #[inline]
    pub fn hub(&self, hub: HubIx) -> &Hub {
        &self.parts.hubs[hub.index()]
    }

    /// The service at an index.
    #[inline]
    pub fn service(&self, service: ServiceIx) -> &Service {
        &self.parts.services[service.index()]
    }

    /// Indices of all hubs.
    pub fn hub_indices(&self) -> impl Iterator<Item = HubIx> {
        (0..self.parts.hubs.len()).map(|at| HubIx(u32::try_from(at).unwrap_or(u32::MAX)))
    }

    /// Indices of all services.
    pub fn service_indices(&self) -> impl Iterator<Item = ServiceIx> {
        (0..self.parts.services.len()).map(|at| ServiceIx(u32::try_from(at).unwrap_or(u32::MAX)))
    }

    /// The hub with a code.
    pub fn hub_with(&self, code: &HubCode) -> Option<HubIx> {
        self.hub_by_code.get(code).copied()
    }

    /// Says which other network may have a place that this one has not.
    pub(crate) fn hint_elsewhere(mut self, elsewhere: Elsewhere) -> Self {
        self.parts_mut().elsewhere = Some(elsewhere);
        self
    }

    /// The service with a code.
    pub fn service_with(&self, code: &str) -> Option<ServiceIx> {
        let at = self.parts.services.binary_search_by(|service| (*service.code).cmp(code)).ok()?;
        u32::try_from(at).ok().map(ServiceIx)
    }

    /// The service with a code, or the only one whose code differs in case or signs.
    pub(crate) fn service_named(&self, name: &str) -> Option<ServiceIx> {
        self.service_with(name).or_else(|| {
            // Most codes begin otherwise, and need no folding.
            let asked = key(name);
            let begins = |code: &str| {
                let first = code.bytes().find(u8::is_ascii_alphanumeric).map(|byte| byte.to_ascii_lowercase());
                !code.is_ascii() || first == asked.bytes().next()
            };
            let services = self.service_indices().map(|at| (&*self.service(at).code, at));
            only(name, services.filter(|(code, _)| begins(code)))
        })
    }

    /// The commodity with a key; case, accents and hyphens do not matter where no other key is the same without them.
    pub fn commodity(&self, key: &str) -> Option<&Commodity> {
        only(key, self.parts.commodities.iter().map(|known| (&*known.key, known)))
    }

    /// The hazard with a key; case, accents and hyphens do not matter where no other key is the same without them.
    pub fn hazard(&self, key: &str) -> Option<&Hazard> {
        only(key, self.parts.hazards.iter().map(|known| (&*known.key, known)))
    }

    /// A need in words, a hazard with its class and numbers.
    pub fn describe(&self, need: &Need) -> String {
        match need {
            Need::Hazard(key) => self.hazard(key).map_or_else(|| need.to_string(), ToString::to_string),
            _ => need.to_string(),
        }
    }

    /// Switches by which services, or countries for some cargo, are off by default, each once.
    pub fn switches(&self) -> Vec<&str> {
        let services = self.parts.services.iter().filter_map(|service| service.off.as_ref()).map(|off| &*off.switch);
        let cargo = self.parts.no_transits.iter().map(|rule| &*rule.switch);
        let barred = self.parts.restrictions.iter().filter_map(|rule| rule.switch.as_deref());
        let mut switches: Vec<&str> = services.chain(cargo).chain(barred).collect();
        switches.sort_unstable();
        switches.dedup();
        switches
    }

    /// Hubs that are known to be designated to import a commodity, by its key.
    pub fn import_ports<'n>(&'n self, commodity: &'n str) -> impl Iterator<Item = &'n Hub> {
        let imports = move |hub: &&Hub| {
            let known = hub.import_port.iter().flat_map(|port| &port.commodities);
            known.into_iter().any(|key| **key == *commodity)
        };
        self.parts.hubs.iter().filter(imports)
    }

    /// Hubs whose code stands in no list.
    pub fn hubs_without_locode(&self) -> impl Iterator<Item = &Hub> {
        self.parts.hubs.iter().filter(|hub| hub.locode == Locode::Absent)
    }
}
