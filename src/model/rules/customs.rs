//! Customs: clearance by hub, mode and cargo; territories and transit through them; and regimes, under which both are done
//! otherwise.

use crate::model::{HubIx, Loading, Mode, Range, Rate, Scope};
use crate::units::{CountryCode, Minutes};
use std::sync::Arc;

/// One declaration: what it takes and costs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clearance {
    /// Time.
    pub time: Range<Minutes>,
    /// Price.
    pub rate: Rate,
}

/// Ordinary export and import clearance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Customs {
    /// Where: a country, or some of its offices.
    pub at: Scope,
    /// Modes of the ride after an export, or before an import; any when empty.
    pub modes: Vec<Mode>,
    /// Keys of commodities; any when empty.
    pub commodities: Vec<Arc<str>>,
    /// Leaving.
    pub export: Clearance,
    /// Coming in.
    pub import: Clearance,
}

impl Customs {
    /// How closely it speaks of a case, when it speaks of it at all: first the place counts, then the commodity, then the mode.
    pub(in crate::model) fn closeness(&self, case: &CustomsCase<'_>) -> Option<(u8, bool, bool)> {
        let narrowness = self.at.narrowness(case.hub, case.country)?;
        let mode = self.modes.is_empty() || self.modes.contains(&case.mode);
        let named = |key: &str| self.commodities.iter().any(|known| **known == *key);
        let cargo = self.commodities.is_empty() || case.commodity.is_some_and(named);
        (mode && cargo).then_some((narrowness, !self.commodities.is_empty(), !self.modes.is_empty()))
    }
}

/// What is to be cleared, and where.
#[derive(Debug, Clone, Copy)]
pub struct CustomsCase<'a> {
    /// The office.
    pub hub: HubIx,
    /// Its country.
    pub country: CountryCode,
    /// Mode of the ride after an export, or before an import.
    pub mode: Mode,
    /// Key of the commodity, where the shipment names one.
    pub commodity: Option<&'a str>,
}

/// Countries without customs borders between them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Territory {
    /// Unique key.
    pub key: Arc<str>,
    /// English name.
    pub name: Arc<str>,
    /// Its countries; no country belongs to two territories.
    pub countries: Vec<CountryCode>,
    /// The ordinary procedure of passing through, and what it is called.
    pub transit: Option<(Arc<str>, Clearance)>,
}

/// A way of doing formalities otherwise, granted under conditions. A shipment names those that its declarant may use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Regime {
    /// Unique key.
    pub key: Arc<str>,
    /// English name.
    pub name: Arc<str>,
    /// Where it is granted.
    pub at: Scope,
    /// Modes it is granted for; any when empty.
    pub modes: Vec<Mode>,
    /// How the cargo must ride; any when empty.
    pub loadings: Vec<Loading>,
    /// Keys of commodities; any when empty.
    pub commodities: Vec<Arc<str>>,
    /// Codes of the services that offer it; any when empty.
    pub services: Vec<Arc<str>>,
    /// Whether the hub must have a bonded zone.
    pub bonded: bool,
    /// Leaving under it.
    pub export: Option<Clearance>,
    /// Coming in under it.
    pub import: Option<Clearance>,
    /// Passing through a territory under it.
    pub transit: Option<Clearance>,
}

impl Regime {
    /// Whether it is granted to cargo that rides so, on a service where that is known.
    pub fn covers(&self, mode: Mode, loading: Loading, service: Option<&str>) -> bool {
        (self.modes.is_empty() || self.modes.contains(&mode))
            && (self.loadings.is_empty() || self.loadings.contains(&loading))
            && (self.services.is_empty()
                || service.is_some_and(|code| self.services.iter().any(|known| **known == *code)))
    }

    /// Whether it is granted to a commodity.
    pub fn suits(&self, commodity: Option<&str>) -> bool {
        self.commodities.is_empty() || commodity.is_some_and(|key| self.commodities.iter().any(|known| **known == *key))
    }
}
