//! The commodity of a shipment, as the network knows it.

use super::{Amount, Shipment, ShipmentError};
use crate::model::{Cargo, Commodity, Network, nearest_name};
use crate::units::{CountryCode, HsCode};

/// Key of the commodity that boxes hold when nobody says what is in them.
pub(super) const GENERAL: &str = "general";

impl Shipment {
    /// Its code in the Harmonized System, where it or its commodity says so.
    pub fn goods<'s>(&'s self, network: &'s Network) -> Option<&'s HsCode> {
        let commodity = || self.commodity.as_ref().and_then(|key| network.commodity(key));
        self.hs.as_ref().or_else(|| commodity()?.hs.as_ref())
    }

    /// Countries between origin and destination that its goods may not pass through, but for the switches allowed.
    pub(crate) fn closed_to(&self, network: &Network, ends: [CountryCode; 2], allowed: &[String]) -> Vec<CountryCode> {
        let Some(goods) = self.goods(network) else { return Vec::new() };
        let rules = network.no_transits().iter().filter(|rule| rule.goods.iter().any(|wider| goods.is_within(wider)));
        let closed = rules.filter(|rule| !allowed.iter().any(|switch| **switch == *rule.switch));
        closed.map(|rule| rule.country).filter(|country| !ends.contains(country)).collect()
    }

    /// Its commodity as the network writes it.
    pub(crate) fn commodity_key<'a>(&'a self, network: &'a Network) -> Option<&'a str> {
        let name = self.commodity.as_deref()?;
        Some(network.commodity(name).map_or(name, |known| &known.key))
    }

    pub(super) fn known_commodity<'n>(&self, network: &'n Network) -> Result<Option<&'n Commodity>, ShipmentError> {
        let Some(name) = &self.commodity else { return Ok(None) };
        let known = network.commodity(name).ok_or_else(|| ShipmentError::UnknownCommodity {
            name: name.clone(),
            hint: nearest_name(name, network.commodities().iter().map(|known| &*known.key)),
        })?;
        let vehicles = matches!(self.cargo, Cargo::Vehicles { .. });
        if known.vehicle && matches!(self.cargo, Cargo::Boxes { .. }) {
            return Err(ShipmentError::CommodityKind { name: name.clone(), counted: Amount::Vehicles });
        }
        if vehicles && !known.vehicle {
            return Err(ShipmentError::CommodityKind { name: name.clone(), counted: Amount::Boxes });
        }
        Ok(Some(known))
    }
}
