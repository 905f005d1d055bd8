//! Money: what is charged and why, rule by rule, each on a network of a few lines.

#[allow(dead_code, reason = "each test uses its part")]
mod common;

use common::lines::Lines;
use common::parts::{exact, money};
use landsea::audit::audit;
use landsea::model::{Basis, QuantityStep, Season, Service, Window};
use landsea::plan::{Criterion, Item, ItemKind};
use landsea::units::Money;
use landsea::{Itinerary, Planner};

/// Monday 1 June 2026, in days since the epoch.
const MONDAY: i64 = 20_605;
const TIME_AND_COST: &[Criterion] = &[Criterion::Time, Criterion::Cost];
const DAILY: &[[i64; 2]] = &[[0, 0], [1, 0], [2, 0], [3, 0], [4, 0], [5, 0], [6, 0]];

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
    change(lines.line("train", [org, dst], 24, 10_000, DAILY));
    let world = lines.ship(boxes);
    let (shipment, query) = world.ask(TIME_AND_COST, true);
    let front = Planner::new(&world.network).plan(&shipment, &query).unwrap();
    for itinerary in &front {
        assert_eq!(audit(&world.network, &shipment, &query, itinerary), Ok(()));
    }
    front.iter().map(bill).collect()
}

/// A season that always holds: so many thousandths of the price, and so many cents a box.
fn always(service: &mut Service, name: &str, permille: i32, cents: i64) {
    service.seasons.push(Season {
        name: name.into(),
        window: Window::Dates(MONDAY - 7, MONDAY + 30),
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
    Basis::AtLeast { of: Box::new(of), minimum: exact(Money::from_minor(cents)) }
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
