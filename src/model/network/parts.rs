//! The parts of a network: every list that it is made of, named once.

use crate::model::places::{Elsewhere, Names};
use crate::model::{
    Acceptance, City, Closure, Commodity, Cooling, Customs, Delay, Drayage, ExchangeRate, Handling, Hazard, Hub, Lease,
    NoTransit, OtherName, Premium, Regime, Restriction, Service, Source, Storage, Stuffing, Surcharge, Territory,
};
use std::sync::{Arc, OnceLock};

/// What a builder collects, and a network holds and shares with its copies. What is found from these, or has to be there once, stands in
/// [`Network`](super::Network) beside them.
#[derive(Debug, Clone, Default)]
pub(in crate::model) struct Parts {
    pub(in crate::model) name: String,
    pub(in crate::model) hubs: Vec<Hub>,
    pub(in crate::model) cities: Vec<City>,
    pub(in crate::model) other_names: Vec<OtherName>,
    /// Names folded, once for all networks that have these hubs and cities.
    pub(in crate::model) names: Arc<OnceLock<Names>>,
    pub(in crate::model) elsewhere: Option<Elsewhere>,
    pub(in crate::model) services: Vec<Service>,
    pub(in crate::model) handling: Vec<Handling>,
    pub(in crate::model) stuffing: Vec<Stuffing>,
    pub(in crate::model) unstuffing: Vec<Stuffing>,
    pub(in crate::model) storage: Vec<Storage>,
    pub(in crate::model) customs: Vec<Customs>,
    pub(in crate::model) territories: Vec<Territory>,
    pub(in crate::model) regimes: Vec<Regime>,
    pub(in crate::model) drayage: Vec<Drayage>,
    pub(in crate::model) rates: Vec<ExchangeRate>,
    pub(in crate::model) leases: Vec<Lease>,
    pub(in crate::model) surcharges: Vec<Surcharge>,
    pub(in crate::model) premiums: Vec<Premium>,
    pub(in crate::model) delays: Vec<Arc<Delay>>,
    pub(in crate::model) commodities: Vec<Commodity>,
    pub(in crate::model) hazards: Vec<Hazard>,
    pub(in crate::model) acceptances: Vec<Acceptance>,
    pub(in crate::model) coolings: Vec<Cooling>,
    pub(in crate::model) restrictions: Vec<Restriction>,
    pub(in crate::model) no_transits: Vec<NoTransit>,
    pub(in crate::model) sources: Vec<Source>,
    pub(in crate::model) closures: Vec<Closure>,
    pub(in crate::model) scenarios: Vec<Arc<str>>,
}
