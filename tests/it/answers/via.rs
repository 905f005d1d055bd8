//! Vias: only ways that pass what the asker names. The oracle knows vias too; here is how they read.

use crate::common::TIME_AND_COST;
use crate::common::lines::{Lines, shown};
use crate::common::show::chain;
use crate::common::world::World;
use landsea::{Network, Planner, Query, Shipment};
use std::collections::HashSet;

/// A train straight through by way of a strait, and two ways round that call at MID and at YARD.
fn world() -> World {
    let (mut lines, [org, mid, yard, dst]) = Lines::between(["ORG", "MID", "YRD", "DST"]);
    lines.line("direct", [org, dst], 24, 10_000, &[]).stages[0].straits = vec!["Strait".into()];
    lines.line("feeder", [org, mid], 24, 2_000, &[]);
    lines.line("onward", [mid, dst], 24, 9_000, &[]);
    lines.line("shunt", [mid, yard], 12, 500, &[]);
    lines.line("back", [yard, mid], 12, 500, &[]);
    lines.line("freighter", [yard, dst], 96, 4_000, &[]);
    lines.ship("1x45G1")
}

fn plan(vias: &[&str], change: impl FnOnce(Query) -> Query) -> Result<Vec<String>, String> {
    let world = world();
    let (shipment, query) = world.ask(TIME_AND_COST, true);
    let query = change(vias.iter().fold(query, Query::via));
    let front = Planner::new(&world.network).plan(&shipment, &query).map_err(|error| error.to_string())?;
    Ok(front.iter().map(|one| format!("{}, {}: {}", one.elapsed, one.cost, chain(one))).collect())
}

fn ways(vias: &[&str]) -> Vec<String> {
    plan(vias, |query| query).unwrap()
}

const DIRECT: &str = "1 d, 100: direct ORG>DST";
const BY_YARD: &str = "5 d 12 h, 65: feeder ORG>MID, shunt MID>YRD, freighter YRD>DST";

#[test]
fn without_vias_the_best_ways_go_where_they_like() {
    assert_eq!(ways(&[]), [DIRECT, BY_YARD]);
}

#[test]
fn a_way_that_others_beat_is_listed_where_it_alone_passes_the_via() {
    assert_eq!(ways(&["AAMID"]), ["2 d, 110: feeder ORG>MID, onward MID>DST", BY_YARD]);
}

#[test]
fn several_vias_are_passed_in_any_order_and_back_again_if_need_be() {
    assert_eq!(ways(&["YRD", "onward"]), ["3 d, 120: feeder ORG>MID, shunt MID>YRD, back YRD>MID, onward MID>DST"]);
    assert_eq!(ways(&["onward", "YRD"]), ways(&["YRD", "onward"]));
}

#[test]
fn a_strait_is_passed_on_the_way() {
    assert_eq!(ways(&["strait"]), [DIRECT]);
}

#[test]
fn no_way_by_all_vias_says_which_one_is_too_many() {
    let text = plan(&["strait", "AAMID"], |query| query).unwrap_err();
    assert!(
        text.ends_with(
            "no way passes every via\n  would help: go without the via strait: in 2.0 days for 110, or in 5.5 for 65\n  would help: go without the via AAMID: in 1.0 days for 100"
        ),
        "{text}"
    );
}

#[test]
fn a_via_that_is_banned_is_refused_by_name() {
    let refusal = |via: &str, bans: &[&str]| plan(&[via], |query| bans.iter().fold(query, Query::ban)).unwrap_err();
    assert_eq!(refusal("MID", &["AAMID"]), "every way has to pass `MID`, and `AAMID` is banned");
    // Not the same name, but nothing else passes it.
    assert_eq!(refusal("strait", &["direct"]), "every way has to pass `strait`, and `direct` is banned");
    assert_eq!(
        refusal("YRD", &["shunt", "back", "freighter"]),
        "every way has to pass `YRD`, and `shunt` with `back` with `freighter` is banned"
    );
}

#[test]
fn a_via_that_cannot_be_is_refused_by_name() {
    let refusal = |vias: &[&str]| plan(vias, |query| query).unwrap_err();
    let unknown = "unknown via `strate`: name a hub, city, country, strait, mode or service; did you mean `Strait`?";
    assert!(refusal(&["strate"]).starts_with(unknown));
    assert_eq!(refusal(&["MID", "YRD", "AA", "rail", "direct"]), "more than 4 vias: name the ones that matter");
    let network = Network::chongqing();
    let planner = Planner::new(&network);
    let ask = |commodity: &str, to: &str, via: &str| {
        let shipment = Shipment::boxes("Chongqing", to, "2x45G1").unwrap().commodity(commodity);
        planner.plan(&shipment, &Query::minimise_time_and_cost().via(via)).unwrap_err().to_string()
    };
    let text = ask("laptops", "Duisburg", "RU");
    assert_eq!(text, "no open service passes the via `RU`: this cargo may not pass through RU");
    let off = network.services().iter().find(|service| service.off.as_ref().is_some_and(|off| &*off.switch == "suez"));
    let code = &*off.unwrap().code;
    let text = ask("machinery", "Istanbul", code);
    assert_eq!(text, format!("no open service passes the via `{code}`: it may want `suez` allowed"));
}

/// On the embedded network: of the front without a via, what passes it stays; and whatever is listed passes it.
#[test]
fn a_via_keeps_what_passes_it_anyway() {
    let network = Network::chongqing();
    let planner = Planner::new(&network);
    for (to, via) in [("Istanbul", "Aktau"), ("Istanbul", "KZ"), ("Rotterdam", "Singapore"), ("Budapest", "sea")] {
        let query = Query::minimise_all();
        for ready in ["2026-12-01T09:00", "2027-06-17T20:00"] {
            let shipment =
                Shipment::boxes("Chongqing", to, "2x45G1").unwrap().commodity("laptops").ready(ready).unwrap();
            let free = planner.plan(&shipment, &query).unwrap();
            let front = planner.plan(&shipment, &query.clone().via(via)).unwrap();
            let text = |one: &landsea::Itinerary| format!("{one:?}");
            let listed: HashSet<String> = front.iter().map(text).collect();
            let passes = |one: &&landsea::Itinerary| {
                one.legs.iter().any(|leg| {
                    let near = |hub: &landsea::plan::HubRef| hub.name.starts_with(via) || hub.country.as_str() == via;
                    leg.mode.name() == via || leg.stages.iter().any(|stage| near(&stage.from) || near(&stage.to))
                })
            };
            for one in free.iter().filter(passes) {
                assert!(listed.contains(&text(one)), "{via}: {}", shown(one));
            }
            for one in &front {
                assert!(passes(&one), "{via}: {}", shown(one));
                assert_eq!(landsea::audit::audit(&network, &shipment, &query, one), Ok(()));
            }
        }
    }
}
