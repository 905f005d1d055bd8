//! FEATURE UNDER TEST: limits of a call. Time, a flag, and labels in all stop every call that plans; what it answers then still holds.

use crate::common::CHONGQING;
use crate::common::days::DAILY;
use crate::common::lines::Lines;
use crate::common::world::World;
use landsea::plan::{Cancel, FeatureKind, Limits, Progress, ReliabilityError, ReplanError, Simulation, Stop, Untold};
use landsea::search::Status;
use landsea::units::Instant;
use landsea::{Front, Itinerary, PlanError, Planner, Query, Shipment};
use std::time::Duration;

fn shipment() -> Shipment {
    Shipment::boxes("Chongqing", "Istanbul", "2x45G1").unwrap()
}

fn first() -> Instant {
    Instant::from_epoch_minutes(29_934_780)
}

fn dated() -> Shipment {
    shipment().ready(first()).unwrap()
}

fn days_to(last: Instant) -> Shipment {
    shipment().ready_between(first(), last).unwrap()
}

fn query() -> Query {
    Query::minimise_time_and_cost().ban("air")
}

/// Three ways from ORG to DST by MID: quick and dear, slow and cheap, and in between.
fn world() -> World {
    let (mut lines, [org, mid, dst]) = Lines::between(["ORG", "MID", "DST"]);
    lines.line("lorry", [org, dst], 30, 90_000, &[]);
    lines.line("feeder", [org, mid], 6, 1_000, &[]);
    lines.line("train", [mid, dst], 24, 50_000, DAILY);
    lines.line("barge", [mid, dst], 90, 5_000, DAILY);
    lines.ship("1x45G1")
}

/// A limit that stops a call before it has done anything, and the cause.
fn at_once() -> Vec<(Limits, Stop)> {
    let cancelled = Cancel::new();
    cancelled.cancel();
    let past = std::time::Instant::now();
    vec![
        (Limits::none().at_most_labels(0), Stop::Labels),
        (Limits::none().within_time(Duration::ZERO), Stop::Time),
        (Limits::none().until(past), Stop::Time),
        (Limits::none().cancelled_by(&cancelled), Stop::Cancelled),
    ]
}

/// So many that nothing stops.
fn ample() -> Limits {
    Limits::none().at_most_labels(usize::MAX).within_time(Duration::MAX).cancelled_by(&Cancel::new())
}

fn is_of(part: &Front, whole: &Front) {
    for way in part {
        let dominated = |other: &Itinerary| other.elapsed <= way.elapsed && other.cost <= way.cost;
        assert!(whole.iter().any(dominated), "{way} beats the whole front");
    }
}

#[test]
fn a_call_stopped_before_it_begins_says_by_what() {
    let planner = Planner::new(&CHONGQING);
    let front = planner.plan(&dated(), &query()).unwrap();
    for (limits, stop) in at_once() {
        let query = query().limits(limits);
        let stopped = PlanError::Stopped(stop);
        let (last, due) = (
            first().checked_add(landsea::units::Minutes::WEEK).unwrap(),
            first().checked_add(landsea::units::Minutes::from_days(60)).unwrap(),
        );
        assert_eq!(planner.plan(&dated(), &query).unwrap_err(), stopped);
        assert_eq!(planner.plan(&shipment(), &query).unwrap_err(), stopped);
        assert_eq!(planner.plan(&days_to(last), &query).unwrap_err(), stopped);
        assert_eq!(planner.plan(&shipment().to_arrive_by(due).unwrap(), &query).unwrap_err(), stopped);
        assert_eq!(planner.reach(&dated(), &query).unwrap_err(), stopped);
        assert_eq!(planner.reach(&shipment(), &query).unwrap_err(), stopped);
        assert_eq!(planner.resilience(&dated(), &query, &FeatureKind::ALL).unwrap_err(), stopped);
        assert_eq!(planner.relaxations(&dated(), &query).unwrap_err(), stopped);
        assert_eq!(planner.why_not(&dated(), &query).unwrap_err(), stopped);
        let at = first().checked_add(front.fastest().legs[0].arrives).unwrap();
        let progress = Progress::Arrived { leg: 0, at };
        let replan = planner.replan(&dated(), &query, front.fastest(), progress);
        assert_eq!(replan.unwrap_err(), ReplanError::Plan(stopped.clone()));
        let simulation = Simulation::seeded(1).runs(1_000);
        let sure = planner.reliabilities(&dated(), &query, &front, &simulation);
        let promises = planner.promises(&dated(), &query, &front);
        if stop == Stop::Labels {
            // Neither makes labels.
            assert_eq!(sure.unwrap(), planner.reliabilities(&dated(), &self::query(), &front, &simulation).unwrap());
            assert_eq!(promises.unwrap(), planner.promises(&dated(), &self::query(), &front).unwrap());
        } else {
            assert_eq!(sure.unwrap_err(), ReliabilityError::Plan(stopped.clone()));
            assert_eq!(promises.unwrap_err(), ReliabilityError::Plan(stopped));
        }
    }
}

#[test]
fn ample_limits_change_nothing() {
    let planner = Planner::new(&CHONGQING);
    let limited = query().limits(ample());
    let (last, due) = (
        first().checked_add(landsea::units::Minutes::WEEK).unwrap(),
        first().checked_add(landsea::units::Minutes::from_days(60)).unwrap(),
    );
    let by = shipment().to_arrive_by(due).unwrap();
    assert_eq!(planner.plan(&dated(), &limited), planner.plan(&dated(), &query()));
    let window = planner.plan(&days_to(last), &limited).unwrap();
    assert_eq!(window, planner.plan(&days_to(last), &query()).unwrap());
    assert_eq!((window.status(), window.complete_from()), (Status::Complete, Some(first())));
    let latest = planner.plan(&by, &limited).unwrap();
    assert_eq!((&latest, latest.status()), (&planner.plan(&by, &query()).unwrap(), Status::Complete));
    for cargo in [dated(), shipment()] {
        let reach = planner.reach(&cargo, &limited).unwrap();
        assert_eq!(reach, planner.reach(&cargo, &query()).unwrap());
        assert!(reach.hubs().iter().all(|hub| hub.status == Status::Complete));
    }
    let lane = planner.resilience(&dated(), &limited, &[FeatureKind::Border]).unwrap();
    assert_eq!(lane, planner.resilience(&dated(), &query(), &[FeatureKind::Border]).unwrap());
    assert_eq!((lane.status(), lane.undone()), (Status::Complete, &[][..]));
    let tight = dated().due_within_days(25);
    let helps = planner.relaxations(&tight, &limited).unwrap();
    assert_eq!((&helps, helps.status()), (&planner.relaxations(&tight, &query()).unwrap(), Status::Complete));
}

/// However many labels a call may create, what it answers is a part of the whole answer, and says so; and with more of them it gets there.
#[test]
fn fewer_labels_give_a_part_of_the_front() {
    let planner = Planner::new(&CHONGQING);
    let whole = planner.plan(&dated(), &query()).unwrap();
    let mut complete = false;
    for most in (0..20).map(|power| 1_usize << power) {
        match planner.plan(&dated(), &query().at_most_labels(most)) {
            Ok(front) => {
                complete = front.status() == Status::Complete;
                assert!(complete && front == whole || front.status() == Status::LabelLimit, "{most}");
                is_of(&front, &whole);
            }
            Err(error) => assert_eq!(error, PlanError::Stopped(Stop::Labels)),
        }
    }
    assert!(complete);
}

/// From the day on that it says, a stopped window has what the whole one has.
#[test]
fn a_window_is_complete_from_the_day_that_it_tells() {
    let planner = Planner::new(&CHONGQING);
    let last = first().checked_add(landsea::units::Minutes::from_days(9)).unwrap();
    let whole = planner.plan(&days_to(last), &query()).unwrap();
    let mut shown = Vec::new();
    for most in (4..24).map(|power| 1_usize << power) {
        let Ok(part) = planner.plan(&days_to(last), &query().at_most_labels(most)) else { continue };
        assert_eq!(part.hand_ins(), whole.hand_ins());
        for &day in whole.hand_ins().iter().filter(|&&day| part.complete_from().is_some_and(|from| day >= from)) {
            assert_eq!(part.ready_at(day), whole.ready_at(day), "{most}");
        }
        assert_eq!(part.status() == Status::Complete, part.complete_from() == Some(first()), "{most}");
        shown.push(part.complete_from());
    }
    assert!(shown.iter().any(|from| from.is_some_and(|from| from > first())), "{shown:?}");
    assert_eq!(shown.last(), Some(&Some(first())));
}

/// The latest ready time of a stopped search makes it, and is no later than the latest.
#[test]
fn a_stopped_search_for_the_latest_ready_time_tells_one_that_makes_it() {
    let world = world();
    let planner = Planner::new(&world.network);
    let plain = &world.question.shipment;
    let due = world.question.ready.checked_add(landsea::units::Minutes::from_days(9)).unwrap();
    let cargo = plain.clone().to_arrive_by(due).unwrap();
    let query = Query::minimise_time_and_cost().horizon_days(14);
    let latest = planner.plan(&cargo, &query).unwrap();
    let mut stopped = 0;
    for most in 0..400 {
        match planner.plan(&cargo, &query.clone().at_most_labels(most)) {
            Ok(known) => {
                let ready = known.latest_ready().unwrap();
                assert!(ready <= latest.latest_ready().unwrap());
                let whole = planner.plan(&plain.clone().due(due).unwrap().ready(ready).unwrap(), &query).unwrap();
                is_of(&known, &whole);
                assert!(known.iter().all(|way| way.ready == Some(ready)));
                stopped += usize::from(known.status() != Status::Complete);
                assert!(known.status() != Status::Complete || known == latest, "{most}");
            }
            Err(error) => assert_eq!(error, PlanError::Stopped(Stop::Labels)),
        }
    }
    assert!((1..400).contains(&stopped), "{stopped}");
}

#[test]
fn a_stopped_reach_tells_no_way_that_does_not_exist() {
    let planner = Planner::new(&CHONGQING);
    for cargo in [dated(), shipment()] {
        let whole = planner.reach(&cargo, &query()).unwrap();
        let mut statuses = Vec::new();
        for most in [10, 1_000, 10_000, 100_000, 10_000_000] {
            let Ok(part) = planner.reach(&cargo, &query().at_most_labels(most)) else { continue };
            for (hub, all) in part.hubs().iter().zip(whole.hubs()) {
                let dominated = |at: &landsea::plan::TimeAndCost| {
                    all.front.iter().any(|other| other.elapsed <= at.elapsed && other.cost <= at.cost)
                };
                assert!(hub.front.iter().all(dominated), "{most}");
                assert!(hub.status != Status::Complete || hub == all, "{most}");
            }
            statuses.push(part.status());
        }
        assert!(statuses.contains(&Status::LabelLimit), "{statuses:?}");
        assert_eq!(statuses.last(), Some(&Status::Complete));
    }
}

/// What a stopped table has is what the whole one has, and what it has not it lists.
#[test]
fn a_stopped_table_of_losses_lists_what_it_did_not_come_to() {
    let planner = Planner::new(&CHONGQING);
    let kinds = [FeatureKind::Border, FeatureKind::Strait];
    let whole = planner.resilience(&dated(), &query(), &kinds).unwrap();
    let mut cut = 0;
    for most in (8..22).map(|power| 1_usize << power) {
        let Ok(part) = planner.resilience(&dated(), &query().at_most_labels(most), &kinds) else { continue };
        if part.base().status() == Status::Complete {
            assert_eq!(part.losses().len() + part.undone().len(), whole.losses().len());
        }
        for loss in
            part.losses().iter().filter(|loss| loss.front.as_ref().is_none_or(|f| f.status() == Status::Complete))
        {
            let same = whole.losses().iter().find(|other| other.name == loss.name);
            assert_eq!(same.map(|other| &other.front), Some(&loss.front), "{}", loss.name);
        }
        assert_eq!(part.status() == Status::Complete, part == whole);
        cut += usize::from(!part.undone().is_empty() && !part.losses().is_empty());
    }
    assert!(cut > 0);
}

/// Each thing that a stopped call says helps is said by the whole one, or is a limit that is not the least.
#[test]
fn stopped_relaxations_help_all_the_same() {
    let planner = Planner::new(&CHONGQING);
    let tight = dated().due_within_days(25);
    let whole = planner.relaxations(&tight, &query()).unwrap();
    let base = planner.plan(&tight, &query()).ok();
    let mut cut = 0;
    for most in (8..22).map(|power| 1_usize << power) {
        let Ok(part) = planner.relaxations(&tight, &query().at_most_labels(most)) else { continue };
        for help in &part {
            let faster = |base: &Front| help.front.fastest().elapsed < base.fastest().elapsed;
            let cheaper = |base: &Front| help.front.cheapest().cost < base.cheapest().cost;
            assert!(
                base.as_ref().is_none_or(|base| faster(base) || cheaper(base)) || part.status() != Status::Complete
            );
        }
        assert_eq!(part.status() == Status::Complete, part == whole, "{most}");
        cut += usize::from(part.status() != Status::Complete);
    }
    assert!(cut > 0);
}

/// That there is nothing is known before it is known why.
#[test]
fn an_empty_front_whose_reasons_were_cut_off_says_so() {
    let planner = Planner::new(&CHONGQING);
    let nowhere = dated().due_within_days(1);
    let mut answers = Vec::new();
    for most in (0..22).map(|power| 1_usize << power) {
        let error = planner.plan(&nowhere, &query().at_most_labels(most)).unwrap_err();
        answers.push(match error {
            PlanError::Stopped(Stop::Labels) => 0,
            PlanError::Unexplained(Untold::Stopped(Stop::Labels)) => 1,
            PlanError::NoItinerary(_) => 2,
            error => panic!("{error}"),
        });
    }
    assert!(answers.is_sorted() && answers.contains(&1) && answers.last() == Some(&2), "{answers:?}");
    // Asked for no reasons, it gives none; they can be had by themselves.
    let quiet = query().without_reasons();
    let error = planner.plan(&nowhere, &quiet).unwrap_err();
    assert_eq!(error, PlanError::Unexplained(Untold::NotAsked));
    assert_eq!(error.to_string(), "no itinerary; why was not asked");
    let why = planner.why_not(&nowhere, &quiet).unwrap().unwrap();
    assert_eq!(planner.plan(&nowhere, &query()).unwrap_err(), PlanError::NoItinerary(Box::new(why)));
    assert_eq!(planner.why_not(&dated(), &query()), Ok(None));
}

/// Whatever the other thread cuts off, the answer says, and is a part of the whole.
#[test]
fn a_flag_set_in_the_midst_stops_a_call() {
    let planner = Planner::new(&CHONGQING);
    let whole = planner.plan(&dated(), &query()).unwrap();
    let cancel = Cancel::new();
    let query = query().cancelled_by(&cancel);
    std::thread::scope(|scope| {
        let asking = scope.spawn(|| {
            // Without the flag this would not end.
            let mut calls = 0_usize;
            loop {
                match planner.plan(&dated(), &query) {
                    Ok(front) if front.status() == Status::Complete => assert_eq!(front, whole),
                    Ok(front) => {
                        assert_eq!(front.status(), Status::Cancelled);
                        is_of(&front, &whole);
                        return calls;
                    }
                    Err(error) => {
                        assert_eq!(error, PlanError::Stopped(Stop::Cancelled));
                        return calls;
                    }
                }
                calls += 1;
            }
        });
        std::thread::sleep(Duration::from_millis(300));
        assert!(!cancel.is_cancelled());
        cancel.cancel();
        asking.join().unwrap();
    });
}

/// A simulation that is cut off says how many runs it is of.
#[test]
fn a_stopped_simulation_tells_how_many_runs_were_done() {
    let planner = Planner::new(&CHONGQING);
    let front = planner.plan(&dated(), &query()).unwrap();
    let simulation = Simulation::seeded(1).runs(10_000_000).threads(2);
    let query = query().within_time(Duration::from_millis(400));
    match planner.reliability(&dated(), &query, front.fastest(), &simulation) {
        Ok(sure) => {
            assert!((1..10_000_000).contains(&sure.runs()), "{}", sure.runs());
            assert_eq!(sure.status(), Status::TimeLimit);
            assert!(sure.stranded() <= sure.runs());
        }
        Err(error) => assert_eq!(error, ReliabilityError::Plan(PlanError::Stopped(Stop::Time))),
    }
    let all = planner.reliabilities(&dated(), &query, &front, &simulation);
    assert!(all.is_ok_and(|all| all.len() < front.itineraries().len()));
}

#[test]
fn queries_with_other_limits_are_other_queries() {
    let (one, other) = (Cancel::new(), Cancel::new());
    assert_eq!(query().cancelled_by(&one), query().cancelled_by(&one.clone()));
    assert_ne!(query().cancelled_by(&one), query().cancelled_by(&other));
    assert_ne!(query().at_most_labels(1), query());
    assert_eq!(query().within_time(Duration::from_secs(1)).limits(Limits::none()), query());
}

mod joint {
    use super::*;
    use landsea::plan::{BatchError, Flow, Freedom, Goal, JointError, Objective, Waits};

    /// Three shipments for a train that holds two boxes a day.
    fn shared() -> (World, Vec<Shipment>) {
        let (mut lines, [org, mid, dst]) = Lines::between(["ORG", "MID", "DST"]);
        lines.line("feeder", [org, mid], 6, 1_000, &[]);
        let train = lines.line("train", [mid, dst], 24, 5_000, DAILY);
        train.capacity = Some(crate::common::parts::exact(2));
        lines.line("lorry", [mid, dst], 20, 9_000, &[]);
        let world = lines.ship("1x45G1");
        let cargo = world.question.shipment.clone().ready(world.question.ready).unwrap().due_within_days(3);
        (world, vec![cargo; 5])
    }

    /// However soon it is stopped, nothing is over capacity, and every shipment is in one list.
    #[test]
    fn a_stopped_batch_holds_and_lists_whoever_was_not_planned() {
        let (world, shipments) = shared();
        let planner = Planner::new(&world.network);
        let query = Query::minimise_time_and_cost().horizon_days(14);
        let whole = planner.batch(&shipments, &query, &Objective::cost()).unwrap();
        assert!(whole.is_optimal() && whole.status() == Status::Complete && whole.undone().is_empty());
        let (mut cut, mut complete) = (0, false);
        for most in 0..600 {
            match planner.batch(&shipments, &query.clone().at_most_labels(most), &Objective::cost()) {
                Ok(batch) => {
                    let counted = batch.placed().len() + batch.left().len() + batch.unplanned().len();
                    assert_eq!(counted + batch.undone().len(), shipments.len(), "{most}");
                    assert!(batch.departures().iter().all(|departure| departure.load <= departure.room));
                    assert!(batch.undone().is_empty() || batch.bound().is_none());
                    assert!(batch.status() == Status::LabelLimit || batch == whole, "{most}");
                    assert!(!batch.is_optimal() || batch.total() == whole.total());
                    cut += usize::from(!batch.undone().is_empty());
                    complete = batch == whole;
                }
                Err(error) => assert_eq!(error, BatchError::Stopped(Stop::Labels), "{most}"),
            }
        }
        assert!(cut > 0 && complete, "{cut}");
        for (limits, stop) in at_once() {
            let stopped = planner.batch(&shipments, &query.clone().limits(limits), &Objective::cost());
            assert_eq!(stopped.unwrap_err(), BatchError::Stopped(stop));
        }
        let ample = planner.batch(&shipments, &query.clone().limits(ample()), &Objective::cost());
        assert_eq!(ample.unwrap(), whole);
    }

    #[test]
    fn a_stopped_timetable_waits_no_more_than_todays() {
        let (world, shipments) = shared();
        let planner = Planner::new(&world.network);
        let flows = [Flow::new(shipments[0].clone().due_within_days(9), 3)];
        let (query, goal) =
            (Query::minimise_time_and_cost().horizon_days(14).ban("road"), Goal::least_waiting(Waits::FromHandIn));
        let freedoms = [Freedom::within_days("train", 3)];
        let whole = planner.joint_timetable(&flows, &freedoms, &query, &goal);
        let Ok(whole) = whole else { panic!("{:?}", whole.err()) };
        let mut cut = 0;
        for most in 0..300 {
            match planner.joint_timetable(&flows, &freedoms, &query.clone().at_most_labels(most), &goal) {
                Ok(part) => {
                    assert!(part.bound() <= part.after() && part.after() <= part.before());
                    cut += usize::from(part.status() == Status::LabelLimit);
                    assert!(part.status() == Status::LabelLimit || part.to_string() == whole.to_string(), "{most}");
                }
                Err(error) => assert_eq!(error, JointError::Stopped(Stop::Labels), "{most}"),
            }
        }
        assert!(cut > 0);
        for (limits, stop) in at_once() {
            let stopped = planner.joint_timetable(&flows, &freedoms, &query.clone().limits(limits), &goal);
            assert_eq!(stopped.unwrap_err(), JointError::Stopped(stop));
        }
        let limited = planner.joint_timetable(&flows, &freedoms, &query.limits(ample()), &goal).unwrap();
        assert_eq!(limited.to_string(), whole.to_string());
    }
}
