//! Customs, territories and regimes, as text.

use super::figures::{Basis, Range};
use super::scope::Scope;
use crate::model::{Loading, Mode};
use serde::Deserialize;

/// Ordinary export and import clearance of a country.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Customs {
    /// ISO 3166 alpha-2.
    pub country: String,
    /// Offices of that country where it holds; every one when left out.
    #[serde(default)]
    pub hubs: Vec<String>,
    /// Modes of the ride after an export, or before an import; any when left out.
    #[serde(default)]
    pub modes: Vec<Mode>,
    /// Commodities that it is for; any when left out.
    #[serde(default)]
    pub commodities: Vec<String>,
    /// Leaving.
    pub export: Clearance,
    /// Coming in.
    pub import: Clearance,
}

/// One declaration.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Clearance {
    /// Time in hours.
    pub hours: Range,
    /// Price.
    pub charge: Range,
    /// What the price multiplies; the whole shipment when left out.
    #[serde(default)]
    pub per: Option<Basis>,
}

/// Countries without customs borders between them, or one country with a transit procedure.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Territory {
    /// Unique key.
    pub key: String,
    /// English name.
    pub name: String,
    /// ISO 3166 alpha-2 codes.
    pub countries: Vec<String>,
    /// The ordinary procedure of passing through; nothing is due when left out.
    #[serde(default)]
    pub transit: Option<Transit>,
}

/// The ordinary procedure of passing through a territory.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Transit {
    /// What it is called.
    pub name: String,
    /// Time in hours.
    pub hours: Range,
    /// Price.
    pub charge: Range,
    /// What the price multiplies; the whole shipment when left out.
    #[serde(default)]
    pub per: Option<Basis>,
}

/// A way of doing formalities otherwise, granted under conditions.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Regime {
    /// Unique key that shipments name.
    pub key: String,
    /// English name.
    pub name: String,
    /// Where it is granted.
    pub at: Scope,
    /// Modes that it is granted for; any when left out.
    #[serde(default)]
    pub modes: Vec<Mode>,
    /// How the cargo must ride; any when left out.
    #[serde(default)]
    pub carries: Vec<Loading>,
    /// Commodities that it is granted to; any when left out.
    #[serde(default)]
    pub commodities: Vec<String>,
    /// Services that offer it; any when left out.
    #[serde(default)]
    pub services: Vec<String>,
    /// Whether the hub must have a bonded zone.
    #[serde(default)]
    pub bonded: bool,
    /// Leaving under it; ordinary when left out.
    #[serde(default)]
    pub export: Option<Clearance>,
    /// Coming in under it; ordinary when left out.
    #[serde(default)]
    pub import: Option<Clearance>,
    /// Passing through a territory under it; ordinary when left out.
    #[serde(default)]
    pub transit: Option<Clearance>,
}
