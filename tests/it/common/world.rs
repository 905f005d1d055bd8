//! Random worlds: a tiny network and a question, small and coarse enough that ties, waits and dead ends are frequent.

use super::dates;
use super::dice::Dice;
use super::needs::{draw_acceptance, draw_needs};
use super::oracle::charges;
use super::oracle::closures;
use super::oracle::compute::Computer;
use super::oracle::customs;
use super::oracle::figures::{PER_STAGE, amount, basis_of, emission, subsidy, time};
use super::oracle::operations::{draw_hours, draw_operations};
use super::oracle::rules::draw_rules;
use super::parts::{country, evidence, exact, hub, stowage};
use landsea::Query;
use landsea::model::{
    Call, Case, City, CutOffs, Departs, EmissionBasis, HubIx, Loading, Mode, Need, Network, NetworkBuilder, Off,
    Patience, Season, Service, Shipment, Stage, StageKind, Through, Timetable, Window,
};
use landsea::plan::{Criterion, InsuranceRate};
use landsea::units::{HubCode, Instant, Kilograms, Kilometres, Minutes, Money, Position, Weekday, When, Zone};
use proptest::prelude::*;
use std::ops::RangeInclusive;
use std::sync::Arc;

/// A network, when its services leave as it was drawn, and what is asked.
pub(crate) struct World {
    pub(crate) network: Network,
    /// By position of the service.
    pub(crate) clocks: Vec<Clock>,
    pub(crate) question: Question,
}

/// When a service leaves, apart from the timetable that the network has.
#[derive(Debug, Clone)]
pub(crate) enum Clock {
    OnDemand,
    /// Every this many weeks, counted from Monday 1 January 2024, at these minutes.
    Every {
        zone: Arc<Zone>,
        weeks: i64,
        slots: Vec<i64>,
        nominal: bool,
    },
}

/// An end of the way.
#[derive(Debug, Clone)]
pub(crate) struct End {
    pub(crate) name: String,
    pub(crate) hubs: Vec<HubIx>,
    pub(crate) centre: Position,
    pub(crate) door: bool,
}

#[derive(Debug, Clone)]
pub(crate) enum Forbidden {
    Mode(Mode),
    Country(&'static str),
    Gate(&'static str),
    Service(String),
    Hub(HubIx),
}

#[derive(Debug, Clone)]
#[expect(clippy::struct_excessive_bools, reason = "a question switches many things, each by itself")]
pub(crate) struct Question {
    pub(crate) from: End,
    pub(crate) to: End,
    /// Without a ready date.
    pub(crate) shipment: Shipment,
    /// Digits of its code in the Harmonized System.
    pub(crate) hs: Option<&'static str>,
    /// What it needs, said apart from the shipment.
    pub(crate) needs: Vec<Need>,
    pub(crate) ready: Instant,
    pub(crate) horizon_days: u32,
    pub(crate) due_within_days: Option<u32>,
    /// The last minute that is in time.
    pub(crate) due: Option<Instant>,
    /// Whether dates are written as the clocks of the places show them.
    pub(crate) by_the_clock: bool,
    pub(crate) documents: Option<Instant>,
    pub(crate) deliver_from: Option<Instant>,
    pub(crate) split: bool,
    /// How long it may wait on purpose.
    pub(crate) patience: Patience,
    pub(crate) budget: Option<i64>,
    pub(crate) bans: Vec<Forbidden>,
    /// What every way has to pass.
    pub(crate) vias: Vec<Forbidden>,
    pub(crate) allowed: bool,
    pub(crate) case: Case,
    /// Key of the commodity.
    pub(crate) commodity: Option<&'static str>,
    /// Customs regimes, in order.
    pub(crate) regimes: Vec<&'static str>,
    /// In boxes of the carrier.
    pub(crate) carrier_boxes: bool,
    /// Value of the goods in cents.
    pub(crate) value: Option<i64>,
    /// Thousandths of a per cent of the value that a day costs.
    pub(crate) inventory: Option<u64>,
    /// How it is insured.
    pub(crate) insurance: Option<InsuranceRate>,
    /// What the answer and the budget are in, where it is not dollars.
    pub(crate) currency: Option<&'static str>,
}

/// The switch of every service that is off.
pub(crate) const SWITCH: &str = "lever";
const ZONES: [&str; 4] = ["Asia/Shanghai", "Europe/Berlin", "America/Santiago", "Asia/Kathmandu"];
const READY: [&str; 7] =
    ["2026-06-15", "2026-03-26", "2026-10-22", "2026-12-28", "2026-06-28", "2026-04-02", "2026-09-03"];
const CARRIAGES: [Loading; 12] = {
    let mut loadings = [Loading::Box; 12];
    loadings[10] = Loading::Truck;
    loadings[11] = Loading::Vehicle;
    loadings[9] = Loading::Loose;
    loadings[8] = Loading::Bulk;
    loadings
};
pub(crate) const MODES: [Mode; 4] = [Mode::Rail, Mode::Sea, Mode::Road, Mode::River];
/// Not the order in which they are added.
const CODES: [&str; 6] = ["m", "c", "x", "a", "t", "f"];
const PATIENCE: [Patience; 8] = [
    Patience::Unlimited,
    Patience::Headway,
    Patience::Unlimited,
    Patience::Days(0),
    Patience::Unlimited,
    Patience::Days(2),
    Patience::Headway,
    Patience::Days(7),
];
const HOURS: [u32; 7] = [24, 6, 12, 48, 72, 1, 0];

/// Worlds of 2 to 5 hubs and 1 to 6 services.
pub(crate) fn worlds() -> impl Strategy<Value = World> {
    sized(&[3, 2, 4, 5, 4, 5], 1..=6)
}

/// Worlds in which cargo may hardly wait, though most services are dearer or slower at first: who comes to a hub later finds what who came earlier may
/// not wait for.
pub(crate) fn hurried_worlds() -> impl Strategy<Value = World> {
    (sized(&[3, 4, 3], 4..=6), prop::collection::vec(any::<u16>(), 60))
        .prop_map(|(world, numbers)| world.hurried(&numbers))
}

const MIDDLE: [usize; 4] = [9, 6, 12, 14];

/// Worlds of 6 to 14 hubs and 10 to 40 services: too large to enumerate.
pub(crate) fn middle_worlds() -> impl Strategy<Value = World> {
    sized(&MIDDLE, 10..=40)
}

fn sized(hubs: &'static [usize], services: RangeInclusive<usize>) -> impl Strategy<Value = World> {
    let numbers = |count| prop::collection::vec(any::<u16>(), count);
    (
        numbers(150),
        prop::collection::vec(numbers(100), services),
        [numbers(400), numbers(80), numbers(120), numbers(100), numbers(20)],
    )
        .prop_map(|(question, services, rules)| World::draw(hubs, &question, &services, &rules))
}

/// The last three letters of a hub's code.
fn letters(at: usize) -> String {
    if at == 0 { "ORG".to_owned() } else { format!("VI{}", char::from(b'A' + u8::try_from(at).unwrap())) }
}

/// The code of a service.
fn code(at: usize) -> String {
    let round = at / CODES.len();
    format!("{}{}", CODES[at % CODES.len()], if round == 0 { String::new() } else { round.to_string() })
}

impl World {
    fn draw(
        sizes: &[usize],
        question: &[u16],
        services: &[Vec<u16>],
        [rules, needs, customs, charges, closed]: &[Vec<u16>; 5],
    ) -> Self {
        let coarse = question.first().is_some_and(|number| number % 2 == 1);
        let mut dice = Dice::new(&question[1..], coarse);
        let mut builder = NetworkBuilder::new("world");
        let ready = draw_ready(&mut dice);
        let hubs = draw_hubs(&mut dice, &mut builder, ready, sizes);
        let mut drawn: Vec<(Service, Clock)> = Vec::new();
        for at in 0..services.len() {
            // Some are the twin of the one before, under another code.
            let twin = at > 0 && dice.once_in(6);
            let numbers = &services[if twin { at - 1 } else { at }];
            drawn.push(draw_service(&mut Dice::new(numbers, coarse), at, &hubs, ready));
        }
        draw_rules(&mut Dice::new(rules, coarse), &mut builder, &hubs, drawn.iter().map(|(service, _)| service));
        draw_acceptance(&mut Dice::new(needs, coarse), &mut builder, &hubs, &mut drawn);
        let mut formal = Dice::new(customs, coarse);
        let lines: Vec<&Service> = drawn.iter().map(|(service, _)| service).collect();
        customs::draw(&mut formal, &mut builder, &hubs, &lines);
        let today = ready.epoch_minutes().div_euclid(1440);
        closures::draw(&mut Dice::new(closed, coarse), &mut builder, &hubs, &lines, today);
        if sizes == MIDDLE {
            // Laws take services away, and a regime must not name one that is gone.
            builder.regimes_mut().iter_mut().for_each(|regime| regime.services.clear());
        }
        let mut accrued = Dice::new(charges, coarse);
        charges::draw(&mut accrued, &mut builder, &drawn, ready);
        builder.set_stowage(stowage());
        let mut question = draw_question(&mut dice, &hubs, &drawn, ready);
        draw_needs(&mut dice, &mut question);
        charges::draw_question(&mut accrued, &mut question);
        question.regimes = customs::draw_question(&mut formal);
        if formal.once_in(3) && matches!(question.shipment.cargo(), landsea::model::Cargo::Boxes { .. }) {
            question.commodity = Some(customs::WARES);
        }
        question.patience = formal.of(&PATIENCE);
        drawn.sort_by(|a, b| a.0.code.cmp(&b.0.code));
        let (services, clocks): (Vec<Service>, Vec<Clock>) = drawn.into_iter().unzip();
        for service in services {
            builder.add_service(service);
        }
        let network = builder.build().unwrap_or_else(|problems| panic!("a world is sound: {problems:?}"));
        let mut world = Self { network, clocks, question };
        let computer = Computer::new(&world);
        let mut regimes = world.question.regimes.clone();
        regimes.retain(|key| computer.makes_sense(key));
        world.question.regimes = regimes;
        world
    }

    fn hurried(mut self, numbers: &[u16]) -> Self {
        let mut dice = Dice::new(numbers, false);
        let question = &mut self.question;
        question.patience = dice.of(&[Patience::Days(0), Patience::Headway, Patience::Days(1), Patience::Days(3)]);
        (question.due_within_days, question.budget, question.due, question.horizon_days) = (None, None, None, 14);
        (question.bans, question.vias) = (Vec::new(), Vec::new());
        let today = question.ready.epoch_minutes().div_euclid(1440);
        let mut builder = NetworkBuilder::from(self.network);
        for service in builder.services_mut() {
            if matches!(service.departs, Departs::By(_)) && !dice.once_in(4) {
                let is_slow = dice.once_in(3);
                service.seasons.push(Season {
                    name: "rush".into(),
                    window: Window::Dates(today - 1, today + dice.of(&[3, 2, 5, 7])),
                    over: None,
                    add_time: is_slow.then(|| time(&mut dice, &[72, 120])),
                    charge_permille: (!is_slow).then(|| exact(dice.of(&[1000, 3000]))),
                    add_charge: None,
                    add_cut_off: None,
                    capacity_permille: None,
                });
            }
        }
        self.network = builder.build().unwrap_or_else(|problems| panic!("a world is sound: {problems:?}"));
        self
    }

    /// The question as the planner takes it, for some criteria, dated or strategic.
    pub(crate) fn ask(&self, criteria: &[Criterion], dated: bool) -> (Shipment, Query) {
        let question = &self.question;
        let mut shipment = question.shipment.clone();
        if let Some(commodity) = question.commodity {
            shipment = shipment.commodity(commodity);
        }
        for regime in &question.regimes {
            shipment = shipment.regime(regime);
        }
        if dated {
            shipment = self.dated(shipment.ready(self.written(&question.from, question.ready, false)).unwrap());
        }
        if let Some(days) = question.due_within_days {
            shipment = shipment.due_within_days(days);
        }
        let mut query =
            Query::minimise(criteria.iter().copied()).horizon_days(question.horizon_days).case(question.case);
        if let Some(budget) = question.budget {
            query = query.within_budget(Money::from_minor(budget));
        }
        query = query.patience(question.patience);
        if question.split {
            query = query.in_parts();
        }
        query = question.bans.iter().fold(query, |query, ban| query.ban(ban.name(&self.network)));
        query = question.vias.iter().fold(query, |query, via| query.via(via.name(&self.network)));
        if question.allowed && self.network.switches().contains(&SWITCH) {
            query = query.allow(SWITCH);
        }
        charges::ask(question, shipment, query)
    }
}

impl World {
    /// With the dates of the question but for when it is ready.
    pub(crate) fn dated(&self, mut shipment: Shipment) -> Shipment {
        let question = &self.question;
        if let Some(documents) = question.documents {
            shipment = shipment.documents(self.written(&question.from, documents, false)).unwrap();
        }
        if let Some(from) = question.deliver_from {
            shipment = shipment.deliver_from(self.written(&question.to, from, false)).unwrap();
        }
        if let Some(due) = question.due {
            shipment = shipment.due(self.written(&question.to, due, true)).unwrap();
        }
        shipment
    }

    /// A date as it is written in the question, at one of its ends.
    pub(crate) fn written(&self, end: &End, moment: Instant, is_due: bool) -> When {
        let zone = &self.network.hub(end.hubs[0]).zone;
        if self.question.by_the_clock { dates::on_the_clock(zone, moment, is_due) } else { When::At(moment) }
    }
}

/// A hub as far as drawing goes.
#[derive(Clone)]
pub(crate) struct Place {
    pub(super) ix: HubIx,
    pub(super) country: &'static str,
    pub(super) zone: Arc<Zone>,
    pub(super) position: Position,
    pub(super) city: bool,
}

/// Around changes of the clock, ends of months and of the year.
fn draw_ready(dice: &mut Dice<'_>) -> Instant {
    let day = Instant::parse(dice.of(&READY), &Zone::utc()).unwrap();
    day.checked_add(Minutes::from_days(dice.of(&[0, 1, 2, 3])))
        .unwrap()
        .checked_add(Minutes::from_hours(dice.of(&[0, 1, 6, 13])))
        .unwrap()
}

fn draw_hubs(dice: &mut Dice<'_>, builder: &mut NetworkBuilder, ready: Instant, sizes: &[usize]) -> Vec<Place> {
    let count = dice.of(sizes);
    let city = dice.once_in(3);
    let mut places = Vec::new();
    for at in 0..count {
        let country = if at == 0 { "AA" } else { dice.of(&["BB", "AA", "BB"]) };
        let zone = dice.of(&ZONES);
        let position = (30.0, 100.0 + dice.of(&[0.0, 0.5, 1.0]));
        let mut new = hub(&format!("{country}{}", letters(at)), zone, position);
        let of_city = city && (at == 0 || (country == "AA" && at + 1 < count && dice.once_in(2)));
        new.bonded = dice.once_in(2);
        new.city = of_city.then(|| HubCode::new("AACTY").unwrap());
        let (zone, position) = (Arc::clone(&new.zone), new.position);
        new.hours = draw_hours(dice, &zone, ready.epoch_minutes().div_euclid(1440));
        places.push(Place { ix: builder.add_hub(new), country, zone, position, city: of_city });
    }
    if city {
        let position = Position::new(30.0, 100.0).unwrap();
        builder.add_city(City {
            code: HubCode::new("AACTY").unwrap(),
            name: "Town".into(),
            zh: None,
            country: country("AA"),
            position,
        });
    }
    places
}

fn draw_service(dice: &mut Dice<'_>, at: usize, hubs: &[Place], ready: Instant) -> (Service, Clock) {
    let (last, length) = (hubs.len() - 1, dice.of(&[1, 1, 2, 3]));
    let mut way = vec![if at == 0 { 0 } else { dice.below(hubs.len()) }];
    // Mostly forward, so that ways from the first hub to the last are frequent; else to and fro.
    let forward = way[0] < last && dice.below(4) < 3;
    for _ in 0..length {
        let from = way[way.len() - 1];
        if !forward {
            way.push((from + 1 + dice.below(last)) % hubs.len());
        } else if from < last {
            way.push(last.min(from + dice.of(&[1, 2, 9])));
        }
    }
    let (stages, calls) = draw_way(dice, &way, hubs);
    let carries = dice.of(&CARRIAGES);
    let mode = dice.of(&MODES);
    let per = basis_of(dice, carries);
    let clock = draw_clock(dice, &hubs[way[0]].zone);
    let mut service = Service {
        code: code(at).into(),
        name: code(at).into(),
        operator: "drawn".into(),
        mode,
        carries,
        per,
        departs: departs(&clock),
        cut_off: None,
        cut_offs: CutOffs::default(),
        holidays: None,
        capacity: dice.once_in(3).then(|| exact(dice.of(&[2, 1, 1, 0]))),
        accepts: None,
        off: dice.once_in(10).then(|| Off { switch: SWITCH.into(), reason: "drawn".into() }),
        valid: None,
        seasons: Vec::new(),
        stages,
        calls,
        through: Vec::new(),
        note: None,
    };
    if dice.once_in(4) {
        let (from, to) = (service.calls[0].hub, service.calls[service.calls.len() - 1].hub);
        // The first of two calls at one hub decides whether the pair is served in this order.
        if service.calls.iter().position(|call| call.hub == from) < service.calls.iter().position(|call| call.hub == to)
        {
            service.through.push(Through { from, to, charge: amount(dice) });
        }
    }
    if !matches!(clock, Clock::OnDemand) {
        let today = ready.epoch_minutes().div_euclid(1440);
        draw_calendar(dice, &mut service, today);
        draw_operations(dice, &mut service, today);
    }
    (service, clock)
}

fn draw_way(dice: &mut Dice<'_>, way: &[usize], hubs: &[Place]) -> (Vec<Stage>, Vec<Call>) {
    let (mut stages, mut calls) = (Vec::new(), Vec::new());
    let mut at = way[0];
    for (number, &next) in way.iter().enumerate() {
        if number > 0 {
            // Now and then by way of a hub where it does not call.
            let between = dice.below(hubs.len() * 3);
            if between < hubs.len() && between != at && between != next {
                stages.push(draw_stage(dice, at, between, hubs));
                at = between;
            }
            stages.push(draw_stage(dice, at, next, hubs));
            at = next;
        }
        let arrive = stages.len();
        if dice.once_in(6) {
            stages.push(draw_stage(dice, at, at, hubs));
        }
        calls.push(Call { hub: hubs[next].ix, arrive, leave: stages.len() });
    }
    (stages, calls)
}

fn draw_stage(dice: &mut Dice<'_>, from: usize, to: usize, hubs: &[Place]) -> Stage {
    let border = hubs[from].country != hubs[to].country && dice.once_in(4);
    // In the order of the way; the network adds the end.
    let mut countries = vec![country(hubs[from].country)];
    countries.extend(dice.once_in(6).then(|| country(dice.of(&["BB", "CC", "BB"]))));
    Stage {
        kind: match from == to {
            true => StageKind::Dwell("standing".into()),
            false if border => StageKind::Border,
            false => StageKind::Run,
        },
        from: hubs[from].ix,
        to: hubs[to].ix,
        distance: exact(Kilometres::new(if from == to || border { 0 } else { dice.of(&[100, 300, 0, 33]) })),
        time: if from == to { time(dice, &[6, 12, 1]) } else { time(dice, &HOURS) },
        charge: amount(dice),
        // At a border or standing, now and then something is handled.
        emission: if from == to || border {
            dice.once_in(3).then(|| emission(dice, &[EmissionBasis::Tonne]))
        } else {
            Some(emission(dice, &PER_STAGE))
        },
        gauge: None,
        countries,
        straits: if dice.once_in(6) { vec!["strait".into()] } else { Vec::new() },
    }
}

const DAYS: [Weekday; 7] = [
    Weekday::Monday,
    Weekday::Tuesday,
    Weekday::Wednesday,
    Weekday::Thursday,
    Weekday::Friday,
    Weekday::Saturday,
    Weekday::Sunday,
];

fn draw_clock(dice: &mut Dice<'_>, zone: &Arc<Zone>) -> Clock {
    let zone = Arc::clone(zone);
    match dice.below(8) {
        0..4 => {
            let count = dice.of(&[1, 2, 3]);
            // Sundays between two and four are where clocks change.
            let times: [i64; 8] = [12 * 60, 0, 6 * 60, 18 * 60, 2 * 60 + 30, 3 * 60 + 15, 23 * 60 + 30, 2 * 60];
            let mut slots: Vec<i64> =
                (0..count).map(|_| dice.of(&[0, 6, 2, 4, 6, 1, 3, 5]) * 1440 + dice.of(&times)).collect();
            slots.sort_unstable();
            slots.dedup();
            Clock::Every { zone, weeks: 1, slots, nominal: false }
        }
        4..6 => {
            let (count, weeks) = dice.of(&[(1, 1), (2, 1), (7, 2), (1, 2), (7, 1), (3, 1)]);
            // The middle of each of `count` equal parts.
            let slots = (0..count).map(|part| (2 * part + 1) * weeks * 10_080 / (2 * count)).collect();
            Clock::Every { zone, weeks, slots, nominal: true }
        }
        _ => Clock::OnDemand,
    }
}

#[expect(clippy::cast_precision_loss, reason = "small counts")]
pub(crate) fn departs(clock: &Clock) -> Departs {
    let Clock::Every { zone, weeks, slots, nominal } = clock else { return Departs::OnDemand };
    let timetable = if *nominal {
        Timetable::nominal(Arc::clone(zone), slots.len() as f64 / *weeks as f64, evidence())
    } else {
        let weekdays: Vec<(Weekday, Minutes)> = slots
            .iter()
            .map(|slot| {
                (DAYS[usize::try_from(slot / 1440).unwrap()], Minutes::new(u32::try_from(slot % 1440).unwrap()))
            })
            .collect();
        Timetable::weekly(Arc::clone(zone), &weekdays, evidence())
    };
    Departs::By(timetable.unwrap())
}

fn draw_calendar(dice: &mut Dice<'_>, service: &mut Service, today: i64) {
    if dice.once_in(3) {
        service.cut_off = Some(time(dice, &[6, 12, 24, 30]));
    }
    if dice.once_in(5) {
        let first = today + dice.of(&[0, -30, 2, 5]);
        service.valid = Some((first, first + dice.of(&[30, 3, 6, 40])));
    }
    for at in 0..dice.of(&[0, 1, 2, 0, 1, 3]) {
        let first = today + dice.of(&[0, 1, 2, 4, 7, -3]);
        let month = |day: i64| landsea::units::Civil::from_epoch_minutes(day * 1440).date().1;
        let window = if dice.once_in(3) {
            Window::Months(dice.of(&[vec![month(today)], vec![month(today + 7)], vec![1, 4, 7, 10]]))
        } else if dice.once_in(8) {
            Window::From(first)
        } else {
            Window::Dates(first, first + dice.of(&[2, 1, 4, 8]))
        };
        service.seasons.push(Season {
            name: format!("season {at}").into(),
            window,
            over: dice.once_in(5).then(|| dice.below(service.stages.len())),
            add_time: dice.once_in(3).then(|| time(dice, &[12, 24, 48])),
            charge_permille: (dice.below(3) < 2).then(|| exact(dice.of(&[500, -500, -250, 333, 1000]))),
            add_charge: dice.once_in(3).then(|| if dice.once_in(3) { subsidy(dice) } else { amount(dice) }),
            add_cut_off: dice.once_in(4).then(|| time(dice, &[12, 24])),
            capacity_permille: None,
        });
    }
}

fn draw_question(dice: &mut Dice<'_>, hubs: &[Place], services: &[(Service, Clock)], ready: Instant) -> Question {
    let last = &hubs[hubs.len() - 1];
    let in_city: Vec<&Place> = hubs.iter().filter(|hub| hub.city).collect();
    let mut from = match in_city[..] {
        [] => End { name: "AAORG".into(), hubs: vec![hubs[0].ix], centre: hubs[0].position, door: false },
        _ => End {
            name: "Town".into(),
            hubs: in_city.iter().map(|hub| hub.ix).collect(),
            centre: Position::new(30.0, 100.0).unwrap(),
            door: false,
        },
    };
    let name = format!("{}{}", last.country, letters(hubs.len() - 1));
    let mut to = End { name, hubs: vec![last.ix], centre: last.position, door: false };
    from.door = dice.once_in(6);
    to.door = dice.once_in(6);
    let cargo = |text| Shipment::boxes(&from.name, &to.name, text).unwrap();
    let pallets = |kg, m3| Shipment::pallets(&from.name, &to.name, Kilograms::new(kg), m3).unwrap();
    let mut shipment = match dice.below(15) {
        0..4 => cargo("1x45G1"),
        4 | 5 => cargo("3x45G1"),
        6 | 7 => cargo("3x22G1"),
        8 => cargo("2x42G1"),
        9 => cargo("1xL5G1").weight(Kilograms::new(9_999)),
        10 => Shipment::vehicles(&from.name, &to.name, dice.of(&[1, 2, 7])).unwrap(),
        11 => pallets(1_500, 2.0),
        12 => Shipment::bulk(&from.name, &to.name, Kilograms::new(dice.of(&[12_000, 900]))).unwrap(),
        _ => pallets(dice.of(&[3, 12]), 0.01),
    };
    if from.door {
        shipment = shipment.from_door();
    }
    if to.door {
        shipment = shipment.to_door();
    }
    let forbidden = [
        Forbidden::Gate("strait"),
        Forbidden::Country("BB"),
        Forbidden::Mode(dice.of(&MODES)),
        Forbidden::Service(services[dice.below(services.len())].0.code.to_string()),
        Forbidden::Hub(hubs[dice.below(hubs.len())].ix),
    ];
    let ends = |hub: &HubIx| from.hubs.contains(hub) || to.hubs.contains(hub);
    let stages = || services.iter().flat_map(|(service, _)| &service.stages);
    let known = |ban: &Forbidden| match ban {
        // The planner refuses names that nothing has, and bans on an end: other tests say so.
        Forbidden::Gate(_) => stages().any(|stage| !stage.straits.is_empty()),
        Forbidden::Country(_) => hubs.iter().any(|hub| hub.country == "BB") && last.country == "AA",
        Forbidden::Hub(hub) => !ends(hub),
        Forbidden::Mode(_) | Forbidden::Service(_) => true,
    };
    let bans = (0..dice.of(&[0, 0, 0, 0, 1, 2])).map(|_| dice.of(&forbidden)).filter(known).collect();
    let due_within_days = dice.once_in(5).then(|| dice.of(&[10, 8, 6, 4]));
    let deliver_from =
        dice.once_in(6).then(|| ready.checked_add(Minutes::from_hours(dice.of(&[72, 100, 24]))).unwrap());
    let mut question = Question {
        shipment,
        hs: None,
        needs: Vec::new(),
        ready,
        horizon_days: dice.of(&[14, 10, 18, 7]),
        due_within_days,
        due: None,
        by_the_clock: false,
        budget: dice.once_in(4).then(|| dice.of(&[3_000, 2_000, 1_500, 1_000])),
        documents: dice.once_in(6).then(|| ready.checked_add(Minutes::from_hours(dice.of(&[0, 30, 60]))).unwrap()),
        deliver_from: deliver_from.filter(|from| {
            due_within_days.is_none_or(|days| *from <= ready.checked_add(Minutes::from_days(days)).unwrap())
        }),
        split: dice.of(&[true, false, true]),
        patience: Patience::Unlimited,
        bans,
        vias: Vec::new(),
        allowed: dice.once_in(2),
        case: dice.of(&[Case::Typical, Case::Typical, Case::Low, Case::High]),
        commodity: None,
        regimes: Vec::new(),
        carrier_boxes: false,
        value: None,
        inventory: None,
        insurance: None,
        currency: None,
        from,
        to,
    };
    let known = |via: &Forbidden| match via {
        Forbidden::Gate(_) => stages().any(|stage| !stage.straits.is_empty()),
        Forbidden::Country(_) => hubs.iter().any(|hub| hub.country == "BB"),
        Forbidden::Hub(_) | Forbidden::Mode(_) | Forbidden::Service(_) => true,
    };
    let passed = [
        Forbidden::Hub(hubs[dice.below(hubs.len())].ix),
        Forbidden::Gate("strait"),
        Forbidden::Service(services[dice.below(services.len())].0.code.to_string()),
        Forbidden::Country("BB"),
        Forbidden::Mode(dice.of(&MODES)),
    ];
    let due = ready
        .checked_add(Minutes::from_days(dice.of(&[6, 4, 9, 13])))
        .unwrap()
        .checked_add(Minutes::from_hours(dice.of(&[0, 5, 17])))
        .unwrap();
    let due = if dice.once_in(3) { due } else { dates::end_of_day(&last.zone, due) };
    question.due = Some(due).filter(|due| dice.once_in(4) && question.deliver_from.is_none_or(|from| from <= *due));
    question.by_the_clock = dice.once_in(2);
    question.vias = (0..dice.of(&[0, 0, 0, 0, 1, 2])).map(|_| dice.of(&passed)).filter(known).collect();
    question
}
