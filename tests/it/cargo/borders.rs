//! FEATURE UNDER TEST: customs. Export is cleared where a way begins, import where it ends, transit where it enters a territory in
//! between; a shipment may name regimes under which they are done otherwise, where the network grants them.

use crate::common::TIME_AND_COST;
use crate::common::lines::{Lines, plan, text};
use crate::common::parts::{country, exact, hours, money};
use crate::common::world::World;
use landsea::model::{Basis, Clearance, Customs, HubIx, Loading, Mode, Rate, Regime, Scope, Season, Territory, Window};
use landsea::plan::{Front, ItemKind};
use landsea::units::Kilograms;
use landsea::{Planner, Query, Shipment};

fn front(world: &World) -> Front {
    plan(world, TIME_AND_COST)
}

/// The formalities of each itinerary: `export CN 6 h 3, transit union (T1) 12 h 5`.
fn documents(front: &Front) -> Vec<String> {
    let one = |itinerary: &landsea::Itinerary| {
        let shown = itinerary.items().filter(|item| item.kind.is_formality()).map(|item| {
            let what = match &item.kind {
                ItemKind::ExportClearance(country) => format!("export {country}"),
                ItemKind::ImportClearance(country) => format!("import {country}"),
                ItemKind::Transit(territory) => format!("transit {territory}"),
                other => panic!("{other:?} is no formality"),
            };
            let under = item.name.as_ref().map_or(String::new(), |name| format!(" ({name})"));
            format!("{what}{under} {} {}", item.time, item.charge)
        });
        shown.collect::<Vec<_>>().join(", ")
    };
    front.itineraries().iter().map(one).collect()
}

fn takes(h: u32, cents: i64) -> Clearance {
    Clearance { time: hours(h), rate: Rate { amount: money(cents), per: Basis::Shipment } }
}

fn at_countries(codes: &[&str]) -> Scope {
    Scope::Countries(codes.iter().map(|code| country(code)).collect())
}

/// Ordinary clearance: a day in or out, at 10.
fn ordinary(at: Scope) -> Customs {
    let (modes, commodities) = (Vec::new(), Vec::new());
    Customs { at, modes, commodities, export: takes(24, 1_000), import: takes(24, 1_000) }
}

/// A territory where transit takes twelve hours and costs 5.
fn territory(key: &str, countries: &[&str]) -> Territory {
    let countries = countries.iter().map(|code| country(code)).collect();
    Territory { key: key.into(), name: key.into(), countries, transit: Some(("T1".into(), takes(12, 500))) }
}

/// A regime that is granted to anything anywhere, and does nothing yet.
fn regime(key: &str) -> Regime {
    Regime {
        key: key.into(),
        name: key.into(),
        at: Scope::Anywhere,
        modes: Vec::new(),
        loadings: Vec::new(),
        commodities: Vec::new(),
        services: Vec::new(),
        bonded: false,
        export: None,
        import: None,
        transit: None,
    }
}

/// A train every day's time from each hub to the next; every country clears, and the steppe and the union are territories.
fn train<const N: usize>(names: [&str; N]) -> (Lines, [HubIx; N]) {
    let (mut lines, hubs) = Lines::between(names);
    for pair in 0..N - 1 {
        lines.line(&format!("train {pair}"), [hubs[pair], hubs[pair + 1]], 24, 10_000, &[]);
    }
    lines.rules().add_customs(ordinary(at_countries(&["CN", "KZ", "RU", "PL", "DE"])));
    lines.rules().add_territory(territory("steppe", &["KZ", "RU"]));
    lines.rules().add_territory(territory("union", &["PL", "DE"]));
    (lines, hubs)
}

#[test]
fn export_transit_and_import_are_cleared_in_turn() {
    let (lines, _) = train(["CNORG", "KZMID", "PLBOR", "DEDST"]);
    let front = front(&lines.ship("1x45G1"));
    assert_eq!(
        documents(&front),
        ["export CN 1 d 10, transit steppe (T1) 12 h 5, transit union (T1) 12 h 5, import DE 1 d 10"]
    );
    assert_eq!(text(&front).len(), 1);
    assert!(text(&front)[0].starts_with("6 d, 330: "), "{:?}", text(&front));
}

#[test]
fn a_territory_of_several_countries_is_passed_in_one_transit() {
    let (lines, _) = train(["CNORG", "KZMID", "RUMID", "TRDST"]);
    assert_eq!(documents(&front(&lines.ship("1x45G1"))), ["export CN 1 d 10, transit steppe (T1) 12 h 5"]);
}

#[test]
fn no_transit_is_owed_where_the_country_of_destination_is_entered() {
    let (lines, _) = train(["CNORG", "KZDST"]);
    assert_eq!(documents(&front(&lines.ship("1x45G1"))), ["export CN 1 d 10, import KZ 1 d 10"]);
    // Through another country of the territory it is, to the office that clears the import.
    let (lines, _) = train(["CNORG", "KZMID", "RUDST"]);
    assert_eq!(
        documents(&front(&lines.ship("1x45G1"))),
        ["export CN 1 d 10, transit steppe (T1) 12 h 5, import RU 1 d 10"]
    );
}

#[test]
fn a_country_passed_without_a_stop_is_passed_in_transit_too() {
    let (mut lines, [org, dst]) = Lines::between(["CNORG", "DEDST"]);
    lines.rules().add_territory(territory("steppe", &["KZ", "RU"]));
    lines.rules().add_territory(territory("union", &["PL", "DE"]));
    let countries = ["CN", "KZ", "RU", "PL", "DE"].map(country);
    lines.line("train", [org, dst], 24, 10_000, &[]).stages[0].countries = countries.to_vec();
    assert_eq!(documents(&front(&lines.ship("1x45G1"))), ["transit steppe (T1) 12 h 5, transit union (T1) 12 h 5"]);
}

#[test]
fn within_a_territory_nothing_is_cleared() {
    let (lines, _) = train(["PLORG", "DEDST"]);
    assert_eq!(documents(&front(&lines.ship("1x45G1"))), [""]);
}

#[test]
fn the_way_out_of_the_territory_of_origin_is_no_transit() {
    let (lines, _) = train(["DEORG", "PLBOR", "CNDST"]);
    assert_eq!(documents(&front(&lines.ship("1x45G1"))), ["export DE 1 d 10, import CN 1 d 10"]);
}

#[test]
fn off_a_ship_transit_is_owed_only_where_the_cargo_goes_on_over_land() {
    for (mode, expected) in [(Mode::Rail, "transit union (T1) 12 h 5"), (Mode::Sea, "")] {
        let (mut lines, [org, port, dst]) = Lines::between(["CNORG", "PLPRT", "DEDST"]);
        lines.rules().add_territory(territory("union", &["PL", "DE"]));
        lines.line("ship", [org, port], 24, 10_000, &[]).mode = Mode::Sea;
        lines.line("onward", [port, dst], 24, 10_000, &[]).mode = mode;
        assert_eq!(documents(&front(&lines.ship("1x45G1"))), [expected], "{mode}");
    }
}

#[test]
fn transit_is_no_part_of_the_fare_that_a_season_takes_a_share_of() {
    let (mut lines, [org, mid, dst]) = Lines::between(["CNORG", "KZMID", "TRDST"]);
    lines.rules().add_territory(territory("steppe", &["KZ"]));
    let daily: Vec<[i64; 2]> = (0..7).map(|day| [day, 0]).collect();
    lines.line("train", [org, mid], 24, 10_000, &daily).seasons.push(Season {
        name: "half price".into(),
        window: Window::Months(vec![6]),
        over: None,
        add_time: None,
        charge_permille: Some(exact(-500)),
        add_charge: None,
        add_cut_off: None,
        capacity_permille: None,
    });
    lines.line("onward", [mid, dst], 24, 10_000, &[]);
    let shown = text(&front(&lines.ship("1x45G1")));
    assert_eq!(shown, ["2 d 12 h, 155: train ORG>MID Mon 1 Jun 00:00, onward MID>DST Tue 2 Jun 12:00"]);
}

#[test]
fn ordinary_clearance_is_that_of_the_office_then_of_the_commodity_then_of_the_mode() {
    let shown = |alter: fn(&mut Lines, HubIx), commodity: Option<&'static str>| {
        let (mut lines, [org, dst]) = Lines::between(["CNORG", "KZDST"]);
        lines.line("train", [org, dst], 24, 10_000, &[]);
        lines.rules().add_customs(ordinary(at_countries(&["CN"])));
        lines.rules().add_commodity(crate::common::oracle::customs::wares());
        alter(&mut lines, org);
        let mut world = lines.ship("1x45G1");
        world.question.commodity = commodity;
        documents(&front(&world)).join("; ")
    };
    assert_eq!(shown(|_, _| {}, None), "export CN 1 d 10");
    let by_mode: fn(&mut Lines, HubIx) = |lines, _| {
        let rail = Customs { modes: vec![Mode::Rail], export: takes(3, 300), ..ordinary(at_countries(&["CN"])) };
        lines.rules().add_customs(rail);
        let sea = Customs { modes: vec![Mode::Sea], export: takes(2, 200), ..ordinary(at_countries(&["CN"])) };
        lines.rules().add_customs(sea);
    };
    assert_eq!(shown(by_mode, None), "export CN 3 h 3");
    let by_cargo: fn(&mut Lines, HubIx) = |lines, _| {
        let fruit = Customs {
            commodities: vec![crate::common::oracle::customs::WARES.into()],
            export: takes(1, 100),
            ..ordinary(at_countries(&["CN"]))
        };
        let rail = Customs { modes: vec![Mode::Rail], export: takes(3, 300), ..ordinary(at_countries(&["CN"])) };
        lines.rules().add_customs(fruit);
        lines.rules().add_customs(rail);
    };
    assert_eq!(shown(by_cargo, Some(crate::common::oracle::customs::WARES)), "export CN 1 h 1");
    assert_eq!(shown(by_cargo, None), "export CN 3 h 3");
    let by_office: fn(&mut Lines, HubIx) = |lines, org| {
        let rail = Customs { modes: vec![Mode::Rail], export: takes(3, 300), ..ordinary(at_countries(&["CN"])) };
        lines.rules().add_customs(rail);
        let here = Customs { export: takes(5, 700), ..ordinary(Scope::Hubs(vec![org])) };
        lines.rules().add_customs(here);
    };
    assert_eq!(shown(by_office, None), "export CN 5 h 7");
}

#[test]
fn the_first_regime_named_that_is_granted_is_used_and_else_the_ordinary_procedure() {
    let shown = |named: &[&'static str]| {
        let (mut lines, _) = train(["CNORG", "KZMID", "TRDST"]);
        let express = Regime { export: Some(takes(2, 2_000)), at: at_countries(&["CN"]), ..regime("express") };
        let carnet = Regime { export: Some(takes(6, 200)), transit: Some(takes(1, 100)), ..regime("carnet") };
        lines.rules().add_regime(express);
        lines.rules().add_regime(carnet);
        let mut world = lines.ship("1x45G1");
        world.question.regimes = named.to_vec();
        documents(&front(&world)).join("; ")
    };
    assert_eq!(shown(&[]), "export CN 1 d 10, transit steppe (T1) 12 h 5");
    assert_eq!(shown(&["express"]), "export CN (express) 2 h 20, transit steppe (T1) 12 h 5");
    assert_eq!(shown(&["carnet"]), "export CN (carnet) 6 h 2, transit steppe (carnet) 1 h 1");
    assert_eq!(shown(&["express", "carnet"]), "export CN (express) 2 h 20, transit steppe (carnet) 1 h 1");
    assert_eq!(shown(&["carnet", "express"]), "export CN (carnet) 6 h 2, transit steppe (carnet) 1 h 1");
}

#[test]
fn a_regime_is_granted_by_hub_mode_carriage_commodity_and_service() {
    // The lorry comes first, being the faster; the train is the cheaper.
    let shown = |alter: fn(&mut Regime, HubIx)| {
        let (mut lines, [org, dst]) = Lines::between(["CNORG", "KZDST"]);
        lines.rules().add_customs(ordinary(at_countries(&["CN"])));
        lines.rules().add_commodity(crate::common::oracle::customs::wares());
        let mut express = Regime { export: Some(takes(0, 1_100)), transit: Some(takes(0, 0)), ..regime("express") };
        alter(&mut express, org);
        lines.rules().add_regime(express);
        lines.line("train", [org, dst], 72, 10_000, &[]);
        let lorry = lines.line("lorry", [org, dst], 24, 11_000, &[]);
        (lorry.mode, lorry.carries) = (Mode::Road, Loading::Truck);
        let mut world = lines.ship("1x45G1");
        world.question.commodity = Some(crate::common::oracle::customs::WARES);
        world.question.regimes = vec!["express"];
        documents(&front(&world)).join("; ")
    };
    let (both, rail, road) = (
        "export CN (express) 0 min 11; export CN (express) 0 min 11",
        "export CN 1 d 10; export CN (express) 0 min 11",
        "export CN (express) 0 min 11; export CN 1 d 10",
    );
    assert_eq!(shown(|_, _| {}), both);
    assert_eq!(shown(|express, _| express.modes = vec![Mode::Rail]), rail);
    assert_eq!(shown(|express, _| express.loadings = vec![Loading::Truck]), road);
    assert_eq!(shown(|express, _| express.services = vec!["lorry".into()]), road);
    assert_eq!(shown(|express, org| express.at = Scope::Hubs(vec![org])), both);
    assert_eq!(shown(|express, _| express.at = at_countries(&["KZ"])), "export CN 1 d 10; export CN 1 d 10");
    assert_eq!(shown(|express, _| express.commodities = vec![crate::common::oracle::customs::WARES.into()]), both);
}

#[test]
fn a_bonded_regime_needs_a_bonded_zone_at_the_hub() {
    let (mut lines, _) = train(["CNORG", "KZMID", "RUDST"]);
    let bonded = Regime { bonded: true, import: Some(takes(1, 50)), ..regime("bonded") };
    lines.rules().add_regime(bonded);
    let mut world = lines.ship("1x45G1");
    world.question.regimes = vec!["bonded"];
    let (shipment, query) = world.ask(TIME_AND_COST, true);
    let refused = Planner::new(&world.network).plan(&shipment, &query).unwrap_err();
    assert_eq!(refused.to_string(), "regime `bonded` is granted neither at CNORG nor at RUDST: it needs a bonded zone");
}

#[test]
fn a_carnet_that_only_some_lorries_offer_brings_them_onto_the_front() {
    let (mut lines, [org, mid, dst]) = Lines::between(["CNORG", "KZMID", "TRDST"]);
    lines.rules().add_territory(territory("steppe", &["KZ"]));
    let mut carnet = Regime { transit: Some(takes(1, 100)), ..regime("carnet") };
    carnet.services = vec!["sealed".into()];
    lines.rules().add_regime(carnet);
    for (code, cents) in [("plain", 10_000), ("sealed", 10_100)] {
        let lorry = lines.line(code, [org, mid], 24, cents, &[]);
        (lorry.mode, lorry.carries, lorry.per) = (Mode::Road, Loading::Truck, Basis::Truck);
    }
    let onward = lines.line("onward", [mid, dst], 24, 10_000, &[]);
    (onward.mode, onward.carries, onward.per) = (Mode::Road, Loading::Truck, Basis::Truck);
    let mut world = lines.ship("1x45G1");
    let plain = "2 d 12 h, 205: plain ORG>MID Mon 1 Jun 00:00, onward MID>DST Tue 2 Jun 12:00";
    assert_eq!(text(&front(&world)), [plain]);
    world.question.regimes = vec!["carnet"];
    assert_eq!(text(&front(&world)), ["2 d 1 h, 202: sealed ORG>MID Mon 1 Jun 00:00, onward MID>DST Tue 2 Jun 01:00"]);
}

/// What the planner says to regimes that make no sense, on a network that has each kind.
#[test]
fn regimes_that_can_be_granted_nowhere_are_refused_by_name() {
    let (mut lines, _) = train(["CNORG", "KZMID", "PLBOR", "DEDST"]);
    lines.rules().add_commodity(crate::common::oracle::customs::wares());
    let granting = |key: &str| Regime { transit: Some(takes(1, 100)), ..regime(key) };
    lines.rules().add_regime(Regime { loadings: vec![Loading::Vehicle], ..granting("on-wheels") });
    lines
        .rules()
        .add_regime(Regime { commodities: vec![crate::common::oracle::customs::WARES.into()], ..granting("fruit") });
    lines.rules().add_regime(Regime { modes: vec![Mode::Road], ..granting("tir") });
    lines.rules().add_regime(Regime { export: Some(takes(1, 1)), at: at_countries(&["KZ"]), ..regime("express") });
    let network = lines.ship("1x45G1").network;
    let refusal = |from: &str, to: &str, regimes: &[&str], query: &Query| {
        let mut shipment = Shipment::pallets(from, to, Kilograms::new(100), 1.0).unwrap();
        for regime in regimes {
            shipment = shipment.regime(regime);
        }
        Planner::new(&network).plan(&shipment, query).unwrap_err().to_string()
    };
    let any = Query::minimise_time_and_cost();
    let far = |regimes: &[&str]| refusal("CNORG", "DEDST", regimes, &any);
    assert_eq!(
        far(&["tirr"]),
        "unknown customs regime `tirr`; did you mean `tir`? known are express, fruit, on-wheels, tir"
    );
    assert_eq!(
        far(&["tir", "tir"]),
        "customs regime `tir` is named twice: the first place in the order counts, so name it once"
    );
    assert_eq!(
        refusal("PLBOR", "DEDST", &["tir"], &any),
        "no customs border lies between origin and destination, and yet the shipment names the regime `tir`"
    );
    assert_eq!(
        far(&["fruit"]),
        "regime `fruit` is granted to wares only, and the shipment is of no commodity in particular"
    );
    assert_eq!(
        far(&["on-wheels"]),
        "regime `on-wheels` is granted to cargo that rides as on wheels only, as this cargo cannot"
    );
    assert_eq!(
        refusal("CNORG", "DEDST", &["tir"], &any.clone().ban("road")),
        "regime `tir` is granted to road only, which is banned"
    );
    assert_eq!(far(&["express"]), "regime `express` is granted neither at CNORG nor at DEDST");
}
