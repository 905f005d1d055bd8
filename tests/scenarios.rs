//! FEATURE UNDER TEST: scenarios change what they name, add up in order, and leave the rest alone.

#[allow(dead_code, reason = "each test uses its part")]
mod common;

use common::lines::Lines;
use common::oracle_cases;
use common::show::chain;
use common::world::World;
use landsea::file::Scenario;
use landsea::graph::TransportGraph;
use landsea::model::WhatIf;
use landsea::plan::Criterion;
use landsea::units::Instant;
use landsea::{Front, Network, PlanError, Planner, Query, Shipment};
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::fs;
use std::sync::LazyLock;

static NETWORK: LazyLock<Network> = LazyLock::new(Network::chongqing);

/// Two trains a week to a border, over it and on to the sea; and a lorry on demand that takes longer and costs more.
fn world() -> World {
    let (mut lines, [org, mid, dst]) = Lines::between(["ORG", "MID", "DST"]);
    lines.line("train", [org, mid], 24, 2_000, &[[0, 12], [3, 12]]);
    lines.line("ferry", [mid, dst], 48, 3_000, &[]).stages[0].gates = vec!["Strait".into()];
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
    let (shipment, query) = world.ask(&[Criterion::Time, Criterion::Cost], true);
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

#[test]
fn another_frequency_stands_in_place_of_the_timetable() {
    let (front, said) = under(r#"PerWeek(services: ["train"], times: (1, Estimate("T", 2026)))"#);
    // Thursday noon.
    assert_eq!(front, [BY_ROAD, "6 d 12 h, 50: train ORG>MID, ferry MID>DST"]);
    assert_eq!(said, "what if: train leaves 1.00 times a week instead of 2.00 times a week (1 service: train)");
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
        (r#"Close(what: Operator("Test"), evidence: Estimate("T", 2026))"#, "did you mean `test`?"),
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
        (r#"Open(switch: "suez")"#, "no switch of services `suez`"),
        (r#"Season(name: "Winter", becomes: Ends)"#, "no season `Winter`"),
        (r#"EndSurcharges(codes: ["BAF"])"#, "no surcharge `BAF`"),
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
    let directory = concat!(env!("CARGO_MANIFEST_DIR"), "/networks/scenarios");
    let files: BTreeSet<String> = fs::read_dir(directory)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "ron"))
        .map(|path| path.file_stem().unwrap().to_str().unwrap().to_owned())
        .collect();
    assert_eq!(files, Scenario::names().map(str::to_owned).collect());
    for scenario in embedded() {
        let changed = NETWORK.with(std::slice::from_ref(&scenario)).unwrap_or_else(|findings| panic!("{findings}"));
        assert!(changed.changes().iter().any(|change| !change.services.is_empty()), "{scenario} touches no service");
    }
    Network::world().with(&embedded()).unwrap_or_else(|findings| panic!("{findings}"));
}

fn fronts(planner: &Planner<'_>) -> Vec<Result<String, PlanError>> {
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
    TransportGraph::new(base).under(base, changed) == TransportGraph::new(changed.network())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: oracle_cases(24).min(60), failure_persistence: None, ..ProptestConfig::default() })]

    /// In two steps or in one, twice or once: the same network; and what is taken from the stack leaves no trace.
    #[test]
    fn stacks_add_up(below in prop::collection::vec(0_usize..40, 0..3), above in prop::collection::vec(0_usize..40, 0..3)) {
        let (below, above) = (stack(&below), stack(&above));
        let all: Vec<Scenario> = below.iter().chain(&above).cloned().collect();
        let at_once = NETWORK.with(&all).unwrap();
        let first = NETWORK.with(&below).unwrap();
        let by_steps = first.network().with(&above).unwrap();
        prop_assert_eq!(text(at_once.network()), text(by_steps.network()));
        let twice: Vec<Scenario> = all.iter().chain(&all).cloned().collect();
        let again = NETWORK.with(&twice).unwrap();
        prop_assert_eq!(text(at_once.network()), text(again.network()));
        let without = NETWORK.with(&below).unwrap();
        prop_assert_eq!(text(without.network()), text(first.network()));
        prop_assert!(is_patched_right(&NETWORK, &at_once));
        prop_assert!(is_patched_right(first.network(), &by_steps));
    }
}

/// The same fronts by a patched graph as by one compiled from nothing, and not those of the network as it was.
#[test]
fn plans_under_a_scenario_are_those_of_a_planner_of_its_own() {
    let planner = Planner::new(&NETWORK);
    let base = fronts(&planner);
    for scenario in embedded() {
        let changed = NETWORK.with(std::slice::from_ref(&scenario)).unwrap();
        let patched = fronts(&planner.under(&changed));
        assert_eq!(patched, fronts(&Planner::new(changed.network())), "{scenario}");
    }
    assert_eq!(fronts(&planner.under(&NETWORK.with(&[]).unwrap())), base);
}

/// A stack put on another network than the planner's is compiled from nothing, not patched wrongly.
#[test]
fn a_stack_on_another_network_is_compiled_anew() {
    let other = world();
    let changed = other.network.with(&[]).unwrap();
    let planner = Planner::new(&NETWORK);
    assert_eq!(*planner.under(&changed).graph(), TransportGraph::new(&other.network));
    let (shipment, query) = other.ask(&[Criterion::Time], true);
    assert!(planner.under(&changed).plan(&shipment.ready_at(Instant::from_epoch_minutes(29_690_000)), &query).is_ok());
}
