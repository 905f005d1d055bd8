//! Premiums of insurance: one where the cargo is handed in, or one for each ride.

use super::item::{Item, ItemKind, Overflow};
use crate::graph::{Conditions, Lane, ServiceRide};
use crate::model::InsuranceTerms;
use std::sync::Arc;

/// The one premium for all of the way.
pub(in crate::graph) fn at_hand_in(
    conditions: &Conditions,
    each: &mut impl FnMut(Item) -> Result<(), Overflow>,
) -> Result<(), Overflow> {
    let Some(insurance) = &conditions.insurance else { return Ok(()) };
    let InsuranceTerms::OneRate(rate, least) = insurance.terms else { return Ok(()) };
    let tender = conditions.tender;
    let least = tender.of_network(least).ok_or(Overflow)?;
    let charge = insurance.premium(rate, tender).ok_or(Overflow)?.max(least);
    each(Item::charged(ItemKind::Insurance, charge, insurance.value_evidence.as_ref()))
}

impl Lane<'_> {
    /// The premiums of a ride.
    pub(in crate::graph) fn premiums_on(
        self,
        ride: &ServiceRide,
        each: &mut impl FnMut(Item) -> Result<(), Overflow>,
    ) -> Result<(), Overflow> {
        let Self { network, conditions, .. } = self;
        let by_ride = conditions.insurance.as_ref().filter(|insurance| insurance.terms == InsuranceTerms::ByRide);
        let Some(insurance) = by_ride else { return Ok(()) };
        let service = network.service(ride.service);
        let (first, last) = (service.calls[ride.from], service.calls[ride.to]);
        let way = &service.stages[first.leave..last.arrive];
        let [from, to] = [first.hub, last.hub].map(|hub| network.hub(hub).country);
        for premium in network.premiums().iter().filter(|premium| premium.rides.touch(service, way, from, to)) {
            let charge = insurance.premium(premium.rate.at(conditions.case), conditions.tender).ok_or(Overflow)?;
            let item = Item::charged(ItemKind::Insurance, charge, Some(premium.rate.evidence()));
            each(Item { name: Some(Arc::clone(&premium.name)), ..item })?;
        }
        Ok(())
    }
}
