//! Money: what is charged and why, rule by rule, each on a network of a few lines.

use crate::common::TIME_AND_COST;
use crate::common::days::{MONDAY, NIGHTLY};
use crate::common::lines::Lines;
use crate::common::needs::hazard;
use crate::common::parts::{evidence, exact, flat, money, price, range, rate};
use landsea::audit::audit;
use landsea::file::Layers;
use landsea::model::{
    Acceptance, Basis, BoxKind, Case, Cooling, Lease, Loading, Mode, Need, Premium, QuantityStep, Rate, Scope, Season,
    Service, Since, Storage, StorageStep, Surcharge, SurchargeAmount, SurchargeKind, SurchargedCargo, SurchargedRides,
    Temperature, Tender, Window,
};
use landsea::plan::{Front, InsuranceRate, InventoryRate, Item, ItemKind, Simulation};
use landsea::units::{Kilometres, Minutes, Money};
use landsea::{Itinerary, PlanError, Planner, Query, Shipment};

fn title(item: &Item) -> String {
    match (&item.name, &item.kind) {
        (Some(name), _) => name.to_string(),
        (None, ItemKind::Stage(_)) => "ride".to_owned(),
        (None, ItemKind::MinimumCharge) => "minimum".to_owned(),
        (None, kind) => format!("{kind:?}").to_lowercase(),
    }
}

/// `ride 100, subsidy -30 = 70`: what an itinerary charges, item by item; and that it adds up, and that the auditor agrees.
fn bill(itinerary: &Itinerary) -> String {
    let charged = itinerary.items().filter(|item| item.charge.minor() != 0);
    let items: Vec<String> = charged.map(|item| format!("{} {}", title(item), item.charge)).collect();
    let sum: i64 = itinerary.items().map(|item| item.charge.minor()).sum();
    assert_eq!(sum, itinerary.cost.minor());
    format!("{} = {}", items.join(", "), itinerary.cost)
}

/// A train a day at 100 dollars a box, changed, and the bill of each itinerary for these boxes, by ascending time.
fn bills(boxes: &str, change: impl Fn(&mut Service)) -> Vec<String> {
    let (mut lines, [org, dst]) = Lines::between(["ORG", "DST"]);
    change(lines.line("train", [org, dst], 24, 10_000, NIGHTLY));
    let world = lines.ship(boxes);
    let (shipment, query) = world.ask(TIME_AND_COST, true);
    let front = Planner::new(&world.network).plan(&shipment, &query).unwrap();
    for itinerary in &front {
        assert_eq!(audit(&world.network, &shipment, &query, itinerary), Ok(()));
    }
    front.iter().map(bill).collect()
}

/// A season that always holds: this many thousandths of the price, and this many cents a box.
fn always(service: &mut Service, name: &str, permille: i32, cents: i64) {
    service.seasons.push(Season {
        name: name.into(),
        window: Window::Dates(MONDAY - 7, MONDAY + 30),
        over: None,
        add_time: None,
        charge_permille: (permille != 0).then(|| exact(permille)),
        add_charge: (cents != 0).then(|| money(cents)),
        add_cut_off: None,
        capacity_permille: None,
    });
}

#[test]
fn a_subsidy_is_an_item_below_zero() {
    let with = |train: &mut Service| always(train, "subsidy", 0, -30_00);
    assert_eq!(bills("2x45G1", with), ["ride 200, subsidy -60 = 140"]);
}

#[test]
fn no_subsidy_gives_more_than_the_price() {
    let with = |train: &mut Service| always(train, "subsidy", 0, -13_000);
    assert_eq!(bills("1x45G1", with), ["ride 100, subsidy -100 = 0"]);
}

#[test]
fn seasons_are_taken_in_order_so_a_subsidy_takes_off_what_stands_before_it() {
    let after = |train: &mut Service| {
        always(train, "fuel", 200, 0);
        always(train, "subsidy", 0, -13_000);
    };
    assert_eq!(bills("1x45G1", after), ["ride 100, fuel 20, subsidy -120 = 0"]);
    let before = |train: &mut Service| {
        always(train, "subsidy", 0, -13_000);
        always(train, "fuel", 200, 0);
    };
    assert_eq!(bills("1x45G1", before), ["ride 100, subsidy -100, fuel 20 = 20"]);
}

#[test]
fn two_discounts_are_each_of_the_price_without_seasons() {
    let with = |train: &mut Service| {
        always(train, "early booking", -600, 0);
        always(train, "regular customer", -600, 0);
    };
    assert_eq!(bills("1x45G1", with), ["ride 100, early booking -60, regular customer -40 = 0"]);
}

#[test]
fn waiting_for_the_subsidy_may_be_worth_it() {
    let from_wednesday = |train: &mut Service| {
        always(train, "subsidy", 0, -30_00);
        train.seasons[0].window = Window::Dates(MONDAY + 2, MONDAY + 30);
    };
    assert_eq!(bills("1x45G1", from_wednesday), ["ride 100 = 100", "ride 100, subsidy -30 = 70"]);
}

#[test]
fn a_teu_is_half_a_forty_foot_box() {
    let per_teu = |train: &mut Service| train.per = Basis::Teu;
    assert_eq!(bills("1x22G1", per_teu), ["ride 100 = 100"]);
    assert_eq!(bills("2x45G1", per_teu), ["ride 400 = 400"]);
    assert_eq!(bills("1xL5G1", per_teu), ["ride 225 = 225"]);
}

/// 10 per cent off from five units on, 50 per cent from ten.
fn stepped(of: Basis) -> Basis {
    let step = |from, permille| QuantityStep { from, share: exact(permille) };
    Basis::Stepped { of: Box::new(of), steps: vec![step(5, 900), step(10, 500)] }
}

#[test]
fn all_units_pay_the_share_of_the_step_that_they_reach() {
    let with = |train: &mut Service| train.per = stepped(Basis::Box);
    assert_eq!(bills("3x45G1", with), ["ride 300 = 300"]);
    assert_eq!(bills("5x45G1", with), ["ride 450 = 450"]);
    assert_eq!(bills("20x45G1", with), ["ride 1,000 = 1,000"]);
}

#[test]
fn nobody_pays_more_than_the_least_quantity_of_the_next_step() {
    let with = |train: &mut Service| train.per = stepped(Basis::Box);
    // Nine at 90 each are 810; ten at 50 each are 500.
    assert_eq!(bills("9x45G1", with), ["ride 500 = 500"]);
    assert_eq!(bills("6x45G1", with), ["ride 500 = 500"]);
}

fn at_least(of: Basis, cents: i64) -> Basis {
    Basis::AtLeast { of: Box::new(of), minimum: exact(price(cents)) }
}

#[test]
fn a_ride_as_a_whole_pays_the_minimum_and_says_what_was_missing() {
    let with = |train: &mut Service| train.per = at_least(Basis::Box, 25_000);
    assert_eq!(bills("1x45G1", with), ["ride 100, minimum 150 = 250"]);
    assert_eq!(bills("3x45G1", with), ["ride 300 = 300"]);
}

#[test]
fn a_share_is_taken_of_the_minimum_where_that_is_the_price() {
    let with = |train: &mut Service| {
        train.per = at_least(stepped(Basis::Box), 25_000);
        always(train, "fuel", 100, 1_00);
    };
    assert_eq!(bills("1x45G1", with), ["ride 100, minimum 150, fuel 26 = 276"]);
}

/// 12 per cent of everything on rails.
fn fuel() -> Surcharge {
    Surcharge {
        code: "fuel".into(),
        name: "fuel surcharge".into(),
        kind: SurchargeKind::Fuel,
        window: None,
        rides: SurchargedRides { modes: vec![Mode::Rail], ..SurchargedRides::default() },
        cargo: SurchargedCargo::Any,
        amount: SurchargeAmount::Share(flat(120)),
    }
}

/// 40 dollars a box.
fn forty_a_box() -> SurchargeAmount {
    SurchargeAmount::Flat(Rate { amount: money(40_00), per: Basis::Box })
}

/// A train a day at 100 dollars a box by a strait, and a lorry at once for 250, and the bills under this surcharge.
fn surcharged(boxes: &str, surcharges: impl IntoIterator<Item = Surcharge>) -> Vec<String> {
    let (mut lines, [org, dst]) = Lines::between(["ORG", "DST"]);
    lines.line("train", [org, dst], 24, 10_000, NIGHTLY).stages[0].straits = vec!["the strait".into()];
    lines.line("lorry", [org, dst], 12, 25_000, &[]).mode = Mode::Road;
    for surcharge in surcharges {
        lines.rules().add_surcharge(surcharge);
    }
    let world = lines.ship(boxes);
    let (shipment, query) = world.ask(TIME_AND_COST, true);
    let front = Planner::new(&world.network).plan(&shipment, &query).unwrap();
    for itinerary in &front {
        assert_eq!(audit(&world.network, &shipment, &query, itinerary), Ok(()));
    }
    front.iter().map(|itinerary| format!("{}: {}", itinerary.elapsed, bill(itinerary))).collect()
}

#[test]
fn a_surcharge_is_taken_on_the_rides_that_it_touches() {
    assert_eq!(surcharged("1x45G1", [fuel()]), ["12 h: ride 250 = 250", "1 d: ride 100, fuel surcharge 12 = 112"]);
}

#[test]
fn a_surcharge_on_a_strait_is_owed_by_what_passes_it() {
    let war = |strait: &str| Surcharge {
        rides: SurchargedRides { straits: vec![strait.into()], ..SurchargedRides::default() },
        amount: forty_a_box(),
        name: "war risk".into(),
        ..fuel()
    };
    assert_eq!(surcharged("2x45G1", [war("the strait")])[1], "1 d: ride 200, war risk 80 = 280");
}

#[test]
fn a_peak_season_is_waited_out_where_that_is_cheaper() {
    let peak = Surcharge {
        window: Some(Window::Dates(MONDAY - 30, MONDAY + 1)),
        name: "peak season".into(),
        amount: forty_a_box(),
        ..fuel()
    };
    let expected = ["12 h: ride 250 = 250", "1 d: ride 100, peak season 40 = 140", "3 d: ride 100 = 100"];
    assert_eq!(surcharged("1x45G1", [peak]), expected);
}

#[test]
fn a_lorry_on_demand_goes_by_the_date_of_ready() {
    let on_road = |first: i64, last: i64| Surcharge {
        window: Some(Window::Dates(MONDAY + first, MONDAY + last)),
        rides: SurchargedRides { modes: vec![Mode::Road], ..SurchargedRides::default() },
        ..fuel()
    };
    assert_eq!(surcharged("1x45G1", [on_road(0, 0)])[0], "12 h: ride 250, fuel surcharge 30 = 280");
    assert_eq!(surcharged("1x45G1", [on_road(1, 9)])[0], "12 h: ride 250 = 250");
}

/// The bill of a reefer by a train that takes it, kept at 0 to 10 degrees or not at all, with batteries in it or not, under this surcharge.
fn special(cooled: bool, batteries: bool, surcharge: Surcharge) -> String {
    let (mut lines, [org, dst]) = Lines::between(["ORG", "DST"]);
    lines.line("train", [org, dst], 24, 10_000, NIGHTLY).stages[0].distance = exact(Kilometres::new(100));
    let range = Temperature::new(0, 10).unwrap();
    let rules = lines.rules();
    rules.add_hazard(hazard("batteries"));
    rules.add_hazard(hazard("acid"));
    rules.add_cooling(Cooling { at: Scope::Anywhere, keeps: Some(range), evidence: evidence() });
    let all = vec![Need::Temperature(range), Need::Hazard("batteries".into())];
    let (modes, carries) = (vec![Mode::Rail], vec![Loading::Box]);
    rules.add_acceptance(Acceptance { modes, carries, takes: all.clone(), evidence: evidence() });
    rules.add_surcharge(surcharge);
    let needs = all.into_iter().zip([cooled, batteries]).filter(|(_, has)| *has).map(|(need, _)| need).collect();
    let world = lines.carry(needs, |from, to| {
        let mut shipment = Shipment::boxes(from, to, "1x45R1").unwrap();
        if cooled {
            shipment = shipment.temperature(0, 10).unwrap();
        }
        if batteries {
            shipment = shipment.dangerous("batteries");
        }
        shipment
    });
    let (shipment, query) = world.ask(TIME_AND_COST, true);
    let front = Planner::new(&world.network).plan(&shipment, &query).unwrap();
    assert_eq!(audit(&world.network, &shipment, &query, front.cheapest()), Ok(()));
    bill(front.cheapest())
}

#[test]
fn a_reefer_surcharge_is_owed_for_what_is_cooled() {
    let reefer = || Surcharge {
        cargo: SurchargedCargo::Cooled,
        kind: SurchargeKind::Reefer,
        name: "reefer".into(),
        amount: forty_a_box(),
        ..fuel()
    };
    assert_eq!(special(true, false, reefer()), "ride 100, reefer 40 = 140");
    assert_eq!(special(false, false, reefer()), "ride 100 = 100");
}

#[test]
fn a_surcharge_by_distance_is_owed_for_each_thousand_kilometres() {
    let amount = SurchargeAmount::Distance(Rate { amount: money(40_000), per: Basis::Box });
    let wagon = Surcharge { cargo: SurchargedCargo::Cooled, name: "power wagon".into(), amount, ..fuel() };
    // A hundred kilometres.
    assert_eq!(special(true, false, wagon), "ride 100, power wagon 40 = 140");
}

#[test]
fn reefers_pay_storage_and_power_from_the_first_day() {
    let (mut lines, [org, dst]) = Lines::between(["ORG", "DST"]);
    lines.line("train", [org, dst], 24, 10_000, &[[0, 0]]);
    lines.storage(dst, 48, &[(None, 6_00)]);
    let range = Temperature::new(0, 10).unwrap();
    lines.rules().add_storage(Storage {
        at: Scope::Anywhere,
        loading: Loading::Box,
        cooled: true,
        free: Minutes::ZERO,
        steps: vec![
            StorageStep { days: Some(2), amount: price(40_00) },
            StorageStep { days: None, amount: price(46_00) },
        ],
        per: Basis::Box,
        evidence: evidence(),
    });
    lines.rules().add_cooling(Cooling { at: Scope::Anywhere, keeps: Some(range), evidence: evidence() });
    let (modes, carries, takes) = (vec![Mode::Rail], vec![Loading::Box], vec![Need::Temperature(range)]);
    lines.rules().add_acceptance(Acceptance { modes, carries, takes, evidence: evidence() });
    let world = lines.carry(Vec::new(), |from, to| Shipment::boxes(from, to, "1x45R1").unwrap());
    let (dry, query) = world.ask(TIME_AND_COST, true);
    let dry = dry.deliver_from(world.question.ready.checked_add(Minutes::from_days(4)).unwrap()).unwrap();
    let shown = |shipment: &Shipment| {
        let front = Planner::new(&world.network).plan(shipment, &query).unwrap();
        assert_eq!(audit(&world.network, shipment, &query, front.fastest()), Ok(()));
        // Where nothing is random, the simulation pays what the plan does, and so does a promise.
        let planner = Planner::new(&world.network);
        let sure = planner.reliability(shipment, &query, front.fastest(), &Simulation::seeded(1).runs(10)).unwrap();
        let promise = planner.promise(shipment, &query, front.fastest()).unwrap();
        assert_eq!([sure.cost(0.5).unwrap(), promise.cost(0.5).unwrap()], [Some(front.fastest().cost); 2]);
        bill(front.fastest())
    };
    // Three days.
    assert_eq!(shown(&dry), "ride 100, storage 6 = 106");
    assert_eq!(shown(&dry.temperature(0, 10).unwrap()), "ride 100, storage and power 126 = 226");
}

#[test]
fn a_battery_surcharge_is_owed_for_batteries() {
    let battery = || Surcharge {
        cargo: SurchargedCargo::Hazards(vec!["acid".into(), "batteries".into()]),
        kind: SurchargeKind::Battery,
        name: "batteries".into(),
        amount: forty_a_box(),
        ..fuel()
    };
    assert_eq!(special(false, true, battery()), "ride 100, batteries 40 = 140");
    assert_eq!(special(true, false, battery()), "ride 100 = 100");
}

#[test]
fn shares_of_several_surcharges_are_each_of_the_fare() {
    let second = Surcharge { code: "more".into(), name: "more fuel".into(), ..fuel() };
    let subsidy = Surcharge {
        code: "subsidy".into(),
        name: "subsidy".into(),
        kind: SurchargeKind::Subsidy,
        amount: SurchargeAmount::Flat(Rate { amount: money(-20_000), per: Basis::Shipment }),
        ..fuel()
    };
    let expected = "1 d: ride 100, fuel surcharge 12, more fuel 12, subsidy -124 = 0";
    assert_eq!(surcharged("1x45G1", [fuel(), second, subsidy])[1], expected);
}

/// The front of a train and a lorry, in this currency at 7.2 yuan and 0.9 euros to the dollar.
fn front_in(currency: &str, change: impl Fn(Query) -> Query) -> Result<Front, PlanError> {
    let (mut lines, [org, mid, dst]) = Lines::between(["ORG", "MID", "DST"]);
    always(lines.line("feeder", [org, mid], 24, 33_33, NIGHTLY), "fuel", 77, 0);
    lines.line("train", [mid, dst], 24, 66_67, NIGHTLY);
    lines.line("lorry", [org, dst], 12, 25_000, &[]).mode = Mode::Road;
    lines.rules().add_rate(rate("CNY", 2026, 7_200_000));
    lines.rules().add_rate(rate("CNY", 2020, 6_900_000));
    lines.rules().add_rate(rate("EUR", 2026, 900_000));
    let world = lines.ship("1x45G1");
    let (shipment, query) = world.ask(TIME_AND_COST, true);
    let query = change(query.in_currency(currency));
    let front = Planner::new(&world.network).plan(&shipment, &query)?;
    for itinerary in &front {
        assert_eq!(audit(&world.network, &shipment, &query, itinerary), Ok(()));
        assert_eq!(itinerary.currency.as_str(), currency);
    }
    Ok(front)
}

#[test]
fn an_answer_in_another_currency_adds_up_to_the_cent() {
    let shown = |currency| front_in(currency, |query| query).unwrap().iter().map(bill).collect::<Vec<_>>();
    assert_eq!(shown("USD"), ["ride 250 = 250", "ride 33.33, fuel 2.57, ride 66.67 = 102.57"]);
    // At the last rate, line by line: 7.7 per cent of 239.98 yuan are 18.48.
    assert_eq!(shown("CNY"), ["ride 1,800 = 1,800", "ride 239.98, fuel 18.48, ride 480.02 = 738.48"]);
    assert_eq!(shown("EUR"), ["ride 225 = 225", "ride 30, fuel 2.31, ride 60 = 92.31"]);
}

#[test]
fn a_budget_is_in_the_currency_of_the_answer() {
    let within = |cents| {
        let front = front_in("CNY", |query| query.within_budget(Money::from_minor(cents)));
        front.map(|front| front.itineraries().len()).map_err(|error| error.to_string())
    };
    assert_eq!(within(180_000), Ok(2));
    assert_eq!(within(179_999), Ok(1));
    assert_eq!(within(73_848), Ok(1));
    let shown = within(73_847).unwrap_err();
    assert!(shown.contains("would help: a budget of 738.48"), "{shown}");
}

#[test]
fn a_currency_without_a_rate_names_those_with_one() {
    let shown = front_in("CNH", |query| query).unwrap_err().to_string();
    assert_eq!(shown, "no rate for the currency `CNH`; did you mean `CNY`? known are CNY, EUR, USD");
}

/// The price of a train from file, for one box.
fn priced(head: &str, charge: &str) -> String {
    let base = include_str!("../../bad/base.ron");
    let mine = format!(
        r#"(
            name: "mine", about: "my rates", {head}
            rates: [
                (currency: "CNY", for_usd: (7.2, Derived("S1", 2025))),
                (currency: "CNY", for_usd: (6.9, Derived("S1", 2020))),
                (currency: "EUR", for_usd: (0.9, Derived("S1", 2025))),
            ],
            services: [(
                code: "mine", name: "my train", operator: "mine", mode: Rail, carries: Box, per: Box, departs: OnDemand,
                co2e: "rail", from: "CNCKG",
                stages: [Run(to: "KZAAU", km: (5000, Derived("S1", 2025)), days: (8, 9, 12, Derived("S1", 2025)), charge: {charge})],
            )],
        )"#
    );
    let network = Layers::new("test").with("base.ron", base).with("mine.ron", &mine).build().unwrap();
    let service = network.service(network.service_with("mine").unwrap());
    let shown = |case| {
        let price = service.stages[0].charge.at(case);
        format!("{price} = {}", Tender::NETWORK.times(price, 1).unwrap())
    };
    [Case::Low, Case::Typical, Case::High].map(shown).join(" / ")
}

#[test]
fn amounts_in_a_file_may_be_in_any_currency_that_has_a_rate_and_are_kept_as_written() {
    let dollars = "USD 850 = 850 / USD 1000 = 1,000 / USD 1250 = 1,250";
    assert_eq!(priced("", r#"(850, 1000, 1250, Published("S1", 2025))"#), dollars);
    let yuan = "CNY 850 = 118.06 / CNY 1000 = 138.89 / CNY 1250 = 173.61";
    assert_eq!(priced("", r#"(850, 1000, 1250, Published("S1", 2025), "CNY")"#), yuan);
    assert_eq!(priced(r#"currency: "CNY","#, r#"(850, 1000, 1250, Published("S1", 2025))"#), yuan);
    let euros = "EUR 9 = 10 / EUR 90 = 100 / EUR 900.000001 = 1,000";
    assert_eq!(priced(r#"currency: "CNY","#, r#"(9, 90, 900.000001, Published("S1", 2025), "EUR")"#), euros);
}

#[test]
fn a_figure_is_converted_at_the_rate_of_its_year() {
    let yuan = |year| priced("", &format!(r#"(690, 690, 720, Published("S1", {year}), "CNY")"#));
    let early = "CNY 690 = 100 / CNY 690 = 100 / CNY 720 = 104.35";
    assert_eq!(yuan(2020), early);
    // The last year before, and before the first the first.
    assert_eq!(yuan(2024), early);
    assert_eq!(yuan(2014), early);
    assert_eq!(yuan(2026), "CNY 690 = 95.83 / CNY 690 = 95.83 / CNY 720 = 100");
}

/// Two ways, by a feeder and a train on Fridays and by a lorry at once, with boxes of the carrier at 5 dollars a day beyond the third and
/// 20 from the sixth day beyond, kept for a day by the consignee, and 30 to give one back.
fn leased(change: impl Fn(Shipment, Query) -> (Shipment, Query)) -> Vec<String> {
    let (mut lines, [org, mid, dst]) = Lines::between(["ORG", "MID", "DST"]);
    lines.line("feeder", [org, mid], 24, 10_00, NIGHTLY);
    lines.line("train", [mid, dst], 48, 50_00, &[[4, 0]]);
    let lorry = lines.line("lorry", [org, dst], 12, 40_000, &[]);
    (lorry.mode, lorry.carries) = (Mode::Road, Loading::Truck);
    let step = |days, cents| StorageStep { days, amount: price(cents) };
    lines.rules().add_lease(Lease {
        at: Scope::Anywhere,
        of: None,
        since: Since::Ready,
        free: Minutes::from_days(3),
        unloading: Minutes::from_days(1),
        steps: vec![step(Some(5), 5_00), step(None, 20_00)],
        drop_off: money(30_00),
        per: Basis::Box,
        evidence: evidence(),
    });
    let world = lines.ship("2x45G1");
    let (shipment, query) = world.ask(TIME_AND_COST, true);
    let (shipment, query) = change(shipment, query);
    let front = Planner::new(&world.network).plan(&shipment, &query).unwrap();
    for itinerary in &front {
        assert_eq!(audit(&world.network, &shipment, &query, itinerary), Ok(()));
    }
    front.iter().map(|itinerary| format!("{}: {}", itinerary.elapsed, bill(itinerary))).collect()
}

#[test]
fn boxes_of_the_shipper_cost_no_hire() {
    let expected = ["12 h: ride 800 = 800", "6 d: ride 20, ride 100 = 120"];
    assert_eq!(leased(|shipment, query| (shipment, query)), expected);
}

#[test]
fn boxes_of_the_carrier_are_hired_by_the_day_and_given_back() {
    // Six days under way and one to unload: four beyond the free time. The lorry takes the goods without the boxes.
    let expected = ["12 h: ride 800 = 800", "6 d: ride 20, ride 100, lease 40, dropoff 60 = 220"];
    assert_eq!(leased(|shipment, query| (shipment.in_carrier_boxes(), query)), expected);
}

/// The bill of a train that arrives this many days before the consignee takes the boxes of the carrier. Detention counts from arrival: 5
/// dollars a day beyond the second, twice as much from the fourth beyond; 7 beyond the first for high cubes, and half for a twenty.
fn detained(boxes: &str, days_later: u32) -> String {
    let (mut lines, [org, dst]) = Lines::between(["ORG", "DST"]);
    lines.line("train", [org, dst], 48, 10_000, &[[0, 0]]);
    let step = |days, cents| StorageStep { days, amount: price(cents) };
    let lease = |of, free, day| Lease {
        at: Scope::Anywhere,
        of,
        since: Since::Arrival,
        free: Minutes::from_days(free),
        unloading: Minutes::from_days(1),
        steps: vec![step(Some(3), day), step(None, 2 * day)],
        drop_off: money(0),
        per: Basis::Feu { twenty: exact(500) },
        evidence: evidence(),
    };
    lines.rules().add_lease(lease(None, 2, 5_00));
    lines.rules().add_lease(lease(Some(BoxKind::HighCube), 1, 7_00));
    let world = lines.ship(boxes);
    let (shipment, query) = world.ask(TIME_AND_COST, true);
    let taken = world.question.ready.checked_add(Minutes::from_days(2 + days_later)).unwrap();
    let shipment = shipment.in_carrier_boxes().deliver_from(taken).unwrap();
    let front = Planner::new(&world.network).plan(&shipment, &query).unwrap();
    assert_eq!(audit(&world.network, &shipment, &query, front.fastest()), Ok(()));
    bill(front.fastest())
}

#[test]
fn detention_counts_from_arrival_and_rises() {
    // A day to unload is within the free time.
    assert_eq!(detained("1x42G1", 0), "ride 100 = 100");
    // Three days and one to unload.
    assert_eq!(detained("1x42G1", 3), "ride 100, lease 10 = 110");
    // Six days and one to unload: three at five dollars, two at ten.
    assert_eq!(detained("1x42G1", 6), "ride 100, lease 35 = 135");
}

#[test]
fn high_cubes_have_a_tariff_of_their_own_and_twenties_pay_a_share() {
    assert_eq!(detained("1x45G1", 3), "ride 100, lease 21 = 121");
    assert_eq!(detained("2x22G1", 3), "ride 200, lease 10 = 210");
}

#[test]
fn an_inventory_cost_is_a_share_of_the_value_for_the_time() {
    // 0.1 per cent of 100,000 dollars a day.
    let expected = ["12 h: ride 800, inventory 50 = 850", "6 d: ride 20, ride 100, inventory 600 = 720"];
    let worth = |shipment: Shipment, query: Query| {
        let value = Money::from_minor(10_000_000);
        (shipment.value(value), query.with_inventory_cost(InventoryRate::Thousandths(100)))
    };
    assert_eq!(leased(worth), expected);
    // Dear goods have one way worth choosing.
    let dear = |shipment, query| {
        let (shipment, query) = worth(shipment, query);
        (shipment.value(Money::from_minor(20_000_000)), query)
    };
    assert_eq!(leased(dear), ["12 h: ride 800, inventory 100 = 900"]);
}

#[test]
fn an_inventory_cost_needs_a_value() {
    let (mut lines, [org, dst]) = Lines::between(["ORG", "DST"]);
    lines.line("train", [org, dst], 24, 10_000, NIGHTLY);
    let world = lines.ship("1x45G1");
    let (shipment, query) = world.ask(TIME_AND_COST, true);
    let refused = Planner::new(&world.network).plan(&shipment, &query.with_inventory_cost(InventoryRate::OfCommodity));
    let shown = "an inventory cost needs a value and a rate: name a commodity that the network lists, or give both";
    assert_eq!(refused.unwrap_err().to_string(), shown);
}

/// A train by a strait and a lorry at once, for goods of 100,000 dollars, insured so.
fn insured(rate: InsuranceRate) -> Result<Vec<String>, PlanError> {
    let (mut lines, [org, mid, dst]) = Lines::between(["ORG", "MID", "DST"]);
    lines.line("feeder", [org, mid], 24, 10_00, NIGHTLY);
    lines.line("ship", [mid, dst], 24, 50_00, NIGHTLY).mode = Mode::Sea;
    lines.line("lorry", [org, dst], 12, 40_000, &[]).mode = Mode::Road;
    let on = |modes: &[Mode], code: &str, rate: [u64; 3]| {
        let rides = SurchargedRides { modes: modes.to_vec(), ..SurchargedRides::default() };
        Premium { code: code.into(), name: code.into(), rides, rate: range(rate) }
    };
    lines.rules().add_premium(on(&[Mode::Rail, Mode::Road], "land", [600, 1_200, 2_500]));
    lines.rules().add_premium(on(&[Mode::Sea], "sea", [800, 1_500, 3_500]));
    lines.rules().add_premium(on(&[Mode::Sea], "war", [100, 250, 500]));
    let world = lines.ship("1x45G1");
    let (shipment, query) = world.ask(TIME_AND_COST, true);
    let (shipment, query) = (shipment.value(Money::from_minor(10_000_000)), query.with_insurance(rate));
    let front = Planner::new(&world.network).plan(&shipment, &query)?;
    for itinerary in &front {
        assert_eq!(audit(&world.network, &shipment, &query, itinerary), Ok(()));
    }
    Ok(front.iter().map(|itinerary| format!("{}: {}", itinerary.elapsed, bill(itinerary))).collect())
}

#[test]
fn one_premium_is_a_share_of_a_tenth_more_than_the_value() {
    // 1.5 per mille of 110,000.
    let expected = ["12 h: insurance 165, ride 400 = 565", "2 d: insurance 165, ride 10, ride 50 = 225"];
    assert_eq!(insured(InsuranceRate::Millionths { rate: 1_500, least: Money::from_minor(50_00) }).unwrap(), expected);
}

#[test]
fn one_premium_is_no_less_than_the_least() {
    let shown = insured(InsuranceRate::Millionths { rate: 1_500, least: Money::from_minor(20_000) }).unwrap();
    assert_eq!(shown[1], "2 d: insurance 200, ride 10, ride 50 = 260");
}

#[test]
fn premiums_of_the_network_are_owed_by_ride_and_risk() {
    let expected = ["12 h: ride 400, land 132 = 532", "2 d: ride 10, land 132, ride 50, sea 165, war 27.50 = 384.50"];
    assert_eq!(insured(InsuranceRate::OfNetwork).unwrap(), expected);
}

#[test]
fn insurance_needs_a_value_and_the_networks_needs_its_premiums() {
    let (mut lines, [org, dst]) = Lines::between(["ORG", "DST"]);
    lines.line("train", [org, dst], 24, 10_000, NIGHTLY);
    let world = lines.ship("1x45G1");
    let (shipment, query) = world.ask(TIME_AND_COST, true);
    let refused = |shipment: &Shipment, rate| {
        Planner::new(&world.network).plan(shipment, &query.clone().with_insurance(rate)).unwrap_err().to_string()
    };
    let one = InsuranceRate::Millionths { rate: 1_500, least: Money::ZERO };
    let shown = "insurance needs the value of the goods: name a commodity that the network lists, or give the value";
    assert_eq!(refused(&shipment, one), shown);
    let worth = shipment.value(Money::from_minor(100));
    assert_eq!(refused(&worth, InsuranceRate::OfNetwork), "the network has no premiums of insurance: give a rate");
}
