//! A network file as a whole.

use super::customs::{Customs, Regime, Territory};
use super::delays::Delay;
use super::figures::Exact;
use super::liners::Liners;
use super::needs::{Acceptance, Cooling, Hazard, NoTransit, Restriction};
use super::places::{Calendar, City, Hub, OtherNames};
use super::rules::{Commodity, Drayage, Emission, Handling, Lease, Storage, Stowage, Stuffing};
use super::services::Service;
use super::surcharges::{Premium, Surcharge};
use crate::model::Trust;
use serde::Deserialize;

/// One network file: a corridor, or a set of facts that several corridors share.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct File {
    /// Short name of the corridor.
    pub name: String,
    /// What the file holds and how its figures were made, in a sentence or two.
    pub about: String,
    /// ISO 4217 code of the currency of the file's amounts, where they name no other; US dollars, where it is not given. Amounts stay
    /// as they are written; a bill converts them at the rate of the year of their evidence, once they are multiplied, and rounds once a line.
    #[serde(default)]
    pub currency: Option<String>,
    /// Documents that figures refer to.
    #[serde(default)]
    pub sources: Vec<Source>,
    /// Cities: one name for several hubs.
    #[serde(default)]
    pub cities: Vec<City>,
    /// Calendars of days on which hubs or services do not work.
    #[serde(default)]
    pub calendars: Vec<Calendar>,
    /// Hubs.
    #[serde(default)]
    pub hubs: Vec<Hub>,
    /// Other names of cities and hubs, of this file or others.
    #[serde(default)]
    pub other_names: Vec<OtherNames>,
    /// Services.
    #[serde(default)]
    pub services: Vec<Service>,
    /// Point-to-point lines in rows, where one a file would be long.
    #[serde(default)]
    pub liners: Vec<Liners>,
    /// What it takes to change service, to hand in and to collect.
    #[serde(default)]
    pub handling: Vec<Handling>,
    /// Packing cargo into boxes at the origin.
    #[serde(default)]
    pub stuffing: Vec<Stuffing>,
    /// Unpacking it at the destination, where the consignee does not take the boxes.
    #[serde(default)]
    pub unstuffing: Vec<Stuffing>,
    /// What staying too long costs.
    #[serde(default)]
    pub storage: Vec<Storage>,
    /// Lease of carriers' boxes.
    #[serde(default)]
    #[serde(alias = "hire")]
    pub lease: Vec<Lease>,
    /// Ordinary clearance by country.
    #[serde(default)]
    pub customs: Vec<Customs>,
    /// Customs territories of several countries, or with a transit procedure.
    #[serde(default)]
    pub territories: Vec<Territory>,
    /// Customs regimes.
    #[serde(default)]
    pub regimes: Vec<Regime>,
    /// Lorry tariffs between a door and a hub.
    #[serde(default)]
    pub drayage: Vec<Drayage>,
    /// What a US dollar cost in other currencies, by year.
    #[serde(default)]
    pub rates: Vec<ExchangeRate>,
    /// Surcharges, taken in this order after the seasons of a service.
    #[serde(default)]
    pub surcharges: Vec<Surcharge>,
    /// Premiums of insurance by the value of the goods.
    #[serde(default)]
    pub insurance: Vec<Premium>,
    /// How late things run.
    #[serde(default)]
    pub delays: Vec<Delay>,
    /// Emission factors.
    #[serde(default)]
    pub emissions: Vec<Emission>,
    /// Commodities.
    #[serde(default)]
    pub commodities: Vec<Commodity>,
    /// Kinds of dangerous goods.
    #[serde(default)]
    pub hazards: Vec<Hazard>,
    /// What kinds of service take beyond ordinary cargo.
    #[serde(default)]
    pub acceptances: Vec<Acceptance>,
    /// Where a temperature can be held.
    #[serde(default)]
    pub cooling: Vec<Cooling>,
    /// What may not be carried.
    #[serde(default)]
    pub restrictions: Vec<Restriction>,
    /// Countries that some goods may not pass through.
    #[serde(default)]
    pub no_transit: Vec<NoTransit>,
    /// How cargo fills boxes, lorries and aircraft. One file of a network holds it.
    #[serde(default)]
    pub stowage: Option<Stowage>,
    /// Findings of [`crate::file::Layers::check`] that do not hold here, each with the reason.
    #[serde(default)]
    pub exceptions: Vec<Exception>,
}

/// Why a finding of one rule does not hold for some hubs or services. It is counted, not hidden.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Exception {
    /// Code of the rule.
    pub rule: String,
    /// Codes of the hubs or services.
    pub of: Vec<String>,
    /// Why the data is right.
    pub reason: String,
}

/// A document, or the word "estimate".
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Key that figures cite, without spaces.
    pub key: String,
    /// Who published it.
    pub publisher: String,
    /// What it is about.
    pub title: String,
    /// Its date as text.
    pub date: String,
    /// How far to trust it.
    pub trust: Trust,
    /// Address, where it was kept.
    #[serde(default)]
    pub address: Option<String>,
}

/// What a US dollar cost in another currency.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExchangeRate {
    /// ISO 4217 code of the other currency.
    pub currency: String,
    /// So much of it for one US dollar, in the year of the evidence; at most six decimals.
    pub for_usd: Exact,
}
