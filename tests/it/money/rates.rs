//! Prices as they are written: kept in their currency, multiplied before they are rounded, once for each line of the bill.

use crate::common::TIME_AND_COST;
use crate::common::lines::Lines;
use crate::common::parts::{hours, money, service, stage};
use landsea::audit::audit;
use landsea::file::{Layers, Scenario};
use landsea::model::{Network, Through};
use landsea::plan::{Criterion, ItemKind, MoneyError};
use landsea::units::{Kilograms, Money};
use landsea::{Itinerary, PlanError, Planner, Query, Shipment};

/// Two terminals and my lorry at once between them for this price; and anything else that a file may have.
fn layer(carries: &str, per: &str, charge: &str, more: &str) -> String {
    format!(
        r#"(
            name: "mine", about: "my rates",
            rates: [
                (currency: "CNY", for_usd: (6.9, Derived("S1", 2020))),
                (currency: "CNY", for_usd: (7.2, Derived("S1", 2025))),
                (currency: "EUR", for_usd: (0.9, Derived("S1", 2025))),
                (currency: "KZT", for_usd: (515, Derived("S1", 2025))),
                (currency: "JPY", for_usd: (150, Derived("S1", 2025))),
            ],
            services: [(
                code: "mine", name: "my lorry", operator: "mine", mode: Road, carries: {carries}, per: {per}, departs: OnDemand,
                co2e: "rail", from: "CNCKG",
                stages: [Run(to: "KZAAU", km: (5000, Derived("S1", 2025)), days: (8, 9, 12, Derived("S1", 2025)), charge: {charge})],
            )],
            handling: [
                (code: "ON", at: Anywhere, from: Gate, to: On(Road, {carries}), days: (0, 0, 0, Estimate("S1", 2025)), charge: (0, 0, 0, Estimate("S1", 2025)), per: Shipment, co2e: "hub"),
                (code: "OFF", at: Anywhere, from: On(Road, {carries}), to: Gate, days: (0, 0, 0, Estimate("S1", 2025)), charge: (0, 0, 0, Estimate("S1", 2025)), per: Shipment, co2e: "hub"),
            ],
            {more}
        )"#
    )
}

fn layered(layers: &[&str]) -> Network {
    let names = ["mine.ron", "other.ron"];
    let base = Layers::new("test").with("base.ron", include_str!("../../bad/base.ron"));
    let all = names.into_iter().zip(layers).fold(base, |all, (name, text)| all.with(name, text));
    all.build().unwrap_or_else(|found| panic!("{found}"))
}

fn network(carries: &str, per: &str, charge: &str, more: &str) -> Network {
    layered(&[&layer(carries, per, charge, more)])
}

fn pallets(kg: u64) -> Shipment {
    Shipment::pallets("CNCKG", "KZAAU", Kilograms::new(kg), 1.0).unwrap()
}

fn boxes(count: u32) -> Shipment {
    Shipment::boxes("CNCKG", "KZAAU", &format!("{count}x45G1")).unwrap()
}

fn planned(network: &Network, shipment: &Shipment, query: &Query) -> Result<Itinerary, PlanError> {
    let shipment = shipment.clone().ready("2026-06-01T00:00:00Z").unwrap();
    let front = Planner::new(network).plan(&shipment, query)?;
    for itinerary in &front {
        assert_eq!(audit(network, &shipment, query, itinerary), Ok(()));
        let sum: i64 = itinerary.items().map(|item| item.charge.minor()).sum();
        assert_eq!(sum, itinerary.cost.minor());
    }
    Ok(front.cheapest().clone())
}

fn time_and_cost() -> Query {
    Query::minimise([Criterion::Time, Criterion::Cost])
}

/// `ride 400, minimum 100 = 500` in a currency.
fn bill(network: &Network, shipment: &Shipment, currency: &str) -> String {
    let itinerary = planned(network, shipment, &time_and_cost().in_currency(currency)).unwrap();
    assert_eq!(itinerary.currency.as_str(), currency);
    let title = |kind: &ItemKind| match kind {
        ItemKind::Stage(_) => "ride",
        ItemKind::MinimumCharge => "minimum",
        ItemKind::Surcharge(_) => "surcharge",
        _ => "other",
    };
    let charged = itinerary.items().filter(|item| item.charge.minor() != 0);
    let lines: Vec<String> = charged.map(|item| format!("{} {}", title(&item.kind), item.charge)).collect();
    format!("{} = {}", lines.join(", "), itinerary.cost)
}

/// A price of a year, graded and sourced.
fn of(amount: &str, currency: &str, year: u16) -> String {
    format!(r#"({amount}, {amount}, {amount}, Published("S1", {year}), "{currency}")"#)
}

/// What 20,000 kilograms cost at a price of one, in its currency and in dollars.
fn by_the_kilogram(amount: &str, currency: &str) -> [String; 2] {
    let network = network("Loose", "Kg", &of(amount, currency, 2025), "");
    [currency, "USD"].map(|shown| bill(&network, &pallets(20_000), shown))
}

#[test]
fn a_price_of_a_kilogram_is_multiplied_before_it_is_converted_and_rounded() {
    assert_eq!(by_the_kilogram("0.03", "CNY"), ["ride 600 = 600", "ride 83.33 = 83.33"]);
    assert_eq!(by_the_kilogram("0.10", "CNY"), ["ride 2,000 = 2,000", "ride 277.78 = 277.78"]);
    assert_eq!(by_the_kilogram("0.35", "CNY"), ["ride 7,000 = 7,000", "ride 972.22 = 972.22"]);
    assert_eq!(by_the_kilogram("2", "KZT"), ["ride 40,000 = 40,000", "ride 77.67 = 77.67"]);
    assert_eq!(by_the_kilogram("1.5", "JPY"), ["ride 30,000 = 30,000", "ride 200 = 200"]);
}

#[test]
fn a_price_may_be_finer_than_a_cent_in_any_currency() {
    assert_eq!(by_the_kilogram("0.125", "USD")[1], "ride 2,500 = 2,500");
    assert_eq!(by_the_kilogram("0.000001", "USD")[1], "ride 0.02 = 0.02");
    assert_eq!(by_the_kilogram("0.000125", "EUR"), ["ride 2.50 = 2.50", "ride 2.78 = 2.78"]);
}

#[test]
fn a_line_shows_what_was_typed_times_how_many() {
    let at = |amount: &str, year| network("Box", "Box", &of(amount, "CNY", year), "");
    assert_eq!(bill(&at("100", 2025), &boxes(1), "CNY"), "ride 100 = 100");
    assert_eq!(bill(&at("1", 2025), &boxes(1_000), "CNY"), "ride 1,000 = 1,000");
    assert_eq!(bill(&at("1", 2025), &boxes(1_000), "USD"), "ride 138.89 = 138.89");
    // Whatever the rate of its year; in dollars that is the rate.
    assert_eq!(bill(&at("690", 2020), &boxes(1), "CNY"), "ride 690 = 690");
    assert_eq!(bill(&at("690", 2020), &boxes(1), "USD"), "ride 100 = 100");
    // And from there to euros in one step.
    assert_eq!(bill(&at("1", 2020), &boxes(1_000), "EUR"), "ride 130.43 = 130.43");
}

#[test]
fn sums_of_a_thousand_million_units_are_exact_and_past_the_type_is_an_error() {
    let million = network("Loose", "Kg", &of("0.000001", "CNY", 2025), "");
    assert_eq!(bill(&million, &pallets(1_000_000_000), "CNY"), "ride 1,000 = 1,000");
    assert_eq!(bill(&million, &pallets(1_000_000_000), "USD"), "ride 138.89 = 138.89");
    let dear = network("Loose", "Kg", &of("9000000000000", "USD", 2025), "");
    let refused = planned(&dear, &pallets(1_000_000_000), &time_and_cost()).unwrap_err();
    assert!(matches!(refused, PlanError::Money(MoneyError::TooLarge | MoneyError::BelowZero)), "{refused}");
}

#[test]
fn a_minimum_is_reached_to_the_cent_in_its_own_currency() {
    let per = r#"AtLeast(of: Tonne, minimum: (500, Published("S1", 2025), "CNY"))"#;
    let network = network("Loose", per, &of("20", "CNY", 2025), "");
    assert_eq!(bill(&network, &pallets(19_500), "CNY"), "ride 400, minimum 100 = 500");
    assert_eq!(bill(&network, &pallets(19_500), "USD"), "ride 55.56, minimum 13.88 = 69.44");
    assert_eq!(bill(&network, &pallets(25_000), "CNY"), "ride 500 = 500");
    assert_eq!(bill(&network, &pallets(25_000), "USD"), "ride 69.44 = 69.44");
}

#[test]
fn quantity_breaks_and_twenties_are_rounded_once() {
    let steps = r#"Stepped(of: Kg, steps: [(from: 10000, percent: (50, Estimate("S1", 2025)))])"#;
    let stepped = network("Loose", steps, &of("0.035", "CNY", 2025), "");
    assert_eq!(bill(&stepped, &pallets(20_000), "CNY"), "ride 350 = 350");
    // Nobody pays more than for the least quantity of the next step.
    assert_eq!(bill(&stepped, &pallets(9_000), "CNY"), "ride 175 = 175");
    let twenties = r#"Feu(twenty: (0.333, Estimate("S1", 2025)))"#;
    let network = network("Box", twenties, &of("0.5", "USD", 2025), "");
    let ten = Shipment::boxes("CNCKG", "KZAAU", "10x22G1").unwrap();
    // Ten times 0.1665, which box by box would be ten times 0.17.
    assert_eq!(bill(&network, &ten, "USD"), "ride 1.67 = 1.67");
}

fn surcharge(amount: &str) -> String {
    format!(r#"surcharges: [(code: "MORE", name: "more", kind: Fuel, on: (modes: [Road]), amount: {amount})],"#)
}

#[test]
fn surcharges_and_subsidies_are_billed_as_they_are_written() {
    let with = |amount: &str| network("Box", "Box", &of("1000", "CNY", 2025), &surcharge(amount));
    let share = with(r#"Percent((10, 10, 10, Estimate("S1", 2025)))"#);
    assert_eq!(bill(&share, &boxes(1), "CNY"), "ride 1,000, surcharge 100 = 1,100");
    assert_eq!(bill(&share, &boxes(1), "USD"), "ride 138.89, surcharge 13.89 = 152.78");
    let subsidy = with(&format!("Charge({}, Box)", of("-250.005", "CNY", 2025)));
    assert_eq!(bill(&subsidy, &boxes(2), "CNY"), "ride 2,000, surcharge -500.01 = 1,499.99");
    assert_eq!(bill(&subsidy, &boxes(2), "USD"), "ride 277.78, surcharge -69.45 = 208.33");
    let far = with(&format!("ByDistance({}, Box)", of("0.001", "EUR", 2025)));
    assert_eq!(bill(&far, &boxes(3), "EUR"), "ride 375, surcharge 0.02 = 375.02");
}

#[test]
fn a_scenario_may_be_in_any_currency_of_the_network() {
    let network = network("Box", "Box", &of("1000", "CNY", 2025), "");
    let text = r#"(name: "dear", about: "dearer", surcharges: [
        (code: "MORE", name: "more", kind: Fuel, on: (modes: [Road]), amount: Charge((0.5, 0.5, 0.5, Estimate("S1", 2025), "CNY"), Box)),
    ])"#;
    let changed = network.with(&[Scenario::read("dear.ron", text).unwrap()]).unwrap();
    assert_eq!(bill(changed.network(), &boxes(3), "CNY"), "ride 3,000, surcharge 1.50 = 3,001.50");
}

#[test]
fn a_budget_is_kept_to_the_hundredth_that_is_shown() {
    let network = network("Loose", "Kg", &of("0.03", "CNY", 2025), "");
    let within = |currency: &str, hundredths| {
        let query = time_and_cost().in_currency(currency).within_budget(Money::from_minor(hundredths));
        planned(&network, &pallets(20_000), &query).map(|way| way.cost.to_string()).map_err(|error| error.to_string())
    };
    assert_eq!(within("CNY", 60_000), Ok("600".to_owned()));
    let refused = within("CNY", 59_999).unwrap_err();
    assert!(refused.contains("would help: a budget of 600"), "{refused}");
    assert_eq!(within("USD", 8_333), Ok("83.33".to_owned()));
    assert!(within("USD", 8_332).is_err());
    assert_eq!(within("EUR", 7_500), Ok("75".to_owned()));
    assert!(within("EUR", 7_499).is_err());
    assert_eq!(within("CNY", i64::MAX), Ok("600".to_owned()));
}

/// A dearer way in dollars may be the cheaper one in yuan, where its price was written in a year of another rate: a budget sees what is shown.
#[test]
fn a_budget_sees_what_is_shown_and_not_what_it_was_converted_from() {
    let other = format!(
        r#"(
            name: "other", about: "another lorry",
            services: [(
                code: "other", name: "another lorry", operator: "mine", mode: Road, carries: Box, per: Box, departs: OnDemand,
                co2e: "rail", from: "CNCKG",
                stages: [Run(to: "KZAAU", km: (5000, Derived("S1", 2025)), days: (8, 9, 12, Derived("S1", 2025)), charge: {})],
            )],
        )"#,
        of("99", "USD", 2025)
    );
    let network = layered(&[&layer("Box", "Box", &of("690", "CNY", 2020), ""), &other]);
    let cost = |budget: Option<i64>| {
        let query = time_and_cost().in_currency("CNY");
        let query = budget.map_or(query.clone(), |budget| query.within_budget(Money::from_minor(budget)));
        planned(&network, &boxes(1), &query).unwrap().cost.to_string()
    };
    // Which is on the front is decided in dollars: 99 against 100.
    assert_eq!(cost(None), "712.80");
    assert_eq!(cost(Some(70_000)), "690");
    // The least budget that helps is one of what is shown, too.
    let poor = time_and_cost().in_currency("CNY").within_budget(Money::from_minor(60_000));
    let refused = planned(&network, &boxes(1), &poor).unwrap_err().to_string();
    assert!(refused.contains("would help: a budget of 690 instead of 600"), "{refused}");
}

#[test]
fn storage_is_rounded_when_its_days_are_added_up() {
    let storage = r#"storage: [(at: Hubs(["KZAAU"]), loading: Box, free_days: 0, steps: [(charge: 0.1)], currency: "CNY", per: Box, evidence: Estimate("S1", 2025))],"#;
    let network = network("Box", "Box", &of("1", "CNY", 2025), storage);
    let late = boxes(1).deliver_from("2026-06-20T00:00:00Z").unwrap();
    // Ten days of a tenth of a yuan, 1.39 cents each.
    assert_eq!(bill(&network, &late, "CNY"), "ride 1, other 1 = 2");
    assert_eq!(bill(&network, &late, "USD"), "ride 0.14, other 0.14 = 0.28");
}

/// A train that stops at MID on the way, and a lorry from there.
fn through(stages: [i64; 2], rates: &[(usize, usize, i64)]) -> Vec<String> {
    let (mut lines, hubs) = Lines::between(["ORG", "MID", "DST"]);
    let [org, mid, dst] = hubs;
    lines.line("lorry", [mid, dst], 12, 10_000, &[]).mode = landsea::model::Mode::Road;
    let ends = [[org, mid], [mid, dst]];
    let way = ends.into_iter().zip(stages).map(|([from, to], cents)| stage(from, to, hours(24), money(cents)));
    *lines.line("train", [org, mid], 24, 0, &[]) = landsea::model::Service {
        through: rates
            .iter()
            .map(|&(from, to, cents)| Through { from: hubs[from], to: hubs[to], charge: money(cents) })
            .collect(),
        ..service("train", way.collect())
    };
    let world = lines.ship("1x45G1");
    let (shipment, query) = world.ask(TIME_AND_COST, false);
    match Planner::new(&world.network).plan(&shipment, &query) {
        Ok(front) => front.iter().map(|one| format!("{} for {}", one.route(), one.cost)).collect(),
        Err(PlanError::NoItinerary(_)) => Vec::new(),
        Err(error) => panic!("{error}"),
    }
}

#[test]
fn a_through_rate_is_the_price_of_its_pair_of_calls_and_gives_no_other_away() {
    let whole = "ORG ─rail→ DST for 4,200";
    // Nobody has said what a ride to MID costs.
    assert_eq!(through([0, 0], &[(0, 2, 420_000)]), [whole]);
    // Here they have: by a price of the stage, or by a rate of the pair, be it nothing.
    assert_eq!(through([50_000, 0], &[(0, 2, 420_000)])[0], "ORG ─rail→ MID ─road→ DST for 600");
    assert_eq!(through([0, 0], &[(0, 2, 420_000), (0, 1, 0)])[0], "ORG ─rail→ MID ─road→ DST for 100");
    // Without a through rate a stage of nothing is one of nothing.
    assert_eq!(through([0, 0], &[])[0], "ORG ─rail→ MID ─road→ DST for 100");
}
