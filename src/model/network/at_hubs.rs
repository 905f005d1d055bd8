//! Which rule holds at a hub: of several the narrowest.

use super::Network;
use crate::model::{BoxKind, Drayage, Handling, HubIx, Lease, Loading, Scope, Side, Storage, Temperature};
use crate::units::CountryCode;
use std::collections::HashMap;

impl Network {
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

    /// Lease of a box of a kind that is dropped off at a hub: the narrowest rule that holds; of two as narrow the one for this kind.
    pub fn lease(&self, hub: HubIx, kind: BoxKind) -> Option<&Lease> {
        let country = self.hub(hub).country;
        let holding = self.parts.leases.iter().filter(|lease| lease.of.is_none_or(|of| of == kind));
        let ranked =
            holding.filter_map(|lease| Some(((lease.at.narrowness(hub, country)?, lease.of.is_some()), lease)));
        ranked.max_by_key(|&(rank, _)| rank).map(|(_, lease)| lease)
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
