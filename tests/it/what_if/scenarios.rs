//! FEATURE UNDER TEST: scenarios change what they name, add up in order, and leave the rest alone.

use crate::common::lines::Lines;
use crate::common::oracle_cases;
use crate::common::parts::{country, evidence, factor, hours, money, service, stage, weekly};
use crate::common::show::chain;
use crate::common::world::World;
use crate::common::{CHONGQING, TIME_AND_COST};
use landsea::file::Scenario;
use landsea::model::{EmissionBasis, Range, Season, Stage, StageKind, WhatIf, Window};
use landsea::plan::{Cause, Criterion, Loosening, WhyNot};
use landsea::units::{Instant, Minutes, Weekday};
use landsea::{Front, Network, PlanError, Planner, Query, Shipment};
use proptest::prelude::*;
use std::cmp::Ordering::{self, Equal, Greater, Less};
use std::collections::BTreeSet;
use std::fs;

/// From, to and ready; what is banned; how days and cost come out.
type Lane<'l> = ([&'l str; 3], &'l [&'l str], [Ordering; 2]);

/// Two trains a week to a border, over it and on to the sea; and a lorry on demand that takes longer and costs more.
fn world() -> World {
    let (mut lines, [org, mid, dst]) = Lines::between(["ORG", "MID", "DST"]);
    lines.line("train", [org, mid], 24, 2_000, &[[0, 12], [3, 12]]);
    lines.line("ferry", [mid, dst], 48, 3_000, &[]).stages[0].straits = vec!["Strait".into()];
    lines.line("lorry", [org, dst], 120, 20_000, &[]);
    lines.ship("1x45G1")
}

/// A scenario of these changes.
fn scenario(name: &str, changes: &str) -> Scenario {
    let text = format!(
        r#"(name: "{name}", about: "A test.", sources: [(key: "T", publisher: "t", title: "t", date: "2026", trust: Estimate)], changes: [{changes}])"#
    );
    Scenario::read("test.ron", &text).unwrap_or_else(|findings| panic!("{findings}"))
}

/// The front of the small world under changes, ready on Monday 1 June 2026, and what these say they did.
fn under(changes: &str) -> (Vec<String>, String) {
    let world = world();
    let changed = world.network.with(&[scenario("what if", changes)]).unwrap_or_else(|findings| panic!("{findings}"));
    let (shipment, query) = world.ask(TIME_AND_COST, true);
    let planner = Planner::new(&world.network);
    let under = planner.under(&changed);
    let front = match under.plan(&shipment, &query) {
        Ok(front) => front.iter().map(|one| format!("{}, {}: {}", one.elapsed, one.cost, chain(one))).collect(),
        Err(error) => vec![error.to_string()],
    };
    for itinerary in under.plan(&shipment, &query).iter().flat_map(Front::iter) {
        assert_eq!(landsea::audit::audit(changed.network(), &shipment, &query, itinerary), Ok(()));
    }
    (front, changed.to_string())
}

const BY_SEA: &str = "3 d 12 h, 50: train ORG>MID, ferry MID>DST";
const BY_ROAD: &str = "5 d, 200: lorry ORG>DST";

#[test]
fn nothing_is_changed_by_nothing() {
    assert_eq!(under(""), (vec![BY_SEA.to_owned()], "nothing is changed".to_owned()));
}

#[test]
fn what_is_closed_for_good_is_gone_from_every_way() {
    let (front, said) = under(r#"Close(what: Strait("strait"), evidence: Estimate("T", 2026))"#);
    assert_eq!(front, [BY_ROAD]);
    assert_eq!(said, "what if: closes Strait for good (1 service: ferry)");
}

#[test]
fn why_there_is_nothing_names_what_is_closed() {
    let world = world();
    let close = |what: &str| format!(r#"Close(what: {what}, evidence: Estimate("T", 2026))"#);
    let why = |stack: &[Scenario]| {
        let changed = world.network.with(stack).unwrap();
        let (shipment, query) = world.ask(TIME_AND_COST, true);
        let Err(PlanError::NoItinerary(why)) = Planner::new(changed.network()).plan(&shipment, &query) else {
            panic!()
        };
        why
    };
    let (storm, strike) = (close(r#"Strait("Strait")"#), close(r#"Service("lorry")"#));
    let both = why(&[scenario("storm", &storm), scenario("strike", &strike)]);
    assert_eq!(*both.cause(), Cause::Closed);
    let shown = |why: &WhyNot| why.remedies().iter().map(ToString::to_string).collect::<Vec<_>>();
    assert_eq!(shown(&both), ["open Strait (storm): in 3.5 days for 50", "open lorry (strike): in 5.0 days for 200"]);
    // Only together, when each closes all.
    let all = [scenario("storm", &close(r#"Hub("AADST")"#)), scenario("strike", &close(r#"Hub("AADST")"#))];
    assert_eq!(shown(&why(&all)), ["open DST (AADST) (storm, strike): in 3.5 days for 50"]);
}

#[test]
fn what_a_scenario_closes_is_a_reason_for_a_thin_front() {
    let changed = CHONGQING.with(&[Scenario::embedded("poland_border_closed").unwrap()]).unwrap();
    let planner = Planner::new(changed.network());
    let shipment = Shipment::boxes("Chongqing", "Duisburg", "1x45G1").unwrap().ready("2025-09-01").unwrap();
    let query = Query::minimise_time_and_cost().ban("air").ban("sea");
    let helps = planner.relaxations(&shipment, &query).unwrap();
    let open = helps.iter().find(|help| matches!(help.what, Loosening::Reopen { .. })).unwrap();
    assert_eq!(
        open.what.to_string(),
        "open the border of BY and PL from 2025-09-12 to 2025-09-25 (Poland border closed)"
    );
    let before = Planner::new(&CHONGQING).plan(&shipment, &query).unwrap();
    assert_eq!(open.front.to_string(), before.to_string());
}

/// The train comes to MID on Tuesday noon, and the ferry leaves at once. It is at sea until Thursday noon.
#[test]
fn who_would_be_in_a_strait_while_it_is_closed_leaves_when_it_opens() {
    let closed = |first, last| {
        format!(r#"Close(what: Strait("Strait"), when: Dates("{first}", "{last}"), evidence: Estimate("T", 2026))"#)
    };
    assert_eq!(under(&closed("2026-05-20", "2026-06-01")).0, [BY_SEA], "before it comes there");
    assert_eq!(under(&closed("2026-06-05", "2026-06-30")).0, [BY_SEA], "after it has passed");
    let late = "5 d, 50: train ORG>MID, ferry MID>DST";
    assert_eq!(under(&closed("2026-06-03", "2026-06-03")).0, [late]);
    // The last day at sea is closed: the ferry waits for the end of it in MID.
    let later = "6 d, 50: train ORG>MID, ferry MID>DST";
    assert_eq!(under(&closed("2026-06-04", "2026-06-04")).0, [BY_ROAD, later]);
}

#[test]
fn a_service_that_is_suspended_leaves_on_its_other_days() {
    let (front, _) = under(
        r#"Close(what: Service("train"), when: Dates("2026-06-01", "2026-06-01"), evidence: Estimate("T", 2026))"#,
    );
    assert_eq!(front, [BY_ROAD, "6 d 12 h, 50: train ORG>MID, ferry MID>DST"]);
}

#[test]
fn a_hub_is_closed_to_who_arrives_there_departs_or_passes() {
    let (front, _) =
        under(r#"Close(what: Hub("AAMID"), when: Dates("2026-06-02", "2026-06-02"), evidence: Estimate("T", 2026))"#);
    assert_eq!(front, [BY_ROAD, "6 d 12 h, 50: train ORG>MID, ferry MID>DST"]);
}

#[test]
fn a_mode_can_be_all_that_a_closure_is_for() {
    let close =
        |modes| under(&format!(r#"Close(what: Hub("AADST"), modes: [{modes}], evidence: Estimate("T", 2026))"#)).0;
    assert_eq!(close("Rail"), close(""));
    assert!(close("")[0].starts_with("no itinerary"));
}

#[test]
fn slow_multiplies_or_adds_the_time_of_every_stage_that_touches_it() {
    let (front, said) = under(r#"Slow(what: Strait("Strait"), by: Percent((125, Estimate("T", 2026))))"#);
    assert_eq!(front, ["4 d, 50: train ORG>MID, ferry MID>DST"]);
    assert_eq!(said, "what if: takes 125 % of the time at Strait (1 service: ferry)");
    let (front, _) = under(r#"Slow(what: Service("ferry"), by: Days((0, 0.5, 1, Estimate("T", 2026))))"#);
    assert_eq!(front, ["4 d, 50: train ORG>MID, ferry MID>DST"]);
}

/// By the day on which the train leaves its first call. What leaves on demand is left as it is.
#[test]
fn slow_in_a_window_is_for_departures_in_it() {
    let slow = |what, last| {
        under(&format!(
            r#"Slow(what: {what}, when: Dates("2026-05-25", "{last}"), by: Percent((150, Estimate("T", 2026))))"#
        ))
    };
    let (front, said) = slow(r#"Service("train")"#, "2026-06-01");
    assert_eq!(front, ["4 d, 50: train ORG>MID, ferry MID>DST"]);
    assert_eq!(said, "what if: takes 150 % of the time at train from 2026-05-25 to 2026-06-01 (1 service: train)");
    assert_eq!(slow(r#"Service("train")"#, "2026-05-31").0, [BY_SEA]);
    assert_eq!(slow("Mode(Rail)", "2026-06-01").0, ["4 d, 50: train ORG>MID, ferry MID>DST"]);
}

/// On demand too, where a window has no date to go by.
#[test]
fn slow_in_every_month_is_slow_at_any_time() {
    let slow =
        |when: &str| under(&format!(r#"Slow(what: Strait("Strait"), {when}by: Percent((150, Estimate("T", 2026))))"#));
    let all = "when: Months([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]), ";
    assert_eq!(slow(all), slow(""));
    assert_ne!(slow("").0, under("").0);
}

/// A train ORG - MID - DST with a season, and a border behind MID.
fn through() -> Network {
    let (mut lines, [org, mid, dst]) = Lines::between(["CNORG", "CNMID", "KZDST"]);
    let rail = factor(EmissionBasis::TonneKm, 1);
    let run = |from, to| Stage { emission: Some(rail.clone()), ..stage(from, to, hours(24), money(1_000)) };
    let border = Stage { kind: StageKind::Border, emission: None, ..run(mid, dst) };
    let mut train = service("train", vec![run(org, mid), border]);
    train.departs = weekly("UTC", &[(Weekday::Monday, 12), (Weekday::Thursday, 12)]);
    train.seasons.push(Season {
        name: "Frost".into(),
        window: Window::Months(vec![12]),
        over: None,
        add_time: Some(
            Range::new(Minutes::ZERO, Minutes::from_hours(12), Minutes::from_hours(36), evidence()).unwrap(),
        ),
        charge_permille: None,
        add_charge: None,
        add_cut_off: None,
        capacity_permille: None,
    });
    lines.rules().add_service(train);
    // By way of Russia, not over the border of the train.
    lines.line("lorry", [org, dst], 240, 9_000, &[]).stages[0].countries = vec![country("RU")];
    lines.ship("1x45G1").network
}

/// The fastest way of the train's network under a scenario, ready on a Monday.
fn fastest(text: &str, ready: &str, to: &str) -> String {
    let network = through();
    let changed =
        network.with(&[Scenario::read("test.ron", text).unwrap()]).unwrap_or_else(|findings| panic!("{findings}"));
    let shipment = Shipment::boxes("CNORG", to, "1x45G1").unwrap().ready(format!("{ready}T00:00:00Z")).unwrap();
    let query = Query::minimise_time_and_cost();
    let planner = Planner::new(&network);
    match planner.under(&changed).plan(&shipment, &query) {
        Ok(front) => {
            let best = front.fastest();
            assert_eq!(landsea::audit::audit(changed.network(), &shipment, &query, best), Ok(()));
            format!("{}, {}: {}", best.elapsed, best.cost, chain(best))
        }
        Err(error) => error.to_string(),
    }
}

fn with_changes(changes: &str) -> String {
    format!(
        r#"(name: "x", about: "x", sources: [(key: "T", publisher: "t", title: "t", date: "2026", trust: Estimate)], {changes})"#
    )
}

#[test]
fn slow_in_a_window_is_for_rides_that_touch_it() {
    let text = with_changes(
        r#"changes: [Slow(what: Border("KZ", "CN"), when: Months([6]), by: Days((0, 1, 2, Estimate("T", 2026))))]"#,
    );
    assert_eq!(fastest(&text, "2026-06-01", "CNMID"), "1 d 12 h, 10: train ORG>MID");
    assert_eq!(fastest(&text, "2026-06-01", "KZDST"), "3 d 12 h, 20: train ORG>DST");
    assert_eq!(fastest(&text, "2026-07-06", "KZDST"), "2 d 12 h, 20: train ORG>DST");
}

/// The train stands at the border from Tuesday noon to Wednesday noon.
#[test]
fn a_border_is_closed_to_who_would_stand_at_it() {
    let close = |first, last| {
        with_changes(&format!(
            r#"changes: [Close(what: Border("CN", "KZ"), when: Dates("{first}", "{last}"), evidence: Estimate("T", 2026))]"#
        ))
    };
    assert_eq!(fastest(&close("2026-06-01", "2026-06-01"), "2026-06-01", "KZDST"), "2 d 12 h, 20: train ORG>DST");
    assert_eq!(fastest(&close("2026-06-03", "2026-06-04"), "2026-06-01", "KZDST"), "5 d 12 h, 20: train ORG>DST");
    assert_eq!(fastest(&close("2026-06-03", "2026-06-20"), "2026-06-01", "KZDST"), "10 d, 90: lorry ORG>DST");
    assert_eq!(fastest(&close("2026-06-03", "2026-06-20"), "2026-06-01", "CNMID"), "1 d 12 h, 10: train ORG>MID");
}

#[test]
fn a_season_ends_moves_or_turns_bad() {
    let season = |becomes| with_changes(&format!(r#"changes: [Season(name: "Frost", becomes: {becomes})]"#));
    let (june, december) = ("2026-06-01", "2026-12-07");
    assert_eq!(fastest(&with_changes(""), december, "KZDST"), "3 d, 20: train ORG>DST");
    assert_eq!(fastest(&season("Bad"), december, "KZDST"), "4 d, 20: train ORG>DST");
    assert_eq!(fastest(&season("Ends"), december, "KZDST"), "2 d 12 h, 20: train ORG>DST");
    assert_eq!(fastest(&season("HoldsIn(Months([6]))"), december, "KZDST"), "2 d 12 h, 20: train ORG>DST");
    assert_eq!(fastest(&season("HoldsIn(Months([6]))"), june, "KZDST"), "3 d, 20: train ORG>DST");
}

#[test]
fn hubs_services_and_surcharges_are_added() {
    let text = with_changes(
        r#"
        hubs: [(code: "CNNEW", locode: Absent, name: "New port", country: "CN", lat: 30, lon: 100, zone: "UTC", functions: [SeaPort], evidence: Estimate("T", 2026))],
        services: [(code: "a-new-line", name: "New line", operator: "t", mode: Rail, carries: Box, per: Box, departs: OnDemand, co2e: "factor", from: "CNORG", stages: [
            Run(to: "CNNEW", km: (100, Estimate("T", 2026)), days: (1, 1, 1, Estimate("T", 2026)), charge: (5, 5, 5, Estimate("T", 2026))),
        ])],
        surcharges: [(code: "toll", name: "Toll", kind: Congestion, on: (services: ["a-new-line"]), amount: Charge((7, 7, 7, Estimate("T", 2026)), Box))],
    "#,
    );
    assert_eq!(fastest(&text, "2026-06-01", "CNNEW"), "1 d, 12: a-new-line ORG>New port");
    let end = with_changes(r#"changes: [EndSurcharges(codes: ["toll"])]"#).replace("\"x\"", "\"y\"");
    let network = through();
    let stack = [text.as_str(), &end].map(|text| Scenario::read("test.ron", text).unwrap());
    let changed = network.with(&stack).unwrap();
    assert_eq!(changed.network().surcharges().len(), 0);
    assert!(is_patched_right(&network, &changed));
    let said = "x: adds New port (CNNEW)\nx: adds New line (1 service: a-new-line)\nx: adds the congestion surcharge `Toll` (1 service: a-new-line)\ny: ends the congestion surcharge `Toll` (1 service: a-new-line)";
    assert_eq!(changed.to_string(), said);
}

#[test]
fn another_frequency_stands_in_place_of_the_timetable() {
    let (front, said) = under(r#"PerWeek(services: ["train"], times: (1, Estimate("T", 2026)))"#);
    // Thursday noon.
    assert_eq!(front, [BY_ROAD, "6 d 12 h, 50: train ORG>MID, ferry MID>DST"]);
    assert_eq!(said, "what if: departures 1 a week (1 service: train)");
}

#[test]
fn departures_move_by_whole_days_and_seven_days_later_nothing_has_moved() {
    let shift = |days| under(&format!(r#"Shift(services: ["train"], days: {days})"#));
    let (front, said) = shift("1");
    // Tuesday and Friday noon in place of Monday and Thursday.
    assert_eq!(front, ["4 d 12 h, 50: train ORG>MID, ferry MID>DST"]);
    assert_eq!(said, "what if: leaves 1 day later (1 service: train)");
    assert_eq!(shift("-1").1, "what if: leaves 1 day earlier (1 service: train)");
    assert_eq!(shift("7").0, under("").0);
    let back = r#"Shift(services: ["train"], days: 3), Shift(services: ["train"], days: -3)"#;
    assert_eq!(under(back).0, under("").0);
    let (network, moved) = (world().network, scenario("x", r#"Shift(services: ["train"], days: 2)"#));
    assert!(is_patched_right(&network, &network.with(&[moved]).unwrap()));
}

/// Closing in either order is the same; a share of a longer time is more than a longer share.
#[test]
fn changes_are_taken_in_order() {
    let more = r#"Slow(what: Service("ferry"), by: Days((1, 1, 1, Estimate("T", 2026))))"#;
    let twice = r#"Slow(what: Service("ferry"), by: Percent((200, Estimate("T", 2026))))"#;
    assert_eq!(under(&format!("{more}, {twice}")).0, [BY_ROAD, "7 d 12 h, 50: train ORG>MID, ferry MID>DST"]);
    assert_eq!(under(&format!("{twice}, {more}")).0, [BY_ROAD, "6 d 12 h, 50: train ORG>MID, ferry MID>DST"]);
}

#[test]
fn a_scenario_holds_once_however_often_it_is_named() {
    let world = world();
    let slow = scenario("slow", r#"Slow(what: Service("ferry"), by: Percent((200, Estimate("T", 2026))))"#);
    let once = world.network.with(std::slice::from_ref(&slow)).unwrap();
    let twice = world.network.with(&[slow.clone(), slow.clone()]).unwrap();
    assert_eq!(text(once.network()), text(twice.network()));
    assert_eq!(twice.changes().last().unwrap().to_string(), "slow: holds already, and is not taken twice");
    let again = once.network().with(&[slow]).unwrap();
    assert_eq!(text(once.network()), text(again.network()));
}

#[test]
fn what_a_scenario_names_and_the_network_has_not_is_refused_with_place_and_nearest_name() {
    let refusal = |changes: &str| {
        let error = world().network.with(&[scenario("what if", changes)]).unwrap_err();
        error.to_string()
    };
    let place = "test.ron:1:";
    for (changes, said) in [
        (
            r#"Close(what: Strait("Straight"), evidence: Estimate("T", 2026))"#,
            "no strait or canal `Straight`\n    cure: correct the name: did you mean `Strait`?",
        ),
        (
            r#"Close(what: Hub("AAMDI"), evidence: Estimate("T", 2026))"#,
            "no hub `AAMDI`\n    cure: correct the name: did you mean `AAMID`?",
        ),
        (r#"Close(what: Country("QQ"), evidence: Estimate("T", 2026))"#, "ISO 3166 has no country `QQ`"),
        (
            r#"Close(what: Border("CN", "KZ"), evidence: Estimate("T", 2026))"#,
            "no service touches the border of CN and KZ",
        ),
        (r#"Close(what: Service("fery"), evidence: Estimate("T", 2026))"#, "did you mean `ferry`?"),
        (r#"Close(what: Operator("tset"), evidence: Estimate("T", 2026))"#, "did you mean `test`?"),
        (
            r#"Close(what: Strait("Strait"), when: Dates("2026-06-02", "2026-06-01"), evidence: Estimate("T", 2026))"#,
            "2026-06-02 is after 2026-06-01",
        ),
        (r#"Close(what: Strait("Strait"), evidence: Estimate("U", 2026))"#, "no source has the key `U`"),
        (r#"Slow(what: Strait("Strait"), by: Percent((-5, Estimate("T", 2026))))"#, "-5 is no percentage of the time"),
        (r#"PerWeek(services: ["tram"], times: (1, Estimate("T", 2026)))"#, "did you mean `train`?"),
        (
            r#"PerWeek(services: ["train"], times: (0, Estimate("T", 2026)))"#,
            "a frequency is a positive multiple of 0.05",
        ),
        (r#"Shift(services: ["tram"], days: 1)"#, "did you mean `train`?"),
        (r#"Shift(services: ["ferry"], days: 1)"#, "`ferry` leaves on demand and has no departures to move"),
        (r#"Open(switch: "suez")"#, "no switch of services `suez`"),
        (r#"Season(name: "Winter", becomes: Ends)"#, "no season `Winter`"),
        (r#"EndSurcharges(codes: ["BAF"])"#, "no surcharge `BAF`"),
        (
            r#"Clear(countries: ["CN"], time: (50, Estimate("T", 2026)))"#,
            "no rule of customs speaks of CN and nowhere else",
        ),
        (
            r#"Slow(what: Service("train"), when: Months([6]), by: Percent((50, Estimate("T", 2026))))"#,
            "`train` would take a time that cannot be written down",
        ),
    ] {
        let error = refusal(changes);
        assert!(error.contains(said) && error.starts_with(place), "{changes}\n{error}");
    }
    // Both faults at once, and the sound change before them has left no trace.
    let world = world();
    let before = text(&world.network);
    let three = r#"Open(switch: "suez"), Close(what: Service("train"), evidence: Estimate("T", 2026)), Season(name: "Winter", becomes: Ends)"#;
    let error = world.network.with(&[scenario("what if", three)]).unwrap_err();
    assert_eq!(error.all().len(), 2, "{error}");
    assert_eq!(text(&world.network), before);
}

#[test]
fn a_text_that_is_no_scenario_is_refused_with_its_place() {
    let error = Scenario::read("mine.ron", "(\n  name: \"x\",\n  abut: \"y\")").unwrap_err().to_string();
    assert!(error.starts_with("mine.ron:3:") && error.contains("did you mean `about`?"), "{error}");
    let error = Scenario::embedded("suez_opened").unwrap_err().to_string();
    assert!(error.starts_with("unknown scenario `suez_opened`; did you mean `suez_open`?"), "{error}");
}

/// Everything that a network says, but for the order of a map.
fn text(network: &Network) -> String {
    let names: Vec<&str> = network.scenarios().collect();
    let (hubs, services, closures) = (network.hubs(), network.services(), network.closures());
    format!("{names:?} {hubs:?} {services:?} {closures:?} {:?} {:?}", network.surcharges(), network.sources())
}

fn embedded() -> Vec<Scenario> {
    Scenario::names().map(|name| Scenario::embedded(name).unwrap()).collect()
}

#[test]
fn the_shipped_scenarios_are_the_files_of_their_directory_and_hold_on_the_shipped_networks() {
    let directory = concat!(env!("CARGO_MANIFEST_DIR"), "/../networks/scenarios");
    let files: BTreeSet<String> = fs::read_dir(directory)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "ron"))
        .map(|path| path.file_stem().unwrap().to_str().unwrap().to_owned())
        .collect();
    assert_eq!(files, Scenario::names().map(str::to_owned).collect());
    for scenario in embedded() {
        let changed = CHONGQING.with(std::slice::from_ref(&scenario)).unwrap_or_else(|findings| panic!("{findings}"));
        assert!(!changed.changes().is_empty(), "{scenario} changes nothing");
    }
    Network::world().with(&embedded()).unwrap_or_else(|findings| panic!("{findings}"));
}

/// What each shipped scenario is about: a lane, a day, a switch of the ways that it does not touch, and what becomes of the best way in days and USD.
#[test]
fn every_shipped_scenario_bites_where_it_should() {
    let best = |network: &Network, [from, to, ready]: [&str; 3], bans: &[&str]| {
        let shipment = Shipment::boxes(from, to, "1x45G1").unwrap().ready(ready).unwrap();
        let query = bans.iter().fold(Query::minimise_time_and_cost(), Query::ban);
        Planner::new(network).plan(&shipment, &query).ok().map(|front| {
            for itinerary in &front {
                assert_eq!(landsea::audit::audit(network, &shipment, &query, itinerary), Ok(()));
            }
            (front.fastest().elapsed.get(), front.cheapest().cost.minor())
        })
    };
    let (land, not_river) = (["air", "sea"], ["air", "road", "rail", "sea"]);
    let lanes: [(&str, Lane<'_>); 11] = [
        ("suez_open", (["Chongqing", "Mersin", "2026-06-01"], &["air", "KZ", "RU", "MN", "KG"], [Less, Less])),
        ("poland_border_closed", (["Chongqing", "Łódź", "2025-09-01"], &land, [Greater, Equal])),
        ("low_water", (["CNCKG-GYP", "CNWGQ", "2026-06-01"], &not_river, [Equal, Greater])),
        ("three_gorges_works", (["CNCKG-GYP", "CNWGQ", "2027-03-20"], &not_river, [Greater, Equal])),
        ("caspian_winter", (["Aktau", "Alat", "2026-12-20"], &["air"], [Greater, Equal])),
        ("durian_peak", (["VNYVN", "CNPIN-YYG", "2026-06-01"], &["air", "rail", "sea"], [Greater, Equal])),
        ("subsidies_ended", (["Chongqing", "Małaszewicze", "2026-06-01"], &land, [Equal, Greater])),
        ("laos_vietnam_rates_cut", (["Chongqing", "Vientiane", "2026-06-01"], &["air", "road"], [Equal, Less])),
        ("ships_5000_all_year", (["CNCKG-GYP", "CNWGQ", "2027-01-10"], &not_river, [Equal, Less])),
        ("cku_open", (["Kashgar", "UZAZN", "2026-06-01"], &["air", "road"], [Less, Less])),
        ("customs_faster", (["Moscow", "Chongqing", "2026-06-01"], &land, [Less, Equal])),
    ];
    for (name, (lane, bans, expected)) in lanes {
        let changed = CHONGQING.with(&[Scenario::embedded(name).unwrap()]).unwrap();
        let unreached = (u32::MAX, i64::MAX);
        let before = best(&CHONGQING, lane, bans).unwrap_or(unreached);
        let after = best(changed.network(), lane, bans).unwrap_or(unreached);
        assert_eq!([after.0.cmp(&before.0), after.1.cmp(&before.1)], expected, "{name}: {before:?} {after:?}");
    }
    let ways = |name: &str, lane: [&str; 3]| {
        let changed = CHONGQING.with(&[Scenario::embedded(name).unwrap()]).unwrap();
        best(changed.network(), lane, &["air", "road", "rail"]).is_some()
    };
    assert!(
        !ways("hormuz_closed", ["SGSIN", "Dammam", "2026-03-05"])
            && ways("suez_open", ["SGSIN", "Dammam", "2026-03-05"])
    );
    let river = |network: &Network, ready| best(network, ["CNNNG-NIW", "CNQZH", ready], &["road", "rail"]);
    let pinglu = CHONGQING.with(&[Scenario::embedded("pinglu_open").unwrap()]).unwrap();
    assert!(river(pinglu.network(), "2026-09-01").is_some() && river(pinglu.network(), "2026-04-01").is_none());
}

fn fronts(planner: &Planner) -> Vec<Result<String, PlanError>> {
    let query = Query::minimise_time_and_cost();
    ["2026-03-10", "2026-09-08"]
        .map(|ready| {
            let shipment = Shipment::boxes("Chongqing", "Istanbul", "1x45G1").unwrap().ready(ready).unwrap();
            planner.plan(&shipment, &query).map(|front| front.to_string())
        })
        .into()
}

fn stack(names: &[usize]) -> Vec<Scenario> {
    let all = embedded();
    names.iter().map(|&name| all[name % all.len()].clone()).collect()
}

/// A graph that is patched is the graph compiled from nothing.
fn is_patched_right(base: &Network, changed: &WhatIf) -> bool {
    Planner::new(base).under(changed).graph() == Planner::new(changed.network()).graph()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: oracle_cases(24).min(60), failure_persistence: None, ..ProptestConfig::default() })]

    /// In two steps or in one, twice or once: the same network; and what is taken from the stack leaves no trace.
    #[test]
    fn stacks_add_up(below in prop::collection::vec(0_usize..40, 0..3), above in prop::collection::vec(0_usize..40, 0..3)) {
        let (below, above) = (stack(&below), stack(&above));
        let all: Vec<Scenario> = below.iter().chain(&above).cloned().collect();
        let Ok(at_once) = CHONGQING.with(&all) else {
            // One moves a season that another ended: refused in any number of steps.
            let refused = CHONGQING.with(&below).is_err();
            let later = CHONGQING.with(&below).is_ok_and(|first| first.network().with(&above).is_err());
            prop_assert!(refused || later);
            return Ok(());
        };
        let first = CHONGQING.with(&below).unwrap();
        let by_steps = first.network().with(&above).unwrap();
        prop_assert_eq!(text(at_once.network()), text(by_steps.network()));
        let twice: Vec<Scenario> = all.iter().chain(&all).cloned().collect();
        let again = CHONGQING.with(&twice).unwrap();
        prop_assert_eq!(text(at_once.network()), text(again.network()));
        let without = CHONGQING.with(&below).unwrap();
        prop_assert_eq!(text(without.network()), text(first.network()));
        prop_assert!(is_patched_right(&CHONGQING, &at_once));
        prop_assert!(is_patched_right(first.network(), &by_steps));
    }
}

#[test]
fn a_season_that_one_scenario_ended_cannot_be_moved_by_the_next() {
    let stack = |names: [&str; 2]| CHONGQING.with(&names.map(|name| Scenario::embedded(name).unwrap()));
    assert!(stack(["low_water", "ships_5000_all_year"]).is_ok());
    let error = stack(["ships_5000_all_year", "low_water"]).unwrap_err().to_string();
    assert!(
        error
            .starts_with("scenarios/low_water.ron:7:22: [dangling] the network has no season `Low water above Fuling`"),
        "{error}"
    );
}

/// The same fronts by a patched graph as by one compiled from nothing, and not those of the network as it was.
#[test]
fn plans_under_a_scenario_are_those_of_a_planner_of_its_own() {
    let planner = Planner::new(&CHONGQING);
    let base = fronts(&planner);
    for scenario in embedded() {
        let changed = CHONGQING.with(std::slice::from_ref(&scenario)).unwrap();
        let patched = fronts(&planner.under(&changed));
        assert_eq!(patched, fronts(&Planner::new(changed.network())), "{scenario}");
    }
    assert_eq!(fronts(&planner.under(&CHONGQING.with(&[]).unwrap())), base);
}

/// A stack put on another network than the planner's is compiled from nothing, not patched wrongly.
#[test]
fn a_stack_on_another_network_is_compiled_anew() {
    let other = world();
    let changed = other.network.with(&[]).unwrap();
    let planner = Planner::new(&CHONGQING);
    assert!(planner.under(&changed).graph() == Planner::new(&other.network).graph());
    let (shipment, query) = other.ask(&[Criterion::Time], true);
    assert!(
        planner.under(&changed).plan(&shipment.ready(Instant::from_epoch_minutes(29_690_000)).unwrap(), &query).is_ok()
    );
}
