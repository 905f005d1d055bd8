//! FEATURE UNDER TEST: no call panics on any figure, and what is refused is refused by the same name in every call.

use crate::common::days::DAILY;
use crate::common::lines::Lines;
use crate::common::world::World;
use landsea::audit::audit;
use landsea::model::Case;
use landsea::plan::{
    Cause, FeatureKind, InsuranceRate, InventoryRate, Progress, ReliabilityError, ReplanError, Shortlist, Simulation,
    TimeError,
};
use landsea::report::{Style, front_table, itinerary_text};
use landsea::units::{
    Civil, CountryCode, Currency, GramsCo2e, HsCode, HubCode, Instant, Kilograms, Minutes, Money, Position, SizeType,
    Zone,
};
use landsea::{Itinerary, Network, PlanError, Planner, Query, Shipment};

/// A quick way and a cheap one, dated and on demand, with storage on the way.
fn world() -> World {
    let (mut lines, [org, mid, dst]) = Lines::between(["ORG", "MID", "DST"]);
    lines.line("feeder", [org, mid], 6, 1_000, &[]);
    lines.line("lorry", [mid, dst], 30, 90_000, &[]);
    lines.line("train", [mid, dst], 24, 50_000, DAILY);
    lines.storage(mid, 12, &[(None, 500)]);
    lines.ship("2x45G1")
}

/// Minutes since 1970 of dates that nobody ships on, and of some that are just believable.
const DATES: [i64; 13] = [
    i64::MIN,
    i64::MIN + 1,
    -1,
    0,
    15_778_079, // 31 December 1999
    15_778_080,
    29_934_780,
    67_320_000, // 2097
    67_320_001,
    68_374_080,    // 2100
    4_223_376_000, // 9999
    i64::MAX - 1,
    i64::MAX,
];

fn dates() -> impl Iterator<Item = Instant> {
    DATES.into_iter().map(Instant::from_epoch_minutes)
}

const DAYS: [u32; 7] = [0, 1, 30, 730, 731, 2_982_617, u32::MAX];
const AMOUNTS: [i64; 7] = [i64::MIN, -1, 0, 1, 100_000, i64::MAX - 1, i64::MAX];

/// What every call answers, by name: nothing where it answers, or why not. The shipment is asked about with a ready time and without one.
fn answers(
    world: &World,
    dated: &Shipment,
    undated: &Shipment,
    query: &Query,
    at: Instant,
) -> Vec<(&'static str, Option<PlanError>)> {
    let planner = Planner::new(&world.network);
    let plain = world.question.shipment.clone().ready(world.question.ready).unwrap();
    let planned = planner.plan(&plain, &Query::minimise_time_and_cost()).unwrap();
    let way = planned.fastest();
    let _ = audit(&world.network, dated, query, way);
    let replanned = |progress| match planner.replan(dated, query, way, progress) {
        Err(ReplanError::Plan(error)) => Some(error),
        _ => None,
    };
    let simulated = match planner.reliability(dated, query, way, &Simulation::seeded(1).runs(300)) {
        Err(ReliabilityError::Plan(error)) => Some(error),
        _ => None,
    };
    let _ = [Progress::Waiting { leg: 1, now: at }, Progress::Aboard { leg: 0, until: at }].map(replanned);
    let come = world.question.ready.checked_add(way.legs[0].arrives).unwrap();
    let after = |days| at.checked_add(Minutes::from_days(days)).unwrap_or(at);
    vec![
        ("plan", planner.plan(dated, query).err()),
        ("strategic plan", planner.plan(undated, query).err()),
        ("window", planner.plan(&undated.clone().ready_between(at, after(1)).unwrap(), query).err()),
        ("arrive by", planner.plan(&undated.clone().to_arrive_by(after(20)).unwrap(), query).err()),
        ("reach", planner.reach(dated, query).err()),
        ("resilience", planner.resilience(dated, query, &FeatureKind::ALL).err()),
        ("relaxations", planner.relaxations(dated, query).err()),
        ("why not", planner.why_not(dated, query).err()),
        ("replan", replanned(Progress::Arrived { leg: 0, at: come })),
        ("reliability", simulated),
        ("batch", batch(&planner, dated, query)),
        ("joint", joint(&planner, dated, query)),
    ]
}

fn batch(planner: &Planner, shipment: &Shipment, query: &Query) -> Option<PlanError> {
    use landsea::plan::{BatchError, Objective};
    match planner.batch(&[shipment.clone(), shipment.clone()], query, &Objective::cost()) {
        Err(BatchError::Shipment { why, .. }) => Some(*why),
        _ => None,
    }
}

fn joint(planner: &Planner, shipment: &Shipment, query: &Query) -> Option<PlanError> {
    use landsea::plan::{Flow, Freedom, Goal, JointError, Waits};
    let (flows, freedoms) = ([Flow::new(shipment.clone(), 1)], [Freedom::within_days("train", 1)]);
    match planner.joint_timetable(&flows, &freedoms, query, &Goal::least_waiting(Waits::FromHandIn).over_weeks(1)) {
        Err(JointError::Flow { why, .. }) => Some(*why),
        _ => None,
    }
}

#[test]
fn a_horizon_of_no_days_or_of_too_many_is_refused_by_every_call() {
    let world = world();
    let ready = world.question.ready;
    let undated = world.question.shipment.clone();
    let dated = world.question.shipment.clone().ready(ready).unwrap();
    for days in [0, 731, 2_982_617, u32::MAX] {
        let query = Query::minimise_time_and_cost().horizon_days(days);
        for (call, error) in answers(&world, &dated, &undated, &query, ready) {
            assert_eq!(error, Some(PlanError::Time(TimeError::Horizon(days))), "{call}");
        }
    }
}

#[test]
fn a_ready_date_that_zones_are_not_known_for_is_refused_by_every_call() {
    let world = world();
    let plain = world.question.shipment.clone();
    for ready in dates().filter(|date| !(15_778_080..=67_320_000).contains(&date.epoch_minutes())) {
        let (dated, undated) = (plain.clone().ready(ready).unwrap(), plain.clone());
        for (call, error) in answers(&world, &dated, &undated, &Query::minimise_time_and_cost(), ready) {
            // A strategic plan has no date; a replan is ready when the cargo comes; of what is to arrive by a date, that of the earliest ready time counts.
            if ["strategic plan", "replan", "arrive by"].contains(&call) {
                continue;
            }
            assert_eq!(error, Some(PlanError::Time(TimeError::UnknownClock)), "{call}, {}", ready.to_rfc3339());
        }
    }
}

/// Every other date, number of days, amount and weight: answered or refused, never a panic.
#[test]
fn no_figure_of_a_shipment_or_a_query_panics() {
    let world = world();
    let (plain, ready) = (world.question.shipment.clone(), world.question.ready);
    let try_out = |dated: &Shipment, query: &Query| {
        answers(&world, &dated.clone().ready(ready).unwrap(), dated, query, ready);
    };
    let query = || Query::minimise_all().horizon_days(20);
    for date in dates() {
        for shipment in [
            plain.clone().due(date).unwrap(),
            plain.clone().deliver_from(date).unwrap(),
            plain.clone().documents(date).unwrap(),
        ] {
            try_out(&shipment, &query());
            try_out(&shipment, &Query::minimise_time_and_cost());
        }
        let shortest = Shortlist::of(&Planner::new(&world.network).plan(&plain, &query()).unwrap())
            .arriving_by(date)
            .pick(3)
            .len();
        assert!(shortest > 0);
    }
    for days in DAYS {
        try_out(&plain.clone().due_within_days(days), &query());
        try_out(&plain, &query().horizon_days(days));
    }
    for amount in AMOUNTS.map(Money::from_minor) {
        try_out(&plain, &query().within_budget(amount));
        try_out(&plain, &Query::minimise_time_and_cost().within_budget(amount).in_currency("CNY"));
        for rate in [0, 1, u64::MAX] {
            let dear = plain.clone().value(amount);
            try_out(&dear, &query().with_inventory_cost(InventoryRate::Thousandths(rate)));
            try_out(&dear, &query().with_insurance(InsuranceRate::Millionths { rate, least: amount }));
        }
    }
    for kg in [0, 1, 1_000_000_000, u64::MAX].map(Kilograms::new) {
        try_out(&plain.clone().weight(kg), &query());
    }
    for cm in [0, 1, u32::MAX] {
        try_out(&plain.clone().over_height_cm(cm), &query());
    }
    for labels in [0, 1, usize::MAX] {
        try_out(&plain, &query().at_most_labels(labels).case(Case::High).in_parts());
    }
    for text in ["", " ", "\u{0}", "é", "💥", "\u{1b}[8m", "-", "*"] {
        try_out(&plain.clone().commodity(text), &query());
        try_out(&plain.clone().dangerous(text), &query());
        try_out(&plain.clone().regime(text), &query());
        try_out(&plain.clone().bound_for(text), &query());
        try_out(&plain, &query().ban(text));
        try_out(&plain, &query().via(text));
        try_out(&plain, &query().allow(text));
        try_out(&plain, &query().in_currency(text));
    }
}

#[test]
fn no_text_or_number_panics_where_cargo_is_made() {
    for count in
        ["0", "1", "1000000000", "1000000001", "18446744073709551615", "18446744073709551616", "-1", "", "x", "é", "１"]
    {
        for size in ["45G1", "22T6", "", "x", "ÿ5G1", "45é", "💥", "4💥1"] {
            if let Ok(boxes) = Shipment::boxes("", " ", &format!("{count}x{size}")) {
                let _ = (boxes.to_string(), boxes.quantities(&world().network));
            }
            let _ = Shipment::boxes("A", "A", &format!("{count}{size}"));
        }
    }
    for count in [0, 1, u64::MAX] {
        let _ = Shipment::vehicles("A", "B", count).map(|cargo| cargo.quantities(&world().network));
        for volume in [0.0, -0.0, -1.0, f64::MIN_POSITIVE, 1e300, f64::INFINITY, f64::NEG_INFINITY, f64::NAN] {
            let _ =
                Shipment::pallets("A", "B", Kilograms::new(count), volume).map(|it| it.quantities(&world().network));
        }
        let _ = Shipment::bulk("A", "B", Kilograms::new(count)).map(|cargo| cargo.quantities(&world().network));
    }
    for (low, high) in [(i16::MIN, i16::MAX), (i16::MAX, i16::MIN), (0, 0)] {
        let _ = Shipment::boxes("A", "B", "1x45R1").unwrap().temperature(low, high);
    }
    for text in [
        "",
        " ",
        "2026",
        "2026-13-01",
        "2026-02-30",
        "9999-12-31",
        "-9999-01-01",
        "é",
        "\u{0}",
        "2026-12-01T24:61",
        "99999999999999999999",
    ] {
        let cargo = || Shipment::boxes("A", "B", "1x45G1").unwrap();
        let _ = (
            cargo().ready(text),
            cargo().due(text),
            cargo().documents(text),
            cargo().deliver_from(text),
            cargo().hs(text),
        );
        let _ = (
            HubCode::new(text),
            CountryCode::new(text),
            Currency::new(text),
            SizeType::new(text),
            HsCode::new(text),
            Zone::new(text),
        );
    }
}

#[test]
fn no_date_or_length_panics() {
    for zone in ["UTC", "Asia/Shanghai", "Europe/Berlin", "America/St_Johns", "Asia/Tehran"]
        .map(|name| Zone::new(name).unwrap())
    {
        for date in dates() {
            let local = zone.local(date);
            let _ = (local.to_string(), local.date(), local.weekday(), local.epoch_days(), local.minute_of_day());
            let _ = (
                zone.rfc3339(date),
                date.to_rfc3339(),
                zone.offset_at(date),
                zone.next_change(date),
                zone.fixed_since(date),
            );
            let _ = zone.instant(Civil::from_epoch_minutes(date.epoch_minutes()));
            for other in dates() {
                let _ = date.since(other);
            }
            for length in [0, 1, u32::MAX].map(Minutes::new) {
                assert_eq!(
                    date.checked_add(length).is_none(),
                    date.epoch_minutes() > i64::MAX - i64::from(length.get())
                );
                assert_eq!(
                    date.checked_sub(length).is_none(),
                    date.epoch_minutes() < i64::MIN + i64::from(length.get())
                );
            }
        }
    }
    for number in [0, 1, 2_982_616, 2_982_617, 71_582_788, 71_582_789, u32::MAX] {
        let minutes = |each: u64| u32::try_from(u64::from(number) * each).ok().map(Minutes::new);
        assert_eq!((Minutes::checked_hours(number), Minutes::checked_days(number)), (minutes(60), minutes(1440)));
        let _ = (Minutes::new(number).to_string(), Minutes::new(number).started_days());
    }
    for days in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, -0.0, 1e300, -1e300, f64::MIN_POSITIVE] {
        let _ = (Minutes::from_decimal_days(days), Position::new(days, days));
    }
    for amount in AMOUNTS.map(Money::from_minor) {
        let _ =
            (amount.to_string(), amount.checked_mul(i64::MIN), amount.checked_add(amount), amount.checked_sub(amount));
    }
    for (year, month, day) in [(i16::MIN, 1, 1), (i16::MAX, 12, 31), (0, 0, 0), (2026, i8::MIN, i8::MAX)] {
        let _ = Civil::new(year, month, day, i8::MAX, i8::MIN);
    }
}

/// Itineraries that no planner made.
fn damaged(way: &Itinerary) -> Vec<Itinerary> {
    let mut all = Vec::new();
    for ready in dates() {
        all.push(Itinerary { ready: Some(ready), ..way.clone() });
    }
    all.push(Itinerary { ready: None, ..way.clone() });
    all.push(Itinerary { stays: Vec::new(), ..way.clone() });
    all.push(Itinerary { legs: Vec::new(), ..way.clone() });
    all.push(Itinerary { stays: Vec::new(), legs: Vec::new(), ..way.clone() });
    all.push(Itinerary { stays: way.stays[..1].to_vec(), ..way.clone() });
    all.push(Itinerary { legs: way.legs[1..].to_vec(), ..way.clone() });
    for amount in AMOUNTS.map(Money::from_minor) {
        let (elapsed, emissions) = (Minutes::new(u32::MAX), GramsCo2e::new(u64::MAX));
        let mut dear = Itinerary { cost: amount, elapsed, emissions, ..way.clone() };
        for stay in &mut dear.stays {
            (stay.begins, stay.handled, stay.ends, stay.wait, stay.cut_off) =
                (elapsed, elapsed, elapsed, elapsed, elapsed);
            stay.items
                .iter_mut()
                .for_each(|item| (item.charge, item.time, item.emissions) = (amount, elapsed, emissions));
        }
        for leg in &mut dear.legs {
            (leg.departs, leg.arrives, leg.first_stage) = (elapsed, elapsed, usize::MAX - 1);
            leg.stages.iter_mut().for_each(|stage| stage.item.charge = amount);
        }
        all.push(dear);
    }
    all
}

#[test]
fn no_itinerary_panics_that_nobody_planned() {
    let world = world();
    let planner = Planner::new(&world.network);
    let shipment = world.question.shipment.clone().ready(world.question.ready).unwrap();
    let query = Query::minimise_time_and_cost();
    let front = planner.plan(&shipment, &query).unwrap();
    for way in front.iter().flat_map(damaged) {
        let _ = (way.to_string(), way.route(), way.passes(), way.arrival(), way.first_departure(), way.distance());
        let _ = (way.cost_share(), way.time_share(), way.elements().len(), way.transshipments());
        let _ = itinerary_text(&way, &Style { width: 0, ..Style::default() });
        let _ = audit(&world.network, &shipment, &query, &way);
        let _ = planner.reliability(&shipment, &query, &way, &Simulation::seeded(0).runs(10));
        for leg in [0, 1, 2, usize::MAX] {
            for at in dates() {
                for progress in [
                    Progress::Arrived { leg, at },
                    Progress::Waiting { leg, now: at },
                    Progress::Aboard { leg, until: at },
                ] {
                    if let Ok(replan) = planner.replan(&shipment, &query, &way, progress) {
                        let _ = (replan.to_string(), replan.change(&way));
                    }
                }
            }
        }
    }
    let _ = front_table(&front, &Style { width: u16::MAX, ..Style::default() });
}

#[test]
fn no_probability_or_number_of_runs_panics() {
    let world = world();
    let planner = Planner::new(&world.network);
    let shipment = world.question.shipment.clone().ready(world.question.ready).unwrap();
    let query = Query::minimise_time_and_cost();
    let front = planner.plan(&shipment, &query).unwrap();
    for runs in [0, 10_000_001, usize::MAX] {
        let refused = planner.reliabilities(&shipment, &query, &front, &Simulation::seeded(u64::MAX).runs(runs));
        assert_eq!(refused.unwrap_err(), ReliabilityError::Runs(runs));
    }
    let simulation = Simulation::seeded(u64::MAX).runs(1_000).threads(usize::MAX);
    let sure = planner.reliabilities(&shipment, &query, &front, &simulation).unwrap();
    let shares =
        [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, -1.0, -0.0, 0.0, f64::MIN_POSITIVE, 1.0, 1.0 + f64::EPSILON];
    for share in shares {
        for sure in &sure {
            let good = (0.0..=1.0).contains(&share);
            assert_eq!(sure.arrival(share).is_ok(), good);
            assert_eq!((sure.arrives_by(share).is_ok(), sure.cost(share).is_ok()), (good, good));
        }
        for date in dates() {
            let list = Shortlist::of(&front).surely_by(date, share, &sure);
            assert_eq!(list.is_ok(), (0.0..=1.0).contains(&share));
            for most in [0, 1, usize::MAX] {
                let picks = list.clone().map(|list| list.within_budget(Money::from_minor(i64::MIN)).pick(most).len());
                assert!(picks.is_ok_and(|picks| picks <= most) || list.is_err());
            }
        }
    }
    for date in dates() {
        assert!(sure.iter().all(|sure| (0.0..=1.0).contains(&sure.arrived_by(date))));
    }
    for amount in AMOUNTS.map(Money::from_minor) {
        let _ = (front.at_value_of_time(amount), front.within_budget(amount));
        let _ = Shortlist::of(&front).at_value_of_time(amount).within_budget(amount).pick(9);
    }
}

/// A far due date is none that lies before ready.
#[test]
fn a_due_date_millions_of_days_away_limits_nothing() {
    let world = world();
    let planner = Planner::new(&world.network);
    let shipment = world.question.shipment.clone().ready(world.question.ready).unwrap();
    let query = Query::minimise_time_and_cost();
    let front = planner.plan(&shipment, &query).unwrap();
    let patient = shipment.clone().due_within_days(u32::MAX);
    assert_eq!(planner.plan(&patient, &query).unwrap(), front);
    let end_of_time = Instant::from_epoch_minutes(4_223_371_679);
    let never = shipment.clone().due(end_of_time).unwrap();
    assert_eq!(planner.plan(&never, &query).unwrap(), front);
    let at = world.question.ready.checked_add(front.fastest().legs[0].arrives).unwrap();
    let progress = Progress::Arrived { leg: 0, at };
    let replan = |shipment: &Shipment| planner.replan(shipment, &query, front.fastest(), progress).unwrap();
    assert_eq!(replan(&patient), replan(&shipment));
    // Nobody takes it within anybody's lifetime.
    let late = shipment.deliver_from(end_of_time).unwrap();
    let Err(PlanError::NoItinerary(why)) = planner.plan(&late, &query) else { panic!("somebody takes it") };
    assert!(matches!(why.cause(), Cause::Delivery { .. }), "{why}");
}

mod joint_calls {
    use super::*;
    use landsea::plan::{BatchError, Flow, Freedom, Goal, JointError, Objective, Waits};

    #[test]
    fn no_figure_of_an_objective_or_a_goal_panics() {
        let world = world();
        let planner = Planner::new(&world.network);
        let shipment = world.question.shipment.clone().ready(world.question.ready).unwrap();
        let query = Query::minimise_time_and_cost();
        for amount in AMOUNTS.map(Money::from_minor) {
            for searches in [0, 1, usize::MAX] {
                let objective = Objective::cost().with_a_day_at(amount).at_most_searches(searches);
                let batch = planner.batch(&[shipment.clone(), shipment.clone()], &query, &objective);
                let refused = match amount.minor() {
                    ..0 => Some(BatchError::Day),
                    0..=100_000 => None,
                    _ => Some(BatchError::TooMuch),
                };
                assert_eq!(batch.as_ref().err(), refused.as_ref(), "{amount}");
                let _ = batch.map(|batch| batch.to_string());
            }
            for (weeks, boxes, steps, days) in [
                (0, 1, 1, 1),
                (53, 1, 1, 1),
                (u32::MAX, 1, 1, 1),
                (1, 0, 1, 1),
                (1, u64::MAX, 1, 1),
                (2, 1_000_000, 0, u32::MAX),
                (2, 1_000_000, 0, 3),
                (2, 1_000_000, u64::MAX, 70),
            ] {
                let goal = Goal::least_waiting(Waits::FromHandIn).over_weeks(weeks).at_most_steps(steps);
                let goal = goal.by_ways_of(Objective::cost().with_a_day_at(amount));
                let (flows, freedoms) = ([Flow::new(shipment.clone(), boxes)], [Freedom::within_days("train", days)]);
                if let Ok(joint) = planner.joint_timetable(&flows, &freedoms, &query, &goal) {
                    let _ = joint.to_string();
                }
            }
        }
        assert!(matches!(
            planner.joint_timetable(&[], &[], &query, &Goal::least_waiting(Waits::FromHandIn)),
            Err(JointError::NoFlow)
        ));
        assert_eq!(planner.batch(&[], &query, &Objective::cost()), Err(BatchError::Empty));
    }
}

#[test]
fn a_network_of_one_own_world_is_asked_about_places_that_it_does_not_have() {
    let network = Network::chongqing();
    let planner = Planner::new(&network);
    for text in ["", " ", "\u{0}", "é", "💥", "a\u{301}", "CNCKG-", "-", "_", "%", "'"] {
        let shipment = Shipment::boxes(text, "Istanbul", "1x45G1").unwrap();
        let _ = planner.plan(&shipment, &Query::minimise_time_and_cost()).map_err(|error| error.to_string());
    }
}
