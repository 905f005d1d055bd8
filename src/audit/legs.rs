//! Legs, computed again: which stages a ride has, when it arrives, and what it costs.

use super::auditor::Auditor;
use super::closures::Riding;
use super::figures::{Tally, half_up, minutes, stage_grams};
use crate::model::{Basis, Case, Network, Quantities, Service, Stage};
use crate::plan::{Leg, Stay};
use crate::units::name::same;
use crate::units::{HsCode, HubCode};

impl Auditor<'_> {
    pub(super) fn check_leg(&mut self, leg: &Leg, stay: &Stay, quantities: &Quantities, total: &mut Tally) {
        let place = format!("{} from {}", leg.service, leg.from.code);
        let Some(service) = self.network.service_with(&leg.service).map(|known| self.network.service(known)) else {
            return self.differ(&place, "the service", "a service", "unknown");
        };
        if let Some(off) =
            service.off.as_ref().filter(|off| !self.query.allowed.iter().any(|switch| same(switch, &off.switch)))
        {
            self.differ(&place, "a service that is off", "used", &off.reason);
        }
        if (service.mode, service.carries) != (leg.mode, leg.loading) || !self.shipment.cargo().can_ride(leg.loading) {
            self.differ(&place, "the loading", leg.loading, service.carries);
        }
        let Some((from, to)) = calls_of(service, self.network, leg) else {
            return self.differ(&place, "the calls", "served in this order", "not served");
        };
        let (first, last) = (service.calls[from], service.calls[to]);
        let mut ridden = service.clone();
        ridden.seasons.retain(|season| season.over.is_none_or(|over| first.leave <= over && over < last.arrive));
        let service = &ridden;
        let way = &service.stages[first.leave..last.arrive];
        self.check_transit(&place, way);
        self.check_needs(&place, service, from, to);
        // Where through rates are the only prices, no other pair of calls has one.
        let free = way.iter().all(|stage| stage.charge.at(Case::High).millionths() == 0);
        if free && !service.through.is_empty() && service.through_rate(first.hub, last.hub).is_none() {
            self.differ(&place, "a ride between these calls", "for sale", "without a price");
        }
        let before: i128 = service.stages[..first.leave].iter().map(|stage| minutes(&stage.time, self.case)).sum();
        let (formal, fees) = self.transit_on(service, way, quantities);
        let riding = Riding { service, first: first.leave, last: last.arrive, before, formal };
        let dates = self.check_departures(&place, leg, stay, &riding);
        let (per, least) = match &service.per {
            Basis::AtLeast { of, minimum } => {
                (&**of, self.line(&Basis::Shipment, minimum.value, &minimum.evidence, quantities))
            }
            per => (per, 0),
        };
        let base: i128 = if let Some(rate) = service.through_rate(first.hub, last.hub) {
            self.line(per, rate.at(self.case), rate.evidence(), quantities)
        } else {
            let price = |stage: &Stage| (stage.charge.at(self.case), stage.charge.evidence().clone());
            way.iter().map(price).map(|(price, evidence)| self.line(per, price, &evidence, quantities)).sum()
        };
        let base = base.max(least);
        let mut price = base;
        let whole = i128::from(quantities.load(service.carries));
        self.check_parts(&place, leg, service, whole, &dates);
        let fees = fees + self.premiums(leg, service, way, quantities);
        let mut arrives = 0;
        for (at, &(departs, date)) in dates.iter().enumerate() {
            let (mut late, mut left) = (0, base);
            let part = leg.parts.get(at).map_or(whole, |part| i128::from(part.load));
            for season in service.seasons.iter().filter(|season| date.is_some_and(|date| season.window.holds(date))) {
                late += season.add_time.as_ref().map_or(0, |add| minutes(add, self.case));
                let share =
                    season.charge_permille.as_ref().map_or(0, |share| half_up(base * i128::from(share.value), 1000));
                let more = season
                    .add_charge
                    .as_ref()
                    .map_or(0, |add| self.line(per, add.at(self.case), add.evidence(), quantities));
                let change = (share + more).max(-left);
                left += change;
                // A part of a cent is charged whole.
                price += if dates.len() == 1 { change } else { -(-change * part).div_euclid(whole.max(1)) };
            }
            for change in self.surcharges(leg, service, way, date, base, quantities) {
                let change = change.max(-left);
                left += change;
                price += if dates.len() == 1 { change } else { -(-change * part).div_euclid(whole.max(1)) };
            }
            let arrived = self.passes(&place, departs, way) + late + formal;
            if let Some(part) = leg.parts.get(at) {
                self.compare(&place, "minutes on arrival of a part", i128::from(part.arrives.get()), arrived);
            }
            arrives = arrived.max(arrives);
        }
        self.compare(&place, "minutes on arrival", i128::from(leg.arrives.get()), arrives);
        total.cents += price + fees;
        total.grams += way.iter().map(|stage| stage_grams(stage, self.case, quantities)).sum::<i128>();
    }

    /// Whether the way keeps out of countries that the goods may not pass through.
    fn check_transit(&mut self, place: &str, way: &[Stage]) {
        let (Some(first), Some(last)) = (self.itinerary.stays.first(), self.itinerary.stays.last()) else { return };
        let ends = [first.hub.country, last.hub.country];
        let Some(goods) = self.shipment.goods(self.network) else { return };
        let listed = |list: &[HsCode]| list.iter().any(|wider| goods.as_str().starts_with(wider.as_str()));
        for rule in self.network.no_transits().iter().filter(|rule| listed(&rule.goods)) {
            let passed = way.iter().any(|stage| stage.countries.contains(&rule.country));
            let allowed = self.query.allowed.iter().any(|switch| same(switch, &rule.switch));
            if passed && !allowed && !ends.contains(&rule.country) {
                self.differ(place, "a country closed to this cargo", rule.country, &rule.reason);
            }
        }
    }
}

/// The calls of a leg: of a service that calls at one of its hubs twice, those that lie as many stages apart as the leg has.
pub(super) fn calls_of(service: &Service, network: &Network, leg: &Leg) -> Option<(usize, usize)> {
    let at = |code: &HubCode| {
        let calls = service.calls.iter().enumerate();
        calls.filter(|(_, call)| network.hub(call.hub).code == *code).map(|(at, _)| at).collect::<Vec<_>>()
    };
    let (firsts, lasts) = (at(&leg.from.code), at(&leg.to.code));
    let mut pairs = firsts.iter().flat_map(|&from| lasts.iter().map(move |&to| (from, to)));
    pairs.find(|&(from, to)| {
        let (first, last) = (service.calls[from].leave, service.calls[to].arrive);
        from < to && first == leg.first_stage && last == first + leg.stages.len()
    })
}
