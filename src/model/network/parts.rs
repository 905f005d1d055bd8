//! The parts of a network: every list that it is made of, named once.

use super::names::{Names, OtherName};
use super::place::Elsewhere;
use super::{
    Acceptance, City, Closure, Commodity, Cooling, Customs, Delay, Drayage, ExchangeRate, Handling, Hazard, Hub, Lease,
    NoTransit, Premium, Regime, Restriction, Service, Source, Storage, Stuffing, Surcharge, Territory,
};
use std::sync::{Arc, OnceLock};

/// What a builder collects, and a network holds and shares with its copies. What is found from these, or has to be there once, stands in
/// [`super::Network`] beside them.
#[derive(Debug, Clone, Default)]
pub(super) struct Parts {
    pub(super) name: String,
    pub(super) hubs: Vec<Hub>,
    pub(super) cities: Vec<City>,
    pub(super) other_names: Vec<OtherName>,
    /// Names folded, once for all networks that have these hubs and cities.
    pub(super) names: Arc<OnceLock<Names>>,
    pub(super) elsewhere: Option<Elsewhere>,
    pub(super) services: Vec<Service>,
    pub(super) handling: Vec<Handling>,
    pub(super) stuffing: Vec<Stuffing>,
    pub(super) unstuffing: Vec<Stuffing>,
    pub(super) storage: Vec<Storage>,
    pub(super) customs: Vec<Customs>,
    pub(super) territories: Vec<Territory>,
    pub(super) regimes: Vec<Regime>,
    pub(super) drayage: Vec<Drayage>,
    pub(super) rates: Vec<ExchangeRate>,
    pub(super) leases: Vec<Lease>,
    pub(super) surcharges: Vec<Surcharge>,
    pub(super) premiums: Vec<Premium>,
    pub(super) delays: Vec<Arc<Delay>>,
    pub(super) commodities: Vec<Commodity>,
    pub(super) hazards: Vec<Hazard>,
    pub(super) acceptances: Vec<Acceptance>,
    pub(super) coolings: Vec<Cooling>,
    pub(super) restrictions: Vec<Restriction>,
    pub(super) no_transits: Vec<NoTransit>,
    pub(super) sources: Vec<Source>,
    pub(super) closures: Vec<Closure>,
    pub(super) scenarios: Vec<Arc<str>>,
}
