//! A shipment counted on every basis.

use super::commodity::GENERAL;
use super::{Amount, Shipment, ShipmentError};
use crate::model::{Cargo, Commodity, Loading, Network, Quantities, Stowage};
use crate::units::{Kilograms, Money};

impl Shipment {
    /// The shipment on every basis, by the network's commodities and stowage.
    ///
    /// Without weight and commodity, boxes count as the commodity `general`, or as full to [`Stowage::box_kg`] where the network lists none, and vehicles as the
    /// commodity `cars`: [`Shipment::assumptions`] says.
    ///
    /// # Errors
    /// [`ShipmentError::UnknownCommodity`], [`ShipmentError::CommodityKind`], [`ShipmentError::Overweight`],
    /// [`ShipmentError::TooMuch`], and figures that contradict: [`ShipmentError::TwoWeights`], [`ShipmentError::Nothing`], [`ShipmentError::Value`].
    pub fn quantities(&self, network: &Network) -> Result<Quantities, ShipmentError> {
        self.refuse_contradictions()?;
        let stowage = network.stowage();
        let commodity = self.known_commodity(network)?;
        let too_much = ShipmentError::TooMuch;
        let (kg, litres) = self.typical_load(network)?;
        let kg = self.weight.map_or(kg, |weight| Some(weight.get())).ok_or(too_much.clone())?;
        let litres = litres.ok_or(too_much.clone())?;
        let lorry_loads = kg.div_ceil(stowage.truck_kg.value).max(litres.div_ceil(stowage.truck_litres.value)).max(1);
        let volumetric = litres.checked_mul(stowage.air_kg_per_m3.value).ok_or(too_much)?.div_ceil(1000);
        let cooled = self.temperature.is_some() || commodity.is_some_and(|known| known.temperature.is_some());
        let (chargeable_kg, trucks) = (kg.max(volumetric), lorry_loads);
        let mut quantities = Quantities { trucks, chargeable_kg, kg, cooled, ..Quantities::default() };
        match &self.cargo {
            Cargo::Boxes { count, size } => {
                if size.is_twenty() {
                    quantities.twenties = *count;
                } else {
                    quantities.forties = *count;
                }
                quantities.centi_teu = count * u64::from(size.centi_teu());
                refuse_overweight(*count, kg, stowage)?;
                // A lorry takes at most one forty-foot box's goods.
                quantities.trucks = quantities.trucks.max(quantities.load(Loading::Box));
            }
            Cargo::Vehicles { count } => {
                quantities.vehicles = *count;
                quantities.forties = count.div_ceil(stowage.cars_per_box.value);
                quantities.centi_teu = quantities.forties * 200;
                quantities.trucks = 0;
                quantities.chargeable_kg = 0;
            }
            Cargo::Bulk { .. } => {
                // So heavy that a twenty-foot box takes as much as a longer one.
                quantities.twenties = kg.div_ceil(stowage.box_kg.value).max(1);
                quantities.centi_teu = quantities.twenties * 100;
            }
            Cargo::Loose { .. } => {
                let by_weight = kg.div_ceil(stowage.box_kg.value);
                quantities.forties = by_weight.max(litres.div_ceil(stowage.box_litres.value)).max(1);
                quantities.centi_teu = quantities.forties * 200;
            }
        }
        Ok(quantities)
    }

    /// Kilograms and litres of all of the cargo, by its commodity where it does not say so itself; nothing where they pass the type.
    pub(super) fn typical_load(&self, network: &Network) -> Result<(Option<u64>, Option<u64>), ShipmentError> {
        let (stowage, commodity) = (network.stowage(), self.known_commodity(network)?);
        Ok(match &self.cargo {
            Cargo::Boxes { count, size } => {
                // A twenty holds half; a forty-five may be heavier than a forty only by its own weight, not its cargo's.
                let share = |of_forty: u64, most: u32| {
                    let centi_teu = u64::from(size.centi_teu().min(most));
                    of_forty.checked_mul(*count)?.checked_mul(centi_teu)?.checked_div(200)
                };
                let inside = commodity.or_else(|| network.commodity(GENERAL));
                let full = inside.map_or(stowage.box_kg.value, |known| known.kg.value.get());
                let space = inside.map_or(stowage.box_litres.value, |known| known.litres.value);
                (share(full, 200), share(space, u32::MAX))
            }
            Cargo::Vehicles { count } => {
                let of_one = |known: &Commodity| (known.kg.value.get(), known.litres.value);
                let (kg, litres) = commodity.or_else(|| network.commodity("cars")).map_or((1_700, 14_000), of_one);
                (kg.checked_mul(*count), litres.checked_mul(*count))
            }
            Cargo::Loose { weight, litres } => (Some(weight.get()), Some(*litres)),
            Cargo::Bulk { weight } => (Some(weight.get()), Some(0)),
        })
    }

    /// Figures that contradict each other or mean nothing.
    fn refuse_contradictions(&self) -> Result<(), ShipmentError> {
        if let Some(value) = self.value.filter(|value| *value <= Money::ZERO) {
            return Err(ShipmentError::Value(value));
        }
        let Some(weight) = self.weight else { return Ok(()) };
        if weight == Kilograms::ZERO {
            return Err(ShipmentError::Nothing(Amount::Weight));
        }
        match self.cargo {
            Cargo::Bulk { weight: cargo } | Cargo::Loose { weight: cargo, .. } if cargo != weight => {
                Err(ShipmentError::TwoWeights { cargo, weight })
            }
            _ => Ok(()),
        }
    }
}

fn refuse_overweight(boxes: u64, kg: u64, stowage: &Stowage) -> Result<(), ShipmentError> {
    let most = stowage.box_kg.value;
    if kg > most.saturating_mul(boxes) {
        return Err(ShipmentError::Overweight { weight: Kilograms::new(kg), boxes, most: Kilograms::new(most) });
    }
    Ok(())
}
