//! FEATURE UNDER TEST: a few different answers of a front.

use crate::common::TIME_AND_COST;
use crate::common::lines::{Lines, plan};
use crate::common::parts::evidence;
use crate::common::world::World;
use clap::Parser;
use landsea::model::{Delay, DelayOf, Mode, Spread, StageKind};
use landsea::plan::{Pick, ProbabilityError, Reason, Shortlist, Simulation, SureError};
use landsea::units::{Instant, Minutes, Money, Zone};
use landsea::{Front, Itinerary, Network, Planner, Query, Shipment};
use std::collections::{BTreeMap, BTreeSet};

use crate::examples::shortlist as example;

/// Six ways that none beats: two alike and fast, one by a strait, one by another country, two alike and slow.
fn front() -> Front {
    let (mut lines, [org, mid, dst]) = Lines::between(["ORG", "BBMID", "DST"]);
    lines.line("express", [org, dst], 24, 10_000, &[]);
    lines.line("coach", [org, dst], 30, 9_800, &[]);
    lines.line("ferry", [org, dst], 48, 5_000, &[]).stages[0].straits = vec!["Strait".into()];
    lines.line("first", [org, mid], 30, 2_500, &[]);
    lines.line("second", [mid, dst], 30, 2_400, &[]);
    lines.line("slow", [org, dst], 120, 2_000, &[]);
    lines.line("slower", [org, dst], 150, 1_900, &[]);
    plan(&lines.ship("1x45G1"), TIME_AND_COST)
}

fn shown(picks: &[Pick<'_>]) -> Vec<String> {
    picks.iter().map(ToString::to_string).collect()
}

#[test]
fn the_best_the_knee_and_then_what_differs() {
    let front = front();
    assert_eq!(front.itineraries().len(), 6);
    let picks = Shortlist::of(&front).pick(9);
    assert_eq!(shown(&picks), ["#1 fastest", "#6 cheapest", "#3 balanced", "#4 another corridor"]);
    for pick in &picks {
        assert_eq!(pick.itinerary, &front.itineraries()[pick.number.unwrap() - 1]);
    }
}

#[test]
fn there_are_at_most_as_many_as_asked_for() {
    let front = front();
    for most in 0..4 {
        assert_eq!(shown(&Shortlist::of(&front).pick(most)), shown(&Shortlist::of(&front).pick(9))[..most]);
    }
}

#[test]
fn another_mode_and_another_strait_are_called_so() {
    let (mut lines, [org, dst]) = Lines::between(["ORG", "DST"]);
    lines.line("flight", [org, dst], 10, 30_000, &[]).mode = Mode::Air;
    lines.line("express", [org, dst], 24, 10_000, &[]);
    lines.line("ferry", [org, dst], 26, 9_900, &[]).stages[0].straits = vec!["Strait".into()];
    lines.line("slow", [org, dst], 30, 2_000, &[]);
    let front = plan(&lines.ship("1x45G1"), TIME_AND_COST);
    let picks = Shortlist::of(&front).pick(9);
    assert_eq!(shown(&picks), ["#1 fastest", "#4 cheapest", "#2 balanced", "#3 another strait"]);
    assert_eq!(picks[3].reasons, [Reason::Unlike(vec![landsea::plan::Aspect::Strait])]);
}

#[test]
fn one_itinerary_has_all_reasons() {
    let (mut lines, [org, dst]) = Lines::between(["ORG", "DST"]);
    lines.line("express", [org, dst], 24, 10_000, &[]);
    let front = plan(&lines.ship("1x45G1"), TIME_AND_COST);
    let picks = Shortlist::of(&front).at_value_of_time(Money::from_minor(50_00)).pick(9);
    assert_eq!(shown(&picks), ["#1 fastest; cheapest; balanced; best at USD 50 a day"]);
}

#[test]
fn the_fastest_within_a_budget() {
    let front = front();
    let within = |cents| front.within_budget(Money::from_minor(cents)).map(|found| found.elapsed.as_days());
    assert_eq!([within(10_000), within(9_999), within(5_000), within(1_899)], [Some(1.0), Some(1.25), Some(2.0), None]);
    let picks = Shortlist::of(&front).within_budget(Money::from_minor(98_00)).within_budget(Money::ZERO).pick(9);
    assert_eq!(shown(&picks)[3], "#2 fastest within USD 98");
}

#[test]
fn the_cheapest_by_a_due_time_to_the_minute() {
    let front = front();
    let by = |text| Instant::parse(text, &Zone::utc()).unwrap();
    let cheapest = |text| front.arriving_by(by(text)).map(|found| found.cost.minor());
    // Ready on Monday 1 June at midnight; the slow line takes five days.
    assert_eq!(cheapest("2026-06-06T00:00"), Some(2_000));
    assert_eq!(cheapest("2026-06-05T23:59"), Some(4_900));
    assert_eq!(cheapest("2026-06-01T23:59"), None);
    let picks = Shortlist::of(&front).arriving_by(by("2026-06-06T00:00")).pick(9);
    assert_eq!(shown(&picks)[3], "#5 cheapest by 2026-06-06T00:00:00+00:00");
}

#[test]
fn what_a_day_is_worth_decides_and_ties_go_to_the_earlier() {
    let front = front();
    let costs = |dollars: i64| front.at_value_of_time(Money::from_minor(dollars * 100)).cost.minor();
    assert_eq!(costs(0), 1_900);
    assert_eq!(costs(1), 2_000);
    // 50 + 2 × 10 = 20 + 5 × 10.
    assert_eq!(costs(10), 5_000);
    assert_eq!(costs(100), 10_000);
}

#[test]
fn what_avoids_a_risk_on_the_front_costs_nothing() {
    let front = front();
    // Without the strait: the way by another country is nearest to the best of both.
    let (mut lines, [org, mid, dst]) = Lines::between(["ORG", "BBMID", "DST"]);
    lines.line("express", [org, dst], 24, 10_000, &[]);
    lines.line("first", [org, mid], 30, 2_500, &[]);
    lines.line("second", [mid, dst], 30, 2_400, &[]);
    let without = plan(&lines.ship("1x45G1"), TIME_AND_COST);
    let picks = Shortlist::of(&front).avoiding("Strait", &without).pick(9);
    assert_eq!(shown(&picks), ["#1 fastest", "#6 cheapest", "#3 balanced", "#4 avoids Strait"]);
}

#[test]
fn what_leaves_the_front_to_avoid_a_risk_says_what_that_costs() {
    let (mut lines, [org, dst]) = Lines::between(["ORG", "DST"]);
    lines.line("ferry", [org, dst], 48, 5_000, &[]).stages[0].straits = vec!["Strait".into()];
    lines.line("detour", [org, dst], 60, 5_500, &[]);
    lines.line("long way", [org, dst], 90, 5_400, &[]);
    let world = lines.ship("1x45G1");
    let (shipment, query) = world.ask(TIME_AND_COST, true);
    let planner = Planner::new(&world.network);
    let front = planner.plan(&shipment, &query).unwrap();
    let without = planner.plan(&shipment, &query.ban("Strait")).unwrap();
    let picks = Shortlist::of(&front).avoiding("Strait", &without).pick(9);
    let detour = "off the front: avoids Strait for 12 h and USD 5 more than #1";
    assert_eq!(shown(&picks), ["#1 fastest; cheapest; balanced", detour]);
    assert_eq!(picks[1].number, None);
}

/// A feeder and a daily train: half of the feeders miss the train, which arrives a day and a half after ready, or a day later. The express is always in time.
fn unsure() -> World {
    let (mut lines, [org, mid, dst]) = Lines::between(["ORG", "MID", "DST"]);
    lines.line("feeder", [org, mid], 6, 1_000, &[]);
    lines.line("train", [mid, dst], 24, 5_000, &[[0, 12], [1, 12], [2, 12]]);
    lines.line("express", [org, dst], 20, 20_000, &[]);
    let late = Delay {
        key: "late".into(),
        about: "test".into(),
        of: DelayOf::Services(vec!["feeder".into()]),
        window: None,
        spread: Spread::Late { on_time: 500, mean: Minutes::from_hours(8), shape: 1_000_000_000 },
        evidence: evidence(),
    };
    lines.rules().add_delay(late);
    lines.ship("1x45G1")
}

#[test]
fn how_sure_it_is_to_be_there_in_time_is_a_criterion() {
    let world = unsure();
    let (shipment, query) = world.ask(TIME_AND_COST, true);
    let planner = Planner::new(&world.network);
    let front = planner.plan(&shipment, &query).unwrap();
    let costs: Vec<i64> = front.iter().map(|one| one.cost.minor()).collect();
    assert_eq!(costs, [20_000, 6_000]);
    let sure = planner.reliabilities(&shipment, &query, &front, &Simulation::seeded(5).runs(4_000)).unwrap();
    let noon = |day: u32| Instant::parse(&format!("2026-06-{day:02}T12:00"), &Zone::utc()).unwrap();
    let picked = |day, share| {
        let list = Shortlist::of(&front).surely_by(noon(day), share, &sure).unwrap();
        shown(&list.pick(9)).into_iter().find(|pick| pick.contains("with"))
    };
    // On Tuesday noon the train arrives where the feeder was in time.
    let train = picked(2, 0.4).unwrap();
    assert!(train.starts_with("#2 ") && train.contains("cheapest by 2026-06-02T12:00:00+00:00 with 40 %: "), "{train}");
    assert_eq!(
        picked(2, 0.8).unwrap(),
        "#1 fastest; balanced; cheapest by 2026-06-02T12:00:00+00:00 with 80 %: 100 % of simulated runs"
    );
    // A day later it arrives whatever happens.
    assert!(picked(3, 1.0).unwrap().starts_with("#2 "));
    // Until Monday noon nothing arrives.
    assert_eq!(picked(1, 0.1), None);
    let surest = |day| shown(&Shortlist::of(&front).surest_by(noon(day), &sure).unwrap().pick(9));
    assert!(surest(2)[0].ends_with("surest by 2026-06-02T12:00:00+00:00, 100 % of simulated runs"), "{:?}", surest(2));
    assert!(
        surest(3)[1].ends_with("surest by 2026-06-03T12:00:00+00:00, 100 % of simulated runs"),
        "of equals the cheaper: {:?}",
        surest(3)
    );
}

#[test]
fn no_probability_and_another_front_are_refused_by_name() {
    let world = unsure();
    let (shipment, query) = world.ask(TIME_AND_COST, true);
    let planner = Planner::new(&world.network);
    let front = planner.plan(&shipment, &query).unwrap();
    let sure = planner.reliabilities(&shipment, &query, &front, &Simulation::seeded(5).runs(10)).unwrap();
    let due = Instant::parse("2026-06-02", &Zone::utc()).unwrap();
    let refused = |share, sure| Shortlist::of(&front).surely_by(due, share, sure).unwrap_err();
    assert_eq!(refused(1.5, &sure[..]), SureError::Probability(ProbabilityError(1.5)));
    assert_eq!(refused(0.5, &sure[..1]), SureError::OtherFront { given: 1, front: 2 });
}

/// How unlike two itineraries are, put down as the documentation has it.
fn apart(one: &Itinerary, other: &Itinerary) -> f64 {
    fn jaccard(one: &BTreeSet<String>, other: &BTreeSet<String>) -> f64 {
        let all = one.union(other).count();
        if all == 0 { 0.0 } else { 1.0 - one.intersection(other).count() as f64 / all as f64 }
    }
    let stages = |one: &Itinerary| one.legs.iter().flat_map(|leg| leg.stages.clone()).collect::<Vec<_>>();
    let corridor = |one: &Itinerary| {
        let hubs = one.legs.iter().flat_map(|leg| [leg.from.code.to_string(), leg.to.code.to_string()]);
        hubs.chain(stages(one).iter().map(|stage| stage.to.country.to_string())).collect::<BTreeSet<_>>()
    };
    let borders = |one: &Itinerary| {
        let borders = stages(one).into_iter().filter(|stage| stage.kind == StageKind::Border);
        borders.map(|stage| format!("{} {}", stage.from.code, stage.to.code)).collect::<BTreeSet<_>>()
    };
    let straits = |one: &Itinerary| {
        stages(one).iter().flat_map(|stage| stage.straits.clone()).map(|gate| gate.to_string()).collect::<BTreeSet<_>>()
    };
    let shares = |one: &Itinerary| {
        let mut shares = BTreeMap::new();
        for leg in &one.legs {
            *shares.entry(leg.mode).or_insert(0.0) += leg.distance() as f64 / one.distance() as f64;
        }
        shares
    };
    let (mine, theirs) = (shares(one), shares(other));
    let share = |shares: &BTreeMap<Mode, f64>, mode| shares.get(&mode).copied().unwrap_or(0.0);
    let modes: f64 = Mode::ALL.into_iter().map(|mode| (share(&mine, mode) - share(&theirs, mode)).abs()).sum();
    let sets = jaccard(&corridor(one), &corridor(other))
        + jaccard(&borders(one), &borders(other))
        + jaccard(&straits(one), &straits(other));
    (sets + modes / 2.0) / 4.0
}

#[test]
fn each_unlike_pick_is_farthest_from_all_before_it() {
    let network = Network::chongqing();
    let planner = Planner::new(&network);
    let mut unlike = 0;
    for to in ["Istanbul", "Rotterdam", "Alexandria", "Almaty", "Bangkok"] {
        let shipment = Shipment::boxes("Chongqing", to, "2x45G1").unwrap().ready("2026-12-01").unwrap();
        let front = planner.plan(&shipment, &Query::minimise_all()).unwrap();
        let picks = Shortlist::of(&front).pick(8);
        for (at, pick) in picks.iter().enumerate() {
            if !matches!(pick.reasons[0], Reason::Unlike(_)) {
                continue;
            }
            unlike += 1;
            let nearest = |one: &Itinerary| {
                picks[..at].iter().map(|before| apart(before.itinerary, one)).fold(f64::INFINITY, f64::min)
            };
            let farthest = front.iter().map(nearest).fold(0.0, f64::max);
            assert!((nearest(pick.itinerary) - farthest).abs() < 1e-9, "{to}: {pick}");
        }
        let left = picks.len() < 8;
        let different = |one: &Itinerary| picks.iter().all(|pick| apart(pick.itinerary, one) >= 0.05 + 1e-9);
        assert!(!left || !front.iter().any(different), "{to}: something different was left");
    }
    assert!(unlike > 0);
}

fn run(arguments: &str) -> Result<String, String> {
    let words = std::iter::once("shortlist").chain(arguments.split_whitespace());
    example::answer(&example::Arguments::parse_from(words)).map_err(|failure| failure.to_string())
}

#[test]
fn the_example_tells_each_pick_with_its_reasons() {
    let shown = run("--budget 20000 --by 2027-01-10 --day 300 --avoid KZ --avoid boxes --most 12").unwrap_err();
    assert!(shown.contains("boxes"), "{shown}");
    let shown = run("--budget 20000 --by 2027-01-10 --day 300 --avoid KZ --most 12").unwrap();
    for reason in [
        "#1 fastest",
        "cheapest",
        "cleanest",
        "balanced",
        "fastest within USD 20,000",
        "a day",
        "avoids KZ",
        "another ",
    ] {
        assert!(shown.contains(reason), "{reason}: {shown}");
    }
    let shown = run("--by 2027-01-10 --sure 70").unwrap();
    assert!(
        shown.contains("surest by 2027-01-10") && shown.contains("with 70 %") && shown.contains("estimates"),
        "{shown}"
    );
    // A date alone is the end of that day at the destination.
    assert!(shown.contains("surest by 2027-01-10T23:59:00+03:00"), "{shown}");
    assert!(run("--by someday").unwrap_err().contains("someday"));
    let unknown = run("--by 2027-01-10T09:00[Europe/Istanbull]").unwrap_err();
    assert_eq!(unknown, "unknown time zone `Europe/Istanbull`; did you mean `Europe/Istanbul`?");
    assert!(run("--to Almaty --avoid CN").unwrap_err().contains("CN"));
}
