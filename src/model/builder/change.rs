//! A network taken apart, to build a changed one.

use super::collect::NetworkBuilder;
use crate::model::{
    Closure, Customs, Delay, Drayage, Handling, Hub, Lease, Network, Premium, Regime, Service, Storage, Stuffing,
    Surcharge, Territory,
};
use std::sync::Arc;

impl From<Network> for NetworkBuilder {
    /// The parts of a network, to build a changed one. Indices of hubs stay.
    fn from(network: Network) -> Self {
        let (parts, stowage) = (Arc::unwrap_or_clone(network.parts), Arc::unwrap_or_clone(network.stowage));
        Self { parts, stowage: Some(stowage) }
    }
}

macro_rules! change {
    ($($(#[$doc:meta])* $method:ident, $field:ident: $part:ty;)*) => {
        $($(#[$doc])* pub fn $method(&mut self) -> &mut Vec<$part> {
            &mut self.parts.$field
        })*
    };
}

impl NetworkBuilder {
    /// The hubs so far, to change them; their order is what indices mean.
    pub fn hubs_mut(&mut self) -> &mut Vec<Hub> {
        self.parts.names = Arc::default();
        &mut self.parts.hubs
    }

    change! {
        /// The services so far, to change them.
        services_mut, services: Service;
        /// The handling so far, to change it.
        handlings_mut, handling: Handling;
        /// The packing so far, to change it.
        stuffings_mut, stuffing: Stuffing;
        /// The storage tariffs so far, to change them.
        storages_mut, storage: Storage;
        /// The customs so far, to change them.
        customs_mut, customs: Customs;
        /// The lorry tariffs so far, to change them.
        drayages_mut, drayage: Drayage;
        /// The unpacking so far, to change it.
        unstuffings_mut, unstuffing: Stuffing;
        /// The customs territories so far, to change them.
        territories_mut, territories: Territory;
        /// The customs regimes so far, to change them.
        regimes_mut, regimes: Regime;
        /// What is closed so far, to change it.
        closures_mut, closures: Closure;
        /// The lease of carriers' boxes so far, to change it.
        leases_mut, leases: Lease;
        /// The surcharges so far, to change them.
        surcharges_mut, surcharges: Surcharge;
        /// The premiums of insurance so far, to change them.
        premiums_mut, premiums: Premium;
        /// The delays so far, to change them.
        delays_mut, delays: Arc<Delay>;
    }
}
