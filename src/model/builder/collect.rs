//! Collecting the parts of a network.

use crate::model::network::Parts;
use crate::model::{
    Acceptance, City, Closure, Commodity, Cooling, Customs, Delay, Drayage, ExchangeRate, Handling, Hazard, Hub, HubIx,
    Lease, NoTransit, OtherName, Premium, Regime, Restriction, Service, Source, Storage, Stowage, Stuffing, Surcharge,
    Territory,
};
use std::sync::Arc;

/// Collects the parts of a network. Hubs come first: everything else refers to them by the index that
/// [`NetworkBuilder::add_hub`] gives.
#[derive(Debug, Clone, Default)]
pub struct NetworkBuilder {
    pub(super) parts: Parts,
    pub(super) stowage: Option<Stowage>,
}

macro_rules! add {
    ($($(#[$doc:meta])* $method:ident, $field:ident: $part:ty;)*) => {
        $($(#[$doc])* pub fn $method(&mut self, part: $part) {
            self.parts.$field.push(part);
        })*
    };
}

impl NetworkBuilder {
    /// An empty network.
    pub fn new(name: &str) -> Self {
        Self { parts: Parts { name: name.to_owned(), ..Parts::default() }, stowage: None }
    }

    /// Adds a hub.
    ///
    /// # Panics
    /// Past 2^32 hubs.
    pub fn add_hub(&mut self, hub: Hub) -> HubIx {
        let index = u32::try_from(self.parts.hubs.len()).expect("a network has fewer than 2^32 hubs");
        self.parts.names = Arc::default();
        self.parts.hubs.push(hub);
        HubIx(index)
    }

    /// Adds a city.
    pub fn add_city(&mut self, city: City) {
        self.parts.names = Arc::default();
        self.parts.cities.push(city);
    }

    /// Adds another name of a city or a hub.
    pub fn add_other_name(&mut self, name: OtherName) {
        self.parts.names = Arc::default();
        self.parts.other_names.push(name);
    }

    add! {
        /// Adds a service.
        add_service, services: Service;
        /// Adds a handling.
        add_handling, handling: Handling;
        /// Adds packing.
        add_stuffing, stuffing: Stuffing;
        /// Adds unpacking.
        add_unstuffing, unstuffing: Stuffing;
        /// Adds a storage tariff.
        add_storage, storage: Storage;
        /// Adds ordinary clearance.
        add_customs, customs: Customs;
        /// Adds a customs territory.
        add_territory, territories: Territory;
        /// Adds a customs regime.
        add_regime, regimes: Regime;
        /// Adds a lorry tariff.
        add_drayage, drayage: Drayage;
        /// Adds the lease of carriers' boxes.
        add_lease, leases: Lease;
        /// Adds a rate of exchange.
        add_rate, rates: ExchangeRate;
        /// Adds a surcharge; they are taken in the order of adding, after the seasons of a service.
        add_surcharge, surcharges: Surcharge;
        /// Adds a premium of insurance.
        add_premium, premiums: Premium;
        /// Adds a commodity.
        add_commodity, commodities: Commodity;
        /// Adds a kind of dangerous goods.
        add_hazard, hazards: Hazard;
        /// Says what kinds of service take.
        add_acceptance, acceptances: Acceptance;
        /// Says where a temperature can be held.
        add_cooling, coolings: Cooling;
        /// Says what may not be carried.
        add_restriction, restrictions: Restriction;
        /// Closes a country to some goods that would pass through it.
        add_no_transit, no_transits: NoTransit;
        /// Adds a source.
        add_source, sources: Source;
        /// Closes something, for good or in a window.
        add_closure, closures: Closure;
    }

    /// Says how late something runs; of equals the first counts.
    pub fn add_delay(&mut self, delay: Delay) {
        self.parts.delays.push(Arc::new(delay));
    }

    /// Says how cargo fills what carries it.
    pub fn set_stowage(&mut self, stowage: Stowage) {
        self.stowage = Some(stowage);
    }
}
