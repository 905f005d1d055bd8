//! The network: hubs, services and rules that hang together.

use super::parts::Parts;
use super::place::Elsewhere;
use super::{
    Acceptance, BoxKind, City, Closure, Commodity, Cooling, Drayage, ExchangeRate, Handling, Hazard, Hub, HubIx, Lease,
    Loading, Locode, Need, NoTransit, Premium, Restriction, Scope, Service, ServiceIx, Side, Source, Storage, Stowage,
    Stuffing, Surcharge, Temperature,
};
use crate::units::name::{key, only};
use crate::units::{CountryCode, HubCode};
use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, LazyLock};

/// A network of hubs and services, valid by construction. Built by a [`super::NetworkBuilder`], read from files by
/// [`crate::file`], or shipped with the crate: [`Network::chongqing`].
///
/// A clone is a handle on the same network, and costs nothing. Nothing changes a network in place: [`Network::with`] and a builder make another one.
#[derive(Debug, Clone)]
pub struct Network {
    pub(super) parts: Arc<Parts>,
    pub(super) stowage: Arc<Stowage>,
    pub(super) hub_by_code: Arc<HashMap<HubCode, HubIx>>,
    pub(super) stamp: Stamp,
}

/// Distinguishes networks: a copy has the stamp of what it is a copy of, and whatever is built or changed has one of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stamp(u64);

impl Stamp {
    pub(super) fn new() -> Self {
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

    /// Lease of a box of a kind that is dropped off at a hub: the narrowest rule that holds; of two as narrow the one for this kind.
    pub fn lease(&self, hub: HubIx, kind: BoxKind) -> Option<&Lease> {
        let country = self.hub(hub).country;
        let holding = self.parts.leases.iter().filter(|lease| lease.of.is_none_or(|of| of == kind));
        let ranked =
            holding.filter_map(|lease| Some(((lease.at.narrowness(hub, country)?, lease.of.is_some()), lease)));
        ranked.max_by_key(|&(rank, _)| rank).map(|(_, lease)| lease)
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

    /// What is closed, for good or in a window; nothing without a scenario.
    pub fn closures(&self) -> &[Closure] {
        &self.parts.closures
    }

    /// The parts, to change them: copied once where another network shares them.
    pub(super) fn parts_mut(&mut self) -> &mut Parts {
        Arc::make_mut(&mut self.parts)
    }

    /// The same without some of what is closed.
    pub(crate) fn without_closures(&self, opens: impl Fn(&Closure) -> bool) -> Self {
        let mut open = Self { stamp: Stamp::new(), ..self.clone() };
        open.parts_mut().closures.retain(|closure| !opens(closure));
        open
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

    /// The handling between two sides at a hub, the narrowest that holds, as position among [`Network::handlings`].
    pub fn handling(&self, hub: HubIx, from: Side, to: Side) -> Option<usize> {
        let country = self.hub(hub).country;
        let sides = |handling: &Handling| handling.from == from && handling.to == to;
        narrowest(&self.parts.handling, hub, country, sides, |handling| &handling.at)
    }

    /// All handling by the sides that it is between, as positions among [`Network::handlings`], ascending.
    pub(crate) fn handling_by_sides(&self) -> HashMap<(Side, Side), Vec<usize>> {
        let mut by_sides: HashMap<_, Vec<usize>> = HashMap::new();
        for (at, handling) in self.parts.handling.iter().enumerate() {
            by_sides.entry((handling.from, handling.to)).or_default().push(at);
        }
        by_sides
    }

    /// Of some handling between the same sides what [`Network::handling`] finds at a hub.
    pub(crate) fn handling_among(&self, hub: HubIx, alike: &[usize]) -> Option<usize> {
        let places = alike.iter().map(|&at| (at, &self.parts.handling[at].at));
        narrowest_of(places, hub, self.hub(hub).country)
    }

    /// Packing at a hub: the narrowest that holds, as position among [`Network::stuffings`].
    pub fn stuffing(&self, hub: HubIx, cargo: Loading) -> Option<usize> {
        let country = self.hub(hub).country;
        narrowest(&self.parts.stuffing, hub, country, |stuffing| stuffing.cargo == cargo, |stuffing| &stuffing.at)
    }

    /// Unpacking at a hub: the narrowest that holds, as position among [`Network::unstuffings`].
    pub fn unstuffing(&self, hub: HubIx, cargo: Loading) -> Option<usize> {
        let country = self.hub(hub).country;
        narrowest(&self.parts.unstuffing, hub, country, |stuffing| stuffing.cargo == cargo, |stuffing| &stuffing.at)
    }

    /// Storage of what rides so at a hub, kept at a temperature or not: the narrowest that holds, as position among [`Network::storages`].
    pub fn storage(&self, hub: HubIx, loading: Loading, cooled: bool) -> Option<usize> {
        let country = self.hub(hub).country;
        let of = |cooled| {
            let alike = move |storage: &Storage| (storage.loading, storage.cooled) == (loading, cooled);
            narrowest(&self.parts.storage, hub, country, alike, |storage| &storage.at)
        };
        of(cooled).or_else(|| of(false))
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

    /// The temperatures that can be held at a hub, by the narrowest rule; none where none can.
    pub fn cooling(&self, hub: HubIx) -> Option<Temperature> {
        let country = self.hub(hub).country;
        let rule = narrowest(&self.parts.coolings, hub, country, |_| true, |cooling| &cooling.at)?;
        self.parts.coolings[rule].keeps
    }

    /// The lorry that carries so in a country.
    pub fn drayage(&self, country: CountryCode, loading: Loading) -> Option<&Drayage> {
        self.parts.drayage.iter().find(|drayage| drayage.loading == loading && drayage.countries.contains(&country))
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

/// The rule that holds most narrowly at a hub, by position.
fn narrowest<R>(
    rules: &[R],
    hub: HubIx,
    country: CountryCode,
    applies: impl Fn(&R) -> bool,
    scope: impl Fn(&R) -> &Scope,
) -> Option<usize> {
    let holding = rules.iter().enumerate().filter(|(_, rule)| applies(rule));
    narrowest_of(holding.map(|(at, rule)| (at, scope(rule))), hub, country)
}

/// The scope that holds most narrowly at a hub, the last of equals, by what stands beside it.
fn narrowest_of<'s>(
    scopes: impl Iterator<Item = (usize, &'s Scope)>,
    hub: HubIx,
    country: CountryCode,
) -> Option<usize> {
    let ranked = scopes.filter_map(|(at, scope)| Some((scope.narrowness(hub, country)?, at)));
    ranked.max_by_key(|&(narrowness, _)| narrowness).map(|(_, at)| at)
}
