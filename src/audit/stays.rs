//! Stays at hubs, computed again: handling, packing and unpacking, the lorry of the door, storage.

use super::auditor::Auditor;
use super::customs::Passing;
use super::figures::{Tally, emitted, minutes};
use super::prices::Fraction;
use crate::model::{Basis, Cargo, HubIx, Loading, Need, Quantities, Range, Side, UnitPrice};
use crate::plan::{Leg, Stay};

impl Auditor<'_> {
    /// Handling, customs, packing and drayage, in minutes and money; then storage, and what the stay says of itself.
    pub(super) fn check_stay(
        &mut self,
        stay: &Stay,
        arrived: Option<&Leg>,
        leaving: Option<&Leg>,
        quantities: &Quantities,
        total: &mut Tally,
    ) {
        let place = stay.hub.code.as_str();
        let Some(hub) = self.hub(&stay.hub.code) else { return };
        let begins = arrived.map_or(0, |leg| i128::from(leg.arrives.get()));
        self.compare(place, "the beginning of the stay", i128::from(stay.begins.get()), begins);
        if let Some(leg) = arrived
            && leg.to.code != stay.hub.code
        {
            self.differ(place, "the hub of arrival", &stay.hub.code, &leg.to.code);
        }
        let from = arrived.map_or(Side::Gate, |leg| Side::On(leg.mode, leg.loading));
        let to = leaving.map_or(Side::Gate, |leg| Side::On(leg.mode, leg.loading));
        let mut work = Tally::default();
        self.add_handling(place, hub, from, to, quantities, &mut work);
        if arrived.is_none() || leaving.is_none() {
            if let Some(leg) = leaving.or(arrived) {
                // Whatever service brought an import is over when it is cleared.
                let service = leaving.map(|leg| &*leg.service);
                let passing = Passing { mode: leg.mode, loading: leg.loading, service };
                self.add_customs(hub, arrived.is_none(), &passing, quantities, &mut work);
            }
            let loading = leaving.or(arrived).map(|leg| leg.loading);
            self.add_drayage(place, hub, arrived.is_none(), loading, quantities, &mut work);
        }
        if arrived.is_none() && leaving.is_some_and(|leg| leg.loading == Loading::Box) {
            self.add_stuffing(place, hub, quantities, &mut work);
        }
        if leaving.is_none() && arrived.is_some_and(|leg| leg.loading == Loading::Box) {
            self.add_unstuffing(hub, quantities, &mut work);
        }
        if let (Some(arrived), Some(leaving)) = (arrived, leaving) {
            self.add_transit_at(hub, arrived, leaving, quantities, &mut work);
        }
        let opens = self.opens(place, hub, begins);
        let handled = opens + work.minutes;
        self.compare(place, "minutes when handled", i128::from(stay.handled.get()), handled);
        let ends = match leaving {
            Some(leg) => i128::from(leg.parts.last().map_or(leg.departs, |part| part.departs).get()),
            None => handled.max(self.earliest_delivery()),
        };
        self.compare(place, "minutes when the stay ends", i128::from(stay.ends.get()), ends);
        total.cents += work.cents;
        total.grams += work.grams;
        total.cents += self.held(hub, stay, arrived, leaving, quantities);
        if let Side::On(_, loading) = from {
            total.cents += self.storage(hub, loading, i128::from(stay.ends.get()) - begins, quantities);
        }
    }

    fn add_handling(
        &mut self,
        place: &str,
        hub: HubIx,
        from: Side,
        to: Side,
        quantities: &Quantities,
        work: &mut Tally,
    ) {
        let country = self.network.hub(hub).country;
        let rules = self.network.handlings().iter().filter(|rule| rule.from == from && rule.to == to);
        let rule = rules.filter(|rule| rule.at.narrowness(hub, country).is_some());
        let Some(rule) = rule.max_by_key(|rule| rule.at.narrowness(hub, country)) else {
            return self.differ(place, "handling between the two sides", "possible", "not offered");
        };
        work.minutes += minutes(&rule.time, self.case);
        work.cents +=
            self.line(&rule.rate.per, rule.rate.amount.at(self.case), rule.rate.amount.evidence(), quantities);
        work.grams += emitted(&rule.emission, self.case, quantities, 0);
    }

    /// Unpacking at the last hub, where a rule for it holds and no door was asked for.
    fn add_unstuffing(&mut self, hub: HubIx, quantities: &Quantities, work: &mut Tally) {
        let country = self.network.hub(hub).country;
        let comes = self.shipment.cargo().loading();
        if self.shipment.to.door || comes == Loading::Box {
            return;
        }
        let rules = self.network.unstuffings().iter().filter(|rule| rule.cargo == comes);
        let holding = rules.filter(|rule| rule.at.narrowness(hub, country).is_some());
        if let Some(rule) = holding.max_by_key(|rule| rule.at.narrowness(hub, country)) {
            work.minutes += minutes(&rule.time, self.case);
            work.cents +=
                self.line(&rule.rate.per, rule.rate.amount.at(self.case), rule.rate.amount.evidence(), quantities);
        }
    }

    fn add_stuffing(&mut self, place: &str, hub: HubIx, quantities: &Quantities, work: &mut Tally) {
        let cargo = match self.shipment.cargo() {
            Cargo::Boxes { .. } => return,
            Cargo::Vehicles { .. } => Loading::Vehicle,
            Cargo::Loose { .. } => Loading::Loose,
            Cargo::Bulk { .. } => Loading::Bulk,
        };
        let country = self.network.hub(hub).country;
        let rules = self.network.stuffings().iter().filter(|rule| rule.cargo == cargo);
        let holding = rules.filter(|rule| rule.at.narrowness(hub, country).is_some());
        let Some(rule) = holding.max_by_key(|rule| rule.at.narrowness(hub, country)) else {
            return self.differ(place, "packing into boxes", "possible", "not offered");
        };
        work.minutes += minutes(&rule.time, self.case);
        work.cents +=
            self.line(&rule.rate.per, rule.rate.amount.at(self.case), rule.rate.amount.evidence(), quantities);
    }

    fn add_drayage(
        &mut self,
        place: &str,
        hub: HubIx,
        origin: bool,
        loading: Option<Loading>,
        quantities: &Quantities,
        work: &mut Tally,
    ) {
        let Some(centre) = self.shipment.door_centre(self.network, origin) else { return };
        let hub = self.network.hub(hub);
        let tariff = loading.and_then(|loading| {
            let pallets = loading == Loading::Loose;
            let own = self.network.drayage(hub.country, loading);
            own.or_else(|| self.network.drayage(hub.country, Loading::Truck).filter(|_| pallets))
        });
        let Some(tariff) = tariff else {
            return self.differ(place, "the lorry of the door", "possible", "not offered");
        };
        let crow = centre.great_circle_km(hub.position);
        #[expect(clippy::cast_possible_truncation, reason = "a distance on Earth")]
        let km = (crow * f64::from(tariff.circuity.value) / 1000.0).round() as i128;
        let driving = (km * 60 + i128::from(tariff.km_per_hour.value) - 1) / i128::from(tariff.km_per_hour.value);
        work.minutes += minutes(&tariff.fixed_time, self.case) + driving;
        let per = tariff.per.without_minimum();
        let due = |price: &Range<UnitPrice>| self.due(per, price.at(self.case), price.evidence(), quantities);
        let price = due(&tariff.per_km).by(Fraction::whole(km)).and(due(&tariff.fixed));
        let least =
            tariff.per.minimum().map(|least| self.due(&Basis::Shipment, least.value, &least.evidence, quantities));
        work.cents += least.map_or(price, |least| price.or_more(least)).rounded();
        work.grams += emitted(&tariff.emission, self.case, quantities, km);
    }

    /// Storage, day by day.
    fn storage(&self, hub: HubIx, loading: Loading, stay: i128, quantities: &Quantities) -> i128 {
        let country = self.network.hub(hub).country;
        let tariffs = self.network.storages().iter().filter(|tariff| tariff.loading == loading);
        let holding = tariffs.filter(|tariff| tariff.at.narrowness(hub, country).is_some());
        let cooled = self.shipment.needs(self.network).is_ok_and(|needs| {
            let mut needs = needs.iter();
            needs.any(|need| matches!(need, Need::Temperature(_)))
        });
        // Cooled cargo has tariffs of its own, before any other.
        let fitting = holding.filter(|tariff| cooled || !tariff.cooled);
        let Some(tariff) = fitting.max_by_key(|tariff| (tariff.cooled, tariff.at.narrowness(hub, country))) else {
            return 0;
        };
        let free = i128::from(tariff.free.get());
        self.by_the_day(&tariff.steps, &tariff.per, &tariff.evidence, free, stay, quantities)
    }
}
