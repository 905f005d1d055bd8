//! FEATURE UNDER TEST: whatever is closed is closed to all that would be there: on any kind of stage, in either direction, at the times of the ride.
//!
//! Small worlds are ready on Monday 1 June 2026 at 00:00; all clocks are on UTC.

use crate::common::lines::{Lines, shown};
use crate::common::parts::{country, evidence, flat, hours, money, stage};
use crate::common::world::World;
use crate::common::{CHONGQING, TIME_AND_COST};
use landsea::file::{Layers, Scenario};
use landsea::model::{
    Calendar, Closure, Feature, Hours, Mode, Network, Season, Service, Stage, StageKind, Territory, Window,
};
use landsea::plan::{FeatureKind, PlanError, Simulation};
use landsea::units::{CountryCode, Instant, Minutes, Zone};
use landsea::{Planner, Query, Shipment};
use std::sync::Arc;

/// A scenario of these changes.
fn scenario(changes: &str) -> Scenario {
    let text = format!(
        r#"(name: "x", about: "x", sources: [(key: "T", publisher: "t", title: "t", date: "2026", trust: Estimate)], changes: [{changes}])"#
    );
    Scenario::read("test.ron", &text).unwrap_or_else(|findings| panic!("{findings}"))
}

fn close(what: &str) -> String {
    format!(r#"Close(what: {what}, evidence: Estimate("T", 2026))"#)
}

fn close_on(what: &str, first: &str, last: &str) -> String {
    format!(r#"Close(what: {what}, when: Dates("{first}", "{last}"), evidence: Estimate("T", 2026))"#)
}

/// Countries of both ends of a stage and between, in order, each once in a row.
fn passed(network: &Network, stage: &Stage) -> Vec<CountryCode> {
    let [from, to] = [stage.from, stage.to].map(|hub| network.hub(hub).country);
    let mut passed = vec![from];
    passed.extend(&stage.countries);
    passed.push(to);
    passed.dedup();
    passed
}

/// Whether a service goes over the border of two countries between two of its stages.
fn crosses(network: &Network, service: &Service, stages: std::ops::Range<usize>, pair: (&str, &str)) -> bool {
    let pair = [country(pair.0), country(pair.1)];
    service.stages[stages].iter().any(|stage| {
        let over_land = stage.kind == StageKind::Border || !matches!(service.mode, Mode::Sea | Mode::Air);
        over_land && passed(network, stage).windows(2).any(|two| two == pair || two == [pair[1], pair[0]])
    })
}

/// The pairs of countries of which the shipped network was found to cross the border unseen, and how a way over it may be asked for.
#[test]
fn no_way_of_the_shipped_network_crosses_a_closed_border() {
    let pairs = [
        ("GE", "TR"),
        ("CN", "RU"),
        ("CN", "KZ"),
        ("KZ", "RU"),
        ("PL", "DE"),
        ("BY", "RU"),
        ("TH", "MY"),
        ("LT", "BY"),
        ("RU", "BY"),
    ];
    for (one, other) in pairs {
        let what = format!(r#"Border("{one}", "{other}")"#);
        let changed = CHONGQING.with(&[scenario(&close(&what))]).unwrap_or_else(|findings| panic!("{findings}"));
        let touched = &changed.changes()[0].services;
        let over = CHONGQING
            .services()
            .iter()
            .filter(|service| crosses(&CHONGQING, service, 0..service.stages.len(), (one, other)));
        assert_eq!(*touched, over.map(|service| service.code.clone()).collect::<Vec<_>>(), "{one} {other}");
        let planner = Planner::new(changed.network());
        let query = Query::minimise_time_and_cost().ban("air");
        for code in touched.iter().step_by(touched.len().div_ceil(2)) {
            let service = CHONGQING.service(CHONGQING.service_with(code).unwrap());
            let end = |at: usize| CHONGQING.hub(service.calls[at].hub).code.to_string();
            let (from, to) = (end(0), end(service.calls.len() - 1));
            for shipment in [Shipment::boxes(&from, &to, "1x45G1"), Shipment::vehicles(&from, &to, 10)] {
                let shipment = shipment.unwrap().ready("2026-12-01").unwrap();
                let Ok(front) = planner.plan(&shipment, &query) else { continue };
                for itinerary in &front {
                    assert_eq!(landsea::audit::audit(changed.network(), &shipment, &query, itinerary), Ok(()));
                    for leg in &itinerary.legs {
                        let ridden = CHONGQING.service(CHONGQING.service_with(&leg.service).unwrap());
                        let stages = leg.first_stage..leg.first_stage + leg.stages.len();
                        assert!(!crosses(&CHONGQING, ridden, stages, (one, other)), "{one} {other}: {itinerary}");
                    }
                }
            }
        }
    }
}

#[test]
fn the_lanes_on_which_it_was_found_go_another_way() {
    let lanes = [
        (("GE", "TR"), Shipment::boxes("Chongqing", "Halkalı", "1x45G1"), "btk-halkali"),
        (("CN", "RU"), Shipment::boxes("CNMLX", "Moscow", "1x45G1"), "road-manzhouli-moscow"),
        (("CN", "KZ"), Shipment::vehicles("CNHRS", "Almaty", 10), "cars-horgos-almaty"),
    ];
    for ((one, other), shipment, service) in lanes {
        let shipment = shipment.unwrap().ready("2026-12-01").unwrap();
        let query = Query::minimise_time_and_cost().ban("air");
        let uses = |network: &Network| match Planner::new(network).plan(&shipment, &query) {
            Ok(front) => front.iter().flat_map(|one| &one.legs).any(|leg| *leg.service == *service),
            Err(PlanError::NoItinerary(_)) => false,
            Err(error) => panic!("{error}"),
        };
        assert!(uses(&CHONGQING), "{service}");
        let closed = CHONGQING.with(&[scenario(&close(&format!(r#"Border("{one}", "{other}")"#)))]).unwrap();
        assert!(!uses(closed.network()), "{service}");
    }
}

/// Kazakhstan and Belarus share no border: trains from the one to the other pass Russia.
#[test]
fn a_border_that_no_two_countries_share_is_crossed_by_nothing() {
    for (one, other) in [("KZ", "BY"), ("CN", "BY"), ("CN", "DE"), ("KZ", "AZ"), ("CN", "JP")] {
        let refused = CHONGQING.with(&[scenario(&close(&format!(r#"Border("{one}", "{other}")"#)))]).unwrap_err();
        let said = format!("no service touches the border of {one} and {other}");
        assert!(refused.to_string().contains(&said), "{refused}");
    }
}

#[test]
fn every_crossing_of_the_shipped_networks_carries_a_pair_that_shares_a_border() {
    for layers in [Layers::chongqing(), Layers::world()] {
        let crossings = layers.check().crossings().unwrap();
        let expected =
            CHONGQING.services().iter().flat_map(|service| service.stages.iter().map(move |stage| (service, stage)));
        let land = expected.filter(|(service, stage)| {
            stage.kind == StageKind::Border || !matches!(service.mode, Mode::Sea | Mode::Air)
        });
        let expected: usize = land.map(|(_, stage)| passed(&CHONGQING, stage).len() - 1).sum();
        assert!(expected > 0);
        assert_eq!((crossings.all, crossings.paired), (expected, expected));
        assert!(crossings.to_string().contains("(100 %)"), "{crossings}");
    }
}

/// A train from PL to FR by way of some countries in two days, and a lorry over the border of PL and FR in four.
fn lane(mode: Mode, via: &[&str]) -> World {
    let (mut lines, [org, dst]) = Lines::between(["PLORG", "FRDST"]);
    let train = lines.line("train", [org, dst], 48, 2_000, &[]);
    train.mode = mode;
    train.stages[0].countries = via.iter().map(|code| country(code)).collect();
    lines.line("lorry", [org, dst], 96, 1_000, &[]).mode = Mode::Road;
    lines.ship("1x45G1")
}

/// The train alone, through Germany.
fn train() -> World {
    let (mut lines, [org, dst]) = Lines::between(["PLORG", "FRDST"]);
    lines.line("train", [org, dst], 48, 2_000, &[]).stages[0].countries = vec![country("DE")];
    lines.ship("1x45G1")
}

/// The world after a change, and what this says it did.
fn changed(mut world: World, changes: &str) -> Result<(World, String), String> {
    let what_if = world.network.with(&[scenario(changes)]).map_err(|findings| findings.to_string())?;
    world.network = what_if.network().clone();
    Ok((world, what_if.changes().iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")))
}

/// The front by the fastest and the cheapest, which enumeration finds too.
fn front(world: &World) -> Vec<String> {
    let (shipment, query) = world.ask(TIME_AND_COST, true);
    match Planner::new(&world.network).plan(&shipment, &query) {
        Ok(_) => crate::common::lines::text(&crate::common::lines::plan(world, TIME_AND_COST)),
        Err(error) => vec![error.to_string()],
    }
}

fn under(world: World, changes: &str) -> Vec<String> {
    front(&changed(world, changes).unwrap_or_else(|refused| panic!("{refused}")).0)
}

const BY_TRAIN: &str = "2 d, 20: train ORG>DST Mon 1 Jun 00:00";
const BY_ROAD: &str = "4 d, 10: lorry ORG>DST Mon 1 Jun 00:00";

#[test]
fn a_run_crosses_every_border_between_countries_that_follow_each_other() {
    for via in [&["DE", "BE"][..], &["PL", "DE", "BE", "FR"]] {
        for (one, other) in [("PL", "DE"), ("DE", "PL"), ("BE", "DE"), ("DE", "BE"), ("FR", "BE")] {
            let (world, said) =
                changed(lane(Mode::Rail, via), &close(&format!(r#"Border("{one}", "{other}")"#))).unwrap();
            assert_eq!(said, format!("x: closes the border of {one} and {other} for good (1 service: train)"));
            assert_eq!(front(&world), [BY_ROAD]);
        }
        assert_eq!(under(lane(Mode::Rail, via), &close(r#"Border("FR", "PL")"#)), [BY_TRAIN]);
        for (one, other) in [("PL", "BE"), ("DE", "FR"), ("PL", "PL")] {
            let refused =
                changed(lane(Mode::Rail, via), &close(&format!(r#"Border("{one}", "{other}")"#))).unwrap_err();
            assert!(refused.contains(&format!("no service touches the border of {one} and {other}")), "{refused}");
        }
    }
}

#[test]
fn a_run_that_comes_back_to_its_country_has_crossed_the_border_twice() {
    let (mut lines, [org, dst]) = Lines::between(["PLORG", "PLDST"]);
    lines.line("train", [org, dst], 48, 2_000, &[]).stages[0].countries = vec![country("DE")];
    lines.line("lorry", [org, dst], 96, 1_000, &[]);
    assert_eq!(under(lines.ship("1x45G1"), &close(r#"Border("DE", "PL")"#)), [BY_ROAD]);
}

#[test]
fn rail_road_and_river_cross_borders_and_sea_and_air_do_not() {
    let border = close(r#"Border("PL", "DE")"#);
    for mode in [Mode::Rail, Mode::Road, Mode::River] {
        assert_eq!(under(lane(mode, &["DE"]), &border), [BY_ROAD], "{mode}");
    }
    for mode in [Mode::Sea, Mode::Air] {
        assert!(changed(lane(mode, &["DE"]), &border).is_err(), "{mode}");
        assert_eq!(under(lane(mode, &[]), &close(r#"Border("PL", "FR")"#)), [BY_TRAIN], "{mode}");
        assert_eq!(under(lane(mode, &["DE"]), &close(r#"Country("DE")"#)), [BY_ROAD], "{mode}");
    }
}

#[test]
fn a_border_can_be_closed_to_one_mode() {
    let border = r#"Close(what: Border("FR", "PL"), modes: [Road], evidence: Estimate("T", 2026))"#;
    assert_eq!(under(lane(Mode::Rail, &[]), border), [BY_TRAIN]);
    assert_eq!(under(lane(Mode::Rail, &[]), &border.replace("Road", "Rail")), [BY_ROAD]);
    assert!(changed(lane(Mode::Rail, &[]), &border.replace("Road", "Sea")).is_err());
}

#[test]
fn resilience_tells_what_each_border_that_is_crossed_is_worth() {
    let world = lane(Mode::Rail, &["DE"]);
    let (shipment, query) = world.ask(TIME_AND_COST, true);
    let lane = Planner::new(&world.network).resilience(&shipment, &query, &[FeatureKind::Border]).unwrap();
    let shown: Vec<_> = lane.losses().iter().map(|loss| (loss.name.as_str(), loss.ways)).collect();
    let expected = ["the border of DE and FR", "the border of DE and PL", "the border of FR and PL"];
    assert_eq!(shown, expected.map(|name| (name, 1)));
    for loss in lane.losses() {
        let front = loss.front.as_ref().unwrap();
        let left: Vec<String> = front.iter().map(shown_of).collect();
        assert_eq!(left, [if loss.name.ends_with("FR and PL") { BY_TRAIN } else { BY_ROAD }]);
    }
}

fn shown_of(itinerary: &landsea::Itinerary) -> String {
    shown(itinerary)
}

#[test]
fn relaxations_open_a_border_that_a_run_crosses() {
    let (world, _) = changed(lane(Mode::Rail, &["DE"]), &close(r#"Border("DE", "FR")"#)).unwrap();
    let (shipment, query) = world.ask(TIME_AND_COST, true);
    let helps = Planner::new(&world.network).relaxations(&shipment, &query).unwrap();
    let opened = helps.iter().find(|help| help.what.to_string().starts_with("open ")).unwrap();
    assert_eq!(opened.what.to_string(), "open the border of DE and FR (x)");
    assert_eq!(opened.front.fastest().elapsed, Minutes::from_days(2));
}

fn day(text: &str) -> i64 {
    Instant::parse(text, &Zone::utc()).unwrap().epoch_minutes() / 1440
}

/// Some hours that every departure of June takes longer, over a stage or on the whole of the ride.
fn frost(over: Option<usize>, late: u32) -> Season {
    Season {
        name: "Frost".into(),
        window: Window::Months(vec![6]),
        over,
        add_time: Some(flat(Minutes::from_hours(late))),
        charge_permille: None,
        add_charge: None,
        add_cut_off: None,
        capacity_permille: None,
    }
}

/// A train on Mondays at noon, a day from PL to DE and a day from there to FR, with a season; and a lorry that takes ten days over PL and FR.
fn frosty(season: Season) -> World {
    let (mut lines, [org, mid, dst]) = Lines::between(["PLORG", "DEMID", "FRDST"]);
    let train = lines.line("train", [org, dst], 24, 1_000, &[[0, 12]]);
    train.stages = vec![stage(org, mid, hours(24), money(1_000)), stage(mid, dst, hours(24), money(1_000))];
    train.calls[1].arrive = 2;
    train.calls[1].leave = 2;
    train.seasons.push(season);
    lines.line("lorry", [org, dst], 240, 9_000, &[]).mode = Mode::Road;
    lines.ship("1x45G1")
}

const LORRY: &str = "10 d, 90: lorry ORG>DST Mon 1 Jun 00:00";
const FIRST: &str = "3 d 12 h, 20: train ORG>DST Mon 1 Jun 12:00";
const SECOND: &str = "10 d 12 h, 20: train ORG>DST Mon 8 Jun 12:00";

/// It would be there on Wednesday, and comes on Thursday.
#[test]
fn a_season_takes_a_ride_into_what_is_closed_or_out_of_it() {
    let hub = |on: &str| under(frosty(frost(None, 24)), &close_on(r#"Hub("FRDST")"#, on, on));
    assert_eq!(hub("2026-06-02"), [FIRST]);
    assert_eq!(hub("2026-06-03"), [FIRST]);
    assert_eq!(hub("2026-06-04"), [LORRY, SECOND]);
    assert_eq!(hub("2026-06-05"), [FIRST]);
}

/// From Tuesday noon to Wednesday noon, and on to Thursday noon as far as anybody knows.
#[test]
fn what_a_season_adds_to_the_whole_ride_may_fall_anywhere_on_it() {
    let border = |on: &str| under(frosty(frost(None, 24)), &close_on(r#"Border("DE", "FR")"#, on, on));
    assert_eq!(border("2026-06-01"), [FIRST]);
    for on in ["2026-06-02", "2026-06-03", "2026-06-04"] {
        assert_eq!(border(on), [LORRY, SECOND], "{on}");
    }
    assert_eq!(border("2026-06-05"), [FIRST]);
    // Before the border, at the hub that it passes, it may be on any of the two days.
    let hub = |on: &str| under(frosty(frost(None, 24)), &close_on(r#"Hub("DEMID")"#, on, on));
    assert_eq!(hub("2026-06-01"), [FIRST]);
    assert_eq!(hub("2026-06-02"), [LORRY, SECOND]);
    assert_eq!(hub("2026-06-03"), [LORRY, SECOND]);
    assert_eq!(hub("2026-06-04"), [FIRST]);
}

#[test]
fn what_a_season_adds_over_a_stage_moves_what_comes_after_it() {
    let hub = |over, on: &str| under(frosty(frost(Some(over), 24)), &close_on(r#"Hub("DEMID")"#, on, on));
    assert_eq!(hub(0, "2026-06-02"), [FIRST]);
    assert_eq!(hub(0, "2026-06-03"), [LORRY, SECOND]);
    assert_eq!(hub(1, "2026-06-02"), [LORRY, SECOND]);
    assert_eq!(hub(1, "2026-06-03"), [FIRST]);
}

/// Monday to Friday, 9 to 17, but on Tuesday 2 June.
fn office() -> Arc<Hours> {
    let of_day = |day: u32| (Minutes::from_hours(day * 24 + 9), Minutes::from_hours(day * 24 + 17));
    let holiday = Calendar::new("holiday", "test", vec![(day("2026-06-02"), day("2026-06-02"))], evidence());
    Arc::new(
        Hours::new(Arc::new(Zone::utc()), &[0, 1, 2, 3, 4].map(of_day), Some(Arc::new(holiday)), evidence()).unwrap(),
    )
}

/// A lorry on demand: a day to a border, six hours over it while its office works, and a day behind it. The office is shut on Tuesday, when it comes.
fn queue() -> World {
    let (mut lines, [org, near, far, dst]) =
        Lines::between_open(["PLORG", "PLNEA", "DEFAR", "DEDST"], |name| (name == "NEA").then(office));
    let run = |from, to| stage(from, to, hours(24), money(1_000));
    let border = Stage { kind: StageKind::Border, ..stage(near, far, hours(6), money(0)) };
    let lorry = lines.line("lorry", [org, dst], 24, 1_000, &[]);
    lorry.mode = Mode::Road;
    lorry.stages = vec![run(org, near), border, run(far, dst)];
    (lorry.calls[1].arrive, lorry.calls[1].leave) = (3, 3);
    lines.ship("1x45G1")
}

#[test]
fn a_wait_at_a_border_takes_a_ride_into_what_is_closed_or_out_of_it() {
    assert_eq!(front(&queue()), ["3 d 15 h, 20: lorry ORG>DST Mon 1 Jun 00:00"]);
    let on = |what: &str, day: &str| under(queue(), &close_on(what, day, day));
    let destination = |day: &str| on(r#"Hub("DEDST")"#, day);
    assert_eq!(destination("2026-06-03"), ["3 d 15 h, 20: lorry ORG>DST Mon 1 Jun 00:00"]);
    // To come on Friday it must be at the border after 17 on Wednesday, and not a minute later than that.
    assert_eq!(destination("2026-06-04"), ["4 d 15 h, 20: lorry ORG>DST Tue 2 Jun 17:00"]);
    // It stands before the border on Tuesday, and crosses it on Wednesday.
    let border = r#"Border("PL", "DE")"#;
    assert_eq!(on(border, "2026-06-02"), ["3 d 15 h, 20: lorry ORG>DST Mon 1 Jun 00:00"]);
    assert_eq!(on(r#"Country("DE")"#, "2026-06-02"), ["3 d 15 h, 20: lorry ORG>DST Mon 1 Jun 00:00"]);
    assert_eq!(on(border, "2026-06-03"), ["4 d 15 h, 20: lorry ORG>DST Tue 2 Jun 17:00"]);
    assert_eq!(on(r#"Hub("DEFAR")"#, "2026-06-02"), ["3 d 15 h, 20: lorry ORG>DST Mon 1 Jun 00:00"]);
    assert_eq!(on(r#"Hub("PLNEA")"#, "2026-06-02"), ["3 d 15 h, 20: lorry ORG>DST Tue 2 Jun 00:00"]);
}

/// A day of transit documents, no one says where on the way: it comes on Thursday and not on Wednesday.
#[test]
fn customs_on_the_way_take_a_ride_into_what_is_closed_or_out_of_it() {
    let world = || {
        let (mut lines, [org, dst]) = Lines::between(["PLORG", "FRDST"]);
        lines.line("train", [org, dst], 48, 2_000, &[]).stages[0].countries = vec![country("DE")];
        let clearance = landsea::model::Clearance {
            time: hours(24),
            rate: landsea::model::Rate { amount: money(0), per: landsea::model::Basis::Shipment },
        };
        lines.rules().add_territory(Territory {
            key: "b".into(),
            name: "b".into(),
            countries: vec![country("DE")],
            transit: Some(("T1".into(), clearance)),
        });
        lines.ship("1x45G1")
    };
    assert_eq!(front(&world()), ["3 d, 20: train ORG>DST Mon 1 Jun 00:00"]);
    let hub = |on: &str| under(world(), &close_on(r#"Hub("FRDST")"#, on, on));
    assert_eq!(hub("2026-06-03"), ["3 d, 20: train ORG>DST Mon 1 Jun 00:00"]);
    assert_eq!(hub("2026-06-04"), ["4 d, 20: train ORG>DST Tue 2 Jun 00:00"]);
}

/// The train is in DE for two days from the day on which it leaves.
#[test]
fn windows_overlap_abut_end_with_the_year_and_may_be_shorter_than_a_stage() {
    let border = r#"Border("PL", "DE")"#;
    let leaves = |windows: &[(&str, &str)], ready: &str| {
        let changes: Vec<String> = windows.iter().map(|(first, last)| close_on(border, first, last)).collect();
        let (mut world, _) = changed(train(), &changes.join(", ")).unwrap();
        world.question.ready = Instant::parse(ready, &Zone::utc()).unwrap();
        world.question.horizon_days = 30;
        front(&world).join(", ")
    };
    let june = "2026-06-01T00:00:00Z";
    assert_eq!(leaves(&[("2026-06-02", "2026-06-02")], june), "4 d, 20: train ORG>DST Wed 3 Jun 00:00");
    let abutting = [("2026-06-04", "2026-06-05"), ("2026-06-02", "2026-06-03")];
    assert_eq!(leaves(&abutting, june), "7 d, 20: train ORG>DST Sat 6 Jun 00:00");
    let overlapping = [("2026-06-02", "2026-06-04"), ("2026-06-03", "2026-06-05"), ("2026-06-04", "2026-06-04")];
    assert_eq!(leaves(&overlapping, june), "7 d, 20: train ORG>DST Sat 6 Jun 00:00");
    // Between the two it would be too short.
    let near = [("2026-06-02", "2026-06-03"), ("2026-06-05", "2026-06-06")];
    assert_eq!(leaves(&near, june), "8 d, 20: train ORG>DST Sun 7 Jun 00:00");
    let year = [("2026-12-30", "2027-01-02")];
    assert_eq!(leaves(&year, "2026-12-29T00:00:00Z"), "7 d, 20: train ORG>DST Sun 3 Jan 00:00");
}

#[test]
fn a_border_is_closed_in_months_of_every_year() {
    let months = |months: &str, ready: &str| {
        let text =
            format!(r#"Close(what: Border("PL", "DE"), when: Months([{months}]), evidence: Estimate("T", 2026))"#);
        let (mut world, _) = changed(train(), &text).unwrap();
        world.question.ready = Instant::parse(ready, &Zone::utc()).unwrap();
        world.question.horizon_days = 70;
        front(&world).join(", ")
    };
    let train = |text: &str| format!("{text} 00:00");
    assert_eq!(months("12, 1", "2026-11-28T00:00:00Z"), train("2 d, 20: train ORG>DST Sat 28 Nov"));
    assert_eq!(months("12, 1", "2026-11-29T00:00:00Z"), train("66 d, 20: train ORG>DST Mon 1 Feb"));
    assert_eq!(months("12, 1", "2027-01-31T00:00:00Z"), train("3 d, 20: train ORG>DST Mon 1 Feb"));
    let never = months("1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12", "2026-11-28T00:00:00Z");
    assert!(never.starts_with("no itinerary"), "{never}");
}

/// Also for a plan without a date, which knows of no months.
#[test]
fn closed_in_every_month_is_closed_for_good() {
    let without_a_date = |months: &str| {
        let closed =
            format!(r#"Close(what: Border("PL", "DE"), when: Months([{months}]), evidence: Estimate("T", 2026))"#);
        let (world, _) = changed(lane(Mode::Rail, &["DE"]), &closed).unwrap();
        let (shipment, query) = world.ask(TIME_AND_COST, false);
        let front = Planner::new(&world.network).plan(&shipment, &query).unwrap();
        for itinerary in &front {
            assert_eq!(landsea::audit::audit(&world.network, &shipment, &query, itinerary), Ok(()));
        }
        front.iter().map(|way| way.legs[0].service.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(without_a_date("1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11"), ["train", "lorry"]);
    assert_eq!(without_a_date("12, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11"), ["lorry"]);
}

/// A builder may leave out the countries of the ends, and closures go by them all the same.
#[test]
fn a_closed_country_is_closed_to_cargo_worked_at_its_hubs() {
    for code in ["PL", "FR"] {
        let shown = under(lane(Mode::Rail, &[]), &close(&format!(r#"Country("{code}")"#)));
        assert!(shown[0].starts_with("no itinerary"), "{shown:?}");
    }
    let (mut lines, [org, mid, dst]) = Lines::between(["PLORG", "DEMID", "FRDST"]);
    lines.line("first", [org, mid], 12, 500, &[]).mode = Mode::Sea;
    lines.line("second", [mid, dst], 12, 500, &[]).mode = Mode::Sea;
    lines.line("lorry", [org, dst], 96, 2_000, &[]);
    let world = lines.ship("1x45G1");
    assert_eq!(under(world, &close(r#"Country("DE")"#)), ["4 d, 20: lorry ORG>DST Mon 1 Jun 00:00"]);
}

/// The train waits for the border to open in the plan and in every run of it.
#[test]
fn the_simulation_waits_for_what_is_closed_as_the_plan_does() {
    let (world, _) = changed(train(), &close_on(r#"Border("PL", "DE")"#, "2026-06-01", "2026-06-01")).unwrap();
    let (shipment, query) = world.ask(TIME_AND_COST, true);
    let planner = Planner::new(&world.network);
    let front = planner.plan(&shipment, &query).unwrap();
    let train = front.iter().find(|one| one.legs[0].service.starts_with("train")).unwrap();
    assert_eq!(train.elapsed, Minutes::from_days(3));
    let sure = planner.reliability(&shipment, &query, train, &Simulation::seeded(1).runs(100)).unwrap();
    assert_eq!(sure.arrival(0.5), Ok(Some(train.elapsed)));
}

/// As asked by the times of arriving, in a window, and from where the cargo is.
#[test]
fn other_questions_do_not_cross_it_either() {
    let (world, _) =
        changed(lane(Mode::Rail, &["DE"]), &close_on(r#"Border("DE", "FR")"#, "2026-06-02", "2026-06-09")).unwrap();
    let open = Planner::new(&world.network);
    let (shipment, query) = world.ask(TIME_AND_COST, true);
    let plan = open.plan(&shipment, &query).unwrap();
    assert_eq!(plan.iter().map(shown).collect::<Vec<_>>(), [BY_ROAD]);
    let (before, _) = changed(lane(Mode::Rail, &["DE"]), "").unwrap();
    let itinerary = Planner::new(&before.network).plan(&shipment, &query).unwrap().fastest().clone();
    let waiting = landsea::plan::Progress::Waiting { leg: 0, now: world.question.ready };
    let replan = open.replan(&shipment, &query, &itinerary, waiting).unwrap();
    assert_eq!(replan.front.iter().map(shown).collect::<Vec<_>>(), [BY_ROAD]);
}

/// The train is closed to from 31 May, when it would come to the border on 2 June, to 9 June.
#[test]
fn windows_and_latest_ready_times_keep_out_of_what_is_closed() {
    let (world, _) = changed(train(), &close_on(r#"Border("DE", "FR")"#, "2026-06-02", "2026-06-09")).unwrap();
    let planner = Planner::new(&world.network);
    let query = Query::minimise_time_and_cost().horizon_days(30);
    let latest = |due: &str| {
        let due = Instant::parse(due, &Zone::utc()).unwrap();
        let shipment = world.question.shipment.clone().to_arrive_by(due).unwrap();
        let latest = planner.plan(&shipment, &query).unwrap().latest_ready().unwrap();
        Zone::utc().local(latest).to_string()
    };
    assert_eq!(latest("2026-06-12T00:00:00Z"), "Wed 10 Jun 00:00");
    assert_eq!(latest("2026-06-11T23:59:00Z"), "Sat 30 May 23:59");
    let at = |text: &str| Instant::parse(text, &Zone::utc()).unwrap();
    let (first, last) = (at("2026-05-29T00:00:00Z"), at("2026-06-11T00:00:00Z"));
    let shipment = world.question.shipment.clone().ready_between(first, last).unwrap();
    let range = planner.plan(&shipment, &query).unwrap();
    let leaves: Vec<String> = range.itineraries().iter().map(shown).collect();
    assert_eq!(leaves.len(), 4, "{leaves:?}");
    for on in ["Fri 29 May", "Sat 30 May", "Wed 10 Jun", "Thu 11 Jun"] {
        assert!(leaves.contains(&format!("2 d, 20: train ORG>DST {on} 00:00")), "{leaves:?}");
    }
}

#[test]
fn no_closure_is_a_pair_of_the_same_country() {
    let feature = Feature::Border(country("PL"), country("PL"));
    let closure = Closure { name: "x".into(), feature, modes: Vec::new(), window: None, evidence: evidence() };
    let network = lane(Mode::Rail, &["DE"]).network;
    assert!(network.services().iter().all(|service| closure.spans(service, 0, 1).is_empty()));
}
