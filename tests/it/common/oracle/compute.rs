//! Figures of a world computed by hand: nothing here calls the crate's own pricing.

use super::bill::Ratio;
use super::operations::Openings;
use crate::common::world::{Clock, Question, World};
use landsea::model::{
    Basis, BoxKind, Cargo, Case, Departs, Emission, EmissionBasis, Exact, HubIx, Lease, Loading, Need, Quantities,
    Range, Scope, Season, Service, Side, Since, Special, Stage, StorageStep, Surcharge, SurchargeAmount,
    SurchargedCargo, SurchargedRides, Window,
};
use landsea::plan::InsuranceRate;
use landsea::units::{Civil, CountryCode, Instant, Minutes};

/// Minutes, money, grams.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Load {
    pub(crate) time: i64,
    pub(crate) cost: i64,
    pub(crate) grams: i64,
}

impl std::ops::Add for Load {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self { time: self.time + other.time, cost: self.cost + other.cost, grams: self.grams + other.grams }
    }
}

/// Monday 1 January 2024.
const MONDAY: i64 = 19_723 * 1440;

pub(crate) struct Computer<'w> {
    pub(crate) world: &'w World,
    pub(crate) openings: Openings,
    pub(crate) quantities: Quantities,
    /// The currency of the bill, where that is not the dollar.
    pub(crate) bill: Option<&'static str>,
    origins: Vec<HubIx>,
    destinations: Vec<HubIx>,
    /// Countries of origin and destination.
    pub(crate) home: CountryCode,
    pub(crate) goal: CountryCode,
    needs: Vec<Need>,
}

fn half_up(value: i128, scale: i128) -> i64 {
    i64::try_from((2 * value + scale).div_euclid(2 * scale)).unwrap()
}

impl<'w> Computer<'w> {
    pub(crate) fn new(world: &'w World) -> Self {
        Self::billed(world, None)
    }

    /// On a bill in this currency, or in dollars.
    pub(crate) fn billed(world: &'w World, bill: Option<&'static str>) -> Self {
        let (network, question) = (&world.network, &world.question);
        let country = |hubs: &[HubIx]| network.hub(hubs[0]).country;
        let around = |hubs: &[HubIx], door: bool| {
            if door {
                network.hub_indices().filter(|&hub| network.hub(hub).country == country(hubs)).collect()
            } else {
                hubs.to_vec()
            }
        };
        Self {
            world,
            openings: Openings::default(),
            quantities: question.shipment.quantities(network).unwrap(),
            bill,
            origins: around(&question.from.hubs, question.from.door),
            destinations: around(&question.to.hubs, question.to.door),
            home: country(&question.from.hubs),
            goal: country(&question.to.hubs),
            needs: question.needs.clone(),
        }
    }

    pub(crate) fn question(&self) -> &'w Question {
        &self.world.question
    }

    pub(crate) fn origins(&self) -> &[HubIx] {
        &self.origins
    }

    pub(crate) fn minutes(&self, range: &Range<Minutes>) -> i64 {
        i64::from(range.at(self.question().case).get())
    }

    fn grams(&self, factor: &Emission, km: i128) -> i64 {
        let cold = self.needs.iter().any(|need| matches!(need, Need::Temperature(_)));
        let range = factor.cooled.as_ref().filter(|_| cold).unwrap_or(&factor.milligrams);
        let milligrams = i128::from(range.at(self.question().case));
        // Hundredths of a kilometre, with what is added to the shortest way.
        let km = km * i128::from(100 + factor.distance_percent);
        match factor.per {
            EmissionBasis::TonneKm => half_up(milligrams * i128::from(self.quantities.kg) * km, 100 * 1000 * 1000),
            EmissionBasis::TeuKm => half_up(milligrams * i128::from(self.quantities.centi_teu) * km, 100 * 100 * 1000),
            EmissionBasis::Tonne => half_up(milligrams * i128::from(self.quantities.kg), 1000 * 1000),
            other => panic!("no such factor is drawn: {other:?}"),
        }
    }

    /// Which cut-offs of its own the cargo has.
    pub(crate) fn special(&self) -> Special {
        Special {
            reefer: self.needs.iter().any(|need| matches!(need, Need::Temperature(_))),
            dangerous: self.needs.iter().any(|need| matches!(need, Need::Hazard(_))),
        }
    }

    /// What of a departure's room the cargo takes.
    pub(crate) fn load(&self, service: &Service) -> u64 {
        let q = &self.quantities;
        match service.carries {
            Loading::Box => q.forties + q.twenties.div_ceil(2),
            Loading::Truck => q.trucks,
            Loading::Vehicle => q.vehicles,
            Loading::Loose => q.chargeable_kg,
            Loading::Bulk => q.kg.div_ceil(1000),
        }
    }

    /// Whether a service takes the cargo at all, bans and switches heeded.
    pub(crate) fn takes(&self, service: &Service) -> bool {
        let question = self.question();
        let splits = question.split && !matches!(service.departs, Departs::OnDemand);
        let fits = |most: &Exact<u64>| self.load(service) <= most.value || splits && most.value > 0;
        let banned = question.bans.iter().any(|ban| ban.hits(service));
        question.shipment.cargo().can_ride(service.carries)
            && service.capacity.as_ref().is_none_or(fits)
            && (service.off.is_none() || question.allowed)
            && !banned
            && self.needs.iter().all(|need| self.is_taken(service, need))
    }

    /// From call to call without seasons, or none where it is banned.
    pub(crate) fn ride(&self, service: &Service, from: usize, to: usize) -> Option<Load> {
        let (first, last) = (service.calls[from], service.calls[to]);
        let stages = &service.stages[first.leave..last.arrive];
        let through = service.through.iter().find(|rate| (rate.from, rate.to) == (first.hub, last.hub));
        // Where through rates are what is asked, stages without a price are not given away.
        let free = |stage: &Stage| stage.charge.at(Case::High).millionths() == 0;
        if through.is_none() && !service.through.is_empty() && stages.iter().all(free) {
            return None;
        }
        if self.question().bans.iter().any(|ban| stages.iter().any(|stage| ban.lies_on(stage))) {
            return None;
        }
        if self.needs.iter().any(|need| stages.iter().any(|stage| self.is_barred(service, stage, need))) {
            return None;
        }
        if stages.iter().any(|stage| self.is_closed(stage)) {
            return None;
        }
        if !self.is_held(first.hub) || !self.is_held(last.hub) {
            return None;
        }
        let mut sum = Load::default();
        for stage in stages {
            let km = i128::from(stage.distance.value.get());
            sum.time += self.minutes(&stage.time);
            sum.cost += self.priced(service.per.without_minimum(), &stage.charge);
            sum.grams += stage.emission.as_ref().map_or(0, |factor| self.grams(factor, km));
        }
        if let Some(rate) = through {
            sum.cost = self.priced(service.per.without_minimum(), &rate.charge);
        }
        if let Some(least) = self.least(&service.per) {
            sum.cost = sum.cost.max(least.half_up());
        }
        Some(sum)
    }

    /// Whether a service takes a need, by its own words or by one of the rules for its kind.
    pub(crate) fn is_taken(&self, service: &Service, need: &Need) -> bool {
        let enough = |most: &Need| match (most, need) {
            (Need::Temperature(most), Need::Temperature(need)) => {
                most.low() <= need.low() && need.high() <= most.high()
            }
            (Need::OverHeight(most), Need::OverHeight(need)) => need <= most,
            (most, need) => most == need,
        };
        if let Some(own) = &service.accepts {
            return own.takes.iter().any(enough);
        }
        let rules = self.world.network.acceptances().iter();
        let mut kind =
            rules.filter(|rule| rule.modes.contains(&service.mode) && rule.carries.contains(&service.carries));
        kind.any(|rule| rule.takes.iter().any(enough))
    }

    /// Whether a restriction keeps a need off a stage.
    pub(crate) fn is_barred(&self, service: &Service, stage: &Stage, need: &Need) -> bool {
        self.world.network.restrictions().iter().any(|rule| {
            let hit = rule.bars.iter().any(|barred| match (barred, need) {
                (Need::Temperature(barred), Need::Temperature(need)) => {
                    barred.low().max(need.low()) <= barred.high().min(need.high())
                }
                (Need::OverHeight(barred), Need::OverHeight(need)) => need > barred,
                (barred, need) => barred == need,
            });
            let mode = rule.modes.is_empty() || rule.modes.contains(&service.mode);
            let here = rule.countries.is_empty() || rule.countries.iter().any(|one| stage.countries.contains(one));
            hit && mode && here && (rule.switch.is_none() || !self.question().allowed)
        })
    }

    /// Whether a stage touches a country, other than those of the ends, that the goods may not pass through.
    pub(crate) fn is_closed(&self, stage: &Stage) -> bool {
        let (network, question) = (&self.world.network, self.question());
        let ends = [&question.from, &question.to].map(|end| network.hub(end.hubs[0]).country);
        let Some(code) = question.hs.filter(|_| !question.allowed) else { return false };
        let listed =
            network.no_transits().iter().filter(|rule| rule.goods.iter().any(|wider| code.starts_with(wider.as_str())));
        listed.map(|rule| rule.country).any(|closed| !ends.contains(&closed) && stage.countries.contains(&closed))
    }

    /// Whether the temperature asked for, if any, can be held at a hub.
    pub(crate) fn is_held(&self, hub: HubIx) -> bool {
        let network = &self.world.network;
        self.needs.iter().all(|need| {
            let Need::Temperature(need) = need else { return true };
            let rules = network.coolings().iter().map(|rule| (&rule.at, rule));
            let keeps = narrowest(rules, hub, network.hub(hub).country).and_then(|rule| rule.keeps);
            keeps.is_some_and(|keeps| keeps.low() <= need.low() && need.high() <= keeps.high())
        })
    }

    /// What a season adds to a ride at this price.
    pub(crate) fn season(&self, service: &Service, season: &Season, price: i64) -> Load {
        let share =
            season.charge_permille.as_ref().map_or(0, |permille| i128::from(permille.value) * i128::from(price));
        let more = season.add_charge.as_ref().map_or(0, |add| self.priced(service.per.without_minimum(), add));
        let time = season.add_time.as_ref().map_or(0, |add| self.minutes(add));
        Load { time, cost: half_up(share, 1000) + more, grams: 0 }
    }

    /// What a surcharge adds to a ride of this many kilometres at this price.
    pub(crate) fn surcharge(&self, surcharge: &Surcharge, km: i64, price: i64) -> i64 {
        let case = self.question().case;
        match &surcharge.amount {
            SurchargeAmount::Share(permille) => half_up(i128::from(permille.at(case)) * i128::from(price), 1000),
            SurchargeAmount::Flat(rate) => self.priced(&rate.per, &rate.amount),
            SurchargeAmount::Distance(rate) => {
                self.range_due(&rate.per, &rate.amount).times(Ratio::of(i128::from(km), 1000)).half_up()
            }
        }
    }

    /// One premium for all of the way: of a tenth more than the value.
    pub(crate) fn premium_at_once(&self) -> i64 {
        let question = self.question();
        match question.insurance {
            Some(InsuranceRate::Millionths { rate, least }) => {
                self.premium(rate).max(self.cents(least.minor()).half_up())
            }
            _ => 0,
        }
    }

    fn premium(&self, rate: u64) -> i64 {
        let insured = self.cents(self.question().value.unwrap()).times(Ratio::of(110, 100));
        insured.times(Ratio::of(i128::from(rate), 1_000_000)).half_up()
    }

    /// Premiums of a ride.
    pub(crate) fn premiums(&self, service: &Service, from: usize, to: usize) -> i64 {
        let accrued = self.question().insurance == Some(InsuranceRate::OfNetwork);
        let known = self.world.network.premiums().iter().filter(|_| accrued);
        let touching = known.filter(|known| self.touches(&known.rides, service, from, to));
        touching.map(|known| self.premium(known.rate.at(self.question().case))).sum()
    }

    fn touches(&self, on: &SurchargedRides, service: &Service, from: usize, to: usize) -> bool {
        let (first, last) = (service.calls[from], service.calls[to]);
        let stages = &service.stages[first.leave..last.arrive];
        let country = |hub: HubIx| self.world.network.hub(hub).country;
        let has = [
            on.modes.is_empty() || on.modes.contains(&service.mode),
            on.carries.is_empty() || on.carries.contains(&service.carries),
            on.services.is_empty() || on.services.contains(&service.code),
            on.from.is_empty() || on.from.contains(&country(first.hub)),
            on.to.is_empty() || on.to.contains(&country(last.hub)),
            on.through.is_empty() || stages.iter().any(|s| s.countries.iter().any(|c| on.through.contains(c))),
            on.straits.is_empty() || stages.iter().any(|s| s.straits.iter().any(|g| on.straits.contains(g))),
        ];
        !has.contains(&false)
    }

    /// Surcharges on a ride of this cargo, whenever they hold.
    pub(crate) fn surcharges(&self, service: &Service, from: usize, to: usize) -> Vec<&'w Surcharge> {
        let needs = &self.question().needs;
        let cooled = needs.iter().any(|need| matches!(need, Need::Temperature(_)));
        let hazards: Vec<_> =
            needs.iter().filter_map(|need| if let Need::Hazard(key) = need { Some(key) } else { None }).collect();
        let touches = |surcharge: &&Surcharge| {
            let of_this_cargo = match &surcharge.cargo {
                SurchargedCargo::Cooled => cooled,
                SurchargedCargo::Hazards(keys) => keys.iter().any(|key| hazards.contains(&key)),
                _ => true,
            };
            of_this_cargo && self.touches(&surcharge.rides, service, from, to)
        };
        self.world.network.surcharges().iter().filter(touches).collect()
    }

    /// The date of ready on the clock of the origin.
    pub(crate) fn ready_date(&self) -> Civil {
        self.world.network.hub(self.question().from.hubs[0]).zone.local(self.question().ready)
    }

    pub(crate) fn holds(window: &Window, date: Civil) -> bool {
        match window {
            Window::Months(months) => months.contains(&date.date().1),
            Window::From(first) => date.epoch_days() >= *first,
            Window::Dates(first, last) => *first <= date.epoch_days() && date.epoch_days() <= *last,
        }
    }

    /// What the seasons of a date add to the cut-off.
    pub(crate) fn queue(&self, service: &Service, date: Civil) -> i64 {
        let seasons = service.seasons.iter().filter(|season| Self::holds(&season.window, date));
        seasons.filter_map(|season| season.add_cut_off.as_ref()).map(|add| self.minutes(add)).sum()
    }

    /// From departure at the first call to departure at this one.
    pub(crate) fn offset(&self, service: &Service, call: usize) -> i64 {
        service.stages[..service.calls[call].leave].iter().map(|stage| self.minutes(&stage.time)).sum()
    }

    /// Departures from the first call over the horizon and well before it, each once.
    pub(crate) fn departures(&self, service: usize) -> Option<Vec<Instant>> {
        let Clock::Every { zone, weeks, slots, .. } = &self.world.clocks[service] else { return None };
        let ready = self.question().ready.epoch_minutes();
        let (first, last) = (ready - 60 * 1440, ready + i64::from(self.question().horizon_days) * 1440);
        let period = weeks * 10_080;
        let mut departures: Vec<Instant> = ((first - MONDAY) / period - 1..=(last - MONDAY) / period + 1)
            .flat_map(|number| slots.iter().map(move |slot| MONDAY + number * period + slot))
            .map(|local| zone.instant(Civil::from_epoch_minutes(local)))
            .collect();
        departures.sort_unstable();
        departures.dedup();
        Some(departures)
    }

    /// Half the mean headway, in whole minutes.
    pub(crate) fn mean_wait(&self, service: usize) -> Option<i64> {
        let Clock::Every { weeks, slots, .. } = &self.world.clocks[service] else { return None };
        Some(weeks * 10_080 / (2 * i64::try_from(slots.len()).unwrap()))
    }

    /// Everything at a hub before the cargo is ready to leave it on a service, or to be collected; none where it cannot change so.
    pub(crate) fn work(&self, hub: HubIx, came: Side, service: Option<&Service>) -> Option<Load> {
        let leaves = service.map_or(Side::Gate, |service| Side::On(service.mode, service.carries));
        let (network, question) = (&self.world.network, self.question());
        let country = network.hub(hub).country;
        let rules = || network.handlings().iter().filter(|rule| (rule.from, rule.to) == (came, leaves));
        let rule = narrowest(rules().map(|rule| (&rule.at, rule)), hub, country)?;
        let mut sum = Load {
            time: self.minutes(&rule.time),
            cost: self.priced(&rule.rate.per, &rule.rate.amount),
            grams: self.grams(&rule.emission, 0),
        };
        if let (Side::Gate, Side::On(_, loading)) = (came, leaves) {
            if !self.origins.contains(&hub) {
                return None;
            }
            if question.from.door {
                sum = sum + self.lorry(hub, question.from.centre, loading)?;
            }
            sum = sum + self.clearance(hub, leaves, service);
            let comes = question.shipment.cargo().loading();
            if loading == Loading::Box && comes != Loading::Box {
                let rules = network.stuffings().iter().filter(|rule| rule.cargo == comes);
                let rule = narrowest(rules.map(|rule| (&rule.at, rule)), hub, country)?;
                sum = sum
                    + Load {
                        time: self.minutes(&rule.time),
                        cost: self.priced(&rule.rate.per, &rule.rate.amount),
                        grams: 0,
                    };
            }
        }
        if let (Side::On(_, loading), Side::Gate) = (came, leaves) {
            if !self.destinations.contains(&hub) {
                return None;
            }
            sum = sum + self.clearance(hub, came, None);
            let comes = question.shipment.cargo().loading();
            if loading == Loading::Box && comes != Loading::Box && !question.to.door {
                let rules = network.unstuffings().iter().filter(|rule| rule.cargo == comes);
                if let Some(rule) = narrowest(rules.map(|rule| (&rule.at, rule)), hub, country) {
                    let (time, cost) = (self.minutes(&rule.time), self.priced(&rule.rate.per, &rule.rate.amount));
                    sum = sum + Load { time, cost, grams: 0 };
                }
            }
            if question.to.door {
                sum = sum + self.lorry(hub, question.to.centre, loading)?;
            }
        }
        if let Some(service) = service {
            sum = sum + self.transit_at(hub, came, leaves, service);
        }
        Some(sum)
    }

    fn lorry(&self, hub: HubIx, door: landsea::units::Position, loading: Loading) -> Option<Load> {
        let known = self.world.network.hub(hub);
        let of = |loading| self.world.network.drayage(known.country, loading);
        let tariff = of(loading).or_else(|| if loading == Loading::Loose { of(Loading::Truck) } else { None })?;
        let km = tariff.road_km(door.great_circle_km(known.position))?;
        let per = tariff.per.without_minimum();
        let price =
            self.range_due(per, &tariff.per_km).times(Ratio::whole(km)).plus(self.range_due(per, &tariff.fixed));
        let driving = (km * 60).div_ceil(tariff.km_per_hour.value);
        Some(Load {
            time: self.minutes(&tariff.fixed_time) + i64::from(driving),
            cost: self.least(&tariff.per).map_or(price, |least| price.max(least)).half_up(),
            grams: self.grams(&tariff.emission, i128::from(km)),
        })
    }

    /// Lease of the carrier's boxes that came at a minute where they are dropped off: emptied, or taken as they are.
    pub(crate) fn lease(&self, hub: HubIx, came: i64, emptied: i64, taken: Option<i64>) -> i64 {
        let network = &self.world.network;
        let size = match self.question().shipment.cargo() {
            Cargo::Boxes { size, .. } => size.to_string(),
            _ => "45G1".to_owned(),
        };
        let is_of = |rule: &Lease| match rule.of {
            None => true,
            Some(BoxKind::Reefer) => size.contains('R'),
            Some(BoxKind::HighCube) => size.contains('U') || size[1..].starts_with('5') && !size.contains('R'),
            Some(BoxKind::Standard) => !size[1..].starts_with('5') && !size.contains(['R', 'U']),
        };
        // Of two as narrow the one for these boxes: it comes last.
        let rules =
            |own| network.leases().iter().filter(move |rule| rule.of.is_some() == own).filter(|rule| is_of(rule));
        let rules = rules(false).chain(rules(true)).map(|rule| (&rule.at, rule));
        let Some(rule) = narrowest(rules, hub, network.hub(hub).country) else { return 0 };
        if !self.question().carrier_boxes {
            return 0;
        }
        let held = match rule.since {
            Since::Ready => emptied,
            Since::Arrival => taken.unwrap_or(emptied) - came,
        };
        let end = held + i64::from(rule.unloading.get());
        self.days((&rule.steps, rule.evidence.year), &rule.per, i64::from(rule.free.get()), end)
            + self.priced(&rule.per, &rule.drop_off)
    }

    /// What so much time costs the owner.
    pub(crate) fn inventory(&self, minutes: i64) -> i64 {
        let Some(rate) = self.question().inventory else { return 0 };
        let a_day = self.cents(self.question().value.unwrap()).times(Ratio::of(i128::from(rate), 100_000));
        a_day.times(Ratio::of(i128::from(minutes), 1440)).half_up()
    }

    /// Whether money is due for time.
    pub(crate) fn charges_time(world: &World) -> bool {
        let leased = world.question.carrier_boxes && !world.network.leases().is_empty();
        leased || world.question.inventory.is_some()
    }

    /// Storage of what came so, day by day.
    pub(crate) fn storage(&self, hub: HubIx, came: Side, stay: i64) -> i64 {
        let Side::On(_, loading) = came else { return 0 };
        let network = &self.world.network;
        let tariff = |cooled| {
            let rules = network.storages().iter().filter(|rule| rule.loading == loading && rule.cooled == cooled);
            narrowest(rules.map(|rule| (&rule.at, rule)), hub, network.hub(hub).country)
        };
        let cooled = self.question().needs.iter().any(|need| matches!(need, Need::Temperature(_)));
        let own = if cooled { tariff(true) } else { None };
        let Some(tariff) = own.or_else(|| tariff(false)) else { return 0 };
        self.days((&tariff.steps, tariff.evidence.year), &tariff.per, i64::from(tariff.free.get()), stay)
    }

    /// Steps by the day until a minute.
    fn days(&self, (steps, year): (&[StorageStep], u16), per: &Basis, free: i64, end: i64) -> i64 {
        let mut days = steps.iter().flat_map(|step| {
            let count = step.days.map_or(usize::MAX, |days| usize::try_from(days).unwrap());
            std::iter::repeat_n(step.amount, count)
        });
        let mut begins = free;
        let mut sum = Ratio::whole(0);
        while begins < end {
            sum = sum.plus(self.due(per, days.next().unwrap(), year));
            begins += 1440;
        }
        sum.half_up()
    }
}

/// The rule for the hub itself, else for its country, else for anywhere.
fn narrowest<'r, R>(
    rules: impl Iterator<Item = (&'r Scope, &'r R)>,
    hub: HubIx,
    country: CountryCode,
) -> Option<&'r R> {
    let (mut here, mut national, mut general) = (None, None, None);
    for (scope, rule) in rules {
        match scope {
            Scope::Hubs(hubs) if hubs.contains(&hub) => here = Some(rule),
            Scope::Countries(countries) if countries.contains(&country) => national = Some(rule),
            Scope::Anywhere => general = Some(rule),
            Scope::Hubs(_) | Scope::Countries(_) => {}
        }
    }
    here.or(national).or(general)
}
