//! What a shipment needs beyond room: what it says itself, what its commodity says, what its boxes are.

use super::{Shipment, ShipmentError};
use crate::model::nearest_name as nearest;
use crate::model::{Cargo, Need, Needs, Network, Temperature};
use crate::units::{Equipment, SizeType};

impl Shipment {
    /// Kept within this range of whole degrees Celsius all the way. Where its commodity says a range, this may narrow it; a range beyond it is
    /// refused when it is planned.
    ///
    /// ```
    /// use landsea::Shipment;
    ///
    /// let durian = Shipment::boxes("Chanthaburi", "Chongqing", "1x45R1")?.commodity("durian").temperature(13, 15)?;
    /// assert_eq!(durian.to_string(), "1 × 45R1 durian at 13 to 15 °C, Chanthaburi → Chongqing");
    /// # Ok::<(), landsea::ShipmentError>(())
    /// ```
    ///
    /// # Errors
    /// [`ShipmentError::Temperature`].
    pub fn temperature(mut self, low: i16, high: i16) -> Result<Self, ShipmentError> {
        self.temperature = Some(Temperature::new(low, high).ok_or(ShipmentError::Temperature { low, high })?);
        Ok(self)
    }

    /// Dangerous goods of a hazard that the network lists, in addition to those of its commodity. May be said several times, of one hazard once.
    #[must_use]
    pub fn dangerous(mut self, hazard: &str) -> Self {
        self.hazards.push(hazard.trim().to_owned());
        self
    }

    /// How far the cargo stands above the corner posts of its open top or flat rack.
    #[must_use]
    pub fn over_height_cm(mut self, cm: u32) -> Self {
        self.over_height_cm = Some(cm).filter(|&cm| cm > 0);
        self
    }

    /// Everything that is carried only where somebody says so.
    ///
    /// # Errors
    /// What the cargo contradicts: [`ShipmentError::DryBox`], [`ShipmentError::Uncooled`], [`ShipmentError::OverHeight`],
    /// [`ShipmentError::CommodityTemperature`]; what is said twice: [`ShipmentError::HazardTwice`]; what the
    /// network does not know: [`ShipmentError::UnknownHazard`], [`ShipmentError::UnknownCommodity`], [`ShipmentError::CommodityKind`].
    pub fn needs(&self, network: &Network) -> Result<Needs, ShipmentError> {
        let commodity = self.known_commodity(network)?;
        let typical = commodity.and_then(|known| known.temperature.as_ref()).map(|known| known.value);
        let mut needs = Vec::new();
        if let (Some(range), Some(known), Some(name)) = (self.temperature, typical, &self.commodity)
            && !(known.low() <= range.low() && range.high() <= known.high())
        {
            return Err(ShipmentError::CommodityTemperature { name: name.clone(), known, range });
        }
        if let Some(range) = self.temperature.or(typical) {
            self.refuse_uncooled(range)?;
            needs.push(Need::Temperature(range));
        }
        if let Some((_, twice)) = self.hazards.iter().enumerate().find(|&(at, key)| self.hazards[..at].contains(key)) {
            return Err(ShipmentError::HazardTwice(twice.clone()));
        }
        let own = self.hazards.iter().map(String::as_str);
        for key in own.chain(commodity.and_then(|known| known.hazard.as_deref())) {
            let known = network.hazard(key).ok_or_else(|| ShipmentError::UnknownHazard {
                name: key.to_owned(),
                hint: nearest(key, network.hazards().iter().map(|known| &*known.key)),
            })?;
            needs.push(Need::Hazard(known.key.clone()));
        }
        let size = self.size();
        let special = size.map(SizeType::equipment).filter(|kind| !matches!(kind, Equipment::Dry | Equipment::Reefer));
        needs.extend(special.map(Need::Equipment));
        if let Some(cm) = self.over_height_cm {
            if !matches!(special, Some(Equipment::OpenTop | Equipment::FlatRack)) {
                return Err(ShipmentError::OverHeight { cm, cargo: self.cargo.clone() });
            }
            needs.push(Need::OverHeight(cm));
        }
        Ok(Needs::new(needs))
    }

    /// A temperature asks for reefers; pallets find a cold lorry, a cold room or a reefer to be packed into.
    fn refuse_uncooled(&self, range: Temperature) -> Result<(), ShipmentError> {
        match &self.cargo {
            Cargo::Boxes { size, .. } if !size.is_reefer() => {
                let (size, equipment) = (*size, size.equipment());
                Err(ShipmentError::DryBox { size, equipment, range, reefer: size.reefer_like() })
            }
            Cargo::Vehicles { .. } | Cargo::Bulk { .. } => {
                Err(ShipmentError::Uncooled { cargo: self.cargo.clone(), range })
            }
            Cargo::Boxes { .. } | Cargo::Loose { .. } => Ok(()),
        }
    }

    fn size(&self) -> Option<SizeType> {
        if let Cargo::Boxes { size, .. } = self.cargo { Some(size) } else { None }
    }
}
