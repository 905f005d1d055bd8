//! FEATURE UNDER TEST: each reason for an empty front is named as itself, with the least that helps, and both are data.

use crate::common::CHONGQING;
use crate::common::days::{MONDAY, MONDAYS};
use crate::common::lines::Lines;
use crate::common::parts::{evidence, exact};
use crate::common::trains::{barred_transit, both, from_org, iced, on, train};
use landsea::model::{Calendar, Departs, Loading, Mode, NetworkBuilder, Side, Timetable};
use landsea::plan::{Cause, Criterion, Loosening, Obstacle, Stop, Untold, WhyNot};
use landsea::units::{Minutes, Money, Zone};
use landsea::{Network, PlanError, Planner, Query, Shipment};
use std::sync::Arc;

/// The reason, after making sure that every remedy gives what it says and that a little less does not.
fn why(network: &Network, shipment: &Shipment, query: &Query) -> WhyNot {
    let planner = Planner::new(network);
    let Err(PlanError::NoItinerary(why)) = planner.plan(shipment, query) else { panic!("there is an itinerary") };
    assert_eq!(planner.plan(shipment, &query.clone().without_reasons()), Err(PlanError::Unexplained(Untold::NotAsked)));
    assert_eq!(planner.why_not(shipment, &query.clone().without_reasons()).as_ref(), Ok(&Some((*why).clone())));
    for help in why.remedies() {
        let Some((shipment, query)) = help.what.applied(shipment, query) else { continue };
        let front = Planner::new(network).plan(&shipment, &query).unwrap();
        assert_eq!(front.itineraries()[0].cost, help.front.itineraries()[0].cost, "{}", help.what);
    }
    for less in why.remedies().iter().filter_map(|help| a_little_less(&help.what)) {
        let Some((shipment, query)) = less.applied(shipment, query) else { continue };
        assert!(Planner::new(network).plan(&shipment, &query.without_reasons()).is_err(), "{less} does as well");
    }
    *why
}

fn a_little_less(what: &Loosening) -> Option<Loosening> {
    Some(match what {
        Loosening::LongerHorizon { now, then } => Loosening::LongerHorizon { now: *now, then: then - 1 },
        Loosening::MoreMoney { now, then } => {
            Loosening::MoreMoney { now: *now, then: then.checked_sub(Money::from_minor(1)).unwrap() }
        }
        Loosening::DocumentsBy(by) => {
            let mut later = by.clone();
            later.at = later.at.checked_add(Minutes::new(1)).unwrap();
            Loosening::DocumentsBy(later)
        }
        Loosening::EarlierReady(on) => {
            let mut later = on.clone();
            later.at = later.at.checked_add(Minutes::DAY).unwrap();
            Loosening::EarlierReady(later)
        }
        Loosening::LaterReady(on) => {
            let mut earlier = on.clone();
            earlier.at = earlier.at.checked_sub(Minutes::DAY).unwrap();
            Loosening::LaterReady(earlier)
        }
        _ => return None,
    })
}

#[test]
fn a_horizon_that_ends_before_the_fastest_way_does_is_named_with_the_least_that_holds_one() {
    let shipment = Shipment::boxes("Chongqing", "Istanbul", "2x45G1").unwrap();
    let shipment = shipment.commodity("laptops").ready("2026-12-01T09:00[Asia/Shanghai]").unwrap();
    for horizon in [1, 5, 6] {
        let query = both().ban("air").horizon_days(horizon);
        let reason = why(&CHONGQING, &shipment, &query);
        assert!(matches!(reason.cause(), Cause::Horizon { days, .. } if *days == horizon), "{reason}");
        let Loosening::LongerHorizon { then, .. } = reason.remedies()[0].what else { panic!("{reason}") };
        let fastest = Planner::new(&CHONGQING).plan(&shipment, &both().ban("air")).unwrap().fastest().elapsed;
        assert_eq!(then, fastest.get().div_ceil(1440));
    }
}

#[test]
fn a_departure_after_the_horizon_is_named() {
    let network = train(|train| {
        let timetable = Timetable::nominal(Arc::new(Zone::utc()), 0.05, evidence()).unwrap();
        train.departs = Departs::By(timetable);
    });
    let reason = why(&network, &from_org("1x45G1"), &both().horizon_days(9));
    let said = reason.to_string();
    assert!(said.contains("nothing within the horizon of 9 days: train (train) leaves next on "), "{said}");
    assert!(said.contains("would help: a horizon of "), "{said}");
    // Without a date there is no horizon.
    let strategic = Shipment::boxes("AAORG", "AADST", "1x45G1").unwrap();
    assert!(Planner::new(&network).plan(&strategic, &both().horizon_days(9)).is_ok());
}

#[test]
fn a_service_that_has_ended_is_named_with_the_latest_day_that_catches_it() {
    let network = train(|train| train.valid = Some((0, MONDAY - 20)));
    // The last Monday of its time is 11 May: the 12th is the last day but is no Monday.
    let reason = why(&network, &from_org("1x45G1"), &both().horizon_days(14));
    assert_eq!(
        reason.to_string(),
        "no itinerary for 1 × 45G1, AAORG → AADST: train (train) runs until 12 May 2026 only\n  \
         would help: ready by 11 May 2026, 00:00 (UTC): in 1.0 days for 100"
    );
}

#[test]
fn a_service_that_has_not_begun_is_named_with_a_horizon_and_a_day_that_do() {
    let network = train(|train| train.valid = Some((MONDAY + 30, MONDAY + 400)));
    // The first Monday of its time is 6 July, 35 days on.
    let reason = why(&network, &from_org("1x45G1"), &both().horizon_days(14));
    assert_eq!(
        reason.to_string(),
        "no itinerary for 1 × 45G1, AAORG → AADST: nothing within the horizon of 14 days: train (train) runs from 1 Jul 2026 only\n  \
         would help: a horizon of 36 days (36.0 days at 100)\n  \
         would help: ready not before 23 Jun 2026, 00:00 (UTC): in 14.0 days for 100"
    );
    // Farther away than any horizon.
    let network = train(|train| train.valid = Some((MONDAY + 1_000, MONDAY + 2_000)));
    let reason = why(&network, &from_org("1x45G1"), &both().horizon_days(14));
    assert!(
        reason.to_string().contains("train (train) runs from 25 Feb 2029 only\n  would help: ready not before"),
        "{reason}"
    );
}

#[test]
fn documents_that_come_too_late_are_named_with_the_latest_that_do() {
    let late = from_org("1x45G1").documents(on("9999-01-01T00:00:00Z")).unwrap();
    let reason = why(&train(|_| ()), &late, &both().horizon_days(14));
    assert_eq!(
        reason.to_string(),
        "no itinerary for 1 × 45G1, AAORG → AADST: the documents come too late: 1 Jan 9999, 00:00 (UTC)\n  \
         would help: documents by 8 Jun 2026, 00:00 (UTC): in 8.0 days for 100\n  \
         would help: documents with the cargo: in 1.0 days for 100"
    );
}

#[test]
fn a_delivery_after_the_horizon_is_nothing_within_it() {
    let shipment = from_org("1x45G1").deliver_from(on("2026-07-01T00:00:00Z")).unwrap();
    let reason = why(&train(|_| ()), &shipment, &both().horizon_days(14));
    assert!(matches!(reason.cause(), Cause::Horizon { days: 14, .. }), "{reason}");
    assert!(matches!(reason.remedies()[0].what, Loosening::LongerHorizon { then: 30, .. }), "{reason}");
    let due = shipment.due(on("2026-06-20T00:00:00Z")).unwrap();
    assert_eq!(
        Planner::new(train(|_| ())).plan(&due, &both()),
        Err(PlanError::Time(landsea::plan::TimeError::DeliveryEndsBeforeItBegins))
    );
}

#[test]
fn more_than_a_departure_holds_is_named_in_its_unit_with_the_largest_lot_and_a_split() {
    let network = train(|train| train.capacity = Some(exact(4)));
    let reason = why(&network, &from_org("9x45G1"), &both().horizon_days(28));
    assert_eq!(
        reason.to_string(),
        "no itinerary for 9 × 45G1, AAORG → AADST: no departure on any way holds so much\n  \
         in the way: train (train) holds 4 forty-foot boxes a departure, and this is 9\n  \
         would help: split it over several departures: in 15.0 days for 900\n  \
         would help: ship it in 3 lots of at most 4 × 45G1: in 1.0 days for 400"
    );
    assert_eq!(*reason.cause(), Cause::TooMuch);
    // In seven days there is one departure: a split is no help, but a lot is.
    let reason = why(&network, &from_org("9x45G1"), &both().horizon_days(7));
    let lots: Vec<&Loosening> = reason.remedies().iter().map(|help| &help.what).collect();
    assert!(matches!(lots[..], [Loosening::SmallerLots { lots: 3, .. }]), "{reason}");
}

#[test]
fn a_season_without_room_is_named_where_no_horizon_outlasts_it() {
    let network = train(iced);
    let reason = why(&network, &from_org("1x45G1"), &both());
    assert!(matches!(reason.cause(), Cause::Season { services } if &*services[0].code == "train"), "{reason}");
    let network = train(|train| {
        train.holidays = Some(Arc::new(Calendar::new("ice", "ice", vec![(MONDAY, MONDAY + 1_000)], evidence())));
    });
    let reason = why(&network, &from_org("1x45G1"), &both());
    assert!(matches!(reason.cause(), Cause::Season { .. }), "{reason}");
    // It ran until then, and the last Monday before was a week ago.
    let helps: Vec<String> = reason.remedies().iter().map(|help| help.what.to_string()).collect();
    assert_eq!(helps, ["ready by 25 May 2026, 00:00 (UTC)"]);
}

/// The train comes to MID, from where a ferry goes on.
fn by_train_and_ferry() -> Network {
    let (mut lines, [org, mid, dst]) = Lines::between(["ORG", "MID", "DST"]);
    lines.line("train", [org, mid], 24, 10_000, MONDAYS);
    lines.line("ferry", [mid, dst], 24, 10_000, MONDAYS).mode = Mode::Sea;
    lines.ship("1x45G1").network
}

#[test]
fn handling_that_is_missing_is_named_with_its_hub_and_both_sides() {
    let without = |from: Side, to: Side| {
        let mut builder = NetworkBuilder::from(by_train_and_ferry());
        builder.handlings_mut().retain(|rule| (rule.from, rule.to) != (from, to));
        let network = builder.build().unwrap();
        let reason = why(&network, &from_org("1x45G1"), &both());
        assert_eq!(*reason.cause(), Cause::Handling, "{reason}");
        // Without a date it is the same.
        let strategic = Shipment::boxes("AAORG", "AADST", "1x45G1").unwrap();
        assert_eq!(why(&network, &strategic, &both()), reason);
        reason.obstacles().iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    let (rail, sea) = (Side::On(Mode::Rail, Loading::Box), Side::On(Mode::Sea, Loading::Box));
    assert_eq!(without(rail, sea), ["MID (AAMID) has no handling from boxes by rail to boxes by sea"]);
    assert_eq!(without(Side::Gate, rail), ["ORG (AAORG) has no handling from the gate to boxes by rail"]);
    assert_eq!(without(sea, Side::Gate), ["DST (AADST) has no handling from boxes by sea to the gate"]);
}

#[test]
fn where_no_services_meet_the_places_that_each_side_reaches_are_named() {
    let (mut lines, [org, mid, far, dst]) = Lines::between(["ORG", "MID", "FAR", "DST"]);
    lines.line("train", [org, mid], 24, 10_000, MONDAYS);
    lines.line("ferry", [far, dst], 24, 10_000, MONDAYS);
    let network = lines.ship("1x45G1").network;
    let reason = why(&network, &from_org("1x45G1"), &both());
    assert_eq!(
        reason.to_string(),
        "no itinerary for 1 × 45G1, AAORG → AADST: no chain of services joins the two places for cargo that rides as boxes\n  \
         in the way: from ORG it comes to MID only\n  \
         in the way: to DST it comes from FAR only"
    );
    // Nothing of the right kind at all.
    let vehicles = Shipment::bulk("AAORG", "AADST", landsea::units::Kilograms::new(1_000)).unwrap();
    let network = {
        let mut builder = NetworkBuilder::from(network);
        builder.services_mut().iter_mut().for_each(|line| line.carries = Loading::Truck);
        builder.build().unwrap()
    };
    let reason = why(&network, &vehicles, &both());
    assert_eq!(*reason.cause(), Cause::Loading);
}

#[test]
fn two_things_at_once_are_named_together_with_the_least_pair() {
    let (mut lines, [org, dst]) = Lines::between(["ORG", "DST"]);
    lines.line("fast", [org, dst], 24 * 3, 50_000, &[]);
    lines.line("slow", [org, dst], 24 * 9, 10_000, &[]);
    let network = lines.ship("1x45G1").network;
    // Days and money.
    let query = both().within_budget(Money::from_minor(9_000));
    let reason = why(&network, &from_org("1x45G1").due_within_days(2), &query);
    assert_eq!(
        reason.to_string(),
        "no itinerary for 1 × 45G1, AAORG → AADST: the limits are too tight: nothing within 2.0 days for 90\n  \
         would help: 3.0 days instead of 2.0 and a budget of 500 instead of 90: in 3.0 days for 500\n  \
         would help: 9.0 days instead of 2.0 and a budget of 100 instead of 90: in 9.0 days for 100"
    );
    // Horizon and money.
    let reason = why(&network, &from_org("1x45G1"), &query.clone().horizon_days(2));
    let whats: Vec<String> = reason.remedies().iter().map(|help| help.what.to_string()).collect();
    assert_eq!(
        whats,
        [
            "a horizon of 3 days and a budget of 500 instead of 90",
            "a horizon of 9 days and a budget of 100 instead of 90"
        ]
    );
    // A ban and days.
    let reason = why(&network, &from_org("1x45G1").due_within_days(2), &both().ban("fast").ban("slow"));
    let whats: Vec<String> = reason.remedies().iter().map(|help| help.what.to_string()).collect();
    assert_eq!(
        whats,
        ["3.0 days instead of 2.0 and lift the ban on fast", "9.0 days instead of 2.0 and lift the ban on slow"]
    );
    assert!(matches!(reason.cause(), Cause::Together(causes) if causes.len() == 2), "{reason}");
}

#[test]
fn goods_that_may_not_pass_a_country_are_named_with_rule_and_switch() {
    let (network, shipment) = barred_transit();
    let reason = why(&network, &shipment, &both());
    assert_eq!(
        reason.to_string(),
        "no itinerary for 1 × 45G1, AAORG → CCDST: the goods may not pass through BB, as every way does\n  \
         in the way: BB is closed to goods of HS 84, `transit` is off: the law\n  \
         would help: allow transit: in 8.0 days for 200"
    );
    let left = Planner::new(&network).left_out(&shipment, &both()).unwrap();
    assert_eq!(left.len(), 1);
    assert_eq!((left[0].ways.len(), left[0].what.clone()), (1, Loosening::Allow("transit".to_owned())));
    assert!(matches!(left[0].rules[..], [Obstacle::NoTransit { .. }]));
}

#[test]
fn laptops_to_duisburg_say_that_the_trains_through_russia_are_left_out() {
    let shipment = Shipment::boxes("Chongqing", "Duisburg", "1x45G1").unwrap().commodity("laptops");
    let shipment = shipment.ready("2026-12-01T09:00[Asia/Shanghai]").unwrap();
    let planner = Planner::new(&CHONGQING);
    let query = both();
    let base = planner.plan(&shipment, &query).unwrap();
    let left = planner.left_out(&shipment, &query).unwrap();
    let rule = left.iter().find(|rule| rule.what == Loosening::Allow("dual-use".to_owned())).unwrap();
    assert!(rule.modes().contains(&Mode::Rail));
    assert!(rule.to_string().contains("RU is closed to goods of HS 84 and 85, `dual-use` is off"), "{rule}");
    let open = planner.plan(&shipment, &query.clone().allow("dual-use")).unwrap();
    let new: Vec<_> = open.iter().filter(|way| base.iter().all(|known| known != *way)).collect();
    assert_eq!(rule.ways.iter().collect::<Vec<_>>(), new);
    // What is not said leaves nothing out.
    for switch in CHONGQING.switches() {
        if !left.iter().any(|rule| rule.what == Loosening::Allow(switch.to_owned())) {
            assert_eq!(planner.plan(&shipment, &query.clone().allow(switch)).unwrap().to_string(), base.to_string());
        }
    }
    // Once allowed it is no news.
    let left = planner.left_out(&shipment, &query.allow("dual-use")).unwrap();
    assert!(left.iter().all(|rule| rule.what != Loosening::Allow("dual-use".to_owned())));
}

#[test]
fn a_search_for_the_reason_that_was_stopped_says_so() {
    let shipment = Shipment::boxes("Chongqing", "Istanbul", "2x45G1").unwrap().ready("2026-12-01").unwrap();
    let planner = Planner::new(&CHONGQING);
    let mut stopped = 0;
    for labels in [1, 10, 100, 1_000] {
        match planner.plan(&shipment, &both().horizon_days(1).at_most_labels(labels)) {
            Err(PlanError::Unexplained(Untold::Stopped(Stop::Labels))) => stopped += 1,
            Err(PlanError::NoItinerary(_)) => assert!(stopped > 0, "{labels}"),
            other => panic!("{labels}: {other:?}"),
        }
    }
    assert!(stopped > 0);
}

#[test]
fn the_budget_that_is_named_is_in_the_currency_asked_for() {
    let shipment = Shipment::boxes("Chongqing", "Istanbul", "2x45G1").unwrap().ready("2026-12-01").unwrap();
    let query = both().in_currency("CNY").within_budget(Money::from_minor(10_000));
    let reason = why(&CHONGQING, &shipment, &query);
    let Loosening::MoreMoney { then, .. } = reason.remedies()[0].what else { panic!("{reason}") };
    let all = Planner::new(&CHONGQING).plan(&shipment, &Query::minimise([Criterion::Cost]).in_currency("CNY")).unwrap();
    assert_eq!(then, all.cheapest().cost);
}
