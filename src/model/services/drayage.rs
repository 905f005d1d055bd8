//! The lorry to and from the door.

use super::Emission;
use crate::model::{Basis, Case, Exact, Loading, Quantities, Range, Tender, UnitPrice};
use crate::units::{CountryCode, Minutes, Money};
use std::sync::Arc;

/// Lorry between a door and a hub.
#[derive(Debug, Clone)]
pub struct Drayage {
    /// Countries.
    pub countries: Vec<CountryCode>,
    /// What the lorry carries.
    pub loading: Loading,
    /// What the prices multiply.
    pub per: Basis,
    /// Price of the call.
    pub fixed: Range<UnitPrice>,
    /// Price of a kilometre.
    pub per_km: Range<UnitPrice>,
    /// Thousandths of a road kilometre for a kilometre as the crow flies.
    pub circuity: Exact<u32>,
    /// Loading or unloading.
    pub fixed_time: Range<Minutes>,
    /// Kilometres an hour.
    pub km_per_hour: Exact<u32>,
    /// How far it goes, by road.
    pub radius_km: Exact<u32>,
    /// Emissions.
    pub emission: Arc<Emission>,
}

impl Drayage {
    /// Road kilometres for a distance as the crow flies, rounded, or `None` beyond the radius.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the radius bounds it")]
    pub fn road_km(&self, crow_km: f64) -> Option<u32> {
        let km = (crow_km * f64::from(self.circuity.value) / 1000.0).round();
        (km <= f64::from(self.radius_km.value)).then_some(km as u32)
    }

    /// Time for this many kilometres.
    pub fn time(&self, case: Case, km: u32) -> Option<Minutes> {
        let driving = km.checked_mul(60)?.div_ceil(self.km_per_hour.value);
        self.fixed_time.at(case).checked_add(Minutes::new(driving))
    }

    /// Price for this many kilometres, rounded half up once, or `None` past the type.
    pub fn charge(&self, case: Case, km: u32, quantities: &Quantities, tender: Tender) -> Option<Money> {
        let per = self.per.without_minimum();
        let way = per.due(self.per_km.at(case), quantities, tender)?.times(u64::from(km))?;
        let call = per.due(self.fixed.at(case), quantities, tender)?.plus(way)?;
        let least = self.per.minimum().map(|minimum| Basis::Shipment.due(minimum.value, quantities, tender));
        least.map_or(Some(call), |least| Some(call.max(least?)))?.rounded()
    }
}
