//! Surcharges and premiums, found and priced again.

use super::auditor::Auditor;
use super::figures::half_up;
use super::prices::Fraction;
use crate::model::{
    Departs, Need, Quantities, Rate, Service, Stage, Surcharge, SurchargeAmount, SurchargedCargo, SurchargedRides,
    Window,
};
use crate::plan::{InsuranceRate, Leg};
use crate::units::Civil;

impl Auditor<'_> {
    /// What each surcharge on a leg changes its price by, that is `fare` before seasons, when it leaves its first call on a date.
    pub(super) fn surcharges(
        &self,
        leg: &Leg,
        service: &Service,
        way: &[Stage],
        date: Option<Civil>,
        fare: i128,
        quantities: &Quantities,
    ) -> Vec<i128> {
        let date = match service.departs {
            Departs::OnDemand => self.ready_date(),
            Departs::By(_) => date,
        };
        let km: i128 = way.iter().map(|stage| i128::from(stage.distance.value.get())).sum();
        let due = |rate: &Rate| self.due(&rate.per, rate.amount.at(self.case), rate.amount.evidence(), quantities);
        let accrued = self.network.surcharges().iter().filter(|known| self.is_accrued(known, leg, service, way, date));
        accrued
            .map(|surcharge| match &surcharge.amount {
                SurchargeAmount::Share(permille) => half_up(fare * i128::from(permille.at(self.case)), 1000),
                SurchargeAmount::Flat(rate) => due(rate).rounded(),
                SurchargeAmount::Distance(rate) => due(rate).by(Fraction::new(km, 1000)).rounded(),
            })
            .collect()
    }

    /// What insurers take on a leg, in cents.
    pub(super) fn premiums(&mut self, leg: &Leg, service: &Service, way: &[Stage], quantities: &Quantities) -> i128 {
        if self.query.insurance != Some(InsuranceRate::OfNetwork) {
            return 0;
        }
        let touching = self.network.premiums().iter().filter(|known| touches(&known.rides, leg, service, way));
        let rates: Vec<i128> = touching.map(|known| i128::from(known.rate.at(self.case))).collect();
        rates.into_iter().map(|rate| self.premium(rate, quantities)).sum()
    }

    /// The date on which the cargo is ready, on the clock of the place of origin.
    fn ready_date(&self) -> Option<Civil> {
        let origin = self.network.place(&self.shipment.from.name).ok()?;
        Some(self.network.hub(*origin.hubs.first()?).zone.local(self.itinerary.ready?))
    }

    fn is_accrued(
        &self,
        surcharge: &Surcharge,
        leg: &Leg,
        service: &Service,
        way: &[Stage],
        date: Option<Civil>,
    ) -> bool {
        let needs: Vec<Need> =
            self.shipment.needs(self.network).map(|needs| needs.iter().cloned().collect()).unwrap_or_default();
        let of_this_cargo = match &surcharge.cargo {
            SurchargedCargo::Any => true,
            SurchargedCargo::Cooled => needs.iter().any(|need| matches!(need, Need::Temperature(_))),
            SurchargedCargo::Hazards(keys) => keys.iter().any(|key| needs.contains(&Need::Hazard(key.clone()))),
        };
        let in_season = match (&surcharge.window, date) {
            (None, _) => true,
            (Some(_), None) => false,
            (Some(Window::Months(months)), Some(date)) => months.contains(&date.date().1),
            (Some(Window::From(first)), Some(date)) => date.epoch_days() >= *first,
            (Some(Window::Dates(first, last)), Some(date)) => (*first..=*last).contains(&date.epoch_days()),
        };
        in_season && of_this_cargo && touches(&surcharge.rides, leg, service, way)
    }
}

fn touches(rides: &SurchargedRides, leg: &Leg, service: &Service, way: &[Stage]) -> bool {
    let passes = |country| way.iter().any(|stage| stage.countries.contains(country));
    let sails = |strait| way.iter().any(|stage| stage.straits.contains(strait));
    (rides.modes.is_empty() || rides.modes.contains(&leg.mode))
        && (rides.carries.is_empty() || rides.carries.contains(&leg.loading))
        && (rides.services.is_empty() || rides.services.contains(&service.code))
        && (rides.from.is_empty() || rides.from.contains(&leg.from.country))
        && (rides.to.is_empty() || rides.to.contains(&leg.to.country))
        && (rides.through.is_empty() || rides.through.iter().any(passes))
        && (rides.straits.is_empty() || rides.straits.iter().any(sails))
}
