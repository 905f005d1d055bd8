//! The auditor: times and prices an itinerary again, from the model alone.
//!
//! It shares no code with the graph, the search or the planner's cost function: it walks the itinerary leg by leg, looks every
//! rule up in the [`Network`] by itself, and computes in wide integers with its own arithmetic. Where it comes to another minute,
//! cent or gram than the itinerary says, it says so.

use crate::model::{
    Basis, Cargo, Case, EmissionBasis, Evidence, HubIx, Loading, Need, Network, Quantities, Range, Service, Shipment,
    Side, Stage, UnitPrice,
};
use crate::plan::{Itinerary, Leg, Query, Stay};
use crate::units::name::same;
use crate::units::{HsCode, HubCode, Minutes};
use closures::Riding;
use customs::Passing;
use prices::Fraction;
use std::fmt;

mod closures;
mod customs;
mod dates;
mod held;
mod needs;
mod operations;
mod prices;
mod surcharges;
mod together;

pub use together::audit_together;

/// A figure that the auditor finds otherwise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Discrepancy {
    /// Where on the way.
    pub place: String,
    /// What is compared.
    pub what: &'static str,
    /// What the itinerary says.
    pub said: String,
    /// What the model gives.
    pub found: String,
}

impl fmt::Display for Discrepancy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {} is {} in the itinerary and {} by the model", self.place, self.what, self.said, self.found)
    }
}

/// Computes an itinerary again for the shipment and query that it answers.
///
/// # Errors
/// Everything that disagrees, in the order of the way.
pub fn audit(
    network: &Network,
    shipment: &Shipment,
    query: &Query,
    itinerary: &Itinerary,
) -> Result<(), Vec<Discrepancy>> {
    let mut auditor =
        Auditor { network, shipment, case: query.case, query, itinerary, openings: Vec::new(), found: Vec::new() };
    // Zones are known from 2000 on, and to 2100, when the longest way from the end of 2097 is over.
    let known = |ready: &crate::units::Instant| (15_778_080..=67_320_000).contains(&ready.epoch_minutes());
    if let Some(ready) = itinerary.ready.filter(|ready| !known(ready)) {
        auditor.differ(
            "itinerary",
            "the ready date",
            ready.to_rfc3339(),
            "one of 1 January 2000 to 29 December 2097 UTC",
        );
        return Err(auditor.found);
    }
    match shipment.quantities(network) {
        Ok(quantities) => auditor.walk(&quantities),
        Err(error) => auditor.differ("shipment", "its quantities", "countable", error),
    }
    if auditor.found.is_empty() { Ok(()) } else { Err(auditor.found) }
}

struct Auditor<'a> {
    network: &'a Network,
    shipment: &'a Shipment,
    query: &'a Query,
    case: Case,
    itinerary: &'a Itinerary,
    /// From which minute on hubs do not work together, and when they do again.
    openings: Vec<(Vec<HubIx>, i128, i128)>,
    found: Vec<Discrepancy>,
}

/// Minutes, cents and grams, in wide integers.
#[derive(Debug, Clone, Copy, Default)]
struct Tally {
    minutes: i128,
    cents: i128,
    grams: i128,
}

impl Auditor<'_> {
    fn differ(&mut self, place: &str, what: &'static str, said: impl fmt::Display, found: impl fmt::Display) {
        let (said, found) = (said.to_string(), found.to_string());
        self.found.push(Discrepancy { place: place.to_owned(), what, said, found });
    }

    fn compare(&mut self, place: &str, what: &'static str, said: i128, found: i128) {
        if said != found {
            self.differ(place, what, said, found);
        }
    }

    fn walk(&mut self, quantities: &Quantities) {
        let Itinerary { legs, stays, .. } = self.itinerary;
        if legs.is_empty() || stays.len() != legs.len() + 1 {
            return self.differ("itinerary", "the number of stays", stays.len(), legs.len() + 1);
        }
        let mut total = Tally::default();
        for (at, stay) in stays.iter().enumerate() {
            let arrived = at.checked_sub(1).map(|before| &legs[before]);
            let leaving = legs.get(at);
            self.check_stay(stay, arrived, leaving, quantities, &mut total);
            if let Some(leg) = leaving {
                self.check_leg(leg, stay, quantities, &mut total);
            }
        }
        let last = stays.last().map_or(0, |stay| i128::from(stay.ends.get()));
        self.compare("itinerary", "elapsed minutes", i128::from(self.itinerary.elapsed.get()), last);
        self.check_currency();
        self.compare("itinerary", "cost in cents", i128::from(self.itinerary.cost.minor()), total.cents);
        self.compare("itinerary", "grams of CO2e", i128::from(self.itinerary.emissions.get()), total.grams);
        let items: i128 = self.itinerary.items().map(|item| i128::from(item.charge.minor())).sum();
        self.compare("itinerary", "cents of all items", items, total.cents);
        let items: i128 = self.itinerary.items().map(|item| i128::from(item.emissions.get())).sum();
        self.compare("itinerary", "grams of all items", items, total.grams);
        self.check_limits(last, total.cents);
    }

    /// Whether the bill is in the currency asked for.
    fn check_currency(&mut self) {
        let asked = self.asked_currency().to_owned();
        if self.itinerary.currency.as_str() != asked {
            self.differ("itinerary", "the currency", self.itinerary.currency, asked);
        }
    }

    fn check_limits(&mut self, minutes: i128, cents: i128) {
        if let Some(budget) = self.query.budget
            && cents > i128::from(budget.minor())
        {
            self.differ("itinerary", "cost within budget", cents, budget);
        }
        self.check_dates(minutes);
    }

    fn hub(&mut self, code: &HubCode) -> Option<HubIx> {
        let known = self.network.hub_with(code);
        if known.is_none() {
            self.differ(code.as_str(), "the hub", "a hub", "unknown");
        }
        known
    }

    /// Handling, customs, packing and drayage, in minutes and money; then storage, and what the stay says of itself.
    fn check_stay(
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

    fn check_leg(&mut self, leg: &Leg, stay: &Stay, quantities: &Quantities, total: &mut Tally) {
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

/// The last call at a hub: a service that calls twice is left at the later one.
/// The calls of a leg: of a service that calls at one of its hubs twice, those that lie as many stages apart as the leg has.
fn calls_of(service: &Service, network: &Network, leg: &Leg) -> Option<(usize, usize)> {
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

fn minutes(range: &Range<Minutes>, case: Case) -> i128 {
    i128::from(range.at(case).get())
}

/// A quotient rounded half up, for any sign.
fn half_up(dividend: i128, divisor: i128) -> i128 {
    (2 * dividend + divisor).div_euclid(2 * divisor)
}

fn stage_grams(stage: &Stage, case: Case, quantities: &Quantities) -> i128 {
    let km = i128::from(stage.distance.value.get());
    stage.emission.as_ref().map_or(0, |factor| emitted(factor, case, quantities, km))
}

/// Grams over a distance: milligrams a tonne-kilometre or TEU-kilometre, the distance lengthened by its per cent; or of handling, by the tonne.
fn emitted(factor: &crate::model::Emission, case: Case, quantities: &Quantities, km: i128) -> i128 {
    let milligrams = match &factor.cooled {
        Some(more) if quantities.cooled => more.at(case),
        _ => factor.milligrams.at(case),
    };
    let milligrams = i128::from(milligrams);
    let lengthened = km * i128::from(100 + factor.distance_percent);
    match factor.per {
        EmissionBasis::TonneKm => half_up(milligrams * i128::from(quantities.kg) * lengthened, 100_000_000),
        EmissionBasis::TeuKm => half_up(milligrams * i128::from(quantities.centi_teu) * lengthened, 10_000_000),
        EmissionBasis::Tonne => half_up(milligrams * i128::from(quantities.kg), 1_000_000),
    }
}

/// The evidence of an itinerary's figures, each once, worst grade first: what a quotation should be checked against.
pub fn evidence(itinerary: &Itinerary) -> Vec<Evidence> {
    let mut all: Vec<Evidence> = itinerary
        .items()
        .flat_map(|item| [item.time_evidence.as_ref(), item.charge_evidence.as_ref()])
        .flatten()
        .cloned()
        .collect();
    all.sort_by(|a, b| (b.grade, &a.sources, a.year).cmp(&(a.grade, &b.sources, b.year)));
    all.dedup();
    all
}
